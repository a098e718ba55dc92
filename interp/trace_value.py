"""Values as the trace shows them: close to `{:?}`, made from leaves without running user code.

A value is shown by its closed type: structs and enums by name, the library's containers by what
they hold, references as `&name` of the variable they lead to, owning pointers with the number of
their heap block. Long and deep values are cut with `..`. On the way the renderer collects which
heap blocks the value owns. Memory that is gone or was never written is shown as `?`: a trace must
not fail on a value that the program itself would not look at.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from checker.context import LangItem
from checker.names.defs import PrimTy
from checker.types import ty as t
from grammar.record import define, field

from . import characters, texts
from .memory.heap import Allocation, Block
from .mono import Program
from .shape import EnumForm
from .type_names import type_name

ITEMS = 8
TEXT = 40
DEPTH = 4


@define(eq=False)
class Renderer:
    """`number_of` gives a block's number (None outside the heap), `name_of` the path of the
    variable whose storage an allocation is."""

    program: Program
    number_of: Callable[[Any], int | None]
    name_of: Callable[[Any, Any, t.Ty], str | None]
    owned: list[Any] = field(factory=list)
    seen: list[int] = field(factory=list)

    def value(self, ty: t.Ty, d: Any, at: int = 0) -> str:
        """The value of type `ty` at leaf `at` of `d`; what it owns is in `owned` afterwards."""
        self.owned = []
        self.seen = []
        return self.show(ty, d, at, 0)

    def show(self, ty: t.Ty, d: Any, at: int, depth: int) -> str:
        try:
            return self._show(ty, d, at, depth)
        except (TypeError, IndexError, AttributeError, KeyError, ValueError, OverflowError):
            return "?"

    def _show(self, ty: t.Ty, d: Any, at: int, depth: int) -> str:
        if depth > DEPTH:
            return ".."
        match ty:
            case t.Prim(kind):
                return _scalar(kind, d[at])
            case t.Tuple(elements):
                shown = self.fields(ty, 0, d, at, depth)
                return f"({shown[0]},)" if len(elements) == 1 else f"({', '.join(shown)})"
            case t.Array(element, length):
                n = self.program.closed.length(length)
                return self.sequence(element, d, at, n, depth)
            case t.Ref(_, pointee, mutable):
                return self.reference(pointee, mutable, d, at, depth)
            case t.RawPtr():
                return self.pointer(ty, d, at)
            case t.Adt():
                return self.adt(ty, d, at, depth)
            case t.Closure():
                return "closure"
            case t.FnDef(def_):
                return def_.name
            case t.FnPtr():
                return "fn"
            case _:
                return ".."

    def fields(self, ty: t.Ty, variant: int, d: Any, at: int, depth: int) -> list[str]:
        shape = self.program.shapes.of(ty)
        types = self.program.closed.variant_fields(ty, variant)
        starts = shape.starts[variant]
        return [self.show(f, d, at + s, depth + 1) for f, s in zip(types, starts, strict=True)]

    def sequence(self, element: t.Ty, d: Any, at: int, n: int, depth: int) -> str:
        k = self.program.shapes.count(element)
        few = n if n <= ITEMS else ITEMS - 2
        shown = [self.show(element, d, at + i * k, depth + 1) for i in range(few)]
        if n > ITEMS:
            shown.append(f"({n - ITEMS + 1} more)")
            shown.append(self.show(element, d, at + (n - 1) * k, depth + 1))
        return f"[{', '.join(shown)}]"

    # -------------------------------------------------------------- pointers

    def reference(self, pointee: t.Ty, mutable: bool, d: Any, at: int, depth: int) -> str:
        """`&name` where the place has a name; text and slices by what they show."""
        a, slot = d[at], d[at + 1]
        sign = "&mut " if mutable else "&"
        if pointee == t.STR:
            return _text(a.d[slot : slot + d[at + 2]])
        if isinstance(pointee, t.Slice):
            return sign + self.sequence(pointee.element, a.d, slot, d[at + 2], depth)
        name = self.name_of(a, slot, pointee)
        if name is not None:
            return sign + name
        if isinstance(pointee, t.Dynamic):
            return sign + type_name(self.program.tcx, d[at + 2].t.ty)
        return sign + self.aside(lambda: self.show(pointee, a.d, slot, depth + 1))

    def aside(self, show: Callable[[], str]) -> str:
        """What is behind a reference is not owned."""
        owned = self.owned
        self.owned = []
        try:
            return show()
        finally:
            self.owned = owned

    def pointer(self, ty: t.RawPtr, d: Any, at: int) -> str:
        a = d[at]
        if a is None:
            return "null"
        name = self.name_of(a, d[at + 1], ty.pointee)
        number = self.number_of(a)
        word = "*mut" if ty.mutable else "*const"
        if number is not None:
            return f"{word} #{number}"
        return f"{word} {name or '?'}"

    def boxed(self, pointee: t.Ty, d: Any, at: int, depth: int) -> str:
        a = d[at]
        number = self.own(a)
        shown = self.behind(pointee, d, at, depth)
        return f"Box({number}{shown})"

    def behind(self, pointee: t.Ty, d: Any, at: int, depth: int) -> str:
        a = d[at]
        slot = d[at + 1]
        if pointee == t.STR:
            return _text(a.d[slot : slot + d[at + 2]])
        if isinstance(pointee, t.Slice):
            return self.sequence(pointee.element, a.d, slot, d[at + 2], depth)
        if isinstance(pointee, t.Dynamic):
            return self.show(d[at + 2].t.ty, a.d, slot, depth + 1)
        return self.show(pointee, a.d, slot, depth + 1)

    def own(self, a: Any) -> str:
        if isinstance(a, Allocation):
            self.owned.append(a)
        number = self.number_of(a)
        return "" if number is None else f"#{number} "

    def counted(self, word: str, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        """`Rc(#1 value, 2 strong)`: a block is strong count, weak count, value."""
        a = d[at]
        number = self.own(a).strip()
        strong = a.d[0]
        if id(a) in self.seen:
            return f"{word}({number}, {strong} strong)"
        self.seen.append(id(a))
        inner = ty.args[0]
        assert isinstance(inner, t.TY_CLASSES)
        shown = ".."
        if self.program.closed.is_sized(inner):
            shown = self.show(inner, a.d, 2, depth + 1)
        self.seen.pop()
        return f"{word}({number} {shown}, {strong} strong)"

    def weak(self, d: Any, at: int) -> str:
        a = d[at]
        number = self.number_of(a) if isinstance(a, Block) else None
        return "Weak()" if number is None else f"Weak(#{number})"

    # -------------------------------------------------------------- structs and enums

    def adt(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        program = self.program
        info = program.tcx.adt(ty.def_)
        if ty.def_.is_library:
            special = self.library(ty, d, at, depth)
            if special is not None:
                return special
        match info.kind:
            case t.AdtKind.UNION:
                return f"{ty.def_.name} {{ .. }}"
            case t.AdtKind.STRUCT:
                variant = 0
            case t.AdtKind.ENUM:
                variant = self.variant(ty, d, at)
        chosen = info.variants[variant]
        name = ty.def_.name if info.kind is t.AdtKind.STRUCT else chosen.name
        if not chosen.fields:
            return name
        shown = self.fields(ty, variant, d, at, depth)
        if chosen.fields[0].name.isdigit():
            return f"{name}({', '.join(shown)})"
        pairs = [f"{f.name}: {x}" for f, x in zip(chosen.fields, shown, strict=True)]
        return f"{name} {{ {', '.join(pairs)} }}"

    def variant(self, ty: t.Adt, d: Any, at: int) -> int:
        code = self.program.shapes.of(ty).code
        assert code is not None
        match code.form:
            case EnumForm.NICHE:
                return code.empty if d[at + code.slot] is None else code.full
            case EnumForm.TAGGED:
                return self.program.tcx.adt(ty.def_).discriminants.index(d[at])
            case _:
                return 0

    def library(self, ty: t.Adt, d: Any, at: int, depth: int) -> str | None:
        """Types of the library that do not look like what they are made of."""
        tcx = self.program.tcx
        for item, show in _LANGUAGE.items():
            if tcx.is_lang(ty.def_, item):
                return show(self, ty, d, at, depth)
        found = _LIBRARY.get(ty.def_.path())
        if found is not None:
            return found(self, ty, d, at, depth)
        if self.program.closed.adt_kind(ty) is t.AdtKind.ENUM:
            return None
        return f"{ty.def_.name} {{ .. }}" if self.program.shapes.count(ty) else ty.def_.name

    def string(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        self.own(d[at])
        return _text(d[at].d)

    def vec(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        b = d[at]
        self.own(b)
        element = ty.args[0]
        assert isinstance(element, t.TY_CLASSES)
        n = len(b.d) // max(self.program.shapes.count(element), 1)
        return self.sequence(element, b.d, 0, n, depth)

    def map(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        b = d[at]
        self.own(b)
        key, value = ty.args[0], ty.args[1]
        assert isinstance(key, t.TY_CLASSES)
        assert isinstance(value, t.TY_CLASSES)
        k, v = self.program.shapes.count(key), self.program.shapes.count(value)
        n = len(b.d) // max(k + v, 1)
        shown = []
        for i in range(min(n, ITEMS)):
            start = i * (k + v)
            left = self.show(key, b.d, start, depth + 1)
            shown.append(f"{left}: {self.show(value, b.d, start + k, depth + 1)}")
        if n > ITEMS:
            shown.append(f"({n - ITEMS} more)")
        return f"{{{', '.join(shown)}}}"

    def set(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        b = d[at]
        self.own(b)
        key = ty.args[0]
        assert isinstance(key, t.TY_CLASSES)
        k = max(self.program.shapes.count(key), 1)
        shown = [self.show(key, b.d, i * k, depth + 1) for i in range(min(len(b.d) // k, ITEMS))]
        return f"{{{', '.join(shown)}}}"

    def box(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        return self.boxed(self.program.closed.pointee(ty), d, at, depth)

    def rc(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        return self.counted(ty.def_.name, ty, d, at, depth)

    def weak_pointer(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        return self.weak(d, at)

    def transparent(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        """A wrapper of one value."""
        fields = self.fields(ty, 0, d, at, depth - 1)
        return fields[-1]

    def named(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        inner = self.fields(ty, 0, d, at, depth)[-1]
        return f"{ty.def_.name}({inner})"

    def range(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        return "..".join(self.fields(ty, 0, d, at, depth)[:2])

    def guard(self, ty: t.Adt, d: Any, at: int, depth: int) -> str:
        return f"{ty.def_.name}({self.fields(ty, 0, d, at, depth)[0]})"


_Show = Callable[[Renderer, t.Adt, Any, int, int], str]
_LANGUAGE: dict[LangItem, _Show] = {
    LangItem.STRING: Renderer.string,
    LangItem.OWNED_BOX: Renderer.box,
    LangItem.RC: Renderer.rc,
    LangItem.ARC: Renderer.rc,
    LangItem.RC_WEAK: Renderer.weak_pointer,
    LangItem.UNSAFE_CELL: Renderer.transparent,
    LangItem.MANUALLY_DROP: Renderer.named,
    LangItem.RANGE: Renderer.range,
}
_LIBRARY: dict[str, _Show] = {
    "vec::Vec": Renderer.vec,
    "collections::hash_map::HashMap": Renderer.map,
    "collections::hash_set::HashSet": Renderer.set,
    "cell::Cell": Renderer.named,
    "cell::RefCell": Renderer.named,
    "cell::OnceCell": Renderer.named,
    "cell::Ref": Renderer.guard,
    "cell::RefMut": Renderer.guard,
    "num::Wrapping": Renderer.named,
    "cmp::Reverse": Renderer.named,
}


def _scalar(kind: PrimTy, leaf: Any) -> str:
    match kind:
        case PrimTy.BOOL:
            return "true" if leaf else "false"
        case PrimTy.CHAR:
            return characters.char_debug(leaf)
        case PrimTy.F32 | PrimTy.F64:
            return _float(leaf, kind is PrimTy.F32)
        case _:
            return str(int(leaf))


def _float(value: float, single: bool) -> str:
    sign = "-" if math.copysign(1, value) < 0 and value == value else ""
    return sign + texts.float_text(float(value), single, texts.SHORTEST, 1)


def _text(data: Any) -> str:
    text = bytes(data).decode("utf-8", "replace")
    if len(text) > TEXT:
        return characters.str_debug(text[:TEXT])[:-1] + '.."'
    return characters.str_debug(text)
