"""Characters that look like one of Rust's and are not: curly quotes, dashes, full-width marks.

rustc knows some hundreds; these are the ones that editors, web pages and input methods put in.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from grammar.diagnostic import DiagnosticBuilder

if TYPE_CHECKING:
    from grammar.lexer import Scan

LOOKS_LIKE = {
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u202f\u205f\u3000",
    "_": "\u203f\u2040\uff3f",
    "-": "\u2010\u2011\u2012\u2013\u2212\u02d7\u2043\u2796\ufe58",
    ",": "\u060c\u066b\u201a\uff0c\u3001",
    ";": "\u037e\uff1b\ufe14",
    ":": "\u0589\u05c3\uff1a\u02d0\ua789\ufe30",
    "!": "\u01c3\uff01\u2d51",
    "?": "\u0241\u0294\uff1f",
    ".": "\u2024\u06d4\uff0e\u3002",
    "'": "\u2018\u2019\u201b\u2032\u2035\u02bc\u02b9\u00b4\u0060\uff07\u05f3",
    '"': "\u201c\u201d\u201f\u2033\u2036\u3003\uff02\u02ba\u05f4",
    "(": "\uff08\u2768\u3014\ufd3e",
    ")": "\uff09\u2769\u3015\ufd3f",
    "[": "\uff3b\u2772\u3010",
    "]": "\uff3d\u2773\u3011",
    "{": "\uff5b\u2774",
    "}": "\uff5d\u2775",
    "*": "\u204e\u2217\uff0a\u066d",
    "/": "\u2044\u2215\u2571\uff0f\u29f8",
    "\\": "\uff3c\u2216\u29f5\u29f9",
    "&": "\ua778\uff06",
    "+": "\u2795\uff0b",
    "<": "\u2039\u276e\uff1c",
    "=": "\uff1d\ua4ff",
    ">": "\u203a\u276f\uff1e",
    "|": "\u2502\uff5c\u2223",
    "#": "\uff03",
    "%": "\u066a\uff05",
    "@": "\uff20",
    "$": "\uff04",
    "~": "\u223c\uff5e\u301c",
    "^": "\uff3e\u02c6",
}
TARGETS = {strange: plain for plain, many in LOOKS_LIKE.items() for strange in many}
PLAIN_NAMES = {
    " ": "Space",
    "_": "Underscore",
    "-": "Minus/Hyphen",
    ",": "Comma",
    ";": "Semicolon",
    ":": "Colon",
    "!": "Exclamation Mark",
    "?": "Question Mark",
    ".": "Period",
    "'": "Single Quote",
    '"': "Quotation Mark",
    "(": "Left Parenthesis",
    ")": "Right Parenthesis",
    "[": "Left Square Bracket",
    "]": "Right Square Bracket",
    "{": "Left Curly Brace",
    "}": "Right Curly Brace",
    "*": "Asterisk",
    "/": "Slash",
    "\\": "Backslash",
    "&": "Ampersand",
    "+": "Plus Sign",
    "<": "Less-Than Sign",
    "=": "Equals Sign",
    ">": "Greater-Than Sign",
    "|": "Vertical Line",
    "#": "Hash",
    "%": "Percent Sign",
    "@": "At Sign",
    "$": "Dollar Sign",
    "~": "Tilde",
    "^": "Circumflex Accent",
}


def look_alike(out: Scan, start: int, end: int, wrong: DiagnosticBuilder) -> tuple[str, str] | None:
    """Explain what `start..end` was meant to be, and the token to go on with, if any."""
    from grammar.slow_lexer import offset_span
    from grammar.tables import punctuation

    text = out.text
    char = text[start]
    plain = TARGETS.get(char)
    if plain is None:
        return None
    close = text.find("\u201d", start + 1)
    if char == "\u201c" and close >= 0 and "\n" not in text[start:close]:
        wrong.suggest(
            "Unicode characters '\u201c' (Left Double Quotation Mark) and '\u201d' (Right Double "
            "Quotation Mark) look like '\"' (Quotation Mark), but are not",
            (offset_span(out, start, close + 1), f'"{text[start + 1 : close]}"'),
        )
        return None
    name = unicodedata.name(char, "?").title()
    wrong.suggest(
        f"Unicode character '{char}' ({name}) looks like '{plain}' ({PLAIN_NAMES[plain]}), "
        "but it is not",
        (offset_span(out, start, end), plain * (end - start)),
    )
    kind = punctuation().get(plain)
    return (kind, plain) if kind is not None else None
