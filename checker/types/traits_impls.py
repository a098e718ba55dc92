"""Which impls of a trait may match a goal: found by the heads of its types, without unifying.

`checker.names.impls` files impls by the head of their self type as written, so that impls of the
library for other types are not even parsed. What it gives for one trait and head is kept here with
the heads of all the header's types.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, cast

from checker.context import Tcx
from checker.names.defs import Def, DefKind, PrimTy
from checker.types.simplify import Head, SimplifiedTy, simplify
from checker.types.ty import (
    SIGNED,
    UNSIGNED,
    Alias,
    Infer,
    InferKind,
    Param,
    TraitRef,
    Tuple,
)
from grammar import syntax as ast

Filed: TypeAlias = "tuple[tuple[Def, tuple[SimplifiedTy | None, ...]], ...]"

_NO_HEAD = "no impl is written for this"
_INTEGERS = (PrimTy.I32, PrimTy.U8, *(p for p in (*SIGNED, *UNSIGNED) if p is not PrimTy.I32))


def relevant_impls(tcx: Tcx, goal: TraitRef) -> Iterator[Def]:
    """The impls of the goal's trait whose header may unify with it."""
    wanted = tuple(simplify(a) for a in goal.args)
    seen: set[Def] = set()
    for head in _heads(goal):
        for impl, have in _filed(tcx, goal.trait, head):
            if impl not in seen and _may_match(have, wanted):
                seen.add(impl)
                yield impl


def _heads(goal: TraitRef) -> Iterator[str | None]:
    """The heads that the self type may have; None for any."""
    t = goal.self_ty
    if isinstance(t, Infer):
        if t.kind is InferKind.INT:
            yield from (p.value for p in _INTEGERS)
        elif t.kind is InferKind.FLOAT:
            yield from (PrimTy.F64.value, PrimTy.F32.value)
        else:
            yield None
    elif isinstance(t, Tuple):
        yield f"({len(t.elements)})"
    else:
        yield head_name(simplify(t)) if not isinstance(t, (Param, Alias)) else _NO_HEAD


def head_name(key: SimplifiedTy | None) -> str:
    """How `checker.names.heads` writes the head of a type."""
    match key:
        case None:
            return _NO_HEAD
        case Def(kind=DefKind.TRAIT):
            return f"dyn {key.name}"
        case Def():
            return key.name or _NO_HEAD
        case Head.REF | Head.REF_MUT:
            return "&"
        case Head.PTR | Head.PTR_MUT:
            return "*"
        case _:
            return str(key.value)


def _may_match(
    have: tuple[SimplifiedTy | None, ...], want: tuple[SimplifiedTy | None, ...]
) -> bool:
    for a, b in zip(have, want, strict=True):
        if a is not None and b is not None and a != b:
            return False
    return True


def _filed(tcx: Tcx, trait: Def, head: str | None) -> Filed:
    key = ("impls", trait, head)
    found = tcx.trait_cache.get(key)
    if found is None:
        found = tuple(_file(tcx, trait, head))
        tcx.trait_cache[key] = found
    return cast(Filed, found)


def _file(
    tcx: Tcx, trait: Def, head: str | None
) -> Iterator[tuple[Def, tuple[SimplifiedTy | None, ...]]]:
    from checker.names.impls import candidate_trait_impls
    from checker.types.collect_impls import trait_of_impl

    for impl in candidate_trait_impls(tcx, trait, head):
        if trait_of_impl(tcx, impl) is not trait:
            continue
        header = tcx.impl_trait_ref(impl)
        if header is not None:
            yield impl, tuple(simplify(a) for a in header.args)


def has_impl_for(tcx: Tcx, trait: Def, adt: Def) -> bool:
    """Whether some impl of `trait` is for the type `adt`, with whatever arguments."""
    return bool(impls_for_adt(tcx, trait, adt))


def impls_for_adt(tcx: Tcx, trait: Def, adt: Def) -> list[Def]:
    """The impls of `trait` for the type `adt`, with whatever arguments."""
    return [impl for impl, have in _filed(tcx, trait, adt.name) if have[0] is adt]


def is_negative(impl: Def) -> bool:
    """Whether it is an `impl !Trait for Type`."""
    node = impl.node
    return isinstance(node, ast.Item) and isinstance(node.kind, ast.ImplItem) and node.kind.negative
