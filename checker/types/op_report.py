"""Errors of operators: E0369, E0277, E0368, E0600, E0614, E0067, E0070 (rustc's wording)."""

from __future__ import annotations

from checker.context import LangItem
from checker.names.head_span import def_span
from checker.types.fn_ctxt import FnCtxt
from checker.types.op import ASSIGN_TRAITS, COMPARISONS, TRAITS
from checker.types.pretty import show_path, show_trait
from checker.types.ty import (
    UNSIGNED,
    Adt,
    Param,
    Prim,
    Ref,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error

_WORDS = {
    ast.BinOp.ADD: "cannot add `{r}` to `{l}`",
    ast.BinOp.SUB: "cannot subtract `{r}` from `{l}`",
    ast.BinOp.MUL: "cannot multiply `{l}` by `{r}`",
    ast.BinOp.DIV: "cannot divide `{l}` by `{r}`",
    ast.BinOp.REM: "cannot calculate the remainder of `{l}` divided by `{r}`",
    ast.BinOp.BIT_AND: "no implementation for `{l} & {r}`",
    ast.BinOp.BIT_XOR: "no implementation for `{l} ^ {r}`",
    ast.BinOp.BIT_OR: "no implementation for `{l} | {r}`",
    ast.BinOp.SHL: "no implementation for `{l} << {r}`",
    ast.BinOp.SHR: "no implementation for `{l} >> {r}`",
}


def report_operator(
    fcx: FnCtxt,
    e: ast.BinaryExpr | ast.AssignOpExpr,
    op: ast.BinOp,
    lhs: Ty,
    rhs: Ty,
    assign: bool,
) -> None:
    """The operator's trait is not implemented for `lhs` with anything like `rhs`."""
    left, right = fcx.show(lhs), fcx.show(rhs)
    if assign:
        builder = error(
            "E0368",
            f"binary assignment operation `{op.value}=` cannot be applied to type `{left}`",
            e.span,
        )
        builder.label(fcx.span(e.lhs), f"cannot use `{op.value}=` on type `{left}`")
    else:
        builder = _binary(fcx, e, op, left, right)
    _explain(fcx, builder, op, lhs, rhs, assign, e)
    fcx.emit(builder)


def _binary(
    fcx: FnCtxt,
    e: ast.BinaryExpr | ast.AssignOpExpr,
    op: ast.BinOp,
    left: str,
    right: str,
) -> DiagnosticBuilder:
    if op in _WORDS:
        message = _WORDS[op].format(l=left, r=right)
    else:
        message = f"binary operation `{op.value}` cannot be applied to type `{left}`"
    builder = error("E0369", message, e.op_span)
    builder.label(fcx.span(e.lhs), left)
    builder.label(fcx.span(e.rhs), right)
    return builder


def _explain(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    op: ast.BinOp,
    lhs: Ty,
    rhs: Ty,
    assign: bool,
    e: ast.BinaryExpr | ast.AssignOpExpr,
) -> None:
    trait = fcx.lang((ASSIGN_TRAITS if assign else TRAITS)[op][0])
    if trait is None:
        return
    name = trait_path(fcx, op, assign)
    inner = lhs.pointee if isinstance(lhs, Ref) else lhs
    if isinstance(inner, Adt) and not inner.def_.is_library:
        at = def_span(fcx.tcx.sources, inner.def_)
        if op in COMPARISONS:
            derive = "PartialEq" if op in (ast.BinOp.EQ, ast.BinOp.NE) else "PartialOrd"
            builder.note(
                f"an implementation of `{derive}` might be missing for `{fcx.show(inner)}`",
                Label(at, f"must implement `{derive}`", True),
            )
            derives = derive if derive == "PartialEq" else "PartialEq, PartialOrd"
            builder.suggest(
                f"consider annotating `{fcx.show(inner)}` with `#[derive({derives})]`",
                (at.shrink_to_lo(), f"#[derive({derives})]\n"),
            )
            return
        builder.note(
            f"an implementation of `{trait.name}` might be missing for `{fcx.show(inner)}`",
            Label(at, f"must implement `{trait.name}`", True),
        )
        builder.note(f"the trait `{name}` must be implemented", Label(trait.span, "", True))
    elif isinstance(lhs, Param):
        _suggest_bound(fcx, builder, lhs, name, rhs, op, assign)
    elif _is_str_ref(fcx, lhs) and op is ast.BinOp.ADD:
        _string_concatenation(fcx, builder, e, rhs)
    elif isinstance(lhs, Adt):
        ref = show_trait(fcx.tcx, TraitRef(trait, (lhs, rhs)))
        builder.note(f"`{fcx.show(lhs)}` does not implement `{ref}`")
    elif assign and isinstance(lhs, Ref) and isinstance(lhs.pointee, Prim):
        inner_ty = fcx.show(lhs.pointee)
        builder.suggest(
            f"`{op.value}=` can be used on `{inner_ty}` if you dereference the left-hand side",
            (fcx.span(e.lhs).shrink_to_lo(), "*"),
        )


def _is_str_ref(fcx: FnCtxt, ty: Ty) -> bool:
    """`&str`, and `&String` which concatenates no better."""
    if isinstance(ty, Ref) and isinstance(ty.pointee, Adt):
        return fcx.tcx.is_lang(ty.pointee.def_, LangItem.STRING)
    return isinstance(ty, Ref) and isinstance(ty.pointee, Prim) and ty.pointee.kind.value == "str"


def _string_concatenation(
    fcx: FnCtxt, builder: DiagnosticBuilder, e: ast.BinaryExpr | ast.AssignOpExpr, rhs: Ty
) -> None:
    message = "string concatenation requires an owned `String` on the left"
    old = builder.labels[0]
    builder.labels[0] = Label(
        old.span,
        "`+` cannot be used to concatenate two `&str` strings"
        if _is_str_ref(fcx, rhs)
        else "`+` cannot be used to concatenate a `&str` with a `String`",
        True,
    )
    if _is_str_ref(fcx, rhs):
        builder.note(message)
        lhs = fcx.peel(e.lhs)
        if isinstance(lhs, ast.BorrowExpr):
            at = lhs.span._replace(hi=lhs.operand.span.lo)
            builder.suggest("remove the borrow to obtain an owned `String`", (at, ""))
            return
        builder.suggest(
            "create an owned `String` from a string reference",
            (fcx.span(e.lhs).shrink_to_hi(), ".to_owned()"),
        )
        return
    builder.suggest(
        "create an owned `String` on the left and add a borrow on the right",
        (fcx.span(e.lhs).shrink_to_hi(), ".to_owned()"),
        (fcx.span(e.rhs).shrink_to_lo(), "&"),
    )


def trait_path(fcx: FnCtxt, op: ast.BinOp, assign: bool) -> str:
    item, _ = (ASSIGN_TRAITS if assign else TRAITS)[op]
    trait = fcx.lang(item)
    assert trait is not None
    return show_path(fcx.tcx, trait)


def _suggest_bound(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    param: Param,
    trait: str,
    rhs: Ty,
    op: ast.BinOp,
    assign: bool,
) -> None:
    """`consider restricting type parameter `T` with trait `Add``."""
    short = trait.rsplit("::", 1)[-1]
    bound = trait
    if not assign and op not in COMPARISONS:
        bound = f"{trait}<Output = {param.name}>"
    from checker.types.restrict_param import suggest_restriction

    suggest_restriction(fcx.tcx, builder, fcx.owner, param, bound, short)


# ------------------------------------------------------------------ unary, assignment


def report_unary(fcx: FnCtxt, e: ast.UnaryExpr, operand: Ty) -> None:
    shown = fcx.show_of(e.operand, operand)
    builder = error(
        "E0600",
        f"cannot apply unary operator `{e.op.value}` to type `{shown}`",
        e.span,
        f"cannot apply unary operator `{e.op.value}`",
    )
    if isinstance(operand, Prim) and operand.kind in UNSIGNED and e.op is ast.UnOp.NEG:
        builder.note("unsigned values cannot be negated")
        if isinstance(fcx.peel(e.operand), ast.LitExpr):
            lit = fcx.peel(e.operand)
            if isinstance(lit, ast.LitExpr) and lit.value == 1:
                builder.suggest(
                    f"you may have meant the maximum value of `{shown}`",
                    (e.span, f"{shown}::MAX"),
                )
    elif isinstance(operand, Adt) and not operand.def_.is_library:
        trait = "Neg" if e.op is ast.UnOp.NEG else "Not"
        builder.note(
            f"an implementation of `{trait}` might be missing for `{shown}`",
            Label(operand.def_.span, f"must implement `{trait}`", True),
        )
        item = LangItem.NEG if e.op is ast.UnOp.NEG else LangItem.NOT
        def_ = fcx.lang(item)
        if def_ is not None:
            builder.note(f"the trait `{trait}` must be implemented", Label(def_.span, "", True))
    elif isinstance(operand, Adt):
        trait = "Neg" if e.op is ast.UnOp.NEG else "Not"
        builder.note(f"`{shown}` does not implement `{trait}`")
    elif isinstance(operand, Prim) and operand.kind.value == "str" and e.op is ast.UnOp.NOT:
        builder.note("`!` cannot be applied to strings")
    fcx.emit(builder)


def report_not_dereferenceable(fcx: FnCtxt, e: ast.UnaryExpr, operand: Ty) -> None:
    builder = error(
        "E0614",
        f"type `{fcx.show(operand)}` cannot be dereferenced",
        e.span,
        "can't be dereferenced",
    )
    fcx.emit(builder)


def report_not_assignable(
    fcx: FnCtxt,
    code: str,
    message: str,
    lhs: ast.Expr,
    e: ast.AssignExpr | ast.AssignOpExpr,
) -> None:
    """The left side of an assignment is not a place."""
    builder = error(code, message, e.op_span)
    builder.label(fcx.span(lhs), "cannot assign to this expression")
    fcx.emit(builder)
