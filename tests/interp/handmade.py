"""Programs of hand-made MIR, to test the machine without the stages before it."""

from __future__ import annotations

from attrs import define, field

from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from grammar.span import DUMMY_SPAN, SourceMap

S = DUMMY_SPAN


@define(eq=False)
class FakeFacts:
    def normalize(self, ty: t.Ty, env: object) -> t.Ty:
        return ty

    def needs_drop(self, ty: t.Ty, env: object) -> bool:
        return False

    def is_copy(self, ty: t.Ty, env: object) -> bool:
        return True

    def is_sized(self, ty: t.Ty, env: object) -> bool:
        return True

    def resolve_instance(self, def_: Def, args: t.Args) -> None:
        return None

    def drop_impl(self, adt: Def) -> None:
        return None


@define(eq=False)
class FakeTcx:
    """Just what `interp` asks of a `Tcx`."""

    bodies: dict[Def, ir.Body] = field(factory=dict)
    sigs: dict[Def, t.FnSig] = field(factory=dict)
    sources: SourceMap = field(factory=SourceMap)
    facts: FakeFacts = field(factory=FakeFacts)

    def mir(self, def_: Def) -> ir.Body | None:
        return self.bodies.get(def_)

    def typeck_owner(self, def_: Def) -> Def:
        return def_

    def fn_sig(self, def_: Def) -> t.PolyFnSig:
        return t.PolyFnSig(self.sigs[def_])

    def is_lang(self, def_: Def, item: LangItem) -> bool:
        return False

    def function(self, name: str, inputs: tuple[t.Ty, ...], output: t.Ty) -> Fn:
        crate = Def(DefKind.CRATE, "main", None, None, S, False)
        def_ = Def(DefKind.FN, name, crate, None, S, False)
        self.sigs[def_] = t.FnSig(inputs, output)
        return Fn(self, def_, [output, *inputs])


@define(eq=False)
class Fn:
    """A body under construction; blocks are given in order."""

    tcx: FakeTcx
    def_: Def
    types: list[t.Ty]
    blocks: list[ir.BlockData] = field(factory=list)

    def local(self, ty: t.Ty) -> ir.Place:
        self.types.append(ty)
        return ir.Place(ir.Local(len(self.types) - 1))

    def block(self, *parts: object) -> None:
        *statements, terminator = parts
        self.blocks.append(ir.BlockData(list(statements), terminator))

    def finish(self) -> Def:
        decls = [ir.LocalDecl(ty, ir.LocalKind.TEMP, True, S) for ty in self.types]
        n = len(self.tcx.sigs[self.def_].inputs)
        self.tcx.bodies[self.def_] = ir.Body(self.def_, n, decls, self.blocks, S, S)
        return self.def_


def arg(n: int) -> ir.Place:
    return ir.Place(ir.Local(n))


def copy(p: ir.Place) -> ir.Operand:
    return ir.Copy(p)


def move(p: ir.Place) -> ir.Operand:
    return ir.Move(p)


def int_(value: int, ty: t.Ty) -> ir.Operand:
    return ir.Const(ir.IntConst(value, ty), S)


def assign(p: ir.Place, r: ir.Rvalue) -> ir.Assign:
    return ir.Assign(p, r, S)


def goto(n: int) -> ir.Goto:
    return ir.Goto(ir.Block(n), S)


def switch(op: ir.Operand, ty: t.Ty, value: int, yes: int, no: int) -> ir.SwitchInt:
    return ir.SwitchInt(op, ty, (value,), (ir.Block(yes),), ir.Block(no), S)


def call(f: Def, args: tuple[ir.Operand, ...], to: ir.Place, next_: int) -> ir.Call:
    func = ir.Const(ir.FnConst(t.FnDef(f, ())), S)
    return ir.Call(func, args, to, ir.Block(next_), ir.UnwindContinue(), S, S)


def checked(kind: ir.AssertKind, pair: ir.Place, next_: int) -> ir.Assert:
    flag = ir.Move(pair.project(ir.Field(1, t.BOOL)))
    return ir.Assert(flag, False, kind, (), ir.Block(next_), ir.UnwindContinue(), S)


def first(pair: ir.Place, ty: t.Ty) -> ir.Rvalue:
    return ir.Use(ir.Move(pair.project(ir.Field(0, ty))))


RET = ir.Return(S)
