"""The abstract syntax of Rust 2021 and 2024, as written.

Immutable: later passes keep what they learn in side tables keyed by node (nodes compare and hash by
identity, `eq=False`). Nothing is desugared: `for`, `?`, `while let`, compound assignment and macro
calls stand here as the programmer wrote them; parentheses are kept, because spans and lints need
them. A macro call keeps its tokens; its expansion is a side table made by `checker.names`.

Names follow the Reference's grammar and `rustc_ast`. Every node has `span`, its whole extent.
"""

from __future__ import annotations

from typing import TypeAlias, TypeVar, Union, dataclass_transform

from grammar.record import Enum, frozen
from grammar.span import Span
from grammar.tokens import TokenStream

_C = TypeVar("_C")


@dataclass_transform(frozen_default=True, eq_default=False)
def node(cls: type[_C]) -> type[_C]:
    """A syntax node: immutable, compared and hashed by identity."""
    return frozen(cls, eq=False, repr=False)


# ------------------------------------------------------------------ names and paths


@node
class Ident:
    """`name` is without `r#`; `span.ctxt` gives hygiene for locals and labels."""

    name: str
    span: Span


@node
class Lifetime:
    """`'a`, `'static`, `'_`; also a loop label. `name` includes the quote."""

    name: str
    span: Span


@node
class AnonConst:
    """A constant expression in a type or generic argument: array length, `{ N }`, `-1`."""

    expr: Expr
    span: Span


@node
class AssocConstraint:
    """`Item = Type`, `N = 3` or `Item: Bounds` within generic arguments."""

    name: Ident
    args: GenericArgs | None
    value: Type | AnonConst | None
    bounds: tuple[Bound, ...]
    span: Span


@node
class AngleArgs:
    """`<'a, T, 3, Item = U>`; `turbofish` when written `::<`. A bare `N` parses as a type."""

    args: tuple[Lifetime | Type | AnonConst, ...]
    constraints: tuple[AssocConstraint, ...]
    turbofish: bool
    span: Span


@node
class ParenArgs:
    """`Fn(A, B) -> C`."""

    inputs: tuple[Type, ...]
    output: Type | None
    span: Span


GenericArgs: TypeAlias = Union[AngleArgs, ParenArgs]


@node
class PathSegment:
    """One segment; keywords `self`, `Self`, `super`, `crate`, `$crate` are names here."""

    ident: Ident
    args: GenericArgs | None
    span: Span


@node
class QSelf:
    """The `<T as A::B>` of a qualified path: the path's first `position` segments are `A::B`."""

    ty: Type
    position: int
    span: Span


@node
class Path:
    """`::a::b<T>::c`; `is_global` for the leading `::`."""

    segments: tuple[PathSegment, ...]
    is_global: bool
    qself: QSelf | None
    span: Span


# ------------------------------------------------------------------ types


@node
class PathType:
    path: Path
    span: Span


@node
class RefType:
    lifetime: Lifetime | None
    mutable: bool
    inner: Type
    span: Span


@node
class PtrType:
    mutable: bool
    inner: Type
    span: Span


@node
class SliceType:
    element: Type
    span: Span


@node
class ArrayType:
    element: Type
    length: AnonConst
    span: Span


@node
class TupleType:
    """`()`, `(T,)`, `(T, U)`."""

    elements: tuple[Type, ...]
    span: Span


@node
class ParenType:
    inner: Type
    span: Span


@node
class NeverType:
    span: Span


@node
class InferType:
    span: Span


@node
class FnPtrType:
    """`for<'a> unsafe extern "C" fn(name: T, ...) -> U`. `abi` is None without `extern`."""

    lifetimes: tuple[GenericParam, ...]
    is_unsafe: bool
    abi: str | None
    params: tuple[Type, ...]
    param_names: tuple[Ident | None, ...]
    variadic: bool
    output: Type | None
    span: Span


@node
class TraitObjectType:
    """`dyn A + B`; `has_dyn` is False for the 2015-style bare form."""

    bounds: tuple[Bound, ...]
    has_dyn: bool
    span: Span


