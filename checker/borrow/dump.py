"""The facts of a body under borrow checking, as stable text: for tests and for learning.

`regions` with their values, `constraints`, `loans` with their scopes, `live` per region. Points are
written `bb1[2]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.check_body import analyse
from checker.borrow.session import Session
from checker.context import Tcx
from checker.flow.solver import bits
from checker.mir import ir
from checker.names.defs import Def


def dump(tcx: Tcx, owner: Def) -> str:
    """All facts of `owner`'s body."""
    body = tcx.mir_built(owner)
    if body is None:
        return ""
    return "\n".join(dump_session(analyse(tcx, body))) + "\n"


def dump_session(cx: Session) -> Iterator[str]:
    yield "regions:"
    for vid, d in enumerate(cx.check.vars.defs):
        name = f" {d.name}" if d.name is not None else ""
        yield f"  '{vid} {d.origin.name.lower()}{name}: {_value(cx, vid)}"
    yield "constraints:"
    for c in cx.check.vars.outlives:
        at = _point(c.where.at) if c.where.at is not None else "all"
        yield f"  '{c.sup}: '{c.sub} @ {at} {c.where.category.name.lower()}"
    yield "loans:"
    for loan in cx.loans.all:
        scope = [p for p in range(cx.points.count) if cx.loans.in_scope[p] >> loan.number & 1]
        where = _ranges(cx, sum(1 << p for p in scope))
        yield (
            f"  {loan.number}: {place_text(loan.assigned)} = {loan.kind.value}"
            f"{place_text(loan.place)} '{loan.region} @ {_point(loan.at)} in scope {where}"
        )


def _value(cx: Session, vid: int) -> str:
    ends = [f"end('{r})" for r in cx.regions.ends(vid)]
    return " ".join(["{" + _ranges(cx, cx.regions.points_of(vid)) + "}", *ends])


def _ranges(cx: Session, points: int) -> str:
    """Runs of consecutive points of one block: `bb0[1..3]`."""
    out: list[str] = []
    run: list[int] = []
    for p in [*bits(points), -1]:
        if run and p == run[-1] + 1 and cx.points.blocks[p] == cx.points.blocks[run[0]]:
            run.append(p)
            continue
        if run:
            first, last = cx.points.location(run[0]), cx.points.location(run[-1])
            span = f"{first.statement}" if len(run) == 1 else f"{first.statement}..{last.statement}"
            out.append(f"bb{first.block}[{span}]")
        run = [p]
    return ", ".join(out)


def _point(at: tuple[int, int]) -> str:
    return f"bb{at[0]}[{at[1]}]"


def place_text(place: ir.Place) -> str:
    text = f"_{place.local}"
    for elem in place.projection:
        match elem:
            case ir.Deref():
                text = f"(*{text})"
            case ir.Field(index, _):
                text = f"{text}.{index}"
            case ir.Index(local):
                text = f"{text}[_{local}]"
            case ir.ConstantIndex():
                text = f"{text}[{'-' if elem.from_end else ''}{elem.offset}]"
            case ir.Subslice():
                text = f"{text}[{elem.start}..{elem.end}]"
            case ir.Downcast(_, name):
                text = f"({text} as {name})"
    return text
