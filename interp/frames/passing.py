"""How a debug build keeps and passes values: in registers as one or two scalars, or in memory.

Source: `rustc_abi`'s `BackendRepr` (Scalar, ScalarPair, Memory) and the Rust calling convention of
rustc 1.95 on x86-64: scalars and pairs in registers, other values of at most 8 bytes as one
integer, larger ones by address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem
from checker.types import ty as t
from grammar.record import define, field
from interp.closed import Unsupported
from interp.layout import Tagged
from interp.shape import Leaf, LeafKind

if TYPE_CHECKING:
    from interp.mono import Program

Bytes = tuple[int, int]
"""Size and alignment."""

REGISTER = 8
"""Bytes of the largest value passed as an integer that is none."""
PAIRS = 32
"""Bytes of the largest pair of scalars."""


@define(eq=False)
class ValueTypes:
    """Sizes of a program's values and how they are passed."""

    program: Program
    _sizes: dict[t.Ty, Bytes] = field(factory=dict)
    _scalars: dict[t.Ty, tuple[Leaf, ...] | None] = field(factory=dict)

    def size(self, ty: t.Ty) -> Bytes:
        found = self._sizes.get(ty)
        if found is None:
            found = self._sizes[ty] = self._size(ty)
        return found

    def _size(self, ty: t.Ty) -> Bytes:
        tcx = self.program.tcx
        if isinstance(ty, t.Adt) and tcx.is_lang(ty.def_, LangItem.FORMAT_ARGUMENTS):
            return 16, 8
        try:
            layout = self.program.layouts.of(ty)
        except Unsupported:
            return 0, 1
        return layout.size, layout.align

    def scalars(self, ty: t.Ty) -> tuple[Leaf, ...] | None:
        """The scalars of a value kept in registers (none if it has no size); None if in memory."""
        if ty not in self._scalars:
            try:
                self._scalars[ty] = self._find(ty)
            except Unsupported:
                self._scalars[ty] = None
        return self._scalars[ty]

    def by_address(self, ty: t.Ty) -> bool:
        """Whether a value is passed and returned as the address of memory."""
        return self.scalars(ty) is None and self.size(ty)[0] > REGISTER

    def as_integer(self, ty: t.Ty) -> bool:
        """Whether a value in memory is passed and returned in registers."""
        return self.scalars(ty) is None and self.size(ty)[0] <= REGISTER

    def _find(self, ty: t.Ty) -> tuple[Leaf, ...] | None:
        size, _ = self.size(ty)
        if size == 0:
            return ()
        found: dict[int, Leaf] = {}
        if size > PAIRS or not self._flat(ty, 0, found):
            return None
        return tuple(found[x] for x in sorted(found))

    def _flat(self, ty: t.Ty, at: int, out: dict[int, Leaf]) -> bool:
        """Adds the scalars of a `ty` at offset `at`; False if it is to be in memory."""
        closed = self.program.closed
        if self.size(ty)[0] == 0:
            return True
        match ty:
            case t.Array():
                return False
            case t.Adt():
                return self._flat_adt(ty, at, out)
            case t.Tuple() | t.Closure():
                return self._fields(ty, closed.variant_fields(ty), 0, at, out)
        leaves = (x for x in self.program.shapes.leaves(ty) if x.kind is not LeafKind.SLOT)
        return all(self._add(x, at, out) for x in leaves)

    def _flat_adt(self, ty: t.Adt, at: int, out: dict[int, Leaf]) -> bool:
        tcx, closed = self.program.tcx, self.program.closed
        if tcx.is_lang(ty.def_, LangItem.FORMAT_ARGUMENTS):
            return all(self._add(Leaf(LeafKind.ALLOC, x, 8), at, out) for x in (0, 8))
        in_memory = closed.native_type(ty) or closed.adt_kind(ty) is t.AdtKind.UNION
        if in_memory or tcx.is_lang(ty.def_, LangItem.FORMAT_ARGUMENT):
            return False
        encoding = self.program.layouts.of(ty).encoding
        if isinstance(encoding, Tagged) and not self._add(
            Leaf(LeafKind.TAG, 0, encoding.size), at, out
        ):
            return False
        n = len(tcx.adt(ty.def_).variants)
        return all(self._fields(ty, closed.variant_fields(ty, v), v, at, out) for v in range(n))

    def _fields(
        self, ty: t.Ty, fields: tuple[t.Ty, ...], variant: int, at: int, out: dict[int, Leaf]
    ) -> bool:
        offsets = self.program.layouts.of(ty).variants
        if variant >= len(offsets):
            return True
        pairs = zip(fields, offsets[variant], strict=True)
        return all(self._flat(f, at + o, out) for f, o in pairs)

    def _add(self, leaf: Leaf, at: int, out: dict[int, Leaf]) -> bool:
        """Variants share a scalar if it has one size, and is a float in all of them or in none."""
        known = out.get(at + leaf.offset)
        if known is None:
            out[at + leaf.offset] = Leaf(leaf.kind, at + leaf.offset, leaf.size)
            return len(out) <= 2
        floats = [x.kind is LeafKind.FLOAT for x in (known, leaf)]
        return known.size == leaf.size and floats[0] == floats[1]