@node
class ImplTraitType:
    bounds: tuple[Bound, ...]
    span: Span


@node
class MacroType:
    call: MacroCall
    span: Span


@node
class ErrorType:
    """What recovery puts where a type could not be parsed."""

    span: Span


Type: TypeAlias = Union[
    PathType,
    RefType,
    PtrType,
    SliceType,
    ArrayType,
    TupleType,
    ParenType,
    NeverType,
    InferType,
    FnPtrType,
    TraitObjectType,
    ImplTraitType,
    MacroType,
    ErrorType,
]


# ------------------------------------------------------------------ generics


@node
class TraitBound:
    """`for<'a> ?Sized`, `~const Tr`...; `maybe` for `?`."""

    lifetimes: tuple[GenericParam, ...]
    maybe: bool
    path: Path
    span: Span


@node
class UseBound:
    """`use<'a, T>` of precise capturing."""

    args: tuple[Lifetime | Ident, ...]
    span: Span


Bound: TypeAlias = Union[TraitBound, Lifetime, UseBound]


@node
class LifetimeParam:
    lifetime: Lifetime
    bounds: tuple[Lifetime, ...]
    attrs: tuple[Attribute, ...]
    span: Span


@node
class TypeParam:
    name: Ident
    bounds: tuple[Bound, ...]
    default: Type | None
    attrs: tuple[Attribute, ...]
    span: Span


@node
class ConstParam:
    name: Ident
    ty: Type
    default: AnonConst | None
    attrs: tuple[Attribute, ...]
    span: Span


GenericParam: TypeAlias = Union[LifetimeParam, TypeParam, ConstParam]


@node
class LifetimePredicate:
    lifetime: Lifetime
    bounds: tuple[Lifetime, ...]
    span: Span


@node
class TypePredicate:
    """`for<'a> T: Bounds`."""

    lifetimes: tuple[GenericParam, ...]
    bounded: Type
    bounds: tuple[Bound, ...]
    span: Span


@node
class Generics:
    """`span` covers `<...>`, or is empty where it would stand; `where_span` likewise."""

    params: tuple[GenericParam, ...]
    where: tuple[LifetimePredicate | TypePredicate, ...]
    span: Span
    where_span: Span


# ------------------------------------------------------------------ attributes and macros


@node
class Attribute:
    """`#[path tokens]` or `#![..]`; a doc comment is `doc` with its text as `doc`."""

    path: Path
    args: TokenStream | None
    value: Expr | None
    inner: bool
    doc: str | None
    span: Span


@node
class MacroCall:
    """`path!(tokens)` in any position."""

    path: Path
    tokens: TokenStream
    span: Span


# ------------------------------------------------------------------ patterns


class RangeEnd(Enum):
    HALF_OPEN = ".."
    CLOSED = "..="
    OBSOLETE = "..."


@node
class WildPat:
    span: Span


@node
class RestPat:
    """`..` within a tuple or slice pattern."""

    span: Span


@node
class IdentPat:
    """`ref mut name @ sub`. May turn out to be a unit struct, variant or constant."""

    by_ref: bool
    mutable: bool
    name: Ident
    sub: Pat | None
    span: Span


@node
class LitPat:
    """A literal, perhaps negated."""

    expr: Expr
    span: Span


@node
class RangePat:
    lo: Expr | None
    hi: Expr | None
    end: RangeEnd
    span: Span


@node
class RefPat:
    mutable: bool
    inner: Pat
    span: Span


@node
class TuplePat:
    elements: tuple[Pat, ...]
    span: Span


@node
class SlicePat:
    elements: tuple[Pat, ...]
    span: Span


@node
class PathPat:
    """A path of several segments or a qualified one; a single name is an `IdentPat`."""

    path: Path
    span: Span


@node
class TupleStructPat:
    path: Path
    elements: tuple[Pat, ...]
    span: Span


