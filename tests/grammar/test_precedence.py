"""Operators bind as in rustc; the reference is full parenthesising."""

from __future__ import annotations

import re

import pytest

from tests.grammar.parsing import expr, messages

CASES = [
    ("a + b * c - d", "(a + (b * c)) - d"),
    ("a = b = c + 1", "a = (b = (c + 1))"),
    ("-a as u8 + 1 << 2 >= 3", "((((-a) as u8) + 1) << 2) >= 3"),
    ("a || b && c == d | e ^ f & g", "a || (b && (c == (d | (e ^ (f & g)))))"),
    ("a + |x| x + 1", "a + (|x| (x + 1))"),
    ("a * |x| y * z + 1", "a * (|x| ((y * z) + 1))"),
    ("return a + b", "return (a + b)"),
    ("a && return b || c", "a && (return (b || c))"),
    ("a..b + 1", "a..(b + 1)"),
    ("..a + 1", "..(a + 1)"),
    ("a = b..c", "a = (b..c)"),
    ("a += b >> c", "a += (b >> c)"),
    ("!a == b", "(!a) == b"),
    ("-return x + 1", "-(return (x + 1))"),
    ("*p = *q + 1", "(*p) = ((*q) + 1)"),
    ("&a as *const T", "(&a) as *const T"),
    ("-a.b()?.c[1]", "-(((a.b())?.c)[1])"),
    ("a - b - c", "(a - b) - c"),
    ("x as usize * 2", "(x as usize) * 2"),
    ("break 'a b + 1", "break 'a (b + 1)"),
    ("&&a & b", "(&(&a)) & b"),
    ("a..=b == c", "a..=(b == c)"),
]


def tree(text: str) -> str:
    """The dump without the nodes of parentheses."""
    lines = expr(text).splitlines()
    out: list[str] = []
    shift: list[int] = []
    for line in lines:
        depth = len(line) - len(line.lstrip())
        while shift and shift[-1] >= depth:
            shift.pop()
        _label, _colon, head = line.strip().rpartition(": ")
        if out and out[-1].endswith("<paren>"):
            out[-1] = out[-1].removesuffix("<paren>") + (head or line.strip())
        else:
            out.append(" " * (depth - 2 * len(shift)) + line.strip())
        if re.search(r"\bParenExpr$", out[-1]):
            out[-1] = out[-1].removesuffix("ParenExpr") + "<paren>"
            shift.append(depth)
    return "\n".join(out)


@pytest.mark.parametrize(("flat", "full"), CASES)
def test_binds_as_parenthesised(flat: str, full: str) -> None:
    assert tree(flat) == tree(full)


def test_comparisons_do_not_chain() -> None:
    assert messages("fn f() { a == b == c; }") == ["comparison operators cannot be chained"]
    assert messages("fn f() { (a == b) == c; }") == []
