"""Which impls of a trait may match a goal: found by the head of its types, without unifying."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from checker.context import Tcx
from checker.names.defs import Def
from checker.types.simplify import SimplifiedTy, simplify
from checker.types.ty import SIGNED, UNSIGNED, Infer, InferKind, TraitRef
from grammar import syntax as ast


@define(eq=False)
class ImplIndex:
    """Impls of one trait by the head of their self type; `blanket` for `impl<T> Tr for T`."""

    by_head: dict[SimplifiedTy, list[Def]] = field(factory=dict)
    blanket: list[Def] = field(factory=list)
    heads: dict[Def, tuple[SimplifiedTy | None, ...]] = field(factory=dict)


def relevant_impls(tcx: Tcx, goal: TraitRef) -> Iterator[Def]:
    """The impls of the goal's trait whose header may unify with it."""
    self_ty = goal.self_ty
    wanted = tuple(simplify(a) for a in goal.args)
    index = impl_index(tcx, goal.trait)
    key = wanted[0]
    if key is not None:
        chosen: Iterable[Def] = (*index.by_head.get(key, ()), *index.blanket)
    elif isinstance(self_ty, Infer) and self_ty.kind is InferKind.INT:
        chosen = _of_heads(index, (*SIGNED, *UNSIGNED))
    else:
        chosen = (*index.blanket, *(d for impls in index.by_head.values() for d in impls))
    if key is None and not isinstance(self_ty, Infer):
        chosen = index.blanket
    for impl in chosen:
        if _may_match(index.heads[impl], wanted):
            yield impl


def _of_heads(index: ImplIndex, heads: Iterable[SimplifiedTy]) -> Iterator[Def]:
    yield from index.blanket
    for head in heads:
        yield from index.by_head.get(head, ())


def _may_match(
    have: tuple[SimplifiedTy | None, ...], want: tuple[SimplifiedTy | None, ...]
) -> bool:
    for a, b in zip(have, want, strict=True):
        if a is not None and b is not None and a != b:
            return False
    return True


def impl_index(tcx: Tcx, trait: Def) -> ImplIndex:
    key = ("impl_index", trait)
    found = tcx.trait_cache.get(key)
    if found is None:
        found = _build(tcx, trait)
        tcx.trait_cache[key] = found
    assert isinstance(found, ImplIndex)
    return found


def _build(tcx: Tcx, trait: Def) -> ImplIndex:
    index = ImplIndex()
    for impl in tcx.trait_impls(trait):
        header = tcx.impl_trait_ref(impl)
        if header is None:
            continue
        heads = tuple(simplify(a) for a in header.args)
        index.heads[impl] = heads
        if heads[0] is None:
            index.blanket.append(impl)
        else:
            index.by_head.setdefault(heads[0], []).append(impl)
    return index


def is_negative(impl: Def) -> bool:
    """Whether it is an `impl !Trait for Type`."""
    node = impl.node
    return isinstance(node, ast.Item) and isinstance(node.kind, ast.ImplItem) and node.kind.negative
