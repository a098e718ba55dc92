"""LIR of what the language itself defines: drop glue, `clone` of compound types, call adapters.

Drop glue of a value is its `Drop::drop`, then the glue of its fields in order of declaration; of a
`Box` the contents first. If one field's drop panics, the rest are still dropped (the ladder in
`_Glue.fields`). Constructors and natives as function values are one-instruction functions.
"""

from __future__ import annotations

from typing import assert_never

from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty as t
from grammar.record import define, field
from grammar.span import DUMMY_SPAN
from interp.closed import Unsupported
from interp.mono import Program, callee_of

from . import lir
from .build import build, ctor

DROP_SLOT = -1
"""The pseudo-slot of a vtable's drop glue."""


def make(program: Program, instance: lir.Instance) -> lir.Function:
    """The LIR of any instance."""
    match instance:
        case lir.FnInstance():
            return build(program, instance)
        case lir.DropInstance():
            return _drop_glue(program, instance)
        case lir.CloneInstance():
            return _clone(program, instance)
        case lir.CallInstance():
            return _call(program, instance)
        case lir.OnceInstance():
            return _once(program, instance)
        case lir.CtorInstance(def_, args):
            inputs, output = program.signature(def_, args)
            value = ctor(t.FnDef(def_, args), _params(len(inputs)), program)
            return _single(instance, [output, *inputs], lir.Set(RET, value, lir.LOC))
        case lir.NativeInstance(def_, args):
            inputs, output = program.signature(def_, args)
            callee = callee_of(program, def_, args)
            assert callee is not None
            call = lir.Call(RET, callee, _params(len(inputs)), lir.LOC, lir.NO_UNWIND)
            return _single(instance, [output, *inputs], call)
        case _:
            assert_never(instance)


RET = ir.Place(ir.RETURN)
DEREF = ir.Deref()


def _params(n: int) -> tuple[ir.Operand, ...]:
    return tuple(ir.Move(ir.Place(ir.Local(i + 1))) for i in range(n))


def _single(instance: lir.Instance, locals_: list[t.Ty], *instrs: lir.Instr) -> lir.Function:
    blocks = [lir.Block(list(instrs), lir.Return())]
    return lir.Function(instance, locals_, len(locals_) - 1, blocks, False, name=_name(instance))


def _name(instance: lir.Instance) -> str:
    match instance:
        case lir.DropInstance():
            return "drop"
        case lir.CloneInstance():
            return "clone"
        case lir.CallInstance():
            return "call"
        case lir.OnceInstance(method):
            return method.name
        case lir.FnInstance(def_) | lir.CtorInstance(def_) | lir.NativeInstance(def_):
            return def_.path()


def _field(place: ir.Place, index: int, variant: int | None = None) -> ir.Place:
    if variant is not None:
        place = place.project(ir.Downcast(variant, ""))
    return place.project(ir.Field(index, t.UNIT))


# ------------------------------------------------------------------ drop glue


def _drop_glue(program: Program, instance: lir.DropInstance) -> lir.Function:
    ty = instance.ty
    param = ty if instance.by_value else t.RawPtr(ty, True)
    fn = lir.Function(instance, [t.UNIT, param], 1, [], False, name="drop")
    whole = ir.Place(ir.Local(1))
    place = whole if instance.by_value else whole.project(DEREF)
    _Glue(program, fn).run(ty, place)
    return fn


