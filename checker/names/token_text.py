"""Tokens as text, spaced as rustc's pretty printer spaces them: `stringify!`, `assert!`'s message.

Tokens that stood side by side in the source stay so; elsewhere spacing follows what the tokens are.
rustc: `rustc_ast_pretty::pprust::print_tts` (`space_between`).
"""

from __future__ import annotations

from collections.abc import Sequence

from grammar.tokens import Token

NO_SPACE_BEFORE = frozenset([",", ";", ".", ")", "]", "?", ":", "::", "..", "..="])
NO_SPACE_AFTER = frozenset(["(", "[", ".", "!", "&", "::", "..", "..=", "$", "#"])


def tokens_to_text(tokens: Sequence[Token]) -> str:
    """The text of `tokens`; invisible delimiters leave no trace."""
    parts: list[str] = []
    last: Token | None = None
    for token in tokens:
        if not token.text:
            continue
        if last is not None and _space_between(last, token):
            parts.append(" ")
        parts.append(token.text)
        last = token
    return "".join(parts)


def _space_between(left: Token, right: Token) -> bool:
    if left.span.ctxt == right.span.ctxt:
        return left.span.hi != right.span.lo
    return right.text not in NO_SPACE_BEFORE and left.text not in NO_SPACE_AFTER
