"""`minirust run FILE [-- ARGS]`: check, run on the simulated machine, report."""

from __future__ import annotations

import argparse
import json
import sys

from grammar.edition import Edition
from interp.faults import Exit
from interp.outcome import Outcome, OutcomeKind, StackReport
from interp.state import Host
from minirust.commands.check import make_emitter, palette_for, status_of
from minirust.commands.target import open_program
from minirust.compile import Compilation, compile_source
from minirust.emitter import Emitter
from minirust.execute import execute
from minirust.status import Status


def run_command(options: argparse.Namespace) -> int:
    """Runs one program; the status is the program's, or tells why it did not run."""
    problem = _unwritable(options.report)
    if problem is not None:
        print(f"error: couldn't write `{options.report}`: {problem}", file=sys.stderr)
        return Status.USAGE
    program = open_program(options)
    if isinstance(program, Status):
        if program is not Status.USAGE:
            _write_report(_refused(program, {}, options), options)
        return program
    compilation = compile_source(
        program, Edition(int(options.edition)), need_main=True, lints=options.lints or None
    )
    emitter = make_emitter(options)
    emitter.emit(compilation.diagnostics, compilation.sources)
    status = status_of(compilation.diagnostics)
    if status is not Status.OK:
        _write_report(_refused(status, compilation.seconds, options), options)
        return status
    if options.dump:
        from minirust.dump import dump

        sys.stdout.write(dump(compilation, options.dump))
        return Status.OK
    outcome = _run(compilation, options)
    _write_report(outcome, options)
    return _tell(outcome, compilation, emitter, options)


def _run(compilation: Compilation, options: argparse.Namespace) -> Outcome:
    stdout, stderr = sys.stdout.buffer, sys.stderr.buffer
    is_read = True

    def write_stdout(data: bytes) -> None:
        """The program ends where it writes what nobody reads any more."""
        nonlocal is_read
        if not is_read:
            return
        try:
            stdout.write(data)
            stdout.flush()
        except BrokenPipeError:
            is_read = False
            raise Exit(Status.BROKEN_PIPE) from None

    def write_stderr(data: bytes) -> None:
        stderr.write(data)
        stderr.flush()

    return execute(
        compilation,
        args=(options.file, *options.args),
        stdin=sys.stdin.buffer,
        stdout=write_stdout,
        stderr=write_stderr,
        seed=options.seed,
        stack_size=options.stack_size,
        leak_check=options.leak_check != "off",
        host=Host.FILES if options.allow_fs else Host.ENVIRONMENT,
        memory_map=options.memory_map,
    )


def _refused(status: Status, seconds: dict[str, float], options: argparse.Namespace) -> Outcome:
    kind = OutcomeKind.UNSUPPORTED if status is Status.UNSUPPORTED else OutcomeKind.REJECTED
    stack = StackReport(options.stack_size, 0, 0)
    return Outcome(kind, int(status), stack=stack, timings=dict(seconds))


def _unwritable(path: str | None) -> str | None:
    """Why the report cannot be written, told before anything runs."""
    if path:
        try:
            open(path, "a", encoding="utf-8").close()
        except OSError as problem:
            return (problem.strerror or str(problem)).lower()
    return None


def _write_report(outcome: Outcome, options: argparse.Namespace) -> None:
    if options.report:
        with open(options.report, "w", encoding="utf-8") as file:
            json.dump(outcome.to_json(), file, indent=2, ensure_ascii=False)
            file.write("\n")


def _tell(
    outcome: Outcome, compilation: Compilation, emitter: Emitter, options: argparse.Namespace
) -> int:
    """What happened beyond the program's own output, to standard error; then the exit status."""
    from minirust import report

    palette, sources = palette_for(options.color), compilation.sources
    text = ""
    if outcome.undefined_behavior is not None:
        text += report.render_fault(outcome.undefined_behavior, sources, palette)
    elif outcome.kind is OutcomeKind.DEADLOCK:
        text += report.render_deadlock(outcome.waits, sources, palette)
    elif outcome.kind is OutcomeKind.UNSUPPORTED:
        text += report.render_unsupported(outcome.message or "", outcome.at, sources, palette)
    elif outcome.kind is OutcomeKind.INTERNAL_ERROR:
        text += f"error: {outcome.message}\n"
    if outcome.stack.overflow is not None:
        text += report.render_overflow(outcome.stack.overflow, outcome, palette)
    as_error = options.leak_check == "error"
    text += report.render_leaks(outcome, sources, palette, as_error)
    if options.memory_map:
        text += report.render_memory_map(outcome, palette)
    if text:
        sys.stderr.write("\n" + text)
        sys.stderr.flush()
    if as_error and outcome.leaks and outcome.exit_status == 0:
        return Status.REJECTED
    return outcome.exit_status
