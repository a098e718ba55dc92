"""Natives of `RawBuf<T>`: one leaf, a `Buffer`, whose `d` holds exactly the initialised elements.

A `RawBuf` is reached by reference. In a checked program a buffer that moves when it grows becomes a
new `Buffer`, so that old pointers into it are stale; else the object stays and only its capacity
changes. Elements without leaves are counted as one placeholder each.
"""

from __future__ import annotations

from interp.codegen import lir
from interp.codegen.expr import Expr, add, compound, lit, name, times
from interp.memory.heap import Allocation

from .table import Ctx, Emit, Result, native


def buffer(c: Ctx, i: int = 0) -> Expr:
    """The buffer that argument `i` (a reference to a `RawBuf`) leads to."""
    op = c.call.args[i]
    if isinstance(op, lir.RefTo):
        leaf = c.em.read(c.em.place(op.place, c.call.site), 1, c.call.site)[0]
    else:
        raw = c.em.program.closed.pointee(c.callee.inputs[i])
        leaf = c.read(c.args[i], raw)[0]
    if c.checked:
        leaf = c.em.held(leaf)
        ends = c.callee.name == "buf_dealloc" or c.em.module.is_drop_method(c.em.fn.instance)
        freeing = ", True" if ends else ""
        c.line(f"chk_buf({leaf.text}, {c.site}{freeing})")
    return leaf


def held(c: Ctx, e: Expr) -> str:
    return c.em.held(e).text


def width(c: Ctx) -> int:
    return max(c.count(), 1)


def slots(c: Ctx) -> int:
    """Leaves of an element, as pointers into the buffer count them."""
    return c.count()


def empty(c: Ctx) -> str:
    return "bytearray()" if c.em.module.globals[c.unit()].bytes_only else "[]"


@native("buf_new", site=True)
def buf_new(c: Ctx) -> Result:
    n = (1 << 64) - 1 if c.count() == 0 else 0
    return [compound(f"Buffer({empty(c)}, {c.unit()}, {n}, {c.site})", atom=True)]


@native("buf_with_capacity", site=True)
def with_capacity(c: Ctx) -> Result:
    return c.run("buf_with_capacity", [c.unit(), c.site])


@native("buf_len")
def buf_len(c: Ctx) -> Result:
    b = buffer(c)
    text = f"len({b.operand()}.d)"
    k = width(c)
    return [compound(text if k == 1 else f"{text}//{k}", b, mem=True, atom=k == 1)]


@native("buf_capacity")
def capacity(c: Ctx) -> Result:
    b = buffer(c)
    return [compound(f"{b.operand()}.n", b, mem=True, atom=True)]


@native("buf_ptr")
def ptr(c: Ctx) -> Result:
    return [buffer(c), lit(0)]


@native("buf_slice")
def slice_(c: Ctx) -> Result:
    b = c.em.held(buffer(c))
    k = width(c)
    text = f"len({b.text}.d)"
    return [b, lit(0), compound(text if k == 1 else f"{text}//{k}", b, mem=True, atom=k == 1)]


def _grown(c: Ctx, b: str) -> None:
    """After elements were added to `b`: grows as `Vec` does."""
    k = width(c)
    if c.count() == 0:
        return
    limit = f"{b}.n" if k == 1 else f"{b}.n*{k}"
    if c.checked:
        a, s = c.em.repeatable(*c.args[0][:2])
        c.line(f"if len({b}.d) > {limit}: {a.text}.d[{s.plain()}] = buf_moved({b}, {k}, {c.site})")
    else:
        c.line(f"if len({b}.d) > {limit}: buf_grow({b}, {k}, {c.site})")


@native("buf_push", site=True)
def push(c: Ctx) -> Result:
    b = held(c, buffer(c))
    c.write()
    value = c.args[1]
    if c.em.shape(c.ty()).bulk:
        c.line(f"{b}.d.extend({value[0].plain()})")
    elif len(value) == 1:
        c.line(f"{b}.d.append({value[0].plain()})")
    elif not value:
        c.line(f"{b}.d.append(None)")
    else:
        c.line(f"{b}.d.extend(({', '.join(e.plain() for e in value)}))")
    if c.em.module.has_counted(c.ty()):
        k = c.count()
        c.line(f"stored({b}, len({b}.d)-{k}, {k}, {c.site})")
    _grown(c, b)
    return None


@native("buf_pop")
def pop(c: Ctx) -> Result:
    b = held(c, buffer(c))
    k = c.count()
    if k <= 1:
        c.em.assign_call(c.call, f"{b}.d.pop()")
        return None
    return c.run("buf_pop_wide", [str(k)], args=[name(b)])


@native("buf_insert", site=True)
def insert(c: Ctx) -> Result:
    b = held(c, buffer(c))
    i, value = c.args[1][0], c.args[2]
    c.write()
    if len(value) == 1 and not c.em.shape(c.ty()).bulk:
        c.line(f"{b}.d.insert({i.plain()}, {value[0].plain()})")
    elif not value:
        c.line(f"{b}.d.append(None)")
    else:
        k = c.count()
        items = (
            value[0].plain()
            if c.em.shape(c.ty()).bulk
            else (f"({', '.join(e.plain() for e in value)})")
        )
        at = f"{i.operand()}*{k}"
        c.line(f"{b}.d[{at}:{at}] = {items}")
    _grown(c, b)
    return None


@native("buf_remove")
def remove(c: Ctx) -> Result:
    b = held(c, buffer(c))
    k = c.count()
    if k == 0:
        c.line(f"{b}.d.pop()")
        return None
    if k == 1:
        c.em.assign_call(c.call, f"{b}.d.pop({c.args[1][0].plain()})")
        return None
    return c.run("buf_remove_wide", [str(k)], args=[name(b), c.args[1][0]])


