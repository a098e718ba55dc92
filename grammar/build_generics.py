"""Actions for generic parameters, bounds and where clauses."""

from __future__ import annotations

from grammar.actions import action
from grammar.build_paths import lifetime_at
from grammar.build_types import trait_path
from grammar.parse_context import ParseContext
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import (
    AnonConst,
    Attribute,
    Bound,
    ConstParam,
    GenericParam,
    Generics,
    Ident,
    Lifetime,
    LifetimeParam,
    LifetimePredicate,
    Path,
    TraitBound,
    Type,
    TypeParam,
    TypePredicate,
    UseBound,
)

Predicate = LifetimePredicate | TypePredicate


class Where(NamedTuple):
    predicates: tuple[Predicate, ...]
    span: Span


def with_where(generics: Generics, where: Where | None, before: Span) -> Generics:
    """`generics` with the where clause that stands, or would stand, after `before`."""
    if where is None:
        return Generics(generics.params, (), generics.span, before.shrink_to_hi())
    return Generics(generics.params, where.predicates, generics.span, where.span)


@action
def no_generics(p: ParseContext, lo: int, hi: int) -> Generics:
    span = p.span(lo, hi)
    return Generics((), (), span, span)


@action
def generics(
    p: ParseContext, lo: int, hi: int, lt: int, params: list[GenericParam] | None, gt: int
) -> Generics:
    span = p.span(lo, hi)
    return Generics(tuple(params or ()), (), span, span.shrink_to_hi())


@action
def for_lts(
    p: ParseContext,
    lo: int,
    hi: int,
    for_: int,
    lt: int,
    params: list[GenericParam] | None,
    gt: int,
) -> tuple[GenericParam, ...]:
    return tuple(params or ())


@action
def lifetime_param(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: list[Attribute] | None,
    name: int,
    bounds: tuple[Lifetime, ...] | None,
) -> LifetimeParam:
    return LifetimeParam(lifetime_at(p, name), bounds or (), tuple(attrs or ()), p.span(lo, hi))


@action
def type_param(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: list[Attribute] | None,
    name: int,
    bounds: tuple[Bound, ...] | None,
    default: Type | None,
) -> TypeParam:
    span = p.span(lo, hi)
    return TypeParam(p.ident(name), bounds or (), default, tuple(attrs or ()), span)


@action
def const_param(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: list[Attribute] | None,
    name: int,
    ty: Type,
    default: AnonConst | None,
) -> ConstParam:
    return ConstParam(p.ident(name), ty, default, tuple(attrs or ()), p.span(lo, hi))


# ------------------------------------------------------------------ where clauses


@action
def where(
    p: ParseContext, lo: int, hi: int, keyword: int, predicates: list[Predicate] | None
) -> Where:
    return Where(tuple(predicates or ()), p.span(lo, hi))


@action
def where_lifetime(
    p: ParseContext, lo: int, hi: int, name: int, bounds: tuple[Lifetime, ...]
) -> LifetimePredicate:
    return LifetimePredicate(lifetime_at(p, name), bounds, p.span(lo, hi))


@action
def where_type(
    p: ParseContext, lo: int, hi: int, bounded: Type, bounds: tuple[Bound, ...]
) -> TypePredicate:
    return TypePredicate((), bounded, bounds, p.span(lo, hi))


@action
def where_for(
    p: ParseContext,
    lo: int,
    hi: int,
    lifetimes: tuple[GenericParam, ...],
    bounded: Type,
    bounds: tuple[Bound, ...],
) -> TypePredicate:
    return TypePredicate(lifetimes, bounded, bounds, p.span(lo, hi))


# ------------------------------------------------------------------ bounds


@action
def trait_bound(
    p: ParseContext, lo: int, hi: int, modifiers: list[int] | None, path: Path | Type
) -> TraitBound:
    maybe = _modify(p, modifiers)
    return TraitBound((), maybe, trait_path(p, path), p.span(lo, hi))


@action
def trait_bound_for(
    p: ParseContext,
    lo: int,
    hi: int,
    before: list[int] | None,
    lifetimes: tuple[GenericParam, ...],
    after: list[int] | None,
    path: Path | Type,
) -> TraitBound:
    maybe = _modify(p, (before or []) + (after or []))
    return TraitBound(lifetimes, maybe, trait_path(p, path), p.span(lo, hi))


def _modify(p: ParseContext, modifiers: list[int] | None) -> bool:
    maybe = False
    for index in modifiers or ():
        kind = p.kinds[index]
        if kind == "QUESTION":
            maybe = True
        elif kind == "ASYNC":
            p.gate("`async` trait bounds are", p.at(index))
        elif kind == "BANG":
            p.gate("negative bounds are", p.at(index))
        else:
            p.gate("const trait impls are", p.at(index))
    return maybe


@action
def paren_bound(p: ParseContext, lo: int, hi: int, bound: TraitBound) -> TraitBound:
    return TraitBound(bound.lifetimes, bound.maybe, bound.path, p.span(lo, hi))


@action
def use_bound(
    p: ParseContext,
    lo: int,
    hi: int,
    use: int,
    lt: int,
    args: list[Lifetime | Ident] | None,
    gt: int,
) -> UseBound:
    return UseBound(tuple(args or ()), p.span(lo, hi))
