"""The traced flavour of user code: a pass over LIR that adds notes for the tracer.

`trace_function(tracing, fn)` puts calls of the native `trace_note` around the instructions that
concern variables the user named: the number of a `Note` (what is known when code is generated) and
the leaves of its operands (what is known only when it runs). Instructions themselves are not
changed, so a traced program does what the program does.

Temporaries are seen through: a value that a temporary carries to a call or into a variable is told
where its use is found (`Sinks`). LIR blocks are MIR blocks with the same numbers, and the `Set`s of
a block are its `Assign`s in order, so each has the span that the borrow checker knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from grammar.record import define, field
from grammar.span import DUMMY_SPAN, Span
from interp import trace_step as ts
from interp.natives.table import runtime
from interp.trace_until import Key, borrow_ends

from . import lir
from .places import place_type
from .storage import has_deref
from .tracing_names import Names, shown_name
from .tracing_sinks import Sinks, moved_operands

if TYPE_CHECKING:
    from interp.mono import Program

runtime("trace_note", "note")


def trace_function(tracing: Tracing, fn: lir.Function) -> None:
    """Adds notes to the LIR of a function or closure that the user wrote (a derive did not)."""
    if not fn.user or not isinstance(fn.instance, lir.FnInstance):
        return
    def_ = fn.instance.def_
    body = tracing.program.tcx.mir(def_)
    if def_.kind in TRACED and body is not None and not is_derived(tracing.program, body):
        _Tracer(tracing, fn, body).run()


TRACED = (DefKind.FN, DefKind.ASSOC_FN, DefKind.CLOSURE)


def is_derived(program: Program, body: ir.Body) -> bool:
    """Whether a derive wrote `body`: it is expanded from the trait's name, with no `!`."""
    sources = program.tcx.sources
    context = sources.context(body.span)
    call = context.call_site
    return call is not None and sources.snippet(call) == context.macro_name


@define(eq=False)
class Tracing:
    """What traced functions share."""

    program: Program
    notes: list[ts.Note] = field(factory=list)
    ends: dict[Def, dict[Key, int]] = field(factory=dict)

    def ends_of(self, owner: Def) -> dict[Key, int]:
        found = self.ends.get(owner)
        if found is None:
            found = self.ends[owner] = borrow_ends(self.program.tcx, owner)
        return found

    def line(self, span: Span) -> int:
        return self.place(span)[1]

    def place(self, span: Span) -> tuple[str, int]:
        """File and line of the user's code that `span` comes from."""
        sources = self.program.tcx.sources
        span = sources.outermost_call(span)
        if span.ctxt < 0:
            return "", 0
        at = sources.locate(span)
        return at.file, at.line


