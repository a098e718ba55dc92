"""Statements that make closures, and that call them."""

from __future__ import annotations

from minirust.strategies_expression import (
    argument,
    places,
)
from minirust.strategies_flow import Access, Loan, Variable
from minirust.strategies_types import (
    I32,
    TEXT,
    Closure,
    Many,
    Text,
)
from minirust.strategies_writer import Writer


def capture(w: Writer) -> bool:
    """`let a = || ..;`: a closure that reads, changes or takes what it captures."""
    return w.program.pick((_reader, _changer, _taker))(w)


def _reader(w: Writer) -> bool:
    found = places(w, I32, Access.READ)
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, Access.READ)
    loans = w.flow.loans_of(place, False)
    parameter = w.fresh()
    _closure(w, Closure(I32, I32), f"|{parameter}: i32| {place.text} + {parameter}", loans)
    return True


def _changer(w: Writer) -> bool:
    found = [p for t in (I32, TEXT) for p in places(w, t, Access.BORROW_MUT)]
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, Access.BORROW_MUT)
    loans = w.flow.loans_of(place, True)
    if place.type == I32:
        body = f"{place.text} = ({place.text} + 1) % 100"
    else:
        body = f"{place.receiver}.push('z')"
    _closure(w, Closure(None, None, True), f"|| {body}", loans)
    return True


def _taker(w: Writer) -> bool:
    found = [p for p in w.flow.places() if isinstance(p.type, Text | Many) and not p.path]
    found = [p for p in found if w.flow.allows(p, Access.MOVE)]
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, Access.MOVE)
    _closure(w, Closure(None, I32), f"move || {place.text}.len() as i32", frozenset())
    return True


def _closure(w: Writer, type_: Closure, text: str, loans: frozenset[Loan]) -> None:
    variable = Variable(w.fresh(), type_, type_.mutable)
    w.let(variable, text, False)
    w.flow.declare(variable, loans)


def call_closure(w: Writer) -> bool:
    """A call of a closure in a variable."""
    found = [v for v in w.flow.live if isinstance(v.type, Closure) and w.flow.usable(v)]
    if not found or w.collections:
        return False
    variable = w.program.pick(found[::-1])
    assert isinstance(variable.type, Closure)
    w.flow.use(variable)
    loans = w.flow.loans.get(variable, frozenset())
    with w.flow.pinned(loans):
        texts = [argument(w, t)[0] for t in (variable.type.parameter,) if t is not None]
    text = f"{variable.name}({', '.join(texts)})"
    w.emit(f"{text};" if variable.type.result is None else f'println!("{{}}", {text});')
    return True
