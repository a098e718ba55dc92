"""Where clauses: providers of `q_predicates`, `q_super_predicates`, `q_item_bounds`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import (
    ast_generics,
    explicit_generics,
    generics_owner,
    identity_args,
    impl_trait_params,
)
from checker.types.lower_assoc import is_self_path
from checker.types.lower_bounds import lower_bounds
from checker.types.lower_elision import Binder, Missing
from checker.types.lower_ty import Lowering
from checker.types.ty import (
    Alias,
    AliasKind,
    GenericParamDef,
    Param,
    ParamKind,
    Predicate,
    RegionOutlives,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.span import Span

_ASSOC = frozenset((DefKind.ASSOC_FN, DefKind.ASSOC_TYPE, DefKind.ASSOC_CONST))


def provide_predicates(tcx: Tcx, d: Def) -> tuple[Predicate, ...]:
    """The parent's predicates, then `d`'s own; a trait also assumes `Self: Trait`."""
    if d.kind is DefKind.OPAQUE_TYPE:
        assert d.parent is not None
        return tcx.predicates_of(d.parent)
    owner = generics_owner(d)
    if owner is not d:
        return tcx.predicates_of(owner)
    out: list[Predicate] = []
    if d.kind in _ASSOC and d.parent is not None and d.parent.kind in (DefKind.IMPL, DefKind.TRAIT):
        out.extend(tcx.predicates_of(d.parent))
    if d.kind is DefKind.TRAIT:
        trait_ref = TraitRef(d, identity_args(explicit_generics(tcx, d)))
        out.append(Predicate(TraitPredicate(trait_ref), (), d.span))
    out.extend(_own(tcx, d))
    return tuple(out)


def _own(tcx: Tcx, d: Def) -> Iterator[Predicate]:
    syntax = ast_generics(d)
    if syntax is None:
        return
    if not syntax.params and not syntax.where and not impl_trait_params(d):
        return
    cx = Lowering.of_item(tcx, d)
    own = [p for p in explicit_generics(tcx, d).own if p.kind is not ParamKind.LIFETIME]
    written = iter(p for p in own if not p.synthetic and p.def_ is not None)
    for p in syntax.params:
        if isinstance(p, ast.ConstParam):
            next(written)
        elif isinstance(p, ast.TypeParam):
            yield from _type_param(cx, next(written), p, syntax)
        elif isinstance(p, ast.LifetimeParam):
            yield from _lifetime_bounds(cx, p.lifetime, p.bounds)
    synthetic = [p for p in explicit_generics(tcx, d).own if p.synthetic]
    for param, node in zip(synthetic, impl_trait_params(d), strict=True):
        self_ty = Param(param.index, param.name)
        yield from lower_bounds(cx, self_ty, node.bounds)
        yield from _implied_sized(cx, self_ty, node.bounds, node.span)
    for clause in syntax.where:
        if d.kind is DefKind.TRAIT and _is_super_clause(clause):
            continue
        if isinstance(clause, ast.TypePredicate):
            _check_relaxed(cx, clause, [p.name for p in own])
        yield from _where(cx, clause)
    cx.flush()


def _check_relaxed(cx: Lowering, clause: ast.TypePredicate, own: Sequence[str]) -> None:
    """`?Sized` in a where clause is for the item's own parameters."""
    for bound in clause.bounds:
        if isinstance(bound, ast.TraitBound) and bound.maybe:
            if not any(_is_param(clause.bounded, name) for name in own):
                from checker.types.lower_relaxed import relaxed_elsewhere

                relaxed_elsewhere(cx, bound.span)


def _type_param(
    cx: Lowering, param: GenericParamDef, node: ast.TypeParam, syntax: ast.Generics
) -> Iterator[Predicate]:
    self_ty = Param(param.index, param.name)
    relaxed = list(node.bounds)
    for clause in syntax.where:
        if isinstance(clause, ast.TypePredicate) and _is_param(clause.bounded, param.name):
            relaxed.extend(clause.bounds)
    yield from _implied_sized(cx, self_ty, tuple(relaxed), node.name.span)
    yield from lower_bounds(cx, self_ty, node.bounds)


