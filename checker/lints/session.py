"""One run of the lints over a crate: what was found, and what is said of it.

A lint hands over what it found as `Found` diagnostics without level; `flush` gives each the level
that holds at its place, adds the note that tells where that level comes from (once for each
source), and emits it. A stage of rustc is one flush, in rustc's order.

Source: `rustc_middle::lint::lint_level` and `explain_lint_level_source`.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.context import Tcx
from checker.lints.known import UNFULFILLED, Lint, LintLevel, is_checked
from checker.lints.levels import LETTERS, Flag, Found, Levels, Said
from grammar.diagnostic import Child, Diagnostic, DiagnosticBuilder, Label, Level
from grammar.record import NamedTuple, define, field
from grammar.span import Span


def _primary(found: DiagnosticBuilder) -> Span:
    return next(label.span for label in found.labels if label.primary)


def _order(at: Span) -> tuple[int, int, int]:
    return at.ctxt, at.lo, -at.hi


class Finding(NamedTuple):
    """Told where `order` stands in the text, if that is not where it is found."""

    lint: Lint
    what: DiagnosticBuilder
    order: Span | None = None


@define(eq=False)
class LintSession:
    """`explained` are the notes already given. `quiet`: only errors are told."""

    tcx: Tcx
    levels: Levels
    quiet: bool = False
    explained: set[object] = field(factory=set)

    def is_on(self, lint: Lint, at: Span) -> bool:
        """Whether something found at `at` would be told; an expectation counts as told."""
        return self.levels.at(lint, at).level is not LintLevel.ALLOW

    def emit(self, lint: Lint, found: DiagnosticBuilder, at: Span | None = None) -> None:
        """Tell what was found, at the level of `at` (else of its primary span)."""
        level = self.levels.at(lint, _primary(found) if at is None else at)
        if level.level is LintLevel.EXPECT:
            assert isinstance(level.by, Said)
            level.by.fulfilled = True
        if level.level in (LintLevel.ALLOW, LintLevel.EXPECT):
            return
        severity = Level.WARNING if level.level is LintLevel.WARN else Level.ERROR
        if self.quiet and severity is Level.WARNING:
            return
        plain = [c for c in found.children if c.suggestion is None]
        suggestions = [c for c in found.children if c.suggestion is not None]
        children = (*plain, *self._explain(lint, level), *suggestions)
        self.tcx.emit(
            Diagnostic(
                severity, lint.code or lint.name, found.message, tuple(found.labels), children
            )
        )

    def flush(self, found: Iterable[Finding]) -> None:
        """Tell what several lints found on one walk of rustc's: in order of the text."""
        place = self.tcx.sources.outermost_call
        for f in sorted(found, key=lambda f: _order(place(f.order or _primary(f.what)))):
            self.emit(f.lint, f.what)

    def unfulfilled(self) -> None:
        """`#[expect(..)]` of lints that found nothing there."""
        for said in self.levels.said:
            if said.level is LintLevel.EXPECT and not said.fulfilled and is_checked(said.name):
                found = DiagnosticBuilder(
                    Level.WARNING, UNFULFILLED.name, "this lint expectation is unfulfilled"
                )
                self.emit(UNFULFILLED, found.primary(said.span))

    def _explain(self, lint: Lint, found: Found) -> list[Child]:
        match found.by:
            case None:
                return self._default(lint, found.level)
            case Flag():
                return self._flag(lint, found.by)
            case Said():
                return self._attribute(lint, found.by)

    def _once(self, message: str, span: Span | None = None) -> list[Child]:
        key = (message, span)
        if key in self.explained:
            return []
        self.explained.add(key)
        labels = () if span is None else (Label(span, "", primary=True),)
        return [Child(Level.NOTE, message, labels)]

    def _default(self, lint: Lint, level: LintLevel) -> list[Child]:
        name = f"`#[{level.value}({lint.name})]`"
        if lint.group is not None:
            name += f" (part of `#[{level.value}({lint.group})]`)"
        return self._once(f"{name} on by default")

    def _flag(self, lint: Lint, flag: Flag) -> list[Child]:
        letter = next(key for key, level in LETTERS.items() if level is flag.level)
        given = flag.name.replace("_", "-")
        if flag.name == lint.name:
            return self._once(f"requested on the command line with `-{letter} {given}`")
        own = lint.name.replace("_", "-")
        notes = self._once(f"`-{letter} {own}` implied by `-{letter} {given}`")
        if flag.level is LintLevel.FORBID or not notes:
            return notes
        text = f"to override `-{letter} {given}` add `#[allow({lint.name})]`"
        return [*notes, Child(Level.HELP, text)]

    def _attribute(self, lint: Lint, said: Said) -> list[Child]:
        notes = self._once("the lint level is defined here", said.span)
        if said.name != lint.name:
            level = said.level.value
            notes += self._once(f"`#[{level}({lint.name})]` implied by `#[{level}({said.name})]`")
        return notes