@node
class FieldPat:
    """`name: pat`, or `ref mut name` when `shorthand` (then `pat` is an `IdentPat`)."""

    name: Ident
    pat: Pat
    shorthand: bool
    attrs: tuple[Attribute, ...]
    span: Span


@node
class StructPat:
    """`Path { a, b: p, .. }`; `has_rest` for the `..`."""

    path: Path
    fields: tuple[FieldPat, ...]
    has_rest: bool
    span: Span


@node
class OrPat:
    alternatives: tuple[Pat, ...]
    span: Span


@node
class ParenPat:
    inner: Pat
    span: Span


@node
class ConstBlockPat:
    block: Block
    span: Span


@node
class MacroPat:
    call: MacroCall
    span: Span


@node
class ErrorPat:
    span: Span


Pat: TypeAlias = Union[
    WildPat,
    RestPat,
    IdentPat,
    LitPat,
    RangePat,
    RefPat,
    TuplePat,
    SlicePat,
    PathPat,
    TupleStructPat,
    StructPat,
    OrPat,
    ParenPat,
    ConstBlockPat,
    MacroPat,
    ErrorPat,
]


# ------------------------------------------------------------------ expressions


class LitKind(Enum):
    INT = "int"
    FLOAT = "float"
    BOOL = "bool"
    CHAR = "char"
    BYTE = "byte"
    STR = "str"
    BYTE_STR = "byte_str"
    C_STR = "c_str"


class BinOp(Enum):
    ADD = "+"
    SUB = "-"
    MUL = "*"
    DIV = "/"
    REM = "%"
    AND = "&&"
    OR = "||"
    BIT_XOR = "^"
    BIT_AND = "&"
    BIT_OR = "|"
    SHL = "<<"
    SHR = ">>"
    EQ = "=="
    LT = "<"
    LE = "<="
    NE = "!="
    GE = ">="
    GT = ">"


class UnOp(Enum):
    DEREF = "*"
    NOT = "!"
    NEG = "-"


class BlockKind(Enum):
    PLAIN = ""
    UNSAFE = "unsafe"
    CONST = "const"
    ASYNC = "async"
    ASYNC_MOVE = "async move"


@node
class LitExpr:
    """`value` is int, float (INT/FLOAT), bool, str (STR, and CHAR as one character) or bytes.

    `suffix` as written (`u8`, `f64`), or None. `text` is the source form. A float keeps `value` as
    Python float of its digits; `text` decides for f32.
    """

    kind: LitKind
    value: int | float | bool | str | bytes
    suffix: str | None
    text: str
    span: Span


@node
class PathExpr:
    path: Path
    span: Span


@node
class UnaryExpr:
    op: UnOp
    operand: Expr
    span: Span


@node
class BinaryExpr:
    op: BinOp
    lhs: Expr
    rhs: Expr
    op_span: Span
    span: Span


@node
class AssignExpr:
    """`lhs = rhs`; the left side may be a destructuring expression."""

    lhs: Expr
    rhs: Expr
    op_span: Span
    span: Span


@node
class AssignOpExpr:
    """`lhs += rhs`; `op` is the binary operator."""

    op: BinOp
    lhs: Expr
    rhs: Expr
    op_span: Span
    span: Span


@node
class BorrowExpr:
    """`&e`, `&mut e`, `&raw const e`, `&raw mut e`."""

    raw: bool
    mutable: bool
    operand: Expr
    span: Span


@node
class CallExpr:
    callee: Expr
    args: tuple[Expr, ...]
    span: Span


@node
class MethodCallExpr:
    """`receiver.method::<T>(args)`; `segment.span` is the method's name with its arguments."""

    receiver: Expr
    segment: PathSegment
    args: tuple[Expr, ...]
    span: Span


@node
class FieldExpr:
    """`base.name`, also `base.0` (then the name is a decimal number)."""

    base: Expr
    name: Ident
    span: Span


@node
class IndexExpr:
    base: Expr
    index: Expr
    span: Span


@node
class RangeExpr:
    lo: Expr | None
    hi: Expr | None
    closed: bool
    span: Span


