"""Natives of `fmt`: decoding templates, text of numbers. Texts live outside the simulated heap."""

from __future__ import annotations

from .table import runtime

for _word in (
    "template_is_text",
    "template_capacity",
    "template_len",
    "template_arg",
    "template_has_options",
    "template_fill",
    "template_align",
    "template_flags",
    "template_width_kind",
    "template_width",
    "template_precision_kind",
    "template_precision",
):
    runtime(_word, pure=True)
runtime("template_text")
runtime("fmt_padded_integral")
runtime("fmt_padded_text")
runtime("fmt_digits")
runtime("fmt_char_text")
runtime("fmt_float")
runtime("fmt_str_debug")
runtime("fmt_char_debug")
runtime("fmt_int_exp")
