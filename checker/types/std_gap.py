"""Whether a missing method is missing from Rust, or only from the library that comes with us.

The first is the user's error, the second is outside the subset and said so.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.names.defs import Def
from checker.types.fn_ctxt import FnCtxt
from checker.types.fulfill import Evaluation
from checker.types.ty import (
    Adt,
    Array,
    Predicate,
    Prim,
    RawPtr,
    Slice,
    TraitPredicate,
    TraitRef,
    Ty,
)


def std_gap(fcx: FnCtxt, types: Iterable[Ty], traits: Iterable[Def], name: str) -> str | None:
    """The feature to name as unsupported, if the real library has `name` for one of `types`."""
    from checker.names.std_names import std_has_member, std_has_primitive_member

    known = list(types)
    for ty in known:
        ty = fcx.resolve(ty)
        if isinstance(ty, Adt) and ty.def_.is_library and std_has_member(ty.def_, name):
            return f"`{ty.def_.name}::{name}`"
        primitive = _primitive(ty)
        if primitive is not None and std_has_primitive_member(primitive, name):
            return f"`{primitive}::{name}`"
    for trait in traits:
        if trait.is_library and fcx.assoc(trait, name) is None and std_has_member(trait, name):
            if any(_implements(fcx, ty, trait) for ty in known):
                return f"`{trait.name}::{name}`"
    return None


def _primitive(ty: Ty) -> str | None:
    match ty:
        case Prim(kind):
            return kind.value
        case Slice():
            return "slice"
        case Array():
            return "array"
        case RawPtr():
            return "pointer"
        case _:
            return None


def _implements(fcx: FnCtxt, ty: Ty, trait: Def) -> bool:
    args = fcx.fresh_args(trait, fcx.owner.span, (ty,))
    predicate = Predicate(TraitPredicate(TraitRef(trait, args)))
    return fcx.fulfill.evaluate(predicate) is Evaluation.HOLDS
