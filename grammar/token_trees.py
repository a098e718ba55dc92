"""Between lexer and grammar: what one token of lookahead cannot tell.

`fold` rewrites the lists of kinds and texts before the driver sees them:

- the arguments of a macro call, of a macro's definition and of an attribute become one token
  (`TT_PAREN`, `TT_BRACKET`, `TT_BRACE`): their tokens need not fit the grammar;
- an invisible group of a macro expansion becomes one token `INTERP_<fragment>`;
- soft keywords get kinds of their own where they are keywords, by their neighbours;
- `pub` before `(crate)` and the like is told from `pub` before a parenthesised type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from grammar.record import define, field

_T = TypeVar("_T")

OPEN_INVISIBLE = "OPEN_INVISIBLE:"
CLOSE_INVISIBLE = "CLOSE_INVISIBLE"
FRAGMENTS = (
    "EXPR", "TYPE", "PAT", "PAT_PARAM", "STMT", "BLOCK", "ITEM", "PATH", "LITERAL", "VIS", "META"
)  # fmt: skip
"""The fragments that are substituted as invisible groups."""

CLOSERS = {"LPAREN": "RPAREN", "LBRACKET": "RBRACKET", "LBRACE": "RBRACE"} | {
    OPEN_INVISIBLE + name: CLOSE_INVISIBLE for name in FRAGMENTS
}
_DELIMITERS = frozenset([*CLOSERS, *CLOSERS.values()])
TREES = {"LPAREN": "TT_PAREN", "LBRACKET": "TT_BRACKET", "LBRACE": "TT_BRACE"}
PATH_KINDS = frozenset(["IDENT", "PATHSEP", "SELF", "SUPER", "CRATE", "SELF_TY", "DOLLAR_CRATE"])

FN_LIKE = frozenset(["FN", "UNSAFE", "CONST", "ASYNC", "EXTERN"])
FOLLOWERS = {
    "union": ("UNION", frozenset(["IDENT"])),
    "auto": ("AUTO", frozenset(["TRAIT"])),
    "safe": ("SAFE", frozenset(["FN", "STATIC", "EXTERN"])),
    "default": ("DEFAULT", FN_LIKE | {"IMPL", "TYPE"}),
    "raw": ("RAW", frozenset(["CONST", "MUT"])),
    "macro_rules": ("MACRO_RULES", frozenset(["BANG"])),
    "do": ("DO_YEET", frozenset(["IDENT"])),
    "dyn": ("DYN", frozenset(["IDENT", "LIFETIME", "FOR", "QUESTION", "CRATE", "SELF_TY"])),
}
"""Soft keywords: the kind they get, and the tokens that must follow."""

RESTRICTIONS = frozenset(["CRATE", "SELF", "SUPER"])


@define(eq=False, repr=False)
class Folded:
    """`groups[i]` are the unfolded indices of the first and last token of folded token `i`;
    `extents` are the same in order.
    """

    kinds: list[str]
    texts: list[str]
    groups: dict[int, tuple[int, int]] = field(factory=dict)
    extents: list[tuple[int, int]] = field(factory=list)

    def pick_first(self, items: Sequence[_T]) -> list[_T]:
        return _squeeze(items, self.extents, 0)

    def pick_last(self, items: Sequence[_T]) -> list[_T]:
        return _squeeze(items, self.extents, 1)


def fold(
    kinds: Sequence[str],
    texts: Sequence[str],
    closers: Mapping[int, int],
    *,
    is_meta: bool = False,
) -> Folded:
    """Fold balanced tokens; `closers` maps the index of each opener to that of its closer.

    `is_meta`: the tokens are what stands within `#[..]`.
    """
    groups = sorted(_trees(kinds, texts, closers))
    if is_meta and (opener := _meta_opener(kinds, 0)) is not None:
        groups = [(opener, closers[opener])]
    new_kinds = _squeeze(kinds, groups, 0)
    folded = Folded(new_kinds, _squeeze(texts, groups, 0), {}, groups)
    removed = 0
    for lo, hi in groups:
        at = lo - removed
        folded.groups[at] = (lo, hi)
        new_kinds[at] = _folded_kind(kinds[lo])
        removed += hi - lo
    _retag(new_kinds, folded.texts)
    return folded


def match_openers(kinds: Sequence[str]) -> tuple[dict[int, int], int] | None:
    """The closer of each opener, invisible ones too, and how deep they nest; None if unbalanced."""
    stack: list[int] = []
    found: dict[int, int] = {}
    depth = 0
    for at, kind in enumerate(kinds):
        if kind in _DELIMITERS:
            if kind in CLOSERS:
                stack.append(at)
            elif not stack or CLOSERS[kinds[stack[-1]]] != kind:
                return None
            else:
                depth = max(depth, len(stack))
                found[stack.pop()] = at
    return None if stack else (found, depth)


def deepest_opener(kinds: Sequence[str], limit: int) -> int:
    """The first opener that nests deeper than `limit`."""
    depth = 0
    for at, kind in enumerate(kinds):
        if kind in CLOSERS:
            depth += 1
            if depth > limit:
                return at
        elif kind in _DELIMITERS:
            depth -= 1
    raise ValueError("not nested that deep")


def _folded_kind(opener: str) -> str:
    if opener in TREES:
        return TREES[opener]
    fragment = opener.removeprefix(OPEN_INVISIBLE)
    return "INTERP_PAT" if fragment == "PAT_PARAM" else f"INTERP_{fragment}"


def _squeeze(items: Sequence[_T], groups: Sequence[tuple[int, int]], end: int) -> list[_T]:
    """`items` with each group reduced to its first (0) or last (1) element."""
    if not groups:
        return list(items)
    parts: list[Any] = []
    at = 0
    for group in groups:
        parts.append(items[at : group[0]])
        parts.append((items[group[end]],))
        at = group[1] + 1
    parts.append(items[at:])
    return list(chain.from_iterable(parts))


_STARTERS = frozenset(["BANG", "POUND", "MACRO", *[OPEN_INVISIBLE + name for name in FRAGMENTS]])


def _trees(
    kinds: Sequence[str], texts: Sequence[str], closers: Mapping[int, int]
) -> list[tuple[int, int]]:
    """The outermost groups that are to become one token."""
    groups = []
    skip = -1
    for at, kind in enumerate(kinds):
        if kind not in _STARTERS or at <= skip:
            continue
        opener = _opener(kinds, texts, at)
        while opener is not None:
            skip = closers[opener]
            groups.append((opener, skip))
            opener = skip + 1 if kind == "MACRO" and kinds[skip + 1] in TREES else None
    return groups


def _opener(kinds: Sequence[str], texts: Sequence[str], at: int) -> int | None:
    """The index of the tree that the token `at` announces."""
    kind = kinds[at]
    if kind == "BANG":
        return _after_bang(kinds, texts, at)
    if kind == "POUND":
        return _in_attribute(kinds, at)
    if kind == "MACRO":
        return at + 2 if kinds[at + 1] == "IDENT" and kinds[at + 2] in TREES else None
    return at


def _after_bang(kinds: Sequence[str], texts: Sequence[str], at: int) -> int | None:
    if at == 0 or (kinds[at - 1] not in PATH_KINDS and kinds[at - 1] != CLOSE_INVISIBLE):
        return None
    if kinds[at + 1] in TREES:
        return at + 1
    if texts[at - 1] == "macro_rules" and kinds[at + 1] == "IDENT" and kinds[at + 2] in TREES:
        return at + 2
    return None


def _in_attribute(kinds: Sequence[str], at: int) -> int | None:
    at += 2 if kinds[at + 1] == "BANG" else 1
    return _meta_opener(kinds, at + 1) if kinds[at] == "LBRACKET" else None


def _meta_opener(kinds: Sequence[str], at: int) -> int | None:
    if kinds[at] == "UNSAFE" and kinds[at + 1] == "LPAREN":
        at += 2
    while kinds[at] in PATH_KINDS:
        at += 1
    return at if kinds[at] in TREES and kinds[at - 1] in PATH_KINDS else None


def _retag(kinds: list[str], texts: list[str]) -> None:
    soft = FOLLOWERS.keys() & set(texts)
    if soft:
        _retag_soft(kinds, texts, soft)
    at = -1
    for _ in range(kinds.count("PUB")):
        at = kinds.index("PUB", at + 1)
        if kinds[at + 1] == "LPAREN" and (
            kinds[at + 2] == "IN" or (kinds[at + 2] in RESTRICTIONS and kinds[at + 3] == "RPAREN")
        ):
            kinds[at] = "PUB_RESTRICTED"


def _retag_soft(kinds: list[str], texts: list[str], soft: set[str]) -> None:
    for at, text in enumerate(texts):
        if text not in soft or kinds[at] not in ("IDENT", "DO"):
            continue
        kind, followers = FOLLOWERS[text]
        if kinds[at + 1] not in followers:
            continue
        if kind == "RAW" and kinds[at - 1] not in ("AND", "ANDAND"):
            continue
        if kind == "MACRO_RULES" and kinds[at + 2] != "IDENT":
            continue
        kinds[at] = kind
