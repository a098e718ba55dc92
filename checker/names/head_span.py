"""What a message underlines of a definition: its head, without body.

rustc: `SourceMap::guess_head_span`.
"""

from __future__ import annotations

from checker.names.defs import Def, DefKind
from grammar import syntax as ast
from grammar.span import SourceMap, Span


def head_span(sources: SourceMap, def_: Def) -> Span:
    """The item's text up to its `{`; what stands alone (fields, parameters, modules) whole."""
    node = def_.node
    if def_.kind is DefKind.CRATE:
        return def_.span
    if isinstance(node, ast.Item):
        return item_head(sources, node)
    span = getattr(node, "span", def_.span)
    return span if isinstance(span, Span) else def_.span


def def_span(sources: SourceMap, def_: Def) -> Span:
    """What the type checker points at: as `head_span`, but of what has a name and no body only up
    to its generics or its type (rustc: `def_span`)."""
    head = head_span(sources, def_)
    node = def_.node
    end = _named_end(node.kind) if isinstance(node, ast.Item) else None
    return head if end is None or end.ctxt != head.ctxt else head._replace(hi=end.hi)


def item_head(sources: SourceMap, item: ast.Item) -> Span:
    span = item.span
    start = span.lo
    if item.attrs and item.attrs[-1].span.ctxt == span.ctxt and item.attrs[-1].span.lo >= span.lo:
        start = _after_attrs(sources, item)
    span = Span(start, span.hi, span.ctxt)
    if isinstance(item.kind, ast.FnItem) and item.kind.sig_span.ctxt == span.ctxt:
        hi = item.kind.sig_span.hi
        return Span(start, hi if item.kind.body is not None else span.hi, span.ctxt)
    if isinstance(item.kind, ast.ConstItem | ast.StaticItem | ast.TypeAliasItem):
        return span
    text = sources.snippet(span)
    brace = text.find("{")
    if brace < 0 or isinstance(item.kind, ast.MacroRulesItem):
        return span
    return Span(start, start + len(text[:brace].rstrip().encode()), span.ctxt)


def start_of_item(sources: SourceMap, item: ast.Item) -> int:
    """Where an item starts, without its outer attributes."""
    if any(attr.span.ctxt == item.span.ctxt and not attr.inner for attr in item.attrs):
        return _after_attrs(sources, item)
    return item.span.lo


def _named_end(kind: ast.ItemKind) -> Span | None:
    """Where the head ends of an item that has a name: after its generics, or its type."""
    match kind:
        case ast.ConstItem() | ast.StaticItem():
            return kind.ty.span if kind.ty is not None else None
        case (
            ast.StructItem()
            | ast.EnumItem()
            | ast.UnionItem()
            | ast.TraitItem()
            | ast.TypeAliasItem()
        ):
            generics = kind.generics.span
            return generics if generics.hi > generics.lo else kind.name.span
        case _:
            return None


def _after_attrs(sources: SourceMap, item: ast.Item) -> int:
    """Where an item starts after its outer attributes."""
    at = max(attr.span.hi for attr in item.attrs if attr.span.ctxt == item.span.ctxt)
    data = sources.contexts[item.span.ctxt].file.data
    while at < item.span.hi and data[at : at + 1].isspace():
        at += 1
    return at


def whole_span(sources: SourceMap, def_: Def) -> Span:
    """The whole definition, without its attributes."""
    node = def_.node
    if not isinstance(node, ast.Item):
        return head_span(sources, def_)
    span = node.span
    if node.attrs and any(attr.span.ctxt == span.ctxt for attr in node.attrs):
        return Span(_after_attrs(sources, node), span.hi, span.ctxt)
    return span
