"""Fields, indexing, borrows, assignment (rustc: `check_expr_field`, `check_expr_index`, ...)."""

from __future__ import annotations

from checker.context import LangItem
from checker.names.defs import Def, DefKind, PrimTy
from checker.types.autoderef import Autoderef, autoderef
from checker.types.expectation import NO_EXPECTATION, Expectation, has_type, rvalue_hint
from checker.types.fn_ctxt import FnCtxt
from checker.types.method_call import lookup_in_trait
from checker.types.obligation import Cause, CauseKind
from checker.types.reason import Reason, ReasonKind
from checker.types.tables import (
    Adjustment,
    BorrowAdjust,
    PointerAdjust,
    PointerCast,
)
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    UNIT,
    USIZE,
    Adt,
    Array,
    ErrorTy,
    Infer,
    InferKind,
    Prim,
    RawPtr,
    Ref,
    Slice,
    Tuple,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span

# ------------------------------------------------------------------ fields


def check_field(fcx: FnCtxt, e: ast.FieldExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    base = fcx.structural(check_expr(fcx, e.base), fcx.span(e.base))
    if isinstance(base, ErrorTy):
        return ERROR_TY
    private: Adt | None = None
    steps = autoderef(fcx, fcx.span(e.base), base)
    for ty, count in steps:
        found = _field_of(fcx, ty, e.name.name)
        if found is None:
            continue
        index, field_ty, def_ = found
        from checker.types.access import accessible

        if def_ is not None and isinstance(ty, Adt) and not accessible(fcx, def_):
            private = private or ty
            continue
        fcx.adjust(e.base, steps.adjustments(count))
        fcx.results.fields[e] = index
        return fcx.normalize(field_ty, e.span)
    final = fcx.structural(steps.final_ty(), fcx.span(e.base))
    if not isinstance(final, ErrorTy):
        from checker.types.field_report import hidden_in, report_field

        private = private or hidden_in(fcx, (s.ty for s in steps.steps), e.name.name)
        report_field(fcx, e, fcx.resolve(base), private)
    return ERROR_TY


def _field_of(fcx: FnCtxt, ty: Ty, name: str) -> tuple[int, Ty, Def | None] | None:
    """Index, type and definition (None for tuples) of field `name` of `ty`."""
    if isinstance(ty, Adt) and ty.def_.kind in (DefKind.STRUCT, DefKind.UNION):
        variant = fcx.tcx.adt(ty.def_).variants[0]
        index = variant.field_index(name)
        if index is None:
            return None
        def_ = variant.fields[index].def_
        return index, fcx.type_of(def_, ty.args, def_.span), def_
    if isinstance(ty, Tuple) and name.isdigit() and str(int(name)) == name:
        index = int(name)
        return (index, ty.elements[index], None) if index < len(ty.elements) else None
    return None


# ------------------------------------------------------------------ indexing


def check_index(fcx: FnCtxt, e: ast.IndexExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr, demand_coerce

    base = check_expr(fcx, e.base)
    index = check_expr(fcx, e.index)
    base = fcx.structural(base, fcx.span(e.base))
    if isinstance(base, ErrorTy) or isinstance(fcx.shallow(index), ErrorTy):
        return ERROR_TY
    if _is_negative(fcx, e.index) and _is_sequence(fcx, base, fcx.span(e.base)):
        _report_negative(fcx, e, base)
        return ERROR_TY
    found = _lookup_index(fcx, e, base, index)
    if found is None:
        _report_not_indexable(fcx, e, base, fcx.resolve(index))
        return ERROR_TY
    index_ty, element = found
    demand_coerce(fcx, e.index, index, index_ty)
    fcx.select()
    return element


def _is_negative(fcx: FnCtxt, index: ast.Expr) -> bool:
    """`-1`: nobody means an index by that."""
    e = fcx.peel(index)
    if not isinstance(e, ast.UnaryExpr) or e.op is not ast.UnOp.NEG:
        return False
    literal = fcx.peel(e.operand)
    return isinstance(literal, ast.LitExpr) and literal.kind is ast.LitKind.INT


def _is_sequence(fcx: FnCtxt, base: Ty, span: Span) -> bool:
    """An array or slice, or what dereferences to one."""
    return any(isinstance(t, (Array, Slice)) for t, _ in autoderef(fcx, span, base))


def _report_negative(fcx: FnCtxt, e: ast.IndexExpr, base: Ty) -> None:
    while isinstance(base, Ref):
        base = fcx.try_structural(base.pointee)
    shown, at = fcx.show(base), fcx.span(e.index)
    builder = error(
        None,
        f"negative integers cannot be used to index on a `{shown}`",
        at,
        f"cannot use a negative integer for indexing on `{shown}`",
    )
    if isinstance(fcx.peel(e.base), ast.PathExpr):
        text = fcx.tcx.sources.snippet(fcx.span(e.base))
        builder.suggest(
            f"to access an element starting from the end of the `{shown}`, compute the index",
            (at.shrink_to_lo(), f"{text}.len() "),
        )
    fcx.emit(builder)


def _lookup_index(fcx: FnCtxt, e: ast.IndexExpr, base: Ty, index: Ty) -> tuple[Ty, Ty] | None:
    steps = autoderef(fcx, fcx.span(e.base), base)
    last: Ty = base
    count = 0
    for last, count in steps:
        found = _index_step(fcx, e, steps, count, last, index, False)
        if found is not None:
            return found
    last = fcx.shallow(last)
    if isinstance(last, Array):
        return _index_step(fcx, e, steps, count, Slice(last.element), index, True)
    return None


def _index_step(
    fcx: FnCtxt,
    e: ast.IndexExpr,
    steps: Autoderef,
    count: int,
    ty: Ty,
    index: Ty,
    unsize: bool,
) -> tuple[Ty, Ty] | None:
    """Index and element type at one step of dereferencing: built in, or by `Index`."""
    index = fcx.try_structural(index)
    if isinstance(ty, (Array, Slice)) and not unsize and _is_usize(index):
        fcx.adjust(e.base, steps.adjustments(count))
        fcx.infcx.unify(USIZE, index)
        return USIZE, ty.element
    if isinstance(ty, (Infer, ErrorTy)):
        return None
    input_ty = fcx.fresh(fcx.span(e.index))
    cause = Cause(CauseKind.INDEX, at=fcx.span(e.index))
    method = lookup_in_trait(
        fcx, LangItem.INDEX, "index", ty, (input_ty,), fcx.span(e.index), cause
    )
    if method is None:
        return None
    place = fcx.resolve(ty)
    adjustments: list[Adjustment] = list(steps.adjustments(count))
    if unsize:
        array = fcx.resolve(steps.steps[count].ty)
        adjustments.append(BorrowAdjust(Ref(ERASED, array, False), False))
        adjustments.append(PointerAdjust(Ref(ERASED, place, False), PointerCast.UNSIZE))
    else:
        adjustments.append(BorrowAdjust(Ref(ERASED, place, False), False))
    fcx.adjust(e.base, tuple(adjustments))
    fcx.results.callees[e] = method.callee
    output = fcx.try_structural(method.sig.output)
    assert isinstance(output, Ref)
    return input_ty, output.pointee


def _is_usize(ty: Ty) -> bool:
    if isinstance(ty, Infer):
        return ty.kind is InferKind.INT
    return isinstance(ty, Prim) and ty.kind is PrimTy.USIZE


def _report_not_indexable(fcx: FnCtxt, e: ast.IndexExpr, base: Ty, index: Ty) -> None:
    shown = fcx.show(base)
    builder = error("E0608", f"cannot index into a value of type `{shown}`", e.span)
    at = fcx.span(e.base).shrink_to_hi()._replace(hi=e.span.hi)
    builder.labels.clear()
    builder.primary(at, "")
    literal = fcx.peel(e.index)
    if isinstance(base, Tuple) and isinstance(literal, ast.LitExpr):
        builder.suggest(
            f"to access tuple element `{literal.text}`, use",
            (at, f".{literal.text}"),
        )
    fcx.emit(builder)


# ------------------------------------------------------------------ borrows


def check_borrow(fcx: FnCtxt, e: ast.BorrowExpr, expected: Expectation) -> Ty:
    from checker.types.stmt import check_expr_needs

    ty = check_expr_needs(fcx, e.operand, e.mutable, _operand_hint(fcx, e, expected))
    if e.raw:
        from checker.types.place import is_place

        if not is_place(fcx, e.operand):
            fcx.error(
                "E0745",
                "cannot take address of a temporary",
                fcx.span(e.operand),
                "temporary value",
            )
        return RawPtr(ty, e.mutable)
    if isinstance(fcx.shallow(ty), ErrorTy):
        return ERROR_TY
    return Ref(ERASED, ty, e.mutable)


def _operand_hint(fcx: FnCtxt, e: ast.BorrowExpr, expected: Expectation) -> Expectation:
    want = expected.only_has_type(fcx)
    if not isinstance(want, (Ref, RawPtr)):
        return NO_EXPECTATION
    from checker.types.place import is_place

    if is_place(fcx, e.operand):
        # A place is not coerced inside the borrow: the borrow is.
        return has_type(want.pointee)
    return rvalue_hint(fcx, want.pointee)


# ------------------------------------------------------------------ assignment


def check_assign(fcx: FnCtxt, e: ast.AssignExpr, expected: Expectation) -> Ty:
    from checker.types.destructure import check_destructuring, is_destructuring
    from checker.types.expr import check_coercible, check_expr
    from checker.types.op_report import report_not_assignable
    from checker.types.ty import BOOL

    lhs = fcx.peel(e.lhs)
    if is_destructuring(fcx, lhs):
        return check_destructuring(fcx, e, lhs)
    if expected.only_has_type(fcx) == BOOL:
        _report_assign_for_eq(fcx, e)
        check_expr(fcx, e.lhs)
        check_expr(fcx, e.rhs)
        return ERROR_TY
    ty = check_expr(fcx, e.lhs)
    from checker.types.place import make_mutable

    make_mutable(fcx, e.lhs)
    from checker.types.place import is_place

    if not is_place(fcx, e.lhs):
        message = "invalid left-hand side of assignment"
        report_not_assignable(fcx, "E0070", message, e.lhs, e)
    check_coercible(fcx, e.rhs, ty, Reason(ReasonKind.ASSIGN, assign=e))
    fcx.require_sized(ty, fcx.span(e.lhs), Cause(CauseKind.MISC))
    return UNIT


def _report_assign_for_eq(fcx: FnCtxt, e: ast.AssignExpr) -> None:
    builder = error("E0308", "mismatched types", fcx.span(e), "expected `bool`, found `()`")
    builder.suggest("you might have meant to compare for equality", (e.op_span.shrink_to_hi(), "="))
    fcx.emit(builder)
