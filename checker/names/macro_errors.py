"""Saying that a macro was not found, and what may have been meant."""

from __future__ import annotations

from checker.names.defs import Def, DefKind, ErrRes
from checker.names.import_errors import report_missing
from checker.names.imports import PathFailure, lookup_lexical, resolve_module_path
from checker.names.similar import best_match
from checker.names.std_names import std_kinds
from checker.names.tables import MacroScope, Module, NameTables, Ns
from grammar import syntax as ast
from grammar.diagnostic import error, unsupported
from grammar.span import Span


def report_no_macro(
    t: NameTables, call: ast.MacroCall, module: Module, scope: MacroScope | None
) -> None:
    """ "cannot find macro `x` in this scope", or E0433 for a path."""
    segments = [segment.ident for segment in call.path.segments]
    if len(segments) > 1:
        _report_path(t, segments, module, call.path.is_global)
        return
    ident = segments[0]
    if "m" in std_kinds(ident.name):
        t.emit(unsupported(f"the macro `{ident.name}!`", ident.span))
        return
    builder = error(None, f"cannot find macro `{ident.name}` in this scope", ident.span)
    names = _visible(t, scope)
    similar = best_match(names, ident.name)
    if similar is not None:
        macro = names[similar]
        if not macro.is_library:
            span = macro.span
            node = macro.node
            if isinstance(node, ast.Item):
                span = Span(node.span.lo, macro.span.hi, macro.span.ctxt)
            builder.label(span, f"similarly named macro `{similar}` defined here")
        builder.suggest("a macro with a similar name exists", (ident.span, similar))
    else:
        _explain(t, ident, module, builder)
    t.emit(builder.build())


def _explain(t: NameTables, ident: ast.Ident, module: Module, builder: object) -> None:
    from grammar.diagnostic import DiagnosticBuilder

    assert isinstance(builder, DiagnosticBuilder)
    for ns in (Ns.TYPE, Ns.VALUE):
        found = lookup_lexical(t, module, ns, ident.name)
        if found is not None and isinstance(found.res, Def):
            kind = found.res.kind.value
            article = "an" if kind[0] in "aeiou" else "a"
            builder.note(f"`{ident.name}` is in scope, but it is {article} {kind}, not a macro")
            return


def _visible(t: NameTables, scope: MacroScope | None) -> dict[str, Def]:
    found: dict[str, Def] = {}
    while scope is not None:
        found.setdefault(scope.name, scope.macro)
        scope = scope.parent
    module = t.library.macros_module
    if module is not None:
        for name in module.by_name:
            macro = module.macro(name)
            if macro is not None and "macro_export" in t.library.attrs[macro]:
                found.setdefault(name, macro)
    return found


def _report_path(t: NameTables, segments: list[ast.Ident], module: Module, is_global: bool) -> None:
    *prefix, last = segments
    target = resolve_module_path(t, prefix, module, is_global)
    if isinstance(target, PathFailure):
        failed = prefix[target.at]
        if isinstance(target.res, ErrRes):
            return
        if target.module is not None and report_missing(t, target.module, failed):
            return
        t.emit(
            error(
                "E0433",
                f"cannot find module or crate `{failed.name}` in this scope",
                failed.span,
                f"use of unresolved module or unlinked crate `{failed.name}`",
            )
            .help(f"you might be missing a crate named `{failed.name}`")
            .build()
        )
        return
    if report_missing(t, target, last):
        return
    name = "the crate root" if target.def_ is t.user else f"`{target.def_.name}`"
    if target.def_.kind is DefKind.CRATE and target.def_.is_library:
        name = f"`{prefix[-1].name}`"
    t.emit(
        error(
            "E0433",
            f"cannot find `{last.name}` in {name}",
            last.span,
            f"could not find `{last.name}` in {name}",
        ).build()
    )
