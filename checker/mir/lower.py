"""Lowering: the MIR of a body, as rustc builds it, for the borrow checker.

`lower` is the provider of `Tcx.q_mir_built`. A body goes from syntax and types to typed expressions
(`thir_build`), whose patterns are checked for exhaustiveness, and then to blocks: expressions into
places (`lower_into`), operands and rvalues (`lower_value`), places (`lower_place`), conditions
(`lower_cond`), patterns (`lower_match`), with drops scheduled and unwinding built by `scope`.

Closures: parameter 1 is the environment (by reference unless `FnOnce`), then the arguments one by
one; who calls through `Fn*::call` passes a tuple, and the shim made at monomorphisation unpacks it.
Constants, statics and promoteds are bodies without parameters whose return place is the value.

Source: `rustc_mir_build::builder::construct_fn`.
"""

from __future__ import annotations

from typing import cast

from checker.context import Tcx
from checker.mir import ir, lower_bind, lower_into, thir
from checker.mir.builder import Builder, UnsupportedFeature, end_point
from checker.mir.exhaustive_hook import check_match
from checker.mir.lower_place import PlaceBuilder
from checker.mir.scope import RETURN_LABEL, DropKind
from checker.mir.simplify import simplify
from checker.mir.thir_build import build_thir, forget_thir
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.tables import BindMode
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, Level, unsupported


def lower(tcx: Tcx, owner: Def) -> ir.Body | None:
    """The MIR of `owner`; None where it has no body, or its body has errors."""
    if not has_body(owner) or tcx.typeck(tcx.typeck_owner(owner)).tainted:
        return None
    if signature_has_errors(tcx, tcx.typeck_owner(owner)):
        return None
    body = build_thir(tcx, owner)
    if not check_match(tcx, owner, body):
        return None
    if body.unsupported:
        for feature, span in body.unsupported:
            tcx.emit(unsupported(feature, span))
        return None
    try:
        made = lower_body(tcx, body)
        if not owner.is_library and _some_is_packed(tcx):
            from checker.mir.packed_ref import check_packed_refs

            check_packed_refs(tcx, made)
        return made
    except UnsupportedFeature as e:
        tcx.emit(unsupported(e.feature, e.span))
        return None
    finally:
        forget_thir(tcx, owner)


def _some_is_packed(tcx: Tcx) -> bool:
    """Whether the program has a packed type."""
    from checker.names.owners import items

    key = "some_is_packed"
    if key not in tcx.trait_cache:
        kinds = (DefKind.STRUCT, DefKind.UNION)
        adts = (d for d in items(tcx) if d.kind in kinds)
        tcx.trait_cache[key] = any(w.startswith("packed") for d in adts for w in tcx.adt(d).repr)
    return bool(tcx.trait_cache[key])


def signature_has_errors(tcx: Tcx, item: Def) -> bool:
    """Whether an error points into the signature of a function: its body is then not looked at."""
    node = item.node
    kind = node.kind if isinstance(node, ast.Item) else node
    if not isinstance(kind, ast.FnItem) or item.is_library:
        return False
    at = kind.sig_span
    unlike_trait = cast("list[Diagnostic]", tcx.trait_cache.get("unlike_trait", ()))
    for d in tcx.diagnostics:
        if any(d is other for other in unlike_trait):
            continue
        span = d.primary
        if d.level is Level.ERROR and span is not None and span.ctxt == at.ctxt:
            if at.lo <= span.lo and span.hi <= at.hi:
                return True
    return False


def has_body(owner: Def) -> bool:
    node = owner.node
    kind = node.kind if isinstance(node, ast.Item) else node
    match kind:
        case ast.FnItem():
            return kind.body is not None
        case ast.ConstItem() | ast.StaticItem():
            return kind.value is not None
        case ast.ClosureExpr() | ast.AnonConst():
            return True
        case _:
            return owner.kind is DefKind.ANON_CONST


