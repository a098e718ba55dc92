"""Whether a missing method is missing from Rust, or only from the library that comes with us.

The first is the user's error, the second is outside the subset and said so.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.names.defs import Def
from checker.types.fn_ctxt import FnCtxt
from checker.types.fulfill import Evaluation
from checker.types.simplify import simplify
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


def std_gap(fcx: FnCtxt, types: Iterable[Ty], name: str) -> str | None:
    """The feature to name as unsupported, if the real library has `name` for one of `types`,
    inherent or by a trait."""
    known = list(types)
    return inherent_gap(fcx, known, name) or _trait_gap(fcx, known, name)


def inherent_gap(fcx: FnCtxt, types: Iterable[Ty], name: str) -> str | None:
    """The same for what is inherent: it would come before whatever traits have of that name."""
    from checker.names.std_names import std_has_member, std_has_primitive_member

    for ty in types:
        ty = fcx.resolve(ty)
        if _is_there(fcx, ty, name):
            continue
        if isinstance(ty, Adt) and ty.def_.is_library and std_has_member(ty.def_, name):
            return f"`{ty.def_.name}::{name}`"
        primitive = _primitive(ty)
        if primitive is not None and std_has_primitive_member(primitive, name):
            return f"`{primitive}::{name}`"
    return None


def _is_there(fcx: FnCtxt, ty: Ty, name: str) -> bool:
    """Has our library that inherent item, for whatever arguments of the type?"""
    key = simplify(ty)
    if key is None:
        return False
    return any(fcx.assoc(impl, name) is not None for impl in fcx.tcx.inherent_impls(key))


def _trait_gap(fcx: FnCtxt, types: list[Ty], name: str) -> str | None:
    from checker.names.imports import lookup
    from checker.names.std_names import std_traits_with
    from checker.names.tables import Ns

    names = fcx.tcx.names
    for path in std_traits_with(name):
        *modules, last = path.split("::")
        module: Def | None = names.library.root
        for part in modules:
            found = None if module is None else lookup(names, names.module(module), Ns.TYPE, part)
            module = found.res if found is not None and isinstance(found.res, Def) else None
        found = None if module is None else lookup(names, names.module(module), Ns.TYPE, last)
        trait = None if found is None else found.res
        if not isinstance(trait, Def) or fcx.assoc(trait, name) is not None:
            continue
        if any(_implements(fcx, ty, trait) for ty in types):
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
