"""No input makes the parser, `dump` or `unparse` recurse too deep: the cap is an error."""

from __future__ import annotations

import pytest

from grammar.dump import dump
from grammar.parse_context import MAX_DEPTH, MAX_OPERANDS
from grammar.unparse import unparse
from tests.grammar.parsing import messages, parse

CAPPED = [f"nesting is deeper than minirust's limit of {MAX_DEPTH} levels"]
MANY = 5000


@pytest.mark.parametrize(
    "deep",
    [
        "(" * MANY + "1" + ")" * MANY,
        "{" * MANY + "}" * MANY,
        "!" * MANY + "x",
        "&" * MANY + "x",
        "return " * MANY,
        "|x| " * MANY + "x",
        "a = " * MANY + "b",
        "if a {} " + "else if b {} " * MANY,
        "+".join(["a"] * (MAX_OPERANDS + 2)),
        "a" + ".b()" * (MAX_OPERANDS + 2),
        "a" + "?" * (MAX_OPERANDS + 2),
        "a" + " as u8" * (MAX_OPERANDS + 2),
        "x as " + "&" * MANY + "u8",
        "x as " + "Vec<" * MANY + "u8" + ">" * MANY,
        "x as " + "fn() -> " * MANY + "u8",
        "|" + "&" * MANY + "x| x",
        "|" + "x @ " * MANY + "_| x",
        "m!(" + "(" * MANY + ")" * MANY + ")",
    ],
    ids=range(18),
)
def test_capped(deep: str) -> None:
    assert messages(f"fn f() {{ let x = {deep}; }}") == CAPPED


@pytest.mark.parametrize(
    "deep",
    [
        "+".join(["a"] * 2000),
        "a" + ".b()" * 2000,
        "!" * 150 + "x",
        "(" * 150 + "1" + ")" * 150,
    ],
    ids=["sum", "chain", "not", "parentheses"],
)
def test_below_the_cap_everything_copes(deep: str) -> None:
    crate, diagnostics = parse(f"fn f() {{ let x = {deep}; }}")
    assert not diagnostics
    again, _none = parse(unparse(crate))
    assert dump(again) == dump(crate)


def test_many_errors_end() -> None:
    assert len(messages("fn f() { " + "let = ; " * 3000 + "}")) < 100
    assert len(messages("fn f() { } " + "fn g() { let = 1; } " * 3000)) < 100