@node
class TupleExpr:
    elements: tuple[Expr, ...]
    span: Span


@node
class ParenExpr:
    inner: Expr
    span: Span


@node
class ArrayExpr:
    elements: tuple[Expr, ...]
    span: Span


@node
class RepeatExpr:
    element: Expr
    length: AnonConst
    span: Span


@node
class FieldInit:
    """`name: value`; `shorthand` for `name` alone (then `value` is the path)."""

    name: Ident
    value: Expr
    shorthand: bool
    attrs: tuple[Attribute, ...]
    span: Span


@node
class StructExpr:
    """`Path { a, b: e, ..base }`; `rest` True for a bare `..` (destructuring assignment)."""

    path: Path
    fields: tuple[FieldInit, ...]
    base: Expr | None
    rest: bool
    span: Span


@node
class Block:
    """`{ stmts; tail }`; `tail` is None where the block ends in a statement."""

    stmts: tuple[Stmt, ...]
    tail: Expr | None
    span: Span


@node
class BlockExpr:
    kind: BlockKind
    label: Lifetime | None
    block: Block
    span: Span


@node
class LetExpr:
    """`let PAT = expr` as a condition."""

    pat: Pat
    scrutinee: Expr
    span: Span


@node
class IfExpr:
    """`orelse` is a `BlockExpr` or an `IfExpr`."""

    cond: Expr
    then: Block
    orelse: Expr | None
    span: Span


@node
class WhileExpr:
    label: Lifetime | None
    cond: Expr
    body: Block
    span: Span


@node
class LoopExpr:
    label: Lifetime | None
    body: Block
    span: Span


@node
class ForExpr:
    label: Lifetime | None
    pat: Pat
    iterable: Expr
    body: Block
    span: Span


@node
class MatchArm:
    pat: Pat
    guard: Expr | None
    body: Expr
    attrs: tuple[Attribute, ...]
    span: Span


@node
class MatchExpr:
    scrutinee: Expr
    arms: tuple[MatchArm, ...]
    span: Span


@node
class ClosureParam:
    pat: Pat
    ty: Type | None
    attrs: tuple[Attribute, ...]
    span: Span


@node
class ClosureExpr:
    """`move |a, b: T| -> U body`; `head_span` covers `move |...|` and the return type."""

    is_move: bool
    is_async: bool
    is_static: bool
    lifetimes: tuple[GenericParam, ...]
    params: tuple[ClosureParam, ...]
    output: Type | None
    body: Expr
    head_span: Span
    span: Span


@node
class ReturnExpr:
    value: Expr | None
    span: Span


@node
class BreakExpr:
    label: Lifetime | None
    value: Expr | None
    span: Span


@node
class ContinueExpr:
    label: Lifetime | None
    span: Span


@node
class CastExpr:
    operand: Expr
    ty: Type
    span: Span


@node
class TryExpr:
    operand: Expr
    span: Span


@node
class AwaitExpr:
    operand: Expr
    span: Span


@node
class UnderscoreExpr:
    """`_` on the left of an assignment."""

    span: Span


@node
class MacroExpr:
    call: MacroCall
    span: Span


@node
class UnstableExpr:
    """`yield`, `become`, `try {}`, `do yeet`...: parsed to be rejected with E0658."""

    feature: str
    operand: Expr | None
    span: Span


@node
class AttributedExpr:
    attrs: tuple[Attribute, ...]
    inner: Expr
    span: Span


class FormatTrait(Enum):
    DISPLAY = ""
    DEBUG = "?"
    LOWER_HEX = "x"
    UPPER_HEX = "X"
    OCTAL = "o"
    BINARY = "b"
    LOWER_EXP = "e"
    UPPER_EXP = "E"
    POINTER = "p"


@node
class FormatCount:
    """A width or precision: a number, or the index of the argument that holds it."""

    value: int
    is_arg: bool


