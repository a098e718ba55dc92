"""Tokens as text, spaced as rustc's pretty printer spaces them: `stringify!`, `assert!`'s message.

Tokens that stood side by side in the source stay so; elsewhere spacing follows what the tokens are.
rustc: `rustc_ast_pretty::pprust::print_tts` (`space_between`).
"""

from __future__ import annotations

from collections.abc import Sequence

from grammar.tokens import Token

NO_SPACE_BEFORE = frozenset([",", ";", ".", ")", "]", "?", ":", "::", "..", "..="])
NO_SPACE_AFTER = frozenset(["(", "[", ".", "!", "&", "::", "..", "..=", "$", "#"])


OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
BEFORE_PARENTHESIS = frozenset(["fn", "Self", "pub"])


def tokens_to_text(tokens: Sequence[Token]) -> str:
    """The text of `tokens`; invisible delimiters leave no trace."""
    parts: list[str] = []
    spacious: list[bool] = []
    """Of each open delimiter, whether a space follows it."""
    last: Token | None = None
    for token in tokens:
        if not token.text:
            continue
        if last is not None and _space_between(last, token, spacious):
            parts.append(" ")
        if token.text in OPENING:
            spacious.append(False)
        elif token.text in CLOSING and spacious:
            spacious.pop()
        parts.append(token.text)
        last = token
    return "".join(parts)


def _space_between(left: Token, right: Token, spacious: list[bool]) -> bool:
    is_apart = left.span.hi != right.span.lo
    if left.span.ctxt != right.span.ctxt:
        return right.text not in NO_SPACE_BEFORE and left.text not in NO_SPACE_AFTER
    if left.text in OPENING:
        if right.text in CLOSING or left.text != "{":
            return False
        spacious[-1] = is_apart
        return is_apart
    if right.text in CLOSING:
        return bool(spacious) and spacious[-1]
    return is_apart and _keeps_space(left, right)


def _keeps_space(left: Token, right: Token) -> bool:
    """Whether tokens that stand apart are shown apart."""
    is_name = left.kind == "IDENT"
    if left.text == ".":
        return _is_punctuation(right)
    if right.text in (",", ";", "."):
        return _is_punctuation(left)
    if right.text == "(":
        return not (is_name or left.text in BEFORE_PARENTHESIS)
    if right.text == "!":
        return not is_name
    return not (left.text == "$" or (left.text == "#" and right.text == "["))


def _is_punctuation(token: Token) -> bool:
    first = token.text[0]
    return not (first.isalnum() or first in "_\"'(){}[]")
