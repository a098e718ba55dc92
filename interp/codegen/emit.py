"""LIR to Python source: one function per instance.

Values are lists of `Expr`, one per leaf. A local with one use, or whose value is a name or literal,
is not assigned but kept *pending* until it is used (its text stands in the using expression) or
until something it depends on changes (then the assignment is written out first): this rebuilds
expressions from MIR's temporaries while every read and write keeps its order. Values of locals that
are assigned once and are made of names of such locals are *forwarded* everywhere.

Memory: `a.d[s]` is leaf number `s` of allocation `a`. Pointers are followed without checks when no
user `unsafe` is reachable (`checked` false): the borrow checker has proved them. Else each access
through a pointer is preceded by a call of the run time's `chk`.

Panics leave functions as Python exceptions. A function with cleanup blocks has one `try` around its
body; its handler finds the cleanup block by the line of the call (`Emitted.unwind_lines`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from checker.types import ty as t
from grammar.record import define, field, frozen
from interp.closed import Unsupported
from interp.mono import Program
from interp.shape import EnumForm, Shape

from . import lir
from .bounds import whole_slices
from .counted import counted
from .expr import LIMIT, Compare, Discr, Expr, add, compound, lit, name, negated, times
from .places import element_type, place_type, subslice_type
from .rvalues import Rvalues
from .storage import Home, Storage, analyse
from .structure import For, Graph, If, Jump, Line, Node, structure
from .text import Flattener, OutLine, TooDeep

if TYPE_CHECKING:
    from collections.abc import Callable

    from .module import Module

NONE = name("None")
ZST = name("Z")


@frozen(eq=False)
class Loc:
    """A place evaluated: leaves `slot..` of Python variables (`local`) or of memory (`alloc`)."""

    ty: t.Ty
    slot: Expr
    local: int = -1
    alloc: Expr | None = None
    meta: Expr | None = None
    derefs: bool = False
    raw: bool = False
    """Directly behind a raw pointer."""
    unaligned: bool = False
    check: Line | None = None
    """The test that the index is in bounds, where `lir.Bounds` has made it."""


@define(eq=False)
class Pending:
    leaves: list[Expr]


@define(eq=False)
class FnEmitter:
    """Emits one function."""

    module: Module
    fn: lir.Function
    py_name: str
    program: Program = field(init=False)
    storage: Storage = field(init=False)
    out: list[Node] = field(factory=list)
    pending: dict[int, Pending] = field(factory=dict)
    forwarded: dict[int, list[Expr]] = field(factory=dict)
    left: list[int] = field(factory=list)
    shown: dict[int, int] = field(factory=dict)
    temps: int = 0
    in_cleanup: bool = False
    at: int = 0
    """The block in work."""
    unmeasured: frozenset[int] = frozenset()
    """Whole slices of which only `lir.Bounds` needs the length."""
    checked_index: tuple[ir.Local, ir.Local, Line] | None = None
    """The last `lir.Bounds`: slice, index, and the line that tests it."""
    now: int = lir.LOC
    """The site of the instruction in work."""
    rvalues: Rvalues = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.program = self.module.program
        self.rvalues = Rvalues(self)
        self.prepare()

    def prepare(self) -> None:
        """The state in which emission of `fn` begins."""
        self.storage = analyse(self.program.shapes, self.fn)
        self.left = list(self.storage.uses)
        self.shown = dict(self.storage.shown)
        self.pending.clear()
        self.forwarded.clear()

    # -------------------------------------------------------------- the function

    def run(self) -> tuple[list[OutLine], bool]:
        """The lines of the function, and whether it has a handler."""
        plain = self.fn
        plainly = self.module.checked or self.program.evaluating
        if self.module.optimising and not plainly:
            self.fn, self.unmeasured = whole_slices(counted(self.module, plain))
            self.prepare()
        blocks = self.fn.blocks
        succ = {i: lir.successors(b.term) for i, b in enumerate(blocks)}
        graph = Graph(0, succ)
        handler = any(lir.unwind_of(i) >= 0 for b in graph.order for i in blocks[b].instrs)
        head = self.header()
        prologue: list[Node] = []
        self.out = prologue
        self.prologue()
        depth = 2 if handler else 1
        flat = Flattener(self.program.limited)
        try:
            body = structure(graph, self.block)
            if body is None:
                raise TooDeep
            flat.run([*prologue, *body], depth)
        except TooDeep:
            flat = self.dispatch(plain, graph.order, depth)
        lines = [OutLine(0, head, -1)]
        if flat.uses_flag:
            lines.append(OutLine(1, "j_ = 0", -1))
        if handler:
            lines.append(OutLine(1, "try:", -1))
        lines += self.trapped(flat.lines, depth)
        if handler:
            lines += self.handler()
        if len(lines) == 1:
            lines.append(OutLine(1, "pass", -1))
        return lines, handler

    def trapped(self, lines: list[OutLine], depth: int) -> list[OutLine]:
        """`lines` with a handler for those that trap: what they stand for is told by their line."""
        traps = [(x.trap, x.unwind) for x in lines if x.trap]
        if not traps:
            return lines
        numbers = {trap: k for k, trap in enumerate(dict.fromkeys(traps))}
        out = [OutLine(depth, "try:", -1)]
        for x in lines:
            trap = str(numbers[x.trap, x.unwind]) if x.trap else ""
            out.append(OutLine(x.indent + 1, x.text, -1 if x.trap else x.unwind, x.site, trap))
        out.append(OutLine(depth, "except IndexError as e_:", -1))
        table = f"traps_{self.py_name}.get(e_.__traceback__.tb_lineno)"
        out.append(
            OutLine(depth + 1, f"b_ = {table} if e_.__traceback__.tb_next is None else -1", -1)
        )
        for (text, unwind), k in numbers.items():
            out.append(OutLine(depth + 1, f"if b_ == {k}: {text}", unwind))
        out.append(OutLine(depth + 1, "raise", -1))
        return out

    def header(self) -> str:
        params: list[str] = []
        for i in range(1, self.fn.arg_count + 1):
            params += self.param_names(i)
        if self.fn.has_sp:
            params.append("sp")
        if self.fn.has_loc:
            params.append("loc")
        return f"def {self.py_name}({', '.join(params)}):"

    def param_names(self, i: int) -> list[str]:
        shape = self.shape(self.fn.locals[i])
        return [f"v{i}"] if shape.bulk else self.names(i)

    def prologue(self) -> None:
        fn = self.fn
        if fn.has_sp and (fn.recursive or fn.indirect):
            need = self.module.stack_need(fn)
            self.line(f"if sp < LOW: low(sp, {need}, {self.module.fn_id(fn)})")
        if self.program.limited:
            self.line("tick()")
        for i in range(len(fn.locals)):
            if self.storage.homes[i] is not Home.MEMORY:
                continue
            shape = self.shape(fn.locals[i])
            if 1 <= i <= fn.arg_count:
                value = f"v{i}" if shape.bulk else f"[{', '.join(self.names(i))}]"
                self.line(self.new_slot(i, value))
            elif not self.storage.single(i):
                self.line(self.new_slot(i, self.blank(shape)))

    def blank(self, shape: Shape) -> str:
        if shape.count > 4096:
            return f"Fill(U, {shape.count})"
        return f"[U]*{shape.count}"

    def new_slot(self, local: int, value: str) -> str:
        kind = self.module.stack_type(self.fn.locals[local])
        return f"m{local} = A({value}, {kind})"

    def dispatch(self, uncounted: lir.Function, order: list[int], depth: int) -> Flattener:
        """The fallback: `b_` is the block to run next."""
        self.fn, self.unmeasured = uncounted, frozenset()
        self.prepare()
        flat = Flattener(self.program.limited)
        self.out = []
        self.prologue()
        flat.run(self.out, depth)
        flat.line(depth, "b_ = 0")
        flat.line(depth, "while True:")
        if self.program.limited:
            flat.line(depth + 1, "tick()")
        bodies = {b: self.block(b, lambda s: [Line(f"b_ = {s}"), Line("continue")]) for b in order}
        self.choose(flat, sorted(order), bodies, depth + 1)
        return flat

    def choose(
        self, flat: Flattener, blocks: list[int], bodies: dict[int, list[Node]], depth: int
    ) -> None:
        """A binary search for `b_`."""
        if len(blocks) == 1:
            flat.run(bodies[blocks[0]], depth)
            return
        middle = len(blocks) // 2
        flat.line(depth, f"if b_ < {blocks[middle]}:")
        self.choose(flat, blocks[:middle], bodies, depth + 1)
        flat.line(depth, "else:")
        self.choose(flat, blocks[middle:], bodies, depth + 1)

    def handler(self) -> list[OutLine]:
        """The cleanup blocks, as a dispatch loop in an exception handler."""
        self.in_cleanup = True
        self.pending.clear()
        self.forwarded = dict(self.forwarded.items())
        cleanups = self.reachable_cleanups()
        flat = Flattener()
        flat.line(1, "except Panic as e_:")
        flat.line(2, f"b_ = unwind_{self.py_name}.get(e_.__traceback__.tb_lineno, -1)")
        flat.line(2, "if b_ < 0: raise")
        flat.line(2, "while True:")
        bodies = {
            b: self.block(b, lambda s: [Line(f"b_ = {s}"), Line("continue")]) for b in cleanups
        }
        self.choose(flat, cleanups, bodies, 3)
        return flat.lines

    def reachable_cleanups(self) -> list[int]:
        blocks = self.fn.blocks
        stack = [
            u for b in blocks if not b.cleanup for i in b.instrs if (u := lir.unwind_of(i)) >= 0
        ]
        seen: set[int] = set()
        while stack:
            b = stack.pop()
            if b not in seen:
                seen.add(b)
                stack += lir.successors(blocks[b].term)
        return sorted(seen)

    # -------------------------------------------------------------- blocks

    def block(self, index: int, branch: Callable[[int], list[Node]]) -> list[Node]:
        block = self.fn.blocks[index]
        self.at = index
        saved, self.out = self.out, []
        skip = 0
        for i, instr in enumerate(block.instrs):
            if skip:
                skip -= 1
                continue
            skip = self.instr(instr, block.instrs, i)
        self.terminator(block.term, branch)
        result, self.out = self.out, saved
        return result

    def terminator(self, term: lir.Terminator, branch: Callable[[int], list[Node]]) -> None:
        match term:
            case lir.Goto(target):
                self.flush()
                self.out += branch(target)
            case lir.Switch():
                self.switch(term, branch)
            case lir.Count():
                self.count(term, branch)
            case lir.Return():
                self.return_()
            case lir.Unreachable(site):
                self.flush()
                self.line(f"unreachable({self.site(site)})")
            case lir.Resume():
                self.flush()
                self.line("raise")

    def return_(self) -> None:
        ty = self.fn.locals[0]
        shape = self.shape(ty)
        if shape.count == 0:
            self.flush()
            self.line("return")
            return
        if self.storage.homes[0] is Home.MEMORY:
            self.flush()
            self.line(
                "return m0.d"
                if shape.bulk
                else f"return ({', '.join(f'm0.d[{i}]' for i in range(shape.count))})"
            )
            return
        leaves = [e.plain() for e in self.local_leaves(0)]
        self.pending.clear()
        self.line(f"return {leaves[0]}" if len(leaves) == 1 else f"return {', '.join(leaves)}")

    def switch(self, term: lir.Switch, branch: Callable[[int], list[Node]]) -> None:
        value = self.operand(term.operand)[0]
        if value.mem or not value.atom:
            value = self.settle(value)
        self.flush()
        cases: list[tuple[str, int]] = []
        for v, target in zip(term.values, term.targets, strict=True):
            if target != term.otherwise:
                cases.append((self.test(value, v, term.ty), target))
        rest = term.otherwise
        if self.fn.blocks[rest].term.__class__ is lir.Unreachable and cases:
            if not self.fn.blocks[rest].instrs:
                rest = cases.pop()[1]
                cases = [(cond, target) for cond, target in cases if target != rest]
        elif len(cases) == 1 and isinstance(value.origin, (Compare,)):
            pass
        # Every arm is emitted from the same state: nothing is pending here.
        arms = [(cond, branch(target)) for cond, target in self.merged(cases)]
        other = branch(rest)
        for cond, body in reversed(arms):
            other = [If(cond, body, other)]
        self.out += other

    def count(self, term: lir.Count, branch: Callable[[int], list[Node]]) -> None:
        low, high = self.operand(term.low)[0], self.operand(term.high)[0]
        values = f"range({low.plain()}, {high.plain()})"
        if term.unless is not None:
            never = self.operand(term.unless)[0]
            values = f"range({low.plain()}, {high.plus(1).plain()})"
            if never.plain() != "False":
                values = f"() if {never.plain()} else {values}"
        self.kill(term.variable)
        self.flush()
        variable = self.names(term.variable)[0]
        header = self.at
        body, other = branch(term.body), branch(term.exit)
        if term.restored:
            shown = high.plain()
            other = [If(f"{variable} < {shown}", [Line(f"{variable} = {shown}")], []), *other]
        self.out.append(For(header, variable, values, body, other))

    def merged(self, cases: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Cases with the same target share one test."""
        by_target: dict[int, list[str]] = {}
        for cond, target in cases:
            by_target.setdefault(target, []).append(cond)
        return [(" or ".join(conds), target) for target, conds in by_target.items()]

    def settle(self, value: Expr) -> Expr:
        """`value` as it is now, whatever is flushed next (flushing writes only locals that no live
        expression reads)."""
        return value

    def test(self, value: Expr, v: int, ty: t.Ty) -> str:
        match value.origin:
            case Discr(leaf, empty, full):
                word = "is" if v == empty else "is not"
                if v not in (empty, full):
                    return "False"
                return f"{leaf.operand()} {word} None"
            case _:
                pass
        if ty == t.BOOL:
            return negated(value) if v == 0 else value.plain()
        return f"{value.operand()} == {v}"

    # -------------------------------------------------------------- instructions

    def instr(self, instr: lir.Instr, block: list[lir.Instr], at: int) -> int:
        """Emits one; gives how many of the following ones were emitted with it."""
        if not isinstance(instr, (lir.Live, lir.Dead)):
            self.now = instr.site
        match instr:
            case lir.Set(place, rvalue, site):
                fused = self.fused(instr, block, at)
                if fused:
                    return fused
                self.set(place, rvalue, site)
            case lir.Call():
                self.call(instr)
            case lir.Assert():
                self.assertion(instr)
            case lir.Bounds():
                self.bounds(instr)
            case lir.DropPlace(place, site, unwind, extra):
                self.drop(place, site, unwind, extra)
            case lir.Live(local):
                self.live(local)
            case lir.Dead(local, site):
                self.dead(local, site)
        return 0

    def live(self, local: int) -> None:
        if not self.module.checked or self.storage.homes[local] is not Home.MEMORY:
            return
        if not self.storage.single(local) and not self.in_cleanup:
            self.line(self.new_slot(local, self.blank(self.shape(self.fn.locals[local]))))

    def dead(self, local: int, site: int) -> None:
        if self.module.checked and self.storage.homes[local] is Home.MEMORY:
            if local > self.fn.arg_count or local == 0:
                self.flush()
                self.line(f"end_(locals().get('m{local}'), {self.site(site)})")

    def fused(self, instr: lir.Set, block: list[lir.Instr], at: int) -> int:
        """`t = AddWithOverflow(a, b); assert(!t.1); x = t.0` as an assignment and a test."""
        r = instr.rvalue
        if not isinstance(r, ir.Binary) or r.op not in OVERFLOWING or at + 1 >= len(block):
            return 0
        check = block[at + 1]
        if self.program.evaluating:
            return 0
        pair = instr.place.local
        if not isinstance(check, lir.Assert) or isinstance(check.cond, ir.Const):
            return 0
        if instr.place.projection or not _is_part(check.cond.place, pair, 1) or check.expected:
            return 0
        if self.storage.homes[pair] is not Home.LEAVES:
            return 0
        ty = self.operand_type(r.lhs)
        assert isinstance(ty, t.Prim)
        lhs, rhs = self.operand(r.lhs)[0], self.operand(r.rhs)[0]
        value = compound(f"{lhs.operand()} {OVERFLOWING[r.op]} {rhs.operand()}", lhs, rhs)
        self.left[pair] -= 1
        then = block[at + 2] if at + 2 < len(block) else None
        target, used = f"v{pair}_0", 1
        if isinstance(then, lir.Set) and self.storage.uses[pair] == 2:
            into = then.place
            if (
                isinstance(then.rvalue, ir.Use)
                and not isinstance(then.rvalue.operand, ir.Const)
                and _is_part(then.rvalue.operand.place, pair, 0)
                and not into.projection
                and self.storage.homes[into.local] is Home.LEAVES
            ):
                self.left[pair] -= 1
                self.kill(into.local)
                target, used = f"v{into.local}", 2
        if used == 1:
            self.kill(pair)
        self.before_unwind(check.unwind)
        self.line(f"{target} = {value.plain()}")
        low, high = t.int_range(ty.kind)
        test = _overflow_test(target, r.op, lhs, rhs, low, high)
        panic = f"panic_overflow({check.kind.name!r}, {self.site(check.site)})"
        if test:
            self.line(f"if {test}: {panic}", check.unwind)
        return used

    def assertion(self, instr: lir.Assert) -> None:
        operands = [self.message(o) for o in instr.operands]
        cond = self.operand(instr.cond)[0]
        if self.program.evaluating:
            types = [self.operand_type(o) for o in instr.operands]
            pairs = [
                f"{o.plain()}, {prim_name(ty)!r}" for o, ty in zip(operands, types, strict=True)
            ]
            panic = f"const_assert({instr.kind.name!r}, {', '.join(pairs)})"
        elif instr.kind is ir.AssertKind.BOUNDS_CHECK:
            args = ", ".join(o.plain() for o in operands)
            panic = f"panic_bounds({args}, {self.site(instr.site)})"
        else:
            panic = f"panic_overflow({instr.kind.name!r}, {self.site(instr.site)})"
        self.before_unwind(instr.unwind)
        test = negated(cond) if instr.expected else cond.plain()
        if test not in ("False", "not True"):
            self.line(f"if {test}: {panic}", instr.unwind)

    def bounds(self, instr: lir.Bounds) -> None:
        index = self.held(self.operand(ir.Copy(ir.Place(instr.index)))[0])
        length = self.local_leaves(instr.slice_)[2].plain()
        panic = f"panic_bounds({length}, {index.plain()}, {self.site(instr.site)})"
        line = Line(f"if {index.operand()} >= {length}: {panic}", instr.unwind, instr.site, panic)
        self.out.append(line)
        self.checked_index = (instr.slice_, instr.index, line)

    def is_last(self, check: Line | None) -> bool:
        """Whether a bounds check is what was emitted last, so that an access may stand for it."""
        return check is not None and bool(self.out) and self.out[-1] is check

    def accessing(self, text: str, check: Line) -> None:
        """An access that stands for `check`: its line traps."""
        self.out.append(Line(text, check.unwind, check.site, check.trap))

    def message(self, op: ir.Operand) -> Expr:
        """An operand of a panic's message: evaluated only if it fails, so not consumed."""
        if isinstance(op, ir.Const) or op.place.projection or not self.is_leaf(op.place.local):
            return self.operand(op)[0]
        local = op.place.local
        leaf = self.local_leaves(local, consume=False)[0]
        self.shown[local] -= 1
        if local in self.pending and self.unread(local):
            del self.pending[local]
        return leaf

    def set(self, place: ir.Place, rvalue: ir.Rvalue, site: int) -> None:
        ty = self.place_type(place)
        shape = self.shape(ty)
        if shape.count == 0 and not isinstance(rvalue, ir.Use):
            self.rvalues.leaves(rvalue, ty, site)
            return
        if shape.count == 0:
            return
        if shape.bulk:
            self.store_bulk(place, self.rvalues.bulk(rvalue, ty, site), site)
            return
        leaves = self.rvalues.leaves(rvalue, ty, site)
        assert len(leaves) == shape.count, (leaves, ty, rvalue)
        self.store(place, leaves, site)

    def drop(self, place: ir.Place, site: int, unwind: int, extra: int) -> None:
        ty = self.place_type(place)
        if isinstance(ty, t.Dynamic):
            loc = self.place(place, site)
            assert loc.alloc is not None
            assert loc.meta is not None
            self.write_barrier(unwind)
            pointer = ", ".join(e.plain() for e in (loc.alloc, loc.slot, loc.meta))
            self.line(f"drop_dyn({pointer}, {self.sp_arg(extra)}, {self.site(site)})", unwind)
            return
        loc = self.place(place, site)
        by_value = loc.alloc is None
        instance = lir.DropInstance(ty, by_value)
        if by_value:
            args = self.part(loc, self.shape(ty).count)
        else:
            assert loc.alloc is not None
            args = [loc.alloc, loc.slot] + ([loc.meta] if loc.meta is not None else [])
        self.write_barrier(unwind)
        self.line(self.direct(instance, [a.plain() for a in args], site, extra), unwind)

    # -------------------------------------------------------------- calls

    def call(self, instr: lir.Call) -> None:
        callee = instr.callee
        if isinstance(callee, lir.Native):
            self.module.natives.emit(self, instr, callee)
            if not instr.returns:
                self.pending.clear()
            return
        text = self.call_text(instr, callee)
        self.assign_call(instr, text)

    def call_text(self, instr: lir.Call, callee: lir.Callee) -> str:
        site = instr.site
        args = [e.plain() for a in instr.args for e in self.argument(a)]
        match callee:
            case lir.Direct(instance):
                return self.direct(instance, args, site, instr.extra)
            case lir.Indirect(op):
                func = self.operand(op)[0].operand()
            case lir.Virtual(slot):
                table = args.pop(2)
                if slot == -1:
                    pointer = ", ".join([*args[:2], table])
                    return f"drop_dyn({pointer}, {self.sp_arg(instr.extra)}, {self.site(site)})"
                func = f"{table}.m[{slot}]"
            case _:
                raise AssertionError(callee)
        return f"{func}({', '.join([*args, self.sp_arg(instr.extra), self.site(site)])})"

    def direct(self, instance: lir.Instance, args: list[str], site: int, more: int) -> str:
        target = self.module.function(instance)
        extra = []
        if target.has_sp:
            extra.append(self.sp_arg(more))
        if target.has_loc:
            extra.append(self.site(site))
        return f"{self.module.name_of(instance)}({', '.join([*args, *extra])})"

    def sp_arg(self, extra: int = 0) -> str:
        return f"sp-{self.fn.frame + extra}" if self.fn.has_sp else "LIMIT"

    def site(self, site: int) -> str:
        if site != lir.LOC:
            return str(site)
        return "loc" if self.fn.has_loc else "0"

    def argument(self, op: lir.Operand) -> list[Expr]:
        if isinstance(op, lir.RefTo):
            return []
        ty = self.operand_type(op)
        if self.shape(ty).bulk:
            return [self.rvalues.bulk(ir.Use(op), ty, 0)]
        return self.operand(op)

    def assign_call(self, instr: lir.Call, text: str, effects: bool = True) -> None:
        """`dest = text` for a call with any effect."""
        shape = self.shape(self.place_type(instr.dest))
        dest = instr.dest
        self.write_barrier(instr.unwind)
        if shape.count == 0 or not instr.returns:
            self.line(text, instr.unwind)
        elif self.storage.homes[dest.local] is Home.LEAVES and not _behind(dest):
            loc = self.place(dest, instr.site)
            self.kill(dest.local)
            first = loc.slot.add
            names = self.names(dest.local)[first : first + shape.count]
            self.line(f"{', '.join(names)} = {text}", instr.unwind)
        elif not dest.projection and self.storage.single(dest.local):
            value = text if shape.bulk else (f"[{text}]" if shape.count == 1 else f"list({text})")
            self.line(self.new_slot(dest.local, value), instr.unwind)
        else:
            self.assign_memory(instr, shape, text)

    def assign_memory(self, instr: lir.Call, shape: Shape, text: str) -> None:
        if shape.bulk:
            self.store_bulk(instr.dest, Expr(text, cheap=False), instr.site, instr.unwind)
            return
        temp = self.temp()
        self.line(f"{temp} = {text}", instr.unwind)
        if shape.count == 1:
            leaves = [name(temp)]
        else:
            leaves = [name(f"{temp}[{i}]") for i in range(shape.count)]
        self.store(instr.dest, leaves, instr.site)

    # -------------------------------------------------------------- pending values

    def line(self, text: str, unwind: int = -1) -> None:
        if self.program.evaluating:
            text += f"  # {self.now}"
        self.out.append(Line(text, unwind, self.now))

    def temp(self) -> str:
        self.temps += 1
        return f"t{self.temps}"

    def names(self, local: int) -> list[str]:
        n = self.shape(self.fn.locals[local]).count
        return [f"v{local}"] if n == 1 else [f"v{local}_{i}" for i in range(n)]

    def flush(self) -> None:
        """Writes out everything pending."""
        for local in list(self.pending):
            self.write_out(local)

    def write_out(self, local: int) -> None:
        waiting = self.pending.pop(local)
        if self.unread(local):
            return
        names = self.names(local)
        for n, e in zip(names, waiting.leaves, strict=True):
            if e.text != n or e.add:
                self.line(f"{n} = {e.plain()}")

    def kill(self, local: int) -> None:
        """Local `local` is about to change: what reads it is written out, what it was is lost."""
        self.pending.pop(local, None)
        for other, waiting in list(self.pending.items()):
            if any(local in e.deps for e in waiting.leaves):
                self.write_out(other)

    def write_barrier(self, unwind: int = -1) -> None:
        """Memory is about to change."""
        for other, waiting in list(self.pending.items()):
            if any(e.mem for e in waiting.leaves):
                self.write_out(other)

    def before_unwind(self, unwind: int) -> None:
        """Nothing to do: locals that cleanup reads are never pending."""

    def define(self, local: int, leaves: list[Expr]) -> None:
        """Assigns a whole local whose home is Python variables."""
        self.kill(local)
        if local in self.unmeasured:
            self.forwarded[local] = leaves
            return
        single = self.storage.single(local)
        if self.unread(local) and local not in self.storage.kept:
            return
        if self.may_wait(local, leaves):
            if single and all(self.stable(e) for e in leaves):
                self.forwarded[local] = leaves
            else:
                self.pending[local] = Pending(leaves)
            return
        names = self.names(local)
        if single and len(leaves) > 1 and self.may_forward(local):
            self.forward_stable(local, names, leaves)
            return
        self.assign(names, leaves)

    def unread(self, local: int) -> bool:
        """Nothing will read this local any more."""
        return (
            self.left[local] <= 0 and self.storage.single(local) and self.shown.get(local, 0) <= 0
        )

    def may_forward(self, local: int) -> bool:
        return not self.in_cleanup and local not in self.storage.kept and local != 0

    def forward_stable(self, local: int, names: list[str], leaves: list[Expr]) -> None:
        """Forwards the leaves that mean the same everywhere, assigns the others."""
        keep = [self.stable(e) for e in leaves]
        rest = [i for i, k in enumerate(keep) if not k]
        self.assign([names[i] for i in rest], [leaves[i] for i in rest])
        self.forwarded[local] = [
            e if k else name(n, local) for e, k, n in zip(leaves, keep, names, strict=True)
        ]

    def assign(self, names: list[str], leaves: list[Expr]) -> None:
        if len(names) == 1:
            self.line(f"{names[0]} = {leaves[0].plain()}")
            return
        targets = set(names)
        clash = any(e.text in targets or not e.cheap for e in leaves)
        if clash:
            self.line(f"{', '.join(names)} = {', '.join(e.plain() for e in leaves)}")
            return
        for n, e in zip(names, leaves, strict=True):
            self.line(f"{n} = {e.plain()}")

    def may_wait(self, local: int, leaves: list[Expr]) -> bool:
        if self.in_cleanup or local in self.storage.kept or (local == 0 and len(leaves) > 4):
            return False
        if any(local in e.deps for e in leaves):
            return False
        if all(e.cheap for e in leaves):
            return True
        if self.left[local] > 1 or not self.storage.single(local):
            return False
        return sum(len(e.text) for e in leaves) < LIMIT

    def stable(self, e: Expr) -> bool:
        """Whether `e` means the same wherever its local is visible."""
        return (
            e.cheap
            and not e.mem
            and all(self.storage.single(d) and d not in self.pending for d in e.deps)
        )

    def local_leaves(self, local: int, consume: bool = True) -> list[Expr]:
        """The leaves of a local that is Python variables."""
        if consume:
            self.left[local] -= 1
        found = self.forwarded.get(local)
        if found is not None:
            return found
        waiting = self.pending.get(local)
        if waiting is not None:
            if consume and self.unread(local):
                del self.pending[local]
            return waiting.leaves
        return [name(n, local) for n in self.names(local)]

    # -------------------------------------------------------------- places

    def shape(self, ty: t.Ty) -> Shape:
        return self.program.shapes.of(ty)

    def place_type(self, place: ir.Place) -> t.Ty:
        return place_type(self.program.closed, self.fn, place)

    def operand_type(self, op: ir.Operand) -> t.Ty:
        return op.constant.ty if isinstance(op, ir.Const) else self.place_type(op.place)

    def place(self, place: ir.Place, site: int) -> Loc:
        """Evaluates a place to where its leaves are."""
        local = place.local
        ty = self.fn.locals[local]
        match self.storage.homes[local]:
            case Home.MEMORY:
                loc = Loc(ty, lit(0), alloc=name(f"m{local}"))
            case Home.LEAVES:
                loc = Loc(ty, lit(0), local=local)
            case Home.NONE:
                loc = Loc(ty, lit(0), alloc=ZST)
        variant = 0
        for k, p in enumerate(place.projection):
            if isinstance(p, ir.Downcast):
                variant = p.variant
                continue
            loc = self.step(loc, p, variant, site)
            variant = 0
            if k == 1 and isinstance(p, ir.Index) and self.checked_index is not None:
                slice_, index, line = self.checked_index
                if slice_ == local and index == p.local and self.is_last(line):
                    loc = Loc(loc.ty, loc.slot, alloc=loc.alloc, derefs=True, check=line)
        return loc

    def step(self, loc: Loc, p: ir.Projection, variant: int, site: int) -> Loc:
        closed = self.program.closed
        match p:
            case ir.Field(index):
                if self.shape(loc.ty).bytewise:
                    return self.union_field(loc, index)
                ty = closed.variant_fields(loc.ty, variant)[index]
                start = self.shape(loc.ty).starts[variant][index]
                meta = loc.meta if loc.meta is not None and not closed.is_sized(ty) else None
                slot = loc.slot.plus(start)
                return Loc(ty, slot, loc.local, loc.alloc, meta, loc.derefs, check=loc.check)
            case ir.Deref():
                return self.deref(loc, site)
            case ir.Index(local):
                ty = element_type(loc.ty)
                index_ = self.local_leaves(local)[0] if self.is_leaf(local) else self.slot_of(local)
                slot = add(loc.slot, times(index_, self.shape(ty).count))
                return Loc(ty, slot, loc.local, loc.alloc, None, loc.derefs)
            case ir.ConstantIndex(offset, _, from_end):
                return self.constant_index(loc, offset, from_end)
            case ir.Subslice(start, end, from_end):
                return self.subslice(loc, start, end, from_end)
            case _:
                raise AssertionError(p)

    def union_field(self, loc: Loc, index: int) -> Loc:
        """A field of a union that is held as bytes: a view of them."""
        ty = self.program.closed.variant_fields(loc.ty)[index]
        assert loc.alloc is not None
        units = f"{self.module.element(loc.ty)}, {self.module.element(ty)}"
        call = f"recast({loc.alloc.plain()}, {loc.slot.plain()}, {units})"
        base, slot = self.rvalues.named(call, 2)
        return Loc(ty, slot, alloc=base, derefs=loc.derefs)

    def is_leaf(self, local: int) -> bool:
        return self.storage.homes[local] is Home.LEAVES

    def slot_of(self, local: int) -> Expr:
        return compound(f"m{local}.d[0]", mem=True, atom=True)

    def constant_index(self, loc: Loc, offset: int, from_end: bool) -> Loc:
        ty = element_type(loc.ty)
        n = self.shape(ty).count
        if not from_end:
            slot = loc.slot.plus(offset * n)
        elif isinstance(loc.ty, t.Array):
            slot = loc.slot.plus((self.program.closed.length(loc.ty.length) - offset) * n)
        else:
            assert loc.meta is not None
            slot = add(loc.slot, times(loc.meta.plus(-offset), n))
        return Loc(ty, slot, loc.local, loc.alloc, None, loc.derefs)

    def subslice(self, loc: Loc, start: int, end: int, from_end: bool) -> Loc:
        ty = subslice_type(self.program.closed, loc.ty, start, end, from_end)
        slot = loc.slot.plus(start * self.shape(element_type(loc.ty)).count)
        meta = loc.meta
        if isinstance(loc.ty, t.Slice):
            assert meta is not None
            meta = meta.plus(-start - end) if from_end else lit(end - start)
        return Loc(ty, slot, loc.local, loc.alloc, meta, loc.derefs)

    def deref(self, loc: Loc, site: int) -> Loc:
        closed = self.program.closed
        pointee = closed.pointee(loc.ty)
        n = self.shape(loc.ty).count
        leaves = self.read(loc, n, site)
        slot = lit(0) if closed.is_box(loc.ty) and not self.module.checked else leaves[1]
        meta = leaves[2] if n == 3 else None
        raw = isinstance(loc.ty, t.RawPtr)
        return Loc(pointee, slot, alloc=leaves[0], meta=meta, derefs=True, raw=raw)

    def part(self, loc: Loc, n: int) -> list[Expr]:
        """Leaves of a local held in Python variables."""
        at = loc.slot.add
        return self.local_leaves(loc.local)[at : at + n]

    def read(self, loc: Loc, n: int, site: int) -> list[Expr]:
        """The leaves at a place."""
        if n == 0:
            return []
        if loc.alloc is None:
            return self.part(loc, n)
        base = loc.alloc
        if self.module.checked and loc.derefs:
            base, slot = self.check(loc, n, site, "r")
        else:
            slot = loc.slot
        check = loc.check if self.is_last(loc.check) else None
        if check is not None:
            self.out.pop()
        if n > 1:
            base, slot = self.repeatable(base, slot)
        leaves = [
            compound(f"{base.operand()}.d[{slot.plus(i).plain()}]", base, slot, mem=True, atom=True)
            for i in range(n)
        ]
        if check is not None:
            temp = self.temp()
            self.accessing(f"{temp} = {leaves[0].plain()}", check)
            leaves[0] = name(temp)
        return leaves

    def repeatable(self, base: Expr, slot: Expr) -> tuple[Expr, Expr]:
        """Both as names, so that they may be read several times."""
        return self.held(base), self.held(slot)

    def held(self, e: Expr) -> Expr:
        if e.cheap and not e.mem:
            return e
        temp = self.temp()
        self.line(f"{temp} = {e.plain()}")
        return name(temp)

    def check(self, loc: Loc, n: int, site: int, mode: str) -> tuple[Expr, Expr]:
        """A checked access: the pointer is held in names, and tested."""
        assert loc.alloc is not None
        base, slot = self.repeatable(loc.alloc, loc.slot)
        sized = self.program.closed.is_sized(loc.ty) and not loc.unaligned
        size = self.program.layouts.of(loc.ty).align if sized else 1
        self.line(f"chk_{mode}({base.plain()}, {slot.plain()}, {n}, {size}, {self.site(site)})")
        if self.program.has_threads and self.fn.user:
            self.line(f"race_{mode}({base.plain()}, {slot.plain()}, {n}, {self.site(site)})")
        return base, slot

    def operand(self, op: ir.Operand, site: int | None = None) -> list[Expr]:
        """The leaves of an operand that is not bulk."""
        if isinstance(op, ir.Const):
            return self.module.constant(op.constant)
        site = self.now if site is None else site
        place = op.place
        if not place.projection and self.storage.homes[place.local] is Home.LEAVES:
            return self.local_leaves(place.local)
        loc = self.place(place, site)
        leaves = self.read(loc, self.shape(loc.ty).count, site)
        if self.module.checked and leaves and self.through_union(place):
            leaves = [self.held(e) for e in leaves]
            self.line(f"chk_init(({', '.join(e.text for e in leaves)},), {self.site(site)})")
        return leaves

    def through_union(self, place: ir.Place) -> bool:
        """Whether the last step of `place` is a field of a union."""
        if not place.projection or not isinstance(place.projection[-1], ir.Field):
            return False
        whole = self.place_type(ir.Place(place.local, place.projection[:-1]))
        return self.program.closed.adt_kind(whole) is t.AdtKind.UNION

    def store(self, place: ir.Place, leaves: list[Expr], site: int) -> None:
        """Assigns `leaves` to a place."""
        local = place.local
        home = self.storage.homes[local]
        if not place.projection and home is Home.LEAVES:
            self.define(local, leaves)
            return
        if home is Home.LEAVES and not _behind(place):
            self.store_part(place, leaves, site)
            return
        if not place.projection and self.storage.single(local) and home is Home.MEMORY:
            self.line(self.new_slot(local, f"[{', '.join(e.plain() for e in leaves)}]"))
            return
        self.store_memory(self.place(place, site), leaves, site)

    def store_part(self, place: ir.Place, leaves: list[Expr], site: int) -> None:
        local = place.local
        if local in self.pending:
            self.write_out(local)
        loc = self.place(place, site)
        self.kill(local)
        first = loc.slot.add
        self.assign(self.names(local)[first : first + len(leaves)], leaves)

    def store_memory(self, loc: Loc, leaves: list[Expr], site: int) -> None:
        check = loc.check if len(leaves) == 1 and self.is_last(loc.check) else None
        if check is not None:
            self.out.pop()
        self.write_barrier()
        assert loc.alloc is not None
        if not leaves:
            return
        if self.module.checked and loc.derefs:
            base, slot = self.check(loc, len(leaves), site, "w")
            if loc.raw and self.program.closed.needs_drop(loc.ty):
                args = f"{base.plain()}, {slot.plain()}, {len(leaves)}, {self.site(site)}"
                self.line(f"overwritten({args})")
        else:
            base, slot = loc.alloc, loc.slot
        self.module.note_store(self, loc, base, slot, leaves, site)
        if len(leaves) == 1:
            text = f"{base.operand()}.d[{slot.plain()}] = {leaves[0].plain()}"
            if check is not None:
                self.accessing(text, check)
            else:
                self.line(text)
            return
        if any(e.mem for e in leaves):
            base, slot = self.repeatable(base, slot)
            targets = (f"{base.text}.d[{slot.plus(i).plain()}]" for i in range(len(leaves)))
            self.line(f"{', '.join(targets)} = {', '.join(e.plain() for e in leaves)}")
            return
        base, slot = self.repeatable(base, slot)
        temp = base.text
        if len(leaves) > 2:
            temp = self.temp()
            self.line(f"{temp} = {base.operand()}.d")
        else:
            temp = f"{base.operand()}.d"
        for i, e in enumerate(leaves):
            self.line(f"{temp}[{slot.plus(i).plain()}] = {e.plain()}")

    def store_bulk(self, place: ir.Place, value: Expr, site: int, unwind: int = -1) -> None:
        """Assigns a list of leaves."""
        self.write_barrier()
        local = place.local
        if not place.projection:
            if self.storage.single(local):
                self.line(self.new_slot(local, value.plain()), unwind)
            else:
                self.line(f"m{local}.d = {value.plain()}", unwind)
            return
        loc = self.place(place, site)
        assert loc.alloc is not None
        n = self.shape(loc.ty).count
        end = loc.slot.plus(n)
        self.line(
            f"{loc.alloc.operand()}.d[{loc.slot.plain()}:{end.plain()}] = {value.plain()}", unwind
        )


