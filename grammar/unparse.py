"""Syntax tree to source text.

Every class of node has a printer, which gives *parts*: pieces of text, nodes still to be printed,
and marks for lines. The loop here keeps parts on a stack, so that no tree is too deep. Parsing the
text gives the same tree again; parentheses are in the tree, and put in only where a macro
expansion made a tree that no text without them has.
"""

from __future__ import annotations

from typing import Any

from grammar.printing import BREAK, CLOSE, OPEN, PRINTERS
from grammar.tokens import Token


def unparse(node: Any) -> str:
    """The source text of a node."""
    import grammar.unparse_exprs
    import grammar.unparse_items
    import grammar.unparse_patterns
    import grammar.unparse_types  # noqa: F401

    out: list[str] = []
    indent = 0
    waiting: list[Any] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            out.append(part)
        elif part is OPEN or part is CLOSE:
            indent += 1 if part is OPEN else -1
        elif part is BREAK:
            out.append("\n" + "    " * indent)
        else:
            waiting.extend(reversed(PRINTERS[type(part)](part)))
    return "".join(out)


def unparse_tokens(tokens: tuple[Token, ...]) -> str:
    from grammar.printing import token_parts

    return "".join(token_parts(tokens))
