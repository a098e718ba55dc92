"""The call graph: recursion, hidden parameters, static stack need.

A function has `sp` (the stack that is left) if it can recurse, is called indirectly, or calls a
function that has it. All others are charged statically: `need` is the frame of a function plus the
deepest chain of callees without `sp`. A library function has `loc` if it, or what it calls, can
panic or allocate; a user's if it is `#[track_caller]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.mir import ir
from grammar.record import define, field

from . import lir
from .places import place_type
from .storage import Home, analyse, has_deref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .module import Module


@define(eq=False)
class CallGraph:
    module: Module
    edges: dict[lir.Instance, list[lir.Instance]] = field(factory=dict)
    constants: dict[lir.Instance, list[lir.Instance]] = field(factory=dict)
    calls_pointer: set[lir.Instance] = field(factory=set)
    needs: dict[int, int] = field(factory=dict)

    def run(self) -> None:
        """Sets `has_sp`, `has_loc` and `recursive` of all functions."""
        functions = self.module.functions
        for instance, fn in functions.items():
            self.scan(instance, fn)
        for component in strong_components(functions, self.targets):
            cyclic = len(component) > 1 or component[0] in self.targets(component[0])
            for instance in component:
                functions[instance].recursive = cyclic
        self.spread_sp()
        self.spread_loc()

    def scan(self, instance: lir.Instance, fn: lir.Function) -> None:
        program = self.module.program
        out: dict[lir.Instance, None] = {}
        used: dict[lir.Instance, None] = {}
        storage = analyse(program.shapes, fn)
        for block in fn.blocks:
            for instr in block.instrs:
                match instr:
                    case lir.Call(_, callee):
                        if isinstance(callee, lir.Direct):
                            out[callee.instance] = None
                        elif not isinstance(
                            callee, lir.Native
                        ) or self.module.natives.calls_pointer(callee.name):
                            self.calls_pointer.add(instance)
                        for inst in self.module.natives.callees(program, instr):
                            out[inst] = None
                    case lir.DropPlace(place):
                        ty = place_type(program.closed, fn, place)
                        value = storage.homes[place.local] is Home.LEAVES
                        drop = lir.DropInstance(ty, value and not has_deref(place))
                        if drop in self.module.functions:
                            out[drop] = None
                        else:
                            self.calls_pointer.add(instance)
                    case _:
                        pass
                for c in named_constants(instr):
                    assert c.def_ is not None
                    used[lir.FnInstance(c.def_, c.args)] = None
        self.edges[instance] = [x for x in out if x in self.module.functions]
        self.constants[instance] = list(used)

    def reachable(self, roots: list[lir.Instance]) -> set[lir.Instance]:
        """What can run: from `roots`, statics, and what is called through pointers."""
        program = self.module.program
        work = [*roots, *program.indirect, *(lir.FnInstance(d, ()) for d in program.statics)]
        seen: set[lir.Instance] = set()
        while work:
            at = work.pop()
            if at not in seen and at in self.module.functions:
                seen.add(at)
                work += self.constant_edges(at)
        return seen

    def constant_edges(self, instance: lir.Instance) -> list[lir.Instance]:
        return [*self.edges[instance], *self.constants[instance]]

    def targets(self, instance: lir.Instance) -> list[lir.Instance]:
        out = self.edges[instance]
        if instance in self.calls_pointer:
            return [*out, *(i for i in self.module.program.indirect if i in self.module.functions)]
        return out

    def spread_sp(self) -> None:
        functions = self.module.functions
        for fn in functions.values():
            fn.has_sp = fn.recursive or fn.indirect
        for instance in self.calls_pointer:
            functions[instance].has_sp = True
        self.to_callers(lambda fn: fn.has_sp, "has_sp")

    def spread_loc(self) -> None:
        functions = self.module.functions
        for instance, fn in functions.items():
            library = not fn.user and self.observes_site(instance, fn)
            fn.has_loc = fn.indirect or fn.tracked or library
        self.to_callers(lambda fn: fn.has_loc and (not fn.user or fn.indirect), "has_loc")

    def observes_site(self, instance: lir.Instance, fn: lir.Function) -> bool:
        if instance in self.calls_pointer:
            return True
        for block in fn.blocks:
            for instr in block.instrs:
                if isinstance(instr, lir.Assert):
                    return True
                if isinstance(instr, lir.Set) and has_deref(instr.place):
                    ty = place_type(self.module.program.closed, fn, instr.place)
                    if self.module.has_counted(ty):
                        return True
                if isinstance(instr, lir.Call) and isinstance(instr.callee, lir.Native):
                    if self.module.natives.wants_site(instr.callee.name) or self.module.checked:
                        return True
        return self.module.checked

    def to_callers(self, has: object, flag: str) -> None:
        """Spreads a flag from callees to callers (for `has_loc`: to library callers only)."""
        functions = self.module.functions
        callers: dict[lir.Instance, list[lir.Instance]] = {}
        for a, targets in self.edges.items():
            for b in targets:
                callers.setdefault(b, []).append(a)
        work = [i for i, fn in functions.items() if getattr(fn, flag)]
        while work:
            for caller in callers.get(work.pop(), ()):
                fn = functions[caller]
                if getattr(fn, flag) or (flag == "has_loc" and fn.user):
                    continue
                setattr(fn, flag, True)
                work.append(caller)

    def need(self, fn: lir.Function) -> int:
        """Bytes of stack that must be left when `fn` is entered."""
        found = self.needs.get(id(fn))
        if found is None:
            self.needs[id(fn)] = fn.frame
            deepest = 0
            for callee in [*self.edges[fn.instance], *fn.inlined]:
                target = self.module.functions[callee]
                if not target.has_sp:
                    deepest = max(deepest, self.need(target))
            found = self.needs[id(fn)] = fn.frame + deepest
        return found


def direct_calls(fn: lir.Function) -> list[lir.Instance]:
    """What `fn` calls directly."""
    return [
        i.callee.instance
        for b in fn.blocks
        for i in b.instrs
        if isinstance(i, lir.Call) and isinstance(i.callee, lir.Direct)
    ]


def bottom_up(
    functions: dict[lir.Instance, lir.Function], wanted: list[lir.Instance]
) -> list[lir.Instance]:
    """`wanted`, callees before callers."""
    out: list[lir.Instance] = []
    inside = set(wanted)
    seen: set[lir.Instance] = set()
    for root in wanted:
        stack: list[tuple[lir.Instance, bool]] = [(root, False)]
        while stack:
            at, done = stack.pop()
            if done:
                out.append(at)
            elif at not in seen and at in inside:
                seen.add(at)
                stack.append((at, True))
                stack += [(c, False) for c in direct_calls(functions[at])]
    return out


def recursive_instances(functions: dict[lir.Instance, lir.Function]) -> set[lir.Instance]:
    """Functions that can reach themselves by direct calls."""
    edges = {i: [c for c in direct_calls(f) if c in functions] for i, f in functions.items()}
    out: set[lir.Instance] = set()
    for component in strong_components(functions, lambda i: edges[i]):
        if len(component) > 1 or component[0] in edges[component[0]]:
            out.update(component)
    return out


def strong_components(
    nodes: Iterable[lir.Instance], targets: Callable[[lir.Instance], list[lir.Instance]]
) -> list[list[lir.Instance]]:
    """Strongly connected components (Tarjan, without recursion)."""
    index: dict[lir.Instance, int] = {}
    low: dict[lir.Instance, int] = {}
    on: set[lir.Instance] = set()
    stack: list[lir.Instance] = []
    out: list[list[lir.Instance]] = []
    for root in nodes:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        work = [(root, iter(targets(root)))]
        while work:
            node, it = work[-1]
            for nxt in it:
                if nxt not in index:
                    index[nxt] = low[nxt] = len(index)
                    stack.append(nxt)
                    on.add(nxt)
                    work.append((nxt, iter(targets(nxt))))
                    break
                if nxt in on:
                    low[node] = min(low[node], index[nxt])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    out.append(stack[at:])
                    on.difference_update(stack[at:])
                    del stack[at:]
    return out


def named_constants(instr: lir.Instr) -> list[ir.NamedConst]:
    """Constants that `instr` reads by name."""
    operands: tuple[lir.Operand, ...] = ()
    match instr:
        case lir.Set(_, rvalue):
            operands = rvalue_operands(rvalue)
        case lir.Call():
            operands = instr.args
            if isinstance(instr.callee, lir.Indirect):
                operands = (instr.callee.operand, *operands)
        case lir.Assert():
            operands = (instr.cond, *instr.operands)
        case _:
            return []
    return [
        op.constant
        for op in operands
        if isinstance(op, ir.Const)
        and isinstance(op.constant, ir.NamedConst)
        and op.constant.def_ is not None
    ]


def rvalue_operands(r: ir.Rvalue) -> tuple[ir.Operand, ...]:
    match r:
        case ir.Use(op) | ir.Repeat(op) | ir.Unary(_, op) | ir.Cast(_, op):
            return (op,)
        case ir.Binary(_, lhs, rhs):
            return (lhs, rhs)
        case ir.Aggregate(_, operands):
            return operands
        case _:
            return ()
