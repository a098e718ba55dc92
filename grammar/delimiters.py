"""Delimiters that do not match, told as rustc tells them.

Runs only when the quick check has found an imbalance. It goes through the tokens as rustc's lexer
of token trees does: a closer that does not fit closes nothing if some opener further out wants it,
and what is reported at the end compares the indentation of lines to guess which brace is missing.
"""

from __future__ import annotations

from grammar.diagnostic import Diagnostic, DiagnosticBuilder, error
from grammar.lexer import Scan
from grammar.record import NamedTuple, define, field
from grammar.span import Span
from grammar.token_trees import CLOSERS

OPENERS = {closer: opener for opener, closer in CLOSERS.items()}
MARKS = {"LPAREN": "(", "LBRACKET": "[", "LBRACE": "{"}
SHOWN_OPENERS = 5


class Unmatched(NamedTuple):
    """A closer that met an opener of another kind."""

    found: int
    unclosed: int
    candidate: int | None


def delimiter_errors(scan: Scan) -> list[Diagnostic]:
    """The errors of an unbalanced file."""
    return _Matcher(scan).run()


@define(eq=False)
class _Matcher:
    scan: Scan
    open: list[int] = field(factory=list)
    unmatched: list[Unmatched] = field(factory=list)
    blocks: list[tuple[int, int]] = field(factory=list)
    empty: list[tuple[int, int]] = field(factory=list)
    last_found: int = -1

    def run(self) -> list[Diagnostic]:
        last = None
        for at, kind in enumerate(self.scan.kinds):
            if kind in CLOSERS:
                self.open.append(at)
            elif kind in OPENERS:
                if not self.close(at, OPENERS[kind]):
                    last = self.unexpected(at)
                    break
            elif kind == "$END" and self.open:
                last = self.unclosed(at)
        errors = [self.mismatched(one) for one in self.unmatched]
        return [builder.build() for builder in [*errors, *([last] if last else [])]]

    def close(self, at: int, opener: str) -> bool:
        """Whether the closer `at` closes, or spoils, anything."""
        while self.open:
            top = self.open[-1]
            if self.scan.kinds[top] == opener:
                self.matched(self.open.pop(), at)
                return True
            self.mismatch(at, opener)
            if all(self.scan.kinds[one] != opener for one in self.open):
                return True
        return False

    def matched(self, opener: int, closer: int) -> None:
        if self.scan.kinds[opener] != "LBRACE":
            return
        self.blocks.append((opener, closer))
        if closer == opener + 1 and "\n" not in self.between(opener, closer):
            self.empty.append((opener, closer))

    def mismatch(self, at: int, opener: str) -> None:
        if self.last_found == at:
            self.open.pop()
            return
        self.last_found = at
        candidate = None
        for one in self.open:
            if self.scan.kinds[one] == opener and self.indent(one) == self.indent(at):
                candidate = one
        self.unmatched.append(Unmatched(at, self.open.pop(), candidate))

    # -------------------------------------------------------------- places

    def span(self, at: int) -> Span:
        return Span(self.scan.starts[at], self.scan.ends[at], self.scan.ctxt)

    def between(self, lo: int, hi: int) -> str:
        data = self.scan.text.encode("utf-8", "surrogatepass")
        return data[self.scan.ends[lo] : self.scan.starts[hi]].decode("utf-8", "replace")

    def indent(self, at: int) -> int:
        data = self.scan.text.encode("utf-8", "surrogatepass")
        start = data.rfind(b"\n", 0, self.scan.starts[at]) + 1
        line = data[start : self.scan.starts[at]]
        return len(line) - len(line.lstrip())

    # -------------------------------------------------------------- words

    def mismatched(self, one: Unmatched) -> DiagnosticBuilder:
        text = self.scan.texts[one.found]
        wrong = error(
            None,
            f"mismatched closing delimiter: `{text}`",
            self.span(one.found),
            "mismatched closing delimiter",
        ).primary(self.span(one.unclosed), "unclosed delimiter")
        if one.candidate is not None:
            wrong.label(self.span(one.candidate), "closing delimiter possibly meant for this")
        return wrong

    def unclosed(self, end: int) -> DiagnosticBuilder:
        at = self.span(end)
        wrong = error(None, "this file contains an unclosed delimiter", at)
        for opener in self.open[:SHOWN_OPENERS]:
            wrong.label(self.span(opener), "unclosed delimiter")
        more = len(self.open) - SHOWN_OPENERS
        if more >= 2:
            where = self.span(self.open[SHOWN_OPENERS])
            wrong.label(where, f"another {more} unclosed delimiters begin from here")
        if not self.missing_open(wrong):
            self.suspicious(wrong, self.scan.kinds[self.open[-1]] == "LBRACE")
        return wrong

    def unexpected(self, at: int) -> DiagnosticBuilder:
        text = self.scan.texts[at]
        message = "unexpected closing delimiter"
        wrong = error(None, f"{message}: `{text}`", self.span(at), message)
        if not self.missing_open(wrong):
            self.suspicious(wrong, text == "}")
        return wrong

    def missing_open(self, wrong: DiagnosticBuilder) -> bool:
        """Closers of parentheses and brackets that met a brace miss their opener."""
        missing = [one for one in self.unmatched if self.scan.texts[one.found] in ")]"]
        for one in missing:
            opener = MARKS[OPENERS[self.scan.kinds[one.found]]]
            wrong.label(self.span(one.unclosed), "the nearest open delimiter")
            wrong.label(
                self.span(one.found).shrink_to_lo(),
                f"missing open `{opener}` for this delimiter",
            )
        self.unmatched = [one for one in self.unmatched if one not in missing]
        return bool(missing)

    def suspicious(self, wrong: DiagnosticBuilder, is_brace: bool) -> None:
        """Point out the innermost block whose braces are indented differently."""
        block = self.badly_indented()
        if block is not None:
            opener, closer = block
            start, end = self.span(opener).shrink_to_lo(), self.span(closer).shrink_to_lo()
            wrong.label(start, "this delimiter might not be properly closed...")
            wrong.label(end, "...as it matches this but it has different indentation")
            for empty in self.empty if is_brace else ():
                if opener <= empty[0] and empty[1] <= closer:
                    whole = self.span(empty[0]).to(self.span(empty[1]))
                    wrong.label(whole, "block is empty, you might have not meant to close it")
                    break
        elif self.blocks and not self.open and self.blocks[-1] not in self.empty:
            wrong.label(self.span(self.blocks[-1][0]), "this opening brace...")
            wrong.label(self.span(self.blocks[-1][1]), "...matches this closing brace")

    def badly_indented(self) -> tuple[int, int] | None:
        """A well indented block vouches for the blocks within it."""
        found = None
        well_until = -1
        for opener, closer in sorted(self.blocks):
            if opener < well_until:
                continue
            if self.indent(opener) == self.indent(closer):
                well_until = closer
            else:
                found = (opener, closer)
        return found
