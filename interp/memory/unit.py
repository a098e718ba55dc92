"""What the running program knows about a type: sizes for its leaves and bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.types import ty as t
from grammar.record import define, field

if TYPE_CHECKING:
    from interp.mono import Program
    from interp.shape import Leaf


@define(eq=False)
class Unit:
    """A sized type (of unsized ones, the sized part): `count` leaves in `size` bytes."""

    program: Program
    ty: t.Ty
    size: int
    align: int
    count: int
    bytes_only: bool
    """One leaf that is one byte: lists of these are byte arrays."""
    _leaves: tuple[Leaf, ...] | None = field(default=None)

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        if self._leaves is None:
            self._leaves = self.program.shapes.leaves(self.ty)
        return self._leaves

    def offset(self, slot: int) -> int:
        """The byte offset of leaf `slot` in an array of this type (not of the value that begins
        with this leaf: see `first`)."""
        if self.count == 0:
            return 0
        whole, rest = divmod(slot, self.count)
        return whole * self.size + (self.leaves[rest].offset if self.count > 1 else 0)

    @property
    def first(self) -> int:
        """The byte offset of the first leaf within a value."""
        return self.leaves[0].offset if self.count > 1 else 0


class CountedUnit:
    """What a `Unit` is, of a block of two counters and `length` values of `element`: the block of a
    counting pointer to an unsized type."""

    first = 0

    def __init__(self, element: Unit, length: int) -> None:
        self.element = element
        self.length = length
        self.align = max(8, element.align)
        self.start = max(16, element.align)
        self.size = self.start + length * element.size + self.align - 1 & -self.align
        self.ty = element.ty
        self.count = 2 + length * element.count
        self.program = element.program

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        from interp.shape import Leaf, LeafKind

        found = [Leaf(LeafKind.INT, 0, 8), Leaf(LeafKind.INT, 8, 8)]
        for i in range(self.length):
            at = self.start + i * self.element.size
            found += [
                Leaf(x.kind, x.offset + at, x.size, x.signed, x.valid) for x in self.element.leaves
            ]
        return tuple(found)

    def offset(self, slot: int) -> int:
        if slot < 2:
            return 8 * slot
        return self.start + self.element.offset(slot - 2)


def unit_of(program: Program, ty: t.Ty) -> Unit:
    layout = program.layouts.of(ty)
    if isinstance(ty, (t.Slice, t.Dynamic)) or ty == t.STR:
        return Unit(program, ty, 0, layout.align, 0, False)
    count = program.shapes.count(ty)
    return Unit(program, ty, layout.size, layout.align, count, ty == t.U8)
