"""Names that a trace shows: variables, paths of places, functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from grammar.record import define, field
from interp import trace_step as ts
from interp.closed import Closed
from interp.type_names import type_name

from . import lir

if TYPE_CHECKING:
    from interp.mono import Program


@define(eq=False)
class Names:
    """What the user calls the places of a function."""

    program: Program
    fn: lir.Function
    body: ir.Body
    temps: dict[int, list[ir.Rvalue]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for block in self.fn.blocks:
            for instr in block.instrs:
                if isinstance(instr, lir.Set) and not instr.place.projection:
                    self.temps.setdefault(int(instr.place.local), []).append(instr.rvalue)

    @property
    def closed(self) -> Closed:
        return self.program.closed

    def behind(self, place: ir.Place) -> ir.Place:
        """What a temporary is a copy of, or a reference to."""
        known = self.temps.get(int(place.local), [])
        if place.projection or len(known) != 1 or self.var(place.local) is not None:
            return place
        match known[0]:
            case ir.Borrow(_, inner) | ir.Use(ir.Copy(inner)) | ir.Use(ir.Move(inner)):
                return inner
            case _:
                return place

    def index(self, local: int) -> str:
        """The index that a local holds, as the user wrote it, if it is a name or number."""
        var = self.var(local)
        if var is not None:
            return var.name
        match self.temps.get(local):
            case [ir.Use(ir.Const(ir.IntConst(value)))]:
                return str(value)
            case [ir.Use(ir.Copy(place))] if place.local != local:
                return self.path(place)[1] or "_"
            case _:
                return "_"

    def var(self, local: int) -> ts.Var | None:
        names = self.fn.local_names
        name = names[local] if local < len(names) else None
        return None if name is None else ts.Var(local, name, self.fn.locals[local])

    def path(self, place: ir.Place) -> tuple[ts.Var | None, str]:
        """The variable of `place` and the place as source text; dereferences before a field or
        element are not written, as in Rust."""
        var = self.var(place.local)
        if var is None:
            return None, ""
        text, stars = var.name, 0
        variant = 0
        ty = var.ty
        for p in place.projection:
            match p:
                case ir.Deref():
                    stars += 1
                case ir.Downcast(v):
                    variant = v
                    continue
                case ir.Field() if self.closed.is_box(ty):
                    return None, ""  # how a box is freed
                case ir.Field(index):
                    text, stars = f"{text}.{self.field(ty, variant, index)}", 0
                case ir.Index(local):
                    text, stars = f"{text}[{self.index(local)}]", 0
                case ir.ConstantIndex(offset, _, from_end):
                    text, stars = f"{text}[{'-' if from_end else ''}{offset}]", 0
                case ir.Subslice():
                    text, stars = f"{text}[..]", 0
            step = (p,) if not variant else (ir.Downcast(variant, ""), p)
            ty = self.step(ty, step)
            variant = 0
        return var, "*" * stars + text

    def step(self, ty: t.Ty, projection: tuple[ir.Projection, ...]) -> t.Ty:
        from .places import projected

        return projected(self.program.closed, ty, projection)

    def field(self, ty: t.Ty, variant: int, index: int) -> str:
        if isinstance(ty, t.Adt):
            return self.program.tcx.adt(ty.def_).variants[variant].fields[index].name
        return str(index)

    def part(self, place: ir.Place) -> ts.Part | None:
        """Which leaves of its variable a place is, where that is fixed."""
        shapes, closed = self.program.shapes, self.program.closed
        ty = self.fn.locals[place.local]
        slot = variant = 0
        for p in place.projection:
            match p:
                case ir.Downcast(v):
                    variant = v
                case ir.Field(index):
                    slot += shapes.of(ty).starts[variant][index]
                    ty = closed.variant_fields(ty, variant)[index]
                    variant = 0
                case _:
                    return None
        return ts.Part(self.path(place)[1], slot, ty)


def shown_name(program: Program, def_: Def) -> str:
    """`function`, `Type::method`, `{closure}` of what it stands in."""
    tcx = program.tcx
    if def_.kind is DefKind.CLOSURE:
        return f"closure in {shown_name(program, tcx.typeck_owner(def_))}"
    parent = def_.parent
    if parent is not None and parent.kind is DefKind.IMPL:
        ty = tcx.type_of(parent)
        own = ty.def_.name if isinstance(ty, t.Adt) else type_name(tcx, ty)
        return f"{own}::{def_.name}"
    if parent is not None and parent.kind is DefKind.TRAIT:
        return f"{parent.name}::{def_.name}"
    return def_.name
