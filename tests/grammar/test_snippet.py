"""Bare statements become a `main`, items stay items."""

from __future__ import annotations

import pytest

from grammar.edition import Edition
from grammar.parse import parse_snippet
from grammar.span import SourceFile
from grammar.syntax import FnItem


def kinds_and_errors(text: str) -> tuple[list[str], list[str]]:
    crate, diagnostics = parse_snippet(SourceFile.of("x.rs", text), 0, Edition.E2021)
    return [type(item.kind).__name__ for item in crate.items], [one.message for one in diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        'let x = 1; println!("{}", x);',
        'println!("x");',
        "struct S;\nlet x = S;",
        "use std::io;\nlet x = 3;",
        "fn f() {} f();",
        "#![allow(x)] let y = 1;",
        "1 + 1",
        "if x {} else {}",
    ],
)
def test_wrapped(text: str) -> None:
    assert kinds_and_errors(text) == (["FnItem"], [])


@pytest.mark.parametrize(
    "text", ["struct S; fn f() {}", "fn main() {}", "thread_local! { static X: u8 = 1; }", ""]
)
def test_items_stay(text: str) -> None:
    kinds, errors = kinds_and_errors(text)
    assert not errors
    assert kinds == [] or kinds != ["FnItem"] or "main" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("use std::io;\nlet x = 3\nlet y = 4;", "expected `;`, found keyword `let`"),
        ("fn f() { let x = ; }", "expected expression, found `;`"),
        ("fn main() { }\nlet x = 1;", "expected item, found keyword `let`"),
        ("struct S { a: i32; }", "struct fields are separated by `,`"),
    ],
)
def test_errors_are_those_of_the_likelier_reading(text: str, message: str) -> None:
    assert kinds_and_errors(text)[1] == [message]


def test_wrapper_adds_no_text() -> None:
    text = "let x = 1;\nlet y = x;\n"
    crate, _none = parse_snippet(SourceFile.of("x.rs", text), 0, Edition.E2021)
    (main,) = crate.items
    assert isinstance(main.kind, FnItem)
    assert main.kind.body is not None
    assert [(stmt.span.lo, stmt.span.hi) for stmt in main.kind.body.stmts] == [(0, 10), (11, 21)]
