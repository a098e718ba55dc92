"""`minirust trace FILE [--var NAME]`: what happened to every variable and heap block."""

from __future__ import annotations

import argparse
import json
import sys

from grammar.edition import Edition
from interp.outcome import OutcomeKind
from interp.trace import Trace, trace
from interp.trace_event import LIMIT, Event
from minirust.commands.check import make_emitter, status_of
from minirust.compile import Compilation, compile_source
from minirust.execute import collect_garbage
from minirust.source import Unreadable, read_source
from minirust.status import Status

_FILTERED_LIMIT = 20 * LIMIT
"""Events of other variables count less when one is asked for."""


def trace_command(options: argparse.Namespace) -> int:
    """Traces one program to standard output; 0 unless the program was refused."""
    source = read_source(options.file)
    if isinstance(source, Unreadable):
        print(f"error: {source.message}", file=sys.stderr)
        return Status.USAGE
    compilation = compile_source(source, Edition(int(options.edition)), need_main=True)
    make_emitter(options).emit(compilation.diagnostics, compilation.sources)
    status = status_of(compilation.diagnostics)
    if status is not Status.OK:
        return status
    result = _trace(compilation, options)
    events, complete = result.events, result.complete
    if options.var is not None:
        events = of_variable(events, options.var)
        if not events and complete:
            print(f"error: no variable `{options.var}` was alive in this run", file=sys.stderr)
            return Status.USAGE
        complete = complete and len(events) <= LIMIT
        events = events[:LIMIT]
    if options.format == "json":
        sys.stdout.write(_json(result, events, complete))
    else:
        sys.stdout.write(_table(source.text, result, events, complete))
    match result.outcome.kind:
        case OutcomeKind.UNSUPPORTED:
            return Status.UNSUPPORTED
        case OutcomeKind.INTERNAL_ERROR:
            return Status.INTERNAL
        case _:
            return Status.OK


def of_variable(events: list[Event], name: str) -> list[Event]:
    """What concerns variables called `name`: their own events, what moved to them, and the blocks
    they owned at some time."""
    return [
        e
        for e in events
        if e.owner == name
        or e.to == name
        or (e.by == name and e.from_ is None)
        or name in e.owners
        or any(n == name for n, _ in e.arguments or ())
    ]


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
        limit=LIMIT if options.var is None else _FILTERED_LIMIT,
    )


def _json(result: Trace, events: list[Event], complete: bool) -> str:
    outcome = result.outcome
    data = {
        "events": [e.to_json(i + 1) for i, e in enumerate(events)],
        "complete": complete,
        "outcome": {
            "kind": outcome.kind.value,
            "exit_status": outcome.exit_status,
            "message": outcome.message,
        },
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _table(text: str, result: Trace, events: list[Event], complete: bool) -> str:
    from minirust.trace_table import render_table

    out = render_table(events, text.split("\n"))
    outcome = result.outcome
    if not complete:
        return out + f"(the trace stops here: it has {len(events)} events)\n"
    if outcome.kind in (OutcomeKind.EXIT, OutcomeKind.PANIC):
        return out + (f"exit status {outcome.exit_status}\n" if outcome.exit_status else "")
    return out + f"{outcome.kind.value}: {outcome.message}\n".replace(": \n", "\n")
