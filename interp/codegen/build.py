"""MIR to LIR: substitution, resolution of calls, sites.

`build(program, instance)` is called once per `FnInstance`. Types of locals, casts, aggregates and
constants are closed; places are kept as they are. Calls of constructors become aggregates, calls of
closures and function pointers pass their tuple of arguments flat, which costs nothing: leaves of a
tuple are the leaves of its elements.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from checker.types.tables import PointerCast
from grammar.record import define, evolve, field
from grammar.span import DUMMY_SPAN, Span
from interp.closed import Unsupported, attribute_text, has_attribute
from interp.mono import Program, callee_of, operand_place, trait_is_fn

from . import lir
from .places import place_type


def build(program: Program, instance: lir.FnInstance) -> lir.Function:
    """The LIR of a function, closure, constant or static. `Unsupported` if it has no body."""
    body = program.tcx.mir(instance.def_)
    if body is None:
        raise Unsupported(f"`{instance.def_.path()}` without a body")
    return _Builder(program, instance, body).run()


@define(eq=False)
class _Builder:
    program: Program
    instance: lir.FnInstance
    body: ir.Body
    fn: lir.Function = field(init=False)
    owner: Def = field(init=False)
    spans: dict[Span, int] = field(factory=dict)
    places: dict[ir.Place, ir.Place] = field(factory=dict)
    known: dict[int, int] = field(factory=dict)
    """Locals whose value a type tells."""

    def run(self) -> lir.Function:
        body, program = self.body, self.program
        user = not self.instance.def_.is_library
        self.owner = program.tcx.typeck_owner(self.instance.def_)
        exposes = not user and has_attribute(program.tcx, self.instance.def_, "exposes_memory")
        if exposes or (body.has_user_unsafe and user):
            program.has_user_unsafe = True
        self.fn = lir.Function(
            self.instance,
            [self.close(d.ty) for d in body.locals],
            body.arg_count,
            [],
            user,
            name=self.instance.def_.path(),
            local_names=[d.name for d in body.locals],
            tracked=user and tracks_caller(program.tcx, self.instance.def_),
        )
        self.reachable_blocks()
        self.mark_lost()
        return self.fn

    def reachable_blocks(self) -> None:
        """Builds the blocks that can be reached with these type arguments: what only the others
        call is never asked for. Those stay as empty blocks, so that numbers are those of MIR."""
        blocks = self.fn.blocks
        for data in self.body.blocks:
            blocks.append(lir.Block([], lir.Unreachable(lir.LOC), data.is_cleanup))
        built: set[int] = set()
        stack = [0]
        while stack:
            b = stack.pop()
            if b in built:
                continue
            built.add(b)
            block = blocks[b] = self.block(self.body.blocks[b])
            block.term = self.decided(block)
            stack += lir.successors(block.term)
            stack += [u for i in block.instrs if (u := lir.unwind_of(i)) >= 0]

    def decided(self, block: lir.Block) -> lir.Terminator:
        """The end of a block: a jump if it switches on what a type tells."""
        term = block.term
        if not isinstance(term, lir.Switch) or isinstance(term.operand, ir.Const):
            return term
        place = term.operand.place
        value = None if place.projection else self.known.get(place.local)
        if value is None:
            return term
        chosen = dict(zip(term.values, term.targets, strict=True))
        return lir.Goto(chosen.get(value, term.otherwise))

    def mark_lost(self) -> None:
        """A library function with `#[leaks = "cause"]` marks what it is given."""
        if self.fn.user:
            return
        cause = attribute_text(self.program.tcx, self.instance.def_, "leaks")
        if cause is None:
            return
        params = range(1, self.fn.arg_count + 1)
        args = tuple(ir.Copy(ir.Place(ir.Local(i))) for i in params)
        inputs = tuple(self.fn.locals[1 : self.fn.arg_count + 1])
        native = lir.Native("mark_lost", self.instance.def_, (), inputs, t.UNIT, cause)
        self.fn.locals.append(t.UNIT)
        dest = ir.Place(ir.Local(len(self.fn.locals) - 1))
        call = lir.Call(dest, native, args, lir.LOC, lir.NO_UNWIND)
        self.fn.blocks[0].instrs.insert(0, call)

    def close(self, ty: t.Ty) -> t.Ty:
        return self.program.closed.close(ty, self.instance.args)

    def close_args(self, args: t.Args) -> t.Args:
        return self.program.closed.close_args(args, self.instance.args)

    def site(self, span: Span) -> int:
        if not self.fn.user:
            return lir.LOC
        found = self.spans.get(span)
        if found is None:
            sources = self.program.tcx.sources
            shown = sources.outermost_call(span)
            found = self.spans[span] = self.program.site(shown, self.owner)
        return found

    def call_site(self, callee: lir.Callee, span: Span) -> int:
        """The site of a call: the caller's where both caller and callee are `#[track_caller]`."""
        if self.fn.tracked:
            match callee:
                case lir.Native(def_=def_) | lir.Direct(lir.FnInstance(def_)):
                    if tracks_caller(self.program.tcx, def_):
                        return lir.LOC
                case _:
                    pass
        return self.site(span)

    def unwind(self, u: ir.Unwind) -> int:
        match u:
            case ir.UnwindCleanup(block):
                return block
            case ir.UnwindTerminate():
                return lir.TERMINATE
            case _:
                return lir.NO_UNWIND

    # -------------------------------------------------------------- statements

    def block(self, data: ir.BlockData) -> lir.Block:
        instrs: list[lir.Instr] = []
        for s in data.statements:
            match s:
                case ir.Assign(place, rvalue, span):
                    instrs.append(lir.Set(place, self.rvalue(rvalue), self.site(span)))
                case ir.StorageLive(local):
                    instrs.append(lir.Live(local))
                case ir.StorageDead(local, span):
                    instrs.append(lir.Dead(local, self.site(span)))
                case _:
                    pass
        term = self.terminator(data.terminator, instrs)
        return lir.Block(instrs, term, data.is_cleanup)

    def rvalue(self, r: ir.Rvalue) -> ir.Rvalue:
        match r:
            case ir.Use(op):
                return ir.Use(self.operand(op))
            case ir.Binary(op, lhs, rhs):
                return ir.Binary(op, self.operand(lhs), self.operand(rhs))
            case ir.Unary(op, operand):
                return ir.Unary(op, self.operand(operand))
            case ir.Cast():
                return self.cast(r)
            case ir.Aggregate(kind, operands, ty):
                closed = self.close(ty)
                return ir.Aggregate(kind, tuple(map(self.operand, operands)), closed)
            case ir.Repeat(op, ty):
                return ir.Repeat(self.operand(op), self.close(ty))
            case _:
                return r

    def cast(self, r: ir.Cast) -> ir.Cast:
        target = self.close(r.ty)
        operand = self.operand(r.operand)
        if r.op in (PointerCast.REIFY_FN, PointerCast.UNSAFE_FN, PointerCast.CLOSURE_FN):
            self.request_pointer(self.operand_type(operand))
        return ir.Cast(r.op, operand, target)

    def request_pointer(self, ty: t.Ty) -> None:
        instance = pointer_instance(self.program, ty)
        if instance is not None:
            self.program.request_indirect(instance)

    def operand(self, op: ir.Operand) -> ir.Operand:
        if not isinstance(op, ir.Const):
            return op
        c = op.constant
        match c:
            case ir.FnConst(ty):
                return ir.Const(ir.FnConst(self.close(ty)), op.span)
            case ir.ZstConst(ty):
                return ir.Const(ir.ZstConst(self.close(ty)), op.span)
            case ir.NamedConst():
                return ir.Const(self.named(c), op.span)
            case ir.StaticRef(def_):
                self.program.static(def_)
                return op
            case _:
                return op

    def named(self, c: ir.NamedConst) -> ir.Constant:
        ty = self.close(c.ty)
        if c.def_ is None:
            assert c.index is not None
            value = self.instance.args[c.index]
            assert isinstance(value, t.CONST_CLASSES)
            return ir.IntConst(self.program.closed.length(value), ty)
        args = self.close_args(c.args)
        instance = self.program.constant(c.def_, args, ty)
        return ir.NamedConst(instance.def_, instance.args, ty)

    def operand_type(self, op: ir.Operand) -> t.Ty:
        if isinstance(op, ir.Const):
            return op.constant.ty
        return place_type(self.program.closed, self.fn, op.place)

    # -------------------------------------------------------------- terminators

    def terminator(self, term: ir.Terminator, instrs: list[lir.Instr]) -> lir.Terminator:
        match term:
            case ir.Goto(target):
                return lir.Goto(target)
            case ir.SwitchInt():
                return lir.Switch(
                    self.operand(term.operand),
                    self.close(term.ty),
                    term.values,
                    tuple(term.targets),
                    term.otherwise,
                )
            case ir.Return():
                return lir.Return()
            case ir.Unreachable(span):
                return lir.Unreachable(self.site(span))
            case ir.UnwindResume():
                return lir.Resume()
            case ir.Drop():
                ty = place_type(self.program.closed, self.fn, term.place)
                if self.program.closed.needs_drop(ty):
                    site = self.site(term.span)
                    instrs.append(lir.DropPlace(term.place, site, self.unwind(term.unwind)))
                return lir.Goto(term.target)
            case ir.Assert():
                operands: tuple[ir.Operand, ...] = ()
                if term.kind is ir.AssertKind.BOUNDS_CHECK or self.program.evaluating:
                    operands = tuple(map(self.operand, term.operands))
                instrs.append(
                    lir.Assert(
                        self.operand(term.cond),
                        term.expected,
                        term.kind,
                        operands,
                        lir.LOC if self.fn.tracked else self.site(term.span),
                        self.unwind(term.unwind),
                    )
                )
                return lir.Goto(term.target)
            case ir.Call():
                return self.call(term, instrs)
            case ir.FalseEdge(real) | ir.FalseUnwind(real):
                return lir.Goto(real)

    def call(self, term: ir.Call, instrs: list[lir.Instr]) -> lir.Terminator:
        func = self.operand(term.func)
        args = tuple(map(self.operand, term.args))
        ty = self.operand_type(func)
        site = self.site(term.span if self.program.evaluating else term.fn_span)
        unwind = self.unwind(term.unwind)
        done: lir.Terminator = (
            lir.Unreachable(site) if term.target is None else lir.Goto(term.target)
        )
        if isinstance(ty, t.FnPtr):
            callee: lir.Callee = lir.Indirect(func)
        else:
            assert isinstance(ty, t.FnDef), ty
            if self.program.is_ctor(ty.def_):
                instrs.append(lir.Set(term.destination, ctor(ty, args, self.program), site))
                return done
            direct = callee_of(self.program, ty.def_, ty.args)
            if direct is None:
                callee, args = self.value_call(ty.def_, ty.args, args)
            else:
                callee = direct
        if isinstance(callee, lir.Native) and callee.name == "call_boxed_once":
            callee = self.boxed_once(callee)
        site = self.call_site(callee, term.fn_span)
        if isinstance(callee, lir.Native) and callee.name == "drop_in_place":
            self.drop_in_place(callee, args, site, unwind, instrs)
            return done
        if isinstance(callee, lir.Native):
            if callee.name == "forget" and self.fn.user:
                callee = evolve(callee, cause="forget")
            plain = self.intrinsic(callee, args)
            if plain is not None:
                self.learn(term.destination, *plain)
                instrs.append(lir.Set(plain[0] or term.destination, plain[1], site))
                return done
        if isinstance(callee, lir.Direct):
            self.program.request(callee.instance)
        returns = term.target is not None
        instrs.append(lir.Call(term.destination, callee, args, site, unwind, returns))
        return done

    def boxed_once(self, native: lir.Native) -> lir.Callee:
        """`FnOnce::call_once` of what a box owns, through its pointer."""
        program = self.program
        inputs, ty = (a for a in native.args if isinstance(a, t.TY_CLASSES))
        trait = program.tcx.lang(LangItem.FN_ONCE)
        method = next(i.def_ for i in program.tcx.assoc_items(trait) if i.kind == "fn")
        if isinstance(ty, t.Dynamic):
            return lir.Virtual(program.virtual(ty, method, (ty, inputs)))
        return lir.Direct(lir.OnceInstance(method, (ty, inputs)))

    def intrinsic(
        self, callee: lir.Native, args: tuple[ir.Operand, ...]
    ) -> tuple[ir.Place | None, ir.Rvalue] | None:
        """Natives that are an assignment: (place if not the destination, value)."""
        if not args or isinstance(args[0], ir.Const):
            return self.type_constant(callee)
        first = args[0].place
        behind = first.project(ir.Deref())
        is_pointer = isinstance(callee.inputs[0], (t.Ref, t.RawPtr))
        match callee.name:
            case "ptr_read" if is_pointer:
                return None, ir.Use(ir.Copy(behind))
            case "ptr_write" if is_pointer:
                return behind, ir.Use(args[1])
            case "slice_len":
                return None, ir.Len(behind)
            case "slice_get_unchecked" if not isinstance(args[1], ir.Const):
                index = args[1].place
                if not index.projection:
                    element = behind.project(ir.Index(index.local))
                    mutable = isinstance(callee.output, t.Ref) and callee.output.mutable
                    kind = ir.BorrowKind.MUT if mutable else ir.BorrowKind.SHARED
                    return None, ir.Borrow(kind, element)
            case "discriminant_value":
                return None, ir.Discriminant(behind)
            case "str_as_bytes" | "str_from_utf8_unchecked":
                return None, ir.Cast(ir.CastOp.TRANSMUTE, args[0], callee.output)
        return self.type_constant(callee)

    def learn(self, dest: ir.Place, place: ir.Place | None, value: ir.Rvalue) -> None:
        """Remembers a local that is assigned once, and what: a constant."""
        match value:
            case ir.Use(ir.Const(ir.IntConst(known))) if place is None and not dest.projection:
                if self.definitions(dest.local) == 1:
                    self.known[dest.local] = known
            case _:
                pass

    def definitions(self, local: ir.Local) -> int:
        """How often the body assigns to a local or borrows it."""
        found = 0
        for data in self.body.blocks:
            for s in data.statements:
                if isinstance(s, ir.Assign):
                    found += s.place.local == local
                    r = s.rvalue
                    if isinstance(r, (ir.Borrow, ir.RawBorrow)):
                        found += r.place.local == local
            if isinstance(data.terminator, ir.Call):
                found += data.terminator.destination.local == local
        return found

    def type_constant(self, callee: lir.Native) -> tuple[None, ir.Rvalue] | None:
        """Natives whose result is known from a type."""
        from interp.natives.table import Natives

        value = Natives().constant(self.program, callee)
        if value is None:
            return None
        return None, ir.Use(ir.Const(ir.IntConst(value, callee.output), DUMMY_SPAN))

    def drop_in_place(
        self,
        callee: lir.Native,
        args: tuple[ir.Operand, ...],
        site: int,
        unwind: int,
        instrs: list[lir.Instr],
    ) -> None:
        dropped = callee.args[-1]
        assert isinstance(dropped, t.TY_CLASSES)
        if self.program.closed.needs_drop(dropped):
            place = operand_place(args[0]).project(ir.Deref())
            instrs.append(lir.DropPlace(place, site, unwind))

    def value_call(
        self, method: Def, margs: t.Args, args: tuple[ir.Operand, ...]
    ) -> tuple[lir.Callee, tuple[ir.Operand, ...]]:
        """A call of a closure, function item, function pointer or through `dyn`."""
        ty = margs[0]
        program = self.program
        trait = method.parent
        assert trait is not None
        assert isinstance(ty, t.TY_CLASSES)
        if isinstance(ty, t.Dynamic):
            return lir.Virtual(program.virtual(ty, method, margs)), args
        once = program.tcx.is_lang(trait, LangItem.FN_ONCE)
        assert trait_is_fn(program.tcx, trait)
        match ty:
            case t.FnDef(def_, fargs):
                direct = program.function_instance(def_, fargs)
                return lir.Direct(direct), args[1:]
            case t.FnPtr():
                func = args[0]
                if not once:
                    func = ir.Copy(operand_place(func).project(ir.Deref()))
                return lir.Indirect(func), args[1:]
            case _:
                return lir.Direct(program.builtin_instance(method, margs)), args


