"""`minirust trace FILE [--var NAME]`: what happened to every variable and heap block."""

from __future__ import annotations

import argparse
import json
import sys

from grammar.edition import Edition
from grammar.span import SourceMap
from interp.outcome import OutcomeKind
from interp.trace import Trace, trace
from minirust.commands.check import make_emitter, status_of
from minirust.commands.target import open_program
from minirust.compile import Compilation, compile_source
from minirust.execute import collect_garbage
from minirust.status import Status


def trace_command(options: argparse.Namespace) -> int:
    """Traces one program to standard output; 0 unless the program was refused."""
    program = open_program(options)
    if isinstance(program, Status):
        return program
    compilation = compile_source(program, Edition(int(options.edition)), need_main=True, lints=None)
    make_emitter(options).emit(compilation.diagnostics, compilation.sources)
    status = status_of(compilation.diagnostics)
    if status is not Status.OK:
        return status
    result = _trace(compilation, options)
    if options.var is not None and not result.events and result.complete:
        print(f"error: no variable `{options.var}` was alive in this run", file=sys.stderr)
        return Status.USAGE
    if options.format == "json":
        sys.stdout.write(_json(result))
    else:
        sys.stdout.write(_table(program.name, compilation.sources, result))
    match result.outcome.kind:
        case OutcomeKind.UNSUPPORTED:
            return Status.UNSUPPORTED
        case OutcomeKind.INTERNAL_ERROR:
            return Status.INTERNAL
        case _:
            return Status.OK


def _trace(compilation: Compilation, options: argparse.Namespace) -> Trace:
    main = compilation.crate.main
    assert main is not None, "a program without `main` is rejected before"
    collect_garbage()
    return trace(
        compilation.crate.tcx,
        main,
        args=(options.file, *options.args),
        stdin=sys.stdin.buffer,
        seed=options.seed,
        only=options.var,
    )


def _json(result: Trace) -> str:
    outcome = result.outcome
    data = {
        "events": [e.to_json(i + 1) for i, e in enumerate(result.events)],
        "complete": result.complete,
        "outcome": {
            "kind": outcome.kind.value,
            "exit_status": outcome.exit_status,
            "message": outcome.message,
        },
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _table(root: str, sources: SourceMap, result: Trace) -> str:
    from minirust.report import source_line
    from minirust.trace_table import render_table

    out = render_table(result.events, root, lambda f, n: source_line(f or root, n, sources))
    outcome = result.outcome
    if not result.complete:
        return out + f"(the trace stops here: it has {len(result.events)} events)\n"
    if outcome.kind in (OutcomeKind.EXIT, OutcomeKind.PANIC):
        return out + (f"exit status {outcome.exit_status}\n" if outcome.exit_status else "")
    return out + f"{outcome.kind.value}: {outcome.message}\n".replace(": \n", "\n")