def _on_buffer(native_name: str, function: str, site: bool = False, moves: bool = False) -> Emit:
    """A native that is a run-time function on the buffer, the other arguments, and the width."""

    @native(native_name, site=site)
    def emit(c: Ctx) -> Result:
        b = name(held(c, buffer(c)))
        rest = [e for a in c.args[1:] for e in a]
        extra = [str(width(c))] + ([c.site] if site else [])
        if moves and c.checked:
            a, s = c.em.repeatable(*c.args[0][:2])
            extra.append(f"({a.text}, {s.plain()})")
        return c.run(function, extra, args=[b, *rest])

    return emit


_on_buffer("buf_set_len", "buf_set_len", site=True)
_on_buffer("buf_reserve", "buf_reserve", site=True, moves=True)
_on_buffer("buf_reserve_exact", "buf_reserve_exact", site=True, moves=True)
_on_buffer("buf_shrink", "buf_shrink", site=True, moves=True)
_on_buffer("buf_extract", "buf_extract", site=True)
_on_buffer("buf_detach", "buf_detach")
_on_buffer("buf_dealloc", "buf_dealloc", site=True)
_on_buffer("stdin_read_line", "stdin_read_line", site=True)
_on_buffer("stdin_read_all", "stdin_read_all", site=True)
_on_buffer("sys_read", "sys_read", site=True)
_on_buffer("sys_text", "sys_text", site=True)
_on_buffer("env_get", "env_get", site=True)


LITERAL = 64
"""Constant text up to this length is written into the code."""


def _extended(c: Ctx, b: str, items: str, from_list: bool = False) -> None:
    """Appends a sequence of leaves, then makes room for what has been appended: the capacity is
    that of reserving first. `from_list` when bytes may come from a list."""
    c.write()
    d = c.em.temp()
    c.line(f"{d} = {b}.d")
    c.line(f"{d}.extend({items})" if from_list else f"{d} += {items}")
    k = width(c)
    c.line(f"if len({d}) > {b}.n{f'*{k}' if k > 1 else ''}: buf_grow({b}, {k}, {c.site})")


def _literal_bytes(c: Ctx, a: Expr, s: Expr, n: Expr) -> bytes | None:
    """The elements of a slice of constant text."""
    if s.literal is None or n.literal is None or n.literal > LITERAL:
        return None
    source = c.em.module.globals.get(a.text)
    if not isinstance(source, Allocation) or not isinstance(source.d, bytes):
        return None
    return source.d[s.literal : s.literal + n.literal]


_extend_call = _on_buffer("buf_extend", "buf_extend", site=True, moves=True)
_push_char_call = _on_buffer("buf_push_char", "buf_push_char", site=True, moves=True)


@native("buf_extend", site=True)
def extend(c: Ctx) -> Result:
    if c.checked or c.count() == 0:
        return _extend_call(c)
    b = held(c, buffer(c))
    a, s, n = c.args[1]
    data = _literal_bytes(c, a, s, n)
    if data is not None:
        _extended(c, b, repr(data))
    else:
        a, s = c.em.repeatable(a, s)
        end = add(s, times(n, width(c)))
        bytes_only = c.em.module.globals[c.unit()].bytes_only
        _extended(c, b, f"{a.text}.d[{s.plain()}:{end.plain()}]", from_list=bytes_only)
    return None


@native("buf_push_char", site=True)
def push_char(c: Ctx) -> Result:
    if c.checked:
        return _push_char_call(c)
    b = held(c, buffer(c))
    value = c.args[1][0]
    if value.literal is not None:
        _extended(c, b, repr(chr(value.literal).encode("utf-8", "surrogatepass")))
    else:
        _extended(c, b, f"char_bytes({value.plain()})")
    return None


@native("buf_fill", site=True)
def fill(c: Ctx) -> Result:
    b = held(c, buffer(c))
    n, value = c.args[1][0], c.args[2]
    c.write()
    if c.em.shape(c.ty()).bulk:
        c.line(f"{b}.d += list({value[0].plain()})*{n.operand()}")
    elif not value:
        c.line(f"{b}.d += [None]*{n.operand()}")
    elif empty(c) != "[]":
        c.line(f"{b}.d += bytes(({value[0].plain()},))*{n.operand()}")
    else:
        c.line(f"{b}.d += [{', '.join(e.plain() for e in value)}]*{n.operand()}")
    _grown(c, b)
    return None


@native("buf_append", site=True)
def append(c: Ctx) -> Result:
    b, other = held(c, buffer(c)), held(c, buffer(c, 1))
    c.write()
    c.line(f"{b}.d += {other}.d")
    c.line(f"del {other}.d[:]")
    _grown(c, b)
    return None


@native("buf_splice", site=True)
def splice(c: Ctx) -> Result:
    b, other = held(c, buffer(c)), held(c, buffer(c, 2))
    k = width(c)
    c.write()
    at = f"{c.args[1][0].operand()}*{k}"
    c.line(f"{b}.d[{at}:{at}] = {other}.d")
    c.line(f"del {other}.d[:]")
    _grown(c, b)
    return None


@native("buf_into_box", site=True)
def into_box(c: Ctx) -> Result:
    return c.run("buf_into_box", [str(width(c)), c.site])


@native("buf_from_box")
def from_box(c: Ctx) -> Result:
    return c.run("buf_from_box", [c.unit()])


@native("buf_from_raw_parts", site=True)
def from_raw_parts(c: Ctx) -> Result:
    return c.run("buf_from_raw_parts", [c.unit(), c.site])
