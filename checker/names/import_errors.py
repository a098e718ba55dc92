"""Imports that lead nowhere (E0432, E0433), that are private (E0603, E0364, E0365) or not
possible."""

from __future__ import annotations

from checker.names.candidates import names_in_module
from checker.names.defs import Def, DefKind, ErrRes
from checker.names.duplicates import check_imports
from checker.names.head_span import head_span
from checker.names.imports import (
    PATH_KEYWORDS,
    PathFailure,
    lookup,
    resolve_first,
    resolve_import,
    resolve_module_path,
)
from checker.names.similar import best_match
from checker.names.std_names import std_has_in, std_kinds
from checker.names.tables import Binding, Import, Module, NameTables, Ns, is_within
from checker.names.words import describe_res
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error, unsupported
from grammar.span import Span


def report_imports(t: NameTables) -> None:
    """Check the imports of the user's crate that were not checked before.

    What an import that leads nowhere would have brought in counts as reported from then on.
    """
    check_imports(t, t.imports[t.checked_imports :])
    while t.checked_imports < len(t.imports):
        import_ = t.imports[t.checked_imports]
        t.checked_imports += 1
        if not _check(t, import_):
            _poison(t, import_)


def _poison(t: NameTables, import_: Import) -> None:
    if import_.name is None:
        import_.module.poisoned = True
        return
    for ns in Ns:
        if import_.results.get(ns) is None:
            import_.results[ns] = Binding(ErrRes(), None, import_.span, import_)
            import_.module.memo.pop((ns, import_.name.name), None)


def _check(t: NameTables, import_: Import) -> bool:
    """False if the import leads nowhere."""
    *prefix, last = import_.segments or (ast.Ident("crate", import_.span),)
    if import_.name is None:
        prefix = list(import_.segments)
    target: Module | None = None
    if prefix:
        found = resolve_module_path(t, prefix, import_.module, import_.is_global)
        if isinstance(found, PathFailure):
            unloaded = found.module is not None and found.module.unloaded
            if not unloaded and not isinstance(found.res, ErrRes):
                _bad_prefix(t, import_, prefix, found)
            return False
        target = found
        if not _prefix_accessible(t, import_, prefix):
            return True
    if import_.name is None:
        return True
    sources = [(ns, _source(t, import_, target, last, ns)) for ns in Ns]
    bindings = [(ns, b) for ns, b in sources if b is not None]
    if not bindings:
        if target is not None and target.unloaded:
            return False
        _unresolved(t, import_, target, last)
        return False
    if target is not None and _is_half_missing(t, target, last, {ns for ns, _ in bindings}):
        return False
    here = import_.module.normal.def_
    visible = [(ns, b) for ns, b in bindings if b.is_accessible(here)]
    if not visible:
        _private(t, last, bindings[0][1], import_)
        return True
    _check_reexport(t, import_, last, visible)
    return True


def _is_half_missing(t: NameTables, module: Module, ident: ast.Ident, found: set[Ns]) -> bool:
    """`std::panic` is a macro and a module: ours may have only one of them."""
    if not module.def_.is_library:
        return False
    path = module.def_.path()
    kinds = std_kinds(f"{path}::{ident.name}" if path else ident.name)
    wanted = {_NS_OF_KIND[kind] for kind in kinds if kind in _NS_OF_KIND}
    if wanted <= found or Ns.TYPE not in wanted - found:
        return False
    return report_missing(t, module, ident)


_NS_OF_KIND = {
    **dict.fromkeys("Mseuta", Ns.TYPE),
    **dict.fromkeys("fcv", Ns.VALUE),
    "m": Ns.MACRO,
}


def _source(
    t: NameTables, import_: Import, target: Module | None, last: ast.Ident, ns: Ns
) -> Binding | None:
    if last.name in PATH_KEYWORDS:
        return resolve_import(t, import_, ns)
    if target is not None:
        return lookup(t, target, ns, last.name)
    if resolve_import(t, import_, ns) is None:
        return None
    key = (import_, ns)
    t.searching.add(key)
    try:
        return resolve_first(t, import_.module, ns, last, import_.is_global) or import_.results[ns]
    finally:
        t.searching.discard(key)


