"""What the language itself implements: `Sized`, `Copy`, `Clone`, `Fn*`, `Unsize`, auto traits...

`assemble_builtin` is asked before impls: its answer tells whether they are to be looked at too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind, PrimTy
from checker.types.fold import open_sig, subst
from checker.types.traits_data import (
    AMBIGUOUS,
    Ambiguous,
    BuiltinCandidate,
    Candidate,
    FnCandidate,
)
from checker.types.traits_impls import has_impl_for
from checker.types.ty import (
    Adt,
    Alias,
    AliasKind,
    Args,
    Array,
    Closure,
    ClosureKind,
    Dynamic,
    ErrorTy,
    FnDef,
    FnPtr,
    Foreign,
    Infer,
    InferKind,
    Never,
    Param,
    Predicate,
    Prim,
    RawPtr,
    Ref,
    Slice,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
)
from grammar import syntax as ast

if TYPE_CHECKING:
    from checker.types.traits_select import Selector

    Handler = Callable[[Selector, TraitRef, list[Candidate]], bool | Ambiguous | None]


def assemble_builtin(
    selector: Selector, goal: TraitRef, out: list[Candidate]
) -> bool | Ambiguous | None:
    """Add the built-in candidate for `goal`.

    True when the language alone decides (found or not), None when impls are to be looked at too,
    `AMBIGUOUS` when the goal is too open.
    """
    handler = _handlers(selector.tcx).get(goal.trait)
    return None if handler is None else handler(selector, goal, out)


def _handlers(tcx: Tcx) -> dict[Def, Handler]:
    found = tcx.trait_cache.get("builtin")
    if found is None:
        langs = tcx.q_lang_items.get(tcx, None)
        found = {langs[item]: handler for item, handler in _HANDLERS.items() if item in langs}
        tcx.trait_cache["builtin"] = found
    return cast("dict[Def, Handler]", found)


def _holds_for(trait: Def, types: Iterable[Ty]) -> tuple[Predicate, ...]:
    return tuple(Predicate(TraitPredicate(TraitRef(trait, (t,)))) for t in types)


def _builtin(trait: Def, nested: Iterable[Ty], out: list[Candidate]) -> bool:
    out.append(BuiltinCandidate(_holds_for(trait, nested)))
    return True


# ------------------------------------------------------------------ Sized


def _sized(selector: Selector, goal: TraitRef, out: list[Candidate]) -> bool | Ambiguous | None:
    match goal.self_ty:
        case Prim(PrimTy.STR) | Slice() | Dynamic() | Foreign():
            return True
        case Param() | Alias():
            return True
        case Tuple(elements):
            return _builtin(goal.trait, elements[-1:], out)
        case Adt(def_, args):
            tail = sized_tail(selector.tcx, def_)
            return _builtin(goal.trait, () if tail is None else (subst(tail, args),), out)
        case _:
            return _builtin(goal.trait, (), out)


def sized_tail(tcx: Tcx, adt: Def) -> Ty | None:
    """The type that must be sized for `adt` to be: its last field's, None if that always is."""
    key = ("sized_tail", adt)
    if key not in tcx.trait_cache:
        tcx.trait_cache[key] = None  # a struct that contains itself is reported elsewhere
        tcx.trait_cache[key] = _sized_tail(tcx, adt)
    return cast("Ty | None", tcx.trait_cache[key])


def _sized_tail(tcx: Tcx, adt: Def) -> Ty | None:
    if adt.kind is not DefKind.STRUCT:
        return None
    fields = tcx.adt(adt).variants[0].fields
    if not fields:
        return None
    return _constraint(tcx, tcx.type_of(fields[-1].def_), adt)


