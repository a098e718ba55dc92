"""The Python API: `check`, `run`, `parse`.

None of these prints, exits or leaves state behind; each may be called thousands of times in one
process.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from grammar.diagnostic import UNSUPPORTED, Diagnostic, Level
from grammar.edition import Edition
from grammar.record import frozen
from grammar.span import SourceMap
from grammar.syntax import Crate
from interp.limits import Limits
from interp.outcome import Outcome, OutcomeKind
from minirust.canvas import Palette
from minirust.compile import Compilation, compile_source
from minirust.render import render
from minirust.source import Source


@frozen
class CheckResult:
    """What the checker says of a program.

    `ok`: rustc would accept it and all of it is supported. `unsupported`: those of `diagnostics`
    that say a feature is outside the subset (then `ok` is False although rustc may accept it).
    """

    ok: bool
    diagnostics: tuple[Diagnostic, ...]
    unsupported: tuple[Diagnostic, ...]
    sources: SourceMap

    def render(self, colour: bool = False) -> str:
        """All diagnostics as rustc would print them."""
        return "".join(render(d, self.sources, Palette(colour)) for d in self.diagnostics)


def check(source: str, *, filename: str = "<snippet>", edition: str = "2021") -> CheckResult:
    """Checks a program, a library, or bare statements."""
    compilation = compile_source(Source(filename, source, None), Edition(int(edition)))
    return _result(compilation)


def run(
    source: str,
    *,
    args: Sequence[str] = (),
    stdin: str | bytes = "",
    filename: str = "<snippet>",
    edition: str = "2021",
    seed: int = 0,
    stack_size: int = 8 << 20,
    limits: Limits | None = None,
) -> Outcome:
    """Checks and runs a program; a rejected one has the outcome `rejected` and its diagnostics,
    rendered, as `stderr`. A program that reaches one of the `limits` has the outcome `limit`;
    without them a program that does not end does not end here either."""
    compilation = compile_source(
        Source(filename, source, None), Edition(int(edition)), need_main=True, lints=None
    )
    result = _result(compilation)
    if not result.ok:
        only_unsupported = all(
            d.code == UNSUPPORTED for d in result.diagnostics if d.level is Level.ERROR
        )
        kind = OutcomeKind.UNSUPPORTED if only_unsupported else OutcomeKind.REJECTED
        return Outcome(kind, 3 if only_unsupported else 1, stderr=result.render())
    return _run(compilation, args, stdin, seed, stack_size, limits)


def _run(
    compilation: Compilation,
    args: Sequence[str],
    stdin: str | bytes,
    seed: int,
    stack_size: int,
    limits: Limits | None,
) -> Outcome:
    from grammar.record import evolve
    from minirust.execute import execute

    data = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = bytearray(), bytearray()
    outcome = execute(
        compilation,
        args=("program", *args),
        stdin=io.BytesIO(data),
        stdout=out.extend,
        stderr=err.extend,
        seed=seed,
        stack_size=stack_size,
        limits=limits,
    )
    return evolve(
        outcome, stdout=out.decode("utf-8", "replace"), stderr=err.decode("utf-8", "replace")
    )


def parse(
    source: str, *, filename: str = "<snippet>", edition: str = "2021"
) -> tuple[Crate, tuple[Diagnostic, ...]]:
    """The syntax tree, and the syntax errors."""
    from grammar.parse import parse_snippet
    from grammar.span import SourceFile

    file = SourceFile.of(filename, source)
    sources = SourceMap()
    crate, diagnostics = parse_snippet(file, sources.add_file(file), Edition(int(edition)))
    return crate, tuple(diagnostics)


def _result(compilation: Compilation) -> CheckResult:
    diagnostics = tuple(compilation.diagnostics)
    errors = [d for d in diagnostics if d.level is Level.ERROR]
    return CheckResult(
        not errors,
        diagnostics,
        tuple(d for d in errors if d.code == UNSUPPORTED),
        compilation.sources,
    )
