"""Natives on floats. `T` is f32 or f64; f32 results are rounded."""

from __future__ import annotations

from checker.names.defs import PrimTy
from checker.types import ty as t
from interp.codegen.expr import compound

from .table import Ctx, Result, native


def _is_single(c: Ctx) -> bool:
    return c.ty() == t.Prim(PrimTy.F32)


def _rounded(c: Ctx, text: str) -> Result:
    leaves = c.flat()
    return [compound(f"f32({text})" if _is_single(c) else text, *leaves, atom=True)]


@native("f_sqrt")
def sqrt(c: Ctx) -> Result:
    return _rounded(c, f"fsqrt({c.args[0][0].plain()})")


@native("f_unary")
def unary(c: Ctx) -> Result:
    x, op = c.args[0][0], c.args[1]
    return _rounded(c, f"float_unary({x.plain()}, {', '.join(e.plain() for e in op)})")


@native("f_binary")
def binary(c: Ctx) -> Result:
    return _rounded(c, f"float_binary({', '.join(e.plain() for e in c.flat())})")


@native("f_powi")
def powi(c: Ctx) -> Result:
    single = ", True" if _is_single(c) else ""
    return _rounded(c, f"fpowi({', '.join(e.plain() for e in c.flat())}{single})")


@native("f_midpoint")
def midpoint(c: Ctx) -> Result:
    x, y = (a[0] for a in c.args)
    if _is_single(c):
        return [compound(f"f32(({x.operand()} + {y.operand()}) / 2)", x, y, atom=True)]
    return c.run("float_midpoint", pure=True)


@native("f_mul_add")
def mul_add(c: Ctx) -> Result:
    return _rounded(c, f"fma({', '.join(e.plain() for e in c.flat())})")


@native("f_to_bits")
def to_bits(c: Ctx) -> Result:
    return c.run("f32_bits" if _is_single(c) else "f64_bits", pure=True)


@native("f_from_bits")
def from_bits(c: Ctx) -> Result:
    return c.run("f32_from" if _is_single(c) else "f64_from", pure=True)


def _complex(name: str, suffix: str) -> None:
    """`csqrt` and the like, on a structure of two floats; `f` at the end for single precision."""

    @native(f"extern c{name}{suffix}")
    def emit(c: Ctx) -> Result:
        return c.run("complex_math", [repr(name), str(suffix == "f")])


for _name in ("sqrt", "cos", "sin", "tan", "cosh", "sinh", "tanh", "exp", "log"):
    _complex(_name, "")
    _complex(_name, "f")
