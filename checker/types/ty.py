"""Types, regions, constants, predicates: the checker's own terms, as `rustc_type_ir` has them.

All are immutable values with structural equality and a cached hash. Late-bound lifetimes are
de Bruijn: `ReBound(0, i)` is the `i`-th variable of the innermost binder (`FnPtr`, `Dynamic`,
`Binder`). Generic arguments are a flat tuple: those of the parent first (a trait's `Self` is number
0), then own lifetimes, types and constants in order of declaration; late-bound lifetimes of a
function are not among them.

Type inference (`checker.types`) knows no regions: there every region inside a function body is
`ReErased`; the borrow checker gives each a variable of its own.
"""

from __future__ import annotations

from typing import TypeAlias, TypeVar, Union, dataclass_transform

from checker.names.defs import Def, PrimTy
from grammar.record import Enum, frozen
from grammar.span import DUMMY_SPAN, Span

_C = TypeVar("_C")


@dataclass_transform(frozen_default=True)
def value(cls: type[_C]) -> type[_C]:
    """An immutable term: structural equality, cached hash."""
    return frozen(cls, unsafe_hash=True, cache_hash=True)


class Term:
    """Base of all terms: a slot where `checker.types.fold` keeps what a term contains."""

    __slots__ = ("_flags",)
    _flags: int


# ------------------------------------------------------------------ regions


@value
class ReStatic(Term):
    pass


@value
class ReEarlyParam(Term):
    """A lifetime parameter that is a generic argument, by its index."""

    index: int
    name: str


@value
class ReLateParam(Term):
    """A late-bound lifetime parameter seen from inside its function. `scope` binds it."""

    scope: Def
    name: str


@value
class ReBound(Term):
    depth: int
    index: int


@value
class ReVar(Term):
    id: int


@value
class RePlaceholder(Term):
    """A bound region entered: equal to nothing but itself and outlives nothing known."""

    universe: int
    index: int
    name: str


@value
class ReErased(Term):
    pass


Region: TypeAlias = Union[
    ReStatic, ReEarlyParam, ReLateParam, ReBound, ReVar, RePlaceholder, ReErased
]


# ------------------------------------------------------------------ constants of types


@value
class ConstValue(Term):
    """A known constant: integers, `bool` and `char` (its code point) as int."""

    ty: Ty
    value: int


@value
class ConstParam(Term):
    index: int
    name: str


@value
class ConstInfer(Term):
    id: int


@value
class ConstUnevaluated(Term):
    """The value of constant `def_` with `args`; normalisation evaluates it once it is closed."""

    def_: Def
    args: Args


@value
class ConstError(Term):
    pass


Const: TypeAlias = Union[ConstValue, ConstParam, ConstInfer, ConstUnevaluated, ConstError]


# ------------------------------------------------------------------ types


@value
class Prim(Term):
    kind: PrimTy


@value
class Never(Term):
    pass


@value
class Adt(Term):
    """A struct, enum or union."""

    def_: Def
    args: Args


@value
class Foreign(Term):
    def_: Def


@value
class Array(Term):
    element: Ty
    length: Const


@value
class Slice(Term):
    element: Ty


@value
class RawPtr(Term):
    pointee: Ty
    mutable: bool


@value
class Ref(Term):
    region: Region
    pointee: Ty
    mutable: bool


@value
class Tuple(Term):
    elements: tuple[Ty, ...]


@value
class FnDef(Term):
    """The zero-sized type of one function item, struct or variant constructor."""

    def_: Def
    args: Args


@value
class FnSig(Term):
    inputs: tuple[Ty, ...]
    output: Ty
    is_unsafe: bool = False
    abi: str = "Rust"
    variadic: bool = False


@value
class PolyFnSig(Term):
    """A signature under a binder of the lifetimes `names`."""

    sig: FnSig
    names: tuple[str, ...] = ()


