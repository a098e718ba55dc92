"""What every body must keep; a broken rule is a bug of ours, never the user's.

- Blocks are terminated, their targets exist; cleanup blocks go to cleanup blocks only, and nothing
  but unwinding goes into one; a return or a false edge does not stand in a cleanup block.
- Locals in places exist; arguments and the return place are never `StorageLive`.
- The type of a local is under no binder: a late-bound lifetime left in it would relate to nothing.
- Each step of a place fits its type: a `Field` is of a struct, tuple, closure or downcast enum.
- An elaborated body has no checker-only statement or edge left, and its `Drop`s replace nothing.

Source: `rustc_const_eval::check_consts`, `rustc_mir_transform::validate`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.flow.place_type import project_type
from checker.mir import ir
from checker.types import ty
from checker.types.fold import has_escaping_bound


class BrokenBody(AssertionError):
    """A body that does not keep the rules; the message names rule and place."""


def verify(tcx: Tcx, body: ir.Body) -> None:
    """Raise `BrokenBody` unless `body` is well formed."""
    _Verifier(tcx, body).run()


class _Verifier:
    def __init__(self, tcx: Tcx, body: ir.Body) -> None:
        self.tcx = tcx
        self.body = body
        self.at = ""

    def fail(self, message: str) -> None:
        raise BrokenBody(f"{self.body.def_.path()}: {self.at}: {message}")

    def run(self) -> None:
        for local, decl in enumerate(self.body.locals):
            if has_escaping_bound(decl.ty):
                self.fail(f"a bound lifetime escapes in the type of _{local}")
        for number, block in enumerate(self.body.blocks):
            for i, s in enumerate(block.statements):
                self.at = f"bb{number}[{i}]"
                self.statement(s)
            self.at = f"bb{number} end"
            self.terminator(number, block)

    def statement(self, s: ir.Statement) -> None:
        elaborated = self.body.phase is ir.Phase.ELABORATED
        match s:
            case ir.Assign(place, rvalue, _):
                self.place(place)
                self.rvalue(rvalue)
            case ir.StorageLive(local, _) | ir.StorageDead(local, _):
                if local <= self.body.arg_count:
                    self.fail(f"storage of argument or return place _{local}")
            case ir.FakeRead(_, place, _) | ir.PlaceMention(place, _):
                self.place(place)
                if elaborated:
                    self.fail("checker-only statement after elaboration")
            case ir.AscribeUserType(place):
                self.place(place)
                if elaborated:
                    self.fail("user type after elaboration")
            case ir.Nop():
                pass

    def rvalue(self, r: ir.Rvalue) -> None:
        match r:
            case ir.Use(o) | ir.Repeat(o, _) | ir.Cast(_, o, _) | ir.Unary(_, o):
                self.operand(o)
            case ir.Borrow(_, p) | ir.RawBorrow(_, p) | ir.Discriminant(p) | ir.Len(p):
                self.place(p)
            case ir.Binary(_, lhs, rhs):
                self.operand(lhs)
                self.operand(rhs)
            case ir.Aggregate():
                for o in r.operands:
                    self.operand(o)

    def operand(self, o: ir.Operand) -> None:
        if not isinstance(o, ir.Const):
            self.place(o.place)

    def place(self, p: ir.Place) -> None:
        if not 0 <= p.local < len(self.body.locals):
            self.fail(f"no local _{p.local}")
        t = self.body.locals[p.local].ty
        downcast = False
        for elem in p.projection:
            self.step(t, elem, downcast)
            t = project_type(self.tcx, t, elem)
            downcast = isinstance(elem, ir.Downcast)

    def step(self, t: ty.Ty, elem: ir.Projection, downcast: bool) -> None:
        match elem:
            case ir.Field(index, _):
                self.field(t, index, downcast)
            case ir.Downcast(variant, _):
                if not isinstance(t, ty.Adt) or variant >= len(self.tcx.adt(t.def_).variants):
                    self.fail(f"downcast of {t!r}")
            case ir.Deref():
                if not isinstance(t, (ty.Ref, ty.RawPtr, ty.Adt)):
                    self.fail(f"dereference of {t!r}")
            case _:
                if not isinstance(t, (ty.Array, ty.Slice)):
                    self.fail(f"index into {t!r}")

    def field(self, t: ty.Ty, index: int, downcast: bool) -> None:
        match t:
            case ty.Tuple(elements):
                count = len(elements)
            case ty.Closure(upvars=ty.Tuple(elements)):
                count = len(elements)
            case ty.Adt(def_):
                info = self.tcx.adt(def_)
                if info.kind is ty.AdtKind.ENUM and not downcast:
                    self.fail(f"field {index} of an enum without downcast")
                count = max(len(v.fields) for v in info.variants)
            case _:
                self.fail(f"field {index} of {t!r}")
                return
        if index >= count:
            self.fail(f"no field {index} in {t!r}")

    def terminator(self, number: int, block: ir.BlockData) -> None:
        t = block.terminator
        if t is None:
            self.fail("no terminator")
        unwind = getattr(t, "unwind", None)
        cleanup = unwind.block if isinstance(unwind, ir.UnwindCleanup) else None
        for target in ir.successors(t):
            if not 0 <= target < len(self.body.blocks):
                self.fail(f"no block bb{target}")
            into_cleanup = self.body.blocks[target].is_cleanup
            if into_cleanup != (block.is_cleanup or target == cleanup):
                self.fail(f"edge to bb{target} crosses into or out of cleanup")
        if block.is_cleanup and isinstance(t, (ir.Return, ir.FalseEdge, ir.FalseUnwind)):
            self.fail("not allowed in cleanup")
        if not block.is_cleanup and isinstance(t, ir.UnwindResume):
            self.fail("resume outside cleanup")
        self.operands(t)

    def operands(self, t: ir.Terminator) -> None:
        elaborated = self.body.phase is ir.Phase.ELABORATED
        match t:
            case ir.SwitchInt():
                self.operand(t.operand)
            case ir.Drop():
                self.place(t.place)
                if elaborated and t.replace:
                    self.fail("replacing drop after elaboration")
            case ir.Call():
                self.place(t.destination)
                for o in (t.func, *t.args):
                    self.operand(o)
            case ir.Assert():
                for o in (t.cond, *t.operands):
                    self.operand(o)
            case ir.FalseEdge() | ir.FalseUnwind():
                if elaborated:
                    self.fail("false edge after elaboration")
            case _:
                pass
