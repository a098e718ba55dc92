"""MIR: the control-flow graph that is checked and run, in the shape of `rustc_middle::mir`.

Data only: lowering is `checker.mir.lower`, the text form `checker.mir.pretty`, the rules a body
must keep `checker.mir.verify`. Local 0 is the return place, locals 1..=arg_count the parameters.
Bodies are generic until `interp.mono`; types are erased of regions except in user annotations.
"""

from __future__ import annotations

from typing import NewType, TypeAlias, Union

from checker.names.defs import Def
from checker.types.tables import Capture, PointerCast
from checker.types.ty import Args, Ty
from grammar import syntax as ast
from grammar.record import Enum, define, field, frozen
from grammar.span import Span

Local = NewType("Local", int)
Block = NewType("Block", int)
RETURN = Local(0)
START = Block(0)


# ------------------------------------------------------------------ places


@frozen
class Deref:
    pass


@frozen
class Field:
    """Field `index` (of a struct, tuple, closure or downcast variant), whose type is `ty`."""

    index: int
    ty: Ty


@frozen
class Index:
    """Element number `local` (usize) of an array or slice; the bounds check stands before."""

    local: Local


@frozen
class ConstantIndex:
    """Element `offset` from the start, or `offset` (>= 1) from the end. `min_length` is known."""

    offset: int
    min_length: int
    from_end: bool


@frozen
class Subslice:
    """Elements `start..end`, or `start..len - end` when `from_end`."""

    start: int
    end: int
    from_end: bool


@frozen
class Downcast:
    """The enum seen as its variant number `variant`."""

    variant: int
    name: str


Projection: TypeAlias = Union[Deref, Field, Index, ConstantIndex, Subslice, Downcast]


@frozen(cache_hash=True)
class Place:
    local: Local
    projection: tuple[Projection, ...] = ()

    def project(self, *more: Projection) -> Place:
        return Place(self.local, self.projection + more)


# ------------------------------------------------------------------ operands


@frozen
class IntConst:
    """An integer, `bool` (0, 1) or `char` (code point) of type `ty`."""

    value: int
    ty: Ty


@frozen
class FloatConst:
    value: float
    ty: Ty


@frozen
class StrConst:
    """A `&'static str`."""

    value: str
    ty: Ty


@frozen
class BytesConst:
    """A `&'static [u8; N]` (`b".."`), or a `&CStr`."""

    value: bytes
    ty: Ty


@frozen
class FnConst:
    """A zero-sized function item value: its type is `FnDef(def_, args)`. `user_args` keeps
    explicitly written arguments with their regions."""

    ty: Ty
    user_args: Args | None = None


@frozen
class ZstConst:
    """The only value of a zero-sized type: `()`, a unit struct, a function item."""

    ty: Ty


@frozen
class NamedConst:
    """A `const` or associated const (evaluated at monomorphisation), or a const parameter
    (`def_` None, `index` set)."""

    def_: Def | None
    args: Args
    ty: Ty
    index: int | None = None
    name: str = ""


@frozen
class StaticRef:
    """The address of a static: `&'static T`, or `*mut T` for `static mut`."""

    def_: Def
    ty: Ty


Constant: TypeAlias = Union[
    IntConst, FloatConst, StrConst, BytesConst, FnConst, ZstConst, NamedConst, StaticRef
]


@frozen
class Copy:
    place: Place


@frozen
class Move:
    place: Place


@frozen
class Const:
    constant: Constant
    span: Span


Operand: TypeAlias = Union[Copy, Move, Const]


# ------------------------------------------------------------------ rvalues


class BorrowKind(Enum):
    SHARED = "&"
    FAKE = "&fake shallow "
    """Guards a match's scrutinee while guards run; erased before code generation."""
    UNIQUE = "&uniq "
    """A closure's capture of a `&mut` place through an immutable variable."""
    MUT = "&mut "
    TWO_PHASE = "&two_phase mut "


class BinOp(Enum):
    ADD = "Add"
    SUB = "Sub"
    MUL = "Mul"
    DIV = "Div"
    REM = "Rem"
    BIT_XOR = "BitXor"
    BIT_AND = "BitAnd"
    BIT_OR = "BitOr"
    SHL = "Shl"
    SHR = "Shr"
    EQ = "Eq"
    LT = "Lt"
    LE = "Le"
    NE = "Ne"
    GE = "Ge"
    GT = "Gt"
    ADD_WITH_OVERFLOW = "AddWithOverflow"
    SUB_WITH_OVERFLOW = "SubWithOverflow"
    MUL_WITH_OVERFLOW = "MulWithOverflow"
    OFFSET = "Offset"


class UnOp(Enum):
    NOT = "Not"
    NEG = "Neg"
    PTR_METADATA = "PtrMetadata"


