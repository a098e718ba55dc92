"""The parts of a typed expression, in order of evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from checker.mir import thir


def children(e: thir.Expr) -> Iterator[thir.Expr]:
    """The expressions right inside `e`; those of nested blocks' statements included, closures'
    bodies not."""
    kind = e.kind
    match kind:
        case thir.ScopeExpr(_, value) | thir.UseExpr(value) | thir.NeverToAny(value):
            yield value
        case thir.Ascribe(value) | thir.Cast(_, value) | thir.Repeat(value):
            yield value
        case thir.Deref(value) | thir.Unary(_, value) | thir.Field(value):
            yield value
        case thir.Borrow(_, value) | thir.RawBorrow(_, value) | thir.Loop(_, value):
            yield value
        case thir.Let(_, value):
            yield value
        case thir.Binary(_, lhs, rhs) | thir.Logical(_, lhs, rhs) | thir.AssignOp(_, lhs, rhs):
            yield from (lhs, rhs)
        case thir.Assign(lhs, rhs) | thir.Index(lhs, rhs):
            yield from (lhs, rhs)
        case thir.ArrayExpr(elements) | thir.TupleExpr(elements):
            yield from elements
        case thir.AdtExpr():
            yield from (x for _, x in kind.fields)
            if kind.base is not None:
                yield kind.base
        case thir.ClosureExpr():
            yield from kind.upvars
        case thir.Call():
            yield kind.func
            yield from kind.args
        case thir.If():
            yield from (kind.cond, kind.then)
            if kind.orelse is not None:
                yield kind.orelse
        case thir.Match():
            yield kind.scrutinee
            for arm in kind.arms:
                if arm.guard is not None:
                    yield arm.guard
                yield arm.body
        case thir.BlockExpr(block):
            yield from block_children(block)
        case thir.Break(_, value_) | thir.Return(value_):
            if value_ is not None:
                yield value_
        case thir.VarRef() | thir.UpvarRef() | thir.Continue() | thir.Literal():
            pass
        case thir.Unsupported():
            pass


def block_children(block: thir.Block) -> Iterator[thir.Expr]:
    for s in block.stmts:
        if isinstance(s, thir.ExprStmt):
            yield s.expr
            continue
        if s.init is not None:
            yield s.init
        if s.orelse is not None:
            yield from block_children(s.orelse)
    if block.tail is not None:
        yield block.tail
