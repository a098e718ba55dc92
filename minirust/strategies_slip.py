"""Statements that break a rule of ownership, and no other rule.

Each kind looks for a place where its rule can be broken and writes the statement without taking
note of it in the flow. Some of what they write is accepted all the same: the flow is more careful
than Rust is. The type checker never has anything to say.
"""

from __future__ import annotations

from minirust.strategies_expression import literal
from minirust.strategies_flow import Access, Place, Variable
from minirust.strategies_item import some_type
from minirust.strategies_place import discard, printing
from minirust.strategies_statement import Kind
from minirust.strategies_types import (
    Closure,
    Many,
    Ref,
    Text,
    is_copy,
    written,
)
from minirust.strategies_writer import Writer

OWNERSHIP_CODES = frozenset(
    {
        "E0373",
        "E0381",
        "E0382",
        "E0384",
        "E0499",
        "E0502",
        "E0503",
        "E0505",
        "E0506",
        "E0507",
        "E0508",
        "E0509",
        "E0510",
        "E0515",
        "E0594",
        "E0596",
        "E0597",
        "E0713",
        "E0716",
    }
)


def slip(w: Writer) -> bool:
    """One statement that breaks a rule, if the kind that is drawn finds where."""
    if w.program.slips == 0 or not w.program.pick(SLIPS)(w):
        return False
    w.program.slips -= 1
    return True


def _use_after_move(w: Writer) -> bool:
    """E0382"""
    moved = [v for v in w.flow.live if () in w.flow.gone.get(v, ()) and _named(w, v)]
    return _print_one(w, moved) or (discard(w) and _use_after_move(w))


def _use_of_ended_borrow(w: Writer) -> bool:
    """E0499, E0502, E0505, E0506, E0597"""
    dead = [v for v in w.flow.dead if v in w.flow.live and _named(w, v)]
    return _print_one(w, sorted(dead, key=w.flow.live.index))


def _read_while_borrowed(w: Writer) -> bool:
    """E0502"""
    found = [p for p in w.flow.places() if w.flow.allows(p, Access.BORROW_MUT)]
    found = [p for p in found if not isinstance(p.type, Ref)]
    if not found:
        return False
    place, name = w.program.pick(found), w.fresh()
    w.emit(f"let {name} = &mut {place.text};")
    w.emit(printing(place))
    w.emit(f'println!("{{{name}:?}}");')
    return True


def _print_one(w: Writer, variables: list[Variable]) -> bool:
    shown = [v for v in variables if not isinstance(v.type, Closure)]
    if not shown:
        return False
    w.emit(printing(_whole(w.program.pick(shown[::-1]))))
    return True


def _assign_immutable(w: Writer) -> bool:
    """E0384, E0594"""
    found = [p for p in w.flow.places() if _settled(w, p) and not isinstance(p.type, Ref)]
    return _assign(w, found)


def _assign_borrowed(w: Writer) -> bool:
    """E0506: assigns to what a reference borrows, and then uses the reference"""
    for variable in reversed(w.flow.live):
        loans = w.flow.loans.get(variable, ())
        if isinstance(variable.type, Closure) or not w.flow.usable(variable):
            continue
        owners = {loan.variable for loan in loans if loan.path == ()}
        found = [p for p in w.flow.places() if p.variable in owners and p.path == ()]
        if _assign(w, [p for p in found if not isinstance(p.type, Ref)]):
            w.emit(printing(_whole(variable)))
            return True
    return False


def _assign(w: Writer, found: list[Place]) -> bool:
    if not found:
        return False
    place = w.program.pick(found)
    w.emit(f"{place.text} = {literal(w, place.type, 2)};")
    return True


def _mutate_immutable(w: Writer) -> bool:
    """E0596"""
    found = [p for p in w.flow.places() if _settled(w, p) and isinstance(p.type, Text | Many)]
    if not found:
        return False
    w.emit(f"{w.program.pick(found).receiver}.clear();")
    return True


