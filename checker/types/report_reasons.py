"""Who does implement a trait, and why it is needed: the helps and notes of E0277.

Source: `rustc_trait_selection::error_reporting::traits` (`report_similar_impl_candidates`,
`note_obligation_cause_code`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import LangItem, Tcx
from checker.names.attrs_of import has_attr
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types.fold import erase_regions, open_predicate
from checker.types.infer import InferCtxt
from checker.types.obligation import (
    Cause,
    CauseKind,
    Obligation,
)
from checker.types.pretty import Printer, show, show_path, show_trait
from checker.types.ty import (
    Adt,
    Alias,
    AliasKind,
    Closure,
    Param,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.span import DUMMY_SPAN, Span


def local_adt(t: Ty) -> Def | None:
    return t.def_ if isinstance(t, Adt) and not t.def_.is_library else None


def is_derivable(tcx: Tcx, goal: TraitRef) -> bool:
    """Whether `#[derive]` makes impls of the trait."""
    return goal.trait.is_library and has_attr(tcx, goal.trait, "derivable")


def other_types(tcx: Tcx, builder: DiagnosticBuilder, goal: TraitRef, o: Obligation) -> None:
    if not _lists_impls(tcx, goal):
        return
    impls = [(impl, t) for impl, t in _impls(tcx, goal)]
    if not impls:
        return
    shown = show_trait_params(tcx, goal.trait)
    if len(impls) == 1:
        impl, t = impls[0]
        only = () if impl.is_library else (Label(def_span(tcx.sources, impl), "", True),)
        builder.help(
            f"the trait `{show_trait(tcx, t)}` is implemented for `{show(tcx, t.self_ty)}`", *only
        )
        return
    traits = {show_trait(tcx, t) for _, t in impls}
    line = _impl_line if len(traits) > 1 else lambda tcx, t: show(tcx, t.self_ty)
    lines = sorted({line(tcx, t) for _, t in impls})
    if all(not impl.is_library for impl, _ in impls):
        labels = tuple(
            Label(def_span(tcx.sources, i), f"`{show(tcx, t.self_ty)}`", True) for i, t in impls
        )
        builder.help(f"the following other types implement trait `{shown}`", *labels)
        return
    limit = 8 if len(lines) > 9 else len(lines)
    text = "".join(f"\n  {line}" for line in lines[:limit])
    if len(lines) > limit:
        text += f"\nand {len(lines) - limit} others"
    builder.help(f"the following other types implement trait `{shown}`:{text}")


_IMPLEMENTED_WIDELY = (
    LangItem.SIZED,
    LangItem.SEND,
    LangItem.SYNC,
    LangItem.COPY,
    LangItem.CLONE,
    LangItem.DISPLAY,
    LangItem.DEBUG,
    LangItem.ITERATOR,
    LangItem.INTO_ITERATOR,
)


def _lists_impls(tcx: Tcx, goal: TraitRef) -> bool:
    if any(tcx.is_lang(goal.trait, item) for item in _IMPLEMENTED_WIDELY):
        return False
    if is_derivable(tcx, goal) and local_adt(goal.self_ty) is not None:
        return False
    return not Printer(tcx, False, None).is_fn_trait(goal.trait) and not isinstance(
        goal.self_ty, Param
    )


def _impls(tcx: Tcx, goal: TraitRef) -> Iterator[tuple[Def, TraitRef]]:
    """Impls for the same self type with other arguments if there are any, else those for types of
    its kind, else all."""
    from checker.types.similar_types import Similarity, similarity
    from checker.types.traits_impls import is_negative

    every = [
        (impl, erase_regions(header))
        for impl in tcx.trait_impls(goal.trait)
        if (header := tcx.impl_trait_ref(impl)) is not None
        and not is_negative(impl)
        and not isinstance(header.self_ty, Param)
    ]
    kinds = [(pair, similarity(tcx, goal.self_ty, pair[1].self_ty)) for pair in every]
    for wanted in Similarity:
        found = [pair for pair, kind in kinds if kind is wanted]
        if found:
            yield from found
            return
    yield from every


def _impl_line(tcx: Tcx, t: TraitRef) -> str:
    self_text = show(tcx, t.self_ty)
    if len(t.args) == 1:
        return self_text
    return f"`{self_text}` implements `{show_trait(tcx, t)}`"


def show_trait_params(tcx: Tcx, trait: Def) -> str:
    names = [p.name for p in tcx.generics_of(trait).own if p.name != "Self"]
    return show_path(tcx, trait) + (f"<{', '.join(names)}>" if names else "")


def tell_reasons(
    tcx: Tcx,
    infcx: InferCtxt,
    builder: DiagnosticBuilder,
    o: Obligation,
    until: LangItem | None = None,
) -> None:
    """The chain of reasons, up to one of the trait `until`."""
    at: Obligation | None = o
    while at is not None:
        above = at.cause.parent
        kind = None if above is None or until is None else open_predicate(above.predicate)
        if until is not None and isinstance(kind, TraitPredicate):
            if tcx.is_lang(kind.trait_ref.trait, until):
                return
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
