"""The head of a type, as a key: finds impls without unifying with each (rustc's `fast_reject`).

`None` for types whose head is not known or may be anything: parameters, aliases, variables.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.names.defs import Def, PrimTy
from checker.types.ty import (
    Adt,
    Array,
    Closure,
    Dynamic,
    FnDef,
    FnPtr,
    Foreign,
    Never,
    Prim,
    RawPtr,
    Ref,
    Slice,
    Tuple,
)
from grammar.record import Enum


class Head(Enum):
    REF = "&"
    REF_MUT = "&mut"
    PTR = "*const"
    PTR_MUT = "*mut"
    SLICE = "[]"
    ARRAY = "[;]"
    TUPLE = "()"
    NEVER = "!"
    FN_PTR = "fn"
    DYN = "dyn"


SimplifiedTy: TypeAlias = Union[Def, PrimTy, Head]


def simplify(t: object) -> SimplifiedTy | None:
    """The key of `t`: a named type's definition, a primitive, or the kind of a built-in type."""
    match t:
        case Adt(def_, _) | Foreign(def_) | FnDef(def_, _):
            return def_
        case Prim(kind):
            return kind
        case Ref():
            return Head.REF_MUT if t.mutable else Head.REF
        case RawPtr():
            return Head.PTR_MUT if t.mutable else Head.PTR
        case Slice():
            return Head.SLICE
        case Array():
            return Head.ARRAY
        case Tuple():
            return Head.TUPLE
        case Never():
            return Head.NEVER
        case FnPtr():
            return Head.FN_PTR
        case Dynamic():
            return t.bounds[0].trait if t.bounds else Head.DYN
        case Closure():
            return t.def_
        case _:
            return None
