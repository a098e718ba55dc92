"""What may follow a fragment in a macro's left side.

`$x:expr` may only be followed by tokens that will never be part of an expression, so that Rust's
syntax can grow. The check computes, for each place, the last things that may stand before it and
the first that may stand after it.

Reference: "Follow-set Ambiguity Restrictions"; rustc: `rustc_expand::mbe::macro_rules`
(`check_matcher_core`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

from grammar.diagnostic import Diagnostic, error
from grammar.edition import Edition
from grammar.macro_rules import CLOSE, OPEN, Location, RepeatOp, Step, is_word
from grammar.record import NamedTuple, define, field
from grammar.tokens import Token

ANY = frozenset(["item", "block", "ident", "literal", "meta", "lifetime", "tt"])
FOLLOW = {
    "stmt": ("=>", ",", ";"),
    "expr": ("=>", ",", ";"),
    "expr_2021": ("=>", ",", ";"),
    "pat": ("=>", ",", "=", "if", "in"),
    "pat_param": ("=>", ",", "=", "|", "if", "in"),
    "path": ("{", "[", "=>", ",", ">", "=", ":", ";", "|", "as", "where"),
    "ty": ("{", "[", "=>", ",", ">", "=", ":", ";", "|", "as", "where"),
}
TYPE_STARTS = frozenset(["(", "[", "!", "*", "&", "&&", "?", "<", "::"])


class Group(NamedTuple):
    """Delimited locations."""

    opener: Location
    inner: tuple[Tree, ...]
    closer: Location


class Sequence_(NamedTuple):
    inner: tuple[Tree, ...]
    separator: Location | None
    op: RepeatOp


Tree: TypeAlias = Union[Location, Group, Sequence_]


def check_follow(locations: Sequence[Location], edition: Edition) -> list[Diagnostic]:
    """The errors of one left side (its locations with the final END)."""
    trees, _ = _trees(locations, 0, len(locations) - 1)
    checker = _Checker(edition)
    checker.check(trees, _Set())
    return checker.diagnostics


def _trees(locations: Sequence[Location], at: int, end: int) -> tuple[tuple[Tree, ...], int]:
    """The trees from `at` up to `end` or an unmatched closer, and where they end."""
    out: list[Tree] = []
    while at < end:
        location = locations[at]
        if location.step is Step.SEQUENCE:
            last = locations[location.target - 1]
            has_separator = last.step is Step.AGAIN_AFTER_SEPARATOR
            stop = location.target - (2 if has_separator else 1)
            inner, _ = _trees(locations, at + 1, stop)
            out.append(Sequence_(inner, locations[stop] if has_separator else None, last.op))
            at = location.target
        elif location.step is Step.TOKEN and location.token.text in OPEN:
            inner, closer = _trees(locations, at + 1, end)
            out.append(Group(location, inner, locations[closer]))
            at = closer + 1
        elif location.step is Step.TOKEN and location.token.text in CLOSE:
            break
        else:
            out.append(location)
            at += 1
    return tuple(out), at


@define
class _Set:
    """Locations that may stand somewhere; `empty`: or nothing of this."""

    items: list[Location] = field(factory=list)
    empty: bool = True

    def add(self, other: _Set) -> None:
        self.items.extend(item for item in other.items if item not in self.items)
        self.empty = self.empty and other.empty


def _first(trees: Sequence[Tree]) -> _Set:
    found = _Set()
    for tree in trees:
        if isinstance(tree, Sequence_):
            inner = _first(tree.inner)
            found.items.extend(inner.items)
            if inner.empty and tree.separator is not None:
                found.items.append(tree.separator)
            if inner.empty or tree.op is not RepeatOp.PLUS:
                continue
        else:
            found.items.append(tree.opener if isinstance(tree, Group) else tree)
        found.empty = False
        break
    return found


@define
class _Checker:
    edition: Edition
    diagnostics: list[Diagnostic] = field(factory=list)

    def check(self, trees: Sequence[Tree], follow: _Set) -> _Set:
        """Check `trees`, which `follow` may follow; what may stand last in them."""
        last = _Set()
        for i, tree in enumerate(trees):
            after = _first(trees[i + 1 :])
            if after.empty:
                after.add(follow)
            if isinstance(tree, Group):
                self.check(tree.inner, _Set([tree.closer], False))
                last = _Set([], False)
            elif isinstance(tree, Sequence_):
                last = self._sequence(tree, after, last)
            elif tree.step is not Step.VARIABLE or tree.fragment in ANY:
                last = _Set([], False)
            else:
                last = _Set([tree], False)
                self._compare(last, after)
        return last

    def _sequence(self, tree: Sequence_, after: _Set, last: _Set) -> _Set:
        suffix = after
        if tree.separator is not None:
            suffix = _Set([*after.items, tree.separator], after.empty)
        inner = self.check(tree.inner, suffix)
        if not inner.empty:
            return inner
        last.add(inner)
        return last

    def _compare(self, last: _Set, after: _Set) -> None:
        may = "is" if len(last.items) == 1 and len(after.items) == 1 else "may be"
        for item in last.items:
            for following in after.items:
                if not _allowed(item.fragment, following, self.edition):
                    self._report(item, following, may)

    def _report(self, item: Location, following: Location, may: str) -> None:
        kind = item.fragment
        shown = following.token.text
        builder = error(
            None,
            f"`{item.token.text}` {may} followed by `{shown}`, which is not allowed for `{kind}` "
            "fragments",
            following.token.span,
            f"not allowed after `{kind}` fragments",
        )
        if kind == "vis":
            words = ["`,`", "an ident", "a type"]
        else:
            words = [f"`{text}`" for text in FOLLOW[kind]]
        builder.note(f"allowed there are: {', '.join(words[:-1])} or {words[-1]}")
        if kind == "pat" and shown == "|":
            builder.suggest(
                "try a `pat_param` fragment specifier instead",
                (item.token.span, f"${item.name}:pat_param"),
            )
        self.diagnostics.append(builder.build())


def _allowed(fragment: str, following: Location, edition: Edition) -> bool:
    token = following.token
    if following.step is Step.VARIABLE:
        if fragment == "vis":
            return following.fragment in ("ident", "ty", "path")
        return fragment in ("ty", "path") and following.fragment == "block"
    if token.text in CLOSE:
        return True
    if fragment == "vis":
        return _after_vis(token)
    if fragment == "pat" and edition < Edition.E2021:
        fragment = "pat_param"
    return token.text in FOLLOW[fragment]


def _after_vis(token: Token) -> bool:
    if token.text == "," or token.text in TYPE_STARTS:
        return True
    return token.kind == "LIFETIME" or (is_word(token) and token.text != "priv")
