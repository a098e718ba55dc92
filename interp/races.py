"""Data races: two accesses to the same memory from two threads, one a write, in no order.

Asked in programs with threads whose code reaches `unsafe` of its own, at each access of the user's
code through a pointer. Threads are ordered by what synchronises them: each such operation (on a
lock, an atomic, a channel, a start or end...) counts as one that publishes what the thread did and
learns what all others have published. That is more order than there is, so what is found is a race
whatever the seed, while a seed may hide one.

An access is known by its thread and how often that had synchronised before. It comes before what a
thread does that has learnt of a later synchronisation (vector clocks, with epochs for writes as in
FastTrack).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from grammar.record import define, field

from .faults import UndefinedBehavior
from .memory.views import View

MANY = 1 << 16
"""From this many allocations on, those that are gone are forgotten."""

Access = tuple[int, int]
"""How often the thread had synchronised, and the site."""


@define(eq=False)
class Races:
    """`done[t]`: how often thread `t` has synchronised; `learnt[u][t]`: what `u` knows of it."""

    label: Callable[[int], str]
    done: dict[int, int] = field(factory=dict)
    learnt: dict[int, dict[int, int]] = field(factory=dict)
    writes: dict[Any, dict[int, tuple[int, Access]]] = field(factory=dict)
    reads: dict[Any, dict[int, dict[int, Access]]] = field(factory=dict)

    def synchronise(self, me: int) -> None:
        self.done[me] = self.done.get(me, 0) + 1
        self.learnt[me] = dict(self.done)

    def start(self, thread: int) -> None:
        """`thread` begins with what its parent, which has just synchronised, knows."""
        self.learnt[thread] = dict(self.done)

    def read(self, me: int, a: Any, s: int, n: int, site: int) -> None:
        if isinstance(a, View):
            return
        writes, known = self.writes.get(a), self.learnt.get(me, {})
        reads = self.reads.setdefault(a, {})
        now = (self.done.get(me, 0), site)
        for slot in range(s, s + n):
            if writes is not None and slot in writes:
                self.after(me, known, *writes[slot], "write", "read", site, a)
            reads.setdefault(slot, {})[me] = now

    def write(self, me: int, a: Any, s: int, n: int, site: int) -> None:
        if isinstance(a, View):
            return
        if len(self.writes) > MANY:
            self.forget()
        writes, known = self.writes.setdefault(a, {}), self.learnt.get(me, {})
        reads = self.reads.get(a, {})
        now = (self.done.get(me, 0), site)
        for slot in range(s, s + n):
            if slot in writes:
                self.after(me, known, *writes[slot], "write", "write", site, a)
            for other, access in reads.pop(slot, {}).items():
                self.after(me, known, other, access, "read", "write", site, a)
            writes[slot] = (me, now)

    def after(
        self,
        me: int,
        known: dict[int, int],
        other: int,
        access: Access,
        first: str,
        second: str,
        site: int,
        a: Any,
    ) -> None:
        """An access of `me` comes after one of `other`, or they race."""
        if other != me and known.get(other, 0) <= access[0]:
            self.race(me, other, access, first, second, site, a)

    def race(
        self, me: int, other: int, access: Access, first: str, second: str, site: int, a: Any
    ) -> NoReturn:
        message = (
            f"data race between a {first} by thread `{self.label(other)}` and a {second} by thread "
            f"`{self.label(me)}`, which nothing puts in order"
        )
        e = UndefinedBehavior("data-race", message, site, a)
        e.earlier = access[1]
        raise e

    def forget(self) -> None:
        for table in (self.writes, self.reads):
            for a in [a for a in table if a.d is None]:
                del table[a]
