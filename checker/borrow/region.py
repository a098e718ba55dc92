"""Region variables and the constraints between them: the data of region inference.

During borrow checking every region in a type is a `ReVar`; this module says what each number is.
The first variables are *universal*: `'static`, the lifetime parameters in scope, a closure's
external regions, and the body itself. Placeholders stand for the bound lifetimes of a
higher-ranked type that has been entered. All others are *existential*: inference gives each the
least set of points and universal regions that satisfies the constraints.

Source: `rustc_borrowck::{constraints, region_infer}`, `rustc_middle::mir::ConstraintCategory`.
"""

from __future__ import annotations

from checker.flow.move_paths import Location
from checker.names.defs import Def
from checker.types import ty
from grammar.record import Enum, define, field, frozen
from grammar.span import DUMMY_SPAN, Span


class Origin(Enum):
    STATIC = "'static"
    EARLY = "early-bound parameter"
    LATE = "late-bound parameter"
    EXTERNAL = "region of a closure's creator"
    BODY = "the body itself"
    PLACEHOLDER = "placeholder"
    EXISTENTIAL = "inferred"


UNIVERSAL = frozenset(
    {Origin.STATIC, Origin.EARLY, Origin.LATE, Origin.EXTERNAL, Origin.BODY},
)
STATIC_VID = 0


@define(eq=False, repr=False)
class RegionDef:
    """`name` as written (`'a`), None where anonymous. `universe` 0 is the body's own."""

    origin: Origin
    name: str | None = None
    universe: int = 0
    region: ty.Region | None = None


class Category(Enum):
    """Why a constraint holds; the value begins rustc's sentence about it ("... requires that")."""

    RETURN = "returning this value "
    USE_AS_CONST = "using this value as a constant "
    USE_AS_STATIC = "using this value as a static "
    TYPE_ANNOTATION = "type annotation "
    GENERIC_ARG = "generic argument "
    CAST = "cast "
    COERCION = "coercion "
    CALL_ARGUMENT = "argument "
    COPY_BOUND = "copying this value "
    SIZED_BOUND = "proving this value is `Sized` "
    ASSIGNMENT = "assignment "
    USAGE = "this usage "
    CLOSURE_UPVAR = "closure capture "
    OPAQUE = "opaque type "
    PREDICATE = "predicate"
    BORING = "boring"
    BORING_NO_LOCATION = "boring, everywhere"
    INTERNAL = "internal"

    @property
    def description(self) -> str:
        return "" if self in _SILENT else self.value


_SILENT = frozenset(
    {Category.PREDICATE, Category.BORING, Category.BORING_NO_LOCATION, Category.INTERNAL}
)


@frozen
class Where:
    """Where a constraint comes from. `at` is None for what holds in the whole body (a signature);
    constraints hold at all points either way: this is for blaming. `callee` is the type of the
    function whose argument or predicate it is; `upvar` the captured field's number."""

    span: Span
    category: Category
    at: Location | None = None
    callee: ty.Ty | None = None
    upvar: int | None = None
    predicate_span: Span = DUMMY_SPAN
    from_closure: bool = False
    projection: bool = False
    invariant: tuple[ty.Ty, int] | None = None
    to_object: bool = False
    """A coercion to a smart pointer of a `dyn`, as `Box<dyn Trait>`."""


@frozen(eq=False, repr=False)
class Outlives:
    """`sup: sub`, each by variable number. `invariant` is the type and the number of its invariant
    parameter that made it a constraint, if one did."""

    sup: int
    sub: int
    where: Where
    invariant: tuple[ty.Ty, int] | None = None


@frozen(eq=False, repr=False)
class TypeTest:
    """The type parameter or alias `generic` must outlive region `lower`."""

    generic: ty.Ty
    lower: int
    where: Where


@frozen(eq=False, repr=False)
class Member:
    """Region `region`, of `hidden`, must equal one of the universal `choices` of `opaque`."""

    region: int
    choices: tuple[int, ...]
    where: Where
    opaque: ty.Alias
    hidden: ty.Ty


@define(eq=False, repr=False)
class RegionVars:
    """All variables of one body, and what is known between them."""

    defs: list[RegionDef] = field(factory=list)
    outlives: list[Outlives] = field(factory=list)
    type_tests: list[TypeTest] = field(factory=list)
    members: list[Member] = field(factory=list)
    universe: int = 0
    equal_seen: set[tuple[int, int]] = field(factory=set)

    def fresh(self, origin: Origin = Origin.EXISTENTIAL, name: str | None = None) -> ty.ReVar:
        self.defs.append(RegionDef(origin, name, self.universe))
        return ty.ReVar(len(self.defs) - 1)

    def add(
        self, sup: int, sub: int, where: Where, invariant: tuple[ty.Ty, int] | None = None
    ) -> None:
        """Require `sup: sub`."""
        if sup != sub and sup != STATIC_VID:
            self.outlives.append(Outlives(sup, sub, where, invariant))

    def is_universal(self, vid: int) -> bool:
        return self.defs[vid].origin in UNIVERSAL


def vid(region: ty.Region) -> int:
    """The number of a renumbered region."""
    assert isinstance(region, ty.ReVar), region
    return region.id


@frozen
class Requirement:
    """What a closure's body needs of the regions around it. `subject` is an external region's
    number, or a type with the closure's external regions in it (`ReVar`)."""

    subject: int | ty.Ty
    outlived: int
    span: Span
    category: Category


@frozen(eq=False, repr=False)
class BorrowResult:
    """What checking a body found out for others. `external_count` region numbers of a closure are
    shared with its creator; `used_mut_upvars` are the captures it mutates, `used_mut` the locals
    that had to be `mut`."""

    owner: Def
    external_count: int = 0
    requirements: tuple[Requirement, ...] = ()
    used_mut_upvars: frozenset[int] = frozenset()
    ok: bool = True
    used_mut: frozenset[int] = frozenset()
