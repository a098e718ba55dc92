"""Promotion: `&5` and `&[1, 2]` are references to constants, so they live forever.

rustc promotes on MIR (`rustc_mir_transform::promote_consts`); here the same rule is applied to the
typed expression while a shared borrow is lowered. What may be promoted has no side effect, cannot
fail, has no destructor to run and no interior mutability in its value: literals, constants,
arrays, tuples, structs and variants of such, references to such, arithmetic that cannot panic.

A promoted becomes a constant of its own: a definition of kind `ANON_CONST` under the body's owner,
whose MIR and type are put into the queries here, and which is used by an `ir.NamedConst`.
"""

from __future__ import annotations

from checker.context import LangItem
from checker.mir import ir, thir
from checker.mir.builder import Builder
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.tables import PointerCast
from grammar import syntax as ast


def promote_borrow(b: Builder, e: thir.Expr, kind: thir.Borrow) -> ir.NamedConst | None:
    """The constant for the borrow `e`, if what it borrows can be promoted."""
    arg = peel(kind.arg)
    if kind.kind is not ir.BorrowKind.SHARED:
        mutable = kind.kind in (ir.BorrowKind.MUT, ir.BorrowKind.TWO_PHASE)
        if not (mutable and isinstance(arg.kind, thir.ArrayExpr) and not arg.kind.elements):
            return None
        if is_constant(b.owner) and kind.arg.temp_scope is None:
            return None
    if b.promoting or (is_constant(b.owner) and e.temp_scope is None):
        return None
    if not is_promotable_operand(b, arg):
        return None
    return make_promoted(b, e)


def is_constant(owner: Def) -> bool:
    return owner.kind in (
        DefKind.CONST,
        DefKind.STATIC,
        DefKind.ASSOC_CONST,
        DefKind.ANON_CONST,
    )


def peel(e: thir.Expr) -> thir.Expr:
    while isinstance(e.kind, (thir.ScopeExpr, thir.UseExpr)):
        e = e.kind.value if isinstance(e.kind, thir.ScopeExpr) else e.kind.source
    return e


def is_promotable_operand(b: Builder, e: thir.Expr) -> bool:
    """Borrowed as a whole: a value expression that is promotable (places are not made anew)."""
    kind = e.kind
    if isinstance(kind, thir.Literal):
        return literal(b, kind.constant)
    return promotable(b, e)


def promotable(b: Builder, source: thir.Expr) -> bool:
    e = peel(source)
    match e.kind:
        case thir.Literal(constant):
            return literal(b, constant)
        case thir.BlockExpr(is_const=True):
            from checker.mir.const_block import stands_alone

            return stands_alone(b, e) and not b.needs_drop(e.ty) and is_freeze(b, e.ty, 0)
        case thir.ArrayExpr(elements) | thir.TupleExpr(elements):
            return all(promotable(b, x) for x in elements)
        case thir.AdtExpr(info=info, fields=fields, base=None):
            if b.tcx.facts.drop_impl(info.def_) is not None or is_cell(b, info):
                return False
            return all(promotable(b, x) for _, x in fields)
        case thir.Repeat(value):
            return promotable(b, value)
        case thir.Unary(op, arg):
            return promotable(b, arg) and op is ir.UnOp.NOT
        case thir.Binary(op, lhs, rhs):
            return promotable(b, lhs) and promotable(b, rhs) and safe_binary(op, lhs, rhs)
        case thir.Borrow(ir.BorrowKind.SHARED, arg):
            return promotable(b, reborrowed(arg))
        case thir.Cast(op, arg):
            safe = op in (PointerCast.UNSIZE, PointerCast.REIFY_FN) or isinstance(op, ir.CastOp)
            pointers = op in (ir.CastOp.PTR_TO_INT, ir.CastOp.INT_TO_PTR)
            return safe and not pointers and promotable(b, arg)
        case _:
            return False


def reborrowed(e: thir.Expr) -> thir.Expr:
    """`&*x` is `x`."""
    inner = peel(e)
    if isinstance(inner.kind, thir.Deref):
        return inner.kind.arg
    return e


def safe_binary(op: ast.BinOp, lhs: thir.Expr, rhs: thir.Expr) -> bool:
    """Arithmetic on numbers that cannot panic, or whose panic is found when it is evaluated."""
    if not isinstance(peel(lhs).ty, ty.Prim):
        return False
    if op in (ast.BinOp.DIV, ast.BinOp.REM) and ty.is_integral(lhs.ty):
        divisor = peel(rhs).kind
        constant = divisor.constant if isinstance(divisor, thir.Literal) else None
        return isinstance(constant, ir.IntConst) and constant.value not in (0, -1)
    return True


def literal(b: Builder, c: ir.Constant) -> bool:
    match c:
        case ir.StaticRef():
            return False
        case ir.NamedConst(def_=None):
            return True
        case ir.NamedConst(ty=t):
            return not b.needs_drop(t) and is_freeze(b, t, 0)
        case _:
            return True


def is_cell(b: Builder, info: ty.AdtInfo) -> bool:
    return b.tcx.is_lang(info.def_, LangItem.UNSAFE_CELL)


def is_freeze(b: Builder, t: ty.Ty, depth: int) -> bool:
    """No interior mutability: no `UnsafeCell` outside of pointers."""
    match t:
        case ty.Prim() | ty.Ref() | ty.RawPtr() | ty.FnDef() | ty.FnPtr() | ty.Never():
            return True
        case ty.Tuple(elements):
            return all(is_freeze(b, x, depth) for x in elements)
        case ty.Array(element) | ty.Slice(element):
            return is_freeze(b, element, depth)
        case ty.Adt(def_, args):
            info = b.tcx.adt(def_)
            if is_cell(b, info) or depth > 6:
                return False
            if b.tcx.is_lang(def_, LangItem.PHANTOM_DATA):
                return True
            from checker.types.fold import subst

            return all(
                is_freeze(b, subst(b.tcx.type_of(f.def_), args), depth + 1)
                for v in info.variants
                for f in v.fields
            )
        case _:
            return False


def make_promoted(b: Builder, e: thir.Expr) -> ir.NamedConst:
    """A constant whose value is `e`, evaluated with the owner's generic arguments."""
    from checker.mir.lower import lower_value_body

    tcx, owner = b.tcx, b.env
    name = f"promoted[{b.promoted}]"
    b.promoted += 1
    def_ = Def(DefKind.ANON_CONST, name, b.owner, e, e.span, b.owner.is_library)
    assert isinstance(e.ty, ty.Ref)
    static_ty = ty.Ref(ty.STATIC, e.ty.pointee, e.ty.mutable)
    tcx.q_type.memo[def_] = static_ty
    tcx.q_generics.memo[def_] = tcx.generics_of(owner)
    tcx.q_predicates.memo[def_] = ()
    tcx.q_mir_built.memo[def_] = lower_value_body(b, def_, e)
    return ir.NamedConst(def_, identity_args(tcx.generics_of(owner)), e.ty)


def identity_args(generics: ty.Generics) -> ty.Args:
    """Each parameter as its own argument, lifetimes erased."""
    out: list[ty.GenericArg] = []
    for p in generics.all():
        match p.kind:
            case ty.ParamKind.LIFETIME:
                out.append(ty.ERASED)
            case ty.ParamKind.TYPE:
                out.append(ty.Param(p.index, p.name))
            case ty.ParamKind.CONST:
                out.append(ty.ConstParam(p.index, p.name))
    return tuple(out)
