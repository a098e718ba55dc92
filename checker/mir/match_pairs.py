"""Patterns flattened for matching: what is to be tested where, and what is bound to what.

A pattern becomes a list of *match pairs* (a place and a test that it must pass, with the pairs that
make sense only after the test) and a list of bindings. Tests that cannot fail are left out. A
*candidate* is one pattern on its way through matching.

Source: `rustc_mir_build::builder::matches::match_pair`.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.mir import ir, thir
from checker.mir.builder import Builder
from checker.mir.inhabited import is_inhabited
from checker.mir.lower_place import PlaceBuilder
from checker.types import ty
from checker.types.tables import BindMode
from grammar.record import define, evolve, field, frozen
from grammar.span import Span


@frozen
class VariantCase:
    info: ty.AdtInfo
    variant: int


@frozen(eq=False)
class ConstCase:
    constant: ir.Constant
    key: object
    """Equal for equal constants: the value where known, else the constant's definition."""


@frozen
class RangeCase:
    lo: int | float | None
    hi: int | float | None
    inclusive: bool

    def contains(self, value: object) -> bool:
        if not isinstance(value, (int, float)):
            return False
        if self.lo is not None and value < self.lo:
            return False
        if self.hi is None:
            return True
        return value <= self.hi if self.inclusive else value < self.hi

    def overlaps(self, other: RangeCase) -> bool:
        return _below(self, other) and _below(other, self)


def _below(a: RangeCase, b: RangeCase) -> bool:
    """Whether `a` begins no later than `b` ends."""
    if a.lo is None or b.hi is None:
        return True
    return a.lo <= b.hi if b.inclusive else a.lo < b.hi


@frozen
class SliceCase:
    """A slice of `length` elements, or of at least as many if `variable`."""

    length: int
    variable: bool


@frozen(eq=False)
class OrCase:
    alternatives: tuple[Flat, ...]


Case: TypeAlias = Union[VariantCase, ConstCase, RangeCase, SliceCase, OrCase]


@define(eq=False)
class MatchPair:
    place: PlaceBuilder
    case: Case
    sub: list[MatchPair]
    ty: ty.Ty
    span: Span


@frozen(eq=False)
class Binding:
    var: thir.Var
    source: PlaceBuilder
    mode: BindMode
    span: Span


@define(eq=False)
class Flat:
    """A pattern as match pairs and bindings."""

    pairs: list[MatchPair] = field(factory=list)
    bindings: list[Binding] = field(factory=list)


@define(eq=False)
class Candidate:
    """`pre_binding` is where all its tests have passed, `otherwise` where the next candidate is
    tried. `start` is the first block of its own, `next_start` that of the candidate after it: the
    imaginary target of its false edge."""

    pairs: list[MatchPair]
    bindings: list[Binding]
    has_guard: bool
    subs: list[Candidate] = field(factory=list)
    pre_binding: ir.Block | None = None
    otherwise: ir.Block | None = None
    start: ir.Block | None = None
    next_start: ir.Block | None = None

    @property
    def starts_with_or(self) -> bool:
        return bool(self.pairs) and isinstance(self.pairs[0].case, OrCase)

    def sort(self) -> None:
        """Or-patterns come last."""
        self.pairs.sort(key=lambda p: isinstance(p.case, OrCase))

    def leaves(self) -> list[Candidate]:
        if not self.subs:
            return [self]
        return [leaf for sub in self.subs for leaf in sub.leaves()]


def candidate(flat: Flat, has_guard: bool) -> Candidate:
    made = Candidate(list(flat.pairs), list(flat.bindings), has_guard)
    made.sort()
    return made


def flatten(b: Builder, place: PlaceBuilder, pat: thir.Pat) -> Flat:
    """What `pat` tests and binds at `place`."""
    out = Flat()
    _flatten(b, place, pat, out.pairs, out.bindings)
    return out


