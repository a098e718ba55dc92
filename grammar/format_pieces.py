"""Cutting a format string into text and raw pieces.

A raw piece names its argument, width and precision by nothing, a number or a name; whether there
are such arguments is `format_string`'s question. rustc: `rustc_parse_format`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias, Union

from grammar.diagnostic import DiagnosticBuilder, error
from grammar.record import Enum, NamedTuple, define
from grammar.span import Span
from grammar.syntax import FormatTrait

TRAITS_NOTE = """the only appropriate formatting traits are:
- ``, which uses the `Display` trait
- `?`, which uses the `Debug` trait
- `e`, which uses the `LowerExp` trait
- `E`, which uses the `UpperExp` trait
- `o`, which uses the `Octal` trait
- `p`, which uses the `Pointer` trait
- `b`, which uses the `Binary` trait
- `x`, which uses the `LowerHex` trait
- `X`, which uses the `UpperHex` trait"""
TRAIT_NAMES = {
    "": "Display",
    "?": "Debug",
    "e": "LowerExp",
    "E": "UpperExp",
    "o": "Octal",
    "p": "Pointer",
    "b": "Binary",
    "x": "LowerHex",
    "X": "UpperHex",
}
TRAITS = {trait.value: trait for trait in FormatTrait}
MAX_COUNT = 65535

SpanOf: TypeAlias = Callable[[int, int], Span]
"""The source of characters `lo..hi` of the string's value."""


class FormatLiteral(NamedTuple):
    """The string. `is_direct` when it is written as a literal in the call, not made by a macro:
    only then does it capture names. `span` is the literal's.
    """

    value: str
    span: Span
    span_of: SpanOf
    is_direct: bool


class FormatError(Exception):
    def __init__(self, builder: DiagnosticBuilder) -> None:
        super().__init__()
        self.diagnostic = builder.build()


class By(Enum):
    """How a position is named."""

    NEXT = "next"
    NUMBER = "number"
    NAME = "name"


class Position(NamedTuple):
    by: By
    number: int
    name: str
    lo: int
    hi: int


RawCount: TypeAlias = Union[int, Position, None]


class RawPiece(NamedTuple):
    position: Position
    trait: str
    fill: str
    align: str | None
    sign: str
    alternate: bool
    zero_pad: bool
    width: RawCount
    precision: RawCount
    debug_hex: str | None
    lo: int
    hi: int


_IDENT = re.compile(r"[^\W\d]\w*")
_INTEGER = re.compile(r"[0-9]+")
_TEXT = re.compile(r"[^{}]+")
_SPACE = re.compile(r"\s*")


