"""`trace`: the life of every variable and heap block, as it happened.

`trace(tcx, main, ...)` runs a program as `run` does, in the traced flavour of the code generator:
no optimisation, and notes around what concerns the user's variables (`interp.codegen.tracing`). The
notes, the heap's log, the output and panics reach one `Tracer`, which keeps the variables of each
active frame with the last value shown, and writes events.

Frames are those of Python: a note's caller is the frame it belongs to, so frames that a panic left
need no bookkeeping. The storage of borrowed variables is known from the references made to it;
after calls those variables are looked at again, which finds changes made through references.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from checker.context import Tcx
from checker.names.defs import Def
from checker.types import ty as t
from grammar.record import define, field

from . import outcome as oc
from . import trace_step as ts
from .codegen import lir
from .codegen.module import Module
from .codegen.tracing import Tracing, trace_function
from .faults import LimitReached
from .machine import MAIN_OVERHEAD, STACK_SIZE, Machine, run_machine
from .memory.heap import Heap
from .state import Runtime
from .trace_event import LIMIT, Event, EventKind
from .trace_heap import Blocks, HeapEvent, TracedLog
from .trace_value import Renderer


@define(eq=False)
class Trace:
    """`complete` unless the run was stopped because there were too many events."""

    events: list[Event]
    outcome: oc.Outcome
    complete: bool


def trace(
    tcx: Tcx,
    main: Def,
    *,
    args: Sequence[str] = (),
    stdin: BinaryIO | None = None,
    seed: int = 0,
    only: str | None = None,
    limit: int = LIMIT,
) -> Trace:
    """Runs `main` and tells what happened; never raises. With `only`, what concerns variables of
    that name: their own events, what moved to them, and the blocks they owned at some time."""
    machine = _TracingMachine(
        tcx, main, tuple(args), stdin, None, None, seed, STACK_SIZE, True, False
    )
    machine.tracer = Tracer(limit, only)
    outcome = run_machine(machine)
    machine.tracer.finish()
    return Trace(machine.tracer.events, outcome, not machine.tracer.full)


# ------------------------------------------------------------------ the machine


@define(eq=False)
class _TracingModule(Module):
    tracing: Tracing = field(init=False)

    def build_queue(self) -> list[lir.Instance]:
        fresh = super().build_queue()
        for instance in fresh:
            if instance not in self.missing:
                trace_function(self.tracing, self.functions[instance])
        return fresh


@define(eq=False)
class _TracedRuntime(Runtime):
    tracer: Tracer = field(kw_only=True)

    def panic(self, message: str, site: int, kind: int = 0, payload: Any = None) -> None:
        self.tracer.panicked(message, self.tracer.line_of(site))
        super().panic(message, site, kind, payload)


@define(eq=False)
class _TracingMachine(Machine):
    tracer: Tracer = field(init=False)

    def new_module(self) -> Module:
        module = _TracingModule(self.program, optimising=False)
        module.tracing = Tracing(self.program)
        self.tracer.start(self.tcx, module.tracing)
        return module

    def new_runtime(self) -> Runtime:
        heap = Heap(log=TracedLog(self.tracer.heap_event))
        return _TracedRuntime(
            self.program,
            self.write_out,
            self.write_err,
            self.stack_size - MAIN_OVERHEAD,
            self.seed,
            heap,
            tracer=self.tracer,
        )

    def load(self, module: Module) -> None:
        Machine.load(self, module)
        self.module["note"] = self.tracer.note

    def write_out(self, data: bytes) -> None:
        self.out += data
        self.tracer.printed(data)

    def finish(
        self, result: oc.Outcome, leaks: bool = True, live: BaseException | None = None
    ) -> oc.Outcome:
        result = Machine.finish(self, result, leaks, live)
        if result.leaks:
            from .leaks import leaked_blocks

            self.tracer.leaked(zip(leaked_blocks(self, live), result.leaks, strict=True))
        return result


# ------------------------------------------------------------------ the tracer


@define(eq=False)
class Variable:
    """A variable of an active frame. `leaves` is its value when last looked at, or its storage."""

    var: ts.Var
    leaves: Any = None
    text: str = ""
    alive: bool = False
    partly_gone: bool = False
    storage: Any = None
    parts: dict[str, str] = field(factory=dict)
    """Values of parts that were dropped to be replaced."""


@define(eq=False)
class Frame:
    """`python` is the frame object; kept, so that its identity stays its own."""

    python: Any
    function: str
    variables: dict[int, Variable] = field(factory=dict)
    file: str = ""
    line: int = 0
    in_closure: bool = False


@define(eq=False)
class Tracer:
    """Hears everything and writes the events."""

    limit: int
    only: str | None = None
    events: list[Event] = field(factory=list)
    frames: list[Frame] = field(factory=list)
    blocks: Blocks = field(factory=Blocks)
    owners: dict[int, tuple[Any, Frame, Variable]] = field(factory=dict)
    block_owner: dict[int, str] = field(factory=dict)
    all_owners: dict[int, dict[str, None]] = field(factory=dict)
    allocated: dict[int, Event] = field(factory=dict)
    full: bool = False
    tcx: Tcx = field(init=False)
    notes: list[ts.Note] = field(init=False)
    renderer: Renderer = field(init=False)
    tracing: Tracing = field(init=False)

    def start(self, tcx: Tcx, tracing: Tracing) -> None:
        self.tcx, self.tracing, self.notes = tcx, tracing, tracing.notes
        self.renderer = Renderer(tracing.program, self.blocks.number, self.name_of)

    def line_of(self, site: int) -> int:
        return self.tracing.line(self.tracing.program.sites[site][0]) if site > 0 else 0

    # -------------------------------------------------------------- notes

    def note(self, number: int, *leaves: Any) -> None:
        """Called by generated code."""
        note = self.notes[number]
        frame = self.frame(sys._getframe(1), note.function)
        frame.file, frame.line = note.file, note.line
        at = 0
        for step, counts in zip(note.steps, note.counts, strict=True):
            given = []
            for ty, n in zip(step.types, counts, strict=True):
                one = leaves[at : at + n]
                at += n
                given.append(one[0] if n == 1 and self.is_bulk(ty) else one)
            self.step(frame, step, given)

    def is_bulk(self, ty: t.Ty) -> bool:
        return self.tracing.program.shapes.of(ty).bulk

    def frame(self, python: Any, function: str) -> Frame:
        """The frame of the note; frames above it are gone."""
        frames = self.frames
        caller = python
        while frames and frames[-1].python is not python:
            if self.is_below(frames[-1].python, caller):
                break
            frames.pop()
        if not frames or frames[-1].python is not python:
            frames.append(Frame(python, function, in_closure=function.startswith("closure in ")))
        return frames[-1]

    def is_below(self, known: Any, python: Any) -> bool:
        """Whether `known` is still active under `python`."""
        at = python.f_back
        while at is not None:
            if at is known:
                return True
            at = at.f_back
        return False

    def step(self, frame: Frame, step: ts.Step, given: list[Any]) -> None:
        match step:
            case ts.Entered():
                self.entered(frame, step, given)
            case ts.Returned():
                self.returned(frame, step, given)
            case ts.Assigned():
                self.assigned(frame, step, given[0])
            case ts.Gone():
                self.gone(frame, step)
            case ts.Borrowed():
                self.borrowed(frame, step, given[0])
            case ts.Dropping():
                self.dropping(frame, step)
            case ts.ScopeEnds(var):
                self.scope_ends(frame, var)
            case ts.Refresh():
                self.refresh(frame)

    def emit(self, kind: EventKind, line: int = 0, **what: Any) -> Event:
        """Adds an event where the program is now."""
        frame = self.frames[-1] if self.frames else None
        function = frame.function if frame is not None else ""
        at = line or (frame.line if frame is not None else 0)
        file = frame.file if frame is not None else ""
        event = Event(kind, at, function, max(len(self.frames) - 1, 0), file=file, **what)
        if self.only is not None and not self.wanted(event):
            return event
        if len(self.events) >= self.limit:
            self.full = True
            raise LimitReached(f"the trace stops after {self.limit} events")
        self.events.append(event)
        return event

    def wanted(self, event: Event) -> bool:
        """Whether `event` is, or may turn out to be, about the one variable that was asked for."""
        if event.block is not None or event.owner == self.only or event.to == self.only:
            return True
        if event.kind is EventKind.BORROWED and event.by == self.only:
            return True
        return any(name == self.only for name, _ in event.arguments or ())

    # -------------------------------------------------------------- variables

    def variable(self, frame: Frame, var: ts.Var) -> Variable:
        found = frame.variables.get(var.local)
        if found is None:
            found = frame.variables[var.local] = Variable(var)
        return found

    def look(self, frame: Frame, v: Variable, leaves: Any) -> str:
        """The value of `v`; it owns what the value owns."""
        v.leaves = leaves
        text = self.renderer.value(v.var.ty, leaves)
        for a in () if v.partly_gone else self.renderer.owned:
            self.own(frame, v, a)
        return text

    def own(self, frame: Frame, v: Variable, a: Any) -> None:
        """`v` owns `a`, if no other living variable owned it before."""
        found = self.owners.get(id(a))
        if found is not None and found[0] is a and found[2] is not v and found[2].alive:
            return
        self.owners[id(a)] = (a, frame, v)
        number = self.blocks.number(a)
        if number is None:
            return
        name = v.var.name
        self.block_owner[number] = name
        self.all_owners.setdefault(number, {})[name] = None
        waiting = self.allocated.pop(number, None)
        if waiting is not None:
            waiting.owner = name

    def name_of(self, a: Any, slot: Any, ty: t.Ty) -> str | None:
        """The path of the place that a pointer leads to, if it is (in) a variable."""
        found = self.owners.get(id(a))
        if found is None or found[0] is not a:
            return None
        v = found[2]
        if not v.alive:
            return None
        if v.storage is not a:
            return None
        return v.var.name if v.var.ty == ty else self.inner_name(v, slot, ty)

    def inner_name(self, v: Variable, slot: Any, ty: t.Ty) -> str | None:
        """The field of `v` at `slot`."""
        from .trace_path import field_path

        path = field_path(self.tracing.program, v.var.ty, slot, ty)
        return None if path is None else f"{v.var.name}{path}"

    def entered(self, frame: Frame, step: ts.Entered, given: list[Any]) -> None:
        arguments = []
        for var, leaves in zip(step.params, given, strict=True):
            if var is None:
                continue
            v = self.variable(frame, var)
            v.alive = True
            v.text = self.look(frame, v, leaves)
            arguments.append((var.name, v.text))
        below = self.frames[-2].line if len(self.frames) > 1 else None
        self.emit(EventKind.CALLED, arguments=tuple(arguments), call_line=below)

    def returned(self, frame: Frame, step: ts.Returned, given: list[Any]) -> None:
        ty = step.types[0]
        value = None if ty == t.UNIT else self.renderer.value(ty, given[0])
        for v in list(frame.variables.values()):
            if v.alive:
                self.scope_ends(frame, v.var)
        self.emit(EventKind.RETURNED, value=value)
        self.frames.pop()

    def assigned(self, frame: Frame, step: ts.Assigned, leaves: Any) -> None:
        v = self.variable(frame, step.var)
        was, old, old_leaves = v.alive, v.text, v.leaves
        v.alive = True
        if not step.part:
            v.partly_gone = False
            v.storage = v.storage if was else None
        v.text = self.look(frame, v, leaves)
        name = step.var.name
        if step.source is not None:
            self.transfer(frame, step.source, name, v.text)
        if was:
            if v.text != old:
                self.changed(step, name, old, old_leaves, v)
        elif step.source is None and not step.quiet:
            self.emit(EventKind.CREATED, variable=name, owner=name, value=v.text, by=step.by)

    def changed(self, step: ts.Assigned, name: str, old: str, old_leaves: Any, v: Variable) -> None:
        part = step.part
        path, before, after = name, old, v.text
        if part is not None:
            dropped = v.parts.pop(part.path, None)
            before = dropped or self.renderer.value(part.ty, old_leaves, part.slot)
            after = self.renderer.value(part.ty, v.leaves, part.slot)
            path = part.path
        self.emit(EventKind.CHANGED, variable=path, owner=name, from_=before, to=after)

    def transfer(self, frame: Frame, source: ts.Source, to: str, value: str | None) -> None:
        kind = EventKind.MOVED if source.moved else EventKind.COPIED
        name = source.var.name
        self.emit(kind, variable=source.path, owner=name, to=to, value=value)
        if not source.moved:
            return
        v = self.variable(frame, source.var)
        if source.whole:
            v.alive = False
        elif not isinstance(v.var.ty, t.Ref):
            v.partly_gone = True
            self.owners = {k: o for k, o in self.owners.items() if o[2] is not v}

    def gone(self, frame: Frame, step: ts.Gone) -> None:
        v = self.variable(frame, step.source.var)
        if step.to == step.source.path:  # a closure's call takes the closure
            v.alive = v.alive and not step.source.moved
            return
        self.transfer(frame, step.source, step.to, v.text if step.source.whole else None)

    def borrowed(self, frame: Frame, step: ts.Borrowed, reference: Any) -> None:
        v = self.variable(frame, step.var)
        if step.own and reference:
            v.storage = reference[0]
            self.owners[id(v.storage)] = (v.storage, frame, v)
        until = step.until
        self.emit(
            EventKind.BORROWED,
            variable=step.path,
            owner=step.var.name,
            by=step.by,
            mutable=step.mutable,
            until_line=until,
        )

    def dropping(self, frame: Frame, step: ts.Dropping) -> None:
        v = self.variable(frame, step.var)
        if step.part is not None and v.leaves is not None:
            leaves = v.leaves if v.storage is None else v.storage.d
            v.parts[step.path] = self.renderer.value(step.part.ty, leaves, step.part.slot)
        if step.replace:
            return
        value = v.text if step.whole else None
        self.emit(EventKind.DROPPED, variable=step.path, owner=step.var.name, value=value)
        if step.whole:
            v.alive = False

    def scope_ends(self, frame: Frame, var: ts.Var) -> None:
        v = frame.variables.get(var.local)
        if v is not None and v.alive:
            v.alive = False
            self.emit(EventKind.SCOPE_ENDS, variable=var.name, owner=var.name)

    def refresh(self, frame: Frame) -> None:
        """Looks again at the variables that this frame may have changed through references."""
        seen: set[int] = set()
        if frame.in_closure and len(self.frames) > 1:
            for v in list(self.frames[-2].variables.values()):
                self.compare(self.frames[-2], v, seen)
        for v in list(frame.variables.values()):
            if not v.alive:
                continue
            self.compare(frame, v, seen)
            if isinstance(v.var.ty, t.Ref) and v.leaves:
                found = self.owners.get(id(v.leaves[0]))
                if found is not None:
                    self.compare(found[1], found[2], seen)
                elif isinstance(v.var.ty, t.Ref) and v.var.ty.mutable:
                    self.renew(frame, v, v.leaves)

    def compare(self, frame: Frame, v: Variable, seen: set[int]) -> None:
        if id(v) in seen or not v.alive or v.partly_gone or isinstance(v.var.ty, (t.Ref, t.RawPtr)):
            return
        seen.add(id(v))
        leaves = v.leaves if v.storage is None else v.storage.d
        if leaves is None:
            return
        self.renew(frame, v, leaves if v.storage is None else list(leaves))

    def renew(self, frame: Frame, v: Variable, leaves: Any) -> None:
        text = self.look(frame, v, leaves)
        if text != v.text:
            old, v.text = v.text, text
            name = v.var.name
            of = None if frame is self.frames[-1] else frame.function
            self.emit(EventKind.CHANGED, variable=name, owner=name, from_=old, to=text, by=of)

    # -------------------------------------------------------------- heap

    def heap_event(self, entry: Any) -> None:
        found = self.blocks.event(entry)
        if found is None:
            return
        what, block, before = found
        number = block.number
        owner = self.block_owner.get(number)
        match what:
            case HeapEvent.TAKEN:
                event = self.emit(EventKind.ALLOCATED, block=number, bytes=block.size)
                event.type = self.type_of(block.block)
                self.allocated[number] = event
            case HeapEvent.RESIZED:
                if block.size != before:
                    self.emit(
                        EventKind.REALLOCATED,
                        owner=owner,
                        block=number,
                        bytes=block.size,
                        old_bytes=before,
                    )
            case HeapEvent.RELEASED:
                self.emit(EventKind.FREED, owner=owner, block=number, bytes=before)

    def type_of(self, block: Any) -> str | None:
        from .shown import show_block

        return show_block(self.tcx, block) if block.t is not None else None

    def leaked(self, blocks: Iterable[tuple[Any, oc.Leak]]) -> None:
        """At the end: what nothing can free any more."""
        self.frames.clear()
        for block, leak in blocks:
            number = self.blocks.number(block)
            place = leak.allocated_at
            owner = next(iter(self.all_owners.get(number or 0, ())), None)
            self.events.append(
                Event(
                    EventKind.LEAKED,
                    place.line if place is not None else 0,
                    place.function if place is not None else "",
                    0,
                    file=place.file if place is not None else "",
                    owner=owner,
                    type=leak.type,
                    block=number,
                    bytes=leak.bytes,
                    cause=leak.cause.value,
                )
            )

    def finish(self) -> None:
        """Tells each event of a block who owns that block at some time."""
        for event in self.events:
            if event.block is not None:
                event.owners = tuple(self.all_owners.get(event.block, ()))
        if self.only is not None:
            self.events = [
                e for e in self.events if e.block is None or self.only in (e.owner, *e.owners)
            ]

    # -------------------------------------------------------------- output, panics

    def printed(self, data: bytes) -> None:
        self.emit(EventKind.PRINTED, text=data.decode("utf-8", "replace"))

    def panicked(self, message: str, line: int) -> None:
        self.emit(EventKind.PANICKED, line, text=message)


__all__ = ["Trace", "Tracer", "trace"]
