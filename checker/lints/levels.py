"""The level of a lint at a place: what the nearest attribute around it says, else the command line.

Attributes are found once, by a walk over the syntax, and kept with the extent of what they stand
on; the level at a place is that of the innermost extent around it that speaks of the lint. A place
within a macro's expansion is where the macro is called. What would be a warning is looked up a
second time, as `warnings`. To set what is forbidden is told elsewhere (`checker.lints.unknown`).

Source: the Reference, "Lint check attributes"; `rustc_lint::levels`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checker.context import Tcx
from checker.lints.known import FORBIDDEN_LINT_GROUPS, WARNINGS, Lint, LintLevel
from checker.names.defs import DefKind
from checker.names.walk import children
from grammar import syntax as ast
from grammar.record import NamedTuple, define, field
from grammar.span import Span
from grammar.tokens import Token, TokenStream

LEVEL_NAMES = {level.value: level for level in LintLevel}

LETTERS = {
    "A": LintLevel.ALLOW,
    "W": LintLevel.WARN,
    "D": LintLevel.DENY,
    "F": LintLevel.FORBID,
}
"""The flags of the command line."""


class Flag(NamedTuple):
    """`-W unused`: `name` with underscores."""

    level: LintLevel
    name: str


@define(eq=False)
class Said:
    """One name in a lint attribute. `extent` is what the attribute stands on; `wrong` says that
    it is no name."""

    level: LintLevel
    name: str
    span: Span
    extent: Span
    wrong: str = ""
    fulfilled: bool = False


class Found(NamedTuple):
    """The level of a lint at a place, and who set it (None: the default)."""

    level: LintLevel
    by: Said | Flag | None


@define(eq=False)
class Levels:
    """`said` in order of the text: what is later or further inside comes later."""

    tcx: Tcx
    flags: tuple[Flag, ...] = ()
    _said: list[Said] | None = field(default=None)

    @property
    def said(self) -> list[Said]:
        if self._said is None:
            self._said = list(_attributes(self.tcx))
        return self._said

    def at(self, lint: Lint, span: Span) -> Found:
        """The level of `lint` at `span`."""
        place = self.tcx.sources.outermost_call(span)
        around = [s for s in self.said if not s.wrong and _contains(s.extent, place)]
        found = self._lookup(around, lint)
        if found.level is not LintLevel.WARN or lint is FORBIDDEN_LINT_GROUPS:
            return found
        by_group = _last(around, WARNINGS) or _last_flag(self.flags, WARNINGS)
        return found if by_group is None else Found(by_group.level, by_group)

    def speaks_of(self, lint: Lint) -> bool:
        """Whether any attribute or flag names `lint`."""
        return any(lint.is_named(said.name) for said in self.said) or any(
            lint.is_named(flag.name) for flag in self.flags
        )

    def _lookup(self, around: Sequence[Said], lint: Lint) -> Found:
        flag = next((f for f in reversed(self.flags) if lint.is_named(f.name)), None)
        for s in reversed(around):
            if lint.is_named(s.name):
                return Found(s.level, s)
        return Found(lint.default if flag is None else flag.level, flag)


def may_deny(levels: Levels) -> bool:
    """Whether any lint could be an error."""
    return any(s.level in (LintLevel.DENY, LintLevel.FORBID) for s in levels.said)


def _contains(outer: Span, inner: Span) -> bool:
    return outer.ctxt == inner.ctxt and outer.lo <= inner.lo and inner.hi <= outer.hi


def _last(around: Sequence[Said], name: str) -> Said | None:
    return next((s for s in reversed(around) if s.name == name), None)


def _last_flag(flags: Sequence[Flag], name: str) -> Flag | None:
    return next((f for f in reversed(flags) if f.name == name), None)


# ------------------------------------------------------------------ attributes


def _attributes(tcx: Tcx) -> Iterator[Said]:
    """Those of the crate, of the modules in files of their own, and of all that is in them."""
    crate = tcx.user.node
    assert isinstance(crate, ast.Crate)
    yield from _of_node(crate, crate.span)
    stack = [(child, crate.attrs) for child in tcx.user.children]
    while stack:
        def_, around = stack.pop()
        node = def_.node
        if def_.kind is not DefKind.MOD or not isinstance(node, ast.Item):
            continue
        assert isinstance(node.kind, ast.ModItem)
        around = (*around, *node.attrs, *node.kind.inner_attrs)
        stack += [(child, around) for child in def_.children]
        if node.kind.items is None:
            yield from _of_file(around, [child.node for child in def_.children])


def _of_file(around: Sequence[ast.Attribute], items: Sequence[Any]) -> Iterator[Said]:
    """A module's file: what is said around its declaration holds there too."""
    inside = [item for item in items if isinstance(item, ast.Item)]
    if not inside:
        return
    whole = Span(0, _END, inside[0].span.ctxt)
    yield from (s for s in _said(around, whole) if s.level is not LintLevel.EXPECT)
    for item in inside:
        yield from _of_node(item, item.span)


_END = 1 << 60


def _of_node(node: Any, extent: Span) -> Iterator[Said]:
    """Of `node` and all within it."""
    if isinstance(node, ast.Crate):
        extent = Span(0, _END, extent.ctxt)
    attrs = getattr(node, "attrs", ())
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.ModItem):
        attrs = (*attrs, *node.kind.inner_attrs)
    if attrs:
        yield from _said(attrs, extent)
    for child in children(node):
        yield from _of_node(child, getattr(child, "span", extent))


def _said(attrs: Sequence[ast.Attribute], extent: Span) -> Iterator[Said]:
    for attr in attrs:
        if attr.args is None or len(attr.path.segments) != 1:
            continue
        level = LEVEL_NAMES.get(attr.path.segments[0].ident.name)
        if level is None:
            continue
        for said in _names(attr.args):
            said.level, said.extent = level, extent
            yield said


def _names(args: TokenStream) -> Iterator[Said]:
    """The paths among the arguments of a lint attribute, and what is none."""
    pieces = _pieces(args)
    for i, piece in enumerate(pieces):
        span = piece[0].span.to(piece[-1].span)
        wrong = ""
        if piece[0].text == "reason" and len(piece) == 3:
            if i + 1 < len(pieces):
                wrong = "reason in lint attribute must come last"
            elif piece[2].kind not in ("STRING", "RAW_STRING"):
                wrong, span = "reason must be a string literal", piece[2].span
            else:
                return
        elif not all(t.text == "::" or t.text.isidentifier() for t in piece):
            wrong = "bad attribute argument"
        yield Said(LintLevel.ALLOW, "".join(t.text for t in piece), span, span, wrong)


def _pieces(args: TokenStream) -> list[list[Token]]:
    """What stands between the commas."""
    pieces: list[list[Token]] = [[]]
    depth = 0
    for token in args.tokens:
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if token.text == "," and depth == 0:
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [piece for piece in pieces if piece]


_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")
