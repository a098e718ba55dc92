"""`minirust check FILE...`: several files are separate crates; the worst status wins.

A folder is a Cargo package: its library is checked, then its binaries.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from grammar.diagnostic import UNSUPPORTED, Diagnostic, Level
from grammar.edition import Edition
from minirust.compile import compile_source
from minirust.source import Source, Unreadable, read_source
from minirust.status import Status

if TYPE_CHECKING:
    import argparse

    from minirust.canvas import Palette
    from minirust.emitter import Emitter


def check_command(options: argparse.Namespace) -> int:
    """Checks each file; the status of the worst."""
    progress = _Progress(len(options.files))
    worst = Status.OK
    for i, name in enumerate(options.files):
        progress.show(i, name)
        worst = max(worst, _check_one(name, options, progress), key=_badness)
    progress.clear()
    return worst


def make_emitter(options: argparse.Namespace) -> Emitter:
    from minirust.emitter import Emitter, ErrorFormat

    return Emitter(sys.stderr, ErrorFormat(options.error_format), palette_for(options.color))


def palette_for(choice: str, stream: TextIO | None = None) -> Palette:
    """Colour on a terminal unless NO_COLOR is set, or as asked."""
    import os

    from minirust.canvas import Palette

    if choice != "auto":
        return Palette(choice == "always")
    stream = sys.stderr if stream is None else stream
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Palette(stream.isatty() and not plain)


def status_of(diagnostics: list[Diagnostic]) -> Status:
    """1 for a real error, else 3 where something is unsupported, else 0."""
    errors = [d for d in diagnostics if d.level is Level.ERROR]
    if any(d.code != UNSUPPORTED for d in errors):
        return Status.REJECTED
    return Status.UNSUPPORTED if errors else Status.OK


_ORDER = [Status.OK, Status.UNSUPPORTED, Status.REJECTED, Status.USAGE, Status.INTERNAL]


def _badness(status: Status) -> int:
    return _ORDER.index(status)


def _check_one(name: str, options: argparse.Namespace, progress: _Progress) -> Status:
    source = read_source(name)
    if isinstance(source, Unreadable):
        progress.clear()
        return _check_package(name, options, progress)
    return _check_crate(source, options, progress)


def _check_package(name: str, options: argparse.Namespace, progress: _Progress) -> Status:
    """The library, then what uses it: the worst status, that of the library if it has errors."""
    from minirust.commands.target import open_target

    package = open_target(options, name)
    if isinstance(package, Status):
        return package
    if package.library is not None:
        status = _check_crate(package.library, options, progress)
        if status is not Status.OK:
            return status
    found = [_check_crate(binary, options, progress) for binary in package.binaries]
    return max(found, key=_badness, default=Status.OK)


def _check_crate(source: Source, options: argparse.Namespace, progress: _Progress) -> Status:
    compilation = compile_source(source, Edition(int(options.edition)), lints=options.lints)
    if compilation.diagnostics:
        progress.clear()
        make_emitter(options).emit(compilation.diagnostics, compilation.sources)
    if options.dump:
        from minirust.dump import dump

        sys.stdout.write(dump(compilation, options.dump))
    return status_of(compilation.diagnostics)


class _Progress:
    """A line on a terminal while many files are checked, after the first second."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.shown = False
        self.start = 0.0
        self.on = total > 1 and sys.stderr.isatty()

    def show(self, i: int, name: str) -> None:
        if not self.on:
            return
        import time

        now = time.monotonic()
        self.start = self.start or now
        if now - self.start > 1:
            sys.stderr.write(f"\r\x1b[Kchecking {i + 1}/{self.total} {name}")
            sys.stderr.flush()
            self.shown = True

    def clear(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            self.shown = False
