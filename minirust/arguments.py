"""The arguments of the command line, as `argparse` reads them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from minirust.cli import CHECK_DEFAULTS
from minirust.status import Status
from minirust.version import VERSION

_EXAMPLES = """\
examples:
  minirust check program.rs                 find errors as rustc does
  minirust run program.rs -- one two        run it, with arguments
  minirust run leak.rs --report out.json    and write what happened to memory
  minirust test program.rs adds             run the tests with `adds` in their name
  minirust trace program.rs --var list      follow a variable through its life
  minirust explain E0382                    what an error code means
  cat program.rs | minirust check -         read standard input
"""


class _Parser(argparse.ArgumentParser):
    takes_filters = False
    """Whether words may stand anywhere among the options: they are `filters`."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        found, rest = super().parse_known_args(args, namespace)
        if self.takes_filters:
            found.filters = [word for word in rest if not word.startswith("-")]
            rest = [word for word in rest if word.startswith("-") and word != "--"]
        return found, rest

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"minirust: error: {message}", file=sys.stderr)
        raise SystemExit(Status.USAGE)


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    top = _Parser(
        prog="minirust",
        description="Rust's ownership, borrow checker and memory, without a Rust toolchain.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"minirust {VERSION}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _check_parser(commands)
    _run_parser(commands)
    _test_parser(commands)
    _trace_parser(commands)
    explain = commands.add_parser("explain", help="explain an error code")
    explain.add_argument("code", metavar="CODE", help="such as E0382")
    completion = commands.add_parser("completion", help="print a completion script for a shell")
    completion.add_argument("shell", choices=["bash", "zsh", "fish"])
    return top


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--edition", choices=["2021", "2024"], default=CHECK_DEFAULTS["edition"])
    parser.add_argument(
        "--error-format",
        choices=["human", "short", "json"],
        default=CHECK_DEFAULTS["error_format"],
        metavar="FORMAT",
    )
    parser.add_argument(
        "--color", choices=["auto", "always", "never"], default=CHECK_DEFAULTS["color"]
    )


def _lint_flags(parser: argparse.ArgumentParser, about: str) -> None:
    flags = parser.add_argument_group("lints", about)
    for letter, what in (("A", "allow"), ("W", "warn"), ("D", "deny"), ("F", "forbid")):
        flags.add_argument(
            f"-{letter}",
            f"--{what}",
            action="append",
            dest="lints",
            metavar="LINT",
            type=_LintFlag(letter),
            default=[],
            help=f"{what} a lint or group: unused, dead-code, warnings",
        )


class _LintFlag:
    """The value of `-W LINT`: all lint flags stand in one list, in the order given."""

    def __init__(self, letter: str) -> None:
        self.letter = letter

    def __call__(self, name: str) -> tuple[str, str]:
        return self.letter, name


def _check_parser(commands: _Commands) -> None:
    p = commands.add_parser("check", help="check programs as rustc does")
    p.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="Rust files, - for standard input, or folders of Cargo packages",
    )
    _common(p)
    _lint_flags(p, "levels as rustc's options set them; the last one counts")
    p.add_argument(
        "--dump",
        choices=["tokens", "ast", "mir", "mir-built", "facts"],
        help="print an intermediate form instead",
    )


def _run_parser(commands: _Commands) -> None:
    p = commands.add_parser("run", help="check a program and run it on the simulated machine")
    p.add_argument("file", metavar="FILE", help="a Rust file, - or the folder of a Cargo package")
    p.add_argument("args", nargs="*", metavar="ARGS", help="arguments of the program, after --")
    _common(p)
    _bin(p)
    _lint_flags(p, "without any of these, run does not print the warnings of lints")
    p.add_argument("--leak-check", choices=["report", "error", "off"], default="report")
    p.add_argument("--stack-size", type=_size, default=8 << 20, metavar="N", help="bytes; 8M, 64K")
    p.add_argument("--report", metavar="PATH.json", help="write the report as JSON")
    p.add_argument(
        "--allow-fs", action="store_true", help="let the program use this machine's files"
    )
    p.add_argument("--memory-map", action="store_true", help="show stack, heap and statics")
    p.add_argument("--seed", type=int, default=0, metavar="N")
    p.add_argument("--dump", choices=["python"], help="print the generated Python instead")


def _test_parser(commands: _Commands) -> None:
    p = commands.add_parser("test", help="run the tests of a program")
    p.takes_filters = True
    p.usage = "minirust test [options] FILE [FILTER ...]"
    p.description = "Runs the functions marked #[test] whose name contains a FILTER, or all."
    p.add_argument("file", metavar="FILE")
    _common(p)
    _lint_flags(p, "without any of these, test does not print the warnings of lints")
    p.add_argument("--exact", action="store_true", help="filters are whole names")
    p.add_argument("--skip", action="append", default=[], metavar="FILTER", help="leave these out")
    which = p.add_mutually_exclusive_group()
    which.add_argument("--ignored", action="store_true", help="run only ignored tests")
    which.add_argument("--include-ignored", action="store_true", help="run ignored tests too")
    p.add_argument("--list", action="store_true", help="print the names of the tests")
    p.add_argument("--nocapture", action="store_true", help="do not hold back what tests print")
    p.add_argument("--leak-check", choices=["report", "error", "off"], default="report")
    p.add_argument("--stack-size", type=_size, default=2 << 20, metavar="N", help="bytes; 8M, 64K")
    p.add_argument("--allow-fs", action="store_true", help="let the tests use this machine's files")
    p.add_argument("--seed", type=int, default=0, metavar="N")


def _trace_parser(commands: _Commands) -> None:
    p = commands.add_parser("trace", help="follow every variable and heap block through its life")
    p.set_defaults(lints=())
    p.add_argument("file", metavar="FILE")
    p.add_argument("args", nargs="*", metavar="ARGS")
    _common(p)
    _bin(p)
    p.add_argument("--var", metavar="NAME", help="only this variable and what it owns")
    p.add_argument("--format", choices=["table", "json"], default="table")
    p.add_argument("--seed", type=int, default=0, metavar="N")


def _bin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bin", metavar="NAME", help="of a package: the binary to run")


def _size(text: str) -> int:
    factor = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}.get(text[-1:].upper())
    digits = text[:-1] if factor else text
    if not digits.isascii() or not digits.isdigit():
        raise argparse.ArgumentTypeError(f"not a size: '{text}'")
    return int(digits) * (factor or 1)
