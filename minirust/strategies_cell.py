"""Statements that read and write through cells."""

from __future__ import annotations

from minirust.strategies_expression import (
    value,
)
from minirust.strategies_flow import Access, Place
from minirust.strategies_types import (
    Shared,
    is_copy,
)
from minirust.strategies_writer import Writer


def cell_write(w: Writer) -> bool:
    """`*a.borrow_mut() = ..;`"""
    found = _cells(w)
    if not found:
        return False
    place = w.program.pick(found)
    assert isinstance(place.type, Shared)
    inner = place.type.inner
    text = value(w, inner)
    if not w.flow.allows(place, Access.READ):
        return False
    w.flow.access(place, Access.READ)
    w.emit(f"*{place.receiver}.borrow_mut() = {text};")
    return True


def cell_read(w: Writer) -> bool:
    """`let a = a.borrow().clone();`"""
    found = _cells(w)
    if not found:
        return False
    place = w.program.pick(found)
    assert isinstance(place.type, Shared)
    w.flow.access(place, Access.READ)
    variable = w.variable(place.type.inner)
    guard = f"{place.receiver}.borrow()"
    text = f"*{guard}" if is_copy(variable.type) else f"{guard}.clone()"
    w.let(variable, text, False)
    w.flow.declare(variable)
    return True


def _cells(w: Writer) -> list[Place]:
    found = [p for p in w.flow.places() if isinstance(p.type, Shared)]
    return [p for p in found if w.flow.allows(p, Access.READ)]
