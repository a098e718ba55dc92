"""Paths that lead nowhere, in rustc's words.

rustc: `rustc_resolve::late::diagnostics`, `rustc_resolve::diagnostics`.
"""

from __future__ import annotations

from checker.names.candidates import import_candidates, visible_names
from checker.names.defs import (
    Def,
    DefKind,
    PathRes,
    PrimTy,
    Res,
)
from checker.names.imports import lookup
from checker.names.path_suggest import (
    STD_KINDS,
    add_imports,
    is_module_like,
    is_type_like,
    label_similar,
    suggest_parameter,
    suggest_self,
    suggest_similar,
    suggest_std,
    wanted_for,
)
from checker.names.resolve_path import NotFound, Source
from checker.names.scope import Resolver
from checker.names.similar import best_match
from checker.names.tables import Module, Ns
from checker.names.words import article, describe_res
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span

NOT_FOUND_CODES = {
    Source.TYPE: "E0425",
    Source.TRAIT: "E0405",
    Source.EXPR: "E0425",
    Source.CALL: "E0425",
    Source.PAT: "E0531",
    Source.STRUCT: "E0422",
    Source.TUPLE_STRUCT: "E0531",
}


def expected_words(path: ast.Path, source: Source) -> str:
    if source is Source.CALL and path.segments[-1].ident.name[:1].isupper():
        return "function, tuple struct or tuple variant"
    return source.value


def report_not_found(
    r: Resolver, path: ast.Path, failed: NotFound, source: Source, call: ast.CallExpr | None
) -> PathRes | None:
    """Nothing has this name where it was looked for."""
    last = len(path.segments) - 1
    if failed.too_many_supers:
        span = path.segments[failed.at].ident.span
        words = "there are too many leading `super` keywords"
        r.emit(error("E0433", "too many leading `super` keywords", span, words).build())
    elif failed.at < last or failed.found is not None:
        _report_prefix(r, path, failed)
    elif failed.module is not None:
        _report_in_module(r, path, failed.module, source)
    else:
        _report_in_scope(r, path, source, call)
    return None


def _report_prefix(r: Resolver, path: ast.Path, failed: NotFound) -> None:
    """E0433: a segment before the last."""
    ident = path.segments[failed.at].ident
    name = ident.name
    if failed.found is not None:
        _report_no_module(r, ident, failed.found)
        return
    if failed.module is not None:
        where = _module_name(r, failed.module, path, failed.at)
        before = path.segments[failed.at - 1].ident.name if failed.at else ""
        at = f"cannot find `{name}` in {f'`{before}`' if before else where}"
        builder = error("E0433", at, ident.span, f"could not find `{name}` in {where}")
        _similar_in_module(r, builder, failed.module, ident, Ns.TYPE, None)
        r.emit(builder.build())
        return
    if name == "Self":
        words = "`Self` is only available in impls, traits, and type definitions"
        r.emit(error("E0433", "cannot find `Self` in this scope", ident.span, words).build())
        return
    is_type = name[:1].isupper()
    if is_type:
        builder = error(
            "E0433",
            f"cannot find type `{name}` in this scope",
            ident.span,
            f"use of undeclared type `{name}`",
        )
    else:
        builder = error(
            "E0433",
            f"cannot find module or crate `{name}` in this scope",
            ident.span,
            f"use of unresolved module or unlinked crate `{name}`",
        )
    following = path.segments[failed.at + 1].ident.name
    _suggest_prefix(r, builder, ident, is_type, following)
    r.emit(builder.build())


def _has_item(r: Resolver, module: Def, name: str) -> bool:
    return any(lookup(r.t, r.t.module(module), ns, name) is not None for ns in Ns)


