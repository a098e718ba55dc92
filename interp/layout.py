"""Sizes, alignments, field offsets and niches of closed types, as rustc 1.95 lays them out.

A transcription of the decisions of `rustc_abi::layout` for x86_64: struct fields are grouped by
alignment, the largest niche placed near an edge; an enum takes the niche of its largest variant if
all others fit around it, else a tag, whichever is smaller. `repr(C)`, `repr(<int>)`,
`repr(transparent)`, `packed` and `align` are honoured. Unsized types have the size of their sized
prefix, and the alignment of their tail's element (1 for `dyn`, whose real one is in the vtable).
"""

from __future__ import annotations

from checker.names.defs import PrimTy
from checker.types import ty as t
from grammar.record import define, field, frozen

from .closed import Closed, Unsupported, prim_size

PTR = 8
ISIZE_MAX = (1 << 63) - 1


@frozen
class Niche:
    """A scalar of `size` bytes at `offset` whose valid values are `start..=end`, wrapping."""

    offset: int
    size: int
    start: int
    end: int

    @property
    def available(self) -> int:
        return (self.start - self.end - 1) & ((1 << (8 * self.size)) - 1)

    def reserve(self, count: int) -> tuple[int, Niche] | None:
        """The first of `count` values taken from the invalid ones, and the niche that remains."""
        top = (1 << (8 * self.size)) - 1
        if count > self.available:
            return None
        to_start = ((self.start - count) & top, self.end)
        to_end = (self.start, (self.end + count) & top)
        if self.start > self.end:
            at_start = False
        elif self.start <= top - self.end:
            at_start = count <= self.start
        else:
            at_start = 1 <= to_end[1] <= self.end
        start, end = to_start if at_start else to_end
        first = start if at_start else (self.end + 1) & top
        return first, Niche(self.offset, self.size, start, end)

    def moved(self, by: int) -> Niche:
        return Niche(self.offset + by, self.size, self.start, self.end)


@frozen
class Tagged:
    """A tag of `size` bytes at offset 0 holds the discriminant."""

    size: int


@frozen
class Niched:
    """`untagged` is stored as it is; variant `first_variant + k` as `start + k` in the niche."""

    untagged: int
    first_variant: int
    last_variant: int
    offset: int
    size: int
    start: int


@frozen
class Single:
    """No tag: this is the only variant that has values."""

    variant: int


Encoding = Tagged | Niched | Single


@frozen
class Layout:
    """`variants[v][i]` is the offset of field `i` of variant `v` (structs: variant 0)."""

    size: int
    align: int
    niche: Niche | None = None
    variants: tuple[tuple[int, ...], ...] = ((),)
    encoding: Encoding = Single(0)
    uninhabited: bool = False
    sized: bool = True

    def offset(self, index: int, variant: int = 0) -> int:
        return self.variants[variant][index]


@frozen
class _Repr:
    c: bool = False
    transparent: bool = False
    integer: int | None = None
    pack: int | None = None
    align: int = 1

    @property
    def fixed_order(self) -> bool:
        return self.c or self.integer is not None

    @staticmethod
    def parse(words: tuple[str, ...]) -> _Repr:
        c = transparent = False
        integer: int | None = None
        pack: int | None = None
        align = 1
        for word in words:
            head, _, rest = word.replace(" ", "").partition("(")
            number = int(rest.rstrip(")")) if rest else 1
            if head == "C":
                c = True
            elif head == "transparent":
                transparent = True
            elif head == "packed":
                pack = number
            elif head == "align":
                align = max(align, number)
            else:
                integer = prim_size(PrimTy(head))
        return _Repr(c, transparent, integer, pack, align)


