"""The traced flavour of user code: a pass over LIR that adds notes for the tracer.

`trace_function(tracing, fn)` puts calls of the native `trace_note` around the instructions that concern
variables the user named: the number of a `Note` (what is known when code is generated) and the leaves
of its operands (what is known only when it runs). Instructions themselves are not changed, so a
traced program does what the program does.

Temporaries are seen through: a value that a temporary carries to a call or into a variable is told
where its use is found (`Sinks`). LIR blocks are MIR blocks with the same numbers, and the `Set`s of
a block are its `Assign`s in order, so each has the span that the borrow checker knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from grammar.record import define, field
from grammar.span import DUMMY_SPAN, Span
from interp import trace_step as ts
from interp.natives.misc import type_text
from interp.natives.table import runtime
from interp.trace_until import Key, borrow_ends

from . import lir
from .places import place_type
from .storage import has_deref

if TYPE_CHECKING:
    from interp.mono import Program

runtime("trace_note", "note")
CALLER = "the caller"


def trace_function(tracing: Tracing, fn: lir.Function) -> None:
    """Adds notes to the LIR of a function or closure that the user wrote (a derive did not)."""
    if not fn.user or not isinstance(fn.instance, lir.FnInstance):
        return
    def_ = fn.instance.def_
    body = tracing.program.tcx.mir(def_)
    if def_.kind in TRACED and body is not None and not is_derived(tracing.program, def_):
        _Tracer(tracing, fn, body).run()


TRACED = (DefKind.FN, DefKind.ASSOC_FN, DefKind.CLOSURE)


def is_derived(program: Program, def_: Def) -> bool:
    """Whether a derive wrote `def_`, or what it stands in."""
    impl = program.tcx.typeck_owner(def_).parent
    return impl is not None and impl.kind is DefKind.IMPL and is_derive_impl(impl)


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
        sources = self.program.tcx.sources
        span = sources.outermost_call(span)
        return sources.locate(span).line if span.ctxt >= 0 else 0


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

    def run(self) -> None:
        fn, program = self.fn, self.tracing.program
        self.name = shown_name(program, self.body.def_)
        self.ends = self.tracing.ends_of(self.body.def_)
        self.names = Names(program, fn, self.body)
        self.sinks = Sinks(self.names, fn, self.body)
        fn.locals.append(t.UNIT)
        self.unit = ir.Local(len(fn.locals) - 1)
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
        line = self.tracing.line(span)
        notes.append(ts.Note(self.name, line, tuple(steps), tuple(counts)))
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
                    replace = isinstance(data.terminator, ir.Drop) and data.terminator.replace
                    out.append(self.note(self.drop_span(end), self.dropping(place, replace)))
                    out.append(instr)
                    if not block.cleanup:
                        out.append(self.note(self.drop_span(end), [ts.Refresh()]))
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
                return self.drop_span(s.span)
        return data.terminator.span

    def drop_span(self, span: Span) -> Span:
        """Scopes end at their last character."""
        return self.closing(span)

    def closing(self, span: Span) -> Span:
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
            if found is None:
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
    ) -> ts.Borrowed:
        by = self.sinks.of_place(instr.place)
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
        return [ts.Dropping(var, path, not place.projection, replace)]


# ------------------------------------------------------------------ names


@define(eq=False)
class Names:
    """What the user calls the places of a function."""

    program: Program
    fn: lir.Function
    body: ir.Body

    @property
    def closed(self):  # type: ignore[no-untyped-def]
        return self.program.closed

    def var(self, local: int) -> ts.Var | None:
        names = self.fn.local_names
        name = names[local] if local < len(names) else None
        return None if name is None else ts.Var(local, name, self.fn.locals[local])

    def path(self, place: ir.Place) -> tuple[ts.Var | None, str]:
        """The variable of `place` and the place as source text; dereferences before a field or
        element are not written, as in Rust."""
        var = self.var(place.local)
        if var is None:
            return None, ""
        text, stars = var.name, 0
        variant = 0
        ty = var.ty
        for p in place.projection:
            match p:
                case ir.Deref():
                    stars += 1
                case ir.Downcast(v):
                    variant = v
                    continue
                case ir.Field(index):
                    text, stars = f"{text}.{self.field(ty, variant, index)}", 0
                case ir.Index(local):
                    index_var = self.var(local)
                    text, stars = f"{text}[{index_var.name if index_var else '_'}]", 0
                case ir.ConstantIndex(offset, _, from_end):
                    text, stars = f"{text}[{'-' if from_end else ''}{offset}]", 0
                case ir.Subslice():
                    text, stars = f"{text}[..]", 0
            step = (p,) if not variant else (ir.Downcast(variant, ""), p)
            ty = self.step(ty, step)
            variant = 0
        return var, "*" * stars + text

    def step(self, ty: t.Ty, projection: tuple[ir.Projection, ...]) -> t.Ty:
        from .places import projected

        return projected(self.program.closed, ty, projection)

    def field(self, ty: t.Ty, variant: int, index: int) -> str:
        if isinstance(ty, t.Adt):
            return self.program.tcx.adt(ty.def_).variants[variant].fields[index].name
        return str(index)

    def part(self, place: ir.Place) -> ts.Part | None:
        """Which leaves of its variable a place is, where that is fixed."""
        shapes, closed = self.program.shapes, self.program.closed
        ty = self.fn.locals[place.local]
        slot = variant = 0
        for p in place.projection:
            match p:
                case ir.Downcast(v):
                    variant = v
                case ir.Field(index):
                    slot += shapes.of(ty).starts[variant][index]
                    ty = closed.variant_fields(ty, variant)[index]
                    variant = 0
                case _:
                    return None
        return ts.Part(self.path(place)[1], slot, ty)


def shown_name(program: Program, def_: Def) -> str:
    """`function`, `Type::method`, `{closure}` of what it stands in."""
    tcx = program.tcx
    if def_.kind is DefKind.CLOSURE:
        return f"closure in {shown_name(program, tcx.typeck_owner(def_))}"
    parent = def_.parent
    if parent is not None and parent.kind is DefKind.IMPL:
        ty = tcx.type_of(parent)
        own = ty.def_.name if isinstance(ty, t.Adt) else type_text(ty)
        return f"{own}::{def_.name}"
    if parent is not None and parent.kind is DefKind.TRAIT:
        return f"{parent.name}::{def_.name}"
    return def_.name


# ------------------------------------------------------------------ sinks


@define(eq=False)
class Sinks:
    """Where the values of temporaries go."""

    names: Names
    fn: lir.Function
    body: ir.Body
    uses: dict[int, list[tuple[int, lir.Instr]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for b, block in enumerate(self.fn.blocks):
            if block.cleanup:
                continue
            for instr in block.instrs:
                for local in locals_read(instr):
                    self.uses.setdefault(local, []).append((b, instr))

    def of_place(self, place: ir.Place) -> str | None:
        """Who has what is stored in `place`: a variable, a function, the caller."""
        seen: set[int] = set()
        while True:
            var, path = self.names.path(place)
            if var is not None:
                return path
            local = place.local
            if local == 0:
                return CALLER
            if local in seen or not self.uses.get(local):
                return None
            seen.add(local)
            block, instr = self.uses[local][0]
            match instr:
                case lir.Set(target, rvalue):
                    if isinstance(rvalue, (ir.Binary, ir.Unary, ir.Discriminant, ir.Len)):
                        return None
                    place = target
                case lir.Call(dest):
                    term = self.body.blocks[block].terminator
                    name = self.macro(term.span)
                    if name is not None:
                        return name
                    if self.names.var(dest.local) is not None or not self.passes(instr, term):
                        return self.call_name(instr, term)
                    place = dest
                case _:
                    return None

    def passes(self, instr: lir.Call, term: ir.Terminator) -> bool:
        """Whether a call only hands on what it is given: operators (`*x`, `x[i]`), and the
        arguments of formats."""
        if isinstance(term, ir.Call) and term.overloaded:
            return True
        ty, tcx = self.fn.locals[instr.dest.local], self.names.program.tcx
        return isinstance(ty, t.Adt) and any(tcx.is_lang(ty.def_, item) for item in _FORMATS)

    def call_name(self, instr: lir.Call, term: ir.Terminator) -> str:
        """The function that `instr` calls; for the inside of a library macro the macro."""
        name = self.macro(term.span)
        if name is not None:
            return name
        if isinstance(term, ir.Call) and isinstance(term.func, ir.Const):
            ty = term.func.constant.ty
            if isinstance(ty, t.FnDef):
                called = ty.def_
                parent = called.parent
                if parent is not None and parent.kind is DefKind.TRAIT and parent.name in _CALLS:
                    return self.value_name(instr)
                return called.name
        return self.value_name(instr)

    def value_name(self, instr: lir.Call) -> str:
        """Of a called value: a closure or function pointer."""
        callee = instr.callee
        if isinstance(callee, lir.Indirect) and not isinstance(callee.operand, ir.Const):
            path = self.names.path(callee.operand.place)[1]
            return path or "a function"
        return "a closure"

    def macro(self, span: Span) -> str | None:
        """The library's macro that the user called here."""
        sources = self.names.program.tcx.sources
        name = None
        while span.ctxt >= 0:
            context = sources.contexts[span.ctxt]
            if context.call_site is None:
                return name
            name = f"{context.macro_name}!" if context.file.is_library else None
            span = context.call_site
        return name


