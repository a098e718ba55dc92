"""How much a run may use: `Limits`, and the `Meter` that watches them.

Only a program that runs under limits pays for them: its code is generated with a call of `tick` at
the head of every function and in every loop, so every program ends. A limit that is reached raises
`LimitReached` where it is noticed; memory and time are looked at every 1,024 steps, memory also
when one block would be too much.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from grammar.record import define, frozen

from .faults import LimitReached
from .memory.heap import Heap

INTERVAL = 1024


@frozen
class Limits:
    """None: no limit. `steps` are calls and rounds of loops; `heap` counts bytes that live at one
    time; `output` bytes of standard output and standard error; `seconds` of the run alone."""

    steps: int | None = None
    heap: int | None = None
    output: int | None = None
    seconds: float | None = None


@define(eq=False)
class Meter:
    """What one run has used."""

    limits: Limits
    heap: Heap
    written: int = 0

    def ticker(self) -> Callable[[], None]:
        """`tick` of generated code."""
        check, start = self.check, time.perf_counter()
        left = done = self.batch(0)

        def tick() -> None:
            nonlocal left, done
            left -= 1
            if left < 0:
                check(done, time.perf_counter() - start)
                batch = self.batch(done)
                done += batch
                left = batch - 1

        return tick

    def batch(self, done: int) -> int:
        """How many steps to the next look."""
        steps = self.limits.steps
        return INTERVAL if steps is None else min(steps - done, INTERVAL)

    def check(self, steps: int, seconds: float) -> None:
        """Raises `LimitReached` if the run has used up what it had."""
        limits = self.limits
        if limits.steps is not None and steps >= limits.steps:
            raise LimitReached(f"the program took more than {limits.steps:,} steps")
        if limits.seconds is not None and seconds > limits.seconds:
            raise LimitReached(f"the program ran for more than {limits.seconds:g} seconds")
        if limits.heap is not None:
            self.heap.replay()

    def wrote(self, count: int) -> None:
        self.written += count
        if self.limits.output is not None and self.written > self.limits.output:
            raise LimitReached(f"the program wrote more than {self.limits.output:,} bytes")
