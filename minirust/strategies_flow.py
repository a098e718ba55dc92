"""Ownership while a program is being written: what is initialised, borrowed, and still usable.

A conservative reading of Rust's rules, forwards only. A reference in a variable carries its loans.
An access that conflicts with a loan is allowed, but from then on the reference is *dead*: no later
statement uses it, so under NLL its loan had already ended. What must stay usable while something
is being evaluated (the arguments of a call, the collection a loop walks) is *pinned*: an access
that conflicts with a pin is not allowed.

A loop's body runs again after itself. Hence: nothing from outside is moved in it, and a reference
from outside that the body uses may not die in the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from grammar.record import Enum, define, evolve, field, frozen
from minirust.strategies_types import (
    Boxed,
    Closure,
    Ref,
    Struct,
    Tuple,
    Type,
)

DEREF = "*"
DEEPEST_PATH = 3
Path = tuple[str, ...]


class Access(Enum):
    READ = "read"
    WRITE = "write"
    MOVE = "move"
    BORROW_MUT = "borrow mutably"


@define(eq=False)
class Variable:
    """A local. `fixed`: only the statement that made it assigns to it (the counter of a loop)."""

    name: str
    type: Type
    mutable: bool
    fixed: bool = False


@frozen
class Place:
    """A variable or a part of it, with what its path allows."""

    variable: Variable
    path: Path
    type: Type
    writable: bool
    movable: bool

    @property
    def text(self) -> str:
        """The place as an expression: `a`, `a.x`, `*a`."""
        base = self.receiver
        stars = 0
        for step in reversed(self.path):
            if step != DEREF:
                break
            stars += 1
        return "*" * stars + base

    @property
    def receiver(self) -> str:
        """The place as written before a dot, where Rust dereferences by itself."""
        return ".".join((self.variable.name, *(s for s in self.path if s != DEREF)))


@frozen
class Loan:
    """`variable` with `path` is borrowed."""

    variable: Variable
    path: Path
    mutable: bool

    def conflicts(self, variable: Variable, path: Path, access: Access) -> bool:
        """Whether the access ends this loan."""
        if variable is not self.variable or not overlaps(self.path, path):
            return False
        return self.mutable or access is not Access.READ


@define(eq=False)
class Loop:
    """A loop around the statement being written; `used`: references from outside that it uses."""

    outside: frozenset[Variable]
    used: set[Variable] = field(factory=set)


@define(eq=False)
class Flow:
    """What is known at the point where the next statement goes."""

    live: list[Variable] = field(factory=list)
    gone: dict[Variable, frozenset[Path]] = field(factory=dict)
    loans: dict[Variable, frozenset[Loan]] = field(factory=dict)
    dead: set[Variable] = field(factory=set)
    pins: list[Loan] = field(factory=list)
    loops: list[Loop] = field(factory=list)

    def fork(self) -> Flow:
        """A copy for one branch; pins and loops are those of both."""
        return evolve(
            self,
            live=list(self.live),
            gone=dict(self.gone),
            loans=dict(self.loans),
            dead=set(self.dead),
        )

    def join(self, other: Flow) -> None:
        """What holds after either branch."""
        for variable, paths in other.gone.items():
            self.gone[variable] = self.gone.get(variable, frozenset()) | paths
        for variable, loans in other.loans.items():
            self.loans[variable] = self.loans.get(variable, frozenset()) | loans
        self.dead |= other.dead

    def declare(self, variable: Variable, loans: frozenset[Loan] = frozenset()) -> None:
        self.live.append(variable)
        if loans:
            self.loans[variable] = loans

    def leave(self, length: int) -> None:
        """Ends the scopes of all variables but the first `length`, the last declared first."""
        while len(self.live) > length:
            variable = self.live.pop()
            for other in self.live:
                if any(loan.variable is variable for loan in self.loans.get(other, ())):
                    self.dead.add(other)

    def places(self) -> Iterator[Place]:
        """All places, those of the newest variables first."""
        for variable in reversed(self.live):
            if isinstance(variable.type, Closure) or variable in self.dead:
                continue
            writable = variable.mutable and not variable.fixed
            yield from _inside(Place(variable, (), variable.type, writable, True))

    def allows(self, place: Place, access: Access) -> bool:
        """Whether the access is right here, whatever it ends."""
        if access in (Access.WRITE, Access.BORROW_MUT) and not place.writable:
            return False
        if access is Access.MOVE and not (place.movable and self._may_move(place.variable)):
            return False
        variable, path = place.variable, place.path
        if variable in self.dead or not self._initialised(variable, path, access):
            return False
        if any(pin.conflicts(variable, path, access) for pin in self.pins):
            return False
        return all(self._may_die(r) for r in self._ended_by(variable, path, access))

    def access(self, place: Place, access: Access) -> None:
        """Takes note of an access that `allows` allowed."""
        variable, path = place.variable, place.path
        self.use(variable)
        self.dead |= set(self._ended_by(variable, path, access))
        gone = self.gone.get(variable, frozenset())
        if access is Access.MOVE:
            self.gone[variable] = gone | {path}
        elif access is Access.WRITE:
            self.gone[variable] = frozenset(p for p in gone if not starts_with(p, path))

    def use(self, variable: Variable) -> None:
        """A use of the variable, for the loops that it was declared outside of."""
        for loop in self.loops:
            if variable in loop.outside:
                loop.used.add(variable)

    def usable(self, variable: Variable) -> bool:
        """Whether a reference or closure may still be used."""
        return variable not in self.dead and self._initialised(variable, (), Access.READ)

    def loans_of(self, place: Place, mutable: bool) -> frozenset[Loan]:
        """The loans of a new reference to the place."""
        own = Loan(place.variable, place.path, mutable)
        return self.loans.get(place.variable, frozenset()) | {own}

    @contextmanager
    def pinned(self, loans: frozenset[Loan]) -> Iterator[None]:
        """Within, nothing may be done that conflicts with the loans."""
        length = len(self.pins)
        self.pins += loans
        yield
        del self.pins[length:]

    @contextmanager
    def loop(self) -> Iterator[None]:
        """Within, statements are in the body of a loop."""
        self.loops.append(Loop(frozenset(self.live)))
        yield
        self.loops.pop()

    def _may_move(self, variable: Variable) -> bool:
        return not variable.fixed and not any(variable in loop.outside for loop in self.loops)

    def _initialised(self, variable: Variable, path: Path, access: Access) -> bool:
        for gone in self.gone.get(variable, ()):
            if access is Access.WRITE:
                if gone != path and starts_with(path, gone):
                    return False
            elif overlaps(gone, path):
                return False
        return True

    def _ended_by(self, variable: Variable, path: Path, access: Access) -> list[Variable]:
        """The references that are dead after the access."""
        return [
            other
            for other in self.live
            if other not in self.dead
            and any(loan.conflicts(variable, path, access) for loan in self.loans.get(other, ()))
        ]

    def _may_die(self, reference: Variable) -> bool:
        return not any(reference in loop.outside and reference in loop.used for loop in self.loops)


def starts_with(path: Path, start: Path) -> bool:
    return path[: len(start)] == start


def overlaps(a: Path, b: Path) -> bool:
    """Whether one of the places holds the other."""
    return starts_with(a, b) or starts_with(b, a)


def _inside(place: Place) -> Iterator[Place]:
    """The place and its parts."""
    yield place
    if len(place.path) == DEEPEST_PATH:
        return
    match place.type:
        case Ref(inner, mutable):
            yield from _inside(_part(place, DEREF, inner, mutable, False))
        case Boxed(inner):
            yield from _inside(_part(place, DEREF, inner, place.writable, place.movable))
        case Struct(fields=fields, drops=drops):
            for name, type_ in fields:
                movable = place.movable and not drops
                yield from _inside(_part(place, name, type_, place.writable, movable))
        case Tuple(items):
            for index, type_ in enumerate(items):
                yield from _inside(_part(place, str(index), type_, place.writable, place.movable))


def _part(place: Place, step: str, type_: Type, writable: bool, movable: bool) -> Place:
    return Place(place.variable, (*place.path, step), type_, writable, movable)