@node
class FormatPiece:
    """One `{}`: which argument, which trait, and how.

    `align` is one of `<`, `^`, `>` or None; `sign` is `+`, `-` or empty; `debug_hex` is `x` or
    `X` for `{:x?}`.
    """

    arg: int
    trait: FormatTrait
    fill: str
    align: str | None
    sign: str
    alternate: bool
    zero_pad: bool
    width: FormatCount | None
    precision: FormatCount | None
    debug_hex: str | None
    span: Span


@node
class FormatArgsExpr:
    """`format_args!` after expansion: literal text and pieces alternate in `template`.

    `args` are the expressions in order, captured identifiers appended as path expressions.
    """

    template: tuple[str | FormatPiece, ...]
    args: tuple[Expr, ...]
    span: Span


@node
class BuiltinExpr:
    """What a compiler-provided macro expands to, e.g. `offset_of!`; never parsed from source.

    `name` is the built-in's name, `args` its expressions, `types` its types.
    """

    name: str
    args: tuple[Expr, ...]
    types: tuple[Type, ...]
    span: Span


@node
class ErrorExpr:
    """What recovery puts where an expression could not be parsed."""

    span: Span


Expr: TypeAlias = Union[
    LitExpr,
    PathExpr,
    UnaryExpr,
    BinaryExpr,
    AssignExpr,
    AssignOpExpr,
    BorrowExpr,
    CallExpr,
    MethodCallExpr,
    FieldExpr,
    IndexExpr,
    RangeExpr,
    TupleExpr,
    ParenExpr,
    ArrayExpr,
    RepeatExpr,
    StructExpr,
    BlockExpr,
    LetExpr,
    IfExpr,
    WhileExpr,
    LoopExpr,
    ForExpr,
    MatchExpr,
    ClosureExpr,
    ReturnExpr,
    BreakExpr,
    ContinueExpr,
    CastExpr,
    TryExpr,
    AwaitExpr,
    UnderscoreExpr,
    MacroExpr,
    UnstableExpr,
    AttributedExpr,
    FormatArgsExpr,
    BuiltinExpr,
    ErrorExpr,
]


# ------------------------------------------------------------------ statements


@node
class LetStmt:
    attrs: tuple[Attribute, ...]
    pat: Pat
    ty: Type | None
    init: Expr | None
    orelse: Block | None
    span: Span


@node
class ExprStmt:
    """`expr;`, or a block-like expression without semicolon. `span` includes the semicolon."""

    expr: Expr
    semi: bool
    attrs: tuple[Attribute, ...]
    span: Span


@node
class ItemStmt:
    item: Item
    span: Span


@node
class MacroStmt:
    """A macro call as a statement: `m!(...);`, `m! {...}`; expands to statements."""

    call: MacroCall
    semi: bool
    attrs: tuple[Attribute, ...]
    span: Span


@node
class EmptyStmt:
    span: Span


Stmt: TypeAlias = Union[LetStmt, ExprStmt, ItemStmt, MacroStmt, EmptyStmt]


# ------------------------------------------------------------------ items


class VisibilityKind(Enum):
    INHERITED = ""
    PUBLIC = "pub"
    RESTRICTED = "pub(in path)"


@node
class Visibility:
    """`path` for `pub(crate)`, `pub(super)`, `pub(in a::b)`."""

    kind: VisibilityKind
    path: Path | None
    span: Span


class SelfKind(Enum):
    VALUE = "self"
    REF = "&self"
    TYPED = "self: T"


@node
class SelfParam:
    """`self`, `mut self`, `&'a mut self`, `self: T`; `ident` is the `self` itself.

    `mutable` is that of the reference for REF, of the binding otherwise.
    """

    kind: SelfKind
    mutable: bool
    lifetime: Lifetime | None
    ty: Type | None
    ident: Ident
    attrs: tuple[Attribute, ...]
    span: Span


@node
class Param:
    pat: Pat
    ty: Type
    attrs: tuple[Attribute, ...]
    span: Span


@node
class FnHeader:
    is_const: bool
    is_async: bool
    is_unsafe: bool
    is_safe: bool
    abi: str | None
    span: Span


