"""Saying that a macro was not found, and what may have been meant; that calls are nested too deep;
that an expansion is not what is wanted where it stands.

Source: `rustc_resolve::diagnostics`, `rustc_expand::mbe::diagnostics` (`emit_frag_parse_err`).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import Def, DefKind, ErrRes
from checker.names.import_errors import report_missing
from checker.names.imports import PathFailure, lookup_lexical, resolve_module_path
from checker.names.similar import best_match
from checker.names.std_names import std_kinds
from checker.names.tables import MacroScope, Module, NameTables, Ns
from grammar import syntax as ast
from grammar.diagnostic import (
    Applicability,
    Child,
    Diagnostic,
    DiagnosticBuilder,
    Label,
    Level,
    Suggestion,
    error,
    unsupported,
)
from grammar.edition import Edition
from grammar.fragments import Fragment, parse_fragment
from grammar.record import evolve
from grammar.span import Span
from grammar.tokens import Token


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


def report_recursion(
    t: NameTables, call: ast.MacroCall, macro: Def, limit: int, crate: str
) -> None:
    """Nothing that comes after this error is told."""
    message = f"recursion limit reached while expanding `{macro.name}!`"
    t.emit(
        error(None, message, call.span)
        .help(
            f'consider increasing the recursion limit by adding a `#![recursion_limit = "'
            f'{2 * limit}"]` attribute to your crate (`{crate}`)'
        )
        .build()
    )


_AT_END = ", found `<eof>`"


def of_expansion(
    t: NameTables,
    wrong: Diagnostic,
    tokens: Sequence[Token],
    position: Fragment,
    call: ast.MacroCall,
    edition: Edition,
) -> Diagnostic:
    """The syntax error `wrong` of an expansion, told as one of a macro."""
    message, labels, children = wrong.message, list(wrong.labels), list(wrong.children)
    if message.endswith(_AT_END):
        message = message.removesuffix(_AT_END)
        message = f"macro expansion ends with an incomplete expression: {message}"
        end = tokens[-1].span.shrink_to_hi()
        if end.ctxt in t.marks:
            end = end._replace(ctxt=t.marks[end.ctxt][0])
        labels = [evolve(label, span=end) if label.primary else label for label in labels]
    if position is Fragment.EXPR:
        if parse_fragment(Fragment.STMTS, tokens, edition)[1] is None:
            children += _as_statement(call)
    elif position in (Fragment.TYPE, Fragment.PAT):
        what = "type" if position is Fragment.TYPE else "pattern"
        labels.append(Label(call.span, f"this macro call doesn't expand to a {what}"))
    return evolve(wrong, message=message, labels=tuple(labels), children=tuple(children))


def _as_statement(call: ast.MacroCall) -> list[Child]:
    note = "the macro call doesn't expand to an expression, but it can expand to a statement"
    offer = "add `;` to interpret the expansion as a statement"
    maybe = Applicability.MAYBE_INCORRECT
    suggestion = Suggestion(((call.span.shrink_to_hi(), ";"),), maybe)
    return [Child(Level.NOTE, note), Child(Level.HELP, offer, (), suggestion)]


def _explain(t: NameTables, ident: ast.Ident, module: Module, builder: DiagnosticBuilder) -> None:
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
            f"cannot find `{last.name}` in `{prefix[-1].name}`"
            if prefix
            else f"cannot find `{last.name}` in {name}",
            last.span,
            f"could not find `{last.name}` in {name}",
        ).build()
    )
