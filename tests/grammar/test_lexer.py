"""Tokens, their byte offsets, and what is no token."""

from __future__ import annotations

import pytest

from grammar.edition import Edition
from grammar.lexer import lex
from grammar.span import SourceFile
from tests.grammar.parsing import messages, tokens


def kinds(text: str, edition: Edition = Edition.E2021) -> list[str]:
    return [token.kind for token in tokens(text, edition)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fn f_1 _ r#fn", ["FN", "IDENT", "UNDERSCORE", "IDENT"]),
        ("'a 'static 'a' b'a'", ["LIFETIME", "LIFETIME", "CHAR", "BYTE"]),
        (r"'\'' '\\' '\u{1F600}'", ["CHAR", "CHAR", "CHAR"]),
        ("1 1.0 1. 1..2", "INT FLOAT FLOAT INT DOTDOT INT"),
        ("1.foo 1e5 1_f32", "INT DOT IDENT FLOAT FLOAT"),
        ("0xFFu8 0b1010 0o7 0xe+1", ["INT", "INT", "INT", "INT", "PLUS", "INT"]),
        ("t.0.1", ["IDENT", "DOT", "FLOAT"]),
        ('"a" b"a" c"a"', "STRING BYTE_STRING C_STRING"),
        ('r"a" br#"a"# r##"a"#"##', "STRING BYTE_STRING STRING"),
        (">> >= >>= > >", "GT_SHR GT GT_GE EQ GT_SHREQ GT_GE EQ GT GT"),
        ("<< <- <<=", "LT_SHL LT LT_ARROW MINUS SHLEQ"),
        ("/* a /* b */ c */ x", ["IDENT"]),
        ("// a\n//// b\n/***/ x", ["IDENT"]),
        ("/// a\n//! b\n/** c */ /*! d */", ["DOC_OUTER", "DOC_INNER", "DOC_OUTER", "DOC_INNER"]),
        ("#!/bin/sh\nx", ["IDENT"]),
        ("#![a]\nx", ["POUND", "BANG", "LBRACKET", "IDENT", "RBRACKET", "IDENT"]),
        ("\ufeffx", ["IDENT"]),
        ("été 名前", ["IDENT", "IDENT"]),
        ("union auto safe default raw macro_rules", ["IDENT"] * 6),
    ],
)  # fmt: skip
def test_kinds(text: str, expected: list[str] | str) -> None:
    wanted = expected.split() if isinstance(expected, str) else expected
    assert kinds(text) == wanted


def test_keywords_come_with_editions() -> None:
    assert kinds("async dyn gen", Edition.E2015) == ["IDENT", "IDENT", "IDENT"]
    assert kinds("async dyn gen", Edition.E2021) == ["ASYNC", "DYN", "IDENT"]
    assert kinds("async dyn gen", Edition.E2024) == ["ASYNC", "DYN", "GEN"]


@pytest.mark.parametrize("text", ["é + 名 /* ü */ x", 'let s = "ä\\u{e4}€"; // ö\n y', "'é' 'x"])
def test_spans_are_bytes(text: str) -> None:
    data = text.encode()
    found, _diagnostics = lex(SourceFile.of("x.rs", text), 0)
    for token in found:
        assert data[token.span.lo : token.span.hi].decode() == token.text


def test_reserved_prefixes_by_edition() -> None:
    text = 'fn f() { m!(z"a"); }'
    assert messages(text, Edition.E2018) == []
    assert messages(text) == ["prefix `z` is unknown"]


def test_crlf_in_strings_is_one_line_feed() -> None:
    (token,) = tokens('"a\r\nb"')
    from grammar.literals import literal_expr

    assert literal_expr(token.kind, token.text, token.span)[0].value == "a\nb"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"a\n\x41\u{1F600}"', "a\nA\U0001f600"),
        ('"a\\\n   b"', "ab"),
        (r'r"a\n"', r"a\n"),
        (r'b"\xff\n"', b"\xff\n"),
        (r'c"\xff\u{e4}"', b"\xff\xc3\xa4"),
        ("1_000u8", 1000),
        ("0xFF", 255),
        ("0b11", 3),
        ("2.5e3f64", 2500.0),
        ("1f32", 1.0),
        (r"'\''", "'"),
        (r"b'\\'", b"\\"),
        ("true", True),
    ],
)
def test_values_of_literals(text: str, value: object) -> None:
    from grammar.literals import literal_expr

    (token,) = tokens(text)
    expr, wrong = literal_expr(token.kind, token.text, token.span)
    assert wrong is None
    assert expr.value == value
    assert type(expr.value) is type(value)