@define(eq=False)
class Layouts:
    """Layouts of closed types, memoised."""

    closed: Closed
    _memo: dict[t.Ty, Layout] = field(factory=dict)

    def of(self, ty: t.Ty) -> Layout:
        found = self._memo.get(ty)
        if found is None:
            found = self._memo[ty] = self._compute(ty)
        return found

    def _compute(self, ty: t.Ty) -> Layout:
        match ty:
            case t.Prim(kind):
                return _prim(kind)
            case t.Never():
                return Layout(0, 1, uninhabited=True)
            case t.Tuple(elements):
                # The last one may be unsized somewhere, so it stands last (rustc: `MaybeUnsized`).
                return self._struct([self.of(e) for e in elements], _Repr(), bool(elements))
            case t.Closure():
                fields = self.closed.variant_fields(ty)
                return self._struct([self.of(e) for e in fields], _Repr())
            case t.Array(element, length):
                return self._array(self.of(element), self.closed.length(length))
            case t.Slice(element):
                return Layout(0, self.of(element).align, sized=False)
            case t.Dynamic():
                return Layout(0, 1, sized=False)
            case t.FnDef():
                return Layout(0, 1)
            case t.FnPtr():
                return _scalar(PTR, 1, (1 << 64) - 1)
            case t.Ref(_, pointee, _):
                return self._pointer(pointee, 1)
            case t.RawPtr(pointee, _):
                return self._pointer(pointee, 0)
            case t.Adt():
                return self._adt(ty)
        raise Unsupported(f"a value of type {type(ty).__name__}")

    def _pointer(self, pointee: t.Ty, least: int) -> Layout:
        size = PTR if self.closed.is_sized(pointee) else 2 * PTR
        niche = Niche(0, PTR, least, (1 << 64) - 1) if least else None
        if size > PTR and isinstance(self.closed.tail(pointee), t.Dynamic) and niche is None:
            niche = Niche(PTR, PTR, 1, (1 << 64) - 1)
        return Layout(size, PTR, niche)

    def _array(self, element: Layout, n: int) -> Layout:
        niche = element.niche if n else None
        return Layout(
            element.size * n, element.align, niche, uninhabited=element.uninhabited and n > 0
        )

    # -------------------------------------------------------------- structs

    def _struct(self, fields: list[Layout], repr_: _Repr, unsizable: bool = False) -> Layout:
        """A struct or tuple; when its niche lies inside, tries to bring it to an edge."""
        first = _univariant(fields, repr_, unsizable, 0, niche_last=False)
        niche = first.niche
        if niche is None or unsizable or repr_.fixed_order or len(fields) < 2:
            return first
        tail = first.size - niche.offset - niche.size
        if niche.offset and tail > 0:
            second = _univariant(fields, repr_, unsizable, 0, niche_last=True)
            n2 = second.niche
            assert n2 is not None
            if niche.offset > second.size - n2.offset - n2.size:
                return second
        return first

    def _adt(self, ty: t.Adt) -> Layout:
        native = self.closed.native_type(ty)
        if native is not None:
            return Layout(native[0], native[1], Niche(0, PTR, 0, ISIZE_MAX))
        info = self.closed.tcx.adt(ty.def_)
        repr_ = _Repr.parse(info.repr)
        variants = [
            [self.of(f) for f in self.closed.variant_fields(ty, v)]
            for v in range(len(info.variants))
        ]
        match info.kind:
            case t.AdtKind.STRUCT:
                return self._adt_struct(ty, variants[0], repr_)
            case t.AdtKind.UNION:
                return _union(variants[0], repr_)
            case t.AdtKind.ENUM:
                return self._enum(info, variants, repr_)

    def _adt_struct(self, ty: t.Adt, fields: list[Layout], repr_: _Repr) -> Layout:
        tcx = self.closed.tcx
        info = tcx.adt(ty.def_)
        unsizable = False
        if info.variants[0].fields:
            last = tcx.type_of(info.variants[0].fields[-1].def_)
            unsizable = not tcx.facts.is_sized(last, ty.def_)
        layout = self._struct(fields, repr_, unsizable)
        if info.lang in ("unsafe_cell", "maybe_uninit"):
            return Layout(layout.size, layout.align, None, layout.variants)
        if info.lang == "non_null":
            return Layout(
                layout.size, layout.align, Niche(0, PTR, 1, (1 << 64) - 1), layout.variants
            )
        if info.lang == "non_zero":
            niche = Niche(0, layout.size, 1, (1 << (8 * layout.size)) - 1)
            if layout.niche is not None:
                niche = Niche(0, layout.size, 1, layout.niche.end)
            return Layout(layout.size, layout.align, niche, layout.variants)
        return layout

    # -------------------------------------------------------------- enums

    def _enum(self, info: t.AdtInfo, variants: list[list[Layout]], repr_: _Repr) -> Layout:
        plain = not repr_.fixed_order
        absent = [any(f.uninhabited for f in v) and all(f.size == 0 for f in v) for v in variants]
        present = [i for i, gone in enumerate(absent) if not gone]
        if not variants:
            return Layout(0, 1, uninhabited=True, variants=())
        if plain and len(present) <= 1:
            only = present[0] if present else 0
            struct = self._struct(variants[only], repr_)
            offsets = tuple(
                struct.variants[0]
                if i == only
                else _univariant(v, repr_, False, 0, False).variants[0]
                for i, v in enumerate(variants)
            )
            return Layout(
                struct.size, struct.align, struct.niche, offsets, Single(only), not present
            )
        tagged = self._tagged(info, variants, absent, repr_)
        relative = info.discriminants == tuple(range(len(variants)))
        niched = self._niched(variants, absent, repr_) if plain and relative else None
        if niched is None:
            return tagged
        a = (niched.size, -(niched.niche.available if niched.niche else 0))
        b = (tagged.size, -(tagged.niche.available if tagged.niche else 0))
        return niched if a < b else tagged

    def _niched(
        self, variants: list[list[Layout]], absent: list[bool], repr_: _Repr
    ) -> Layout | None:
        layouts = [self._struct(v, repr_) for v in variants]
        largest = max(range(len(layouts)), key=lambda i: (layouts[i].size, i))
        others = [i for i in range(len(layouts)) if i != largest and not absent[i]]
        niche = layouts[largest].niche
        if not others or niche is None:
            return None
        reserved = niche.reserve(others[-1] - others[0] + 1)
        if reserved is None:
            return None
        align = max(x.align for x in layouts)
        size = _round(layouts[largest].size, align)
        offsets = []
        for i, x in enumerate(layouts):
            shift = 0
            if i != largest and x.size > niche.offset:
                shift = _round(niche.offset + niche.size, x.align)
                if shift + x.size > size:
                    return None
            offsets.append(tuple(o + shift for o in x.variants[0]))
        start, rest = reserved
        encoding = Niched(largest, others[0], others[-1], niche.offset, niche.size, start)
        return Layout(size, align, rest, tuple(offsets), encoding)

    def _tagged(
        self, info: t.AdtInfo, variants: list[list[Layout]], absent: list[bool], repr_: _Repr
    ) -> Layout:
        values = [d for d, gone in zip(info.discriminants, absent, strict=True) if not gone] or [0]
        low, high = min(values), max(values)
        tag = repr_.integer or (4 if repr_.c else _fit(low, high))
        prefix = tag
        if repr_.c and not repr_.integer:
            prefix = max([tag] + [f.align for v in variants for f in v])
        size, align, start_align = tag, max(tag, repr_.align), 256
        structs = []
        for v in variants:
            st = _univariant(v, repr_, False, _round(tag, prefix), False)
            structs.append(st)
            for i in sorted(range(len(v)), key=lambda i: st.variants[0][i]):
                if v[i].size or v[i].align > 1:
                    start_align = min(start_align, v[i].align)
                    break
            size, align = max(size, st.size), max(align, st.align)
        size = _round(size, align)
        wide = tag
        if not repr_.fixed_order:
            wide = max(tag, min(start_align, 8) if start_align < 256 else tag)
        offsets = tuple(
            tuple(wide if o <= tag else o for o in st.variants[0]) if wide > tag else st.variants[0]
            for st in structs
        )
        top = (1 << (8 * wide)) - 1
        niche = Niche(0, wide, low & top, high & top)
        return Layout(size, align, niche if niche.available else None, offsets, Tagged(wide))


