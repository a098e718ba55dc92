"""Runs a checked program: generate, compile, execute, report.

The generated module runs in a thread of its own with a large C stack and a raised recursion limit:
Rust frames are plain Python frames, of which a million work. Garbage collection is off meanwhile
(reference counting frees everything but cycles, and cycles are what a leaking program makes).
"""

from __future__ import annotations

import gc
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, BinaryIO

from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.types import ty as t
from grammar.record import define, evolve, field

from . import memory_map
from . import outcome as oc
from .codegen import lir
from .codegen.module import Generated, Module
from .faults import (
    Abort,
    Deadlock,
    Elsewhere,
    Exit,
    LimitReached,
    Missing,
    Panic,
    StackOverflow,
    UndefinedBehavior,
    Wait,
)
from .limits import Limits, Meter
from .memory.heap import Allocation
from .memory.unit import Unit
from .mono import Program
from .shown import show_type
from .state import Host, Runtime

STACK_SIZE = 8 << 20
FAULT_FRAMES = 256
"""How many frames of a fault's stack are reported."""
MAIN_OVERHEAD = 7_000
"""Bytes of stack that are used before `main`: the runtime's start, arguments, environment."""

Sink = Callable[[bytes], None]


class Vtable:
    """A vtable at run time."""

    __slots__ = ("align", "drop", "m", "size", "t", "up")

    def __init__(self, unit: Unit) -> None:
        self.t = unit
        self.size = unit.size
        self.align = unit.align
        self.drop: Any = None
        self.m: list[Any] = []
        self.up: dict[int, Vtable] = {}

    def size_after(self, prefix: int, align: int) -> int:
        """The size of a struct whose last field has this type."""
        whole = max(align, self.align)
        at = (prefix + self.align - 1) & -self.align
        return (at + self.size + whole - 1) & -whole

    def align_after(self, prefix: int, align: int) -> int:
        return max(align, self.align)


def run(
    tcx: Tcx,
    main: Def,
    *,
    args: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    stdout: Sink | None = None,
    stderr: Sink | None = None,
    seed: int = 0,
    stack_size: int = STACK_SIZE,
    limits: Limits | None = None,
    leak_check: bool = True,
    memory_map: bool = False,
    host: Host = Host.NOTHING,
) -> oc.Outcome:
    """Runs `main`; never raises. Output goes to the sinks as it comes, else into the outcome.

    `host` is what the program sees of this machine; under `limits` every program ends.
    """
    machine = Machine(
        tcx, main, tuple(args), stdin, stdout, stderr, seed, stack_size, leak_check, memory_map
    )
    machine.host = host
    machine.limits = limits
    return run_machine(machine)


def run_machine(machine: Machine) -> oc.Outcome:
    """Runs `machine` in a thread with a stack deep enough for any program."""
    result: list[oc.Outcome] = []

    def body() -> None:
        result.append(machine.run())

    old_stack, old_limit = threading.stack_size(), sys.getrecursionlimit()
    threading.stack_size(512 << 20)
    sys.setrecursionlimit(1 << 30)
    try:
        worker = threading.Thread(target=body, daemon=True)
        worker.start()
        worker.join()
    finally:
        threading.stack_size(old_stack)
        sys.setrecursionlimit(old_limit)
    return result[0]


def generate(tcx: Tcx, main: Def) -> str:
    """The Python source that `main` runs as."""
    module = Module(Program(tcx))
    entry = lir.FnInstance(main, ())
    module.collect([entry])
    return module.emit(entry).source


