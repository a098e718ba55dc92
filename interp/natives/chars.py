"""Natives on `char`."""

from __future__ import annotations

from .table import Ctx, Result, native, runtime

runtime("char_is", pure=True, reads=True)
runtime("char_case", pure=True)
runtime("char_is_printable", pure=True)
runtime("char_escape")


@native("char_from_u32_unchecked")
def from_u32(c: Ctx) -> Result:
    return c.args[0]
