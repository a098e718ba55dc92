"""The language of format strings: `"{0:>8.3} {name:?}"` and its arguments to `FormatArgsExpr`.

Two steps, as `rustc_parse_format` and `rustc_builtin_macros::format`: the string is cut into text
and raw pieces, which name their arguments by nothing, a number or a name; then positions are
resolved against the arguments, names that are not among them are captured from the scope, and what
is missing or left over is reported in rustc's words.

Reference: `std::fmt`, "Syntax".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder, error
from grammar.format_pieces import (
    TRAITS,
    By,
    FormatError,
    FormatLiteral,
    Position,
    RawCount,
    RawPiece,
    StringParser,
)
from grammar.record import NamedTuple, define, field
from grammar.span import Span
from grammar.syntax import FormatArgsExpr, FormatCount, FormatPiece

FLAGS_NOTE = (
    "for information about formatting flags, visit https://doc.rust-lang.org/std/fmt/index.html"
)


class FormatArgument(NamedTuple):
    """`expr` or `name = expr` after the format string."""

    name: ast.Ident | None
    expr: ast.Expr


def parse_format_args(
    literal: FormatLiteral, arguments: Sequence[FormatArgument], call: Span, newline: bool = False
) -> tuple[FormatArgsExpr | None, list[Diagnostic]]:
    """`format_args!(literal, arguments...)` as syntax, and what is wrong with it.

    `newline` appends one to the text. Arguments that are never used are errors, but the syntax is
    made nevertheless, so that names in it are resolved.
    """
    try:
        pieces = StringParser(literal.value, literal).pieces()
        resolver = _Resolver(literal, list(arguments))
        return resolver.resolve(pieces, call, newline), resolver.diagnostics
    except FormatError as failed:
        return None, [failed.diagnostic]


@define
class _Resolver:
    literal: FormatLiteral
    arguments: list[FormatArgument]
    names: dict[str, int] = field(factory=dict)
    captured: list[ast.Expr] = field(factory=list)
    used: set[int] = field(factory=set)
    next: int = 0
    invalid: list[tuple[int, Position, Span]] = field(factory=list)
    diagnostics: list[Diagnostic] = field(factory=list)

    def resolve(
        self, pieces: Sequence[str | RawPiece], call: Span, newline: bool
    ) -> FormatArgsExpr | None:
        self._collect_names()
        template: list[str | FormatPiece] = []
        for piece in pieces:
            template.append(piece if isinstance(piece, str) else self._piece(piece))
        if self.invalid:
            self._report_invalid([piece for piece in pieces if isinstance(piece, RawPiece)])
        self._report_unused(pieces)
        if self.invalid:
            return None
        if newline:
            if template and isinstance(template[-1], str):
                template[-1] += "\n"
            else:
                template.append("\n")
        args = [argument.expr for argument in self.arguments] + self.captured
        return FormatArgsExpr(tuple(template), tuple(args), call)

    def _collect_names(self) -> None:
        for i, argument in enumerate(self.arguments):
            if argument.name is None:
                continue
            if argument.name.name in self.names:
                earlier = self.arguments[self.names[argument.name.name]].name
                assert earlier is not None
                raise FormatError(
                    error(
                        None,
                        f"duplicate argument named `{argument.name.name}`",
                        argument.name.span,
                        "duplicate argument",
                    ).label(earlier.span, "previously here")
                )
            self.names[argument.name.name] = i

    def _piece(self, raw: RawPiece) -> FormatPiece:
        span = self.literal.span_of(raw.lo, raw.hi)
        star = isinstance(raw.precision, Position) and raw.precision.by is By.NEXT
        precision = self._count(raw.precision) if star else None
        arg = self._lookup(raw.position, span)
        width = self._count(raw.width)
        if not star:
            precision = self._count(raw.precision)
        return FormatPiece(
            arg,
            TRAITS[raw.trait],
            raw.fill,
            raw.align,
            raw.sign,
            raw.alternate,
            raw.zero_pad,
            width,
            precision,
            raw.debug_hex,
            span,
        )

    def _count(self, count: RawCount) -> FormatCount | None:
        if count is None:
            return None
        if isinstance(count, int):
            return FormatCount(count, False)
        span = self.literal.span_of(count.lo, count.hi)
        return FormatCount(self._lookup(count, span), True)

    def _lookup(self, position: Position, span: Span) -> int:
        if position.by is By.NAME:
            return self._by_name(position)
        index = position.number
        if position.by is By.NEXT:
            index = self.next
            self.next += 1
        if index >= len(self.arguments):
            self.invalid.append((index, position, span))
        self.used.add(index)
        return index

    def _by_name(self, position: Position) -> int:
        index = self.names.get(position.name)
        if index is None:
            lo = position.lo + (self.literal.value[position.lo] == ".")
            span = self.literal.span_of(lo, lo + len(position.name))
            if not self.literal.is_direct:
                self._cannot_capture(position.name, span)
            index = len(self.arguments) + len(self.captured)
            self.names[position.name] = index
            ident = ast.Ident(position.name, span)
            path = ast.Path((ast.PathSegment(ident, None, span),), False, None, span)
            self.captured.append(ast.PathExpr(path, span))
        self.used.add(index)
        return index

    def _cannot_capture(self, name: str, span: Span) -> None:
        raise FormatError(
            error(None, f"there is no argument named `{name}`", span)
            .note(f"did you intend to capture a variable `{name}` from the surrounding scope?")
            .note("to avoid ambiguity, `format_args!` cannot capture variables when the format "
                  "string is expanded from a macro")
        )  # fmt: skip

    # -------------------------------------------------------------- reports

    def _report_invalid(self, pieces: Sequence[RawPiece]) -> None:
        given = len(self.arguments)
        described = (
            "no arguments were given"
            if given == 0
            else "there is 1 argument"
            if given == 1
            else f"there are {given} arguments"
        )
        if not any(_has_number(piece) for piece in pieces):
            builder = self._too_few(pieces, described)
        else:
            builder = self._bad_references(described)
        if any(isinstance(c, Position) for p in pieces for c in (p.width, p.precision)):
            builder.note(FLAGS_NOTE)
        self.diagnostics.append(builder.build())

    def _too_few(self, pieces: Sequence[RawPiece], described: str) -> DiagnosticBuilder:
        spans: list[Span] = []
        stars: list[RawPiece] = []
        count = 0
        for piece in pieces:
            star = isinstance(piece.precision, Position) and piece.precision.by is By.NEXT
            implicit = piece.position.by is By.NEXT
            count += star + implicit
            if star:
                stars.append(piece)
            if star or implicit:
                spans.append(self.literal.span_of(piece.lo, piece.hi))
        message = f"{count} positional argument{'s' if count != 1 else ''} in format string, but "
        builder = error(None, message + described, spans[0])
        for span in dict.fromkeys(spans):
            if span != spans[0]:
                builder.primary(span)
        for argument in self.arguments:
            builder.label(_span_of_expr(argument.expr), "")
        for piece in stars:
            assert isinstance(piece.precision, Position)
            self._explain_star(builder, piece, pieces, count)
        if stars:
            builder.note("positional arguments are zero-based")
        return builder

    def _explain_star(
        self, builder: DiagnosticBuilder, star: RawPiece, pieces: Sequence[RawPiece], count: int
    ) -> None:
        index = 0
        for piece in pieces:
            if piece is star:
                break
            index += isinstance(piece.precision, Position) and piece.precision.by is By.NEXT
            index += piece.position.by is By.NEXT
        assert isinstance(star.precision, Position)
        expected = "is 1 argument" if count == 1 else f"are {count} arguments"
        builder.label(
            self.literal.span_of(star.precision.lo, star.precision.hi),
            f"this precision flag adds an extra required argument at position {index}, which is "
            "why "
            f"there {expected} expected",
        )

    def _bad_references(self, described: str) -> DiagnosticBuilder:
        indexes = sorted({index for index, _, _ in self.invalid})
        if len(indexes) == 1:
            what = f"argument {indexes[0]}"
        else:
            *most, last = [str(i) for i in indexes]
            what = f"arguments {', '.join(most)} and {last}"
        spans = []
        for _, position, span in self.invalid:
            exact = position.by is By.NUMBER and position.hi > position.lo
            spans.append(self.literal.span_of(position.lo, position.hi) if exact else span)
        builder = error(None, f"invalid reference to positional {what} ({described})", spans[0])
        for span in spans[1:]:
            builder.primary(span)
        return builder.note("positional arguments are zero-based")

    def _report_unused(self, pieces: Sequence[str | RawPiece]) -> None:
        unused = [a for i, a in enumerate(self.arguments) if i not in self.used]
        if not unused:
            return
        builder = self._one_unused(unused[0], pieces) if len(unused) == 1 else self._several(unused)
        self.diagnostics.append(builder.build())

    def _one_unused(
        self, argument: FormatArgument, pieces: Sequence[str | RawPiece]
    ) -> DiagnosticBuilder:
        what = "named argument never used" if argument.name else "argument never used"
        builder = error(None, what, _span_of_expr(argument.expr), what)
        printf = [found for found in _PRINTF.finditer(self.literal.value) if found[0] != "%%"]
        if printf:
            builder.note("printf formatting is not supported; see the documentation for `std::fmt`")
            parts = [(self.literal.span_of(m.start(), m.end()), "{}") for m in printf]
            return builder.suggest("format specifiers use curly braces", *parts)
        builder.label(self.literal.span, "formatting specifier missing")
        if len(self.arguments) == 1 and argument.name is None and self.literal.is_direct:
            inside = self.literal.span_of(len(self.literal.value), len(self.literal.value))
            builder.suggest(
                "format specifiers use curly braces, consider adding a format specifier",
                (inside, "{}"),
            )
        return builder

    def _several(self, unused: Sequence[FormatArgument]) -> DiagnosticBuilder:
        spans = [_span_of_expr(a.expr) for a in unused]
        first, *rest = unused
        builder = error(None, "multiple unused formatting arguments", spans[0], _never_used(first))
        for argument, span in zip(rest, spans[1:], strict=True):
            builder.primary(span, _never_used(argument))
        builder.label(self.literal.span, "multiple missing formatting specifiers")
        return builder.note(f"consider adding {len(unused)} format specifiers")


_PRINTF = re.compile(r"%%|%[-+ #0]*\d*(?:\.\d+)?[hlqLjzt]*[diouxXeEfFgGaAcCsSp]")


def _never_used(argument: FormatArgument) -> str:
    return "named argument never used" if argument.name else "argument never used"


def _has_number(piece: RawPiece) -> bool:
    places = (piece.position, piece.width, piece.precision)
    return any(isinstance(p, Position) and p.by is By.NUMBER for p in places)


def _span_of_expr(expr: ast.Expr) -> Span:
    return expr.span
