"""Typed, desugared expressions: what lowering, unsafety and exhaustiveness checking read.

Follows `rustc_middle::thir`: adjustments, overloaded operators, `for`, `?`, `while` and format
strings are spelled out; every expression knows the scope in which its temporary would be dropped;
patterns have their default binding modes resolved. A body is built on demand by
`checker.mir.thir_build` from syntax and `TypeckResults`, and thrown away once it is lowered.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.mir import ir
from checker.names.defs import Def
from checker.types.tables import BindMode, Capture, PointerCast
from checker.types.ty import AdtInfo, Args, Ty
from grammar import syntax as ast
from grammar.record import Enum, define, field
from grammar.span import Span

Var: TypeAlias = Union[ast.IdentPat, ast.SelfParam]
"""A variable is its first binding; desugaring makes bindings of its own."""


@define(eq=False, repr=False)
class Scope:
    """A region of code at whose end things are dropped; `span` ends with what closes it."""

    span: Span


# ------------------------------------------------------------------ patterns


@define(eq=False, repr=False)
class WildPat:
    pass


@define(eq=False, repr=False)
class BindingPat:
    """`primary` except in the later alternatives of an or-pattern."""

    var: Var
    name: str
    mode: BindMode
    mutable: bool
    var_ty: Ty
    sub: Pat | None
    primary: bool


@define(eq=False, repr=False)
class VariantPat:
    info: AdtInfo
    args: Args
    variant: int
    fields: list[tuple[int, Pat]]


@define(eq=False, repr=False)
class LeafPat:
    """A struct, tuple or union: no choice of variant."""

    fields: list[tuple[int, Pat]]


@define(eq=False, repr=False)
class DerefPat:
    sub: Pat


@define(eq=False, repr=False)
class ConstPat:
    """`value` is known for integers, `bool`, `char` (as int), floats, strings; None where only the
    machine could tell: then the constant is compared at run time."""

    constant: ir.Constant
    value: int | float | str | None


@define(eq=False, repr=False)
class RangePat:
    """Bounds as for `ConstPat`, None for open ends. `inclusive` of `hi`."""

    lo: int | float | None
    hi: int | float | None
    inclusive: bool


@define(eq=False, repr=False)
class SlicePat:
    """On an array or a slice; `rest` is the pattern of the `..` (wild if it has none), or None."""

    prefix: list[Pat]
    rest: Pat | None
    suffix: list[Pat]


@define(eq=False, repr=False)
class OrPat:
    alternatives: list[Pat]


@define(eq=False, repr=False)
class ErrorPat:
    pass


PatKind: TypeAlias = Union[
    WildPat,
    BindingPat,
    VariantPat,
    LeafPat,
    DerefPat,
    ConstPat,
    RangePat,
    SlicePat,
    OrPat,
    ErrorPat,
]


@define(eq=False, repr=False)
class Pat:
    kind: PatKind
    ty: Ty
    span: Span
    source: ast.Pat | None = None


# ------------------------------------------------------------------ expressions


@define(eq=False, repr=False)
class ScopeExpr:
    scope: Scope
    value: Expr


@define(eq=False, repr=False)
class If:
    """`is_loop`: the choice that a `while` makes."""

    scope: Scope
    cond: Expr
    then: Expr
    orelse: Expr | None
    is_loop: bool = False


@define(eq=False, repr=False)
class Call:
    func: Expr
    args: list[Expr]
    fn_span: Span
    overloaded: bool


@define(eq=False, repr=False)
class Deref:
    arg: Expr


@define(eq=False, repr=False)
class Binary:
    op: ast.BinOp
    lhs: Expr
    rhs: Expr


@define(eq=False, repr=False)
class Logical:
    is_and: bool
    lhs: Expr
    rhs: Expr


@define(eq=False, repr=False)
class Unary:
    op: ir.UnOp
    arg: Expr


@define(eq=False, repr=False)
class Cast:
    """A cast of scalars or pointers, or a coercion. `op` None: to an enum's discriminant."""

    op: ir.CastOp | PointerCast | None
    source: Expr


@define(eq=False, repr=False)
class UseExpr:
    source: Expr


@define(eq=False, repr=False)
class NeverToAny:
    source: Expr


@define(eq=False, repr=False)
class Loop:
    label: object
    body: Expr


@define(eq=False, repr=False)
class Let:
    """`let pat = expr` as a condition."""

    pat: Pat
    expr: Expr


@define(eq=False, repr=False)
class Arm:
    scope: Scope
    pat: Pat
    guard: Expr | None
    body: Expr
    span: Span


class MatchSource(Enum):
    NORMAL = "match"
    FOR = "for"
    TRY = "?"
    DESUGARED = "desugared"


