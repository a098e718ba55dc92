"""Threads of the program, one at a time.

Each is a thread of Python with a stack of its own, but only the one that has the baton runs:
`Scheduler` hands it over where a thread waits (a join, a lock, a channel, a sleep), ends, yields,
and, so that a thread that spins cannot keep it, at every so many operations on locks and atomics.
What runs is Python as ever: no generated code knows of threads. The state of the run that belongs
to a thread (panics, stack, thread-local values) changes hands with the baton.

Seed 0 is first come, first served; with any other, who runs next is drawn, and so is whether an
operation on a lock or atomic hands over. The order depends on the seed alone: there is no clock but
the simulated one, which jumps to the end of the first sleep when nobody else can run.

When nobody can run at all, the run is over: `Deadlock` tells who waits for what. It and every other
end that a thread meets (a fault, `exit`, a full stack) is raised in the main thread as `Elsewhere`,
since the machine waits for that one. When the machine is done, `shutdown` unwinds all that is left.
"""

from __future__ import annotations

import random
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

from grammar.record import Enum, define, field

from .faults import Abort, Deadlock, Elsewhere, Panic, Wait
from .races import Races

if TYPE_CHECKING:
    from .state import Runtime

MAIN = 1
PYTHON_STACK = 16 << 20
"""Address space for C frames: those of Rust are Python's, so a thread needs few."""
STACK_OVERHEAD = 3_000
"""Bytes of stack that are used before a thread's closure is called."""
SPIN = 40
"""Operations on locks and atomics after which a thread has to hand over, with seed 0."""
CHANCE = 0.25
"""That it does at any one of them, with other seeds."""
OWN = ("caught", "dtors", "locals", "panicking_count", "stack_limit", "stack_low", "token_base")
"""What each thread has of its own in `Runtime`."""
TOKEN_BITS = 20
"""A token is the number of a thread, then a site plus one."""
SITES = (1 << TOKEN_BITS) - 1


class State(Enum):
    READY = "ready"
    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"


class Killed(BaseException):
    """The run is over, this thread not."""


@define(eq=False)
class Thread:
    """One thread: `own` is its part of the run's state while it does not run."""

    number: int
    name: str
    stack: int
    own: dict[str, Any]
    baton: threading.Lock = field(factory=threading.Lock)
    state: State = State.READY
    wait: Wait | None = None
    key: Any = None
    deadline: int | None = None
    woken: bool = False
    parked_token: bool = False
    python: threading.Thread | None = None

    def label(self) -> str:
        return self.name or f"<unnamed> ({self.number})"


