"""The example programs with what rustc says of them (see `bless.py` for the format)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import frozen

ROOT = Path(__file__).parent.parent
FOLDERS = ("samples", "tests/run", "tests/reject", "tests/recursion", "tests/unsafe", "tests/leaks")
GAPS = Path(__file__).parent / "known_gaps.txt"


@frozen
class Example:
    """One program; `name` is its path from the root, `expected` what stands beside it."""

    name: str
    path: Path
    expected: dict[str, Any]

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def edition(self) -> str:
        return str(self.expected["edition"])


def examples(*folders: str) -> list[Example]:
    """Every example of the folders, by name."""
    found = []
    for folder in folders or FOLDERS:
        for data in sorted((ROOT / folder).rglob("*.expected.json")):
            stem = data.name.removesuffix(".expected.json")
            path = next(p for p in data.parent.glob(f"{stem}.rs*") if p.suffix != ".json")
            name = path.relative_to(ROOT).as_posix()
            found.append(Example(name, path, json.loads(data.read_text(encoding="utf-8"))))
    return found


def known_gaps(kind: str) -> dict[str, str]:
    """Examples that do not work yet, with the reason: lines `check|run name: reason`."""
    if not GAPS.exists():
        return {}
    found = {}
    for line in GAPS.read_text(encoding="utf-8").splitlines():
        if line.startswith(kind + " "):
            name, _, reason = line.removeprefix(kind + " ").partition(": ")
            found[name] = reason
    return found