@define(eq=False)
class _Tracer:
    tracing: Tracing
    fn: lir.Function
    body: ir.Body
    name: str = ""
    unit: ir.Local = field(init=False)
    ends: dict[Key, int] = field(init=False)
    names: Names = field(init=False)
    sinks: Sinks = field(init=False)
    replaced: set[int] = field(factory=set)
    """Drops of values that an assignment replaces."""

    def replaces(self, block: lir.Block, instr: lir.Instr) -> bool:
        if not isinstance(instr, lir.DropPlace) or not isinstance(block.term, lir.Goto):
            return False
        first = next(iter(self.fn.blocks[block.term.target].instrs), None)
        return isinstance(first, lir.Set) and first.place == instr.place

    def run(self) -> None:
        fn, program = self.fn, self.tracing.program
        self.name = shown_name(program, self.body.def_)
        self.ends = self.tracing.ends_of(self.body.def_)
        self.names = Names(program, fn, self.body)
        self.sinks = Sinks(self.names, fn, self.body)
        fn.locals.append(t.UNIT)
        self.unit = ir.Local(len(fn.locals) - 1)
        self.replaced = {
            id(x) for block in fn.blocks for x in block.instrs if self.replaces(block, x)
        }
        for i, block in enumerate(fn.blocks):
            block.instrs = self.block(block, self.body.blocks[i])
        fn.blocks[0].instrs.insert(0, self.entered())

    # -------------------------------------------------------------- notes

    def note(
        self, span: Span, steps: list[ts.Step], operands: list[ir.Operand] | None = None
    ) -> lir.Call:
        """A call of the tracer with `steps`, which take `operands` in order."""
        notes, shapes = self.tracing.notes, self.tracing.program.shapes
        counts = []
        for s in steps:
            of = (shapes.of(ty) for ty in s.types)
            counts.append(tuple(1 if x.bulk else x.count for x in of))
        file, line = self.tracing.place(span)
        notes.append(ts.Note(self.name, file, line, tuple(steps), tuple(counts)))
        number = ir.Const(ir.IntConst(len(notes) - 1, t.USIZE), DUMMY_SPAN)
        given = operands or []
        types = tuple(ty for s in steps for ty in s.types)
        assert len(types) == len(given)
        native = lir.Native("trace_note", self.body.def_, (), (t.USIZE, *types), t.UNIT)
        return lir.Call(ir.Place(self.unit), native, (number, *given), lir.LOC, lir.NO_UNWIND)

    def copy(self, local: int) -> ir.Operand:
        return ir.Copy(ir.Place(ir.Local(local)))

    def entered(self) -> lir.Call:
        params = range(1, self.fn.arg_count + 1)
        types = tuple(self.fn.locals[i] for i in params)
        step = ts.Entered(tuple(self.names.var(i) for i in params), types)
        return self.note(self.body.span, [step], [self.copy(i) for i in params])

    # -------------------------------------------------------------- blocks

    def block(self, block: lir.Block, data: ir.BlockData) -> list[lir.Instr]:
        out: list[lir.Instr] = []
        spans = iter([s.span for s in data.statements if isinstance(s, ir.Assign)])
        end = data.terminator.span
        for instr in block.instrs:
            match instr:
                case lir.Set():
                    self.set(instr, next(spans, end), block.cleanup, out)
                case lir.Call():
                    self.call(instr, data.terminator, block.cleanup, out)
                case lir.DropPlace(place):
                    replace = id(instr) in self.replaced
                    span = end if replace else self.closing(end)
                    out.append(self.note(span, self.dropping(place, replace)))
                    out.append(instr)
                    if not block.cleanup and not replace and not place.projection:
                        out.append(self.note(span, [ts.Refresh()]))
                case lir.Dead(local) if not block.cleanup:
                    var = self.names.var(local)
                    if var is not None:
                        out.append(self.note(self.dead_span(data, local), [ts.ScopeEnds(var)]))
                    out.append(instr)
                case _:
                    out.append(instr)
        if isinstance(block.term, lir.Return):
            step = ts.Returned((self.fn.locals[0],))
            out.append(self.note(self.closing(self.body.span), [step], [self.copy(0)]))
        return out

    def dead_span(self, data: ir.BlockData, local: int) -> Span:
        for s in data.statements:
            if isinstance(s, ir.StorageDead) and s.local == local:
                return self.closing(s.span)
        return data.terminator.span

    def closing(self, span: Span) -> Span:
        """Scopes end at their last character."""
        span = self.tracing.program.tcx.sources.outermost_call(span)
        return Span(max(span.hi - 1, span.lo), span.hi, span.ctxt)

    # -------------------------------------------------------------- assignments

    def set(self, instr: lir.Set, span: Span, cleanup: bool, out: list[lir.Instr]) -> None:
        if cleanup:
            out.append(instr)
            return
        target = self.names.var(instr.place.local)
        whole = target is not None and not instr.place.projection
        source: ts.Source | None = None
        gone: list[ts.Step] = []
        for op in moved_operands(instr.rvalue):
            found = self.source(op)
            if found is None or self.sinks.only_carries(instr):
                continue
            if whole and isinstance(instr.rvalue, ir.Use):
                source = found
                continue
            to = self.sinks.of_place(instr.place)
            if to is not None:
                gone.append(ts.Gone(found, to))
        if gone:
            out.append(self.note(span, gone))
        out.append(instr)
        self.after_set(instr, span, source, out)

    def after_set(
        self, instr: lir.Set, span: Span, source: ts.Source | None, out: list[lir.Instr]
    ) -> None:
        steps: list[ts.Step] = []
        operands: list[ir.Operand] = []
        borrowed = False
        if isinstance(instr.rvalue, ir.Borrow) and not instr.place.projection:
            step = self.borrowed(instr, instr.rvalue, span)
            if step is not None:
                borrowed = True
                steps.append(step)
                operands.append(self.copy(instr.place.local))
        if isinstance(instr.rvalue, ir.RawBorrow) and not instr.place.projection:
            step = self.raw_borrowed(instr, instr.rvalue)
            if step is not None:
                borrowed = True
                steps.append(step)
                operands.append(self.copy(instr.place.local))
        assigned = self.assigned(instr.place, source, None, borrowed)
        if assigned is not None:
            steps.append(assigned)
            operands.append(self.copy(instr.place.local))
        elif has_deref(instr.place):
            steps.append(ts.Refresh())
        if steps:
            out.append(self.note(span, steps, operands))

    def assigned(
        self, place: ir.Place, source: ts.Source | None, by: str | None, quiet: bool
    ) -> ts.Assigned | None:
        var = self.names.var(place.local)
        if var is None:
            return None
        part: ts.Part | None = None
        if place.projection:
            if has_deref(place) and isinstance(var.ty, (t.Ref, t.RawPtr)):
                return None
            part = self.names.part(place)
        return ts.Assigned(var, part, source, by, quiet, (var.ty,))

    def source(self, op: ir.Operand) -> ts.Source | None:
        """The variable that an operand takes its value from."""
        if isinstance(op, ir.Const):
            return None
        carried = self.sinks.carried.get(int(op.place.local))
        if carried is not None and not op.place.projection:
            op = carried
        var, path = self.names.path(op.place)
        if var is None:
            return None
        return ts.Source(path, var, not op.place.projection, isinstance(op, ir.Move))

    # -------------------------------------------------------------- borrows

    def borrowed(self, instr: lir.Set, r: ir.Borrow, span: Span) -> ts.Borrowed | None:
        var, path = self.names.path(r.place)
        if var is None or r.kind is ir.BorrowKind.FAKE:
            return None
        until = self.ends.get((span, r.place, int(instr.place.local)))
        mutable = r.kind is not ir.BorrowKind.SHARED
        return self.borrow(instr, r.place, var, path, mutable, until)

    def raw_borrowed(self, instr: lir.Set, r: ir.RawBorrow) -> ts.Borrowed | None:
        var, path = self.names.path(r.place)
        if var is None:
            return None
        return self.borrow(instr, r.place, var, path, r.mutable, None)

    def borrow(
        self,
        instr: lir.Set,
        place: ir.Place,
        var: ts.Var,
        path: str,
        mutable: bool,
        until: int | None,
    ) -> ts.Borrowed | None:
        by = self.sinks.of_place(instr.place)
        if by == path and isinstance(place_type(self.names.closed, self.fn, place), t.Closure):
            return None  # a closure borrowed by its own call
        own = not has_deref(place) and self.names.var(place.local) is not None
        ty = self.fn.locals[instr.place.local]
        return ts.Borrowed(var, path, by, mutable, until, own, (ty,))

    # -------------------------------------------------------------- calls, drops

    def call(
        self, instr: lir.Call, term: ir.Terminator, cleanup: bool, out: list[lir.Instr]
    ) -> None:
        span = term.fn_span if isinstance(term, ir.Call) else term.span
        name = self.sinks.call_name(instr, term)
        gone: list[ts.Step] = []
        for a in instr.args:
            if not isinstance(a, lir.RefTo):
                found = self.source(a)
                if found is not None:
                    gone.append(ts.Gone(found, name))
        out.append(self.note(span, gone))
        out.append(instr)
        if cleanup or not instr.returns:
            return
        assigned = self.assigned(instr.dest, None, name, False)
        if assigned is not None:
            out.append(self.note(span, [assigned, ts.Refresh()], [self.copy(instr.dest.local)]))
        elif any(self.may_lead(a) for a in instr.args):
            out.append(self.note(span, [ts.Refresh()]))

    def may_lead(self, op: lir.Operand) -> bool:
        """Whether memory may be changed through this argument."""
        if isinstance(op, (lir.RefTo, ir.Const)):
            return False
        return not isinstance(place_type(self.names.closed, self.fn, op.place), t.Prim)

    def dropping(self, place: ir.Place, replace: bool) -> list[ts.Step]:
        var, path = self.names.path(place)
        if var is None:
            return []
        fixed = place.projection and not (
            has_deref(place) and isinstance(var.ty, (t.Ref, t.RawPtr))
        )
        part = self.names.part(place) if fixed else None
        return [ts.Dropping(var, path, part, not place.projection, replace)]
