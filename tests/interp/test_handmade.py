"""The generator on hand-made MIR: control flow, overflow, recursion, the stack."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.mir import ir
from checker.names.defs import Def, PrimTy
from checker.types import ty as t
from interp.codegen.module import Module
from interp.machine import run
from interp.mono import Program
from interp.outcome import OutcomeKind

sys.path.insert(0, str(Path(__file__).parent))

from handmade import (
    RET,
    FakeTcx,
    arg,
    assign,
    call,
    checked,
    copy,
    first,
    goto,
    int_,
    move,
    switch,
)

U64 = t.Prim(PrimTy.U64)
PAIR = t.Tuple((U64, t.BOOL))


def fib(tcx: FakeTcx) -> Def:
    f = tcx.function("fib", (U64,), U64)
    less, a, b, p, q, x, y, r = (
        f.local(ty) for ty in (t.BOOL, PAIR, PAIR, U64, U64, U64, U64, PAIR)
    )
    n = arg(1)
    f.block(
        assign(less, ir.Binary(ir.BinOp.LT, copy(n), int_(2, U64))),
        switch(move(less), t.BOOL, 0, 2, 1),
    )
    f.block(assign(arg(0), ir.Use(copy(n))), RET)
    sub = ir.AssertKind.OVERFLOW_SUB
    f.block(
        assign(a, ir.Binary(ir.BinOp.SUB_WITH_OVERFLOW, copy(n), int_(1, U64))), checked(sub, a, 3)
    )
    f.block(assign(p, first(a, U64)), call(f.def_, (move(p),), x, 4))
    f.block(
        assign(b, ir.Binary(ir.BinOp.SUB_WITH_OVERFLOW, copy(n), int_(2, U64))), checked(sub, b, 5)
    )
    f.block(assign(q, first(b, U64)), call(f.def_, (move(q),), y, 6))
    f.block(
        assign(r, ir.Binary(ir.BinOp.ADD_WITH_OVERFLOW, move(x), move(y))),
        checked(ir.AssertKind.OVERFLOW_ADD, r, 7),
    )
    f.block(assign(arg(0), first(r, U64)), RET)
    return f.finish()


def main_of(tcx: FakeTcx, callee: Def, value: int) -> Def:
    m = tcx.function("main", (), t.UNIT)
    r = m.local(U64)
    m.block(call(callee, (int_(value, U64),), r, 1))
    m.block(RET)
    return m.finish()


def generated(tcx: FakeTcx, main: Def) -> str:
    module = Module(Program(tcx))
    entry = module.entry_instance(main)
    module.collect([entry])
    return module.emit(entry).source


def test_fib_is_what_a_hand_would_write() -> None:
    tcx = FakeTcx()
    main = main_of(tcx, fib(tcx), 10)
    source = generated(tcx, main)
    assert "if v1 < 2:" in source or "if v1 >= 2:" in source
    assert "while" not in source
    assert run(tcx, main).kind is OutcomeKind.EXIT


def test_overflow_panics() -> None:
    tcx = FakeTcx()
    f = tcx.function("double", (U64,), U64)
    r = f.local(PAIR)
    f.block(
        assign(r, ir.Binary(ir.BinOp.MUL_WITH_OVERFLOW, copy(arg(1)), int_(2, U64))),
        checked(ir.AssertKind.OVERFLOW_MUL, r, 1),
    )
    f.block(assign(arg(0), first(r, U64)), RET)
    out = run(tcx, main_of(tcx, f.finish(), 1 << 63))
    assert out.exit_status == 101
    assert out.message == "attempt to multiply with overflow"


def loop(tcx: FakeTcx) -> Def:
    """`s = 0; i = 0; while i < n { if i % 2 == 0 { s += i } i += 1 } s` without overflow checks."""
    f = tcx.function("loop", (U64,), U64)
    i, go, rest, even = (f.local(ty) for ty in (U64, t.BOOL, U64, t.BOOL))
    s = arg(0)
    f.block(assign(s, ir.Use(int_(0, U64))), assign(i, ir.Use(int_(0, U64))), goto(1))
    f.block(
        assign(go, ir.Binary(ir.BinOp.LT, copy(i), copy(arg(1)))), switch(move(go), t.BOOL, 0, 5, 2)
    )
    f.block(
        assign(rest, ir.Binary(ir.BinOp.REM, copy(i), int_(2, U64))),
        assign(even, ir.Binary(ir.BinOp.EQ, move(rest), int_(0, U64))),
        switch(move(even), t.BOOL, 0, 4, 3),
    )
    f.block(assign(s, ir.Binary(ir.BinOp.ADD, copy(s), copy(i))), goto(4))
    f.block(assign(i, ir.Binary(ir.BinOp.ADD, copy(i), int_(1, U64))), goto(1))
    f.block(RET)
    return f.finish()


def test_loop_has_no_flags() -> None:
    tcx = FakeTcx()
    source = generated(tcx, main_of(tcx, loop(tcx), 10))
    assert source.count("while True:") == 1
    assert "j_" not in source
    scope: dict[str, object] = {}
    exec(source, scope)
    name = next(k for k in scope if k.endswith("_loop"))
    assert scope[name](10) == 20  # type: ignore[operator]


def test_endless_recursion_overflows_the_simulated_stack() -> None:
    tcx = FakeTcx()
    f = tcx.function("down", (U64,), U64)
    f.block(call(f.def_, (copy(arg(1)),), arg(0), 1))
    f.block(RET)
    out = run(tcx, main_of(tcx, f.finish(), 1))
    assert out.kind is OutcomeKind.STACK_OVERFLOW
    assert out.exit_status == 134
    assert out.stack.overflow is not None
    assert out.stack.overflow.depth > 10_000
