"""Every accepted example runs as rustc's binary does: stdout, exit status, faults, leaks, depth.

Leaks are compared with what valgrind counted (cause, bytes, line of the allocation), undefined
behaviour by kind and line, stack overflows by depth. `tests/known_gaps.txt` lists what does not
work yet.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from corpus import Example, examples, known_gaps

import minirust
from interp.outcome import Outcome

GAPS = known_gaps("run")
ACCEPTED = [
    e for e in examples() if e.expected["check"]["accept"] and not e.name.endswith(".ok.rs")
]
THREAD_ID = re.compile(r"(thread '.*?') \(\d+\)")
RECURSION = 0.15
"""How far the depth of a stack overflow may be from the debug binary's."""


@pytest.mark.parametrize("example", ACCEPTED, ids=lambda e: e.name)
def test_runs_as_the_binary_does(example: Example) -> None:
    wrong = differences(example)
    if example.name in GAPS:
        assert wrong, f"{example.name} works now: take it off known_gaps.txt"
        pytest.skip(f"known gap: {GAPS[example.name]}")
    assert not wrong


def differences(example: Example) -> list[str]:
    """What differs from the expected values, in words."""
    outcome = minirust.run(example.text, filename=example.path.name, edition=example.edition)
    wanted = example.expected["run"]
    jsonschema.validate(outcome.to_json(), schema())
    wrong = []
    if outcome.exit_status != wanted["exit_status"]:
        wrong.append(f"exit {outcome.exit_status}, not {wanted['exit_status']}: {outcome.message}")
    if "stdout" in wanted and "overflow" not in wanted and outcome.stdout != wanted["stdout"]:
        wrong.append(f"stdout {outcome.stdout!r}, not {wanted['stdout']!r}")
    stderr = THREAD_ID.sub(r"\1 (1)", outcome.stderr)
    for piece in wanted.get("stderr_contains", ()):
        if "undefined_behavior" not in wanted and piece not in stderr:
            wrong.append(f"stderr without {piece!r}: {outcome.stderr!r}")
    wrong += _leaks(outcome, wanted)
    wrong += _fault(outcome, wanted)
    wrong += _overflow(outcome, wanted)
    return wrong


def _leaks(outcome: Outcome, wanted: dict[str, Any]) -> list[str]:
    found = sorted(
        (leak.cause.value, leak.bytes, leak.allocated_at.line if leak.allocated_at else 0)
        for leak in outcome.leaks
    )
    if "leaks" not in wanted:
        return []
    expected = sorted((x["cause"], x["bytes"], x["line"]) for x in wanted["leaks"])
    return [] if found == expected else [f"leaks {found}, not {expected}"]


def _fault(outcome: Outcome, wanted: dict[str, Any]) -> list[str]:
    fault = outcome.undefined_behavior
    kind = wanted.get("undefined_behavior")
    if kind is None:
        return [] if fault is None else [f"undefined behaviour: {fault.message}"]
    if fault is None:
        return [f"no undefined behaviour found, not {kind}"]
    where = {
        "line": fault.at.line if fault.at else None,
        "allocated_line": fault.allocated_at.line if fault.allocated_at else None,
        "freed_line": fault.freed_at.line if fault.freed_at else None,
    }
    expected = wanted.get("fault", {})
    same = all(where[key] == value for key, value in expected.items())
    if fault.kind.value == kind and same:
        return []
    return [f"{fault.kind.value} at {where}, not {kind} at {expected}"]


def _overflow(outcome: Outcome, wanted: dict[str, Any]) -> list[str]:
    expected = wanted.get("overflow")
    if expected is None:
        return []
    overflow = outcome.stack.overflow
    if overflow is None:
        return ["the stack did not overflow"]
    lines = outcome.stdout.splitlines()
    depth = int(lines[-1].split()[0]) + expected["every"] // 2 if lines else 0
    wrong = abs(depth - expected["depth"]) - expected["every"]
    if wrong > RECURSION * expected["depth"]:
        return [f"overflow at depth {depth}, not {expected['depth']}"]
    return []


@lru_cache
def schema() -> Any:
    path = Path(__file__).parent.parent / "docs" / "report.schema.json"
    return json.loads(path.read_text(encoding="utf-8"))