def _suggest_prefix(
    r: Resolver, builder: DiagnosticBuilder, ident: ast.Ident, is_type: bool, following: str
) -> None:
    name = ident.name
    candidates = import_candidates(
        r.t, name, Ns.TYPE, is_type_like if is_type else is_module_like, r.module
    )
    if not is_type:
        candidates = [(p, d) for p, d in candidates if _has_item(r, d, following)]
    if candidates:
        add_imports(r, builder, candidates)
        return
    if is_type and suggest_std(r, builder, name, "setua"):
        return
    names = visible_names(r, Ns.TYPE)
    names = {n: res for n, res in names.items() if _leads_on(res)}
    similar = best_match(names, name)
    if not is_type:
        builder.help(f"you might be missing a crate named `{name}`")
    if similar is not None and similar != name:
        what = describe_res(names[similar], False)
        builder.suggest(f"{article(what)} {what} with a similar name exists", (ident.span, similar))


def _leads_on(res: object) -> bool:
    if isinstance(res, Def):
        return res.kind in (
            DefKind.STRUCT,
            DefKind.ENUM,
            DefKind.UNION,
            DefKind.TRAIT,
            DefKind.MOD,
            DefKind.TYPE_ALIAS,
        )
    return False


def _report_no_module(r: Resolver, ident: ast.Ident, res: Res) -> None:
    what = describe_res(res, False)
    message = f"cannot find item `{ident.name}`" if isinstance(res, PrimTy) else None
    r.emit(
        error(
            "E0433",
            message or f"cannot find module or crate `{ident.name}` in this scope",
            ident.span,
            f"`{ident.name}` is {article(what)} {what}, not a module",
        ).build()
    )


def _report_in_module(r: Resolver, path: ast.Path, module: Module, source: Source) -> None:
    """The last segment is not in the module that the others name."""
    ident = path.segments[-1].ident
    words = expected_words(path, source)
    names = [segment.ident.name for segment in path.segments[:-1]]
    shown = "::".join(names)
    if names[-1] in ("crate", "$crate") or (path.is_global and len(names) == 0):
        where = said = "the crate root"
        said = "the crate root"
    else:
        kind = "crate" if module.def_.kind is DefKind.CRATE else module.def_.kind.value
        if names == ["self"] or (module.def_.kind is DefKind.CRATE and names[0] == "self"):
            kind = "module"
        where, said = f"{kind} `{shown}`", f"`{shown}`"
    builder = error(
        NOT_FOUND_CODES[source], f"cannot find {words} `{ident.name}` in {where}", ident.span
    )
    found = _similar_in_module(r, builder, module, ident, source.ns, source)
    candidates = import_candidates(r.t, ident.name, source.ns, wanted_for(source), r.module)
    if not found:
        builder.labels[0] = Label(ident.span, f"not found in {said}", True)
    if candidates:
        add_imports(r, builder, candidates)
    r.emit(builder.build())


def _similar_in_module(
    r: Resolver,
    builder: DiagnosticBuilder,
    module: Module,
    ident: ast.Ident,
    ns: Ns,
    source: Source | None,
) -> bool:
    from checker.names.candidates import names_in_module

    names = names_in_module(r.t, module, ns, r.here)
    if source is not None:
        wanted = wanted_for(source)
        names = {n: res for n, res in names.items() if wanted(res)}
    elif ns is Ns.TYPE:
        names = {n: res for n, res in names.items() if _leads_on(res)}
    names.pop(ident.name, None)
    similar = best_match(names, ident.name)
    if similar is None:
        return False
    label_similar(r, builder, ident, similar, names[similar], source)
    return True


def _module_name(r: Resolver, module: Module, path: ast.Path, index: int) -> str:
    if module.def_.kind is DefKind.CRATE:
        name = path.segments[index - 1].ident.name if index else ""
        return "the crate root" if name in ("crate", "$crate", "") else f"`{name}`"
    return f"`{path.segments[index - 1].ident.name}`"


