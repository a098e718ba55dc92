"""`for` and `?`: calls of the library's traits around a loop or a `match`.

Desugarings follow `rustc_ast_lowering`: `for p in e {b}` is `match into_iter(e) { mut iter => loop
{ match next(&mut iter) { None => break, Some(p) => b } } }`, and `e?` is `match branch(e) {
Continue(v) => v, Break(r) => return from_residual(r) }`.
"""

from __future__ import annotations

from checker.context import LangItem
from checker.mir import ir, thir
from checker.mir.thir_build import ThirBuilder
from checker.mir.thir_control import (
    value_block,
)
from checker.mir.thir_pat import binding, lower_pat, variant_pat
from checker.types import ty
from checker.types.fold import erase_regions, open_sig, subst
from checker.types.tables import Callee
from grammar import syntax as ast
from grammar.span import Span


def call_output(b: ThirBuilder, callee: Callee) -> ty.Ty:
    output = erase_regions(open_sig(b.tcx.fn_sig(callee.def_)).output)
    return b.normalize(subst(output, callee.args))


def variant_named(b: ThirBuilder, item: LangItem, name: str) -> tuple[ty.AdtInfo, int]:
    info = b.tcx.adt(b.lang(item))
    return info, next(i for i, v in enumerate(info.variants) if v.name == name)


def for_expr(b: ThirBuilder, e: ast.ForExpr) -> thir.ExprKind:
    head = e.iterable.span
    into_iter = b.tables.callees[e]
    iter_ty = call_output(b, into_iter)
    source = b.expr(e.iterable)
    made = b.call(into_iter, [source], iter_ty, head, b.temp_scope, head)
    arm_scope = thir.Scope(e.span)
    with b.vars_in(arm_scope), b.temps_in(arm_scope):
        pat = binding(b, "iter", iter_ty, head, mutable=True)
        assert isinstance(pat.kind, thir.BindingPat)
        body = for_loop(b, e, pat.kind.var, iter_ty)
    arm = thir.Arm(arm_scope, pat, None, body, e.span)
    return thir.Match(b.scoped(made), [arm], thir.MatchSource.FOR)


def for_loop(b: ThirBuilder, e: ast.ForExpr, iterator: thir.Var, iter_ty: ty.Ty) -> thir.Expr:
    head = e.iterable.span
    callee = b.tables.for_next[e]
    option_ty = call_output(b, callee)
    body_scope, stmt_scope = thir.Scope(e.span), thir.Scope(e.span)
    with b.temps_in(stmt_scope):
        place = b.here(thir.VarRef(iterator), iter_ty, head)
        ref = ty.Ref(ty.ERASED, iter_ty, True)
        borrowed = b.here(thir.Borrow(ir.BorrowKind.MUT, place), ref, head)
        item = b.scoped(b.call(callee, [borrowed], option_ty, head, b.temp_scope, head))
        arms = [for_end(b, e, option_ty), for_item(b, e, option_ty)]
        step = b.here(thir.Match(item, arms, thir.MatchSource.FOR), ty.UNIT, e.span)
    stmt = thir.ExprStmt(stmt_scope, step, e.span)
    inner = thir.Block(body_scope, [stmt], None, e.span, False, ty.UNIT)
    body = thir.Expr(thir.BlockExpr(inner, None), ty.UNIT, e.span, body_scope)
    return b.here(thir.Loop(e, body), ty.UNIT, e.span)


def for_end(b: ThirBuilder, e: ast.ForExpr, option_ty: ty.Ty) -> thir.Arm:
    info, none = variant_named(b, LangItem.OPTION, "None")
    scope = thir.Scope(e.iterable.span)
    leave = thir.Expr(thir.Break(e, None), ty.NEVER, e.iterable.span, scope)
    body = thir.Expr(thir.NeverToAny(leave), ty.UNIT, e.iterable.span, scope)
    pat = variant_pat(info, none, option_ty, [], e.iterable.span)
    return thir.Arm(scope, pat, None, body, e.iterable.span)


def for_item(b: ThirBuilder, e: ast.ForExpr, option_ty: ty.Ty) -> thir.Arm:
    info, some = variant_named(b, LangItem.OPTION, "Some")
    scope = thir.Scope(e.pat.span.to(e.body.span))
    with b.vars_in(scope), b.temps_in(scope):
        pat = variant_pat(info, some, option_ty, [(0, lower_pat(b, e.pat))], e.pat.span)
        body = value_block(b, e.body, ty.UNIT)
    return thir.Arm(scope, pat, None, body, scope.span)


def try_expr(b: ThirBuilder, e: ast.TryExpr) -> thir.ExprKind:
    info = b.tables.try_kinds[e]
    operand = b.expr(e.operand)
    scrutinee = b.call(info.branch, [operand], info.control_flow, e.span, b.temp_scope, e.span)
    goes_on = try_continue(b, e, info.control_flow, info.output)
    leaves = try_break(b, e, info.control_flow, info.residual, info.output, info.from_residual)
    return thir.Match(b.scoped(scrutinee), [goes_on, leaves], thir.MatchSource.TRY)


def try_continue(b: ThirBuilder, e: ast.TryExpr, flow: ty.Ty, output: ty.Ty) -> thir.Arm:
    info, variant = variant_named(b, LangItem.CONTROL_FLOW, "Continue")
    scope = thir.Scope(e.span)
    with b.vars_in(scope), b.temps_in(scope):
        val = binding(b, "val", output, e.span)
        assert isinstance(val.kind, thir.BindingPat)
        body = b.here(thir.VarRef(val.kind.var), output, e.span)
    return thir.Arm(scope, variant_pat(info, variant, flow, [(0, val)], e.span), None, body, e.span)


def try_break(
    b: ThirBuilder, e: ast.TryExpr, flow: ty.Ty, residual: ty.Ty, output: ty.Ty, callee: Callee
) -> thir.Arm:
    info, variant = variant_named(b, LangItem.CONTROL_FLOW, "Break")
    scope = thir.Scope(e.span)
    at = e.span.shrink_to_hi()
    at = Span(max(at.lo - 1, e.span.lo), at.hi, at.ctxt)
    with b.vars_in(scope), b.temps_in(scope):
        pat = binding(b, "residual", residual, e.span)
        assert isinstance(pat.kind, thir.BindingPat)
        arg = b.here(thir.VarRef(pat.kind.var), residual, at)
        value = b.call(callee, [arg], call_output(b, callee), e.span, b.temp_scope, e.span)
        leave = b.here(thir.Return(b.scoped(value)), ty.NEVER, e.span)
        body = b.here(thir.NeverToAny(leave), output, e.span)
    return thir.Arm(scope, variant_pat(info, variant, flow, [(0, pat)], e.span), None, body, e.span)


# ------------------------------------------------------------------ jumps
