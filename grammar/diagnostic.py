"""What the user is told: rustc's diagnostics as data.

Passes make `Diagnostic` values and hand them on; nothing here prints. The shape is that of rustc's
JSON (message, code, level, spans with labels, children), so that rendering for people and for tools
reads the same value.
"""

from __future__ import annotations

from grammar.record import Enum, define, field, frozen
from grammar.span import Span

UNSUPPORTED = "unsupported"
"""The code of an error that says: this is Rust, but outside the supported subset (exit 3)."""


class Level(Enum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    HELP = "help"


class Applicability(Enum):
    MACHINE_APPLICABLE = "MachineApplicable"
    MAYBE_INCORRECT = "MaybeIncorrect"
    HAS_PLACEHOLDERS = "HasPlaceholders"
    UNSPECIFIED = "Unspecified"


@frozen
class Label:
    """A labelled span; the primary ones are underlined with `^`, the others with `-`."""

    span: Span
    text: str = ""
    primary: bool = False


@frozen
class Suggestion:
    """Replace each span by its text; shown under the child's message. `others` are alternatives."""

    parts: tuple[tuple[Span, str], ...]
    applicability: Applicability = Applicability.UNSPECIFIED
    others: tuple[tuple[tuple[Span, str], ...], ...] = ()
    inline: bool = False
    """Shown as a label where it stands, if it is the diagnostic's only suggestion."""
    hidden: bool = False
    """For tools only."""
    short: bool = False
    """Shown `inline` without the text itself."""

    @property
    def every_part(self) -> tuple[tuple[Span, str], ...]:
        """The parts of all alternatives."""
        return tuple(part for parts in (self.parts, *self.others) for part in parts)


@frozen
class Child:
    """A `note:` or `help:` under a diagnostic, with spans of its own or none."""

    level: Level
    message: str
    labels: tuple[Label, ...] = ()
    suggestion: Suggestion | None = None


@frozen
class Diagnostic:
    level: Level
    code: str | None
    message: str
    labels: tuple[Label, ...] = ()
    children: tuple[Child, ...] = ()

    @property
    def primary(self) -> Span | None:
        for label in self.labels:
            if label.primary:
                return label.span
        return None


def error(code: str | None, message: str, at: Span, label: str = "") -> DiagnosticBuilder:
    """Begin an error whose primary span is `at`."""
    return DiagnosticBuilder(Level.ERROR, code, message, [Label(at, label, primary=True)])


def warning(code: str | None, message: str, at: Span, label: str = "") -> DiagnosticBuilder:
    return DiagnosticBuilder(Level.WARNING, code, message, [Label(at, label, primary=True)])


def note(message: str, at: Span) -> DiagnosticBuilder:
    """Begin a note of its own, not one below an error."""
    return DiagnosticBuilder(Level.NOTE, None, message, [Label(at, "", primary=True)])


def unsupported(feature: str, at: Span) -> Diagnostic:
    """The error for Rust that minirust does not support; `feature` is a noun phrase."""
    return error(UNSUPPORTED, f"minirust does not support {feature} yet", at).build()


@define
class DiagnosticBuilder:
    level: Level
    code: str | None
    message: str
    labels: list[Label] = field(factory=list)
    children: list[Child] = field(factory=list)

    def label(self, at: Span, text: str) -> DiagnosticBuilder:
        self.labels.append(Label(at, text))
        return self

    def primary(self, at: Span, text: str = "") -> DiagnosticBuilder:
        self.labels.append(Label(at, text, primary=True))
        return self

    def note(self, message: str, *labels: Label) -> DiagnosticBuilder:
        self.children.append(Child(Level.NOTE, message, labels))
        return self

    def help(self, message: str, *labels: Label) -> DiagnosticBuilder:
        self.children.append(Child(Level.HELP, message, labels))
        return self

    def suggest(self, message: str, *parts: tuple[Span, str]) -> DiagnosticBuilder:
        self.children.append(Child(Level.HELP, message, (), Suggestion(parts)))
        return self

    def suggest_inline(
        self, message: str, at: Span, text: str, short: bool = False
    ) -> DiagnosticBuilder:
        """A suggestion that is shown as a label where it is the only one."""
        suggestion = Suggestion(((at, text),), inline=True, short=short)
        self.children.append(Child(Level.HELP, message, (), suggestion))
        return self

    def suggest_one_of(
        self, message: str, *alternatives: tuple[tuple[Span, str], ...]
    ) -> DiagnosticBuilder:
        first, *others = alternatives
        suggestion = Suggestion(first, others=tuple(others))
        self.children.append(Child(Level.HELP, message, (), suggestion))
        return self

    def build(self) -> Diagnostic:
        """Suggestions come last."""
        children = sorted(self.children, key=lambda child: child.suggestion is not None)
        return Diagnostic(self.level, self.code, self.message, tuple(self.labels), tuple(children))
