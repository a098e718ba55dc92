"""The trace: tables and events of small programs, and that tracing changes nothing.

`name.table` beside `name.rs` is what `minirust trace name.rs` prints. Write it anew with
`MINIRUST_BLESS=1 pytest tests/trace` and read the difference.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from grammar.edition import Edition
from interp.machine import run
from interp.outcome import Outcome, OutcomeKind
from interp.trace import Trace, trace
from interp.trace_event import EventKind
from minirust.cli import main
from minirust.compile import Compilation, compile_source
from minirust.source import Source, read_source

HERE = Path(__file__).parent
PROGRAMS = sorted(HERE.glob("*.rs"))
SMALL = sorted((HERE.parent / "run" / "small").glob("*.rs"))[::4]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda p: p.stem)
def test_table(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", str(path)]) == 0
    shown = capsys.readouterr().out
    expected = path.with_suffix(".table")
    if os.environ.get("MINIRUST_BLESS"):
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


# ------------------------------------------------------------------ events


def events_of(name: str, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    assert main(["trace", str(HERE / name), "--format", "json", *more]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["complete"]
    steps = [e["step"] for e in data["events"]]
    assert steps == list(range(1, len(steps) + 1))
    events: list[dict[str, Any]] = data["events"]
    return events


EXCERPTS: dict[str, list[dict[str, Any]]] = {
    "move.rs": [
        {"kind": "allocated", "line": 2, "block": 1, "bytes": 5, "variable": "one"},
        {"kind": "created", "line": 2, "variable": "one", "value": '"World"'},
        {"kind": "moved", "line": 3, "variable": "one", "to": "two"},
        {
            "kind": "borrowed",
            "variable": "two",
            "by": "println!",
            "mutable": False,
            "until_line": 4,
        },
        {"kind": "printed", "text": "World\n"},
        {"kind": "dropped", "line": 5, "variable": "two"},
        {"kind": "freed", "block": 1, "variable": "two"},
    ],
    "clone.rs": [
        {"kind": "created", "variable": "two", "by": "clone", "value": '"World"'},
        {"kind": "dropped", "variable": "two"},
        {"kind": "freed", "block": 2},
        {"kind": "dropped", "variable": "one"},
        {"kind": "freed", "block": 1},
    ],
    "copy.rs": [
        {"kind": "copied", "variable": "here", "to": "there", "value": "Point { x: 1, y: 2 }"},
        {"kind": "changed", "variable": "there.x", "from": "1", "to": "10"},
    ],
    "borrow.rs": [
        {"kind": "borrowed", "variable": "list", "by": "all", "mutable": True, "until_line": 8},
        {"kind": "reallocated", "block": 1, "old_bytes": 12, "bytes": 24},
        {"kind": "changed", "variable": "list", "to": "[1, 2, 3, 4]"},
        {"kind": "borrowed", "variable": "list", "by": "first", "mutable": False, "until_line": 10},
        {"kind": "borrowed", "variable": "name", "by": "longest", "until_line": 13},
    ],
    "mutation.rs": [
        {"kind": "called", "function": "Counter::tick", "depth": 1, "call_line": 14},
        {"kind": "changed", "line": 8, "variable": "counter"},
        {"kind": "changed", "variable": "counter.count", "from": "1", "to": "5"},
        {"kind": "freed", "block": 1},
        {"kind": "changed", "variable": "counter.label", "from": '"clicks"', "to": '"taps"'},
    ],
    "vec_growth.rs": [
        {"kind": "created", "variable": "numbers", "value": "[]"},
        {"kind": "allocated", "line": 4, "block": 1, "bytes": 32},
        {"kind": "reallocated", "line": 4, "block": 1, "bytes": 64},
        {"kind": "freed", "block": 1, "bytes": 64},
    ],
    "rc_cycle.rs": [
        {"kind": "changed", "line": 10, "variable": "a"},
        {"kind": "dropped", "variable": "b"},
        {"kind": "dropped", "variable": "a"},
        {"kind": "leaked", "line": 9, "block": 1, "cause": "rc-cycle"},
        {"kind": "leaked", "line": 10, "block": 2, "cause": "rc-cycle"},
    ],
    "box_drop.rs": [
        {"kind": "dropped", "line": 13, "variable": "_inner"},
        {"kind": "called", "function": "Noisy::drop"},
        {"kind": "freed", "line": 13, "block": 2},
    ],
    "call.rs": [
        {"kind": "moved", "variable": "text", "to": "take"},
        {"kind": "called", "arguments": [{"name": "text", "value": '"moved"'}]},
        {"kind": "dropped", "variable": "text", "function": "take"},
        {"kind": "returned", "function": "take", "value": "5"},
        {"kind": "moved", "variable": "list", "to": "the caller"},
    ],
    "shadowing.rs": [
        {"kind": "created", "line": 2, "variable": "x", "value": "5"},
        {"kind": "created", "line": 3, "variable": "x", "value": "6"},
        {"kind": "created", "line": 5, "variable": "x", "value": '"inner"'},
        {"kind": "scope-ends", "line": 7, "variable": "x"},
    ],
    "loops.rs": [
        {"kind": "created", "line": 4, "variable": "word"},
        {"kind": "created", "line": 4, "variable": "word"},
        {"kind": "moved", "variable": "words", "to": "into_iter"},
        {"kind": "freed", "line": 8},
        {"kind": "changed", "line": 11, "variable": "total", "from": "2", "to": "1"},
    ],
    "panic.rs": [
        {"kind": "panicked", "line": 3, "function": "pick"},
        {"kind": "dropped", "variable": "kept"},
        {"kind": "freed", "block": 1},
    ],
    "forget.rs": [
        {"kind": "moved", "variable": "text", "to": "forget"},
        {"kind": "leaked", "cause": "forget", "block": 1},
        {"kind": "leaked", "cause": "box-leak", "block": 2},
    ],
}


@pytest.mark.parametrize("name", EXCERPTS)
def test_events(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The events hold these, in this order."""
    events = iter(events_of(name, capsys))
    for wanted in EXCERPTS[name]:
        assert any(wanted.items() <= e.items() for e in events), wanted