def lower_body(tcx: Tcx, body: thir.Body) -> ir.Body:
    b = Builder(tcx, body)
    b.local(body.return_ty, body.value.span, ir.LocalKind.RETURN)
    for p in body.params:
        b.local(p.ty, p.span, ir.LocalKind.ARG)
    b.arg_count = len(body.params)
    if body.params and body.params[0].pat is None:
        b.closure_by_ref = isinstance(body.params[0].ty, ty.Ref)
    start = b.new_block()
    b.scopes.push(body.call_scope)
    end = b.scopes.in_breakable(
        RETURN_LABEL, ir.Place(ir.RETURN), body.value.span, lambda: args_and_value(b, start)
    )
    end = b.scopes.pop(body.call_scope, end)
    return finish(b, end)


def args_and_value(b: Builder, block: ir.Block) -> ir.Block:
    """Parameters are dropped after everything else; patterns take them apart first."""
    body = b.thir
    b.scopes.push(body.arg_scope)
    for i, p in enumerate(body.params):
        local = ir.Local(i + 1)
        b.scopes.schedule(body.arg_scope, local, DropKind.VALUE, p.span)
        if p.pat is not None:
            block = bind_param(b, block, p, p.pat, local)
    block = lower_into.into(b, ir.Place(ir.RETURN), block, body.value)
    return b.scopes.pop(body.arg_scope, block)


def bind_param(
    b: Builder, block: ir.Block, p: thir.Param, pat: thir.Pat, local: ir.Local
) -> ir.Block:
    kind = pat.kind
    if isinstance(kind, thir.BindingPat) and kind.mode is BindMode.MOVE and kind.sub is None:
        decl = b.locals[local]
        decl.name, decl.binding, decl.mutable = kind.name, kind.var, kind.mutable
        decl.span = pat.span
        decl.user_ty = p.user_ty
        b.vars[kind.var] = local
        return block
    from checker.mir import lower_match

    lower_bind.declare(b, pat)
    return lower_match.bind_irrefutable(b, block, pat, PlaceBuilder(local))


def finish(b: Builder, end: ir.Block) -> ir.Body:
    body = b.thir
    b.terminate(end, ir.Return(end_point(body.value.span)))
    b.scopes.build_unwind_tree(body.value.span)
    for data in b.blocks:
        if data.terminator is None:
            data.terminator = ir.Unreachable(body.value.span)
    made = ir.Body(
        def_=b.owner,
        arg_count=b.arg_count,
        locals=b.locals,
        blocks=b.blocks,
        span=body.span,
        end_span=end_point(body.value.span),
        captures=body.captures,
        has_user_unsafe=body.has_unsafe and not b.owner.is_library,
    )
    simplify(made)
    return made


def lower_value_body(
    outer: Builder, def_: Def, value: thir.Expr, promoting: bool = True
) -> ir.Body:
    """The body of constant `def_` whose value is `value`, an expression of `outer`."""
    forever(value)
    scope, args = thir.Scope(value.span), thir.Scope(value.span)
    var_scopes = outer.thir.var_scopes
    body = thir.Body(def_, [], value, args, scope, value.ty, value.span, var_scopes)
    b = Builder(outer.tcx, body)
    b.env = outer.env
    b.promoting = promoting
    b.local(value.ty, value.span, ir.LocalKind.RETURN)
    start = b.new_block()
    b.scopes.push(scope)
    end = lower_into.into(b, ir.Place(ir.RETURN), start, value)
    end = b.scopes.pop(scope, end)
    return finish(b, end)


def forever(e: thir.Expr) -> None:
    """What a promoted borrows is never dropped."""
    e.temp_scope = None
    match e.kind:
        case thir.ScopeExpr(_, inner) | thir.UseExpr(inner) | thir.Deref(inner):
            forever(inner)
        case thir.Borrow(_, inner) | thir.Cast(_, inner) | thir.Unary(_, inner):
            forever(inner)
        case thir.Repeat(inner):
            forever(inner)
        case thir.ArrayExpr(elements) | thir.TupleExpr(elements):
            for x in elements:
                forever(x)
        case thir.AdtExpr(fields=fields):
            for _, x in fields:
                forever(x)
        case thir.Binary(_, lhs, rhs):
            forever(lhs)
            forever(rhs)
        case _:
            pass
