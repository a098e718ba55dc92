"""Associated types to what they are: projection and normalisation (rustc's `project`).

`<T as Trait>::Item` is looked up in the where clauses, in bounds on `T` if it is itself an alias or
a `dyn` type, and in the impl that selection finds. A parameter's projection that no clause fixes is
rigid: a type of its own. One whose self type is still being inferred becomes a fresh variable with
the projection as a pending condition on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar, cast

from checker.context import LangItem
from checker.names.defs import Def, PrimTy
from checker.types.fold import (
    Flag,
    Folder,
    flags,
    fold,
    open_predicate,
    open_sig,
    subst,
    super_fold,
)
from checker.types.infer import TypeMismatch
from checker.types.traits_data import (
    AMBIGUOUS,
    RECURSION_LIMIT,
    Ambiguous,
    Evaluation,
    ImplCandidate,
    Nested,
    Projected,
    TraitOverflow,
)
from checker.types.traits_env import elaborate, object_predicates
from checker.types.ty import (
    ERROR_TY,
    ISIZE,
    USIZE,
    Adt,
    Alias,
    AliasKind,
    Closure,
    Const,
    ConstUnevaluated,
    Dynamic,
    FnDef,
    FnPtr,
    Infer,
    InferKind,
    Predicate,
    Prim,
    ProjectionPredicate,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
)
from grammar import syntax as ast

if TYPE_CHECKING:
    from checker.types.traits_select import Selector
T = TypeVar("T")


def normalize(selector: Selector, t: T) -> tuple[T, list[Nested]]:
    """`t` with its projections replaced, and what must hold for that."""
    if not flags(t) & Flag.ALIAS:
        return t, []
    t = selector.infcx.resolve(t)
    folder = _Normalizer(selector)
    return fold(folder, t), folder.nested


def normalize_predicate(selector: Selector, p: Predicate) -> tuple[Predicate, list[Nested]]:
    """A predicate's types normalised; the alias that a projection predicate is about stays."""
    if not flags(p) & Flag.ALIAS:
        return p, []
    kind = p.kind
    if not isinstance(kind, ProjectionPredicate):
        return normalize(selector, p)
    args, nested = normalize(selector, kind.projection.args)
    term, more = normalize(selector, kind.term)
    alias = Alias(kind.projection.kind, kind.projection.def_, args)
    return Predicate(ProjectionPredicate(alias, term), p.names, p.span), nested + more


class _Normalizer(Folder):
    def __init__(self, selector: Selector) -> None:
        super().__init__()
        self.selector = selector
        self.nested: list[Nested] = []

    def ty(self, t: Ty) -> Ty:
        if not flags(t) & Flag.ALIAS:
            return t
        t = super_fold(self, t)
        return self.alias(t) if isinstance(t, Alias) else t

    def const(self, c: Const) -> Const:
        c = super_fold(self, c)
        if isinstance(c, ConstUnevaluated) and not flags(c) & (Flag.INFER | Flag.PARAM):
            from checker.types.const_eval import evaluate_const

            return evaluate_const(self.selector.tcx, c)
        return c

    def alias(self, t: Alias) -> Ty:
        if t.kind is AliasKind.OPAQUE:
            return self.opaque(t)
        selector = self.selector
        if selector.depth > RECURSION_LIMIT:
            raise TraitOverflow(trait_ref_of(selector, t))
        selector.depth += 1
        try:
            found = project(selector, t)
        finally:
            selector.depth -= 1
        if isinstance(found, Ambiguous):
            var = selector.infcx.fresh()
            self.nested.append(Nested(Predicate(ProjectionPredicate(t, var))))
            return var
        if found is None:
            self.nested.append(Nested(Predicate(TraitPredicate(trait_ref_of(selector, t)))))
            return ERROR_TY
        self.nested.extend(found.nested)
        return found.ty

    def opaque(self, t: Alias) -> Ty:
        if not self.selector.infcx.reveal:
            return t
        hidden = subst(self.selector.tcx.type_of(t.def_), t.args)
        return fold(self, hidden)


def trait_ref_of(selector: Selector, alias: Alias) -> TraitRef:
    """`T: Trait` of `<T as Trait>::Item`."""
    trait = alias.def_.parent
    assert trait is not None
    return TraitRef(trait, alias.args[: selector.tcx.generics_of(trait).count])


def project(selector: Selector, alias: Alias) -> Projected | Ambiguous | None:
    """What `alias` (arguments normalised) is; None when its trait is not implemented."""
    alias = selector.infcx.resolve(alias)
    if alias.kind is AliasKind.OPAQUE:
        return Projected(alias, [])
    infcx = selector.infcx
    closed = selector.cacheable and not infcx.track_regions and not flags(alias) & Flag.INFER
    key = ("project", infcx.env, infcx.reveal, alias)
    if closed and key in selector.tcx.trait_cache:
        return cast("Projected | None", selector.tcx.trait_cache[key])
    found = _project(selector, alias)
    if closed and (found is None or isinstance(found, Projected)):
        found = _settle(selector, found)
        if found is None or not (found.nested or flags(found.ty) & Flag.INFER):
            selector.tcx.trait_cache[key] = found
    return found


