"""What FILE on the command line means: one file, or the package in a folder."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from minirust.source import Source, Unreadable, read_source
from minirust.status import Status

if TYPE_CHECKING:
    import argparse

    from minirust.package import Package


def open_target(
    options: argparse.Namespace, name: str, for_tests: bool = False
) -> Package | Status:
    """The package in folder `name`, or the file as a package of one crate.

    What is wrong is told, and its status returned.
    """
    from minirust.package import Package, Refused, open_package

    if name != "-" and os.path.isdir(name):
        package = open_package(name, for_tests)
        if isinstance(package, Refused):
            from minirust.commands.check import make_emitter

            make_emitter(options).emit(list(package.diagnostics), package.sources)
            return Status.UNSUPPORTED
    else:
        source = read_source(name)
        package = source if isinstance(source, Unreadable) else Package(name, None, (source,), ())
    if isinstance(package, Unreadable):
        print(f"error: {package.message}", file=sys.stderr)
        return Status.USAGE
    return package


def open_program(options: argparse.Namespace) -> Source | Status:
    """The program to run; the library of its package, if it has one, is without errors."""
    package = open_target(options, options.file)
    if isinstance(package, Status):
        return package
    binary = _binary(package, options.bin)
    if isinstance(binary, str):
        print(f"error: {binary}", file=sys.stderr)
        return Status.USAGE
    status = check_library(package, options)
    return binary if status is Status.OK else status


def check_library(package: Package, options: argparse.Namespace) -> Status:
    """Checks the library, before what uses it, and tells its diagnostics."""
    if package.library is None:
        return Status.OK
    from grammar.edition import Edition
    from minirust.commands.check import make_emitter, status_of
    from minirust.compile import compile_source

    lints = options.lints or None
    compilation = compile_source(package.library, Edition(int(options.edition)), lints=lints)
    make_emitter(options).emit(compilation.diagnostics, compilation.sources)
    return status_of(compilation.diagnostics)


def _binary(package: Package, wanted: str | None) -> Source | str:
    """The binary to run, or why there is none to choose."""
    names = [_name(binary) for binary in package.binaries]
    chosen = wanted or package.default_run
    if chosen is not None:
        for binary in package.binaries:
            if _name(binary) == chosen.replace("-", "_"):
                return binary
        known = f"; there are: {', '.join(names)}" if names else ""
        return f"`{package.name}` has no binary `{chosen}`{known}"
    if not names:
        return f"`{package.name}` is a library: it has no binary to run"
    if len(names) > 1:
        return f"`{package.name}` has several binaries; choose with `--bin`: {', '.join(names)}"
    return package.binaries[0]


def _name(binary: Source) -> str:
    return binary.settings.name if binary.settings is not None else binary.name
