"""What the printers of `unparse` share: the register, lists, token trees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from grammar.record import Enum
from grammar.syntax import Attribute, Ident, Lifetime, MacroCall
from grammar.tokens import Token, TokenStream


class Mark(Enum):
    """Where lines begin: `OPEN` and `CLOSE` indent those that follow."""

    OPEN = "open"
    CLOSE = "close"
    BREAK = "break"


OPEN, CLOSE, BREAK = Mark.OPEN, Mark.CLOSE, Mark.BREAK
Parts = list[Any]
"""Text, marks, and nodes still to be printed."""

Printer = Callable[[Any], Parts]
PRINTERS: dict[type, Printer] = {}
_F = TypeVar("_F", bound=Printer)

_KEYWORDS = """
    as async await become box break const continue do dyn else enum extern false fn for gen if
    impl in let loop macro match mod move mut pub ref return static struct trait true try type
    unsafe use where while yield abstract final override priv typeof unsized virtual
"""
KEYWORDS = frozenset(_KEYWORDS.split())
JOINED = frozenset(["GT_SHR", "GT_SHREQ", "GT_GE", "LT_SHL", "LT_ARROW"])


def printer(*classes: type) -> Callable[[_F], _F]:
    """Register a function as the printer of some classes of nodes."""

    def register(function: _F) -> _F:
        for cls in classes:
            PRINTERS[cls] = function
        return function

    return register


def separated(items: Iterable[Any], separator: str = ", ") -> Parts:
    parts: Parts = []
    for item in items:
        parts += [separator, item] if parts else [item]
    return parts


def tupled(items: Sequence[Any]) -> Parts:
    """`(a, b)`, `(a,)`, `()`."""
    return ["(", *separated(items), ",)" if len(items) == 1 else ")"]


def optional(before: str, item: Any, after: str = "") -> Parts:
    return [] if item is None else [before, item, after]


def mutability(mutable: bool) -> str:
    return "mut " if mutable else ""


def braced(lines: Iterable[Parts]) -> Parts:
    """A block of lines in braces."""
    parts: Parts = ["{", OPEN]
    for line in lines:
        parts += [BREAK, *line]
    return [*parts, CLOSE, BREAK, "}"]


def outer(attrs: Iterable[Attribute]) -> Parts:
    """The attributes before something, each on its own line."""
    return [part for attr in attrs if not attr.inner for part in (attr, BREAK)]


def inner(attrs: Iterable[Attribute]) -> list[Parts]:
    """The attributes within something, as lines."""
    return [[attr] for attr in attrs if attr.inner]


def token_parts(tokens: Sequence[Token]) -> list[str]:
    """Tokens with spaces between them, except where two make one operator."""
    parts = []
    for token in tokens:
        if token.text:
            parts.append(token.text)
            if token.kind.startswith("DOC_"):
                parts.append("\n")
            elif token.kind not in JOINED:
                parts.append(" ")
    return parts


def stream(tokens: TokenStream) -> str:
    opening, closing = tokens.delimiter.value
    return opening + "".join(token_parts(tokens.tokens)).rstrip(" ") + closing


@printer(Ident)
def _ident(node: Ident) -> Parts:
    return [f"r#{node.name}" if node.name in KEYWORDS else node.name]


@printer(Lifetime)
def _lifetime(node: Lifetime) -> Parts:
    return [node.name]


@printer(MacroCall)
def _macro_call(node: MacroCall) -> Parts:
    return [node.path, "!", stream(node.tokens)]


@printer(Attribute)
def _attribute(node: Attribute) -> Parts:
    if node.doc is not None:
        return [_doc(node.doc, node.inner)]
    mark = "#!" if node.inner else "#"
    args = [] if node.args is None else [stream(node.args)]
    return [mark, "[", node.path, *args, *optional(" = ", node.value), "]"]


def _doc(text: str, is_inner: bool) -> str:
    if "\n" in text:
        return f"/*{'!' if is_inner else '*'}{text}*/"
    return f"//{'!' if is_inner else '/'}{text}"
