"""What a path that leads nowhere may have been meant to be: similar names, imports, `self.`.

rustc: `rustc_resolve::late::diagnostics`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.names.candidates import visible_names
from checker.names.defs import (
    Def,
    DefKind,
    LocalRes,
    PrimTy,
    SelfCtor,
    SelfTyAlias,
    SelfTyParam,
)
from checker.names.head_span import head_span
from checker.names.resolve_path import Source, is_expected
from checker.names.scope import Resolver
from checker.names.similar import best_match
from checker.names.tables import Ns
from checker.names.words import article, describe_res
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.span import Span

RES_CLASSES = (Def, PrimTy, LocalRes, SelfTyParam, SelfTyAlias, SelfCtor)


def suggest_self(r: Resolver, ident: ast.Ident, source: Source, builder: DiagnosticBuilder) -> bool:
    """A field or method of the type whose impl this is."""
    container = r.owner.parent
    if container is None or container.kind is not DefKind.IMPL:
        return False
    members = {child.name: child for child in container.children}
    member = members.get(ident.name)
    start = ident.span.shrink_to_lo()
    node = r.owner.node
    has_self = isinstance(node, ast.Item) and getattr(node.kind, "self_param", None) is not None
    if source is Source.CALL and member is not None and member.kind is DefKind.ASSOC_FN:
        if describe_res(member) == "method":
            if has_self:
                builder.suggest("consider using the method on `Self`", (start, "self."))
                return True
            return False
        builder.suggest("consider using the associated function on `Self`", (start, "Self::"))
        return True
    if has_self and source is Source.EXPR and _has_field(r, container, ident.name):
        builder.suggest("you might have meant to use the available field", (start, "self."))
        builder.labels[0] = Label(ident.span, "", True)
        return True
    if member is not None and member.kind is DefKind.ASSOC_CONST:
        builder.suggest("consider using the associated constant on `Self`", (start, "Self::"))
        return True
    return False


def _has_field(r: Resolver, impl: Def, name: str) -> bool:
    node = impl.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ImplItem)
    ty = node.kind.self_ty
    if not isinstance(ty, ast.PathType) or len(ty.path.segments) != 1:
        return False
    found = r.find(ty.path.segments[0].ident, Ns.TYPE)
    if found is None or not isinstance(found.res, Def) or found.res.kind is not DefKind.STRUCT:
        return False
    return any(c.kind is DefKind.FIELD and c.name == name for c in found.res.children)


def suggest_similar(
    r: Resolver, path: ast.Path, ident: ast.Ident, source: Source, builder: DiagnosticBuilder
) -> bool:
    """ "a local variable with a similar name exists"; whether something takes the label's place."""
    if any("available field" in child.message for child in builder.children):
        return True
    wanted = wanted_for(source)
    if len(path.segments) > 1:
        known = _names_beside(r, path, source.ns)
    else:
        known = visible_names(r, source.ns)
    names = {n: res for n, res in known.items() if wanted(res)}
    names.pop(ident.name, None)
    similar = best_match(names, ident.name)
    if similar is None:
        return False
    label_similar(r, builder, ident, similar, names[similar], source)
    return True


def _names_beside(r: Resolver, path: ast.Path, ns: Ns) -> dict[str, object]:
    """What else the module has in which the last segment was looked for."""
    from checker.names.candidates import names_in_module
    from checker.names.imports import PathFailure, resolve_module_path

    prefix = [segment.ident for segment in path.segments[:-1]]
    module = resolve_module_path(r.t, prefix, r.module, path.is_global)
    return {} if isinstance(module, PathFailure) else names_in_module(r.t, module, ns, r.here)


def label_similar(
    r: Resolver,
    builder: DiagnosticBuilder,
    ident: ast.Ident,
    similar: str,
    res: object,
    source: Source | None,
) -> None:
    what = describe_res(res)
    if isinstance(res, Def) and res.kind in (DefKind.STRUCT, DefKind.VARIANT):
        in_types = source is None or source.ns is Ns.TYPE
        what = describe_res(res, not in_types)
    if (isinstance(res, Def) and not res.is_library) or isinstance(res, Def):
        builder.label(
            head_span(r.t.sources, res), f"similarly named {what} `{similar}` defined here"
        )
    builder.suggest(f"{article(what)} {what} with a similar name exists", (ident.span, similar))


