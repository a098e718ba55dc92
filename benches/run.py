"""Measures minirust: its machine against hand-written Python, its checker against rustc.

    python benches/run.py [--rounds N] [--only NAME...] [--part PART...] [--json]

- `programs`: the run stage of every program of `benches/programs` (no parsing, checking or code
  generation) against the function of its name in `benches/hand.py`, in turns in one process. The
  figure is the median over the rounds of the ratio of the two times: how many times slower.
- `check`: `minirust check` as a whole process against `rustc --emit=metadata`, in turns, on an
  empty `main` (what a start costs, however large the library has grown) and on a 30-line program.
  The figure is the median of the ratios of wall times.
- `memory`: `minirust run` as a whole process on a deep recursion that holds a boxed array of
  100,000 bytes in every frame: wall time and peak resident memory.

Nothing is asserted: times depend on the machine.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "benches" / "programs"
CHECKED = (ROOT / "benches" / "empty_main.rs", ROOT / "tests" / "run" / "small" / "027_trait.rs")
HEAP_HEAVY = ROOT / "samples" / "row03_boxed_array_recursion.rs"
PARTS = ("programs", "check", "memory")
CHECKS_PER_ROUND = 5
KIBIBYTE = 1024
MEBIBYTE = 1024 * 1024


@frozen
class ProgramTime:
    """One program: medians of seconds, and the median of the rounds' ratios."""

    name: str
    minirust: float
    python: float
    ratio: float


@frozen
class CheckTime:
    """Whole processes on one file. `rustc` and `ratio` are None where rustc is not installed."""

    file: str
    minirust: float
    rustc: float | None
    ratio: float | None


