"""Closed types: what monomorphic code asks about types without parameters.

Everything behind `interp` works on *closed* types: no parameters, no aliases, regions erased. This
module closes types (substitution, then normalisation by the trait system) and answers by
structure: fields, tails, pointees. All answers are memoised; types are hashed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem, Tcx
from checker.library.index import Attrs
from checker.names.attrs_of import attrs_of
from checker.names.defs import Def, DefKind, PrimTy
from checker.types import ty as t
from checker.types.fold import erase_regions, subst
from grammar.record import define, field

if TYPE_CHECKING:
    from collections.abc import Iterable

USIZE = t.USIZE
SCALARS = t.SIGNED.keys() | t.UNSIGNED.keys()


class Unsupported(Exception):
    """Closed code needs what the machine does not have; `feature` is a noun phrase."""

    def __init__(self, feature: str) -> None:
        super().__init__(feature)
        self.feature = feature


@define(eq=False)
class Closed:
    """Facts about closed types of one program."""

    tcx: Tcx
    _closed: dict[tuple[t.Ty, t.Args], t.Ty] = field(factory=dict)
    _fields: dict[tuple[t.Ty, int], tuple[t.Ty, ...]] = field(factory=dict)
    _drop: dict[t.Ty, bool] = field(factory=dict)
    _native: dict[Def, tuple[int, int] | None] = field(factory=dict)
    _constants: dict[t.Const, int] = field(factory=dict)
    _normal: dict[t.Ty, t.Ty] = field(factory=dict)

    def close(self, ty: t.Ty, args: t.Args) -> t.Ty:
        """`ty` with `args` for its parameters, normalised."""
        key = (ty, args)
        found = self._closed.get(key)
        if found is None:
            found = self._closed[key] = self.normalize(subst(ty, args) if args else ty)
        return found

    def normalize(self, ty: t.Ty) -> t.Ty:
        found = self._normal.get(ty)
        if found is None:
            result = self.tcx.facts.normalize(erase_regions(ty), None)
            found = self._normal[ty] = erase_regions(result)
        return found

    def close_args(self, args: t.Args, outer: t.Args) -> t.Args:
        return tuple(self._close_arg(a, outer) for a in args)

    def _close_arg(self, a: t.GenericArg, outer: t.Args) -> t.GenericArg:
        if isinstance(a, t.REGION_CLASSES):
            return t.ERASED
        if isinstance(a, t.CONST_CLASSES):
            closed = subst(a, outer) if outer else a
            return (
                t.ConstValue(USIZE, self.length(closed))
                if isinstance(closed, t.ConstUnevaluated)
                else closed
            )
        assert isinstance(a, t.TY_CLASSES)
        return self.close(a, outer)

    def length(self, c: t.Const) -> int:
        """The value of a closed constant of a type (an array's length)."""
        match c:
            case t.ConstValue(_, value):
                return value
            case t.ConstUnevaluated():
                arr = self.tcx.facts.normalize(t.Array(t.U8, c), None)
                assert isinstance(arr, t.Array)
                if isinstance(arr.length, t.ConstValue):
                    return arr.length.value
        raise Unsupported("this constant in a type")

    # -------------------------------------------------------------- structure

    def variant_fields(self, ty: t.Ty, variant: int = 0) -> tuple[t.Ty, ...]:
        """Types of the fields of `variant` of a struct, enum, union, tuple or closure."""
        key = (ty, variant)
        found = self._fields.get(key)
        if found is None:
            found = self._fields[key] = tuple(self._variant_fields(ty, variant))
        return found

    def _variant_fields(self, ty: t.Ty, variant: int) -> Iterable[t.Ty]:
        match ty:
            case t.Tuple(elements):
                return elements
            case t.Closure():
                assert isinstance(ty.upvars, t.Tuple)
                return ty.upvars.elements
            case t.Adt(def_, args):
                info = self.tcx.adt(def_)
                return [
                    self.close(self.tcx.type_of(f.def_), args)
                    for f in info.variants[variant].fields
                ]
            case _:
                raise AssertionError(f"no fields: {ty}")

    def adt_kind(self, ty: t.Ty) -> t.AdtKind | None:
        return self.tcx.adt(ty.def_).kind if isinstance(ty, t.Adt) else None

    def native_type(self, ty: t.Ty) -> tuple[int, int] | None:
        """(size, align) of a library type that the machine holds as one opaque leaf."""
        if not isinstance(ty, t.Adt) or not ty.def_.is_library:
            return None
        if ty.def_ not in self._native:
            self._native[ty.def_] = native_size(self.tcx, ty.def_)
        return self._native[ty.def_]

    def is_box(self, ty: t.Ty) -> bool:
        return isinstance(ty, t.Adt) and self.tcx.is_lang(ty.def_, LangItem.OWNED_BOX)

    def pointee(self, ty: t.Ty) -> t.Ty:
        """What a reference, raw pointer or box points to."""
        match ty:
            case t.Ref(_, pointee, _) | t.RawPtr(pointee, _):
                return pointee
            case t.Adt(_, args) if self.is_box(ty):
                inner = args[0]
                assert isinstance(inner, t.TY_CLASSES)
                return inner
        raise AssertionError(f"not a pointer: {ty}")

    def tail(self, ty: t.Ty) -> t.Ty:
        """The last field of structs and tuples, all the way down: where an unsized type is."""
        while True:
            match ty:
                case t.Adt() if self.adt_kind(ty) is t.AdtKind.STRUCT and not self.native_type(ty):
                    fields = self.variant_fields(ty)
                case t.Tuple(elements):
                    fields = elements
                case _:
                    return ty
            if not fields:
                return ty
            ty = fields[-1]

    def is_sized(self, ty: t.Ty) -> bool:
        return not isinstance(self.tail(ty), (t.Slice, t.Dynamic)) and self.tail(ty) != t.STR

    def needs_drop(self, ty: t.Ty) -> bool:
        found = self._drop.get(ty)
        if found is None:
            found = self._drop[ty] = self.tcx.facts.needs_drop(ty, None)
        return found


def native_size(tcx: Tcx, def_: Def) -> tuple[int, int] | None:
    """The `#[native_type(size = S, align = A)]` of a library type."""
    if def_.kind is not DefKind.STRUCT:
        return None
    found = attributes(tcx, def_).get("native_type")
    if found is None:
        return None
    assert isinstance(found, tuple)
    numbers = [int(word) for word in found if word.isdigit()]
    assert len(numbers) == 2, f"native_type of {def_}: {found}"
    return numbers[0], numbers[1]


def attributes(tcx: Tcx, def_: Def) -> Attrs:
    """Attributes as plain data; none where the front end is not there (tests)."""
    if not hasattr(tcx, "names"):
        return {}
    return attrs_of(tcx, def_)


def attribute_text(tcx: Tcx, def_: Def, name: str) -> str | None:
    """The text of `#[name = "text"]`."""
    found = attributes(tcx, def_).get(name)
    return found if isinstance(found, str) else None


def has_attribute(tcx: Tcx, def_: Def, name: str) -> bool:
    return name in attributes(tcx, def_)


def prim_size(kind: PrimTy) -> int:
    """Size in bytes of a primitive type (not `str`)."""
    if kind in t.SIGNED:
        return t.SIGNED[kind] // 8
    if kind in t.UNSIGNED:
        return t.UNSIGNED[kind] // 8
    return {PrimTy.BOOL: 1, PrimTy.CHAR: 4, PrimTy.F32: 4, PrimTy.F64: 8}[kind]
