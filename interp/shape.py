"""Values as flat sequences of *leaves*: how the machine holds every closed type.

A leaf is one Python object. Integers, `bool`, `char` (code point) and floats are one leaf; structs,
tuples, closures and arrays are their fields in order of declaration; zero-sized types have none.
A pointer is (allocation, slot) and, to an unsized place, its length or vtable. An allocation is a
list of leaves, a *slot* an index into it, so a field's address is a constant added to a slot.

Enums: with one variant, a struct; with two of which one has no leaves and the other a leaf that is
never `None`, that leaf is `None` for the empty variant (`Option<Box<T>>`, but also `Option<u64>`);
else a tag leaf holding the discriminant, then the variants' payloads laid over one another.

Types of more than `BULK` leaves travel as one Python list and live in allocations only.
"""

from __future__ import annotations

from checker.names.defs import PrimTy
from checker.types import ty as t
from grammar.record import Enum, define, field, frozen

from .closed import Closed, Unsupported, prim_size
from .layout import Layouts, Niched, Single, Tagged

BULK = 16


class LeafKind(Enum):
    INT = "int"
    BOOL = "bool"
    CHAR = "char"
    FLOAT = "float"
    ALLOC = "allocation"
    SLOT = "slot"
    LEN = "length"
    VTABLE = "vtable"
    FN = "function"
    BUFFER = "buffer"
    TAG = "tag"
    MIXED = "mixed"


@frozen
class Leaf:
    """One leaf and where its bytes are: `size` bytes at `offset`; `signed` for integers."""

    kind: LeafKind
    offset: int
    size: int
    signed: bool = False
    valid: tuple[int, ...] | None = None
    """The values of an enum's tag."""


class EnumForm(Enum):
    EMPTY = "no variants"
    SINGLE = "one variant"
    NICHE = "None in a leaf"
    TAGGED = "tag leaf"


@frozen
class EnumCode:
    """For NICHE: `slot` is None for variant `empty`, anything else for `full`."""

    form: EnumForm
    slot: int = 0
    empty: int = 0
    full: int = 0


@define(eq=False)
class Shape:
    """`count` leaves; `starts[v][i]` is the slot of field `i` of variant `v`; `niche` a slot whose
    leaf is never None."""

    ty: t.Ty
    count: int
    starts: tuple[tuple[int, ...], ...] = ()
    niche: int | None = None
    nullable: frozenset[int] = frozenset()
    code: EnumCode | None = None
    bytewise: bool = False
    """A union whose fields have different leaves: one leaf for each byte."""

    @property
    def bulk(self) -> bool:
        return self.count > BULK