def _prim(kind: PrimTy) -> Layout:
    match kind:
        case PrimTy.BOOL:
            return _scalar(1, 0, 1)
        case PrimTy.CHAR:
            return _scalar(4, 0, 0x10FFFF)
        case PrimTy.STR:
            return Layout(0, 1, sized=False)
        case _:
            size = prim_size(kind)
            return Layout(size, size)


def _scalar(size: int, start: int, end: int) -> Layout:
    return Layout(size, size, Niche(0, size, start, end))


def _union(fields: list[Layout], repr_: _Repr) -> Layout:
    align = max([repr_.align] + [f.align for f in fields])
    if repr_.pack is not None:
        align = min(align, repr_.pack)
    size = max([0] + [f.size for f in fields])
    return Layout(_round(size, align), align, None, (tuple(0 for _ in fields),))


def _univariant(
    fields: list[Layout], repr_: _Repr, unsizable: bool, prefix: int, niche_last: bool
) -> Layout:
    """Fields in memory order, then offsets; `prefix` bytes are taken by an enum's tag."""
    order = list(range(len(fields)))
    if not repr_.fixed_order and len(fields) > 1:
        order = _field_order(fields, repr_, unsizable, prefix > 0, niche_last)
    offset, align = prefix, max(repr_.align, 1)
    offsets = [0] * len(fields)
    niche: Niche | None = None
    best = 0
    for i in order:
        f = fields[i]
        f_align = min(f.align, repr_.pack) if repr_.pack else f.align
        align = max(align, f_align)
        offset = _round(offset, f_align)
        offsets[i] = offset
        if f.niche is not None:
            n = f.niche.available
            if n > best or (niche_last and n >= best):
                best, niche = n, f.niche.moved(offset)
        offset += f.size
    uninhabited = any(f.uninhabited for f in fields)
    sized = all(f.sized for f in fields)
    return Layout(
        _round(offset, align) if sized else offset,
        align,
        niche,
        (tuple(offsets),),
        Single(0),
        uninhabited,
        sized,
    )


