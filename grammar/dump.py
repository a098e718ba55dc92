"""A stable text form of tokens and trees, for tests and `--dump`.

One line per node: the label of its place, its class, and its plain values; its children stand
below, indented. What is absent, empty or false is left out, and so are spans unless asked for. No
recursion: a chain of thousands of operands is a tree as deep.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from grammar.record import Enum
from grammar.span import Span
from grammar.syntax import Ident, Lifetime
from grammar.tokens import Token, TokenStream


def dump(node: object, spans: bool = False) -> str:
    """`node` (or a sequence of nodes) as indented lines."""
    lines: list[str] = []
    waiting: list[tuple[int, str, object]] = [(0, "", node)]
    while waiting:
        depth, label, value = waiting.pop()
        if isinstance(value, (tuple, list)) and not isinstance(value, TokenStream):
            many = [(depth, f"{label}[{at}]", one) for at, one in enumerate(value)]
            waiting.extend(reversed(many))
            continue
        head, children = _node(value, spans)
        lines.append("  " * depth + (f"{label}: {head}" if label else head))
        waiting.extend((depth + 1, name, child) for name, child in reversed(children))
    return "\n".join(lines) + "\n"


def dump_tokens(tokens: Iterable[Token], spans: bool = False) -> str:
    """One token per line."""
    return "".join([_token(token, spans) + "\n" for token in tokens])


def _token(token: Token, spans: bool) -> str:
    return f"{token.kind} {token.text}" + (_span(token.span) if spans else "")


def _span(span: Span) -> str:
    return f" @{span.lo}..{span.hi}"


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _fields(cls: type[Any]) -> tuple[str, ...]:
    if cls not in _NAMES:
        _NAMES[cls] = tuple(field.name for field in attrs.fields(cls))
    return _NAMES[cls]


def _node(value: object, spans: bool) -> tuple[str, list[tuple[str, object]]]:
    """The line of a node and the children that need lines of their own."""
    if not attrs.has(type(value)):
        return _plain(value), []
    head = [type(value).__name__]
    children: list[tuple[str, object]] = []
    cls: type[Any] = type(value)
    for name in _fields(cls):
        field = getattr(value, name)
        if isinstance(field, Span):
            if spans:
                head.append(f"{'' if name == 'span' else name}{_span(field).strip()}")
        elif field is None or field is False or field == ():
            continue
        elif _is_plain(field):
            head.append(f"{name}={_plain(field)}")
        else:
            children.append((name, field))
    return " ".join(head), children


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, bytes, int, float, Enum, Ident, Lifetime, TokenStream))


def _plain(value: object) -> str:
    if isinstance(value, (Ident, Lifetime)):
        return value.name
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, TokenStream):
        opening, closing = value.delimiter.value
        return " ".join([opening, *[token.text for token in value.tokens], closing])
    return repr(value)
