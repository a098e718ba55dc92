"""Repeated dereferencing: the types that `*e`, `**e`, ... have (rustc's `Autoderef`).

References and boxes are dereferenced by the language; raw pointers only where the caller says so;
other types through their `Deref` impl. The steps are found lazily and remembered, so that a caller
that stops at one turns what it took so far into adjustments.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from checker.context import LangItem
from checker.types.fn_ctxt import FnCtxt
from checker.types.obligation import MISC, Obligation
from checker.types.tables import Adjustment, DerefAdjust
from checker.types.ty import (
    ERASED,
    Adt,
    Alias,
    AliasKind,
    Infer,
    InferKind,
    Predicate,
    RawPtr,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar.record import define, field, frozen
from grammar.span import Span

RECURSION_LIMIT = 128


@frozen
class Step:
    """`ty` after the dereference that led here; `overloaded` when by `Deref`, from `source`."""

    ty: Ty
    source: Ty | None = None
    overloaded: bool = False


@define(eq=False)
class Autoderef:
    fcx: FnCtxt
    span: Span
    steps: list[Step] = field(factory=list)
    include_raw: bool = False
    reached_raw: bool = False
    obligations: list[Obligation] = field(factory=list)

    def __iter__(self) -> Iterator[tuple[Ty, int]]:
        """Each type with the number of dereferences to it; ends at what has no more."""
        yield self.steps[0].ty, 0
        while len(self.steps) <= RECURSION_LIMIT:
            step = self._next(self.steps[-1].ty)
            if step is None:
                return
            self.steps.append(step)
            yield step.ty, len(self.steps) - 1
        self._report_limit()

    def final_ty(self) -> Ty:
        return self.fcx.resolve(self.steps[-1].ty)

    def adjustments(self, count: int | None = None) -> tuple[Adjustment, ...]:
        """The first `count` dereferences (all by default) as adjustments."""
        steps = self.steps[1:] if count is None else self.steps[1 : count + 1]
        return tuple(self._adjustment(s) for s in steps)

    def _adjustment(self, step: Step) -> Adjustment:
        if not step.overloaded:
            return DerefAdjust(step.ty)
        method = self.fcx.assoc_lang(LangItem.DEREF, "deref")
        assert step.source is not None
        return DerefAdjust(step.ty, method, (step.source,))

    def _next(self, ty: Ty) -> Step | None:
        ty = self.fcx.try_structural(ty) if ty.__class__ is Infer else ty
        inner = builtin_deref(self.fcx, ty)
        if inner is not None:
            return Step(self.fcx.try_structural(inner), ty)
        if isinstance(ty, RawPtr):
            if not self.include_raw:
                return None
            self.reached_raw = True
            return Step(self.fcx.try_structural(ty.pointee), ty)
        if isinstance(ty, Infer):
            return None
        target = overloaded_deref_target(self.fcx, ty, self.span)
        return None if target is None else Step(target, ty, True)

    def _report_limit(self) -> None:
        ty = self.fcx.show(self.steps[0].ty)
        self.fcx.error(
            "E0055",
            f"reached the recursion limit while auto-dereferencing `{ty}`",
            self.span,
            "deref recursion limit reached",
        )


def autoderef(fcx: FnCtxt, span: Span, ty: Ty, include_raw: bool = False) -> Autoderef:
    return Autoderef(fcx, span, [Step(fcx.try_structural(ty))], include_raw)


def builtin_deref(fcx: FnCtxt, ty: Ty) -> Ty | None:
    """What a reference or a box points to."""
    if isinstance(ty, Ref):
        return ty.pointee
    if isinstance(ty, Adt) and fcx.is_box(ty):
        return cast(Ty, ty.args[0])
    return None


def overloaded_deref_target(fcx: FnCtxt, ty: Ty, span: Span) -> Ty | None:
    """`<ty as Deref>::Target`, if `ty` implements `Deref`."""
    from checker.types.fulfill import Evaluation

    trait = fcx.lang(LangItem.DEREF)
    if trait is None or not may_deref(ty):
        return None
    predicate = Predicate(TraitPredicate(TraitRef(trait, (ty,))))
    if fcx.fulfill.evaluate(predicate) is Evaluation.NO:
        return None
    target = next((i.def_ for i in fcx.tcx.assoc_items(trait) if i.kind == "type"), None)
    if target is None:
        return None
    projected = fcx.normalize(Alias(AliasKind.PROJECTION, target, (ty,)), span)
    return fcx.try_structural(projected)


def may_deref(ty: Ty) -> bool:
    """Whether an impl of `Deref` is possible: a quick answer for built-in types."""
    from checker.types.ty import Closure, Param

    if isinstance(ty, Infer):
        return ty.kind is InferKind.GENERAL
    return isinstance(ty, (Adt, Param, Alias)) or (isinstance(ty, Closure) and False)


def reborrow(region_target: Ty, mutable: bool) -> Ref:
    return Ref(ERASED, region_target, mutable)


__all__ = ["MISC", "Autoderef", "Step", "autoderef", "builtin_deref", "overloaded_deref_target"]
