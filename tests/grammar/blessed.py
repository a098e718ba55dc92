"""What rustc says about the files of `errors/`, kept beside them in `expected.json`.

`python -m tests.grammar.blessed` asks rustc again and writes the file. An entry is, for each error
of rustc's parser in order, its code, message, line and column.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.grammar.oracle import verdicts

FOLDER = Path(__file__).parent / "errors"
EXPECTED = FOLDER / "expected.json"
EDITION = 2021

Brief = list[Any]
"""Code, message, line, column."""


def cases() -> dict[str, str]:
    """The programs by name."""
    return {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.rs"))}


def expected() -> dict[str, list[Brief]]:
    """What rustc said about each."""
    found: dict[str, list[Brief]] = json.loads(EXPECTED.read_text("utf-8"))
    return found


def brief(message: dict[str, Any]) -> Brief:
    """The part of rustc's JSON that is compared."""
    first = next(span for span in message["spans"] if span["is_primary"])
    code = message["code"]["code"] if message["code"] else None
    return [code, message["message"], first["line_start"], first["column_start"]]


def bless() -> None:
    programs = cases()
    answers = verdicts([(text, EDITION) for text in programs.values()])
    found = {
        name: [brief(message) for message in errors]
        for name, errors in zip(programs, answers, strict=True)
    }
    lines = [
        f"{json.dumps(name)}: {json.dumps(errors, ensure_ascii=False)}"
        for name, errors in found.items()
    ]
    EXPECTED.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    bless()
