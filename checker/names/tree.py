"""The user's crate as a tree of definitions.

`build_crate` walks the items in order: it makes definitions, enters names into module tables, opens
the files of `mod x;`, expands item macros (those whose macro is not found yet are tried again when
everything else is in place), derives, and at the end collects the bodies, so that every impl and
every item is known before the first name in a body is resolved.

rustc: `rustc_resolve::build_reduced_graph`, `rustc_expand::expand`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names import duplicates
from checker.names.attributes import check_attributes, derive_calls, has_attribute
from checker.names.define import define_item, has_constructor
from checker.names.defs import Def, DefKind, ErrRes
from checker.names.expand import BodyCollector, Expander
from checker.names.library import Library, open_library
from checker.names.replace import replace
from checker.names.tables import (
    Binding,
    CrateOptions,
    Extern,
    Import,
    MacroScope,
    Module,
    ModuleKind,
    NameTables,
    Ns,
    is_text,
)
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, error, unsupported
from grammar.fragments import Fragment
from grammar.record import NamedTuple, define, field
from grammar.span import SourceFile, SourceMap, Span

TYPE_KINDS = frozenset(
    [
        DefKind.MOD,
        DefKind.STRUCT,
        DefKind.ENUM,
        DefKind.UNION,
        DefKind.TRAIT,
        DefKind.TYPE_ALIAS,
        DefKind.FOREIGN_TYPE,
        DefKind.ASSOC_TYPE,
    ]
)


def build_crate(
    crate: ast.Crate,
    sources: SourceMap,
    options: CrateOptions,
    library: Library | None = None,
) -> NameTables:
    """The definition tree of `crate` (`NameTables.user`) and the tables of name resolution.

    What is wrong is in `NameTables.diagnostics`: E0428 and other duplicates, E0583 for missing
    module files, and the errors of macros.
    """
    library = library or open_library(sources)
    user = Def(DefKind.CRATE, "crate", None, crate, crate.span, False)
    tables = NameTables(sources, options, library, user)
    builder = CrateBuilder(tables, Expander(tables))
    tables.builder = builder
    for extern in options.externs:
        builder.run_extern(extern)
    builder.run(user, crate)
    return tables


class Deferred(NamedTuple):
    """An item macro whose definition was not found when it was met."""

    item: ast.Item
    module: Module
    scope: MacroScope | None
    position: int


@define(eq=False)
class CrateBuilder:
    t: NameTables
    expander: Expander
    deferred: list[Deferred] = field(factory=list)
    pending: list[tuple[ast.Item, Def, Module, MacroScope | None]] = field(factory=list)
    """Items whose bodies are to be collected."""
    item_defs: dict[ast.Item, Def] = field(factory=dict)
    current_scope: MacroScope | None = None
    folders: dict[Module, str] = field(factory=dict)
    """Where the files of a module's `mod x;` are looked for: a prefix of file names."""

    def run_extern(self, extern: Extern) -> None:
        """Another crate: what is wrong in it was told when it was checked by itself."""
        t = self.t
        own, t.options = t.options, extern.options
        name = t.options.crate_name
        file = SourceFile.of(t.options.file_name, extern.text)
        from grammar.parse import parse_crate

        crate, _ = parse_crate(file, t.sources.add_file(file), t.options.edition)
        root = Def(DefKind.CRATE, name, None, crate, crate.span, False)
        told = len(t.diagnostics)
        self.run(root, crate)
        del t.diagnostics[told:]
        t.extern_crates[name] = root
        t.options = own

    def run(self, root: Def, crate: ast.Crate) -> None:
        t = self.t
        t.complete = False
        data = t.sources.context(crate.span).file.data if crate.span.ctxt >= 0 else b""
        if b"cfg" in data:
            from checker.names.cfg import strip

            crate = strip(crate, t)
            root._node = crate
        module = Module(root, None, ModuleKind.MODULE)
        t.modules[root] = module
        folder = t.options.file_name.replace("\\", "/").rpartition("/")[0]
        self.folders[module] = f"{folder}/" if folder else ""
        self.items(crate.items, module, None)
        self._retry()
        t.complete = True
        self._report_imports()
        for waiting in self.deferred:
            self._expand_item(waiting.item, waiting.module, waiting.scope, final=True)
        self._collect_pending()
        self._report_imports()

    def _report_imports(self) -> None:
        if self.t.checked_imports < len(self.t.imports):
            from checker.names.import_errors import report_imports

            report_imports(self.t)

    # -------------------------------------------------------------- items of modules

    def items(
        self, items: Sequence[ast.Item], module: Module, scope: MacroScope | None
    ) -> MacroScope | None:
        """Enter `items` into `module`; the macros in textual scope after them."""
        for item in items:
            scope = self.item(item, module, scope)
        return scope

    def item(self, item: ast.Item, module: Module, scope: MacroScope | None) -> MacroScope | None:
        kind = item.kind
        if has_attribute(item, "test") and not self.t.options.test:
            return scope
        match kind:
            case ast.MacroItem():
                return self._expand_item(item, module, scope)
            case ast.MacroRulesItem():
                macro = self.define_macro(item, module.def_)
                return MacroScope(scope, macro.name, macro)
            case ast.UseItem():
                self.use(item, kind.tree, module, scope)
            case ast.ModItem():
                return self._module(item, kind, module, scope)
            case ast.ExternCrateItem():
                self._extern_crate(item, kind, module)
            case ast.ErrorItem():
                pass
            case _:
                self.current_scope = scope
                def_ = self.define(item, module, module.def_)
                if def_ is not None:
                    self.pending.append((item, def_, module, scope))
        return scope

    def define(self, item: ast.Item, module: Module, parent: Def) -> Def | None:
        """The definition of an item, entered into `module`, with the impls it derives."""
        t = self.t
        check_attributes(item, t)
        written, item = item, self._expand_members(item, module)
        def_ = define_item(item, parent)
        if def_ is None:
            return None
        parent.children.append(def_)
        self.item_defs[written] = def_
        if module.kind is ModuleKind.BLOCK:
            t.scope_of[def_] = module
        duplicates.check_item(t, def_, item)
        if def_.kind is DefKind.IMPL:
            t.user_impls.append(def_)
        elif def_.kind is DefKind.EXTERN_BLOCK:
            for child in def_.children:
                self.bind(module, child, child.node)  # type: ignore[arg-type]
        elif def_.name != "_":
            self.bind(module, def_, item)
        self._open_type(def_, module)
        for impl in derive_calls(t, self.expander, item, def_, module):
            self._derived(impl, module, parent)
        return def_

    def _expand_members(self, item: ast.Item, module: Module) -> ast.Item:
        """Macro calls among the items of an impl or trait."""
        kind = item.kind
        if not isinstance(kind, ast.ImplItem | ast.TraitItem) or not any(
            isinstance(member.kind, ast.MacroItem) for member in kind.items
        ):
            return item
        members: list[ast.Item] = []
        for member in kind.items:
            members.extend(self._member(member, module))
        return replace(item, kind=replace(kind, items=tuple(members)))

    def _member(self, member: ast.Item, module: Module) -> Sequence[ast.Item]:
        if not isinstance(member.kind, ast.MacroItem):
            return (member,)
        call = member.kind.call
        macro = self.expander.find(call.path, module, self.current_scope)
        if macro is None:
            self._no_macro(call, module, self.current_scope)
            return ()
        expanded = self.expander.call(call, macro, Fragment.ASSOC_ITEMS, module)
        out: list[ast.Item] = []
        for inner in expanded or ():
            out.extend(self._member(inner, module))
        return out

    def _open_type(self, def_: Def, module: Module) -> None:
        """Enums and traits are modules of their variants and items."""
        if def_.kind not in (DefKind.ENUM, DefKind.TRAIT):
            return
        kind = ModuleKind.ENUM if def_.kind is DefKind.ENUM else ModuleKind.TRAIT
        inner = Module(def_, module, kind)
        self.t.modules[def_] = inner
        for child in def_.children:
            binding = Binding(child, None, child.span)
            if child.kind is DefKind.VARIANT:
                inner.tables[Ns.TYPE].setdefault(child.name, binding)
                if has_constructor(child):
                    inner.tables[Ns.VALUE].setdefault(child.name, binding)
            elif child.kind is DefKind.ASSOC_TYPE:
                inner.tables[Ns.TYPE].setdefault(child.name, binding)
            elif child.kind in (DefKind.ASSOC_FN, DefKind.ASSOC_CONST):
                inner.tables[Ns.VALUE].setdefault(child.name, binding)

    def _derived(self, item: ast.Item, module: Module, parent: Def) -> None:
        impl = define_item(item, parent)
        assert impl is not None
        parent.children.append(impl)
        self.item_defs[item] = impl
        if module.kind is ModuleKind.BLOCK:
            self.t.scope_of[impl] = module
        self.t.user_impls.append(impl)

    def bind(self, module: Module, def_: Def, item: ast.Item) -> None:
        """Enter an item's name into its namespaces; E0428 where it is taken."""
        vis = self.visibility(item.vis, module)
        for ns in namespaces(def_, item):
            table = module.tables[ns]
            earlier = table.get(def_.name)
            if earlier is not None:
                duplicates.report_twice(self.t, module, def_, earlier, ns)
                continue
            table[def_.name] = Binding(def_, vis, def_.span)

    def visibility(self, vis: ast.Visibility, module: Module) -> Def | None:
        """The module to which an item is visible; None for everywhere."""
        if vis.kind is ast.VisibilityKind.PUBLIC:
            return None
        if vis.kind is ast.VisibilityKind.INHERITED or vis.path is None:
            return module.normal.def_
        from checker.names.imports import PathFailure, resolve_module_path

        segments = [segment.ident for segment in vis.path.segments]
        found = resolve_module_path(self.t, segments, module)
        if isinstance(found, PathFailure):
            self._bad_visibility(vis.path, found)
            return module.normal.def_
        return found.def_

    def _bad_visibility(self, path: ast.Path, failure: object) -> None:
        name = path.segments[-1].ident.name
        self.t.emit(
            error(
                "E0433",
                f"failed to resolve: could not find `{name}` in the crate root",
                path.segments[-1].span,
                "could not find it in the crate root",
            ).build()
        )

    # -------------------------------------------------------------- modules and files

    def _module(
        self, item: ast.Item, kind: ast.ModItem, module: Module, scope: MacroScope | None
    ) -> MacroScope | None:
        t = self.t
        def_ = Def(DefKind.MOD, kind.name.name, module.def_, item, kind.name.span, False)
        module.def_.children.append(def_)
        inner = Module(def_, module, ModuleKind.MODULE)
        if module.kind is ModuleKind.BLOCK:
            t.scope_of[def_] = module
        t.modules[def_] = inner
        self.bind(module, def_, item)
        self.folders[inner] = f"{self.folders.get(module, '')}{kind.name.name}/"
        items = kind.items
        if items is None:
            items = self._load(item, kind, module, inner)
        after = self.items(items, inner, scope)
        return after if has_attribute(item, "macro_use") else scope

    def _load(
        self, item: ast.Item, kind: ast.ModItem, module: Module, inner: Module
    ) -> tuple[ast.Item, ...]:
        """The items of `mod name;`, from `name.rs` or `name/mod.rs`."""
        t = self.t
        name = kind.name.name
        folder = self.folders.get(module, "")
        names = [f"{folder}{name}.rs", f"{folder}{name}/mod.rs"]
        path = _path_attribute(item)
        if path is not None:
            names = [f"{folder}{path}"]
        elif _is_in_block(module):
            from checker.names.module_errors import file_module_in_block

            t.emit(file_module_in_block(item, name))
            inner.poisoned = inner.unloaded = True
            return ()
        loader = t.options.loader
        found = [loaded for n in names if loader is not None and (loaded := loader(n))]
        for unreadable, text in found[:1]:
            if not is_text(text):
                what = f"couldn't read `{unreadable}`: stream did not contain valid UTF-8"
                t.emit(error(None, what, item.span).build())
                inner.poisoned = inner.unloaded = True
                return ()
        if not found:
            from checker.names.module_errors import missing_file

            t.emit(missing_file(item, name, names))
            inner.poisoned = inner.unloaded = True
            return ()
        if len(found) > 1:
            t.emit(
                error(
                    "E0761",
                    f'file for module `{name}` found at both "{names[0]}" and "{names[1]}"',
                    item.span,
                )
                .help("delete or rename one of them to remove the ambiguity")
                .build()
            )
        shown, text = found[0]
        from grammar.parse import parse_crate

        file = SourceFile.of(shown, text)
        crate, wrong = parse_crate(file, t.sources.add_file(file), t.options.edition)
        for diagnostic in wrong:
            t.emit(diagnostic)
        if b"cfg" in file.data:
            from checker.names.cfg import strip

            crate = strip(crate, t)
        return crate.items

    def _extern_crate(self, item: ast.Item, kind: ast.ExternCrateItem, module: Module) -> None:
        t = self.t
        name = kind.name.name
        if name in ("std", "core", "alloc"):
            root = t.library.root
        elif name == "self":
            root = module.def_.crate
        elif name in t.extern_crates:
            root = t.extern_crates[name]
        else:
            t.emit(
                error(
                    "E0463", f"can't find crate for `{name}`", item.span, "can't find crate"
                ).build()
            )
            # What the paths of the program name in it is not an error again.
            missing = kind.rename or kind.name
            dummy = Binding(ErrRes(), None, missing.span)
            module.tables[Ns.TYPE].setdefault(missing.name, dummy)
            return
        bound = kind.rename or kind.name
        if bound.name == "_":
            return
        vis = self.visibility(item.vis, module)
        module.tables[Ns.TYPE].setdefault(bound.name, Binding(root, vis, bound.span))
        if module.def_ is t.user and root is not t.user:
            t.extern_crates[bound.name] = root

    # -------------------------------------------------------------- use

    def use(
        self, item: ast.Item, tree: ast.UseTree, module: Module, scope: MacroScope | None
    ) -> None:
        vis = self.visibility(item.vis, module)
        first = len(self.t.imports)
        self._use_tree(tree, (), tree.prefix.is_global, module, vis, scope)
        for import_ in self.t.imports[first:]:
            import_.item = item

    def _use_tree(
        self,
        tree: ast.UseTree,
        prefix: tuple[ast.Ident, ...],
        is_global: bool,
        module: Module,
        vis: Def | None,
        scope: MacroScope | None,
    ) -> None:
        path = prefix + tuple(segment.ident for segment in tree.prefix.segments)
        if tree.kind is ast.UseKind.NESTED:
            for child in tree.children:
                self._use_tree(child, path, is_global or child.prefix.is_global, module, vis, scope)
            return
        name: ast.Ident | None = None
        if tree.kind is ast.UseKind.SIMPLE:
            if path[-1].name == "self" and len(path) > 1:
                if not prefix or len(tree.prefix.segments) > 1:
                    self.t.emit(_self_outside_list(tree, path))
                path = path[:-1]
            if path[-1].name in ("crate", "$crate", "super", "self") and tree.rename is None:
                self.t.emit(_nameless(path[-1]))
                return
            name = tree.rename or path[-1]
        import_ = Import(
            module, path, name, is_global, vis, tree.span, tree.prefix.span, macros=scope
        )
        self.t.imports.append(import_)
        if name is None:
            module.globs.append(import_)
        elif name.name == "_":
            module.unnamed.append(import_)
        else:
            module.imports.setdefault(name.name, []).append(import_)

    # -------------------------------------------------------------- macros

    def define_macro(self, item: ast.Item, parent: Def) -> Def:
        """The definition of a `macro_rules!`, its rules parsed and checked."""
        kind = item.kind
        assert isinstance(kind, ast.MacroRulesItem)
        macro = Def(DefKind.MACRO, kind.name.name, parent, item, kind.name.span, False)
        parent.children.append(macro)
        self.t.user_macros.append(macro)
        self.expander.define(macro)
        if has_attribute(item, "macro_export"):
            root = self.t.module(parent.crate)
            root.tables[Ns.MACRO][macro.name] = Binding(macro, None, macro.span)
        return macro

    def _expand_item(
        self, item: ast.Item, module: Module, scope: MacroScope | None, final: bool = False
    ) -> MacroScope | None:
        assert isinstance(item.kind, ast.MacroItem)
        call = item.kind.call
        macro = self.expander.find(call.path, module, scope)
        if macro is None:
            if final:
                self._no_macro(call, module, scope)
            else:
                self.deferred.append(Deferred(item, module, scope, len(module.def_.children)))
            return scope
        self.expander.scope = scope
        expanded = self.expander.call(call, macro, Fragment.ITEMS, module)
        if expanded is None:
            return scope
        if not isinstance(expanded, tuple):
            self.t.emit(unsupported(f"the macro `{macro.name}!` in place of an item", call.span))
            return scope
        return self.items(expanded, module, scope)

    def _no_macro(self, call: ast.MacroCall, module: Module, scope: MacroScope | None) -> None:
        from checker.names.macro_errors import report_no_macro

        report_no_macro(self.t, call, module, scope)

    def _retry(self) -> None:
        """Expand what could not be expanded before, as long as anything gives way."""
        progress = True
        while progress and self.deferred:
            progress = False
            waiting, self.deferred = self.deferred, []
            for entry in waiting:
                before = len(self.deferred)
                self._expand_item(entry.item, entry.module, entry.scope)
                progress = progress or len(self.deferred) == before

    # -------------------------------------------------------------- bodies

    def _collect_pending(self) -> None:
        while self.pending:
            waiting, self.pending = self.pending, []
            for item, def_, module, scope in waiting:
                self.collect(item, def_, module, scope)

    def collect(self, item: ast.Item, def_: Def, module: Module, scope: MacroScope | None) -> None:
        """Expand and enter what is within an item; its members are owners of their own."""
        self.t.expanded.add(def_)
        item_node = def_.node
        assert isinstance(item_node, ast.Item)
        kind = item_node.kind
        if isinstance(kind, ast.ImplItem | ast.TraitItem | ast.ExternBlockItem):
            for child in def_.children:
                if isinstance(child.node, ast.Item):
                    self.t.expanded.add(child)
                    BodyCollector(self.t, self.expander, self, child, module, scope).visit(
                        child.node.kind
                    )
            self._collect_head(kind, def_, module, scope)
        else:
            BodyCollector(self.t, self.expander, self, def_, module, scope).visit(kind)

    def _collect_head(
        self, kind: ast.ItemKind, def_: Def, module: Module, scope: MacroScope | None
    ) -> None:
        collector = BodyCollector(self.t, self.expander, self, def_, module, scope)
        if isinstance(kind, ast.ImplItem):
            collector.visit(kind.generics)
            collector.visit(kind.self_ty)
        elif isinstance(kind, ast.TraitItem):
            collector.visit(kind.generics)

    def collect_library(self, def_: Def) -> None:
        """The same for one item of the library, when its names are first resolved."""
        if def_ in self.t.expanded:
            return
        self.t.expanded.add(def_)
        node = def_.node
        if not isinstance(node, ast.Item):
            return
        module = self.t.scope_module(def_)
        BodyCollector(self.t, self.expander, self, def_, module, None).visit(node.kind)

    def block_item(
        self, item: ast.Item, module: Module, owner: Def, scope: MacroScope | None
    ) -> MacroScope | None:
        """Enter an item of a block; its body is collected when the block is walked.

        The result is the textual scope after it.
        """
        if has_attribute(item, "test") and not self.t.options.test:
            return scope
        kind = item.kind
        self.current_scope = scope
        if isinstance(kind, ast.UseItem):
            self.use(item, kind.tree, module, scope)
        elif isinstance(kind, ast.ModItem):
            return self._module(item, kind, module, scope)
        elif isinstance(kind, ast.ExternCrateItem):
            self._extern_crate(item, kind, module)
        elif not isinstance(kind, ast.MacroRulesItem | ast.MacroItem | ast.ErrorItem):
            if owner.is_library:
                self._library_block_item(item, module, owner)
            else:
                self.define(item, module, owner)
        return scope

    def _library_block_item(self, item: ast.Item, module: Module, owner: Def) -> None:
        def_ = define_item(item, owner, True)
        if def_ is None:
            return
        owner.children.append(def_)
        self.item_defs[item] = def_
        self.t.scope_of[def_] = module
        if def_.kind is not DefKind.IMPL:
            self.bind(module, def_, item)
        self._open_type(def_, module)

    def collect_block_item(self, item: ast.Item, scope: MacroScope | None) -> None:
        def_ = self.item_defs.get(item)
        if def_ is not None:
            self.collect(item, def_, self.t.scope_of[def_], scope)
        self._collect_pending()


