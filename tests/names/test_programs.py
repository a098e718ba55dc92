"""Errors of names and macros are rustc's: message, code, spans and labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from names_oracle import PROGRAMS, ours_of


@pytest.mark.parametrize("program", sorted(PROGRAMS.glob("*.rs")), ids=lambda p: p.stem)
def test_errors_are_those_of_rustc(program: Path) -> None:
    expected = json.loads(program.with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert ours_of(program) == expected