def tracks_caller(tcx: Tcx, def_: Def) -> bool:
    """Whether a function is `#[track_caller]`, or implements a trait's method that is."""
    if has_attribute(tcx, def_, "track_caller"):
        return True
    if def_.parent is None or def_.parent.kind is not DefKind.IMPL:
        return False
    items = (i for i in tcx.assoc_items(def_.parent) if i.def_ is def_)
    item = next(items, None)
    if item is None or item.trait_item is None:
        return False
    return has_attribute(tcx, item.trait_item, "track_caller")


def ctor(ty: t.FnDef, args: tuple[ir.Operand, ...], program: Program) -> ir.Aggregate:
    """The value that constructor `ty` makes of `args`."""
    _, output = program.signature(ty.def_, ty.args)
    assert isinstance(output, t.Adt)
    info = program.tcx.adt(output.def_)
    variant = next(i for i, v in enumerate(info.variants) if v.def_ is ty.def_)
    return ir.Aggregate(ir.AggregateAdt(output.def_, variant, output.args), args, output)


def pointer_instance(program: Program, ty: t.Ty) -> lir.Instance | None:
    """The instance whose function a function pointer made from a value of `ty` holds."""
    match ty:
        case t.FnDef(def_, args):
            found = program.resolve(def_, args)
            if found is None and isinstance(args[0], t.Dynamic):
                raise Unsupported("a function pointer to a method of a trait object")
            return program.function_instance(def_, args)
        case t.Closure():
            return lir.CallInstance(ty, False, ty.sig.sig.inputs, bare=True)
        case _:
            return None