@define(eq=False)
class Shapes:
    """Shapes of closed types, memoised."""

    closed: Closed
    layouts: Layouts
    _memo: dict[t.Ty, Shape] = field(factory=dict)
    _leaves: dict[t.Ty, tuple[Leaf, ...]] = field(factory=dict)

    def of(self, ty: t.Ty) -> Shape:
        found = self._memo.get(ty)
        if found is None:
            found = self._memo[ty] = self._compute(ty)
        return found

    def count(self, ty: t.Ty) -> int:
        return self.of(ty).count

    def _compute(self, ty: t.Ty) -> Shape:
        match ty:
            case t.Prim(PrimTy.STR):
                return Shape(ty, 1)
            case t.Prim():
                return Shape(ty, 1, niche=0)
            case t.Never() | t.FnDef():
                return Shape(ty, 0)
            case t.FnPtr():
                return Shape(ty, 1, niche=0)
            case t.Ref() | t.RawPtr():
                return self._pointer(ty)
            case t.Array(element, length):
                return self._array(ty, element, self.closed.length(length))
            case t.Slice() | t.Dynamic():
                return Shape(ty, 0)
            case t.Tuple() | t.Closure():
                return self._struct(ty)
            case t.Adt():
                return self._adt(ty)
        raise Unsupported(f"a value of type {type(ty).__name__}")

    def _pointer(self, ty: t.Ref | t.RawPtr) -> Shape:
        count = 2 if self.closed.is_sized(ty.pointee) else 3
        if isinstance(ty, t.RawPtr):
            return Shape(ty, count, niche=1, nullable=frozenset((0,)))
        return Shape(ty, count, niche=0)

    def _array(self, ty: t.Ty, element: t.Ty, n: int) -> Shape:
        inner = self.of(element)
        return Shape(ty, inner.count * n, niche=inner.niche if n else None)

    def _struct(self, ty: t.Ty) -> Shape:
        starts, at, niche = [], 0, None
        nullable: set[int] = set()
        for f in self.closed.variant_fields(ty):
            inner = self.of(f)
            starts.append(at)
            if niche is None and inner.niche is not None:
                niche = at + inner.niche
            if inner.count <= BULK:
                nullable.update(at + s for s in inner.nullable)
            at += inner.count if self.closed.is_sized(f) else 0
        return Shape(ty, at, (tuple(starts),), niche, frozenset(nullable))

    def _adt(self, ty: t.Adt) -> Shape:
        if self.closed.native_type(ty) is not None:
            return Shape(ty, 1, niche=0)
        info = self.closed.tcx.adt(ty.def_)
        match info.kind:
            case t.AdtKind.STRUCT:
                return self._struct(ty)
            case t.AdtKind.UNION:
                fields = self.closed.variant_fields(ty)
                if not self._uniform(fields):
                    size = self.layouts.of(ty).size
                    zeros = tuple(0 for _ in fields)
                    return Shape(ty, size, (zeros,), bytewise=True)
                count = max([self.count(f) for f in fields] + [0])
                return Shape(
                    ty, count, (tuple(0 for _ in fields),), None, frozenset(range(min(count, BULK)))
                )
            case t.AdtKind.ENUM:
                return self._enum(ty, len(info.variants))

    def _uniform(self, fields: tuple[t.Ty, ...]) -> bool:
        """Whether all fields that have leaves have the same ones."""
        seen = [f for f in fields if self.count(f)]
        if len(seen) < 2 or all(f == seen[0] for f in seen):
            return True
        if any(self.of(f).bulk for f in seen):
            return False
        return all(self.leaves(f) == self.leaves(seen[0]) for f in seen)

    def _enum(self, ty: t.Adt, n: int) -> Shape:
        payloads = [self._variant(ty, v) for v in range(n)]
        counts = [p[1] for p in payloads]
        if n == 0:
            return Shape(ty, 0, code=EnumCode(EnumForm.EMPTY))
        if n == 1:
            starts, count, niche, nullable = payloads[0]
            return Shape(ty, count, (starts,), niche, nullable, EnumCode(EnumForm.SINGLE))
        if n == 2 and 0 in counts and counts[0] != counts[1]:
            empty = counts.index(0)
            full = 1 - empty
            starts, count, niche, nullable = payloads[full]
            if niche is not None:
                nullable |= {niche}
                rest = self._next_niche(ty, full, nullable)
                code = EnumCode(EnumForm.NICHE, niche, empty, full)
                return Shape(ty, count, tuple(p[0] for p in payloads), rest, nullable, code)
        shifted = tuple(tuple(s + 1 for s in p[0]) for p in payloads)
        count = 1 + max(counts)
        nullable = frozenset(range(1, min(count, BULK + 1)))
        return Shape(ty, count, shifted, 0, nullable, EnumCode(EnumForm.TAGGED))

    def _variant(
        self, ty: t.Adt, variant: int
    ) -> tuple[tuple[int, ...], int, int | None, frozenset[int]]:
        starts, at, niche = [], 0, None
        nullable: set[int] = set()
        for f in self.closed.variant_fields(ty, variant):
            inner = self.of(f)
            starts.append(at)
            if niche is None and inner.niche is not None:
                niche = at + inner.niche
            if inner.count <= BULK:
                nullable.update(at + s for s in inner.nullable)
            at += inner.count
        return tuple(starts), at, niche, frozenset(nullable)

    def _next_niche(self, ty: t.Adt, variant: int, used: frozenset[int]) -> int | None:
        """A leaf of the payload that is not None in any of its values, `used` excluded."""
        at = 0
        for f in self.closed.variant_fields(ty, variant):
            for i, leaf_never_none in enumerate(self._solid(f)):
                if leaf_never_none and at + i not in used:
                    return at + i
            at += self.count(f)
        return None

    def _solid(self, ty: t.Ty) -> list[bool]:
        """Which leaves of `ty` are never None (only told for plain scalars and pointers)."""
        shape = self.of(ty)
        if shape.bulk:
            return []
        match ty:
            case t.Prim() | t.FnPtr():
                return [True]
            case t.Ref() | t.RawPtr():
                return [i not in shape.nullable for i in range(shape.count)]
            case t.Tuple() | t.Closure():
                return [s for f in self.closed.variant_fields(ty) for s in self._solid(f)]
            case t.Adt() if shape.code is None and self.closed.native_type(ty) is None:
                if self.closed.adt_kind(ty) is t.AdtKind.STRUCT:
                    return [s for f in self.closed.variant_fields(ty) for s in self._solid(f)]
        return [i == shape.niche for i in range(shape.count)]

    # -------------------------------------------------------------- bytes

    def leaves(self, ty: t.Ty) -> tuple[Leaf, ...]:
        """Each leaf with its bytes; a leaf that variants share is MIXED where they disagree."""
        found = self._leaves.get(ty)
        if found is None:
            found = self._leaves[ty] = tuple(self._leaves_of(ty))
        return found

    def _leaves_of(self, ty: t.Ty) -> list[Leaf]:
        match ty:
            case t.Prim(kind):
                return [_prim_leaf(kind)]
            case t.FnPtr():
                return [Leaf(LeafKind.FN, 0, 8)]
            case t.Ref(_, pointee, _) | t.RawPtr(pointee, _):
                thin = [Leaf(LeafKind.ALLOC, 0, 8), Leaf(LeafKind.SLOT, 0, 8)]
                if self.closed.is_sized(pointee):
                    return thin
                is_dyn = isinstance(self.closed.tail(pointee), t.Dynamic)
                return [*thin, Leaf(LeafKind.VTABLE if is_dyn else LeafKind.LEN, 8, 8)]
            case t.Array(element, length):
                size = self.layouts.of(element).size
                n = self.closed.length(length)
                return [x for i in range(n) for x in self._moved(element, i * size)]
            case t.Tuple() | t.Closure():
                return self._variant_leaves(ty, 0)
            case t.Adt():
                return self._adt_leaves(ty)
        return []

    def _moved(self, ty: t.Ty, by: int) -> list[Leaf]:
        return [Leaf(x.kind, x.offset + by, x.size, x.signed, x.valid) for x in self.leaves(ty)]

    def _variant_leaves(self, ty: t.Ty, variant: int) -> list[Leaf]:
        offsets = self.layouts.of(ty).variants[variant]
        fields = self.closed.variant_fields(ty, variant)
        pairs = zip(fields, offsets, strict=True)
        return [x for f, o in pairs if self.closed.is_sized(f) for x in self._moved(f, o)]

    def _adt_leaves(self, ty: t.Adt) -> list[Leaf]:
        if self.closed.native_type(ty) is not None:
            return [Leaf(LeafKind.BUFFER, 0, 24)]
        kind = self.closed.adt_kind(ty)
        shape = self.of(ty)
        if kind is t.AdtKind.UNION:
            if shape.bytewise:
                return [Leaf(LeafKind.INT, i, 1) for i in range(shape.count)]
            fields = self.closed.variant_fields(ty)
            return _overlay([self._moved(f, 0) for f in fields], shape.count)
        if kind is t.AdtKind.STRUCT:
            return self._variant_leaves(ty, 0)
        assert shape.code is not None
        match shape.code.form:
            case EnumForm.EMPTY:
                return []
            case EnumForm.SINGLE:
                return self._variant_leaves(ty, 0)
            case EnumForm.NICHE:
                return self._variant_leaves(ty, shape.code.full)
            case EnumForm.TAGGED:
                n = len(shape.starts)
                payload = _overlay([self._variant_leaves(ty, v) for v in range(n)], shape.count - 1)
                return [self._tag_leaf(ty), *payload]

    def _tag_leaf(self, ty: t.Adt) -> Leaf:
        layout = self.layouts.of(ty)
        values = self.closed.tcx.adt(ty.def_).discriminants
        signed = min(values) < 0
        match layout.encoding:
            case Tagged(size):
                return Leaf(LeafKind.TAG, 0, size, signed, values)
            case Niched():
                return Leaf(LeafKind.TAG, layout.encoding.offset, layout.encoding.size, signed)
            case Single():
                return Leaf(LeafKind.TAG, 0, 0, signed)


def _overlay(variants: list[list[Leaf]], count: int) -> list[Leaf]:
    out = []
    for i in range(count):
        seen = {v[i] for v in variants if i < len(v)}
        first = min(seen, key=lambda x: (x.offset, -x.size))
        out.append(first if len(seen) == 1 else Leaf(LeafKind.MIXED, first.offset, first.size))
    return out


def _prim_leaf(kind: PrimTy) -> Leaf:
    match kind:
        case PrimTy.BOOL:
            return Leaf(LeafKind.BOOL, 0, 1)
        case PrimTy.CHAR:
            return Leaf(LeafKind.CHAR, 0, 4)
        case PrimTy.F32 | PrimTy.F64:
            return Leaf(LeafKind.FLOAT, 0, prim_size(kind))
        case PrimTy.STR:
            return Leaf(LeafKind.INT, 0, 1)
        case _:
            return Leaf(LeafKind.INT, 0, prim_size(kind), kind in t.SIGNED)
