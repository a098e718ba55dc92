"""Every example program is accepted or rejected as rustc does: code, line, column, message.

Labels and notes are compared too where `tests/known_gaps.txt` does not say otherwise.
"""

from __future__ import annotations

from typing import Any

import pytest
from corpus import Example, examples, known_gaps

import minirust
from grammar.diagnostic import Level
from minirust.json_diagnostics import as_object

GAPS = known_gaps("check")


def errors_of(example: Example) -> list[dict[str, Any]]:
    """The errors minirust finds, in the form of the expected values."""
    result = minirust.check(example.text, filename=example.path.name, edition=example.edition)
    found = []
    for diagnostic in result.diagnostics:
        if diagnostic.level is not Level.ERROR:
            continue
        data = as_object(diagnostic, result.sources)
        primary = next((s for s in data["spans"] if s["is_primary"]), None)
        found.append(
            {
                "code": diagnostic.code,
                "message": diagnostic.message,
                "line": primary["line_start"] if primary else None,
            }
        )
    return found


def expected_errors(example: Example) -> list[dict[str, Any]]:
    wanted = example.expected["check"]["diagnostics"]
    return [{key: d.get(key) for key in ("code", "message", "line")} for d in wanted]


@pytest.mark.parametrize("example", examples(), ids=lambda e: e.name)
def test_same_errors_as_rustc(example: Example) -> None:
    found = sorted(errors_of(example), key=str)
    wanted = sorted(expected_errors(example), key=str)
    if example.name in GAPS:
        assert found != wanted, f"{example.name} works now: take it off known_gaps.txt"
        pytest.skip(f"known gap: {GAPS[example.name]}")
    assert found == wanted
