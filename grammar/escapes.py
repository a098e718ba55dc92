r"""Checks the bodies of quoted literals: which escapes there may be, which characters must be one.

The order of checks and the words are those of rustc's `rustc_lexer::unescape` and its reporter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grammar.diagnostic import DiagnosticBuilder, error

if TYPE_CHECKING:
    from grammar.lexer import Scan
    from grammar.span import Span

HEX = frozenset("0123456789abcdefABCDEF")
MUST_ESCAPE = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "'": "\\'"}
REFERENCE = "for more information, visit <https://doc.rust-lang.org/reference/tokens.html#literals>"
BYTES = frozenset(["BYTE", "BYTE_STRING"])
CHARS = frozenset(["CHAR", "BYTE"])
SKIPPED = re.compile(r"\r?\n[ \t\n\r]*")


def check_escapes(out: Scan, kind: str, start: int, lo: int, hi: int) -> bool:
    """Report what is wrong in the body `lo..hi` of the literal at `start`; whether nothing is."""
    return _Checker(out, kind, start, lo, hi).run()


class _Checker:
    def __init__(self, out: Scan, kind: str, start: int, lo: int, hi: int) -> None:
        self.out = out
        self.text = out.text
        self.kind = kind
        self.start = start
        self.lo = lo
        self.hi = hi
        self.fine = True

    def run(self) -> bool:
        at, count = self.lo, 0
        while at < self.hi:
            at = self.one(at)
            count += 1
        if self.kind in CHARS and count > 1 and self.fine:
            self.more_than_one()
        return self.fine

    def one(self, at: int) -> int:
        char = self.text[at]
        if char == "\\":
            return self.escape(at)
        if self.kind in CHARS and char in MUST_ESCAPE:
            self.must_escape(at, char)
        elif char == "\r" and not self.text.startswith("\n", at + 1):
            self.report(
                error(
                    None,
                    "bare CR not allowed in string, use `\\r` instead",
                    self.span(at, at + 1),
                    "bare CR not allowed",
                )
            )
        elif self.kind in BYTES and ord(char) > 127:
            self.non_ascii(at, char)
        elif char == "\0" and self.kind == "C_STRING":
            self.null(at, at + 1)
        return at + 1

    def escape(self, at: int) -> int:
        char = self.text[at + 1 : at + 2]
        if char in ("n", "r", "t", "\\", "'", '"'):
            return at + 2
        if char == "0":
            if self.kind == "C_STRING":
                self.null(at, at + 2)
            return at + 2
        if char == "x":
            return self.hexadecimal(at)
        if char == "u":
            return self.unicode(at)
        if self.kind not in CHARS and (skipped := SKIPPED.match(self.text, at + 1)):
            return skipped.end()
        self.unknown(at, char)
        return at + 2

    def hexadecimal(self, at: int) -> int:
        for index in (at + 2, at + 3):
            if index >= self.hi:
                message = "numeric character escape is too short"
                self.report(error(None, message, self.span(at, self.hi)))
                return self.hi
            if self.text[index] not in HEX:
                what = "byte" if self.kind in BYTES else "character"
                message = f"invalid character in numeric {what} escape"
                char = self.text[index]
                span = self.span(index, index + 1)
                self.report(error(None, f"{message}: `{char}`", span, message))
                return index + 1
        value = int(self.text[at + 2 : at + 4], 16)
        if value > 127 and self.kind in ("CHAR", "STRING"):
            self.out_of_range(at)
        elif value == 0 and self.kind == "C_STRING":
            self.null(at, at + 4)
        return at + 4

    def unicode(self, at: int) -> int:
        text = self.text
        if at + 2 >= self.hi or text[at + 2] != "{":
            return self.no_brace(at)
        end = text.find("}", at, self.hi)
        digits = text[at + 3 : end if end >= 0 else self.hi]
        for offset, char in enumerate(digits):
            if char not in HEX and not (char == "_" and offset > 0):
                return self.bad_unicode_digit(at + 3 + offset, char)
        if end < 0:
            self.unterminated_unicode(at)
            return self.hi
        self.unicode_value(at, end + 1, digits.replace("_", ""))
        return end + 1

    def unicode_value(self, at: int, end: int, digits: str) -> None:
        span = self.span(at, end)
        if self.kind in BYTES:
            message = "unicode escape in byte string"
            self.report(
                error(None, message, span, message).help(
                    "unicode escape sequences cannot be used as a byte or in a byte string"
                )
            )
        elif not digits:
            label = "this escape must have at least 1 hex digit"
            self.report(error(None, "empty unicode escape", span, label))
        elif len(digits) > 6:
            self.report(
                error(None, "overlong unicode escape", span, "must have at most 6 hex digits")
            )
        elif int(digits, 16) > 0x10FFFF or 0xD800 <= int(digits, 16) <= 0xDFFF:
            surrogate = int(digits, 16) <= 0x10FFFF
            limit = "not be a surrogate" if surrogate else "be at most 10FFFF"
            self.report(
                error(None, "invalid unicode character escape", span, "invalid escape").help(
                    f"unicode escape must {limit}"
                )
            )
        elif int(digits, 16) == 0 and self.kind == "C_STRING":
            self.null(at, end)

    # -------------------------------------------------------------- words

    def span(self, lo: int, hi: int) -> Span:
        from grammar.slow_lexer import offset_span

        return offset_span(self.out, lo, hi)

    def report(self, builder: DiagnosticBuilder) -> None:
        self.fine = False
        self.out.diagnostics.append(builder.build())

    def more_than_one(self) -> None:
        prefix = "b" if self.kind == "BYTE" else ""
        what = "byte string" if prefix else "string"
        self.report(
            error(
                None,
                "character literal may only contain one codepoint",
                self.span(self.start, self.hi + 1),
            ).suggest(
                f"if you meant to write a {what} literal, use double quotes",
                (self.span(self.start, self.lo), prefix + '"'),
                (self.span(self.hi, self.hi + 1), '"'),
            )
        )

    def must_escape(self, at: int, char: str) -> None:
        what = "byte" if self.kind == "BYTE" else "character"
        escaped = MUST_ESCAPE[char]
        shown = char if char == "'" else escaped
        span = self.span(at, at + 1)
        self.report(
            error(None, f"{what} constant must be escaped: `{shown}`", span).suggest(
                "escape the character", (span, escaped)
            )
        )

    def non_ascii(self, at: int, char: str) -> None:
        what = "byte literal" if self.kind == "BYTE" else "byte string literal"
        span = self.span(at, at + 1)
        wrong = error(None, f"non-ASCII character in {what}", span, "must be ASCII")
        if ord(char) <= 0xFF:
            wrong.suggest(
                f"if you meant to use the unicode code point for '{char}', use a \\xHH escape",
                (span, f"\\x{ord(char):X}"),
            )
        self.report(wrong)

    def null(self, lo: int, hi: int) -> None:
        message = "null characters in C string literals are not supported"
        self.report(error(None, message, self.span(lo, hi)))

    def out_of_range(self, at: int) -> None:
        digits = self.text[at + 2 : at + 4]
        self.report(
            error(
                None,
                "out of range hex escape",
                self.span(at, at + 4),
                "must be a character in the range [\\x00-\\x7f]",
            )
            .help(f"if you want to write a byte literal, use `b'\\x{digits}'`")
            .help(f"if you want to write a Unicode character, use `'\\u{{{digits.upper()}}}'`")
        )

    def no_brace(self, at: int) -> int:
        end = at + 2
        while end < self.hi and end < at + 8 and self.text[end] in HEX:
            end += 1
        span = self.span(at, min(at + 3, self.hi))
        wrong = error(None, "incorrect unicode escape sequence", span)
        if end > at + 2:
            wrong.suggest(
                "format of unicode escape sequences uses braces",
                (self.span(at, end), f"\\u{{{self.text[at + 2 : end]}}}"),
            )
        self.report(wrong)
        return end

    def bad_unicode_digit(self, at: int, char: str) -> int:
        what = "start of" if char == "_" else "character in"
        message = f"invalid {what} unicode escape"
        self.report(error(None, f"{message}: `{char}`", self.span(at, at + 1), message))
        close = self.text.find("}", at, self.hi)
        return close + 1 if close >= 0 else self.hi

    def unterminated_unicode(self, at: int) -> None:
        span = self.span(at, self.hi)
        self.report(
            error(None, "unterminated unicode escape", span, "missing a closing `}`").suggest(
                "terminate the unicode escape", (span.shrink_to_hi(), "}")
            )
        )

    def unknown(self, at: int, char: str) -> None:
        what = "byte" if self.kind in BYTES else "character"
        message = f"unknown {what} escape"
        span = self.span(at + 1, at + 2)
        wrong = error(None, f"{message}: `{char}`", span, message).help(REFERENCE)
        if self.kind in ("CHAR", "STRING"):
            whole = self.span(self.start, self.hi + 1)
            wrong.suggest(
                "if you meant to write a literal backslash (perhaps escaping in a regular "
                "expression), consider a raw string literal",
                (whole, f'r"{self.text[self.lo : self.hi]}"'),
            )
        self.report(wrong)
