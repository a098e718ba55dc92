"""Natives on pointers, slices, boxes and raw heap memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.types import ty as t
from interp.closed import Unsupported
from interp.codegen.expr import Expr, add, compound, lit, name, times

from .table import Ctx, Result, constant, native

if TYPE_CHECKING:
    from interp.mono import Program

# ------------------------------------------------------------------ pointers


def pointee(c: Ctx, i: int = 0) -> t.Ty:
    """What argument `i` points to (through `NonNull` and other wrappers of one pointer)."""
    return target(c, c.callee.inputs[i])


def target(c: Ctx, ty: t.Ty) -> t.Ty:
    """What the pointer type `ty` points to, through the same wrappers."""
    closed = c.em.program.closed
    while isinstance(ty, t.Adt) and not closed.is_box(ty):
        ty = next(f for f in closed.variant_fields(ty) if c.em.shape(f).count)
    return closed.pointee(ty)


def stride(c: Ctx) -> int:
    return c.em.shape(pointee(c)).count


@native("ptr_null")
def null(c: Ctx) -> Result:
    return [name("None"), lit(0)]


@native("ptr_dangling")
def dangling(c: Ctx) -> Result:
    return [name("DANGLING"), lit(c.em.program.layouts.of(c.ty()).align)]


@native("ptr_read")
def ptr_read(c: Ctx) -> Result:
    ty = pointee(c)
    shape = c.em.shape(ty)
    if shape.bulk:
        base, slot = c.em.repeatable(c.args[0][0], c.args[0][1])
        text = f"{base.text}.d[{slot.plain()}:{slot.plus(shape.count).plain()}]"
        return [compound(text, base, slot, mem=True, atom=True)]
    return c.read(c.args[0], ty, c.callee.name.endswith("unaligned"))


@native("ptr_write")
def ptr_write(c: Ctx) -> Result:
    ty = pointee(c)
    shape = c.em.shape(ty)
    if shape.bulk:
        c.write()
        base, slot = c.em.repeatable(c.args[0][0], c.args[0][1])
        end = slot.plus(shape.count).plain()
        c.line(f"{base.text}.d[{slot.plain()}:{end}] = {c.args[1][0].plain()}")
        return None
    c.store(c.args[0], ty, c.args[1], c.callee.name.endswith("unaligned"))
    return None


@native("ptr_read_unaligned")
def read_unaligned(c: Ctx) -> Result:
    return ptr_read(c)


@native("ptr_write_unaligned")
def write_unaligned(c: Ctx) -> Result:
    return ptr_write(c)


def _copy(c: Ctx, overlapping: bool) -> Result:
    word = "copy_leaves" if overlapping else "copy_apart"
    return c.run(word, [str(stride(c)), c.em.module.element(pointee(c)), c.site])


@native("ptr_copy", site=True)
def copy(c: Ctx) -> Result:
    return _copy(c, True)


@native("ptr_copy_nonoverlapping", site=True)
def copy_nonoverlapping(c: Ctx) -> Result:
    return _copy(c, False)


@native("slice_contract", site=True)
def slice_contract(c: Ctx) -> Result:
    if c.checked:
        unit = c.em.module.element(pointee(c))
        c.line(f"slice_contract({', '.join(e.plain() for e in c.flat())}, {unit}, {c.site})")
    return []


@native("ptr_write_bytes", site=True)
def write_bytes(c: Ctx) -> Result:
    return c.run("write_bytes", [c.em.module.element(pointee(c)), c.site])


def _plain_move(c: Ctx, sign: int) -> Result:
    a, s = c.args[0][:2]
    scaled = times(c.args[1][0], stride(c))
    if sign > 0:
        return [a, add(s, scaled)]
    if scaled.literal is not None:
        return [a, s.plus(-scaled.literal)]
    return [a, compound(f"{s.operand()} - {scaled.operand()}", s, scaled)]


@native("ptr_offset", "ptr_add", "ptr_wrapping_add", "ptr_wrapping_offset")
def ptr_add(c: Ctx) -> Result:
    return _plain_move(c, 1)


@native("ptr_sub", "ptr_wrapping_sub")
def ptr_sub(c: Ctx) -> Result:
    return _plain_move(c, -1)


@native("ptr_offset_from", site=True)
def offset_from(c: Ctx) -> Result:
    return c.run("offset_from", [c.em.module.element(pointee(c)), c.site], pure=True)


@native("ptr_is_null")
def is_null(c: Ctx) -> Result:
    a, s = c.args[0][:2]
    return [compound(f"is_null({a.plain()}, {s.plain()})", a, s, atom=True)]


@native("ptr_addr")
def addr(c: Ctx) -> Result:
    a, s = c.args[0][:2]
    unit = c.em.module.element(pointee(c))
    return [compound(f"address({a.plain()}, {s.plain()}, {unit})", a, s, mem=True, atom=True)]


@native("ptr_is_aligned")
def is_aligned(c: Ctx) -> Result:
    a, s = c.args[0][:2]
    unit = c.em.module.element(pointee(c))
    align = c.em.program.layouts.of(pointee(c)).align
    text = f"address({a.plain()}, {s.plain()}, {unit}) % {align} == 0"
    return [compound(text, a, s, mem=True)]


@native("ptr_eq", "ptr_addr_eq")
def ptr_eq(c: Ctx) -> Result:
    a, b = c.args
    unit = c.em.module.element(pointee(c))
    args = ", ".join(e.plain() for e in [*a[:2], *b[:2]])
    text = f"ptr_cmp({args}, {unit}) == 0"
    if len(a) == 3 and len(b) == 3 and c.callee.name == "ptr_eq":
        text += f" and {a[2].operand()} == {b[2].operand()}"
    return [compound(text, *a, *b, mem=True)]


# ------------------------------------------------------------------ slices


@native("slice_from_raw_parts")
def from_raw_parts(c: Ctx) -> Result:
    return [*c.args[0], c.args[1][0]]


@native("slice_len", "str_len")
def slice_len(c: Ctx) -> Result:
    return [c.args[0][2]]


@native("slice_as_ptr")
def as_ptr(c: Ctx) -> Result:
    return c.args[0][:2]


@native("str_as_bytes", "str_from_utf8_unchecked")
def same_leaves(c: Ctx) -> Result:
    return c.args[0]


@native("slice_get_unchecked")
def get_unchecked(c: Ctx) -> Result:
    a, s, _ = c.args[0]
    return [a, add(s, times(c.args[1][0], c.count()))]


@native("slice_range")
def slice_range(c: Ctx) -> Result:
    a, s, _ = c.args[0]
    start, end = c.args[1][0], c.args[2][0]
    return [a, add(s, times(start, c.count())), minus(end, start)]


@native("str_slice")
def str_slice(c: Ctx) -> Result:
    a, s, _ = c.args[0]
    start, end = c.args[1][0], c.args[2][0]
    return [a, add(s, start), minus(end, start)]


def minus(a: Expr, b: Expr) -> Expr:
    if b.literal is not None:
        return a.plus(-b.literal)
    return compound(f"{a.operand()} - {b.operand()}", a, b)


@native("slice_swap")
def swap(c: Ctx) -> Result:
    a, s, _ = c.args[0]
    i, j = c.args[1][0], c.args[2][0]
    k = c.count()
    if k == 0:
        return []
    if k > 1:
        return c.run("slice_swap_wide", [str(k)])
    held = c.em.temp()
    x, y = c.em.held(add(s, i)), c.em.held(add(s, j))
    c.write()
    c.line(f"{held} = {a.operand()}.d")
    left, right = f"{held}[{x.plain()}]", f"{held}[{y.plain()}]"
    c.line(f"{left}, {right} = {right}, {left}")
    return []


def _slice_op(native_name: str, function: str) -> None:
    @native(native_name)
    def emit(c: Ctx) -> Result:
        return c.run(function, [str(c.count())])


_slice_op("slice_reverse", "slice_reverse")
_slice_op("slice_rotate_left", "slice_rotate")
_slice_op("slice_copy", "slice_copy")
_slice_op("slice_permute", "slice_permute")


@native("slice_eq_scalars")
def eq_scalars(c: Ctx) -> Result:
    return c.run("slice_eq", [str(c.count())], pure=True, reads=True)


@constant("is_scalar")
def is_scalar(_: Program, types: list[t.Ty]) -> bool:
    ty = types[0]
    return isinstance(ty, t.Prim) and ty.kind not in t.FLOATS and ty != t.STR


@constant("is_copy")
def is_copy(program: Program, types: list[t.Ty]) -> bool:
    return program.tcx.facts.is_copy(types[0], None)


# ------------------------------------------------------------------ boxes, heap blocks


def new_block(c: Ctx, value: list[Expr]) -> Expr:
    """A heap block holding the value of type argument 0."""
    if c.em.shape(c.ty()).bulk:
        leaves = value[0].plain()
        if leaves.endswith(".d"):
            leaves = f"{leaves}"
    else:
        leaves = f"[{', '.join(e.plain() for e in value)}]"
    if c.em.program.layouts.of(c.ty()).size == 0:
        return compound(f"Block({leaves}, {c.unit()}, 1, {c.site})", *value, atom=True)
    return compound(f"new_block({leaves}, {c.unit()}, {c.site})", *value, atom=True)


@native("box_new", "heap_new", site=True)
def box_new(c: Ctx) -> Result:
    e = new_block(c, c.args[0])
    temp = c.em.temp()
    c.write()
    c.line(f"{temp} = {e.plain()}")
    return [name(temp), lit(0)]


@native("box_free", "heap_free", site=True)
def box_free(c: Ctx) -> Result:
    a, s = c.args[0][:2]
    c.write()
    if c.checked:
        c.line(f"free_checked({a.plain()}, {s.plain()}, {free_size(c)}, {c.site})")
    else:
        c.line(f"free_block({a.plain()})")
    return []


def free_size(c: Ctx) -> str:
    ty = pointee(c)
    if c.em.program.closed.is_sized(ty):
        return str(c.em.program.layouts.of(ty).size)
    return "-1"


@native("box_into_raw")
def into_raw(c: Ctx) -> Result:
    return c.args[0]


@native("box_from_raw")
def from_raw(c: Ctx) -> Result:
    return c.args[0]


@native("forget", "mark_lost", site=True)
def forget(c: Ctx) -> Result:
    if c.callee.cause:
        held = [e for e in c.flat() if e.literal is None]
        if any(c.em.shape(ty).bulk for ty in c.callee.inputs):
            c.line(f"mark_lost({held[0].plain()}, {c.callee.cause!r}, {c.site})")
        elif held:
            leaves = "".join(f"{e.plain()}, " for e in held)
            c.line(f"mark_lost(({leaves}), {c.callee.cause!r}, {c.site})")
    return []


@native("rc_slice_from", site=True)
def rc_slice(c: Ctx) -> Result:
    return c.run("rc_slice", [str(c.count()), c.unit(), "0", c.site])


@native("rc_str_from", site=True)
def rc_str(c: Ctx) -> Result:
    return c.run("rc_slice", ["1", c.em.module.element(t.U8), "1", c.site])


@native("rc_copy", site=True)
def rc_copy(c: Ctx) -> Result:
    ty = pointee(c)
    if ty == t.STR:
        return c.run("rc_slice", ["1", c.em.module.element(t.U8), "1", c.site])
    if isinstance(ty, t.Slice):
        count = c.em.shape(ty.element).count
        return c.run("rc_slice", [str(count), c.em.module.element(ty.element), "0", c.site])
    if isinstance(ty, t.Dynamic):
        return c.run("rc_of_dyn", [c.site])
    if not c.em.program.closed.is_sized(ty):
        raise Unsupported("a counted pointer made of a box of this type")
    block = target(c, c.callee.output)
    return c.run("rc_of", [str(c.em.shape(ty).count), c.em.module.element(block), c.site])


@native("rc_move", site=True)
def rc_move(c: Ctx) -> Result:
    return c.run("rc_move", [c.site])


@native("rc_from_raw")
def rc_from_raw(c: Ctx) -> Result:
    a, s = c.args[0][:2]
    return [a, s.plus(-2), *c.args[0][2:]]


def _raw(native_name: str, function: str) -> None:
    @native(native_name, site=True)
    def emit(c: Ctx) -> Result:
        return c.run(function, [c.site])


for _word in ("raw_alloc", "raw_alloc_zeroed", "raw_dealloc", "raw_realloc"):
    _raw(_word, _word)


# ------------------------------------------------------------------ types


@constant("size_of")
def size_of(program: Program, types: list[t.Ty]) -> int:
    return program.layouts.of(types[0]).size


@constant("align_of")
def align_of(program: Program, types: list[t.Ty]) -> int:
    return program.layouts.of(types[0]).align


@native("size_of_val")
def size_of_val(c: Ctx) -> Result:
    return [of_value(c, size=True)]


@native("align_of_val")
def align_of_val(c: Ctx) -> Result:
    return [of_value(c, size=False)]


def of_value(c: Ctx, size: bool) -> Expr:
    ty = c.ty()
    closed = c.em.program.closed
    layout = c.em.program.layouts.of(ty)
    if closed.is_sized(ty):
        return lit(layout.size if size else layout.align)
    tail = closed.tail(ty)
    meta = c.args[0][2]
    if isinstance(tail, t.Dynamic):
        word = "size" if size else "align"
        return compound(
            f"{meta.operand()}.{word}_after({layout.size}, {layout.align})", meta, atom=True
        )
    if not size:
        return lit(layout.align)
    unit = 1 if tail == t.STR else c.em.program.layouts.of(_element(tail)).size
    total = times(meta, unit).plus(layout.size)
    if layout.size % max(unit, 1) == 0 and unit % layout.align == 0:
        return total
    return compound(f"({total.operand()} + {layout.align - 1}) & -{layout.align}", meta)


def _element(ty: t.Ty) -> t.Ty:
    if not isinstance(ty, t.Slice):
        raise Unsupported("the size of this value")
    return ty.element


@constant("needs_drop")
def needs_drop(program: Program, types: list[t.Ty]) -> bool:
    return program.closed.needs_drop(types[0])


@constant("zero_is_valid")
def zero_is_valid(program: Program, types: list[t.Ty]) -> bool:
    from interp.validity import admits_fill

    return admits_fill(program, types[0], 0)


@constant("ones_are_valid")
def ones_are_valid(program: Program, types: list[t.Ty]) -> bool:
    from interp.validity import admits_fill

    return admits_fill(program, types[0], 1)


@constant("is_inhabited")
def is_inhabited(program: Program, types: list[t.Ty]) -> bool:
    return not program.layouts.of(types[0]).uninhabited


@native("transmute")
def transmute(c: Ctx) -> Result:
    source, target = c.callee.inputs[0], c.callee.output
    if c.em.shape(source).bulk or c.em.shape(target).bulk:
        if c.em.module.same_slots(source, target):
            return c.args[0]
        raise Unsupported("transmuting a large value")
    return c.em.rvalues.transmute(c.args[0], source, target, c.call.site)


@native("discriminant_value")
def discriminant_value(c: Ctx) -> Result:
    from interp.codegen.emit import Loc

    ty = c.em.program.closed.pointee(c.callee.inputs[0])
    loc = Loc(ty, c.args[0][1], alloc=c.args[0][0], derefs=True)
    return [c.em.rvalues.discriminant(loc, c.call.site)]


@native("zeroed")
def zeroed(c: Ctx) -> Result:
    return c.run("zeroed", [c.em.module.element(c.callee.output)])
