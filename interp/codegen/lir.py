"""LIR: monomorphic code between MIR and Python source.

MIR with closed types, where calls, assertions and drops are instructions instead of terminators,
so that straight-line code is one block. Places and rvalues are those of MIR; `Field.ty` is not
looked at (types of places are recomputed from the closed types of locals). Control edges of
unwinding are attributes (`unwind`) of the instructions that may panic.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty as t
from grammar.record import define, field, frozen

LOC = -1
"""The site of library code: that of the innermost call in the user's code, a hidden parameter."""

NO_UNWIND = -1
TERMINATE = -2


# ------------------------------------------------------------------ instances


@t.value
class FnInstance:
    """The body of a function, closure, or constant with closed arguments."""

    def_: Def
    args: t.Args


@t.value
class DropInstance:
    """Drop glue of `ty`; the argument is a pointer to the value, or the value itself."""

    ty: t.Ty
    by_value: bool


@t.value
class CloneInstance:
    """`Clone::clone` of a type the language itself makes cloneable."""

    ty: t.Ty


@t.value
class CallInstance:
    """`Fn*::call*` on a value of type `ty` (FnDef, FnPtr, closure); `by_ref` when the callee value
    arrives behind a reference. `bare` takes the arguments alone (a function pointer)."""

    ty: t.Ty
    by_ref: bool
    inputs: tuple[t.Ty, ...]
    bare: bool = False


@t.value
class CtorInstance:
    """A struct's or variant's constructor as a function value."""

    def_: Def
    args: t.Args


@t.value
class OnceInstance:
    """A method that takes `self` by value, called with a pointer to a heap block that holds `self`;
    the block is freed (`Box<dyn FnOnce()>`)."""

    method: Def
    args: t.Args


@t.value
class NativeInstance:
    """A native as a function value, or called where it cannot be inlined."""

    def_: Def
    args: t.Args


Instance: TypeAlias = Union[
    FnInstance,
    DropInstance,
    CloneInstance,
    CallInstance,
    CtorInstance,
    OnceInstance,
    NativeInstance,
]


# ------------------------------------------------------------------ callees


@frozen
class Direct:
    instance: Instance


@frozen
class Indirect:
    """Through a function pointer held in `operand`."""

    operand: ir.Operand


@frozen
class Virtual:
    """Method number `slot` of the vtable that the first argument carries."""

    slot: int


@frozen
class Native:
    """Native `name` of the library function `def_` with closed `args`; `inputs` and `output` are
    its closed signature."""

    name: str
    def_: Def
    args: t.Args
    inputs: tuple[t.Ty, ...]
    output: t.Ty
    cause: str = ""
    """What a leak of the arguments is to be called."""


Callee: TypeAlias = Union[Direct, Indirect, Virtual, Native]


@frozen
class RefTo:
    """An operand of a native that takes a place instead of a reference to it."""

    place: ir.Place


Operand: TypeAlias = Union[ir.Operand, RefTo]


# ------------------------------------------------------------------ instructions


@frozen(eq=False)
class Set:
    place: ir.Place
    rvalue: ir.Rvalue
    site: int


@frozen(eq=False)
class Call:
    dest: ir.Place
    callee: Callee
    args: tuple[Operand, ...]
    site: int
    unwind: int
    returns: bool = True
    extra: int = 0
    """Stack of the inlined functions that this call is in."""


@frozen(eq=False)
class Assert:
    cond: ir.Operand
    expected: bool
    kind: ir.AssertKind
    operands: tuple[ir.Operand, ...]
    site: int
    unwind: int


@frozen(eq=False)
class Bounds:
    """Asserts that `index` is less than the length of `slice_`, which is a whole buffer. Made by
    `bounds` only."""

    slice_: ir.Local
    index: ir.Local
    site: int
    unwind: int


@frozen(eq=False)
class DropPlace:
    place: ir.Place
    site: int
    unwind: int
    extra: int = 0


@frozen(eq=False)
class Live:
    local: int


@frozen(eq=False)
class Dead:
    local: int
    site: int


Instr: TypeAlias = Union[Set, Call, Assert, Bounds, DropPlace, Live, Dead]


# ------------------------------------------------------------------ control


@frozen(eq=False)
class Goto:
    target: int


@frozen(eq=False)
class Switch:
    operand: ir.Operand
    ty: t.Ty
    values: tuple[int, ...]
    targets: tuple[int, ...]
    otherwise: int


@frozen(eq=False)
class Count:
    """Of a loop's header: `variable` runs from `low` up to `high`, excluded, `body` once for each
    value, then `exit`; `low` and `high` are read when the loop is entered. `restored` when the
    variable is read after the loop: it is then at least `high`. With `unless`, `high` is included,
    and there is no turn if that is true. Made by `counted` only."""

    variable: ir.Local
    low: ir.Operand
    high: ir.Operand
    body: int
    exit: int
    restored: bool
    unless: ir.Operand | None = None


@frozen(eq=False)
class Return:
    pass


@frozen(eq=False)
class Unreachable:
    site: int


@frozen(eq=False)
class Resume:
    pass


Terminator: TypeAlias = Union[Goto, Switch, Count, Return, Unreachable, Resume]


@define(eq=False)
class Block:
    instrs: list[Instr]
    term: Terminator
    cleanup: bool = False


@define(eq=False)
class Function:
    """Block 0 is the entry; local 0 the return place, 1..=arg_count the parameters."""

    instance: Instance
    locals: list[t.Ty]
    arg_count: int
    blocks: list[Block]
    user: bool
    """Code of the user's crate: has sites of its own."""
    name: str = ""
    local_names: list[str | None] = field(factory=list)
    frame: int = 0
    """Bytes of its frame in a debug build."""
    has_sp: bool = False
    has_loc: bool = False
    recursive: bool = False
    indirect: bool = False
    inlined: set[Instance] = field(factory=set)
    """Whose code is in this function: their frames count with its own."""
    tracked: bool = False
    """`#[track_caller]`: what it calls that is too stands, like its own panics, where it is
    called."""
    cost: int = -1


def copy(fn: Function) -> Function:
    """`fn` with lists of locals and blocks of its own; blocks are to be replaced, not changed."""
    out = Function(fn.instance, list(fn.locals), fn.arg_count, list(fn.blocks), fn.user, fn.name)
    out.local_names, out.frame, out.inlined, out.cost = (
        fn.local_names,
        fn.frame,
        fn.inlined,
        fn.cost,
    )
    out.has_sp, out.has_loc = fn.has_sp, fn.has_loc
    out.recursive, out.indirect = fn.recursive, fn.indirect
    return out


def unwind_of(instr: Instr) -> int:
    """The cleanup block that `instr` unwinds to, or a negative marker."""
    match instr:
        case Call() | Assert() | Bounds() | DropPlace():
            return instr.unwind
        case _:
            return NO_UNWIND


def successors(term: Terminator) -> tuple[int, ...]:
    match term:
        case Goto(target):
            return (target,)
        case Switch():
            return (*term.targets, term.otherwise)
        case Count():
            return (term.body, term.exit)
        case _:
            return ()


def retarget(term: Terminator, to: dict[int, int]) -> Terminator:
    """`term` with targets renamed."""
    match term:
        case Goto(target):
            return Goto(to.get(target, target))
        case Switch():
            return Switch(
                term.operand,
                term.ty,
                term.values,
                tuple(to.get(x, x) for x in term.targets),
                to.get(term.otherwise, term.otherwise),
            )
        case _:
            return term
