"""Putting the name passes behind the queries of `Tcx`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.names.library import Library
from checker.names.resolve import resolutions
from checker.names.tables import NameTables


def install(tcx: Tcx, tables: NameTables) -> None:
    """Provide `q_resolutions` and `q_lang_items`.

    Diagnostics of names go to `tables.diagnostics`.
    """
    tcx.names = tables
    tcx.q_resolutions.provider = resolutions
    tcx.q_lang_items.provider = lambda _tcx, _key: LangItems(tables.library)


def tables_of(tcx: Tcx) -> NameTables:
    """The tables behind a context."""
    return tcx.names


class LangItems(dict[LangItem, Def]):
    """The language items; each definition is made when it is asked for."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def _make(self, item: LangItem) -> Def | None:
        if not super().__contains__(item):
            def_ = self.library.lang_def(item.value)
            if def_ is None:
                return None
            super().__setitem__(item, def_)
        return super().__getitem__(item)

    def __missing__(self, item: LangItem) -> Def:
        def_ = self._make(item)
        if def_ is None:
            raise KeyError(item)
        return def_

    def get(self, item: LangItem, default: Any = None) -> Any:
        found = self._make(item)
        return default if found is None else found

    def __contains__(self, item: object) -> bool:
        return isinstance(item, LangItem) and item.value in self.library.lang_names()

    def __iter__(self) -> Iterator[LangItem]:
        return (item for item in LangItem if item in self)

    def keys(self) -> Any:
        return list(self)

    def items(self) -> Any:
        return [(item, self[item]) for item in self]

    def values(self) -> Any:
        return [self[item] for item in self]