def suggest_parameter(r: Resolver, ident: ast.Ident, builder: DiagnosticBuilder) -> None:
    """ "you might be missing a type parameter"."""
    single = len(ident.name) == 1 and ident.name.isupper()
    if r.owner.is_library or not (r.in_args or single):
        return
    container = r.owner.parent
    item = container if container is not None and container.kind in _CONTAINERS else r.owner
    node = item.node
    if not isinstance(node, ast.Item) or item.name == "main":
        return
    if item.kind is DefKind.IMPL and not (r.in_args and single) and single:
        return
    generics = getattr(node.kind, "generics", None)
    if not isinstance(generics, ast.Generics):
        return
    if (
        generics.span.ctxt == ident.span.ctxt
        and generics.span.lo <= ident.span.lo < generics.span.hi
    ):
        return
    if generics.params:
        at = generics.params[-1].span.shrink_to_hi()
        builder.suggest("you might be missing a type parameter", (at, f", {ident.name}"))
    else:
        at = generics.span.shrink_to_lo()
        builder.suggest("you might be missing a type parameter", (at, f"<{ident.name}>"))


_CONTAINERS = (DefKind.IMPL, DefKind.TRAIT)


def wanted_for(source: Source) -> Callable[[object], bool]:
    """What a suggestion may be."""

    def wanted(res: object) -> bool:
        if source is Source.TYPE and isinstance(res, Def) and res.kind is DefKind.TRAIT:
            return False
        return isinstance(res, RES_CLASSES) and is_expected(res, source)

    return wanted


def is_type_like(res: object) -> bool:
    return isinstance(res, Def) and res.kind in (
        DefKind.STRUCT,
        DefKind.ENUM,
        DefKind.UNION,
        DefKind.TRAIT,
        DefKind.TYPE_ALIAS,
    )


def is_module_like(res: object) -> bool:
    return isinstance(res, Def) and res.kind is DefKind.MOD


def add_imports(
    r: Resolver, builder: DiagnosticBuilder, candidates: Sequence[tuple[str, Def]]
) -> None:
    """ "consider importing this struct": one suggestion with all paths."""
    kinds = {describe_res(def_) for _, def_ in candidates}
    plain = {describe_res(def_, def_.kind is DefKind.VARIANT) for _, def_ in candidates}
    what = plain.pop() if len(plain) == 1 else "items" if kinds else "item"
    if len(candidates) == 1:
        message = f"consider importing this {what}"
    else:
        message = "consider importing one of these " + (f"{what}s" if what != "items" else what)
    at = _use_position(r)
    for path, _ in candidates:
        builder.suggest(message, (at, f"use {path};\n"))


STD_KINDS = {
    Source.TYPE: "seua",
    Source.TRAIT: "t",
    Source.EXPR: "cv",
    Source.CALL: "f",
    Source.PAT: "c",
    Source.STRUCT: "s",
    Source.TUPLE_STRUCT: "",
}


def suggest_std(r: Resolver, builder: DiagnosticBuilder, name: str, kinds: str) -> bool:
    """What the real library has under that name and ours has not."""
    from checker.names.std_names import KIND_WORDS, std_paths

    known = [(path, kind) for path, kind in std_paths(name, kinds) if path.count("::") == 1]
    if not known:
        return False
    words = {KIND_WORDS[kind] for _, kind in known}
    what = words.pop() if len(words) == 1 else "item"
    one = f"this {what}" if len(known) == 1 else f"one of these {what}s"
    at = _use_position(r)
    for path, _ in known:
        builder.suggest(f"consider importing {one}", (at, f"use std::{path};\n"))
    return True


def _use_position(r: Resolver) -> Span:
    """Where a `use` would go: before the first item of the module."""
    module = r.module.normal.def_
    node = module.node
    items: Sequence[ast.Item] = ()
    if isinstance(node, ast.Crate):
        items = node.items
    elif isinstance(node, ast.Item) and isinstance(node.kind, ast.ModItem):
        items = node.kind.items or ()
    return items[0].span.shrink_to_lo() if items else module.span.shrink_to_lo()