def _constraint(tcx: Tcx, t: Ty, adt: Def) -> Ty | None:
    match t:
        case Prim(PrimTy.STR) | Slice() | Dynamic() | Foreign():
            return t
        case Param():
            return None if _is_sized_param(tcx, t, adt) else t
        case Alias():
            return t
        case Tuple(elements):
            return _constraint(tcx, elements[-1], adt) if elements else None
        case Adt(def_, args):
            inner = sized_tail(tcx, def_)
            return None if inner is None else _constraint(tcx, subst(inner, args), adt)
        case _:
            return None


def _is_sized_param(tcx: Tcx, t: Param, adt: Def) -> bool:
    sized = tcx.lang(LangItem.SIZED)
    return any(
        isinstance(p.kind, TraitPredicate)
        and p.kind.trait_ref.trait is sized
        and p.kind.trait_ref.args[0] == t
        for p in tcx.predicates_of(adt)
    )


# ------------------------------------------------------------------ Copy and Clone


def _copy(selector: Selector, goal: TraitRef, out: list[Candidate]) -> bool | Ambiguous | None:
    """Scalars are `Copy` by impls in the library, which nobody needs to read to know it."""
    if isinstance(goal.self_ty, Prim) and goal.self_ty.kind is not PrimTy.STR:
        return _builtin(goal.trait, (), out)
    return _clone(selector, goal, out)


def _clone(selector: Selector, goal: TraitRef, out: list[Candidate]) -> bool | Ambiguous | None:
    trait = goal.trait
    match goal.self_ty:
        case Ref() as t:
            return True if t.mutable else _builtin(trait, (), out)
        case RawPtr() | Never() | FnDef() | FnPtr():
            return _builtin(trait, (), out)
        case Infer(_, InferKind.INT | InferKind.FLOAT):
            return _builtin(trait, (), out)
        case Array(element, _):
            return _builtin(trait, (element,), out)
        case Tuple(elements):
            return _builtin(trait, elements, out)
        case Closure() as t:
            upvars = selector.infcx.upvars(t)
            return AMBIGUOUS if isinstance(upvars, Infer) else _builtin(trait, (upvars,), out)
        case _:
            return None


# ------------------------------------------------------------------ Fn, FnMut, FnOnce

_CALLABLE_AS = {
    ClosureKind.FN: (ClosureKind.FN, ClosureKind.FN_MUT, ClosureKind.FN_ONCE),
    ClosureKind.FN_MUT: (ClosureKind.FN_MUT, ClosureKind.FN_ONCE),
    ClosureKind.FN_ONCE: (ClosureKind.FN_ONCE,),
}


def _callable(wanted: ClosureKind) -> Handler:
    def handler(
        selector: Selector, goal: TraitRef, out: list[Candidate]
    ) -> bool | Ambiguous | None:
        t = goal.self_ty
        if isinstance(t, Closure):
            kind = selector.infcx.closure_kind(t)
            waits = kind is None and wanted is not ClosureKind.FN_ONCE
            if kind is None or wanted in _CALLABLE_AS[kind]:
                out.append(FnCandidate(open_sig(t.sig), wanted, t if waits else None))
            return True
        poly = None
        if isinstance(t, FnPtr):
            poly = t.sig
        elif isinstance(t, FnDef):
            poly = subst(selector.tcx.fn_sig(t.def_), t.args)
        if poly is not None:
            if not poly.sig.is_unsafe and not poly.sig.variadic:
                out.append(FnCandidate(open_sig(poly), wanted))
            return True
        return None

    return handler


# ------------------------------------------------------------------ small marker traits


def _tuple_trait(
    selector: Selector, goal: TraitRef, out: list[Candidate]
) -> bool | Ambiguous | None:
    return _builtin(goal.trait, (), out) if isinstance(goal.self_ty, Tuple) else True


def _fn_ptr_trait(
    selector: Selector, goal: TraitRef, out: list[Candidate]
) -> bool | Ambiguous | None:
    return _builtin(goal.trait, (), out) if isinstance(goal.self_ty, FnPtr) else True