def _flatten(
    b: Builder,
    place: PlaceBuilder,
    pat: thir.Pat,
    pairs: list[MatchPair],
    bindings: list[Binding],
) -> None:
    kind = pat.kind
    match kind:
        case thir.WildPat() | thir.ErrorPat():
            pass
        case thir.BindingPat():
            # What is inside is bound first: it may be copied out of what is then moved.
            if kind.sub is not None:
                _flatten(b, place, kind.sub, pairs, bindings)
            bindings.append(Binding(kind.var, place, kind.mode, pat.span))
        case thir.LeafPat():
            for index, sub in kind.fields:
                _flatten(b, place.project(ir.Field(index, sub.ty)), sub, pairs, bindings)
        case thir.DerefPat(sub):
            _flatten(b, place.project(ir.Deref()), sub, pairs, bindings)
        case thir.VariantPat():
            _variant(b, place, pat, kind, pairs, bindings)
        case thir.ConstPat(constant, value):
            case = ConstCase(constant, const_key(constant, value))
            pairs.append(MatchPair(place, case, [], pat.ty, pat.span))
        case thir.RangePat(lo, hi, inclusive):
            if not _covers_all(lo, hi, inclusive, pat.ty):
                case_ = RangeCase(lo, hi, inclusive)
                pairs.append(MatchPair(place, case_, [], pat.ty, pat.span))
        case thir.SlicePat():
            _slice(b, place, pat, kind, pairs, bindings)
        case thir.OrPat(alternatives):
            flats = tuple(flatten(b, place, a) for a in alternatives)
            pairs.append(MatchPair(place, OrCase(flats), [], pat.ty, pat.span))


def const_key(constant: ir.Constant, value: object) -> object:
    if value is not None:
        return value
    return constant.def_ if isinstance(constant, ir.NamedConst) else constant


def _covers_all(lo: int | float | None, hi: int | float | None, inclusive: bool, t: ty.Ty) -> bool:
    if not isinstance(t, ty.Prim) or not ty.is_integral(t):
        return False
    least, greatest = ty.int_range(t.kind)
    return (lo is None or lo <= least) and (hi is None or (inclusive and hi >= greatest))


def _variant(
    b: Builder,
    place: PlaceBuilder,
    pat: thir.Pat,
    kind: thir.VariantPat,
    pairs: list[MatchPair],
    bindings: list[Binding],
) -> None:
    """No test if all other variants are uninhabited."""
    info = kind.info
    name = info.variants[kind.variant].name
    down = place.project(ir.Downcast(kind.variant, name))
    sub_pairs: list[MatchPair] = []
    for index, sub in kind.fields:
        _flatten(b, down.project(ir.Field(index, sub.ty)), sub, sub_pairs, bindings)
    if all(
        i == kind.variant or not variant_inhabited(b, info, i, kind.args)
        for i in range(len(info.variants))
    ):
        pairs.extend(sub_pairs)
        return
    case = VariantCase(info, kind.variant)
    pairs.append(MatchPair(place, case, sub_pairs, pat.ty, pat.span))


def variant_inhabited(b: Builder, info: ty.AdtInfo, variant: int, args: ty.Args) -> bool:
    from checker.mir.inhabited import variant_is_inhabited

    return variant_is_inhabited(b.tcx, info.variants[variant], args, b.env)


def _slice(
    b: Builder,
    place: PlaceBuilder,
    pat: thir.Pat,
    kind: thir.SlicePat,
    pairs: list[MatchPair],
    bindings: list[Binding],
) -> None:
    sub_pairs: list[MatchPair] = []
    first, last = len(kind.prefix), len(kind.suffix)
    exact = isinstance(pat.ty, ty.Array)
    least = first + last
    if isinstance(pat.ty, ty.Array) and isinstance(pat.ty.length, ty.ConstValue):
        least = pat.ty.length.value
    for i, sub in enumerate(kind.prefix):
        elem: ir.Projection = ir.ConstantIndex(i, least, from_end=False)
        _flatten(b, place.project(elem), sub, sub_pairs, bindings)
    if kind.rest is not None:
        elem = ir.Subslice(first, least - last if exact else last, from_end=not exact)
        _flatten(b, place.project(elem), kind.rest, sub_pairs, bindings)
    for i, sub in enumerate(reversed(kind.suffix)):
        offset = least - i - 1 if exact else i + 1
        elem = ir.ConstantIndex(offset, least, from_end=not exact)
        _flatten(b, place.project(elem), sub, sub_pairs, bindings)
    if exact or (least == 0 and kind.rest is not None):
        pairs.extend(sub_pairs)
        return
    case = SliceCase(first + last, kind.rest is not None)
    pairs.append(MatchPair(place, case, sub_pairs, pat.ty, pat.span))


def inhabited(b: Builder, t: ty.Ty) -> bool:
    return is_inhabited(b.tcx, t, b.env)


def copy_pairs(pairs: list[MatchPair]) -> list[MatchPair]:
    return [evolve(p, sub=copy_pairs(p.sub)) for p in pairs]
