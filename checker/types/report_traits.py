"""Unmet obligations in rustc's words: E0277, E0271, E0275, E0283 (rustc: `fulfillment_errors`).

Three parts: what does not hold, with the words that the trait's author chose; which types do
implement the trait; and the chain of reasons, from the condition that failed up to what the program
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind, PrimTy
from checker.names.head_span import head_span
from checker.types.fold import erase_regions, has_infer, open_predicate
from checker.types.infer import InferCtxt
from checker.types.obligation import (
    Cause,
    CauseKind,
    FulfillError,
    FulfillErrorKind,
    Obligation,
)
from checker.types.pretty import Printer, show, show_path, show_short, show_trait, show_trimmed
from checker.types.report_question import question_mark
from checker.types.report_words import Words, instead_of_cell, words_for
from checker.types.ty import (
    Adt,
    Alias,
    AliasKind,
    Array,
    Closure,
    Param,
    Prim,
    ProjectionPredicate,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
    is_integral,
)
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder, Label, error
from grammar.span import DUMMY_SPAN, Span

_DERIVABLE = frozenset(
    [
        "clone::Clone",
        "marker::Copy",
        "cmp::PartialEq",
        "cmp::Eq",
        "cmp::PartialOrd",
        "cmp::Ord",
        "hash::Hash",
        "default::Default",
        "fmt::Debug",
    ]
)


def report(tcx: Tcx, infcx: InferCtxt, e: FulfillError) -> Diagnostic:
    """The diagnostic for one failed obligation."""
    match e.kind:
        case FulfillErrorKind.UNIMPLEMENTED:
            return _unimplemented(tcx, infcx, e.obligation).build()
        case FulfillErrorKind.MISMATCH:
            return _mismatch(tcx, infcx, e).build()
        case FulfillErrorKind.AMBIGUOUS:
            return _ambiguous(tcx, infcx, e.obligation).build()
        case FulfillErrorKind.OVERFLOW:
            return _overflow(tcx, e.obligation).build()


# ------------------------------------------------------------------ E0277


def _unimplemented(tcx: Tcx, infcx: InferCtxt, o: Obligation) -> DiagnosticBuilder:
    if o.root().cause.kind is CauseKind.QUESTION_MARK:
        special = question_mark(tcx, infcx, o)
        if special is not None:
            return special
    kind = infcx.resolve(open_predicate(o.predicate))
    if isinstance(kind, ProjectionPredicate):
        trait = kind.projection.def_.parent
        assert trait is not None
        goal = TraitRef(trait, kind.projection.args[: tcx.generics_of(trait).count])
    else:
        assert isinstance(kind, TraitPredicate)
        goal = kind.trait_ref
    words = _words(tcx, goal, o.root().cause)
    shown, self_text = show_trait(tcx, goal), show(tcx, goal.self_ty)
    message = words.message or f"the trait bound `{self_text}: {shown}` is not satisfied"
    local = _local_adt(goal.self_ty)
    plain = f"the trait `{shown}` is not implemented for `{self_text}`"
    label = words.label
    tell_separately = label is not None
    if label is None:
        label = plain
        if local is not None and goal.trait.path() not in _DERIVABLE:
            label, tell_separately = "unsatisfied trait bound", True
    builder = error("E0277", message, o.span, label)
    if tell_separately and not _quiet(tcx, goal, o):
        _tell_not_implemented(tcx, builder, goal, o, plain, local)
    if words.note is not None:
        for note in words.note.split("\n"):
            builder.note(note)
    _other_types(tcx, builder, goal, o)
    _reasons(tcx, infcx, builder, o)
    _suggest_derive(tcx, builder, goal, local)
    return builder


def _words(tcx: Tcx, goal: TraitRef, cause: Cause) -> Words:
    self_text = show(tcx, goal.self_ty)
    this = show_path(tcx, goal.trait)
    arg = show(tcx, goal.args[1]) if len(goal.args) > 1 else ""
    if not goal.trait.is_library:
        return _user_words(tcx, goal, self_text, this, arg)
    if Printer(tcx, False, None).is_fn_trait(goal.trait):
        text = show_trait(tcx, goal)
        return Words(
            f"expected a `{text}` closure, found `{self_text}`",
            f"expected an `{text}` closure, found `{self_text}`",
        )
    path = goal.trait.path()
    if cause.kind is CauseKind.FORMAT:
        special = _format_words(path, self_text, this, _local_adt(goal.self_ty) is not None)
        if special is not None:
            return special
    if cause.kind is CauseKind.QUESTION_MARK and path == "convert::From":
        return Words(
            f"`?` couldn't convert the error to `{self_text}`",
            f"the trait `{show_trait(tcx, goal)}` is not implemented for `{self_text}`",
            "the question mark operation (`?`) implicitly performs a conversion on the error value "
            "using the `From` trait",
        )
    words = words_for(path, self_text, arg, this) or Words(None)
    if path == "ops::Add" and (self_text, arg) in _LITERALS:
        return Words(_LITERALS[self_text, arg], words.label)
    if path in ("iter::Iterator", "iter::IntoIterator"):
        return _iterator_words(goal.self_ty, self_text)
    if path == "fmt::Debug" and _local_adt(goal.self_ty) is not None:
        note = f"add `#[derive(Debug)]` to `{self_text}` or manually `impl {this} for {self_text}`"
        return Words(words.message, None, note)
    if path == "marker::Sync" and isinstance(goal.self_ty, Adt) and goal.self_ty.def_.is_library:
        inner = show(tcx, goal.self_ty.args[0]) if goal.self_ty.args else ""
        advice = instead_of_cell(goal.self_ty.def_.path(), inner)
        return Words(words.message, words.label, advice)
    if path == "slice::SliceIndex" and goal.args[1] == Prim(PrimTy.STR):
        return Words(words.message, "string indices are ranges of `usize`")
    return words


_LITERALS = {
    ("{integer}", "{float}"): "cannot add a float to an integer",
    ("{float}", "{integer}"): "cannot add an integer to a float",
}


def _format_words(path: str, self_text: str, this: str, local: bool) -> Words | None:
    message = f"`{self_text}` doesn't implement `{this}`"
    if path == "fmt::Display":
        return Words(
            message,
            f"`{self_text}` cannot be formatted with the default formatter",
            "in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead",
        )
    if path == "fmt::Debug":
        note = f"add `#[derive(Debug)]` to `{self_text}` or manually `impl {this} for {self_text}`"
        return Words(
            message,
            f"`{self_text}` cannot be formatted using `{{:?}}` because it doesn't implement "
            f"`{this}`",
            note if local else None,
        )
    return None


def _iterator_words(t: Ty, text: str) -> Words:
    message = f"`{text}` is not an iterator"
    if is_integral(t):
        return Words(
            message,
            message,
            "if you want to iterate between `start` until a value `end`, use the exclusive range "
            "syntax `start..end` or the inclusive range syntax `start..=end`",
        )
    if text in ("&str", "str"):
        return Words(message, f"{message}; try calling `.chars()` or `.bytes()`")
    if text in ("String", "&String"):
        return Words(message, f"{message}; try calling `.chars()` or `.bytes()`")
    if isinstance(t, Array):
        return Words(message, f"{message}; try calling `.into_iter()` or `.iter()`")
    return Words(message, message)


def _user_words(tcx: Tcx, goal: TraitRef, self_text: str, this: str, arg: str) -> Words:
    """`#[diagnostic::on_unimplemented(message = "..", label = "..", note = "..")]`."""
    node = goal.trait.node
    found: dict[str, str] = {}
    for attr in node.attrs if isinstance(node, ast.Item) else ():
        if attr.args is None or attr.path.segments[-1].ident.name != "on_unimplemented":
            continue
        tokens = attr.args.tokens
        for i, token in enumerate(tokens[:-2]):
            if tokens[i + 1].text == "=":
                found[token.text] = tokens[i + 2].text.strip('"')
    names = {"Self": self_text, "This": this}
    for param, value in zip(tcx.generics_of(goal.trait).own[1:], goal.args[1:], strict=True):
        names[param.name] = show(tcx, value)

    def fill(key: str) -> str | None:
        text = found.get(key)
        for name, value in names.items() if text is not None else ():
            text = text.replace(f"{{{name}}}", value) if text is not None else None
        return text

    return Words(fill("message"), fill("label"), fill("note"))


def _quiet(tcx: Tcx, goal: TraitRef, o: Obligation) -> bool:
    """`Sized` of a local and the conversions of `?` need no second sentence."""
    return o.root().cause.kind is CauseKind.QUESTION_MARK


def _local_adt(t: Ty) -> Def | None:
    return t.def_ if isinstance(t, Adt) and not t.def_.is_library else None


def _tell_not_implemented(
    tcx: Tcx,
    builder: DiagnosticBuilder,
    goal: TraitRef,
    o: Obligation,
    plain: str,
    local: Def | None,
) -> None:
    around = _within(tcx, o)
    within = show(tcx, around) if around is not None else None
    text = f"within `{within}`, {plain}" if within else plain
    if isinstance(around, Closure) and isinstance(around.def_.node, ast.ClosureExpr):
        builder.label(around.def_.node.head_span, f"within this `{within}`")
    if local is not None and not within and not _is_derivable_here(goal):
        builder.help(text, Label(head_span(tcx.sources, local), "", True))
    else:
        builder.help(text)


def _is_derivable_here(goal: TraitRef) -> bool:
    return goal.trait.path() in _DERIVABLE


def _within(tcx: Tcx, o: Obligation) -> Ty | None:
    """The type around, when an auto trait or `Sized` fails for a part of it."""
    parent = o.cause.parent
    if o.cause.kind is not CauseKind.IMPL or o.cause.item is not None or parent is None:
        return None
    root = parent
    while (
        root.cause.kind is CauseKind.IMPL
        and root.cause.item is None
        and root.cause.parent is not None
    ):
        root = root.cause.parent
    kind = open_predicate(root.predicate)
    return kind.trait_ref.self_ty if isinstance(kind, TraitPredicate) else None


# ------------------------------------------------------------------ who does implement it


def _other_types(tcx: Tcx, builder: DiagnosticBuilder, goal: TraitRef, o: Obligation) -> None:
    if not _lists_impls(tcx, goal):
        return
    impls = [(impl, t) for impl, t in _impls(tcx, goal)]
    if not impls:
        return
    shown = show_trait_params(tcx, goal.trait)
    if len(impls) == 1:
        impl, t = impls[0]
        only = () if impl.is_library else (Label(head_span(tcx.sources, impl), "", True),)
        builder.help(
            f"the trait `{show_trait(tcx, t)}` is implemented for `{show(tcx, t.self_ty)}`", *only
        )
        return
    lines = sorted({_impl_line(tcx, t) for _, t in impls})
    if all(not impl.is_library for impl, _ in impls):
        labels = tuple(
            Label(head_span(tcx.sources, i), f"`{show(tcx, t.self_ty)}`", True) for i, t in impls
        )
        builder.help(f"the following other types implement trait `{shown}`", *labels)
        return
    limit = 8 if len(lines) > 9 else len(lines)
    text = "".join(f"\n  {line}" for line in lines[:limit])
    if len(lines) > limit:
        text += f"\nand {len(lines) - limit} others"
    builder.help(f"the following other types implement trait `{shown}`:{text}")


def _lists_impls(tcx: Tcx, goal: TraitRef) -> bool:
    path = goal.trait.path()
    if goal.trait.is_library and path in (
        "marker::Sized",
        "marker::Send",
        "marker::Sync",
        "marker::Copy",
        "clone::Clone",
        "fmt::Display",
        "fmt::Debug",
        "iter::Iterator",
        "iter::IntoIterator",
    ):
        return False
    if path in _DERIVABLE and _local_adt(goal.self_ty) is not None:
        return False
    return not Printer(tcx, False, None).is_fn_trait(goal.trait) and not isinstance(
        goal.self_ty, Param
    )


def _impls(tcx: Tcx, goal: TraitRef) -> Iterator[tuple[Def, TraitRef]]:
    """Impls for the same self type with other arguments if there are any, else all."""
    from checker.types.simplify import simplify
    from checker.types.traits_impls import is_negative

    every = [
        (impl, erase_regions(header))
        for impl in tcx.trait_impls(goal.trait)
        if (header := tcx.impl_trait_ref(impl)) is not None and not is_negative(impl)
    ]
    wanted = simplify(goal.self_ty)
    same = [pair for pair in every if wanted is not None and simplify(pair[1].self_ty) == wanted]
    yield from same if same and len(goal.args) > 1 else every


def _impl_line(tcx: Tcx, t: TraitRef) -> str:
    self_text = show(tcx, t.self_ty)
    if len(t.args) == 1:
        return self_text
    if len(t.args) == 2 and t.args[1] == t.args[0]:
        return f"`{self_text}` implements `{show_path(tcx, t.trait)}`"
    return f"`{self_text}` implements `{show_trait(tcx, t)}`"


def show_trait_params(tcx: Tcx, trait: Def) -> str:
    names = [p.name for p in tcx.generics_of(trait).own if p.name != "Self"]
    return show_path(tcx, trait) + (f"<{', '.join(names)}>" if names else "")


# ------------------------------------------------------------------ why it is needed


def _reasons(tcx: Tcx, infcx: InferCtxt, builder: DiagnosticBuilder, o: Obligation) -> None:
    at: Obligation | None = o
    while at is not None:
        _reason(tcx, infcx, builder, at)
        at = at.cause.parent


def _reason(tcx: Tcx, infcx: InferCtxt, builder: DiagnosticBuilder, o: Obligation) -> None:
    cause = o.cause
    match cause.kind:
        case CauseKind.IMPL:
            _reason_impl(tcx, infcx, builder, cause)
        case CauseKind.FORMAT:
            if cause.at is not DUMMY_SPAN:
                builder.label(cause.at, "required by this formatting parameter")
        case CauseKind.BOUND:
            if cause.item is not None:
                _reason_bound(tcx, builder, cause.item, cause.at)
        case CauseKind.UNSIZE:
            if len(cause.types) == 2:
                source, target = (show(tcx, infcx.resolve(t)) for t in cause.types)
                builder.note(f"required for the cast from `{source}` to `{target}`")
        case CauseKind.COPY_REPEAT:
            builder.note(
                "the `Copy` trait is required because this value will be copied for each "
                "element of the array"
            )
        case _:
            if cause.kind.name.startswith(("SIZED", "STATIC")):
                builder.note(cause.kind.value)


def _reason_impl(tcx: Tcx, infcx: InferCtxt, builder: DiagnosticBuilder, cause: Cause) -> None:
    assert cause.parent is not None
    kind = infcx.resolve(open_predicate(cause.parent.predicate))
    if not isinstance(kind, TraitPredicate):
        return
    t = kind.trait_ref
    self_text = show(tcx, t.self_ty)
    if cause.item is None:
        if not _is_capture(infcx, cause.parent):
            _reason_part(tcx, builder, t, self_text)
        return
    text = f"required for `{self_text}` to implement `{show_trait(tcx, t)}`"
    node = cause.item.node
    if cause.item.is_library or not isinstance(node, ast.Item):
        builder.note(text)
        return
    assert isinstance(node.kind, ast.ImplItem)
    labels = [Label(node.kind.self_ty.span, "", True)]
    if node.kind.trait is not None:
        labels.insert(0, Label(node.kind.trait.span, "", True))
    labels.insert(0, Label(cause.at, "unsatisfied trait bound introduced here"))
    builder.note(text, *labels)


def _is_capture(infcx: InferCtxt, o: Obligation) -> bool:
    """Whether `o` is about the tuple of all that a closure captures: nobody wrote that type."""
    around = o.cause.parent if o.cause.kind is CauseKind.IMPL and o.cause.item is None else None
    if around is None:
        return False
    kind = infcx.resolve(open_predicate(around.predicate))
    return isinstance(kind, TraitPredicate) and isinstance(kind.trait_ref.self_ty, Closure)


def _reason_part(tcx: Tcx, builder: DiagnosticBuilder, t: TraitRef, self_text: str) -> None:
    self_ty = t.self_ty
    if isinstance(self_ty, Closure):
        node = self_ty.def_.node
        at = node.head_span if isinstance(node, ast.ClosureExpr) else self_ty.def_.span
        builder.note("required because it's used within this closure", Label(at, "", True))
        return
    if isinstance(self_ty, Ref):
        return
    text = f"required because it appears within the type `{self_text}`"
    if (isinstance(self_ty, Adt) and not self_ty.def_.is_library) or (
        isinstance(self_ty, Alias) and self_ty.kind is AliasKind.OPAQUE
    ):
        builder.note(text, Label(self_ty.def_.span, "", True))
    else:
        builder.note(text)


def _reason_bound(tcx: Tcx, builder: DiagnosticBuilder, item: Def, at: Span) -> None:
    """`required by a bound in`, or by an implied `Sized`."""
    name = bound_owner(tcx, item)
    implicit = _is_param_name(item, at)
    text = (
        f"required by an implicit `Sized` bound in `{name}`"
        if implicit
        else f"required by a bound in `{name}`"
    )
    if item.is_library:
        builder.note(text)
        return
    label = (
        f"required by the implicit `Sized` requirement on this type parameter in `{name}`"
        if implicit
        else f"required by this bound in `{name}`"
    )
    labels = [Label(at, label, True)]
    if not _same_line(tcx, item.span, at):
        labels.insert(0, Label(item.span, f"required by a bound in this{_what(item)}"))
    builder.note(text, *labels)


def _what(item: Def) -> str:
    if item.kind is DefKind.ASSOC_FN:
        return " associated function"
    return f" {item.kind.value}"


def bound_owner(tcx: Tcx, item: Def) -> str:
    """How the owner of a bound is called: `need`, `HashMap::<K, V>::insert`, `W`."""
    from checker.types.collect_generics import identity_args

    if item.kind is DefKind.ASSOC_FN and item.parent is not None:
        if item.parent.kind is DefKind.TRAIT:
            return f"{show_path(tcx, item.parent)}::{item.name}"
        printer = Printer(tcx, False, None)
        args = identity_args(tcx.generics_of(item.parent))
        return f"{printer.value_container(item.parent, args)}::{item.name}"
    return item.name or show_path(tcx, item)


def _is_param_name(item: Def, at: Span) -> bool:
    return any(c.span == at and c.kind is DefKind.TYPE_PARAM for c in item.children)


def _same_line(tcx: Tcx, a: Span, b: Span) -> bool:
    if a.ctxt != b.ctxt or a.ctxt < 0:
        return False
    return tcx.sources.locate(a).line == tcx.sources.locate(b).line


def _suggest_derive(
    tcx: Tcx, builder: DiagnosticBuilder, goal: TraitRef, local: Def | None
) -> None:
    if local is None or goal.trait.path() not in _DERIVABLE or not goal.trait.is_library:
        return
    name = goal.trait.name
    node = local.node
    at = node.span.shrink_to_lo() if isinstance(node, ast.Item) else local.span.shrink_to_lo()
    builder.suggest(
        f"consider annotating `{show(tcx, goal.self_ty)}` with `#[derive({name})]`",
        (at, f"#[derive({name})]\n"),
    )


# ------------------------------------------------------------------ E0271


def _mismatch(tcx: Tcx, infcx: InferCtxt, e: FulfillError) -> DiagnosticBuilder:
    o = e.obligation
    kind = infcx.resolve(open_predicate(o.predicate))
    if not isinstance(kind, ProjectionPredicate) or e.mismatch is None:
        return _fn_mismatch(tcx, infcx, e)
    expected = show(tcx, infcx.resolve(e.mismatch.expected))
    found = show(tcx, infcx.resolve(e.mismatch.found))
    self_text = show(tcx, kind.projection.args[0])
    name = kind.projection.def_.name
    label = f"expected `{expected}`, found `{found}`"
    langs = tcx.q_lang_items.get(tcx, None)
    trait = kind.projection.def_.parent
    if kind.projection.def_ is langs.get(LangItem.FN_ONCE_OUTPUT):
        what = "closure" if isinstance(kind.projection.args[0], Closure) else "fn item"
        if what == "closure":
            message = f"expected `{self_text}` to return `{expected}`, but it returns `{found}`"
        else:
            message = f"expected `{self_text}` to return `{expected}`, but it returns `{found}`"
    elif trait is langs.get(LangItem.ITERATOR) and name == "Item":
        self_text = show_trimmed(tcx, kind.projection.args[0])
        message = (
            f"expected `{self_text}` to be an iterator that yields `{expected}`, but it yields "
            f"`{found}`"
        )
    else:
        message = f"type mismatch resolving `{show(tcx, kind.projection)} == {expected}`"
    builder = error("E0271", message, o.span, label)
    _reasons(tcx, infcx, builder, o)
    return builder


def _fn_mismatch(tcx: Tcx, infcx: InferCtxt, e: FulfillError) -> DiagnosticBuilder:
    """A function or closure whose parameters are not those wanted: E0631, or E0593 by number."""
    from checker.types.ty import Tuple

    o = e.obligation
    kind = infcx.resolve(open_predicate(o.predicate))
    assert isinstance(kind, TraitPredicate)
    goal = kind.trait_ref
    wanted, have = goal.args[1], _inputs(tcx, goal.self_ty)
    what = "closure" if isinstance(goal.self_ty, Closure) else "function"
    if isinstance(wanted, Tuple) and have is not None and len(wanted.elements) != len(have):
        return _count_mismatch(tcx, infcx, o, what, len(wanted.elements), len(have))
    builder = error("E0631", f"type mismatch in {what} arguments", o.span, "expected due to this")
    if isinstance(goal.self_ty, Closure):
        node = goal.self_ty.def_.node
        if isinstance(node, ast.ClosureExpr):
            builder.label(node.head_span, "found signature defined here")
    if isinstance(wanted, Tuple) and have is not None:
        a = ", ".join(show(tcx, t) for t in wanted.elements)
        b = ", ".join(show(tcx, infcx.resolve(t)) for t in have)
        builder.note(
            f"expected {what} signature `fn({a}) -> _`\n   found {what} signature `fn({b}) -> _`"
        )
    _reasons(tcx, infcx, builder, o)
    return builder


def _count_mismatch(
    tcx: Tcx, infcx: InferCtxt, o: Obligation, what: str, wanted: int, have: int
) -> DiagnosticBuilder:
    def many(n: int) -> str:
        return f"{n} argument{'' if n == 1 else 's'}"

    builder = error(
        "E0593",
        f"{what} is expected to take {many(wanted)}, but it takes {many(have)}",
        o.span,
        f"expected {what} that takes {many(wanted)}",
    )
    kind = infcx.resolve(open_predicate(o.predicate))
    if isinstance(kind, TraitPredicate) and isinstance(kind.trait_ref.self_ty, Closure):
        node = kind.trait_ref.self_ty.def_.node
        if isinstance(node, ast.ClosureExpr):
            builder.label(node.head_span, f"takes {many(have)}")
    _reasons(tcx, infcx, builder, o)
    return builder


def _inputs(tcx: Tcx, t: Ty) -> tuple[Ty, ...] | None:
    from checker.types.fold import open_sig, subst
    from checker.types.ty import FnDef, FnPtr

    match t:
        case Closure() | FnPtr():
            return open_sig(t.sig).inputs
        case FnDef(def_, args):
            return open_sig(subst(tcx.fn_sig(def_), args)).inputs
        case _:
            return None


# ------------------------------------------------------------------ E0283, E0275


def _ambiguous(tcx: Tcx, infcx: InferCtxt, o: Obligation) -> DiagnosticBuilder:
    kind = infcx.resolve(open_predicate(o.predicate))
    if isinstance(kind, ProjectionPredicate):
        return error("E0284", "type annotations needed", o.span, "cannot infer type").note(
            f"cannot satisfy `{show(tcx, kind)}`"
        )
    assert isinstance(kind, TraitPredicate)
    t = kind.trait_ref
    if tcx.is_lang(t.trait, LangItem.SIZED) or not has_infer(t.self_ty):
        code = "E0282" if tcx.is_lang(t.trait, LangItem.SIZED) else "E0283"
        builder = error(code, "type annotations needed", o.span, "cannot infer type")
    else:
        builder = error("E0283", "type annotations needed", o.span, "cannot infer type")
    if not tcx.is_lang(t.trait, LangItem.SIZED):
        self_text = show(tcx, t.self_ty)
        builder.note(f"cannot satisfy `{self_text}: {show_trait(tcx, t)}`")
        _reasons(tcx, infcx, builder, o)
    return builder


_LONG = 50
"""From this length on the types of an endless requirement are shortened."""


def _overflow(tcx: Tcx, o: Obligation) -> DiagnosticBuilder:
    kind = open_predicate(o.predicate)
    text = show(tcx, kind)
    if isinstance(kind, TraitPredicate):
        text = f"{show(tcx, kind.trait_ref.self_ty)}: {show_trait(tcx, kind.trait_ref)}"
        if len(text) > _LONG:
            text = show_short(tcx, kind.trait_ref, 7)
    builder = error("E0275", f"overflow evaluating the requirement `{text}`", o.span)
    builder.help(
        'consider increasing the recursion limit by adding a `#![recursion_limit = "256"]` '
        "attribute to your crate (`main`)"
    )
    return builder
