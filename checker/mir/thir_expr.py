"""Values, paths, operators, calls, closures: the straight-line part of `checker.mir.thir_build`.

Each function turns one kind of syntax into one kind of typed expression, before adjustments.
Follows `rustc_mir_build::thir::cx::expr::make_mirror_unadjusted`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from checker.context import LangItem
from checker.mir import ir, thir
from checker.mir.thir_build import BORROW_OF_CAPTURE, ThirBuilder, names_regions
from checker.names.defs import Def, DefKind, LocalRes, PrimTy, SelfCtor
from checker.types import ty
from checker.types.tables import Callee, Capture, CaptureKind, CastKind
from grammar import syntax as ast
from grammar.span import Span

UN_OPS = {ast.UnOp.NOT: ir.UnOp.NOT, ast.UnOp.NEG: ir.UnOp.NEG}
CAST_OPS = {
    CastKind.INT_TO_INT: ir.CastOp.INT_TO_INT,
    CastKind.INT_TO_FLOAT: ir.CastOp.INT_TO_FLOAT,
    CastKind.FLOAT_TO_INT: ir.CastOp.FLOAT_TO_INT,
    CastKind.FLOAT_TO_FLOAT: ir.CastOp.FLOAT_TO_FLOAT,
    CastKind.PTR_TO_PTR: ir.CastOp.PTR_TO_PTR,
    CastKind.FN_PTR_TO_PTR: ir.CastOp.FN_PTR_TO_PTR,
    CastKind.PTR_TO_INT: ir.CastOp.PTR_TO_INT,
    CastKind.INT_TO_PTR: ir.CastOp.INT_TO_PTR,
}


# ------------------------------------------------------------------ literals and paths


def literal(b: ThirBuilder, e: ast.LitExpr) -> thir.ExprKind:
    return thir.Literal(literal_constant(e, b.tables.expr_types[e], negative=False))


def literal_constant(e: ast.LitExpr, t: ty.Ty, negative: bool) -> ir.Constant:
    value = e.value
    match e.kind:
        case ast.LitKind.STR:
            assert isinstance(value, str)
            return ir.StrConst(value, t)
        case ast.LitKind.BYTE_STR | ast.LitKind.C_STR:
            assert isinstance(value, bytes)
            return ir.BytesConst(value, t)
        case ast.LitKind.CHAR:
            assert isinstance(value, str)
            return ir.IntConst(ord(value), t)
        case ast.LitKind.BYTE if isinstance(value, bytes):
            return ir.IntConst(value[0], t)
        case ast.LitKind.BYTE if isinstance(value, str):
            return ir.IntConst(ord(value), t)
    assert isinstance(value, (int, float))
    if ty.is_float(t):
        number = -float(value) if negative else float(value)
        return ir.FloatConst(round_float(number, t), t)
    return ir.IntConst(wrap_int(-int(value) if negative else int(value), t), t)


def wrap_int(value: int, t: ty.Ty) -> int:
    """`value` as an integer of type `t`: two's complement, for literals that a lint lets pass."""
    if not isinstance(t, ty.Prim) or not ty.is_integral(t):
        return value
    lo, hi = ty.int_range(t.kind)
    return (value - lo) % (hi - lo + 1) + lo


def round_float(value: float, t: ty.Ty) -> float:
    if isinstance(t, ty.Prim) and t.kind is PrimTy.F32:
        try:
            rounded: float = struct.unpack("<f", struct.pack("<f", value))[0]
        except OverflowError:
            return float("inf") if value > 0 else float("-inf")
        return rounded
    return value


def path(b: ThirBuilder, e: ast.PathExpr) -> thir.ExprKind:
    res = b.res_of(e, e.path)
    t = b.tables.expr_types[e]
    if isinstance(res, LocalRes):
        return b.var_ref(b.variable(res.binding))
    if isinstance(t, ty.FnDef):
        return thir.Literal(ir.FnConst(t, b.tables.user_args.get(e)))
    if isinstance(res, SelfCtor):
        return unit_adt(b, e, t, None)
    assert isinstance(res, Def), res
    return def_value(b, e, res, t)


def def_value(b: ThirBuilder, e: ast.PathExpr, d: Def, t: ty.Ty) -> thir.ExprKind:
    args = b.tables.node_args.get(e, ())
    match d.kind:
        case DefKind.CONST | DefKind.ASSOC_CONST:
            return thir.Literal(ir.NamedConst(d, args, t))
        case DefKind.CONST_PARAM:
            return thir.Literal(const_param(b, d, t))
        case DefKind.STATIC:
            return static(b, e, d, t)
        case DefKind.STRUCT | DefKind.VARIANT:
            return unit_adt(b, e, t, d)
        case _:
            return thir.Unsupported(f"a path to a {d.kind.value} as a value")


