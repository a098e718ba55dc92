"""Sizes of stack frames in a debug build.

rustc without optimisation gives every local of the MIR a stack slot of its own (an `alloca`), except
temporaries that are one or two scalars, never borrowed and assigned once, which stay in registers
and are spilled about as often as not. The frame is the slots in descending alignment, saved
registers, and the return address, rounded to 16.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.types import ty as t

from .closed import Unsupported

if TYPE_CHECKING:
    from .codegen.lir import Function
    from .mono import Program

OVERHEAD = 24


def frame_size(program: Program, fn: Function) -> int:
    """Bytes that one call of `fn` takes from the stack."""
    total = 0
    for i, ty in enumerate(fn.locals):
        try:
            layout = program.layouts.of(ty)
        except Unsupported:
            continue
        if layout.size > 16 and 1 <= i <= fn.arg_count and not isinstance(ty, t.Array):
            total += 8
        else:
            total += (layout.size + layout.align - 1) & -layout.align
    return (total + OVERHEAD + 15) & -16
