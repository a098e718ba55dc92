"""Leaks: heap blocks that are live when the program is over and that nothing can reach any more.

Live blocks not reachable from statics (or, after `process::exit`, from live frames) are leaked.
Edges are found by scanning leaves for allocations. A strongly connected component tied by counted
pointers (`Rc`, `Arc`) is an `rc-cycle`; other roots carry the mark that what lost them left
(`forget`, `leak`, `into_raw`...). A block owned by a leaked one has its root's cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from checker.types import ty as t
from grammar.record import define, evolve, field

from . import outcome as oc
from .closed import has_attribute
from .memory.heap import Allocation, Block, Fill
from .memory.views import RawBlock, View
from .shown import counted_by, show_block

if TYPE_CHECKING:
    from .machine import Machine


def find_leaks(
    machine: Machine, result: oc.Outcome, live_frames: BaseException | None = None
) -> None:
    """Fills `leaks` and `leak_groups` of `result`."""
    graph = _Graph(machine)
    leaked = graph.leaked(live_frames)
    if not leaked:
        return
    result.leaks = tuple(graph.describe(leaked))
    result.leak_groups = tuple(_groups(result.leaks))


def leaked_blocks(machine: Machine, live_frames: BaseException | None = None) -> list[Block]:
    """The blocks that `leaks` of the outcome are about, in the same order."""
    return _Graph(machine).leaked(live_frames)


def pointers(d: Any) -> Iterator[tuple[int, Any]]:
    """(slot, allocation) of each pointer in a list of leaves."""
    if d is None or isinstance(d, (bytes, bytearray)):
        return
    if isinstance(d, Fill) and d.real is None:
        if isinstance(d.value, (Allocation, View)):
            yield 0, d.value
        return
    for i, x in enumerate(d):
        if isinstance(x, Allocation):
            yield i, x
        elif isinstance(x, View):
            yield i, x.base


@define(eq=False)
class _Graph:
    machine: Machine
    counted: dict[t.Ty, bool] = field(factory=dict)
    paths: dict[t.Ty, dict[int, tuple[str, t.Ty]]] = field(factory=dict)

    def leaked(self, live_frames: BaseException | None) -> list[Block]:
        """In order of allocation address (deterministic)."""
        machine = self.machine
        roots: list[Any] = [machine.module[s] for s, _, _ in machine.generated.statics]
        for _, names in machine.generated.constants:
            roots += [machine.module[n] for n in names]
        if live_frames is not None:
            roots += frame_roots(live_frames)
        roots += machine.runtime.locals.values()
        if machine.runtime.scheduler is not None:
            roots += machine.runtime.scheduler.roots()
        seen: set[int] = set()
        if machine.runtime.hook is not None:
            roots.append(machine.runtime.hook[1])
        work = [r for r in roots if isinstance(r, Allocation)]
        while work:
            a = work.pop()
            if id(a) in seen:
                continue
            seen.add(id(a))
            work += [b for _, b in pointers(a.d) if id(b) not in seen]
        live = machine.runtime.heap.live
        return [live[at] for at in sorted(live) if id(live[at]) not in seen]

    # -------------------------------------------------------------- causes

    def describe(self, leaked: list[Block]) -> list[oc.Leak]:
        index = {id(b): i for i, b in enumerate(leaked)}
        edges: list[list[tuple[int, int]]] = []
        for b in leaked:
            edges.append([(s, index[id(x)]) for s, x in pointers(b.d) if id(x) in index])
        out: list[oc.Leak | None] = [None] * len(leaked)
        group = 0
        for component in _components(edges):
            cyclic = len(component) > 1 or any(x == component[0] for _, x in edges[component[0]])
            if cyclic and self.is_counted_cycle(leaked, component, edges):
                self.cycle(leaked, component, edges, out, group)
                group += 1
        owned = {x for i, es in enumerate(edges) for _, x in es if x != i}
        for i, b in enumerate(leaked):
            if out[i] is None and i not in owned:
                out[i] = self.root(b, group)
                group += 1
        self.spread(leaked, edges, out)
        for i, b in enumerate(leaked):
            if out[i] is None:
                out[i] = self.root(b, group)
                group += 1
                self.spread(leaked, edges, out)
        return [x for x in out if x is not None]

    def spread(
        self, leaked: list[Block], edges: list[list[tuple[int, int]]], out: list[oc.Leak | None]
    ) -> None:
        """What a leaked block owns has its cause."""
        work = [i for i, x in enumerate(out) if x is not None]
        while work:
            i = work.pop()
            parent = out[i]
            assert parent is not None
            for _, x in edges[i]:
                if out[x] is None:
                    out[x] = evolve(
                        self.block(leaked[x], parent.cause, parent.group), lost_at=parent.lost_at
                    )
                    work.append(x)

    def root(self, b: Block, group: int) -> oc.Leak:
        mark = getattr(b, "mark", None)
        if mark is not None:
            cause, site = mark
            lost_at = self.machine.place(site)
            return evolve(self.block(b, oc.LeakCause(cause), group), lost_at=lost_at)
        raw = isinstance(b, RawBlock)
        return self.block(b, oc.LeakCause.RAW_ALLOC if raw else oc.LeakCause.OTHER, group)

    def block(self, b: Block, cause: oc.LeakCause, group: int) -> oc.Leak:
        size = self.machine.runtime.heap.sizes.get(b.addr, b.n * b.t.size)
        strong = b.d[0] if self.is_counted_block(b) else None
        return oc.Leak(
            cause,
            size,
            b.t.align,
            show_block(self.machine.tcx, b),
            self.machine.place(b.site),
            strong_count=strong,
            group=group,
        )

    def is_counted_block(self, b: Block) -> bool:
        return counted_by(self.machine.tcx, b.t.ty) is not None

    # -------------------------------------------------------------- cycles

    def is_counted_cycle(
        self, leaked: list[Block], component: list[int], edges: list[list[tuple[int, int]]]
    ) -> bool:
        inside = set(component)
        return any(
            x in inside and self.is_counted_block(leaked[x]) for i in component for _, x in edges[i]
        )

    def cycle(
        self,
        leaked: list[Block],
        component: list[int],
        edges: list[list[tuple[int, int]]],
        out: list[oc.Leak | None],
        group: int,
    ) -> None:
        inside = sorted(component)
        ring: list[oc.Edge] = []
        order: list[tuple[int, oc.Edge]] = []
        for i in inside:
            for slot, x in edges[i]:
                if x not in component:
                    continue
                stamp, site = self.stored(leaked[i], slot)
                path = self.path(leaked[i].t.ty, slot)
                edge = oc.Edge(i, x, path, self.machine.place(site))
                ring.append(edge)
                order.append((stamp, edge))
        closing = max(order, key=lambda p: p[0])[1] if order else None
        for i in inside:
            own = tuple(e for e in ring if e.source == i)
            out[i] = evolve(
                self.block(leaked[i], oc.LeakCause.RC_CYCLE, group),
                path=own[0].path if own else None,
                edges=own,
                closed_at=closing.at if closing is not None else None,
            )

    def stored(self, b: Block, slot: int) -> tuple[int, int]:
        """(order, site) of the store that put a pointer at `slot`; else of the allocation."""
        found: tuple[int, int] | None = getattr(b, "stores", {}).get(slot)
        return found if found is not None else (-1, b.site)

    def path(self, ty: t.Ty, slot: int) -> str:
        """The field path of leaf `slot` of a value of type `ty`."""
        parts: list[str] = []
        program = self.machine.program
        for _ in range(32):
            step = self.step(ty, slot)
            if step is None:
                break
            name, ty, slot = step
            if name:
                parts.append(name)
            if program.shapes.count(ty) <= 1 or self.is_pointer(ty):
                break
        return ".".join(parts)

    def is_pointer(self, ty: t.Ty) -> bool:
        if isinstance(ty, (t.Ref, t.RawPtr)) or self.machine.program.closed.is_box(ty):
            return True
        return isinstance(ty, t.Adt) and has_attribute(self.machine.tcx, ty.def_, "counted")

    def step(self, ty: t.Ty, slot: int) -> tuple[str, t.Ty, int] | None:
        program = self.machine.program
        if not isinstance(ty, (t.Adt, t.Tuple, t.Closure)):
            return None
        if program.closed.native_type(ty) is not None:
            return None
        shape = program.shapes.of(ty)
        for v, starts in reversed(list(enumerate(shape.starts))):
            fields = program.closed.variant_fields(ty, v)
            for i, start in enumerate(starts):
                if start <= slot < start + program.shapes.count(fields[i]):
                    return self.field_name(ty, v, i), fields[i], slot - start
        return None

    def field_name(self, ty: t.Ty, variant: int, index: int) -> str:
        if not isinstance(ty, t.Adt):
            return str(index)
        if ty.def_.is_library:
            return ""
        info = self.machine.tcx.adt(ty.def_)
        chosen = info.variants[variant]
        name = chosen.fields[index].name
        return f"{chosen.name}.{name}" if info.kind is t.AdtKind.ENUM else name


def frame_roots(e: BaseException) -> Iterable[Any]:
    """Everything that the frames of a traceback hold."""
    tb = e.__traceback__
    while tb is not None:
        yield from tb.tb_frame.f_locals.values()
        tb = tb.tb_next


def _components(edges: list[list[tuple[int, int]]]) -> list[list[int]]:
    """Strongly connected components, without recursion."""
    n = len(edges)
    index, low, on = [-1] * n, [0] * n, [False] * n
    stack: list[int] = []
    out: list[list[int]] = []
    counter = 0
    for root in range(n):
        if index[root] >= 0:
            continue
        work = [(root, 0)]
        while work:
            v, k = work.pop()
            if k == 0:
                index[v] = low[v] = counter
                counter += 1
                stack.append(v)
                on[v] = True
            for j in range(k, len(edges[v])):
                w = edges[v][j][1]
                if index[w] < 0:
                    work += [(v, j + 1), (w, 0)]
                    break
                if on[w]:
                    low[v] = min(low[v], index[w])
            else:
                if low[v] == index[v]:
                    at = stack.index(v)
                    out.append(stack[at:])
                    for w in stack[at:]:
                        on[w] = False
                    del stack[at:]
                if work:
                    u = work[-1][0]
                    low[u] = min(low[u], low[v])
    return out


def _groups(leaks: tuple[oc.Leak, ...]) -> list[oc.LeakGroup]:
    found: dict[int, list[int]] = {}
    for i, leak in enumerate(leaks):
        found.setdefault(leak.group, []).append(i)
    return [
        oc.LeakGroup(
            leaks[blocks[0]].cause,
            tuple(blocks),
            sum(leaks[i].bytes for i in blocks),
            next((leaks[i].closed_at for i in blocks if leaks[i].closed_at is not None), None),
            next((leaks[i].lost_at for i in blocks if leaks[i].lost_at is not None), None),
        )
        for blocks in found.values()
    ]
