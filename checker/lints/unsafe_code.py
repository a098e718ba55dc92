"""unsafe_code, allowed by default: whatever says `unsafe`, or bends what the linker sees.

Source: `rustc_lint::builtin::UnsafeCode`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import Tcx
from checker.lints.known import UNSAFE_CODE
from checker.lints.session import Finding
from checker.names.head_span import start_of_item
from checker.names.walk import children
from grammar import syntax as ast
from grammar.diagnostic import warning
from grammar.span import Span

_LINKER = (
    "the linker's behavior with multiple libraries exporting duplicate symbol names is undefined "
    "and Rust cannot provide guarantees when you manually override them"
)
_SECTIONS = (
    "the program's behavior with overridden link sections on items is unpredictable and Rust "
    "cannot provide guarantees when you manually override them"
)
_ATTRIBUTES = {
    "no_mangle": ("declaration of a `no_mangle` {}", _LINKER),
    "export_name": ("declaration of a {} with `export_name`", _LINKER),
    "link_section": ("declaration of a {} with `link_section`", _SECTIONS),
}


def unsafe_code(tcx: Tcx) -> Iterator[Finding]:
    """Over the whole crate."""
    stack: list[tuple[Any, Any]] = [(tcx.user.node, None)]
    while stack:
        node, around = stack.pop()
        if isinstance(node, ast.BlockExpr) and node.kind is ast.BlockKind.UNSAFE:
            yield _finding("usage of an `unsafe` block", node.span)
        elif isinstance(node, ast.Item):
            yield from _of_item(tcx, node, around)
            around = node.kind
        elif isinstance(node, ast.MacroExpr | ast.MacroStmt):
            made: Any = tcx.names.expansions.get(node.call, ())
            stack += [(n, around) for n in (made if isinstance(made, tuple) else (made,))]
        stack += [(child, around) for child in children(node)]


def _finding(message: str, span: Span, note: str | None = None) -> Finding:
    d = warning(None, message, span)
    return Finding(UNSAFE_CODE, d if note is None else d.note(note))


def _of_item(tcx: Tcx, item: ast.Item, around: Any) -> Iterator[Finding]:
    whole = Span(start_of_item(tcx.sources, item), item.span.hi, item.span.ctxt)
    match item.kind:
        case ast.TraitItem(is_unsafe=True):
            yield _finding("declaration of an `unsafe` trait", whole)
        case ast.ImplItem(is_unsafe=True):
            yield _finding("implementation of an `unsafe` trait", whole)
        case ast.ExternBlockItem(is_unsafe=True):
            yield _finding("usage of an `unsafe extern` block", whole)
        case ast.FnItem(header=header, body=body) if header.is_unsafe:
            if isinstance(around, ast.TraitItem | ast.ImplItem):
                what = "declaration" if body is None else "implementation"
                yield _finding(f"{what} of an `unsafe` method", whole)
            elif body is not None:
                yield _finding("declaration of an `unsafe` function", whole)
        case _:
            pass
    if isinstance(item.kind, ast.FnItem | ast.StaticItem):
        what = "function" if isinstance(item.kind, ast.FnItem) else "static"
        for attr in item.attrs:
            found = _ATTRIBUTES.get(_inner_name(attr))
            if found is not None:
                yield _finding(found[0].format(what), attr.span, found[1])


def _inner_name(attr: ast.Attribute) -> str:
    """The name of the attribute, that within `unsafe(..)` too."""
    if attr.doc is not None:
        return ""
    name = attr.path.segments[0].ident.name
    if name == "unsafe" and attr.args is not None and attr.args.tokens:
        return attr.args.tokens[0].text
    return name
