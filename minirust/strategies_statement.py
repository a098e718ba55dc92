"""Statements: each function writes one, or writes nothing and returns False where none is possible.

The kinds are listed the simplest first, since Hypothesis shrinks towards those. What a kind needs
(a place that may be moved, a loop around) is asked of the flow, so an accepted program is accepted
by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minirust.strategies_cell import cell_read, cell_write
from minirust.strategies_closure import call_closure, capture
from minirust.strategies_expression import (
    call,
    condition,
    lendable,
    number,
    value,
)
from minirust.strategies_flow import Access, Flow, Loan, Place, Variable
from minirust.strategies_item import new_function, some_type
from minirust.strategies_place import (
    assign,
    compute,
    declare,
    discard,
    exchange,
    mutate,
    pass_on,
    redirect,
    refer,
    shadow,
    show,
)
from minirust.strategies_types import (
    BOOL,
    I32,
    Enumeration,
    Many,
    Maybe,
    Ref,
    Type,
    is_copy,
    written,
)
from minirust.strategies_writer import STATEMENTS, Function, Writer

Kind = Callable[[Writer], bool]
MOST_NESTED = 3
LONGEST_BLOCK = 6
MOST_TURNS = 3
MOST_LOOPS = 2


def block(w: Writer, kinds: Sequence[Kind], longest: int = LONGEST_BLOCK) -> None:
    """Some statements."""
    for _ in range(longest):
        if not w.program.unit(lambda: _go_on(w, kinds, longest)):
            return


def _go_on(w: Writer, kinds: Sequence[Kind], longest: int) -> bool:
    """One more statement, unless the block ends here: drawn as one, so as to be deleted as one."""
    if w.program.statements >= STATEMENTS or w.program.number(0, 2 * longest) == 0:
        return False
    w.program.statements += 1
    if not w.program.pick(kinds)(w):
        declare(w)
    return True


def branch(w: Writer) -> bool:
    """`if`, with or without `else`."""
    if w.nesting >= MOST_NESTED:
        return False
    test = condition(w).text
    other = w.flow.fork()
    with w.block(f"if {test}", ""):
        block(w, KINDS, 3)
    w.flow, other = other, w.flow
    if w.program.flag():
        length = len(w.flow.live)
        w.emit("} else {")
        w.nesting += 1
        block(w, KINDS, 3)
        w.nesting -= 1
        w.flow.leave(length)
        w.emit("}")
    elif w.lines[-1].endswith("{"):
        w.lines[-1] += "}"
    else:
        w.emit("}")
    w.flow.join(other)
    return True


def scope(w: Writer) -> bool:
    """A block."""
    if w.nesting >= MOST_NESTED:
        return False
    with w.block(""):
        block(w, KINDS, 3)
    return True


def match_enum(w: Writer) -> bool:
    """`match` on a place of an enum, by reference or by value."""
    found = [p for p in w.flow.places() if isinstance(p.type, Enumeration)]
    found = [p for p in found if w.flow.allows(p, Access.READ)]
    if w.nesting >= MOST_NESTED or not found:
        return False
    place = w.program.pick(found)
    assert isinstance(place.type, Enumeration)
    header, kind = _scrutinee(w, place)
    with w.block(f"match {header}"):
        entry, exits = w.flow, list[Flow]()
        for name, payload in place.type.variants:
            w.flow = entry.fork()
            variables = [w.variable(_bound(item, kind)) for item in payload]
            names = ", ".join(v.name for v in variables)
            pattern = f"{place.type.name}::{name}" + (f"({names})" if payload else "")
            _arm(w, pattern, variables, place, kind)
            exits.append(w.flow)
        _meet(w, exits)
    return True


def if_let(w: Writer) -> bool:
    """`if let Some(a) = ..`"""
    found = [p for p in w.flow.places() if isinstance(p.type, Maybe)]
    found = [p for p in found if w.flow.allows(p, Access.READ)]
    if w.nesting >= MOST_NESTED or not found:
        return False
    place = w.program.pick(found)
    assert isinstance(place.type, Maybe)
    header, kind = _scrutinee(w, place)
    other = w.flow.fork()
    variable = w.variable(_bound(place.type.inner, kind))
    with w.block(f"if let Some({variable.name}) = {header}"):
        _declare_bound(w, [variable], place, kind)
        block(w, KINDS, 3)
    w.flow.join(other)
    return True


def _scrutinee(w: Writer, place: Place) -> tuple[str, Access]:
    """How the place is looked at, and what that does to it."""
    kinds = [Access.READ]
    if w.flow.allows(place, Access.BORROW_MUT):
        kinds.append(Access.BORROW_MUT)
    if is_copy(place.type) or w.flow.allows(place, Access.MOVE):
        kinds.append(Access.MOVE)
    kind = w.program.pick(kinds)
    by_copy = kind is Access.MOVE and is_copy(place.type)
    w.flow.access(place, Access.READ if by_copy else kind)
    mark = {Access.READ: "&", Access.BORROW_MUT: "&mut "}.get(kind, "")
    return mark + place.text, kind


def _bound(type_: Type, kind: Access) -> Type:
    return type_ if kind is Access.MOVE else Ref(type_, kind is Access.BORROW_MUT)


def _arm(w: Writer, pattern: str, variables: list[Variable], place: Place, kind: Access) -> None:
    with w.block(f"{pattern} =>"):
        _declare_bound(w, variables, place, kind)
        block(w, KINDS, 2)


def _declare_bound(w: Writer, variables: list[Variable], place: Place, kind: Access) -> None:
    loans = w.flow.loans_of(place, kind is Access.BORROW_MUT)
    for variable in variables:
        w.flow.declare(variable, loans if isinstance(variable.type, Ref) else frozenset())


def _meet(w: Writer, exits: list[Flow]) -> None:
    w.flow = exits[0]
    for other in exits[1:]:
        w.flow.join(other)


def match_integer(w: Writer) -> bool:
    """`match` on an integer, with a wildcard."""
    if w.nesting >= MOST_NESTED:
        return False
    with w.block(f"match {number(w, I32).text}"):
        entry, exits = w.flow, list[Flow]()
        patterns = [str(w.program.number(0, 9)), "_"]
        if w.program.flag():
            patterns.insert(1, "10..=20")
        for pattern in patterns:
            w.flow = entry.fork()
            _arm(w, pattern, [], _NOWHERE, Access.MOVE)
            exits.append(w.flow)
        _meet(w, exits)
    return True


_NOWHERE = Place(Variable("_", BOOL, False), (), BOOL, False, False)


def count_up(w: Writer) -> bool:
    """`for a in 0..3`"""
    if not _may_loop(w):
        return False
    turns = w.program.number(1, MOST_TURNS)
    variable = w.variable(I32)
    before = w.flow.fork()
    with w.flow.loop(), w.block(f"for {variable.name} in 0..{turns}"):
        w.flow.declare(variable)
        block(w, KINDS, 3)
    w.flow.join(before)
    return True


def repeat(w: Writer) -> bool:
    """`while a < 3`, or `loop` with a `break`, and a counter."""
    if not _may_loop(w):
        return False
    counter = Variable(w.fresh(), I32, True, fixed=True)
    w.let(counter, "0", False)
    w.flow.declare(counter)
    turns, name = w.program.number(1, MOST_TURNS), counter.name
    endless = w.program.flag()
    before = w.flow.fork()
    with w.flow.loop():
        counts = frozenset({Loan(counter, (), False)})
        with w.flow.pinned(counts), w.block("loop" if endless else f"while {name} < {turns}"):
            if endless:
                with w.block(f"if {name} == {turns}"):
                    w.emit("break;")
            block(w, KINDS, 3)
            w.emit(f"{name} += 1;")
    w.flow.join(before)
    return True


def walk(w: Writer) -> bool:
    """`for a in &b`, by shared or mutable reference or by value."""
    found = [p for p in w.flow.places() if isinstance(p.type, Many)]
    found = [p for p in found if w.flow.allows(p, Access.READ)]
    if not found or not _may_loop(w):
        return False
    place = w.program.pick(found)
    assert isinstance(place.type, Many)
    header, kind = _scrutinee(w, place)
    variable = w.variable(_bound(place.type.inner, kind))
    loans = (
        frozenset() if kind is Access.MOVE else w.flow.loans_of(place, kind is Access.BORROW_MUT)
    )
    before = w.flow.fork()
    w.collections += 1
    with w.flow.pinned(loans), w.flow.loop(), w.block(f"for {variable.name} in {header}"):
        _declare_bound(w, [variable], place, kind)
        block(w, KINDS, 3)
    w.collections -= 1
    w.flow.join(before)
    return True


def drain(w: Writer) -> bool:
    """`while let Some(a) = b.pop()`"""
    found = [p for p in w.flow.places() if isinstance(p.type, Many)]
    found = [p for p in found if w.flow.allows(p, Access.BORROW_MUT)]
    if not found or not _may_loop(w):
        return False
    place = w.program.pick(found)
    assert isinstance(place.type, Many)
    w.flow.access(place, Access.BORROW_MUT)
    variable = w.variable(place.type.inner)
    before = w.flow.fork()
    w.collections += 1
    header = f"while let Some({variable.name}) = {place.receiver}.pop()"
    with w.flow.pinned(w.flow.loans_of(place, True)), w.flow.loop(), w.block(header):
        w.flow.declare(variable)
        block(w, KINDS, 3)
    w.collections -= 1
    w.flow.join(before)
    return True


def _may_loop(w: Writer) -> bool:
    most = MOST_LOOPS if w.depth == 0 else 1
    return w.nesting < MOST_NESTED and len(w.flow.loops) < most


def leave_loop(w: Writer) -> bool:
    """`if .. { break; }`"""
    if not w.flow.loops:
        return False
    with w.block(f"if {condition(w).text}"):
        w.emit("break;")
    return True


def defer(w: Writer) -> bool:
    """`let a;`, given a value in both branches of an `if`."""
    if w.flow.loops:
        return False
    type_ = some_type(w)
    name = w.variable(type_).name
    w.emit(f"let {name}: {written(type_)};")
    test = condition(w).text
    other = w.flow.fork()
    with w.block(f"if {test}", "} else {"):
        w.emit(f"{name} = {value(w, type_)};")
    w.flow, other = other, w.flow
    w.nesting += 1
    w.emit(f"{name} = {value(w, type_)};")
    w.nesting -= 1
    w.emit("}")
    w.flow.join(other)
    w.flow.declare(Variable(name, type_, False))
    return True


def invoke(w: Writer) -> bool:
    """A call of a function of the program, old or new; what it gives is bound."""
    if w.collections:
        return False
    function = _callable(w)
    if function is None:
        return False
    result = function.result
    text, loans = call(w, function)
    if result is None:
        w.emit(f"{text};")
        return True
    variable = w.variable(result)
    w.let(variable, text, False)
    w.flow.declare(variable, loans)
    return True


def _callable(w: Writer) -> Function | None:
    """A function that can be called here."""
    ready = [f for f in w.program.functions if _can_lend(w, f)]
    if ready and not w.program.flag():
        return w.program.pick(ready)
    function = new_function(w, lambda inner: block(inner, KINDS, 3))
    return function if function is not None and _can_lend(w, function) else None


def _can_lend(w: Writer, function: Function) -> bool:
    types = [function.parameters[index][1] for index in function.lenders]
    return all(isinstance(t, Ref) and lendable(w, t) for t in types)


KINDS: tuple[Kind, ...] = (
    declare,
    show,
    compute,
    assign,
    mutate,
    refer,
    discard,
    branch,
    invoke,
    count_up,
    walk,
    match_enum,
    if_let,
    cell_write,
    cell_read,
    scope,
    pass_on,
    redirect,
    exchange,
    repeat,
    drain,
    match_integer,
    leave_loop,
    defer,
    capture,
    call_closure,
    shadow,
    declare,
    show,
    refer,
    mutate,
    invoke,
    assign,
    show,
)
"""Where a kind stands twice it comes twice as often."""