@define(eq=False)
class _Glue:
    program: Program
    fn: lir.Function
    resume: int | None = field(default=None)

    def run(self, ty: t.Ty, place: ir.Place) -> None:
        self.new()
        last = self.value(ty, place, 0)
        self.fn.blocks[last].term = lir.Return()

    def new(self, cleanup: bool = False) -> int:
        self.fn.blocks.append(lir.Block([], lir.Resume(), cleanup))
        return len(self.fn.blocks) - 1

    def local(self, ty: t.Ty) -> ir.Local:
        self.fn.locals.append(ty)
        return ir.Local(len(self.fn.locals) - 1)

    def value(self, ty: t.Ty, place: ir.Place, at: int) -> int:
        """Emits the drop of `place` into block `at`; gives the block where control goes on."""
        closed = self.program.closed
        match ty:
            case t.Adt() if closed.is_box(ty):
                return self.box(ty, place, at)
            case t.Adt():
                return self.adt(ty, place, at)
            case t.Tuple() | t.Closure():
                n = len(closed.variant_fields(ty))
                return self.fields([_field(place, i) for i in range(n)], at)
            case t.Array(element, length):
                n = closed.length(length)
                if n <= 4:
                    parts = [place.project(ir.ConstantIndex(i, n, False)) for i in range(n)]
                    return self.fields(parts, at)
                return self.loop(element, place, at)
            case t.Slice(element):
                return self.loop(element, place, at)
            case t.Dynamic():
                pointer = ir.Copy(ir.Place(place.local, place.projection[:-1]))
                dest = ir.Place(self.local(t.UNIT))
                virtual = lir.Virtual(DROP_SLOT)
                self.emit(at, lir.Call(dest, virtual, (pointer,), lir.LOC, lir.NO_UNWIND))
                return at
        return at

    def emit(self, at: int, instr: lir.Instr) -> None:
        self.fn.blocks[at].instrs.append(instr)

    def box(self, ty: t.Adt, place: ir.Place, at: int) -> int:
        contents = place.project(DEREF)
        inner = self.program.closed.pointee(ty)
        ladder = self.new(cleanup=True)
        self.free(ty, place, ladder, lir.TERMINATE)
        if self.program.closed.needs_drop(inner):
            self.emit(at, lir.DropPlace(contents, lir.LOC, ladder))
        self.free(ty, place, at, lir.NO_UNWIND)
        return at

    def free(self, ty: t.Adt, place: ir.Place, at: int, unwind: int) -> None:
        drop = self.program.tcx.facts.drop_impl(ty.def_)
        if drop is None:
            raise Unsupported("a box without Drop")
        self.drop_method(drop, ty, place, at, unwind)

    def drop_method(self, drop: Def, ty: t.Adt, place: ir.Place, at: int, unwind: int) -> None:
        ref = ir.Place(self.local(t.Ref(t.ERASED, ty, True)))
        self.emit(at, lir.Set(ref, ir.Borrow(ir.BorrowKind.MUT, place), lir.LOC))
        trait_method = self._drop_fn(drop, ty)
        call = lir.Direct(trait_method)
        self.program.request(trait_method)
        dest = ir.Place(self.local(t.UNIT))
        self.emit(at, lir.Call(dest, call, (ir.Move(ref),), lir.LOC, unwind))

    def _drop_fn(self, drop: Def, ty: t.Adt) -> lir.Instance:
        trait = self.program.tcx.lang(LangItem.DROP)
        method = self.program.tcx.assoc_items(trait)[0].def_
        found = self.program.resolve(method, (ty,))
        assert found is not None, drop
        return lir.FnInstance(found[0], found[1])

    def adt(self, ty: t.Adt, place: ir.Place, at: int) -> int:
        closed = self.program.closed
        info = self.program.tcx.adt(ty.def_)
        if info.lang == "manually_drop" or info.kind is t.AdtKind.UNION:
            return at
        drop = self.program.tcx.facts.drop_impl(ty.def_)
        ladder = lir.NO_UNWIND
        if drop is not None:
            if self.has_droppable(ty):
                ladder = self.new(cleanup=True)
            self.drop_method(drop, ty, place, at, ladder)
        if closed.native_type(ty) is not None:
            return at
        if ladder != lir.NO_UNWIND:
            self.parts(ty, info, place, ladder, lir.TERMINATE)
        return self.parts(ty, info, place, at, lir.NO_UNWIND)

    def has_droppable(self, ty: t.Adt) -> bool:
        if self.program.closed.native_type(ty) is not None:
            return False
        closed = self.program.closed
        n = len(self.program.tcx.adt(ty.def_).variants)
        return any(closed.needs_drop(f) for v in range(n) for f in closed.variant_fields(ty, v))

    def parts(self, ty: t.Adt, info: t.AdtInfo, place: ir.Place, at: int, unwind: int) -> int:
        """Drops the fields; in cleanup (`unwind` TERMINATE) control ends by resuming."""
        if info.kind is t.AdtKind.STRUCT:
            n = len(info.variants[0].fields)
            return self.fields([_field(place, i) for i in range(n)], at, unwind)
        return self.variants(ty, info, place, at, unwind)

    def variants(self, ty: t.Adt, info: t.AdtInfo, place: ir.Place, at: int, unwind: int) -> int:
        closed = self.program.closed
        cleanup = self.fn.blocks[at].cleanup
        join = self.new(cleanup)
        discr = ir.Place(self.local(t.ISIZE))
        self.emit(at, lir.Set(discr, ir.Discriminant(place), lir.LOC))
        values, targets = [], []
        for v, variant in enumerate(info.variants):
            fields = closed.variant_fields(ty, v)
            if not any(closed.needs_drop(f) for f in fields):
                continue
            arm = self.new(cleanup)
            values.append(info.discriminants[v])
            targets.append(arm)
            parts = [_field(place, i, v) for i in range(len(variant.fields))]
            end = self.fields(parts, arm, unwind)
            self.fn.blocks[end].term = lir.Goto(join)
        self.fn.blocks[at].term = lir.Switch(
            ir.Move(discr), t.ISIZE, tuple(values), tuple(targets), join
        )
        return join

    def fields(self, places: list[ir.Place], at: int, unwind: int = lir.NO_UNWIND) -> int:
        """Drops `places` in order; if one panics, the others are dropped while unwinding."""
        closed = self.program.closed
        dropped = [p for p in places if closed.needs_drop(self.type_of(p))]
        ladders = [unwind] * len(dropped)
        if unwind == lir.NO_UNWIND:
            for i in range(len(dropped) - 2, -1, -1):
                ladders[i] = self.new(cleanup=True)
                block = self.fn.blocks[ladders[i]]
                block.instrs.append(lir.DropPlace(dropped[i + 1], lir.LOC, lir.TERMINATE))
                if ladders[i + 1] >= 0:
                    block.term = lir.Goto(ladders[i + 1])
        for p, ladder in zip(dropped, ladders, strict=True):
            self.emit(at, lir.DropPlace(p, lir.LOC, ladder))
        return at

    def type_of(self, place: ir.Place) -> t.Ty:
        from .places import place_type

        return place_type(self.program.closed, self.fn, place)

    def loop(self, element: t.Ty, place: ir.Place, at: int) -> int:
        """`i = 0; n = len; while i < n { drop place[i]; i += 1 }`, the rest dropped on a panic."""
        index, count = self.local(t.USIZE), self.local(t.USIZE)
        self.emit(at, lir.Set(ir.Place(count), ir.Len(place), lir.LOC))
        self.emit(at, lir.Set(ir.Place(index), ir.Use(_usize(0)), lir.LOC))
        rest = self.counted(index, count, place, lir.TERMINATE, cleanup=True)
        head = self.counted(index, count, place, rest, cleanup=False)
        self.fn.blocks[at].term = lir.Goto(head)
        exit_ = self.new()
        switch = self.fn.blocks[head].term
        assert isinstance(switch, lir.Switch)
        self.fn.blocks[head].term = lir.retarget(switch, {-1: exit_})
        return exit_

    def counted(
        self, index: ir.Local, count: ir.Local, place: ir.Place, unwind: int, cleanup: bool
    ) -> int:
        head, body = self.new(cleanup), self.new(cleanup)
        here, more = ir.Place(self.local(t.USIZE)), ir.Place(self.local(t.BOOL))
        i = ir.Copy(ir.Place(index))
        less = ir.Binary(ir.BinOp.LT, i, ir.Copy(ir.Place(count)))
        self.emit(head, lir.Set(more, less, lir.LOC))
        out = self.new(True) if cleanup else -1
        self.fn.blocks[head].term = lir.Switch(ir.Move(more), t.BOOL, (0,), (out,), body)
        self.emit(body, lir.Set(here, ir.Use(i), lir.LOC))
        step = ir.Binary(ir.BinOp.ADD, i, _usize(1))
        self.emit(body, lir.Set(ir.Place(index), step, lir.LOC))
        dropped = place.project(ir.Index(here.local))
        self.emit(body, lir.DropPlace(dropped, lir.LOC, unwind))
        self.fn.blocks[body].term = lir.Goto(head)
        return head