@value
class FnPtr(Term):
    sig: PolyFnSig


@value
class TraitRef(Term):
    """`args[0]` is the self type."""

    trait: Def
    args: Args

    @property
    def self_ty(self) -> Ty:
        ty = self.args[0]
        assert isinstance(ty, TY_CLASSES)
        return ty


@value
class DynTrait(Term):
    """One bound of a `dyn` type: a trait reference without its self type, under a binder of
    `names`, with the associated types it fixes."""

    trait: Def
    args: Args
    projections: tuple[tuple[Def, Ty], ...] = ()
    names: tuple[str, ...] = ()


@value
class Dynamic(Term):
    """`dyn principal + autos + region`."""

    bounds: tuple[DynTrait, ...]
    region: Region


class ClosureKind(Enum):
    FN = "Fn"
    FN_MUT = "FnMut"
    FN_ONCE = "FnOnce"


@value
class Closure(Term):
    """A closure's type. `args` are those of the function around it; `kind` is None until known;
    `sig` takes the arguments one by one (not tupled) without the environment; `upvars` is the
    tuple of captured types (references where captured by reference), or an inference variable.
    """

    def_: Def
    args: Args
    kind: ClosureKind | None
    sig: PolyFnSig
    upvars: Ty


class AliasKind(Enum):
    PROJECTION = "projection"
    OPAQUE = "opaque"


@value
class Alias(Term):
    """`<args[0] as Trait>::Item` before normalisation, or `impl Trait` in return position."""

    kind: AliasKind
    def_: Def
    args: Args


@value
class Param(Term):
    """A type parameter by index; a trait's `Self` has index 0 and the name `Self`."""

    index: int
    name: str


class InferKind(Enum):
    GENERAL = "type"
    INT = "integer"
    FLOAT = "float"


@value
class Infer(Term):
    id: int
    kind: InferKind = InferKind.GENERAL


@value
class ErrorTy(Term):
    """Already reported; unifies with everything and causes no further error."""


Ty: TypeAlias = Union[
    Prim,
    Never,
    Adt,
    Foreign,
    Array,
    Slice,
    RawPtr,
    Ref,
    Tuple,
    FnDef,
    FnPtr,
    Dynamic,
    Closure,
    Alias,
    Param,
    Infer,
    ErrorTy,
]
TY_CLASSES = (
    Prim,
    Never,
    Adt,
    Foreign,
    Array,
    Slice,
    RawPtr,
    Ref,
    Tuple,
    FnDef,
    FnPtr,
    Dynamic,
    Closure,
    Alias,
    Param,
    Infer,
    ErrorTy,
)
REGION_CLASSES = (ReStatic, ReEarlyParam, ReLateParam, ReBound, ReVar, RePlaceholder, ReErased)
CONST_CLASSES = (ConstValue, ConstParam, ConstInfer, ConstUnevaluated, ConstError)
GenericArg: TypeAlias = Union[Region, Ty, Const]
Args: TypeAlias = tuple[GenericArg, ...]

UNIT = Tuple(())
NEVER = Never()
ERROR_TY = ErrorTy()
ERASED = ReErased()
STATIC = ReStatic()
BOOL = Prim(PrimTy.BOOL)
CHAR = Prim(PrimTy.CHAR)
STR = Prim(PrimTy.STR)
I32 = Prim(PrimTy.I32)
ISIZE = Prim(PrimTy.ISIZE)
USIZE = Prim(PrimTy.USIZE)
U8 = Prim(PrimTy.U8)
F64 = Prim(PrimTy.F64)


# ------------------------------------------------------------------ predicates


@value
class TraitPredicate(Term):
    trait_ref: TraitRef


@value
class ProjectionPredicate(Term):
    """`<args[0] as Trait>::Item == term`."""

    projection: Alias
    term: Ty


@value
class TypeOutlives(Term):
    ty: Ty
    region: Region


