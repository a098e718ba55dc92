"""Trait selection: which fact makes `Type: Trait` hold (rustc's `SelectionContext`).

For a goal all candidates are assembled: where clauses, bounds on an associated or opaque type,
`dyn` bounds, impls, and what is built in. Where several match, those whose own conditions cannot
hold are dropped, then where clauses win over impls. One left is the answer; none means the goal
does not hold; several mean that inference must first learn more: a selection is unique or
ambiguous, never guessed.

`evaluate` asks only whether a goal holds, with all its conditions, and leaves no trace. Goals that
come back to themselves hold for auto traits and `Sized` (coinduction), else not. Answers to closed
goals are kept per `Tcx` and environment.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.types.fold import (
    Flag,
    Folder,
    erase_regions,
    flags,
    fold,
    open_predicate,
    subst,
    super_fold,
)
from checker.types.infer import InferCtxt, TypeMismatch
from checker.types.traits_builtin import assemble_auto, assemble_builtin, is_auto_trait
from checker.types.traits_data import (
    AMBIGUOUS,
    RECURSION_LIMIT,
    Ambiguous,
    BoundCandidate,
    BuiltinCandidate,
    Candidate,
    Evaluation,
    FnCandidate,
    ImplCandidate,
    Nested,
    ObjectCandidate,
    ParamCandidate,
    Projected,
    TraitOverflow,
)
from checker.types.traits_env import ParamEnv, object_trait_refs, param_env, super_trait_refs
from checker.types.traits_impls import is_negative, relevant_impls
from checker.types.traits_project import normalize, normalize_predicate, project
from checker.types.ty import (
    TY_CLASSES,
    Alias,
    Args,
    Const,
    ConstInfer,
    Dynamic,
    ErrorTy,
    Infer,
    InferKind,
    Predicate,
    ProjectionPredicate,
    RegionOutlives,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
    TypeOutlives,
)


class Selector:
    """Selection within one inference context. `env` overrides the context's own assumptions."""

    def __init__(self, infcx: InferCtxt, env: ParamEnv | None = None) -> None:
        self.infcx = infcx
        self.tcx: Tcx = infcx.tcx
        self.cacheable = env is None
        self.env = param_env(infcx.tcx, infcx.env) if env is None else env
        self.stack: list[tuple[TraitRef, bool]] = []
        self.depth = 0
        self._lowest_cycle = RECURSION_LIMIT * 2

    # -------------------------------------------------------------- select

    def select(self, goal: TraitRef) -> Candidate | Ambiguous | None:
        """The one candidate for `goal`, `AMBIGUOUS`, or None when it cannot hold.

        Conditions of the candidate are not looked at unless it takes them to choose.
        """
        goal = self.infcx.resolve(goal)
        key = None
        if self.cacheable and not flags(goal) & Flag.INFER:
            key = ("select", self.infcx.env, self.infcx.reveal, goal)
            if key in self.tcx.trait_cache:
                return self.tcx.trait_cache[key]  # type: ignore[return-value]
        found = self._select(goal)
        if key is not None and found is not AMBIGUOUS:
            self.tcx.trait_cache[key] = found
        return found

    def _select(self, goal: TraitRef) -> Candidate | Ambiguous | None:
        self_ty = goal.self_ty
        if isinstance(self_ty, Infer) and self_ty.kind is InferKind.GENERAL:
            return AMBIGUOUS
        if isinstance(self_ty, ErrorTy):
            return BuiltinCandidate()
        candidates = self._assemble(goal)
        if isinstance(candidates, Ambiguous):
            return AMBIGUOUS
        if len(candidates) > 1:
            candidates = self._winnow(goal, candidates)
        if not candidates:
            return None
        if len(candidates) > 1:
            return AMBIGUOUS
        return self._not_negative(candidates[0])

    def _not_negative(self, candidate: Candidate) -> Candidate | None:
        if isinstance(candidate, ImplCandidate) and is_negative(candidate.impl):
            return None
        return candidate

    def _assemble(self, goal: TraitRef) -> list[Candidate] | Ambiguous:
        out: list[Candidate] = []
        self._from_env(goal, out)
        self._from_bounds(goal, out)
        builtin = assemble_builtin(self, goal, out)
        if builtin is AMBIGUOUS and not out:
            return AMBIGUOUS
        if builtin is None:
            self._from_object(goal, out)
            self._from_impls(goal, out)
            self._from_structure(goal, out)
        return out

    def _from_env(self, goal: TraitRef, out: list[Candidate]) -> None:
        seen: list[TraitRef] = []
        for predicate in self.env.traits.get(goal.trait, ()):
            kind = open_predicate(predicate)
            assert isinstance(kind, TraitPredicate)
            if kind.trait_ref not in seen and self._matches(kind.trait_ref, goal):
                seen.append(kind.trait_ref)
                if not self._same_but_regions(seen):
                    out.append(ParamCandidate(kind.trait_ref))

    def _same_but_regions(self, seen: list[TraitRef]) -> bool:
        last = erase_regions(seen[-1])
        return any(erase_regions(t) == last for t in seen[:-1])

    def _from_bounds(self, goal: TraitRef, out: list[Candidate]) -> None:
        alias = goal.self_ty
        if not isinstance(alias, Alias):
            return
        for predicate in self.tcx.item_bounds(alias.def_):
            kind = open_predicate(predicate)
            if not isinstance(kind, TraitPredicate):
                continue
            for trait_ref in super_trait_refs(self.tcx, subst(kind.trait_ref, alias.args)):
                if trait_ref.trait is goal.trait:
                    self._add_bound(trait_ref, goal, out)

    def _add_bound(self, trait_ref: TraitRef, goal: TraitRef, out: list[Candidate]) -> None:
        with self.infcx.probe():
            clean, _ = normalize(self, trait_ref)
            fits = self.infcx.unify_args(goal.args, clean.args) is None
        candidate = BoundCandidate(trait_ref)
        if fits and candidate not in out:
            out.append(candidate)

    def _from_object(self, goal: TraitRef, out: list[Candidate]) -> None:
        dyn = goal.self_ty
        if not isinstance(dyn, Dynamic):
            return
        for trait_ref in object_trait_refs(self.tcx, dyn):
            if trait_ref.trait is goal.trait and self._matches(trait_ref, goal):
                candidate = ObjectCandidate(trait_ref)
                if candidate not in out:
                    out.append(candidate)

    def _from_impls(self, goal: TraitRef, out: list[Candidate]) -> None:
        certain = 0
        for impl in relevant_impls(self.tcx, goal):
            with self.infcx.probe():
                if isinstance(self.match_impl(impl, goal), TypeMismatch):
                    continue
            out.append(ImplCandidate(impl))
            certain += not self.tcx.predicates_of(impl)
            if certain > 1 and len(out) == certain:
                return

    def _from_structure(self, goal: TraitRef, out: list[Candidate]) -> None:
        assemble_auto(self, goal, out)

    def _matches(self, candidate: TraitRef, goal: TraitRef) -> bool:
        s = self.infcx.snapshot()
        mismatch = self.infcx.unify_args(goal.args, candidate.args)
        self.infcx.rollback_to(s)
        return mismatch is None

    # -------------------------------------------------------------- winnowing

    def _winnow(self, goal: TraitRef, candidates: list[Candidate]) -> list[Candidate]:
        alive = [c for c in candidates if self._evaluate_candidate(goal, c) is not Evaluation.NO]
        for preferred in (self._is_local_bound, self._is_builtin, self._is_item_bound):
            chosen = [c for c in alive if preferred(c)]
            if chosen:
                return chosen
        objects: list[Candidate] = [c for c in alive if isinstance(c, ObjectCandidate)]
        if len(objects) == 1:
            return objects
        return self._most_special(alive)

    def _is_local_bound(self, c: Candidate) -> bool:
        """A where clause that mentions a parameter or variable: shadows impls."""
        return isinstance(c, ParamCandidate) and flags(c.trait_ref) & Flag.PARAM != 0

    def _is_builtin(self, c: Candidate) -> bool:
        return isinstance(c, (BuiltinCandidate, FnCandidate))

    def _is_item_bound(self, c: Candidate) -> bool:
        return isinstance(c, BoundCandidate)

    def _most_special(self, alive: list[Candidate]) -> list[Candidate]:
        """Impls of the program win over global where clauses (`where String: Clone`)."""
        impls: list[Candidate] = [c for c in alive if isinstance(c, ImplCandidate)]
        if impls and len(impls) < len(alive):
            return impls
        return alive

    # -------------------------------------------------------------- confirm

    def confirm(self, goal: TraitRef, candidate: Candidate) -> list[Nested] | TypeMismatch:
        """Take `candidate`: unify with `goal` for good, and give its conditions."""
        match candidate:
            case ParamCandidate(trait_ref) | ObjectCandidate(trait_ref):
                mismatch = self.infcx.unify_args(goal.args, trait_ref.args)
                return mismatch or []
            case BoundCandidate(trait_ref):
                clean, nested = normalize(self, trait_ref)
                mismatch = self.infcx.unify_args(goal.args, clean.args)
                return mismatch or nested
            case ImplCandidate(impl):
                matched = self.match_impl(impl, goal)
                if isinstance(matched, TypeMismatch):
                    return matched
                args, nested = matched
                return nested + self.impl_conditions(impl, args)
            case BuiltinCandidate(predicates):
                return self._parts_hold(predicates)
            case FnCandidate(sig):
                clean_sig, nested = normalize(self, sig)
                return self.infcx.unify(_arg_ty(goal), Tuple(clean_sig.inputs)) or nested

    def _parts_hold(self, predicates: tuple[Predicate, ...]) -> list[Nested]:
        """The conditions of a built-in candidate; the types of fields are as they are written."""
        out: list[Nested] = []
        for predicate in predicates:
            clean, extra = normalize_predicate(self, predicate)
            out.append(Nested(clean))
            out.extend(extra)
        return out

    def match_impl(self, impl: Def, goal: TraitRef) -> tuple[Args, list[Nested]] | TypeMismatch:
        """Unify the impl's header with `goal`: its arguments, and conditions of normalising it."""
        own = self.tcx.impl_trait_ref(impl)
        assert own is not None
        args = self.infcx.fresh_args(self.tcx.generics_of(impl))
        header = subst(own, args)
        nested: list[Nested] = []
        if flags(header) & Flag.ALIAS:
            header, nested = normalize(self, header)
        mismatch = self.infcx.unify_args(goal.args, header.args)
        return mismatch if mismatch is not None else (args, nested)

    def impl_conditions(self, impl: Def, args: Args) -> list[Nested]:
        """The impl's where clauses for `args`, normalised."""
        out: list[Nested] = []
        for predicate in self.tcx.predicates_of(impl):
            clean, extra = normalize_predicate(self, subst(predicate, args))
            out.append(Nested(clean, impl))
            out.extend(extra)
        return out

    # -------------------------------------------------------------- evaluate

    def evaluate(self, predicate: Predicate) -> Evaluation:
        """Whether `predicate` holds with all its conditions; binds nothing.

        Raises `TraitOverflow`.
        """
        with self.infcx.probe():
            return self._evaluate(predicate)

    def evaluate_all(self, nested: list[Nested]) -> Evaluation:
        """Whether all hold together; what one binds, the next ones see. Binds variables."""
        left = self._left_of_all([n.predicate for n in nested])
        if left is None:
            return Evaluation.NO
        return Evaluation.AMBIGUOUS if left else Evaluation.HOLDS

    def _left_of_all(self, waiting: list[Predicate]) -> list[Predicate] | None:
        """What is still ambiguous; None if one does not hold.

        A round that leaves the open ones as they were is the last, though each of them may have
        made variables of its own.
        """
        shape: tuple[Predicate, ...] | None = None
        while True:
            before = self.infcx.version()
            still: list[Predicate] = []
            for predicate in waiting:
                left = self._left_of(predicate)
                if left is None:
                    return None
                still += left
            if not still or self.infcx.version() == before:
                return still
            now = self._shape(still)
            if now == shape:
                return still
            waiting, shape = still, now

    def _shape(self, open_ones: list[Predicate]) -> tuple[Predicate, ...]:
        return fold(_Freshen(), self.infcx.resolve(tuple(open_ones)))

    def _left_of(self, predicate: Predicate) -> list[Predicate] | None:
        """The same of one. A projection that was taken is done but for its conditions: taken again
        it would bind other variables, and look like progress for ever."""
        kind = open_predicate(predicate)
        if not isinstance(kind, ProjectionPredicate):
            result = self._evaluate(predicate)
            if result is Evaluation.NO:
                return None
            return [predicate] if result is Evaluation.AMBIGUOUS else []
        found = project(self, kind.projection)
        if found is AMBIGUOUS:
            return [predicate]
        if found is None:
            return None
        assert isinstance(found, Projected)
        if self.infcx.unify(found.ty, kind.term) is not None:
            return None
        return self._left_of_all([n.predicate for n in found.nested])

    def _evaluate(self, predicate: Predicate) -> Evaluation:
        kind = open_predicate(predicate)
        match kind:
            case TraitPredicate(trait_ref):
                return self._evaluate_trait(trait_ref)
            case ProjectionPredicate():
                return self.evaluate_all([Nested(predicate)])
            case TypeOutlives() | RegionOutlives():
                return Evaluation.HOLDS

    def _evaluate_trait(self, goal: TraitRef) -> Evaluation:
        goal = self.infcx.resolve(goal)
        key = None
        if self.cacheable and not flags(goal) & Flag.INFER:
            key = ("evaluate", self.infcx.env, self.infcx.reveal, goal)
            known = self.tcx.trait_cache.get(key)
            if known is not None:
                assert isinstance(known, Evaluation)
                return known
        fresh = _freshen(goal)
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i][0] == fresh:
                self._lowest_cycle = min(self._lowest_cycle, i)
                coinductive = all(c for _, c in self.stack[i:])
                return Evaluation.HOLDS if coinductive else Evaluation.NO
        self._guard_depth(goal)
        self.stack.append((fresh, is_coinductive(self.tcx, goal.trait)))
        try:
            result = self._evaluate_goal(goal)
        finally:
            self.stack.pop()
        if self._lowest_cycle >= len(self.stack):
            self._lowest_cycle = RECURSION_LIMIT * 2
            if key is not None:
                self.tcx.trait_cache[key] = result
        return result

    def _evaluate_goal(self, goal: TraitRef) -> Evaluation:
        candidate = self.select(goal)
        if candidate is None:
            return Evaluation.NO
        if isinstance(candidate, Ambiguous):
            return Evaluation.AMBIGUOUS
        return self._evaluate_candidate(goal, candidate)

    def _evaluate_candidate(self, goal: TraitRef, candidate: Candidate) -> Evaluation:
        with self.infcx.probe():
            nested = self.confirm(goal, candidate)
            if isinstance(nested, TypeMismatch):
                return Evaluation.NO
            result = self.evaluate_all(nested)
        if isinstance(candidate, FnCandidate) and candidate.closure is not None:
            return Evaluation.NO if result is Evaluation.NO else Evaluation.AMBIGUOUS
        return result

    def _guard_depth(self, goal: TraitRef) -> None:
        """`Sized` takes types apart and so ends; what is told is the goal that makes them grow."""
        limit = RECURSION_LIMIT
        if self.tcx.is_lang(goal.trait, LangItem.SIZED):
            limit *= 2
        if len(self.stack) + self.depth > limit:
            raise TraitOverflow(goal)


def is_coinductive(tcx: Tcx, trait: Def) -> bool:
    return tcx.is_lang(trait, LangItem.SIZED) or is_auto_trait(trait)


def _arg_ty(goal: TraitRef) -> Ty:
    t = goal.args[1]
    assert isinstance(t, TY_CLASSES)
    return t


class _Freshen(Folder):
    """Numbers variables in order of appearance, so that alike goals compare equal."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[object, int] = {}

    def ty(self, t: Ty) -> Ty:
        if not flags(t) & Flag.INFER:
            return t
        if isinstance(t, Infer):
            return Infer(self.numbers.setdefault(t, len(self.numbers)), t.kind)
        return super_fold(self, t)

    def const(self, c: Const) -> Const:
        if isinstance(c, ConstInfer):
            return ConstInfer(self.numbers.setdefault(c, len(self.numbers)))
        return super_fold(self, c)


def _freshen(goal: TraitRef) -> TraitRef:
    return fold(_Freshen(), goal) if flags(goal) & Flag.INFER else goal
