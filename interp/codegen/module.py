"""The generated Python module of a program: names, globals, order of things.

`generate(program, main)` collects all instances, analyses the call graph (who needs the hidden
parameters `sp`, the stack that is left, and `loc`, the site in the user's code), emits every
function, and gives the source with the objects it refers to. Source and names are deterministic.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def, DefKind, PrimTy
from checker.types import ty as t
from checker.types.tables import PointerCast
from grammar.record import define, field
from interp.closed import Unsupported, has_attribute
from interp.frames.measure import Frames
from interp.memory.heap import Allocation
from interp.memory.unit import Unit, unit_of
from interp.mono import Program
from interp.natives.table import Natives
from interp.shape import Shape

from . import lir
from .emit import FnEmitter, Loc
from .expr import Expr, lit, name
from .graph import CallGraph, bottom_up, recursive_instances
from .optimise import optimise
from .rvalues import struct_tails
from .shims import make
from .storage import Home, analyse, has_deref

if TYPE_CHECKING:
    from collections.abc import Iterator


@define(eq=False)
class Generated:
    """Source text, the globals it needs, and tables about it."""

    source: str
    globals: dict[str, Any]
    unwinds: dict[str, dict[int, int]]
    sites: dict[int, int]
    """For each line of a checked program's user code its site."""
    functions: dict[str, lir.Function]
    entry: str
    constants: list[tuple[str, list[str]]]
    statics: list[tuple[str, str, Def]]
    vtables: dict[str, Any]


def generate(program: Program, main: Def) -> Generated:
    """The module that runs `main`."""
    module = Module(program)
    entry = module.entry_instance(main)
    module.collect([entry])
    return module.emit(entry)


