"""`#[derive(PartialEq, Eq, PartialOrd, Ord)]`.

rustc: `rustc_builtin_macros::deriving::cmp`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.names.derive_parts import (
    Deriving,
    discriminants,
    is_new_type,
    make_impl,
    match_both,
    self_type,
    struct_fields,
    unreachable_match,
    with_fields,
)
from checker.names.quote import Quote
from grammar import syntax as ast
from grammar.record import define


def derive_partial_eq(this: Deriving) -> ast.Item:
    q = this.q
    if isinstance(this.kind, ast.EnumItem):
        body = _eq_enum(this)
    else:
        body = q.block(_eq_all(this, struct_fields(this, "self"), struct_fields(this, "other")))
    other = q.ref_type(self_type(this))
    method = q.method("eq", "&self", (("other", other),), q.type("bool"), body)
    return make_impl(this, ("cmp", "PartialEq"), [method])


def _eq_all(this: Deriving, left: Sequence[ast.Expr], right: Sequence[ast.Expr]) -> ast.Expr:
    q = this.q
    result: ast.Expr | None = None
    for a, b in zip(left, right, strict=True):
        equal = ast.BinaryExpr(ast.BinOp.EQ, a, b, a.span, a.span)
        result = equal if result is None else q.and_(result, equal)
    return result if result is not None else q.bool(True)


def _eq_enum(this: Deriving) -> ast.Block:
    q = this.q
    if not this.variants:
        return q.block(unreachable_match(this))
    several = len(this.variants) > 1
    inner: ast.Expr | None = None
    if with_fields(this):
        inner = match_both(this, lambda a, b: _eq_all(this, a, b), q.bool(True))
    if not several:
        return q.block(inner if inner is not None else q.bool(True))
    left, right = q.name("__self_discr"), q.name("__arg1_discr")
    same: ast.Expr = ast.BinaryExpr(ast.BinOp.EQ, left, right, q.span, q.span)
    return q.block(q.and_(same, inner) if inner is not None else same, discriminants(this))


def derive_eq(this: Deriving) -> ast.Item:
    q = this.q
    stmts: list[ast.Stmt] = []
    seen: set[str] = set()
    for fld in this.fields():
        if is_new_type(fld.ty, seen):
            stmts.append(q.assert_param(("cmp", "AssertParamIsEq"), fld.ty, this.at(fld)))
    method = q.method("assert_fields_are_eq", "&self", (), None, q.block(None, stmts))
    return make_impl(this, ("cmp", "Eq"), [method])


_EQUAL = ("cmp", "Ordering", "Equal")


@define
class _Comparison:
    """`partial_cmp` or `cmp`: the function, the value and the pattern of "equal"."""

    function: tuple[str, ...]
    equal: ast.Expr
    equal_pat: Callable[[], ast.Pat]


def _partial_comparison(q: Quote) -> _Comparison:
    some = ("option", "Option", "Some")
    return _Comparison(
        ("cmp", "PartialOrd", "partial_cmp"),
        q.call(some, q.path_expr("$crate", *_EQUAL)),
        lambda: ast.TupleStructPat(
            q.path("$crate", *some), (ast.PathPat(q.path("$crate", *_EQUAL), q.span),), q.span
        ),
    )


def _total_comparison(q: Quote) -> _Comparison:
    return _Comparison(
        ("cmp", "Ord", "cmp"),
        q.path_expr("$crate", *_EQUAL),
        lambda: ast.PathPat(q.path("$crate", *_EQUAL), q.span),
    )


def derive_partial_ord(this: Deriving) -> ast.Item:
    q = this.q
    body = _compare(this, _partial_comparison(q), enum_first=False)
    ordering = q.type("$crate", "cmp", "Ordering")
    result = q.type("$crate", "option", "Option", args=(ordering,))
    other = q.ref_type(self_type(this))
    method = q.method("partial_cmp", "&self", (("other", other),), result, body)
    return make_impl(this, ("cmp", "PartialOrd"), [method])


def derive_ord(this: Deriving) -> ast.Item:
    q = this.q
    body = _compare(this, _total_comparison(q), enum_first=True)
    other = q.ref_type(self_type(this))
    ordering = q.type("$crate", "cmp", "Ordering")
    method = q.method("cmp", "&self", (("other", other),), ordering, body)
    return make_impl(this, ("cmp", "Ord"), [method])


def _compare(this: Deriving, c: _Comparison, enum_first: bool) -> ast.Block:
    """`enum_first`: the discriminants are compared first (`Ord`), else last."""
    q = this.q
    if not isinstance(this.kind, ast.EnumItem):
        fields = struct_fields(this, "self"), struct_fields(this, "other")
        refs = [[q.ref(f, f.span) for f in side] for side in fields]
        return q.block(_lexicographic(this, c, refs[0], refs[1]))
    if not this.variants:
        return q.block(unreachable_match(this))
    by_discriminant = q.call(
        c.function, q.ref(q.name("__self_discr")), q.ref(q.name("__arg1_discr"))
    )
    several = len(this.variants) > 1
    if not with_fields(this):
        return q.block(by_discriminant, discriminants(this)) if several else q.block(c.equal)
    rest = c.equal if enum_first or not several else by_discriminant
    inner = match_both(this, lambda a, b: _lexicographic(this, c, a, b), rest)
    if not several:
        return q.block(inner)
    if enum_first:
        inner = _chain(this, c, by_discriminant, inner)
    return q.block(inner, discriminants(this))


def _lexicographic(
    this: Deriving, c: _Comparison, left: Sequence[ast.Expr], right: Sequence[ast.Expr]
) -> ast.Expr:
    q = this.q
    calls = [q.call(c.function, a, b, at=a.span) for a, b in zip(left, right, strict=True)]
    if not calls:
        return c.equal
    result = calls[-1]
    for call in reversed(calls[:-1]):
        result = _chain(this, c, call, result)
    return result


def _chain(this: Deriving, c: _Comparison, first: ast.Expr, then: ast.Expr) -> ast.Expr:
    """`match first { equal => then, cmp => cmp }`."""
    q = this.q
    arms = (q.arm(c.equal_pat(), then), q.arm(q.bind("cmp", q.span), q.name("cmp")))
    return ast.MatchExpr(first, arms, q.span)
