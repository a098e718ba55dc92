"""Makes the data that the wheel ships and a checkout makes on first use.

Each maker writes one file beside the code that reads it, if it is missing or stale; the files are
listed under `artifacts` in `pyproject.toml`. A maker imports from this folder, not from an
installed copy, and must need nothing but the standard library and what `[build-system] requires`
names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


def parse_tables() -> None:
    """`grammar/_tables.bin`: the LALR tables of `grammar/rust.lark`."""
    from grammar.tables import raw_tables

    raw_tables()


def library_index() -> None:
    """`checker/library/_index.bin`: where each item of the library stands."""
    from checker.library.index import load_index

    load_index()


MAKERS: tuple[Callable[[], None], ...] = (parse_tables, library_index)


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs the makers before files are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(ROOT))
        try:
            for maker in MAKERS:
                maker()
        finally:
            sys.path.remove(str(ROOT))
