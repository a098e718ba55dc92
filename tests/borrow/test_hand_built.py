"""Rules of the borrow checker on hand-built bodies: one rejected, one accepted twin each."""

from __future__ import annotations

import pytest

from checker.mir import ir
from checker.types import ty
from tests.borrow.builder import Builder, deref, ref

SHARED, MUT = ir.BorrowKind.SHARED, ir.BorrowKind.MUT


def codes(b: Builder) -> list[str | None]:
    return [code for code, _ in b.check()]


@pytest.mark.parametrize("used", [True, False])
def test_assignment_while_borrowed(used: bool) -> None:
    b = Builder()
    x = b.local(ty.I32, "x", mutable=True)
    r = b.local(ref(ty.I32), "r")
    y = b.local(ty.I32, "y")
    b.live(x)
    b.assign(x, b.int(1))
    b.assign(r, ir.Borrow(SHARED, ir.Place(x)))
    b.assign(x, b.int(2))
    if used:
        b.assign(y, ir.Use(ir.Copy(deref(r))))
    b.dead(x)
    b.end()
    assert codes(b) == (["E0506"] if used else [])


@pytest.mark.parametrize("outlives", [True, False])
def test_end_of_storage_while_borrowed(outlives: bool) -> None:
    b = Builder()
    x = b.local(ty.I32, "x")
    r = b.local(ref(ty.I32), "r")
    y = b.local(ty.I32, "y")
    b.live(x)
    b.assign(x, b.int(1))
    b.assign(r, ir.Borrow(SHARED, ir.Place(x)))
    if outlives:
        b.dead(x)
    b.assign(y, ir.Use(ir.Copy(deref(r))))
    if not outlives:
        b.dead(x)
    b.end()
    assert codes(b) == (["E0597"] if outlives else [])


@pytest.mark.parametrize("same", [True, False])
def test_return_of_a_parameter(same: bool) -> None:
    a, c = ty.ReBound(0, 0), ty.ReBound(0, 1)
    b = Builder([ref(ty.I32, region=a), ref(ty.I32, region=c)], ref(ty.I32, region=a), ("'a", "'b"))
    b.assign(ir.RETURN, ir.Use(ir.Copy(ir.Place(ir.Local(1 if same else 2)))))
    b.end()
    found = b.check()
    assert found == ([] if same else [(None, "lifetime may not live long enough")])


def test_two_mutable_borrows() -> None:
    b = Builder()
    x = b.local(ty.I32, "x", mutable=True)
    p = b.local(ref(ty.I32, True), "p")
    q = b.local(ref(ty.I32, True), "q")
    b.assign(x, b.int(1))
    b.assign(p, ir.Borrow(MUT, ir.Place(x)))
    b.assign(q, ir.Borrow(MUT, ir.Place(x)))
    b.assign(deref(p), b.int(2))
    b.end()
    assert codes(b) == ["E0499"]


def test_moved_twice() -> None:
    b = Builder([ref(ty.I32, True, ty.ReBound(0, 0))], names=("'a",))
    p = b.local(ref(ty.I32, True), "p")
    q = b.local(ref(ty.I32, True), "q")
    a = ir.Place(ir.Local(1))
    b.assign(p, ir.Use(ir.Move(a)))
    b.assign(q, ir.Use(ir.Move(a)))
    b.end()
    assert codes(b) == ["E0382"]


def test_never_initialised() -> None:
    b = Builder()
    x = b.local(ty.I32, "x")
    y = b.local(ty.I32, "y")
    b.assign(y, ir.Use(ir.Copy(ir.Place(x))))
    b.end()
    assert codes(b) == ["E0381"]


def test_reassigned() -> None:
    b = Builder()
    x = b.local(ty.I32, "x")
    b.assign(x, b.int(1))
    b.assign(x, b.int(2))
    b.end()
    assert codes(b) == ["E0384"]


def test_loop_keeps_a_loan() -> None:
    """The loan of the last round is live in the next."""
    b = Builder()
    x = b.local(ty.I32, "x", mutable=True)
    p = b.local(ref(ty.I32, True), "p", mutable=True)
    z = b.local(ty.I32, "z")
    b.assign(x, b.int(1))
    b.assign(p, ir.Borrow(MUT, ir.Place(x)))
    b.end(lambda s: ir.Goto(ir.Block(1), s))
    b.assign(z, ir.Use(ir.Copy(ir.Place(x))))
    b.assign(deref(p), b.int(1))
    b.end(lambda s: ir.Goto(ir.Block(1), s))
    assert "E0503" in codes(b)
