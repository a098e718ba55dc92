"""Inference variables of one body: their table, unification, snapshots.

A variable is bound at most once, to a type or to another variable; `shallow` follows the chain.
Every binding is written to an undo log, so that a snapshot is a few lengths and a rollback pops the
log (rustc's `InferCtxt` with `ena`'s snapshots). Integer and float variables only take such types.

Regions play no part in type inference: `unify` passes over them. A context made with
`track_regions` (normalisation for the borrow checker) also gives lifetimes of impls variables,
negative `ReVar`s, binds each to the first region it meets, and lists other pairs that must be equal
in `region_equalities`.

Aliases are equal only to themselves here: callers normalise first (`checker.types.fulfill`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from checker.context import Tcx
from checker.names.defs import Def, PrimTy
from checker.types.fold import Flag, Folder, children, flags, fold, super_fold
from checker.types.ty import (
    CONST_CLASSES,
    ERASED,
    FLOATS,
    REGION_CLASSES,
    SIGNED,
    UNSIGNED,
    Adt,
    Alias,
    Args,
    Array,
    Closure,
    ClosureKind,
    Const,
    ConstError,
    ConstInfer,
    Dynamic,
    ErrorTy,
    FnDef,
    FnPtr,
    FnSig,
    GenericArg,
    Generics,
    Infer,
    InferKind,
    Param,
    ParamKind,
    Prim,
    RawPtr,
    ReBound,
    ReErased,
    Ref,
    Region,
    ReVar,
    Slice,
    TraitRef,
    Tuple,
    Ty,
)
from grammar.record import define, field, frozen
from grammar.span import DUMMY_SPAN, Span

T = TypeVar("T")

_INTEGRAL = frozenset(SIGNED) | frozenset(UNSIGNED)


@frozen
class TypeMismatch:
    """The innermost pair that is not equal. `cyclic` when a type would contain itself."""

    expected: GenericArg | TraitRef
    found: GenericArg | TraitRef
    cyclic: bool = False


@frozen
class Snapshot:
    log: int
    types: int
    consts: int
    regions: int
    equalities: int


@define(eq=False, repr=False)
class InferCtxt:
    """The variables of one body. `env` is the definition whose where clauses are assumed.

    `closure_kinds` and `closure_upvars` are where `typeck` says what it has found out about
    closures whose type still has `kind=None`.
    """

    tcx: Tcx
    env: Def | None = None
    track_regions: bool = False
    reveal: bool = False
    """See through opaque types: only where code is made, never where it is checked."""
    closure_kinds: dict[Def, ClosureKind] = field(factory=dict)
    closure_upvars: dict[Def, Ty] = field(factory=dict)
    region_equalities: list[tuple[Region, Region]] = field(factory=list)
    _types: list[Ty | None] = field(factory=list)
    _kinds: list[InferKind] = field(factory=list)
    _origins: list[Span] = field(factory=list)
    _consts: list[Const | None] = field(factory=list)
    _regions: list[Region | None] = field(factory=list)
    _log: list[tuple[list[Any], int]] = field(factory=list)

    # -------------------------------------------------------------- making variables

    def fresh(self, kind: InferKind = InferKind.GENERAL, origin: Span = DUMMY_SPAN) -> Infer:
        self._types.append(None)
        self._kinds.append(kind)
        self._origins.append(origin)
        return Infer(len(self._types) - 1, kind)

    def fresh_const(self) -> ConstInfer:
        self._consts.append(None)
        return ConstInfer(len(self._consts) - 1)

    def fresh_region(self) -> Region:
        """Erased, unless regions are tracked."""
        if not self.track_regions:
            return ERASED
        self._regions.append(None)
        return ReVar(-len(self._regions))

    def fresh_args(self, generics: Generics, parent: Args = (), origin: Span = DUMMY_SPAN) -> Args:
        """Variables for all parameters of `generics` after those that `parent` gives."""
        args: list[GenericArg] = list(parent)
        for param in generics.all()[len(parent) :]:
            match param.kind:
                case ParamKind.LIFETIME:
                    args.append(self.fresh_region())
                case ParamKind.TYPE:
                    args.append(self.fresh(origin=origin))
                case ParamKind.CONST:
                    args.append(self.fresh_const())
        return tuple(args)

    def origin(self, id: int) -> Span:
        return self._origins[id]

    def unresolved(self) -> Iterator[Infer]:
        """The variables that are bound to nothing, in order of creation."""
        for i, (value, kind) in enumerate(zip(self._types, self._kinds, strict=True)):
            if value is None:
                yield Infer(i, kind)

    def root(self, id: int) -> int:
        """The last variable of the chain of `id`, which must be bound to no type."""
        var = self.shallow(Infer(id))
        assert isinstance(var, Infer)
        return var.id

    # -------------------------------------------------------------- reading

    def shallow(self, t: Ty) -> Ty:
        """`t`, or what it is bound to if it is a variable (the last variable of a chain)."""
        while t.__class__ is Infer:
            value = self._types[t.id]
            if value is None:
                return t
            t = value
        return t

    def shallow_const(self, c: Const) -> Const:
        while isinstance(c, ConstInfer):
            value = self._consts[c.id]
            if value is None:
                return c
            c = value
        return c

    def shallow_region(self, r: Region) -> Region:
        while isinstance(r, ReVar) and r.id < 0:
            value = self._regions[-r.id - 1]
            if value is None:
                return r
            r = value
        return r

    def resolve(self, t: T) -> T:
        """`t` with every bound variable replaced, deeply."""
        if flags(t) & (Flag.INFER | Flag.OPAQUE_CLOSURE) or self._regions:
            return fold(_Resolver(self), t)
        return t

    def closure_kind(self, closure: Closure) -> ClosureKind | None:
        return closure.kind or self.closure_kinds.get(closure.def_)

    def upvars(self, closure: Closure) -> Ty:
        upvars = self.shallow(closure.upvars)
        return (
            self.closure_upvars.get(closure.def_, upvars) if isinstance(upvars, Infer) else upvars
        )

    def version(self) -> int:
        """Grows whenever a variable is bound: nothing new if unchanged."""
        return len(self._log)

    # -------------------------------------------------------------- snapshots

    def snapshot(self) -> Snapshot:
        return Snapshot(
            len(self._log),
            len(self._types),
            len(self._consts),
            len(self._regions),
            len(self.region_equalities),
        )

    def rollback_to(self, s: Snapshot) -> None:
        while len(self._log) > s.log:
            table, index = self._log.pop()
            table[index] = None
        del self._types[s.types :]
        del self._kinds[s.types :]
        del self._origins[s.types :]
        del self._consts[s.consts :]
        del self._regions[s.regions :]
        del self.region_equalities[s.equalities :]

    def commit(self, s: Snapshot) -> None:
        """Keep what happened since `s`. Nothing to do: an outer snapshot may still need the log."""

    @contextmanager
    def probe(self) -> Iterator[None]:
        """Whatever happens inside is undone."""
        s = self.snapshot()
        try:
            yield
        finally:
            self.rollback_to(s)

    # -------------------------------------------------------------- unification

    def unify(self, expected: Ty, found: Ty) -> TypeMismatch | None:
        """Make two types equal; on failure nothing has changed."""
        return self._atomic(self._unify, expected, found)

    def unify_args(self, expected: Args, found: Args) -> TypeMismatch | None:
        return self._atomic(self._args, expected, found)

    def unify_trait_ref(self, expected: TraitRef, found: TraitRef) -> TypeMismatch | None:
        if expected.trait is not found.trait:
            return TypeMismatch(expected, found)
        return self.unify_args(expected.args, found.args)

    def unify_sig(self, expected: FnSig, found: FnSig) -> TypeMismatch | None:
        """Inputs and outputs pairwise; both must have as many inputs."""
        return self._atomic(self._sig, expected, found)

    def _atomic(
        self, relate: Callable[[T, T], TypeMismatch | None], a: T, b: T
    ) -> TypeMismatch | None:
        s = self.snapshot()
        mismatch = relate(a, b)
        if mismatch is not None:
            self.rollback_to(s)
        return mismatch

    def _unify(self, a: Ty, b: Ty) -> TypeMismatch | None:
        a, b = self.shallow(a), self.shallow(b)
        if a is b:
            return None
        if isinstance(a, Infer):
            return self._bind(a, b, found_first=False)
        if isinstance(b, Infer):
            return self._bind(b, a, found_first=True)
        if a.__class__ is ErrorTy or b.__class__ is ErrorTy:
            return None
        if a.__class__ is not b.__class__:
            return TypeMismatch(a, b)
        relate = _RELATE.get(a.__class__)
        if relate is None:
            return None if a == b else TypeMismatch(a, b)
        return relate(self, a, b)

    def _bind(self, var: Infer, t: Ty, found_first: bool) -> TypeMismatch | None:
        if isinstance(t, Infer):
            return self._bind_variables(var, t)
        if not _accepts(var.kind, t):
            return TypeMismatch(t, var) if found_first else TypeMismatch(var, t)
        if flags(t) & Flag.INFER and self._occurs(var, t):
            t = self.resolve(t)
            return TypeMismatch(t, var, True) if found_first else TypeMismatch(var, t, True)
        self._set(self._types, var.id, t)
        return None

    def _bind_variables(self, a: Infer, b: Infer) -> TypeMismatch | None:
        if a.id == b.id:
            return None
        if b.kind is InferKind.GENERAL and a.kind is not InferKind.GENERAL:
            a, b = b, a
        if a.kind is not b.kind and a.kind is not InferKind.GENERAL:
            return TypeMismatch(a, b)
        if a.kind is b.kind and a.id < b.id:
            a, b = b, a
        self._set(self._types, a.id, b)
        return None

    def _set(self, table: list[Any], index: int, value: object) -> None:
        table[index] = value
        self._log.append((table, index))

    def _occurs(self, var: Infer, t: Ty) -> bool:
        stack: list[object] = [t]
        while stack:
            at = stack.pop()
            if not flags(at) & Flag.INFER:
                continue
            if isinstance(at, Infer):
                value = self.shallow(at)
                if value == var:
                    return True
                if value is not at and not isinstance(value, Infer):
                    stack.append(value)
                continue
            stack.extend(children(at))
        return False

    def _args(self, a: Args, b: Args) -> TypeMismatch | None:
        for x, y in zip(a, b, strict=True):
            if x is y:
                continue
            mismatch = self._arg(x, y)
            if mismatch is not None:
                return mismatch
        return None

    def _arg(self, x: GenericArg, y: GenericArg) -> TypeMismatch | None:
        if isinstance(x, REGION_CLASSES):
            self._region(x, cast(Region, y))
            return None
        if isinstance(x, CONST_CLASSES):
            return self._const(x, cast(Const, y))
        return self._unify(x, cast(Ty, y))

    def _const(self, a: Const, b: Const) -> TypeMismatch | None:
        a, b = self.shallow_const(a), self.shallow_const(b)
        if a == b or isinstance(a, ConstError) or isinstance(b, ConstError):
            return None
        if isinstance(a, ConstInfer):
            self._set(self._consts, a.id, b)
            return None
        if isinstance(b, ConstInfer):
            self._set(self._consts, b.id, a)
            return None
        return TypeMismatch(a, b)

    def _region(self, a: Region, b: Region) -> None:
        """Regions are always equal here; tracked ones are written down."""
        if not self.track_regions:
            return
        a, b = self.shallow_region(a), self.shallow_region(b)
        if a == b or isinstance(a, (ReErased, ReBound)) or isinstance(b, (ReErased, ReBound)):
            return
        if isinstance(a, ReVar) and a.id < 0:
            self._set(self._regions, -a.id - 1, b)
        elif isinstance(b, ReVar) and b.id < 0:
            self._set(self._regions, -b.id - 1, a)
        else:
            self.region_equalities.append((a, b))

    def _sig(self, a: FnSig, b: FnSig) -> TypeMismatch | None:
        for x, y in zip(a.inputs, b.inputs, strict=True):
            if (mismatch := self._unify(x, y)) is not None:
                return mismatch
        return self._unify(a.output, b.output)


def _accepts(kind: InferKind, t: Ty) -> bool:
    match kind:
        case InferKind.GENERAL:
            return True
        case InferKind.INT:
            return isinstance(t, ErrorTy) or (isinstance(t, Prim) and t.kind in _INTEGRAL)
        case InferKind.FLOAT:
            return isinstance(t, ErrorTy) or (isinstance(t, Prim) and t.kind in FLOATS)


class _Resolver(Folder):
    def __init__(self, infcx: InferCtxt) -> None:
        super().__init__()
        self.infcx = infcx

    def ty(self, t: Ty) -> Ty:
        if t.__class__ is Infer:
            value = self.infcx.shallow(t)
            return value if value.__class__ is Infer else self.ty(value)
        if not flags(t) & (Flag.INFER | Flag.OPAQUE_CLOSURE) and not self.infcx._regions:
            return t
        new = super_fold(self, t)
        if isinstance(new, Closure) and new.kind is None:
            kind = self.infcx.closure_kinds.get(new.def_)
            if kind is not None:
                upvars = self.infcx.closure_upvars.get(new.def_, new.upvars)
                return Closure(new.def_, new.args, kind, new.sig, upvars)
        return new

    def const(self, c: Const) -> Const:
        c = self.infcx.shallow_const(c)
        return super_fold(self, c)

    def region(self, r: Region) -> Region:
        return self.infcx.shallow_region(r)


# ------------------------------------------------------------------ relating types of one class


def _relate_named(cx: InferCtxt, a: Any, b: Any) -> TypeMismatch | None:
    """`Adt`, `FnDef`: the same definition and equal arguments."""
    if a.def_ is not b.def_:
        return TypeMismatch(a, b)
    return cx._args(a.args, b.args)


def _relate_alias(cx: InferCtxt, a: Alias, b: Alias) -> TypeMismatch | None:
    if a.def_ is not b.def_ or cx._args(a.args, b.args) is not None:
        return TypeMismatch(a, b)
    return None


def _relate_array(cx: InferCtxt, a: Array, b: Array) -> TypeMismatch | None:
    return cx._unify(a.element, b.element) or (
        TypeMismatch(a, b) if cx._const(a.length, b.length) is not None else None
    )


def _relate_slice(cx: InferCtxt, a: Slice, b: Slice) -> TypeMismatch | None:
    return cx._unify(a.element, b.element)


def _relate_raw(cx: InferCtxt, a: RawPtr, b: RawPtr) -> TypeMismatch | None:
    if a.mutable is not b.mutable:
        return TypeMismatch(a, b)
    return cx._unify(a.pointee, b.pointee)


def _relate_ref(cx: InferCtxt, a: Ref, b: Ref) -> TypeMismatch | None:
    if a.mutable is not b.mutable:
        return TypeMismatch(a, b)
    cx._region(a.region, b.region)
    return cx._unify(a.pointee, b.pointee)


def _relate_tuple(cx: InferCtxt, a: Tuple, b: Tuple) -> TypeMismatch | None:
    if len(a.elements) != len(b.elements):
        return TypeMismatch(a, b)
    for x, y in zip(a.elements, b.elements, strict=True):
        if (mismatch := cx._unify(x, y)) is not None:
            return mismatch
    return None


def _relate_fn_ptr(cx: InferCtxt, a: FnPtr, b: FnPtr) -> TypeMismatch | None:
    x, y = a.sig.sig, b.sig.sig
    if (x.is_unsafe, x.abi, x.variadic, len(x.inputs)) != (
        y.is_unsafe,
        y.abi,
        y.variadic,
        len(y.inputs),
    ):
        return TypeMismatch(a, b)
    return cx._sig(x, y)


def _relate_dynamic(cx: InferCtxt, a: Dynamic, b: Dynamic) -> TypeMismatch | None:
    if len(a.bounds) != len(b.bounds):
        return TypeMismatch(a, b)
    cx._region(a.region, b.region)
    for x, y in zip(a.bounds, b.bounds, strict=True):
        if x.trait is not y.trait or len(x.projections) != len(y.projections):
            return TypeMismatch(a, b)
        if cx._args(x.args, y.args) is not None:
            return TypeMismatch(a, b)
        for (d, s), (e, t) in zip(x.projections, y.projections, strict=True):
            if d is not e or cx._unify(s, t) is not None:
                return TypeMismatch(a, b)
    return None


def _relate_closure(cx: InferCtxt, a: Closure, b: Closure) -> TypeMismatch | None:
    """A closure has one type per instantiation of the function around it."""
    if a.def_ is not b.def_:
        return TypeMismatch(a, b)
    return (
        cx._args(a.args, b.args) or cx._sig(a.sig.sig, b.sig.sig) or cx._unify(a.upvars, b.upvars)
    )


def _relate_prim(cx: InferCtxt, a: Prim, b: Prim) -> TypeMismatch | None:
    return None if a.kind is b.kind else TypeMismatch(a, b)


def _relate_param(cx: InferCtxt, a: Param, b: Param) -> TypeMismatch | None:
    return None if a.index == b.index else TypeMismatch(a, b)


_RELATE: dict[type, Callable[[InferCtxt, Any, Any], TypeMismatch | None]] = {
    Adt: _relate_named,
    FnDef: _relate_named,
    Alias: _relate_alias,
    Array: _relate_array,
    Slice: _relate_slice,
    RawPtr: _relate_raw,
    Ref: _relate_ref,
    Tuple: _relate_tuple,
    FnPtr: _relate_fn_ptr,
    Dynamic: _relate_dynamic,
    Closure: _relate_closure,
    Prim: _relate_prim,
    Param: _relate_param,
}

INTEGER_PRIMS: frozenset[PrimTy] = _INTEGRAL
