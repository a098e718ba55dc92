"""minirust against rustc on the examples of Rust's bundled documentation.

    python -m tests.conformance book                      one suite
    python -m tests.conformance book std:Option --write   several; into docs/CONFORMANCE.md
    python -m tests.conformance all --truth-only          only fill the cache of rustc's answers
    python -m tests.conformance book --show "wrong accept" --source
    python -m tests.conformance book --only book/ch04-01-what-is-ownership#3 --source

Suites: book, rust-by-example, nomicon, error-index, reference, std:NAME (a type, trait, primitive
or module), or `all`. The documentation is read in place from the toolchain; where it or rustc is
absent, there is nothing to do and the status is 0.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from tests.conformance.extract import docs_root
from tests.conformance.suites import ALL_SUITES, Program, UnknownSuite, programs
from tests.conformance.table import Result, summary, write
from tests.conformance.truth import Truth, rustc_version, truth_of
from tests.conformance.verdict import Category, Verdict, verdict_of
from tests.conformance.worker import Worker


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the suites named on the command line; 0 unless one is unknown."""
    options = _options(arguments)
    version = rustc_version()
    if version is None or docs_root() is None:
        print("skipped: no rustc with bundled documentation on this machine")
        return 0
    suites = list(ALL_SUITES) if "all" in options.suites else options.suites
    done: dict[str, list[Result]] = {}
    for suite in suites:
        try:
            chosen = _chosen(programs(suite), options)
        except UnknownSuite as unknown:
            print(unknown, file=sys.stderr)
            return 2
        if options.truth_only:
            _fill(suite, chosen, options.jobs)
            continue
        done[suite] = list(_judge(chosen, options))
        print(summary(suite, done[suite]), flush=True)
    if options.write and done:
        write(done, version)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.conformance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("suites", nargs="+", metavar="SUITE")
    parser.add_argument("--limit", type=int, help="only the first N programs of a suite")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (default 2)")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds a program may take")
    parser.add_argument("--only", metavar="TEXT", help="only programs whose name contains TEXT")
    parser.add_argument("--no-ignored", action="store_true", help="leave out `ignore` blocks")
    parser.add_argument(
        "--show",
        action="append",
        default=[],
        type=Category,
        metavar="CATEGORY",
        help=f"list the programs of a category: {', '.join(c.value for c in Category)}",
    )
    parser.add_argument("--source", action="store_true", help="with --show or --only: the program")
    parser.add_argument("--write", action="store_true", help="keep the table in docs/")
    parser.add_argument("--truth-only", action="store_true", help="only ask rustc")
    return parser.parse_args(arguments)


def _chosen(found: list[Program], options: argparse.Namespace) -> list[Program]:
    if options.no_ignored:
        found = [p for p in found if not p.ignored]
    if options.only:
        found = [p for p in found if options.only in p.name]
    return found[: options.limit]


def _fill(suite: str, chosen: list[Program], jobs: int) -> None:
    with ThreadPoolExecutor(jobs) as pool:
        truths = list(pool.map(_truth, chosen))
    accepted = sum(t is not None and t.accepted for t in truths)
    silent = sum(t is None for t in truths)
    print(
        f"{suite}: {len(chosen)} programs, rustc accepts {accepted}, fails on {silent}", flush=True
    )


def _truth(program: Program) -> Truth | None:
    return truth_of(program.source, program.edition, program.runs)


def _judge(chosen: list[Program], options: argparse.Namespace) -> Iterator[Result]:
    """The verdicts in order; a program on which rustc itself fails has none."""
    idle: SimpleQueue[Worker] = SimpleQueue()
    workers = [Worker(options.timeout) for _ in range(options.jobs)]
    for worker in workers:
        idle.put(worker)

    def judge(program: Program) -> Verdict | None:
        truth = _truth(program)
        if truth is None:
            return None
        worker = idle.get()
        try:
            runs = program.runs and truth.accepted and truth.run is not None
            return verdict_of(truth, worker.ask(program.source, program.edition, runs))
        finally:
            idle.put(worker)

    try:
        with ThreadPoolExecutor(options.jobs) as pool:
            for program, verdict in zip(chosen, pool.map(judge, chosen), strict=True):
                if verdict is None:
                    continue
                if verdict.category in options.show or options.only:
                    _show(program, verdict, options.source)
                yield Result(program.name, verdict)
    finally:
        for worker in workers:
            worker.close()


def _show(program: Program, verdict: Verdict, source: bool) -> None:
    print(f"-- {program.name} (edition {program.edition}): {verdict.category.value}")
    if verdict.detail:
        print("   " + verdict.detail.strip().replace("\n", "\n   "))
    if source:
        for number, line in enumerate(program.source.splitlines(), 1):
            print(f"   {number:4} {line}")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
