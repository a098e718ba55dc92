"""What the checker asks of whoever can run MIR: the value of a constant.

The machine stands above the checker, so the checker only says what it needs. `minirust` puts an
evaluator into `Tcx.const_eval`; without one, constants beyond literals and arithmetic have no
value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, Union

from checker.names.defs import Def
from checker.types import ty
from grammar.record import frozen
from grammar.span import Span

if TYPE_CHECKING:
    from checker.context import Tcx


@frozen
class Evaluated:
    """`value` of an integer, `bool` or `char`; None for a value of any other type."""

    value: int | None


@frozen
class Frame:
    """A function on the way from a constant to where its evaluation failed; `at` is in it."""

    name: str
    at: Span


@frozen
class EvaluationFailed:
    """`at` is in the body of the constant `def_` itself, the frames lead to the failure."""

    def_: Def
    message: str
    at: Span
    frames: tuple[Frame, ...] = ()
    lint: str | None = None


@frozen
class NotEvaluated:
    """The machine does not have what this constant needs."""

    feature: str


ConstOutcome: TypeAlias = Union[Evaluated, EvaluationFailed, NotEvaluated]


class ConstEval(Protocol):
    def __call__(self, tcx: Tcx, def_: Def, args: ty.Args) -> ConstOutcome:
        """Evaluates the constant or static `def_` with closed `args`."""
        ...
