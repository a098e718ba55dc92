"""A parse that is stuck, with what the explanations of errors ask about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.driver import Stuck, Tables
from grammar.expected import ITEM_MACRO, acceptable, label_for, one_of, simulate, wanted
from grammar.parse_context import ParseContext
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import Item

GLUED = {"GT_SHR": ">>", "GT_GE": ">=", "GT_SHREQ": ">>=", "LT_SHL": "<<", "LT_ARROW": "<-"}
_RESERVED = """
    abstract become box do final macro override priv typeof unsized virtual yield try gen
"""
RESERVED = frozenset(_RESERVED.split())
_ITEM_STARTS = """
    FN STRUCT ENUM UNION TRAIT IMPL CONST STATIC TYPE USE MOD EXTERN PUB UNSAFE ASYNC AUTO
"""
ITEM_STARTS = frozenset(_ITEM_STARTS.split())
_EXPR_STARTS = """
    IDENT SELF SELF_TY SUPER CRATE DOLLAR_CRATE INT FLOAT STRING BYTE_STRING C_STRING CHAR BYTE
    TRUE FALSE LPAREN LBRACKET LBRACE IF MATCH LOOP WHILE FOR UNSAFE ASYNC CONST MOVE STATIC
    RETURN BREAK CONTINUE LET MINUS STAR BANG AND ANDAND OR OROR LT LT_SHL DOTDOT DOTDOTEQ
    DOTDOTDOT LIFETIME POUND PATHSEP UNDERSCORE YIELD DO BECOME
