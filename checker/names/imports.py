"""Finding names in modules: imports and globs are resolved when someone looks.

`use` declarations may refer to one another in any order and in circles; rustc iterates to a
fixpoint. Here a lookup recurses through the imports it needs. A lookup that comes back to itself
finds nothing there (the other ways of finding the name still count), and what was found out while
such a circle was open is not remembered.

Reference: "Names", "Use declarations", "Preludes"; rustc: `rustc_resolve::{ident, imports}`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import Def, DefKind, PrimTy
from checker.names.tables import (
    Binding,
    Import,
    MacroScope,
    Module,
    ModuleKind,
    NameTables,
    Ns,
    is_within,
)
from grammar import syntax as ast
from grammar.edition import Edition
from grammar.record import NamedTuple
from grammar.span import DUMMY_SPAN

PRIMITIVES = {p.value: p for p in PrimTy}
PATH_KEYWORDS = frozenset(["crate", "$crate", "self", "super", "Self"])


class PathFailure(NamedTuple):
    """Segment `at` of a module path does not lead on: not found, or (`res`) not a module."""

    at: int
    module: Module | None
    """Where the segment was looked for; None for the first."""
    res: object = None
    too_many_supers: bool = False


def lookup(t: NameTables, module: Module, ns: Ns, name: str) -> Binding | None:
    """`name` as an item or import of `module` itself. Whether it may be named is not asked."""
    found = module.local(ns, name)
    if found is not None:
        return found
    if not module.imports and not module.globs:
        return None
    key = (ns, name)
    if key in module.memo:
        return module.memo[key]
    active = (module, ns, name)
    if active in t.searching:
        t.broken_circles += 1
        return None
    t.searching.add(active)
    before = t.broken_circles
    try:
        found = _imported(t, module, ns, name)
    finally:
        t.searching.discard(active)
    if t.broken_circles == before and (t.complete or found is not None or module.def_.is_library):
        module.memo[key] = found
    return found


def _imported(t: NameTables, module: Module, ns: Ns, name: str) -> Binding | None:
    for import_ in module.imports.get(name, ()):
        found = resolve_import(t, import_, ns)
        if found is not None:
            return found
    result: Binding | None = None
    for glob in module.globs:
        found = _through_glob(t, glob, ns, name)
        if found is None:
            continue
        if result is None or result.res is found.res:
            result = result or found
        else:
            return Binding(result.res, result.vis, result.span, result.import_, True, found)
    return result


def _through_glob(t: NameTables, glob: Import, ns: Ns, name: str) -> Binding | None:
    target = glob_target(t, glob)
    if target is None:
        return None
    found = lookup(t, target, ns, name)
    if found is None or not found.is_accessible(glob.module.normal.def_):
        return None
    vis, source = _narrower(glob.vis, found.vis), _if_import(found)
    return Binding(found.res, vis, found.span, glob, True, source=source)


def _if_import(binding: Binding) -> Binding | None:
    return binding if binding.import_ is not None else None


def _narrower(a: Def | None, b: Def | None) -> Def | None:
    """The smaller of two visibilities that are both in force."""
    if a is None:
        return b
    if b is None:
        return a
    return a if is_within(a, b) else b


def resolve_import(t: NameTables, import_: Import, ns: Ns) -> Binding | None:
    """What a single import brings into namespace `ns`."""
    if ns in import_.results:
        return import_.results[ns]
    active = (import_, ns)
    if active in t.searching:
        t.broken_circles += 1
        return None
    t.searching.add(active)
    before = t.broken_circles
    try:
        source = _import_source(t, import_, ns)
    finally:
        t.searching.discard(active)
    found = None
    if source is not None:
        vis = import_.vis if _covers(source.vis, import_.vis) else source.vis
        found = Binding(source.res, vis, source.span, import_, source=_if_import(source))
    if t.broken_circles == before and (
        t.complete or found is not None or import_.module.def_.is_library
    ):
        import_.results[ns] = found
    return found


def _covers(of_item: Def | None, of_import: Def | None) -> bool:
    """Is an item visible wherever its import is?"""
    return of_item is None or (of_import is not None and is_within(of_import, of_item))


def _import_source(t: NameTables, import_: Import, ns: Ns) -> Binding | None:
    """The binding that the path of `import_` names, its visibility not looked at."""
    *prefix, last = import_.segments
    if last.name in PATH_KEYWORDS:
        if ns is not Ns.TYPE:
            return None
        found = resolve_module_path(t, import_.segments, import_.module, import_.is_global)
        if isinstance(found, PathFailure):
            return None
        return Binding(found.def_, None, found.def_.span)
    if not prefix and ns is Ns.MACRO and not import_.is_global:
        macro = find_textual(import_.macros, last.name)
        if macro is not None:
            return Binding(macro, macro.crate, macro.span)
    if not prefix:
        return resolve_first(t, import_.module, ns, last, import_.is_global)
    module = resolve_module_path(t, prefix, import_.module, import_.is_global)
    if isinstance(module, PathFailure):
        return None
    return lookup(t, module, ns, last.name)


def glob_target(t: NameTables, glob: Import) -> Module | None:
    if not glob.segments:
        return t.module(t.crate_of(glob.module.def_))
    module = resolve_module_path(t, glob.segments, glob.module, glob.is_global)
    return None if isinstance(module, PathFailure) else module


def resolve_module_path(
    t: NameTables, segments: Sequence[ast.Ident], scope: Module, is_global: bool = False
) -> Module | PathFailure:
    """The module (or enum, trait) that a path names, seen from `scope`."""
    module: Module | None = None
    for i, segment in enumerate(segments):
        if segment.name in PATH_KEYWORDS:
            found = _keyword_segment(t, segment, module, scope)
            if found is None:
                return PathFailure(i, module, too_many_supers=segment.name == "super")
            module = found
            continue
        binding = (
            resolve_first(t, scope, Ns.TYPE, segment, is_global)
            if module is None
            else lookup(t, module, Ns.TYPE, segment.name)
        )
        if binding is None:
            return PathFailure(i, module)
        if not isinstance(binding.res, Def) or binding.res.kind not in _WITH_MODULE:
            return PathFailure(i, module, binding.res)
        mark_used(binding)
        module = t.module(binding.res)
    assert module is not None
    return module


_WITH_MODULE = frozenset([DefKind.CRATE, DefKind.MOD, DefKind.ENUM, DefKind.TRAIT])


def mark_used(binding: Binding) -> None:
    """Something was found through the imports that `binding` came by."""
    at: Binding | None = binding
    while at is not None and at.import_ is not None:
        at.import_.used = True
        at = at.source


def _keyword_segment(
    t: NameTables, segment: ast.Ident, module: Module | None, scope: Module
) -> Module | None:
    name = segment.name
    if name == "crate" and module is None:
        return t.module(t.crate_of(scope.def_))
    if name == "$crate" and module is None:
        return t.module(crate_of_context(t, segment.span.ctxt))
    if name == "self" and module is None:
        return scope.normal
    if name == "super":
        at = (module or scope).normal
        return at.parent.normal if at.parent is not None else None
    return None


def crate_of_context(t: NameTables, ctxt: int) -> Def:
    """The crate whose macro wrote tokens of this context: what `$crate` means."""
    if ctxt < 0 or t.sources.contexts[ctxt].file.is_library:
        return t.library.root
    if ctxt in t.derive_contexts:
        return t.library.root
    mark = t.marks.get(ctxt)
    return mark[1].crate if mark is not None else t.user


def resolve_first(
    t: NameTables, scope: Module, ns: Ns, ident: ast.Ident, is_global: bool = False
) -> Binding | None:
    """A name without a path before it, as `use` declarations and module paths see it: the blocks
    and the module around, extern crates, the prelude. Keywords are for the callers, except here in
    `use self::..`-like single segments."""
    name = ident.name
    if name in PATH_KEYWORDS:
        module = _keyword_segment(t, ident, None, scope)
        if module is None or ns is not Ns.TYPE:
            return None
        return Binding(module.def_, None, module.def_.span)
    if not is_global:
        found = lookup_lexical(t, scope, ns, name)
        if found is not None:
            return found
    found = extern_crate(t, name) if ns is Ns.TYPE else None
    if found is not None or is_global:
        return found
    return lookup_prelude(t, scope, ns, name)


def lookup_lexical(t: NameTables, scope: Module, ns: Ns, name: str) -> Binding | None:
    """In the blocks around and the module they are in."""
    at: Module | None = scope
    while at is not None:
        if at.kind in (ModuleKind.BLOCK, ModuleKind.MODULE):
            found = lookup(t, at, ns, name)
            if found is not None:
                return found
        if at.kind is ModuleKind.MODULE:
            return None
        at = at.parent
    return None


def find_textual(scope: MacroScope | None, name: str) -> Def | None:
    """The `macro_rules!` of that name that was defined last."""
    while scope is not None:
        if scope.name == name:
            return scope.macro
        scope = scope.parent
    return None


def extern_crate(t: NameTables, name: str) -> Binding | None:
    if name in ("std", "core"):
        return Binding(t.library.root, None, DUMMY_SPAN)
    crate = t.extern_crates.get(name)
    return Binding(crate, None, DUMMY_SPAN) if crate is not None else None


def lookup_prelude(t: NameTables, scope: Module, ns: Ns, name: str) -> Binding | None:
    """Macros everywhere, the standard prelude of the edition, primitive types."""
    if ns is Ns.MACRO:
        return library_macro(t, scope, name)
    found = lookup(t, prelude_module(t, scope.def_.is_library), ns, name)
    if found is not None:
        return found
    if ns is Ns.TYPE and name in PRIMITIVES:
        return Binding(PRIMITIVES[name], None, DUMMY_SPAN)
    return None


def library_macro(t: NameTables, scope: Module, name: str) -> Binding | None:
    """A macro of the library: exported ones everywhere, private ones within it."""
    inside = scope.def_.is_library
    macro = t.library.macro(name, scope.def_ if inside else None)
    if macro is None or not (inside or "macro_export" in t.library.attrs[macro]):
        return None
    return Binding(macro, None, macro.span)


def prelude_module(t: NameTables, is_library: bool) -> Module:
    edition = Edition.E2021 if is_library else t.options.edition
    found = t.preludes.get(edition)
    if found is None:
        root = t.module(t.library.root)
        preludes = lookup(t, root, Ns.TYPE, "prelude")
        assert preludes is not None
        assert isinstance(preludes.res, Def)
        binding = lookup(t, t.module(preludes.res), Ns.TYPE, f"rust_{edition.value}")
        assert binding is not None
        assert isinstance(binding.res, Def)
        found = t.preludes[edition] = t.module(binding.res)
    return found
