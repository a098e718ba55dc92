"""Unmet obligations in rustc's words: E0277, E0271, E0275, E0283 (rustc: `fulfillment_errors`).

Three parts: what does not hold, with the words that the trait's author chose; which types do
implement the trait; and the chain of reasons, from the condition that failed up to what the program
asked for.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind, PrimTy
from checker.names.head_span import def_span
from checker.types.fold import has_infer, open_predicate
from checker.types.infer import InferCtxt
from checker.types.obligation import (
    Cause,
    CauseKind,
    FulfillError,
    FulfillErrorKind,
    Obligation,
)
from checker.types.pretty import Printer, show, show_path, show_short, show_trait
from checker.types.report_projection import projection_mismatch
from checker.types.report_question import question_mark
from checker.types.report_reasons import is_derivable, local_adt, other_types, tell_reasons
from checker.types.report_words import Words, instead_of_cell, words_for
from checker.types.ty import (
    ERASED,
    Adt,
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


def report(tcx: Tcx, infcx: InferCtxt, e: FulfillError) -> Diagnostic:
    """The diagnostic for one failed obligation."""
    match e.kind:
        case FulfillErrorKind.UNIMPLEMENTED:
            return _unimplemented(tcx, infcx, e.obligation).build()
        case FulfillErrorKind.MISMATCH:
            return projection_mismatch(tcx, infcx, e).build()
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
    asked = _asked(tcx, infcx, o, goal)
    if asked is not None:
        return _not_callable(tcx, infcx, o, goal, asked)
    words = _words(tcx, goal, o.root().cause)
    shown, self_text = show_trait(tcx, goal), show(tcx, goal.self_ty)
    message = words.message
    if message is None:
        main = _asked_for(tcx, infcx, goal, o)
        bound = f"{show(tcx, main.self_ty)}: {show_trait(tcx, main)}"
        message = f"the trait bound `{bound}` is not satisfied"
    local = local_adt(goal.self_ty)
    plain = f"the trait `{shown}` is not implemented for `{self_text}`"
    label = words.label
    tell_separately = label is not None
    if label is None:
        label = plain
        if local is not None and not is_derivable(tcx, goal):
            label, tell_separately = "unsatisfied trait bound", True
    builder = error("E0277", message, o.span, label)
    if tell_separately and not _quiet(tcx, goal, o):
        _tell_not_implemented(tcx, builder, goal, o, plain, local)
    if words.note is not None:
        for note in words.note.split("\n"):
            builder.note(note)
    if tcx.is_lang(goal.trait, LangItem.NEG) and isinstance(goal.self_ty, Prim):
        words_ = "consider specifying an integer type that can be negative"
        builder.suggest(words_, (o.span.shrink_to_hi(), "isize"))
        return builder
    other_types(tcx, builder, goal, o)
    tell_reasons(tcx, infcx, builder, o)
    _suggest_derive(tcx, builder, goal, local)
    if isinstance(goal.self_ty, Param) and infcx.env is not None:
        from checker.types.restrict_param import suggest_goal

        suggest_goal(tcx, builder, infcx.env, goal)
    return builder


def _asked(tcx: Tcx, infcx: InferCtxt, o: Obligation, goal: TraitRef) -> TraitRef | None:
    """What was asked of a type that would have it if it could be called, and cannot."""
    if not Printer(tcx, False, None).is_fn_trait(goal.trait) or isinstance(goal.self_ty, Closure):
        return None
    kind = infcx.resolve(open_predicate(o.root().predicate))
    if not isinstance(kind, TraitPredicate) or kind.trait_ref.self_ty != goal.self_ty:
        return None
    return None if kind.trait_ref.trait is goal.trait else kind.trait_ref


def _not_callable(
    tcx: Tcx, infcx: InferCtxt, o: Obligation, goal: TraitRef, asked: TraitRef
) -> DiagnosticBuilder:
    """`String: Pattern` is what was asked for, that it is no `FnMut(char)` is why it fails."""
    shown, self_text = show_trait(tcx, asked), show(tcx, asked.self_ty)
    message = f"the trait bound `{self_text}: {shown}` is not satisfied"
    borrowed = Ref(ERASED, asked.self_ty, False)
    if not has_infer(borrowed) and tcx.facts.implements(borrowed, asked.trait, infcx.env):
        label = f"the trait `{shown}` is not implemented for `{self_text}`"
        builder = error("E0277", message, o.span, label)
        tell_reasons(tcx, infcx, builder, o)
        builder.suggest("consider borrowing here", (o.span.shrink_to_lo(), "&"))
        return builder
    label = f"the trait `{show_trait(tcx, goal)}` is not implemented for `{self_text}`"
    builder = error("E0277", message, o.span, label)
    other_types(tcx, builder, asked, o)
    tell_reasons(tcx, infcx, builder, o)
    return builder


def _asked_for(tcx: Tcx, infcx: InferCtxt, goal: TraitRef, o: Obligation) -> TraitRef:
    """What the message names: what a call asked for, if that is about the type that fails."""
    root = o.root()
    kind = infcx.resolve(open_predicate(root.predicate))
    called = root.cause.item
    if not isinstance(kind, TraitPredicate) or root is o or called is None:
        return goal
    if called.kind not in (DefKind.FN, DefKind.ASSOC_FN) or kind.trait_ref.trait is goal.trait:
        return goal
    peeled = kind.trait_ref.self_ty
    while isinstance(peeled, Ref) and peeled != goal.self_ty:
        peeled = peeled.pointee
    if peeled != goal.self_ty or _words(tcx, kind.trait_ref, root.cause).message is not None:
        return goal
    return kind.trait_ref


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
    if cause.kind is CauseKind.FORMAT:
        special = _format_words(tcx, goal, self_text, this)
        if special is not None:
            return special
    if cause.kind is CauseKind.QUESTION_MARK and tcx.is_lang(goal.trait, LangItem.FROM):
        return Words(
            f"`?` couldn't convert the error to `{self_text}`",
            f"the trait `{show_trait(tcx, goal)}` is not implemented for `{self_text}`",
            "the question mark operation (`?`) implicitly performs a conversion on the error value "
            "using the `From` trait",
        )
    words = words_for(goal.trait.path(), self_text, arg, this) or Words(None)
    if tcx.is_lang(goal.trait, LangItem.ADD) and (self_text, arg) in _LITERALS:
        return Words(_LITERALS[self_text, arg], words.label)
    if any(tcx.is_lang(goal.trait, i) for i in (LangItem.ITERATOR, LangItem.INTO_ITERATOR)):
        return _iterator_words(tcx, goal.self_ty, self_text)
    if tcx.is_lang(goal.trait, LangItem.DEBUG) and local_adt(goal.self_ty) is not None:
        note = f"add `#[derive(Debug)]` to `{self_text}` or manually `impl {this} for {self_text}`"
        return Words(words.message, None, note)
    if (
        tcx.is_lang(goal.trait, LangItem.SYNC)
        and isinstance(goal.self_ty, Adt)
        and goal.self_ty.def_.is_library
    ):
        inner = show(tcx, goal.self_ty.args[0]) if goal.self_ty.args else ""
        advice = instead_of_cell(goal.self_ty.def_.path(), inner)
        return Words(words.message, words.label, advice)
    if tcx.is_lang(goal.trait, LangItem.SLICE_INDEX) and goal.args[1] == Prim(PrimTy.STR):
        return Words(words.message, "string indices are ranges of `usize`")
    return words


_LITERALS = {
    ("{integer}", "{float}"): "cannot add a float to an integer",
    ("{float}", "{integer}"): "cannot add an integer to a float",
}


def _format_words(tcx: Tcx, goal: TraitRef, self_text: str, this: str) -> Words | None:
    message = f"`{self_text}` doesn't implement `{this}`"
    if tcx.is_lang(goal.trait, LangItem.DISPLAY):
        return Words(
            message,
            f"`{self_text}` cannot be formatted with the default formatter",
            "in format strings you may be able to use `{:?}` (or {:#?} for pretty-print) instead",
        )
    if tcx.is_lang(goal.trait, LangItem.DEBUG):
        note = f"add `#[derive(Debug)]` to `{self_text}` or manually `impl {this} for {self_text}`"
        return Words(
            message,
            f"`{self_text}` cannot be formatted using `{{:?}}` because it doesn't implement "
            f"`{this}`",
            note if local_adt(goal.self_ty) is not None else None,
        )
    return None


def _iterator_words(tcx: Tcx, t: Ty, text: str) -> Words:
    message = f"`{text}` is not an iterator"
    if is_integral(t):
        return Words(
            message,
            message,
            "if you want to iterate between `start` until a value `end`, use the exclusive range "
            "syntax `start..end` or the inclusive range syntax `start..=end`",
        )
    is_string = isinstance(t, Adt) and tcx.is_lang(t.def_, LangItem.STRING)
    if is_string or text in ("&str", "str"):
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
    if isinstance(goal.self_ty, Param):
        return  # the help to bound it says it
    if local is not None and not within and not is_derivable(tcx, goal):
        builder.help(text, Label(def_span(tcx.sources, local), "", True))
    else:
        builder.help(text)


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


# ------------------------------------------------------------------ why it is needed


def _suggest_derive(
    tcx: Tcx, builder: DiagnosticBuilder, goal: TraitRef, local: Def | None
) -> None:
    if local is None or not is_derivable(tcx, goal):
        return
    name = goal.trait.name
    at = def_span(tcx.sources, local).shrink_to_lo()
    builder.suggest(
        f"consider annotating `{show(tcx, goal.self_ty)}` with `#[derive({name})]`",
        (at, f"#[derive({name})]\n"),
    )


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
        tell_reasons(tcx, infcx, builder, o)
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
