"""Natives on `str` and UTF-8."""

from __future__ import annotations

from .table import runtime

runtime("utf8_valid_up_to", pure=True, reads=True)
runtime("utf8_error_len", pure=True, reads=True)
runtime("utf8_lossy", site=True)
runtime("str_find", pure=True, reads=True)
runtime("str_rfind", pure=True, reads=True)
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