@define
class StringParser:
    value: str
    literal: FormatLiteral
    at: int = 0
    opened: int = 0

    def pieces(self) -> list[str | RawPiece]:
        out: list[str | RawPiece] = []
        text: list[str] = []
        value, end = self.value, len(self.value)
        while self.at < end:
            plain = _TEXT.match(value, self.at)
            if plain is not None:
                text.append(plain[0])
                self.at = plain.end()
                continue
            if value.startswith(("{{", "}}"), self.at):
                text.append(value[self.at])
                self.at += 2
                continue
            if value[self.at] == "}":
                self._fail("unmatched `}` found", "unmatched `}` in format string", self.at, "}}")
            if text:
                out.append("".join(text))
                text = []
            out.append(self._piece())
        if text:
            out.append("".join(text))
        return out

    def _fail(self, what: str, label: str, at: int, escape: str | None) -> None:
        where = self.literal.span_of(at, at + 1 if escape == "}}" else at)
        builder = error(None, f"invalid format string: {what}", where, label)
        if escape == "}}":
            builder.note("if you intended to print `}`, you can escape it using `}}`")
        else:
            builder.label(
                self.literal.span_of(self.opened, self.opened + 1), "because of this opening brace"
            )
            builder.note("if you intended to print `{`, you can escape it using `{{`")
        raise FormatError(builder)

    def _piece(self) -> RawPiece:
        self.opened = lo = self.at
        self.at += 1
        position = self._argument()
        self._space()
        spec = self._spec() if self._take(":") else _NO_SPEC
        self._space()
        self._close()
        fill, align, plus, alternate, zero, width, precision, trait, debug_hex = spec
        return RawPiece(
            position, trait, fill, align, plus, alternate, zero, width, precision, debug_hex,
            lo, self.at,
        )  # fmt: skip

    def _space(self) -> None:
        found = _SPACE.match(self.value, self.at)
        assert found is not None
        self.at = found.end()

    def _take(self, text: str) -> bool:
        if self.value.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def _close(self) -> None:
        if self._take("}"):
            return
        if self.at >= len(self.value):
            self._fail(
                "expected `}` but string was terminated", "expected `}` in format string",
                self.at, "{{",
            )  # fmt: skip
        found = self.value[self.at]
        self._misplaced_flag(found)
        self._fail(
            f"expected `}}`, found `{found}`", "expected `}` in format string", self.at, "{{"
        )

    def _misplaced_flag(self, found: str) -> None:
        """`{:?x}`, `{:?#}`: the flag belongs before the question mark."""
        before = self.value[self.opened + 1 : self.at]
        if found in "xX#" and ":" in before and before.endswith("?"):
            where = self.literal.span_of(self.at, self.at + 1)
            both = self.literal.span_of(self.at - 1, self.at + 1)
            raise FormatError(
                error(
                    None,
                    f"invalid format string: expected `}}`, found `{found}`",
                    where,
                    "expected `'}'` in format string",
                ).suggest(f"did you mean `{found}?`?", (both, f"{found}?"))
            )

    def _argument(self) -> Position:
        lo = self.at
        number = self._integer()
        if number is not None:
            return Position(By.NUMBER, number, "", lo, self.at)
        if self.value.startswith("r#", lo):
            self._raw_identifier(lo)
        word = _IDENT.match(self.value, lo)
        if word is None:
            return Position(By.NEXT, 0, "", lo, lo)
        self.at = word.end()
        if word[0] == "_":
            where = self.literal.span_of(lo, self.at)
            raise FormatError(
                error(
                    None,
                    "invalid format string: invalid argument name `_`",
                    where,
                    "invalid argument name in format string",
                ).note("argument name cannot be a single underscore")
            )
        if self.value.startswith(".", self.at):
            self._field_access(lo)
        return Position(By.NAME, 0, word[0], lo, self.at)

    def _field_access(self, lo: int) -> None:
        path = re.compile(r"[\w.]+").match(self.value, lo)
        assert path is not None
        where = self.literal.span_of(lo, path.end())
        raise FormatError(
            error(
                None,
                "invalid format string: field access isn't supported",
                where,
                "not supported in format string",
            )
            .note("consider moving this expression to a local variable and then using the local "
                  "here instead")
            .suggest(
                "consider using a positional formatting argument instead",
                (where, "0"),
                (self.literal.span.shrink_to_hi(), f", {path[0]}"),
            )
        )  # fmt: skip

    def _raw_identifier(self, lo: int) -> None:
        word = _IDENT.match(self.value, lo + 2)
        end = word.end() if word else lo + 2
        raise FormatError(
            error(
                None,
                "invalid format string: raw identifiers are not supported",
                self.literal.span_of(lo, end),
                "raw identifier used here in format string",
            )
            .note("identifiers in format strings can be keywords and don't need to be prefixed "
                  "with `r#`")
            .suggest("remove the `r#`", (self.literal.span_of(lo, lo + 2), ""))
        )  # fmt: skip

    def _integer(self) -> int | None:
        digits = _INTEGER.match(self.value, self.at)
        if digits is None:
            return None
        lo, self.at = self.at, digits.end()
        number = int(digits[0])
        if number > MAX_COUNT:
            raise FormatError(
                error(
                    None,
                    f"invalid format string: integer `{digits[0]}` does not fit into the type "
                    "`u16` "
                    "whose range is `0..=65535`",
                    self.literal.span_of(lo, min(self.at + 1, len(self.value))),
                    "integer out of range for `u16` in format string",
                )
            )
        return number

    def _spec(self) -> _Spec:
        fill, align = self._fill_and_align()
        sign = "+" if self._take("+") else "-" if self._take("-") else ""
        alternate = self._take("#")
        zero = self._zero_pad()
        width = self._count()
        if width is None and zero and self._take("$"):
            zero, width = False, Position(By.NUMBER, 0, "", self.at - 2, self.at)
        precision = self._precision()
        trait, debug_hex = self._trait()
        return fill, align, sign, alternate, zero, width, precision, trait, debug_hex

    def _fill_and_align(self) -> tuple[str, str | None]:
        value, at = self.value, self.at
        if at + 1 < len(value) and value[at + 1] in "<^>":
            self.at += 2
            return value[at], value[at + 1]
        if at < len(value) and value[at] in "<^>":
            self.at += 1
            return " ", value[at]
        return " ", None

    def _zero_pad(self) -> bool:
        if self.value.startswith("0", self.at) and not self.value.startswith("0$", self.at):
            self.at += 1
            return True
        return False

    def _count(self) -> RawCount:
        lo = self.at
        number = self._integer()
        if number is not None:
            if self._take("$"):
                return Position(By.NUMBER, number, "", lo, self.at)
            return number
        word = _IDENT.match(self.value, lo)
        if word is not None and self.value.startswith("$", word.end()):
            self.at = word.end() + 1
            return Position(By.NAME, 0, word[0], lo, self.at)
        return None

    def _precision(self) -> RawCount:
        lo = self.at
        if not self._take("."):
            return None
        if self._take("*"):
            return Position(By.NEXT, 0, "", lo, self.at)
        count = self._count()
        if isinstance(count, Position):
            return Position(count.by, count.number, count.name, lo, self.at)
        return count

    def _trait(self) -> tuple[str, str | None]:
        for hexadecimal in ("x", "X"):
            if self._take(hexadecimal + "?"):
                return "?", hexadecimal
        if self._take("?"):
            return "?", None
        lo = self.at
        word = _IDENT.match(self.value, lo)
        if word is None:
            return "", None
        self.at = word.end()
        if word[0] not in TRAITS:
            self._unknown_trait(word[0], lo)
        return word[0], None

    def _unknown_trait(self, name: str, lo: int) -> None:
        """Reported only if the braces close."""
        after = self.at
        self._space()
        self._close()
        where = self.literal.span_of(lo, after)
        builder = error(None, f"unknown format trait `{name}`", where).note(TRAITS_NOTE)
        for text, trait in TRAIT_NAMES.items():
            builder.suggest(f"use the `{trait}` trait", (where, text))
        raise FormatError(builder)