_FORMATS = (LangItem.FORMAT_ARGUMENT, LangItem.FORMAT_ARGUMENTS)
_CALLS = ("Fn", "FnMut", "FnOnce")


def moved_operands(r: ir.Rvalue) -> tuple[ir.Operand, ...]:
    """Operands whose values stay what they are: not those that are computed with."""
    match r:
        case ir.Use(op) | ir.Repeat(op):
            return (op,)
        case ir.Cast(_, op) if isinstance(op, ir.Move):
            return (op,)
        case ir.Aggregate(_, operands):
            return operands
        case _:
            return ()


def locals_read(instr: lir.Instr) -> list[int]:
    """Locals whose value, or a reference to which, `instr` takes."""
    places: list[ir.Place] = []
    operands: list[lir.Operand] = []
    match instr:
        case lir.Set(_, rvalue):
            match rvalue:
                case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                    places.append(place)
                case ir.Discriminant(place) | ir.Len(place):
                    places.append(place)
                case ir.Binary(_, lhs, rhs):
                    operands += [lhs, rhs]
                case ir.Unary(_, op):
                    operands.append(op)
                case ir.Cast(_, op):
                    operands.append(op)
                case _:
                    operands += moved_operands(rvalue)
        case lir.Call():
            operands += instr.args
        case _:
            pass
    places += [op.place for op in operands if not isinstance(op, ir.Const)]
    return [int(p.local) for p in places]
