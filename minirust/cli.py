"""The command line: `minirust check | run | test | trace | explain`.

Exit statuses are the contract of the README. Everything the user did wrong is told in a sentence;
what goes wrong in us is one line that asks for a report (status 70), its traceback only with
`MINIRUST_BACKTRACE=1`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from minirust.status import Status
from minirust.version import VERSION

if TYPE_CHECKING:
    from argparse import Namespace

CHECK_DEFAULTS = {
    "edition": "2021",
    "error_format": "human",
    "color": "auto",
    "dump": None,
    "lints": (),
}
"""What `check` assumes without flags."""


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
    options = _plain_check(arguments)
    if options is None:
        from minirust.arguments import make_parser

        options = make_parser().parse_args(arguments)
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
        case "test":
            from minirust.commands.test import test_command

            return test_command(options)
        case "explain":
            from minirust.commands.explain import explain_command

            return explain_command(options.code)
        case "completion":
            from minirust.commands.completion import completion_command

            return completion_command(options.shell)
        case _:
            from minirust.arguments import make_parser

            make_parser().print_help()
            return Status.USAGE


def _plain_check(arguments: list[str]) -> Namespace | None:
    """The options of `check FILE...` without flags, for which `argparse` is not worth importing."""
    command, *files = arguments or [""]
    if command != "check" or not files or any(f.startswith("-") and f != "-" for f in files):
        return None
    from types import SimpleNamespace

    plain: Any = SimpleNamespace(command=command, files=files, **CHECK_DEFAULTS)
    return cast("Namespace", plain)


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
