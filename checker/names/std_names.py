"""What the real standard library has that ours may lack: the line between wrong and unsupported.

Read from `checker/library/std_names.txt` (see `tests/make_std_names.py`) when a name was not found.
"""

from __future__ import annotations

from functools import cache

from checker.library.index import HERE
from checker.names.defs import Def, DefKind

KIND_WORDS = {
    "M": "module",
    "s": "struct",
    "e": "enum",
    "u": "union",
    "t": "trait",
    "f": "function",
    "c": "constant",
    "v": "static",
    "a": "type alias",
    "m": "macro",
    "p": "builtin type",
}


@cache
def _text() -> str:
    with open(f"{HERE}/std_names.txt", encoding="utf-8") as file:
        return "\n" + file.read()


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    """Members by kind by path. Only for reports: taking the text apart costs milliseconds."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for line in _text()[1:].splitlines():
        path, kind, *members = line.replace("~", "").split(" ")
        found.setdefault(path, {})[kind] = frozenset(members)
    return found


def std_has(path: str) -> bool:
    """Does the real library have an item or module `path` (below `std`)?"""
    return path in _table()


def std_kinds(path: str) -> str:
    """The kinds (see `KIND_WORDS`) of what the real library has at `path`."""
    kinds = []
    text, start = _text(), f"\n{path} "
    at = text.find(start)
    while at >= 0:
        kind = text[at + len(start)]
        if kind not in kinds:
            kinds.append(kind)
        at = text.find(start, at + 1)
    return "".join(kinds)


def std_has_in(module: Def, name: str) -> bool:
    """Has `module` of the library, in reality, something called `name`?"""
    path = module.path()
    full = f"{path}::{name}" if path else name
    if std_has(full):
        return True
    if module.kind in (DefKind.ENUM, DefKind.TRAIT, DefKind.STRUCT):
        return std_has_member(module, name)
    return False


def std_has_member(type_: Def, name: str) -> bool:
    """Has this type or trait of the library, in reality, a member called `name`?"""
    kinds = _table().get(type_.path(), {})
    return any(name in members for members in kinds.values())


def std_has_primitive_member(primitive: str, name: str) -> bool:
    """The same for a primitive type (`str`, `i32`, `slice`, `array`...)."""
    return name in _table().get(primitive, {}).get("p", frozenset())


def std_paths(name: str, kinds: str) -> list[tuple[str, str]]:
    """Paths below `std` whose last segment is `name`, of these kinds, with their kinds."""
    suffix = f"::{name}"
    return sorted(
        (path, kind)
        for path, entry in _table().items()
        if path.endswith(suffix)
        for kind in entry
        if kind in kinds
    )


def std_traits_with(name: str) -> list[str]:
    """The paths (below `std`) of the traits that have a member called `name`."""
    return sorted(p for p, kinds in _table().items() if name in kinds.get("t", frozenset()))


def std_trait_has(name: str) -> bool:
    """Has any trait of the library, in reality, a member called `name`?"""
    return any(name in kinds.get("t", frozenset()) for kinds in _table().values())
