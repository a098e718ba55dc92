"""Generated programs: the generator against rustc, minirust against both.

The generator is held to its word by compiling a sample as one crate, one module per program: that
takes rustc a second. Where rustc is absent those tests skip; what needs no oracle is always tested.
"""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis.errors import NoSuchExample

import minirust
from grammar.diagnostic import Level
from interp.outcome import OutcomeKind
from minirust.strategies import OWNERSHIP_CODES, programs
from tests.fuzz.flavours import outcomes

SAMPLE = 60
EXAMPLES = 12
SHORTEST = 8
needs_rustc = pytest.mark.skipif(shutil.which("rustc") is None, reason="rustc is not installed")
few = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@functools.cache
def sample(accepted: bool | None) -> tuple[str, ...]:
    """The same programs at every run."""
    found: dict[str, None] = {}

    @settings(few, max_examples=2 * SAMPLE, phases=[Phase.generate])
    @given(programs(accepted=accepted))
    def collect(source: str) -> None:
        found.setdefault(source)

    collect()
    return tuple(found)[:SAMPLE]


def as_modules(sources: tuple[str, ...]) -> tuple[str, list[int]]:
    """One crate whose `main` runs all programs, and the line on which each begins."""
    lines: list[str] = []
    starts = []
    for index, source in enumerate(sources):
        starts.append(len(lines) + 1)
        body = source.replace("fn main()", "pub fn main()")
        lines += [f"mod p{index} {{", *body.splitlines(), "}"]
    lines.append("fn main() {")
    for index in range(len(sources)):
        lines += [f'    println!("# {index}");', f"    p{index}::main();"]
    return "\n".join([*lines, "}"]) + "\n", starts


def rustc(source: str, folder: Path, *options: str) -> list[dict[str, Any]]:
    """The errors of a crate, which is built as `program` if there are none."""
    (folder / "main.rs").write_text(source, encoding="utf-8")
    done = subprocess.run(
        ["rustc", "--edition", "2021", "--error-format=json", *options, "-o", "program", "main.rs"],
        cwd=folder,
        capture_output=True,
        timeout=300,
    )
    messages = [json.loads(line) for line in done.stderr.splitlines() if line.startswith(b"{")]
    return [
        m
        for m in messages
        if m["level"].startswith("error") and not m["message"].startswith("aborting due to")
    ]


def code_and_line(message: dict[str, Any]) -> tuple[str | None, int]:
    code = message["code"]["code"] if message["code"] else None
    return code, next(s["line_start"] for s in message["spans"] if s["is_primary"])


@needs_rustc
def test_accepted_programs_are_accepted_and_end_well(tmp_path: Path) -> None:
    source, _ = as_modules(sample(True))
    assert rustc(source, tmp_path) == []
    done = subprocess.run([tmp_path / "program"], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()


@needs_rustc
def test_only_rules_of_ownership_are_broken(tmp_path: Path) -> None:
    sources = sample(None)
    source, starts = as_modules(sources)
    errors = [code_and_line(m) for m in rustc(source, tmp_path, "--emit=metadata")]
    assert {code for code, _ in errors} <= OWNERSHIP_CODES
    rejected = {max(i for i, s in enumerate(starts) if s <= line) for _, line in errors}
    assert len(sources) // 10 <= len(rejected) <= len(sources) * 9 // 10
    assert len({code for code, _ in errors}) >= 5


@given(programs(accepted=True))
@few
def test_an_accepted_program_runs_without_fault(source: str) -> None:
    outcome = minirust.run(source)
    assert outcome.kind is OutcomeKind.EXIT, outcome.message or outcome.stderr
    assert outcome.exit_status == 0
    assert outcome.undefined_behavior is None


@given(programs(accepted=True))
@few
def test_every_flavour_prints_the_same(source: str) -> None:
    found = outcomes(source)
    wanted = found.pop("optimised")
    for name, outcome in found.items():
        assert outcome.stdout == wanted.stdout, (name, source)
        assert outcome.exit_status == wanted.exit_status, (name, source)
        assert len(outcome.leaks) == len(wanted.leaks), (name, source)


@given(programs())
@few
def test_checking_never_fails(source: str) -> None:
    result = minirust.check(source)
    codes = {d.code for d in result.diagnostics if d.level is Level.ERROR}
    assert codes <= OWNERSHIP_CODES
    assert result.ok == (not codes)


@needs_rustc
@given(programs())
@few
def test_same_errors_as_rustc(source: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        errors = rustc(source, Path(folder), "--emit=metadata")
    result = minirust.check(source)
    found = [
        (d.code, result.sources.locate(d.primary).line)
        for d in result.diagnostics
        if d.level is Level.ERROR and d.primary is not None
    ]
    assert Counter(found) == Counter(map(code_and_line, errors))


@needs_rustc
def test_same_output_as_the_binary(tmp_path: Path) -> None:
    sources = sample(True)[:EXAMPLES]
    source, _ = as_modules(sources)
    assert rustc(source, tmp_path) == []
    done = subprocess.run([tmp_path / "program"], capture_output=True, text=True, timeout=60)
    for index, source in enumerate(sources):
        wanted = done.stdout.split(f"# {index}\n")[1].split(f"# {index + 1}\n")[0]
        assert minirust.run(source).stdout == wanted, source


@pytest.mark.parametrize("word", ["Rc::clone", "while let", "impl Drop", "&mut ", "move ||"])
def test_a_failing_program_shrinks_to_few_lines(word: str) -> None:
    source = find(
        programs(accepted=True),
        lambda text: word in text,
        settings=settings(few, max_examples=3000),
    )
    body = source.split("fn main() {\n")[1].splitlines()[:-1]
    assert len(body) <= SHORTEST, source


def test_verdict_of_one_program_is_not_ours_to_promise() -> None:
    with pytest.raises(ValueError, match="only rustc knows"):
        programs(accepted=False)


def test_an_impossible_program_is_not_found() -> None:
    with pytest.raises(NoSuchExample):
        find(programs(), lambda text: "unsafe" in text, settings=settings(few, max_examples=50))
