"""Calls: what the callee is, and its arguments (rustc: `callee`, `fn_ctxt::checks`).

The callee's type is dereferenced until it can be called: a function item or pointer; a closure,
whose kind may not be known yet (then the call is resolved when it is, `DeferredCall`); anything
else through `Fn`, `FnMut`, `FnOnce`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types.autoderef import autoderef
from checker.types.coerce import coerce
from checker.types.expectation import Expectation, has_type, rvalue_hint
from checker.types.fn_ctxt import DeferredCall, FnCtxt
from checker.types.fold import has_error, open_sig, walk
from checker.types.infer import TypeMismatch
from checker.types.method_call import forbid_drop_call, lookup_in_trait
from checker.types.obligation import Cause, CauseKind
from checker.types.reason import ArgumentErrors
from checker.types.tables import Adjustment, BorrowAdjust
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    STR,
    Closure,
    Dynamic,
    ErrorTy,
    FnDef,
    FnPtr,
    FnSig,
    Infer,
    InferKind,
    Ref,
    Slice,
    Tuple,
    Ty,
)
from grammar import syntax as ast
from grammar.span import Span

_CALL_TRAITS = (
    (LangItem.FN, "call", False),
    (LangItem.FN_MUT, "call_mut", True),
    (LangItem.FN_ONCE, "call_once", None),
)


def check_call(fcx: FnCtxt, e: ast.CallExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    callee_ty = check_expr(fcx, e.callee)
    steps = autoderef(fcx, fcx.span(e.callee), callee_ty)
    for ty, count in steps:
        ty = fcx.try_structural(ty)
        result = _call_step(fcx, e, ty, steps.adjustments(count), expected)
        if result is not None:
            return result
    final = fcx.structural(steps.final_ty(), fcx.span(e.callee))
    if not isinstance(final, ErrorTy):
        _report_not_callable(fcx, e, callee_ty)
    fcx.results.tainted = True
    check_untyped_arguments(fcx, e.args)
    return ERROR_TY


def _call_step(
    fcx: FnCtxt,
    e: ast.CallExpr,
    ty: Ty,
    derefs: tuple[Adjustment, ...],
    expected: Expectation,
) -> Ty | None:
    """The call if `ty` can be called, else None."""
    match ty:
        case FnDef(def_, _):
            fcx.adjust(e.callee, derefs)
            if def_.kind is DefKind.ASSOC_FN:
                forbid_drop_call(fcx, def_, fcx.span(e.callee))
            return _builtin(fcx, e, _item_sig(fcx, ty), expected, def_)
        case FnPtr(sig):
            fcx.adjust(e.callee, derefs)
            return _builtin(fcx, e, open_sig(sig), expected, None)
        case Closure(def_, _, _, sig, _):
            if fcx.infcx.closure_kind(ty) is None:
                return _deferred(fcx, e, ty, derefs, expected)
        case Infer(_, InferKind.GENERAL) | ErrorTy():
            return None
        case Ref() if not derefs:
            return None  # `f: &mut F` is called through, so that `f` need not be `mut`
        case _:
            pass
    return _overloaded(fcx, e, ty, derefs, expected)


def _item_sig(fcx: FnCtxt, f: FnDef) -> FnSig:
    from checker.types.fold import erase_regions, subst

    sig = erase_regions(open_sig(fcx.tcx.fn_sig(f.def_)))
    if has_error(sig):
        fcx.results.tainted = True
    return fcx.normalize(subst(sig, f.args), fcx.owner.span)


def _builtin(
    fcx: FnCtxt, e: ast.CallExpr, sig: FnSig, expected: Expectation, def_: Def | None
) -> Ty:
    if sig.abi == "rust-call" and not fcx.owner.is_library:
        return fcx.unsupported("calling a `rust-call` function directly", e.span)
    if def_ is not None:
        _require_sized_parts(fcx, e, def_, sig)
    return check_arguments(fcx, e, sig.inputs, sig.output, e.args, sig.variadic, expected, def_)


def _require_sized_parts(fcx: FnCtxt, e: ast.CallExpr, def_: Def, sig: FnSig) -> None:
    """Whoever calls a function with unsized parameters is told, as whoever declares it."""
    written: FnSig | None = None
    for i, ty in enumerate(sig.inputs):
        if isinstance(ty, (Slice, Dynamic)) or ty == STR:
            written = written or open_sig(fcx.tcx.fn_sig(def_))
            if isinstance(ty, Dynamic):
                ty = written.inputs[i]
            at = fcx.span(e.args[i] if i < len(e.args) else e.callee)
            _require_sized_once(fcx, ty, at, CauseKind.SIZED_ARGUMENT)
    if isinstance(sig.output, Dynamic):
        output = open_sig(fcx.tcx.fn_sig(def_)).output
        _require_sized_once(fcx, output, e.span, CauseKind.SIZED_RETURN)


def _require_sized_once(fcx: FnCtxt, ty: Ty, at: Span, kind: CauseKind) -> None:
    """An unsized type is told at its first call."""
    if ty not in fcx.unsized_calls:
        fcx.unsized_calls.add(ty)
        fcx.require_sized(ty, at, Cause(kind))


def _deferred(
    fcx: FnCtxt,
    e: ast.CallExpr,
    closure: Closure,
    derefs: tuple[Adjustment, ...],
    expected: Expectation,
) -> Ty:
    """A call of a closure whose kind is not known: its signature is."""
    sig = open_sig(closure.sig)
    call = DeferredCall(e, closure, derefs)
    fcx.deferred_calls.setdefault(closure.def_, []).append(call)
    return check_arguments(fcx, e, sig.inputs, sig.output, e.args, False, expected, closure.def_)


def _overloaded(
    fcx: FnCtxt,
    e: ast.CallExpr,
    ty: Ty,
    derefs: tuple[Adjustment, ...],
    expected: Expectation,
) -> Ty | None:
    """Through the first of `Fn`, `FnMut`, `FnOnce` that `ty` may implement."""
    span = e.span
    for trait, name, mutable in _CALL_TRAITS:
        inputs = fcx.fresh(span)
        method = lookup_in_trait(fcx, trait, name, ty, (inputs,), span)
        if method is None:
            continue
        if mutable is not None:
            target = Ref(ERASED, ty, mutable)
            borrow = BorrowAdjust(target, mutable, two_phase=False)
            if mutable:
                from checker.types.coerce import mutable_derefs

                derefs = mutable_derefs(fcx, derefs)
            derefs = (*derefs, borrow)
        fcx.adjust(e.callee, derefs)
        fcx.results.callees[e] = method.callee
        if mutable:
            from checker.types.place import make_mutable

            make_mutable(fcx, e.callee)
        return _tupled(fcx, e, inputs, method.sig, expected)
    return None


def _tupled(fcx: FnCtxt, e: ast.CallExpr, inputs: Ty, sig: FnSig, expected: Expectation) -> Ty:
    """The arguments of a `rust-call` method are written one by one."""
    tuple_ty = fcx.try_structural(inputs)
    if isinstance(tuple_ty, Infer):
        tuple_ty = Tuple(tuple(fcx.fresh(a.span) for a in e.args))
        fcx.infcx.unify(inputs, tuple_ty)
    if not isinstance(tuple_ty, Tuple):
        check_untyped_arguments(fcx, e.args)
        return sig.output
    return check_arguments(
        fcx, e, tuple_ty.elements, sig.output, e.args, False, expected, None, True
    )


# ------------------------------------------------------------------ arguments


def check_untyped_arguments(fcx: FnCtxt, args: Sequence[ast.Expr]) -> None:
    """After an error: for what is wrong inside the arguments themselves."""
    from checker.types.expr import check_expr

    fcx.results.tainted = True
    for a in args:
        check_expr(fcx, a, has_type(ERROR_TY))


def _check_objects(
    fcx: FnCtxt, e: ast.CallExpr | ast.MethodCallExpr, formals: Sequence[Ty]
) -> None:
    """E0038 also where a function with `dyn` parameters is called: at the first of them."""
    from checker.types.lower_bounds import ask_for_object

    for formal, arg in zip(formals, e.args, strict=False):
        for part in walk(formal):
            if isinstance(part, Dynamic):
                at = e.segment.ident.span if isinstance(e, ast.MethodCallExpr) else fcx.span(arg)
                for bound in part.bounds:
                    ask_for_object(fcx.tcx, bound.trait, at)
                return


def _is_open(fcx: FnCtxt, output: Ty) -> bool:
    """Whether a call gives a pointer to something that is not known yet, as `as_ref` does."""
    t = fcx.infcx.shallow(output)
    return isinstance(t, Ref) and isinstance(fcx.infcx.shallow(t.pointee), Infer)


def check_arguments(
    fcx: FnCtxt,
    e: ast.CallExpr | ast.MethodCallExpr,
    formals: Sequence[Ty],
    output: Ty,
    args: Sequence[ast.Expr],
    variadic: bool,
    expected: Expectation,
    def_: Def | None,
    overloaded: bool = False,
) -> Ty:
    """Check `args` against `formals`, closures last; the type of the call.

    Closures wait until the other arguments have told what is known about their types.
    """
    if "object_checks" in fcx.tcx.trait_cache and not fcx.owner.is_library:
        _check_objects(fcx, e, formals)
    hints = _hints_from_output(fcx, expected, output, formals)
    wrong_count = len(args) < len(formals) or (len(args) > len(formals) and not variadic)
    errors = ArgumentErrors(e, tuple(formals), tuple(args), def_, overloaded, variadic)
    found: list[Ty | None] = [None] * len(args)
    for closures in (False, True):
        if closures:
            if not any(isinstance(fcx.peel(a), ast.ClosureExpr) for a in args):
                if _is_open(fcx, output):
                    fcx.select()  # what is expected of the result is asked of what it is
                break
            fcx.select()
        for i, arg in enumerate(args):
            if isinstance(fcx.peel(arg), ast.ClosureExpr) is not closures:
                continue
            if closures:
                fcx.closure_calls[fcx.peel(arg)] = e
            if wrong_count:
                found[i] = _check_unmatched(fcx, arg, i, formals)
            elif i < len(formals):
                mismatch = _check_argument(fcx, arg, formals[i], hints[i], found, i)
                if mismatch is not None:
                    errors.mismatches[i] = mismatch
                    errors.hints[i] = hints[i]
            else:
                found[i] = _check_variadic(fcx, arg)
    errors.found = found
    if wrong_count or errors.mismatches:
        from checker.types.mismatch_args import report_arguments

        report_arguments(fcx, errors)
    return output


def _check_argument(
    fcx: FnCtxt, arg: ast.Expr, formal: Ty, hint: Ty, found: list[Ty | None], i: int
) -> TypeMismatch | None:
    from checker.types.expr import check_expr

    expectation = rvalue_hint(fcx, hint)
    ty = check_expr(fcx, arg, expectation)
    found[i] = ty
    target = expectation.only_has_type(fcx) or formal
    result = coerce(fcx, arg, ty, target, True)
    if isinstance(result, TypeMismatch):
        return result
    if target is formal:
        return None
    return fcx.infcx.unify(formal, result)


def _check_unmatched(fcx: FnCtxt, arg: ast.Expr, i: int, formals: Sequence[Ty]) -> Ty:
    """An argument of a call with the wrong number of them."""
    from checker.types.expr import check_expr

    fcx.results.tainted = True
    if i < len(formals):
        hint = fcx.resolve(formals[i])
        return check_expr(fcx, arg, has_type(hint))
    return check_expr(fcx, arg)


def _check_variadic(fcx: FnCtxt, arg: ast.Expr) -> Ty:
    """What C's varargs cannot take must be cast first (E0617)."""
    from checker.names.defs import PrimTy
    from checker.types.expr import check_expr
    from checker.types.ty import Prim

    ty = fcx.structural(check_expr(fcx, arg), arg.span)
    wider = {
        PrimTy.F32: "c_double",
        PrimTy.I8: "c_int",
        PrimTy.I16: "c_int",
        PrimTy.BOOL: "c_int",
        PrimTy.U8: "c_uint",
        PrimTy.U16: "c_uint",
    }
    if isinstance(ty, Prim) and ty.kind in wider:
        fcx.error(
            "E0617",
            f"can't pass `{ty.kind.value}` to variadic function",
            arg.span,
            f"help: cast the value to `{wider[ty.kind]}`: `{wider[ty.kind]}`",
        )
    return ty


def _hints_from_output(
    fcx: FnCtxt, expected: Expectation, output: Ty, formals: Sequence[Ty]
) -> Sequence[Ty]:
    """What the expected type of the call says about its arguments: a hint that binds nothing."""
    want = expected.only_has_type(fcx)
    if want is None or has_error(want):
        return formals
    resolved = fcx.shallow(output)
    if isinstance(resolved, Infer) and isinstance(want, Infer):
        return formals
    with fcx.infcx.probe():
        if fcx.infcx.unify(want, output) is not None:
            return formals
        return tuple(fcx.resolve(f) for f in formals)


# ------------------------------------------------------------------ errors


def _report_not_callable(fcx: FnCtxt, e: ast.CallExpr, ty: Ty) -> None:
    from checker.types.call_report import report_not_callable

    report_not_callable(fcx, e, fcx.resolve(ty))
