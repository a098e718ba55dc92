"""Variances of type definitions: how a parameter's subtyping carries over to the whole type.

The variance of a parameter is the join of those of its occurrences in the fields. Definitions can
be recursive, so all definitions that one reaches are solved together: from "does not occur"
upwards until nothing changes (the Variance chapter of the Nomicon; `rustc_hir_analysis::variance`).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import walk


class Variance(IntEnum):
    """As bits: 1 occurs covariantly, 2 contravariantly; so join is `|`."""

    BIVARIANT = 0
    COVARIANT = 1
    CONTRAVARIANT = 2
    INVARIANT = 3


_FLIP = (Variance.BIVARIANT, Variance.CONTRAVARIANT, Variance.COVARIANT, Variance.INVARIANT)


def compose(outer: Variance, inner: Variance) -> Variance:
    """The variance of what stands at `inner` in what stands at `outer`."""
    if outer is Variance.COVARIANT:
        return inner
    if outer is Variance.CONTRAVARIANT:
        return _FLIP[inner]
    if outer is Variance.INVARIANT and inner is not Variance.BIVARIANT:
        return Variance.INVARIANT
    return Variance.BIVARIANT


def variances_of(tcx: Tcx, adt: Def) -> tuple[Variance, ...]:
    """One per generic parameter of the struct, enum or union `adt`."""
    known: dict[Def, tuple[Variance, ...]] = tcx.memo(variances_of)
    if adt not in known:
        known.update(_solve(tcx, adt, known))
    return known[adt]


def _solve(
    tcx: Tcx, adt: Def, known: dict[Def, tuple[Variance, ...]]
) -> dict[Def, tuple[Variance, ...]]:
    state: dict[Def, list[Variance]] = {}
    fields: dict[Def, list[ty.Ty]] = {}
    pending = [adt]
    while pending:
        d = pending.pop()
        if d in state or d in known:
            continue
        state[d] = [Variance.BIVARIANT] * tcx.generics_of(d).count
        fields[d] = list(_field_types(tcx, d))
        pending.extend(t.def_ for t in walk(tuple(fields[d])) if isinstance(t, ty.Adt))
    solver = _Solver(tcx, state, known)
    changed = True
    while changed:
        changed = False
        for d, types in fields.items():
            before = list(state[d])
            solver.current = state[d]
            for t in types:
                solver.visit(t, Variance.COVARIANT)
            changed = changed or before != state[d]
    return {d: _finish(tcx, d, vs) for d, vs in state.items()}


def _field_types(tcx: Tcx, adt: Def) -> Iterator[ty.Ty]:
    for variant in tcx.adt(adt).variants:
        for f in variant.fields:
            yield tcx.type_of(f.def_)


def _finish(tcx: Tcx, adt: Def, found: list[Variance]) -> tuple[Variance, ...]:
    """`UnsafeCell` is invariant, `PhantomData` covariant by definition; a type that the machine
    holds natively owns its parameters, so is covariant in them."""
    if tcx.is_lang(adt, LangItem.UNSAFE_CELL):
        return (Variance.INVARIANT,) * len(found)
    if tcx.is_lang(adt, LangItem.PHANTOM_DATA) or (adt.is_library and not any(found)):
        return (Variance.COVARIANT,) * len(found)
    return tuple(found)


class _Solver:
    def __init__(
        self,
        tcx: Tcx,
        state: dict[Def, list[Variance]],
        known: dict[Def, tuple[Variance, ...]],
    ) -> None:
        self.tcx = tcx
        self.state = state
        self.known = known
        self.current: list[Variance] = []

    def visit(self, t: object, at: Variance) -> None:
        """Note each parameter of the current definition in `t`, which stands at `at`."""
        match t:
            case ty.Param(index, _) | ty.ReEarlyParam(index, _) | ty.ConstParam(index, _):
                self.current[index] = Variance(self.current[index] | at)
            case ty.Adt(def_, args):
                for v, arg in zip(self._variances(def_), args, strict=False):
                    self.visit(arg, compose(at, v))
            case ty.Ref(region, pointee, mutable):
                self.visit(region, at)
                self.visit(pointee, compose(at, Variance.INVARIANT) if mutable else at)
            case ty.RawPtr(pointee, mutable):
                self.visit(pointee, compose(at, Variance.INVARIANT) if mutable else at)
            case ty.Array(element, _) | ty.Slice(element):
                self.visit(element, at)
            case ty.Tuple(elements):
                for e in elements:
                    self.visit(e, at)
            case ty.FnPtr(poly):
                for i in poly.sig.inputs:
                    self.visit(i, compose(at, Variance.CONTRAVARIANT))
                self.visit(poly.sig.output, at)
            case ty.Dynamic(bounds, region):
                self.visit(region, at)
                for part in walk(bounds):
                    self._note_leaf(part, compose(at, Variance.INVARIANT))
            case _:
                for part in walk(t):
                    self._note_leaf(part, compose(at, Variance.INVARIANT))

    def _note_leaf(self, part: object, at: Variance) -> None:
        if isinstance(part, (ty.Param, ty.ReEarlyParam, ty.ConstParam)):
            self.current[part.index] = Variance(self.current[part.index] | at)

    def _variances(self, adt: Def) -> tuple[Variance, ...] | list[Variance]:
        if self.tcx.is_lang(adt, LangItem.UNSAFE_CELL):
            return (Variance.INVARIANT,)
        if self.tcx.is_lang(adt, LangItem.PHANTOM_DATA):
            return (Variance.COVARIANT,)
        if adt in self.known:
            return self.known[adt]
        found = self.state[adt]
        if adt.is_library and not self.tcx.adt(adt).variants[0].fields and not any(found):
            return (Variance.COVARIANT,) * len(found)
        return found