def _implied_sized(
    cx: Lowering, self_ty: Ty, bounds: tuple[ast.Bound, ...], span: Span
) -> Iterator[Predicate]:
    if any(isinstance(b, ast.TraitBound) and b.maybe for b in bounds):
        from checker.types.lower_relaxed import relaxes_sized

        if relaxes_sized(cx, bounds):
            return
    sized = cx.tcx.q_lang_items.get(cx.tcx, None).get(LangItem.SIZED)
    if sized is not None:
        yield Predicate(TraitPredicate(TraitRef(sized, (self_ty,))), (), span)


def _is_param(t: ast.Type, name: str) -> bool:
    return (
        isinstance(t, ast.PathType)
        and t.path.qself is None
        and len(t.path.segments) == 1
        and t.path.segments[0].ident.name == name
    )


def _is_super_clause(clause: ast.LifetimePredicate | ast.TypePredicate) -> bool:
    return isinstance(clause, ast.TypePredicate) and is_self_path(clause.bounded)


def _lifetime_bounds(
    cx: Lowering, lifetime: ast.Lifetime, bounds: tuple[ast.Lifetime, ...]
) -> Iterator[Predicate]:
    for bound in bounds:
        longer = cx.region(lifetime, Missing(lifetime.span, False))
        shorter = cx.region(bound, Missing(bound.span, False))
        yield Predicate(RegionOutlives(longer, shorter), (), bound.span)


def _where(cx: Lowering, clause: ast.LifetimePredicate | ast.TypePredicate) -> Iterator[Predicate]:
    if isinstance(clause, ast.LifetimePredicate):
        yield from _lifetime_bounds(cx, clause.lifetime, clause.bounds)
        return
    names = [p.lifetime.name for p in clause.lifetimes if isinstance(p, ast.LifetimeParam)]
    binder = Binder(names)
    with cx.within(binder):
        self_ty = cx.ty(clause.bounded)
    yield from lower_bounds(cx, self_ty, clause.bounds, binder)


def provide_super_predicates(tcx: Tcx, trait: Def) -> tuple[Predicate, ...]:
    """`Self: Super` for the supertraits and `where Self: ..`, with the types they fix."""
    node = trait.node
    if not isinstance(node, ast.Item) or not isinstance(node.kind, ast.TraitItem):
        return ()
    bounds = node.kind.supertraits
    clauses = [c for c in node.kind.generics.where if _is_super_clause(c)]
    if not bounds and not clauses:
        return ()
    cx = Lowering.of_item(tcx, trait)
    out = lower_bounds(cx, Param(0, "Self"), bounds)
    for bound in bounds:
        if isinstance(bound, ast.TraitBound) and bound.maybe:
            from checker.types.lower_relaxed import none_to_relax

            none_to_relax(cx, "supertrait bounds", "traits", bound.span)
    for clause in clauses:
        assert isinstance(clause, ast.TypePredicate)
        _check_relaxed(cx, clause, ())
        out.extend(_where(cx, clause))
    cx.flush()
    return tuple(out)


def super_predicates_on_cycle(tcx: Tcx, trait: Def) -> tuple[Predicate, ...]:
    """A trait above itself (E0391)."""
    return ()


def provide_item_bounds(tcx: Tcx, d: Def) -> tuple[Predicate, ...]:
    """The bounds that an associated or opaque type is declared with, on its own `Alias`."""
    if d.kind is DefKind.OPAQUE_TYPE:
        from checker.types.collect_opaque import opaque_bounds

        return opaque_bounds(tcx, d)
    node = d.node
    if not isinstance(node, ast.Item) or not isinstance(node.kind, ast.TypeAliasItem):
        return ()
    alias = Alias(AliasKind.PROJECTION, d, identity_args(tcx.generics_of(d)))
    cx = Lowering.of_item(tcx, d)
    bounds = node.kind.bounds
    out = list(_implied_sized(cx, alias, bounds, node.kind.name.span))
    out.extend(lower_bounds(cx, alias, bounds))
    cx.flush()
    return tuple(out)