def _span(import_: Import, upto: Span) -> Span:
    """The path of an import up to a segment."""
    first = import_.segments[0].span
    start = import_.span if import_.span.lo <= upto.lo <= import_.span.hi else first
    return start.to(upto)


def _shown(import_: Import) -> str:
    shown = "::".join(segment.name for segment in import_.segments)
    return f"::{shown}" if import_.is_global else shown


# ------------------------------------------------------------------ unresolved


def report_missing(t: NameTables, module: Module, ident: ast.Ident) -> bool:
    """A name that the real library has and ours has not: unsupported."""
    if not module.def_.is_library or not std_has_in(module.def_, ident.name):
        return False
    path = module.def_.path()
    full = "::".join(part for part in ("std", path, ident.name) if part)
    t.emit(unsupported(f"`{full}`", ident.span))
    return True


def _bad_prefix(
    t: NameTables, import_: Import, prefix: list[ast.Ident], failed: PathFailure
) -> None:
    ident = prefix[failed.at]
    name = ident.name
    if failed.module is not None and report_missing(t, failed.module, ident):
        return
    if failed.too_many_supers:
        label = "there are too many leading `super` keywords"
    elif failed.res is not None:
        what = describe_res(failed.res, False)
        label = f"`{name}` is {'an' if what[0] in 'aeiou' else 'a'} {what}, not a module"
    elif failed.module is None:
        label = f"use of unresolved module or unlinked crate `{name}`"
    else:
        where = prefix[failed.at - 1].name
        root = failed.module.def_ is t.user
        label = f"could not find `{name}` in {'the crate root' if root else f'`{where}`'}"
    shown = "::".join(i.name for i in prefix[: failed.at + 1])
    if failed.at == 0:
        shown = name
    if failed.too_many_supers:
        builder = error("E0433", "too many leading `super` keywords", ident.span, label)
    elif failed.at < len(prefix) - 1:
        where = "in this scope" if failed.at == 0 else f"in `{prefix[failed.at - 1].name}`"
        what = "module or crate " if failed.at == 0 else ""
        builder = error("E0433", f"cannot find {what}`{name}` {where}", ident.span, label)
    else:
        builder = error("E0432", f"unresolved import `{shown}`", ident.span, label)
    if failed.module is None and failed.res is None and not failed.too_many_supers:
        _explain_crate(t, import_, ident, builder)
    elif failed.module is not None and failed.res is None:
        _similar(t, failed.module, ident, builder, import_, modules_only=True)
    t.emit(builder.build())


def _explain_crate(
    t: NameTables, import_: Import, ident: ast.Ident, builder: DiagnosticBuilder
) -> None:
    name = ident.name
    root = t.module(t.user)
    if import_.module.normal is not root and lookup(t, root, Ns.TYPE, name) is not None:
        builder.suggest("a similar path exists", (ident.span, f"crate::{name}"))
        return
    names = {"std": None, "core": None}
    for known in names_in_module(t, import_.module.normal, Ns.TYPE, import_.module.normal.def_):
        names[known] = None
    similar = best_match([n for n in names if n != name], name)
    if similar is not None and similar in ("std", "core"):
        builder.suggest("there is a crate or module with a similar name", (ident.span, similar))
        return
    if name in ("alloc",):
        builder.help("add `extern crate alloc` to use the `alloc` crate")
        return
    builder.help(f"you might be missing a crate named `{name}`")


def _unresolved(t: NameTables, import_: Import, target: Module | None, last: ast.Ident) -> None:
    span = _leaf_span(import_)
    name = last.name
    if target is None:
        label = (
            f"no external crate `{name}`"
            if name not in PATH_KEYWORDS
            else f"no `{name}` in the root"
        )
        builder = error("E0432", f"unresolved import `{_shown(import_)}`", span, label)
        t.emit(builder.build())
        return
    if report_missing(t, target, last):
        return
    where = _module_words(t, target, import_)
    builder = error(
        "E0432", f"unresolved import `{_shown(import_)}`", span, f"no `{name}` in {where}"
    )
    _similar(t, target, last, builder, import_)
    t.emit(builder.build())


def _leaf_span(import_: Import) -> Span:
    return import_.span


def _module_words(t: NameTables, module: Module, import_: Import) -> str:
    if module.def_.kind is DefKind.CRATE:
        return "the root"
    return f"`{module.def_.path()}`"


