"""Normalising and proving with regions: what the trait system says about regions in one body.

Type checking has already decided, on types without regions, that every bound holds. What is left
is which outlives constraints follow: so `Terms.normalize` replaces projections by their values and
`Terms.prove` walks a bound down its impls, and both relate regions where they meet. Impls are found
by matching (`checker.borrow.matching`); if several headers match, their where clauses decide, asked
of `Tcx.facts` with regions erased.

Source: `rustc_trait_selection` as `rustc_borrowck::type_check` uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from checker.borrow.region import STATIC_VID, RegionVars, TypeTest, Where, vid
from checker.borrow.relate import Relate
from checker.borrow.term_flags import ALIAS, BOUND, FREE_REGION, PARAM, TYPE_PARAM
from checker.borrow.variance import Variance
from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.types import ty
from checker.types.fold import (
    Folder,
    erase_regions,
    flags,
    fold,
    has_escaping_bound,
    instantiate_bound,
    map_regions,
    subst,
    super_fold,
)
from checker.types.traits_env import ParamEnv, elaborate, param_env
from checker.types.traits_impls import relevant_impls
from grammar.record import define, evolve, field

if TYPE_CHECKING:
    from checker.borrow.matching import Match

T = TypeVar("T")
MAX_DEPTH = 32
_REGIONAL = FREE_REGION | PARAM | ALIAS | BOUND


@define(eq=False, repr=False)
class Terms:
    """The terms of one body. `env` is the item whose where clauses hold; `to_vars` turns the named
    regions of its signature and where clauses into variables."""

    tcx: Tcx
    env: Def
    vars: RegionVars
    to_vars: Callable[[ty.Region], ty.Region]
    relate: Relate = field(init=False)
    hidden: Callable[[ty.Alias, ty.Ty, Where], bool] = field(default=lambda alias, t, where: False)
    normal: dict[ty.Ty, ty.Ty] = field(factory=dict)
    impls: dict[object, Def | None] = field(factory=dict)
    depth: int = 0
    _param_env: ParamEnv | None = None

    def __attrs_post_init__(self) -> None:
        self.relate = Relate(self.tcx, self.vars, self._relate_alias)

    @property
    def param_env(self) -> ParamEnv:
        if self._param_env is None:
            self._param_env = param_env(self.tcx, self.env)
        return self._param_env

    # -------------------------------------------------------------- regions

    def renumber(self, t: T) -> T:
        """`t` with a fresh variable for each of its regions that is not a variable yet."""
        return map_regions(t, self._number)

    def renumber_args(self, args: ty.Args) -> ty.Args:
        return map_regions(args, self._number)

    def _number(self, r: ty.Region) -> ty.Region:
        if isinstance(r, (ty.ReVar, ty.ReBound)):
            return r
        return self.vars.fresh() if isinstance(r, ty.ReErased) else self.to_vars(r)

    # -------------------------------------------------------------- normalisation

    def normalize(self, t: ty.Ty, where: Where) -> ty.Ty:
        """`t` with its projections replaced by their values, where these are known."""
        if not flags(t) & ALIAS:
            return t
        found = self.normal.get(t)
        if found is None:
            found = self.normal[t] = fold(_Normalizer(self, where), t)
        return found

    def project(self, alias: ty.Alias, where: Where) -> ty.Ty | None:
        """The value of a projection, or None where it has none (it stands for itself)."""
        self.depth += 1
        try:
            return None if self.depth > MAX_DEPTH else self._project(alias, where)
        finally:
            self.depth -= 1

    def _project(self, alias: ty.Alias, where: Where) -> ty.Ty | None:
        self_ty = alias.args[0]
        by_env = self._project_env(alias, where)
        if by_env is not None:
            return by_env
        match self_ty:
            case ty.Closure() | ty.FnDef() | ty.FnPtr() if self._is_output(alias.def_):
                return self._project_call(self_ty, alias, where)
            case ty.Dynamic():
                found = self._project_dyn(self_ty, alias)
                if found is not None:
                    return found
            case ty.Alias():
                found = self._project_bounds(self_ty, alias, where)
                if found is not None:
                    return found
            case _:
                pass
        by_impl = self._project_impl(alias, where)
        return by_impl if by_impl is not None else self._project_erased(alias)

    def _project_env(self, alias: ty.Alias, where: Where) -> ty.Ty | None:
        """By a where clause `T: Trait<Item = X>`."""
        for p in self.param_env.projections.get(alias.def_, ()):
            kind = p.kind
            assert isinstance(kind, ty.ProjectionPredicate)
            found = self._match_clause(kind.projection.args, p, alias.args, where)
            if found is not None:
                return self.to_inside(kind.term, found)
        return None

    def _match_clause(
        self, pattern: ty.Args, p: ty.Predicate, args: ty.Args, where: Where
    ) -> list[ty.Region] | None:
        """If the clause `p`, about `pattern`, speaks of `args`: its binder's variables."""
        if not _same_types(pattern, args):
            return None
        regions: list[ty.Region] = [self.vars.fresh() for _ in p.names]
        mine = self.to_inside(pattern, regions)
        self.relate.args_eq(mine, args, where)
        return regions

    def to_inside(self, t: T, regions: list[ty.Region]) -> T:
        """A clause's term as the body sees it: its binder opened, its named regions numbered."""
        opened = instantiate_bound(t, regions) if regions else t
        return map_regions(opened, self._number)

    def _is_output(self, item: Def) -> bool:
        return item.parent is not None and self.tcx.is_lang(item.parent, LangItem.FN_ONCE)

    def _project_call(self, callee: ty.Ty, alias: ty.Alias, where: Where) -> ty.Ty | None:
        sig = self.callable_sig(callee)
        if sig is None:
            return None
        inputs = alias.args[1]
        if isinstance(inputs, ty.Tuple):
            for mine, given in zip(sig.inputs, inputs.elements, strict=False):
                self.relate.eq(self.normalize(mine, where), given, where)
        return self.normalize(sig.output, where)

    def callable_sig(self, callee: ty.Ty) -> ty.FnSig | None:
        """The signature of a closure, function or function pointer, its binder opened afresh."""
        match callee:
            case ty.Closure(_, _, _, poly, _) | ty.FnPtr(poly):
                pass
            case ty.FnDef(def_, args):
                poly = subst(self.tcx.fn_sig(def_), args)
            case _:
                return None
        return self.to_inside(poly.sig, [self.vars.fresh() for _ in poly.names])

    def _project_dyn(self, t: ty.Dynamic, alias: ty.Alias) -> ty.Ty | None:
        for bound in t.bounds:
            for item, term in bound.projections:
                if item is alias.def_:
                    return self.to_inside(term, [self.vars.fresh() for _ in bound.names])
        return None

    def _project_bounds(self, t: ty.Alias, alias: ty.Alias, where: Where) -> ty.Ty | None:
        """By the bounds that an opaque or associated type declares for itself."""
        for p in elaborate(self.tcx, self.tcx.item_bounds(t.def_)):
            if not isinstance(p.kind, ty.ProjectionPredicate):
                continue
            if p.kind.projection.def_ is alias.def_:
                kind = subst(p.kind, t.args)
                regions: list[ty.Region] = [self.vars.fresh() for _ in p.names]
                return self.normalize(self.to_inside(kind.term, regions), where)
        return None

    def _project_impl(self, alias: ty.Alias, where: Where) -> ty.Ty | None:
        trait = alias.def_.parent
        assert trait is not None
        count = self.tcx.generics_of(trait).count
        found = self.find_impl(ty.TraitRef(trait, alias.args[:count]), where)
        if found is None:
            return None
        impl, args = found
        for item in self.tcx.assoc_items(impl):
            if item.trait_item is alias.def_:
                whole = args + alias.args[count:]
                if len(alias.args) > count:
                    self._prove_own_clauses(item.def_, impl, whole, where)
                value = subst(self.tcx.type_of(item.def_), whole)
                return self.normalize(self.renumber(value), where)
        return None

    def _prove_own_clauses(self, item: Def, impl: Def, args: ty.Args, where: Where) -> None:
        """A generic associated type is only defined where its clauses hold (`where Self: 'a`). For
        a bound lifetime nothing is implied: what is asked then holds for `'static` alone."""
        for p in self.tcx.predicates_of(item)[len(self.tcx.predicates_of(impl)) :]:
            self.prove(subst(p, args), where)

    def _project_erased(self, alias: ty.Alias) -> ty.Ty | None:
        """Built-in projections, as the trait system computes them."""
        erased = erase_regions(alias)
        value = self.tcx.facts.normalize(erased, self.env)
        return None if value == erased else self.renumber(value)

    def _relate_alias(self, a: ty.Ty, b: ty.Ty, v: Variance, where: Where) -> bool:
        x, y = self.normalize(a, where), self.normalize(b, where)
        if x is not a or y is not b:
            self.relate.types(x, y, v, where)
            return True
        if isinstance(b, ty.Alias):
            return self.hidden(b, a, where)
        assert isinstance(a, ty.Alias)
        return self.hidden(a, b, where)

    # -------------------------------------------------------------- impls

    def find_impl(self, trait_ref: ty.TraitRef, where: Where) -> tuple[Def, ty.Args] | None:
        """The impl that `trait_ref` is by, with its arguments, regions related."""
        key = erase_regions(trait_ref)
        if key not in self.impls:
            self.impls[key] = self._select(key)
        impl = self.impls[key]
        if impl is None:
            return None
        header = self.tcx.impl_trait_ref(impl)
        assert header is not None
        from checker.borrow.matching import Match

        m = Match()
        if not m.args(header.args, trait_ref.args):
            return None
        args = self._complete(impl, m, where)
        if args is None:
            return None
        for pattern, region in m.equal:
            mine = self._number(subst(pattern, args))
            self.relate.regions(mine, region, Variance.INVARIANT, where)
        for deferred, t in m.deferred:
            value = self.normalize(self.renumber(subst(deferred, args)), where)
            self.relate.eq(value, t, where)
        return impl, args

    def _select(self, trait_ref: ty.TraitRef) -> Def | None:
        """The one impl that fits the region-free `trait_ref`."""
        fitting = []
        for impl in relevant_impls(self.tcx, trait_ref):
            header = self.tcx.impl_trait_ref(impl)
            from checker.borrow.matching import Match

            if header is not None and Match().args(header.args, trait_ref.args):
                fitting.append(impl)
        if len(fitting) > 1:
            fitting = [i for i in fitting if self._holds(i, trait_ref)]
        return fitting[0] if len(fitting) == 1 else None

    def _holds(self, impl: Def, trait_ref: ty.TraitRef) -> bool:
        """Whether the where clauses of `impl` hold, as far as its header determines them."""
        header = self.tcx.impl_trait_ref(impl)
        assert header is not None
        from checker.borrow.matching import Match

        m = Match()
        m.args(header.args, trait_ref.args)
        args = _args_or_params(self.tcx, impl, m)
        for p in self.tcx.predicates_of(impl):
            if isinstance(p.kind, ty.TraitPredicate) and not p.names:
                goal = erase_regions(subst(p.kind.trait_ref, args))
                if not self.tcx.facts.implements_ref(goal, self.env):
                    return False
        return True

    def _complete(self, impl: Def, m: Match, where: Where) -> ty.Args | None:
        """The impl's arguments: those that its header leaves open follow from its projections
        (`impl<'a, I: Iterator<Item = &'a T>, T> .. for Cloned<I>`); open lifetimes are fresh."""
        generics = self.tcx.generics_of(impl).all()
        if len(m.bound) < len(generics):
            self._bind_projections(impl, m, where)
        args: list[ty.GenericArg] = []
        for p in generics:
            found = m.bound.get(p.index)
            if found is None:
                if p.kind is not ty.ParamKind.LIFETIME:
                    return None
                found = self.vars.fresh()
            args.append(found)
        return tuple(args)

    def _bind_projections(self, impl: Def, m: Match, where: Where) -> None:
        for p in self.tcx.predicates_of(impl):
            if isinstance(p.kind, ty.ProjectionPredicate) and not p.names:
                args = _args_or_params(self.tcx, impl, m)
                alias = subst(p.kind.projection, args)
                value = self.normalize(self.renumber(alias), where)
                m.term(p.kind.term, value)

    # -------------------------------------------------------------- proving

    def prove_predicates(self, def_: Def, args: ty.Args, where: Where) -> None:
        """The where clauses of `def_` for `args`."""
        for p in self.tcx.predicates_of(def_):
            self.prove(subst(p, args), where)

    def prove(self, p: ty.Predicate, where: Where) -> None:
        kind = p.kind
        if isinstance(kind, ty.TraitPredicate) and not self._matters(kind.trait_ref):
            return
        if p.names:
            kind = instantiate_bound(kind, self.relate.placeholders(p.names))
        kind = map_regions(kind, self._number)
        match kind:
            case ty.TraitPredicate(trait_ref):
                self.prove_trait(trait_ref, where)
            case ty.ProjectionPredicate(alias, term):
                where = evolve(where, projection=True)
                value = self.normalize(alias, where)
                self.relate.eq(value, self.normalize(term, where), where)
            case ty.TypeOutlives(t, region):
                self.type_outlives(self.normalize(t, where), region, where)
            case ty.RegionOutlives(longer, shorter):
                self.vars.add(vid(longer), vid(shorter), where)

    def _matters(self, trait_ref: ty.TraitRef) -> bool:
        """Whether regions can follow from the bound."""
        if not flags(trait_ref.args) & _REGIONAL:
            return False
        return not self.tcx.is_lang(trait_ref.trait, LangItem.SIZED)

    def prove_trait(self, trait_ref: ty.TraitRef, where: Where) -> None:
        if self.depth > MAX_DEPTH or not self._matters(trait_ref):
            return
        self.depth += 1
        try:
            args = tuple(
                self.normalize(a, where) if isinstance(a, ty.TY_CLASSES) else a
                for a in trait_ref.args
            )
            self._prove_trait(ty.TraitRef(trait_ref.trait, args), where)
        finally:
            self.depth -= 1

    def _prove_trait(self, goal: ty.TraitRef, where: Where) -> None:
        if self._prove_by_env(goal, where):
            return
        match goal.self_ty:
            case ty.Closure() | ty.FnDef() | ty.FnPtr() if self._is_fn_trait(goal.trait):
                self._prove_call(goal, where)
            case ty.Dynamic() as t if self._prove_dyn(t, goal, where):
                pass
            case ty.Alias() as t if self._prove_bounds(t, goal, where):
                pass
            case _:
                self._prove_by_impl(goal, where)

    def _prove_by_env(self, goal: ty.TraitRef, where: Where) -> bool:
        clauses = [
            p
            for p in self.param_env.traits.get(goal.trait, ())
            if isinstance(p.kind, ty.TraitPredicate)
            and _same_types(p.kind.trait_ref.args, goal.args)
        ]
        if len(clauses) == 1:
            kind = clauses[0].kind
            assert isinstance(kind, ty.TraitPredicate)
            self._match_clause(kind.trait_ref.args, clauses[0], goal.args, where)
        return bool(clauses)

    def _is_fn_trait(self, trait: Def) -> bool:
        return any(
            self.tcx.is_lang(trait, i) for i in (LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE)
        )

    def _prove_call(self, goal: ty.TraitRef, where: Where) -> None:
        sig = self.callable_sig(goal.self_ty)
        inputs = goal.args[1]
        if sig is not None and isinstance(inputs, ty.Tuple):
            for mine, given in zip(sig.inputs, inputs.elements, strict=False):
                self.relate.eq(self.normalize(mine, where), given, where)

    def _prove_dyn(self, t: ty.Dynamic, goal: ty.TraitRef, where: Where) -> bool:
        for bound in t.bounds:
            regions: list[ty.Region] = [self.vars.fresh() for _ in bound.names]
            mine = ty.TraitRef(bound.trait, (t, *self.to_inside(bound.args, regions)))
            for above in self._supertraits(mine):
                if above.trait is goal.trait:
                    self.relate.args_eq(above.args[1:], goal.args[1:], where)
                    return True
        return False

    def _prove_bounds(self, t: ty.Alias, goal: ty.TraitRef, where: Where) -> bool:
        for p in elaborate(self.tcx, self.tcx.item_bounds(t.def_)):
            if isinstance(p.kind, ty.TraitPredicate) and p.kind.trait_ref.trait is goal.trait:
                regions: list[ty.Region] = [self.vars.fresh() for _ in p.names]
                mine = self.to_inside(subst(p.kind.trait_ref.args, t.args), regions)
                self.relate.args_eq(mine[1:], goal.args[1:], where)
                return True
        return False

    def _supertraits(self, t: ty.TraitRef) -> Iterator[ty.TraitRef]:
        for p in elaborate(self.tcx, (ty.Predicate(ty.TraitPredicate(t)),)):
            if isinstance(p.kind, ty.TraitPredicate):
                regions: list[ty.Region] = [self.vars.fresh() for _ in p.names]
                yield self.to_inside(p.kind.trait_ref, regions)

    def _prove_by_impl(self, goal: ty.TraitRef, where: Where) -> None:
        found = self.find_impl(goal, where)
        if found is not None:
            impl, args = found
            self.prove_predicates(impl, args, where)

    # -------------------------------------------------------------- outlives

    def type_outlives(self, t: ty.Ty, region: ty.Region, where: Where) -> None:
        """`t: region`: every region in `t` outlives it, every parameter is tested afterwards
        (`rustc_infer::infer::outlives::obligations`)."""
        for part in outlives_components(self.tcx, t):
            match part:
                case ty.ReVar():
                    self.vars.add(part.id, vid(region), where)
                case ty.Param():
                    self.vars.type_tests.append(TypeTest(part, vid(region), where))
                case ty.Alias():
                    self._alias_outlives(part, region, where)
                case _:
                    pass

    def _alias_outlives(self, t: ty.Alias, region: ty.Region, where: Where) -> None:
        """By a declared bound if there is one (`type Item: 'a`), else through its arguments."""
        for p in self.tcx.item_bounds(t.def_):
            if isinstance(p.kind, ty.TypeOutlives):
                bound = map_regions(subst(p.kind.region, t.args), self._number)
                if bound == region or vid(bound) == STATIC_VID:
                    return
        if any(isinstance(a, ty.TY_CLASSES) and flags(a) & TYPE_PARAM for a in t.args):
            self.vars.type_tests.append(TypeTest(t, vid(region), where))
            return
        for arg in t.args:
            if isinstance(arg, ty.ReVar):
                self.vars.add(arg.id, vid(region), where)
            elif isinstance(arg, ty.TY_CLASSES):
                self.type_outlives(arg, region, where)


