"""Natives on `str` and UTF-8."""

from __future__ import annotations

from checker.context import LangItem
from checker.types import ty as t
from interp.codegen.expr import compound, name

from .table import Ctx, Result, native, runtime

runtime("utf8_valid_up_to", pure=True, reads=True)
runtime("utf8_error_len", pure=True, reads=True)
runtime("utf8_lossy", site=True)
runtime("str_find", pure=True, reads=True)
runtime("str_rfind", pure=True, reads=True)
runtime("str_find_char", pure=True, reads=True)
runtime("str_rfind_char", pure=True, reads=True)
runtime("str_skip_white", pure=True, reads=True)
runtime("str_rskip_white", pure=True, reads=True)
runtime("str_find_white", pure=True, reads=True)
runtime("str_rfind_white", pure=True, reads=True)
runtime("str_char_at", pure=True, reads=True)
runtime("str_char_before", pure=True, reads=True)
runtime("str_eq", pure=True, reads=True)
runtime("str_cmp", pure=True, reads=True)
runtime("str_to_lowercase", site=True)
runtime("str_to_uppercase", site=True)
runtime("str_repeat", site=True)
runtime("str_count_chars", pure=True, reads=True)
runtime("str_make_ascii_case")
runtime("str_is_char_boundary", pure=True, reads=True)
runtime("parse_int")
runtime("parse_int_status")
runtime("parse_float_ok", pure=True, reads=True)
runtime("parse_f64", pure=True, reads=True)
runtime("parse_f32", pure=True, reads=True)


def _text_depth(c: Ctx, ty: t.Ty) -> bool:
    """Whether `ty` is `str`, `String`, or a reference to one of these."""
    while isinstance(ty, t.Ref):
        ty = ty.pointee
    string = c.em.program.tcx.lang(LangItem.STRING)
    return ty == t.STR or (isinstance(ty, t.Adt) and ty.def_ is string)


@native("is_text")
def is_text(c: Ctx) -> Result:
    return [name(str(_text_depth(c, c.ty())))]


@native("text_of")
def text_of(c: Ctx) -> Result:
    ty, leaves = c.ty(), c.args[0]
    if not _text_depth(c, ty):
        return [name("None"), name("0"), name("0")]
    while isinstance(ty, t.Ref):
        leaves, ty = c.read(leaves, ty), ty.pointee
    if ty == t.STR:
        return leaves
    b = c.em.held(c.read(leaves, ty)[0])
    return [b, name("0"), compound(f"len({b.text}.d)", b, mem=True, atom=True)]
