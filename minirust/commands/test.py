"""`minirust test FILE [FILTER...]`: runs the functions marked `#[test]`, told as libtest does.

Each test has a machine of its own: statics are new in every test. What ends the process in Rust
(`process::exit`, an abort, a stack that overflows) ends the run here too, with the same status;
undefined behaviour and deadlocks fail their test. Leaks are told after the summary.
"""

from __future__ import annotations

import argparse
import sys
import time

from checker.names.defs import Def
from grammar.edition import Edition
from grammar.record import define, evolve, field
from interp.outcome import Outcome, OutcomeKind
from interp.state import Host
from interp.test_run import TestRun, TestSettings, run_test
from minirust import libtest, report
from minirust.canvas import Palette
from minirust.commands.check import make_emitter, palette_for, status_of
from minirust.commands.target import check_library, open_target
from minirust.compile import Compilation, compile_source
from minirust.execute import collect_garbage
from minirust.libtest import Failure, Summary, Test, Verdict
from minirust.source import CrateKind, Source
from minirust.status import Status
from minirust.test_attributes import collect_tests


def test_command(options: argparse.Namespace) -> int:
    """Runs the chosen tests; 101 if one failed.

    Of a package, the tests of one crate after the other run, until those of one do not all pass.
    """
    package = open_target(options, options.file, for_tests=True)
    if isinstance(package, Status):
        return package
    crates = [] if package.library is None else [package.library]
    for source in (*crates, *package.binaries, *package.tests):
        if source.settings is not None and not options.list:
            about = "" if source.settings.kind is CrateKind.TEST else "unittests "
            _write_error(f"     Running {about}{source.name}\n".encode())
        status = _test_crate(source, options)
        if status is Status.OK and source is package.library:
            status = check_library(package, options)
        if status is not Status.OK:
            return status
    return Status.OK


def _test_crate(source: Source, options: argparse.Namespace) -> int:
    edition = Edition(int(options.edition))
    compilation = compile_source(source, edition, lints=options.lints or None, test=True)
    make_emitter(options).emit(compilation.diagnostics, compilation.sources)
    status = status_of(compilation.diagnostics)
    if status is not Status.OK:
        return status
    tests = collect_tests(compilation.crate.tcx)
    chosen = [(test, def_) for test, def_ in tests if _is_chosen(test, options)]
    if options.list:
        _say(libtest.listing([test for test, _ in chosen]))
        return Status.OK
    collect_garbage()
    return _Session(compilation, options).run(chosen, len(tests) - len(chosen))


def _is_chosen(test: Test, options: argparse.Namespace) -> bool:
    def matches(words: str) -> bool:
        return words == test.name if options.exact else words in test.name

    if options.filters and not any(map(matches, options.filters)):
        return False
    if any(map(matches, options.skip)):
        return False
    return test.ignored is not None or not options.ignored


@define(eq=False)
class _Session:
    """One run of the tests: what was found so far."""

    compilation: Compilation
    options: argparse.Namespace
    failures: list[Failure] = field(factory=list)
    leaking: list[tuple[Test, Outcome]] = field(factory=list)
    passed: int = 0
    ignored: int = 0
    settings: TestSettings = field(init=False)

    def __attrs_post_init__(self) -> None:
        options = self.options
        self.settings = TestSettings(
            options.seed,
            options.stack_size,
            options.leak_check != "off",
            Host.FILES if options.allow_fs else Host.ENVIRONMENT,
        )

    def run(self, tests: list[tuple[Test, Def]], filtered_out: int) -> int:
        start = time.perf_counter()
        _say(libtest.opening(len(tests)))
        for test, def_ in tests:
            status = self.one(test, def_)
            if status is not None:
                return status
        seconds = time.perf_counter() - start
        _write(libtest.failures(self.failures))
        count = len(self.failures)
        _say(libtest.summary(Summary(self.passed, count, self.ignored, filtered_out, seconds)))
        self.tell_leaks()
        if self.failures:
            return Status.PANIC
        as_error = self.options.leak_check == "error" and self.leaking
        return Status.REJECTED if as_error else Status.OK

    def one(self, test: Test, def_: Def) -> int | None:
        """Runs one test; a status if the whole run ends with it."""
        options = self.options
        runs = test.ignored is None or options.ignored or options.include_ignored
        _say(libtest.announcement(test, runs))
        if not runs:
            self.ignored += 1
            _say(libtest.verdict(test, Verdict.IGNORED))
            return None
        output = bytearray()
        out, err = (_write, _write_error) if options.nocapture else (output.extend, output.extend)
        found = run_test(self.compilation.crate.tcx, def_, test.name, self.settings, out, err)
        if found.panicked_yet:
            self.settings = evolve(self.settings, first_panic=False)
        status = self.ended(found, bytes(output))
        if status is not None:
            return status
        if found.outcome.leaks:
            self.leaking.append((test, found.outcome))
        self.judge(test, found, output)
        return None

    def ended(self, found: TestRun, output: bytes) -> int | None:
        """The status with which a test ended the process."""
        outcome = found.outcome
        match outcome.kind:
            case OutcomeKind.EXIT:
                return None if found.returned else outcome.exit_status
            case OutcomeKind.PANIC | OutcomeKind.UNDEFINED_BEHAVIOR | OutcomeKind.DEADLOCK:
                return None
            case OutcomeKind.UNSUPPORTED | OutcomeKind.INTERNAL_ERROR:
                _say("\n")
                text = f"error: {outcome.message}\n"
            case _:
                text = ""
        _write_error(output)
        if outcome.stack.overflow is not None:
            palette = palette_for(self.options.color)
            text += "\n" + report.render_overflow(outcome.stack.overflow, outcome, palette)
        _write_error(text.encode())
        return outcome.exit_status

    def judge(self, test: Test, found: TestRun, output: bytearray) -> None:
        """Told on the line of the test, and kept for the end."""
        note = self.problem(test, found)
        if note is None:
            self.passed += 1
            _say(libtest.verdict(test, Verdict.OK))
            return
        self.failures.append(Failure(test.name, bytes(output) + note.encode()))
        _say(libtest.verdict(test, Verdict.FAILED))

    def problem(self, test: Test, found: TestRun) -> str | None:
        """What to say of a failure beyond what the test wrote itself; None if it is none."""
        outcome, sources = found.outcome, self.compilation.sources
        if outcome.undefined_behavior is not None:
            return "\n" + report.render_fault(outcome.undefined_behavior, sources, Palette())
        if outcome.kind is OutcomeKind.DEADLOCK:
            return "\n" + report.render_deadlock(outcome.waits, sources, Palette())
        if outcome.kind is OutcomeKind.PANIC:
            if test.should_panic is None:
                return ""
            text = found.panic_text
            if test.should_panic == "" or (text is not None and test.should_panic in text):
                return None
            return libtest.wrong_panic(test.should_panic, text)
        if test.should_panic is not None:
            return libtest.did_not_panic(test)
        return None if outcome.exit_status == 0 else ""

    def tell_leaks(self) -> None:
        palette, sources = palette_for(self.options.color), self.compilation.sources
        as_error = self.options.leak_check == "error"
        for test, outcome in self.leaking:
            told = report.render_leaks(outcome, sources, palette, as_error)
            _write_error(f"leaks of test {test.name}:\n\n{told}".encode())


def _say(text: str) -> None:
    _write(text.encode("utf-8"))


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write_error(data: bytes) -> None:
    sys.stderr.buffer.write(data)
    sys.stderr.buffer.flush()