def _usize(n: int) -> ir.Operand:
    return ir.Const(ir.IntConst(n, t.USIZE), DUMMY_SPAN)


# ------------------------------------------------------------------ clone


def _clone(program: Program, instance: lir.CloneInstance) -> lir.Function:
    ty = instance.ty
    fn = lir.Function(instance, [ty, t.Ref(t.ERASED, ty, False)], 1, [], False, name="clone")
    source = ir.Place(ir.Local(1)).project(DEREF)
    if program.tcx.facts.is_copy(ty, None):
        copy = lir.Set(RET, ir.Use(ir.Copy(source)), lir.LOC)
        fn.blocks.append(lir.Block([copy], lir.Return()))
        return fn
    match ty:
        case t.Tuple() | t.Closure():
            fields = program.closed.variant_fields(ty)
            parts = [(f, _field(source, i)) for i, f in enumerate(fields)]
        case t.Array(element, length):
            n = program.closed.length(length)
            parts = [(element, source.project(ir.ConstantIndex(i, n, False))) for i in range(n)]
        case _:
            raise Unsupported(f"the built-in clone of {type(ty).__name__}")
    _clone_parts(program, fn, ty, parts)
    return fn


def _clone_parts(
    program: Program, fn: lir.Function, ty: t.Ty, parts: list[tuple[t.Ty, ir.Place]]
) -> None:
    """Each part cloned in turn; if one panics, those made before are dropped."""
    instrs: list[lir.Instr] = []
    done: list[ir.Place] = []
    values: list[ir.Operand] = []
    method = program.tcx.lang(LangItem.CLONE_FN)
    fn.blocks.append(lir.Block(instrs, lir.Return()))
    for part, place in parts:
        fn.locals += [t.Ref(t.ERASED, part, False), part]
        ref, value = (ir.Place(ir.Local(len(fn.locals) - k)) for k in (2, 1))
        instrs.append(lir.Set(ref, ir.Borrow(ir.BorrowKind.SHARED, place), lir.LOC))
        callee = callee_of(program, method, (part,))
        assert callee is not None
        if isinstance(callee, lir.Direct):
            program.request(callee.instance)
        unwind = lir.NO_UNWIND
        drops = [p for p in done if program.closed.needs_drop(part)]
        if drops:
            steps: list[lir.Instr] = [lir.DropPlace(p, lir.LOC, lir.TERMINATE) for p in drops]
            fn.blocks.append(lir.Block(steps, lir.Resume(), True))
            unwind = len(fn.blocks) - 1
        instrs.append(lir.Call(value, callee, (ir.Copy(ref),), lir.LOC, unwind))
        done.append(value)
        values.append(ir.Move(value))
    kind: ir.AggregateKind = ir.AggregateTuple()
    if isinstance(ty, t.Closure):
        kind = ir.AggregateClosure(ty.def_, ty)
    elif isinstance(ty, t.Array):
        kind = ir.AggregateArray(ty.element)
    instrs.append(lir.Set(RET, ir.Aggregate(kind, tuple(values), ty), lir.LOC))


