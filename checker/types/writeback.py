"""The tables without inference variables: what later passes read (rustc: `writeback`).

What is still unknown is reported once (E0282) and becomes the error type. Operators on scalars that
went through a trait only because a type came late are made built in again.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast

from attrs import evolve

from checker.names.defs import Def, DefKind, LocalRes
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import Folder, fold, has_error, has_infer, super_fold
from checker.types.literal import lint_overflow
from checker.types.op import is_builtin
from checker.types.tables import (
    Adjustment,
    BorrowAdjust,
    Callee,
    TypeckResults,
)
from checker.types.ty import (
    BOOL,
    ERROR_TY,
    Array,
    Const,
    ConstError,
    ConstInfer,
    ErrorTy,
    Infer,
    Prim,
    Ref,
    Slice,
    Ty,
    is_float,
    is_integral,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span

T = TypeVar("T")


def write_back(fcx: FnCtxt) -> TypeckResults:
    """Resolve every table of `fcx.results` in place."""
    _fix_scalar_operators(fcx)
    if not fcx.results.tainted:
        _report_unresolved(fcx)
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
    from checker.types.op import COMPARISONS

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
        if e.__class__ is ast.LitExpr and e.value.__class__ is int:
            lint_overflow(fcx, e, ty, negated.get(e))


# ------------------------------------------------------------------ E0282


def _report_unresolved(fcx: FnCtxt) -> None:
    """The first thing whose type is not known, in order of the source."""
    for binding, ty in fcx.results.local_types.items():
        ty = fcx.resolve(ty)
        if has_infer(ty) and not has_error(ty) and isinstance(binding, ast.IdentPat):
            report_local(fcx, binding, ty)
            return
    for e, ty in fcx.results.expr_types.items():
        ty = fcx.resolve(ty)
        if has_infer(ty) and not has_error(ty):
            report_expr(fcx, e, ty)
            return
    for node, args in fcx.results.node_args.items():
        if has_infer(fcx.resolve(args)):
            span = getattr(node, "span", fcx.owner.span)
            fcx.error("E0282", "type annotations needed", span, "cannot infer type")
            return
    for e, callee in fcx.results.callees.items():
        if has_infer(fcx.resolve(callee.args)):
            report_callee(fcx, e, callee)
            return


def report_local(fcx: FnCtxt, binding: ast.IdentPat, ty: Ty) -> None:
    """A local whose type has unknown parts."""
    name = binding.name.name
    at = binding.name.span
    if isinstance(ty, Infer):
        builder = error("E0282", "type annotations needed", at)
        builder.suggest(
            f"consider giving `{name}` an explicit type", (at.shrink_to_hi(), ": /* Type */")
        )
        fcx.emit(builder)
        return
    shown = fcx.show(ty)
    builder = error("E0282", f"type annotations needed for `{shown}`", at)
    stmt = fcx.local_annotations.get(binding)
    if stmt is not None and stmt.init is not None:
        builder.label(fcx.span(stmt.init), "type must be known at this point")
    param = _unknown_param(fcx, ty)
    if param is None:
        text = f"consider giving `{name}` an explicit type, with the type parameters specified"
    else:
        text = (
            f"consider giving `{name}` an explicit type, where the type for type parameter"
            f" `{param}` is specified"
        )
    hint = shown if param is None else shown.replace("_", param, 1)
    builder.suggest(text, (at.shrink_to_hi(), f": {hint}"))
    fcx.emit(builder)


def _unknown_param(fcx: FnCtxt, ty: Ty) -> str | None:
    """The name of the type parameter whose argument is not known."""
    from checker.types.ty import Adt

    if not isinstance(ty, Adt):
        return None
    params = fcx.tcx.generics_of(ty.def_).all()
    unknown = [
        p.name for p, a in zip(params, ty.args, strict=False) if isinstance(fcx.resolve(a), Infer)
    ]
    return unknown[0] if len(unknown) == 1 else None


def report_expr(fcx: FnCtxt, e: ast.Expr, ty: Ty) -> None:
    e = fcx.peel(e)
    if isinstance(e, ast.ClosureExpr):
        for p in e.params:
            inner = fcx.resolve(fcx.results.pat_types.get(p.pat, ERROR_TY))
            if has_infer(inner):
                builder = error("E0282", "type annotations needed", p.pat.span)
                builder.suggest(
                    "consider giving this closure parameter an explicit type",
                    (p.pat.span.shrink_to_hi(), ": /* Type */"),
                )
                fcx.emit(builder)
                return
    if isinstance(e, ast.MethodCallExpr):
        callee = fcx.results.callees.get(e)
        if callee is not None:
            report_callee(fcx, e, callee)
            return
    if isinstance(e, ast.CallExpr):
        inner_callee = fcx.peel(e.callee)
        if isinstance(inner_callee, ast.PathExpr):
            report_path(fcx, inner_callee)
            return
    if isinstance(e, ast.PathExpr):
        report_path(fcx, e)
        return
    fcx.error("E0282", "type annotations needed", fcx.span(e), "cannot infer type")


def report_path(fcx: FnCtxt, e: ast.PathExpr) -> None:
    """`None`, `Vec::new`: the parameter of the definition that is not known."""
    res = fcx.results.value_res.get(e)
    args = fcx.resolve(fcx.results.node_args.get(e, ()))
    if isinstance(res, LocalRes) or res is None:
        fcx.error("E0282", "type annotations needed", e.span, "cannot infer type")
        return
    if not isinstance(res, Def):
        fcx.error("E0282", "type annotations needed", e.span, "cannot infer type")
        return
    def_ = res
    for p, a in zip(fcx.tcx.generics_of(def_).all(), args, strict=False):
        if isinstance(a, Infer):
            fcx.emit(_declared_on(fcx, e.span, p.name, def_, p.def_))
            return
    fcx.error("E0282", "type annotations needed", e.span, "cannot infer type")


def _declared_on(
    fcx: FnCtxt, span: Span, param: str, def_: Def, param_def: Def | None
) -> DiagnosticBuilder:
    owner = def_ if param_def is None or param_def.parent is None else param_def.parent
    word = {
        DefKind.ASSOC_FN: "method",
        DefKind.FN: "function",
        DefKind.STRUCT: "struct",
        DefKind.ENUM: "enum",
        DefKind.VARIANT: "enum",
        DefKind.TRAIT: "trait",
    }.get(owner.kind, owner.kind.value)
    if owner.kind is DefKind.ASSOC_FN and not _takes_self(owner):
        word = "associated function"
    name = owner.name
    if owner.kind is DefKind.IMPL:
        ty = fcx.tcx.type_of(owner)
        word, name = "struct", getattr(getattr(ty, "def_", None), "name", "")
    label = f"cannot infer type of the type parameter `{param}` declared on the {word} `{name}`"
    return error("E0282", "type annotations needed", span, label)


def _takes_self(def_: Def) -> bool:
    node = def_.node
    kind = node.kind if isinstance(node, ast.Item) else None
    return isinstance(kind, ast.FnItem) and kind.self_param is not None


def report_callee(fcx: FnCtxt, e: ast.Expr, callee: Callee) -> None:
    args = fcx.resolve(callee.args)
    span = e.segment.ident.span if isinstance(e, ast.MethodCallExpr) else fcx.span(e)
    for p, a in zip(fcx.tcx.generics_of(callee.def_).all(), args, strict=False):
        if has_infer(a):
            fcx.emit(_declared_on(fcx, span, p.name, callee.def_, p.def_))
            return
    fcx.error("E0282", "type annotations needed", span, "cannot infer type")


def report_ambiguous(fcx: FnCtxt, var: Infer, span: Span) -> None:
    """The type at `span` must be known here and is not."""
    fcx.results.tainted = True
    root = fcx.infcx.shallow(var)
    for binding, ty in fcx.results.local_types.items():
        ty = fcx.resolve(ty)
        if not isinstance(binding, ast.IdentPat) or isinstance(ty, ErrorTy):
            continue
        if _mentions(ty, root):
            _report_use_of_local(fcx, binding, ty, span)
            return
    fcx.error("E0282", "type annotations needed", span, "cannot infer type")


def _mentions(ty: Ty, var: Ty) -> bool:
    from checker.types.fold import walk

    return any(x == var for x in walk(ty))


def _report_use_of_local(fcx: FnCtxt, binding: ast.IdentPat, ty: Ty, span: Span) -> None:
    name, at = binding.name.name, binding.name.span
    stmt = fcx.local_annotations.get(binding)
    if stmt is None:
        _report_parameter(fcx, binding, ty, span)
        return
    if isinstance(ty, Infer):
        builder = error("E0282", "type annotations needed", at)
        builder.label(span, "type must be known at this point")
        builder.suggest(
            f"consider giving `{name}` an explicit type", (at.shrink_to_hi(), ": /* Type */")
        )
        fcx.emit(builder)
        return
    shown = fcx.show(ty)
    builder = error("E0282", f"type annotations needed for `{shown}`", at)
    builder.label(span, "type must be known at this point")
    builder.suggest(
        f"consider giving `{name}` an explicit type, with the type parameters specified"
        if _unknown_param(fcx, ty) is None
        else f"consider giving `{name}` an explicit type, where the type for type parameter"
        f" `{_unknown_param(fcx, ty)}` is specified",
        (at.shrink_to_hi(), f": {shown}"),
    )
    fcx.emit(builder)


def _report_parameter(fcx: FnCtxt, binding: ast.IdentPat, ty: Ty, span: Span) -> None:
    """A closure's parameter, or a variable bound inside a pattern."""
    at = binding.name.span
    builder = error("E0282", "type annotations needed", at)
    builder.label(span, "type must be known at this point")
    builder.suggest(
        "consider giving this closure parameter an explicit type",
        (at.shrink_to_hi(), ": /* Type */"),
    )
    fcx.emit(builder)
