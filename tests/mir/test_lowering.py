"""Every accepted example lowers to bodies that keep the rules of MIR, before and after drop
elaboration, promoted constants included; and some shapes are those of rustc."""

from __future__ import annotations

import pytest
from corpus import Example, examples

from checker.check import open_crate
from checker.context import Tcx
from checker.mir import ir
from checker.mir.elaborate import elaborate_body
from checker.mir.pretty import pretty_body
from checker.mir.verify import verify
from checker.names.defs import Def
from checker.types import ty
from grammar.edition import Edition

ACCEPTED = [
    e for e in examples("samples", "tests/run", "tests/unsafe") if e.expected["check"]["accept"]
]


def bodies(text: str, edition: Edition = Edition.E2021) -> tuple[Tcx, dict[str, ir.Body]]:
    crate = open_crate("<test>", text, edition)
    found: dict[str, ir.Body] = {}
    for owner in crate.bodies():
        body = crate.tcx.mir_built(owner)
        if body is not None:
            found[owner.path()] = body
    return crate.tcx, found


def promoted(body: ir.Body) -> list[Def]:
    out = []
    for block in body.blocks:
        for s in block.statements:
            if isinstance(s, ir.Assign) and isinstance(s.rvalue, ir.Use):
                o = s.rvalue.operand
                if isinstance(o, ir.Const) and isinstance(o.constant, ir.NamedConst):
                    if o.constant.def_ is not None and o.constant.def_.name.startswith("promoted"):
                        out.append(o.constant.def_)
    return out


@pytest.mark.parametrize("example", ACCEPTED, ids=lambda e: e.name)
def test_examples_keep_the_rules(example: Example) -> None:
    tcx, found = bodies(example.text, Edition(int(example.edition)))
    for body in list(found.values()):
        verify(tcx, body)
        verify(tcx, elaborate_body(tcx, body))
        for def_ in promoted(body):
            inner = tcx.mir_built(def_)
            assert inner is not None
            verify(tcx, inner)


def terminators(body: ir.Body, kind: type) -> list[ir.Terminator]:
    return [b.terminator for b in body.blocks if isinstance(b.terminator, kind)]


def test_overflow_is_checked_before_the_result_is_used() -> None:
    tcx, found = bodies("fn add(a: i32, b: i32) -> i32 { a + b } fn main() {}")
    text = pretty_body(tcx, found["add"])
    assert "AddWithOverflow(copy _3, copy _4)" in text
    assert "assert(!move (_5.1: bool)" in text
    assert text.index("assert") < text.index("_0 = move (_5.0: i32)")


def test_assignment_drops_the_old_value_and_assigns_on_both_edges() -> None:
    _, found = bodies("fn f(mut s: String, t: String) { s = t; } fn main() {}")
    drops = [t for t in terminators(found["f"], ir.Drop) if isinstance(t, ir.Drop) and t.replace]
    assert len(drops) == 1
    assert isinstance(drops[0].unwind, ir.UnwindCleanup)
    for block in (drops[0].target, drops[0].unwind.block):
        first = found["f"].blocks[block].statements[0]
        assert isinstance(first, ir.Assign)
        assert first.place == drops[0].place


def test_a_guard_borrows_the_scrutinee() -> None:
    tcx, found = bodies(
        "fn f(o: Option<i32>) -> i32 { match o { Some(n) if n > 3 => n, _ => 0 } } fn main() {}"
    )
    text = pretty_body(tcx, found["f"])
    assert "&fake shallow _1" in text
    assert "FakeRead(ForMatchGuard" in text
    assert "falseEdge" in text


def dropped_types(body: ir.Body) -> list[str]:
    """The names of the types dropped on the way without panics, in order of blocks."""
    out = []
    for block in body.blocks:
        if isinstance(block.terminator, ir.Drop) and not block.is_cleanup:
            t = body.locals[block.terminator.place.local].ty
            out.append(t.def_.name if isinstance(t, ty.Adt) else "?")
    return out


def test_temporary_of_a_tail_dies_earlier_in_2024() -> None:
    source = (
        "use std::cell::RefCell; fn f() -> usize { let c = RefCell::new(String::new()); "
        "c.borrow().len() } fn main() {}"
    )
    _, old = bodies(source, Edition.E2021)
    _, new = bodies(source, Edition.E2024)
    assert dropped_types(old["f"]) == ["RefCell", "Ref"]
    assert dropped_types(new["f"]) == ["Ref", "RefCell"]


def test_constants_behind_references_are_promoted() -> None:
    _, found = bodies("fn f() -> &'static [i32] { &[1, 2, 3] } fn main() {}")
    assert len(promoted(found["f"])) == 1
    _, found = bodies("fn g() -> usize { let s = &String::new(); s.len() } fn main() {}")
    assert promoted(found["g"]) == []


def test_drop_flags_only_where_needed() -> None:
    tcx, found = bodies(
        "fn f(c: bool, s: String) { if c { drop(s); } } fn g(s: String) { drop(s); } fn main() {}"
    )
    conditional, certain = elaborate_body(tcx, found["f"]), elaborate_body(tcx, found["g"])
    assert len(conditional.locals) == len(found["f"].locals) + 1
    assert len(certain.locals) == len(found["g"].locals)
    assert terminators(certain, ir.Drop) == []
