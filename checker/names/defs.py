"""Definitions, and what a name can resolve to.

A `Def` is one definition of the program or the library: the node of the definition tree that
rustc calls a `DefId`. It is compared by identity and carries no facts beyond its place in the tree:
everything else (its generics, its type, its body's MIR) is a query of `checker.context.Tcx`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, Union

from grammar import syntax as ast
from grammar.record import Enum, define, field, frozen
from grammar.span import Span


class DefKind(Enum):
    """The value is the word that rustc's messages use ("expected struct, found enum `E`")."""

    CRATE = "crate"
    MOD = "module"
    STRUCT = "struct"
    ENUM = "enum"
    UNION = "union"
    VARIANT = "variant"
    FIELD = "field"
    TRAIT = "trait"
    TYPE_ALIAS = "type alias"
    FOREIGN_TYPE = "foreign type"
    TYPE_PARAM = "type parameter"
    CONST_PARAM = "const parameter"
    LIFETIME_PARAM = "lifetime parameter"
    FN = "function"
    CONST = "constant"
    STATIC = "static"
    ASSOC_TYPE = "associated type"
    ASSOC_FN = "associated function"
    ASSOC_CONST = "associated constant"
    IMPL = "implementation"
    CLOSURE = "closure"
    ANON_CONST = "constant expression"
    MACRO = "macro"
    OPAQUE_TYPE = "opaque type"
    EXTERN_BLOCK = "extern block"
    USE = "import"
    BUILTIN_DERIVE = "derive macro"
    BUILTIN_ATTR = "attribute macro"


@define(eq=False, repr=False)
class Def:
    """One definition. `node` is its syntax (an `ast.Item`, `ast.Variant`, `ast.FieldDef`,
    `ast.ClosureExpr`, a generic parameter...; None for what has none); items of the library are
    parsed when it is first asked for. `is_library` for the standard library's. `name` is "" for
    what has no name (impls, closures). `children` are the definitions directly within, in order;
    those of the library are made when they are first asked for.
    """

    kind: DefKind
    name: str
    parent: Def | None
    _node: object | Callable[[], object]
    span: Span
    """The name where there is one, else the head: what a message points at."""
    is_library: bool
    _children: list[Def] | Callable[[], list[Def]] = field(factory=list)
    is_hidden: bool = False
    """A private module of the library: no part of paths, what is in it is exported elsewhere."""

    @property
    def node(self) -> object:
        if callable(self._node):
            self._node = self._node()
        return self._node

    @property
    def children(self) -> list[Def]:
        if callable(self._children):
            self._children = self._children()
        return self._children

    def __repr__(self) -> str:
        return f"<{self.kind.value} {self.path()}>"

    def path(self) -> str:
        """`crate::module::Name`, the crate's own name left out."""
        parts: list[str] = []
        at: Def | None = self
        while at is not None and at.kind is not DefKind.CRATE:
            if not at.is_hidden:
                parts.append(at.name or f"{{{at.kind.value}}}")
            at = at.parent
        return "::".join(reversed(parts))

    @property
    def crate(self) -> Def:
        """The root of the crate that this definition belongs to."""
        at = self
        while at.parent is not None:
            at = at.parent
        return at

    def ancestor(self, *kinds: DefKind) -> Def | None:
        """This definition or the nearest one around it of one of `kinds`."""
        at: Def | None = self
        while at is not None and at.kind not in kinds:
            at = at.parent
        return at


class PrimTy(Enum):
    BOOL = "bool"
    CHAR = "char"
    STR = "str"
    I8 = "i8"
    I16 = "i16"
    I32 = "i32"
    I64 = "i64"
    I128 = "i128"
    ISIZE = "isize"
    U8 = "u8"
    U16 = "u16"
    U32 = "u32"
    U64 = "u64"
    U128 = "u128"
    USIZE = "usize"
    F32 = "f32"
    F64 = "f64"


@frozen
class LocalRes:
    """A local variable or parameter: its binding (for or-patterns that of the first alternative);
    for `self` the `SelfParam`."""

    binding: ast.IdentPat | ast.SelfParam


@frozen
class SelfTyParam:
    """`Self` in a trait."""

    trait: Def


@frozen
class SelfTyAlias:
    """`Self` in an impl."""

    impl: Def


@frozen
class SelfCtor:
    """`Self(..)` or `Self` as a value within an impl of a tuple or unit struct."""

    impl: Def


@frozen
class ErrRes:
    """Already reported."""


Res: TypeAlias = Union[Def, PrimTy, LocalRes, SelfTyParam, SelfTyAlias, SelfCtor, ErrRes]
"""A struct's or variant's `Def` in a value path is its constructor."""


@frozen
class PathRes:
    """`base` is what all but the last `unresolved` segments mean; the rest are associated items
    that only types can resolve (`Vec::new`: base `Vec`, unresolved 1)."""

    base: Res
    unresolved: int = 0


class LifetimeResKind(Enum):
    STATIC = "static"
    PARAM = "param"
    INFER = "infer"
    """`'_` or elided inside a body, or elided where each use is fresh."""
    ELIDED = "elided"
    """`'_` or left out in a signature: input (fresh late-bound parameter) or output (elision)."""
    ERROR = "error"


@frozen
class LifetimeRes:
    kind: LifetimeResKind
    param: Def | None = None


Loop: TypeAlias = Union[ast.WhileExpr, ast.LoopExpr, ast.ForExpr, ast.BlockExpr]


@define(eq=False, repr=False)
class Resolutions:
    """What names mean within one item (its signature, its body, closures in it, nested blocks;
    nested items have their own). Keyed by syntax node.

    - `paths`: each `ast.Path` of a type, expression, pattern, bound (not of `use` or macros)
    - `ident_pats`: identifier patterns that name a constant, static, unit struct or variant;
      the ones not here are bindings
    - `same_binding`: in or-patterns, later alternatives' bindings to the first's
    - `labels`: where `break` and `continue` go (also unlabelled ones)
    - `labelled`: the loops and blocks that have a label
    - `shadowed_labels`: labels in the reach of others of their name, with those
    - `lifetimes`: each `ast.Lifetime` except labels and declarations
    - `expansions`: each macro call in type, pattern, expression, statement position to its node
      (statements: a tuple of `ast.Stmt`)
    - `closures`, `anon_consts`: their definitions
    - `traits_in_scope`: for each `MethodCallExpr` and each `PathExpr`, type or pattern path with
      `unresolved > 0` the traits whose items may be named there
    """

    paths: dict[ast.Path, PathRes] = field(factory=dict)
    ident_pats: dict[ast.IdentPat, Res] = field(factory=dict)
    same_binding: dict[ast.IdentPat, ast.IdentPat] = field(factory=dict)
    labels: dict[ast.BreakExpr | ast.ContinueExpr, Loop] = field(factory=dict)
    labelled: list[Loop] = field(factory=list)
    shadowed_labels: list[tuple[ast.Lifetime, ast.Lifetime]] = field(factory=list)
    lifetimes: dict[ast.Lifetime, LifetimeRes] = field(factory=dict)
    expansions: dict[ast.MacroCall, object] = field(factory=dict)
    closures: dict[ast.ClosureExpr, Def] = field(factory=dict)
    anon_consts: dict[ast.AnonConst, Def] = field(factory=dict)
    traits_in_scope: dict[object, tuple[Def, ...]] = field(factory=dict)
    had_error: bool = False
