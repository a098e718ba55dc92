"""Drop elaboration on bodies built by hand: each is run before, with drops that look whether the
place is initialised, and after, with unconditional drops; both must drop the same places in order.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from checker.mir import ir
from checker.mir.elaborate import elaborate_body
from checker.mir.verify import verify
from checker.names.defs import Def, DefKind
from checker.types import ty
from grammar.span import DUMMY_SPAN as S

OWNER = Def(DefKind.FN, "f", None, None, S, False)
GUARD = Def(DefKind.STRUCT, "Guard", None, None, S, False)
PAIR = Def(DefKind.STRUCT, "Pair", None, None, S, False)
D = ty.Adt(GUARD, ())
P = ty.Adt(PAIR, ())
FIRST, SECOND = (Def(DefKind.FIELD, n, PAIR, None, S, False) for n in ("a", "b"))
FIELDS = (ty.FieldInfo("a", FIRST), ty.FieldInfo("b", SECOND))


def info(d: Def) -> ty.AdtInfo:
    fields = FIELDS if d is PAIR else ()
    variant = ty.VariantInfo(d.name, d, ty.CtorKind.NAMED, fields)
    return ty.AdtInfo(d, ty.AdtKind.STRUCT, (variant,), (0,))


def needs_drop(t: ty.Ty, _env: object) -> bool:
    return t in (D, P) or (isinstance(t, ty.Tuple) and any(needs_drop(x, None) for x in t.elements))


@pytest.fixture
def tcx() -> Any:
    facts = SimpleNamespace(
        needs_drop=needs_drop,
        drop_impl=lambda d: GUARD if d is GUARD else None,
        normalize=lambda t, _env: t,
    )
    return SimpleNamespace(
        facts=facts,
        adt=info,
        type_of=lambda d: D,
        is_lang=lambda d, item: False,
        typeck_owner=lambda d: d,
    )


def body(types: list[ty.Ty], args: int, *blocks: tuple[list[ir.Statement], Any]) -> ir.Body:
    locals_ = [ir.LocalDecl(t, ir.LocalKind.TEMP, True, S) for t in types]
    data = [ir.BlockData(statements, t) for statements, t in blocks]
    return ir.Body(OWNER, args, locals_, data, S, S)


def p(local: int, *steps: ir.Projection) -> ir.Place:
    return ir.Place(ir.Local(local), steps)


def move(to: int, source: ir.Place) -> ir.Statement:
    return ir.Assign(p(to), ir.Use(ir.Move(source)), S)


def drop(place: ir.Place, target: int) -> ir.Drop:
    return ir.Drop(place, ir.Block(target), ir.UnwindContinue(), S)


def goto(b: int) -> ir.Goto:
    return ir.Goto(ir.Block(b), S)


def switch(local: int, zero: int, other: int) -> ir.SwitchInt:
    targets = (ir.Block(zero),)
    return ir.SwitchInt(ir.Copy(p(local)), ty.BOOL, (0,), targets, ir.Block(other), S)


class Machine:
    """Runs a body on values that are names; records what is dropped. Fields of `Pair` are `.0` and
    `.1` of its name; a dropped or moved place is gone."""

    def __init__(self, b: ir.Body, inputs: list[object]) -> None:
        self.b = b
        self.values: dict[tuple[int, tuple[int, ...]], object] = {}
        self.dropped: list[str] = []
        for i, value in enumerate(inputs):
            self.store(p(i + 1), value)

    def key(self, place: ir.Place) -> tuple[int, tuple[int, ...]]:
        return place.local, tuple(e.index for e in place.projection if isinstance(e, ir.Field))

    def store(self, place: ir.Place, value: object) -> None:
        local, path = self.key(place)
        if isinstance(value, tuple):
            for i, part in enumerate(value):
                self.values[local, (*path, i)] = part
        else:
            self.values[local, path] = value

    def take(self, place: ir.Place, keep: bool) -> object:
        local, path = self.key(place)
        found = {
            k: v for k, v in self.values.items() if k[0] == local and k[1][: len(path)] == path
        }
        assert found, f"use of nothing at {place}"
        if not keep:
            for k in found:
                del self.values[k]
        whole = found.get((local, path))
        return whole if whole is not None else tuple(found[k] for k in sorted(found))

    def drop(self, place: ir.Place, certain: bool) -> None:
        local, path = self.key(place)
        found = sorted(k for k in self.values if k[0] == local and k[1][: len(path)] == path)
        assert found or not certain, f"drop of nothing at {place}"
        for k in found:
            self.dropped.append(str(self.values.pop(k)))

    def run(self) -> list[str]:
        at = 0
        for _ in range(100):
            block = self.b.blocks[at]
            for s in block.statements:
                if isinstance(s, ir.Assign) and isinstance(s.rvalue, ir.Use):
                    o = s.rvalue.operand
                    if isinstance(o, ir.Const):
                        assert isinstance(o.constant, ir.IntConst)
                        self.store(s.place, o.constant.value)
                    else:
                        self.store(s.place, self.take(o.place, isinstance(o, ir.Copy)))
            t = block.terminator
            match t:
                case ir.Goto(target):
                    at = target
                case ir.SwitchInt():
                    assert not isinstance(t.operand, ir.Const)
                    value = self.take(t.operand.place, keep=True)
                    at = dict(zip(t.values, t.targets, strict=True)).get(value, t.otherwise)
                case ir.Drop():
                    self.drop(t.place, certain=self.b.phase is ir.Phase.ELABORATED)
                    at = t.target
                case _:
                    return self.dropped
        raise AssertionError("no end")


def same(tcx: Any, b: ir.Body, *inputs: list[object]) -> ir.Body:
    verify(tcx, b)
    elaborated = elaborate_body(tcx, b)
    verify(tcx, elaborated)
    for given in inputs:
        assert Machine(elaborated, given).run() == Machine(b, given).run()
    return elaborated


def test_moved_on_one_way(tcx: Any) -> None:
    b = body(
        [ty.UNIT, D, ty.BOOL, D],
        2,
        ([], switch(2, 2, 1)),
        ([move(3, p(1))], drop(p(3), 2)),
        ([], drop(p(1), 3)),
        ([], ir.Return(S)),
    )
    made = same(tcx, b, ["x", 0], ["x", 1])
    assert sum(isinstance(x.terminator, ir.Drop) for x in made.blocks) == 2


def test_certain_drops_have_no_flag(tcx: Any) -> None:
    b = body(
        [ty.UNIT, D, D],
        1,
        ([move(2, p(1))], drop(p(2), 1)),
        ([], drop(p(1), 2)),
        ([], ir.Return(S)),
    )
    made = same(tcx, b, ["x"])
    assert len(made.locals) == 3
    assert [x.terminator.place for x in made.blocks if isinstance(x.terminator, ir.Drop)] == [p(2)]


def test_partly_moved_struct(tcx: Any) -> None:
    first = p(1, ir.Field(0, D))
    b = body(
        [ty.UNIT, P, ty.BOOL, D],
        2,
        ([], switch(2, 2, 1)),
        ([move(3, first)], drop(p(3), 2)),
        ([], drop(p(1), 3)),
        ([], ir.Return(S)),
    )
    same(tcx, b, [("a", "b"), 0], [("a", "b"), 1])


def test_tuple_of_which_a_part_is_gone(tcx: Any) -> None:
    t = ty.Tuple((D, ty.I32, D))
    second = p(1, ir.Field(2, D))
    b = body(
        [ty.UNIT, t, D],
        1,
        ([move(2, second)], drop(p(1), 1)),
        ([], drop(p(2), 2)),
        ([], ir.Return(S)),
    )
    made = elaborate_body(tcx, b)
    dropped = [x.terminator.place for x in made.blocks if isinstance(x.terminator, ir.Drop)]
    assert dropped == [p(2), p(1, ir.Field(0, D))] or dropped == [p(1, ir.Field(0, D)), p(2)]


def test_loop_clears_the_flag(tcx: Any) -> None:
    """`loop { let x; if c { x = d; c = false } drop x; if !again break; again = false } drop d`."""
    no = ir.Use(ir.Const(ir.IntConst(0, ty.BOOL), S))
    b = body(
        [ty.UNIT, ty.BOOL, D, D, ty.BOOL, ty.BOOL],
        2,
        ([ir.Assign(p(4), ir.Use(ir.Copy(p(1))), S)], goto(1)),
        ([], switch(1, 3, 2)),
        ([move(3, p(2)), ir.Assign(p(1), no, S)], goto(3)),
        ([], drop(p(3), 4)),
        ([ir.Assign(p(5), ir.Use(ir.Copy(p(4))), S), ir.Assign(p(4), no, S)], switch(5, 5, 1)),
        ([], drop(p(2), 6)),
        ([], ir.Return(S)),
    )
    same(tcx, b, [0, "x"], [1, "x"])
