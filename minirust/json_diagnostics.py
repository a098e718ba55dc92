"""Diagnostics as JSON, in the schema of `rustc --error-format=json`.

One object a line. Spans inside macros are shown at their call, as the human form does; `expansion`
is always null.
"""

from __future__ import annotations

import json
from typing import Any

from grammar.diagnostic import Child, Diagnostic, Label
from grammar.span import SourceFile, SourceMap, Span
from minirust.canvas import Palette
from minirust.render import render, shown_span


def to_json(diagnostic: Diagnostic, sources: SourceMap) -> str:
    """The line for one diagnostic, without newline."""
    return json.dumps(as_object(diagnostic, sources), ensure_ascii=False)


def as_object(diagnostic: Diagnostic, sources: SourceMap) -> dict[str, Any]:
    code = {"code": diagnostic.code, "explanation": None} if diagnostic.code else None
    return {
        "$message_type": "diagnostic",
        "message": diagnostic.message,
        "code": code,
        "level": diagnostic.level.value,
        "spans": [_span(label, sources) for label in _shown(diagnostic.labels, sources)],
        "children": [_child(c, sources) for c in diagnostic.children],
        "rendered": render(diagnostic, sources, Palette(False)),
    }


def summary(message: str) -> str:
    """The line that says how many errors there were."""
    data: dict[str, Any] = {
        "$message_type": "diagnostic",
        "message": message,
        "code": None,
        "level": "error",
        "spans": [],
        "children": [],
        "rendered": f"error: {message}\n\n",
    }
    return json.dumps(data)


def _shown(labels: tuple[Label, ...], sources: SourceMap) -> list[Label]:
    return [label for label in labels if shown_span(label.span, sources).ctxt >= 0]


def _child(child: Child, sources: SourceMap) -> dict[str, Any]:
    spans = [_span(label, sources) for label in _shown(child.labels, sources)]
    if child.suggestion is not None:
        for span, text in child.suggestion.every_part:
            data = _span(Label(span, "", primary=True), sources)
            data["label"] = None
            data["suggested_replacement"] = text
            data["suggestion_applicability"] = child.suggestion.applicability.value
            spans.append(data)
    return {
        "message": child.message,
        "code": None,
        "level": child.level.value,
        "spans": spans,
        "children": [],
        "rendered": None,
    }


def _span(label: Label, sources: SourceMap) -> dict[str, Any]:
    span = shown_span(label.span, sources)
    file = sources.context(span).file
    start = sources.locate_byte(file, span.lo)
    end = sources.locate_byte(file, span.hi)
    return {
        "file_name": file.name,
        "byte_start": span.lo,
        "byte_end": span.hi,
        "line_start": start.line,
        "line_end": end.line,
        "column_start": start.column,
        "column_end": end.column,
        "is_primary": label.primary,
        "text": _text(file, span, sources),
        "label": label.text or None,
        "suggested_replacement": None,
        "suggestion_applicability": None,
        "expansion": None,
    }


def _text(file: SourceFile, span: Span, sources: SourceMap) -> list[dict[str, Any]]:
    start = sources.locate_byte(file, span.lo)
    end = sources.locate_byte(file, span.hi)
    out = []
    for line in range(start.line, end.line + 1):
        text = _line(file, line)
        out.append(
            {
                "text": text,
                "highlight_start": start.column if line == start.line else 1,
                "highlight_end": end.column if line == end.line else len(text) + 1,
            }
        )
    return out


def _line(file: SourceFile, line: int) -> str:
    start = file.line_starts[line - 1]
    end = file.line_starts[line] if line < len(file.line_starts) else len(file.data)
    return file.data[start:end].decode("utf-8", "replace").rstrip("\r\n")
