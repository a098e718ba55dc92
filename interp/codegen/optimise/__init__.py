"""Optimisation of LIR before Python is emitted from it.

Small library functions are inlined into their callers (`inline`), then copies, aggregates and
references that only carry a value from one place to another are seen through (`forward`), jumps
whose outcome is known are threaded and dead stores removed (`flow`), until nothing changes. What is
won: `v.push(x)` on a local vector is one method call on a Python list, `for i in 0..n` is a `while`
loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interp.codegen import lir

from .flow import remove_dead, simplify, thread
from .forward import run as forward
from .inline import expand, lower_drops

if TYPE_CHECKING:
    from interp.codegen.module import Module

ROUNDS = 8


def optimise(module: Module, fn: lir.Function) -> None:
    """Rewrites `fn` in place. Its callees have been optimised before, recursion aside."""
    simplify(fn)
    cleaned = False
    for _ in range(4):
        lower_drops(module, fn)
        if not expand(module, fn):
            break
        clean(module, fn)
        cleaned = True
    if not cleaned:
        clean(module, fn)


def clean(module: Module, fn: lir.Function) -> None:
    """Forwarding and control flow to a fixpoint (or `ROUNDS`)."""
    for _ in range(ROUNDS):
        simplify(fn)
        changed = forward(module, fn)
        changed |= thread(module, fn)
        changed |= remove_dead(module, fn)
        if not changed:
            break
    simplify(fn)
