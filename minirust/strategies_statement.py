"""Statements: each function writes one, or writes nothing and returns False where none is possible.

The kinds are listed the simplest first, since Hypothesis shrinks towards those. What a kind needs
(a place that may be moved, a loop around) is asked of the flow, so an accepted program is accepted
by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minirust.strategies_expression import (
    argument,
    borrow,
    call,
    condition,
    lendable,
    number,
    places,
    stored,
    value,
)
from minirust.strategies_flow import Access, Flow, Loan, Place, Variable
from minirust.strategies_item import new_function, some_type
from minirust.strategies_types import (
    BOOL,
    I32,
    TEXT,
    Bool,
    Closure,
    Enumeration,
    Int,
    Many,
    Maybe,
    Ref,
    Shared,
    Text,
    Type,
    is_copy,
    needs_annotation,
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


def declare(w: Writer) -> bool:
    """`let a = ..;`"""
    type_ = some_type(w)
    w.vague = False
    text = value(w, type_)
    variable = w.variable(type_, mutable=w.program.flag())
    w.let(variable, text, w.vague or needs_annotation(type_))
    w.flow.declare(variable)
    return True


def show(w: Writer) -> bool:
    """`println!` of a place."""
    found = [p for p in w.flow.places() if w.flow.allows(p, Access.READ)]
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, Access.READ)
    w.emit(printing(place))
    return True


def printing(place: Place) -> str:
    """The statement that prints the place."""
    inner = place.type.inner if isinstance(place.type, Ref) else place.type
    mark = "" if isinstance(inner, Int | Bool | Text) else ":?"
    if place.path:
        return f'println!("{{{mark}}}", {place.text});'
    return f'println!("{{{place.text}{mark}}}");'


def compute(w: Writer) -> bool:
    """`println!` of an expression."""
    w.emit(f'println!("{{}}", {number(w, I32).text});')
    return True


def assign(w: Writer) -> bool:
    """`a = ..;`"""
    targets = _writable(w)
    if not targets:
        return False
    type_ = w.program.pick(targets).type
    w.vague = False
    text = value(w, type_)
    targets = [p for p in _writable(w) if p.type == type_]
    if not targets:
        variable = w.variable(type_)
        w.let(variable, text, w.vague or needs_annotation(type_))
        w.flow.declare(variable)
        return True
    place = w.program.pick(targets)
    w.flow.access(place, Access.WRITE)
    w.emit(f"{place.text} = {text};")
    return True


def _writable(w: Writer) -> list[Place]:
    found = (p for p in w.flow.places() if not isinstance(p.type, Ref))
    return [p for p in found if w.flow.allows(p, Access.WRITE)]


def mutate(w: Writer) -> bool:
    """A call of a method that changes a collection, string or option."""
    found = [p for p in w.flow.places() if isinstance(p.type, Many | Text | Maybe)]
    found = [p for p in found if w.flow.allows(p, Access.BORROW_MUT)]
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, Access.BORROW_MUT)
    with w.flow.pinned(w.flow.loans_of(place, False)):
        w.emit(f"{place.receiver}.{_change(w, place.type)};")
    return True


def _change(w: Writer, type_: Type) -> str:
    grows = not w.collections
    match type_:
        case Many(inner):
            ways = ["push", "insert"] if grows else []
            way = w.program.pick([*ways, "pop()", "clear()", "reverse()", "truncate(1)"])
            if way == "push":
                return f"push({value(w, inner, 1)})"
            return f"insert(0, {value(w, inner, 1)})" if way == "insert" else way
        case Text():
            ways = ['push_str("x")', "push('y')"] if grows else []
            return w.program.pick([*ways, "clear()", "pop()"])
        case Maybe(inner) if grows:
            return f"replace({value(w, inner, 1)})"
    return "take()"


def refer(w: Writer) -> bool:
    """`let a = &b;`"""
    mutable = w.program.flag()
    access = Access.BORROW_MUT if mutable else Access.READ
    found = [p for p in w.flow.places() if not isinstance(p.type, Ref)]
    found = [p for p in found if w.flow.allows(p, access)]
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, access)
    _bind(w, Ref(place.type, mutable), f"&{'mut ' if mutable else ''}{place.text}", place)
    return True


def _bind(w: Writer, type_: Ref, text: str, place: Place) -> None:
    loans = w.flow.loans_of(place, type_.mutable)
    variable = w.variable(type_)
    w.let(variable, text, False)
    w.flow.declare(variable, loans)


def pass_on(w: Writer) -> bool:
    """`let a = b;` of a reference: shared ones are copied, mutable ones moved."""
    found = [p for p in w.flow.places() if isinstance(p.type, Ref)]
    found = [p for p in found if w.flow.allows(p, _taking(p.type))]
    if not found:
        return False
    place = w.program.pick(found)
    loans = w.flow.loans.get(place.variable, frozenset())
    w.flow.access(place, _taking(place.type))
    variable = w.variable(place.type)
    w.let(variable, place.text, False)
    w.flow.declare(variable, loans)
    return True


def _taking(type_: Type) -> Access:
    return Access.READ if is_copy(type_) else Access.MOVE


def redirect(w: Writer) -> bool:
    """`a = &b;` of a mutable variable that holds a shared reference, made here if there is none."""
    if w.flow.loops:
        return False
    found = [(v, v.type) for v in w.flow.live if isinstance(v.type, Ref) and v.mutable]
    found = [(v, type_) for v, type_ in found if w.flow.usable(v)]
    if not found:
        return _redirectable(w)
    variable, type_ = w.program.pick(found)
    sources = [p for p in lendable(w, type_) if p.variable is not variable]
    if not sources:
        return False
    place = w.program.pick(sources)
    w.flow.access(place, Access.READ)
    before = w.flow.loans.get(variable, frozenset())
    w.flow.loans[variable] = before | w.flow.loans_of(place, False)
    w.emit(f"{variable.name} = &{place.text};")
    return True


def _redirectable(w: Writer) -> bool:
    found = [p for p in w.flow.places() if not isinstance(p.type, Ref)]
    found = [p for p in found if w.flow.allows(p, Access.READ)]
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, Access.READ)
    variable = w.variable(Ref(place.type), mutable=True)
    w.let(variable, f"&{place.text}", False)
    w.flow.declare(variable, w.flow.loans_of(place, False))
    return True


def discard(w: Writer) -> bool:
    """`drop(a);`"""
    found = [p for p in w.flow.places() if not is_copy(p.type)]
    found = [p for p in found if w.flow.allows(p, Access.MOVE)]
    if not found:
        return False
    place = w.program.pick(found)
    w.flow.access(place, Access.MOVE)
    w.emit(f"drop({place.text});")
    return True


def exchange(w: Writer) -> bool:
    """`std::mem::swap(&mut a, &mut b);`"""
    found = [p for p in w.flow.places() if not isinstance(p.type, Ref)]
    found = [p for p in found if w.flow.allows(p, Access.BORROW_MUT)]
    if not found:
        return False
    type_ = w.program.pick(found).type
    first, loans = borrow(w, [p for p in found if p.type == type_], True)
    with w.flow.pinned(loans):
        others = places(w, type_, Access.BORROW_MUT)
        if not others:
            return False
        second, _ = borrow(w, others, True)
    w.emit(f"std::mem::swap({first}, {second});")
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


def shadow(w: Writer) -> bool:
    """`let a = ..;` of an integer, under a name that is taken."""
    found = places(w, I32, Access.READ)
    if not found:
        return False
    name = w.program.pick(found).variable.name
    hidden = next(v for v in reversed(w.flow.live) if v.name == name)
    if hidden.fixed:
        return False
    w.emit(f"let {name} = {stored(w, I32)};")
    w.flow.dead.add(hidden)
    w.flow.declare(Variable(name, I32, False))
    return True


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
