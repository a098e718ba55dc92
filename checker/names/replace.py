"""A copy of a syntax node with some fields changed."""

from __future__ import annotations

from typing import Any, TypeVar

from grammar import record

_N = TypeVar("_N")


def replace(node: _N, **changes: Any) -> _N:
    """`attrs.evolve`, which does not know that syntax nodes are attrs classes."""
    evolve: Any = record.evolve
    new: _N = evolve(node, **changes)
    return new
