"""Stock Lark and our driver on the same tokens, both giving plain trees that can be compared."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken

from grammar.actions import all_actions
from grammar.build_tables import load_lark
from grammar.driver import Accepted, Rule, Tables, picker, run
from grammar.edition import Edition
from grammar.lexer import scan
from grammar.span import SourceFile
from grammar.tables import HERE, raw_tables
from grammar.token_trees import fold, match_openers

Plain = Any
"""A token's index, None, or (rule, children)."""


def folded_kinds(text: str) -> list[str] | None:
    """The kinds of tokens that the grammar sees, with the end marker; None if unbalanced."""
    scanned = scan(SourceFile.of("x.rs", text), 0, Edition.E2021)
    balanced = match_openers(scanned.kinds)
    if balanced is None or scanned.is_fatal:
        return None
    return fold(scanned.kinds, scanned.texts, balanced[0]).kinds


def by_driver(kinds: list[str]) -> Plain:
    """The tree, or the index of the token that does not fit."""
    result = run(plain_tables(), "crate", kinds, None)
    return result.value if isinstance(result, Accepted) else result.at


def by_lark(kinds: list[str]) -> Plain:
    tokens = [Token(kind, at) for at, kind in enumerate(kinds[:-1])]  # type: ignore[arg-type]
    try:
        tree = stock().parse(tokens, start="crate")  # type: ignore[arg-type]
    except UnexpectedToken as error:
        return error.token.value if error.token.type != "$END" else len(kinds) - 1
    return plain(tree)


def plain(tree: Any) -> Plain:
    """Leave out the rules that have no action, as our tables do."""
    if isinstance(tree, Tree):
        children = [plain(child) for child in tree.children]
        if str(tree.data) not in all_actions():
            (only,) = children
            return only
        return (str(tree.data), *children)
    return tree if tree is None else int(tree.value)


@cache
def stock() -> Lark:
    return load_lark(Path(HERE, "rust.lark").read_text("utf-8"))


@cache
def plain_tables() -> Tables:
    """The real tables with actions that make plain trees."""
    raw = raw_tables()
    rules: list[Rule] = []
    for size, nonterminal, name, pick in raw.rules:
        action = None if name is None else _action(name)
        rules.append((size, nonterminal, action, None if pick is None else picker(pick)))
    return Tables(raw.rows, rules, raw.starts)


def _action(name: str) -> Any:
    return lambda _parse, _lo, _hi, *children: (name, *children)
