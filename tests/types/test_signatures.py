"""Signatures as lowered, printed as rustc prints them."""

from __future__ import annotations

import pytest

from tests.types.crate import Program

SIGNATURES = [
    ("fn f(x: &i32) -> &i32 { x }", "for<'a> fn(&'a i32) -> &'a i32"),
    (
        "fn f<'a>(x: &'a str, y: &str) -> &'a str { x }",
        "for<'a, 'b> fn(&'a str, &'b str) -> &'a str",
    ),
    ("fn f<'a: 'a>(x: &'a str) -> &'a str { x }", "fn(&'a str) -> &'a str"),
    ("fn f(x: [u8; 2 * 3]) {}", "fn([u8; 6])"),
    (
        "fn f(x: Box<dyn Fn(&i32) -> &i32>) {}",
        "fn(Box<(dyn for<'a> Fn(&'a i32) -> &'a i32 + 'static)>)",
    ),
    (
        "fn f<I: Iterator>(x: I) -> Option<I::Item> { None }",
        "fn(I) -> Option<<I as Iterator>::Item>",
    ),
    (
        "fn f() -> impl Iterator<Item = u8> + Clone { 0..1 }",
        "fn() -> impl Iterator<Item = u8> + Clone",
    ),
    ("fn f(x: impl Clone, y: &dyn Send) {}", "for<'a> fn(impl Clone, &'a (dyn Send + 'a))"),
]


@pytest.mark.parametrize(("source", "expected"), SIGNATURES)
def test_signature(source: str, expected: str) -> None:
    program = Program(source)
    assert program.show(program.tcx.fn_sig(program.item("f"))) == expected
    assert not program.tcx.diagnostics


def test_predicates_are_the_parents_first_with_implied_sized() -> None:
    program = Program("trait T<A: ?Sized> { fn f<B>(&self, b: B) where Self: Sized; }")
    shown = [program.show(p) for p in program.tcx.predicates_of(program.item("T", "f"))]
    assert shown == ["Self: T<A>", "B: Sized", "Self: Sized"]


def test_lifetimes_left_out_of_an_impl_header_are_its_parameters() -> None:
    program = Program("struct S<'a>(&'a u8); trait T {} impl T for &S<'_> {}")
    impl = next(c for c in program.tcx.user.children if c.name == "")
    assert [p.name for p in program.tcx.generics_of(impl).own] == ["'_", "'_"]


def test_opaque_type_captures_what_its_bounds_mention_until_2021() -> None:
    program = Program("fn f<'a>(x: &'a u8, y: &u8) -> impl Copy + 'a { x }")
    output = program.tcx.fn_sig(program.item("f")).sig.output
    assert [p.name for p in program.tcx.generics_of(output.def_).own] == ["'a"]


def test_discriminants_count_on() -> None:
    program = Program("enum E { A, B = 7, C, D = -2, E }")
    assert program.tcx.adt(program.item("E")).discriminants == (0, 7, 8, -2, -1)