def test_one_variable(capsys: pytest.CaptureFixture[str]) -> None:
    events = events_of("move.rs", capsys, "--var", "two")
    assert [e["kind"] for e in events] == ["allocated", "moved", "borrowed", "dropped", "freed"]


def test_unknown_variable(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", str(HERE / "move.rs"), "--var", "three"]) == 2
    assert "no variable `three`" in capsys.readouterr().err


def test_rejected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.rs"
    file.write_text("fn main() { let a = String::new(); let b = a; drop(a); drop(b); }")
    assert main(["trace", str(file)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "E0382" in captured.err


# ------------------------------------------------------------------ properties


def compiled(source: Source) -> Compilation:
    compilation = compile_source(source, Edition(2021), need_main=True)
    assert compilation.crate.main is not None
    return compilation


def traced(path: Path, limit: int = 100_000) -> Trace:
    crate = compiled(_read(path)).crate
    assert crate.main is not None
    return trace(crate.tcx, crate.main, stdin=io.BytesIO(), limit=limit)


def plain(path: Path) -> Outcome:
    crate = compiled(_read(path)).crate
    assert crate.main is not None
    return run(crate.tcx, crate.main, stdin=io.BytesIO())


def _read(path: Path) -> Source:
    source = read_source(str(path))
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize("path", [*PROGRAMS, *SMALL], ids=lambda p: p.stem)
def test_tracing_changes_nothing(path: Path) -> None:
    a, b = plain(path), traced(path).outcome
    assert (a.kind, a.exit_status, a.message) == (b.kind, b.exit_status, b.message)
    assert (a.stdout, a.stderr) == (b.stdout, b.stderr)
    assert (a.heap.allocations, a.heap.frees) == (b.heap.allocations, b.heap.frees)
    assert [x.bytes for x in a.leaks] == [x.bytes for x in b.leaks]


@pytest.mark.parametrize("path", [*PROGRAMS, *SMALL], ids=lambda p: p.stem)
def test_blocks_balance(path: Path) -> None:
    """Every block is allocated once, then freed once or leaked, when the program returns."""
    result = traced(path)
    if result.outcome.kind is not OutcomeKind.EXIT:
        return
    blocks = {k: [e.block for e in result.events if e.kind is k] for k in EventKind}
    taken = blocks[EventKind.ALLOCATED]
    assert taken == list(range(1, len(taken) + 1))
    assert sorted(blocks[EventKind.FREED] + blocks[EventKind.LEAKED]) == taken


def test_limit() -> None:
    result = traced(HERE / "loops.rs", limit=10)
    assert len(result.events) == 10
    assert not result.complete
