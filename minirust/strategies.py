"""Hypothesis strategies of Rust programs (needs the extra `fuzz`: `pip install minirust[fuzz]`).

    from hypothesis import given
    from minirust.strategies import programs

    @given(programs(accepted=True))
    def test_my_tool(source: str) -> None: ...

Programs are well typed by construction and print what they compute; they are deterministic, end
soon, cannot overflow an integer, and look as rustfmt writes them. They use integers, `bool`,
`String`, `Box`, `Vec`, `Option`, tuples, structs (some with `Drop`), enums, `Rc<RefCell<..>>`,
references, closures, functions (some that return what they borrow), branches, `match` and bounded
loops. A failing one shrinks to a few statements.
"""

from __future__ import annotations

from hypothesis import strategies as st

from minirust.strategies_flow import Access
from minirust.strategies_place import printing
from minirust.strategies_slip import OWNERSHIP_CODES, slip
from minirust.strategies_statement import KINDS, block
from minirust.strategies_types import Ref
from minirust.strategies_writer import Program, Writer

LONGEST_MAIN = 12
MOST_SLIPS = 2
SLIP_WEIGHT = 8
"""How often a slip comes for a kind of statement that comes once."""

__all__ = ["OWNERSHIP_CODES", "programs"]


def programs(*, accepted: bool | None = None) -> st.SearchStrategy[str]:
    """Source texts of whole programs.

    `accepted=True`: rustc accepts each, and it ends with status 0. `accepted=None`: some of them
    break a rule of ownership (a use after a move, a conflicting borrow, a dangling reference, an
    assignment to something immutable...), so that rustc rejects them with codes of
    `OWNERSHIP_CODES`.
    """
    if accepted is False:
        raise ValueError("`accepted` is True or None: whether a slip is an error, only rustc knows")
    return _programs(0 if accepted else MOST_SLIPS)


@st.composite
def _programs(draw: st.DrawFn, slips: int) -> str:
    program = Program(draw, slips)
    writer = Writer(program)
    block(writer, KINDS + (slip,) * SLIP_WEIGHT if slips else KINDS, LONGEST_MAIN)
    if program.number(0, 3):
        _show_all(writer)
    body = writer.lines
    return program.source(["fn main() {", *body, "}"] if body else ["fn main() {}"])


def _show_all(w: Writer) -> None:
    """Prints all variables that can still be read."""
    for variable in list(w.flow.live):
        for place in w.flow.places():
            whole = place.variable is variable and not place.path
            if whole and not isinstance(place.type, Ref) and w.flow.allows(place, Access.READ):
                w.flow.access(place, Access.READ)
                w.emit(printing(place))
