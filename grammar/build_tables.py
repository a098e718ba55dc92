"""Turns `rust.lark` into the parse tables: the only place that imports Lark.

Lark computes the LALR(1) automaton. What is kept of it is plain data for `marshal`, in the shape
the driver wants (see `tables.Tables`):

- a state is one dict from symbol to action: a state to shift or go to (>= 0) or a rule to reduce
  (< 0, an index into the rules from their end);
- a rule is how many symbols it takes, its nonterminal, the name of its action, and which of its
  symbols the action gets (-1 stands for an absent optional).

Unit states are skipped: where all a state can do is to reduce `a: b` without an action, whoever
goes to it on `b` goes where `a` leads at once. That loses nothing, not even the set of tokens that
could follow, since the reduction was the only way on; it saves a third of all reductions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lark import Lark

START = re.compile(r"^(crate|snippet|frag_\w+):", re.MULTILINE)
TERMINAL = re.compile(r'^([A-Z_]+): "([^"]+)"$', re.MULTILINE)
END = "$END"
ACCEPT = "$accept"


def build(path: Path, actions: Iterable[str]) -> dict[str, Any]:
    """The tables of the grammar in `path`; `actions` names the rules that have an action."""
    text = path.read_text(encoding="utf-8")
    automaton = load_lark(text).parser.parser._parse_table
    rules = _Rules(frozenset(actions))
    states = {state: _row(row, rules) for state, row in automaton.states.items()}
    for start, state in automaton.end_states.items():
        states[state][END] = rules.accept(start)
    _skip_unit_states(states, rules)
    rows: list[dict[str, int]] = [states.get(state, {}) for state in range(max(states) + 1)]
    return {
        "rows": rows,
        "rules": tuple(rules.made[::-1]),
        "starts": {_plain(start): state for start, state in automaton.start_states.items()},
        "words": {
            text: kind for kind, text in _terminals(text) if text[0].isalpha() or text == "_"
        },
        "marks": {text: kind for kind, text in _terminals(text) if not text[0].isalpha()},
    }


def load_lark(text: str) -> Lark:
    """Stock Lark over the tokens of our lexer (tests compare the driver with it)."""
    from lark import Lark
    from lark.lexer import Lexer

    class Tokens(Lexer):
        def __init__(self, conf: object) -> None: ...

        def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Any]:
            return iter(lexer_state)

    return Lark(
        text, parser="lalr", lexer=Tokens, start=START.findall(text), maybe_placeholders=True
    )


def _terminals(text: str) -> list[tuple[str, str]]:
    return TERMINAL.findall(text)


class _Rules:
    """Numbers the rules as the automaton meets them."""

    def __init__(self, actions: frozenset[str]) -> None:
        self.actions = actions
        self.numbers: dict[Any, int] = {}
        self.made: list[tuple[int, str, str | None, tuple[int, ...] | None]] = []

    def number(self, rule: Any) -> int:
        if rule not in self.numbers:
            self.made.append(self._make(rule))
            self.numbers[rule] = -len(self.made)
        return self.numbers[rule]

    def accept(self, start: str) -> int:
        self.made.append((-1, _plain(start), ACCEPT, None))
        return -len(self.made)

    def is_unit(self, number: int) -> bool:
        size, _origin, action, _pick = self.made[-number - 1]
        return size == 1 and action is None

    def origin(self, number: int) -> str:
        return self.made[-number - 1][1]

    def _make(self, rule: Any) -> tuple[int, str, str | None, tuple[int, ...] | None]:
        name = rule.alias or rule.options.template_source or rule.origin.name
        size = len(rule.expansion)
        pick = tuple(_pick(rule))
        action = name if name in self.actions else None
        if action is None and len(pick) != 1:
            raise ValueError(f"rule {name} needs an action: {rule}")
        whole = tuple(range(size))
        return (
            size,
            _plain(rule.origin.name),
            action and _plain(action),
            None if pick == whole else pick,
        )


def _plain(name: str) -> str:
    """Lark's names are of a subclass of str, which cannot be marshalled."""
    return intern(str(name))


def _pick(rule: Any) -> Iterator[int]:
    """Which symbols stay, in order, with -1 for each absent optional."""
    empty = list(rule.options.empty_indices) or [False] * len(rule.expansion)
    at = 0
    for is_absent in empty:
        if is_absent:
            yield -1
            continue
        symbol = rule.expansion[at]
        if not (symbol.is_term and symbol.filter_out):
            yield at
        at += 1


def _row(row: Mapping[str, tuple[Any, Any]], rules: _Rules) -> dict[str, int]:
    from lark.parsers.lalr_analysis import Shift

    return {
        _plain(symbol): argument if action is Shift else rules.number(argument)
        for symbol, (action, argument) in row.items()
        if symbol != END or action is not Shift
    }


def _skip_unit_states(states: dict[int, dict[str, int]], rules: _Rules) -> None:
    units = {}
    for state, row in states.items():
        targets = set(row.values())
        if len(targets) == 1 and (only := targets.pop()) < 0 and rules.is_unit(only):
            units[state] = rules.origin(only)
    for row in states.values():
        for symbol, target in row.items():
            while target in units:
                target = row[units[target]]
            row[symbol] = target