# ------------------------------------------------------------------ calls


def _call(program: Program, instance: lir.CallInstance) -> lir.Function:
    """An adapter from a calling convention to the callee's: see `lir.CallInstance`."""
    ty = instance.ty
    inputs = list(instance.inputs)
    output = _call_output(program, ty)
    env: t.Ty = t.Ref(t.ERASED, ty, True) if instance.by_ref else ty
    locals_ = [output, *inputs] if instance.bare else [output, env, *inputs]
    fn = lir.Function(instance, locals_, len(locals_) - 1, [], False, name="call")
    first = 1 if instance.bare else 2
    args: list[ir.Operand] = [ir.Move(ir.Place(ir.Local(first + i))) for i in range(len(inputs))]
    instrs: list[lir.Instr] = []
    fn.blocks.append(lir.Block(instrs, lir.Return()))
    whole = ir.Place(ir.Local(1))
    unwind = lir.NO_UNWIND
    after: list[lir.Instr] = []
    match ty:
        case t.FnDef(def_, fargs):
            inst = program.function_instance(def_, fargs)
            program.request(inst)
            callee: lir.Callee = lir.Direct(inst)
        case t.FnPtr():
            callee = lir.Indirect(ir.Copy(whole.project(DEREF) if instance.by_ref else whole))
        case t.Closure():
            inst = lir.FnInstance(ty.def_, ty.args)
            program.request(inst)
            callee = lir.Direct(inst)
            if instance.bare:
                fn.locals.append(ty)
                whole = ir.Place(ir.Local(len(fn.locals) - 1))
            fn.locals.append(t.Ref(t.ERASED, ty, True))
            ref = ir.Place(ir.Local(len(fn.locals) - 1))
            if ty.kind is t.ClosureKind.FN_ONCE:
                args.insert(0, ir.Move(whole))
            else:
                instrs.append(lir.Set(ref, ir.Borrow(ir.BorrowKind.MUT, whole), lir.LOC))
                args.insert(0, ir.Move(ref))
                if not instance.bare and program.closed.needs_drop(ty):
                    drop = lir.DropPlace(whole, lir.LOC, lir.TERMINATE)
                    fn.blocks.append(lir.Block([drop], lir.Resume(), True))
                    unwind = 1
                    after.append(lir.DropPlace(whole, lir.LOC, lir.NO_UNWIND))
        case _:
            raise Unsupported(f"a call of a value of type {type(ty).__name__}")
    instrs.append(lir.Call(RET, callee, tuple(args), lir.LOC, unwind))
    instrs += after
    return fn


