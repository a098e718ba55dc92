"""Witnesses of non-exhaustiveness as rustc writes them: `Some(3_i32..=i32::MAX)`, `&[_, _, ..]`.

Source: `rustc_pattern_analysis::rustc::print`.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import PrimTy
from checker.types import ty
from checker.types.pretty import show_path
from checker.types.usefulness import IntRange, Single, Slice, Variant, Witness, domain


def show_witness(tcx: Tcx, w: Witness) -> str:
    """The pattern that would match the witness."""
    match w.ctor:
        case Variant(index):
            assert isinstance(w.ty, ty.Adt)
            return adt(tcx, w, tcx.adt(w.ty.def_).variants[index])
        case IntRange():
            assert isinstance(w.ty, ty.Prim)
            return int_range(w.ctor, w.ty.kind)
        case Slice(_, variable, prefix):
            return slice_(tcx, w, variable, prefix)
        case Single():
            return single(tcx, w)
        case _:
            return "_"


def single(tcx: Tcx, w: Witness) -> str:
    match w.ty:
        case ty.Ref(mutable=mutable):
            return f"&{'mut ' if mutable else ''}{show_witness(tcx, w.fields[0])}"
        case ty.Tuple():
            parts = ", ".join(show_witness(tcx, f) for f in w.fields)
            return f"({parts},)" if len(w.fields) == 1 else f"({parts})"
        case ty.Adt(def_):
            return adt(tcx, w, tcx.adt(def_).variants[0])
        case _:
            return "_"


def adt(tcx: Tcx, w: Witness, v: ty.VariantInfo) -> str:
    name = variant_name(tcx, v)
    if v.ctor is ty.CtorKind.UNIT:
        return name
    if v.ctor is ty.CtorKind.TUPLE:
        return f"{name}({', '.join(show_witness(tcx, f) for f in w.fields)})"
    if all(f.ctor is None for f in w.fields):
        return f"{name} {{ .. }}"
    fields = [
        f"{info.name}: {show_witness(tcx, f)}" for info, f in zip(v.fields, w.fields, strict=True)
    ]
    return f"{name} {{ {', '.join(fields)} }}"


def variant_name(tcx: Tcx, v: ty.VariantInfo) -> str:
    """The variants that the prelude exports go by their own name."""
    enum = v.def_.parent
    if enum is not None and any(
        tcx.is_lang(enum, item) for item in (LangItem.OPTION, LangItem.RESULT)
    ):
        return v.name
    return show_path(tcx, v.def_)


def slice_(tcx: Tcx, w: Witness, variable: bool, prefix: int) -> str:
    parts = [show_witness(tcx, f) for f in w.fields]
    if variable:
        if all(p == "_" for p in parts):
            parts.append("..")
        else:
            parts.insert(prefix, "..")
    return f"[{', '.join(parts)}]"


def int_range(r: IntRange, kind: PrimTy) -> str:
    spans = domain(kind)
    assert spans is not None
    if kind is PrimTy.BOOL:
        return "_" if r.lo != r.hi else ("true" if r.lo else "false")
    if kind is PrimTy.ISIZE and r == spans[0]:
        return "_"
    if r.lo == r.hi and not is_open(r.lo, kind):
        return bound(r.lo, kind)
    lo = "" if kind is PrimTy.ISIZE and r.lo == spans[0].lo else bound(r.lo, kind)
    if kind in (PrimTy.USIZE, PrimTy.ISIZE) and r.hi == spans[0].hi:
        return f"{lo}.."
    return f"{lo}..={bound(r.hi, kind)}"


def is_open(value: int, kind: PrimTy) -> bool:
    if kind not in (PrimTy.USIZE, PrimTy.ISIZE):
        return False
    lo, hi = ty.int_range(kind)
    return value < lo or value > hi


def bound(value: int, kind: PrimTy) -> str:
    if kind is PrimTy.CHAR:
        return char(value)
    lo, hi = ty.int_range(kind)
    if value >= hi:
        return f"{kind.value}::MAX"
    if value == lo and lo < 0:
        return f"{kind.value}::MIN"
    return f"{value}_{kind.value}"


_ESCAPES = {0: "\\0", 9: "\\t", 10: "\\n", 13: "\\r", 39: "\\'", 92: "\\\\"}


def char(value: int) -> str:
    if value in _ESCAPES:
        return f"'{_ESCAPES[value]}'"
    text = chr(value)
    if 0xD800 <= value <= 0xDFFF or not text.isprintable():
        return f"'\\u{{{value:x}}}'"
    return f"'{text}'"
