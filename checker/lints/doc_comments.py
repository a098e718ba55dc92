"""unused_doc_comments: doc comments on what has no documentation.

Source: `rustc_lint::builtin` (`UnusedDocComment`, `warn_if_doc`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import Tcx
from checker.lints.known import UNUSED_DOC_COMMENTS
from checker.lints.session import Finding
from grammar import syntax as ast
from grammar.diagnostic import Label, warning
from grammar.span import Span


def unused_doc_comments(tcx: Tcx, node: Any, owner: Span) -> Iterator[Finding]:
    """The comments of `node`; those on a macro's call are told where its item, `owner`, stands."""
    what, span = _documented(tcx, node)
    if what is None or tcx.sources.context(node.span).call_site is not None:
        return
    for comment, last in _comments(node.attrs):
        is_line = tcx.sources.snippet(comment).startswith("//")
        no_docs = f"rustdoc does not generate documentation for {what}"
        if span is None:
            one = comment == last
            d = warning(None, "unused doc comment", comment, no_docs if one else "")
            if not one:
                d.labels.insert(0, Label(last, no_docs))
            d.help(
                "to document an item produced by a macro, the macro must produce the "
                "documentation as part of its expansion"
            )
            at = owner if isinstance(node, ast.MacroStmt) else None
            yield Finding(UNUSED_DOC_COMMENTS, d, at)
            continue
        d = warning(None, "unused doc comment", comment)
        d.labels.insert(0, Label(span, no_docs))
        d.help(f"use `{'//' if is_line else '/* */'}` for a plain comment")
        yield Finding(UNUSED_DOC_COMMENTS, d)


def _documented(tcx: Tcx, node: Any) -> tuple[str | None, Span | None]:
    """What `node` is called and where it is; nothing for what may have documentation."""
    match node:
        case ast.LetStmt(span=span, attrs=attrs):
            return "statements", _past(tcx, attrs, span)
        case ast.ExprStmt(expr=e):
            return "expressions", e.span
        case ast.AttributedExpr(inner=e):
            return "expressions", e.span
        case ast.MacroStmt():
            return "macro invocations", None
        case ast.MatchArm(span=span, attrs=attrs):
            return "match arms", _past(tcx, attrs, span)
        case ast.FieldInit(span=span, attrs=attrs):
            return "expression fields", _past(tcx, attrs, span)
        case ast.FieldPat(span=span, attrs=attrs):
            return "pattern fields", _past(tcx, attrs, span)
        case ast.TypeParam() | ast.ConstParam() | ast.LifetimeParam():
            return "generic parameters", _past(tcx, node.attrs, node.span)
        case ast.Item(kind=ast.ExternBlockItem(), attrs=attrs, span=span):
            return "extern blocks", _past(tcx, attrs, span)
        case ast.Item(kind=ast.MacroItem()):
            return "macro invocations", None
        case _:
            return None, None


def _past(tcx: Tcx, attrs: tuple[ast.Attribute, ...], span: Span) -> Span:
    """`span` without the attributes at its start."""
    last = attrs[-1].span
    if span.lo > last.lo:
        return span
    text = tcx.sources.context(span).file.data[last.hi : span.hi]
    return Span(span.hi - len(text.lstrip()), span.hi, span.ctxt)


def _comments(attrs: tuple[ast.Attribute, ...]) -> Iterator[tuple[Span, Span]]:
    """Lines of comment that follow one another are one comment; with the last of them."""
    begun: Span | None = None
    for i, attr in enumerate(attrs):
        if attr.doc is None or attr.inner:
            begun = None
            continue
        begun = attr.span if begun is None else begun.to(attr.span)
        if i + 1 == len(attrs) or attrs[i + 1].doc is None:
            yield begun, attr.span
            begun = None
