"""Where diagnostics go: to standard error, for people or for tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from grammar.diagnostic import UNSUPPORTED, Diagnostic, Level
from grammar.record import Enum, define
from grammar.span import SourceMap
from minirust.canvas import Palette


class ErrorFormat(Enum):
    HUMAN = "human"
    SHORT = "short"
    JSON = "json"


@define
class Emitter:
    """Writes diagnostics in one format, and the closing lines rustc writes."""

    stream: TextIO
    format: ErrorFormat
    palette: Palette

    def emit(self, diagnostics: Sequence[Diagnostic], sources: SourceMap) -> None:
        for diagnostic in diagnostics:
            self.stream.write(self._text(diagnostic, sources))
        self._closing(diagnostics)
        self.stream.flush()

    def _text(self, diagnostic: Diagnostic, sources: SourceMap) -> str:
        match self.format:
            case ErrorFormat.HUMAN:
                from minirust.render import render

                return render(diagnostic, sources, self.palette)
            case ErrorFormat.SHORT:
                return _short(diagnostic, sources)
            case ErrorFormat.JSON:
                from minirust.json_diagnostics import to_json

                return to_json(diagnostic, sources) + "\n"

    def _closing(self, diagnostics: Sequence[Diagnostic]) -> None:
        errors = sum(d.level is Level.ERROR for d in diagnostics)
        warnings = sum(d.level is Level.WARNING for d in diagnostics)
        message = closing_message(errors, warnings)
        if message is None:
            return
        if self.format is ErrorFormat.JSON:
            from minirust.json_diagnostics import summary

            if errors:
                self.stream.write(summary(message) + "\n")
            return
        level = "error" if errors else "warning"
        self.stream.write(f"{level}: {message}\n\n")
        codes = sorted({d.code for d in diagnostics if d.code and d.code.startswith("E0")})
        if self.format is ErrorFormat.HUMAN and codes:
            self.stream.write(_for_more(codes))


def closing_message(errors: int, warnings: int) -> str | None:
    """rustc's last line: how many errors and warnings there were."""
    emitted = f"{warnings} warning{'s' if warnings != 1 else ''} emitted"
    if errors:
        many = f"{errors} previous errors" if errors != 1 else "1 previous error"
        return f"aborting due to {many}" + (f"; {emitted}" if warnings else "")
    return emitted if warnings else None


def _for_more(codes: list[str]) -> str:
    if len(codes) == 1:
        return f"For more information about this error, try `minirust explain {codes[0]}`.\n"
    shown = ", ".join(codes[:9]) + ("..." if len(codes) > 9 else ".")
    return (
        f"Some errors have detailed explanations: {shown}\n"
        f"For more information about an error, try `minirust explain {codes[0]}`.\n"
    )


def _short(diagnostic: Diagnostic, sources: SourceMap) -> str:
    shown = diagnostic.level.value
    if diagnostic.code and (diagnostic.code == UNSUPPORTED or diagnostic.code.startswith("E0")):
        shown += f"[{diagnostic.code}]"
    primary = diagnostic.primary
    where = ""
    if primary is not None:
        from minirust.render import shown_span

        at = sources.locate(shown_span(primary, sources))
        where = f"{at.file}:{at.line}:{at.column}: "
    told = ", ".join(x.text for x in diagnostic.labels if x.primary and x.text.strip())
    return f"{where}{shown}: {diagnostic.message}{': ' if told else ''}{told}\n"
