"""`for`, `?` and `format_args!`: expressions that stand for calls of the library's traits."""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import Def
from checker.types.expectation import Expectation
from checker.types.expr_control import check_loop_body
from checker.types.fn_ctxt import Breakable, FnCtxt
from checker.types.obligation import Cause, CauseKind
from checker.types.tables import Callee, TryInfo
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    UNIT,
    USIZE,
    Adt,
    Alias,
    AliasKind,
    ErrorTy,
    Infer,
    Ref,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.span import Span

# ------------------------------------------------------------------ for


def check_for(fcx: FnCtxt, e: ast.ForExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr
    from checker.types.pat import check_pat_top

    iterable = check_expr(fcx, e.iterable)
    diverges = fcx.diverges
    item = _item_type(fcx, e, iterable)
    fcx.breakables[e] = Breakable(None, True)
    check_pat_top(fcx, e.pat, item, scrutinee=e.iterable, is_for=True)
    check_loop_body(fcx, e.body)
    fcx.diverges = diverges
    return UNIT


def _item_type(fcx: FnCtxt, e: ast.ForExpr, iterable: Ty) -> Ty:
    """`<<T as IntoIterator>::IntoIter as Iterator>::Item`, and the two callees."""
    into_trait, iterator = fcx.lang(LangItem.INTO_ITERATOR), fcx.lang(LangItem.ITERATOR)
    into_iter, next_ = fcx.lang(LangItem.INTO_ITER), fcx.lang(LangItem.ITERATOR_NEXT)
    if into_trait is None or iterator is None or into_iter is None or next_ is None:
        return fcx.unsupported("`for` without the library's iterators", e.span)
    if isinstance(fcx.shallow(iterable), ErrorTy):
        return ERROR_TY
    span = fcx.span(e.iterable)
    cause = Cause(CauseKind.FOR_LOOP, at=span)
    fcx.fulfill.register_trait(TraitRef(into_trait, (iterable,)), span, cause)
    iter_ty = project(fcx, into_trait, "IntoIter", iterable, span)
    fcx.select()
    fcx.results.callees[e] = Callee(into_iter, (iterable,))
    fcx.results.for_next[e] = Callee(next_, (iter_ty,))
    item = project(fcx, iterator, "Item", iter_ty, span)
    return fcx.try_structural(item)


def project(fcx: FnCtxt, trait: Def, name: str, self_ty: Ty, span: Span) -> Ty:
    """`<self_ty as trait>::name`, normalised."""
    for item in fcx.tcx.assoc_items(trait):
        if item.kind == "type" and item.name == name:
            alias = Alias(AliasKind.PROJECTION, item.def_, (self_ty,))
            projected: Ty = alias
            return fcx.normalize(projected, span)
    return ERROR_TY


# ------------------------------------------------------------------ ?


def check_try(fcx: FnCtxt, e: ast.TryExpr, expected: Expectation) -> Ty:
    from checker.types.expr import check_expr

    ty = fcx.try_structural(check_expr(fcx, e.operand))
    try_trait = fcx.lang(LangItem.TRY)
    branch = fcx.lang(LangItem.TRY_BRANCH)
    from_residual = fcx.lang(LangItem.FROM_RESIDUAL_FN)
    flow = fcx.lang(LangItem.CONTROL_FLOW)
    if try_trait is None or branch is None or from_residual is None or flow is None:
        return fcx.unsupported("`?` without the library's `Try`", e.span)
    if isinstance(ty, ErrorTy):
        return ERROR_TY
    closure = fcx.enclosing_closure
    item = None if closure is None else fcx.resolutions.closures[closure]
    cause = Cause(CauseKind.QUESTION_MARK, item, e.span)
    fcx.fulfill.register_trait(TraitRef(try_trait, (ty,)), e.span, cause)
    output = project(fcx, try_trait, "Output", ty, e.span)
    residual = project(fcx, try_trait, "Residual", ty, e.span)
    returned = _returned(fcx, e)
    if returned is None:
        return output
    trait = cast(Def, from_residual.parent)
    at = e.span._replace(lo=e.span.hi - 1)
    fcx.fulfill.register_trait(TraitRef(trait, (returned, residual)), at, cause)
    fcx.results.try_kinds[e] = TryInfo(
        Callee(branch, (ty,)),
        Callee(from_residual, (returned, residual)),
        Adt(flow, (residual, output)),
        residual,
        output,
    )
    output = fcx.try_structural(output)
    if isinstance(output, Infer):
        fcx.diverging.append(output)  # the arm that returns has the same type
    return _to_expected(fcx, e, output, expected)


def _to_expected(fcx: FnCtxt, e: ast.TryExpr, output: Ty, expected: Expectation) -> Ty:
    """`?` is a `match`, whose arms have the expected type; what cannot have it is told of `?`."""
    from checker.types.coerce import attempt
    from checker.types.infer import TypeMismatch
    from checker.types.mismatch import report_question_mark

    wanted = expected.only_has_type(fcx)
    if wanted is None or wanted == UNIT or isinstance(wanted, Infer):
        return output
    with fcx.probe():
        result = attempt(fcx, e.span, fcx.resolve(output), wanted)
    if not isinstance(result, TypeMismatch):
        return output
    report_question_mark(fcx, e, wanted, output, result)
    return ERROR_TY


def _returned(fcx: FnCtxt, e: ast.TryExpr) -> Ty | None:
    """The type that the function around returns early."""
    many = fcx.return_coercion
    if many is None:
        fcx.error(
            "E0277",
            "the `?` operator can only be used in a function that returns `Result` or `Option`",
            e.span._replace(lo=e.span.hi - 1),
            "cannot use the `?` operator here",
        )
        return None
    ty = many.type_so_far()
    if many.pushed == 0 and isinstance(fcx.shallow(ty), Infer):
        # A closure's own type: what `?` returns is one of the values that decide it.
        many.merged = ty
        many.pushed += 1
    return ty


# ------------------------------------------------------------------ format_args!

_TRAITS = {
    ast.FormatTrait.DISPLAY: LangItem.DISPLAY,
    ast.FormatTrait.DEBUG: LangItem.DEBUG,
    ast.FormatTrait.LOWER_HEX: LangItem.LOWER_HEX,
    ast.FormatTrait.UPPER_HEX: LangItem.UPPER_HEX,
    ast.FormatTrait.OCTAL: LangItem.OCTAL,
    ast.FormatTrait.BINARY: LangItem.BINARY,
    ast.FormatTrait.LOWER_EXP: LangItem.LOWER_EXP,
    ast.FormatTrait.UPPER_EXP: LangItem.UPPER_EXP,
    ast.FormatTrait.POINTER: LangItem.POINTER,
}


def check_format_args(fcx: FnCtxt, e: ast.FormatArgsExpr, expected: Expectation) -> Ty:
    """Each argument is borrowed, and must implement the traits that its pieces ask for."""
    from checker.types.expr import check_expr

    types = [check_expr(fcx, a) for a in e.args]
    for piece in e.template:
        if isinstance(piece, str):
            continue
        arg = e.args[piece.arg]
        cause = Cause(CauseKind.FORMAT, at=piece.span)
        if not isinstance(fcx.shallow(types[piece.arg]), ErrorTy):
            span = fcx.span(arg)
            at = piece.span
            if span.ctxt == at.ctxt and at.lo <= span.lo and span.hi <= at.hi:
                span, cause = at, Cause(CauseKind.FORMAT)  # captured: `{name}`
            fcx.register_bound(types[piece.arg], _TRAITS[piece.trait], span, cause)
        for count in (piece.width, piece.precision):
            if count is None or not count.is_arg:
                continue
            wanted, found = Ref(ERASED, USIZE, False), Ref(ERASED, types[count.value], False)
            mismatch = fcx.infcx.unify(wanted, found)
            if mismatch is not None:
                from checker.types.mismatch import report_mismatch

                report_mismatch(fcx, e.args[count.value], wanted, found, mismatch)
    def_ = fcx.lang(LangItem.FORMAT_ARGUMENTS)
    if def_ is None:
        return fcx.unsupported("formatting without the library", e.span)
    return Adt(def_, (ERASED,))
