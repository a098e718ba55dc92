"""Types and functions of a program, made when a statement first needs them."""

from __future__ import annotations

from collections.abc import Callable

from minirust.strategies_expression import borrow, condition, value
from minirust.strategies_flow import Access, Variable
from minirust.strategies_types import (
    BOOL,
    I32,
    TEXT,
    USIZE,
    Boxed,
    Closure,
    Enumeration,
    Int,
    Many,
    Maybe,
    Ref,
    Shared,
    Struct,
    Tuple,
    Type,
    is_copy,
    written,
)
from minirust.strategies_writer import (
    ENUM_NAMES,
    FUNCTION_NAMES,
    STRUCT_NAMES,
    Function,
    Program,
    Writer,
)

SCALARS: tuple[Type, ...] = (I32, BOOL, Int("u8"), USIZE, Int("i64"), Int("u32"))
DEEPEST_TYPE = 2
MOST_PARAMETERS = 2
FIELD_NAMES = "xyz"
VARIANT_NAMES = "ABC"
INNERMOST_FUNCTION = 2
SELF = "self"


def some_type(w: Writer, depth: int = 0) -> Type:
    """A type that a variable can own."""
    program = w.program
    ways: list[Callable[[], Type]] = [lambda: I32, lambda: TEXT]
    if depth < DEEPEST_TYPE:
        ways += [
            lambda: Many(some_type(w, depth + 1)),
            lambda: Boxed(some_type(w, depth + 1)),
            lambda: Maybe(some_type(w, depth + 1)),
            lambda: _struct(program, w, depth),
            lambda: _enumeration(program, w, depth),
            lambda: Shared(some_type(w, depth + 1)),
        ]
    if depth == 0:  # `a.0.1` is written in different ways by different editions
        ways.append(lambda: Tuple((some_type(w, 1), some_type(w, 1))))
    ways.append(lambda: program.pick(SCALARS))
    type_ = program.pick(ways)()
    w.note(type_)
    return type_


def new_function(w: Writer, fill: Callable[[Writer], None]) -> Function | None:
    """A function that can be called here, its body written by `fill`; None if there are enough."""
    program = w.program
    if w.depth >= INNERMOST_FUNCTION or program.named == len(FUNCTION_NAMES):
        return None
    name = FUNCTION_NAMES[program.named]
    program.named += 1
    inner = Writer(program, w.depth + 1)
    count = program.number(0, MOST_PARAMETERS)
    types = [_parameter_type(w) for _ in range(count)]
    result, lenders = _result(w, types)
    owner = _owner(types)
    variables = [_parameter(inner, type_, i in lenders) for i, type_ in enumerate(types)]
    if owner is not None:
        variables[0].name = SELF
    fill(inner)
    _tail(inner, result, [variables[i] for i in lenders])
    function = Function(
        name,
        owner,
        tuple((v.name, v.type) for v in variables),
        result,
        lenders,
        tuple(_lines(name, owner, variables, result, lenders, inner.lines)),
    )
    program.functions.append(function)
    return function


def _struct(program: Program, w: Writer, depth: int) -> Type:
    known = [t for t in program.types if isinstance(t, Struct)]
    if known and (len(known) == len(STRUCT_NAMES) or not program.flag()):
        return program.pick(known)
    fields = [(FIELD_NAMES[0], some_type(w, depth + 1))]
    while len(fields) < len(FIELD_NAMES) and program.flag():
        fields.append((FIELD_NAMES[len(fields)], some_type(w, depth + 1)))
    copy = all(is_copy(type_) for _, type_ in fields) and program.flag()
    drops = not copy and program.flag()
    name = STRUCT_NAMES[sum(isinstance(t, Struct) for t in program.types) % len(STRUCT_NAMES)]
    return _added(program, Struct(name, tuple(fields), copy, drops))


