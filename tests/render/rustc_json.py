"""rustc's JSON diagnostics read back as `Diagnostic` values, to hold our rendering against its
own."""

from __future__ import annotations

from typing import Any

from grammar.diagnostic import Child, Diagnostic, Label, Level, Suggestion
from grammar.span import Span


def read(data: dict[str, Any]) -> Diagnostic:
    """One line of `rustc --error-format=json`, all its spans in context 0."""
    code = data["code"]["code"] if data["code"] else None
    children = tuple(_child(c) for c in data["children"])
    return Diagnostic(Level(data["level"]), code, data["message"], _labels(data["spans"]), children)


def _labels(spans: list[dict[str, Any]]) -> tuple[Label, ...]:
    return tuple(Label(_span(s), s["label"] or "", s["is_primary"]) for s in spans)


def _child(data: dict[str, Any]) -> Child:
    parts = tuple(
        (_span(s), s["suggested_replacement"])
        for s in data["spans"]
        if s["suggested_replacement"] is not None
    )
    if parts:
        return Child(Level(data["level"]), data["message"], (), Suggestion(parts))
    return Child(Level(data["level"]), data["message"], _labels(data["spans"]))


def _span(s: dict[str, Any]) -> Span:
    while s["expansion"] is not None:
        s = s["expansion"]["span"]
    return Span(s["byte_start"], s["byte_end"], 0)