def _always(selector: Selector, goal: TraitRef, out: list[Candidate]) -> bool | Ambiguous | None:
    return _builtin(goal.trait, (), out)


def _unsize(selector: Selector, goal: TraitRef, out: list[Candidate]) -> bool | Ambiguous | None:
    from checker.types.traits_unsize import unsize

    return _conversion(unsize, selector, goal, out, decides=True)


def _coerce(selector: Selector, goal: TraitRef, out: list[Candidate]) -> bool | Ambiguous | None:
    from checker.types.traits_unsize import coerce_unsized

    return _conversion(coerce_unsized, selector, goal, out, decides=False)


def _conversion(
    rule: Callable[[Selector, TraitRef], tuple[Predicate, ...] | Ambiguous | None],
    selector: Selector,
    goal: TraitRef,
    out: list[Candidate],
    decides: bool,
) -> bool | Ambiguous | None:
    nested = rule(selector, goal)
    if isinstance(nested, Ambiguous):
        return nested
    if nested is None:
        return True if decides else None
    out.append(BuiltinCandidate(nested))
    return True


_HANDLERS: dict[LangItem, Handler] = {
    LangItem.SIZED: _sized,
    LangItem.COPY: _copy,
    LangItem.CLONE: _clone,
    LangItem.FN: _callable(ClosureKind.FN),
    LangItem.FN_MUT: _callable(ClosureKind.FN_MUT),
    LangItem.FN_ONCE: _callable(ClosureKind.FN_ONCE),
    LangItem.TUPLE_TRAIT: _tuple_trait,
    LangItem.FN_PTR_TRAIT: _fn_ptr_trait,
    LangItem.DISCRIMINANT_KIND: _always,
    LangItem.UNSIZE: _unsize,
    LangItem.COERCE_UNSIZED: _coerce,
}


# ------------------------------------------------------------------ auto traits


def is_auto_trait(trait: Def) -> bool:
    node = trait.node
    return isinstance(node, ast.Item) and isinstance(node.kind, ast.TraitItem) and node.kind.is_auto


def assemble_auto(selector: Selector, goal: TraitRef, out: list[Candidate]) -> None:
    """An auto trait holds if it does for all parts, unless an impl speaks about the type."""
    t = goal.self_ty
    if out or not is_auto_trait(goal.trait):
        return
    if isinstance(t, Adt) and has_impl_for(selector.tcx, goal.trait, t.def_):
        return
    parts = constituents(selector, t)
    if parts is not None:
        _builtin(goal.trait, parts, out)


def constituents(selector: Selector, t: Ty) -> tuple[Ty, ...] | None:
    """The types that a value of type `t` is made of; None if it is not known of what."""
    tcx = selector.tcx
    match t:
        case Prim() | Never() | FnDef() | FnPtr() | ErrorTy():
            return ()
        case Infer(_, InferKind.INT | InferKind.FLOAT):
            return ()
        case Ref() | RawPtr():
            return (t.pointee,)
        case Array(element, _) | Slice(element):
            return (element,)
        case Tuple(elements):
            return elements
        case Closure():
            return (selector.infcx.upvars(t),)
        case Adt(def_, args):
            return adt_fields(tcx, def_, args)
        case Alias(AliasKind.OPAQUE, def_, args):
            return (subst(tcx.type_of(def_), args),)
        case _:
            return None


def adt_fields(tcx: Tcx, adt: Def, args: Args) -> tuple[Ty, ...]:
    """The types of all fields of all variants, not normalised."""
    info = tcx.adt(adt)
    return tuple(
        subst(tcx.type_of(field.def_), args)
        for variant in info.variants
        for field in variant.fields
    ) or _phantom(info.lang, args)


def _phantom(lang: str | None, args: Args) -> tuple[Ty, ...]:
    """`PhantomData<T>` is as if it had a `T`."""
    if lang == LangItem.PHANTOM_DATA.value:
        return (cast(Ty, args[0]),)
    return ()
