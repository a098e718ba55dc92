"""Bounds checks that Python makes anyway.

`v[i]` on a vector tests `i < v.len()` and then reads a Python list, which tests the same again.
`whole_slices(fn)` finds the tests of a slice that is a whole buffer (`buf_slice`) and makes each
one instruction, `lir.Bounds`. When the very next line of code is the access itself, the emitter
leaves the test out: an `IndexError` of that line is the panic. Indices are never negative, and
elements of several leaves have that many slots each, so the list ends exactly where the slice does.
"""

from __future__ import annotations

from checker.mir import ir
from grammar.record import define, field

from . import lir
from .optimise.flow import reads, tests
from .optimise.forward import Facts

MARKS = (lir.Live, lir.Dead)


def whole_slices(fn: lir.Function) -> tuple[lir.Function, frozenset[int]]:
    """`fn` with `lir.Bounds` where it can be (a copy if there are any), and the slices of which
    nothing else needs the length."""
    return _Finder(fn).run()


@define(eq=False)
class _Finder:
    fn: lir.Function
    slices: set[int] = field(factory=set)
    uses: list[int] = field(factory=list)

    def run(self) -> tuple[lir.Function, frozenset[int]]:
        fn = self.fn
        facts = Facts.of(fn)
        for block in fn.blocks:
            for i in block.instrs:
                match i:
                    case lir.Call(ir.Place(local, ()), lir.Native(name="buf_slice")):
                        if facts.fixed(local):
                            self.slices.add(local)
                    case _:
                        pass
        if not self.slices:
            return fn, frozenset()
        self.count()
        out: lir.Function | None = None
        for b, block in enumerate(fn.blocks):
            if block.cleanup:
                continue
            instrs = self.block(block.instrs)
            if instrs is not None:
                out = out or lir.copy(fn)
                out.blocks[b] = lir.Block(instrs, block.term)
        return (fn, frozenset()) if out is None else (out, self.unmeasured(out))

    def count(self) -> None:
        self.uses = [0] * len(self.fn.locals)
        for block in self.fn.blocks:
            for i in block.instrs:
                for place in reads(i):
                    self.uses[place.local] += 1
            for place in tests(block.term):
                self.uses[place.local] += 1

    def block(self, instrs: list[lir.Instr]) -> list[lir.Instr] | None:
        out: list[lir.Instr] = []
        changed = False
        for i in instrs:
            out.append(i)
            if isinstance(i, lir.Assert) and i.kind is ir.AssertKind.BOUNDS_CHECK:
                changed |= self.test(i, out)
        return out if changed else None

    def test(self, check: lir.Assert, out: list[lir.Instr]) -> bool:
        """Replaces the end of `out`, a bounds check and what computes its operands."""
        at = [k for k, i in enumerate(out) if not isinstance(i, MARKS)]
        if len(at) < 3:
            return False
        compared, measured = out[at[-2]], out[at[-3]]
        if not isinstance(compared, lir.Set) or not isinstance(measured, lir.Set):
            return False
        length, index = measured.place, self.compared(check, compared, measured)
        if index is None or self.uses[length.local] != 2:
            return False
        gone = [at[-1], at[-2], at[-3]]
        slice_ = self.measured(measured.rvalue)
        if slice_ is None and len(at) > 3:
            slice_, gone = self.reborrowed(measured.rvalue, out[at[-4]]), [*gone, at[-4]]
        if slice_ is None:
            return False
        kept = [i for k, i in enumerate(out) if k not in gone]
        out[:] = [*kept, lir.Bounds(slice_, index, check.site, check.unwind)]
        return True

    def compared(self, check: lir.Assert, compared: lir.Set, measured: lir.Set) -> ir.Local | None:
        """The index, if `compared` is `index < length` and nothing but `check` reads it."""
        r, cond = compared.rvalue, check.cond
        if isinstance(cond, ir.Const) or cond.place != compared.place or not check.expected:
            return None
        if self.uses[cond.place.local] != 1 or compared.place.projection:
            return None
        match r:
            case ir.Binary(
                ir.BinOp.LT,
                ir.Copy(ir.Place(index, ())) | ir.Move(ir.Place(index, ())),
                ir.Copy(length) | ir.Move(length),
            ) if length == measured.place and not length.projection:
                return index
            case _:
                return None

    def measured(self, r: ir.Rvalue) -> ir.Local | None:
        """The slice whose length `r` is."""
        match r:
            case ir.Unary(
                ir.UnOp.PTR_METADATA, ir.Copy(ir.Place(local, ())) | ir.Move(ir.Place(local, ()))
            ) | ir.Len(ir.Place(local, (ir.Deref(),))):
                return local if local in self.slices else None
            case _:
                return None

    def reborrowed(self, r: ir.Rvalue, before: lir.Instr) -> ir.Local | None:
        """The same through a reborrow that is made for the purpose."""
        match r, before:
            case (
                ir.Unary(ir.UnOp.PTR_METADATA, ir.Copy(ir.Place(a, ())) | ir.Move(ir.Place(a, ()))),
                lir.Set(ir.Place(b, ()), ir.Borrow(_, ir.Place(local, (ir.Deref(),)))),
            ) if a == b and self.uses[a] == 1:
                return local if local in self.slices else None
            case _:
                return None

    def unmeasured(self, out: lir.Function) -> frozenset[int]:
        found = set(self.slices)
        for block in out.blocks:
            places = [*tests(block.term)]
            for i in block.instrs:
                if not isinstance(i, lir.Bounds):
                    places += reads(i)
            for place in places:
                if block.cleanup or not _is_element(place):
                    found.discard(place.local)
        return frozenset(found)


def _is_element(place: ir.Place) -> bool:
    p = place.projection
    return (
        len(p) > 1
        and isinstance(p[0], ir.Deref)
        and (
            isinstance(p[1], ir.Index) or (isinstance(p[1], ir.ConstantIndex) and not p[1].from_end)
        )
    )
