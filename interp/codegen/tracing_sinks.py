"""Where a value goes that the user did not name: into a call, a macro, an operator."""

from __future__ import annotations

from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from grammar.record import define, field
from grammar.span import Span

from . import lir
from .tracing_names import Names

CALLER = "the caller"


@define(eq=False)
class Sinks:
    """Where the values of temporaries go."""

    names: Names
    fn: lir.Function
    body: ir.Body
    uses: dict[int, list[tuple[int, lir.Instr]]] = field(factory=dict)
    carried: dict[int, ir.Copy | ir.Move] = field(factory=dict)
    """Temporaries that only carry a value from its place to one variable."""

    def __attrs_post_init__(self) -> None:
        for b, block in enumerate(self.fn.blocks):
            if block.cleanup:
                continue
            for instr in block.instrs:
                for local in locals_read(instr):
                    self.uses.setdefault(local, []).append((b, instr))
        for block in self.fn.blocks:
            for instr in block.instrs:
                if isinstance(instr, lir.Set) and self.carries(instr):
                    assert isinstance(instr.rvalue, ir.Use)
                    assert not isinstance(instr.rvalue.operand, ir.Const)
                    self.carried[int(instr.place.local)] = instr.rvalue.operand

    def carries(self, instr: lir.Set) -> bool:
        """`t = x` where all that is done with `t` is `y = t`, `y` a variable."""
        r, local = instr.rvalue, int(instr.place.local)
        if not isinstance(r, ir.Use) or isinstance(r.operand, ir.Const):
            return False
        if instr.place.projection or self.names.var(local) is not None or local == 0:
            return False
        uses = self.uses.get(local, [])
        if len(self.names.temps.get(local, ())) != 1 or len(uses) != 1:
            return False
        use = uses[0][1]
        return (
            isinstance(use, lir.Set)
            and isinstance(use.rvalue, ir.Use)
            and not use.place.projection
            and self.names.var(use.place.local) is not None
        )

    def only_carries(self, instr: lir.Set) -> bool:
        return not instr.place.projection and int(instr.place.local) in self.carried

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
            kept = [(b, i) for b, i in self.uses.get(local, ()) if not computes(i)]
            if local in seen or not kept:
                return None
            seen.add(local)
            block, instr = kept[0]
            match instr:
                case lir.Set(target):
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
        ty, tcx = self.fn.locals[instr.dest.local], self.names.program.tcx
        trait = called_trait(term)
        if trait is not None and any(tcx.is_lang(trait, item) for item in _OPERATORS):
            return isinstance(term, ir.Call) and term.overloaded
        return isinstance(ty, t.Adt) and any(tcx.is_lang(ty.def_, item) for item in _FORMATS)

    def call_name(self, instr: lir.Call, term: ir.Terminator) -> str:
        """The function that `instr` calls; for the inside of a library macro the macro."""
        name = self.macro(term.span)
        if name is not None:
            return name
        called = called_function(term)
        trait, tcx = called_trait(term), self.names.program.tcx
        if called is None:
            return self.value_name(instr)
        if trait is not None and any(tcx.is_lang(trait, item) for item in _CALLS):
            return self.value_name(instr)
        return called.name

    def value_name(self, instr: lir.Call) -> str:
        """Of a called value: a closure or function pointer."""
        callee = instr.callee
        if isinstance(callee, lir.Indirect) and not isinstance(callee.operand, ir.Const):
            path = self.names.path(self.names.behind(callee.operand.place))[1]
            return path or "a function"
        if instr.args and not isinstance(instr.args[0], (lir.RefTo, ir.Const)):
            path = self.names.path(self.names.behind(instr.args[0].place))[1]
            return path or "a closure"
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


_OPERATORS = (LangItem.DEREF, LangItem.DEREF_MUT, LangItem.INDEX, LangItem.INDEX_MUT)


_CALLS = (LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE)


def called_function(term: ir.Terminator) -> Def | None:
    if isinstance(term, ir.Call) and isinstance(term.func, ir.Const):
        ty = term.func.constant.ty
        if isinstance(ty, t.FnDef):
            return ty.def_
    return None


def called_trait(term: ir.Terminator) -> Def | None:
    """The trait whose method is called."""
    called = called_function(term)
    parent = called.parent if called is not None else None
    return parent if parent is not None and parent.kind is DefKind.TRAIT else None


def computes(instr: lir.Instr) -> bool:
    """Whether `instr` only looks at values, so that its result is another value."""
    return isinstance(instr, lir.Set) and isinstance(
        instr.rvalue, (ir.Binary, ir.Unary, ir.Discriminant, ir.Len)
    )


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