def _enumeration(program: Program, w: Writer, depth: int) -> Type:
    known = [t for t in program.types if isinstance(t, Enumeration)]
    if known and (len(known) == len(ENUM_NAMES) or not program.flag()):
        return program.pick(known)
    variants: list[tuple[str, tuple[Type, ...]]] = [(VARIANT_NAMES[0], ())]
    while len(variants) < len(VARIANT_NAMES) and (len(variants) == 1 or program.flag()):
        payload = (some_type(w, depth + 1),) if program.flag() else ()
        variants.append((VARIANT_NAMES[len(variants)], payload))
    copy = all(is_copy(t) for _, payload in variants for t in payload) and program.flag()
    name = ENUM_NAMES[sum(isinstance(t, Enumeration) for t in program.types) % len(ENUM_NAMES)]
    return _added(program, Enumeration(name, tuple(variants), copy))


def _added(program: Program, type_: Struct | Enumeration) -> Type:
    """The new type, or the one that a part of it has just taken the name for."""
    known = next((t for t in program.types if t.name == type_.name), None)
    if known is None:
        program.types.append(type_)
    return known or type_


def _parameter_type(w: Writer) -> Type:
    """Mostly the type of something that is there to be given."""
    owned = [p.type for p in w.flow.places() if not isinstance(p.type, Ref | Closure)]
    type_ = w.program.pick(owned) if owned and not w.program.flag() else some_type(w)
    return w.program.pick((type_, Ref(type_), Ref(type_, True)))


def _owner(types: list[Type]) -> str | None:
    """The type whose method a function with these parameters is: that of the first."""
    first = types[0] if types else None
    named = first.inner if isinstance(first, Ref) else first
    return named.name if isinstance(named, Struct | Enumeration) else None


def _result(w: Writer, types: list[Type]) -> tuple[Type | None, tuple[int, ...]]:
    """The type of the result, and the parameters it borrows from if it is a reference."""
    program = w.program
    ways: list[Callable[[], tuple[Type | None, tuple[int, ...]]]] = [
        lambda: (None, ()),
        lambda: (some_type(w), ()),
    ]
    if owned := [t for t in types if not isinstance(t, Ref)]:
        ways.append(lambda: (program.pick(owned), ()))
    if all(isinstance(t, Ref) for t in types) and types:
        for index, type_ in enumerate(types):
            ways.append(lambda index=index, type_=type_: (type_, (index,)))  # type: ignore[misc]
        if len(types) == 2 and types[0] == types[1] and is_copy(types[0]):
            ways.append(lambda: (types[0], (0, 1)))
    return program.pick(ways)()


def _parameter(inner: Writer, type_: Type, lends: bool) -> Variable:
    mutable = not isinstance(type_, Ref) and inner.program.flag()
    variable = inner.variable(type_, mutable, fixed=lends)
    inner.flow.declare(variable)
    return variable


def _tail(inner: Writer, result: Type | None, lenders: list[Variable]) -> None:
    """The expression that gives the result."""
    if result is None:
        return
    if not lenders:
        inner.emit(value(inner, result))
        return
    if len(lenders) == 2:
        test = condition(inner).text
        first, second = (v.name for v in lenders)
        with inner.block(f"if {test}", "} else {"):
            inner.emit(first)
        inner.nesting += 1
        inner.emit(second)
        inner.nesting -= 1
        inner.emit("}")
        return
    assert isinstance(result, Ref)
    access = Access.BORROW_MUT if result.mutable else Access.READ
    found = [
        p
        for p in inner.flow.places()
        if p.variable in lenders and p.type == result.inner and inner.flow.allows(p, access)
    ]
    inner.emit(borrow(inner, found, result.mutable)[0])


def _lines(
    name: str,
    owner: str | None,
    variables: list[Variable],
    result: Type | None,
    lenders: tuple[int, ...],
    body: list[str],
) -> list[str]:
    named = bool(lenders) and sum(isinstance(v.type, Ref) for v in variables) > 1
    texts = []
    for index, variable in enumerate(variables):
        mark = "mut " if variable.mutable else ""
        lifetime = "'a" if named and index in lenders else ""
        type_ = written(variable.type, lifetime)
        if variable.name == SELF:
            texts.append(mark + type_.removesuffix(owner or "") + SELF)
        else:
            texts.append(f"{mark}{variable.name}: {type_}")
    generics = "<'a>" if named else ""
    arrow = f" -> {written(result, chr(39) + 'a' if named else '')}" if result else ""
    header = f"fn {name}{generics}({', '.join(texts)}){arrow} {{"
    return [header, *body, "}"] if body else [header + "}"]
