"""The typed body of one owner: parameters, value and the scopes around them.

Source: `rustc_mir_build::thir::cx`, `rustc_hir_analysis::check::region::resolve_body`.
"""

from __future__ import annotations

from checker.mir import thir
from checker.mir.thir_build import ThirBuilder
from checker.mir.thir_control import extend_borrowed, value_block
from checker.mir.thir_pat import lower_pat
from checker.names.defs import DefKind
from checker.types import ty
from checker.types.fold import erase_regions, open_sig
from checker.types.tables import BindMode
from grammar import syntax as ast
from grammar.span import Span


def build(b: ThirBuilder) -> thir.Body:
    """The body of `b.owner`."""
    node: object = b.owner.node
    kind = node.kind if isinstance(node, ast.Item) else node
    match kind:
        case ast.FnItem():
            return function(b, kind, node.span if isinstance(node, ast.Item) else kind.sig_span)
        case ast.ClosureExpr():
            return closure(b, kind)
        case ast.ConstItem() | ast.StaticItem():
            assert kind.value is not None
            return constant(b, kind.value)
        case ast.AnonConst():
            return constant(b, kind.expr)
        case _:
            if b.owner.kind is DefKind.ANON_CONST and isinstance(kind, ast.Variant):
                assert kind.discriminant is not None
                return constant(b, kind.discriminant.expr)
            raise AssertionError(f"{b.owner!r} has no body")


def function(b: ThirBuilder, item: ast.FnItem, span: Span) -> thir.Body:
    assert item.body is not None
    sig = b.signature(b.owner)
    call_scope, arg_scope = thir.Scope(item.body.span), thir.Scope(item.body.span)
    types = list(sig.inputs)
    params = []
    with b.vars_in(arg_scope):
        if item.self_param is not None:
            params.append(self_param(b, item.self_param, types.pop(0)))
        for p, t in zip(item.params, types, strict=True):
            t = b.normalize(t)
            params.append(thir.Param(lower_pat(b, p.pat), t, p.pat.span, None, t, p.ty.span))
    output = b.normalize(sig.output)
    if item.header.is_async:
        b.unsupported.append(("async functions", item.sig_span))
    b.has_unsafe = item.header.is_unsafe
    value = value_block(b, item.body, output)
    return finish(b, params, value, arg_scope, call_scope, output, span)


def self_param(b: ThirBuilder, p: ast.SelfParam, t: ty.Ty) -> thir.Param:
    b.var_scopes[p] = b.var_scope
    t = b.normalize(t)
    mutable = p.mutable and p.kind is not ast.SelfKind.REF
    kind = thir.BindingPat(p, "self", BindMode.MOVE, mutable, t, None, True)
    return thir.Param(thir.Pat(kind, t, p.span), t, p.span, p)


def closure(b: ThirBuilder, e: ast.ClosureExpr) -> thir.Body:
    self_ty = b.tables.expr_types[e]
    assert isinstance(self_ty, ty.Closure), self_ty
    call_scope, arg_scope = thir.Scope(e.body.span), thir.Scope(e.body.span)
    env = closure_env(self_ty)
    params = [thir.Param(None, env, e.span)]
    sig = erase_regions(open_sig(self_ty.sig))
    with b.vars_in(arg_scope):
        for p, t in zip(e.params, sig.inputs, strict=True):
            pat = lower_pat(b, p.pat)
            user_ty = b.tables.user_types.get(p)
            span = p.ty.span if p.ty is not None else None
            params.append(thir.Param(pat, b.normalize(t), p.pat.span, None, user_ty, span))
    output = b.normalize(sig.output)
    if e.is_async:
        b.unsupported.append(("async closures", e.span))
    value = b.expr(e.body, terminating=True)
    body = finish(b, params, value, arg_scope, call_scope, output, e.span)
    body.captures = b.tables.captures.get(e, ())
    return body


def closure_env(t: ty.Closure) -> ty.Ty:
    """The type of the environment parameter: by reference unless called once."""
    if t.kind is ty.ClosureKind.FN_ONCE:
        return t
    return ty.Ref(ty.ERASED, t, t.kind is ty.ClosureKind.FN_MUT)


def constant(b: ThirBuilder, value: ast.Expr) -> thir.Body:
    """Temporaries that the value borrows live forever."""
    call_scope, arg_scope = thir.Scope(value.span), thir.Scope(value.span)
    extend_borrowed(b, value, None)
    made = b.expr(value, terminating=True)
    t = made.ty
    return finish(b, [], made, arg_scope, call_scope, t, value.span)


def finish(
    b: ThirBuilder,
    params: list[thir.Param],
    value: thir.Expr,
    arg_scope: thir.Scope,
    call_scope: thir.Scope,
    output: ty.Ty,
    span: Span,
) -> thir.Body:
    return thir.Body(
        owner=b.owner,
        params=params,
        value=value,
        arg_scope=arg_scope,
        call_scope=call_scope,
        return_ty=output,
        span=span,
        var_scopes=b.var_scopes,
        has_unsafe=b.has_unsafe,
        unsupported=b.unsupported,
    )
