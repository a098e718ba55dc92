"""Which values no row of a pattern matrix matches (Maranget, "Warnings for pattern matching").

Patterns are seen as a constructor with fields; the constructors of a type are split so that each
row either covers a split constructor wholly or not at all (integer ranges at their boundaries,
slices up to the longest length that a row tells apart). `uncovered` works column by column: where
some constructors of the first column's type appear in no row, only the rows that are wild there
matter, and the witnesses begin with the missing constructors; else each constructor is looked into
on its own. A guarded row covers nothing.

`usize` and `isize` have one more value at each open end, so that only an open range covers them
(they are wider on other machines). Constructors without values are left out, except behind a
reference.

Source: `rustc_pattern_analysis::{constructor, usefulness}`.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.context import Tcx
from checker.mir import thir
from checker.mir.inhabited import is_inhabited, variant_is_inhabited
from checker.names.defs import Def, PrimTy
from checker.types import ty
from checker.types.fold import erase_regions, subst
from grammar.record import define, frozen


@frozen
class Single:
    """The one constructor of a struct, tuple or reference."""


@frozen
class Variant:
    index: int


@frozen
class IntRange:
    """`lo..=hi`; `bool` and `char` too, and the imaginary ends of `usize` and `isize`."""

    lo: int
    hi: int


@frozen
class Slice:
    """`length` elements; if `variable`, at least so many: `prefix` at the start."""

    length: int
    variable: bool = False
    prefix: int = 0


@frozen
class Value:
    """A float or a string, equal to itself only."""

    value: object


@frozen
class Opaque:
    """A constant nothing is known of."""


@frozen
class NonExhaustive:
    """All values of a type that cannot be listed (floats, strings, foreign enums)."""


Ctor: TypeAlias = Union[Single, Variant, IntRange, Slice, Value, Opaque, NonExhaustive]


@define(eq=False)
class Deconstructed:
    """A pattern: `ctor` None is a wildcard; `alternatives` of an or-pattern."""

    ctor: Ctor | None
    fields: tuple[Deconstructed, ...] = ()
    alternatives: tuple[Deconstructed, ...] = ()


@define(eq=False)
class Witness:
    """A value that is not matched; `ctor` None is any value."""

    ctor: Ctor | None
    fields: tuple[Witness, ...]
    ty: ty.Ty


WILD = Deconstructed(None)
Row: TypeAlias = tuple[Deconstructed, ...]
Column: TypeAlias = tuple[ty.Ty, bool]
"""A type, and whether its value is known to be valid (not behind a reference)."""


class Matrix:
    """Usefulness within one body."""

    def __init__(self, tcx: Tcx, env: Def) -> None:
        self.tcx = tcx
        self.env = env

    # -------------------------------------------------------------- the algorithm

    def uncovered(
        self, rows: list[Row], columns: tuple[Column, ...], top: bool = True
    ) -> list[tuple[Witness, ...]]:
        """Tuples of values, one per column, that no row matches."""
        if not columns:
            return [] if rows else [()]
        rows = [r for row in rows for r in expand_or(row)]
        t, valid = columns[0]
        heads = [row[0].ctor for row in rows]
        present = [c for c in heads if c is not None]
        all_ctors = self.split(t, present, valid)
        missing = [c for c in all_ctors if not any(covers(p, c) for p in present)]
        if missing:
            return self.without_missing(rows, columns, missing, not present, top)
        out: list[tuple[Witness, ...]] = []
        for c in all_ctors:
            out.extend(self.specialized(rows, columns, c))
        return out

    def without_missing(
        self,
        rows: list[Row],
        columns: tuple[Column, ...],
        missing: list[Ctor],
        all_missing: bool,
        top: bool,
    ) -> list[tuple[Witness, ...]]:
        t, valid = columns[0]
        wild_rows = [row[1:] for row in rows if row[0].ctor is None]
        rest = self.uncovered(wild_rows, columns[1:], top=False)
        if not rest:
            return []
        if (all_missing and not top) or any(isinstance(c, NonExhaustive) for c in missing):
            return [(Witness(None, (), t), *w) for w in rest]
        out: list[tuple[Witness, ...]] = []
        for c in missing:
            fields = tuple(Witness(None, (), f) for f, _ in self.fields(t, c, valid))
            out.extend((Witness(c, fields, t), *w) for w in rest)
        return out

    def specialized(
        self, rows: list[Row], columns: tuple[Column, ...], c: Ctor
    ) -> list[tuple[Witness, ...]]:
        t, valid = columns[0]
        fields = self.fields(t, c, valid)
        count = len(fields)
        inner: list[Row] = []
        for row in rows:
            head = row[0]
            if head.ctor is None:
                inner.append((WILD,) * count + row[1:])
            elif covers(head.ctor, c):
                inner.append(spread(head, count) + row[1:])
        found = self.uncovered(inner, fields + columns[1:], top=False)
        return [(Witness(c, w[:count], t), *w[count:]) for w in found]

    # -------------------------------------------------------------- constructors of a type

    def split(self, t: ty.Ty, present: list[Ctor], valid: bool) -> list[Ctor]:
        """The constructors of `t`, as finely as the `present` ones tell them apart."""
        match t:
            case ty.Prim(PrimTy.STR):
                return [NonExhaustive()]
            case ty.Prim(kind):
                spans = domain(kind)
                if spans is None:
                    return [NonExhaustive()]
                return split_ranges(spans, [c for c in present if isinstance(c, IntRange)])
            case ty.Adt(def_, args):
                return self.split_adt(def_, args, valid)
            case ty.Tuple() | ty.Ref() | ty.Closure():
                return [Single()]
            case ty.Array(_, ty.ConstValue(_, length)):
                return [Slice(length)]
            case ty.Slice():
                return split_slices([c for c in present if isinstance(c, Slice)])
            case ty.Array():
                return split_slices([c for c in present if isinstance(c, Slice)])
            case ty.Never():
                return [] if valid else [NonExhaustive()]
            case _:
                return [NonExhaustive()]

    def split_adt(self, def_: Def, args: ty.Args, valid: bool) -> list[Ctor]:
        info = self.tcx.adt(def_)
        if info.kind is not ty.AdtKind.ENUM:
            return [Single()]
        out: list[Ctor] = [
            Variant(i)
            for i, v in enumerate(info.variants)
            if not valid or variant_is_inhabited(self.tcx, v, args, self.env)
        ]
        if is_non_exhaustive(info) and not self.tcx.is_local(info.def_):
            out.append(NonExhaustive())
        return out

    def fields(self, t: ty.Ty, c: Ctor, valid: bool) -> tuple[Column, ...]:
        match t, c:
            case ty.Tuple(elements), _:
                return tuple((x, valid) for x in elements)
            case ty.Ref(pointee=pointee), Single():
                return ((pointee, False),)
            case ty.Array(element) | ty.Slice(element), Slice(length):
                return tuple((element, valid) for _ in range(length))
            case ty.Adt(def_, args), Variant() | Single():
                info = self.tcx.adt(def_)
                variant = info.variants[c.index if isinstance(c, Variant) else 0]
                inner = valid and info.kind is not ty.AdtKind.UNION
                return tuple((self.field_type(f, args), inner) for f in variant.fields)
            case _:
                return ()

    def field_type(self, f: ty.FieldInfo, args: ty.Args) -> ty.Ty:
        t = subst(self.tcx.type_of(f.def_), args)
        return self.tcx.facts.normalize(erase_regions(t), self.env)

    def inhabited(self, t: ty.Ty) -> bool:
        return is_inhabited(self.tcx, t, self.env)

    # -------------------------------------------------------------- patterns

    def deconstruct(self, p: thir.Pat) -> Deconstructed:
        """`p` as constructor and fields."""
        kind = p.kind
        match kind:
            case thir.WildPat() | thir.ErrorPat():
                return WILD
            case thir.BindingPat(sub=sub):
                return WILD if sub is None else self.deconstruct(sub)
            case thir.DerefPat(inner):
                return Deconstructed(Single(), (self.deconstruct(inner),))
            case thir.LeafPat(fields):
                count = len(self.fields(p.ty, Single(), True))
                if isinstance(p.ty, ty.Adt) and is_union(self.tcx, p.ty):
                    return WILD
                return Deconstructed(Single(), self.by_index(fields, count))
            case thir.VariantPat(info=info, variant=variant, fields=fields):
                count = len(info.variants[variant].fields)
                return Deconstructed(Variant(variant), self.by_index(fields, count))
            case thir.ConstPat(_, value):
                return Deconstructed(const_ctor(value, p.ty))
            case thir.RangePat():
                return Deconstructed(range_ctor(kind, p.ty))
            case thir.SlicePat():
                return self.slice(kind, p.ty)
            case thir.OrPat(alternatives):
                return Deconstructed(None, (), tuple(self.deconstruct(a) for a in alternatives))

    def by_index(self, fields: list[tuple[int, thir.Pat]], count: int) -> tuple[Deconstructed, ...]:
        out = [WILD] * count
        for i, sub in fields:
            out[i] = self.deconstruct(sub)
        return tuple(out)

    def slice(self, kind: thir.SlicePat, t: ty.Ty) -> Deconstructed:
        prefix = tuple(self.deconstruct(x) for x in kind.prefix)
        suffix = tuple(self.deconstruct(x) for x in kind.suffix)
        length = len(prefix) + len(suffix)
        if kind.rest is None:
            return Deconstructed(Slice(length), prefix + suffix)
        return Deconstructed(Slice(length, True, len(prefix)), prefix + suffix)


def is_union(tcx: Tcx, t: ty.Adt) -> bool:
    return tcx.adt(t.def_).kind is ty.AdtKind.UNION


def is_non_exhaustive(info: ty.AdtInfo) -> bool:
    return "non_exhaustive" in info.repr


def expand_or(row: Row) -> list[Row]:
    head = row[0]
    if not head.alternatives:
        return [row]
    return [r for a in head.alternatives for r in expand_or((a, *row[1:]))]


def covers(pattern: Ctor | None, c: Ctor) -> bool:
    """Whether `pattern` matches all of the split constructor `c`."""
    match pattern, c:
        case None, _:
            return True
        case IntRange(lo, hi), IntRange(a, b):
            return lo <= a and b <= hi
        case Slice(length, variable), Slice(n, open_end):
            return n == length if not variable and not open_end else variable and n >= length
        case Opaque(), _:
            return False
        case _:
            return pattern == c


def spread(p: Deconstructed, count: int) -> Row:
    """The fields of `p` for a constructor of `count` fields (a slice may be longer)."""
    if isinstance(p.ctor, Slice) and p.ctor.variable:
        n = p.ctor.prefix
        gap = count - p.ctor.length
        return p.fields[:n] + (WILD,) * gap + p.fields[n:]
    return p.fields


# ------------------------------------------------------------------ integers


def domain(kind: PrimTy) -> list[IntRange] | None:
    """All values of a type, None if they are not counted."""
    if kind is PrimTy.BOOL:
        return [IntRange(0, 1)]
    if kind is PrimTy.CHAR:
        return [IntRange(0, 0xD7FF), IntRange(0xE000, 0x10FFFF)]
    if kind not in ty.SIGNED and kind not in ty.UNSIGNED:
        return None
    lo, hi = ty.int_range(kind)
    if kind is PrimTy.USIZE:
        return [IntRange(lo, hi + 1)]
    if kind is PrimTy.ISIZE:
        return [IntRange(lo - 1, hi + 1)]
    return [IntRange(lo, hi)]


def split_ranges(spans: list[IntRange], present: list[IntRange]) -> list[Ctor]:
    out: list[Ctor] = []
    for span in spans:
        starts = {span.lo}
        for r in present:
            if span.lo < r.lo <= span.hi:
                starts.add(r.lo)
            if span.lo < r.hi + 1 <= span.hi:
                starts.add(r.hi + 1)
        ordered = sorted(starts)
        ends = [x - 1 for x in ordered[1:]] + [span.hi]
        out.extend(IntRange(a, b) for a, b in zip(ordered, ends, strict=True))
    return [IntRange(0, 0), IntRange(1, 1)] if spans == [IntRange(0, 1)] else out


def const_ctor(value: int | float | str | None, t: ty.Ty) -> Ctor:
    if value is None:
        return Opaque()
    if isinstance(value, int) and not ty.is_float(t):
        return IntRange(int(value), int(value))
    return Value(value)


def range_ctor(kind: thir.RangePat, t: ty.Ty) -> Ctor:
    if not isinstance(t, ty.Prim) or (spans := domain(t.kind)) is None:
        return Opaque()
    lo = spans[0].lo if kind.lo is None else int(kind.lo)
    if kind.hi is None:
        return IntRange(lo, spans[-1].hi)
    return IntRange(lo, int(kind.hi) if kind.inclusive else int(kind.hi) - 1)


# ------------------------------------------------------------------ slices


def split_slices(present: list[Slice]) -> list[Ctor]:
    """Each length up to the longest that matters, then all longer ones together."""
    prefix = max((s.prefix for s in present if s.variable), default=0)
    suffix = max((s.length - s.prefix for s in present if s.variable), default=0)
    longest = max((s.length for s in present if not s.variable), default=-1)
    if longest + 1 >= prefix + suffix:
        prefix = longest + 1 - suffix
    top = max(prefix + suffix, 0)
    fixed: list[Ctor] = [Slice(n) for n in range(top)]
    return [*fixed, Slice(top, True, prefix)]
