"""Conditional compilation: `#[cfg(..)]`, `#[cfg_attr(..)]`, `cfg!(..)`.

The machine is a 64-bit little-endian Linux with unwinding and debug assertions. What `cfg` removes
is removed from the syntax before anything else looks at it; most programs have no `cfg` at all, and
those are not touched.

Reference: "Conditional compilation".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.names.replace import replace
from checker.names.tables import NameTables
from checker.names.walk import node_fields
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.fragments import Fragment, parse_fragment
from grammar.tokens import Token

WORDS = frozenset(["unix", "debug_assertions", "panic"])
VALUES = {
    "target_os": {"linux"},
    "target_family": {"unix"},
    "target_arch": {"x86_64"},
    "target_pointer_width": {"64"},
    "target_endian": {"little"},
    "target_env": {"gnu"},
    "target_vendor": {"unknown"},
    "target_has_atomic": {"8", "16", "32", "64", "ptr"},
    "panic": {"unwind"},
}


def eval_cfg_tokens(tokens: Sequence[Token], t: NameTables) -> bool:
    """The value of a configuration predicate; errors are reported and count as false."""
    value, at = _predicate(tokens, 0, t)
    if at < len(tokens) and tokens[at].text != ",":
        t.emit(error(None, f"expected `,`, found `{tokens[at].text}`", tokens[at].span).build())
    return value


def _predicate(tokens: Sequence[Token], at: int, t: NameTables) -> tuple[bool, int]:
    if at >= len(tokens):
        return False, at
    word = tokens[at]
    name = word.text
    if name in ("true", "false"):
        return name == "true", at + 1
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if following == "(":
        return _combination(tokens, at, t)
    if following == "=" and at + 2 < len(tokens):
        value = tokens[at + 2].text.strip('"')
        known = t.options.features if name == "feature" else VALUES.get(name, ())
        return value in known, at + 3
    if name == "test":
        return t.options.test, at + 1
    return name in WORDS, at + 1


def _combination(tokens: Sequence[Token], at: int, t: NameTables) -> tuple[bool, int]:
    name = tokens[at].text
    values: list[bool] = []
    at += 2
    while at < len(tokens) and tokens[at].text != ")":
        value, at = _predicate(tokens, at, t)
        values.append(value)
        if at < len(tokens) and tokens[at].text == ",":
            at += 1
    at += 1
    if name == "all":
        return all(values), at
    if name == "any":
        return any(values), at
    if name == "not":
        return not (values and values[0]), at
    t.emit(error("E0537", f"invalid predicate `{name}`", tokens[at - 2].span).build())
    return False, at


def is_active(attributes: Sequence[ast.Attribute], t: NameTables) -> bool:
    """Do all `#[cfg]` attributes hold?"""
    for attr in attributes:
        if attr.args is not None and _is(attr, "cfg"):
            if not eval_cfg_tokens(attr.args.tokens, t):
                return False
    return True


def _is(attr: ast.Attribute, name: str) -> bool:
    return len(attr.path.segments) == 1 and attr.path.segments[0].ident.name == name


def strip(node: Any, t: NameTables) -> Any:
    """`node` without what `cfg` removes; the same node where nothing changes."""
    changes: dict[str, Any] = {}
    attributes = getattr(node, "attrs", ())
    if attributes and any(_is(attr, "cfg_attr") for attr in attributes):
        changes["attrs"] = _expand_cfg_attrs(attributes, t)
    for name in node_fields(type(node)) or ():
        value = getattr(node, name)
        if type(value) is tuple:
            kept = tuple(strip(item, t) for item in value if _kept(item, t))
            if len(kept) != len(value) or any(a is not b for a, b in zip(kept, value, strict=True)):
                changes[name] = kept
        elif value is not None and node_fields(type(value)) is not None:
            new = strip(value, t)
            if new is not value:
                changes[name] = new
    return replace(node, **changes) if changes else node


def strip_tokens_node(node: Any, t: NameTables) -> Any:
    """The same for what an expansion parsed to: a node, or a tuple of items."""
    if isinstance(node, tuple):
        return tuple(strip(item, t) for item in node if _kept(item, t))
    return strip(node, t)


def _kept(item: Any, t: NameTables) -> bool:
    if isinstance(item, ast.ItemStmt):
        item = item.item
    if isinstance(item, ast.ExprStmt) and isinstance(item.expr, ast.AttributedExpr):
        return is_active(item.expr.attrs, t)
    attributes = getattr(item, "attrs", ())
    return not attributes or is_active(_expand_cfg_attrs(attributes, t), t)


def _expand_cfg_attrs(
    attributes: Sequence[ast.Attribute], t: NameTables
) -> tuple[ast.Attribute, ...]:
    out: list[ast.Attribute] = []
    for attr in attributes:
        if attr.args is None or not _is(attr, "cfg_attr"):
            out.append(attr)
            continue
        value, at = _predicate(attr.args.tokens, 0, t)
        if value:
            out.extend(_attributes_in(attr, at, t))
    return tuple(out)


def _attributes_in(attr: ast.Attribute, at: int, t: NameTables) -> list[ast.Attribute]:
    """The attributes after the predicate of a `cfg_attr`."""
    assert attr.args is not None
    tokens = attr.args.tokens
    found: list[ast.Attribute] = []
    while at < len(tokens) and tokens[at].text == ",":
        start = at + 1
        at, depth = start, 0
        while at < len(tokens) and (depth or tokens[at].text != ","):
            depth += (tokens[at].text in ("(", "[", "{")) - (tokens[at].text in (")", "]", "}"))
            at += 1
        if at > start:
            node, wrong = parse_fragment(Fragment.META, tokens[start:at], t.options.edition)
            if wrong is not None:
                t.emit(wrong)
            else:
                found.append(node)
    return found
