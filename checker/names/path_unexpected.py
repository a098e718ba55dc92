"""Paths that name something, but not what is wanted where they stand.

E0404, E0423, E0532, E0573, E0574. rustc: `rustc_resolve::late::diagnostics`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import (
    Def,
    DefKind,
    Res,
)
from checker.names.head_span import whole_span
from checker.names.path_errors import expected_words
from checker.names.path_suggest import suggest_similar
from checker.names.resolve_path import Source, constructor_kind
from checker.names.scope import Resolver
from checker.names.tables import Ns
from checker.names.words import describe_res
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span

UNEXPECTED_CODES = {
    Source.TYPE: "E0573",
    Source.TRAIT: "E0404",
    Source.EXPR: "E0423",
    Source.CALL: "E0423",
    Source.PAT: "E0532",
    Source.STRUCT: "E0574",
    Source.TUPLE_STRUCT: "E0532",
}
FALLBACKS = {
    Source.TYPE: "not a type",
    Source.TRAIT: "not a trait",
    Source.EXPR: "not a value",
    Source.CALL: "not a function",
    Source.PAT: "not a unit struct, unit variant or constant",
    Source.STRUCT: "not a struct, variant or union type",
    Source.TUPLE_STRUCT: "not a tuple struct or tuple variant",
}


def report_unexpected(
    r: Resolver, path: ast.Path, res: Res, source: Source, call: ast.CallExpr | None
) -> None:
    """E0404, E0423, E0532, E0573, E0574."""
    shown = "::".join(segment.ident.name for segment in path.segments)
    what = describe_res(res, source.ns is Ns.VALUE)
    words = source.value
    if source is Source.CALL:
        words = expected_words(path, source)
    span = path.span
    if source is Source.CALL and call is not None and isinstance(res, Def):
        if res.kind in (DefKind.STRUCT, DefKind.VARIANT):
            span = call.span
    builder = error(UNEXPECTED_CODES[source], f"expected {words}, found {what} `{shown}`", span)
    explained = isinstance(res, Def) and _explain_unexpected(r, builder, path, res, source, call)
    labelled = suggest_similar(r, path, path.segments[-1].ident, source, builder)
    if not explained and not labelled and not _suggest_annotation(r, builder, path, source):
        _label_fallback(builder, span, source)
    elif labelled and not explained:
        _suggest_annotation(r, builder, path, source)
    r.emit(builder.build())


def _suggest_annotation(
    r: Resolver, builder: DiagnosticBuilder, path: ast.Path, source: Source
) -> bool:
    """`let x = i32;`: perhaps a type was meant."""
    let = r.current_let
    if source is not Source.EXPR or let is None or let.init is None or let.ty is not None:
        return False
    if let.init.span != path.span:
        return False
    between = Span(let.pat.span.hi, path.span.lo, path.span.ctxt)
    builder.suggest("you might have meant to use `:` for type annotation", (between, ": "))
    return True


def _label_fallback(builder: DiagnosticBuilder, span: Span, source: Source) -> None:
    builder.labels[0] = Label(span, FALLBACKS[source], True)


def _explain_unexpected(
    r: Resolver,
    builder: DiagnosticBuilder,
    path: ast.Path,
    res: Def,
    source: Source,
    call: ast.CallExpr | None,
) -> bool:
    shown = "::".join(segment.ident.name for segment in path.segments)
    constructor = constructor_kind(res)
    if source in (Source.EXPR, Source.CALL, Source.TUPLE_STRUCT, Source.PAT):
        if constructor is not None:
            builder.label(whole_span(r.t.sources, res), f"`{shown}` defined here")
            _suggest_shape(builder, path, shown, res, source, call)
            return True
    if source is Source.TYPE and res.kind is DefKind.VARIANT and res.parent is not None:
        enum = f"crate::{res.parent.path()}" if not res.is_library else res.parent.path()
        builder.labels[0] = Label(path.span, "not a type", True)
        builder.suggest("try using the variant's enum", (path.span, enum))
        return True
    if source is Source.TRAIT and res.kind is DefKind.TYPE_ALIAS:
        builder.labels[0] = Label(path.span, "type aliases cannot be used as traits", True)
        return True
    return False


def _suggest_shape(
    builder: DiagnosticBuilder,
    path: ast.Path,
    shown: str,
    res: Def,
    source: Source,
    call: ast.CallExpr | None,
) -> None:
    constructor = constructor_kind(res)
    fields = [child.name for child in res.children if child.kind is DefKind.FIELD]
    if constructor is ast.VariantKind.NAMED:
        pattern = source in (Source.PAT, Source.TUPLE_STRUCT)
        if call is not None and len(call.args) == len(fields):
            _suggest_literal_call(builder, call, fields)
            return
        inner = ", ".join(fields if pattern else [f"{name}: val" for name in fields])
        what = "pattern" if pattern else "literal"
        text = f"{shown} {{ {inner} }}" if fields else f"{shown} {{}}"
        builder.suggest(f"use struct {what} syntax instead", (builder.labels[0].span, text))
    elif constructor is ast.VariantKind.TUPLE and source is Source.PAT:
        holes = ", ".join("_" for _ in fields)
        kind = "variant" if res.kind is DefKind.VARIANT else "struct"
        builder.suggest(
            f"use the tuple {kind} pattern syntax instead", (path.span, f"{shown}({holes})")
        )
    elif constructor is ast.VariantKind.UNIT and source is Source.TUPLE_STRUCT:
        builder.suggest("use this syntax instead", (builder.labels[0].span, shown))


def _suggest_literal_call(
    builder: DiagnosticBuilder, call: ast.CallExpr, fields: Sequence[str]
) -> None:
    callee = call.callee.span
    parts: list[tuple[Span, str]] = [(Span(callee.hi, callee.hi + 1, callee.ctxt), "{")]
    for name, arg in zip(fields, call.args, strict=True):
        parts.append((arg.span.shrink_to_lo(), f"{name}: "))
    parts.append((Span(call.span.hi - 1, call.span.hi, call.span.ctxt), "}"))
    builder.suggest("use struct literal syntax instead of calling", *parts)
