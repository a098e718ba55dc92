"""The warnings of every program in `tests/lints` are rustc's: in order, with labels and
children."""

from __future__ import annotations

from typing import Any

import pytest
from corpus import Example, examples, known_gaps

import minirust
from minirust.json_diagnostics import as_object

GAPS = known_gaps("lint")
PLACE = ("line", "column", "end_line", "end_column")
KEYS = ("line_start", "column_start", "line_end", "column_end")


def place(span: dict[str, Any]) -> dict[str, Any]:
    return {name: span[key] for name, key in zip(PLACE, KEYS, strict=True)}


def child(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"level": data["level"], "message": data["message"]}
    spans = []
    for span in data["spans"]:
        entry = place(span)
        if span["label"]:
            entry["text"] = span["label"]
        if span["suggested_replacement"] is not None:
            entry["replacement"] = span["suggested_replacement"]
        spans.append(entry)
    return found | ({"spans": spans} if spans else {})


def found(example: Example) -> list[dict[str, Any]]:
    """What minirust says, in the form of the expected values."""
    result = minirust.check(example.text, filename=example.path.name, edition=example.edition)
    out = []
    for diagnostic in result.diagnostics:
        data = as_object(diagnostic, result.sources)
        primary = next(span for span in data["spans"] if span["is_primary"])
        entry = {
            "level": data["level"],
            "code": diagnostic.code,
            "message": data["message"],
            **place(primary),
            "labels": [
                place(s) | {"primary": s["is_primary"], "text": s["label"]} for s in data["spans"]
            ],
            "children": [child(c) for c in data["children"]],
        }
        out.append(entry)
    return out


@pytest.mark.parametrize("example", examples("tests/lints"), ids=lambda e: e.name)
def test_same_warnings_as_rustc(example: Example) -> None:
    same = found(example) == example.expected["check"]["diagnostics"]
    if example.name in GAPS:
        assert not same, f"{example.name} works now: take it off known_gaps.txt"
        pytest.skip(f"known gap: {GAPS[example.name]}")
    assert found(example) == example.expected["check"]["diagnostics"]


def test_program_with_warnings_is_accepted() -> None:
    result = minirust.check("fn main() { let x = 1; }")
    assert result.ok
    assert [d.code for d in result.diagnostics] == ["unused_variables"]
