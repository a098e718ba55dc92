"""How alike two types are, for the lists of who implements a trait.

References and pointers do not count. Types are alike if they are of one category: all numbers, all
strings, all arrays and slices, all tuples; named types only if they are instances of one.

Source: `rustc_trait_selection::error_reporting::traits::fuzzy_match_tys`.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import PrimTy
from checker.types.ty import (
    FLOATS,
    SIGNED,
    UNSIGNED,
    Adt,
    Array,
    Closure,
    FnDef,
    FnPtr,
    Infer,
    InferKind,
    Prim,
    RawPtr,
    Ref,
    Slice,
    Tuple,
    Ty,
)
from grammar.record import Enum


class Similarity(Enum):
    """The better ones first."""

    SAME = "same"
    ALIKE = "alike"


class Category(Enum):
    BOOL = "bool"
    CHAR = "char"
    TEXT = "text"
    NUMBER = "number"
    LIST = "list"
    FUNCTION = "function"
    CLOSURE = "closure"
    TUPLE = "tuple"


def similarity(tcx: Tcx, a: Ty, b: Ty) -> Similarity | None:
    """None: not alike at all."""
    a, b = _stripped(a), _stripped(b)
    if a == b:
        return Similarity.SAME
    if isinstance(a, Adt) and isinstance(b, Adt):
        return Similarity.ALIKE if a.def_ is b.def_ else None
    category = _category(tcx, a)
    return Similarity.ALIKE if category is not None and category is _category(tcx, b) else None


def _stripped(t: Ty) -> Ty:
    while isinstance(t, (Ref, RawPtr)):
        t = t.pointee
    return t


def _category(tcx: Tcx, t: Ty) -> Category | None:
    match t:
        case Prim(PrimTy.BOOL):
            return Category.BOOL
        case Prim(PrimTy.CHAR):
            return Category.CHAR
        case Prim(PrimTy.STR):
            return Category.TEXT
        case Adt(def_, _) if tcx.is_lang(def_, LangItem.STRING):
            return Category.TEXT
        case Prim(kind) if kind in FLOATS or kind in SIGNED or kind in UNSIGNED:
            return Category.NUMBER
        case Infer(kind=InferKind.INT | InferKind.FLOAT):
            return Category.NUMBER
        case Array() | Slice():
            return Category.LIST
        case FnDef() | FnPtr():
            return Category.FUNCTION
        case Closure():
            return Category.CLOSURE
        case Tuple():
            return Category.TUPLE
        case _:
            return None
