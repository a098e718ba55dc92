"""Natives of hash maps: an index beside the buffer of entries (`interp.memory.index`).

A key is *plain* when two keys are equal exactly if their bytes are: integers, `bool`, `char`, text,
and references to and tuples of these. Plain keys are looked up as Python values; the hash that the
program would compute is not needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem
from checker.types import ty as t
from interp.codegen.expr import Expr, compound, name

from .buffers import buffer, held
from .table import Ctx, Result, constant, native

if TYPE_CHECKING:
    from interp.mono import Program


def is_plain(program: Program, ty: t.Ty) -> bool:
    match ty:
        case t.Prim(kind):
            return kind not in t.FLOATS
        case t.Ref(_, pointee, _):
            return is_plain(program, pointee)
        case t.Tuple(elements):
            return all(is_plain(program, e) for e in elements)
        case t.Adt(def_, _):
            return def_ is program.tcx.lang(LangItem.STRING)
        case _:
            return False


def is_ordered(program: Program, ty: t.Ty) -> bool:
    """Whether keys of this plain type are found without reading through other references."""
    match ty:
        case t.Ref(_, pointee, _):
            return pointee == t.STR
        case t.Tuple(elements):
            return len(elements) > 0 and all(is_ordered(program, e) for e in elements)
        case _:
            return is_plain(program, ty)


def key_at(c: Ctx, pointer: list[Expr], ty: t.Ty) -> str:
    """The Python value of the plain key that `pointer` points to."""
    if ty == t.STR:
        return f"data({', '.join(e.plain() for e in pointer)})"
    return key_of(c, c.read(pointer, ty), ty)


def key_of(c: Ctx, leaves: list[Expr], ty: t.Ty) -> str:
    """The Python value of the plain key with these leaves."""
    match ty:
        case t.Prim():
            return leaves[0].plain()
        case t.Ref(_, pointee, _):
            return key_at(c, leaves, pointee)
        case t.Tuple(elements):
            parts, at = [], 0
            for element in elements:
                n = c.em.shape(element).count
                parts.append(key_of(c, leaves[at : at + n], element))
                at += n
            return f"({', '.join(parts)},)" if parts else "()"
        case _:
            return f"bytes({leaves[0].operand()}.d)"


def entry_width(c: Ctx) -> int:
    return c.count(0) + c.count(1)


@constant("is_plain_key")
def is_plain_key(program: Program, types: list[t.Ty]) -> bool:
    return is_plain(program, types[0])


@native("map_find")
def find(c: Ctx) -> Result:
    if not is_plain(c.em.program, c.ty(2)):
        return [name("USIZE_MAX")]
    b = buffer(c)
    key = key_at(c, c.args[1], c.ty(2))
    return [compound(f"map_find({b.plain()}, {key})", b, *c.args[1], mem=True, atom=True)]


@native("map_candidate")
def candidate(c: Ctx) -> Result:
    b = buffer(c)
    rest = [*c.args[1], *c.args[2]]
    text = f"map_candidate({b.plain()}, {', '.join(e.plain() for e in rest)})"
    return [compound(text, b, *rest, mem=True, atom=True)]


@native("map_push", site=True)
def push(c: Ctx) -> Result:
    b = held(c, buffer(c))
    hash_, key, value = c.args[1][0], c.args[2], c.args[3]
    c.write()
    plain = is_plain(c.em.program, c.ty(0))
    shown = key_of(c, key, c.ty(0)) if plain else hash_.plain()
    parts = [*_spread(c, 0, key), *_spread(c, 1, value)]
    k = entry_width(c)
    leaves = "".join(p + ", " for p in parts)
    c.em.assign_call(c.call, f"map_push({b}, {shown}, {plain}, ({leaves}), {k}, {c.site})")
    return None


def _spread(c: Ctx, i: int, leaves: list[Expr]) -> list[str]:
    if c.em.shape(c.ty(i)).bulk:
        return [f"*{leaves[0].operand()}"]
    return [e.plain() for e in leaves]


@native("map_take")
def take(c: Ctx) -> Result:
    b = held(c, buffer(c))
    c.write()
    return c.run("map_take", [str(entry_width(c))], args=[name(b), c.args[1][0]])


@native("map_reset")
def reset(c: Ctx) -> Result:
    b = held(c, buffer(c))
    c.line(f"map_reset({b})")
    return None


@native("map_copy_index")
def copy_index(c: Ctx) -> Result:
    b, other = held(c, buffer(c)), held(c, buffer(c, 1))
    c.line(f"map_copy_index({b}, {other})")
    return None


def _room(native_name: str) -> None:
    @native(native_name, site=True)
    def emit(c: Ctx) -> Result:
        b = held(c, buffer(c))
        c.line(f"{native_name}({b}, {c.args[1][0].plain()}, {max(entry_width(c), 1)}, {c.site})")
        return None


_room("map_reserve")
_room("map_shrink")


@constant("is_sorted_key")
def is_sorted_key(program: Program, types: list[t.Ty]) -> bool:
    return is_ordered(program, types[0]) and is_plain(program, types[1])


@native("sorted_find")
def sorted_find(c: Ctx) -> Result:
    key_type = c.ty(0)
    if not is_ordered(c.em.program, key_type) or not is_plain(c.em.program, c.ty(2)):
        return [name("USIZE_MAX")]
    b, greater = buffer(c), c.args[2][0]
    key = key_at(c, c.args[1], c.ty(2))
    leaves = [name(f"d[i + {j}]" if j else "d[i]") for j in range(c.count(0))]
    shown = key_of(c, leaves, key_type)
    rest = f"{greater.plain()}, {entry_width(c)}, lambda d, i: {shown}"
    text = f"sorted_find({b.plain()}, {key}, {rest})"
    return [compound(text, b, *c.args[1], greater, mem=True, atom=True)]