OVERFLOWING = {
    ir.BinOp.ADD_WITH_OVERFLOW: "+",
    ir.BinOp.SUB_WITH_OVERFLOW: "-",
    ir.BinOp.MUL_WITH_OVERFLOW: "*",
}


def _overflow_test(target: str, op: ir.BinOp, lhs: Expr, rhs: Expr, low: int, high: int) -> str:
    """The condition under which the exact result in `target` does not fit."""
    if low == 0:
        return f"{target} < 0" if op is ir.BinOp.SUB_WITH_OVERFLOW else f"{target} > {high}"
    if op is not ir.BinOp.MUL_WITH_OVERFLOW and rhs.literal is not None:
        upwards = (rhs.literal >= 0) == (op is ir.BinOp.ADD_WITH_OVERFLOW)
        return f"{target} > {high}" if upwards else f"{target} < {low}"
    return f"not {low} <= {target} <= {high}"


def _is_part(place: ir.Place, local: int, index: int) -> bool:
    p = place.projection
    return (
        place.local == local and len(p) == 1 and isinstance(p[0], ir.Field) and p[0].index == index
    )


def _behind(place: ir.Place) -> bool:
    return any(isinstance(p, ir.Deref) for p in place.projection)


def prim_name(ty: t.Ty) -> str:
    assert isinstance(ty, t.Prim), ty
    return ty.kind.value


__all__ = ["EnumForm", "FnEmitter", "Jump", "Loc", "Unsupported"]