@define(eq=False)
class Scheduler:
    """Hands the baton round; every method is called by the thread that has it."""

    runtime: Runtime
    threads: list[Thread] = field(factory=list)
    ready: deque[Thread] = field(factory=deque)
    waiting: dict[Any, list[Thread]] = field(factory=dict)
    sleeping: list[tuple[int, int, Thread]] = field(factory=list)
    current: Thread = field(init=False)
    chance: random.Random | None = field(init=False)
    races: Races = field(init=False)
    spins: int = 0
    order: int = 0
    fatal: BaseException | None = None
    over: bool = False

    def __attrs_post_init__(self) -> None:
        seed = self.runtime.seed
        self.chance = random.Random(seed) if seed else None
        name, stack = self.runtime.main_name, self.runtime.stack_limit + 7_000
        main = Thread(MAIN, name, stack, {}, state=State.RUNNING)
        main.baton.acquire()
        self.threads.append(main)
        self.current = main
        self.races = Races(lambda number: self.threads[number - 1].label())

    # -------------------------------------------------------------- starting and ending

    def spawn(self, run: Callable[[int], None], stack: int, name: str) -> int:
        """A new thread, ready to call `run(sp)`; its number."""
        number = len(self.threads) + 1
        self.synchronise()
        self.races.start(number)
        sp = max(stack - STACK_OVERHEAD, 0)
        thread = Thread(number, name, stack, self.fresh(sp, number))
        thread.baton.acquire()
        self.threads.append(thread)
        self.ready.append(thread)
        old = threading.stack_size(PYTHON_STACK)
        try:
            thread.python = threading.Thread(target=self.body, args=(thread, run), daemon=True)
            thread.python.start()
        finally:
            threading.stack_size(old)
        if self.chance is not None:
            self.give_way()
        return number

    def fresh(self, sp: int, number: int) -> dict[str, Any]:
        base = (number & 0xFFF) << TOKEN_BITS
        own: dict[str, Any] = {"caught": None, "dtors": [], "locals": {}, "panicking_count": 0}
        return own | {"stack_limit": sp, "stack_low": sp, "token_base": base, "LOW": sp}

    def body(self, thread: Thread, run: Callable[[int], None]) -> None:
        """A thread's life: waits for the baton, runs, hands over for good."""
        thread.baton.acquire()
        if self.over:
            return
        try:
            run(self.runtime.stack_limit)
            self.runtime.end_thread()
        except Killed:
            return
        except BaseException as e:
            self.fatal = e
            self.pass_to(self.threads[0])
            return
        thread.state = State.DONE
        self.synchronise()
        self.wake(("thread", thread.number), True)
        try:
            self.pass_to(self.next())
        except Deadlock as e:
            self.fatal = e
            self.pass_to(self.threads[0])

    def shutdown(self) -> None:
        """Ends all threads but the caller's, which is the main one, wherever they are."""
        self.over = True
        for thread in self.threads[1:]:
            python = thread.python
            if python is not None and python.is_alive():
                if thread.baton.locked():
                    thread.baton.release()
                python.join()

    def roots(self) -> Iterator[Any]:
        """What frames and thread-local values of threads that have not ended hold."""
        frames = sys._current_frames()
        for thread in self.threads[1:]:
            if thread.python is None or thread.state is State.DONE:
                continue
            yield from thread.own.get("locals", {}).values()
            frame = frames.get(thread.python.ident or 0)
            while frame is not None:
                yield from frame.f_locals.values()
                frame = frame.f_back

    def main_low(self) -> int:
        """The lowest stack pointer of the main thread."""
        main = self.threads[0]
        low = self.runtime.stack_low if self.current is main else main.own["stack_low"]
        return int(low)

    # -------------------------------------------------------------- the baton

    def next(self) -> Thread:
        """Who runs now; the clock jumps if all that could are asleep."""
        self.expire()
        while not self.ready:
            if not self.sleeping:
                raise self.deadlock()
            clock = self.runtime
            clock.clock = max(clock.clock, self.sleeping[0][0])
            self.expire()
        if self.chance is None:
            return self.ready.popleft()
        at = self.chance.randrange(len(self.ready))
        thread = self.ready[at]
        del self.ready[at]
        return thread

    def expire(self) -> None:
        """Those whose time is over are ready."""
        sleeping = self.sleeping
        while sleeping and sleeping[0][0] <= self.runtime.clock:
            at, _, thread = heappop(sleeping)
            if thread.deadline == at and thread.state is State.WAITING:
                self.rouse(thread, False)

    def rouse(self, thread: Thread, woken: bool) -> None:
        waiters = self.waiting.get(thread.key)
        if waiters is not None:
            waiters.remove(thread)
            if not waiters:
                del self.waiting[thread.key]
        thread.state = State.READY
        thread.wait = thread.key = thread.deadline = None
        thread.woken = woken
        self.ready.append(thread)

    def switch(self, me: Thread) -> None:
        """Runs another until it is the turn of `me`, which is ready or waits."""
        self.hand_over(me, self.next())

    def hand_over(self, me: Thread, to: Thread) -> None:
        self.spins = 0
        if to is me:
            me.state = State.RUNNING
            return
        self.save(me)
        self.pass_to(to)
        me.baton.acquire()
        if self.over:
            raise Killed
        if self.fatal is not None:
            raise Elsewhere(self.fatal)

    def save(self, me: Thread) -> None:
        runtime = self.runtime
        me.own = {name: getattr(runtime, name) for name in OWN}
        me.own["LOW"] = runtime.globals["LOW"]

    def pass_to(self, to: Thread) -> None:
        """`to` has the baton; the caller must wait for its own or end."""
        runtime = self.runtime
        if self.fatal is None:
            for name in OWN:
                setattr(runtime, name, to.own[name])
            runtime.globals["LOW"] = to.own["LOW"]
            self.current = to
        to.state = State.RUNNING
        to.baton.release()

    # -------------------------------------------------------------- what threads do

    def give_way(self) -> None:
        """The others first."""
        me = self.current
        me.state = State.READY
        self.ready.append(me)
        self.switch(me)

    def synchronise(self) -> None:
        """What this thread did comes before what others do once they have synchronised."""
        if self.runtime.program.has_user_unsafe:
            self.races.synchronise(self.current.number)

    def point(self) -> None:
        """An operation that another thread may come before."""
        self.turn()
        self.synchronise()

    def turn(self) -> None:
        if self.chance is None:
            self.spins += 1
            if self.spins > SPIN:
                self.runtime.clock += 1000
                self.give_way()
        elif self.chance.random() < CHANCE:
            self.runtime.clock += 1000
            self.give_way()

    def wait(self, key: Any, why: Wait, nanos: int | None = None) -> bool:
        """Waits for a `wake` of `key`, for at most `nanos`; whether it came."""
        me = self.current
        me.state, me.wait, me.key = State.WAITING, why, key
        self.waiting.setdefault(key, []).append(me)
        if nanos is not None:
            me.deadline = self.runtime.clock + nanos
            self.order += 1
            heappush(self.sleeping, (me.deadline, self.order, me))
        self.synchronise()
        self.switch(me)
        self.synchronise()
        return me.woken

    def wake(self, key: Any, every: bool) -> None:
        self.synchronise()
        waiters = self.waiting.get(key)
        while waiters:
            at = 0 if self.chance is None else self.chance.randrange(len(waiters))
            self.rouse(waiters[at], True)
            if not every:
                break

    def join(self, number: int, why: Wait) -> None:
        target = self.threads[number - 1]
        while target.state is not State.DONE:
            self.wait(("thread", number), why)
        self.synchronise()

    def park(self, why: Wait, nanos: int | None) -> None:
        me = self.current
        if not me.parked_token:
            self.wait(("parked", me.number), why, nanos)
        me.parked_token = False
        self.synchronise()

    def unpark(self, number: int) -> None:
        self.threads[number - 1].parked_token = True
        self.wake(("parked", number), True)

    def deadlock(self) -> Deadlock:
        """Who waits for what, when nobody can run."""
        waits = tuple(x.wait for x in self.threads if x.wait is not None)
        own = self.threads[0].wait or (waits[0] if waits else None)
        return Deadlock(own.site if own is not None else 0, waits)


def at_end(runtime: Runtime) -> None:
    """Drops the thread-local values of a thread that ends, the last made first."""
    while runtime.dtors:
        init, run = runtime.dtors.pop()
        value = runtime.locals[init]
        runtime.locals[init] = None
        try:
            run(value, 0, runtime.stack_limit, 0)
        except Panic as e:
            text = "fatal runtime error: thread local panicked on drop, aborting\n"
            runtime.stderr_text(text)
            raise Abort("thread local panicked on drop") from e