def _similar(
    t: NameTables,
    module: Module,
    ident: ast.Ident,
    builder: DiagnosticBuilder,
    import_: Import,
    modules_only: bool = False,
) -> None:
    names: dict[str, None] = {}
    here = import_.module.normal.def_
    for ns in (Ns.TYPE,) if modules_only else tuple(Ns):
        for name in names_in_module(t, module, ns, here):
            names[name] = None
    names.pop(ident.name, None)
    similar = best_match(names, ident.name)
    if similar is not None:
        builder.suggest("a similar name exists in the module", (ident.span, similar))


# ------------------------------------------------------------------ private


def _prefix_accessible(t: NameTables, import_: Import, prefix: list[ast.Ident]) -> bool:
    """E0603 for a segment of the path."""
    here = import_.module.normal.def_
    module: Module | None = None
    for i, ident in enumerate(prefix):
        if module is not None and ident.name not in PATH_KEYWORDS:
            binding = lookup(t, module, Ns.TYPE, ident.name)
            if binding is not None and not binding.is_accessible(here):
                _private(t, ident, binding, import_)
                return False
        found = resolve_module_path(t, prefix[: i + 1], import_.module, import_.is_global)
        if isinstance(found, PathFailure):
            return True
        module = found
    return True


def _private(t: NameTables, ident: ast.Ident, binding: Binding, import_: Import) -> None:
    what = describe_res(binding.res, False)
    if binding.import_ is not None:
        what = f"{describe_res(binding.res, False)} import"
    builder = error("E0603", f"{what} `{ident.name}` is private", ident.span, f"private {what}")
    last = import_.segments[-1]
    if last is not ident and import_.name is not None:
        for ns in Ns:
            found = resolve_import(t, import_, ns)
            if found is not None:
                inner = describe_res(found.res, ns is Ns.VALUE)
                builder.label(last.span, f"{inner} `{last.name}` is not publicly re-exported")
                break
    if binding.import_ is not None:
        at = Label(binding.import_.span, "", True)
        builder.note(f"the {what} `{ident.name}` is defined here...", at)
        if isinstance(binding.res, Def):
            inner = describe_res(binding.res, False)
            builder.note(
                f"...and refers to the {inner} `{binding.res.name}` which is defined here",
                Label(head_span(t.sources, binding.res), "", True),
            )
    elif isinstance(binding.res, Def):
        at = Label(head_span(t.sources, binding.res), "", True)
        builder.note(f"the {what} `{ident.name}` is defined here", at)
    t.emit(builder.build())


def _check_reexport(
    t: NameTables, import_: Import, last: ast.Ident, visible: list[tuple[Ns, Binding]]
) -> None:
    """E0364, E0365: an import may not be seen farther than what it imports."""
    if any(_covers(b.vis, import_.vis) for _, b in visible):
        return
    ns, binding = visible[0]
    if not isinstance(binding.res, Def) or binding.res.kind is DefKind.MACRO:
        return
    name = last.name
    private = "private" if binding.vis is not None and binding.vis.kind is not DefKind.CRATE else ""
    crate = binding.vis is not None and binding.vis.kind is DefKind.CRATE
    if ns is Ns.TYPE and binding.import_ is None and binding.res.kind is DefKind.MOD:
        what = f"`{name}` is only public within the crate, and cannot be re-exported outside"
        if not crate:
            what = f"`{name}` is private, and cannot be re-exported"
        label = f"re-export of crate public `{name}`" if crate else f"re-export of private `{name}`"
        builder = error("E0365", what, import_.span, label)
        builder.note(f"consider declaring type or module `{name}` with `pub`")
    else:
        what = f"`{name}` is only public within the crate, and cannot be re-exported outside"
        if private or not crate:
            what = f"`{name}` is private, and cannot be re-exported"
        builder = error("E0364", what, import_.span)
        builder.note(
            f"consider marking `{name}` as `pub` in the imported module",
            Label(import_.span, "", True),
        )
    t.emit(builder.build())


def _covers(of_item: Def | None, of_import: Def | None) -> bool:
    """Is the item visible wherever the import is?"""
    if of_item is None:
        return True
    return of_import is not None and is_within(of_import, of_item)
