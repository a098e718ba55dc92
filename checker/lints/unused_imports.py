"""unused_imports: what `use` brings into scope and nothing names.

Name resolution marks the imports that a name was found through. A trait may also be imported for
its methods: then a call of one, in the scope of the import, counts. With an import those it leads
through are used.

Source: `rustc_resolve::check_unused`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.lints.known import UNUSED_IMPORTS
from checker.lints.session import Finding
from checker.names.defs import Def, DefKind, ErrRes
from checker.names.imports import glob_target, lookup, mark_used, resolve_import
from checker.names.owners import has_body, items
from checker.names.tables import Import, ModuleKind, Ns
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, Level
from grammar.record import NamedTuple
from grammar.span import Span


def unused_imports(tcx: Tcx, is_sound: bool = True) -> Iterator[Finding]:
    """One finding for each `use` with unused parts. In a program with errors it is not known for
    which traits a method is called."""
    names = tcx.names
    unused = [
        i
        for i in names.imports
        if not i.used and i.item is not None and tcx.is_local(i.module.def_)
    ]
    if any(i.vis is None for i in unused):
        public = public_modules(tcx)
        unused = [
            i for i in unused if i.vis is not None or i.module.def_ not in public or _in_block(i)
        ]
    if not unused:
        return
    traits = [i for i in unused if not i.used and _may_bring_trait(tcx, i)]
    if traits and is_sound:
        _mark_traits(tcx, traits)
    elif not is_sound:
        unused = [i for i in unused if i not in traits and not _leads_nowhere(tcx, i)]
    by_item: dict[ast.Item, list[Import]] = {}
    for import_ in unused:
        if not import_.used and not names.sources.is_library(import_.span):
            assert import_.item is not None
            by_item.setdefault(import_.item, []).append(import_)
    for item, found in by_item.items():
        yield Finding(UNUSED_IMPORTS, _finding(tcx, item, found))


def _in_block(import_: Import) -> bool:
    return import_.module.kind is ModuleKind.BLOCK


def public_modules(tcx: Tcx) -> set[Def]:
    """The modules whose public names other crates may see, through `pub use` too."""
    found: set[Def] = set()
    stack = [tcx.user]
    while stack:
        module = stack.pop()
        if module in found or module.is_library:
            continue
        found.add(module)
        stack += [c for c in module.children if c.kind is DefKind.MOD and _is_public(c)]
        for import_ in tcx.names.imports:
            if import_.module.def_ is not module or import_.vis is not None:
                continue
            if import_.name is None:
                target = glob_target(tcx.names, import_)
                stack += [] if target is None else [target.def_]
            else:
                named = resolve_import(tcx.names, import_, Ns.TYPE)
                if named is not None and isinstance(named.res, Def):
                    stack += [named.res] if named.res.kind is DefKind.MOD else []
    return found


def _is_public(module: Def) -> bool:
    node = module.node
    return isinstance(node, ast.Item) and node.vis.kind is ast.VisibilityKind.PUBLIC


def _finding(tcx: Tcx, item: ast.Item, found: list[Import]) -> DiagnosticBuilder:
    assert isinstance(item.kind, ast.UseItem)
    shown = sorted(f"`{' '.join(tcx.sources.snippet(i.span).split())}`" for i in found)
    s = "s" if len(found) > 1 else ""
    if len(shown) <= 2:
        listed = " and ".join(shown)
    else:
        listed = ", ".join(shown[:-1]) + f", and {shown[-1]}"
    labels = [Label(i.span, "", primary=True) for i in found]
    return DiagnosticBuilder(
        Level.WARNING, UNUSED_IMPORTS.name, f"unused import{s}: {listed}", labels
    )


# ------------------------------------------------------------------ traits


class _Call(NamedTuple):
    """A use of an item of `trait` in module `home`."""

    trait: Def
    home: Def
    span: Span


def _leads_nowhere(tcx: Tcx, import_: Import) -> bool:
    found = [resolve_import(tcx.names, import_, ns) for ns in Ns]
    return all(b is None or isinstance(b.res, ErrRes) for b in found)


def _may_bring_trait(tcx: Tcx, import_: Import) -> bool:
    if import_.name is None:
        return True
    found = resolve_import(tcx.names, import_, Ns.TYPE)
    return found is not None and isinstance(found.res, Def) and found.res.kind is DefKind.TRAIT


def _mark_traits(tcx: Tcx, imports: list[Import]) -> None:
    calls = list(_calls(tcx))
    for import_ in imports:
        for call in calls:
            if _brings(tcx, import_, call.trait) and _is_in_scope(tcx, import_, call):
                import_.used = True
                found = resolve_import(tcx.names, import_, Ns.TYPE) if import_.name else None
                if found is not None:
                    mark_used(found)
                break


def _calls(tcx: Tcx) -> Iterator[_Call]:
    """Uses of traits' items, found by method lookup or behind a type."""
    for item in items(tcx):
        if not has_body(item) or tcx.sources.contexts[item.span.ctxt].derived:
            continue
        home = tcx.names.scope_module(item).normal.def_
        results = tcx.typeck(item)
        for e, callee in results.callees.items():
            if isinstance(e, ast.MethodCallExpr):
                yield from _call(callee.def_, home, e.span)
        for node, res in results.value_res.items():
            if isinstance(res, Def):
                yield from _call(res, home, getattr(node, "span", item.span))


def _call(def_: Def, home: Def, span: Span) -> Iterator[_Call]:
    parent = def_.parent
    if parent is not None and parent.kind is DefKind.TRAIT:
        yield _Call(parent, home, span)


def _brings(tcx: Tcx, import_: Import, trait: Def) -> bool:
    if import_.name is not None:
        found = resolve_import(tcx.names, import_, Ns.TYPE)
        return found is not None and found.res is trait
    target = glob_target(tcx.names, import_)
    if target is None:
        return False
    found = lookup(tcx.names, target, Ns.TYPE, trait.name)
    return found is not None and found.res is trait


def _is_in_scope(tcx: Tcx, import_: Import, call: _Call) -> bool:
    module = import_.module
    if module.normal.def_ is not call.home:
        return False
    if module.kind is not ModuleKind.BLOCK:
        return True
    block = next((b for b, m in tcx.names.blocks.items() if m is module), None)
    if block is None:
        return True
    at = tcx.sources.outermost_call(call.span)
    inside = block.span
    return at.ctxt != inside.ctxt or (inside.lo <= at.lo and at.hi <= inside.hi)
