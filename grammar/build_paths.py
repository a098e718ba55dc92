"""Actions for paths and generic arguments.

Expressions, types and imports have their own rules for paths (turbofish or not, parenthesised
arguments or not), and the same actions.
"""

from __future__ import annotations

from typing import Any

from grammar.actions import action
from grammar.parse_context import ParseContext
from grammar.syntax import (
    AngleArgs,
    AnonConst,
    AssocConstraint,
    Block,
    BlockExpr,
    BlockKind,
    Bound,
    Expr,
    GenericArgs,
    Ident,
    Lifetime,
    ParenArgs,
    Path,
    PathExpr,
    PathSegment,
    QSelf,
    Type,
)


@action
def segment(p: ParseContext, lo: int, hi: int, name: int) -> PathSegment:
    ident = p.ident(name)
    return PathSegment(ident, None, ident.span)


@action
def segment_args(p: ParseContext, lo: int, hi: int, name: int, args: GenericArgs) -> PathSegment:
    return PathSegment(p.ident(name), args, p.span(lo, hi))


@action
def segment_paren(
    p: ParseContext, lo: int, hi: int, name: int, inputs: list[Type] | None, output: Type | None
) -> PathSegment:
    args = ParenArgs(tuple(inputs or ()), output, p.span(lo + 1, hi))
    return PathSegment(p.ident(name), args, p.span(lo, hi))


@action
def path_one(p: ParseContext, lo: int, hi: int, segment: PathSegment) -> Path:
    return Path((segment,), False, None, segment.span)


@action
def path_global(p: ParseContext, lo: int, hi: int, segment: PathSegment) -> Path:
    return Path((segment,), True, None, p.span(lo, hi))


@action
def path_join(p: ParseContext, lo: int, hi: int, path: Path, segment: PathSegment) -> Path:
    return Path((*path.segments, segment), path.is_global, path.qself, p.span(lo, hi))


@action
def path_turbofish(p: ParseContext, lo: int, hi: int, path: Path, args: AngleArgs) -> Path:
    last = with_turbofish(path.segments[-1], args)
    return Path((*path.segments[:-1], last), path.is_global, path.qself, p.span(lo, hi))


@action
def path_paren(
    p: ParseContext,
    lo: int,
    hi: int,
    path: Path,
    paren: int,
    inputs: list[Type] | None,
    output: Type | None,
) -> Path:
    """`Fn::(A) -> B`"""
    last = path.segments[-1]
    args = ParenArgs(tuple(inputs or ()), output, p.span(paren, hi))
    segment = PathSegment(last.ident, args, last.span.to(args.span))
    return Path((*path.segments[:-1], segment), path.is_global, path.qself, p.span(lo, hi))


def with_turbofish(segment: PathSegment, args: AngleArgs) -> PathSegment:
    turbofish = AngleArgs(args.args, args.constraints, True, args.span)
    return PathSegment(segment.ident, turbofish, segment.span.to(args.span))


@action
def qself(
    p: ParseContext,
    lo: int,
    hi: int,
    lt: int,
    ty: Type,
    trait: Path | None,
    gt: int,
    segment: PathSegment,
) -> Path:
    """`<ty as trait>::segment`."""
    before = trait.segments if trait is not None else ()
    is_global = trait is not None and trait.is_global
    inner = QSelf(ty, len(before), ty.span)
    return Path((*before, segment), is_global, inner, p.span(lo, hi))


@action
def path_expr(p: ParseContext, lo: int, hi: int, path: Path) -> PathExpr:
    return PathExpr(path, path.span)


@action
def path_expr_ident(p: ParseContext, lo: int, hi: int, name: int) -> PathExpr:
    ident = p.ident(name)
    path = Path((PathSegment(ident, None, ident.span),), False, None, ident.span)
    return PathExpr(path, ident.span)


@action
def ident(p: ParseContext, lo: int, hi: int, name: int) -> Ident:
    return p.ident(name)


@action
def lifetime(p: ParseContext, lo: int, hi: int, name: int) -> Lifetime:
    return lifetime_at(p, name)


def lifetime_at(p: ParseContext, name: int) -> Lifetime:
    text = p.texts[name]
    return Lifetime("'" + text[3:] if text.startswith("'r#") else text, p.at(name))


# ------------------------------------------------------------------ generic arguments


@action
def generic_args(
    p: ParseContext, lo: int, hi: int, lt: int, args: list[Any] | None, gt: int
) -> AngleArgs:
    plain = [arg for arg in args or () if not isinstance(arg, AssocConstraint)]
    constraints = [arg for arg in args or () if isinstance(arg, AssocConstraint)]
    return AngleArgs(tuple(plain), tuple(constraints), False, p.span(lo, hi))


@action
def anon_const(p: ParseContext, lo: int, hi: int, expr: Expr) -> AnonConst:
    return AnonConst(expr, expr.span)


@action
def block_arg(p: ParseContext, lo: int, hi: int, block: Block) -> AnonConst:
    return AnonConst(BlockExpr(BlockKind.PLAIN, None, block, block.span), block.span)


@action
def assoc_eq(p: ParseContext, lo: int, hi: int, name: int, value: Any) -> AssocConstraint:
    return AssocConstraint(p.ident(name), None, value, (), p.span(lo, hi))


@action
def assoc_eq_args(
    p: ParseContext, lo: int, hi: int, name: int, args: AngleArgs, value: Any
) -> AssocConstraint:
    return AssocConstraint(p.ident(name), args, value, (), p.span(lo, hi))


@action
def assoc_bound(
    p: ParseContext, lo: int, hi: int, name: int, bounds: list[Bound] | None
) -> AssocConstraint:
    return AssocConstraint(p.ident(name), None, None, tuple(bounds or ()), p.span(lo, hi))


@action
def assoc_bound_args(
    p: ParseContext, lo: int, hi: int, name: int, args: AngleArgs, bounds: list[Bound] | None
) -> AssocConstraint:
    return AssocConstraint(p.ident(name), args, None, tuple(bounds or ()), p.span(lo, hi))