@value
class RegionOutlives(Term):
    longer: Region
    shorter: Region


PredicateKind: TypeAlias = Union[TraitPredicate, ProjectionPredicate, TypeOutlives, RegionOutlives]


@value
class Predicate(Term):
    """What must hold, under a binder of the lifetimes `names`; `span` is where it is written."""

    kind: PredicateKind
    names: tuple[str, ...] = ()
    span: Span = DUMMY_SPAN


# ------------------------------------------------------------------ facts about definitions


class ParamKind(Enum):
    LIFETIME = "lifetime"
    TYPE = "type"
    CONST = "const"


@value
class GenericParamDef:
    """One generic parameter: `index` into the flat arguments. `synthetic` for `impl Trait`."""

    name: str
    index: int
    kind: ParamKind
    def_: Def | None
    has_default: bool = False
    synthetic: bool = False


@value
class Generics:
    """The generics of a definition: those of `parent` first, then `own`."""

    parent: Generics | None
    own: tuple[GenericParamDef, ...]

    @property
    def parent_count(self) -> int:
        return self.parent.count if self.parent is not None else 0

    @property
    def count(self) -> int:
        return self.parent_count + len(self.own)

    def all(self) -> tuple[GenericParamDef, ...]:
        return (self.parent.all() if self.parent is not None else ()) + self.own


class AdtKind(Enum):
    STRUCT = "struct"
    ENUM = "enum"
    UNION = "union"


class CtorKind(Enum):
    NAMED = "named"
    TUPLE = "tuple"
    UNIT = "unit"


@value
class FieldInfo:
    name: str
    def_: Def


@value
class VariantInfo:
    """`def_` is the variant's, for structs and unions the type's own."""

    name: str
    def_: Def
    ctor: CtorKind
    fields: tuple[FieldInfo, ...]

    def field_index(self, name: str) -> int | None:
        for i, f in enumerate(self.fields):
            if f.name == name:
                return i
        return None


@value
class AdtInfo:
    """`discriminants` has one value per variant. `lang` is the `#[lang = ".."]` name, if any."""

    def_: Def
    kind: AdtKind
    variants: tuple[VariantInfo, ...]
    discriminants: tuple[int, ...]
    repr: tuple[str, ...] = ()
    lang: str | None = None


@value
class AssocItem:
    """One item of a trait or impl. `trait_item` links an impl's item to the trait's."""

    def_: Def
    name: str
    kind: str
    """`fn`, `type` or `const`."""
    has_self: bool
    has_default: bool
    container: Def
    trait_item: Def | None = None


# ------------------------------------------------------------------ classification


SIGNED = {
    PrimTy.I8: 8,
    PrimTy.I16: 16,
    PrimTy.I32: 32,
    PrimTy.I64: 64,
    PrimTy.I128: 128,
    PrimTy.ISIZE: 64,
}
UNSIGNED = {
    PrimTy.U8: 8,
    PrimTy.U16: 16,
    PrimTy.U32: 32,
    PrimTy.U64: 64,
    PrimTy.U128: 128,
    PrimTy.USIZE: 64,
}
FLOATS = {PrimTy.F32: 32, PrimTy.F64: 64}


def is_integral(ty: Ty) -> bool:
    match ty:
        case Prim(kind):
            return kind in SIGNED or kind in UNSIGNED
        case Infer(_, InferKind.INT):
            return True
        case _:
            return False


def is_float(ty: Ty) -> bool:
    match ty:
        case Prim(kind):
            return kind in FLOATS
        case Infer(_, InferKind.FLOAT):
            return True
        case _:
            return False


def int_range(kind: PrimTy) -> tuple[int, int]:
    """The least and the greatest value of an integer type."""
    if kind in SIGNED:
        bits = SIGNED[kind]
        return -(1 << (bits - 1)), (1 << (bits - 1)) - 1
    return 0, (1 << UNSIGNED[kind]) - 1
