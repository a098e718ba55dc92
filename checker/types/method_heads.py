"""What errors of method calls point at: heads of functions and traits, the definition of a type."""

from __future__ import annotations

from checker.names.defs import Def
from checker.names.head_span import def_span
from checker.types.fn_ctxt import FnCtxt
from checker.types.ty import (
    Adt,
    Param,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder
from grammar.span import Span


def kind_word(fcx: FnCtxt, ty: Ty) -> str:
    from checker.types.mismatch_words import prefix

    return prefix(fcx, ty)


def head(def_: Def) -> Span:
    node = def_.node
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.FnItem):
        return node.kind.sig_span
    return def_.span


def label_definition(fcx: FnCtxt, builder: DiagnosticBuilder, ty: Ty, name: str, what: str) -> None:
    inner = ty
    if isinstance(inner, Param):
        from checker.types.mismatch import param_span

        span = param_span(fcx, inner)
        if span is not None:
            builder.label(span, f"{what} `{name}` not found for this type parameter")
    if isinstance(inner, Adt) and not inner.def_.is_library:
        kind = fcx.tcx.adt(inner.def_).kind.value
        at = def_span(fcx.tcx.sources, inner.def_)
        builder.label(at, f"{what} `{name}` not found for this {kind}")


def trait_head(trait: Def) -> Span:
    node = trait.node
    if isinstance(node, ast.Item):
        return node.span._replace(hi=trait.span.hi)
    return trait.span
