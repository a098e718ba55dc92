"""What type checking learns about one body: side tables over its syntax.

Keyed by syntax node. Types are fully inferred and regions erased; where the user wrote a type, it
stands in `user_types` with its regions, for the borrow checker. Macro calls do not occur as keys:
their expansions do (`Resolutions.expansions`); parentheses and attributed expressions do not
either, except in `expr_types`.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.names.defs import Def, Res
from checker.types.ty import Args, ClosureKind, Ty
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder
from grammar.record import Enum, define, field, frozen
from grammar.span import Span


class PointerCast(Enum):
    REIFY_FN = "ReifyFnPointer"
    UNSAFE_FN = "UnsafeFnPointer"
    CLOSURE_FN = "ClosureFnPointer"
    MUT_TO_CONST = "MutToConstPointer"
    ARRAY_TO_POINTER = "ArrayToPointer"
    UNSIZE = "Unsize"


@frozen
class NeverToAny:
    target: Ty


@frozen
class DerefAdjust:
    """`*`: built in when `method` is None, else `Deref::deref` or `DerefMut::deref_mut` with
    `args`, whose result is then dereferenced."""

    target: Ty
    method: Def | None = None
    args: Args = ()
    mutable: bool = False


@frozen
class BorrowAdjust:
    """`&` or `&mut`, or a raw borrow. `two_phase` for autoref'd method receivers and operators."""

    target: Ty
    mutable: bool
    raw: bool = False
    two_phase: bool = False


@frozen
class PointerAdjust:
    target: Ty
    cast: PointerCast


Adjustment: TypeAlias = Union[NeverToAny, DerefAdjust, BorrowAdjust, PointerAdjust]


class CastKind(Enum):
    """How `e as T` converts, after the operand's adjustments."""

    NOTHING = "identity or coercion, done by adjustments"
    INT_TO_INT = "IntToInt"
    INT_TO_FLOAT = "IntToFloat"
    FLOAT_TO_INT = "FloatToInt"
    FLOAT_TO_FLOAT = "FloatToFloat"
    PTR_TO_PTR = "PtrToPtr"
    FN_PTR_TO_PTR = "FnPtrToPtr"
    PTR_TO_INT = "PointerExposeProvenance"
    INT_TO_PTR = "PointerWithExposedProvenance"
    ENUM_TO_INT = "enum discriminant, then IntToInt"


@frozen
class Callee:
    """The function that a method call, an overloaded operator, index or call stands for.

    `def_` may be a trait's method: instances are resolved at monomorphisation.
    """

    def_: Def
    args: Args


class CaptureKind(Enum):
    BY_VALUE = "value"
    BY_REF = "reference"
    BY_UNIQUE = "unique immutable reference"
    BY_MUT_REF = "mutable reference"


@frozen
class CaptureProjection:
    """A step from a captured variable: a dereference, or field `index` of `variant`."""

    is_deref: bool
    index: int = 0
    ty: Ty | None = None
    """The type after this step."""


@frozen
class Capture:
    """One capture (RFC 2229): the place `variable.projections`, and how it is captured.

    `ty` is the type of the closure's field (a reference where by reference), `place_ty` that of
    the place. `use_span` is the use in the closure that made it so.
    """

    variable: ast.IdentPat | ast.SelfParam
    projections: tuple[CaptureProjection, ...]
    kind: CaptureKind
    place_ty: Ty
    ty: Ty
    use_span: Span
    """Where the variable is used so that it must be captured this way."""


@frozen
class ClosureFakeRead:
    """A place outside that a closure's patterns look at without reading it (`let _ = x`): it must
    be initialised where the closure is made. `place` is as if borrowed."""

    place: Capture
    is_let: bool


class BindMode(Enum):
    MOVE = "by value"
    REF = "ref"
    REF_MUT = "ref mut"


