"""Operators: built in for scalars, else through their traits (rustc: `rustc_hir_typeck::op`).

When both operands are built-in scalars the operator is built in, and equates their types where it
must (`i32 + ?int`); the trait is then never asked. This is decided again at writeback, when an
operand was still unknown here.
"""

from __future__ import annotations

from checker.context import LangItem
from checker.names.defs import PrimTy
from checker.types.autoderef import builtin_deref
from checker.types.expectation import NO_EXPECTATION, Expectation, has_type
from checker.types.fn_ctxt import FnCtxt
from checker.types.method_call import TraitMethod, lookup_in_trait
from checker.types.obligation import Cause, CauseKind
from checker.types.reason import Reason, ReasonKind
from checker.types.tables import BorrowAdjust, NeverToAny
from checker.types.ty import (
    BOOL,
    ERASED,
    ERROR_TY,
    UNIT,
    ErrorTy,
    Infer,
    InferKind,
    Never,
    Prim,
    RawPtr,
    Ref,
    Ty,
    is_float,
    is_integral,
)
from grammar import syntax as ast

_B = ast.BinOp
TRAITS: dict[ast.BinOp, tuple[LangItem, str]] = {
    _B.ADD: (LangItem.ADD, "add"),
    _B.SUB: (LangItem.SUB, "sub"),
    _B.MUL: (LangItem.MUL, "mul"),
    _B.DIV: (LangItem.DIV, "div"),
    _B.REM: (LangItem.REM, "rem"),
    _B.BIT_XOR: (LangItem.BITXOR, "bitxor"),
    _B.BIT_AND: (LangItem.BITAND, "bitand"),
    _B.BIT_OR: (LangItem.BITOR, "bitor"),
    _B.SHL: (LangItem.SHL, "shl"),
    _B.SHR: (LangItem.SHR, "shr"),
    _B.EQ: (LangItem.PARTIAL_EQ, "eq"),
    _B.NE: (LangItem.PARTIAL_EQ, "ne"),
    _B.LT: (LangItem.PARTIAL_ORD, "lt"),
    _B.LE: (LangItem.PARTIAL_ORD, "le"),
    _B.GE: (LangItem.PARTIAL_ORD, "ge"),
    _B.GT: (LangItem.PARTIAL_ORD, "gt"),
}
ASSIGN_TRAITS: dict[ast.BinOp, tuple[LangItem, str]] = {
    op: (LangItem[f"{item.name}_ASSIGN"], f"{name}_assign")
    for op, (item, name) in TRAITS.items()
    if f"{item.name}_ASSIGN" in LangItem.__members__
}
COMPARISONS = frozenset({_B.EQ, _B.NE, _B.LT, _B.LE, _B.GE, _B.GT})
_SHIFTS = frozenset({_B.SHL, _B.SHR})
_MATH = frozenset({_B.ADD, _B.SUB, _B.MUL, _B.DIV, _B.REM})
_BITS = frozenset({_B.BIT_XOR, _B.BIT_AND, _B.BIT_OR})


def check_binary(fcx: FnCtxt, e: ast.BinaryExpr, expected: Expectation) -> Ty:
    if e.op in (_B.AND, _B.OR):
        return _lazy(fcx, e)
    lhs, rhs, result = _overloaded(fcx, e, e.op, e.lhs, e.rhs, False)
    if _known(lhs) and _known(rhs) and is_builtin(fcx, lhs, rhs, e.op):
        builtin = _enforce(fcx, lhs, rhs, e.op, e.rhs)
        if result is not None:
            fcx.infcx.unify(builtin, result)
        return builtin
    assert result is not None
    return rhs if isinstance(rhs, ErrorTy) else result


def _lazy(fcx: FnCtxt, e: ast.BinaryExpr) -> Ty:
    """`&&`, `||`: the right side may not be reached."""
    from checker.types.expr import check_coercible

    check_coercible(fcx, e.lhs, BOOL)
    diverges = fcx.diverges
    check_coercible(fcx, e.rhs, BOOL, Reason(ReasonKind.OPERAND, lhs=e.lhs))
    fcx.diverges = diverges
    return BOOL


def check_assign_op(fcx: FnCtxt, e: ast.AssignOpExpr, expected: Expectation) -> Ty:
    from checker.types.op_report import report_not_assignable
    from checker.types.place import is_place

    lhs, rhs, _ = _overloaded(fcx, e, e.op, e.lhs, e.rhs, True)
    if _known(lhs) and _known(rhs) and is_builtin(fcx, lhs, rhs, e.op):
        _enforce(fcx, lhs, rhs, e.op, e.rhs)
    if not is_place(fcx, e.lhs):
        report_not_assignable(fcx, "E0067", "invalid left-hand side of assignment", e.lhs, e)
    return UNIT


def _known(ty: Ty) -> bool:
    return not (isinstance(ty, Infer) and ty.kind is InferKind.GENERAL)


# ------------------------------------------------------------------ through the trait


