"""Pending obligations of one body, worked off as inference learns more (rustc's `FulfillmentCtxt`).

An obligation is selected as soon as its types are known well enough; its conditions take its place.
What is still too open waits, together with the variables it waits for, so that looking again costs
nothing while none of them is bound. A closed obligation is answered from the cache of the `Tcx`;
only when it fails is it taken apart, to find and tell the condition that does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.fold import Flag, flags, open_predicate, subst, walk
from checker.types.infer import InferCtxt, TypeMismatch
from checker.types.obligation import (
    MISC,
    Cause,
    CauseKind,
    FulfillError,
    FulfillErrorKind,
    Obligation,
)
from checker.types.traits_data import (
    AMBIGUOUS,
    RECURSION_LIMIT,
    Ambiguous,
    BuiltinCandidate,
    Candidate,
    Evaluation,
    FnCandidate,
    ImplCandidate,
    Nested,
    TraitOverflow,
)
from checker.types.traits_env import elaborate
from checker.types.traits_project import normalize, normalize_predicate, project, trait_ref_of
from checker.types.traits_select import Selector, is_coinductive
from checker.types.ty import (
    ERROR_TY,
    Args,
    ClosureKind,
    ConstInfer,
    FnSig,
    Infer,
    InferKind,
    PolyFnSig,
    Predicate,
    ProjectionPredicate,
    RegionOutlives,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
    TypeOutlives,
)
from grammar.diagnostic import Diagnostic
from grammar.record import define, field
from grammar.span import Span

T = TypeVar("T")


@define(eq=False)
class _Pending:
    obligation: Obligation
    waits_for: tuple[Infer | ConstInfer, ...] | None = None
    """Variables one of which must be bound before another look is worth it; None: look."""


@define(eq=False, repr=False)
class Fulfill:
    """The obligations of one inference context."""

    infcx: InferCtxt
    selector: Selector = field(init=False)
    _pending: list[_Pending] = field(factory=list)
    _version: int = -1
    """`InferCtxt.version` when all pending obligations were last looked at."""
    _reported: set[object] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        self.selector = Selector(self.infcx)

    # -------------------------------------------------------------- adding

    def register(self, o: Obligation) -> None:
        """Add an obligation; outlives predicates are the borrow checker's and pass."""
        if isinstance(o.predicate.kind, (TypeOutlives, RegionOutlives)):
            return
        predicate = o.predicate
        if flags(predicate) & Flag.ALIAS:
            predicate, nested = self._guarded_normalize(predicate, o)
            if predicate is not o.predicate:
                o = Obligation(predicate, o.span, o.cause, o.depth)
            self._register_nested(nested, o)
        self._pending.append(_Pending(o))
        self._version = -1

    def _guarded_normalize(
        self, predicate: Predicate, o: Obligation
    ) -> tuple[Predicate, list[Nested]]:
        try:
            return normalize_predicate(self.selector, predicate)
        except TraitOverflow:
            return predicate, []

    def register_predicates(self, def_: Def, args: Args, span: Span, cause: Cause = MISC) -> None:
        """Add the where clauses of `def_` for `args`; of an item of a trait, its supertraits
        too."""
        for predicate in self.infcx.tcx.predicates_of(def_):
            why = cause
            if cause.kind is CauseKind.MISC and cause.parent is None:
                why = Cause(CauseKind.BOUND, def_, predicate.span)
            self.register(Obligation(subst(predicate, args), span, why))
        trait = def_.parent
        if trait is not None and trait.kind is DefKind.TRAIT and not trait.is_library:
            for predicate in self.infcx.tcx.super_predicates(trait):
                why = Cause(CauseKind.BOUND, trait, predicate.span)
                self.register(Obligation(subst(predicate, args), span, why))

    def register_bound(self, ty: Ty, trait: Def, span: Span, cause: Cause = MISC) -> None:
        """Add `ty: trait`, for a trait without other parameters."""
        self.register_trait(TraitRef(trait, (ty,)), span, cause)

    def register_trait(self, trait_ref: TraitRef, span: Span, cause: Cause = MISC) -> None:
        self.register(Obligation(Predicate(TraitPredicate(trait_ref)), span, cause))

    def normalize(self, t: T, span: Span, cause: Cause = MISC) -> T:
        """`t` with projections replaced by what they are, or by variables they will be."""
        if not flags(t) & Flag.ALIAS:
            return t
        clean, nested = normalize(self.selector, t)
        for n in nested:
            self._pending.append(_Pending(Obligation(n.predicate, span, cause)))
            self._version = -1
        return clean

    def save(self) -> object:
        """What is pending now, to be put back after a probe."""
        return list(self._pending)

    def restore(self, saved: object) -> None:
        self._pending = cast("list[_Pending]", saved)
        self._version = -1

    # -------------------------------------------------------------- working off

    def select_where_possible(self) -> list[FulfillError]:
        """Make all progress there is; what fails is returned and gone, what is open stays."""
        errors: list[FulfillError] = []
        while self._version != self.infcx.version() and self._pending:
            self._version = self.infcx.version()
            work, self._pending = self._pending, []
            for pending in work:
                if self._still_waits(pending):
                    self._pending.append(pending)
                else:
                    self._process(pending.obligation, errors)
        return [e for e in errors if self._is_new(e)]

    def select_all_or_error(self) -> list[FulfillError]:
        """As `select_where_possible`; what is still open then is ambiguous.

        A closed obligation that two impls meet is no error here: that they overlap is one (E0119).
        """
        errors = self.select_where_possible()
        left, self._pending = self._pending, []
        for pending in left:
            o = self._resolved(pending.obligation)
            if flags(o.predicate) & (Flag.INFER | Flag.OPAQUE_CLOSURE):
                errors.append(FulfillError(FulfillErrorKind.AMBIGUOUS, o))
        return errors

    def pending(self) -> list[Obligation]:
        """What is still open, resolved as far as known."""
        return [self._resolved(p.obligation) for p in self._pending]

    def select(self, o: Obligation) -> list[Obligation] | Ambiguous | None:
        """One step for a trait obligation: its conditions, `AMBIGUOUS`, or None if it fails."""
        kind = open_predicate(o.predicate)
        assert isinstance(kind, TraitPredicate)
        goal = self.infcx.resolve(kind.trait_ref)
        candidate = self.selector.select(goal)
        if candidate is None or isinstance(candidate, Ambiguous):
            return candidate
        nested = self.selector.confirm(goal, candidate)
        if isinstance(nested, TypeMismatch):
            return None
        return [self._derived(n, o, candidate) for n in nested]

    def evaluate(self, predicate: Predicate) -> Evaluation:
        """Whether `predicate` holds as far as is known; changes nothing."""
        try:
            clean, nested = normalize_predicate(self.selector, predicate)
            with self.infcx.probe():
                return self.selector.evaluate_all([*nested, Nested(clean)])
        except TraitOverflow:
            return Evaluation.NO

    def _still_waits(self, p: _Pending) -> bool:
        if p.waits_for is None:
            return False
        for var in p.waits_for:
            if isinstance(var, Infer):
                if self.infcx.shallow(var) is not var:
                    return False
            elif self.infcx.shallow_const(var) is not var:
                return False
        return True

    def _process(self, o: Obligation, errors: list[FulfillError]) -> None:
        kind = self.infcx.resolve(open_predicate(o.predicate))
        try:
            match kind:
                case TraitPredicate(trait_ref):
                    self._process_trait(o, trait_ref, errors)
                case ProjectionPredicate():
                    self._process_projection(o, kind, errors)
                case TypeOutlives() | RegionOutlives():
                    pass
        except TraitOverflow as overflow:
            predicate = Predicate(TraitPredicate(overflow.trait_ref))
            deep = Obligation(predicate, o.span, Cause(parent=o), o.depth + 1)
            errors.append(FulfillError(FulfillErrorKind.OVERFLOW, deep))

    def _process_trait(self, o: Obligation, goal: TraitRef, errors: list[FulfillError]) -> None:
        if not flags(goal) & (Flag.INFER | Flag.OPAQUE_CLOSURE):
            if self._holds_closed(goal):
                return
        if o.depth > RECURSION_LIMIT:
            raise TraitOverflow(goal)
        if self._is_cycle(o, goal, errors):
            return
        candidate = self.selector.select(goal)
        if isinstance(candidate, Ambiguous):
            self._wait(o, goal.self_ty, goal)
            return
        if candidate is None:
            errors.append(FulfillError(FulfillErrorKind.UNIMPLEMENTED, self._resolved(o)))
            return
        nested = self.selector.confirm(goal, candidate)
        if isinstance(nested, TypeMismatch):
            kind = FulfillErrorKind.MISMATCH
            if not isinstance(candidate, FnCandidate):
                kind = FulfillErrorKind.UNIMPLEMENTED
            errors.append(FulfillError(kind, self._resolved(o), nested))
            return
        for n in nested:
            self.register(self._derived(n, o, candidate))
        if isinstance(candidate, FnCandidate) and candidate.closure is not None:
            self._pending.append(_Pending(o))

    def _holds_closed(self, goal: TraitRef) -> bool:
        return self.selector.evaluate(Predicate(TraitPredicate(goal))) is Evaluation.HOLDS

    def _process_projection(
        self, o: Obligation, p: ProjectionPredicate, errors: list[FulfillError]
    ) -> None:
        if o.depth > RECURSION_LIMIT:
            raise TraitOverflow(trait_ref_of(self.selector, p.projection))
        found = project(self.selector, p.projection)
        if isinstance(found, Ambiguous):
            self_ty = cast(Ty, p.projection.args[0])
            self._wait(o, self_ty, p.projection)
            return
        if found is None:
            self.infcx.unify(p.term, ERROR_TY)
            if o.cause.kind is CauseKind.BOUND:
                return  # the trait bound of the same clause tells
            goal = Predicate(TraitPredicate(trait_ref_of(self.selector, p.projection)))
            failed = Obligation(goal, o.span, o.cause, o.depth)
            errors.append(FulfillError(FulfillErrorKind.UNIMPLEMENTED, failed))
            return
        mismatch = self.infcx.unify(p.term, found.ty)
        if mismatch is not None:
            whole = TypeMismatch(self.infcx.resolve(p.term), self.infcx.resolve(found.ty))
            errors.append(FulfillError(FulfillErrorKind.MISMATCH, self._resolved(o), whole))
            return
        self._register_nested(found.nested, o)

    def _wait(self, o: Obligation, self_ty: Ty, goal: object) -> None:
        if isinstance(self_ty, Infer) and self_ty.kind is InferKind.GENERAL:
            variables: tuple[Infer | ConstInfer, ...] | None = (self_ty,)
        elif flags(goal) & Flag.OPAQUE_CLOSURE:
            variables = None
        else:
            variables = tuple(v for v in walk(goal) if isinstance(v, (Infer, ConstInfer)))
        self._pending.append(_Pending(o, variables))

    def _register_nested(self, nested: Iterable[Nested], parent: Obligation) -> None:
        for n in nested:
            cause = parent.cause
            self._pending.append(
                _Pending(Obligation(n.predicate, parent.span, cause, parent.depth + 1))
            )
            self._version = -1

    def _derived(self, n: Nested, parent: Obligation, candidate: Candidate) -> Obligation:
        if not isinstance(candidate, (ImplCandidate, BuiltinCandidate)):
            return Obligation(n.predicate, parent.span, parent.cause, parent.depth + 1)
        cause = Cause(CauseKind.IMPL, n.item, n.predicate.span, self._resolved(parent))
        return Obligation(n.predicate, parent.span, cause, parent.depth + 1)

    def _is_cycle(self, o: Obligation, goal: TraitRef, errors: list[FulfillError]) -> bool:
        """Whether `goal` is among its own causes: then auto traits hold, others never can."""
        above = o.cause.parent
        while above is not None:
            kind = open_predicate(above.predicate)
            if isinstance(kind, TraitPredicate) and kind.trait_ref == goal:
                if not is_coinductive(self.infcx.tcx, goal.trait):
                    errors.append(FulfillError(FulfillErrorKind.OVERFLOW, self._resolved(o)))
                return True
            above = above.cause.parent
        return False

    def _resolved(self, o: Obligation) -> Obligation:
        predicate = self.infcx.resolve(o.predicate)
        if predicate is o.predicate:
            return o
        return Obligation(predicate, o.span, o.cause, o.depth)

    def _is_new(self, e: FulfillError) -> bool:
        key = (e.kind, e.obligation.predicate.kind, e.obligation.span)
        if key in self._reported:
            return False
        self._reported.add(key)
        return True

    # -------------------------------------------------------------- closures

    def closure_expectations(self, vid: int) -> tuple[PolyFnSig | None, ClosureKind | None]:
        """What the obligations on type variable `vid` want of a closure: signature and kind."""
        wanted = self.infcx.shallow(Infer(vid))

        def is_it(t: Ty) -> bool:
            return self.infcx.shallow(t) == wanted

        predicates = [self.infcx.resolve(p.obligation.predicate) for p in self._pending]
        return self.expectations_from(predicates, is_it)

    def expectations_from(
        self, predicates: Iterable[Predicate], is_it: Callable[[Ty], bool]
    ) -> tuple[PolyFnSig | None, ClosureKind | None]:
        """The same from given predicates, for the types that `is_it` says."""
        langs = self.infcx.tcx.q_lang_items.get(self.infcx.tcx, None)
        kinds = {
            langs.get(LangItem.FN): ClosureKind.FN,
            langs.get(LangItem.FN_MUT): ClosureKind.FN_MUT,
            langs.get(LangItem.FN_ONCE): ClosureKind.FN_ONCE,
        }
        output = langs.get(LangItem.FN_ONCE_OUTPUT)
        kind: ClosureKind | None = None
        partial: PolyFnSig | None = None
        complete: PolyFnSig | None = None
        for predicate, goal, term in self._about(predicates, is_it):
            if term is not None:
                if goal.trait is (output.parent if output else None) and complete is None:
                    complete = self._sig_of(goal, term, predicate)
                continue
            found = kinds.get(goal.trait)
            if found is None:
                continue
            kind = found if kind is None else min(kind, found, key=_KIND_ORDER.index)
            if partial is None:
                partial = self._sig_of(goal, self.infcx.fresh(), predicate)
        return complete or partial, kind

    def _about(
        self, predicates: Iterable[Predicate], is_it: Callable[[Ty], bool]
    ) -> Iterator[tuple[Predicate, TraitRef, Ty | None]]:
        mine = [p for p in predicates if _self_ty_is(p, is_it)]
        for predicate in elaborate(self.infcx.tcx, mine):
            match predicate.kind:
                case TraitPredicate(trait_ref):
                    yield predicate, trait_ref, None
                case ProjectionPredicate(projection, term):
                    yield predicate, trait_ref_of(self.selector, projection), term
                case _:
                    pass

    def _sig_of(self, goal: TraitRef, output: Ty, predicate: Predicate) -> PolyFnSig | None:
        inputs = self.infcx.shallow(cast(Ty, goal.args[1]))
        if not isinstance(inputs, Tuple):
            return None
        return PolyFnSig(FnSig(inputs.elements, output), predicate.names)


_KIND_ORDER = (ClosureKind.FN, ClosureKind.FN_MUT, ClosureKind.FN_ONCE)


def _self_ty_is(p: Predicate, is_it: Callable[[Ty], bool]) -> bool:
    match p.kind:
        case TraitPredicate(trait_ref):
            return is_it(trait_ref.self_ty)
        case ProjectionPredicate(projection, _):
            return is_it(cast(Ty, projection.args[0]))
        case _:
            return False


def report_fulfill_error(tcx: Tcx, infcx: InferCtxt, e: FulfillError) -> Diagnostic:
    """What the user is told about `e`: E0277, E0271, E0283 or E0275."""
    from checker.types.report_traits import report

    return report(tcx, infcx, e)


__all__ = [
    "AMBIGUOUS",
    "Cause",
    "CauseKind",
    "Evaluation",
    "Fulfill",
    "FulfillError",
    "FulfillErrorKind",
    "Obligation",
    "report_fulfill_error",
]
