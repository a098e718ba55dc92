"""Actions for attributes, doc comments and visibilities."""

from __future__ import annotations

from grammar.actions import action
from grammar.parse_context import ParseContext
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import (
    Attribute,
    Expr,
    Ident,
    Path,
    PathSegment,
    Visibility,
    VisibilityKind,
)
from grammar.tokens import TokenStream


class Meta(NamedTuple):
    """What stands between the brackets of an attribute."""

    path: Path
    args: TokenStream | None
    value: Expr | None


@action
def attr(p: ParseContext, lo: int, hi: int, pound: int, meta: Meta) -> Attribute:
    return Attribute(meta.path, meta.args, meta.value, False, None, p.span(lo, hi))


@action
def inner_attr(p: ParseContext, lo: int, hi: int, pound: int, meta: Meta) -> Attribute:
    return Attribute(meta.path, meta.args, meta.value, True, None, p.span(lo, hi))


@action
def outer_doc(p: ParseContext, lo: int, hi: int, comment: int) -> Attribute:
    return _doc(p, comment, is_inner=False)


@action
def inner_doc(p: ParseContext, lo: int, hi: int, comment: int) -> Attribute:
    return _doc(p, comment, is_inner=True)


def _doc(p: ParseContext, comment: int, is_inner: bool) -> Attribute:
    text = p.texts[comment]
    body = text[3:-2] if text.startswith("/*") else text[3:].removesuffix("\r")
    span = p.at(comment)
    ident = Ident("doc", span)
    path = Path((PathSegment(ident, None, span),), False, None, span)
    return Attribute(path, None, None, is_inner, body, span)


@action
def meta_word(p: ParseContext, lo: int, hi: int, path: Path) -> Meta:
    return Meta(path, None, None)


@action
def meta_list(p: ParseContext, lo: int, hi: int, path: Path, tree: int) -> Meta:
    return Meta(path, p.stream(tree), None)


@action
def meta_value(p: ParseContext, lo: int, hi: int, path: Path, value: Expr) -> Meta:
    return Meta(path, None, value)


@action
def meta_unsafe(p: ParseContext, lo: int, hi: int, unsafe: int, meta: Meta) -> Meta:
    """`unsafe(no_mangle)`: the wrapper is not kept."""
    return meta


@action
def frag_meta(p: ParseContext, lo: int, hi: int, meta: Meta) -> Attribute:
    return Attribute(meta.path, meta.args, meta.value, False, None, p.span(lo, hi))


@action
def vis_pub(p: ParseContext, lo: int, hi: int, pub: int) -> Visibility:
    return Visibility(VisibilityKind.PUBLIC, None, p.span(lo, hi))


@action
def vis_restricted(p: ParseContext, lo: int, hi: int, pub: int, scope: int) -> Visibility:
    ident = p.ident(scope)
    segment = PathSegment(ident, None, ident.span)
    path = Path((segment,), False, None, ident.span)
    return Visibility(VisibilityKind.RESTRICTED, path, p.span(lo, hi))


@action
def vis_in(p: ParseContext, lo: int, hi: int, pub: int, path: Path) -> Visibility:
    return Visibility(VisibilityKind.RESTRICTED, path, p.span(lo, hi))


@action
def vis_or_inherited(p: ParseContext, lo: int, hi: int, vis: Visibility | None) -> Visibility:
    return vis or inherited(p.span(lo, hi))


def inherited(span: Span) -> Visibility:
    """No visibility written: an empty span where it would stand."""
    return Visibility(VisibilityKind.INHERITED, None, span.shrink_to_lo())


def start_after(p: ParseContext, lo: int, attrs: list[Attribute] | None) -> Span:
    """The empty span before what follows `attrs` at token `lo`."""
    return attrs[-1].span.shrink_to_hi() if attrs else p.at(lo).shrink_to_lo()