def _overloaded(
    fcx: FnCtxt,
    e: ast.BinaryExpr | ast.AssignOpExpr,
    op: ast.BinOp,
    lhs_expr: ast.Expr,
    rhs_expr: ast.Expr,
    assign: bool,
) -> tuple[Ty, Ty, Ty | None]:
    """Types of both sides and of the result (None: built in, no trait was asked)."""
    from checker.types.expr import check_expr, demand_coerce
    from checker.types.stmt import check_expr_needs

    lhs = check_expr_needs(fcx, lhs_expr, True) if assign else check_expr(fcx, lhs_expr)
    lhs = fcx.try_structural(lhs)
    if isinstance(lhs, Never) and not assign:
        fresh = fcx.fresh(fcx.span(lhs_expr))
        fcx.adjust(lhs_expr, (NeverToAny(fresh),))
        lhs = fresh
    rhs: Ty | None = None
    if _is_scalar(lhs) and _is_plain(fcx, rhs_expr):
        rhs = fcx.try_structural(check_expr(fcx, rhs_expr))
        if _is_scalar(rhs) and is_builtin(fcx, lhs, rhs, op) and _fits(fcx, lhs, rhs, op):
            return lhs, rhs, None
    rhs_var = fcx.fresh(fcx.span(rhs_expr))
    method = _lookup(fcx, e, op, lhs, rhs_var, assign)
    if rhs is None:
        rhs = check_expr(fcx, rhs_expr, has_type(rhs_var))
    reason = Reason(ReasonKind.OPERAND, lhs=lhs_expr)
    rhs = demand_coerce(fcx, rhs_expr, rhs, rhs_var, reason)
    if not isinstance(rhs, ErrorTy):
        rhs = fcx.try_structural(rhs_var)
    if method is None:
        return _fail(fcx, e, op, lhs, rhs, assign)
    _autoref(fcx, op, lhs_expr, lhs, rhs_expr, rhs, assign)
    fcx.results.callees[e] = method.callee
    return lhs, rhs, method.sig.output


def _fits(fcx: FnCtxt, lhs: Ty, rhs: Ty, op: ast.BinOp) -> bool:
    return op in _SHIFTS or fcx.infcx.unify(lhs, rhs) is None


def _is_scalar(ty: Ty) -> bool:
    return (isinstance(ty, Prim) and ty.kind is not PrimTy.STR) or (
        isinstance(ty, Infer) and ty.kind is not InferKind.GENERAL
    )


def _is_plain(fcx: FnCtxt, e: ast.Expr) -> bool:
    """Whether the type of `e` does not depend on what is expected of it: then the right side can
    be typed first, which spares the common built-in case the trait."""
    e = fcx.peel(e)
    match e:
        case ast.LitExpr() | ast.PathExpr() | ast.FieldExpr() | ast.CastExpr() | ast.IndexExpr():
            return True
        case ast.BinaryExpr(op, lhs, rhs, _, _):
            return op not in COMPARISONS and _is_plain(fcx, lhs) and _is_plain(fcx, rhs)
        case ast.UnaryExpr(_, operand, _):
            return _is_plain(fcx, operand)
        case _:
            return False


def _lookup(
    fcx: FnCtxt,
    e: ast.BinaryExpr | ast.AssignOpExpr,
    op: ast.BinOp,
    lhs: Ty,
    rhs: Ty,
    assign: bool,
) -> TraitMethod | None:
    trait, method = (ASSIGN_TRAITS if assign else TRAITS)[op]
    cause = Cause(CauseKind.BIN_OP, at=e.op_span)
    return lookup_in_trait(fcx, trait, method, lhs, (rhs,), e.op_span, cause)


def _fail(
    fcx: FnCtxt,
    e: ast.BinaryExpr | ast.AssignOpExpr,
    op: ast.BinOp,
    lhs: Ty,
    rhs: Ty,
    assign: bool,
) -> tuple[Ty, Ty, Ty]:
    from checker.types.op_report import report_operator

    lhs, rhs = fcx.resolve(lhs), fcx.resolve(rhs)
    fcx.results.tainted = True
    if not isinstance(lhs, ErrorTy) and not isinstance(rhs, ErrorTy):
        report_operator(fcx, e, op, lhs, rhs, assign)
    return ERROR_TY, ERROR_TY, ERROR_TY


def _autoref(
    fcx: FnCtxt,
    op: ast.BinOp,
    lhs_expr: ast.Expr,
    lhs: Ty,
    rhs_expr: ast.Expr,
    rhs: Ty,
    assign: bool,
) -> None:
    """Comparisons borrow both sides, compound assignment borrows the left one mutably."""
    if assign:
        target = Ref(ERASED, lhs, True)
        fcx.adjust(lhs_expr, (BorrowAdjust(target, True, two_phase=True),))
    elif op in COMPARISONS:
        fcx.adjust(lhs_expr, (BorrowAdjust(Ref(ERASED, lhs, False), False),))
        fcx.adjust(rhs_expr, (BorrowAdjust(Ref(ERASED, rhs, False), False),))