def namespaces(def_: Def, item: ast.Item) -> tuple[Ns, ...]:
    """Where a definition's name is entered."""
    if def_.kind in TYPE_KINDS:
        kind = item.kind
        if isinstance(kind, ast.StructItem) and kind.kind is not ast.VariantKind.NAMED:
            return (Ns.TYPE, Ns.VALUE)
        return (Ns.TYPE,)
    return (Ns.VALUE,)


def _path_attribute(item: ast.Item) -> str | None:
    for attr in item.attrs:
        if attr.value is not None and attr.path.segments[-1].ident.name == "path":
            if isinstance(attr.value, ast.LitExpr):
                return str(attr.value.value)
    return None


def _is_in_block(module: Module | None) -> bool:
    while module is not None:
        if module.kind is ModuleKind.BLOCK:
            return True
        module = module.parent
    return False


def _self_outside_list(tree: ast.UseTree, path: Sequence[ast.Ident]) -> Diagnostic:
    last = path[-1].span
    after = Span(path[-2].span.hi, last.hi, last.ctxt)
    builder = error("E0429", "`self` imports are only allowed within a { } list", after)
    builder.suggest("consider importing the module directly", (after, ""))
    builder.suggest(
        "alternatively, use the multi-path `use` syntax to import `self`",
        (last.shrink_to_lo(), "{"),
        (last.shrink_to_hi(), "}"),
    )
    return builder.build()


def _nameless(ident: ast.Ident) -> Diagnostic:
    if ident.name == "self":
        return error(
            "E0429", "`self` imports are only allowed within a { } list", ident.span
        ).build()
    return (
        error(
            None, "crate root imports need to be explicitly named: `use crate as name`", ident.span
        ).build()
        if ident.name in ("crate", "$crate")
        else error(
            "E0432",
            f"unresolved import `{ident.name}`",
            ident.span,
            f"no `{ident.name}` in the root",
        ).build()
    )
