"""Source text to tokens.

One regular expression finds every token together with the white space before it; its alternatives
are ordered by how often they match. `scan` fills parallel lists (kinds, texts, where each token
ends), because that is what the parser reads; `lex` makes `Token` values of them for whoever wants
values. The rare things leave the fast path: nested comments are counted by hand, and whatever no
alternative takes, as well as literals with escapes, goes to `slow_lexer`.

`<` and `>` are always tokens of one character; the kind tells what follows at once (`GT_SHR`:
another `>`), so that the grammar can close two lists of generic arguments with `>>` and still
knows an operator. `slow_lexer` is also where the reserved prefixes of the editions are told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from grammar.diagnostic import Diagnostic
from grammar.edition import Edition
from grammar.record import define, field
from grammar.span import SourceFile, Span
from grammar.tables import keywords, punctuation
from grammar.tokens import Token

WHITESPACE = " \\n\\t\\r\\v\\f\\x85\\u200e\\u200f\\u2028\\u2029"
_DIGITS = "[0-9][0-9_]*+"
_SUFFIX = r"(?:[^\W\d]\w*+)?"

MASTER = re.compile(
    rf"""[{WHITESPACE}]*+(?:
      (?P<WORD>[^\W\d]\w*+(?!["'\#]))
    | (?P<PUNCT>[;,(){{}}\[\]\#?@~$]|::?|\.(?:\.[.=]?)?|=[=>]?|&[&=]?|\|[|=]?|-[>=]?|[+*^%!]=?
        |/(?![/*])=?|<<?=)
    | (?P<ANGLE>[<>])
    | (?P<DOC_OUTER>///(?!/)[^\n]*)
    | (?P<DOC_INNER>//![^\n]*)
    | (?P<COMMENT>//[^\n]*|/\*\*/)
    | (?P<FLOAT>{_DIGITS}(?:(?:\.{_DIGITS})?[eE][+-]?_*[0-9][0-9_]*+|\.{_DIGITS}(?![eE])
        |(?=f(?:16|32|64|128)\b)){_SUFFIX}|{_DIGITS}\.(?![.\w]))
    | (?P<INT>(?:{_DIGITS}(?<!0(?=[xob]))(?![eE]|\.[0-9])|0x_*[0-9a-fA-F][0-9a-fA-F_]*+
        |0o_*[0-7][0-7_]*+(?![0-9])|0b_*[01][01_]*+(?![0-9]))(?!\.[0-9]){_SUFFIX})
    | (?P<STRING>"[^"\\\r]*+(?:\\[nrt0\\'"][^"\\\r]*+)*+"{_SUFFIX})
    | (?P<CHAR>'(?:[^'\\\n\r\t]|\\[nrt0\\'"])'{_SUFFIX})
    | (?P<LIFETIME>'[^\W\d]\w*+(?!['\#]))
    | (?P<END>\Z)
    | (?P<OTHER>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
"""`OTHER` is the first character of something for `slow_lexer.slow_token`."""

AFTER_GT = {">": "GT_SHR", "=": "GT_GE"}
AFTER_LT = {"<": "LT_SHL", "-": "LT_ARROW"}


@define(eq=False, repr=False)
class Scan:
    """The tokens of one file as parallel lists; offsets are characters until `to_bytes`.

    `ends` and `starts` hold byte offsets when the scan is done. The last token is `$END`.
    """

    text: str
    ctxt: int
    edition: Edition
    kinds: list[str] = field(factory=list)
    texts: list[str] = field(factory=list)
    starts: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)
    is_fatal: bool = False
    """The scan stopped at something unterminated: the tokens are not worth parsing."""
    odd_starts: dict[int, int] = field(factory=dict)
    """Where tokens start whose text is not what stands in the source."""

    def add(self, kind: str, text: str, start: int, end: int) -> None:
        if len(text) != end - start:
            self.odd_starts[len(self.kinds)] = start
        self.kinds.append(kind)
        self.texts.append(text)
        self.ends.append(end)


def lex(
    file: SourceFile, ctxt: int, edition: Edition = Edition.E2021
) -> tuple[list[Token], list[Diagnostic]]:
    """The tokens of a file, without an end marker, and the lexical errors."""
    scanned = scan(file, ctxt, edition)
    tokens = [
        Token(kind, text, Span(lo, hi, ctxt))
        for kind, text, lo, hi in zip(
            scanned.kinds, scanned.texts, scanned.starts, scanned.ends, strict=True
        )
    ]
    tokens.pop()
    return tokens, scanned.diagnostics


def scan(file: SourceFile, ctxt: int, edition: Edition) -> Scan:
    """The tokens of a file as parallel lists, with the end marker `$END`."""
    out = Scan(file.text, ctxt, edition)
    at = prefix_length(file.text)
    while at >= 0:
        at = _run(out, at)
    out.starts = [end - len(text) for end, text in zip(out.ends, out.texts, strict=True)]
    for index, start in out.odd_starts.items():
        out.starts[index] = start
    if not file.text.isascii():
        _to_bytes(out)
    return out


def prefix_length(text: str) -> int:
    """The length of a byte order mark and a `#!` line, which are not tokens."""
    start = 1 if text.startswith("\ufeff") else 0
    if text.startswith("#!", start) and not _is_inner_attribute(text, start + 2):
        newline = text.find("\n", start)
        return len(text) if newline < 0 else newline
    return start


def _is_inner_attribute(text: str, at: int) -> bool:
    skip = re.compile(rf"(?:[{WHITESPACE}]|//[^\n]*|/\*.*?\*/)*\[", re.DOTALL)
    return skip.match(text, at) is not None


def _run(out: Scan, at: int) -> int:
    """Scan from `at` to the end (-1), or past a token that needs the slow path (its end)."""
    text = out.text
    words = keywords(out.edition)
    marks = punctuation()
    add_kind, add_text, add_end = out.kinds.append, out.texts.append, out.ends.append
    for match in MASTER.finditer(text, at):
        kind = match.lastgroup
        value = match[kind]  # type: ignore[index]
        end = match.end()
        if kind == "WORD":
            kind = words.get(value, "IDENT")
            if kind == "IDENT" and not value.isascii():
                return _slow(out, end - len(value))
        elif kind == "PUNCT":
            kind = marks[value]
        elif kind == "ANGLE":
            kind = _angle(text, value, end)
        elif kind == "COMMENT":
            continue
        elif kind == "END":
            out.add("$END", "", end, end)
            return -1
        elif kind == "OTHER" or "\r" in value:
            return _slow(out, end - len(value))
        add_kind(kind)  # type: ignore[arg-type]
        add_text(value)
        add_end(end)
    raise AssertionError("the END alternative always matches")


def _angle(text: str, value: str, end: int) -> str:
    following = text[end : end + 1]
    if value == "<":
        return AFTER_LT.get(following, "LT")
    if following == ">" and text[end + 1 : end + 2] == "=":
        return "GT_SHREQ"
    return AFTER_GT.get(following, "GT")


def _slow(out: Scan, start: int) -> int:
    from grammar.slow_lexer import slow_token

    return slow_token(out, start)


def _to_bytes(out: Scan) -> None:
    """Turn character offsets into byte offsets: one walk over the wide characters."""
    positions: list[int] = []
    shifts: list[int] = []
    shift = 0
    for match in re.finditer(r"[^\x00-\x7f]", out.text):
        shift += len(match[0].encode("utf-8", "surrogatepass")) - 1
        positions.append(match.end())
        shifts.append(shift)

    def byte(offset: int) -> int:
        found = bisect_right(positions, offset)
        return offset + (shifts[found - 1] if found else 0)

    out.starts = [byte(offset) for offset in out.starts]
    out.ends = [byte(offset) for offset in out.ends]
