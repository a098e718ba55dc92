"""How long each borrow lasts: the last line on which its loan is live.

The borrow checker has inferred for every `&place` the region of the reference: the points of the
built MIR where it may still be used. The last of their lines is where the borrow ends. A region
that contains one of the function's own lifetime parameters outlives the call: no line.

Elaborated MIR has other blocks, so a borrow is known by its span, place and target.
"""

from __future__ import annotations

from checker.borrow.check_body import analyse
from checker.borrow.session import Session
from checker.context import Tcx
from checker.flow.solver import bits
from checker.mir import ir
from checker.names.defs import Def
from grammar.span import Span

Key = tuple[Span, ir.Place, int]


def borrow_ends(tcx: Tcx, owner: Def) -> dict[Key, int]:
    """The last line of each borrow in the body of `owner`, by (span, place, local assigned to)."""
    body = tcx.mir_built(owner)
    if body is None:
        return {}
    session = analyse(tcx, body)
    out: dict[Key, int] = {}
    for at, region in session.check.loans.items():
        statement = body.blocks[at.block].statements[at.statement]
        if isinstance(statement, ir.Assign) and isinstance(statement.rvalue, ir.Borrow):
            if not any(True for _ in session.regions.ends(region)):
                key = (statement.span, statement.rvalue.place, int(statement.place.local))
                out[key] = _last_line(session, region)
    return out


def _last_line(session: Session, region: int) -> int:
    tcx, body, points = session.tcx, session.body, session.points
    last = 0
    for point in bits(session.regions.points_of(region)):
        at = points.location(point)
        block = body.blocks[at.block]
        if block.is_cleanup:
            continue
        code: ir.Statement | ir.Terminator = block.terminator
        if at.statement < len(block.statements):
            code = block.statements[at.statement]
        if isinstance(code, (ir.StorageDead, ir.StorageLive, ir.FalseEdge, ir.Goto)):
            continue
        span = tcx.sources.outermost_call(code.span)
        if span.ctxt >= 0:
            last = max(last, tcx.sources.locate(span).line)
    return last
