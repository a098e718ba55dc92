"""The trait solver on the real library: what holds, what projections are."""

from __future__ import annotations

import pytest

from checker.context import LangItem
from checker.types.fold import open_sig
from checker.types.ty import UNIT, Alias, AliasKind, ReEarlyParam, Ref
from tests.types.crate import Program

HOLDS = [
    ("i32", "Copy", True),
    ("String", "Copy", False),
    ("&mut i32", "Copy", False),
    ("(i32, &str)", "Copy", True),
    ("[String; 2]", "Clone", True),
    ("Vec<Box<i32>>", "Clone", True),
    ("Box<dyn Fn()>", "Clone", False),
    ("std::rc::Rc<i32>", "Send", False),
    ("Vec<std::rc::Rc<i32>>", "Send", False),
    ("List", "Send", True),
    ("*const u8", "Sync", False),
    ("&std::cell::Cell<i32>", "Send", False),
    ("fn(i32) -> i32", "Copy", True),
    ("Box<dyn Fn() + Send>", "Send", True),
    ("Vec<i32>", "Tr", True),
    ("Vec<u8>", "Tr", False),
]


@pytest.mark.parametrize(("ty", "trait", "expected"), HOLDS)
def test_implements(ty: str, trait: str, expected: bool) -> None:
    program = Program(
        f"""
        struct List {{ next: Option<Box<List>>, value: u8 }}
        trait Tr {{}} impl Tr for i32 {{}} impl<T: Tr> Tr for Vec<T> {{}}
        fn f(x: {ty}) {{}}
        """
    )
    lang = {"Copy": LangItem.COPY, "Clone": LangItem.CLONE, "Send": LangItem.SEND}
    lang["Sync"] = LangItem.SYNC
    found = program.tcx.lang(lang[trait]) if trait in lang else program.item(trait)
    (t,) = program.types("f")
    assert program.tcx.facts.implements(t, found, None) is expected


PROJECTIONS = [
    ("Vec<u8>", "u8"),
    ("&Vec<u8>", "&u8"),
    ("std::ops::Range<i64>", "i64"),
    ("std::iter::Map<std::ops::Range<u8>, fn(u8) -> String>", "String"),
    ("Box<dyn Iterator<Item = char>>", "char"),
]


@pytest.mark.parametrize(("ty", "expected"), PROJECTIONS)
def test_item_of_into_iterator(ty: str, expected: str) -> None:
    program = Program(f"fn f(x: {ty}) {{}}")
    trait = program.tcx.lang(LangItem.INTO_ITERATOR)
    if trait.name != "IntoIterator":
        trait = trait.parent  # the language item is the trait's method
    item = next(c for c in trait.children if c.name == "Item")
    alias = Alias(AliasKind.PROJECTION, item, program.types("f"))
    assert program.show(program.tcx.facts.normalize(alias, None)) == expected


def test_regions_of_an_impl_are_those_of_the_type() -> None:
    program = Program("fn f<'x: 'x>(x: &'x Vec<u8>) {}")
    trait = program.tcx.lang(LangItem.INTO_ITERATOR)
    if trait.name != "IntoIterator":
        trait = trait.parent
    item = next(c for c in trait.children if c.name == "Item")
    inputs = open_sig(program.tcx.fn_sig(program.item("f"))).inputs
    found = program.tcx.facts.normalize(Alias(AliasKind.PROJECTION, item, inputs), None)
    assert isinstance(found, Ref)
    assert found.region == ReEarlyParam(0, "'x")


def test_where_clauses_are_assumed_with_what_they_imply() -> None:
    program = Program("fn f<T: Ord + Copy>(x: T) {}")
    fn = program.item("f")
    (t,) = program.types("f")
    facts = program.tcx.facts
    assert facts.implements(t, program.tcx.lang(LangItem.CLONE), fn)
    assert not facts.implements(t, program.tcx.lang(LangItem.SEND), fn)


def test_needs_drop() -> None:
    program = Program(
        "struct D; impl Drop for D { fn drop(&mut self) {} } struct W<T>(T);"
        "fn f(a: W<D>, b: W<i32>, c: Vec<i32>, d: &String, e: Option<Box<u8>>) {}"
    )
    facts = program.tcx.facts
    found = [facts.needs_drop(t, None) for t in program.types("f")]
    assert found == [True, False, True, False, True]
    assert not facts.needs_drop(UNIT, None)


def test_instance_of_a_trait_method() -> None:
    program = Program(
        "trait T { fn a(&self) {} fn b(&self); } impl T for u8 { fn b(&self) {} } fn f(x: u8) {}"
    )
    facts = program.tcx.facts
    a, b = program.item("T", "a"), program.item("T", "b")
    assert facts.resolve_instance(a, program.types("f")) == (a, program.types("f"))
    found = facts.resolve_instance(b, program.types("f"))
    assert found is not None
    assert found[0] is not b
