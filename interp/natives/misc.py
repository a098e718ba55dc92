"""Natives of the process: panics, streams, hashing, type names."""

from __future__ import annotations

import zlib

from interp.codegen.expr import lit, name
from interp.type_names import type_name as named

from .table import Ctx, Result, native, runtime

runtime("begin_panic", site=True)
runtime("begin_panic_fmt", site=True)
runtime("begin_panic_numbers", site=True)
runtime("begin_panic_any", site=True)
runtime("panic_nounwind")
runtime("raise_payload", site=True)
runtime("panicking")
runtime("caught_kind")
runtime("caught_text")
runtime("caught_payload")
runtime("take_panic_hook")
runtime("print_panic")
runtime("set_panic_hook")
runtime("clock_now")
runtime("text_new")
runtime("text_push")
runtime("text_get")
runtime("stdout_write")
runtime("stdout_write_bytes", "stdout_write")
runtime("stderr_write_bytes", "stderr_write")
runtime("stdout_flush", "flush_out")
runtime("args_len")
runtime("args_get")
runtime("stdin_fill")
runtime("stdin_consume")
runtime("os_error_text")
runtime("sys_open")
runtime("sys_write")
runtime("sys_seek")
runtime("sys_truncate")
runtime("sys_close")
runtime("sys_change")
runtime("sys_kind")
runtime("sys_len")
runtime("stderr_write")
runtime("process_exit", site=True)
runtime("process_abort", site=True)
runtime("hash_seed", pure=True)
runtime("sip_write")
runtime("sip_finish", pure=True, reads=True)


@native("catch_panic", site=True, calls_pointer=True)
def catch_panic(c: Ctx) -> Result:
    return c.run("catch_panic", [c.em.sp_arg(c.call.extra), c.site])


@native("process_id")
def process_id(c: Ctx) -> Result:
    return [lit(1)]


@native("unreachable_unchecked", site=True)
def unreachable_unchecked(c: Ctx) -> Result:
    c.line(f"unreachable({c.site})")
    return None


@native("precondition", site=True)
def precondition(c: Ctx) -> Result:
    """`fn precondition(holds: bool, message: &'static str)`: the contract of an unsafe function."""
    if c.checked:
        c.line(f"precondition({', '.join(e.plain() for e in c.flat())}, {c.site})")
    return []


@native("type_id")
def type_id(c: Ctx) -> Result:
    text = named(c.em.program.tcx, c.ty())
    return [
        lit(
            zlib.crc32(text.encode()) << 32
            | len(c.em.module.element(c.ty())) << 16
            | int(c.unit()[1:])
        )
    ]


@native("type_name")
def type_name(c: Ctx) -> Result:
    data = named(c.em.program.tcx, c.ty()).encode()
    return [name(c.em.module.bytes_global(data)), lit(0), lit(len(data))]


@native("extern abs", "extern labs", "extern llabs")
def c_abs(c: Ctx) -> Result:
    return c.run("abs", pure=True)
