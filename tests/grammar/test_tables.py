"""The tables: every rule has its action, stale ones are rebuilt, and nothing needs the cache."""

from __future__ import annotations

import inspect
import marshal
import subprocess
import sys
from pathlib import Path

import pytest

from grammar import tables
from grammar.actions import all_actions
from grammar.tables import RawTables, raw_tables


def test_every_action_is_of_a_rule_and_takes_its_children() -> None:
    used = {name: (size, pick) for size, _origin, name, pick in raw_tables().rules if name}
    actions = all_actions()
    assert set(used) - {"$accept"} == set(actions)
    for size, _origin, name, pick in raw_tables().rules:
        if name in actions:
            count = size if pick is None else len(pick)
            inspect.signature(actions[name]).bind(*[None] * (3 + count))


def test_lark_is_not_imported_to_parse() -> None:
    code = (
        "import sys; from grammar.parse import parse_crate; from grammar.span import SourceFile;"
        "from grammar.edition import Edition;"
        "parse_crate(SourceFile.of('x', 'fn main() {}'), 0, Edition.E2021);"
        "print(sorted(n for n in sys.modules if n in ('lark', 'grammar.recovery',"
        "'grammar.fragments', 'grammar.unparse', 'grammar.dump', 'grammar.slow_lexer')))"
    )
    raw_tables()
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_stale_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tables.build_tables()
    monkeypatch.setattr(tables, "build_tables", lambda: data)
    cache = tmp_path / "_tables.bin"
    cache.write_bytes(b"0" * tables.STAMP_SIZE + b"rubbish")
    monkeypatch.setattr(tables, "CACHE", cache)
    monkeypatch.setattr(tables, "TEMPORARY", tmp_path)
    raw_tables.cache_clear()
    assert isinstance(raw_tables(), RawTables)
    assert cache.read_bytes() == tables.source_stamp() + data
    raw_tables.cache_clear()


def test_an_unwritable_folder_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = marshal.dumps(([], (), {}, {}, {}), tables.MARSHAL_VERSION)
    monkeypatch.setattr(tables, "build_tables", lambda: data)
    monkeypatch.setattr(tables, "CACHE", tmp_path / "absent" / "_tables.bin")
    monkeypatch.setattr(tables, "TEMPORARY", tmp_path / "absent")
    raw_tables.cache_clear()
    assert raw_tables().starts == {}
    raw_tables.cache_clear()
