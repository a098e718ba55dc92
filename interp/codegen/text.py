"""Structured nodes to indented Python lines: which jump is `break`, which is `continue`.

Each position has the set of labels that *falling off* it reaches, and within a Python loop the
labels that `break` and `continue` reach. A `Fold` becomes `while True: ... break` only when a jump
to its label is not in tail position. A jump over several Python loops sets `j_` and breaks; after
each loop left that way stands `if j_ == label:`.
"""

from __future__ import annotations

from grammar.record import define, field, frozen

from .structure import Fold, For, If, Jump, Line, Loop, Node

MAX_NESTING = 17
MAX_INDENT = 88
NOWHERE: frozenset[int] = frozenset()


class TooDeep(Exception):
    """Beyond what CPython compiles: emit a dispatch loop instead."""


@frozen
class OutLine:
    indent: int
    text: str
    unwind: int
    site: int = 0
    trap: str = ""


@define(eq=False)
class _PyLoop:
    """One Python loop: what `break` and `continue` in it reach."""

    breaks: frozenset[int]
    continues: frozenset[int]
    over: list[int] = field(factory=list)
    """Labels jumped to through `j_`."""


@define(eq=False)
class Flattener:
    """Turns nodes into lines; `uses_flag` tells whether `j_` occurs."""

    counts_steps: bool = False
    """Every round of a loop begins with `tick()`."""
    lines: list[OutLine] = field(factory=list)
    loops: list[_PyLoop] = field(factory=list)
    uses_flag: bool = False

    def run(self, nodes: list[Node], indent: int) -> None:
        self.seq(nodes, NOWHERE, indent)

    def line(self, indent: int, text: str, unwind: int = -1, site: int = 0, trap: str = "") -> None:
        if indent > MAX_INDENT:
            raise TooDeep
        self.lines.append(OutLine(indent, text, unwind, site, trap))

    def seq(self, nodes: list[Node], off: frozenset[int], indent: int) -> None:
        last = len(nodes) - 1
        for i, node in enumerate(nodes):
            here = off if i == last else NOWHERE
            match node:
                case Line(text, unwind, site, trap):
                    self.line(indent, text, unwind, site, trap)
                case If():
                    self.branch(node, here, indent)
                case Loop():
                    self.loop(node, here, indent)
                case For():
                    self.counted(node, here, indent)
                case Fold():
                    self.fold(node, here, indent)
                case Jump(label):
                    self.jump(label, here, indent)

    def block(self, nodes: list[Node], off: frozenset[int], indent: int) -> None:
        """A suite: never empty."""
        before = len(self.lines)
        self.seq(nodes, off, indent)
        if len(self.lines) == before:
            self.line(indent, "pass")

    def branch(self, node: If, off: frozenset[int], indent: int) -> None:
        self.line(indent, f"if {node.cond}:")
        self.block(node.then, off, indent + 1)
        at = len(self.lines)
        other = node.other
        while len(other) == 1 and isinstance(other[0], If):
            chained = other[0]
            self.line(indent, f"elif {chained.cond}:")
            self.block(chained.then, off, indent + 1)
            at, other = len(self.lines), chained.other
        self.line(indent, "else:")
        before = len(self.lines)
        self.seq(other, off, indent + 1)
        if len(self.lines) == before:
            del self.lines[at]

    def loop(self, node: Loop, off: frozenset[int], indent: int) -> None:
        py = _PyLoop(off, frozenset((node.label,)))
        self.python_loop(py, "while True:", self.metered(node.body), py.continues, indent)
        self.resolve_over(py, off, indent)

    def counted(self, node: For, off: frozenset[int], indent: int) -> None:
        py = _PyLoop(off, frozenset((node.label,)))
        head = f"for {node.variable} in {node.values}:"
        self.python_loop(py, head, self.metered(node.body), py.continues, indent)
        at = len(self.lines)
        self.line(indent, "else:")
        self.seq(node.other, off, indent + 1)
        if len(self.lines) == at + 1:
            del self.lines[at]
        self.resolve_over(py, off, indent)

    def metered(self, body: list[Node]) -> list[Node]:
        return [Line("tick()"), *body] if self.counts_steps else body

    def fold(self, node: Fold, off: frozenset[int], indent: int) -> None:
        inner = off | {node.label}
        if not _needs_loop(node.body, node.label, True, False):
            self.seq(node.body, inner, indent)
            return
        py = _PyLoop(inner, NOWHERE)
        self.python_loop(py, "while True:", node.body, inner, indent)
        self.line(indent + 1, "break")
        self.resolve_over(py, inner, indent)

    def python_loop(
        self, py: _PyLoop, head: str, body: list[Node], off: frozenset[int], indent: int
    ) -> None:
        self.loops.append(py)
        if len(self.loops) > MAX_NESTING:
            raise TooDeep
        self.line(indent, head)
        self.block(body, off, indent + 1)
        self.loops.pop()

    def resolve_over(self, py: _PyLoop, off: frozenset[int], indent: int) -> None:
        for label in dict.fromkeys(py.over):
            self.line(indent, f"if j_ == {label + 1}:")
            if label in off or self.direct(label) is not None:
                self.line(indent + 1, "j_ = 0")
            self.jump(label, off, indent + 1)

    def direct(self, label: int) -> str | None:
        if self.loops:
            if label in self.loops[-1].breaks:
                return "break"
            if label in self.loops[-1].continues:
                return "continue"
        return None

    def jump(self, label: int, off: frozenset[int], indent: int) -> None:
        if label in off:
            return
        word = self.direct(label)
        if word is None:
            assert self.loops, f"jump to {label} from outside"
            self.uses_flag = True
            self.loops[-1].over.append(label)
            if not (self.lines and self.lines[-1].text == f"if j_ == {label + 1}:"):
                self.line(indent, f"j_ = {label + 1}")
            word = "break"
        self.line(indent, word)


def _needs_loop(nodes: list[Node], label: int, tail: bool, breaks: bool) -> bool:
    """Whether a jump to `label` in `nodes` is neither in tail position nor a plain `break`."""
    last = len(nodes) - 1
    for i, node in enumerate(nodes):
        here = tail and i == last
        match node:
            case Jump(target):
                if target == label and not here and not breaks:
                    return True
            case If():
                if _needs_loop(node.then, label, here, breaks):
                    return True
                if _needs_loop(node.other, label, here, breaks):
                    return True
            case Loop():
                if _needs_loop(node.body, label, False, here):
                    return True
            case For():
                if _needs_loop(node.body, label, False, here):
                    return True
                if _needs_loop(node.other, label, here, breaks):
                    return True
            case Fold():
                if _needs_loop(node.body, label, here, breaks):
                    return True
            case Line():
                pass
    return False