# ------------------------------------------------------------------ built in


def is_builtin(fcx: FnCtxt, lhs: Ty, rhs: Ty, op: ast.BinOp) -> bool:
    """Whether the operator on these types is the language's own (rustc: `is_builtin_binop`).

    One level of reference is looked through, as rustc does: `&i32 + &i32` equates the scalars, its
    callee stays the trait's.
    """
    lhs, rhs = _deref(fcx, lhs), _deref(fcx, rhs)
    if isinstance(lhs, ErrorTy) or isinstance(rhs, ErrorTy):
        return True
    if op in _SHIFTS:
        return is_integral(lhs) and is_integral(rhs)
    if op in _MATH:
        return (is_integral(lhs) and is_integral(rhs)) or (is_float(lhs) and is_float(rhs))
    if op in _BITS:
        return (is_integral(lhs) and is_integral(rhs)) or (lhs == BOOL and rhs == BOOL)
    return _is_comparable(lhs) and _is_comparable(rhs)


def _deref(fcx: FnCtxt, ty: Ty) -> Ty:
    return fcx.shallow(ty.pointee) if isinstance(ty, Ref) else ty


def _is_comparable(ty: Ty) -> bool:
    if isinstance(ty, Infer):
        return ty.kind is not InferKind.GENERAL
    return (isinstance(ty, Prim) and ty.kind is not PrimTy.STR) or isinstance(ty, RawPtr)


def _enforce(fcx: FnCtxt, lhs: Ty, rhs: Ty, op: ast.BinOp, rhs_expr: ast.Expr) -> Ty:
    """Equate what a built-in operator wants equal; its type."""
    lhs, rhs = _deref(fcx, lhs), _deref(fcx, rhs)
    if op in _SHIFTS:
        return lhs
    mismatch = fcx.infcx.unify(lhs, rhs)
    if mismatch is not None:
        lhs, rhs = fcx.resolve(lhs), fcx.resolve(rhs)
        from checker.types.mismatch import mismatch_builder

        fcx.emit(mismatch_builder(fcx, fcx.span(rhs_expr), lhs, rhs, mismatch))
        return ERROR_TY
    return BOOL if op in COMPARISONS else lhs


# ------------------------------------------------------------------ unary


def check_unary(fcx: FnCtxt, e: ast.UnaryExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    hint = NO_EXPECTATION if e.op is ast.UnOp.DEREF else expected
    operand = fcx.try_structural(check_expr(fcx, e.operand, hint))
    if isinstance(operand, ErrorTy):
        return ERROR_TY
    match e.op:
        case ast.UnOp.DEREF:
            return _dereferenced(fcx, e, operand)
        case ast.UnOp.NOT:
            if is_integral(operand) or operand == BOOL:
                return operand
            return _user_unary(fcx, e, operand, LangItem.NOT, "not")
        case ast.UnOp.NEG:
            if is_float(operand) or _is_signed(operand):
                if isinstance(operand, Infer):
                    fcx.negated.append((operand, e.span))
                return operand
            return _user_unary(fcx, e, operand, LangItem.NEG, "neg")


def _is_signed(ty: Ty) -> bool:
    from checker.types.ty import SIGNED

    if isinstance(ty, Infer):
        return ty.kind is InferKind.INT
    return isinstance(ty, Prim) and ty.kind in SIGNED


def _user_unary(fcx: FnCtxt, e: ast.UnaryExpr, operand: Ty, trait: LangItem, name: str) -> Ty:
    from checker.types.op_report import report_unary

    operand = fcx.structural(operand, fcx.span(e.operand))
    if isinstance(operand, Never):
        fresh = fcx.fresh(e.span)
        fcx.adjust(e.operand, (NeverToAny(fresh),))
        return fresh
    method = lookup_in_trait(fcx, trait, name, operand, (), e.span)
    if method is None:
        if not isinstance(operand, ErrorTy):
            report_unary(fcx, e, operand)
        return ERROR_TY
    fcx.results.callees[e] = method.callee
    return method.sig.output


def _dereferenced(fcx: FnCtxt, e: ast.UnaryExpr, operand: Ty) -> Ty:
    from checker.types.op_report import report_not_dereferenceable

    operand = fcx.structural(operand, fcx.span(e.operand))
    inner = builtin_deref(fcx, operand)
    if inner is not None:
        return inner
    if isinstance(operand, RawPtr):
        return operand.pointee
    if isinstance(operand, ErrorTy):
        return ERROR_TY
    method = lookup_in_trait(fcx, LangItem.DEREF, "deref", operand, (), e.span)
    if method is None:
        report_not_dereferenceable(fcx, e, operand)
        return ERROR_TY
    fcx.adjust(e.operand, (BorrowAdjust(Ref(ERASED, operand, False), False),))
    fcx.results.callees[e] = method.callee
    output = fcx.try_structural(method.sig.output)
    assert isinstance(output, Ref)
    return output.pointee