@define(eq=False)
class Module:
    program: Program
    checked: bool = False
    natives: Natives = field(factory=Natives)
    functions: dict[lir.Instance, lir.Function] = field(factory=dict)
    names: dict[lir.Instance, str] = field(factory=dict)
    globals: dict[str, Any] = field(factory=dict)
    units: dict[t.Ty, str] = field(factory=dict)
    strings: dict[bytes, str] = field(factory=dict)
    missing: dict[lir.Instance, str] = field(factory=dict)
    fn_list: list[lir.Function] = field(factory=list)
    dyn_ids: dict[t.Ty, int] = field(factory=dict)
    same: dict[tuple[t.Ty, t.Ty], bool] = field(factory=dict)
    constant_names: dict[lir.FnInstance, list[str]] = field(factory=dict)
    recursive: set[lir.Instance] = field(factory=set)
    optimising: bool = True
    in_work: set[lir.Instance] = field(factory=set)
    done: set[lir.Instance] = field(factory=set)
    on_demand: list[lir.Instance] = field(factory=list)
    roots: list[lir.Instance] = field(factory=list)
    counted: dict[t.Ty, bool] = field(factory=dict)
    graph: CallGraph = field(init=False)
    frames: Frames = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.frames = Frames(self.program)

    def entry_instance(self, main: Def) -> lir.Instance:
        return lir.FnInstance(main, ())

    # -------------------------------------------------------------- collection

    def collect(self, roots: list[lir.Instance]) -> None:
        """Builds the LIR of everything reachable from `roots`."""
        program = self.program
        self.roots += roots
        for r in roots:
            program.request(r)
        while program.queue:
            fresh = self.build_queue()
            self.checked = program.has_user_unsafe
            if self.optimising and not self.checked:
                self.recursive = recursive_instances(self.functions)
                for instance in bottom_up(self.functions, fresh):
                    self.ready(instance)
                fresh += self.on_demand
                self.on_demand.clear()
            for instance in fresh:
                self.discover(self.functions[instance])

    def ready(self, instance: lir.Instance) -> lir.Function | None:
        """The function, built and optimised; None while that is going on."""
        if instance in self.in_work:
            return None
        fn = self.functions.get(instance)
        if fn is None:
            self.program.seen.add(instance)
            fn = self.build(instance)
            self.frames.measure([fn])
            self.on_demand.append(instance)
        if instance not in self.done:
            self.in_work.add(instance)
            if instance not in self.missing:
                optimise(self, fn)
            self.in_work.discard(instance)
            self.done.add(instance)
        return fn

    def build_queue(self) -> list[lir.Instance]:
        """Builds all that was requested, and what that requests by plain calls."""
        program = self.program
        fresh: list[lir.Instance] = []
        while program.queue:
            instance = program.queue.popleft()
            if instance not in self.functions:
                self.build(instance)
                fresh.append(instance)
        self.frames.measure([self.functions[i] for i in fresh])
        return fresh

    def build(self, instance: lir.Instance) -> lir.Function:
        try:
            fn = make(self.program, instance)
        except Unsupported as e:
            self.missing[instance] = e.feature
            fn = self.stub(instance)
        self.functions[instance] = fn
        return fn

    def stub(self, instance: lir.Instance) -> lir.Function:
        """A function that cannot be made: saying so is left to the moment it is called."""
        block = lir.Block([], lir.Unreachable(lir.LOC))
        return lir.Function(instance, [t.UNIT], 0, [block], False, name="unsupported")

    def discover(self, fn: lir.Function) -> None:
        """Requests what `fn` needs that is not a plain call: drop glue, vtables."""
        program = self.program
        storage = analyse(program.shapes, fn)
        for block in fn.blocks:
            for instr in block.instrs:
                match instr:
                    case lir.DropPlace(place):
                        ty = self.place_type(fn, place)
                        if isinstance(ty, t.Dynamic):
                            continue
                        by_value = storage.homes[place.local] is Home.LEAVES
                        program.request(lir.DropInstance(ty, by_value and not has_deref(place)))
                    case lir.Set(_, ir.Cast(PointerCast.UNSIZE, operand, target)):
                        source = self.operand_type(fn, operand)
                        self.unsizing(source, target)
                    case lir.Call(_, lir.Native() as native):
                        self.natives.discover(program, native)
                    case _:
                        pass

    def place_type(self, fn: lir.Function, place: ir.Place) -> t.Ty:
        from .places import place_type

        return place_type(self.program.closed, fn, place)

    def operand_type(self, fn: lir.Function, op: ir.Operand) -> t.Ty:
        return op.constant.ty if isinstance(op, ir.Const) else self.place_type(fn, op.place)

    def unsizing(self, source: t.Ty, target: t.Ty) -> None:
        """The vtable that coercing `source` to `target` needs."""
        closed = self.program.closed
        if source == target:
            return
        if isinstance(target, (t.Ref, t.RawPtr)):
            a, b = struct_tails(closed, closed.pointee(source), closed.pointee(target))
            if isinstance(a, t.Dynamic) and isinstance(b, t.Dynamic):
                self.program.upcast(a, b)
            elif isinstance(b, t.Dynamic):
                self.program.vtable(a, b)
            return
        assert isinstance(source, t.Adt)
        assert isinstance(target, t.Adt)
        for v in range(len(self.program.tcx.adt(source.def_).variants)):
            pairs = zip(
                closed.variant_fields(source, v), closed.variant_fields(target, v), strict=True
            )
            for f, g in pairs:
                if f != g and self.program.shapes.count(f):
                    self.unsizing(f, g)

    def is_drop_method(self, instance: lir.Instance) -> bool:
        """Whether it is a `Drop::drop` of the library: freeing is what it is about."""
        if not isinstance(instance, lir.FnInstance) or not instance.def_.is_library:
            return False
        parent = instance.def_.parent
        if parent is None or parent.kind is not DefKind.IMPL:
            return False
        trait_ref = self.program.tcx.impl_trait_ref(parent)
        return trait_ref is not None and self.program.tcx.is_lang(trait_ref.trait, LangItem.DROP)

    # -------------------------------------------------------------- names

    def function(self, instance: lir.Instance) -> lir.Function:
        return self.functions[instance]

    def name_of(self, instance: lir.Instance) -> str:
        return self.names[instance]

    def number_functions(self) -> None:
        for i, (instance, fn) in enumerate(self.functions.items()):
            word = re.sub(r"\W+", "_", fn.name.split("::")[-1]).strip("_") or "closure"
            self.names[instance] = f"f{i}_{word}"
        self.fn_list = list(self.functions.values())

    def fn_id(self, fn: lir.Function) -> int:
        return self.fn_list.index(self.functions[fn.instance])

    def stack_need(self, fn: lir.Function) -> int:
        return self.graph.need(self.functions[fn.instance])

    def element(self, ty: t.Ty) -> str:
        """The global that describes `ty` at run time (a `Unit`)."""
        found = self.units.get(ty)
        if found is None:
            found = self.units[ty] = f"T{len(self.units)}"
            self.globals[found] = unit_of(self.program, ty)
        return found

    stack_type = element

    def vtable(self, ty: t.Ty, dyn_ty: t.Ty) -> str:
        return f"VT{self.program.vtable(ty, dyn_ty).index}"

    def dyn_id(self, ty: t.Ty) -> int:
        return self.dyn_ids.setdefault(ty, len(self.dyn_ids))

    def same_slots(self, a: t.Ty, b: t.Ty) -> bool:
        """Whether leaves stored as `a` can be read as `b` without looking at bytes."""
        if a == b:
            return True
        key = (a, b)
        found = self.same.get(key)
        if found is None:
            found = self.same[key] = self._same_slots(a, b)
        return found

    def _same_slots(self, a: t.Ty, b: t.Ty) -> bool:
        shapes = self.program.shapes
        a, b = self.peeled(a), self.peeled(b)
        if a == b:
            return True
        if isinstance(a, (t.Slice, t.Dynamic)) or isinstance(b, (t.Slice, t.Dynamic)):
            return False
        x, y = shapes.of(a), shapes.of(b)
        if x.count != y.count or x.bulk or y.bulk:
            return False
        if x.count == 0:
            return self.program.layouts.of(a).size == self.program.layouts.of(b).size
        return shapes.leaves(a) == shapes.leaves(b) and x.code == y.code

    def peeled(self, ty: t.Ty) -> t.Ty:
        """Without wrappers that change no leaf (one field of nonzero size, no niche of its own)."""
        closed, shapes = self.program.closed, self.program.shapes
        while isinstance(ty, t.Adt) and closed.native_type(ty) is None:
            kind = closed.adt_kind(ty)
            if kind is t.AdtKind.ENUM:
                return ty
            fields = [f for f in closed.variant_fields(ty) if shapes.count(f)]
            if len(fields) != 1:
                return ty
            ty = fields[0]
        if isinstance(ty, t.Array):
            inner = self.peeled(ty.element)
            return ty if inner == ty.element else t.Array(inner, ty.length)
        return ty

    def note_store(
        self, em: FnEmitter, loc: Loc, base: Expr, slot: Expr, leaves: list[Expr], site: int
    ) -> None:
        """Remembers where a value that may close a cycle was stored (for the leak report)."""
        if site == lir.LOC and not em.fn.has_loc:
            return
        if loc.derefs and self.has_counted(loc.ty):
            base, slot = em.repeatable(base, slot)
            em.line(f"stored({base.plain()}, {slot.plain()}, {len(leaves)}, {em.site(site)})")

    def has_counted(self, ty: t.Ty) -> bool:
        """Whether values of `ty` hold a counted pointer (`Rc`) directly."""
        found = self.counted.get(ty)
        if found is None:
            self.counted[ty] = False
            found = self.counted[ty] = self._has_counted(ty)
        return found

    def _has_counted(self, ty: t.Ty) -> bool:
        closed = self.program.closed
        match ty:
            case t.Adt() if closed.native_type(ty) is None:
                if has_attribute(self.program.tcx, ty.def_, "counted"):
                    return True
                if not any(isinstance(a, t.TY_CLASSES) for a in ty.args) and ty.def_.is_library:
                    return False
                n = len(self.program.tcx.adt(ty.def_).variants)
                fields = [f for v in range(n) for f in closed.variant_fields(ty, v)]
            case t.Tuple() | t.Closure():
                fields = list(closed.variant_fields(ty))
            case t.Array(element):
                fields = [element]
            case _:
                return False
        return any(self.has_counted(f) for f in fields)

    # -------------------------------------------------------------- constants

    def constant(self, c: ir.Constant) -> list[Expr]:
        """The leaves of a constant that is not bulk."""
        match c:
            case ir.IntConst(value, ty):
                if ty == t.BOOL:
                    return [name("True" if value else "False")]
                return [lit(value)]
            case ir.FloatConst(value, ty):
                return [name(float_text(value, ty))]
            case ir.StrConst(value):
                data = value.encode("utf-8", "surrogatepass")
                return [name(self.bytes_global(data)), lit(0), lit(len(data))]
            case ir.BytesConst(value, ty):
                pointee = self.program.closed.pointee(ty)
                leaves = [name(self.bytes_global(value)), lit(0)]
                return leaves if isinstance(pointee, t.Array) else [*leaves, lit(len(value))]
            case ir.FnConst() | ir.ZstConst():
                return []
            case ir.NamedConst():
                return [name(n) for n in self.named_constant(c)]
            case ir.StaticRef(def_):
                return [name(self.static_name(def_)), lit(0)]

    def bytes_global(self, data: bytes) -> str:
        found = self.strings.get(data)
        if found is None:
            found = self.strings[data] = f"S{len(self.strings)}"
            self.globals[found] = Allocation(data, unit_of(self.program, t.U8))
            self.globals[found].freed = None
        return found

    def static_name(self, def_: Def) -> str:
        return f"ST{list(self.program.statics).index(def_)}"

    def named_constant(self, c: ir.NamedConst) -> list[str]:
        assert c.def_ is not None
        instance = lir.FnInstance(c.def_, c.args)
        found = self.constant_names.get(instance)
        if found is None:
            k = len(self.constant_names)
            shape = self.program.shapes.of(c.ty)
            if self.fresh(c.ty):
                call = f"{self.name_of(instance)}({self.hidden(instance)})"
                found = [call] if shape.count == 1 else [f"{call}[{i}]" for i in range(shape.count)]
            elif shape.bulk:
                found = [f"K{k}"]
            else:
                found = [f"K{k}_{i}" for i in range(shape.count)]
            self.constant_names[instance] = found
        return found

    def hidden(self, instance: lir.Instance) -> str:
        fn = self.functions[instance]
        return ", ".join((["LIMIT"] if fn.has_sp else []) + (["0"] if fn.has_loc else []))

    def fresh(self, ty: t.Ty) -> bool:
        """Whether each use of a constant of this type must be a value of its own."""
        return self.program.closed.needs_drop(ty)

    def bulk_constant(self, c: ir.Constant) -> Expr:
        if isinstance(c, ir.NamedConst):
            return name(f"list({self.named_constant(c)[0]})")
        raise Unsupported("this large constant")

    # -------------------------------------------------------------- emission

    def emit(self, entry: lir.Instance) -> Generated:
        """Emits everything collected."""
        self.number_functions()
        for instance, fn in self.functions.items():
            fn.indirect = instance in self.program.indirect
        self.graph = CallGraph(self)
        self.graph.run()
        lines: list[str] = []
        unwinds: dict[str, dict[int, int]] = {}
        sites: dict[int, int] = {}
        by_name: dict[str, lir.Function] = {}
        live = self.graph.reachable([entry, *self.roots])
        for instance, fn in list(self.functions.items()):
            if instance not in live:
                continue
            py_name = self.names[instance]
            by_name[py_name] = fn
            if instance in self.missing:
                lines += self.stub_lines(instance, py_name)
                continue
            try:
                out, handler = FnEmitter(self, fn, py_name).run()
            except Unsupported as e:
                self.missing[instance] = e.feature
                lines += self.stub_lines(instance, py_name)
                continue
            table: dict[int, int] = {}
            trapped: dict[int, int] = {}
            for line in out:
                lines.append(" " * line.indent + line.text)
                if self.checked and line.site > 0:
                    sites[len(lines)] = line.site
                if line.unwind != lir.NO_UNWIND:
                    table[len(lines)] = line.unwind
                if line.trap:
                    trapped[len(lines)] = int(line.trap)
            if trapped:
                self.globals[f"traps_{py_name}"] = trapped
            if handler:
                unwinds[py_name] = table
        return Generated(
            "\n".join(lines) + "\n",
            self.globals,
            unwinds,
            sites,
            by_name,
            self.names[entry],
            self.constant_plan(),
            [
                (self.static_name(d), self.names[lir.FnInstance(d, ())], d)
                for d in self.program.statics
            ],
            self.vtable_plan(),
        )

    def stub_lines(self, instance: lir.Instance, py_name: str) -> list[str]:
        feature = self.missing[instance]
        return [f"def {py_name}(*_): missing({feature!r})"]

    def constant_plan(self) -> list[tuple[str, list[str]]]:
        """Constants to evaluate before the program starts, each after those it uses."""
        plan: list[tuple[str, list[str]]] = []
        done: set[lir.Instance] = set()
        for instance in self.program.constants:
            self.plan_constant(instance, plan, done)
        return plan

    def plan_constant(
        self, instance: lir.Instance, plan: list[tuple[str, list[str]]], done: set[lir.Instance]
    ) -> None:
        stack: list[tuple[lir.Instance, bool]] = [(instance, False)]
        while stack:
            at, finished = stack.pop()
            if finished:
                names = self.constant_names.get(at) if isinstance(at, lir.FnInstance) else None
                if names and names[0].startswith("K") and at in self.program.constants:
                    plan.append((f"{self.names[at]}({self.hidden(at)})", names))
                continue
            if at in done or at not in self.functions:
                continue
            done.add(at)
            stack.append((at, True))
            stack += [(n, False) for n in self.graph.constant_edges(at)]

    def vtable_plan(self) -> dict[str, Any]:
        """Each vtable: (drop function or None, unit, methods by slot, upcasts by id)."""
        out: dict[str, Any] = {}
        for info in self.program.vtables:
            size = max(info.methods, default=-1) + 1
            methods = [
                self.names[info.methods[i]] if i in info.methods else None for i in range(size)
            ]
            drop = self.names[info.drop] if info.drop is not None else None
            ups = {self.dyn_id(d): f"VT{v.index}" for d, v in info.upcasts.items()}
            out[f"VT{info.index}"] = (drop, self.element(info.ty), methods, ups)
        return out


def float_text(value: float, ty: t.Ty) -> str:
    if ty == t.Prim(PrimTy.F32):
        from interp.runtime import f32

        value = f32(value)
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "(-inf)"
    return repr(value) if value >= 0 and not str(value).startswith("-") else f"({value!r})"


def instances_called(fn: lir.Function) -> Iterator[lir.Instance]:
    """What `fn` calls directly."""
    for block in fn.blocks:
        for instr in block.instrs:
            if isinstance(instr, lir.Call) and isinstance(instr.callee, lir.Direct):
                yield instr.callee.instance


__all__ = ["Generated", "LangItem", "Module", "Shape", "Unit", "generate"]