def _once(program: Program, instance: lir.OnceInstance) -> lir.Function:
    """`value = *p; free(p); method(value, args)`."""
    method, args = instance.method, instance.args
    inputs, output = program.signature(method, args)
    pointer = t.RawPtr(inputs[0], True)
    fn = lir.Function(
        instance,
        [output, pointer, *inputs[1:], inputs[0], t.UNIT],
        len(inputs),
        [],
        False,
        name=method.name,
    )
    value, unit = (ir.Place(ir.Local(len(fn.locals) - k)) for k in (2, 1))
    p = ir.Place(ir.Local(1))
    free = lir.Native("heap_free", method, (inputs[0],), (pointer,), t.UNIT)
    callee = lir.Direct(program.function_instance(method, args))
    program.request(callee.instance)
    rest = tuple(ir.Move(ir.Place(ir.Local(i + 2))) for i in range(len(inputs) - 1))
    operands: tuple[ir.Operand, ...] = (ir.Move(value), *rest)
    fn.blocks.append(
        lir.Block(
            [
                lir.Set(value, ir.Use(ir.Copy(p.project(DEREF))), lir.LOC),
                lir.Call(unit, free, (ir.Copy(p),), lir.LOC, lir.NO_UNWIND),
                lir.Call(RET, callee, operands, lir.LOC, lir.NO_UNWIND),
            ],
            lir.Return(),
        )
    )
    return fn


def _call_output(program: Program, ty: t.Ty) -> t.Ty:
    match ty:
        case t.FnDef(def_, args):
            return program.signature(def_, args)[1]
        case t.FnPtr(sig):
            return program.closed.close(sig.sig.output, ())
        case t.Closure():
            return program.closed.close(ty.sig.sig.output, ())
        case _:
            raise Unsupported(f"a call of a value of type {type(ty).__name__}")
