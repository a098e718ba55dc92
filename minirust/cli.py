"""The command line: `minirust check | run | trace | explain`.

Exit statuses are the contract of the README. Everything the user did wrong is told in a sentence;
what goes wrong in us is one line that asks for a report (status 70), its traceback only with
`MINIRUST_BACKTRACE=1`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from minirust.status import Status
from minirust.version import VERSION

_EXAMPLES = """\
examples:
  minirust check program.rs                 find errors as rustc does
  minirust run program.rs -- one two        run it, with arguments
  minirust run leak.rs --report out.json    and write what happened to memory
  minirust trace program.rs --var list      follow a variable through its life
  minirust explain E0382                    what an error code means
  cat program.rs | minirust check -         read standard input
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; the result is the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return Status.BROKEN_PIPE
    except RecursionError:
        return _internal("nesting too deep")
    except Exception as problem:
        return _internal(f"{type(problem).__name__}: {problem}")


def _dispatch(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    match options.command:
        case "check":
            from minirust.commands.check import check_command

            return check_command(options)
        case "run":
            from minirust.commands.run import run_command

            return run_command(options)
        case "trace":
            from minirust.commands.trace import trace_command

            return trace_command(options)
        case "explain":
            from minirust.commands.explain import explain_command

            return explain_command(options.code)
        case "completion":
            from minirust.commands.completion import completion_command

            return completion_command(options.shell)
        case _:
            _parser().print_help()
            return Status.USAGE


def _internal(what: str) -> int:
    if os.environ.get("MINIRUST_BACKTRACE"):
        import traceback

        traceback.print_exc()
    first = what.split("\n")[0]
    print(
        f"minirust {VERSION}: internal error: {first} (please report this with the program; "
        "MINIRUST_BACKTRACE=1 shows where)",
        file=sys.stderr,
    )
    return Status.INTERNAL


def _silence_stdout() -> None:
    """Whoever read our output has gone; the interpreter must not complain when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"minirust: error: {message}", file=sys.stderr)
        raise SystemExit(Status.USAGE)


def _parser() -> argparse.ArgumentParser:
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
    _trace_parser(commands)
    explain = commands.add_parser("explain", help="explain an error code")
    explain.add_argument("code", metavar="CODE", help="such as E0382")
    completion = commands.add_parser("completion", help="print a completion script for a shell")
    completion.add_argument("shell", choices=["bash", "zsh", "fish"])
    return top


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--edition", choices=["2021", "2024"], default="2021")
    parser.add_argument(
        "--error-format", choices=["human", "short", "json"], default="human", metavar="FORMAT"
    )
    parser.add_argument("--color", choices=["auto", "always", "never"], default="auto")


def _check_parser(commands: _Commands) -> None:
    p = commands.add_parser("check", help="check programs as rustc does")
    p.add_argument("files", nargs="+", metavar="FILE", help="Rust files, or - for standard input")
    _common(p)
    p.add_argument(
        "--dump",
        choices=["tokens", "ast", "mir", "mir-built", "facts"],
        help="print an intermediate form instead",
    )


def _run_parser(commands: _Commands) -> None:
    p = commands.add_parser("run", help="check a program and run it on the simulated machine")
    p.add_argument("file", metavar="FILE")
    p.add_argument("args", nargs="*", metavar="ARGS", help="arguments of the program, after --")
    _common(p)
    p.add_argument("--leak-check", choices=["report", "error", "off"], default="report")
    p.add_argument("--stack-size", type=_size, default=8 << 20, metavar="N", help="bytes; 8M, 64K")
    p.add_argument("--report", metavar="PATH.json", help="write the report as JSON")
    p.add_argument("--memory-map", action="store_true", help="show stack, heap and statics")
    p.add_argument("--seed", type=int, default=0, metavar="N")
    p.add_argument("--dump", choices=["python"], help="print the generated Python instead")


def _trace_parser(commands: _Commands) -> None:
    p = commands.add_parser("trace", help="follow every variable and heap block through its life")
    p.add_argument("file", metavar="FILE")
    p.add_argument("args", nargs="*", metavar="ARGS")
    _common(p)
    p.add_argument("--var", metavar="NAME", help="only this variable and what it owns")
    p.add_argument("--format", choices=["table", "json"], default="table")
    p.add_argument("--seed", type=int, default=0, metavar="N")


def _size(text: str) -> int:
    factor = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}.get(text[-1:].upper())
    digits = text[:-1] if factor else text
    if not digits.isascii() or not digits.isdigit():
        raise argparse.ArgumentTypeError(f"not a size: '{text}'")
    return int(digits) * (factor or 1)