_Spec: TypeAlias = tuple[
    str, Union[str, None], str, bool, bool, RawCount, RawCount, str, Union[str, None]
]
_NO_SPEC: _Spec = (" ", None, "", False, False, None, None, "", None)


# ------------------------------------------------------------------ spans within a literal


def literal_spans(source: str, span: Span, value: str) -> SpanOf:
    """Where the characters of a string literal's `value` stand; `source` is the literal as written.

    The whole literal where source and value do not match (it was made by a macro).
    """
    prefix = re.match(r'(?:r#*)?"', source)
    if prefix is None:
        return lambda _lo, _hi: span
    start = len(prefix[0])
    if source.isascii() and ("\\" not in source or source[0] == "r"):
        base = span.lo + start
        return lambda lo, hi: Span(base + lo, base + hi, span.ctxt)
    offsets: list[int] | None = None

    def span_of(lo: int, hi: int) -> Span:
        nonlocal offsets
        if offsets is None:
            offsets = _offsets(source, start, len(value))
        return Span(span.lo + offsets[lo], span.lo + offsets[hi], span.ctxt)

    return span_of


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u\{[^}]*\}|\r?\n\s*|.)", re.DOTALL)


def _offsets(source: str, start: int, count: int) -> list[int]:
    """The byte offset in `source` of each character of the value, and of its end."""
    offsets: list[int] = []
    raw = source[0] == "r"
    at, byte = start, start
    while len(offsets) <= count and at < len(source):
        escape = None if raw else _ESCAPE.match(source, at)
        if escape is None:
            offsets.append(byte)
            byte += len(source[at].encode())
            at += 1
            continue
        if escape[0][1] not in "\r\n":
            offsets.append(byte)
        byte += len(escape[0].encode())
        at = escape.end()
    offsets.extend([byte] * (count + 1 - len(offsets)))
    return offsets