@node
class FnItem:
    """`sig_span` runs from the header to the end of the return type."""

    header: FnHeader
    name: Ident
    generics: Generics
    self_param: SelfParam | None
    params: tuple[Param, ...]
    variadic: bool
    output: Type | None
    body: Block | None
    sig_span: Span


@node
class FieldDef:
    """A named field, or an element of a tuple struct (then `name` is its decimal index)."""

    attrs: tuple[Attribute, ...]
    vis: Visibility
    name: Ident
    ty: Type
    span: Span


class VariantKind(Enum):
    UNIT = "unit"
    TUPLE = "tuple"
    NAMED = "named"


@node
class StructItem:
    name: Ident
    generics: Generics
    kind: VariantKind
    fields: tuple[FieldDef, ...]


@node
class Variant:
    attrs: tuple[Attribute, ...]
    name: Ident
    kind: VariantKind
    fields: tuple[FieldDef, ...]
    discriminant: AnonConst | None
    span: Span


@node
class EnumItem:
    name: Ident
    generics: Generics
    variants: tuple[Variant, ...]


@node
class UnionItem:
    name: Ident
    generics: Generics
    fields: tuple[FieldDef, ...]


@node
class TraitItem:
    is_unsafe: bool
    is_auto: bool
    name: Ident
    generics: Generics
    supertraits: tuple[Bound, ...]
    items: tuple[Item, ...]


@node
class ImplItem:
    """`unsafe impl<T> !Trait for Type where .. { items }`; `head_span` ends before `{`."""

    is_unsafe: bool
    generics: Generics
    negative: bool
    trait: Path | None
    self_ty: Type
    items: tuple[Item, ...]
    head_span: Span


@node
class ConstItem:
    """`name.name` is `_` for an unnamed constant."""

    name: Ident
    generics: Generics
    ty: Type | None
    value: Expr | None


@node
class StaticItem:
    mutable: bool
    is_unsafe: bool
    name: Ident
    ty: Type
    value: Expr | None


@node
class TypeAliasItem:
    """Also an associated type, with `bounds` in a trait and `ty` in an impl."""

    name: Ident
    generics: Generics
    bounds: tuple[Bound, ...]
    ty: Type | None


class UseKind(Enum):
    SIMPLE = "simple"
    GLOB = "*"
    NESTED = "{}"


@node
class UseTree:
    """`prefix`, `prefix as rename`, `prefix::*` or `prefix::{children}`."""

    prefix: Path
    kind: UseKind
    rename: Ident | None
    children: tuple[UseTree, ...]
    span: Span


@node
class UseItem:
    tree: UseTree


@node
class ModItem:
    """`items` is None for `mod name;`."""

    is_unsafe: bool
    name: Ident
    items: tuple[Item, ...] | None
    inner_attrs: tuple[Attribute, ...]


@node
class ExternBlockItem:
    is_unsafe: bool
    abi: str | None
    items: tuple[Item, ...]


@node
class ExternCrateItem:
    name: Ident
    rename: Ident | None


@node
class MacroRulesItem:
    """`rules` are the raw tokens of the body."""

    name: Ident
    body: TokenStream


@node
class MacroItem:
    """A macro call in item position."""

    call: MacroCall


@node
class ErrorItem:
    """What recovery puts where an item could not be parsed."""

    span: Span


ItemKind: TypeAlias = Union[
    FnItem,
    StructItem,
    EnumItem,
    UnionItem,
    TraitItem,
    ImplItem,
    ConstItem,
    StaticItem,
    TypeAliasItem,
    UseItem,
    ModItem,
    ExternBlockItem,
    ExternCrateItem,
    MacroRulesItem,
    MacroItem,
    ErrorItem,
]


@node
class Item:
    """Any item, associated item or foreign item: attributes, visibility and what it is."""

    attrs: tuple[Attribute, ...]
    vis: Visibility
    kind: ItemKind
    span: Span


@node
class Crate:
    """A file: inner attributes and items."""

    attrs: tuple[Attribute, ...]
    items: tuple[Item, ...]
    span: Span
