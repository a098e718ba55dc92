"""Scopes, the drops they schedule, and every way out of them.

Each scope lists what is dropped at its end: `VALUE` drops run a value's destructor, `STORAGE` ends
a local's storage. Leaving a scope in order (`pop`) emits its drops in reverse; leaving several at
once (`break`, `return`, a failed condition) or by a panic shares drops among all exits: exits of
one kind go into a *drop tree*, in which drops common to several exits are common ancestors, and the
tree is turned into blocks once all exits are known. Unwinding has one tree per body; only values
matter there. A scope knows the node of the unwind tree that its last drop hangs on; scheduling a
drop forgets that in all scopes inside.

Source: `rustc_mir_build::builder::scope`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.mir import ir, thir
from grammar.record import Enum, NamedTuple, define, field
from grammar.span import Span

if TYPE_CHECKING:
    from checker.mir.builder import Builder


class DropKind(Enum):
    VALUE = "value"
    STORAGE = "storage"


class DropData(NamedTuple):
    local: ir.Local
    kind: DropKind
    span: Span


ROOT = 0


class _Needs(Enum):
    """Whether a node of a drop tree needs a block; a number: shares that of this node."""

    NONE = "none"
    OWN = "its own"


@define(eq=False)
class DropTree:
    """Nodes are drops, the parent of a node is what is dropped after it; node 0 is the exit."""

    nodes: list[tuple[DropData | None, int]] = field(factory=lambda: [(None, ROOT)])
    existing: dict[tuple[int, ir.Local, DropKind], int] = field(factory=dict)
    entries: list[tuple[int, ir.Block]] = field(factory=list)

    def add(self, data: DropData, after: int) -> int:
        key = (after, data.local, data.kind)
        node = self.existing.get(key)
        if node is None:
            node = len(self.nodes)
            self.nodes.append((data, after))
            self.existing[key] = node
        return node

    def add_entry(self, block: ir.Block, node: int) -> None:
        self.entries.append((node, block))


@define(eq=False)
class OpenScope:
    scope: thir.Scope
    drops: list[DropData] = field(factory=list)
    moved: set[ir.Local] = field(factory=set)
    cached_unwind: int | None = None


@define(eq=False)
class Breakable:
    """What `break` and `continue` of a loop or block, or `return`, leave: all scopes from number
    `depth` on. `destination` takes the value of a `break`."""

    label: object
    depth: int
    destination: ir.Place
    breaks: DropTree = field(factory=DropTree)
    continues: DropTree | None = None


@define(eq=False)
class IfThen:
    """Where a failed condition goes: out of all scopes from number `depth` on."""

    depth: int
    elses: DropTree = field(factory=DropTree)


RETURN_LABEL = object()


class Scopes:
    """The stack of open scopes of one body."""

    def __init__(self, builder: Builder) -> None:
        self.b = builder
        self.stack: list[OpenScope] = []
        self.breakables: list[Breakable] = []
        self.if_then: IfThen | None = None
        self.unwinds = DropTree()

    # -------------------------------------------------------------- in and out in order

    def push(self, scope: thir.Scope) -> None:
        self.stack.append(OpenScope(scope))

    def pop(self, scope: thir.Scope, block: ir.Block) -> ir.Block:
        """Drop in reverse what `scope`, the innermost, has scheduled."""
        top = self.stack[-1]
        assert top.scope is scope
        if top.drops:
            block = self._emit_drops(top, block)
        self.stack.pop()
        return block

    def _emit_drops(self, top: OpenScope, block: ir.Block) -> ir.Block:
        needs_cleanup = any(d.kind is DropKind.VALUE for d in top.drops)
        unwind_to = self.diverge_cleanup() if needs_cleanup else ROOT
        for data in reversed(top.drops):
            if data.kind is DropKind.STORAGE:
                self.b.push(block, ir.StorageDead(data.local, data.span))
                continue
            unwind_to = self.unwinds.nodes[unwind_to][1]
            if data.local in top.moved:
                continue
            self.unwinds.add_entry(block, unwind_to)
            after = self.b.new_block()
            place = ir.Place(data.local)
            self.b.terminate(block, ir.Drop(place, after, ir.UnwindContinue(), data.span))
            block = after
        return block

    @contextmanager
    def entered(self, scope: thir.Scope, out: list[ir.Block]) -> Iterator[None]:
        """Within `scope`; `out[0]` is the current block, before and after."""
        self.push(scope)
        yield
        out[0] = self.pop(scope, out[0])

    def current(self) -> thir.Scope:
        return self.stack[-1].scope

    # -------------------------------------------------------------- scheduling

    def schedule(self, scope: thir.Scope, local: ir.Local, kind: DropKind, span: Span) -> None:
        """Have `local` dropped at the end of `scope`, which is open."""
        from checker.mir.builder import end_point

        if kind is DropKind.VALUE and not self.b.needs_drop(self.b.locals[local].ty):
            return
        for open_ in reversed(self.stack):
            if open_.scope is scope:
                open_.drops.append(DropData(local, kind, end_point(scope.span)))
                if kind is DropKind.VALUE:
                    open_.cached_unwind = None
                return
            if kind is DropKind.VALUE:
                open_.cached_unwind = None
        raise AssertionError(f"scope of local {local} is not open")

    def moved(self, operands: tuple[ir.Operand, ...]) -> None:
        """Temporaries that a call has taken need no drop in the innermost scope."""
        for o in operands:
            if isinstance(o, ir.Move) and not o.place.projection:
                self.stack[-1].moved.add(o.place.local)

    def unschedule(self, local: ir.Local) -> None:
        for open_ in self.stack:
            open_.drops = [d for d in open_.drops if d.local != local]
            open_.cached_unwind = None

    # -------------------------------------------------------------- unwinding

    def diverge_cleanup(self, depth: int | None = None) -> int:
        """The node of the unwind tree for a panic within the innermost scope (or within the first
        `depth` scopes)."""
        scopes = self.stack if depth is None else self.stack[:depth]
        node, start = ROOT, 0
        for i in range(len(scopes) - 1, -1, -1):
            cached = scopes[i].cached_unwind
            if cached is not None:
                node, start = cached, i + 1
                break
        for open_ in scopes[start:]:
            for data in open_.drops:
                if data.kind is DropKind.VALUE:
                    node = self.unwinds.add(data, node)
            open_.cached_unwind = node
        return node

    def diverge_from(self, block: ir.Block) -> None:
        """`block` ends in what may panic."""
        self.unwinds.add_entry(block, self.diverge_cleanup())

    # -------------------------------------------------------------- exits

    def exit_to(self, tree: DropTree, depth: int, block: ir.Block, span: Span) -> None:
        """Leave all scopes from number `depth` on, through `tree`."""
        node = ROOT
        for open_ in self.stack[depth:]:
            for data in open_.drops:
                node = tree.add(data, node)
        tree.add_entry(block, node)
        self.b.terminate(block, ir.UnwindResume(span))  # until the tree is built

    def in_breakable(
        self,
        label: object,
        destination: ir.Place,
        span: Span,
        body: Callable[[], ir.Block | None],
        loop_block: ir.Block | None = None,
    ) -> ir.Block:
        """Lower `body` so that `break` to `label` comes out in the block returned; with
        `loop_block` it is a loop, and `continue` goes there."""
        scope = Breakable(label, len(self.stack), destination)
        if loop_block is not None:
            scope.continues = DropTree()
        self.breakables.append(scope)
        normal = body()
        assert self.breakables.pop() is scope
        exit_block = self.build_exit_tree(scope.breaks, scope.depth, span)
        if scope.continues is not None:
            self.build_exit_tree(scope.continues, scope.depth, span, loop_block)
        if normal is None:
            return exit_block if exit_block is not None else self.b.new_block()
        if exit_block is None:
            return normal
        target = self.b.new_block()
        self.b.goto(normal, target, span)
        self.b.goto(exit_block, target, span)
        return target

    def find_breakable(self, label: object) -> Breakable:
        return next(x for x in reversed(self.breakables) if x.label is label)

    def in_if_then(
        self, depth: int, span: Span, body: Callable[[], ir.Block]
    ) -> tuple[ir.Block, ir.Block]:
        """Lower a condition and what depends on it: the block where it goes on if the condition
        held, and the one if it failed (out of all scopes from number `depth` on)."""
        saved, self.if_then = self.if_then, IfThen(depth)
        then = body()
        mine, self.if_then = self.if_then, saved
        other = self.build_exit_tree(mine.elses, depth, span)
        return then, other if other is not None else self.b.new_block()

    def break_for_else(self, block: ir.Block, span: Span) -> None:
        assert self.if_then is not None
        self.exit_to(self.if_then.elses, self.if_then.depth, block, span)

    def depth_of(self, scope: thir.Scope) -> int:
        """The number of scopes up to and with `scope`."""
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i].scope is scope:
                return i + 1
        raise AssertionError("scope is not open")

    # -------------------------------------------------------------- trees to blocks

    def build_exit_tree(
        self, tree: DropTree, depth: int, span: Span, root: ir.Block | None = None
    ) -> ir.Block | None:
        """The blocks of an exit's drops; gives the block after them all, None if no one leaves."""
        blocks = self._build_tree(tree, root, unwinding=False)
        if any(d is not None and d.kind is DropKind.VALUE for d, _ in tree.nodes):
            self._link_unwinds(tree, blocks, depth)
        return blocks[ROOT]

    def _link_unwinds(self, tree: DropTree, blocks: list[ir.Block | None], depth: int) -> None:
        """A panic in a drop of an exit goes on with the drops that come after it."""
        indices = [self.diverge_cleanup(depth)]
        for node, (data, after) in enumerate(tree.nodes):
            if data is None:
                continue
            if data.kind is DropKind.STORAGE:
                indices.append(indices[after])
                continue
            indices.append(self.unwinds.add(data, indices[after]))
            block = blocks[node]
            assert block is not None
            self.unwinds.add_entry(block, indices[after])

    def build_unwind_tree(self, span: Span) -> None:
        blocks = self._build_tree(self.unwinds, None, unwinding=True)
        resume = blocks[ROOT]
        if resume is not None:
            self.b.terminate(resume, ir.UnwindResume(span))

    def _build_tree(
        self, tree: DropTree, root: ir.Block | None, unwinding: bool
    ) -> list[ir.Block | None]:
        blocks = self._assign_blocks(tree, root, unwinding)
        self._link_blocks(tree, blocks, unwinding)
        return blocks

    def _assign_blocks(
        self, tree: DropTree, root: ir.Block | None, unwinding: bool
    ) -> list[ir.Block | None]:
        """A block for each node that an exit enters, that is the target of a destructor, or that
        several nodes come before; a node with one `STORAGE` node before it shares its block."""
        count = len(tree.nodes)
        blocks: list[ir.Block | None] = [None] * count
        blocks[ROOT] = root
        needs: list[_Needs | int] = [_Needs.NONE] * count
        if root is not None:
            needs[ROOT] = _Needs.OWN
        entered: dict[int, list[ir.Block]] = {}
        for node, block in tree.entries:
            entered.setdefault(node, []).append(block)
        for node in range(count - 1, -1, -1):
            for source in entered.get(node, ()):
                needs[node] = _Needs.OWN
                blocks[node] = target = self._own_block(blocks[node], unwinding)
                self._redirect(source, target, unwinding)
            need = needs[node]
            if need is _Needs.NONE:
                continue
            if need is _Needs.OWN:
                blocks[node] = self._own_block(blocks[node], unwinding)
            elif isinstance(need, int):
                blocks[node] = blocks[need]
            self._require_next(tree, node, needs)
        return blocks

    def _require_next(self, tree: DropTree, node: int, needs: list[_Needs | int]) -> None:
        data, after = tree.nodes[node]
        if data is None:
            return
        if data.kind is DropKind.VALUE or needs[after] is not _Needs.NONE:
            needs[after] = _Needs.OWN
        else:
            needs[after] = node

    def _link_blocks(self, tree: DropTree, blocks: list[ir.Block | None], unwinding: bool) -> None:
        for node in range(len(tree.nodes) - 1, ROOT, -1):
            block = blocks[node]
            if block is None:
                continue
            data, after = tree.nodes[node]
            target = blocks[after]
            assert data is not None
            assert target is not None
            if data.kind is DropKind.VALUE:
                place = ir.Place(data.local)
                self.b.terminate(block, ir.Drop(place, target, ir.UnwindTerminate(), data.span))
                continue
            if not unwinding:
                self.b.push(block, ir.StorageDead(data.local, data.span))
            if target != block:
                self.b.goto(block, target, data.span)

    def _own_block(self, block: ir.Block | None, unwinding: bool) -> ir.Block:
        return block if block is not None else self._block(unwinding)

    def _block(self, unwinding: bool) -> ir.Block:
        block = self.b.new_block()
        self.b.blocks[block].is_cleanup = unwinding
        return block

    def _redirect(self, source: ir.Block, target: ir.Block, unwinding: bool) -> None:
        """Patch what leaves or panics in `source`."""
        data = self.b.blocks[source]
        t = data.terminator
        if unwinding:
            self.b.set_unwind(source, target)
        else:
            assert isinstance(t, ir.UnwindResume)
            data.terminator = ir.Goto(target, t.span)