@define(eq=False)
class Machine:
    """One run."""

    tcx: Tcx
    main: Def
    args: tuple[str, ...]
    stdin: BinaryIO | None
    stdout: Sink | None
    stderr: Sink | None
    seed: int
    stack_size: int
    leak_check: bool
    memory_map: bool
    host: Host = Host.NOTHING
    limits: Limits | None = None
    meter: Meter | None = None
    out: bytearray = field(factory=bytearray)
    err: bytearray = field(factory=bytearray)
    timings: dict[str, float] = field(factory=dict)
    program: Program = field(init=False)
    generated: Generated = field(init=False)
    runtime: Runtime = field(init=False)
    module: dict[str, Any] = field(factory=dict)

    def write_out(self, data: bytes) -> None:
        if self.meter is not None:
            self.meter.wrote(len(data))
        if self.stdout is not None:
            self.stdout(data)
        else:
            self.out += data

    def write_err(self, data: bytes) -> None:
        if self.meter is not None:
            self.meter.wrote(len(data))
        if self.stderr is not None:
            self.stderr(data)
        else:
            self.err += data

    def run(self) -> oc.Outcome:
        try:
            start = time.perf_counter()
            self.prepare()
            middle = time.perf_counter()
            self.timings["codegen"] = middle - start
            result = self.execute()
            self.timings["run"] = time.perf_counter() - middle
        except Missing as e:
            result = oc.Outcome(oc.OutcomeKind.UNSUPPORTED, 3, message=str(e))
        except Exception as e:
            result = self.internal(e)
        result.stdout = self.out.decode("utf-8", "replace")
        result.stderr = self.err.decode("utf-8", "replace")
        result.timings = self.timings
        return result

    def internal(self, e: BaseException) -> oc.Outcome:
        last = traceback.extract_tb(e.__traceback__)[-1]
        where = f"{last.filename.rsplit('/', 1)[-1]}:{last.lineno}"
        message = f"{type(e).__name__}: {e} ({where} in {last.name})"
        result = oc.Outcome(oc.OutcomeKind.INTERNAL_ERROR, 70, message=message)
        self.trace = "".join(traceback.format_exception(e))
        return result

    trace: str = ""

    # -------------------------------------------------------------- preparation

    def prepare(self) -> None:
        """Generates and loads the module."""
        self.program = Program(self.tcx, limited=self.limits is not None)
        module = self.new_module()
        entry = lir.FnInstance(self.main, ())
        roots: list[lir.Instance] = [entry]
        report = self.report_instance()
        if report is not None:
            roots.append(report)
        module.collect(roots)
        self.generated = module.emit(entry)
        self.report_name = module.names[report] if report is not None else ""
        self.runtime = self.new_runtime()
        self.runtime.stdin, self.runtime.args = self.stdin, self.args
        self.runtime.host = self.host
        if self.limits is not None:
            self.runtime.heap.limit = self.limits.heap
            self.meter = Meter(self.limits, self.runtime.heap)
        self.load(module)

    report_name: str = ""

    def new_module(self) -> Module:
        return Module(self.program)

    def new_runtime(self) -> Runtime:
        left = self.stack_size - MAIN_OVERHEAD
        return Runtime(self.program, self.write_out, self.write_err, left, self.seed)

    def report_instance(self) -> lir.Instance | None:
        output = self.program.signature(self.main, ())[1]
        if output == t.UNIT:
            return None
        method = self.tcx.lang(LangItem.TERMINATION_REPORT)
        return self.program.function_instance(method, (output,))

    def load(self, module: Module) -> None:
        generated = self.generated
        names = self.module
        names.update(generated.globals)
        names.update(self.runtime.names())
        if self.meter is not None:
            names["tick"] = self.meter.ticker()
        for py_name, table in generated.unwinds.items():
            names["unwind_" + py_name] = table
        vtables = {}
        for vt_name, (_, unit, _, _) in generated.vtables.items():
            vtables[vt_name] = names[vt_name] = Vtable(names[unit])
        for static, _, def_ in generated.statics:
            unit = names[module.element(self.program.statics[def_])] = generated.globals[
                module.element(self.program.statics[def_])
            ]
            names[static] = Allocation([], unit)
        code = compile(generated.source, "<minirust>", "exec")
        exec(code, names)
        for vt_name, (drop, _, methods, ups) in generated.vtables.items():
            vt = vtables[vt_name]
            vt.drop = names[drop] if drop is not None else None
            vt.m = [names[m] if m is not None else None for m in methods]
            vt.up = {k: vtables[v] for k, v in ups.items()}
        self.runtime.globals = names
        self.runtime.largest_need = max(
            (module.stack_need(f) for f in module.functions.values() if f.has_sp), default=0
        )
        self.functions = module.fn_list
        self.py_names = list(module.names.values())

    functions: list[lir.Function] = field(factory=list)
    py_names: list[str] = field(factory=list)

    def hidden(self, py_name: str) -> list[int]:
        fn = self.generated.functions[py_name]
        return ([self.runtime.stack_limit] if fn.has_sp else []) + ([0] if fn.has_loc else [])

    def constants(self) -> None:
        """Evaluates constants and statics."""
        names = self.module
        for call, targets in self.generated.constants:
            value = eval(call, names)
            if len(targets) == 1:
                names[targets[0]] = value
            else:
                names.update(zip(targets, value, strict=True))
        for static, py_name, _ in self.generated.statics:
            value = names[py_name](*self.hidden(py_name))
            unit = names[static].t
            if unit.count == 1:
                value = [value]
            names[static].d = list(value) if value is not None else []

    # -------------------------------------------------------------- execution

    def execute(self) -> oc.Outcome:
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.guarded()
        finally:
            if self.runtime.scheduler is not None:
                self.runtime.scheduler.shutdown()
            if enabled:
                gc.enable()

    def guarded(self) -> oc.Outcome:
        """Runs the program and turns every way it can end into an outcome."""
        kinds = oc.OutcomeKind
        try:
            self.constants()
            status = self.program_status()
            self.runtime.flush_out()
            return self.finish(oc.Outcome(kinds.EXIT, status))
        except Exit as e:
            self.runtime.flush_out()
            return self.finish(oc.Outcome(kinds.EXIT, e.status), live=e)
        except Panic as e:
            self.runtime.flush_out()
            at = self.place(e.site)
            return self.finish(oc.Outcome(kinds.PANIC, 101, message=e.message, at=at))
        except Abort as e:
            return self.finish(oc.Outcome(kinds.ABORT, 134, message=e.message), leaks=False)
        except StackOverflow as e:
            return self.overflowed(e)
        except UndefinedBehavior as e:
            return self.undefined(e)
        except Missing as e:
            self.runtime.flush_out()
            at = next(iter(self.user_stack(e.__traceback__)), None)
            e.__traceback__ = None
            return self.finish(oc.Outcome(kinds.UNSUPPORTED, 3, message=str(e), at=at), leaks=False)
        except Deadlock as e:
            self.runtime.flush_out()
            result = oc.Outcome(kinds.DEADLOCK, 134, at=self.place(e.site))
            result.waits = tuple(map(self.wait, e.waits))
            return self.finish(result, leaks=False)
        except LimitReached as e:
            return self.limited(e)
        except MemoryError:
            return self.finish(oc.Outcome(kinds.OUT_OF_MEMORY, 134), leaks=False)

    def limited(self, e: LimitReached) -> oc.Outcome:
        """What was written stays within the limit; so does what the report counts."""
        at = self.place(self.last_site(e.__traceback__))
        e.__traceback__ = None
        self.runtime.heap.limit = self.meter = None
        result = oc.Outcome(oc.OutcomeKind.LIMIT, 1, message=str(e), at=at)
        return self.finish(result, leaks=False)

    def last_site(self, tb: TracebackType | None) -> int:
        """The last place the user's code passed; loops and heads of functions have none."""
        found = 0
        while tb is not None:
            code = tb.tb_frame.f_code
            fn = self.generated.functions.get(code.co_name)
            if fn is not None and fn.user and isinstance(fn.instance, lir.FnInstance):
                lines = range(tb.tb_lineno, code.co_firstlineno, -1)
                known = (site for n in lines if (site := self.generated.sites.get(n)))
                def_ = fn.instance.def_
                found = next(known, 0) or self.program.site(def_.span, def_)
            tb = tb.tb_next
        return found

    def program_status(self) -> int:
        """Calls `main`; what another thread met is raised as if `main` had."""
        runtime = self.runtime
        try:
            try:
                status = self.call_main()
            except (Panic, Exit):
                before, runtime.panicking_count = runtime.panicking_count, 0
                runtime.end_thread()
                runtime.panicking_count = before
                raise
            runtime.end_thread()
            return status
        except Elsewhere as e:
            raise e.error from None

    def wait(self, w: Wait) -> oc.Wait:
        return oc.Wait(w.thread, w.what, self.place(w.site), w.holder or None, self.place(w.taken))

    def call_main(self) -> int:
        entry = self.generated.entry
        value = self.module[entry](*self.hidden(entry))
        if not self.report_name:
            return 0
        output = self.program.signature(self.main, ())[1]
        shape = self.program.shapes.of(output)
        leaves = [value] if shape.count == 1 or shape.bulk else list(value or ())
        status = self.module[self.report_name](*leaves, *self.hidden(self.report_name))
        return int(status)

    def place(self, site: int) -> oc.Place | None:
        """A site as a location."""
        if site <= 0:
            return None
        span, owner = self.program.sites[site]
        if span.ctxt < 0:
            return None
        at = self.tcx.sources.locate(span)
        return oc.Place(at.file, at.line, at.column, owner.path() if owner is not None else "")

    def overflowed(self, e: StackOverflow) -> oc.Outcome:
        fn = self.functions[e.function]
        py_name = self.py_names[e.function]
        depth = 0
        tb = e.__traceback__
        while tb is not None:
            depth += tb.tb_frame.f_code.co_name == py_name
            tb = tb.tb_next
        sizes = [self.program.layouts.of(ty).size for ty in fn.locals]
        largest = max(range(len(sizes)), key=lambda i: (sizes[i], bool(self.local_name(fn, i))))
        name, shown = self.local_name(fn, largest), show_type(self.tcx, fn.locals[largest])
        big = oc.BigLocal(name, shown, sizes[largest])
        report = oc.Overflow(fn.name, fn.frame, depth, big)
        self.runtime.stderr_text(
            f"\nthread {self.runtime.thread_label('<unknown>')} has overflowed its stack\n"
            "fatal runtime error: stack overflow, aborting\n"
        )
        result = self.finish(oc.Outcome(oc.OutcomeKind.STACK_OVERFLOW, 134), leaks=False)
        known = self.runtime.scheduler
        limit = self.stack_size if known is None else known.current.stack
        result.stack = oc.StackReport(limit, limit - max(e.left, 0), depth, report)
        e.__traceback__ = None
        return result

    def local_name(self, fn: lir.Function, i: int) -> str | None:
        return fn.local_names[i] if i < len(fn.local_names) else None

    def user_stack(self, tb: TracebackType | None, innermost: int = 0) -> tuple[oc.Place, ...]:
        """The frames of the user's code at a fault, innermost first, each where it stands.

        `innermost` is the site of the last, if that is known better.
        """
        found = []
        while tb is not None:
            fn = self.generated.functions.get(tb.tb_frame.f_code.co_name)
            site = self.generated.sites.get(tb.tb_lineno, 0)
            if fn is not None and fn.user and site:
                found.append(site)
            tb = tb.tb_next
        if found and innermost > 0:
            found[-1] = innermost
        places = map(self.place, found[: -FAULT_FRAMES - 1 : -1])
        return tuple(place for place in places if place is not None)

    def undefined(self, e: UndefinedBehavior) -> oc.Outcome:
        self.runtime.flush_out()
        a = e.allocation
        fault = oc.Fault(
            oc.FaultKind(e.kind),
            e.message,
            self.place(e.site),
            self.place(getattr(a, "site", 0) or 0),
            self.place(getattr(a, "freed", 0) or 0),
            self.user_stack(e.__traceback__, e.site),
            self.place(e.earlier),
        )
        result = oc.Outcome(oc.OutcomeKind.UNDEFINED_BEHAVIOR, 1, message=e.message, at=fault.at)
        result.undefined_behavior = fault
        e.__traceback__ = None
        return self.finish(result, leaks=False)

    def finish(
        self, result: oc.Outcome, leaks: bool = True, live: BaseException | None = None
    ) -> oc.Outcome:
        """Adds the reports on memory."""
        heap = self.runtime.heap
        heap.replay()
        result.heap = oc.HeapReport(
            heap.allocations,
            heap.frees,
            heap.peak_live,
            heap.live_bytes,
            heap.reserved(),
            heap.fragmentation(),
        )
        known = self.runtime.scheduler
        low = self.runtime.stack_low if known is None else known.main_low()
        peak = self.stack_size - low
        result.stack = oc.StackReport(self.stack_size, peak)
        result.statics = memory_map.static_items(self)
        if self.memory_map:
            result.main_locals = memory_map.main_locals(self)
            result.heap = evolve(result.heap, blocks=memory_map.heap_blocks(self))
        if leaks and self.leak_check and heap.live:
            from .leaks import find_leaks

            find_leaks(self, result, live)
        return result
