"""Fragments of macros: how far each reaches, and invisible groups."""

from __future__ import annotations

import pytest

from grammar.dump import dump
from grammar.edition import Edition
from grammar.fragments import Fragment, match_fragment, parse_fragment
from grammar.span import DUMMY_SPAN
from grammar.syntax import BinaryExpr, BinOp, MacroStmt
from grammar.tokens import Token
from grammar.unparse import unparse
from tests.grammar.parsing import E2021, fragment, tokens


@pytest.mark.parametrize(
    ("kind", "text", "prefix"),
    [
        ("EXPR", "1 + 2 * f(x), y", "1 + 2 * f ( x )"),
        ("EXPR", "|a, b| a + b, c", "| a , b | a + b"),
        ("EXPR", "foo::<A, B>(1), 2", "foo :: < A , B > ( 1 )"),
        ("EXPR", "match x { _ => 1 } => 2", "match x { _ => 1 }"),
        ("EXPR", "a < b, c > d", "a < b"),
        ("EXPR", "=> 2", None),
        ("EXPR", "a +", None),
        ("TYPE", "Vec<Vec<i32>>> x", "Vec < Vec < i32 > >"),
        ("TYPE", "&'a mut dyn A + B, c", "& 'a mut dyn A"),
        ("TYPE", "A + B", "A + B"),
        ("PAT", "Some(1) | None => x", "Some ( 1 ) | None"),
        ("PAT_PARAM", "a | b", "a"),
        ("STMT", "let x = 1; y", "let x = 1"),
        ("STMT", "m!(a); y", "m ! ( a )"),
        ("ITEM", "struct X; fn f() {}", "struct X ;"),
        ("ITEM", "fn f() { 1 } fn g", "fn f ( ) { 1 }"),
        ("VIS", "pub(crate) fn", "pub ( crate )"),
        ("VIS", "pub (A, B)", "pub"),
        ("VIS", "fn", ""),
        ("LITERAL", "-1, 2", "- 1"),
        ("LITERAL", "x", None),
        ("TT", "(a [b]) c", "( a [ b ] )"),
        ("TT", "=> c", "=>"),
        ("PATH", "a::b<c>::d, x", "a :: b < c > :: d"),
        ("META", "derive(Debug), x", "derive ( Debug )"),
        ("META", 'doc = "a", x', 'doc = "a"'),
        ("LIFETIME", "'a, 'b", "'a"),
        ("IDENT", "self.x", "self"),
        ("IDENT", "_", None),
        ("BLOCK", "{ 1 } 2", "{ 1 }"),
    ],
)
def test_longest_prefix(kind: str, text: str, prefix: str | None) -> None:
    found = tokens(text)
    end = match_fragment(Fragment[kind], found, 0, E2021)
    if prefix is None:
        assert end is None
    else:
        assert end is not None
        assert " ".join(token.text for token in found[:end]) == prefix
        if end:
            assert parse_fragment(Fragment[kind], found[:end], E2021)[1] is None


def test_underscore_is_an_expression_since_2024() -> None:
    found = tokens("_")
    assert match_fragment(Fragment.EXPR, found, 0, E2021) is None
    assert match_fragment(Fragment.EXPR, found, 0, Edition.E2024) == 1
    assert match_fragment(Fragment.EXPR_2021, found, 0, Edition.E2024) is None


def test_long_lists_take_linear_time() -> None:
    found = tokens(", ".join(["x + 1"] * 3000))
    at, count = 0, 0
    while at is not None and at < len(found):
        at = (match_fragment(Fragment.EXPR, found, at, E2021) or len(found)) + 1
        count += 1
    assert count == 3000


def group(kind: str, text: str) -> list[Token]:
    opening = Token(f"OPEN_INVISIBLE:{kind}", "", DUMMY_SPAN)
    return [opening, *tokens(text), Token("CLOSE_INVISIBLE", "", DUMMY_SPAN)]


def test_invisible_groups_keep_precedence() -> None:
    node, wrong = parse_fragment(Fragment.EXPR, [*group("EXPR", "1 + 2"), *tokens("* 3")], E2021)
    assert wrong is None
    assert isinstance(node, BinaryExpr)
    assert node.op is BinOp.MUL
    assert unparse(node) == "(1 + 2) * 3"


@pytest.mark.parametrize(
    ("kind", "inner", "before", "after"),
    [
        ("TYPE", "Vec<i32>", "let x:", "= y;"),
        ("TYPE", "S", "let x =", "{ a: 1 };"),
        ("PAT", "Some(_) | None", "match x {", "=> {} }"),
        ("PAT_PARAM", "(a, b)", "let", "= x;"),
        ("STMT", "let x = 1", "", ";"),
        ("BLOCK", "{ 1 }", "unsafe", ""),
        ("ITEM", "struct S;", "#[a]", ""),
        ("PATH", "a::b", "let x =", "(1);"),
        ("LITERAL", "-1", "match x {", "=> {} }"),
        ("VIS", "", "", "struct S;"),
        ("VIS", "pub(crate)", "", "struct S;"),
        ("META", "derive(Debug)", "#[", "] struct S;"),
    ],
)
def test_groups_stand_where_their_fragment_may(
    kind: str, inner: str, before: str, after: str
) -> None:
    """The tree is that of the plain text."""
    whole = [*tokens(before), *group(kind, inner), *tokens(after)]
    node, wrong = parse_fragment(Fragment.STMTS, whole, E2021)
    assert wrong is None
    assert dump(node) == dump(fragment(Fragment.STMTS, f"{before} {inner} {after}"))


def test_groups_reach_macro_calls_whole() -> None:
    """What a nested call gets is the group, not its node."""
    whole = [*tokens("m!("), *group("EXPR", "a"), *tokens(");")]
    block, wrong = parse_fragment(Fragment.STMTS, whole, E2021)
    assert wrong is None
    (stmt,) = block.stmts
    assert isinstance(stmt, MacroStmt)
    assert [token.kind for token in stmt.call.tokens.tokens] == [
        "OPEN_INVISIBLE:EXPR",
        "IDENT",
        "CLOSE_INVISIBLE",
    ]


def test_an_error_gives_a_node_and_a_diagnostic() -> None:
    node, wrong = parse_fragment(Fragment.EXPR, tokens("1 +"), E2021)
    assert type(node).__name__ == "ErrorExpr"
    assert wrong is not None
