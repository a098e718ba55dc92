"""What could have stood where a parse is stuck, in rustc's words and order.

The automaton knows exactly which tokens could follow (`acceptable`: simulate each one on a copy of
the states). rustc's parser lists what it happened to look for: an expression is one thing to it,
an operator another, and it names only some of the ways to go on. `describe` makes its list out of
ours.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from grammar.driver import Tables
from grammar.tables import raw_tables

_OPERATORS = """
    PLUS MINUS STAR SLASH PERCENT CARET AND OR ANDAND OROR EQEQ NE LT LE GT EQ PLUSEQ MINUSEQ
    STAREQ SLASHEQ PERCENTEQ CARETEQ ANDEQ OREQ SHLEQ LT_SHL GT_SHR GT_GE GT_SHREQ AS DOTDOT
    DOTDOTEQ DOTDOTDOT LBRACKET LPAREN
"""
OPERATORS = frozenset(_OPERATORS.split())
"""What an expression may go on with, apart from `.` and `?`."""

NAMES = {
    "IDENT": "identifier",
    "LIFETIME": "lifetime",
    "LT_SHL": "`<`",
    "LT_ARROW": "`<`",
    "GT_SHR": "`>`",
    "GT_GE": "`>`",
    "GT_SHREQ": "`>`",
    "TT_PAREN": "`(`",
    "TT_BRACKET": "`[`",
    "TT_BRACE": "`{`",
    "UNION": "`union`",
    "AUTO": "`auto`",
    "SAFE": "`safe`",
    "DEFAULT": "`default`",
    "INT": "literal",
    "$END": "`<eof>`",
}
_HIDDEN = """
    DOC_OUTER DOC_INNER FLOAT STRING BYTE_STRING C_STRING CHAR BYTE RAW MACRO_RULES
    PUB_RESTRICTED DOLLAR_CRATE SELF_TY SUPER CRATE
"""
HIDDEN = frozenset(_HIDDEN.split())
_PATTERN_PATHS = """
    PATHSEP LPAREN LBRACE BANG DOTDOT DOTDOTEQ DOTDOTDOT LT LT_SHL LT_ARROW
