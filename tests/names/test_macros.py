"""Macros by example and format strings, on their own."""

from __future__ import annotations

import pytest

from checker.names.token_text import tokens_to_text
from grammar.diagnostic import Diagnostic
from grammar.edition import Edition
from grammar.format_pieces import FormatLiteral, literal_spans
from grammar.format_string import parse_format_args
from grammar.lexer import lex
from grammar.macro_rules import expand, parse_macro_rules
from grammar.span import SourceFile, Span
from grammar.syntax import FormatPiece
from grammar.tokens import Delimiter, TokenStream


def stream(text: str) -> TokenStream:
    tokens, wrong = lex(SourceFile.of("m.rs", text), 0)
    assert not wrong
    end = Span(len(text), len(text) + 1, 0)
    return TokenStream(Delimiter.PAREN, tuple(tokens), Span(0, 0, 0), end)


def expansion(rules: str, call: str) -> str:
    macro, wrong = parse_macro_rules("m", Span(0, 1, 0), stream(rules))
    assert not wrong
    tokens = expand(macro, stream(call), Span(0, 1, 0), lambda ctxt: ctxt + 1, Edition.E2021)
    if isinstance(tokens, Diagnostic):
        return tokens.message
    return " ".join(token.text for token in tokens if token.text)


@pytest.mark.parametrize(
    ("rules", "call", "result"),
    [
        ("() => { 1 }", "", "1"),
        ("($($x:tt)*) => { f($($x),*) }", "a b (c d) >>= e", "f ( a , b , ( c d ) , > > = , e )"),
        ("($($x:ident),+ $(,)?) => { $($x)+ }", "a, b,", "a b"),
        (
            "($($k:ident: [$($v:expr),*]);*) => { $($k $([$v])*)* }",
            "a: [1, 2]; b: []",
            "a [ 1 ] [ 2 ] b",
        ),
        ("($a:expr) => { $a * 2 }", "1 + 2", "1 + 2 * 2"),
        ("($l:lifetime $b:block) => { $l: $b }", "'a { x }", "'a : { x }"),
        ("($v:vis $i:ident) => { [$v] $i }", "f", "[ ] f"),
        ("($v:vis $i:ident) => { [$v] $i }", "pub(crate) f", "[ pub ( crate ) ] f"),
        ("($t:ty) => { <$t>::new() }", "Vec<Vec<u8>>", "< Vec < Vec < u8 > > > :: new ( )"),
        ("(a) => { 1 }; (b) => { 2 }", "b", "2"),
        ("(a) => { 1 }", "b", "no rules expected `b`"),
        ("($a:expr, $b:expr) => { 1 }", "1", "unexpected end of macro invocation"),
        ("($x:ident) => { $y $x }", "q", "$ y q"),
    ],
)
def test_expansion(rules: str, call: str, result: str) -> None:
    assert expansion(rules, call) == result


def test_tokens_of_the_definition_get_a_context_of_their_own() -> None:
    macro, _ = parse_macro_rules("m", Span(0, 1, 0), stream("($x:ident) => { let y = $x; }"))
    tokens = expand(macro, stream("y"), Span(0, 1, 0), lambda _: 7, Edition.E2021)
    assert not isinstance(tokens, Diagnostic)
    assert [(t.text, t.span.ctxt) for t in tokens if t.text == "y"] == [("y", 7), ("y", 0)]


@pytest.mark.parametrize("text", ["a + b", "x.f(&y, !z)", "Vec::<u8>::new()", "a == b && c"])
def test_text_of_tokens_is_their_source(text: str) -> None:
    assert tokens_to_text(stream(text).tokens) == text


def test_spans_within_a_literal_with_escapes() -> None:
    source = '"é\\n{}\\u{41}{x}"'
    value = "é\n{}A{x}"
    span = Span(100, 100 + len(source.encode()), 0)
    literal = FormatLiteral(value, span, literal_spans(source, span, value), True)
    made, wrong = parse_format_args(literal, [], span)
    assert made is None
    assert wrong[0].primary is not None
    lo, hi, _ = wrong[0].primary
    assert source.encode()[lo - 100 : hi - 100] == b"{}"


def test_a_piece_knows_its_options() -> None:
    value = "{x:*^+#08.3?}"
    span = Span(0, len(value) + 2, 0)
    literal = FormatLiteral(value, span, literal_spans(f'"{value}"', span, value), True)
    made, wrong = parse_format_args(literal, [], span, newline=True)
    assert not wrong
    assert made is not None
    piece, newline = made.template
    assert isinstance(piece, FormatPiece)
    assert (piece.fill, piece.align, piece.sign, piece.alternate) == ("*", "^", "+", True)
    assert piece.zero_pad
    assert piece.width is not None
    assert piece.width.value == 8
    assert newline == "\n"
