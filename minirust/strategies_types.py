"""The types that generated programs are made of, and how they are written in Rust.

All integers that a program stores in a place are in `STORED` of their type (0 to 99, or -99 to 99):
with that invariant no expression needs to know the value of a variable to stay clear of overflow.
"""

from __future__ import annotations

from typing import Union

from grammar.record import frozen

BOUND = 99
"""No integer in a place is further from zero than this."""
LIMITS = {
    "i32": (-(2**31), 2**31 - 1),
    "u8": (0, 255),
    "i64": (-(2**63), 2**63 - 1),
    "u32": (0, 2**32 - 1),
    "usize": (0, 2**64 - 1),
}


@frozen
class Int:
    """One of the integer types of `LIMITS`."""

    name: str

    @property
    def lowest(self) -> int:
        """The lowest value that a place of this type holds."""
        return max(-BOUND, LIMITS[self.name][0])


@frozen
class Bool:
    """`bool`"""


@frozen
class Text:
    """`String`"""


@frozen
class Boxed:
    """`Box<T>`"""

    inner: Type


@frozen
class Many:
    """`Vec<T>`"""

    inner: Type


@frozen
class Maybe:
    """`Option<T>`"""

    inner: Type


@frozen
class Shared:
    """`Rc<RefCell<T>>`"""

    inner: Type


@frozen
class Tuple:
    """`(A, B)`"""

    items: tuple[Type, ...]


@frozen
class Struct:
    """A struct of the program. With `drops` it has an `impl Drop` that prints."""

    name: str
    fields: tuple[tuple[str, Type], ...]
    copy: bool = False
    drops: bool = False


@frozen
class Enumeration:
    """An enum of the program: variants with positional payloads."""

    name: str
    variants: tuple[tuple[str, tuple[Type, ...]], ...]
    copy: bool = False


@frozen
class Ref:
    """`&T` or `&mut T`"""

    inner: Type
    mutable: bool = False


@frozen
class Closure:
    """A closure in a variable; `mutable` ones are `FnMut`, the others `Fn`."""

    parameter: Type | None
    result: Type | None
    mutable: bool = False


Type = Union[Int, Bool, Text, Boxed, Many, Maybe, Shared, Tuple, Struct, Enumeration, Ref, Closure]
I32 = Int("i32")
USIZE = Int("usize")
BOOL = Bool()
TEXT = Text()


def is_copy(type_: Type) -> bool:
    """Whether using a value of the type leaves it usable."""
    match type_:
        case Int() | Bool():
            return True
        case Maybe(inner):
            return is_copy(inner)
        case Tuple(items):
            return all(is_copy(item) for item in items)
        case Struct() | Enumeration():
            return type_.copy
        case Ref():
            return not type_.mutable
    return False


def parts(type_: Type) -> tuple[Type, ...]:
    """The types that stand directly in this one."""
    match type_:
        case Boxed(inner) | Many(inner) | Maybe(inner) | Shared(inner) | Ref(inner, _):
            return (inner,)
        case Tuple(items):
            return items
        case Struct(fields=fields):
            return tuple(field for _, field in fields)
        case Enumeration(variants=variants):
            return tuple(item for _, payload in variants for item in payload)
    return ()


def contains(type_: Type, kind: type) -> bool:
    """Whether the type or one inside it is of this kind."""
    return isinstance(type_, kind) or any(contains(part, kind) for part in parts(type_))


def needs_annotation(type_: Type) -> bool:
    """Whether `let` must name the type: an integer literal alone would be an `i32`."""
    match type_:
        case Int(name):
            return name != "i32"
        case Struct() | Enumeration():
            return False
    return any(needs_annotation(part) for part in parts(type_))


def written(type_: Type, lifetime: str = "") -> str:
    """The type in Rust; references carry `lifetime` if one is given (`'a`)."""
    match type_:
        case Int(name):
            return name
        case Bool():
            return "bool"
        case Text():
            return "String"
        case Boxed(inner):
            return f"Box<{written(inner)}>"
        case Many(inner):
            return f"Vec<{written(inner)}>"
        case Maybe(inner):
            return f"Option<{written(inner)}>"
        case Shared(inner):
            return f"Rc<RefCell<{written(inner)}>>"
        case Tuple(items):
            return f"({', '.join(map(written, items))})"
        case Struct() | Enumeration():
            return type_.name
        case Ref(inner, mutable):
            mark = f"&{lifetime} " if lifetime else "&"
            return f"{mark}{'mut ' if mutable else ''}{written(inner)}"
    raise AssertionError("a closure's type has no name")


def declaration(type_: Struct | Enumeration) -> list[str]:
    """The lines of the item."""
    derives = "Clone, Copy, Debug" if type_.copy else "Clone, Debug"
    lines = [f"#[derive({derives})]"]
    if isinstance(type_, Struct):
        lines.append(f"struct {type_.name} {{")
        lines += [f"    {name}: {written(field)}," for name, field in type_.fields]
    else:
        lines.append(f"enum {type_.name} {{")
        for name, payload in type_.variants:
            items = f"({', '.join(map(written, payload))})" if payload else ""
            lines.append(f"    {name}{items},")
    lines.append("}")
    if isinstance(type_, Struct) and type_.drops:
        lines += [
            "",
            f"impl Drop for {type_.name} {{",
            "    fn drop(&mut self) {",
            f'        println!("drop {type_.name} {{:?}}", self.{type_.fields[0][0]});',
            "    }",
            "}",
        ]
    return lines