def const_param(b: ThirBuilder, d: Def, t: ty.Ty) -> ir.NamedConst:
    generics = b.tcx.generics_of(b.item)
    index = next((p.index for p in generics.all() if p.def_ is d), None)
    if index is None:
        index = next(p.index for p in generics.all() if p.name == d.name)
    return ir.NamedConst(None, (), t, index, d.name)


def static(b: ThirBuilder, e: ast.PathExpr, d: Def, t: ty.Ty) -> thir.ExprKind:
    node: Any = d.node
    item = node.kind if isinstance(node, ast.Item) else node
    mutable = bool(getattr(item, "mutable", False))
    pointer: ty.Ty
    foreign = d.parent is not None and d.parent.kind is DefKind.EXTERN_BLOCK
    if mutable or foreign:
        pointer = ty.RawPtr(t, mutable)
    else:
        pointer = ty.Ref(ty.ERASED, t, False)
    return thir.Deref(b.literal(ir.StaticRef(d, pointer), pointer, e.span))


def unit_adt(b: ThirBuilder, e: ast.PathExpr, t: ty.Ty, d: Def | None) -> thir.ExprKind:
    assert isinstance(t, ty.Adt), t
    info = b.tcx.adt(t.def_)
    variant = variant_index(info, d)
    return thir.AdtExpr(info, variant, t.args, [], None, (), b.tables.user_args.get(e))


def variant_index(info: ty.AdtInfo, d: Def | None) -> int:
    """The index of variant `d`; 0 for a struct or union."""
    if info.kind is ty.AdtKind.ENUM:
        for i, v in enumerate(info.variants):
            if v.def_ is d:
                return i
    return 0


# ------------------------------------------------------------------ operators


def unary(b: ThirBuilder, e: ast.UnaryExpr) -> thir.ExprKind:
    t = b.tables.expr_types[e]
    callee = b.tables.callees.get(e)
    if e.op is ast.UnOp.DEREF:
        operand = b.expr(e.operand)
        if callee is None:
            return thir.Deref(operand)
        return b.overloaded_place(callee, t, [operand], e.span, b.temp_scope).kind
    if callee is not None:
        return operator(b, e, callee, [b.expr(e.operand)])
    inner = b.strip(e.operand)
    if e.op is ast.UnOp.NEG and isinstance(inner, ast.LitExpr):
        return thir.Literal(literal_constant(inner, t, negative=True))
    return thir.Unary(UN_OPS[e.op], b.expr(e.operand))


def operator(b: ThirBuilder, e: ast.Expr, callee: Callee, args: list[thir.Expr]) -> thir.ExprKind:
    t = b.tables.expr_types.get(e, ty.UNIT)
    return b.call(callee, args, t, e.span, b.temp_scope, e.span, overloaded=True).kind


def binary(b: ThirBuilder, e: ast.BinaryExpr) -> thir.ExprKind:
    if e.op in (ast.BinOp.AND, ast.BinOp.OR):
        lhs, rhs = b.strip(e.lhs), b.strip(e.rhs)
        lazy = isinstance(lhs, ast.BinaryExpr) and lhs.op in (ast.BinOp.AND, ast.BinOp.OR)
        first = b.expr(e.lhs, terminating=not lazy and not isinstance(lhs, ast.LetExpr))
        second = b.expr(e.rhs, terminating=not isinstance(rhs, ast.LetExpr))
        return thir.Logical(e.op is ast.BinOp.AND, first, second)
    callee = b.tables.callees.get(e)
    if callee is None:
        return thir.Binary(e.op, b.expr(e.lhs), b.expr(e.rhs))
    return operator(b, e, callee, [b.expr(e.lhs), b.expr(e.rhs)])


def assign_op(b: ThirBuilder, e: ast.AssignOpExpr) -> thir.ExprKind:
    callee = b.tables.callees.get(e)
    if callee is None:
        return thir.AssignOp(e.op, b.expr(e.lhs), b.expr(e.rhs))
    lhs = b.expr(e.lhs)
    return operator(b, e, callee, [lhs, b.expr(e.rhs)])


def borrow(b: ThirBuilder, e: ast.BorrowExpr) -> thir.ExprKind:
    return b.borrow(e.mutable, e.raw, False, b.expr(e.operand))


