"""Statements about one place: values shown, changed, borrowed, moved, exchanged."""

from __future__ import annotations

from minirust.strategies_expression import (
    borrow,
    lendable,
    number,
    places,
    stored,
    value,
)
from minirust.strategies_flow import Access, Place, Variable
from minirust.strategies_item import some_type
from minirust.strategies_types import (
    I32,
    Bool,
    Int,
    Many,
    Maybe,
    Ref,
    Text,
    Type,
    is_copy,
    needs_annotation,
)
from minirust.strategies_writer import Writer


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
