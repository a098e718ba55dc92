"""Which method `receiver.name(..)` means, and which item `Type::name` (rustc: `method::probe`).

The receiver's type is dereferenced step by step; an array is unsized to a slice at the end. For
each step the candidates are tried by value, then behind `&`, `&mut` and (raw pointers) `*const`;
at each of these those of the type itself (inherent impls, bounds of a parameter, methods of `dyn`)
before those of traits in scope. The first level where a candidate applies decides; two there are
E0034. Nothing is changed: what was found is a `Pick`, which `method_call` confirms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from checker.context import LangItem
from checker.names.defs import Def
from checker.types.autoderef import Autoderef, autoderef
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions, instantiate_bound, open_sig, subst
from checker.types.fulfill import Evaluation
from checker.types.simplify import simplify
from checker.types.tables import Adjustment
from checker.types.traits_env import elaborate, erase_bound, param_env, super_trait_refs
from checker.types.ty import (
    ERASED,
    Adt,
    Alias,
    Args,
    Array,
    AssocItem,
    Dynamic,
    ErrorTy,
    Infer,
    InferKind,
    Param,
    Predicate,
    RawPtr,
    Ref,
    Slice,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar.record import Enum, define, field, frozen
from grammar.span import Span


class CandidateKind(Enum):
    INHERENT = "inherent impl"
    OBJECT = "method of a trait object"
    WHERE = "bound of a parameter"
    TRAIT = "trait in scope"


@frozen(eq=False)
class Candidate:
    """`trait_ref` for objects and bounds; for a trait in scope the trait is `item.container`."""

    kind: CandidateKind
    item: AssocItem
    trait_ref: TraitRef | None = None


class Autoref(Enum):
    NONE = "by value"
    REF = "&"
    REF_MUT = "&mut"
    CONST_PTR = "*const"


@frozen(eq=False)
class Step:
    """A type on the way of dereferencing: after `derefs` steps, then `unsize`d or not."""

    ty: Ty
    derefs: int
    unsize: bool = False
    from_raw: bool = False


@frozen(eq=False)
class Pick:
    """What a probe decided on."""

    item: AssocItem
    candidate: Candidate
    autoref: Autoref = Autoref.NONE
    step: Step | None = None
    self_ty: Ty | None = None
    derefs: tuple[Adjustment, ...] = ()

    def parent_args(self, fcx: FnCtxt, span: Span) -> Args:
        """Arguments of the impl or trait, as far as the candidate gives them."""
        if self.candidate.trait_ref is not None:
            return self.candidate.trait_ref.args
        return fcx.fresh_args(self.item.container, span)


@define(eq=False)
class NoMatch:
    """Why nothing was found: what would have been, but for a bound, for privacy, or a `use`."""

    unsatisfied: list[tuple[Candidate, Predicate | None, Ty]] = field(factory=list)
    private: AssocItem | None = None
    static: list[Candidate] = field(factory=list)
    """Functions of that name without `self`."""
    bad_type: Ty | None = None
    """A receiver whose type is not known."""
    steps: list[Step] = field(factory=list)


@frozen(eq=False)
class Ambiguity:
    """E0034: several candidates on one level."""

    candidates: tuple[Candidate, ...]


ProbeResult = Pick | NoMatch | Ambiguity


def probe_method(
    fcx: FnCtxt, receiver: Ty, name: str, traits: Sequence[Def], span: Span
) -> ProbeResult:
    """The method that `receiver.name()` calls."""
    derefs = autoderef(fcx, span, receiver, include_raw=True)
    steps = list(_steps(fcx, derefs))
    last = steps[-1].ty
    unknown = isinstance(last, Infer) and last.kind is InferKind.GENERAL
    if unknown or isinstance(last, ErrorTy):
        return NoMatch(bad_type=last, steps=steps)
    probe = _Probe(fcx, name, traits, span, True)
    probe.failure.steps = steps
    for step in steps:
        probe.assemble(step.ty)
    for step in steps:
        found = _pick_at(probe, step)
        if isinstance(found, Pick):
            return _with_derefs(found, derefs)
        if found is not None:
            return found
    return probe.failure


def probe_path(
    fcx: FnCtxt, self_ty: Ty, name: str, traits: Sequence[Def], span: Span
) -> ProbeResult:
    """The function or constant `name` of the type `self_ty`."""
    probe = _Probe(fcx, name, traits, span, False)
    step = Step(self_ty, 0)
    probe.failure.steps = [step]
    if isinstance(self_ty, Infer) and self_ty.kind is InferKind.GENERAL:
        return NoMatch(bad_type=self_ty, steps=[step])
    probe.assemble(self_ty)
    found = probe.pick(self_ty, step, Autoref.NONE)
    return probe.failure if found is None else found


def _with_derefs(pick: Pick, derefs: Autoderef) -> Pick:
    assert pick.step is not None
    adjustments = derefs.adjustments(pick.step.derefs)
    return Pick(pick.item, pick.candidate, pick.autoref, pick.step, pick.self_ty, adjustments)


def _steps(fcx: FnCtxt, derefs: Autoderef) -> Iterator[Step]:
    last: Ty | None = None
    count = 0
    for ty, count in derefs:
        last = fcx.resolve(ty)
        yield Step(last, count, from_raw=derefs.reached_raw)
    if isinstance(last, Array):
        yield Step(Slice(last.element), count, True, derefs.reached_raw)


def _pick_at(probe: _Probe, step: Step) -> Pick | Ambiguity | None:
    """By value, `&`, `&mut`, `*const`, in this order."""
    if isinstance(step.ty, ErrorTy):
        return None
    found = None
    if not step.unsize:
        found = probe.pick(step.ty, step, Autoref.NONE)
    if found is None:
        found = probe.pick(Ref(ERASED, step.ty, False), step, Autoref.REF)
    if found is None:
        found = probe.pick(Ref(ERASED, step.ty, True), step, Autoref.REF_MUT)
    if found is None and isinstance(step.ty, RawPtr) and step.ty.mutable and not step.unsize:
        found = probe.pick(RawPtr(step.ty.pointee, False), step, Autoref.CONST_PTR)
    return found


@define(eq=False)
class _Probe:
    fcx: FnCtxt
    name: str
    traits: Sequence[Def]
    span: Span
    is_method: bool
    inherent: list[Candidate] = field(factory=list)
    extension: list[Candidate] | None = None
    failure: NoMatch = field(factory=NoMatch)
    _seen: set[object] = field(factory=set)

    # -------------------------------------------------------------- candidates

    def assemble(self, self_ty: Ty) -> None:
        """The candidates that belong to the type itself."""
        match self_ty:
            case Dynamic():
                self._of_object(self_ty)
                self._of_impls(self_ty)
            case Param():
                self._of_bounds(self_ty)
            case Alias():
                self._of_bounds(self_ty)
                self._of_alias(self_ty)
            case Infer() | ErrorTy():
                pass
            case _:
                self._of_impls(self_ty)

    def _of_impls(self, self_ty: Ty) -> None:
        key = simplify(self_ty)
        if key is None or key in self._seen:
            return
        self._seen.add(key)
        for impl in self.fcx.tcx.inherent_impls(key):
            item = self.fcx.assoc(impl, self.name)
            if item is not None:
                self._add(Candidate(CandidateKind.INHERENT, item), self.inherent)

    def _of_object(self, self_ty: Dynamic) -> None:
        for bound in self_ty.bounds:
            args = instantiate_bound(bound.args, lambda _: ERASED)
            self._of_trait_ref(TraitRef(bound.trait, (self_ty, *args)), CandidateKind.OBJECT)

    def _of_trait_ref(self, trait_ref: TraitRef, kind: CandidateKind) -> None:
        for above in super_trait_refs(self.fcx.tcx, trait_ref):
            item = self.fcx.assoc(above.trait, self.name)
            if item is not None and (above, kind) not in self._seen:
                self._seen.add((above, kind))
                self._add(Candidate(kind, item, erase_regions(above)), self.inherent)

    def _of_bounds(self, self_ty: Ty) -> None:
        """Where clauses on a parameter or projection."""
        env = param_env(self.fcx.tcx, self.fcx.infcx.env)
        for predicates in env.traits.values():
            for predicate in predicates:
                kind = predicate.kind
                assert isinstance(kind, TraitPredicate)
                trait_ref = erase_bound(kind.trait_ref, predicate)
                if erase_regions(trait_ref.self_ty) == self_ty:
                    self._bound(erase_regions(trait_ref))

    def _of_alias(self, self_ty: Alias) -> None:
        for bound in elaborate(self.fcx.tcx, self.fcx.tcx.item_bounds(self_ty.def_)):
            if isinstance(bound.kind, TraitPredicate):
                trait_ref = erase_regions(erase_bound(bound.kind.trait_ref, bound))
                trait_ref = subst(trait_ref, self_ty.args)
                if trait_ref.self_ty == self_ty:
                    self._bound(trait_ref)

    def _bound(self, trait_ref: TraitRef) -> None:
        item = self.fcx.assoc(trait_ref.trait, self.name)
        if item is not None and trait_ref not in self._seen:
            self._seen.add(trait_ref)
            self._add(Candidate(CandidateKind.WHERE, item, trait_ref), self.inherent)

    def _extension(self) -> list[Candidate]:
        if self.extension is None:
            self.extension = []
            for trait in self.traits:
                item = self.fcx.assoc(trait, self.name)
                if item is not None:
                    self._add(Candidate(CandidateKind.TRAIT, item), self.extension)
        return self.extension

    def _add(self, candidate: Candidate, to: list[Candidate]) -> None:
        item = candidate.item
        if self.is_method and not (item.kind == "fn" and item.has_self):
            self.failure.static.append(candidate)
            return
        if candidate.kind is CandidateKind.INHERENT and not self._accessible(item):
            self.failure.private = self.failure.private or item
            return
        to.append(candidate)

    def _accessible(self, item: AssocItem) -> bool:
        from checker.types.access import accessible

        return accessible(self.fcx, item.def_)

    # -------------------------------------------------------------- choosing

    def pick(self, self_ty: Ty, step: Step, autoref: Autoref) -> Pick | Ambiguity | None:
        """The one candidate that takes `self_ty`: inherent ones first."""
        found = self._consider(self.inherent, self_ty)
        if not found:
            found = self._consider(self._extension(), self_ty)
        if not found:
            return None
        best = found[0]
        if len(found) > 1:
            collapsed = _collapse(found)
            if collapsed is None:
                return Ambiguity(tuple(found))
            best = collapsed
        return Pick(best.item, best, autoref, step, self_ty)

    def _consider(self, candidates: list[Candidate], self_ty: Ty) -> list[Candidate]:
        return [c for c in candidates if self._applies(c, self_ty)]

    def _applies(self, c: Candidate, self_ty: Ty) -> bool:
        fcx = self.fcx
        with fcx.infcx.probe():
            match c.kind:
                case CandidateKind.INHERENT:
                    return self._inherent_applies(c, self_ty)
                case CandidateKind.TRAIT:
                    return self._trait_applies(c, self_ty)
                case CandidateKind.OBJECT | CandidateKind.WHERE:
                    assert c.trait_ref is not None
                    wanted = self._self_arg(c.item, c.trait_ref.args, c.trait_ref.self_ty)
                    return fcx.infcx.unify(wanted, self_ty) is None

    def _inherent_applies(self, c: Candidate, self_ty: Ty) -> bool:
        fcx = self.fcx
        impl = c.item.container
        args = fcx.fresh_args(impl, self.span)
        impl_ty = subst(erase_regions(fcx.tcx.type_of(impl)), args)
        wanted = self._self_arg(c.item, args, impl_ty)
        if fcx.infcx.unify(wanted, self_ty) is not None:
            return False
        holds = True
        for p in fcx.tcx.predicates_of(impl):
            predicate = fcx.resolve(subst(erase_regions(p), args))
            if fcx.fulfill.evaluate(predicate) is Evaluation.NO:
                self.failure.unsatisfied.append((c, predicate, self_ty))
                holds = False
        return holds

    def _dispatches(self, trait: Def, self_ty: Ty) -> bool:
        """Before 2024, `boxed_slice.into_iter()` is that of the slice."""
        fcx = self.fcx
        if not self.is_method or not fcx.tcx.is_lang(trait, LangItem.INTO_ITERATOR):
            return True
        if fcx.edition_2024 or not isinstance(self_ty, Adt) or not fcx.is_box(self_ty):
            return True
        return not isinstance(fcx.resolve(cast(Ty, self_ty.args[0])), Slice)

    def _trait_applies(self, c: Candidate, self_ty: Ty) -> bool:
        fcx = self.fcx
        trait = c.item.container
        if not self._dispatches(trait, self_ty):
            return False
        args = fcx.fresh_args(trait, self.span)
        wanted = self._self_arg(c.item, args, cast(Ty, args[0]))
        if fcx.infcx.unify(wanted, self_ty) is not None:
            return False
        trait_ref = TraitRef(trait, fcx.resolve(args))
        predicate = Predicate(TraitPredicate(trait_ref))
        if fcx.fulfill.evaluate(predicate) is Evaluation.NO:
            self.failure.unsatisfied.append((c, predicate, self_ty))
            return False
        return True

    def _self_arg(self, item: AssocItem, parent: Args, impl_ty: Ty) -> Ty:
        """What the candidate takes as `self`; for a path the type it is an item of."""
        if not self.is_method:
            return probe_normalize(self.fcx, impl_ty, self.span)
        sig = erase_regions(open_sig(self.fcx.tcx.fn_sig(item.def_)))
        args = parent
        if self.fcx.tcx.generics_of(item.def_).count > len(parent):
            args = self.fcx.fresh_args(item.def_, self.span, parent)
        return probe_normalize(self.fcx, subst(sig.inputs[0], args), self.span)


def probe_normalize(fcx: FnCtxt, ty: Ty, span: Span) -> Ty:
    """Normalise a `self` type inside a probe; what is registered for it must not outlive it."""
    from checker.types.fold import has_alias

    if not has_alias(ty):
        return ty
    from checker.types.traits_project import normalize

    clean, _ = normalize(fcx.fulfill.selector, ty)
    return clean


def _collapse(found: list[Candidate]) -> Candidate | None:
    """Several candidates of one trait are one: which impl is for the solver to say later."""
    first = found[0]
    if any(c.item.def_ is not first.item.def_ for c in found[1:]):
        return None
    if first.kind is CandidateKind.INHERENT:
        return None
    if first.kind is CandidateKind.TRAIT:
        return first
    if all(c.trait_ref == first.trait_ref for c in found):
        return first
    return Candidate(CandidateKind.TRAIT, first.item)