def _field_order(
    fields: list[Layout], repr_: _Repr, unsizable: bool, prefixed: bool, niche_last: bool
) -> list[int]:
    end = len(fields) - 1 if unsizable else len(fields)
    head = fields[:end]
    max_align = max((f.align for f in head), default=1)
    largest = max((f.niche.available for f in head if f.niche), default=0)

    def group(f: Layout) -> int:
        if repr_.pack is not None:
            return min(f.align, repr_.pack)
        own = _zeros(max(f.align, f.size))
        if largest == 0:
            return own
        if not niche_last:
            return min(_zeros(max_align), own)
        if f.niche is not None and f.niche.available == largest:
            return _zeros(f.align)
        return own

    def key(i: int) -> tuple[int, ...]:
        f = fields[i]
        available = f.niche.available if f.niche else 0
        if prefixed:
            return (group(f), available)
        if niche_last:
            inner = -(f.size - f.niche.size - f.niche.offset) if f.niche else 0
            return (0 if f.size == 0 else 1, -group(f), available, inner)
        inner = f.niche.offset if f.niche else 0
        return (0 if f.size == 0 else 1, -group(f), -available, inner)

    return sorted(range(end), key=key) + list(range(end, len(fields)))


def _zeros(n: int) -> int:
    return (n & -n).bit_length() - 1 if n else 64


def _round(n: int, align: int) -> int:
    return (n + align - 1) & -align


def _fit(low: int, high: int) -> int:
    for size in (1, 2, 4, 8, 16):
        bits = 8 * size
        if low < 0:
            if -(1 << (bits - 1)) <= low and high < 1 << (bits - 1):
                return size
        elif high < 1 << bits:
            return size
    raise AssertionError("discriminant")