def cast(b: ThirBuilder, e: ast.CastExpr) -> thir.ExprKind:
    source = b.expr(e.operand)
    t = b.tables.expr_types[e]
    kind = b.tables.casts[e]
    made: thir.ExprKind
    if kind is CastKind.NOTHING:
        made = thir.UseExpr(source)
    elif kind is CastKind.ENUM_TO_INT:
        made = thir.Cast(None, source)
    else:
        made = thir.Cast(CAST_OPS[kind], source)
    user_ty = b.tables.user_types.get(e)
    if user_ty is None or not names_regions(user_ty):
        return made
    return thir.Ascribe(thir.Expr(made, t, e.span, b.temp_scope), user_ty, e.ty.span)


def field(b: ThirBuilder, e: ast.FieldExpr) -> thir.ExprKind:
    return thir.Field(b.expr(e.base), b.tables.fields[e])


def index(b: ThirBuilder, e: ast.IndexExpr) -> thir.ExprKind:
    callee = b.tables.callees.get(e)
    base = b.expr(e.base)
    if callee is None:
        return thir.Index(base, b.expr(e.index))
    args = [base, b.expr(e.index)]
    t = b.tables.expr_types[e]
    return b.overloaded_place(callee, t, args, e.span, b.temp_scope, brackets(b, e)).kind


def brackets(b: ThirBuilder, e: ast.IndexExpr) -> Span:
    """From `[` to `]`: where rustc says that an overloaded index is called."""
    after = Span(e.base.span.hi, e.span.hi, e.span.ctxt)
    if e.base.span.ctxt != e.span.ctxt:
        return e.span
    before, found, _ = b.tcx.sources.snippet(after).partition("[")
    return Span(after.lo + len(before.encode()), after.hi, after.ctxt) if found else e.span


# ------------------------------------------------------------------ aggregates


def tuple_(b: ThirBuilder, e: ast.TupleExpr) -> thir.ExprKind:
    return thir.TupleExpr([b.expr(x) for x in e.elements])


def array(b: ThirBuilder, e: ast.ArrayExpr) -> thir.ExprKind:
    return thir.ArrayExpr([b.expr(x) for x in e.elements])


def repeat(b: ThirBuilder, e: ast.RepeatExpr) -> thir.ExprKind:
    return thir.Repeat(b.expr(e.element))


def struct_(b: ThirBuilder, e: ast.StructExpr) -> thir.ExprKind:
    t = b.tables.expr_types[e]
    assert isinstance(t, ty.Adt), t
    info = b.tcx.adt(t.def_)
    res = b.tables.value_res.get(e)
    variant = variant_index(info, res if isinstance(res, Def) else None)
    fields = [(b.tables.fields[f], b.expr(f.value)) for f in e.fields]
    base: thir.Expr | None = None
    types: tuple[ty.Ty, ...] = ()
    if e.base is not None:
        base = b.expr(e.base)
        types = b.field_types(info.variants[variant], t.args)
    user_args = b.tables.user_args.get(e)
    return thir.AdtExpr(info, variant, t.args, fields, base, types, user_args)


RANGES = {
    (False, False, False): LangItem.RANGE_FULL,
    (True, False, False): LangItem.RANGE_FROM,
    (False, True, False): LangItem.RANGE_TO,
    (True, True, False): LangItem.RANGE,
    (False, True, True): LangItem.RANGE_TO_INCLUSIVE,
}


def range_(b: ThirBuilder, e: ast.RangeExpr) -> thir.ExprKind:
    t = b.tables.expr_types[e]
    assert isinstance(t, ty.Adt), t
    ends = [b.expr(x) for x in (e.lo, e.hi) if x is not None]
    if e.lo is not None and e.hi is not None and e.closed:
        callee = Callee(b.lang(LangItem.RANGE_INCLUSIVE_NEW), t.args)
        return b.call(callee, ends, t, e.span, b.temp_scope, e.span).kind
    info = b.tcx.adt(b.lang(RANGES[e.lo is not None, e.hi is not None, e.closed]))
    return thir.AdtExpr(info, 0, t.args, list(enumerate(ends)), None, (), None)


# ------------------------------------------------------------------ calls


def call(b: ThirBuilder, e: ast.CallExpr) -> thir.ExprKind:
    overloaded = b.tables.callees.get(e)
    if overloaded is not None:
        args = [b.expr(a) for a in e.args]
        func = b.expr(e.callee)
        packed = b.here(thir.TupleExpr(args), ty.Tuple(tuple(a.ty for a in args)), e.span)
        return operator(b, e, overloaded, [func, packed])
    ctor = constructor(b, e)
    if ctor is not None:
        return ctor
    func = b.expr(e.callee)
    return thir.Call(func, [b.expr(a) for a in e.args], e.span, False)


