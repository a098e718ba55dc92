"""The state of one run, and the run-time functions that use it.

`Runtime.names()` gives generated code its globals: everything of `interp.runtime` and the methods
here. Functions take leaves (allocation, slot, length); `k` is the width of an element in leaves,
`site` the place in the user's code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

from checker.mir.ir import AssertKind
from grammar.record import Enum, define, field

from . import characters, search, texts
from . import runtime as rt
from .checks import Checks
from .faults import (
    Abort,
    Exit,
    FilesRefused,
    Missing,
    Panic,
    StackOverflow,
    UndefinedBehavior,
    Wait,
)
from .memory.heap import LOG_LIMIT, Allocation, Block, Buffer, Fill, Heap, U
from .memory.index import (
    MapIndex,
    buckets_for,
    map_candidate,
    map_copy_index,
    map_find,
    map_reset,
    room_in,
    sorted_find,
    table_bytes,
)
from .memory.unit import CountedUnit, Unit, unit_of
from .memory.views import View, Views
from .shape import BULK
from .texts import Piece

if TYPE_CHECKING:
    from .files import Files
    from .mono import Program
    from .threads import Scheduler

Sink = Callable[[bytes], None]
USIZE_MAX = rt.USIZE_MAX
WATERMARK = 4096


class Host(Enum):
    """What a program sees of the machine that minirust runs on."""

    NOTHING = "an empty environment, and files that end with the run"
    ENVIRONMENT = "the environment; files are refused"
    FILES = "the environment and all files"


@define(eq=False)
class Runtime:
    """One run of a program."""

    program: Program
    out: Sink
    err: Sink
    stack_limit: int
    seed: int = 0
    heap: Heap = field(factory=Heap)
    globals: dict[str, Any] = field(factory=dict)
    stdin: BinaryIO | None = None
    unread: bytes = b""
    """What was read of a line of standard input and not consumed."""
    args: tuple[str, ...] = ()
    host: Host = Host.NOTHING
    """The program sees the files and the environment of the machine that minirust runs on."""
    _files: Files | None = None
    pending_out: bytearray = field(factory=bytearray)
    panicking_count: int = 0
    scheduler: Scheduler | None = None
    """None while there is only the main thread and it never had to wait."""
    token_base: int = 1 << 20
    locals: dict[Any, Allocation | None] = field(factory=dict)
    """The thread-local values of this thread, by what made them, None once dropped; `dtors`: those
    to drop, in order."""
    dtors: list[tuple[Any, Any]] = field(factory=list)
    hook: tuple[Any, Any, int] | None = None
    caught: Panic | None = None
    clock: int = 0
    """Nanoseconds of simulated time."""
    first_panic: bool = True
    main_name: str = "main"
    """What the first thread is called: tests run in threads named after them."""
    stack_low: int = 0
    largest_need: int = 0
    texts: list[str] = field(factory=list)
    store_count: int = 0
    pieces: dict[bytes, tuple[Piece, ...]] = field(factory=dict)
    statics: dict[str, tuple[Allocation, int, int]] = field(factory=dict)
    bytes_unit: Unit = field(init=False)
    views: Views = field(init=False)
    map_seed: int = field(init=False)
    checks: Checks = field(init=False)

    def __attrs_post_init__(self) -> None:
        from checker.types.ty import U8

        self.bytes_unit = unit_of(self.program, U8)
        self.stack_low = self.stack_limit
        self.views = Views(self.heap, self.program)
        self.map_seed = self.hash_seed(2)
        self.checks = Checks(self)

    def names(self) -> dict[str, Any]:
        """The globals of generated code."""
        known = {**vars(rt), **vars(search)}
        out = {k: v for k, v in known.items() if callable(v) and not k.startswith("_")}
        for k in dir(self):
            if not k.startswith("_") and callable(getattr(self, k)) and k not in ("names", "out"):
                out[k] = getattr(self, k)
        out |= self.checks.names()
        out |= self.views.names()
        out |= {"map_find": map_find, "map_candidate": map_candidate, "map_reset": map_reset}
        out["map_copy_index"] = map_copy_index
        out |= {"sorted_find": sorted_find}
        out["USIZE_MAX"] = USIZE_MAX
        log, new = self.heap.log, Block
        append = log.append

        def new_block(d: Any, t: Any, site: int) -> Block:
            a = new(d, t, 1, site)
            append(a)
            return a

        replay = self.heap.replay

        def free_block(a: Block) -> None:
            if a.t.size:
                append(a)
                if len(log) > LOG_LIMIT:
                    replay()
            a.d = None

        out |= {
            "A": Allocation,
            "Block": Block,
            "Buffer": Buffer,
            "Fill": Fill,
            "U": U,
            "Z": rt.ZST,
            "DANGLING": rt.DANGLING,
            "Panic": Panic,
            "inf": float("inf"),
            "nan": float("nan"),
            "new_block": new_block,
            "free_block": free_block,
            "LIMIT": self.stack_limit,
            "LOW": self.stack_limit,
        }
        return out

    # -------------------------------------------------------------- panics

    def location(self, site: int) -> str:
        tcx = self.program.tcx
        span, _ = self.program.sites[site]
        if site == 0 or span.ctxt < 0:
            return "src/main.rs:1:1"
        at = tcx.sources.locate(span)
        return f"{at.file}:{at.line}:{at.column}"

    def panic(self, message: str, site: int, kind: int = 0, payload: Any = None) -> None:
        """Prints `message`, or calls the hook, and begins to unwind."""
        self.panicking_count += 1
        if self.hook is not None and self.panicking_count == 1:
            self.call_hook(message, site, kind)
        else:
            self.show_panic(message, self.location(site))
        if self.panicking_count > 1:
            place = "library/core/src/panicking.rs:233:5"
            self.stderr_text(
                f"\nthread {self.thread_label()} panicked at {place}:\n"
                "panic in a destructor during cleanup\n"
                "thread caused non-unwinding panic. aborting.\n"
            )
            raise Abort("panic in a destructor during cleanup")
        raise Panic(message, site, kind, payload)

    def panic_nounwind(self, a: Any, s: int, n: int) -> None:
        """A panic that ends the process, as those of failed checks of validity."""
        message = rt.text(a, s, n)
        self.show_panic(message, "library/core/src/panicking.rs:225:5")
        self.stderr_text("thread caused non-unwinding panic. aborting.\n")
        raise Abort(message)

    def show_panic(self, message: str, place: str) -> None:
        note = "\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace"
        text = f"\nthread {self.thread_label()} panicked at {place}:\n{message}"
        self.stderr_text(text + (note if self.first_panic else "") + "\n")
        self.first_panic = False

    def call_hook(self, message: str, site: int, kind: int) -> None:
        """`set_hook`'s function, as the machine's own caller."""
        assert self.hook is not None
        run, a, s = self.hook
        name, line, column = self.location(site).rsplit(":", 2)
        text, file = self.static(message), self.static(name)
        run(a, s, *text, kind, *file, int(line), int(column), self.stack_low, site)

    def set_panic_hook(self, run: Any, a: Any, s: int) -> None:
        self.hook = (run, a, s)

    def take_panic_hook(self) -> tuple[Any, int]:
        old, self.hook = self.hook, None
        return (None, 0) if old is None else old[1:]

    def print_panic(
        self, a: Any, s: int, n: int, b: Any, u: int, m: int, line: int, column: int
    ) -> None:
        self.show_panic(rt.text(a, s, n), f"{rt.text(b, u, m)}:{line}:{column}")

    def panicking(self) -> bool:
        return self.panicking_count > 0

    def catch_panic(self, run: Any, a: Any, s: int, sp: int, loc: int) -> bool:
        """Calls `run(job)`; whether it panicked."""
        before = self.panicking_count
        try:
            run(a, s, sp, loc)
        except Panic as e:
            self.panicking_count = before
            self.caught = e
            e.__traceback__ = None
            return True
        return False

    def caught_kind(self) -> int:
        return self.caught.kind if self.caught is not None else 0

    def caught_text(self) -> tuple[Allocation, int, int]:
        return self.static(self.caught.message if self.caught is not None else "")

    def caught_payload(self) -> Any:
        return self.caught.payload if self.caught is not None else None

    def begin_panic_fmt(self, a: Any, s: int, n: int, site: int) -> None:
        self.panic(rt.text(a, s, n), site, 1)

    def begin_panic_numbers(self, a: Any, s: int, n: int, x: int, y: int, site: int) -> None:
        self.panic(rt.text(a, s, n).format(x, y), site, 1)

    def begin_panic_any(self, a: Any, s: int, n: int, b: Any, u: int, vt: Any, site: int) -> None:
        self.panic(rt.text(a, s, n), site, 2, (b, u, vt))

    def raise_payload(self, b: Any, u: int, vt: Any, site: int) -> None:
        self.panicking_count += 1
        raise Panic("", site, 2, (b, u, vt))

    def clock_now(self) -> int:
        self.clock += 1000
        return self.clock

    # -------------------------------------------------------------- threads

    def threads(self) -> Scheduler:
        """The scheduler, from the first thread or wait on."""
        if self.scheduler is None:
            from .threads import Scheduler

            self.scheduler = Scheduler(self)
        return self.scheduler

    def thread_label(self, unnamed: str = "<unnamed>") -> str:
        """How messages name the thread that runs."""
        if self.scheduler is None:
            return f"'{self.main_name}' (1)"
        thread = self.scheduler.current
        return f"'{thread.name or unnamed}' ({thread.number})"

    def waiting_for(self, what: str, site: int, holder: int = 0) -> Wait:
        """`holder` is a token, or 0: it takes the place of `{}` in the words."""
        known = self.threads()
        me = known.current.label()
        by = known.threads[(holder >> 20) - 1].label() if holder else ""
        taken = (holder & 0xFFFFF) - 1 if holder else 0
        words = what.replace("{}", f"`{by}`" if by != me else "it")
        return Wait(me, words, site, by, taken)

    def thread_spawn(
        self, run: Any, a: Any, s: int, stack: int, b: Any, u: int, n: int, site: int
    ) -> int:
        return self.threads().spawn(lambda sp: run(a, s, sp, site), stack, rt.text(b, u, n))

    def thread_join(self, number: int, site: int) -> None:
        known = self.threads()
        known.join(number, self.waiting_for("the end of thread {}", site, number << 20))

    def thread_current(self) -> int:
        return 1 if self.scheduler is None else self.scheduler.current.number

    def thread_name(self, number: int) -> tuple[Allocation, int, int]:
        return self.static(self.threads().threads[number - 1].name)

    def thread_yield(self) -> None:
        if self.scheduler is not None:
            self.scheduler.give_way()

    def thread_point(self) -> None:
        if self.scheduler is not None:
            self.scheduler.point()

    def thread_sync(self) -> None:
        if self.scheduler is not None:
            self.scheduler.synchronise()

    def race_r(self, a: Any, s: int, n: int, site: int) -> None:
        """A read by the user's code, in a checked program with threads."""
        known = self.scheduler
        if known is not None:
            known.races.read(known.current.number, a, s, n, site)

    def race_w(self, a: Any, s: int, n: int, site: int) -> None:
        known = self.scheduler
        if known is not None:
            known.races.write(known.current.number, a, s, n, site)

    def thread_token(self, site: int) -> int:
        self.thread_sync()
        return self.token_base | site + 1 & 0xFFFFF

    def thread_wait(self, a: Any, s: int, b: Any, u: int, n: int, holder: int, site: int) -> None:
        why = self.waiting_for(rt.text(b, u, n), site, holder)
        self.threads().wait((a, s), why)

    def thread_wait_for(
        self, a: Any, s: int, b: Any, u: int, n: int, nanos: int, site: int
    ) -> bool:
        why = self.waiting_for(rt.text(b, u, n), site)
        return self.threads().wait((a, s), why, nanos)

    def thread_wake(self, a: Any, s: int, every: bool) -> None:
        if self.scheduler is not None:
            self.scheduler.wake((a, s), every)

    def thread_sleep(self, nanos: int, site: int) -> None:
        if self.scheduler is None:
            self.clock += nanos
        else:
            why = self.waiting_for("time to pass", site)
            self.scheduler.wait(("asleep", self.scheduler.current.number), why, nanos)

    def thread_park(self, site: int) -> None:
        self.threads().park(self.waiting_for("an `unpark`", site), None)

    def thread_park_for(self, nanos: int, site: int) -> None:
        self.threads().park(self.waiting_for("an `unpark`", site), nanos)

    def thread_unpark(self, number: int) -> None:
        self.threads().unpark(number)

    def end_thread(self) -> None:
        """What happens last in a thread: its thread-local values are dropped."""
        if self.dtors:
            from .threads import at_end

            at_end(self)

    def local_state(self, init: Any) -> int:
        if init not in self.locals:
            return 0
        return 2 if self.locals[init] is None else 1

    def local_get(self, init: Any) -> tuple[Allocation | None, int]:
        return self.locals[init], 0

    def local_put(self, init: Any, place: Allocation) -> None:
        place.freed = None
        self.locals[init] = place

    def local_at_end(self, init: Any, run: Any) -> None:
        self.dtors.append((init, run))

    def begin_panic(self, a: Any, s: int, n: int, site: int) -> None:
        self.panic(rt.text(a, s, n), site)

    def panic_overflow(self, kind: str, site: int) -> None:
        self.panic(AssertKind[kind].value, site)

    def panic_bounds(self, length: int, index: int, site: int) -> None:
        self.panic(f"index out of bounds: the len is {length} but the index is {index}", site, 1)

    def stored(self, a: Any, s: int, n: int, site: int) -> None:
        """Leaves `s..s + n` of a heap block were stored at `site`: may close a cycle."""
        if isinstance(a, Block):
            self.store_count += 1
            entry = (self.store_count, site)
            try:
                known = a.stores
            except AttributeError:
                known = a.stores = {}
            for i in range(s, s + n):
                known[i] = entry

    def mark_lost(self, leaves: Any, cause: str, site: int) -> None:
        """What these leaves own will not be dropped, because of `cause`."""
        for x in leaves:
            if isinstance(x, Block):
                x.mark = (cause, site)

    def unreachable(self, site: int) -> None:
        raise UndefinedBehavior("unreachable", "entering unreachable code", site)

    def precondition(self, holds: bool, a: Any, s: int, n: int, site: int) -> None:
        if not holds:
            raise UndefinedBehavior("precondition", rt.text(a, s, n), site)

    def missing(self, feature: str) -> None:
        raise Missing(feature)

    def low(self, sp: int, need: int, function: int) -> None:
        """The stack is deeper than ever: overflow, or a new low-water mark."""
        if sp < need:
            raise StackOverflow(function, sp, need)
        self.stack_low = min(self.stack_low, sp)
        self.globals["LOW"] = max(sp - WATERMARK, self.largest_need)

    def drop_dyn(self, a: Any, s: int, vt: Any, sp: int, loc: int) -> None:
        if vt.drop is not None:
            vt.drop(a, s, sp, loc)

    # -------------------------------------------------------------- streams, process

    def stdout_write(self, a: Any, s: int, n: int) -> None:
        data = a.d[s : s + n]
        out = self.pending_out
        out.extend(data)
        at = out.rfind(b"\n")
        if at >= 0:
            self.out(bytes(out[: at + 1]))
            del out[: at + 1]
        elif len(out) > 1024:
            self.flush_out()

    def flush_out(self) -> None:
        if self.pending_out:
            self.out(bytes(self.pending_out))
            self.pending_out.clear()

    def stdin_read_line(self, b: Buffer, k: int, site: int) -> int:
        """Appends a line of standard input; the prompt before it is shown first."""
        return self._read(b, self._input_line(), site)

    def stdin_read_all(self, b: Buffer, k: int, site: int) -> int:
        rest = self.stdin.read() if self.stdin is not None else b""
        data, self.unread = self.unread + rest, b""
        return self._read(b, data, site)

    def _input_line(self) -> bytes:
        if not self.unread:
            return self.stdin.readline() if self.stdin is not None else b""
        line, self.unread = self.unread, b""
        return line

    def stdin_fill(self) -> tuple[Allocation, int, int]:
        """The rest of the line that is being read, or the next line."""
        self.unread = self._input_line()
        return self._bytes(self.unread)

    def stdin_consume(self, n: int) -> None:
        self.unread = self.unread[n:]

    def _bytes(self, data: bytes) -> tuple[Allocation, int, int]:
        allocation = Allocation(data, self.bytes_unit)
        allocation.freed = None
        return allocation, 0, len(data)

    # -------------------------------------------------------------- files

    def files(self) -> Files:
        if self._files is None:
            from .files import HostFiles, MemoryFiles

            if self.host is Host.ENVIRONMENT:
                raise FilesRefused
            self._files = MemoryFiles() if self.host is Host.NOTHING else HostFiles()
        return self._files

    def _system(self, call: Callable[[Files], int | None]) -> int:
        """What a call of the operating system gives, or its error number negated."""
        try:
            return call(self.files()) or 0
        except (OSError, ValueError) as error:
            from .files import linux

            return -linux(error) if isinstance(error, OSError) else -22

    def os_error_text(self, code: int) -> tuple[Allocation, int, int]:
        from .files import TEXTS

        return self.static(TEXTS.get(code) or f"Unknown error {code}")

    def sys_open(self, a: Any, s: int, n: int, flags: int) -> int:
        path = bytes(rt.data(a, s, n))
        return self._system(lambda f: f.open(path, flags))

    def sys_read(self, b: Buffer, fd: int, most: int, k: int, site: int) -> int:
        return self._system(lambda f: self._read(b, f.read(fd, most), site))

    def sys_write(self, fd: int, a: Any, s: int, n: int) -> int:
        data = bytes(rt.data(a, s, n))
        return self._system(lambda f: f.write(fd, data))

    def sys_seek(self, fd: int, offset: int, whence: int) -> int:
        return self._system(lambda f: f.seek(fd, offset, whence))

    def sys_truncate(self, fd: int, length: int) -> int:
        return self._system(lambda f: f.truncate(fd, length))

    def sys_close(self, fd: int) -> None:
        self._system(lambda f: f.close(fd))

    def sys_change(self, op: int, a: Any, s: int, n: int, b: Any, u: int, m: int) -> int:
        path, second = bytes(rt.data(a, s, n)), bytes(rt.data(b, u, m))
        changes: tuple[Callable[[Files], None], ...] = (
            lambda f: f.mkdir(path),
            lambda f: f.rmdir(path),
            lambda f: f.unlink(path),
            lambda f: f.rename(path, second),
            lambda f: f.symlink(path, second),
        )
        return self._system(changes[op])

    def sys_kind(self, a: Any, s: int, n: int, follow: bool) -> int:
        path = bytes(rt.data(a, s, n))
        return self._system(lambda f: f.status(path, follow)[0])

    def sys_len(self, a: Any, s: int, n: int, follow: bool) -> int:
        path = bytes(rt.data(a, s, n))
        return self._system(lambda f: f.status(path, follow)[1])

    def sys_text(self, b: Buffer, op: int, a: Any, s: int, n: int, k: int, site: int) -> int:
        path = bytes(rt.data(a, s, n))
        texts: tuple[Callable[[Files], bytes], ...] = (
            lambda f: b"".join(name + b"\0" for name in f.list(path)),
            lambda f: f.link(path),
            lambda f: f.canonical(path),
            lambda f: f.current(),
        )
        return self._system(lambda f: self._read(b, texts[op](f), site))

    def env_get(self, b: Buffer, a: Any, s: int, n: int, k: int, site: int) -> int:
        """The value of a variable of the environment, which is empty unless the host's is seen."""
        import os

        name = os.fsdecode(bytes(rt.data(a, s, n)))
        value = os.environ.get(name) if self.host is not Host.NOTHING and name else None
        return -1 if value is None else self._read(b, os.fsencode(value), site)

    def _read(self, b: Buffer, data: bytes, site: int) -> int:
        b.d += data
        if len(b.d) > b.n:
            self.buf_grow(b, 1, site)
        return len(data)

    def args_len(self) -> int:
        return len(self.args)

    def args_get(self, i: int) -> tuple[Allocation, int, int]:
        return self.static(self.args[i])

    def stderr_write(self, a: Any, s: int, n: int) -> None:
        self.err(rt.data(a, s, n))

    def stderr_text(self, text: str) -> None:
        self.err(text.encode("utf-8", "surrogatepass"))

    def process_exit(self, status: int, site: int) -> None:
        raise Exit(status & 0xFF)

    def process_abort(self, site: int) -> None:
        raise Abort

    def hash_seed(self, which: int) -> int:
        x = (self.seed * 2 + which + 1) * 0x9E3779B97F4A7C15 & USIZE_MAX
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & USIZE_MAX
        return (x ^ x >> 27) * 0x94D049BB133111EB & USIZE_MAX

    # -------------------------------------------------------------- texts outside the heap

    def static(self, text: str) -> tuple[Allocation, int, int]:
        """A `&'static str` made by the machine."""
        found = self.statics.get(text)
        if found is None:
            data = text.encode("utf-8", "surrogatepass")
            allocation = Allocation(data, self.bytes_unit)
            allocation.freed = None
            found = (allocation, 0, len(data))
            if len(self.statics) < 4096:
                self.statics[text] = found
        return found

    def text_new(self) -> int:
        self.texts.append("")
        return len(self.texts) - 1

    def text_push(self, i: int, a: Any, s: int, n: int) -> None:
        self.texts[i] += rt.text(a, s, n)

    def text_get(self, i: int) -> tuple[Allocation, int, int]:
        return self.static(self.texts[i])

    def template(self, a: Any) -> tuple[Piece, ...]:
        found = self.pieces.get(a.d)
        if found is None:
            found = self.pieces[a.d] = texts.template(a.d.decode("utf-8", "surrogatepass"))
        return found

    def template_is_text(self, a: Any, s: int, n: int) -> bool:
        pieces = self.template(a)
        return len(pieces) == 1 and pieces[0].arg == texts.NO_ARG

    def template_capacity(self, a: Any, s: int, n: int) -> int:
        """`Arguments::estimated_capacity`."""
        pieces = self.template(a)
        size = sum(len(piece.text.encode()) for piece in pieces)
        return 0 if not pieces[0].text and size < 16 else size * 2

    def template_len(self, a: Any, s: int, n: int) -> int:
        return len(self.template(a))

    def template_text(self, a: Any, s: int, n: int, i: int) -> tuple[Allocation, int, int]:
        return self.static(self.template(a)[i].text)

    def template_arg(self, a: Any, s: int, n: int, i: int) -> int:
        return self.template(a)[i].arg

    def template_has_options(self, a: Any, s: int, n: int, i: int) -> bool:
        return self.template(a)[i].options

    def template_fill(self, a: Any, s: int, n: int, i: int) -> int:
        return ord(self.template(a)[i].fill)

    def template_align(self, a: Any, s: int, n: int, i: int) -> int:
        return self.template(a)[i].align

    def template_flags(self, a: Any, s: int, n: int, i: int) -> int:
        return self.template(a)[i].flags

    def template_width_kind(self, a: Any, s: int, n: int, i: int) -> int:
        return self.template(a)[i].width_kind

    def template_width(self, a: Any, s: int, n: int, i: int) -> int:
        return self.template(a)[i].width

    def template_precision_kind(self, a: Any, s: int, n: int, i: int) -> int:
        return self.template(a)[i].precision_kind

    def template_precision(self, a: Any, s: int, n: int, i: int) -> int:
        return self.template(a)[i].precision

    def fmt_padded_integral(
        self,
        nonnegative: bool,
        pa: Any,
        ps: int,
        pn: int,
        a: Any,
        s: int,
        n: int,
        flags: int,
        fill: int,
        align: int,
        width: int,
    ) -> tuple[Allocation, int, int]:
        prefix, digits = rt.text(pa, ps, pn), rt.text(a, s, n)
        return self.static(
            texts.padded_integral(nonnegative, prefix, digits, flags, chr(fill), align, width)
        )

    def fmt_padded_text(
        self, a: Any, s: int, n: int, fill: int, align: int, width: int, precision: int
    ) -> tuple[Allocation, int, int]:
        return self.static(texts.padded_text(rt.text(a, s, n), chr(fill), align, width, precision))

    def fmt_digits(self, value: int, radix: int, upper: bool) -> tuple[Allocation, int, int]:
        return self.static(texts.digits(value, radix, upper))

    def fmt_char_text(self, c: int) -> tuple[Allocation, int, int]:
        return self.static(chr(c))

    def fmt_float(
        self, value: float, single: bool, precision: int, how: int
    ) -> tuple[Allocation, int, int]:
        return self.static(texts.float_text(value, single, precision, how))

    def fmt_str_debug(self, a: Any, s: int, n: int) -> tuple[Allocation, int, int]:
        return self.static(characters.str_debug(rt.text(a, s, n)))

    def fmt_char_debug(self, c: int) -> tuple[Allocation, int, int]:
        return self.static(characters.char_debug(c))

    def fmt_int_exp(self, value: int, precision: int, upper: bool) -> tuple[Allocation, int, int]:
        return self.static(texts.int_exp(value, precision, upper))

    def char_escape(self, c: int, how: int) -> tuple[Allocation, int, int]:
        return self.static(characters.char_escape(c, how))

    def char_is(self, c: int, a: Any, s: int, n: int) -> bool:
        return characters.char_is(c, rt.text(a, s, n))

    def char_case(self, c: int, upper: bool, i: int) -> int:
        return characters.char_case(c, upper, i)

    def char_is_printable(self, c: int) -> bool:
        return characters.is_printable(c)

    def parse_int(self, a: Any, s: int, n: int, radix: int, low: int, high: int) -> int:
        return texts.parse_int(rt.text(a, s, n), radix, low, high)[0]

    def parse_int_status(self, a: Any, s: int, n: int, radix: int, low: int, high: int) -> int:
        return texts.parse_int(rt.text(a, s, n), radix, low, high)[1]

    def parse_float_ok(self, a: Any, s: int, n: int) -> bool:
        return texts.float_ok(rt.text(a, s, n))

    def parse_f64(self, a: Any, s: int, n: int) -> float:
        return float(rt.text(a, s, n))

    def parse_f32(self, a: Any, s: int, n: int) -> float:
        return texts.parse_single(rt.text(a, s, n))

    def sip_write(self, a: Any, s: int, b: Any, u: int, m: int) -> None:
        """SipHash 1-3: whole words are mixed in, the rest waits in `tail`."""
        d = a.d
        v0, v1, v2, v3, tail, length = d[s : s + 6]
        have = length & 7
        data = rt.data(b, u, m)
        joined = tail.to_bytes(8, "little")[:have] + data
        whole = len(joined) & ~7
        for i in range(0, whole, 8):
            word = int.from_bytes(joined[i : i + 8], "little")
            v0, v1, v2, v3 = texts.sip_rounds(v0, v1, v2, v3 ^ word, 1)
            v0 ^= word
        tail = int.from_bytes(joined[whole:], "little")
        d[s : s + 6] = [v0, v1, v2, v3, tail, length + len(data)]

    def sip_finish(self, a: Any, s: int) -> int:
        v0, v1, v2, v3, tail, length = a.d[s : s + 6]
        word = (length & 0xFF) << 56 | tail
        v0, v1, v2, v3 = texts.sip_rounds(v0, v1, v2, v3 ^ word, 1)
        v0, v1, v2, v3 = texts.sip_rounds(v0 ^ word, v1, v2 ^ 0xFF, v3, 3)
        return int(v0 ^ v1 ^ v2 ^ v3)

    # -------------------------------------------------------------- buffers

    def new_bytes(self, data: bytes, site: int) -> Buffer:
        b = Buffer(bytearray(data), self.bytes_unit, 0, site)
        self._resize(b, len(data), site)
        return b

    def utf8_lossy(self, a: Any, s: int, n: int, site: int) -> Buffer:
        text = rt.data(a, s, n).decode("utf-8", "replace")
        return self.new_bytes(text.encode("utf-8"), site)

    def str_to_lowercase(self, a: Any, s: int, n: int, site: int) -> Buffer:
        return self.new_bytes(characters.lowercase(rt.text(a, s, n)).encode("utf-8"), site)

    def str_to_uppercase(self, a: Any, s: int, n: int, site: int) -> Buffer:
        return self.new_bytes(characters.uppercase(rt.text(a, s, n)).encode("utf-8"), site)

    def str_repeat(self, a: Any, s: int, n: int, times: int, site: int) -> Buffer:
        return self.new_bytes(rt.data(a, s, n) * times, site)

    def buf_with_capacity(self, n: int, unit: Unit, site: int) -> Buffer:
        d: Any = bytearray() if unit.bytes_only else []
        if unit.count == 0:
            return Buffer(d, unit, USIZE_MAX, site)
        b = Buffer(d, unit, 0, site)
        self._resize(b, n, site)
        return b

    def _resize(self, b: Buffer, n: int, site: int) -> None:
        """The capacity becomes `n`; the line of the first allocation stays."""
        if n * b.t.size > (1 << 63) - 1:
            self.panic("capacity overflow", site)
        if b.n == 0:
            b.site = site
        b.n = n
        if b.t.size:
            self.heap.log.append((b, n, b.t.size))
            limit = self.heap.limit
            if len(self.heap.log) > LOG_LIMIT or (limit is not None and n * b.t.size > limit):
                self.heap.replay()

    def buf_grow(self, b: Buffer, k: int, site: int) -> None:
        """Room for what was pushed, amortised as `RawVec` does it."""
        need = len(b.d) // k
        least = 8 if b.t.size == 1 else 4 if b.t.size <= 1024 else 1
        self._resize(b, max(b.n * 2, need, least), site)

    def map_push(
        self, b: Buffer, key: Any, plain: bool, leaves: tuple[Any, ...], k: int, site: int
    ) -> int:
        """Puts an entry of `k` leaves into a hash map's buffer and its index; its slot."""
        if b.index is None:
            b.index = MapIndex(plain)
        slot: int = b.index.add(key, self.map_seed)
        d = b.d
        if k:
            at = slot * k
            d += d[at : at + k]
            d[at : at + k] = leaves
            if len(d) > b.n * k:
                self.map_room(b, max(len(d) // k, b.n + 1), site)
        else:
            d.append(None)
        return slot

    def map_room(self, b: Buffer, n: int, site: int) -> None:
        """A table for `n` entries instead of the one there is."""
        size = b.t.size
        buckets = buckets_for(n, size) if n else 0
        if b.n == 0:
            b.site = site
        b.n = room_in(buckets) if n else 0
        if size:
            self.heap.log.append((b, table_bytes(buckets, size) if n else 0, 1))
            if len(self.heap.log) > LOG_LIMIT:
                self.heap.replay()

    def map_reserve(self, b: Buffer, more: int, k: int, site: int) -> None:
        need = len(b.d) // k + more
        if need * b.t.size >= 1 << 63:
            self.panic("Hash table capacity overflow", site)
        if need > b.n:
            self.map_room(b, max(need, b.n + 1) if b.n else need, site)

    def map_shrink(self, b: Buffer, least: int, k: int, site: int) -> None:
        want = max(len(b.d) // k, least)
        if b.t.count and want < b.n and (room_in(buckets_for(want, b.t.size)) if want else 0) < b.n:
            self.map_room(b, want, site)

    def map_take(self, b: Buffer, slot: int, k: int) -> Any:
        """Moves an entry out; the last one takes its slot."""
        b.index.take(slot)
        d = b.d
        k = max(k, 1)
        taken = d[slot * k : slot * k + k]
        last = d[-k:]
        del d[-k:]
        if slot * k < len(d):
            d[slot * k : slot * k + k] = last
        return taken[0] if k == 1 else taken

    def buf_moved(self, b: Buffer, k: int, site: int) -> Buffer:
        """The same in a checked program: the old block is gone, this is the new one."""
        fresh = self._successor(b, site)
        self.buf_grow(fresh, k, fresh.site)
        return fresh

    def _successor(self, b: Buffer, site: int) -> Buffer:
        fresh = Buffer(b.d, b.t, b.n, b.site)
        if b.n == 0:
            fresh.site = site
        elif b.t.size:
            self.heap.log.append((b, 0, b.t.size))
            self.heap.log.append((fresh, b.n, b.t.size))
        self.checks.mark_freed(b, site)
        return fresh

    def _regrow(self, b: Buffer, n: int, site: int, where: Any) -> None:
        if b.t.count == 0 or n == b.n:
            return
        if where is not None and b.n:
            fresh = self._successor(b, site)
            where[0].d[where[1]] = fresh
            b = fresh
        self._resize(b, n, site)

    def buf_reserve(self, b: Buffer, more: int, k: int, site: int, where: Any = None) -> None:
        need = len(b.d) // k + more
        if need > b.n:
            least = 8 if b.t.size == 1 else 4 if b.t.size <= 1024 else 1
            self._regrow(b, max(b.n * 2, need, least), site, where)

    def buf_reserve_exact(self, b: Buffer, more: int, k: int, site: int, where: Any = None) -> None:
        need = len(b.d) // k + more
        if need > b.n:
            self._regrow(b, need, site, where)

    def buf_shrink(self, b: Buffer, n: int, k: int, site: int, where: Any = None) -> None:
        if n < b.n:
            self._regrow(b, max(n, len(b.d) // k), site, where)

    def buf_extend(
        self, b: Buffer, a: Any, s: int, n: int, k: int, site: int, where: Any = None
    ) -> None:
        if b.t.count == 0:
            b.d += [None] * n
            return
        new = a.d[s : s + n * k]
        self.buf_reserve(b, n, k, site, where)
        if where is not None:
            b = where[0].d[where[1]]
        b.d.extend(new)

    def buf_push_char(self, b: Buffer, c: int, k: int, site: int, where: Any = None) -> None:
        data = chr(c).encode("utf-8", "surrogatepass")
        self.buf_reserve(b, len(data), 1, site, where)
        if where is not None:
            b = where[0].d[where[1]]
        b.d += data

    def buf_set_len(self, b: Buffer, n: int, k: int, site: int) -> None:
        have = len(b.d)
        want = n * k
        if want < have:
            self.checks.extend_from_spare(b, have)
            self.checks.forgotten(b, b.d[want:have], site)
            b.over = want
            self.checks.settle(b)
        elif want > have:
            self.checks.extend_from_spare(b, want)
            b.over = want
            self.checks.settle(b)

    def buf_extract(self, b: Buffer, start: int, end: int, k: int, site: int) -> Buffer:
        out = Buffer(b.d[start * k : end * k], b.t, 0, site)
        del b.d[start * k : end * k]
        if b.t.count == 0:
            out.n = USIZE_MAX
        elif end > start:
            self._resize(out, end - start, site)
        return out

    def buf_detach(self, b: Buffer, start: int, end: int, k: int) -> Buffer:
        """The same for elements that are on their way out: they have no block of their own."""
        out = Buffer(b.d[start * k : end * k], b.t, 0, b.site)
        del b.d[start * k : end * k]
        return out

    def buf_dealloc(self, b: Buffer, k: int, site: int) -> None:
        if b.n and b.t.size:
            self.heap.log.append((b, 0, b.t.size))
            if len(self.heap.log) > LOG_LIMIT:
                self.heap.replay()
        self.checks.mark_freed(b, site)

    def buf_into_box(self, b: Buffer, k: int, site: int) -> tuple[Any, int, int]:
        if b.over >= 0:
            self.checks.settle(b)
        n = len(b.d) // k
        if b.n != n and b.t.count:
            self._resize(b, n, site)
        return b, 0, n

    def buf_from_box(self, a: Any, s: int, n: int, unit: Unit) -> Buffer:
        if isinstance(a, Buffer):
            return a
        if unit.count == 0:
            return Buffer([None] * n, unit, USIZE_MAX, 0)
        if not isinstance(a, Block) or n == 0:
            return Buffer(bytearray() if unit.bytes_only else [], unit, 0, 0)
        b = Buffer(bytearray(a.d) if unit.bytes_only else list(a.d), unit, n, a.site)
        self._take_over(a, b, n, unit)
        return b

    def _take_over(self, a: Block, b: Buffer, n: int, unit: Unit) -> None:
        """Block `a` becomes buffer `b`: no event in the heap's eyes."""
        self.heap.replay()
        b.addr = a.addr
        if a.addr in self.heap.live:
            self.heap.live[a.addr] = b
        a.d = b.d

    def buf_from_raw_parts(self, a: Any, s: int, n: int, cap: int, unit: Unit, site: int) -> Buffer:
        """The block at `a` as a buffer of `cap` elements, `n` of which are there."""
        base = a.base if isinstance(a, View) else a
        if unit.count == 0 or cap == 0 or not isinstance(base, Block):
            return self.buf_from_box(base, s, n, unit)
        if isinstance(base, Buffer):
            self.checks.extend_from_spare(base, n * unit.count)
            if a is base and base.t.ty == unit.ty:
                base.over = n * unit.count
                self.checks.settle(base)
                found: Buffer = base
                return found
        leaves = [self.views.leaf_or_uninit(a.d, i) for i in range(min(cap * unit.count, len(a.d)))]
        b = Buffer(bytearray() if unit.bytes_only else [], unit, cap, base.site)
        b.over = n * unit.count
        b.d += bytes(0 if x is U else x for x in leaves) if unit.bytes_only else leaves
        self.checks.settle(b)
        self._take_over(base, b, n, unit)
        return b

    def rc_slice(self, a: Any, s: int, n: int, k: int, unit: Unit, is_str: int, site: int) -> Any:
        """A counted block: strong, weak, then copies of the elements."""
        element = self.bytes_unit if is_str else unit
        block = Block([1, 1, *a.d[s : s + n * k]], CountedUnit(element, n), 1, site)
        self.heap.log.append(block)
        return block, 0, n

    def rc_of(self, a: Any, s: int, k: int, unit: Unit, site: int) -> Any:
        """A counted block (`unit`: counters and value) with a copy of the value's `k` leaves."""
        block = Block([1, 1, *a.d[s : s + k]], unit, 1, site)
        self.heap.log.append(block)
        return block, 0

    def rc_of_dyn(self, a: Any, s: int, vtable: Any, site: int) -> Any:
        """The same for a value whose type only the vtable knows."""
        unit = vtable.t
        block = Block([1, 1, *a.d[s : s + unit.count]], CountedUnit(unit, 1), 1, site)
        self.heap.log.append(block)
        return block, 0, vtable

    def rc_move(self, a: Any, s: int, *rest: Any) -> Any:
        """A block like `a`, its counters 1, with a bitwise copy of its value."""
        *meta, site = rest
        block = Block([1, 1, *a.d[s + 2 :]], a.t, 1, site)
        self.heap.log.append(block)
        return block, 0, *meta

    def zeroed(self, unit: Unit) -> Any:
        from .validity import zero_leaves

        leaves = zero_leaves(self.program, unit.ty)
        if len(leaves) > BULK:
            return leaves
        return leaves[0] if len(leaves) == 1 else tuple(leaves)


def depth_of(frame: Any) -> int:
    """How many Python frames are below `frame`."""
    n = 0
    while frame is not None:
        n += 1
        frame = frame.f_back
    return n


__all__ = ["Runtime", "sys"]