def _settle(selector: Selector, found: Projected | None) -> Projected | None:
    """A closed projection needs no conditions later if they hold now."""
    if found is None:
        return None
    if not found.nested:
        return Projected(selector.infcx.resolve(found.ty), [])
    if selector.evaluate_all(found.nested) is not Evaluation.HOLDS:
        return found
    ty = selector.infcx.resolve(found.ty)
    return Projected(ty, []) if not flags(ty) & Flag.INFER else found


def _project(selector: Selector, alias: Alias) -> Projected | Ambiguous | None:
    self_ty = alias.args[0]
    if isinstance(self_ty, Infer) and self_ty.kind is InferKind.GENERAL:
        return AMBIGUOUS
    found = _from_predicates(selector, alias, selector.env.projections.get(alias.def_, ()))
    if found is None and isinstance(self_ty, Alias):
        found = _from_predicates(selector, alias, _bounds_of(selector, self_ty))
    if found is None and isinstance(self_ty, Dynamic):
        found = _from_predicates(selector, alias, _object_bounds(selector, self_ty))
    if found is None:
        found = _from_language(selector, alias)
    return found if found is not None else _from_selection(selector, alias)


def _bounds_of(selector: Selector, self_ty: Alias) -> list[Predicate]:
    bounds = [subst(p, self_ty.args) for p in selector.tcx.item_bounds(self_ty.def_)]
    return list(elaborate(selector.tcx, bounds))


def _object_bounds(selector: Selector, dyn: Dynamic) -> list[Predicate]:
    return list(elaborate(selector.tcx, object_predicates(dyn)))


def _from_predicates(
    selector: Selector, alias: Alias, predicates: Iterable[Predicate]
) -> Projected | None:
    for predicate in predicates:
        kind = open_predicate(predicate)
        if not isinstance(kind, ProjectionPredicate) or kind.projection.def_ is not alias.def_:
            continue
        if len(kind.projection.args) != len(alias.args):
            continue
        if kind.projection == alias and kind.term == alias:
            continue
        if selector.infcx.unify_args(alias.args, kind.projection.args) is None:
            return _then(selector, kind.term)
    return None


def _then(selector: Selector, t: Ty, nested: list[Nested] | None = None) -> Projected:
    """The value of a projection, normalised in turn."""
    clean, more = normalize(selector, t)
    return Projected(clean, (nested or []) + more)


def _from_language(selector: Selector, alias: Alias) -> Projected | None:
    """`FnOnce::Output` of functions and closures, the discriminant type of enums."""
    tcx = selector.tcx
    langs = tcx.q_lang_items.get(tcx, None)
    if alias.def_ is langs.get(LangItem.FN_ONCE_OUTPUT):
        return _fn_output(selector, alias)
    if alias.def_.parent is langs.get(LangItem.DISCRIMINANT_KIND):
        return Projected(discriminant_ty(selector, cast(Ty, alias.args[0])), [])
    return None


def _fn_output(selector: Selector, alias: Alias) -> Projected | None:
    t = alias.args[0]
    match t:
        case Closure() | FnPtr():
            poly = t.sig
        case FnDef(def_, args):
            poly = subst(selector.tcx.fn_sig(def_), args)
        case _:
            return None
    sig, nested = normalize(selector, open_sig(poly))
    if selector.infcx.unify(cast(Ty, alias.args[1]), Tuple(sig.inputs)) is not None:
        return Projected(ERROR_TY, [])  # the trait obligation tells
    return Projected(sig.output, nested)


def discriminant_ty(selector: Selector, t: Ty) -> Ty:
    if isinstance(t, Adt):
        for name in selector.tcx.adt(t.def_).repr:
            if name in {p.value for p in PrimTy}:
                return Prim(PrimTy(name))
        return ISIZE
    return ISIZE if not isinstance(t, Infer) else USIZE


def _from_selection(selector: Selector, alias: Alias) -> Projected | Ambiguous | None:
    goal = trait_ref_of(selector, alias)
    candidate = selector.select(goal)
    if candidate is None or isinstance(candidate, Ambiguous):
        return candidate
    if not isinstance(candidate, ImplCandidate):
        return Projected(alias, [])
    matched = selector.match_impl(candidate.impl, goal)
    if isinstance(matched, TypeMismatch):
        return None
    args, nested = matched
    nested = nested + selector.impl_conditions(candidate.impl, args)
    own = alias.args[len(goal.args) :]
    item = impl_item(selector, candidate.impl, alias.def_)
    if item is None:
        return _trait_default(selector, alias, nested)
    return _then(selector, subst(selector.tcx.type_of(item), args + own), nested)


def impl_item(selector: Selector, impl: Def, trait_item: Def) -> Def | None:
    """The impl's item for the trait's, None if it has none."""
    for item in selector.tcx.assoc_items(impl):
        if item.trait_item is trait_item:
            return item.def_
    return None


def _trait_default(selector: Selector, alias: Alias, nested: list[Nested]) -> Projected:
    """The trait's own default; an impl without the type has been reported."""
    node = alias.def_.node
    has_default = (
        isinstance(node, ast.Item)
        and isinstance(node.kind, ast.TypeAliasItem)
        and node.kind.ty is not None
    )
    if not has_default:
        return Projected(ERROR_TY, [])
    return _then(selector, subst(selector.tcx.type_of(alias.def_), alias.args), nested)