def constructor(b: ThirBuilder, e: ast.CallExpr) -> thir.ExprKind | None:
    """`Variant(args)` and `Struct(args)` build a value, they do not call."""
    callee = b.strip(e.callee)
    t = b.tables.expr_types[e]
    if not isinstance(callee, ast.PathExpr) or not isinstance(t, ty.Adt):
        return None
    res = b.res_of(callee, callee.path)
    if not isinstance(res, SelfCtor):
        if not isinstance(res, Def) or res.kind not in (DefKind.STRUCT, DefKind.VARIANT):
            return None
    info = b.tcx.adt(t.def_)
    variant = variant_index(info, res if isinstance(res, Def) else None)
    fields = [(i, b.expr(a)) for i, a in enumerate(e.args)]
    user_args = b.tables.user_args.get(callee)
    return thir.AdtExpr(info, variant, t.args, fields, None, (), user_args)


def method_call(b: ThirBuilder, e: ast.MethodCallExpr) -> thir.ExprKind:
    callee = b.tables.callees[e]
    args = [b.expr(e.receiver), *(b.expr(a) for a in e.args)]
    t = b.tables.expr_types[e]
    name = e.segment.ident.span
    func = b.function(callee.def_, callee.args, name, b.tables.user_args.get(e))
    fn_span = name.to(e.span)
    return b.here(thir.Call(func, args, fn_span, False), t, e.span).kind


def closure(b: ThirBuilder, e: ast.ClosureExpr) -> thir.ExprKind:
    captures = b.tables.captures.get(e, ())
    upvars = []
    for c in captures:
        place = captured(b, c, e.span)
        if c.kind is not CaptureKind.BY_VALUE:
            place = b.here(thir.Borrow(BORROW_OF_CAPTURE[c.kind], place), c.ty, e.span)
        upvars.append(place)
    fake_reads = [
        (
            ir.FakeReadCause.FOR_LET if read.is_let else ir.FakeReadCause.FOR_MATCHED_PLACE,
            captured(b, read.place, read.place.use_span),
        )
        for read in b.tables.fake_reads.get(e, ())
    ]
    return thir.ClosureExpr(b.resolutions.closures[e], upvars, captures, fake_reads)


def captured(b: ThirBuilder, c: Capture, span: Span) -> thir.Expr:
    """The place outside that a capture is of."""
    t = b.tables.local_types[c.variable]
    place = b.here(b.var_ref(b.variable(c.variable)), t, span)
    for p in c.projections:
        assert p.ty is not None
        kind: thir.ExprKind = thir.Deref(place) if p.is_deref else thir.Field(place, p.index)
        place = b.here(kind, p.ty, span)
    return place


def format_args(b: ThirBuilder, e: ast.FormatArgsExpr) -> thir.ExprKind:
    from checker.mir.thir_format import format_arguments

    return format_arguments(b, e)


def builtin(b: ThirBuilder, e: ast.BuiltinExpr) -> thir.ExprKind:
    from checker.mir.thir_builtin import builtin_expr

    return builtin_expr(b, e)


def error_expr(b: ThirBuilder, e: ast.Expr) -> thir.ExprKind:
    return thir.Unsupported("this expression")


def await_expr(b: ThirBuilder, e: ast.AwaitExpr) -> thir.ExprKind:
    return thir.Unsupported("`.await`")


BUILDERS: dict[type, Callable[[ThirBuilder, Any], thir.ExprKind]] = {
    ast.LitExpr: literal,
    ast.PathExpr: path,
    ast.UnaryExpr: unary,
    ast.BinaryExpr: binary,
    ast.AssignOpExpr: assign_op,
    ast.BorrowExpr: borrow,
    ast.CastExpr: cast,
    ast.FieldExpr: field,
    ast.IndexExpr: index,
    ast.TupleExpr: tuple_,
    ast.ArrayExpr: array,
    ast.RepeatExpr: repeat,
    ast.StructExpr: struct_,
    ast.RangeExpr: range_,
    ast.CallExpr: call,
    ast.MethodCallExpr: method_call,
    ast.ClosureExpr: closure,
    ast.FormatArgsExpr: format_args,
    ast.BuiltinExpr: builtin,
    ast.ErrorExpr: error_expr,
    ast.UnstableExpr: error_expr,
    ast.UnderscoreExpr: error_expr,
    ast.AwaitExpr: await_expr,
}
