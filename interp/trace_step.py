"""What the code of a traced function tells the tracer: steps, known when code is generated.

A `Note` stands at one point of a function. Its steps take the leaves of as many operands as they
have `types`; everything else about them is static.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.types import ty as t
from grammar.record import frozen


@frozen
class Var:
    """Local number `local` of a function; `name` is what the user calls it."""

    local: int
    name: str
    ty: t.Ty


@frozen
class Part:
    """Leaves from `slot` of a variable, of type `ty`: the field at `path`."""

    path: str
    slot: int
    ty: t.Ty


@frozen
class Source:
    """Where an assigned value was before: at `path` of `var`, of which it was all (`whole`)."""

    path: str
    var: Var
    whole: bool
    moved: bool


@frozen
class Entered:
    """A call began; the operands are its parameters."""

    params: tuple[Var | None, ...]
    types: tuple[t.Ty, ...]


@frozen
class Returned:
    types: tuple[t.Ty, ...]


@frozen
class Assigned:
    """`var`, now the operand, was assigned as a whole or in `part`. `quiet` when another step tells
    where its first value is from."""

    var: Var
    part: Part | None
    source: Source | None
    by: str | None
    quiet: bool
    types: tuple[t.Ty, ...]


@frozen
class Gone:
    """A value went to something that is not one variable: a call, a part of a value."""

    source: Source
    to: str
    types: tuple[t.Ty, ...] = ()


@frozen
class Borrowed:
    """The operand is the reference. `own` when it points to the storage of `var` itself."""

    var: Var
    path: str
    by: str | None
    mutable: bool
    until: int | None
    own: bool
    types: tuple[t.Ty, ...]


@frozen
class Dropping:
    """The value at `path` of `var` is dropped next; `replace` when a new one comes in its place."""

    var: Var
    path: str
    part: Part | None
    whole: bool
    replace: bool
    types: tuple[t.Ty, ...] = ()


@frozen
class ScopeEnds:
    var: Var
    types: tuple[t.Ty, ...] = ()


@frozen
class Refresh:
    """Variables may have been changed through references."""

    types: tuple[t.Ty, ...] = ()


Step: TypeAlias = Union[Entered, Returned, Assigned, Gone, Borrowed, Dropping, ScopeEnds, Refresh]


@frozen(eq=False)
class Note:
    """`counts` has, for each operand of each step, how many of the values given are its own; a
    large value comes as one list."""

    function: str
    file: str
    line: int
    steps: tuple[Step, ...]
    counts: tuple[tuple[int, ...], ...]
