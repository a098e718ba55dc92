"""What `--memory-map` shows beyond the counters: the blocks of the heap, the statics, and the
variables of `main` on the stack.

Made after the run, from the simulated heap and from the MIR of `main`. Stack addresses are given in
order of declaration, downwards, each aligned: what a debug build does without moving things about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from grammar import syntax as ast

from . import outcome as oc
from .memory.heap import STACK_TOP, STATIC_BASE
from .shown import show_block, show_type

if TYPE_CHECKING:
    from .machine import Machine


def heap_blocks(machine: Machine) -> tuple[oc.HeapBlock, ...]:
    """Used and free stretches by address."""
    heap = machine.runtime.heap
    heap.join()
    used = [
        oc.HeapBlock(
            addr, heap.sizes[addr], True, show_block(machine.tcx, block), machine.place(block.site)
        )
        for addr, block in heap.live.items()
    ]
    free = [oc.HeapBlock(addr, size, False, None, None) for size, addr in heap.free_by_size]
    if heap.end > heap.top:
        free.append(oc.HeapBlock(heap.top, heap.end - heap.top, False, None, None))
    return tuple(sorted(used + free, key=lambda b: b.address))


def static_items(machine: Machine) -> tuple[oc.Static, ...]:
    """The program's statics, in order of first use."""
    out = []
    address = STATIC_BASE
    for name, _, def_ in machine.generated.statics:
        if def_.is_library:
            continue
        unit = machine.module[name].t
        address = (address + unit.align - 1) & -unit.align
        node = def_.node
        mutable = isinstance(node, ast.Item) and getattr(node.kind, "mutable", False)
        at = machine.tcx.sources.locate(def_.span)
        place = oc.Place(at.file, at.line, at.column, "")
        out.append(
            oc.Static(
                def_.path(), show_type(machine.tcx, unit.ty), unit.size, address, mutable, place
            )
        )
        address += unit.size
    return tuple(out)


def main_locals(machine: Machine) -> tuple[oc.StackLocal, ...]:
    """The variables of `main` in order of declaration."""
    body = machine.tcx.mir_built(machine.main)
    if body is None:
        return ()
    borrowed = _address_taken(body)
    at, out = STACK_TOP, []
    for i, local in enumerate(body.locals):
        if local.name is None:
            continue
        layout = machine.program.layouts.of(local.ty)
        at = (at - layout.size) & -layout.align
        shown = show_type(machine.tcx, local.ty)
        out.append(oc.StackLocal(local.name, shown, layout.size, at, i not in borrowed))
    return tuple(out)


def _address_taken(body: ir.Body) -> set[int]:
    """Locals that something points to."""
    found: set[int] = set()
    for block in body.blocks:
        for statement in block.statements:
            if not isinstance(statement, ir.Assign):
                continue
            match statement.rvalue:
                case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                    if not any(isinstance(p, ir.Deref) for p in place.projection):
                        found.add(place.local)
                case _:
                    pass
    return found
