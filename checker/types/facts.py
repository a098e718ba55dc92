"""The trait system as later passes ask it: `TypeFacts` on types without inference variables.

Every question makes a small inference context of its own; answers about closed types come from the
cache that all contexts of a `Tcx` share. With no environment the world is monomorphic: opaque types
are seen through.
"""

from __future__ import annotations

from typing import TypeVar, cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind, PrimTy
from checker.types.fold import Flag, erase_regions, flags, has_infer
from checker.types.infer import InferCtxt, TypeMismatch
from checker.types.traits_builtin import adt_fields
from checker.types.traits_data import Evaluation, ImplCandidate, Nested, TraitOverflow
from checker.types.traits_impls import relevant_impls
from checker.types.traits_project import normalize
from checker.types.traits_select import Selector
from checker.types.ty import (
    Adt,
    AdtKind,
    Alias,
    Args,
    Array,
    Closure,
    Dynamic,
    Param,
    Predicate,
    Prim,
    Ref,
    Slice,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
)
from grammar import syntax as ast

T = TypeVar("T")


class Facts:
    """Implements `checker.context.TypeFacts`."""

    def __init__(self, tcx: Tcx) -> None:
        self.tcx = tcx
        self._needs_drop: dict[tuple[Ty, Def | None], bool] = {}

    # -------------------------------------------------------------- normalisation

    def normalize(self, t: T, env: Def | None) -> T:
        """`t` with projections replaced; regions of impls are matched where `t` has regions.

        Any term, not only types. What cannot be told stays.
        """
        if not flags(t) & Flag.ALIAS:
            return t
        tracked = flags(t) & Flag.FREE_REGION != 0
        infcx = InferCtxt(self.tcx, env, track_regions=tracked, reveal=env is None)
        selector = Selector(infcx)
        try:
            clean, nested = normalize(selector, t)
            if has_infer(clean):
                selector.evaluate_all(nested)
        except TraitOverflow:
            return t
        clean = infcx.resolve(clean)
        return t if has_infer(clean) else clean

    # -------------------------------------------------------------- traits

    def implements(self, t: Ty, trait: Def, env: Def | None) -> bool:
        return self.implements_ref(TraitRef(trait, (t,)), env)

    def implements_ref(self, trait_ref: TraitRef, env: Def | None) -> bool:
        selector = Selector(InferCtxt(self.tcx, env, reveal=env is None))
        goal = erase_regions(trait_ref)
        try:
            if flags(goal) & Flag.ALIAS:
                goal, nested = normalize(selector, goal)
                return (
                    selector.evaluate_all([*nested, Nested(Predicate(TraitPredicate(goal)))])
                    is Evaluation.HOLDS
                )
            return selector.evaluate(Predicate(TraitPredicate(goal))) is Evaluation.HOLDS
        except TraitOverflow:
            return False

    def is_copy(self, t: Ty, env: Def | None) -> bool:
        match t:
            case Prim(kind):
                return kind is not PrimTy.STR
            case Ref():
                return not t.mutable
            case _:
                return self._lang(t, LangItem.COPY, env)

    def is_sized(self, t: Ty, env: Def | None) -> bool:
        match t:
            case Prim(kind):
                return kind is not PrimTy.STR
            case Ref() | Array():
                return True
            case _:
                return self._lang(t, LangItem.SIZED, env)

    def _lang(self, t: Ty, item: LangItem, env: Def | None) -> bool:
        trait = self.tcx.q_lang_items.get(self.tcx, None).get(item)
        return trait is not None and self.implements(t, trait, env)

    # -------------------------------------------------------------- drops

    def needs_drop(self, t: Ty, env: Def | None) -> bool:
        """Whether dropping a value of `t` does anything; True where it may."""
        t = erase_regions(t)
        key = (t, env)
        known = self._needs_drop.get(key)
        if known is None:
            self._needs_drop[key] = False  # a recursive type is told by its other parts
            known = self._compute_needs_drop(t, env)
            self._needs_drop[key] = known
        return known

    def _compute_needs_drop(self, t: Ty, env: Def | None) -> bool:
        match t:
            case Array(element, _) | Slice(element):
                return self.needs_drop(element, env)
            case Tuple(elements):
                return any(self.needs_drop(e, env) for e in elements)
            case Closure():
                return self.needs_drop(t.upvars, env)
            case Adt(def_, args):
                return self._adt_needs_drop(t, def_, args, env)
            case Dynamic():
                return True
            case Param():
                return not self.is_copy(t, env)
            case Alias():
                clean = self.normalize(t, env)
                if clean != t:
                    return self.needs_drop(clean, env)
                return not self.is_copy(t, env)
            case _:
                return False

    def _adt_needs_drop(self, t: Adt, def_: Def, args: Args, env: Def | None) -> bool:
        info = self.tcx.adt(def_)
        if self.drop_impl(def_) is not None:
            return True
        if info.lang == LangItem.MANUALLY_DROP.value or info.kind is AdtKind.UNION:
            return False
        if info.lang == LangItem.PHANTOM_DATA.value:
            return False
        if info.lang == LangItem.OWNED_BOX.value or self._is_native(def_):
            return True
        return any(
            self.needs_drop(self.normalize(f, env), env) for f in adt_fields(self.tcx, def_, args)
        )

    def _is_native(self, adt: Def) -> bool:
        """A type that the machine holds (`#[native_type]`) frees what it owns."""
        node = adt.node
        return isinstance(node, ast.Item) and any(
            a.path.segments[-1].ident.name == "native_type" for a in node.attrs
        )

    def drop_impl(self, adt: Def) -> Def | None:
        """The `Drop::drop` method of `adt`, if it has an impl."""
        key = ("drop_impl", adt)
        if key not in self.tcx.trait_cache:
            self.tcx.trait_cache[key] = self._find_drop_impl(adt)
        return cast("Def | None", self.tcx.trait_cache[key])

    def _find_drop_impl(self, adt: Def) -> Def | None:
        trait = self.tcx.q_lang_items.get(self.tcx, None).get(LangItem.DROP)
        if trait is None:
            return None
        goal = TraitRef(trait, (self.tcx.type_of(adt),))
        for impl in relevant_impls(self.tcx, goal):
            for item in self.tcx.assoc_items(impl):
                if item.name == "drop":
                    return item.def_
        return None

    # -------------------------------------------------------------- instances

    def resolve_instance(self, def_: Def, args: Args) -> tuple[Def, Args] | None:
        """The function that a call of `def_` with closed `args` runs.

        A trait's method gives the impl's, or the trait's default body; None when the language
        makes it (closures' calls, clones of tuples, calls through `dyn`).
        """
        trait = def_.parent
        if trait is None or trait.kind is not DefKind.TRAIT:
            return def_, args
        args = erase_regions(args)
        key = ("instance", def_, args)
        if key not in self.tcx.trait_cache:
            self.tcx.trait_cache[key] = self._resolve(def_, trait, args)
        return cast("tuple[Def, Args] | None", self.tcx.trait_cache[key])

    def _resolve(self, def_: Def, trait: Def, args: Args) -> tuple[Def, Args] | None:
        count = self.tcx.generics_of(trait).count
        infcx = InferCtxt(self.tcx, None, reveal=True)
        selector = Selector(infcx)
        goal = TraitRef(trait, self.normalize(args[:count], None))
        candidate = selector.select(goal)
        if not isinstance(candidate, ImplCandidate):
            return None
        matched = selector.match_impl(candidate.impl, goal)
        if isinstance(matched, TypeMismatch):
            return None
        impl_args, nested = matched
        selector.evaluate_all(nested + selector.impl_conditions(candidate.impl, impl_args))
        for item in self.tcx.assoc_items(candidate.impl):
            if item.trait_item is def_:
                found = infcx.resolve(impl_args) + args[count:]
                return item.def_, erase_regions(self.normalize(found, None))
        return def_, args
