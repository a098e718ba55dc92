"""Walking and rewriting terms: `fold`, substitution, binders, and what a term contains.

A `Folder` says what becomes of types, regions and constants; `fold` hands each part of a term to
it and rebuilds only what changed, so that an unchanged term stays the same object. Binders
(`PolyFnSig`, `DynTrait`, `Predicate`) raise `Folder.depth` while inside: a `ReBound(d, i)` met at
depth `n` is free in the whole term if `d >= n`.

What a term contains (`Flag`) is computed once and kept in the term, so that the common "nothing to
do" of substitution, resolution and erasure costs one attribute read (rustc's `TypeFlags`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Any, TypeVar, cast

from checker.names.defs import Def
from checker.types.ty import (
    CONST_CLASSES,
    ERASED,
    REGION_CLASSES,
    TY_CLASSES,
    Adt,
    Alias,
    Args,
    Array,
    Closure,
    Const,
    ConstError,
    ConstInfer,
    ConstParam,
    ConstUnevaluated,
    ConstValue,
    Dynamic,
    DynTrait,
    ErrorTy,
    FnDef,
    FnPtr,
    FnSig,
    Foreign,
    GenericArg,
    Infer,
    Never,
    Param,
    PolyFnSig,
    Predicate,
    PredicateKind,
    Prim,
    ProjectionPredicate,
    RawPtr,
    ReBound,
    ReEarlyParam,
    ReErased,
    Ref,
    Region,
    RegionOutlives,
    ReLateParam,
    Slice,
    TraitPredicate,
    TraitRef,
    Tuple,
    Ty,
    TypeOutlives,
)

T = TypeVar("T")


def fold(folder: Folder, t: T) -> T:
    """`t` with its types, regions and constants replaced as `folder` says.

    Works on every term, on tuples of terms, and on `None`.
    """
    cls = t.__class__
    if cls in _TY:
        return cast(T, folder.ty(cast(Ty, t)))
    if cls is tuple:
        return cast(T, _fold_tuple(folder, cast("tuple[Any, ...]", t)))
    if cls in _REGION:
        return cast(T, folder.region(cast(Region, t)))
    if cls in _CONST:
        return cast(T, folder.const(cast(Const, t)))
    return super_fold(folder, t)


class Folder:
    """What to do with the parts of a term; by default, go on into them."""

    def __init__(self) -> None:
        self.depth = 0

    def ty(self, t: Ty) -> Ty:
        return super_fold(self, t)

    def region(self, r: Region) -> Region:
        return r

    def const(self, c: Const) -> Const:
        return super_fold(self, c)


def super_fold(folder: Folder, t: T) -> T:
    """`t` with its immediate parts folded."""
    rebuild = _REBUILD.get(t.__class__)
    return t if rebuild is None else cast(T, rebuild(folder, t))


def _fold_tuple(folder: Folder, items: tuple[Any, ...]) -> tuple[Any, ...]:
    out: list[Any] | None = None
    for i, item in enumerate(items):
        new = fold(folder, item)
        if new is not item and out is None:
            out = list(items)
        if out is not None:
            out[i] = new
    return items if out is None else tuple(out)


# ------------------------------------------------------------------ rebuilding, one per class


def _adt(f: Folder, t: Adt) -> Adt:
    args = _fold_tuple(f, t.args)
    return t if args is t.args else Adt(t.def_, args)


def _array(f: Folder, t: Array) -> Array:
    element, length = f.ty(t.element), f.const(t.length)
    return t if element is t.element and length is t.length else Array(element, length)


def _slice(f: Folder, t: Slice) -> Slice:
    element = f.ty(t.element)
    return t if element is t.element else Slice(element)


def _raw_ptr(f: Folder, t: RawPtr) -> RawPtr:
    pointee = f.ty(t.pointee)
    return t if pointee is t.pointee else RawPtr(pointee, t.mutable)


def _ref(f: Folder, t: Ref) -> Ref:
    region, pointee = f.region(t.region), f.ty(t.pointee)
    return t if region is t.region and pointee is t.pointee else Ref(region, pointee, t.mutable)


def _tuple(f: Folder, t: Tuple) -> Tuple:
    elements = _fold_tuple(f, t.elements)
    return t if elements is t.elements else Tuple(elements)


def _fn_def(f: Folder, t: FnDef) -> FnDef:
    args = _fold_tuple(f, t.args)
    return t if args is t.args else FnDef(t.def_, args)


def _fn_sig(f: Folder, s: FnSig) -> FnSig:
    inputs, output = _fold_tuple(f, s.inputs), f.ty(s.output)
    if inputs is s.inputs and output is s.output:
        return s
    return FnSig(inputs, output, s.is_unsafe, s.abi, s.variadic)


def _poly_fn_sig(f: Folder, s: PolyFnSig) -> PolyFnSig:
    f.depth += 1
    sig = _fn_sig(f, s.sig)
    f.depth -= 1
    return s if sig is s.sig else PolyFnSig(sig, s.names)


def _fn_ptr(f: Folder, t: FnPtr) -> FnPtr:
    sig = _poly_fn_sig(f, t.sig)
    return t if sig is t.sig else FnPtr(sig)


def _trait_ref(f: Folder, t: TraitRef) -> TraitRef:
    args = _fold_tuple(f, t.args)
    return t if args is t.args else TraitRef(t.trait, args)


def _dyn_trait(f: Folder, t: DynTrait) -> DynTrait:
    f.depth += 1
    args = _fold_tuple(f, t.args)
    terms = tuple(term for _, term in t.projections)
    new_terms = _fold_tuple(f, terms)
    f.depth -= 1
    if args is t.args and new_terms is terms:
        return t
    projections = tuple((d, new) for (d, _), new in zip(t.projections, new_terms, strict=True))
    return DynTrait(t.trait, args, projections, t.names)


def _dynamic(f: Folder, t: Dynamic) -> Dynamic:
    bounds, region = _fold_tuple(f, t.bounds), f.region(t.region)
    return t if bounds is t.bounds and region is t.region else Dynamic(bounds, region)


def _closure(f: Folder, t: Closure) -> Closure:
    args, sig, upvars = _fold_tuple(f, t.args), _poly_fn_sig(f, t.sig), f.ty(t.upvars)
    if args is t.args and sig is t.sig and upvars is t.upvars:
        return t
    return Closure(t.def_, args, t.kind, sig, upvars)


def _alias(f: Folder, t: Alias) -> Alias:
    args = _fold_tuple(f, t.args)
    return t if args is t.args else Alias(t.kind, t.def_, args)


def _const_value(f: Folder, c: ConstValue) -> ConstValue:
    ty = f.ty(c.ty)
    return c if ty is c.ty else ConstValue(ty, c.value)


def _unevaluated(f: Folder, c: ConstUnevaluated) -> ConstUnevaluated:
    args = _fold_tuple(f, c.args)
    return c if args is c.args else ConstUnevaluated(c.def_, args)


def _trait_predicate(f: Folder, p: TraitPredicate) -> TraitPredicate:
    trait_ref = _trait_ref(f, p.trait_ref)
    return p if trait_ref is p.trait_ref else TraitPredicate(trait_ref)


def _projection_predicate(f: Folder, p: ProjectionPredicate) -> ProjectionPredicate:
    projection, term = _alias(f, p.projection), f.ty(p.term)
    if projection is p.projection and term is p.term:
        return p
    return ProjectionPredicate(projection, term)


def _type_outlives(f: Folder, p: TypeOutlives) -> TypeOutlives:
    ty, region = f.ty(p.ty), f.region(p.region)
    return p if ty is p.ty and region is p.region else TypeOutlives(ty, region)


def _region_outlives(f: Folder, p: RegionOutlives) -> RegionOutlives:
    longer, shorter = f.region(p.longer), f.region(p.shorter)
    return p if longer is p.longer and shorter is p.shorter else RegionOutlives(longer, shorter)


def _predicate(f: Folder, p: Predicate) -> Predicate:
    f.depth += 1
    kind = super_fold(f, p.kind)
    f.depth -= 1
    return p if kind is p.kind else Predicate(kind, p.names, p.span)


_TY = frozenset(TY_CLASSES)
_REGION = frozenset(REGION_CLASSES)
_CONST = frozenset(CONST_CLASSES)
_REBUILD: dict[type, Callable[[Folder, Any], Any]] = {
    Adt: _adt,
    Array: _array,
    Slice: _slice,
    RawPtr: _raw_ptr,
    Ref: _ref,
    Tuple: _tuple,
    FnDef: _fn_def,
    FnSig: _fn_sig,
    PolyFnSig: _poly_fn_sig,
    FnPtr: _fn_ptr,
    TraitRef: _trait_ref,
    DynTrait: _dyn_trait,
    Dynamic: _dynamic,
    Closure: _closure,
    Alias: _alias,
    ConstValue: _const_value,
    ConstUnevaluated: _unevaluated,
    TraitPredicate: _trait_predicate,
    ProjectionPredicate: _projection_predicate,
    TypeOutlives: _type_outlives,
    RegionOutlives: _region_outlives,
    Predicate: _predicate,
}


# ------------------------------------------------------------------ what a term contains


class Flag(IntEnum):
    INFER = 1
    """An inference variable, of a type or constant."""
    PARAM = 2
    """A type or constant parameter, or an early-bound lifetime."""
    FREE_REGION = 4
    """A region that is neither erased nor bound."""
    ALIAS = 8
    """A projection, opaque type or unevaluated constant."""
    BOUND = 16
    """A `ReBound`."""
    ERROR = 32
    OPAQUE_CLOSURE = 64
    """A closure whose kind is not known yet."""
    TYPE_PARAM = 128
    """A type or constant parameter."""


_LEAF_FLAGS: dict[type, int] = {
    Prim: 0,
    Never: 0,
    Foreign: 0,
    Infer: Flag.INFER,
    ConstInfer: Flag.INFER,
    Param: Flag.PARAM | Flag.TYPE_PARAM,
    ConstParam: Flag.PARAM | Flag.TYPE_PARAM,
    ErrorTy: Flag.ERROR,
    ConstError: Flag.ERROR,
    ReErased: 0,
    ReBound: Flag.BOUND,
    ReEarlyParam: Flag.PARAM | Flag.FREE_REGION,
}
for _cls in REGION_CLASSES:
    _LEAF_FLAGS.setdefault(_cls, Flag.FREE_REGION)
_LEAF_FLAGS = {cls: int(f) for cls, f in _LEAF_FLAGS.items()}
_OWN_FLAGS: dict[type, int] = {Alias: int(Flag.ALIAS), ConstUnevaluated: int(Flag.ALIAS)}


def flags(t: object) -> int:
    """The `Flag`s of a term or a tuple of terms."""
    if t.__class__ is tuple:
        found = 0
        for item in cast("tuple[object, ...]", t):
            found |= flags(item)
        return found
    try:
        return t._flags  # type: ignore[attr-defined, no-any-return]
    except AttributeError:
        pass
    leaf = _LEAF_FLAGS.get(t.__class__)
    found = _compound_flags(t) if leaf is None else leaf
    object.__setattr__(t, "_flags", found)
    return found


def _compound_flags(t: object) -> int:
    found = _OWN_FLAGS.get(t.__class__, 0)
    if t.__class__ is Closure and t.kind is None:
        found |= int(Flag.OPAQUE_CLOSURE)
    for child in children(t):
        found |= flags(child)
    return found


def children(t: object) -> Iterable[object]:
    """The immediate parts of a term: types, regions, constants, signatures, bounds."""
    parts = _CHILDREN.get(t.__class__)
    return () if parts is None else parts(t)


_CHILDREN: dict[type, Callable[[Any], Iterable[object]]] = {
    Adt: lambda t: t.args,
    Array: lambda t: (t.element, t.length),
    Slice: lambda t: (t.element,),
    RawPtr: lambda t: (t.pointee,),
    Ref: lambda t: (t.region, t.pointee),
    Tuple: lambda t: t.elements,
    FnDef: lambda t: t.args,
    FnSig: lambda t: (*t.inputs, t.output),
    PolyFnSig: lambda t: (t.sig,),
    FnPtr: lambda t: (t.sig,),
    TraitRef: lambda t: t.args,
    DynTrait: lambda t: (*t.args, *(term for _, term in t.projections)),
    Dynamic: lambda t: (*t.bounds, t.region),
    Closure: lambda t: (*t.args, t.sig, t.upvars),
    Alias: lambda t: t.args,
    ConstValue: lambda t: (t.ty,),
    ConstUnevaluated: lambda t: t.args,
    TraitPredicate: lambda t: (t.trait_ref,),
    ProjectionPredicate: lambda t: (t.projection, t.term),
    TypeOutlives: lambda t: (t.ty, t.region),
    RegionOutlives: lambda t: (t.longer, t.shorter),
    Predicate: lambda t: (t.kind,),
}


def walk(t: object) -> Iterator[object]:
    """Every type, region, constant within `t`, itself included, in preorder."""
    stack: list[object] = [t]
    while stack:
        at = stack.pop()
        if at.__class__ is tuple:
            stack.extend(reversed(cast("tuple[object, ...]", at)))
            continue
        yield at
        stack.extend(reversed(tuple(children(at))))


def has_infer(t: object) -> bool:
    return flags(t) & Flag.INFER != 0


def has_params(t: object) -> bool:
    """Has type or constant parameters (lifetimes do not count)."""
    return flags(t) & Flag.TYPE_PARAM != 0


def has_alias(t: object) -> bool:
    return flags(t) & Flag.ALIAS != 0


def has_error(t: object) -> bool:
    return flags(t) & Flag.ERROR != 0


# ------------------------------------------------------------------ substitution and regions


class _Subst(Folder):
    def __init__(self, args: Args) -> None:
        super().__init__()
        self.args = args

    def ty(self, t: Ty) -> Ty:
        if not flags(t) & Flag.PARAM:
            return t
        if t.__class__ is Param:
            return cast(Ty, self._arg(t.index))
        return super_fold(self, t)

    def region(self, r: Region) -> Region:
        if r.__class__ is ReEarlyParam:
            return cast(Region, self._arg(r.index))
        return r

    def const(self, c: Const) -> Const:
        if c.__class__ is ConstParam:
            return cast(Const, self._arg(c.index))
        return super_fold(self, c)

    def _arg(self, index: int) -> GenericArg:
        arg = self.args[index]
        return shift(arg, self.depth) if self.depth and flags(arg) & Flag.BOUND else arg


def subst(t: T, args: Args) -> T:
    """`t` with its generic parameters replaced by `args` (flat, parent's first)."""
    if not flags(t) & Flag.PARAM:
        return t
    return fold(_Subst(args), t)


class _MapRegions(Folder):
    def __init__(self, f: Callable[[Region, int], Region]) -> None:
        super().__init__()
        self.f = f

    def region(self, r: Region) -> Region:
        return self.f(r, self.depth)


def map_regions(t: T, f: Callable[[Region], Region]) -> T:
    """`t` with each region that no binder inside `t` binds replaced by `f` of it."""

    def free(r: Region, depth: int) -> Region:
        return r if isinstance(r, ReBound) and r.depth < depth else f(r)

    return fold(_MapRegions(free), t)


class _Erase(Folder):
    def ty(self, t: Ty) -> Ty:
        return super_fold(self, t) if flags(t) & Flag.FREE_REGION else t

    def region(self, r: Region) -> Region:
        return r if r.__class__ is ReBound else ERASED


def erase_regions(t: T) -> T:
    """`t` with all regions erased but those bound inside it."""
    return fold(_Erase(), t) if flags(t) & Flag.FREE_REGION else t


def shift(t: T, amount: int) -> T:
    """`t` carried under `amount` more binders."""
    if amount == 0 or not flags(t) & Flag.BOUND:
        return t

    def up(r: Region, depth: int) -> Region:
        if isinstance(r, ReBound) and r.depth >= depth:
            return ReBound(r.depth + amount, r.index)
        return r

    return fold(_MapRegions(up), t)


def instantiate_bound(t: T, regions: Sequence[Region] | Callable[[int], Region]) -> T:
    """The inside `t` of a binder, with the binder's variables replaced by `regions`."""
    if not flags(t) & Flag.BOUND:
        return t
    of = regions if callable(regions) else regions.__getitem__

    def open_(r: Region, depth: int) -> Region:
        if not isinstance(r, ReBound) or r.depth < depth:
            return r
        if r.depth == depth:
            return shift(of(r.index), depth)
        return ReBound(r.depth - 1, r.index)

    return fold(_MapRegions(open_), t)


def open_sig(poly: PolyFnSig) -> FnSig:
    """The signature with its bound lifetimes erased."""
    return instantiate_bound(poly.sig, lambda _: ERASED)


def open_predicate(p: Predicate) -> PredicateKind:
    """The predicate with its bound lifetimes erased."""
    return instantiate_bound(p.kind, lambda _: ERASED)


def liberate(poly: PolyFnSig, scope: Def) -> FnSig:
    """The signature as its function's body sees it: bound lifetimes are `scope`'s parameters."""
    return instantiate_bound(poly.sig, lambda i: ReLateParam(scope, poly.names[i]))


def has_escaping_bound(t: object) -> bool:
    """Whether a `ReBound` in `t` is bound by no binder inside `t`."""
    if not flags(t) & Flag.BOUND:
        return False
    found = False

    def look(r: Region, depth: int) -> Region:
        nonlocal found
        found = found or (isinstance(r, ReBound) and r.depth >= depth)
        return r

    fold(_MapRegions(look), t)
    return found