@frozen
class Footprint:
    """A whole process: its seconds, its exit status, and its peak resident memory if known."""

    file: str
    seconds: float
    exit_status: int
    peak_bytes: int | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what the command line asks for and prints it."""
    options = _options(arguments)
    sys.path.insert(0, str(ROOT))
    report: dict[str, Any] = {}
    if "programs" in options.part:
        report |= _programs(options)
    if "check" in options.part:
        report["check"] = [_check(options, file) for file in CHECKED]
    if "memory" in options.part:
        report["memory"] = footprint(HEAP_HEAVY)
        _say(options, _memory_line(report["memory"]))
    if options.json:
        print(json.dumps(report, default=asdict, indent=2))
    return 0


def program_time(name: str, rounds: int) -> ProgramTime:
    """Runs one program and its equivalent in turns; raises `RuntimeError` if it does not run."""
    from benches.hand import HAND_WRITTEN

    run = _prepared(name)
    run()
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(run())
        theirs.append(_timed(_silent(HAND_WRITTEN[name])))
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    median = statistics.median
    return ProgramTime(name, median(ours), median(theirs), median(ratios))


def check_time(file: Path, rounds: int) -> CheckTime:
    """Checks one file with minirust and with rustc in turns, each a process of its own."""
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        minirust = [sys.executable, "-m", "minirust", "check", str(file)]
        rustc = ["rustc", "--edition", "2021", "--emit=metadata", "--out-dir", folder]
        there = shutil.which("rustc") is not None
        for turn in range(rounds + 1):
            # The first turn writes Python's byte code and fills the file cache.
            ours.append(_timed(_process(minirust)))
            if there:
                theirs.append(_timed(_process([*rustc, str(file)])))
            if turn == 0:
                ours.clear()
                theirs.clear()
    ratios = [a / b for a, b in zip(ours, theirs, strict=False)]
    return CheckTime(
        file.relative_to(ROOT).as_posix(),
        statistics.median(ours),
        statistics.median(theirs) if theirs else None,
        statistics.median(ratios) if ratios else None,
    )


def footprint(program: Path) -> Footprint:
    """Runs one program once, as a process."""
    command = [sys.executable, "-m", "minirust", "run", str(program)]
    null = subprocess.DEVNULL
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdin=null, stdout=null, stderr=null)
    name = program.relative_to(ROOT).as_posix()
    if not hasattr(os, "wait4"):
        status = process.wait()
        return Footprint(name, time.perf_counter() - start, status, None)
    _, status, usage = os.wait4(process.pid, 0)
    unit = 1 if sys.platform == "darwin" else KIBIBYTE
    seconds = time.perf_counter() - start
    return Footprint(name, seconds, os.waitstatus_to_exitcode(status), usage.ru_maxrss * unit)


def _prepared(name: str) -> Callable[[], float]:
    """Checks a program once; the function runs it and gives the seconds of its run stage."""
    from grammar.edition import Edition
    from minirust.compile import compile_source
    from minirust.execute import execute
    from minirust.source import Source

    path = PROGRAMS / f"{name}.rs"
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    source = Source(path.name, path.read_text(encoding="utf-8"), None)
    compilation = compile_source(source, Edition.E2021, need_main=True)
    if compilation.diagnostics:
        raise RuntimeError(f"{name}: {compilation.diagnostics[0].message}")

    def run() -> float:
        output = bytearray()
        gc.collect()
        outcome = execute(
            compilation,
            args=("program",),
            stdin=io.BytesIO(),
            stdout=output.extend,
            stderr=bytearray().extend,
        )
        if output.decode() != expected["run"]["stdout"]:
            raise RuntimeError(
                f"{name}: {outcome.kind.value} {outcome.message or ''}, wrong output"
            )
        return outcome.timings["run"]

    return run


def _silent(function: Callable[[], None]) -> Callable[[], None]:
    from contextlib import redirect_stdout

    def run() -> None:
        with redirect_stdout(io.StringIO()):
            function()

    return run


def _process(command: Sequence[str]) -> Callable[[], None]:
    def run() -> None:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    return run


def _timed(run: Callable[[], None]) -> float:
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _programs(options: argparse.Namespace) -> dict[str, Any]:
    times, failures = [], {}
    _say(options, f"{'program':14} {'minirust':>9} {'python':>9} {'ratio':>7}")
    for name in _names(options.only):
        try:
            measured = program_time(name, options.rounds)
        except Exception as failure:
            failures[name] = f"{type(failure).__name__}: {failure}"
            _say(options, f"{name:14} {failures[name]}")
            continue
        times.append(measured)
        m = measured
        _say(options, f"{name:14} {m.minirust:8.3f}s {m.python:8.3f}s {m.ratio:6.1f}x")
    summary: dict[str, Any] = {"programs": times, "failures": failures}
    if times:
        ratios = [t.ratio for t in times]
        summary["geomean"] = math.exp(statistics.fmean(map(math.log, ratios)))
        summary["worst"] = max(ratios)
        _say(options, f"{'geomean':14} {summary['geomean']:27.1f}x")
        _say(options, f"{'worst':14} {summary['worst']:27.1f}x")
    return summary


def _check(options: argparse.Namespace, file: Path) -> CheckTime | dict[str, str]:
    try:
        measured = check_time(file, options.rounds * CHECKS_PER_ROUND)
    except subprocess.CalledProcessError as failure:
        _say(options, str(failure))
        return {"failure": str(failure)}
    _say(options, _check_line(measured))
    return measured


def _names(only: Sequence[str]) -> Iterator[str]:
    for path in sorted(PROGRAMS.glob("*.rs")):
        if not only or path.stem in only:
            yield path.stem


def _check_line(measured: CheckTime) -> str:
    text = f"check {measured.file}: {1000 * measured.minirust:.0f} ms"
    if measured.rustc is None or measured.ratio is None:
        return f"{text} (rustc is not installed)"
    return f"{text}, rustc {1000 * measured.rustc:.0f} ms, ratio {measured.ratio:.2f}"


def _memory_line(measured: Footprint) -> str:
    text = f"run {measured.file}: {measured.seconds:.1f} s, exit status {measured.exit_status}"
    if measured.peak_bytes is None:
        return text
    return f"{text}, peak {measured.peak_bytes / MEBIBYTE:.0f} MiB"


def _say(options: argparse.Namespace, line: str) -> None:
    if not options.json:
        print(line, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program (default 5)")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these programs")
    parser.add_argument("--part", nargs="+", choices=PARTS, default=PARTS, help="these parts")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