def _move_out_of_borrow(w: Writer) -> bool:
    """E0507, E0509"""
    found = [p for p in w.flow.places() if p.path and not p.movable and not is_copy(p.type)]
    found = [p for p in found if w.flow.allows(p, Access.READ)]
    return _move(w, found)


def _move_in_loop(w: Writer) -> bool:
    """E0382, as the value was moved in the turn before"""
    outside = {v for loop in w.flow.loops for v in loop.outside}
    found = [p for p in w.flow.places() if p.variable in outside and not is_copy(p.type)]
    found = [p for p in found if w.flow.allows(p, Access.READ) and not isinstance(p.type, Ref)]
    return _move(w, found)


def _move(w: Writer, found: list[Place]) -> bool:
    if not found:
        return False
    place = w.program.pick(found)
    variable = w.variable(place.type)
    w.let(variable, place.text, False)
    w.flow.declare(variable)
    return True


def _move_out_of_index(w: Writer) -> bool:
    """E0507"""
    found = [p for p in w.flow.places() if isinstance(p.type, Many)]
    for place in found:
        assert isinstance(place.type, Many)
        if not is_copy(place.type.inner) and w.flow.allows(place, Access.READ):
            w.emit(f"let {w.fresh()} = {place.receiver}[0];")
            return True
    return False


def _two_mutable_borrows(w: Writer) -> bool:
    """E0499"""
    found = [p for p in w.flow.places() if w.flow.allows(p, Access.BORROW_MUT)]
    found = [p for p in found if not isinstance(p.type, Ref)]
    if not found:
        return False
    place = w.program.pick(found)
    w.emit(f"std::mem::swap(&mut {place.text}, &mut {place.text});")
    return True


def _dangling(w: Writer) -> bool:
    """E0597"""
    name, owner = w.fresh(), w.fresh()
    type_ = some_type(w, 2)
    w.emit(f"let {name};")
    with w.block(""):
        w.emit(f"let {owner}: {written(type_)} = {literal(w, type_, 2)};")
        w.emit(f"{name} = &{owner};")
    w.emit(f'println!("{{:?}}", {name});')
    return True


def _unset(w: Writer) -> bool:
    """E0381"""
    name = w.fresh()
    w.emit(f"let {name}: i32;")
    w.emit(f'println!("{{}}", {name});')
    return True


def _kept_temporary(w: Writer) -> bool:
    """E0716"""
    name = w.fresh()
    w.emit(f'let {name} = String::from("a").as_str();')
    w.emit(f'println!("{{}}", {name});')
    return True


def _captured_and_moved(w: Writer) -> bool:
    """E0505: moves what a closure borrows, and then calls the closure"""
    found = [p for p in w.flow.places() if isinstance(p.type, Text) and not p.path]
    found = [p for p in found if w.flow.allows(p, Access.MOVE)]
    if not found:
        return False
    place, name = w.program.pick(found), w.fresh()
    w.emit(f"let {name} = || {place.text}.len();")
    w.emit(f"drop({place.text});")
    w.emit(f'println!("{{}}", {name}());')
    w.flow.access(place, Access.MOVE)
    return True


def _settled(w: Writer, place: Place) -> bool:
    """Whether the place is initialised and may not be changed."""
    return not place.writable and w.flow.allows(place, Access.READ)


def _named(w: Writer, variable: Variable) -> bool:
    """Whether the name still means this variable."""
    return next(v for v in reversed(w.flow.live) if v.name == variable.name) is variable


def _whole(variable: Variable) -> Place:
    return Place(variable, (), variable.type, False, True)


SLIPS: tuple[Kind, ...] = (
    _use_after_move,
    _use_of_ended_borrow,
    _read_while_borrowed,
    _assign_borrowed,
    _two_mutable_borrows,
    _move_out_of_borrow,
    _assign_immutable,
    _mutate_immutable,
    _move_in_loop,
    _move_out_of_index,
    _captured_and_moved,
    _dangling,
    _kept_temporary,
    _unset,
)