"""
EXPR_STARTS = frozenset(_EXPR_STARTS.split())


METAVARIABLES = {"type": "ty"}
CONTAINERS = {
    "last_arm": "MATCH",
    "commas{variant}": "ENUM",
    "commas{field_def}": "STRUCT",
    "commas{field_init}": "STRUCT_EXPR",
    "commas{field_pat}": "STRUCT_PAT",
    "assoc_items": "IMPL",
    "stmts": "BLOCK",
    "commas{param}": "PARAMS",
    "commas{tuple_field}": "TUPLE_FIELDS",
    "commas{expr}": "ARGS",
}
OPENERS = frozenset(["LPAREN", "LBRACKET", "LBRACE"])
DESCRIPTIONS = {
    "StructItem": "braced struct",
    "FnItem": "function",
    "EnumItem": "enum",
    "UnionItem": "union",
    "TraitItem": "trait",
    "ModItem": "module",
    "ImplItem": "implementation",
    "ExternBlockItem": "extern block",
}


class Repair(NamedTuple):
    """Pretend that the tokens are others, and go on: at `at`, take `remove` away, put `insert` in.

    `give_up` ends the parse instead; `anchor` leaves the innermost unfinished thing. `sound` when
    the tree then is what the program says, so that names and types may be looked at.
    """

    at: int = 0
    remove: int = 0
    insert: tuple[tuple[str, str], ...] = ()
    give_up: bool = False
    anchor: bool = False
    sound: bool = False


Explanation = tuple[DiagnosticBuilder, Repair | None]


class Trouble:
    """`states` are those before the offending token caused any reduction."""

    def __init__(self, p: ParseContext, tables: Tables, stuck: Stuck, states: list[int]) -> None:
        self.p = p
        self.tables = tables
        self.stuck = stuck
        self.states = states
        self.at = stuck.at

    @cached_property
    def accepted(self) -> set[str]:
        """The kinds of tokens that fit; `;` in place of a body only where rustc takes it."""
        found = acceptable(self.tables, self.states)
        if {"SEMI", "LBRACE", "WHERE"} <= found and self.in_fn_of_impl():
            found.discard("SEMI")
        return found

    @cached_property
    def wanted(self) -> list[str]:
        return wanted(self.accepted, self.p.kinds, self.at)

    # -------------------------------------------------------------- tokens

    def kind(self, offset: int = 0) -> str:
        """The kind of the offending token, or of one near it."""
        at = self.at + offset
        return self.p.kinds[at] if 0 <= at < len(self.p.kinds) else ""

    def text(self, offset: int = 0) -> str:
        at = self.at + offset
        return self.p.texts[at] if 0 <= at < len(self.p.texts) else ""

    def span(self, offset: int = 0) -> Span:
        """Of a token tree only its opener."""
        at = self.at + offset
        if at in self.p.groups:
            return self.p.source.raw_span(self.p.groups[at][0])
        span = self.p.at(at)
        extra = len(GLUED.get(self.p.kinds[at], "x")) - 1
        return Span(span.lo, span.hi + extra, span.ctxt)

    def adjacent(self, offset: int) -> bool:
        """Whether nothing stands between a token and the next."""
        return self.p.at(self.at + offset).hi == self.p.at(self.at + offset + 1).lo

    @property
    def found(self) -> str:
        kind, text = self.kind(), self.text()
        text = GLUED.get(kind, text)
        if kind == "$END":
            return "`<eof>`"
        if kind.startswith("DOC_"):
            return f"doc comment `{text}`"
        if kind.startswith("INTERP_"):
            name = kind.removeprefix("INTERP_").lower()
            return f"`{METAVARIABLES.get(name, name)}` metavariable"
        if kind == "UNDERSCORE":
            return "reserved identifier `_`"
        if text in RESERVED and kind != "IDENT":
            return f"reserved keyword `{text}`"
        if is_keyword(kind, text):
            return f"keyword `{text}`"
        return f"`{text}`"

    @property
    def found_span(self) -> Span:
        """At the end of the file rustc points at the last token."""
        if self.kind() == "$END" and self.at:
            return self.span(-1)
        return self.span()

    @property
    def before(self) -> Span:
        """The empty span after the token before."""
        return self.p.at(self.at - 1).shrink_to_hi()

    @property
    def on_new_line(self) -> bool:
        return bool(self.at) and self.p.source.lines_between(self.at - 1, self.at) > 0

    # -------------------------------------------------------------- what is open

    def enclosing(self, *kinds: str) -> int | None:
        """The innermost token of one of `kinds` that is shifted and not yet reduced."""
        for value in reversed(self.stuck.values):
            if value.__class__ is int and self.p.kinds[value] in kinds:
                if self.p.kinds[value] not in OPENERS or self.p.closer(value) >= self.at:
                    return int(value)
        return None

    def in_fn_of_impl(self) -> bool:
        """In the signature of a function that must have a body."""
        keyword = self.enclosing("FN", "STRUCT", "LBRACE")
        if keyword is None or self.p.kinds[keyword] != "FN":
            return False
        brace = self.enclosing("LBRACE")
        return brace is None or self.container(brace) not in ("TRAIT", "EXTERN")

    def container(self, opener: int) -> str:
        """What the open delimiter `opener` belongs to."""
        depth = self.stuck.values.index(opener)
        row = self.tables.rows[self.stuck.states[depth]]
        for symbol, name in CONTAINERS.items():
            if symbol in row:
                return name if name != "IMPL" else self._item_list_of(depth)
        return "BLOCK"

    def _item_list_of(self, depth: int) -> str:
        for value in reversed(self.stuck.values[:depth]):
            kind = self.p.kinds[value] if value.__class__ is int else ""
            if kind in ("IMPL", "TRAIT", "EXTERN"):
                return kind
        return "IMPL"

    def at_item(self) -> bool:
        """Whether the tokens before could begin a macro call among items, and nothing else."""
        return self.accepted <= ITEM_MACRO and "BANG" in self.accepted

    # -------------------------------------------------------------- what comes before and after

    def after_attribute(self) -> bool:
        if self.kind(-1) == "DOC_OUTER":
            return True
        return (
            self.kind(-1) == "RBRACKET" and self.kind(self.attribute_start() - self.at) == "POUND"
        )

    def attribute_start(self) -> int:
        """Where the attribute or doc comment before the offending token begins."""
        at = self.at - 1
        while at > 0 and self.p.kinds[at] not in ("POUND", "DOC_OUTER", "SEMI", "LBRACE", "RBRACE"):
            at -= 1
        return at

    def previous_item(self) -> str | None:
        """What the item before the offending token is called."""
        for value in reversed(self.stuck.values):
            if isinstance(value, list) and value and isinstance(value[-1], Item):
                return DESCRIPTIONS.get(type(value[-1].kind).__name__)
        return None

    def element_follows(self) -> bool:
        """Whether, after a comma, an element of the list would parse up to its end."""
        states, at = self._steps("COMMA")
        if states is None or at == self.at:
            return False
        return (
            simulate(self.tables, states, "COMMA") is not None
            or "COMMA" in self.p.kinds[self.at : at]
            or self.p.kinds[at - 1] in ("RPAREN", "RBRACE", "SEMI")
        )

    def arm_follows(self) -> bool:
        states, at = self._steps("COMMA")
        return states is not None and "FATARROW" in self.p.kinds[self.at : at]

    def _steps(self, *first: str) -> tuple[list[int] | None, int]:
        """Parse on after `first` as far as it goes: the states and token where it is stuck."""
        states: list[int] | None = self.states
        for kind in first:
            states = simulate(self.tables, states, kind) if states is not None else None
        at = self.at
        while states is not None and at < len(self.p.kinds) - 1:
            following = simulate(self.tables, states, self.p.kinds[at])
            if following is None:
                break
            states = following
            at += 1
        return states, at

    # -------------------------------------------------------------- words

    def general(self) -> DiagnosticBuilder:
        """``expected one of .., found ..``."""
        names = self.wanted
        if not names:
            return error(None, f"unexpected token: {self.found}", self.found_span)
        wrong = error(None, f"expected {one_of(names)}, found {self.found}", self.found_span)
        label = label_for(names)
        if names[0] in ("expression", "type", "pattern"):
            return relabel(wrong, label)
        if self.on_new_line and self.kind() != "$END":
            wrong.label(self.before, label)
            return relabel(wrong, "unexpected token")
        return relabel(wrong, label)


def is_keyword(kind: str, text: str) -> bool:
    is_word = text[:1].isalpha() or text[:1] == "_"
    return (
        is_word
        and kind not in ("IDENT", "$END", "UNION", "AUTO", "SAFE", "DEFAULT", "RAW")
        and (
            (not kind.endswith("STRING") and kind not in ("BYTE", "CHAR", "TRUE", "FALSE"))
            or kind in ("TRUE", "FALSE")
        )
    )


def relabel(wrong: DiagnosticBuilder, label: str) -> DiagnosticBuilder:
    """Set the text of the primary label."""
    from attrs import evolve

    wrong.labels[0] = evolve(wrong.labels[0], text=label)
    return wrong


Explainer = Callable[[Trouble], Explanation | None]
"""Recognises one mistake, or answers None."""
