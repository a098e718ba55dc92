"""From a control-flow graph to nested Python statements (Ramsey, "Beyond Relooper", ICFP 2022).

Walks the dominator tree. A block with several forward predecessors (*merge*), or outside a loop
whose header dominates it, is placed after a labelled `Fold` that contains everything that jumps to
it; a loop header becomes a `Loop`. Jumps are `Jump(label)` until `flatten` (in
`interp.codegen.text`) knows which of them are `break`, `continue`, nothing at all, or need a flag.

Irreducible graphs are not structured: `structure` gives None and the function is emitted as a
dispatch loop.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, Union

from grammar.record import define, field


@define(eq=False)
class Line:
    """One statement; `unwind` is the cleanup block if it panics, `site` where it stands, `trap`
    what an `IndexError` of it stands for."""

    text: str
    unwind: int = -1
    site: int = 0
    trap: str = ""


@define(eq=False)
class If:
    cond: str
    then: list[Node]
    other: list[Node]


@define(eq=False)
class Loop:
    """`while True:`; `Jump(label)` inside goes to its start."""

    label: int
    body: list[Node]


@define(eq=False)
class For:
    """`for variable in values:`; `Jump(label)` inside goes to its next turn, `other` runs when it
    is exhausted."""

    label: int
    variable: str
    values: str
    body: list[Node]
    other: list[Node]


@define(eq=False)
class Fold:
    """`Jump(label)` inside goes to its end."""

    label: int
    body: list[Node]


@define(eq=False)
class Jump:
    label: int


Node: TypeAlias = Union[Line, If, Loop, For, Fold, Jump]
Emit = Callable[[int, Callable[[int], "list[Node]"]], "list[Node]"]


@define(eq=False)
class Graph:
    """A flow graph with its dominator tree. Blocks not reachable from `entry` are not in
    `order`."""

    entry: int
    succ: dict[int, tuple[int, ...]]
    order: list[int] = field(factory=list)
    number: dict[int, int] = field(factory=dict)
    preds: dict[int, list[int]] = field(factory=dict)
    idom: dict[int, int] = field(factory=dict)
    children: dict[int, list[int]] = field(factory=dict)
    loops: dict[int, set[int]] = field(factory=dict)
    reducible: bool = True

    def __attrs_post_init__(self) -> None:
        self._postorder()
        self._dominators()
        self._loops()

    def _postorder(self) -> None:
        seen = {self.entry}
        out: list[int] = []
        stack = [(self.entry, iter(self.succ[self.entry]))]
        while stack:
            node, it = stack[-1]
            nxt = next((s for s in it if s not in seen), None)
            if nxt is None:
                stack.pop()
                out.append(node)
            else:
                seen.add(nxt)
                stack.append((nxt, iter(self.succ[nxt])))
        self.order = out[::-1]
        self.number = {b: i for i, b in enumerate(self.order)}
        self.preds = {b: [] for b in self.order}
        for b in self.order:
            for s in dict.fromkeys(self.succ[b]):
                self.preds[s].append(b)

    def _dominators(self) -> None:
        """Cooper, Harvey and Kennedy's iteration."""
        idom = {self.entry: self.entry}
        changed = True
        while changed:
            changed = False
            for b in self.order[1:]:
                new = -1
                for p in self.preds[b]:
                    if p in idom:
                        new = p if new < 0 else self._meet(idom, p, new)
                if idom.get(b) != new:
                    idom[b] = new
                    changed = True
        self.idom = idom
        self.children = {b: [] for b in self.order}
        for b in self.order[1:]:
            self.children[idom[b]].append(b)

    def _meet(self, idom: dict[int, int], a: int, b: int) -> int:
        number = self.number
        while a != b:
            while number[a] > number[b]:
                a = idom[a]
            while number[b] > number[a]:
                b = idom[b]
        return a

    def dominates(self, a: int, b: int) -> bool:
        number = self.number
        while number[b] > number[a]:
            b = self.idom[b]
        return a == b

    def _loops(self) -> None:
        for b in self.order:
            for s in self.succ[b]:
                if self.number[s] <= self.number[b]:
                    if not self.dominates(s, b):
                        self.reducible = False
                        return
                    self._natural(s, b)

    def _natural(self, header: int, tail: int) -> None:
        body = self.loops.setdefault(header, {header})
        stack = [tail]
        while stack:
            b = stack.pop()
            if b not in body:
                body.add(b)
                stack += self.preds[b]

    def is_merge(self, b: int) -> bool:
        number = self.number[b]
        return sum(1 for p in self.preds[b] if self.number[p] < number) > 1


def structure(graph: Graph, emit: Emit) -> list[Node] | None:
    """The statements of `graph`. `emit(block, branch)` gives those of one block, its end included,
    where `branch(successor)` gives the statements that go there. None if irreducible."""
    if not graph.reducible:
        return None
    return _Structurer(graph, emit).tree(graph.entry)


@define(eq=False)
class _Structurer:
    graph: Graph
    emit: Emit
    placed: dict[int, list[int]] = field(factory=dict)
    """For each block, the blocks that stand after it: merges and exits of its loop."""
    after_loop: dict[int, list[int]] = field(factory=dict)
    inline: set[int] = field(factory=set)

    def __attrs_post_init__(self) -> None:
        g = self.graph
        innermost: dict[int, list[int]] = {b: [] for b in g.order}
        for header in sorted(g.loops, key=lambda h: len(g.loops[h]), reverse=True):
            for b in g.loops[header]:
                innermost[b].append(header)
        for b in g.order[1:]:
            parent = g.idom[b]
            left = [h for h in innermost[parent] if b not in g.loops[h]]
            if left and not self.dead_end(b):
                self.after_loop.setdefault(left[0], []).append(b)
            elif g.is_merge(b):
                self.placed.setdefault(parent, []).append(b)
            else:
                self.inline.add(b)

    def dead_end(self, b: int) -> bool:
        """A block that only one jumps to and that leaves the function."""
        return not self.graph.succ[b] and len(self.graph.preds[b]) == 1

    def tree(self, b: int) -> list[Node]:
        followers = self.after_loop.get(b, [])
        body = self.within(b, self.placed.get(b, []))
        if b in self.graph.loops and not isinstance(body[0], For):
            body = [Loop(b, body)]
        return self.folded(body, followers)

    def within(self, b: int, merges: list[int]) -> list[Node]:
        return self.folded(self.emit(b, lambda s: self.branch(b, s)), merges)

    def folded(self, body: list[Node], after: list[int]) -> list[Node]:
        """`body`, then each block of `after`, in reverse postorder."""
        for m in sorted(after, key=lambda x: self.graph.number[x]):
            body = [Fold(m, body), *self.tree(m)]
        return body

    def branch(self, source: int, target: int) -> list[Node]:
        if target in self.inline and self.graph.number[target] > self.graph.number[source]:
            return self.tree(target)
        return [Jump(target)]