@define(eq=False, repr=False)
class TypeckResults:
    """The tables of one body owner (fn, const, static, anonymous constant), with its closures.

    - `expr_types`: of each expression before its adjustments
    - `adjustments`: in order of application
    - `pat_types`: of each pattern, after the default binding mode's dereferences are peeled
    - `pat_derefs`: the reference types that match ergonomics peels before the pattern, outermost
      first
    - `bind_modes`: of each binding, default binding modes applied
    - `local_types`: of each binding (`IdentPat`, `SelfParam`): the variable's own type
    - `value_res`: for each `PathExpr`, `PathPat`, `TupleStructPat`, `StructPat`, `StructExpr` and
      non-binding `IdentPat` the definition in the end named (associated ones too)
    - `node_args`: generic arguments for those that name generic definitions
    - `callees`: method calls; overloaded unary, binary, assign, index, call (`CallExpr` on a
      closure or `Fn*` bound: the method of `Fn`, `FnMut` or `FnOnce`; the arguments are not
      tupled in the syntax), `for` (`into_iter`; and `for_next`), `?` (none: see `try_kinds`)
    - `fields`: index of the field for `FieldExpr`, and for each `FieldInit`, `FieldPat`
    - `casts`: of each `CastExpr`
    - `closure_kinds`, `captures`, `fake_reads`: of each closure
    - `user_types`: annotations with regions: `LetStmt`, `CastExpr`, `ClosureParam`, and paths with
      explicit generic arguments (then `user_args`)
    - `repeat_lengths`: the value or constant of `[e; n]` is in the array's type
    - `coerce_unsized`: nothing here: see `PointerAdjust(UNSIZE)`
    """

    owner: Def
    expr_types: dict[ast.Expr, Ty] = field(factory=dict)
    block_types: dict[ast.Block, Ty] = field(factory=dict)
    adjustments: dict[ast.Expr, tuple[Adjustment, ...]] = field(factory=dict)
    pat_types: dict[ast.Pat, Ty] = field(factory=dict)
    pat_derefs: dict[ast.Pat, tuple[Ty, ...]] = field(factory=dict)
    bind_modes: dict[ast.IdentPat, BindMode] = field(factory=dict)
    local_types: dict[ast.IdentPat | ast.SelfParam, Ty] = field(factory=dict)
    value_res: dict[object, Res] = field(factory=dict)
    node_args: dict[object, Args] = field(factory=dict)
    callees: dict[ast.Expr, Callee] = field(factory=dict)
    for_next: dict[ast.ForExpr, Callee] = field(factory=dict)
    try_kinds: dict[ast.TryExpr, TryInfo] = field(factory=dict)
    fields: dict[object, int] = field(factory=dict)
    casts: dict[ast.CastExpr, CastKind] = field(factory=dict)
    closure_kinds: dict[ast.ClosureExpr, ClosureKind] = field(factory=dict)
    captures: dict[ast.ClosureExpr, tuple[Capture, ...]] = field(factory=dict)
    fake_reads: dict[ast.ClosureExpr, tuple[ClosureFakeRead, ...]] = field(factory=dict)
    user_types: dict[object, Ty] = field(factory=dict)
    user_args: dict[object, Args] = field(factory=dict)
    hidden_types: dict[Def, Ty] = field(factory=dict)
    """What each `impl Trait` in this function's return type is, by its opaque definition."""
    late: list[Diagnostic] = field(factory=list)
    after: list[Diagnostic] = field(factory=list)
    """Errors that are told if the body has no others."""
    """Errors that count only in a program that has no others: privacy of fields in struct
    expressions. `check` tells them after the borrow check."""
    findings: list[tuple[str, DiagnosticBuilder]] = field(factory=list)
    """What lints of the types found, by the lint's name, without a level."""
    tainted: bool = False
    """An error was reported: no MIR is built."""


@frozen
class TryInfo:
    """`operand?`: `Try::branch` of the operand's type, `FromResidual::from_residual` of the return
    type, and the types between them (`output`: the value of the expression)."""

    branch: Callee
    from_residual: Callee
    control_flow: Ty
    residual: Ty
    output: Ty