"""
PATTERN_PATHS = frozenset(_PATTERN_PATHS.split())
ITEM_MACRO = frozenset(["BANG", "PATHSEP", "LT", "LT_SHL", "LT_ARROW"])
CAST_MORE = frozenset(["BANG", "LPAREN", "PATHSEP", "LT", "DOT", "QUESTION"])
ANONYMOUS = frozenset(["COMMA", "RPAREN", "LT", "LT_SHL", "LT_ARROW"])


def acceptable(tables: Tables, states: Sequence[int]) -> set[str]:
    """The terminals that fit after `states`."""
    row = tables.rows[states[-1]]
    return {
        kind for kind in row if kind.upper() == kind and simulate(tables, states, kind) is not None
    }


def simulate(tables: Tables, states: Sequence[int], kind: str) -> list[int] | None:
    """The states after shifting `kind`, or None if it does not fit."""
    rows, rules = tables.rows, tables.rules
    now = list(states)
    while True:
        act = rows[now[-1]].get(kind)
        if act is None:
            return None
        if act >= 0:
            now.append(act)
            return now
        size, nonterminal, _action, _pick = rules[act]
        if size < 0:
            return now
        if size:
            del now[-size:]
        now.append(rows[now[-1]][nonterminal])


def begins_expr(accepted: Collection[str]) -> bool:
    return "INT" in accepted and "MATCH" in accepted


def follows_expr(accepted: Collection[str]) -> bool:
    return "SLASH" in accepted


def begins_type(accepted: Collection[str]) -> bool:
    return "DYN" in accepted and "STAR" in accepted and not begins_expr(accepted)


def follows_type(accepted: Collection[str]) -> bool:
    return "PLUS" in accepted and not follows_expr(accepted)


def begins_pattern(accepted: Collection[str]) -> bool:
    return "REF" in accepted and "UNDERSCORE" in accepted


def begins_item(accepted: Collection[str]) -> bool:
    return "STRUCT" in accepted and not begins_expr(accepted)


def wanted(accepted: set[str], kinds: Sequence[str], at: int) -> list[str]:
    """What rustc would list, quoted and in its order; `at` is where the parse is stuck."""
    last = kinds[at - 1] if at else ""
    if follows_expr(accepted):
        return _after_expr(accepted, kinds, at)
    if begins_expr(accepted):
        return ["expression"]
    if begins_type(accepted):
        if {"GT", "LIFETIME", "LBRACE"} <= accepted and last in ("LT", "LT_SHL", "COMMA"):
            return ["`>`", "a const expression", "lifetime", "type"]
        return ["type"]
    if begins_pattern(accepted):
        return ["pattern"]
    kept = accepted - HIDDEN
    if last == "SELF" and {"COMMA", "RPAREN"} <= accepted:
        is_reference = kinds[at - 2] in ("AND", "MUT", "LIFETIME")
        return ordered({"COMMA", "RPAREN"} | (set() if is_reference else {"COLON"}))
    if "FATARROW" in accepted:
        kept -= {"COMMA", "RBRACE"}
    if follows_type(accepted):
        kept -= {"FOR"}
        if "GT" in accepted:
            kept -= {"EQ", "COLON"}
    elif "AT" in accepted and last == "IDENT":
        kept -= PATTERN_PATHS
        if "LT" in accepted:
            kept -= ANONYMOUS
    elif accepted <= ITEM_MACRO:
        kept -= {"LT", "LT_SHL", "LT_ARROW"}
    elif {"BANG", "LPAREN", "LT", "COLON"} <= accepted:
        kept |= {"PLUS", "EQ", "EQEQ"}
    if last == "MOVE":
        kept |= {"ASYNC"}
    if "OR" in accepted and kept & {"RPAREN", "RBRACKET"} and "COMMA" in kept:
        kept |= {"IF"}
    return ordered(kept)


def _after_expr(accepted: set[str], kinds: Sequence[str], at: int) -> list[str]:
    if _ends_cast(kinds, at):
        return ordered((accepted - OPERATORS - HIDDEN) | CAST_MORE)
    kept = accepted - OPERATORS - HIDDEN - {"LT_ARROW"}
    if begins_expr(accepted):
        kept &= {"SEMI", "COMMA", "RPAREN", "RBRACKET", "RBRACE", "DOT", "QUESTION"}
    if at > 1 and kinds[at - 1] == "IDENT" and kinds[at - 2] == "DOT":
        kept |= {"LPAREN"}
    return [*ordered(kept), "an operator"]


def _ends_cast(kinds: Sequence[str], at: int) -> bool:
    at -= 1
    while at > 0 and kinds[at] in ("IDENT", "PATHSEP"):
        at -= 1
    return kinds[at] == "AS"


def ordered(kinds: Collection[str]) -> list[str]:
    """Names of kinds as rustc sorts them: by spelling, backticks included."""
    return sorted({name_of(kind) for kind in kinds if not kind.startswith("INTERP_")})


def name_of(kind: str) -> str:
    if kind in NAMES:
        return NAMES[kind]
    raw = raw_tables()
    for text, one in (*raw.marks.items(), *raw.words.items()):
        if one == kind:
            return f"`{text}`"
    return kind


def one_of(names: Sequence[str]) -> str:
    """``one of `a`, `b`, or `c` ``."""
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return f"one of {names[0]} or {names[1]}"
    return "one of " + ", ".join(names[:-1]) + f", or {names[-1]}"


def label_for(names: Sequence[str]) -> str:
    """The label under the found token: long lists are only counted."""
    if len(names) > 6:
        return f"expected one of {len(names)} possible tokens"
    return f"expected {one_of(names)}"