class CastOp(Enum):
    INT_TO_INT = "IntToInt"
    INT_TO_FLOAT = "IntToFloat"
    FLOAT_TO_INT = "FloatToInt"
    FLOAT_TO_FLOAT = "FloatToFloat"
    PTR_TO_PTR = "PtrToPtr"
    FN_PTR_TO_PTR = "FnPtrToPtr"
    PTR_TO_INT = "PointerExposeProvenance"
    INT_TO_PTR = "PointerWithExposedProvenance"
    TRANSMUTE = "Transmute"


@frozen
class Use:
    operand: Operand


@frozen
class Repeat:
    """`[operand; n]`; the length is in the destination's type `ty` (an array)."""

    operand: Operand
    ty: Ty


@frozen
class Borrow:
    """`&place`; region inference gives each its loan."""

    kind: BorrowKind
    place: Place


@frozen
class RawBorrow:
    """`&raw const place` or `&raw mut place`."""

    mutable: bool
    place: Place


@frozen
class Cast:
    op: CastOp | PointerCast
    operand: Operand
    ty: Ty


@frozen
class Binary:
    """The `WITH_OVERFLOW` forms give `(result, bool)`. Comparisons of unit-less scalars only."""

    op: BinOp
    lhs: Operand
    rhs: Operand


@frozen
class Unary:
    op: UnOp
    operand: Operand


@frozen
class Discriminant:
    """The discriminant value of an enum place, as the enum's discriminant type (isize if none)."""

    place: Place


@frozen
class Len:
    """The length of an array or slice place, without reading it."""

    place: Place


@frozen
class AggregateTuple:
    pass


@frozen
class AggregateArray:
    element: Ty


@frozen
class AggregateAdt:
    """`field` is set for a union: the one field that is initialised."""

    def_: Def
    variant: int
    args: Args
    field: int | None = None
    user_args: Args | None = None


@frozen
class AggregateClosure:
    def_: Def
    ty: Ty


AggregateKind: TypeAlias = Union[AggregateTuple, AggregateArray, AggregateAdt, AggregateClosure]


@frozen
class Aggregate:
    kind: AggregateKind
    operands: tuple[Operand, ...]
    ty: Ty


Rvalue: TypeAlias = Union[
    Use,
    Repeat,
    Borrow,
    RawBorrow,
    Cast,
    Binary,
    Unary,
    Discriminant,
    Len,
    Aggregate,
]


# ------------------------------------------------------------------ statements


class FakeReadCause(Enum):
    FOR_MATCH_GUARD = "ForMatchGuard"
    FOR_MATCHED_PLACE = "ForMatchedPlace"
    FOR_GUARD_BINDING = "ForGuardBinding"
    FOR_LET = "ForLet"
    FOR_INDEX = "ForIndex"


@frozen
class Assign:
    place: Place
    rvalue: Rvalue
    span: Span


@frozen
class FakeRead:
    """For the checker only: this place must be initialised here."""

    cause: FakeReadCause
    place: Place
    span: Span


@frozen
class StorageLive:
    local: Local
    span: Span


@frozen
class StorageDead:
    local: Local
    span: Span


@frozen
class AscribeUserType:
    """For the borrow checker only: `place` has type `ty` as the user wrote it.

    `covariant` when the place's type may be a subtype (a `let` with annotation and initialiser).
    """

    place: Place
    ty: Ty
    covariant: bool
    span: Span


@frozen
class PlaceMention:
    """For the checker only: `let _ = place;` names a place without reading it."""

    place: Place
    span: Span


@frozen
class Nop:
    span: Span


Statement: TypeAlias = Union[
    Assign, FakeRead, StorageLive, StorageDead, AscribeUserType, PlaceMention, Nop
]


# ------------------------------------------------------------------ terminators


class AssertKind(Enum):
    """The value is the message of the panic; `{}` are the operands."""

    OVERFLOW_ADD = "attempt to add with overflow"
    OVERFLOW_SUB = "attempt to subtract with overflow"
    OVERFLOW_MUL = "attempt to multiply with overflow"
    OVERFLOW_DIV = "attempt to divide with overflow"
    OVERFLOW_REM = "attempt to calculate the remainder with overflow"
    OVERFLOW_NEG = "attempt to negate with overflow"
    OVERFLOW_SHL = "attempt to shift left with overflow"
    OVERFLOW_SHR = "attempt to shift right with overflow"
    DIVISION_BY_ZERO = "attempt to divide by zero"
    REMAINDER_BY_ZERO = "attempt to calculate the remainder with a divisor of zero"
    BOUNDS_CHECK = "index out of bounds: the len is {} but the index is {}"


@frozen
class UnwindContinue:
    """The panic leaves this function."""


@frozen
class UnwindUnreachable:
    pass


@frozen
class UnwindTerminate:
    """A panic within cleanup aborts."""


