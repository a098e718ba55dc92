"""What a program is while it is being written: its items, the current function, and the draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from grammar.record import define, field, frozen
from minirust.strategies_flow import Flow, Variable
from minirust.strategies_layout import INDENT, laid_out
from minirust.strategies_types import (
    Enumeration,
    Shared,
    Struct,
    Type,
    contains,
    declaration,
    written,
)

T = TypeVar("T")
VARIABLE_NAMES = "abcdeijkmnopqrstuvwxyz"
FUNCTION_NAMES = "fgh"
STRUCT_NAMES = "STUV"
ENUM_NAMES = "EFG"
STATEMENTS = 24
"""No program has many more statements than this."""


@frozen
class Function:
    """A function of the program, or a method of `owner`.

    A result that is a reference may borrow from the parameters `lenders`.
    """

    name: str
    owner: str | None
    parameters: tuple[tuple[str, Type], ...]
    result: Type | None
    lenders: tuple[int, ...]
    lines: tuple[str, ...]


BOOLEANS = st.booleans()


@cache
def _integers(low: int, high: int) -> st.SearchStrategy[int]:
    """Made once: making a strategy costs as much as drawing from it."""
    return st.integers(low, high)


@define(eq=False)
class Program:
    """The items written so far. `slips`: how many statements that break a rule may still come."""

    draw: st.DrawFn
    slips: int
    types: list[Struct | Enumeration] = field(factory=list)
    functions: list[Function] = field(factory=list)
    statements: int = 0
    named: int = 0
    """How many functions have got their names; some of them may still be being written."""
    shares: bool = False
    """`Rc<RefCell<..>>` is used."""

    def number(self, low: int, high: int) -> int:
        """An integer; simpler ones are nearer to zero."""
        return self.draw(_integers(low, high))

    def flag(self) -> bool:
        """A boolean; False is simpler."""
        return self.draw(BOOLEANS)

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices; the first is the simplest."""
        return choices[self.number(0, len(choices) - 1)] if len(choices) > 1 else choices[0]

    def unit(self, run: Callable[[], T]) -> T:
        """Runs it so that the shrinker may delete or replace its draws as one."""
        return self.draw(st.builds(run))

    def source(self, main: Sequence[str]) -> str:
        """The text of the whole program."""
        uses = ["use std::cell::RefCell;", "use std::rc::Rc;"] if self.shares else []
        items = [uses] if uses else []
        items += [declaration(t) for t in self.types]
        items += [lines for t in self.types if (lines := self._methods(t.name))]
        items += [list(f.lines) for f in self.functions if f.owner is None]
        return "\n\n".join("\n".join(lines) for lines in [*items, list(main)]) + "\n"

    def _methods(self, owner: str) -> list[str]:
        """The `impl` of a type."""
        methods = [f.lines for f in self.functions if f.owner == owner]
        lines = [""]
        for method in methods:
            lines += ["", *(INDENT + line if line else "" for line in method)]
        return [f"impl {owner} {{", *lines[2:], "}"] if methods else []


@define(eq=False)
class Writer:
    """One function being written, statement by statement.

    `collections`: how many loops over a collection are open; in those nothing may grow and nothing
    is called, so that programs stay short-lived. `nesting`: open blocks of any kind.
    """

    program: Program
    depth: int = 0
    flow: Flow = field(factory=Flow)
    lines: list[str] = field(factory=list)
    nesting: int = 0
    collections: int = 0
    vague: bool = False
    """An expression was written whose type its place must tell (`None`, `Vec::new()`)."""
    _named: int = 0

    def emit(self, text: str) -> None:
        """Adds a statement, or a line that opens or closes a block."""
        indent = INDENT * (self.nesting + 1)
        is_whole = not text.endswith("{") and not text.startswith("}")
        lines = laid_out(text, len(indent)) if is_whole else [text]
        self.lines += [indent + line for line in lines]

    def fresh(self) -> str:
        """The next name for a variable."""
        count, letters = self._named, len(VARIABLE_NAMES)
        self._named += 1
        suffix = str(count // letters) if count >= letters else ""
        return VARIABLE_NAMES[count % letters] + suffix

    def variable(self, type_: Type, mutable: bool = False, fixed: bool = False) -> Variable:
        """A new variable, not declared yet."""
        self.note(type_)
        return Variable(self.fresh(), type_, mutable, fixed)

    def note(self, type_: Type) -> None:
        """Takes note that the program uses the type."""
        if contains(type_, Shared):
            self.program.shares = True

    def let(self, variable: Variable, value: str, annotated: bool) -> None:
        """Writes the declaration."""
        mark = "mut " if variable.mutable else ""
        type_ = f": {written(variable.type)}" if annotated else ""
        self.emit(f"let {mark}{variable.name}{type_} = {value};")

    @contextmanager
    def block(self, header: str, footer: str = "}") -> Iterator[None]:
        """Within, statements go between `header {` and the footer; scopes end with it."""
        start, length = len(self.lines), len(self.flow.live)
        self.emit(header + " {" if header else "{")
        self.nesting += 1
        yield
        self.nesting -= 1
        self.flow.leave(length)
        if len(self.lines) == start + 1:
            self.lines[-1] += footer
        else:
            self.emit(footer)
