"""Tokens and token trees: what the lexer makes, what macro calls keep, what expansion rewrites."""

from __future__ import annotations

from grammar.record import Enum, NamedTuple
from grammar.span import Span


class Token(NamedTuple):
    """One token. `kind` is the name of its terminal in `rust.lark`; `text` is as written.

    Operators of several characters are single tokens as rustc's lexer glues them, except where the
    grammar needs `>` and `<` apart (generics); macro matching sees them glued again.
    """

    kind: str
    text: str
    span: Span


class Delimiter(Enum):
    PAREN = "()"
    BRACKET = "[]"
    BRACE = "{}"


class TokenStream(NamedTuple):
    """The tokens between the delimiters of a macro call or definition, delimiters excluded.

    Flat: nested delimiters are plain tokens, balanced by construction.
    """

    delimiter: Delimiter
    tokens: tuple[Token, ...]
    open: Span
    close: Span
