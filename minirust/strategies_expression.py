"""Expressions of a wanted type, in the order in which Rust evaluates them.

Each function draws, takes note in the flow of what the expression moves and borrows, and gives its
text. An integer comes with bounds, so that operators are chosen that cannot overflow. Ways of
making a value are listed the simplest first: Hypothesis shrinks towards those.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import assert_never

from grammar.record import frozen
from minirust.strategies_flow import DEREF, Access, Loan, Place
from minirust.strategies_types import (
    BOOL,
    BOUND,
    LIMITS,
    Bool,
    Boxed,
    Closure,
    Enumeration,
    Int,
    Many,
    Maybe,
    Ref,
    Shared,
    Struct,
    Text,
    Tuple,
    Type,
    is_copy,
)
from minirust.strategies_writer import Function, Writer

WORDS = ("", "a", "hi", "one", "two")
LONGEST = 100_000
"""More than any collection ever holds."""
OPERATORS = ("+", "-", "*", "%", "/", "wrapping_mul", "max")
COMPARISONS = ("==", "<", ">", "!=", "<=")
DEEPEST = 2

NO_LOANS: frozenset[Loan] = frozenset()


@frozen
class Term:
    """An expression; `atomic`: it may stand beside an operator as it is."""

    text: str
    atomic: bool = True
    low: int = 0
    high: int = 0

    @property
    def operand(self) -> str:
        return self.text if self.atomic else f"({self.text})"


def value(w: Writer, type_: Type, depth: int = 0) -> str:
    """An owned value of the type."""
    if isinstance(type_, Int):
        return stored(w, type_, depth)
    if isinstance(type_, Bool):
        return condition(w, depth).text
    ways: list[Callable[[], str]] = [lambda: literal(w, type_, depth)]
    if taken := places(w, type_, Access.READ if is_copy(type_) else Access.MOVE):
        ways.append(lambda: take(w, taken))
    if not is_copy(type_) and (copied := places(w, type_, Access.READ)):
        ways.append(lambda: clone(w, copied))
    if made := functions(w, type_):
        ways.append(lambda: call(w, w.program.pick(made))[0])
    ways += _from_parts(w, type_)
    return w.program.pick(ways)()


def temporary(w: Writer, type_: Type) -> str:
    """A new value that may stand behind `&`: never a place, since that would be borrowed itself."""
    if isinstance(type_, Int):
        return str(w.program.number(type_.lowest, BOUND))
    if isinstance(type_, Bool):
        return "true" if w.program.flag() else "false"
    return literal(w, type_, 1)


def stored(w: Writer, type_: Int, depth: int = 0) -> str:
    """An integer that a place may hold."""
    term = number(w, type_, depth)
    if type_.lowest <= term.low and term.high <= BOUND:
        return term.text
    return f"{term.operand} % {BOUND + 1}"


def number(w: Writer, type_: Int, depth: int = 0) -> Term:
    """An integer expression that cannot overflow."""
    ways: list[Callable[[], Term]] = [lambda: _integer(w.program.number(type_.lowest, BOUND))]
    if known := places(w, type_, Access.READ):
        ways.append(lambda: Term(take(w, known), True, type_.lowest, BOUND))
    if depth < DEEPEST:
        ways.append(lambda: _operation(w, type_, depth))
        if measured := _measurable(w, type_):
            ways.append(lambda: _length(w, type_, measured))
        if made := functions(w, type_):
            ways.append(lambda: Term(call(w, w.program.pick(made))[0], True, type_.lowest, BOUND))
    return w.program.pick(ways)()


def condition(w: Writer, depth: int = 0) -> Term:
    """A boolean expression."""
    ways: list[Callable[[], Term]] = [lambda: Term("true" if w.program.flag() else "false")]
    if known := places(w, BOOL, Access.READ):
        ways.append(lambda: Term(take(w, known)))
        ways.append(lambda: Term("!" + take(w, known)))
    if depth < DEEPEST:
        ways.append(lambda: _comparison(w, depth))
        ways.append(lambda: _junction(w, depth))
        if asked := _askable(w):
            ways.append(lambda: _question(w, asked))
        if made := functions(w, BOOL):
            ways.append(lambda: Term(call(w, w.program.pick(made))[0]))
    return w.program.pick(ways)()


def places(w: Writer, type_: Type, access: Access) -> list[Place]:
    """The places of the type on which the access is right."""
    return [p for p in w.flow.places() if p.type == type_ and w.flow.allows(p, access)]


def take(w: Writer, candidates: list[Place]) -> str:
    """Copies or moves out of one of the places."""
    place = w.program.pick(candidates)
    w.flow.access(place, Access.READ if is_copy(place.type) else Access.MOVE)
    return place.text


def clone(w: Writer, candidates: list[Place]) -> str:
    place = w.program.pick(candidates)
    w.flow.access(place, Access.READ)
    if isinstance(place.type, Shared):
        is_reference = isinstance(place.variable.type, Ref) and place.path == (DEREF,)
        return f"Rc::clone({place.receiver if is_reference else '&' + place.text})"
    boxed = place.path[-1:] == (DEREF,) and place.path != (DEREF,)
    boxed = boxed or (place.path == (DEREF,) and not isinstance(place.variable.type, Ref))
    return f"({place.text}).clone()" if boxed else f"{place.receiver}.clone()"


def borrow(w: Writer, candidates: list[Place], mutable: bool) -> tuple[str, frozenset[Loan]]:
    """A reference to one of the places, as an argument, with its loans."""
    place = w.program.pick(candidates)
    w.flow.access(place, Access.BORROW_MUT if mutable else Access.READ)
    loans = w.flow.loans_of(place, mutable)
    if place.path == (DEREF,) and isinstance(place.variable.type, Ref):
        return place.variable.name, loans
    return f"&{'mut ' if mutable else ''}{place.text}", loans


def argument(w: Writer, type_: Type, must_lend: bool = False) -> tuple[str, frozenset[Loan]]:
    """An argument for a parameter of the type, and what stays borrowed by it."""
    if not isinstance(type_, Ref):
        return value(w, type_, 1), NO_LOANS
    mark = "&mut " if type_.mutable else "&"
    found = lendable(w, type_)
    if found and (must_lend or not w.program.flag()):
        return borrow(w, found, type_.mutable)
    return mark + temporary(w, type_.inner), NO_LOANS


def lendable(w: Writer, type_: Ref) -> list[Place]:
    """The places that a reference of the type can be made of."""
    return places(w, type_.inner, Access.BORROW_MUT if type_.mutable else Access.READ)


def functions(w: Writer, result: Type) -> list[Function]:
    """The functions that give an owned value of the type, if calls are right here."""
    if w.collections:
        return []
    return [f for f in w.program.functions if f.result == result and not f.lenders]


def call(w: Writer, function: Function) -> tuple[str, frozenset[Loan]]:
    """A call with its arguments; the loans are those of the result."""
    texts: list[str] = []
    lent: frozenset[Loan] = NO_LOANS
    with ExitStack() as pins:
        for index, (_, type_) in enumerate(function.parameters):
            text, loans = argument(w, type_, must_lend=index in function.lenders)
            pins.enter_context(w.flow.pinned(loans))
            texts.append(text)
            if index in function.lenders:
                lent |= loans
    return _written_call(function, texts), lent


def _written_call(function: Function, texts: list[str]) -> str:
    """`f(a)`, `a.f()`, or `S::f(a)` where what is before the dot would be more than a place."""
    if function.owner is None:
        return f"{function.name}({', '.join(texts)})"
    receiver = texts[0].removeprefix("&mut ").removeprefix("&").lstrip("*")
    if re.fullmatch(r"[a-z0-9.]+", receiver):
        return f"{receiver}.{function.name}({', '.join(texts[1:])})"
    return f"{function.owner}::{function.name}({', '.join(texts)})"


def literal(w: Writer, type_: Type, depth: int) -> str:
    """A value made of its parts."""
    match type_:
        case Int() | Bool():
            return value(w, type_, depth)
        case Text():
            return f'String::from("{w.program.pick(WORDS)}")'
        case Boxed(inner):
            return f"Box::new({value(w, inner, depth + 1)})"
        case Many(inner):
            return _vector(w, inner, depth)
        case Maybe(inner):
            if w.program.flag():
                return f"Some({value(w, inner, depth + 1)})"
            w.vague = True
            return "None"
        case Shared(inner):
            return f"Rc::new(RefCell::new({value(w, inner, depth + 1)}))"
        case Tuple(items):
            return f"({', '.join([value(w, item, depth + 1) for item in items])})"
        case Struct():
            return _struct(w, type_, depth)
        case Enumeration():
            name, payload = w.program.pick(type_.variants)
            texts = ", ".join([value(w, item, depth + 1) for item in payload])
            return f"{type_.name}::{name}" + (f"({texts})" if payload else "")
        case Ref() | Closure():
            raise AssertionError("references and closures are made by statements")
    assert_never(type_)


def _vector(w: Writer, inner: Type, depth: int) -> str:
    items: list[str] = []
    while len(items) < 3 and w.program.flag():
        items.append(w.program.unit(lambda: value(w, inner, depth + 1)))
    if items:
        return f"vec![{', '.join(items)}]"
    w.vague = True
    return "Vec::new()"


def _struct(w: Writer, type_: Struct, depth: int) -> str:
    pairs = [(name, value(w, item, depth + 1)) for name, item in type_.fields]
    fields = [name if name == text else f"{name}: {text}" for name, text in pairs]
    return f"{type_.name} {{ {', '.join(fields)} }}"


def _from_parts(w: Writer, type_: Type) -> list[Callable[[], str]]:
    """Ways to get a value that look at or change a place of another type."""
    ways: list[Callable[[], str]] = []
    if isinstance(type_, Text) and (shown := _showable(w)):
        ways.append(lambda: _formatted(w, shown))
    if isinstance(type_, Maybe):
        if popped := places(w, Many(type_.inner), Access.BORROW_MUT):
            ways.append(lambda: _mutating(w, popped, "pop()"))
        if emptied := places(w, type_, Access.BORROW_MUT):
            ways.append(lambda: _mutating(w, emptied, "take()"))
        if looked := places(w, Many(type_.inner), Access.READ):
            ways.append(lambda: _reading(w, looked, "first().cloned()"))
    if not is_copy(type_) and (replaced := places(w, type_, Access.BORROW_MUT)):
        ways.append(lambda: _replaced(w, type_, replaced))
    return ways


def _mutating(w: Writer, candidates: list[Place], method: str) -> str:
    place = w.program.pick(candidates)
    w.flow.access(place, Access.BORROW_MUT)
    return f"{place.receiver}.{method}"


def _reading(w: Writer, candidates: list[Place], method: str) -> str:
    place = w.program.pick(candidates)
    w.flow.access(place, Access.READ)
    return f"{place.receiver}.{method}"


def _replaced(w: Writer, type_: Type, candidates: list[Place]) -> str:
    """What stood in a place, another value now being there."""
    reference, loans = borrow(w, candidates, True)
    with w.flow.pinned(loans):
        new = literal(w, type_, DEEPEST)
    return f"std::mem::replace({reference}, {new})"


def _formatted(w: Writer, candidates: list[Place]) -> str:
    place = w.program.pick(candidates)
    w.flow.access(place, Access.READ)
    if place.path:
        return f'format!("<{{}}>", {place.text})'
    return f'format!("<{{{place.text}}}>")'


def _showable(w: Writer) -> list[Place]:
    """Integers, and strings where that cannot make them grow from call to call."""
    found = [p for p in w.flow.places() if isinstance(p.type, Int | Text)]
    return [
        p
        for p in found
        if w.flow.allows(p, Access.READ) and (isinstance(p.type, Int) or not w.collections)
    ]


def _integer(number_: int) -> Term:
    return Term(str(number_), number_ >= 0, number_, number_)


def _operation(w: Writer, type_: Int, depth: int) -> Term:
    """An operator and its operands, replaced by `%` where the result could be out of range."""
    operator = w.program.pick(OPERATORS)
    left = number(w, type_, depth + 1)
    if operator in ("%", "/"):
        return _divided(w, left, operator)
    right = number(w, type_, depth + 1)
    low, high = LIMITS[type_.name]
    if operator == "wrapping_mul":
        return Term(f"{type_.name}::wrapping_mul({left.text}, {right.text})", True, low, high)
    if operator == "max":
        bounds = max(left.low, right.low), max(left.high, right.high)
        return Term(f"{type_.name}::max({left.text}, {right.text})", True, *bounds)
    if operator == "-" and left.low - right.high < low:
        operator = "+"
    bounds = _bounds(left, operator, right)
    if low <= bounds[0] and bounds[1] <= high:
        return Term(f"{left.operand} {operator} {right.operand}", False, *bounds)
    return Term(f"{type_.name}::wrapping_add({left.text}, {right.text})", True, low, high)


def _divided(w: Writer, left: Term, operator: str) -> Term:
    by = w.program.number(2, 9)
    text = f"{left.operand} {operator} {by}"
    if operator == "/":
        return Term(text, False, _truncated(left.low, by), _truncated(left.high, by))
    low = max(left.low, 1 - by) if left.low < 0 else 0
    return Term(text, False, low, min(left.high, by - 1) if left.high > 0 else 0)


def _truncated(number_: int, by: int) -> int:
    return number_ // by if number_ >= 0 else -(-number_ // by)


def _bounds(left: Term, operator: str, right: Term) -> tuple[int, int]:
    if operator == "+":
        return left.low + right.low, left.high + right.high
    if operator == "-":
        return left.low - right.high, left.high - right.low
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return min(corners), max(corners)


def _measurable(w: Writer, type_: Int) -> list[Place]:
    """What has a length, if the integer type can hold it."""
    if type_.name not in ("usize", "i32"):
        return []
    found = (p for p in w.flow.places() if isinstance(p.type, Many | Text))
    return [p for p in found if w.flow.allows(p, Access.READ)]


def _length(w: Writer, type_: Int, candidates: list[Place]) -> Term:
    text = _reading(w, candidates, "len()")
    if type_.name == "usize":
        return Term(text, True, 0, LONGEST)
    return Term(f"{text} as i32", False, 0, LONGEST)


def _comparison(w: Writer, depth: int) -> Term:
    type_ = Int("i32")
    left = number(w, type_, depth + 1)
    operator = w.program.pick(COMPARISONS)
    right = number(w, type_, depth + 1)
    return Term(f"{left.operand} {operator} {right.operand}", False)


def _junction(w: Writer, depth: int) -> Term:
    left = condition(w, depth + 1)
    operator = w.program.pick(("&&", "||"))
    before = w.flow.fork()
    right = condition(w, depth + 1)
    w.flow.join(before)
    return Term(f"{left.operand} {operator} {right.operand}", False)


def _askable(w: Writer) -> list[Place]:
    found = (p for p in w.flow.places() if isinstance(p.type, Many | Maybe | Text))
    return [p for p in found if w.flow.allows(p, Access.READ)]


def _question(w: Writer, candidates: list[Place]) -> Term:
    place = w.program.pick(candidates)
    method = "is_some()" if isinstance(place.type, Maybe) else "is_empty()"
    return Term(_reading(w, [place], method))
