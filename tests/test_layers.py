"""Imports go one way: grammar <- checker <- interp <- minirust."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
ORDER = ["grammar", "checker", "interp", "minirust"]


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found & set(ORDER)


def test_imports_go_one_way() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for package in ORDER
        for path in (ROOT / package).rglob("*.py")
        for other in imported(path)
        if ORDER.index(other) > ORDER.index(package)
    ]
    assert not wrong
