"""Natives of threads: see `interp.threads`.

Only a program that can start a thread has code at the points where another might come in, and for
waking: `Program.has_threads` is known when all of it has been collected, before code is made.
"""

from __future__ import annotations

from grammar.record import evolve
from interp.codegen.expr import compound

from .table import TABLE, Ctx, Result, native, runtime

runtime("thread_spawn", site=True)
TABLE["thread_spawn"] = evolve(TABLE["thread_spawn"], starts_threads=True)
runtime("thread_join", site=True)
runtime("thread_current")
runtime("thread_name")
runtime("thread_wait", site=True)
runtime("thread_wait_for", site=True)
runtime("thread_sleep", site=True)
runtime("thread_park", site=True)
runtime("thread_park_for", site=True)
runtime("thread_unpark")
runtime("local_state")
runtime("local_get")
runtime("local_at_end")

MAIN_TOKEN = 1 << 20


@native("thread_point", "thread_yield", "thread_wake")
def between(c: Ctx) -> Result:
    return c.run(c.callee.name) if c.em.program.has_threads else []


@native("thread_sync")
def sync(c: Ctx) -> Result:
    return c.run("thread_sync") if c.em.program.has_threads and c.checked else []


@native("thread_token", site=True)
def token(c: Ctx) -> Result:
    if c.em.program.has_threads:
        return c.run("thread_token", [c.site], pure=True, reads=True)
    return [compound(f"{MAIN_TOKEN + 1}+{c.site}", atom=False)]


@native("local_put")
def local_put(c: Ctx) -> Result:
    """The place of a thread-local value is an allocation outside the heap."""
    init, value = c.args[0], c.args[1]
    if c.em.shape(c.ty()).bulk:
        leaves = value[0].plain()
    else:
        leaves = f"[{', '.join(e.plain() for e in value)}]"
    c.write()
    c.line(f"local_put({init[0].plain()}, A({leaves}, {c.unit()}))")
    return []
