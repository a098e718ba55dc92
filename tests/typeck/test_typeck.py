"""Type checking against rustc: what is accepted, what is rejected where and how, what closures
capture. Expectations are rustc's own (`typeck_oracle.py` writes them)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from checker.check import Crate, open_crate
from checker.names.defs import DefKind
from checker.names.owners import items
from checker.types.tables import CaptureKind, TypeckResults
from grammar.diagnostic import Diagnostic, Level
from grammar.edition import Edition

HERE = Path(__file__).parent
REJECTED = sorted((HERE / "rejected").glob("*.rs"))
ACCEPTED = sorted((HERE / "accepted").glob("*.rs"))
KINDS = {
    CaptureKind.BY_VALUE: "ByValue",
    CaptureKind.BY_REF: "Immutable",
    CaptureKind.BY_UNIQUE: "UniqueImmutable",
    CaptureKind.BY_MUT_REF: "Mutable",
}


def typed(name: str, text: str, edition: Edition = Edition.E2021) -> tuple[Crate, list]:
    """The crate with the tables of all its bodies."""
    from checker.types.wf import check_item

    crate = open_crate(name, text, edition)
    for item in items(crate.tcx):
        crate.tcx.resolutions(item)
    for item in items(crate.tcx):
        check_item(crate.tcx, item)
    owners = [d for d in crate.bodies() if d.kind is not DefKind.CLOSURE]
    return crate, [crate.tcx.typeck(d) for d in owners]


def errors(crate: Crate) -> list[Diagnostic]:
    return [d for d in crate.diagnostics if d.level is Level.ERROR]


def as_data(crate: Crate, d: Diagnostic) -> dict:
    primary = []
    for label in d.labels:
        if label.primary:
            span = crate.sources.user_span(label.span)
            file = crate.sources.contexts[span.ctxt].file
            a = crate.sources.locate_byte(file, span.lo)
            b = crate.sources.locate_byte(file, span.hi)
            primary.append([a.line, a.column, b.line, b.column])
    primary.sort()
    line = primary[0][0] if primary else 0
    return {"line": line, "code": d.code, "message": d.message, "primary": primary}


def in_order(found: list[dict]) -> list[str]:
    return sorted(json.dumps(f) for f in found)


@pytest.mark.parametrize("program", REJECTED, ids=lambda p: p.stem)
def test_rejected_as_rustc_does(program: Path) -> None:
    crate, _ = typed(program.name, program.read_text())
    expected = json.loads(program.with_suffix(".expected.json").read_text())
    assert in_order([as_data(crate, d) for d in errors(crate)]) == in_order(expected)


@pytest.mark.parametrize("edition", [Edition.E2021, Edition.E2024])
@pytest.mark.parametrize("program", ACCEPTED, ids=lambda p: p.stem)
def test_accepted(program: Path, edition: Edition) -> None:
    crate, tables = typed(program.name, program.read_text(), edition)
    assert [as_data(crate, d) for d in errors(crate)] == []
    assert not any(t.tainted for t in tables)


def test_captures_are_those_of_rustc() -> None:
    text = (HERE / "captures.rs").read_text()
    marked = re.sub(r"#\[rustc_capture_analysis\] ", lambda m: " " * len(m[0]), text)
    marked = re.sub(r"#!\[feature.*\]", lambda m: "//" + " " * (len(m[0]) - 2), marked)
    crate, tables = typed("captures.rs", marked)
    assert [as_data(crate, d) for d in errors(crate)] == []
    expected = (HERE / "captures.expected.txt").read_text().splitlines()
    wanted = {tuple(line.split(" ")[:2]) for line in expected}
    found = [f for t in tables for f in _captures(crate, t)]
    kept = [f for f in sorted(found) if (str(f[0]), str(f[1])) in wanted]
    assert [f"{line} {column} {c}" for line, column, c in kept] == expected


def _captures(crate: Crate, tables: TypeckResults) -> list[tuple[int, int, list[str]]]:
    out = []
    for closure, captures in tables.captures.items():
        at = crate.sources.locate(closure.span)
        shown = []
        for c in captures:
            steps = ["Deref" if p.is_deref else f"({p.index}, 0)" for p in c.projections]
            shown.append(f"{c.variable.name.name}[{','.join(steps)}] -> {KINDS[c.kind]}")
        out.append((at.line, at.column, shown))
    return out


LATE = """
mod m { pub struct P { x: i32 } impl P { pub fn new() -> P { P { x: 1 } } } }
fn main() { let p = m::P { x: 1 }; let n: u8 = 256; let m = -128i8; }
"""


def test_what_counts_only_without_other_errors() -> None:
    crate, tables = typed("late.rs", LATE)
    assert errors(crate) == []
    assert [d.code for t in tables for d in t.late] == ["E0451"]
    assert [name for t in tables for name, _ in t.findings] == ["overflowing_literals"]
