"""From source to a checked program: the one place where the command line and the API meet it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.check import Crate, check_crate, open_crate
from checker.names.tables import CrateOptions, Extern, Loader
from grammar.diagnostic import Diagnostic
from grammar.edition import Edition
from grammar.record import frozen
from grammar.span import SourceMap
from minirust.source import CrateKind, Source

if TYPE_CHECKING:
    from checker.const_eval import ConstOutcome
    from checker.context import Tcx
    from checker.lints.levels import Flag
    from checker.names.defs import Def
    from checker.types.ty import Args


@frozen
class Compilation:
    """`crate` is checked; `seconds` tells what parsing and checking took."""

    crate: Crate
    diagnostics: list[Diagnostic]
    sources: SourceMap
    seconds: dict[str, float]


def compile_source(
    source: Source,
    edition: Edition,
    need_main: bool = False,
    lints: Sequence[tuple[str, str]] | None = (),
    test: bool = False,
) -> Compilation:
    """Parses and checks a program; with `need_main` a missing `main` is E0601.

    `lints` are flags such as ("W", "unused"), the later ones stronger; None: only lints that the
    program itself denies are told. With `test`, `#[test]` functions and `#[cfg(test)]` items stay.
    For a crate of a package, the manifest's edition counts, its lints come before `lints`, and its
    kind tells whether it needs a `main`.
    """
    options = _options(source, edition, test)
    settings = source.settings
    if settings is not None:
        need_main = settings.kind is CrateKind.BIN and not test
        if lints is not None or any(letter in "DF" for letter, _ in settings.lints):
            lints = (*settings.lints, *(lints or ()))
    with _deep_recursion():
        start = time.perf_counter()
        crate = open_crate(source.name, source.text, options.edition, options)
        if crate.context is not None:
            crate.context.const_eval = _evaluate
        parsed = time.perf_counter()
        check_crate(crate, need_main, _flags(lints))
        checked = time.perf_counter()
    seconds = {"parse": parsed - start, "check": checked - parsed}
    return Compilation(crate, crate.diagnostics, crate.sources, seconds)


def _options(source: Source, edition: Edition, test: bool = False) -> CrateOptions:
    settings = source.settings
    options = CrateOptions(edition, _loader(source), source.name, test)
    if source.path is not None:
        options.env = os.environ
    if settings is not None:
        options.env = {**os.environ, **dict(settings.env)}
        options.edition, options.name = settings.edition, settings.name
        options.features = settings.features
        options.externs = tuple(
            Extern(other.text, _options(other, settings.edition)) for other in settings.externs
        )
    return options


def _flags(lints: Sequence[tuple[str, str]] | None) -> tuple[Flag, ...] | None:
    if not lints:
        return None if lints is None else ()
    from checker.lints.levels import LETTERS, Flag

    return tuple(Flag(LETTERS[letter], name.replace("-", "_")) for letter, name in lints)


def _evaluate(tcx: Tcx, def_: Def, args: Args) -> ConstOutcome:
    """The machine as the checker's evaluator; most programs do not need it."""
    from interp.const_eval import evaluate_constant

    return evaluate_constant(tcx, def_, args)


RECURSION_LIMIT = 12_000
"""Python frames: types nest as deep as the trait system follows them (128 goals), several frames
each; syntax is capped by the parser."""


@contextmanager
def _deep_recursion() -> Iterator[None]:
    """Raises the recursion limit while checking, and puts it back."""
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(max(old, RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(old)


def _loader(source: Source) -> Loader | None:
    """Finds the file of `mod x;`; nothing for a snippet."""
    if source.path is None:
        return None
    folder = source.settings.folder if source.settings is not None else ""

    def load(name: str) -> tuple[str, str] | None:
        try:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
                return name, file.read()
        except OSError:
            return None

    return load
