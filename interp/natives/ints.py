"""Natives on integers. `T` is any integer type."""

from __future__ import annotations

from checker.names.defs import PrimTy
from checker.types import ty as t
from interp.codegen.expr import Expr, compound, lit
from interp.codegen.rvalues import bits_of, wrap

from .table import Ctx, Result, native


def kind(c: Ctx, i: int = 0) -> PrimTy:
    ty = c.ty(i)
    assert isinstance(ty, t.Prim)
    return ty.kind


def exact(c: Ctx, op: str) -> Expr:
    a, b = c.args[0][0], c.args[1][0]
    return compound(f"{a.operand()} {op} {b.operand()}", a, b)


def _wrapping(op: str) -> None:
    word = {"+": "add", "-": "sub", "*": "mul"}[op]

    @native(f"int_wrapping_{word}")
    def wrapping(c: Ctx) -> Result:
        return [wrap(exact(c, op), kind(c))]

    @native(f"int_{word}_overflows")
    def overflows(c: Ctx) -> Result:
        low, high = t.int_range(kind(c))
        e = exact(c, op)
        return [compound(f"not {low} <= {e.operand()} <= {high}", e)]


for _op in "+-*":
    _wrapping(_op)


@native("int_wrapping_shl")
def wrapping_shl(c: Ctx) -> Result:
    a, b = c.args[0][0], c.args[1][0]
    mask = bits_of(kind(c)) - 1
    return [wrap(compound(f"{a.operand()} << ({b.operand()} & {mask})", a, b), kind(c))]


@native("int_wrapping_shr")
def wrapping_shr(c: Ctx) -> Result:
    a, b = c.args[0][0], c.args[1][0]
    mask = bits_of(kind(c)) - 1
    return [compound(f"{a.operand()} >> ({b.operand()} & {mask})", a, b)]


def _unsigned(c: Ctx, e: Expr) -> Expr:
    bits = bits_of(kind(c))
    return compound(f"({e.operand()} & {(1 << bits) - 1})", e, atom=True)


@native("int_count_ones")
def count_ones(c: Ctx) -> Result:
    e = _unsigned(c, c.args[0][0])
    return [compound(f"{e.text}.bit_count()", e, atom=True)]


@native("int_leading_zeros")
def leading_zeros(c: Ctx) -> Result:
    e = _unsigned(c, c.args[0][0])
    return [compound(f"{bits_of(kind(c))} - {e.text}.bit_length()", e)]


@native("int_trailing_zeros")
def trailing_zeros(c: Ctx) -> Result:
    return c.run("trailing_zeros", [str(bits_of(kind(c)))], pure=True)


@native("int_rotate_left")
def rotate_left(c: Ctx) -> Result:
    e = c.run("rotate_left", [str(bits_of(kind(c)))], pure=True)
    assert e is not None
    return [wrap(e[0], kind(c))]


@native("int_swap_bytes")
def swap_bytes(c: Ctx) -> Result:
    e = c.run("swap_bytes", [str(bits_of(kind(c)))], pure=True)
    assert e is not None
    return [wrap(e[0], kind(c))]


@native("int_reverse_bits")
def reverse_bits(c: Ctx) -> Result:
    e = c.run("reverse_bits", [str(bits_of(kind(c)))], pure=True)
    assert e is not None
    return [wrap(e[0], kind(c))]


@native("int_wrapping_pow")
def wrapping_pow(c: Ctx) -> Result:
    a, b = c.args[0][0], c.args[1][0]
    bits = bits_of(kind(c))
    power = compound(f"pow({a.plain()}, {b.plain()}, {1 << bits})", a, b, atom=True)
    return [wrap(power, kind(c))] if kind(c) in t.SIGNED else [power]


@native("int_pow_overflows")
def pow_overflows(c: Ctx) -> Result:
    low, high = t.int_range(kind(c))
    return c.run("pow_overflows", [str(low), str(high)], pure=True)


@native("int_isqrt")
def isqrt(c: Ctx) -> Result:
    return c.run("isqrt", pure=True)


@native("int_ilog")
def ilog(c: Ctx) -> Result:
    return c.run("ilog", pure=True)


@native("int_is_zero")
def is_zero(c: Ctx) -> Result:
    e = c.args[0][0]
    return [compound(f"not {e.operand()}", e)]


def _mul_add(c: Ctx) -> tuple[Expr, int]:
    """`a * b + c + d`, exact, and the bits of the type."""
    x, y, z, w = (a[0] for a in c.args)
    text = f"({x.operand()} * {y.operand()} + {z.operand()} + {w.operand()})"
    return compound(text, x, y, z, w, atom=True), bits_of(kind(c))


@native("int_mul_add_low")
def mul_add_low(c: Ctx) -> Result:
    e, bits = _mul_add(c)
    return [compound(f"{e.text} & {(1 << bits) - 1}", e)]


@native("int_mul_add_high")
def mul_add_high(c: Ctx) -> Result:
    e, bits = _mul_add(c)
    return [compound(f"{e.text} >> {bits}", e)]


@native("int_min")
def int_min(c: Ctx) -> Result:
    return [lit(t.int_range(kind(c))[0])]


@native("int_max")
def int_max(c: Ctx) -> Result:
    return [lit(t.int_range(kind(c))[1])]


@native("int_fits")
def fits(c: Ctx) -> Result:
    e = c.args[0][0]
    low, high = t.int_range(kind(c, 1))
    return [compound(f"{low} <= {e.operand()} <= {high}", e)]


@native("int_to_le_bytes")
def to_le_bytes(c: Ctx) -> Result:
    bits = bits_of(kind(c))
    e = c.args[0][0]
    unsigned = compound(f"({e.operand()} & {(1 << bits) - 1})", e, atom=True)
    size = bits // 8
    if size == 1:
        return [unsigned]
    text = f"{unsigned.text}.to_bytes({size}, 'little')"
    shape = c.em.shape(c.callee.output)
    if shape.bulk:
        return [compound(f"list({text})", e, atom=True)]
    c.em.assign_call(c.call, text)
    return None


@native("int_from_le_bytes")
def from_le_bytes(c: Ctx) -> Result:
    leaves = c.args[0]
    joined = ", ".join(e.plain() for e in leaves)
    value = compound(f"int.from_bytes(({joined},), 'little')", *leaves, atom=True)
    return [wrap(value, kind(c))] if kind(c) in t.SIGNED else [value]