def _report_in_scope(
    r: Resolver, path: ast.Path, source: Source, call: ast.CallExpr | None
) -> None:
    ident = path.segments[-1].ident
    name = ident.name
    if name in ("self", "Self"):
        _report_self(r, ident, source)
        return
    words = expected_words(path, source)
    builder = error(
        NOT_FOUND_CODES[source], f"cannot find {words} `{name}` in this scope", ident.span
    )
    if _captured_outer(r, ident, source, builder):
        return
    if source.ns is Ns.VALUE and suggest_self(r, ident, source, builder):
        pass
    labelled = suggest_similar(r, path, ident, source, builder)
    candidates = import_candidates(r.t, name, source.ns, wanted_for(source), r.module)
    if candidates:
        add_imports(r, builder, candidates)
    elif suggest_std(r, builder, name, STD_KINDS[source]):
        pass
    elif source is Source.TYPE:
        suggest_parameter(r, ident, builder)
    if not labelled:
        builder.labels[0] = Label(ident.span, "not found in this scope", True)
    r.emit(builder.build())


def _captured_outer(
    r: Resolver, ident: ast.Ident, source: Source, builder: DiagnosticBuilder
) -> bool:
    """E0434: a local of the function around an inner function."""
    from checker.names.outer_locals import is_outer_local

    if source.ns is not Ns.VALUE or not is_outer_local(r, ident):
        return False
    if r.owner.kind in (DefKind.CONST, DefKind.STATIC):
        builder = error(
            "E0435",
            "attempt to use a non-constant value in a constant",
            ident.span,
            "non-constant value",
        )
        word = "const" if r.owner.kind is DefKind.CONST else "static"
        node = r.owner.node
        if isinstance(node, ast.Item):
            head = Span(node.span.lo, r.owner.span.lo, node.span.ctxt)
            builder.suggest(f"consider using `let` instead of `{word}`", (head, "let "))
        r.emit(builder.build())
        return True
    r.emit(
        error("E0434", "can't capture dynamic environment in a fn item", ident.span)
        .help("use the `|| { ... }` closure form instead")
        .build()
    )
    return True


def _report_self(r: Resolver, ident: ast.Ident, source: Source) -> None:
    if ident.name == "Self":
        if source.ns is Ns.VALUE:
            builder = error(
                "E0425",
                "cannot find value `Self` in this scope",
                ident.span,
                "not found in this scope",
            )
            r.emit(builder.build())
            return
        else:
            builder = error(
                "E0411",
                "cannot find type `Self` in this scope",
                ident.span,
                "`Self` is only available in impls, traits, and type definitions",
            )
        if r.owner.name:
            what = r.owner.kind.value
            builder.label(r.owner.span, f"`Self` not allowed in {article(what)} {what}")
        r.emit(builder.build())
        return
    builder = error(
        "E0424",
        "expected value, found module `self`",
        ident.span,
        "`self` value is a keyword only available in methods with a `self` parameter",
    )
    _explain_self(r, builder)
    r.emit(builder.build())


def _explain_self(r: Resolver, builder: DiagnosticBuilder) -> None:
    node = r.owner.node
    if not isinstance(node, ast.Item) or not isinstance(node.kind, ast.FnItem):
        return
    if r.owner.kind is not DefKind.ASSOC_FN:
        builder.label(r.owner.span, "this function can't have a `self` parameter")
        return
    if node.kind.self_param is not None:
        builder.label(
            r.owner.span,
            "this function has a `self` parameter, but a macro invocation can only access "
            "identifiers it receives from parameters",
        )
        return
    builder.label(r.owner.span, "this function doesn't have a `self` parameter")
    params = node.kind.params
    if params:
        at, text = params[0].span.shrink_to_lo(), "&self, "
    else:
        hi = node.kind.generics.span.hi if node.kind.generics.params else node.kind.name.span.hi
        at, text = Span(hi + 1, hi + 1, node.kind.name.span.ctxt), "&self"
    builder.suggest(
        "add a `self` receiver parameter to make the associated `fn` a method", (at, text)
    )
