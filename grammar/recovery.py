"""Goes on after a syntax error, as rustc does.

When the driver is stuck, the states from before the offending token are rebuilt (the driver may
have reduced too much under that token), the error is put into words, and then one of three things
happens:

- a repair: rustc pretends a token was there, or another one (a missing `;`, `==` for `=`);
- an anchor: rustc gives up an argument list, a parameter, a match, a struct expression, an impl,
  or the rest of a block, and goes on after it: the stacks are cut back to the state that opened
  it, and an error node stands for the rest;
- the end: an error between items ends the parse.
"""

from __future__ import annotations

from typing import Any

from grammar.driver import Accepted, Stuck, Tables, run
from grammar.parse_context import ParseContext
from grammar.record import define
from grammar.span import Span
from grammar.syntax import (
    ErrorExpr,
    ErrorPat,
    ErrorType,
    ExprStmt,
    MatchArm,
    Param,
)
from grammar.syntax_errors import explain
from grammar.trouble import Repair, Trouble

MAX_ERRORS = 50


def report_stuck(p: ParseContext, tables: Tables, start: str, stuck: Stuck) -> None:
    """Report the error and nothing more."""
    builder, _repair = explain(_trouble(p, tables, stuck, [tables.starts[start]], 0))
    p.report(builder)


def recover(p: ParseContext, tables: Tables, start: str, stuck: Stuck) -> Any:
    """Report all errors from `stuck` on; the value of the start symbol, or None."""
    base, base_at = [tables.starts[start]], 0
    last = (-1, -1)
    errors = 0
    while (stuck.at, len(p.kinds)) != last and errors < MAX_ERRORS:
        last = (stuck.at, len(p.kinds))
        errors += 1
        if stuck.too_deep:
            from grammar.parse_context import too_deep

            p.report(too_deep(p.at(stuck.at)))
            return None
        trouble = _trouble(p, tables, stuck, base, base_at)
        builder, repair = explain(trouble)
        p.report(builder, repair is not None and repair.sound)
        resume = _repaired(trouble, repair) if repair else _anchored(trouble)
        if resume is None:
            return None
        base, base_at = list(resume.states), resume.at
        result = run(tables, start, p.kinds, p, resume)
        if isinstance(result, Accepted):
            return result.value
        stuck = result
    return None


def _trouble(
    p: ParseContext, tables: Tables, stuck: Stuck, base: list[int], base_at: int
) -> Trouble:
    states = _replay(tables, base, p.kinds, base_at, stuck.at)
    return Trouble(p, tables, stuck, states)


def _replay(tables: Tables, states: list[int], kinds: list[str], at: int, end: int) -> list[int]:
    """The states after shifting `kinds[at:end]`, with nothing reduced after the last of them."""
    rows, rules = tables.rows, tables.rules
    states = list(states)
    while at < end:
        act = rows[states[-1]][kinds[at]]
        if act >= 0:
            states.append(act)
            at += 1
            continue
        size, nonterminal, _action, _pick = rules[act]
        if size:
            del states[-size:]
        states.append(rows[states[-1]][nonterminal])
    return states


# ------------------------------------------------------------------ repairs


def _repaired(trouble: Trouble, repair: Repair) -> Stuck | None:
    """Edit the tokens and go on where the parse stopped."""
    p, stuck = trouble.p, trouble.stuck
    if repair.give_up:
        return None
    if repair.anchor:
        return _anchored(trouble)
    p.edit(repair.at, repair.remove, repair.insert)
    if repair.at < stuck.at:
        return None
    return Stuck(stuck.at, stuck.states, stuck.values, stuck.firsts)


# ------------------------------------------------------------------ anchors


@define
class _Anchor:
    """A state on the stack that can take `symbol`, for which an error node stands."""

    symbol: str
    to_comma: bool = False


ANCHORS = (
    _Anchor("stmts"),
    _Anchor("last_arm"),
    _Anchor("commas{field_init}", to_comma=True),
    _Anchor("commas{param}", to_comma=True),
    _Anchor("commas{field_def}"),
    _Anchor("assoc_items"),
    _Anchor("commas{expr}"),
)


def _anchored(trouble: Trouble) -> Stuck | None:
    """Cut the stacks back to the innermost thing that rustc can leave unfinished."""
    p, tables, stuck = trouble.p, trouble.tables, trouble.stuck
    for depth in range(len(stuck.states) - 1, 0, -1):
        opener = stuck.values[depth]
        if opener.__class__ is not int or p.kinds[opener] not in ("LBRACE", "LPAREN"):
            continue
        closer = p.closer(opener)
        if closer < stuck.at:
            continue
        row = tables.rows[stuck.states[depth]]
        for anchor in ANCHORS:
            if anchor.symbol in row:
                return _cut(trouble, depth, anchor, closer)
    return None


def _cut(trouble: Trouble, depth: int, anchor: _Anchor, closer: int) -> Stuck | None:
    """Keep the stacks up to the opener at `depth`, push an error node, go on at the closer."""
    p, tables, stuck = trouble.p, trouble.tables, trouble.stuck
    at = _comma(p, stuck.at, closer) if anchor.to_comma else closer
    span = p.span(min(stuck.at, at), max(stuck.at, at - 1))
    kept = _list_above(stuck, depth)
    states, values, firsts = (
        stuck.states[: depth + 1],
        stuck.values[: depth + 1],
        stuck.firsts[: depth + 1],
    )
    made = _error_list(anchor.symbol, kept, span)
    if made is not None:
        states.append(tables.rows[states[-1]][anchor.symbol])
        values.append(made)
        firsts.append(stuck.values[depth] + 1)
    return Stuck(at, states, values, firsts)


def _list_above(stuck: Stuck, depth: int) -> list[Any]:
    """What has already been parsed within the opener."""
    for value in stuck.values[depth + 1 : depth + 3]:
        if isinstance(value, list):
            return value
    return []


def _error_list(symbol: str, kept: list[Any], span: Span) -> Any:
    if symbol == "stmts":
        return [*_only(kept, "Stmt"), ExprStmt(ErrorExpr(span), False, (), span)]
    if symbol == "last_arm":
        return MatchArm(ErrorPat(span), None, ErrorExpr(span), (), span)
    if symbol == "commas{param}":
        return [*kept, Param(ErrorPat(span), ErrorType(span), (), span)]
    if symbol == "commas{expr}":
        return [ErrorExpr(span)]
    return kept or None


def _only(items: list[Any], suffix: str) -> list[Any]:
    return [item for item in items if type(item).__name__.endswith(suffix)]


def _comma(p: ParseContext, at: int, closer: int) -> int:
    """The next comma outside of nested delimiters, or the closer."""
    while at < closer:
        if p.kinds[at] == "COMMA":
            return at
        at = p.closer(at) + 1 if p.kinds[at] in ("LBRACE", "LPAREN", "LBRACKET") else at + 1
    return closer
