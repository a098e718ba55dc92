"""The help to bound a type parameter: where the bound goes and what the help says of it.

Runs only when an error is told: a parameter lacks a trait (E0277), an operator (E0369). A bound
joins the last one that the parameter has, inline or in a `where` clause; else it begins a bound of
its own, in the `where` clause if there is one. `Self` is bounded by the method that needs it.

Source: `rustc_middle::ty::diagnostics::suggest_constraining_type_param`,
`rustc_trait_selection::error_reporting::traits::suggestions::suggest_restricting_param_bound`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import impl_trait_params
from checker.types.pretty import show_trait
from checker.types.ty import Param, ParamKind, TraitRef
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder
from grammar.record import NamedTuple
from grammar.span import Span


class Place(NamedTuple):
    """Where a bound goes: `before` stands before it; `further` if others bound it already."""

    at: Span
    before: str
    further: bool


def suggest_restriction(
    tcx: Tcx, builder: DiagnosticBuilder, owner: Def, param: Param, bound: str, short: str
) -> None:
    """Adds the help; `bound` is the trait as it is to be written, `short` as the help names it."""
    if param.name == "Self":
        _restrict_self(builder, owner, bound)
        return
    opaque = _opaque(tcx, owner, param)
    if opaque is not None:
        builder.suggest(
            f"consider restricting opaque type `{param.name}` with trait `{short}`",
            (opaque.span.shrink_to_hi(), f" + {bound}"),
        )
        return
    place = place_of_bound(tcx, owner, param)
    if place is not None:
        how = "further restricting" if place.further else "restricting"
        builder.suggest(
            f"consider {how} type parameter `{param.name}` with trait `{short}`",
            (place.at, place.before + bound),
        )


def suggest_goal(tcx: Tcx, builder: DiagnosticBuilder, owner: Def, goal: TraitRef) -> None:
    """The same for a goal that does not hold, if its self type is a parameter."""
    if isinstance(goal.self_ty, Param):
        bound = show_trait(tcx, goal, full=True)
        suggest_restriction(tcx, builder, owner, goal.self_ty, bound, goal.trait.name)


def place_of_bound(tcx: Tcx, owner: Def, param: Param) -> Place | None:
    """Where bounds of `param` go in the item that declares it; None if nobody wrote it."""
    found = _declaration(tcx, owner, param)
    if found is None:
        return None
    node, generics = found
    last = next(_bounds(node, generics), None)
    if last is not None:
        return Place(last.span.shrink_to_hi(), " + ", True)
    if generics is not None and generics.where:
        return Place(generics.where[-1].span.shrink_to_hi(), f", {node.name.name}: ", True)
    if node.default is not None and generics is not None:
        return Place(generics.where_span.shrink_to_hi(), f" where {node.name.name}: ", False)
    return Place(node.name.span.shrink_to_hi(), ": ", False)


def _bounds(node: ast.TypeParam, generics: ast.Generics | None) -> Iterator[ast.Bound]:
    """Bounds of a parameter, the last of each place first."""
    yield from reversed(node.bounds)
    for predicate in generics.where if generics is not None else ():
        if isinstance(predicate, ast.TypePredicate) and _names(predicate.bounded, node.name.name):
            yield from reversed(predicate.bounds)


def _names(ty: ast.Type, name: str) -> bool:
    return (
        isinstance(ty, ast.PathType)
        and ty.path.qself is None
        and [s.ident.name for s in ty.path.segments] == [name]
    )


def _declaration(
    tcx: Tcx, owner: Def, param: Param
) -> tuple[ast.TypeParam, ast.Generics | None] | None:
    for p in tcx.generics_of(owner).all():
        if p.index == param.index and p.kind is ParamKind.TYPE and p.def_ is not None:
            node, parent = p.def_.node, p.def_.parent
            if isinstance(node, ast.TypeParam):
                return node, _generics(parent)
    return None


def _generics(item: Def | None) -> ast.Generics | None:
    node = item.node if item is not None else None
    generics = getattr(node.kind, "generics", None) if isinstance(node, ast.Item) else None
    return generics if isinstance(generics, ast.Generics) else None


def end_of_where(owner: Def) -> tuple[Span, str] | None:
    """Where a predicate of the function around `owner` goes, and what stands before it."""
    item = owner.ancestor(DefKind.FN, DefKind.ASSOC_FN)
    generics = _generics(item)
    if item is None or generics is None:
        return None
    if generics.where:
        return generics.where[-1].span.shrink_to_hi(), ", "
    node = item.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.FnItem)
    return node.kind.sig_span.shrink_to_hi(), " where "


def _opaque(tcx: Tcx, owner: Def, param: Param) -> ast.ImplTraitType | None:
    """The `impl Trait` of a parameter that stands for one."""
    at: Def | None = owner
    while at is not None and at.kind in (DefKind.CLOSURE, DefKind.ANON_CONST):
        at = at.parent
    if at is None or not any(
        p.synthetic and p.index == param.index for p in tcx.generics_of(at).all()
    ):
        return None
    nodes = impl_trait_params(at)
    return next((n for n in nodes if tcx.sources.snippet(n.span) == param.name), None)


def _restrict_self(builder: DiagnosticBuilder, owner: Def, bound: str) -> None:
    place = end_of_where(owner)
    if place is not None:
        at, before = place
        builder.suggest("consider further restricting `Self`", (at, f"{before}Self: {bound}"))
