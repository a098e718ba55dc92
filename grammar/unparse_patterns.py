"""Printers of patterns."""

from __future__ import annotations

from grammar.printing import Parts, mutability, optional, outer, printer, separated, tupled
from grammar.syntax import (
    ConstBlockPat,
    ErrorPat,
    FieldPat,
    IdentPat,
    LitPat,
    MacroPat,
    OrPat,
    ParenPat,
    PathPat,
    RangePat,
    RefPat,
    RestPat,
    SlicePat,
    StructPat,
    TuplePat,
    TupleStructPat,
    WildPat,
)


@printer(WildPat, ErrorPat)
def _wild(_node: WildPat) -> Parts:
    return ["_"]


@printer(RestPat)
def _rest(_node: RestPat) -> Parts:
    return [".."]


@printer(IdentPat)
def _ident(node: IdentPat) -> Parts:
    ref = "ref " if node.by_ref else ""
    return [ref, mutability(node.mutable), node.name, *optional(" @ ", node.sub)]


@printer(LitPat)
def _lit(node: LitPat) -> Parts:
    return [node.expr]


@printer(RangePat)
def _range(node: RangePat) -> Parts:
    return [*optional("", node.lo), node.end.value, *optional("", node.hi)]


@printer(RefPat)
def _ref(node: RefPat) -> Parts:
    return ["&", mutability(node.mutable), node.inner]


@printer(TuplePat)
def _tuple(node: TuplePat) -> Parts:
    if len(node.elements) == 1 and isinstance(node.elements[0], RestPat):
        return ["(..)"]
    return tupled(node.elements)


@printer(SlicePat)
def _slice(node: SlicePat) -> Parts:
    return ["[", *separated(node.elements), "]"]


@printer(PathPat)
def _path(node: PathPat) -> Parts:
    return [node.path]


@printer(TupleStructPat)
def _tuple_struct(node: TupleStructPat) -> Parts:
    return [node.path, "(", *separated(node.elements), ")"]


@printer(FieldPat)
def _field(node: FieldPat) -> Parts:
    if node.shorthand:
        return [*outer(node.attrs), node.pat]
    return [*outer(node.attrs), node.name, ": ", node.pat]


@printer(StructPat)
def _struct(node: StructPat) -> Parts:
    fields: list[object] = [*node.fields, *([".."] if node.has_rest else [])]
    return [node.path, " { ", *separated(fields), " }"]


@printer(OrPat)
def _or(node: OrPat) -> Parts:
    return ["| " if len(node.alternatives) == 1 else "", *separated(node.alternatives, " | ")]


@printer(ParenPat)
def _paren(node: ParenPat) -> Parts:
    return ["(", node.inner, ")"]


@printer(ConstBlockPat)
def _const_block(node: ConstBlockPat) -> Parts:
    return ["const ", node.block]


@printer(MacroPat)
def _macro(node: MacroPat) -> Parts:
    return [node.call]
