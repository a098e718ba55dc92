"""Parsing for macros: fragments (`$x:expr`), and how far one reaches.

`parse_fragment` parses a whole sequence of tokens as one fragment; `match_fragment` finds the
longest prefix that is one, which is what a matcher needs. Both take the tokens of a token stream.

What a transcriber substitutes for `$x:expr` must stay one expression (`$x * 2` with `1 + 2`), so
it puts the fragment's tokens in an *invisible group*: a token of kind `OPEN_INVISIBLE:EXPR` (the
name of the `Fragment`, empty text), the tokens, and a token of kind `CLOSE_INVISIBLE`. The grammar
sees one terminal `INTERP_EXPR`; its node is made by parsing the tokens within when the terminal is
reduced. Groups nest. IDENT, LIFETIME and TT are substituted bare, as rustc does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grammar.diagnostic import Diagnostic
from grammar.driver import Accepted, Tables, run, tables
from grammar.edition import Edition
from grammar.parse_context import ParseContext, macro_context
from grammar.record import Enum
from grammar.span import DUMMY_SPAN
from grammar.syntax import (
    Block,
    ErrorExpr,
    ErrorItem,
    ErrorPat,
    ErrorType,
    Ident,
    Item,
    Lifetime,
    Visibility,
    VisibilityKind,
)
from grammar.token_trees import CLOSE_INVISIBLE, CLOSERS, OPEN_INVISIBLE, fold, match_openers
from grammar.tokens import Token


class Fragment(Enum):
    """What a fragment parses to stands behind it."""

    EXPR = "frag_expr"  # Expr
    EXPR_2021 = "frag_expr_2021"  # Expr, but neither `_` nor `const {}`
    TYPE = "frag_type"  # Type
    PAT = "frag_pat"  # Pat
    PAT_PARAM = "frag_pat_param"  # Pat, no `|` at the top
    STMT = "frag_stmt"  # Stmt, without semicolon unless it is an item
    STMTS = "frag_stmts"  # Block: statements and an optional tail, no braces
    ITEM = "frag_item"  # Item
    ITEMS = "frag_items"  # tuple[Item, ...]
    BLOCK = "frag_block"  # Block
    PATH = "frag_path"  # Path
    LITERAL = "frag_literal"  # Expr
    LIFETIME = "frag_lifetime"  # Lifetime
    IDENT = "frag_ident"  # Ident
    VIS = "frag_vis"  # Visibility
    META = "frag_meta"  # Attribute
    TT = "frag_tt"  # tuple[Token, ...]
    ASSOC_ITEMS = "frag_assoc_items"  # tuple[Item, ...]
    EXPR_LIST = "frag_expr_list"  # tuple[Expr, ...]


STARTS = {fragment: fragment.value for fragment in Fragment} | {Fragment.EXPR_2021: "frag_expr"}
BOUNDARIES = frozenset(["COMMA", "SEMI", "FATARROW"])
"""Where a window of tokens may be cut without parsing all that follows."""


def parse_fragment(
    kind: Fragment, tokens: Sequence[Token], edition: Edition
) -> tuple[Any, Diagnostic | None]:
    """The node of all `tokens` as that fragment, and the first error."""
    if kind is Fragment.TT:
        return tuple(tokens), None
    if kind is Fragment.IDENT:
        return _ident(tokens[0]), None
    p = _context(kind, tokens, edition)
    result = run(tables(), STARTS[kind], p.kinds, p)
    if isinstance(result, Accepted):
        return result.value, p.diagnostics[0] if p.diagnostics else None
    from grammar.recovery import report_stuck

    report_stuck(p, tables(), STARTS[kind], result)
    return _error_node(kind, p), p.diagnostics[-1]


def match_fragment(
    kind: Fragment, tokens: Sequence[Token], start: int, edition: Edition
) -> int | None:
    """Where the longest fragment that begins at `start` ends, or None if none does."""
    if kind is Fragment.TT:
        return _tree_end(tokens, start)
    if kind is Fragment.VIS and (start == len(tokens) or not _begins_vis(tokens[start])):
        return start
    if start == len(tokens):
        return None
    if kind is Fragment.IDENT:
        return start + 1 if _is_ident(tokens[start]) else None
    if kind is Fragment.EXPR_2021 or (kind is Fragment.EXPR and edition < Edition.E2024):
        if _is_new_in_2024(tokens, start):
            return None
    end = start
    while True:
        end = _window(tokens, end)
        stop = _longest(kind, tokens[start:end], edition)
        is_last = end == len(tokens) or tokens[end].kind in _CLOSING
        if stop is not None and (stop < end - start or is_last):
            return start + stop if stop >= 0 else None
        if stop is not None:
            return end
        if is_last:
            return None


def interpolated(p: ParseContext, name: str, group: int) -> Any:
    """The node of the invisible group at token `group`."""
    node, wrong = parse_fragment(Fragment[name], p.group_tokens(group), p.edition)
    if wrong is not None:
        p.diagnostics.append(wrong)
    return node


# ------------------------------------------------------------------ matching


def _longest(kind: Fragment, tokens: Sequence[Token], edition: Edition) -> int | None:
    """How many of `tokens` make the longest fragment: -1 if none does, None if more are needed."""
    p = _context(kind, tokens, edition)
    table = tables()
    stop = _recognise(table, STARTS[kind], p.kinds)
    if stop == len(p.kinds):
        return len(tokens)
    if stop == len(p.kinds) - 1:
        return None
    if _recognise(table, STARTS[kind], [*p.kinds[:stop], "$END"]) != stop + 1:
        return -1
    return _unfolded(p, stop)


def _unfolded(p: ParseContext, index: int) -> int:
    return index + sum(hi - lo for at, (lo, hi) in p.groups.items() if at < index)


def _recognise(table: Tables, start: str, kinds: Sequence[str]) -> int:
    """The index of the first token that does not fit; the number of tokens if all do."""
    rows, rules = table.rows, table.rules
    states = [table.starts[start]]
    at = 0
    while True:
        act = rows[states[-1]].get(kinds[at])
        if act is None:
            return at
        if act >= 0:
            states.append(act)
            at += 1
            continue
        size, nonterminal, _action, _pick = rules[act]
        if size < 0:
            return len(kinds)
        if size:
            del states[-size:]
        states.append(rows[states[-1]][nonterminal])


def _window(tokens: Sequence[Token], at: int) -> int:
    """The next boundary outside of delimiters after `at`, or the end."""
    depth = 1 if tokens[at].kind in CLOSERS else 0
    at += 1
    while at < len(tokens):
        kind = tokens[at].kind
        if kind in CLOSERS:
            depth += 1
        elif kind in _CLOSING:
            if depth <= 0:
                return at
            depth -= 1
        elif depth <= 0 and kind in BOUNDARIES:
            return at
        at += 1
    return at


_CLOSING = frozenset([*CLOSERS.values(), CLOSE_INVISIBLE])


def _tree_end(tokens: Sequence[Token], start: int) -> int | None:
    if start == len(tokens):
        return None
    depth = 0
    at = start
    while at < len(tokens):
        kind = tokens[at].kind
        if kind in CLOSERS:
            depth += 1
        elif kind in _CLOSING:
            depth -= 1
        at += 1
        if depth <= 0:
            return at if depth == 0 else None
    return None


def _begins_vis(token: Token) -> bool:
    return token.kind == "PUB" or token.kind == OPEN_INVISIBLE + "VIS"


def _is_ident(token: Token) -> bool:
    text = token.text
    return (
        token.kind != "UNDERSCORE"
        and (text[:1].isalpha() or text[:1] == "_")
        and (token.kind in ("IDENT", "TRUE", "FALSE") or text.isidentifier())
    )


def _is_new_in_2024(tokens: Sequence[Token], start: int) -> bool:
    kind = tokens[start].kind
    if kind == "UNDERSCORE":
        return True
    return kind == "CONST" and start + 1 < len(tokens) and tokens[start + 1].kind == "LBRACE"


# ------------------------------------------------------------------ contexts and nodes


def _context(kind: Fragment, tokens: Sequence[Token], edition: Edition) -> ParseContext:
    end = tokens[-1].span.shrink_to_hi() if tokens else DUMMY_SPAN
    marked = [*tokens, Token("$END", "", end)]
    kinds = [token.kind for token in marked]
    texts = [token.text for token in marked]
    balanced = match_openers(kinds)
    assert balanced is not None, texts
    folded = fold(kinds, texts, balanced[0], is_meta=kind is Fragment.META)
    return macro_context(marked, folded, edition)


def _ident(token: Token) -> Ident:
    return Ident(token.text.removeprefix("r#"), token.span)


def _error_node(kind: Fragment, p: ParseContext) -> Any:
    span = p.span(0, len(p.kinds) - 1)
    inherited = Visibility(VisibilityKind.INHERITED, None, span.shrink_to_lo())
    if kind in (Fragment.EXPR, Fragment.EXPR_2021, Fragment.LITERAL):
        return ErrorExpr(span)
    if kind is Fragment.TYPE:
        return ErrorType(span)
    if kind in (Fragment.PAT, Fragment.PAT_PARAM):
        return ErrorPat(span)
    if kind is Fragment.ITEM:
        return Item((), inherited, ErrorItem(span), span)
    if kind in (Fragment.BLOCK, Fragment.STMTS):
        return Block((), ErrorExpr(span), span)
    if kind is Fragment.LIFETIME:
        return Lifetime("'_", span)
    return inherited if kind is Fragment.VIS else ()
