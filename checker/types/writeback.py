"""The tables without inference variables: what later passes read (rustc: `writeback`).

What is still unknown is reported once (E0282) and becomes the error type. Operators on scalars that
went through a trait only because a type came late are made built in again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, Union, cast

from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import Folder, fold, has_error, has_infer, super_fold, walk
from checker.types.literal import lint_overflow
from checker.types.tables import (
    Adjustment,
    BorrowAdjust,
    Callee,
    TypeckResults,
)
from checker.types.ty import (
    BOOL,
    ERROR_TY,
    Args,
    Array,
    Const,
    ConstError,
    ConstInfer,
    Infer,
    Prim,
    Ref,
    Slice,
    Ty,
    is_float,
    is_integral,
)
from grammar import syntax as ast
from grammar.record import evolve
from grammar.span import Span

T = TypeVar("T")
Variable = Union[Infer, ConstInfer]


def write_back(fcx: FnCtxt) -> TypeckResults:
    """Resolve every table of `fcx.results` in place."""
    _fix_scalar_operators(fcx)
    if not fcx.results.tainted:
        _check_resolved(fcx)
    r = fcx.results
    for table in (
        r.expr_types,
        r.block_types,
        r.pat_types,
        r.local_types,
        r.user_types,
        r.user_args,
        r.pat_derefs,
        r.node_args,
    ):
        _resolve_values(fcx, cast("dict[object, Any]", table))
    if any(has_error(t) for t in r.expr_types.values()):
        r.tainted = True  # something around is of a type that is wrong where it is declared
    r.callees = {k: _callee(fcx, v) for k, v in r.callees.items()}
    r.for_next = {k: _callee(fcx, v) for k, v in r.for_next.items()}
    r.try_kinds = {
        k: evolve(
            v,
            branch=_callee(fcx, v.branch),
            from_residual=_callee(fcx, v.from_residual),
            control_flow=_final(fcx, v.control_flow),
            residual=_final(fcx, v.residual),
            output=_final(fcx, v.output),
        )
        for k, v in r.try_kinds.items()
    }
    r.adjustments = {
        k: tuple(_adjustment(fcx, a) for a in v) for k, v in r.adjustments.items() if v
    }
    r.captures = {
        k: tuple(
            evolve(
                c,
                place_ty=_final(fcx, c.place_ty),
                ty=_final(fcx, c.ty),
                projections=tuple(
                    evolve(p, ty=None if p.ty is None else _final(fcx, p.ty)) for p in c.projections
                ),
            )
            for c in v
        )
        for k, v in r.captures.items()
    }
    r.hidden_types = {k: _final(fcx, v) for k, v in r.hidden_types.items()}
    if not r.tainted:
        _lint_literals(fcx)
    return r


def _resolve_values(fcx: FnCtxt, table: dict[object, Any]) -> None:
    for key, value in table.items():
        table[key] = _final(fcx, value)


def _final(fcx: FnCtxt, t: T) -> T:
    """`t` resolved; what is unknown is an error by now."""
    t = fcx.infcx.resolve(t)
    return fold(_Poison(), t) if has_infer(t) else t


class _Poison(Folder):
    """Replaces what is left of inference variables by errors."""

    def ty(self, t: Ty) -> Ty:
        return ERROR_TY if isinstance(t, Infer) else super_fold(self, t)

    def const(self, c: Const) -> Const:
        return ConstError() if isinstance(c, ConstInfer) else super_fold(self, c)


def _callee(fcx: FnCtxt, c: Callee) -> Callee:
    return Callee(c.def_, _final(fcx, c.args))


def _adjustment(fcx: FnCtxt, a: Adjustment) -> Adjustment:
    from checker.types.tables import DerefAdjust

    if isinstance(a, DerefAdjust) and a.args:
        return DerefAdjust(_final(fcx, a.target), a.method, _final(fcx, a.args), a.mutable)
    return evolve(a, target=_final(fcx, a.target))


# ------------------------------------------------------------------ operators


def _check_resolved(fcx: FnCtxt) -> None:
    found = _unresolved(fcx)
    if found is not None:
        from checker.types.ambiguity import report_unresolved

        report_unresolved(fcx, *found)


def _unresolved(fcx: FnCtxt) -> tuple[Variable, Span] | None:
    """The first type of the body, in order of the source, that still has unknown parts."""
    for binding, ty in fcx.results.local_types.items():
        var = first_var(fcx, ty)
        if var is not None:
            return var, binding.span
    for e, ty in fcx.results.expr_types.items():
        var = first_var(fcx, ty)
        if var is not None:
            return var, fcx.span(e)
    for node, args in [*fcx.results.node_args.items(), *_callee_args(fcx)]:
        var = first_var(fcx, args)
        if var is not None:
            return var, getattr(node, "span", fcx.owner.span)
    return None


def _callee_args(fcx: FnCtxt) -> Iterator[tuple[object, Args]]:
    for e, callee in fcx.results.callees.items():
        yield e, callee.args


def first_var(fcx: FnCtxt, t: object) -> Variable | None:
    """A variable of `t` that has no value."""
    t = fcx.resolve(t)
    if not has_infer(t) or has_error(t):
        return None
    return next((x for x in walk(t) if isinstance(x, (Infer, ConstInfer))), None)


def _fix_scalar_operators(fcx: FnCtxt) -> None:
    callees = fcx.results.callees
    for e in list(callees):
        match e:
            case ast.BinaryExpr():
                _fix_binary(fcx, e, False)
            case ast.AssignOpExpr():
                _fix_binary(fcx, e, True)
            case ast.UnaryExpr(op, operand, _) if op is not ast.UnOp.DEREF:
                ty = fcx.expr_ty(operand)
                if is_integral(ty) or is_float(ty) or ty == BOOL:
                    del callees[e]
            case ast.IndexExpr():
                _fix_index(fcx, e)
            case _:
                pass


def _fix_binary(fcx: FnCtxt, e: ast.BinaryExpr | ast.AssignOpExpr, assign: bool) -> None:
    from checker.types.op import COMPARISONS, is_builtin

    lhs, rhs = fcx.peel(e.lhs), fcx.peel(e.rhs)
    # The operand's type under the autoref that the trait wanted.
    left, right = _before_autoref(fcx, lhs), _before_autoref(fcx, rhs)
    if not (_is_scalar(left) and _is_scalar(right)) or not is_builtin(fcx, left, right, e.op):
        return
    del fcx.results.callees[e]
    if assign:
        _drop_autoref(fcx, lhs)
    elif e.op in COMPARISONS:
        _drop_autoref(fcx, lhs)
        _drop_autoref(fcx, rhs)


def _before_autoref(fcx: FnCtxt, e: ast.Expr) -> Ty:
    adjustments = fcx.results.adjustments.get(e, ())
    if adjustments and isinstance(adjustments[-1], BorrowAdjust):
        target = fcx.resolve(adjustments[-1].target)
        if isinstance(target, Ref):
            return fcx.resolve(target.pointee)
    if adjustments:
        return fcx.resolve(adjustments[-1].target)
    return fcx.expr_ty(e)


def _is_scalar(ty: Ty) -> bool:
    from checker.types.ty import RawPtr

    return (isinstance(ty, Prim) and ty.kind.value != "str") or isinstance(ty, RawPtr)


def _drop_autoref(fcx: FnCtxt, e: ast.Expr) -> None:
    old = fcx.results.adjustments.get(e, ())
    if old and isinstance(old[-1], BorrowAdjust):
        fcx.results.adjustments[e] = old[:-1]


def _fix_index(fcx: FnCtxt, e: ast.IndexExpr) -> None:
    """An index that turned out to be `usize` on an array or slice is built in."""
    from checker.names.defs import PrimTy

    base = fcx.peel(e.base)
    old = fcx.results.adjustments.get(base, ())
    if not old or not isinstance(old[-1], BorrowAdjust):
        return
    target = fcx.resolve(old[-1].target)
    if not isinstance(target, Ref) or fcx.expr_ty_adjusted(e.index) != Prim(PrimTy.USIZE):
        return
    if isinstance(fcx.resolve(target.pointee), (Array, Slice)):
        del fcx.results.callees[e]
        fcx.results.adjustments[base] = old[:-1]


# ------------------------------------------------------------------ literals


def _lint_literals(fcx: FnCtxt) -> None:
    negated: dict[ast.Expr, ast.UnaryExpr] = {}
    types = fcx.results.expr_types
    for e in types:
        if isinstance(e, ast.UnaryExpr) and e.op is ast.UnOp.NEG:
            negated[fcx.peel(e.operand)] = e
    for e, ty in types.items():
        if e.__class__ is ast.LitExpr and (
            e.value.__class__ is int or (e.value.__class__ is float and e.value > 3.4e38)
        ):
            sign = negated.get(e)
            lint_overflow(fcx, e, ty, sign if _counts(negated, sign) else None)


def _counts(negated: dict[ast.Expr, ast.UnaryExpr], sign: ast.UnaryExpr | None) -> bool:
    """Whether rustc sees the minus: of two on one another it sees the outer one only."""
    if sign is None:
        return False
    outer = negated.get(sign)
    return outer is None or not _counts(negated, outer)