def outlives_components(tcx: Tcx, t: ty.Ty) -> Iterator[ty.Region | ty.Param | ty.Alias]:
    """What must outlive a region for `t` to outlive it: regions, parameters, aliases."""
    stack: list[object] = [t]
    while stack:
        at = stack.pop()
        if not flags(at) & (FREE_REGION | PARAM | ALIAS):
            continue
        match at:
            case ty.ReVar() | ty.Param() | ty.Alias():
                yield at
            case ty.ReEarlyParam() | ty.ReLateParam() | ty.ReStatic():
                yield at
            case ty.Closure():
                stack.append(at.upvars)
            case ty.FnPtr(poly):
                stack.extend((*poly.sig.inputs, poly.sig.output))
            case ty.Dynamic():
                stack.append(at.region)
                for bound in at.bounds:
                    stack.extend(bound.args)
            case ty.FnDef():
                stack.extend(at.args)
            case ty.Tuple(elements):
                stack.extend(elements)
            case ty.Adt():
                stack.extend(at.args)
            case ty.Ref():
                stack.extend((at.region, at.pointee))
            case ty.Array(element, _) | ty.Slice(element) | ty.RawPtr(element, _):
                stack.append(element)
            case _:
                pass


class _Normalizer(Folder):
    def __init__(self, terms: Terms, where: Where) -> None:
        super().__init__()
        self.terms = terms
        self.where = where

    def ty(self, t: ty.Ty) -> ty.Ty:
        if not flags(t) & ALIAS:
            return t
        inner = super_fold(self, t)
        if not isinstance(inner, ty.Alias) or inner.kind is ty.AliasKind.OPAQUE:
            return inner
        if has_escaping_bound(inner):
            return inner
        value = self.terms.project(inner, self.where)
        return inner if value is None else value


def _same_types(pattern: ty.Args, found: ty.Args) -> bool:
    """Equal but for regions."""
    return erase_all(pattern) == erase_all(found)


def erase_all(t: ty.Args) -> ty.Args:
    """`t` with all regions erased, those of its binder too."""
    return erase_regions(instantiate_bound(t, lambda _: ty.ERASED))


def _args_or_params(tcx: Tcx, impl: Def, m: Match) -> ty.Args:
    """What `m` has bound; what it has not stays the parameter itself."""
    out: list[ty.GenericArg] = []
    for p in tcx.generics_of(impl).all():
        found = m.bound.get(p.index)
        if found is None:
            found = (
                ty.ERASED
                if p.kind is ty.ParamKind.LIFETIME
                else ty.Param(p.index, p.name)
                if p.kind is ty.ParamKind.TYPE
                else ty.ConstParam(p.index, p.name)
            )
        out.append(found)
    return tuple(out)
