"""The compilation context: every fact about a definition is a query, computed once, on demand.

This is rustc's `TyCtxt` in small. A pass is a function `provider(tcx, def_) -> fact`; passes call
each other only through the queries here, so none imports another and what nobody asks for is never
computed: a snippet does not pay for the library. `checker.check` puts the providers in and orders
the passes over the user's own definitions.

A query that needs itself is a cycle: the provider's `on_cycle` value is returned after one
diagnostic (E0391 or what the query's own provider reports).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from checker.mir.ir import Body
from checker.names.defs import Def, DefKind, Resolutions
from checker.types import ty
from checker.types.tables import TypeckResults
from grammar.diagnostic import Diagnostic
from grammar.edition import Edition
from grammar.record import Enum, define, field
from grammar.span import SourceMap

if TYPE_CHECKING:
    from checker.const_eval import ConstEval
    from checker.names.tables import NameTables

K = TypeVar("K")
V = TypeVar("V")


class LangItem(Enum):
    """What the language itself refers to; marked in the library by `#[lang = "value"]`."""

    SIZED = "sized"
    COPY = "copy"
    CLONE = "clone"
    CLONE_FN = "clone_fn"
    DROP = "drop"
    DEREF = "deref"
    DEREF_MUT = "deref_mut"
    DEREF_TARGET = "deref_target"
    LEGACY_RECEIVER = "legacy_receiver"
    INDEX = "index"
    INDEX_MUT = "index_mut"
    ADD = "add"
    SUB = "sub"
    MUL = "mul"
    DIV = "div"
    REM = "rem"
    NEG = "neg"
    NOT = "not"
    BITAND = "bitand"
    BITOR = "bitor"
    BITXOR = "bitxor"
    SHL = "shl"
    SHR = "shr"
    ADD_ASSIGN = "add_assign"
    SUB_ASSIGN = "sub_assign"
    MUL_ASSIGN = "mul_assign"
    DIV_ASSIGN = "div_assign"
    REM_ASSIGN = "rem_assign"
    BITAND_ASSIGN = "bitand_assign"
    BITOR_ASSIGN = "bitor_assign"
    BITXOR_ASSIGN = "bitxor_assign"
    SHL_ASSIGN = "shl_assign"
    SHR_ASSIGN = "shr_assign"
    PARTIAL_EQ = "eq"
    PARTIAL_ORD = "partial_ord"
    FN = "fn"
    FN_MUT = "fn_mut"
    FN_ONCE = "fn_once"
    FN_ONCE_OUTPUT = "fn_once_output"
    ITERATOR = "iterator"
    ITERATOR_NEXT = "next"
    INTO_ITERATOR = "into_iterator"
    INTO_ITER = "into_iter"
    TRY = "Try"
    TRY_BRANCH = "branch"
    FROM_RESIDUAL = "FromResidual"
    FROM_RESIDUAL_FN = "from_residual"
    CONTROL_FLOW = "ControlFlow"
    OPTION = "Option"
    RESULT = "Result"
    STRING = "String"
    VEC = "Vec"
    HASH_MAP = "HashMap"
    BTREE_MAP = "BTreeMap"
    OWNED_BOX = "owned_box"
    MANUALLY_DROP = "manually_drop"
    MAYBE_UNINIT = "maybe_uninit"
    UNSAFE_CELL = "unsafe_cell"
    PHANTOM_DATA = "phantom_data"
    RC = "Rc"
    ARC = "Arc"
    RC_WEAK = "RcWeak"
    RANGE = "Range"
    RANGE_FROM = "RangeFrom"
    RANGE_TO = "RangeTo"
    RANGE_FULL = "RangeFull"
    RANGE_INCLUSIVE = "RangeInclusive"
    RANGE_INCLUSIVE_NEW = "range_inclusive_new"
    RANGE_TO_INCLUSIVE = "RangeToInclusive"
    SEND = "send"
    SYNC = "sync"
    UNPIN = "unpin"
    UNSIZE = "unsize"
    COERCE_UNSIZED = "coerce_unsized"
    TERMINATION = "termination"
    TERMINATION_REPORT = "termination_report"
    DISPLAY = "Display"
    DEBUG = "Debug"
    LOWER_HEX = "LowerHex"
    UPPER_HEX = "UpperHex"
    OCTAL = "Octal"
    BINARY = "Binary"
    LOWER_EXP = "LowerExp"
    UPPER_EXP = "UpperExp"
    POINTER = "Pointer"
    FORMAT_ARGUMENTS = "format_arguments"
    FORMAT_ARGUMENT = "format_argument"
    FORMAT_NEW = "format_arguments_new"
    FORMAT_ARGUMENT_NEW = "format_argument_new"
    PANIC_BOUNDS = "panic_bounds_check"
    PANIC_DISPLAY = "panic_display"
    EXCHANGE_MALLOC = "exchange_malloc"
    BOX_FREE = "box_free"
    DISCRIMINANT_KIND = "discriminant_kind"
    ANY = "Any"
    DEFAULT = "Default"
    FROM = "From"
    SLICE_INDEX = "SliceIndex"
    NON_NULL = "non_null"
    NON_ZERO = "non_zero"
    TUPLE_TRAIT = "tuple_trait"
    FN_PTR_TRAIT = "fn_ptr_trait"


class TypeFacts(Protocol):
    """The trait system as later passes ask it, on types without inference variables.

    `env` is the definition whose where clauses are assumed (None: a closed, monomorphic world).
    """

    def normalize(self, t: ty.Ty, env: Def | None) -> ty.Ty: ...
    def implements(self, t: ty.Ty, trait: Def, env: Def | None) -> bool: ...
    def implements_ref(self, trait_ref: ty.TraitRef, env: Def | None) -> bool: ...
    def is_copy(self, t: ty.Ty, env: Def | None) -> bool: ...
    def is_sized(self, t: ty.Ty, env: Def | None) -> bool: ...
    def needs_drop(self, t: ty.Ty, env: Def | None) -> bool: ...
    def resolve_instance(self, def_: Def, args: ty.Args) -> tuple[Def, ty.Args] | None:
        """The function that a call of `def_` with closed `args` runs: for a trait's method the
        impl's, or the trait's default body; None when it is built in (closures' calls, `clone` of
        a tuple, a `dyn` call): then `interp.mono` makes a shim."""
        ...

    def drop_impl(self, adt: Def) -> Def | None:
        """The `Drop::drop` method of `adt`, if it has an impl."""
        ...


class QueryCycle(Exception):
    """A query needs itself, and its provider has no answer to that."""


@define(eq=False)
class Query(Generic[K, V]):
    """A memoised provider."""

    provider: Callable[[Tcx, K], V] | None = None
    on_cycle: Callable[[Tcx, K], V] | None = None
    memo: dict[K, V] = field(factory=dict)
    active: set[K] = field(factory=set)

    def get(self, tcx: Tcx, key: K) -> V:
        if key in self.memo:
            return self.memo[key]
        if key in self.active:
            if self.on_cycle is None:
                raise QueryCycle(f"query cycle at {key!r}")
            return self.on_cycle(tcx, key)
        assert self.provider is not None
        self.active.add(key)
        try:
            result = self.provider(tcx, key)
        finally:
            self.active.discard(key)
        return self.memo.setdefault(key, result)


@define(eq=False)
class Tcx:
    """Facts by query. `crates` are the user's crate and the library, in this order."""

    sources: SourceMap
    edition: Edition
    user: Def
    library: Def
    diagnostics: list[Diagnostic] = field(factory=list)
    facts: TypeFacts = field(default=None)
    names: NameTables = field(default=None)
    """Modules, impls, attributes: see `checker.names.tables`, `impls`, `attrs_of`, `access`."""
    const_eval: ConstEval | None = None
    """Runs MIR; put in by who stands above (`checker.const_eval`)."""
    trait_cache: dict[object, object] = field(factory=dict)
    """Closed results of the trait system (`checker.types.traits_*`), by question."""
    memos: dict[object, dict[Any, Any]] = field(factory=dict)
    """See `memo`."""
    has_features: bool = False
    """The program opens gates of unstable features: an error, but what is behind them is none."""

    q_lang_items: Query[None, dict[LangItem, Def]] = field(factory=Query)
    q_resolutions: Query[Def, Resolutions] = field(factory=Query)
    q_generics: Query[Def, ty.Generics] = field(factory=Query)
    q_predicates: Query[Def, tuple[ty.Predicate, ...]] = field(factory=Query)
    q_type: Query[Def, ty.Ty] = field(factory=Query)
    q_sig: Query[Def, ty.PolyFnSig] = field(factory=Query)
    q_adt: Query[Def, ty.AdtInfo] = field(factory=Query)
    q_impl_trait_ref: Query[Def, ty.TraitRef | None] = field(factory=Query)
    q_assoc_items: Query[Def, tuple[ty.AssocItem, ...]] = field(factory=Query)
    q_super_predicates: Query[Def, tuple[ty.Predicate, ...]] = field(factory=Query)
    q_item_bounds: Query[Def, tuple[ty.Predicate, ...]] = field(factory=Query)
    q_trait_impls: Query[Def, tuple[Def, ...]] = field(factory=Query)
    q_inherent_impls: Query[object, tuple[Def, ...]] = field(factory=Query)
    q_typeck: Query[Def, TypeckResults] = field(factory=Query)
    q_mir_built: Query[Def, Body | None] = field(factory=Query)
    q_mir: Query[Def, Body | None] = field(factory=Query)

    def emit(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def is_local(self, def_: Def) -> bool:
        """Does it belong to the crate that is checked, not the library or another crate?"""
        return not def_.is_library and def_.crate is self.user

    def lang(self, item: LangItem) -> Def:
        return self.q_lang_items.get(self, None)[item]

    def is_lang(self, def_: Def, item: LangItem) -> bool:
        return self.q_lang_items.get(self, None).get(item) is def_

    def resolutions(self, owner: Def) -> Resolutions:
        """Of an item, associated item, or (for what is inside) its nearest item around."""
        return self.q_resolutions.get(self, owner)

    def generics_of(self, d: Def) -> ty.Generics:
        """Closures, anonymous constants: those of the item around. Variants, fields: the type's."""
        return self.q_generics.get(self, d)

    def predicates_of(self, d: Def) -> tuple[ty.Predicate, ...]:
        """Where clauses with the parent's first, implied `Sized` included; in a trait also
        `Self: Trait`. In terms of `Param` and `ReEarlyParam`."""
        return self.q_predicates.get(self, d)

    def type_of(self, d: Def) -> ty.Ty:
        """Types: with their own parameters as arguments. Impl: its self type. Field: its type.
        Fn and constructor: its `FnDef` (unit constructors: the type). Const, static: its type.
        Type alias, associated type in an impl: the aliased type. Const parameter: its type.
        Opaque type: the hidden type (infers the defining function)."""
        return self.q_type.get(self, d)

    def fn_sig(self, d: Def) -> ty.PolyFnSig:
        """Of a function or tuple constructor; binds its late-bound lifetimes."""
        return self.q_sig.get(self, d)

    def adt(self, d: Def) -> ty.AdtInfo:
        return self.q_adt.get(self, d)

    def impl_trait_ref(self, impl: Def) -> ty.TraitRef | None:
        return self.q_impl_trait_ref.get(self, impl)

    def assoc_items(self, container: Def) -> tuple[ty.AssocItem, ...]:
        """Of a trait or an impl, in order."""
        return self.q_assoc_items.get(self, container)

    def super_predicates(self, trait: Def) -> tuple[ty.Predicate, ...]:
        """Direct supertraits of `Self` with their projections."""
        return self.q_super_predicates.get(self, trait)

    def item_bounds(self, d: Def) -> tuple[ty.Predicate, ...]:
        """Bounds on an associated or opaque type, on its own `Alias`."""
        return self.q_item_bounds.get(self, d)

    def memo(self, question: object) -> dict[Any, Any]:
        """What this compilation knows of the answers to `question` (a function), by its argument.

        For functions of a pass whose recursion a `Query` would take for a cycle.
        """
        return self.memos.setdefault(question, {})

    def trait_impls(self, trait: Def) -> tuple[Def, ...]:
        return self.q_trait_impls.get(self, trait)

    def inherent_impls(self, key: object) -> tuple[Def, ...]:
        """By simplified self type (`checker.types.simplify`): a type's `Def`, a `PrimTy`..."""
        return self.q_inherent_impls.get(self, key)

    def typeck(self, owner: Def) -> TypeckResults:
        """Of a body owner; for closures and nested anonymous constants ask the item around
        (`typeck_owner`)."""
        return self.q_typeck.get(self, owner)

    def mir_built(self, owner: Def) -> Body | None:
        """As lowered, for the borrow checker; None when the body had errors."""
        return self.q_mir_built.get(self, owner)

    def mir(self, owner: Def) -> Body | None:
        """After drop elaboration: what runs."""
        return self.q_mir.get(self, owner)

    def typeck_owner(self, d: Def) -> Def:
        """The item whose `typeck` has the tables for `d`: itself unless a closure."""
        while d.kind is DefKind.CLOSURE:
            assert d.parent is not None
            d = d.parent
        return d

    def ancestors(self, d: Def) -> Iterator[Def]:
        at: Def | None = d
        while at is not None:
            yield at
            at = at.parent