@frozen
class UnwindCleanup:
    block: Block


Unwind: TypeAlias = Union[UnwindContinue, UnwindUnreachable, UnwindTerminate, UnwindCleanup]


@frozen
class Goto:
    target: Block
    span: Span


@frozen
class SwitchInt:
    """`values[i]` goes to `targets[i]`, anything else to `otherwise`."""

    operand: Operand
    ty: Ty
    values: tuple[int, ...]
    targets: tuple[Block, ...]
    otherwise: Block
    span: Span


@frozen
class Return:
    span: Span


@frozen
class Unreachable:
    span: Span


@frozen
class UnwindResume:
    span: Span


@frozen
class Drop:
    """Drop the value in `place` if it is initialised. `replace` when an assignment follows that
    overwrites it. After drop elaboration it is unconditional."""

    place: Place
    target: Block
    unwind: Unwind
    span: Span
    replace: bool = False


@frozen
class Call:
    """`target` is None when the callee never returns. `fn_span` is the callee's name and its
    arguments; for method calls it starts at the method's name. `overloaded` for operators."""

    func: Operand
    args: tuple[Operand, ...]
    destination: Place
    target: Block | None
    unwind: Unwind
    span: Span
    fn_span: Span
    overloaded: bool = False


@frozen
class Assert:
    """Panic with `kind` unless `cond` is `expected`."""

    cond: Operand
    expected: bool
    kind: AssertKind
    operands: tuple[Operand, ...]
    target: Block
    unwind: Unwind
    span: Span


@frozen
class FalseEdge:
    """Goes to `real`; for the checker also to `imaginary` (the next match arm)."""

    real: Block
    imaginary: Block
    span: Span


@frozen
class FalseUnwind:
    """Goes to `real`; for the checker it may also unwind (a `loop` without exit)."""

    real: Block
    unwind: Unwind
    span: Span


Terminator: TypeAlias = Union[
    Goto,
    SwitchInt,
    Return,
    Unreachable,
    UnwindResume,
    Drop,
    Call,
    Assert,
    FalseEdge,
    FalseUnwind,
]


# ------------------------------------------------------------------ bodies


class LocalKind(Enum):
    RETURN = "return place"
    ARG = "argument"
    VAR = "user variable"
    TEMP = "temporary"
    GUARD_REF = "reference to a binding, for its guard"


@define(eq=False, repr=False)
class LocalDecl:
    """`name` for user variables and named parameters. `mutable` as declared (`mut x`); temporaries
    are. `binding` is the pattern or `self` that declares it. `block_tail` for the temporary that
    holds a block's tail expression (`span` of the tail; E0597's "temporary later dropped")."""

    ty: Ty
    kind: LocalKind
    mutable: bool
    span: Span
    name: str | None = None
    binding: ast.IdentPat | ast.SelfParam | None = None
    user_ty: Ty | None = None
    block_tail: Span | None = None
    by_ref_binding: bool = False
    """Declared by a `ref` binding or by match ergonomics."""
    from_library_macro: bool = False


@define(eq=False, repr=False)
class BlockData:
    statements: list[Statement]
    terminator: Terminator
    is_cleanup: bool = False


@define(eq=False, repr=False)
class Body:
    """One function, constant, static or closure. `def_` owns it. For closures `captures` tells what
    each field of local 1 is. `span` is the whole definition; `end_span` its closing brace."""

    def_: Def
    arg_count: int
    locals: list[LocalDecl]
    blocks: list[BlockData]
    span: Span
    end_span: Span
    captures: tuple[Capture, ...] = ()
    has_user_unsafe: bool = False
    spread_arg: Local | None = None
    """For closures called through `Fn*::call`: arguments arrive as one tuple ("rust-call")."""
    phase: Phase = field(factory=lambda: Phase.BUILT)


class Phase(Enum):
    BUILT = "built"
    """False edges, fake reads, conditional drops, user types."""
    ELABORATED = "elaborated"
    """Drops are unconditional (flags are locals); checker-only statements and edges are gone."""


def successors(t: Terminator) -> tuple[Block, ...]:
    """All blocks that control may go to, unwinding and imaginary edges included."""
    match t:
        case Goto(target):
            return (target,)
        case SwitchInt():
            return (*t.targets, t.otherwise)
        case Return() | Unreachable() | UnwindResume():
            return ()
        case Drop() | Assert():
            return (t.target, *_unwind_block(t.unwind))
        case Call():
            ok = () if t.target is None else (t.target,)
            return (*ok, *_unwind_block(t.unwind))
        case FalseEdge():
            return (t.real, t.imaginary)
        case FalseUnwind():
            return (t.real, *_unwind_block(t.unwind))


def _unwind_block(u: Unwind) -> tuple[Block, ...]:
    return (u.block,) if isinstance(u, UnwindCleanup) else ()
