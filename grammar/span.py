"""Positions in source text.

A span is a half-open byte range of one *context*. A context is either a file or one expansion of a
macro: tokens that a macro's definition wrote carry the context of the expansion, tokens that came
from its arguments keep the context they had (hygiene and "where did this come from" are the same
question). Byte offsets, not characters: they are what rustc's JSON carries; the `SourceMap` turns
them into lines and columns only when something is shown.
"""

from __future__ import annotations

from bisect import bisect_right

from grammar.record import NamedTuple, define, field, frozen


class Span(NamedTuple):
    """Bytes `lo..hi` of context number `ctxt` of a `SourceMap`."""

    lo: int
    hi: int
    ctxt: int

    def to(self, end: Span) -> Span:
        """The span from the start of this one to the end of `end`; this one if contexts differ."""
        return Span(self.lo, end.hi, self.ctxt) if end.ctxt == self.ctxt else self

    def shrink_to_lo(self) -> Span:
        return Span(self.lo, self.lo, self.ctxt)

    def shrink_to_hi(self) -> Span:
        return Span(self.hi, self.hi, self.ctxt)


DUMMY_SPAN = Span(0, 0, -1)


@frozen(eq=False)
class SourceFile:
    """One file: its shown name, its text, and the byte offset where each line starts."""

    name: str
    text: str
    data: bytes
    line_starts: tuple[int, ...]
    is_library: bool = False

    @staticmethod
    def of(name: str, text: str, is_library: bool = False) -> SourceFile:
        data = text.encode("utf-8", "surrogatepass")
        return SourceFile(name, text, data, line_starts(data), is_library)


def line_starts(data: bytes) -> tuple[int, ...]:
    """The offset of each line; a newline that ends the text begins none."""
    starts = [0]
    at = data.find(b"\n")
    while 0 <= at < len(data) - 1:
        starts.append(at + 1)
        at = data.find(b"\n", at + 1)
    return tuple(starts)


@frozen
class Location:
    """A shown position: 1-based line, 1-based column in characters, as rustc prints them."""

    file: str
    line: int
    column: int


@frozen(eq=False)
class Context:
    """A file (`call_site` is None), or one expansion of macro `macro_name` called at `call_site`.

    `file` is the file whose bytes the spans of this context index: for an expansion the file of
    the macro's definition.
    """

    file: SourceFile
    call_site: Span | None = None
    macro_name: str | None = None
    derived: bool = False
    """Made by a derive: its spans are of the item it stands on."""


@define
class SourceMap:
    """All contexts of one compilation, by number."""

    contexts: list[Context] = field(factory=list)

    def add_file(self, file: SourceFile) -> int:
        self.contexts.append(Context(file))
        return len(self.contexts) - 1

    def add_expansion(
        self, file: SourceFile, call_site: Span, macro_name: str, derived: bool = False
    ) -> int:
        self.contexts.append(Context(file, call_site, macro_name, derived))
        return len(self.contexts) - 1

    def context(self, span: Span) -> Context:
        return self.contexts[span.ctxt]

    def is_library(self, span: Span) -> bool:
        return span.ctxt < 0 or self.contexts[span.ctxt].file.is_library

    def outermost_call(self, span: Span) -> Span:
        """The place in a file that `span` came from: itself, or the outermost macro call."""
        while span.ctxt >= 0 and (call := self.contexts[span.ctxt].call_site) is not None:
            span = span._replace(ctxt=call.ctxt) if self.contexts[span.ctxt].derived else call
        return span

    def user_span(self, span: Span) -> Span:
        """The innermost place in the user's own files: climbs out of macros of the library."""
        while self.is_library(span) and span.ctxt >= 0:
            call = self.contexts[span.ctxt].call_site
            if call is None:
                return span
            span = call
        return span

    def shown(self, span: Span) -> Span:
        """Where the user sees `span`: outside of what the library's macros and derives wrote."""
        while span.ctxt >= 0:
            context = self.contexts[span.ctxt]
            call = context.call_site
            if call is None or not (context.derived or context.file.is_library):
                break
            span = span._replace(ctxt=call.ctxt) if context.derived else call
        return span

    def locate(self, span: Span) -> Location:
        """Line and column of the start of `span`."""
        return self.locate_byte(self.contexts[span.ctxt].file, span.lo)

    def locate_byte(self, file: SourceFile, offset: int) -> Location:
        line = bisect_right(file.line_starts, offset)
        start = file.line_starts[line - 1]
        column = len(file.data[start:offset].decode("utf-8", "replace")) + 1
        return Location(file.name, line, column)

    def snippet(self, span: Span) -> str:
        """The source text of `span`."""
        if span.ctxt < 0:
            return ""
        return self.contexts[span.ctxt].file.data[span.lo : span.hi].decode("utf-8", "replace")