@define(eq=False, repr=False)
class Match:
    scrutinee: Expr
    arms: list[Arm]
    source: MatchSource


@define(eq=False, repr=False)
class BlockExpr:
    """`label` is set where a `break` leaves this block. A `const` block has only a tail."""

    block: Block
    label: object | None
    is_const: bool = False


@define(eq=False, repr=False)
class Assign:
    lhs: Expr
    rhs: Expr


@define(eq=False, repr=False)
class AssignOp:
    op: ast.BinOp
    lhs: Expr
    rhs: Expr


@define(eq=False, repr=False)
class Field:
    lhs: Expr
    index: int


@define(eq=False, repr=False)
class Index:
    lhs: Expr
    index: Expr


@define(eq=False, repr=False)
class VarRef:
    var: Var


@define(eq=False, repr=False)
class UpvarRef:
    var: Var


@define(eq=False, repr=False)
class Borrow:
    kind: ir.BorrowKind
    arg: Expr


@define(eq=False, repr=False)
class RawBorrow:
    mutable: bool
    arg: Expr


@define(eq=False, repr=False)
class Break:
    label: object
    value: Expr | None


@define(eq=False, repr=False)
class Continue:
    label: object


@define(eq=False, repr=False)
class Return:
    value: Expr | None


@define(eq=False, repr=False)
class Repeat:
    value: Expr


@define(eq=False, repr=False)
class ArrayExpr:
    elements: list[Expr]


@define(eq=False, repr=False)
class TupleExpr:
    elements: list[Expr]


@define(eq=False, repr=False)
class AdtExpr:
    """`base` is the expression after `..`, with the types of all fields."""

    info: AdtInfo
    variant: int
    args: Args
    fields: list[tuple[int, Expr]]
    base: Expr | None
    field_types: tuple[Ty, ...]
    user_args: Args | None


@define(eq=False, repr=False)
class ClosureExpr:
    def_: Def
    upvars: list[Expr]
    captures: tuple[Capture, ...]
    fake_reads: list[tuple[ir.FakeReadCause, Expr]]
    """Places outside that must be initialised though nothing of them is captured."""


@define(eq=False, repr=False)
class Literal:
    constant: ir.Constant


@define(eq=False, repr=False)
class Ascribe:
    """A value whose type the user wrote (`e as T`)."""

    source: Expr
    user_ty: Ty
    ty_span: Span


@define(eq=False, repr=False)
class Unsupported:
    feature: str


ExprKind: TypeAlias = Union[
    ScopeExpr,
    If,
    Call,
    Deref,
    Binary,
    Logical,
    Unary,
    Cast,
    UseExpr,
    NeverToAny,
    Loop,
    Let,
    Match,
    BlockExpr,
    Assign,
    AssignOp,
    Field,
    Index,
    VarRef,
    UpvarRef,
    Borrow,
    RawBorrow,
    Break,
    Continue,
    Return,
    Repeat,
    ArrayExpr,
    TupleExpr,
    AdtExpr,
    ClosureExpr,
    Literal,
    Ascribe,
    Unsupported,
]


@define(eq=False, repr=False)
class Expr:
    """`temp_scope`: where a temporary that holds this value is dropped; None: never (in a static).

    `is_block_tail` is the span of the block's tail expression this one belongs to, if its result
    is what a block gives.
    """

    kind: ExprKind
    ty: Ty
    span: Span
    temp_scope: Scope | None


@define(eq=False, repr=False)
class LetStmt:
    """`remainder` is the scope from here to the end of the block, `init_scope` the statement's."""

    remainder: Scope
    init_scope: Scope
    pat: Pat
    init: Expr | None
    orelse: Block | None
    user_ty: Ty | None
    ty_span: Span
    span: Span


@define(eq=False, repr=False)
class ExprStmt:
    scope: Scope
    expr: Expr
    span: Span


@define(eq=False, repr=False)
class Block:
    scope: Scope
    stmts: list[LetStmt | ExprStmt]
    tail: Expr | None
    span: Span
    is_unsafe: bool
    ty: Ty
    source: ast.Block | None = None


@define(eq=False, repr=False)
class Param:
    """`pat` is None for a closure's environment."""

    pat: Pat | None
    ty: Ty
    span: Span
    self_param: ast.SelfParam | None = None
    user_ty: Ty | None = None
    ty_span: Span | None = None


@define(eq=False, repr=False)
class Body:
    """A body's parameters and value, the scope of each variable, and of its arguments."""

    owner: Def
    params: list[Param]
    value: Expr
    arg_scope: Scope
    call_scope: Scope
    return_ty: Ty
    span: Span
    var_scopes: dict[Var, Scope]
    captures: tuple[Capture, ...] = ()
    has_unsafe: bool = False
    unsupported: list[tuple[str, Span]] = field(factory=list)
