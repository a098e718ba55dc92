"""`format_args!` as calls on the library's `fmt` module.

`Arguments::new("template", &[Argument::new(&a, <A as Display>::fmt), ..])`: one entry for each
distinct pair of argument and trait. The template keeps literal text and encodes each piece as
`\\x01 index ; fill ; align ; flags ; width ; precision \\x02`, where a width taken from an
argument is `$` and that entry's index, and a literal `\\x01` is written `\\x01\\x02`. Arguments
are evaluated once, in order, and borrowed; the array of entries lives as long as their temporaries.
"""

from __future__ import annotations

from checker.context import LangItem
from checker.mir import ir, thir
from checker.mir.thir_build import ThirBuilder
from checker.mir.thir_pat import binding
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import erase_regions, instantiate_bound, subst
from checker.types.tables import PointerCast
from grammar import syntax as ast
from grammar.span import Span

TRAITS = {
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


def format_arguments(b: ThirBuilder, e: ast.FormatArgsExpr) -> thir.ExprKind:
    """The expression of type `Arguments` that `e` stands for."""
    entries, template = encode(e)
    outer = b.rvalue_scopes.get(e, b.temp_scope)
    with b.temps_in(outer):
        args = [borrowed(b, a) for a in e.args]
        in_order = [i for i, _ in entries] == list(range(len(args)))
        if in_order:
            made = [argument(b, a, t, e.span) for a, (_, t) in zip(args, entries, strict=True)]
            return arguments(b, template, made, e.span)
        return through_tuple(b, e, template, entries, args)


def borrowed(b: ThirBuilder, source: ast.Expr) -> thir.Expr:
    arg = b.expr(source)
    ref = ty.Ref(ty.ERASED, arg.ty, False)
    return b.here(thir.Borrow(ir.BorrowKind.SHARED, arg), ref, arg.span)


def through_tuple(
    b: ThirBuilder,
    e: ast.FormatArgsExpr,
    template: str,
    entries: list[tuple[int, ast.FormatTrait]],
    args: list[thir.Expr],
) -> thir.ExprKind:
    """`match (&a, &b) { args => Arguments::new(.., &[.. args.1 .., args.0 ..]) }`."""
    pack = ty.Tuple(tuple(a.ty for a in args))
    scrutinee = b.here(thir.TupleExpr(args), pack, e.span)
    scope = thir.Scope(e.span)
    with b.vars_in(scope):
        pat = binding(b, "args", pack, e.span)
        assert isinstance(pat.kind, thir.BindingPat)
        made = []
        for i, trait in entries:
            whole = b.here(thir.VarRef(pat.kind.var), pack, args[i].span)
            one = b.here(thir.Field(whole, i), args[i].ty, args[i].span)
            made.append(argument(b, one, trait, e.span))
        value = arguments(b, template, made, e.span)
    t = b.tables.expr_types[e]
    arm = thir.Arm(scope, pat, None, b.here(value, t, e.span), e.span)
    return thir.Match(scrutinee, [arm], thir.MatchSource.DESUGARED)


def argument(b: ThirBuilder, ref: thir.Expr, trait: ast.FormatTrait, span: Span) -> thir.Expr:
    """`Argument::new(ref, <T as Trait>::fmt)`."""
    assert isinstance(ref.ty, ty.Ref)
    new = b.lang(LangItem.FORMAT_ARGUMENT_NEW)
    args = fn_args(b, new, ref.ty.pointee)
    method = b.lang_method(TRAITS[trait])
    item = b.function(method, (ref.ty.pointee,), ref.span)
    sig = _erased_sig(b, new)
    pointer = subst(sig.inputs[1], args)
    fmt = b.here(thir.Cast(PointerCast.REIFY_FN, item), pointer, ref.span)
    output = subst(sig.output, args)
    func = b.function(new, args, ref.span)
    return b.scoped(b.here(thir.Call(func, [ref, fmt], ref.span, False), output, ref.span))


def _erased_sig(b: ThirBuilder, def_: Def) -> ty.FnSig:
    """Late-bound lifetimes are erased too: the types of expressions are under no binder."""
    poly = b.tcx.fn_sig(def_)
    return erase_regions(instantiate_bound(poly.sig, [ty.ERASED] * len(poly.names)))


def fn_args(b: ThirBuilder, def_: Def, t: ty.Ty | None) -> ty.Args:
    """Generic arguments of a library function: lifetimes erased, its one type parameter `t`."""
    out: list[ty.GenericArg] = []
    for p in b.tcx.generics_of(def_).all():
        if p.kind is ty.ParamKind.LIFETIME:
            out.append(ty.ERASED)
        else:
            assert t is not None
            out.append(t)
    return tuple(out)


def arguments(b: ThirBuilder, template: str, made: list[thir.Expr], span: Span) -> thir.ExprKind:
    """`Arguments::new(template, &[made..])`."""
    new = b.lang(LangItem.FORMAT_NEW)
    args = fn_args(b, new, None)
    text_ty, slice_ty = _erased_sig(b, new).inputs
    assert isinstance(slice_ty, ty.Ref)
    assert isinstance(slice_ty.pointee, ty.Slice)
    element = made[0].ty if made else slice_ty.pointee.element
    array_ty = ty.Array(element, ty.ConstValue(ty.USIZE, len(made)))
    array = b.here(thir.ArrayExpr(made), array_ty, span)
    ref_ty = ty.Ref(ty.ERASED, array_ty, False)
    ref = b.here(thir.Borrow(ir.BorrowKind.SHARED, array), ref_ty, span)
    unsized_ty = ty.Ref(ty.ERASED, ty.Slice(element), False)
    unsized = b.here(thir.Cast(PointerCast.UNSIZE, ref), unsized_ty, span)
    text = b.literal(ir.StrConst(template, text_ty), text_ty, span)
    return thir.Call(b.function(new, args, span), [text, unsized], span, False)


def encode(e: ast.FormatArgsExpr) -> tuple[list[tuple[int, ast.FormatTrait]], str]:
    """The distinct (argument, trait) pairs in order of use, and the template."""
    entries: dict[tuple[int, ast.FormatTrait], int] = {}
    pieces = []
    for part in e.template:
        if isinstance(part, str):
            pieces.append(part.replace("\x01", "\x01\x02"))
        else:
            pieces.append(encode_piece(part, entries))
    for i in range(len(e.args)):
        if not any(arg == i for arg, _ in entries):
            entries[i, ast.FormatTrait.DISPLAY] = len(entries)
    return list(entries), "".join(pieces)


def encode_piece(p: ast.FormatPiece, entries: dict[tuple[int, ast.FormatTrait], int]) -> str:
    index = entries.setdefault((p.arg, p.trait), len(entries))
    flags = p.sign
    for on, flag in ((p.alternate, "#"), (p.zero_pad, "0")):
        if on:
            flags += flag
    flags += p.debug_hex or ""
    width, precision = count(p.width, entries), count(p.precision, entries)
    fill = p.fill if p.fill != " " else ""
    return f"\x01{index};{fill};{p.align or ''};{flags};{width};{precision}\x02"


def count(c: ast.FormatCount | None, entries: dict[tuple[int, ast.FormatTrait], int]) -> str:
    if c is None:
        return ""
    if not c.is_arg:
        return str(c.value)
    key = (c.value, ast.FormatTrait.DISPLAY)
    return f"${entries.setdefault(key, len(entries))}"
