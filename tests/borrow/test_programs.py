"""Every program in `programs/` gets exactly the errors that rustc gives it (`expected.json`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.check import Crate, check_crate, open_crate
from grammar.diagnostic import Diagnostic, Level
from grammar.edition import Edition
from grammar.span import Span

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "expected.json").read_text())


def checked(path: Path) -> Crate:
    crate = open_crate(path.name, path.read_text(), Edition.E2021)
    check_crate(crate)
    return crate


def place(crate: Crate, span: Span) -> tuple[int, int] | None:
    span = crate.sources.user_span(span)
    if crate.sources.is_library(span):
        return None
    at = crate.sources.locate(span)
    return at.line, at.column


def shown(crate: Crate, d: Diagnostic) -> object:
    """Code, message, where, labels: in the form of `expected_form`."""
    assert d.primary is not None
    labels = [(place(crate, x.span), x.primary, x.text or None) for x in d.labels]
    return d.code, d.message, place(crate, d.primary), sorted(labels, key=str)


def expected_form(record: dict) -> object:
    labels = [((x["line"], x["column"]), x["primary"], x["text"]) for x in record["labels"]]
    where = record["line"], record["column"]
    return record["code"], record["message"], where, sorted(labels, key=str)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_program(name: str) -> None:
    crate = checked(HERE / "programs" / f"{name}.rs")
    found = [shown(crate, d) for d in crate.diagnostics if d.level is Level.ERROR]
    assert found == [expected_form(r) for r in EXPECTED[name]]
