"""Runs the parse tables: the loop of an LALR(1) parser, and nothing else.

Three stacks grow and shrink together: states, values, and the index of the first token of each
value. The value of a token is its index, so shifting makes nothing; actions fetch text and span by
index. An empty rule starts at the next token; its last token is the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from grammar.actions import all_actions
from grammar.record import NamedTuple
from grammar.tables import RawRule, Rows, raw_tables

MAX_STACK = 900
"""How many symbols may be open at once: syntax that nests without delimiters."""

Rule = tuple[int, str, Callable[..., Any] | None, Callable[[list[Any]], Sequence[Any]] | None]


class Rules(dict[int, Rule]):
    """By number (negative): looked up when a parse first comes to a rule."""

    def __init__(self, raw: Sequence[RawRule]) -> None:
        self.raw = raw
        self.actions = all_actions()

    def __missing__(self, number: int) -> Rule:
        size, nonterminal, name, pick = self.raw[number]
        rule = (
            size,
            nonterminal,
            self.actions.get(name or ""),
            None if pick is None else picker(pick),
        )
        self[number] = rule
        return rule


class Tables(NamedTuple):
    """A rule is (size, nonterminal, action, picks its children)."""

    rows: Rows
    rules: Rules
    starts: dict[str, int]


class Stuck(NamedTuple):
    """Where a parse stopped: token `at` fits in no way after the states on the stack."""

    at: int
    states: list[int]
    values: list[Any]
    firsts: list[int]
    too_deep: bool = False


class Accepted(NamedTuple):
    value: Any


def run(
    tables: Tables,
    start: str,
    kinds: Sequence[str],
    parse: object,
    resume: Stuck | None = None,
) -> Accepted | Stuck:
    """Parse `kinds` (which ends with `$END`) from symbol `start`, or on from `resume`."""
    rows, rules = tables.rows, tables.rules
    at, states, values, firsts, _ = resume or Stuck(0, [tables.starts[start]], [None], [0])
    kind = kinds[at]
    row = rows[states[-1]]
    while True:
        act = row.get(kind)
        if act is None:
            return Stuck(at, states, values, firsts)
        if act >= 0:
            states.append(act)
            values.append(at)
            firsts.append(at)
            at += 1
            kind = kinds[at]
            row = rows[act]
            if len(states) > MAX_STACK:
                return Stuck(at - 1, states, values, firsts, True)
            continue
        size, nonterminal, action, pick = rules[act]
        if size == 1:
            if action is not None:
                if pick is None:
                    values[-1] = action(parse, firsts[-1], at - 1, values[-1])
                else:
                    values[-1] = action(parse, firsts[-1], at - 1, *pick([values[-1], None]))
            states[-1] = act = rows[states[-2]][nonterminal]
        elif size > 1:
            children = values[-size:]
            first = firsts[-size]
            del values[-size:], states[-size:], firsts[1 - size :]
            if pick is not None:
                children.append(None)
                children = pick(children)  # type: ignore[assignment]
            values.append(
                children[0] if action is None else action(parse, first, at - 1, *children)
            )
            act = rows[states[-1]][nonterminal]
            states.append(act)
        elif size == 0:
            absent = () if pick is None else pick([None])
            values.append(action(parse, at, at - 1, *absent))  # type: ignore[misc]
            firsts.append(at)
            act = rows[states[-1]][nonterminal]
            states.append(act)
        else:
            return Accepted(values[-1])
        row = rows[act]


@cache
def tables() -> Tables:
    """The tables with their actions."""
    raw = raw_tables()
    return Tables(raw.rows, Rules(raw.rules), raw.starts)


def picker(pick: Sequence[int]) -> Callable[[list[Any]], Sequence[Any]]:
    """What takes the children out of the values of all symbols followed by None."""
    if len(pick) > 1:
        return itemgetter(*pick)
    if not pick:
        return lambda _values: ()
    only = pick[0]
    return lambda values: (values[only],)
