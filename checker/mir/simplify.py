"""Simplification of the control-flow graph: jumps to jumps, blocks with one way in, dead blocks.

Source: `rustc_mir_transform::simplify::SimplifyCfg`.
"""

from __future__ import annotations

from checker.flow.solver import reverse_postorder
from checker.mir import ir
from grammar.record import evolve


def simplify(body: ir.Body) -> None:
    """Simplify `body` in place; the remaining blocks keep their order."""
    thread_jumps(body)
    merge_chains(body)
    drop_unreachable(body)


def thread_jumps(body: ir.Body) -> None:
    """Jumps to an empty block that only jumps go where that one goes."""
    final: dict[int, ir.Block] = {}
    for number in range(len(body.blocks)):
        seen = {number}
        at = ir.Block(number)
        while True:
            data = body.blocks[at]
            t = data.terminator
            if data.statements or not isinstance(t, ir.Goto) or t.target in seen:
                break
            at = t.target
            seen.add(at)
        if at != number:
            final[number] = at
    if final:
        for data in body.blocks:
            data.terminator = retarget(data.terminator, final)


def retarget(t: ir.Terminator, to: dict[int, ir.Block]) -> ir.Terminator:
    """`t` with each target block replaced as `to` says."""

    def new(b: ir.Block) -> ir.Block:
        return to.get(b, b)

    def unwind(u: ir.Unwind) -> ir.Unwind:
        return ir.UnwindCleanup(new(u.block)) if isinstance(u, ir.UnwindCleanup) else u

    match t:
        case ir.Goto(target):
            return evolve(t, target=new(target)) if target in to else t
        case ir.SwitchInt():
            targets = tuple(new(x) for x in t.targets)
            return evolve(t, targets=targets, otherwise=new(t.otherwise))
        case ir.Drop() | ir.Assert():
            return evolve(t, target=new(t.target), unwind=unwind(t.unwind))
        case ir.Call():
            target_ = None if t.target is None else new(t.target)
            return evolve(t, target=target_, unwind=unwind(t.unwind))
        case ir.FalseEdge():
            return evolve(t, real=new(t.real), imaginary=new(t.imaginary))
        case ir.FalseUnwind():
            return evolve(t, real=new(t.real), unwind=unwind(t.unwind))
        case _:
            return t


def merge_chains(body: ir.Body) -> None:
    """A block that is only reached by one jump becomes part of the block that jumps."""
    reachable = reverse_postorder(body)
    ways_in = [0] * len(body.blocks)
    ways_in[ir.START] = 1
    for number in reachable:
        for s in ir.successors(body.blocks[number].terminator):
            ways_in[s] += 1
    gone = set()
    for number in reachable:
        if number in gone:
            continue
        data = body.blocks[number]
        while True:
            t = data.terminator
            if not isinstance(t, ir.Goto) or ways_in[t.target] != 1 or t.target == number:
                break
            following = body.blocks[t.target]
            if following.is_cleanup != data.is_cleanup:
                break
            gone.add(int(t.target))
            data.statements = data.statements + following.statements
            data.terminator = following.terminator


def drop_unreachable(body: ir.Body) -> None:
    keep = sorted(reverse_postorder(body))
    if len(keep) == len(body.blocks):
        return
    to = {old: ir.Block(new) for new, old in enumerate(keep)}
    blocks = [body.blocks[old] for old in keep]
    for data in blocks:
        data.terminator = retarget(data.terminator, to)
    body.blocks = blocks
