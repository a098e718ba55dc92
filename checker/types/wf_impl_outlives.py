"""An impl of a trait that says `'a` of its self type or associated types (`trait T: 'static`).

The self type and the associated types must live that long by what the impl says: E0310 or E0309
for type parameters, E0478 or E0477 for lifetimes.

Source: `rustc_hir_analysis::check::wfcheck`, `rustc_infer::infer::outlives`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.terms import outlives_components
from checker.context import Tcx
from checker.names.defs import Def
from checker.types.fold import has_error, subst
from checker.types.pretty import show
from checker.types.traits_env import elaborate
from checker.types.ty import (
    REGION_CLASSES,
    STATIC,
    Alias,
    AliasKind,
    Args,
    Param,
    Predicate,
    ReEarlyParam,
    Region,
    TraitRef,
    Ty,
    TypeOutlives,
)
from checker.types.wf_coherence import is_incoherent
from checker.types.wf_outlives import Known
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span


def check_header_outlives(tcx: Tcx, impl: Def, header: TraitRef) -> None:
    """Report where the self type of `impl` may not live as long as the trait wants."""
    bounds = list(_wanted(tcx.super_predicates(header.trait), header.args, header.self_ty))
    node = impl.node
    if not bounds or has_error(header) or not isinstance(node, ast.Item):
        return
    if is_incoherent(tcx, header.trait):
        return
    assert isinstance(node.kind, ast.ImplItem)
    assert node.kind.trait is not None
    known = Known(tcx, impl, header)
    for bound, at in bounds:
        for part in outlives_components(tcx, header.self_ty):
            if known.holds(part, bound):
                continue
            if isinstance(part, REGION_CLASSES):
                _lifetime_too_short(tcx, impl, part, bound, node.kind)
                continue
            for t in dict.fromkeys((header.self_ty, part)):
                span = node.kind.trait.span
                _parameter_too_short(tcx, impl, part, bound, span, t, header.trait, at)


def check_item_outlives(tcx: Tcx, item: Def, declared: Def, header: TraitRef, args: Args) -> None:
    """The same for the associated type `item`, `declared` in the trait with `args`."""
    t = tcx.type_of(item)
    if has_error(t) or item.parent is None:
        return
    known = Known(tcx, item, header)
    alias = Alias(AliasKind.PROJECTION, declared, args)
    node = item.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.TypeAliasItem)
    assert node.kind.ty is not None
    span = node.kind.ty.span
    for p in tcx.item_bounds(declared):
        direct = isinstance(p.kind, TypeOutlives)
        for bound, _ in _wanted(tuple(elaborate(tcx, (p,))), args, alias):
            for part in outlives_components(tcx, t):
                if known.holds(part, bound):
                    continue
                if isinstance(part, REGION_CLASSES):
                    _type_too_short(tcx, t, bound, span, declared, p.span)
                    continue
                for whole in dict.fromkeys((t,) if direct else (t, part)):
                    owner = item.parent
                    _parameter_too_short(tcx, owner, part, bound, span, whole, declared, p.span)


def _wanted(predicates: tuple[Predicate, ...], args: Args, of: Ty) -> Iterator[tuple[Region, Span]]:
    for p in predicates:
        if isinstance(p.kind, TypeOutlives) and not p.names and subst(p.kind.ty, args) == of:
            yield subst(p.kind.region, args), p.span


def _lifetime_too_short(
    tcx: Tcx, impl: Def, part: Region, bound: Region, node: ast.ImplItem
) -> None:
    assert node.trait is not None
    builder = error("E0478", "lifetime bound not satisfied", node.trait.span)
    _told(tcx, builder, impl, part, "lifetime parameter instantiated with ")
    _told(tcx, builder, impl, bound, "but lifetime parameter must outlive ")
    tcx.emit(builder.build())
    name = show_region(part)
    builder = error(
        "E0803",
        f"cannot infer an appropriate lifetime for lifetime parameter `{name}` due to conflicting "
        "requirements",
        node.self_ty.span,
    )
    tcx.emit(builder.build())


def show_region(r: Region) -> str:
    return r.name if isinstance(r, ReEarlyParam) and r.name[1:2].isalpha() else "'_"


def _told(tcx: Tcx, builder: DiagnosticBuilder, owner: Def, r: Region, before: str) -> None:
    if r == STATIC:
        builder.note(f"{before}the static lifetime")
        return
    name = show_region(r)
    what = "the anonymous lifetime" if name == "'_" else f"the lifetime `{name}`"
    labels = [
        Label(p.def_.span, "", True)
        for p in tcx.generics_of(owner).all()
        if isinstance(r, ReEarlyParam) and p.index == r.index and p.def_ is not None
    ]
    builder.note(f"{before}{what} as defined here", *labels)


def _type_too_short(
    tcx: Tcx, t: Ty, bound: Region, at: Span, declared: Def, bound_span: Span
) -> None:
    message = f"the type `{show(tcx, t)}` does not fulfill the required lifetime"
    builder = error("E0477", message, at)
    wanted = "the static lifetime" if bound == STATIC else f"the lifetime `{show_region(bound)}`"
    text = f"type must satisfy {wanted} as required by this binding"
    builder.note(text, *([] if declared.is_library else [Label(bound_span, "", True)]))
    tcx.emit(builder.build())


def _parameter_too_short(
    tcx: Tcx,
    impl: Def,
    part: object,
    bound: Region,
    at: Span,
    t: Ty,
    declared: Def,
    bound_span: Span,
) -> None:
    kind = "parameter" if isinstance(part, Param) else "associated"
    subject = f"the {kind} type `{show(tcx, part)}`"
    code, wanted = "E0309", f"the lifetime `{show_region(bound)}` as defined here"
    if bound == STATIC:
        code, wanted = "E0310", "the static lifetime"
    builder = error(
        code, f"{subject} may not live long enough", at, f"{subject} must be valid for {wanted}..."
    )
    reason = f"...so that the type `{show(tcx, t)}` will meet its required lifetime bounds..."
    builder.primary(at, reason)
    if not declared.is_library:
        builder.note("...that is required by this bound", Label(bound_span, "", True))
    own = next((p for p in tcx.generics_of(impl).own if show(tcx, part) == p.name), None)
    if own is not None and own.def_ is not None and isinstance(own.def_.node, ast.TypeParam):
        name = "'static" if bound == STATIC else show_region(bound)
        node = own.def_.node
        text = f" + {name}" if node.bounds else f": {name}"
        place = node.span.shrink_to_hi()
        builder.suggest("consider adding an explicit lifetime bound", (place, text))
    tcx.emit(builder.build())
