"""Short ways to parse for tests."""

from __future__ import annotations

from typing import Any

from grammar.diagnostic import Diagnostic
from grammar.dump import dump
from grammar.edition import Edition
from grammar.fragments import Fragment, parse_fragment
from grammar.lexer import lex
from grammar.parse import parse_crate
from grammar.span import SourceFile
from grammar.syntax import Crate
from grammar.tokens import Token

E2021 = Edition.E2021


def parse(text: str, edition: Edition = E2021) -> tuple[Crate, list[Diagnostic]]:
    return parse_crate(SourceFile.of("x.rs", text), 0, edition)


def tokens(text: str, edition: Edition = E2021) -> list[Token]:
    """The tokens of a text without lexical errors."""
    found, diagnostics = lex(SourceFile.of("x.rs", text), 0, edition)
    assert not diagnostics, diagnostics
    return found


def fragment(kind: Fragment, text: str, edition: Edition = E2021) -> Any:
    node, wrong = parse_fragment(kind, tokens(text, edition), edition)
    assert wrong is None, wrong
    return node


def expr(text: str) -> str:
    """The dump of an expression."""
    return dump(fragment(Fragment.EXPR, text))


def messages(text: str, edition: Edition = E2021) -> list[str]:
    return [one.message for one in parse(text, edition)[1]]
