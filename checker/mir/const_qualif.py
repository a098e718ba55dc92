"""What values in constants are: may one need its destructor, may one be changed through `&`?

Both questions are asked of values, not of types: `None` of `Option<Vec<u8>>` needs no destructor
and `None` of `Option<Cell<u8>>` has no interior mutability. `qualify` answers for each local before
each location by a forward dataflow over the MIR of a constant: a local has the property from an
assignment of a value that may have it until it is moved out as a whole, is overwritten with a value
that has not, or dies. What is borrowed so that it may change keeps the property to its death.

The effects depend on the state (a copy has what its source has), so this is no gen/kill problem;
the lattice is a set of locals, and the fixpoint is found by a worklist of blocks.

Source: `rustc_const_eval::check_consts::{qualifs, resolver}`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from checker.context import LangItem, Tcx
from checker.flow.place_type import place_type, project_type
from checker.flow.solver import reverse_postorder
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import subst
from grammar.record import define, field


class Property(Enum):
    NEEDS_DROP = "has a destructor to run"
    MUTABLE_INSIDE = "can be changed through a shared reference"


def qualify(tcx: Tcx, body: ir.Body, which: Property) -> Qualif:
    """The locals of `body` whose values may have the property, everywhere."""
    found = Qualif(tcx, body, which)
    found.solve()
    return found


@define(eq=False)
class Qualif:
    """States are bit sets: bit `l` for a local with the property, bit `n + l` for a borrowed
    one."""

    tcx: Tcx
    body: ir.Body
    which: Property
    env: Def = field(init=False)
    entry: dict[int, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.env = self.tcx.typeck_owner(self.body.def_)

    def solve(self) -> None:
        body = self.body
        start = 0
        for i in range(1, body.arg_count + 1):
            if self.of_type(body.locals[i].ty):
                start |= 1 << i
        self.entry[ir.START] = start
        waiting = [ir.START]
        while waiting:
            block = waiting.pop()
            state = self.before(block, len(body.blocks[block].statements))
            state = self.terminator(state, body.blocks[block].terminator)
            for target in ir.successors(body.blocks[block].terminator):
                if self.join(target, state):
                    waiting.append(target)

    def join(self, target: int, state: int) -> bool:
        """Whether that changes the state of `target`. As in rustc, what is borrowed is only joined
        where no more locals get the property: so a borrow that ended with a call is forgotten."""
        mask = (1 << len(self.body.locals)) - 1
        old = self.entry.get(target)
        base = old or 0
        new = base | (state & mask)
        if new == base:
            new = base | state
        self.entry[target] = new
        return new != old

    def before(self, block: int, index: int) -> int:
        """The state before statement `index` of `block`, a block that can be reached."""
        state = self.entry.get(block, 0)
        for s in self.body.blocks[block].statements[:index]:
            state = self.statement(state, s)
        return state

    def of_return(self) -> bool:
        """Whether the value that the body gives may have the property."""
        for block in reverse_postorder(self.body):
            data = self.body.blocks[block]
            if isinstance(data.terminator, ir.Return):
                if self.before(block, len(data.statements)) & 1 << ir.RETURN:
                    return True
        return False

    # -------------------------------------------------------------- effects

    def statement(self, state: int, s: ir.Statement) -> int:
        match s:
            case ir.Assign(place, rvalue):
                value = self.rvalue(state, rvalue)
                if not is_indirect(place):
                    state = self.assign(state, place, value)
                return self.operands(state, rvalue)
            case ir.StorageDead(local):
                return state & ~(1 << local) & ~(1 << len(self.body.locals) + local)
            case _:
                return state

    def assign(self, state: int, place: ir.Place, value: bool) -> int:
        if value:
            return state | 1 << place.local
        return state if place.projection else state & ~(1 << place.local)

    def operands(self, state: int, rvalue: ir.Rvalue) -> int:
        match rvalue:
            case ir.Borrow(kind, place):
                return self.borrowed(state, place, kind is ir.BorrowKind.SHARED)
            case ir.RawBorrow(mutable, place):
                return self.borrowed(state, place, not mutable)
            case _:
                for op in operands_of(rvalue):
                    state = self.moved(state, op)
                return state

    def moved(self, state: int, op: ir.Operand) -> int:
        """What is moved out is dropped elsewhere; what was mutable inside may be written again."""
        if self.which is Property.MUTABLE_INSIDE:
            return state
        if isinstance(op, ir.Move) and not op.place.projection:
            if not state & 1 << len(self.body.locals) + op.place.local:
                return state & ~(1 << op.place.local)
        return state

    def borrowed(self, state: int, place: ir.Place, shared: bool) -> int:
        """What a mutable reference leads to may get any value of its type."""
        if is_indirect(place):
            return state
        t = place_type(self.tcx, self.body, place)
        if (shared and is_freeze(self.tcx, t, self.env)) or not self.of_type(t):
            return state
        return state | 1 << place.local | 1 << len(self.body.locals) + place.local

    def terminator(self, state: int, t: ir.Terminator) -> int:
        match t:
            case ir.Call():
                for op in t.args:
                    state = self.moved(state, op)
                dest = t.destination
                if is_indirect(dest):
                    return state
                return self.assign(state, dest, self.of_type(place_type(self.tcx, self.body, dest)))
            case _:
                return state

    # -------------------------------------------------------------- values

    def of_type(self, t: ty.Ty) -> bool:
        """Whether some value of type `t` has the property."""
        if self.which is Property.NEEDS_DROP:
            return self.tcx.facts.needs_drop(t, self.env)
        return not is_freeze(self.tcx, t, self.env)

    def rvalue(self, state: int, r: ir.Rvalue) -> bool:
        match r:
            case ir.Borrow(_, place) | ir.RawBorrow(_, place):
                return self.reference(state, place)
            case ir.Aggregate(ir.AggregateAdt(def_), operands, t):
                return self.always(def_, t) or any(self.operand(state, o) for o in operands)
            case ir.Discriminant() | ir.Len():
                return False
            case _:
                return any(self.operand(state, o) for o in operands_of(r))

    def reference(self, state: int, place: ir.Place) -> bool:
        """A reborrow is a copy of the reference."""
        if place.projection and isinstance(place.projection[-1], ir.Deref):
            base = ir.Place(place.local, place.projection[:-1])
            if isinstance(place_type(self.tcx, self.body, base), ty.Ref):
                return self.place(state, base)
        return self.place(state, place)

    def always(self, def_: Def, t: ty.Ty) -> bool:
        """Whether every value of this type has the property."""
        tcx = self.tcx
        if self.which is Property.NEEDS_DROP:
            inherent = tcx.facts.drop_impl(def_) is not None
        else:
            inherent = tcx.is_lang(def_, LangItem.UNSAFE_CELL)
        return inherent or (tcx.adt(def_).kind is ty.AdtKind.UNION and self.of_type(t))

    def operand(self, state: int, op: ir.Operand) -> bool:
        if not isinstance(op, ir.Const):
            return self.place(state, op.place)
        constant = op.constant
        if isinstance(constant, ir.NamedConst) and constant.def_ is not None:
            if not of_constant(self.tcx, constant.def_, self.which):
                return False
        return self.of_type(constant.ty)

    def place(self, state: int, place: ir.Place) -> bool:
        has = bool(state >> place.local & 1)
        t = self.body.locals[place.local].ty
        for elem in place.projection:
            t = project_type(self.tcx, t, elem)
            if not self.of_type(t):
                return False
            has = has or isinstance(elem, ir.Deref)
        return has


def of_constant(tcx: Tcx, def_: Def, which: Property) -> bool:
    """Whether the value of the constant `def_` may have the property; a trait's: its type
    decides."""
    if def_.parent is not None and def_.parent.kind is DefKind.TRAIT:
        return True
    key = (which, def_)
    found = tcx.trait_cache.get(key)
    if found is None:
        tcx.trait_cache[key] = True
        body = tcx.mir_built(def_)
        found = tcx.trait_cache[key] = body is None or qualify(tcx, body, which).of_return()
    return bool(found)


def operands_of(r: ir.Rvalue) -> tuple[ir.Operand, ...]:
    match r:
        case ir.Use(op) | ir.Repeat(op) | ir.Cast(_, op) | ir.Unary(_, op):
            return (op,)
        case ir.Binary(_, lhs, rhs):
            return lhs, rhs
        case ir.Aggregate(_, operands):
            return operands
        case _:
            return ()


def is_indirect(place: ir.Place) -> bool:
    return any(isinstance(p, ir.Deref) for p in place.projection)


def is_freeze(tcx: Tcx, t: ty.Ty, env: Def | None) -> bool:
    """No `UnsafeCell` in a value of type `t`, outside of what its pointers lead to."""
    key = ("freeze", t)
    found = tcx.trait_cache.get(key)
    if found is None:
        tcx.trait_cache[key] = True
        found = tcx.trait_cache[key] = _is_freeze(tcx, t, lambda x: is_freeze(tcx, x, env))
    return bool(found)


def _is_freeze(tcx: Tcx, t: ty.Ty, freeze: Callable[[ty.Ty], bool]) -> bool:
    match t:
        case ty.Tuple(elements):
            return all(map(freeze, elements))
        case ty.Array(element) | ty.Slice(element):
            return freeze(element)
        case ty.Adt(def_) if tcx.is_lang(def_, LangItem.UNSAFE_CELL):
            return False
        case ty.Adt(def_) if tcx.is_lang(def_, LangItem.PHANTOM_DATA):
            return True
        case ty.Adt(def_, args):
            fields = (f for v in tcx.adt(def_).variants for f in v.fields)
            return all(freeze(subst(tcx.type_of(f.def_), args)) for f in fields)
        case ty.Closure():
            return freeze(t.upvars)
        case ty.Param() | ty.Alias() | ty.Dynamic():
            return False
        case _:
            return True
