"""Which registers of a debug build are the same: LLVM has no copies.

A *register* is one scalar of a local, named by its offset in the value. Copies, casts that change
no bits, fields, newtypes, pairs and reborrows name the register that they come from; a constant,
and the address of a local in memory, is made anew at each use and is no register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from checker.types import ty as t
from checker.types.tables import PointerCast
from grammar.record import define, field
from interp.codegen import lir
from interp.codegen.places import place_type, projected
from interp.shape import LeafKind

if TYPE_CHECKING:
    from interp.shape import Leaf

    from .passing import ValueTypes

Register = tuple[int, int]
"""A local and the offset of a scalar in it."""

SAME_BITS = (
    ir.CastOp.PTR_TO_PTR,
    ir.CastOp.FN_PTR_TO_PTR,
    ir.CastOp.PTR_TO_INT,
    ir.CastOp.INT_TO_PTR,
    ir.CastOp.TRANSMUTE,
)


@define(eq=False)
class SameRegisters:
    types: ValueTypes
    fn: lir.Function
    memory: list[bool]
    origin: dict[Register, Register | None] = field(factory=dict)

    def registers(self, place: ir.Place) -> tuple[list[Register], bool]:
        """The registers of `place`, or of the pointer that it is behind (then True)."""
        ty, offset, behind = self.fn.locals[place.local], 0, False
        if self.memory[place.local] or not self.types.scalars(ty):
            return [], any(isinstance(p, ir.Deref) for p in place.projection)
        for p in place.projection:
            if isinstance(p, ir.Deref):
                behind = True
                break
            if isinstance(p, ir.Field):
                offset += self.types.program.layouts.of(ty).offset(p.index)
            ty = projected(self.types.program.closed, ty, (p,))
        leaves = self.types.scalars(ty) or ()
        return [(place.local, offset + x.offset) for x in leaves], behind

    def note(self, local: int, rvalue: ir.Rvalue) -> None:
        """Notes which registers of `local` are other registers or constants."""
        match rvalue:
            case ir.Use(op) | ir.Cast(PointerCast(), op):
                self.same(local, op)
            case ir.Cast(kind, op, ty):
                if kind in SAME_BITS or self.same_size(op, ty):
                    self.same(local, op)
            case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                self.reborrow(local, place)
            case ir.Len(place):
                found, behind = self.registers(place)
                if behind and len(found) == 2 and not self.memory[place.local]:
                    self.origin[local, 0] = found[1]
            case ir.Unary(ir.UnOp.PTR_METADATA, ir.Copy(place) | ir.Move(place)):
                found, behind = self.registers(place)
                if not behind and len(found) == 2:
                    self.origin[local, 0] = found[1]
            case ir.Aggregate(kind, operands):
                self.aggregate(local, kind, operands)
            case ir.Binary(_, lhs, rhs) if self.constant(lhs) and self.constant(rhs):
                self.origin[local, 0] = None
            case _:
                pass

    def root(self, register: Register) -> Register | None:
        """The register that `register` is; None for a constant."""
        found: Register | None = register
        while found is not None and found in self.origin:
            found = self.origin[found]
        return found

    def constant(self, op: ir.Operand) -> bool:
        if isinstance(op, ir.Const):
            return True
        found, behind = self.registers(op.place)
        if behind or self.memory[op.place.local]:
            return False
        return all(self.root(r) is None for r in found)

    def same_size(self, op: ir.Operand, ty: t.Ty) -> bool:
        if isinstance(op, ir.Const):
            return True
        source = place_type(self.types.program.closed, self.fn, op.place)
        kinds = [[x.kind for x in self.types.scalars(x) or ()] for x in (source, ty)]
        numbers = all(k == [LeafKind.INT] for k in kinds)
        return numbers and self.types.size(source)[0] == self.types.size(ty)[0]

    def leaves(self, local: int) -> tuple[Leaf, ...]:
        return self.types.scalars(self.fn.locals[local]) or ()

    def same(self, local: int, op: ir.Operand, start: int = 0) -> None:
        """The registers of `local` from offset `start` are those of `op`; more are constants."""
        mine = [(local, x.offset) for x in self.leaves(local) if x.offset >= start]
        if isinstance(op, ir.Const):
            scalars = self.types.scalars(op.constant.ty) or ()
            self.origin |= dict.fromkeys(mine[: len(scalars)] if start else mine)
            return
        found, behind = self.registers(op.place)
        if behind or self.memory[op.place.local]:
            return
        for i, r in enumerate(mine):
            if i < len(found):
                self.origin[r] = found[i]
            elif not start:
                self.origin[r] = None

    def reborrow(self, local: int, place: ir.Place) -> None:
        """A reference to what a register points to, or to a local in memory."""
        mine = [(local, x.offset) for x in self.leaves(local)]
        if not any(isinstance(p, ir.Deref) for p in place.projection):
            if self.offset(self.fn.locals[place.local], place.projection) == 0:
                self.origin |= dict.fromkeys(mine)
            return
        at = next(i for i, p in enumerate(place.projection) if isinstance(p, ir.Deref))
        ty = projected(
            self.types.program.closed, self.fn.locals[place.local], place.projection[:at]
        )
        after = place.projection[at + 1 :]
        closed = self.types.program.closed
        if self.memory[place.local] or self.offset(closed.pointee(ty), after) != 0:
            return
        found, _ = self.registers(place)
        for r, source in zip(mine, found, strict=False):
            self.origin[r] = source

    def offset(self, ty: t.Ty, projection: tuple[ir.Projection, ...]) -> int | None:
        """Bytes from the start of a `ty` to the place in it; None if only known at run time."""
        total, variant = 0, 0
        before: tuple[ir.Projection, ...] = ()
        for p in projection:
            if isinstance(p, ir.Downcast):
                variant, before = p.variant, (p,)
                continue
            if not isinstance(p, ir.Field):
                return None
            if not self.types.program.closed.is_sized(ty):
                return None
            total += self.types.program.layouts.of(ty).offset(p.index, variant)
            ty = projected(self.types.program.closed, ty, (*before, p))
            variant, before = 0, ()
        return total

    def aggregate(
        self, local: int, kind: ir.AggregateKind, operands: tuple[ir.Operand, ...]
    ) -> None:
        if not self.leaves(local):
            return
        variant = kind.variant if isinstance(kind, ir.AggregateAdt) else 0
        layout = self.types.program.layouts.of(self.fn.locals[local])
        self.origin |= dict.fromkeys((local, x.offset) for x in self.leaves(local))
        for i, op in enumerate(operands):
            start = layout.offset(i, variant)
            if not isinstance(op, ir.Const):
                found, behind = self.registers(op.place)
                direct = not behind and not self.memory[op.place.local]
                base = found[0][1] if found else 0
                for leaf, source in zip(self.field_leaves(op), found, strict=False):
                    mine = (local, start + leaf.offset)
                    if direct:
                        self.origin[mine] = (source[0], base + leaf.offset)
                    else:
                        self.origin.pop(mine, None)

    def field_leaves(self, op: ir.Copy | ir.Move) -> tuple[Leaf, ...]:
        ty = place_type(self.types.program.closed, self.fn, op.place)
        return self.types.scalars(ty) or ()
