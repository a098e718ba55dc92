"""The library as definitions, made from its index when they are first asked for.

A `LibraryModule` finds its items in the index; an item's `Def` knows where its text stands and
parses it when its `node` or its `children` are needed. Parsed items are kept for the process: they
are immutable, and their spans are the same in every compilation that opens the library first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from checker.library.index import (
    HERE,
    Attrs,
    Entry,
    FileIndex,
    Member,
    Summary,
    load_index,
    unpack,
)
from checker.names.define import add_children, add_params, add_variants, has_constructor
from checker.names.defs import Def, DefKind
from checker.names.tables import Binding, Import, Module, ModuleKind, Ns
from grammar import syntax as ast
from grammar.edition import Edition
from grammar.fragments import Fragment, parse_fragment
from grammar.lexer import scan
from grammar.record import define, field
from grammar.span import SourceFile, SourceMap, Span, line_starts
from grammar.tokens import Token

VALUE_KINDS = frozenset([DefKind.FN, DefKind.CONST, DefKind.STATIC])


class LazyFile(SourceFile):
    """A file of the library, read when its text is needed."""

    def __init__(self, name: str, read: Callable[[], bytes]) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "is_library", True)
        object.__setattr__(self, "_read", read)

    @cached_property
    def data(self) -> bytes:
        read: Callable[[], bytes] = vars(self)["_read"]
        return read()

    @cached_property
    def text(self) -> str:
        return self.data.decode()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        return line_starts(self.data)


@define(eq=False, repr=False)
class LibraryFile:
    """One file in this compilation: its contexts, its entries."""

    index: FileIndex
    ctxt: int
    synthetic_ctxt: int

    def ctxt_of(self, synthetic: bool) -> int:
        return self.synthetic_ctxt if synthetic else self.ctxt


_FILES: dict[tuple[str, int, int], tuple[LazyFile, LazyFile]] = {}
_NODES: dict[tuple[object, ...], Any] = {}
"""Parsed items: by file, its stamp, context and range."""


@define(eq=False, repr=False)
class Library:
    """The standard library of one compilation. `root` is its crate."""

    sources: SourceMap
    folder: str
    root: Def
    files: dict[str, LibraryFile]
    summary: Summary
    defs: dict[tuple[str, int, int, int], Def] = field(factory=dict)
    attrs: dict[Def, Attrs] = field(factory=dict)
    members: dict[Def, Member] = field(factory=dict)
    entries: dict[Def, tuple[LibraryFile, Entry]] = field(factory=dict)
    module_files: dict[Def, str] = field(factory=dict)
    derived: dict[tuple[Def, str], Def] = field(factory=dict)
    parents: dict[str, Def] = field(factory=dict)
    modules: dict[Def, LibraryModule] = field(factory=dict)

    # -------------------------------------------------------------- definitions

    def module(self, def_: Def) -> Module:
        """The module tables of a library module, enum or trait."""
        if def_.kind in (DefKind.MOD, DefKind.CRATE):
            found = self.modules.get(def_)
            if found is None:
                found = self.modules[def_] = self._open_module(def_)
            return found
        parent = self.module(_module_above(def_))
        kind = ModuleKind.ENUM if def_.kind is DefKind.ENUM else ModuleKind.TRAIT
        module = Module(def_, parent, kind)
        for child in def_.children:
            if child.kind is DefKind.VARIANT:
                for ns in (Ns.TYPE, Ns.VALUE) if has_constructor(child) else (Ns.TYPE,):
                    module.tables[ns][child.name] = Binding(child, None, child.span)
            elif child.kind in (DefKind.ASSOC_FN, DefKind.ASSOC_CONST):
                module.tables[Ns.VALUE][child.name] = Binding(child, None, child.span)
            elif child.kind is DefKind.ASSOC_TYPE:
                module.tables[Ns.TYPE][child.name] = Binding(child, None, child.span)
        return module

    def _open_module(self, def_: Def) -> LibraryModule:
        parent = self.module(def_.parent) if def_.parent is not None else None
        if def_ in self.module_files or def_ is self.root:
            name = self.module_files.get(def_, "lib")
            file = self.files[name]
            entries: tuple[Entry, ...] = entries_of(file.index)
        else:
            file, entry = self.entries[def_]
            entries = entry.extra
        return LibraryModule(def_, parent, ModuleKind.MODULE, library=self, file=file).fill(entries)

    def item_def(self, file: LibraryFile, entry: Entry, parent: Def) -> Def:
        """The definition of an entry."""
        key = (file.index.name, entry.synthetic, entry.lo, entry.name_lo)
        found = self.defs.get(key)
        if found is not None:
            return found
        ctxt = file.ctxt_of(entry.synthetic)
        span = Span(entry.name_lo, entry.name_hi, ctxt)
        def_ = Def(DefKind[entry.kind], entry.name, parent, None, span, True)
        self.defs[key] = def_
        self.entries[def_] = (file, entry)
        self.attrs[def_] = entry.attrs
        if entry.kind == "MOD":
            def_.is_hidden = entry.vis != "pub"
            if entry.head < 0:
                self.module_files[def_] = self._child_file(parent, entry.name)
            def_._children = lambda: self._module_children(def_)
            return def_
        def_._node = lambda: self._parse_item(file, entry)
        if entry.kind in ("IMPL", "TRAIT", "EXTERN_BLOCK"):
            def_._children = lambda: self._container_children(def_, file, entry)
        elif entry.kind == "MACRO":
            def_._children = []
        else:
            def_._children = lambda: self._item_children(def_)
        return def_

    def _child_file(self, parent: Def, name: str) -> str:
        above = self.module_files.get(parent, "")
        folder = above.removesuffix("/mod")
        path = f"{folder}/{name}" if folder else name
        return path if path in self.files else f"{path}/mod"

    def _module_children(self, def_: Def) -> list[Def]:
        module = self.module(def_)
        assert isinstance(module, LibraryModule)
        return [self.item_def(module.file, e, def_) for e in module.all if e.kind != "IMPORT"]

    def _item_children(self, def_: Def) -> list[Def]:
        item = def_.node
        assert isinstance(item, ast.Item)
        def_._children = []
        if isinstance(item.kind, ast.EnumItem):
            add_params(def_, item.kind.generics.params)
            add_variants(def_, item.kind.variants)
        else:
            add_children(def_, item)
        return def_.children

    def _container_children(self, def_: Def, file: LibraryFile, entry: Entry) -> list[Def]:
        item = def_.node
        assert isinstance(item, ast.Item)
        def_._children = []
        if not isinstance(item.kind, ast.ExternBlockItem):
            add_params(def_, item.kind.generics.params)  # type: ignore[union-attr]
        for values in entry.extra:
            def_.children.append(self._member(def_, file, entry, Member(*values)))
        return def_.children

    def _member(self, container: Def, file: LibraryFile, entry: Entry, member: Member) -> Def:
        ctxt = file.ctxt_of(entry.synthetic)
        span = Span(member.name_lo, member.name_hi, ctxt)
        child = Def(DefKind[member.kind], member.name, container, None, span, True)
        self.attrs[child] = member.attrs
        self.members[child] = member
        child._node = lambda: self._parse(file, Fragment.ASSOC_ITEMS, ctxt, member.lo, member.hi)[0]
        child._children = lambda: self._item_children(child)
        return child

    # -------------------------------------------------------------- parsing

    def _parse_item(self, file: LibraryFile, entry: Entry) -> ast.Item:
        ctxt = file.ctxt_of(entry.synthetic)
        if entry.kind in ("IMPL", "TRAIT"):
            item = self._parse(file, Fragment.ITEM, ctxt, entry.lo, entry.head, "{}")
        else:
            item = self._parse(file, Fragment.ITEM, ctxt, entry.lo, entry.hi)
        assert isinstance(item, ast.Item)
        return item

    def _parse(
        self, file: LibraryFile, start: Fragment, ctxt: int, lo: int, hi: int, tail: str = ""
    ) -> Any:
        key = (file.index.name, file.index.size, file.index.mtime, ctxt, lo, hi)
        node = _NODES.get(key)
        if node is None:
            source = self.sources.contexts[ctxt].file
            text = source.data[lo:hi].decode() + tail
            node = _NODES[key] = parse_slice(start, source.name, text, ctxt, lo)
        return node

    # -------------------------------------------------------------- questions

    def is_public(self, def_: Def) -> bool:
        """Whether an item or module of the library is `pub` where it stands."""
        parent = def_.parent
        module = None if parent is None else self.module(parent)
        if not isinstance(module, LibraryModule):
            return True
        return any(entry.vis == "pub" for entry in module.by_name.get(def_.name, ()))

    def impls_by_trait(self, name: str, head: str | None = None) -> list[Def]:
        """Impls whose trait's last segment is `name`; only for self type `head` if given."""
        refs = self.summary.by_trait.get(name, ())
        return [self._impl(ref) for ref in refs if head is None or ref[2] in (head, "?")]

    def impls_by_self(self, head: str) -> list[Def]:
        """Inherent impls for a type with this head."""
        return [self._impl(ref) for ref in self.summary.by_self.get(head, ())]

    def lang_names(self) -> dict[str, Any]:
        return self.summary.lang

    def lang_def(self, name: str) -> Def | None:
        """What is marked `#[lang = name]`."""
        ref = self.summary.lang.get(name)
        if ref is None:
            return None
        file, path, member = ref
        def_ = self._at(file, path)
        if member is None:
            return def_
        return next(child for child in def_.children if child.name == member)

    def macro(self, name: str, near: Def | None = None) -> Def | None:
        """A `macro_rules!` of the library by name: of the file of `near` first, then
        `macros.rs`."""
        if near is not None:
            module = self.module(_module_above(near))
            while isinstance(module, LibraryModule):
                found = module.macro(name)
                if found is not None:
                    return found
                if module.parent is None:
                    break
                module = module.parent
        macros = self.macros_module
        return macros.macro(name) if macros is not None else None

    @property
    def macros_module(self) -> LibraryModule | None:
        root = self.module(self.root)
        found = root.local(Ns.TYPE, "macros")
        if found is None or not isinstance(found.res, Def):
            return None
        module = self.module(found.res)
        assert isinstance(module, LibraryModule)
        return module

    def _impl(self, ref: tuple[str, tuple[int, ...], str, str]) -> Def:
        file, path, _, derived = ref
        def_ = self._at(file, path)
        if not derived:
            return def_
        return self.derived_impl(def_, derived)

    def derived_impl(self, adt: Def, trait: str) -> Def:
        """The impl that `#[derive(trait)]` on a type of the library stands for."""
        found = self.derived.get((adt, trait))
        if found is None:
            found = Def(DefKind.IMPL, "", adt.parent, None, adt.span, True)
            self.derived[(adt, trait)] = found
            found._node = lambda: self._derive(adt, trait)
            made = found
            found._children = lambda: self._item_children(made)
        return found

    def _derive(self, adt: Def, trait: str) -> ast.Item:
        from checker.names.derive import derive

        item = adt.node
        assert isinstance(item, ast.Item)
        impl = derive(trait, item, adt.span)
        assert isinstance(impl, ast.Item), impl
        return impl

    def _at(self, file_name: str, path: tuple[int, ...]) -> Def:
        """The definition of the entry at `path` (indices into nested entry lists)."""
        file = self.files[file_name]
        parent = self._file_module(file_name)
        entries = entries_of(file.index)
        for index in path[:-1]:
            parent = self.item_def(file, entries[index], parent)
            entries = entries[index].extra
        return self.item_def(file, entries[path[-1]], parent)

    def _file_module(self, name: str) -> Def:
        """The module that a file is."""
        if name == "lib":
            return self.root
        found = self.parents.get(name)
        if found is None:
            stem = name.removesuffix("/mod")
            above, _, last = stem.rpartition("/")
            parent = self.root
            if above:
                parent = self._file_module(above if above in self.files else f"{above}/mod")
            binding = self.module(parent).local(Ns.TYPE, last)
            assert binding is not None, name
            assert isinstance(binding.res, Def)
            found = self.parents[name] = binding.res
        return found


@define(eq=False, repr=False)
class LibraryModule(Module):
    """A module whose items come from the index."""

    library: Library = field(kw_only=True)
    file: LibraryFile = field(kw_only=True)
    all: tuple[Entry, ...] = ()
    by_name: dict[str, list[Entry]] = field(factory=dict)

    def fill(self, entries: tuple[Entry, ...]) -> LibraryModule:
        self.all = entries
        for entry in entries:
            if entry.kind == "IMPORT":
                self._add_imports(entry)
            elif entry.name and entry.kind != "IMPL":
                self.by_name.setdefault(entry.name, []).append(entry)
            elif entry.kind == "EXTERN_BLOCK":
                for member in entry.extra:
                    self.by_name.setdefault(Member(*member).name, []).append(entry)
        return self

    def _add_imports(self, entry: Entry) -> None:
        ctxt = self.file.ctxt_of(entry.synthetic)
        span = Span(entry.lo, entry.hi, ctxt)
        vis = self._vis(entry.vis)
        for path, name in entry.extra:
            segments = tuple(ast.Ident(segment, span) for segment in path)
            ident = None if name is None else ast.Ident(name, span)
            import_ = Import(self, segments, ident, False, vis, span, span, used=True)
            if name is None:
                self.globs.append(import_)
            elif name == "_":
                self.unnamed.append(import_)
            else:
                self.imports.setdefault(name, []).append(import_)

    def _vis(self, vis: str) -> Def | None:
        if vis == "pub":
            return None
        if vis == "crate":
            return self.library.root
        if vis == "super":
            return self.def_.parent or self.def_
        return self.def_

    def local(self, ns: Ns, name: str) -> Binding | None:
        table = self.tables[ns]
        found = table.get(name)
        if found is None:
            entries = self.by_name.get(name)
            if entries is None:
                return self._exported_macro(name) if ns is Ns.MACRO else None
            for entry in entries:
                self._bind(entry, name)
            found = table.get(name)
        return found

    def local_names(self, ns: Ns) -> Iterator[str]:
        for name in self.by_name:
            if self.local(ns, name) is not None:
                yield name

    def _bind(self, entry: Entry, name: str) -> None:
        def_ = self.library.item_def(self.file, entry, self.def_)
        if entry.kind == "EXTERN_BLOCK":
            def_ = next(child for child in def_.children if child.name == name)
        if entry.kind == "MACRO":
            return
        vis = self._vis(entry.vis)
        if def_.kind not in VALUE_KINDS:
            self.tables[Ns.TYPE][name] = Binding(def_, vis, def_.span)
        if def_.kind in VALUE_KINDS or (entry.kind == "STRUCT" and has_constructor(def_)):
            self.tables[Ns.VALUE][name] = Binding(def_, vis, def_.span)

    def _exported_macro(self, name: str) -> Binding | None:
        if self.def_ is not self.library.root:
            return None
        macro = self.library.macro(name)
        if macro is None or "macro_export" not in self.library.attrs[macro]:
            return None
        binding = self.tables[Ns.MACRO][name] = Binding(macro, None, macro.span)
        return binding

    def macro(self, name: str) -> Def | None:
        for entry in reversed(self.by_name.get(name, ())):
            if entry.kind == "MACRO":
                return self.library.item_def(self.file, entry, self.def_)
        return None


def _module_above(def_: Def) -> Def:
    found = def_.ancestor(DefKind.MOD, DefKind.CRATE)
    assert found is not None
    return found


# ------------------------------------------------------------------ opening


def open_library(sources: SourceMap, folder: str = HERE) -> Library:
    """The library for one compilation; adds the contexts of its files to `sources`."""
    index = load_index(folder)
    files: dict[str, LibraryFile] = {}
    for name, file_index in index.files.items():
        key = (name, file_index.size, file_index.mtime)
        made = _FILES.get(key)
        if made is None:
            made = _FILES[key] = _lazy_files(folder, file_index)
        ctxt = sources.add_file(made[0])
        files[name] = LibraryFile(file_index, ctxt, sources.add_file(made[1]))
    root = Def(DefKind.CRATE, "std", None, None, Span(0, 0, files["lib"].ctxt), True)
    library = Library(sources, folder, root, files, index.summary)
    root._children = lambda: library._module_children(root)
    return library


def _lazy_files(folder: str, index: FileIndex) -> tuple[LazyFile, LazyFile]:
    path = f"{folder}/{index.name}.rs"
    shown = f"library/{index.name}.rs"
    return (
        LazyFile(shown, lambda: _bytes(path)),
        LazyFile(shown, index.synthetic.encode),
    )


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read().replace(b"\r\n", b"\n")


_ENTRIES: dict[tuple[str, int, int], tuple[Entry, ...]] = {}


def entries_of(index: FileIndex) -> tuple[Entry, ...]:
    """The entries of a file as `Entry` values, unpacked once."""
    key = (index.name, index.size, index.mtime)
    found = _ENTRIES.get(key)
    if found is None:
        found = _ENTRIES[key] = unpack(index)
    return found


def parse_slice(kind: Fragment, name: str, text: str, ctxt: int, lo: int) -> Any:
    """Parse a piece of a library file; `lo` is where it begins in the file."""
    scanned = scan(SourceFile(name, text, b"", (), True), ctxt, Edition.E2021)
    assert not scanned.diagnostics, f"library {name} at byte {lo}"
    tokens = [
        Token(kind, text, Span(start + lo, end + lo, ctxt))
        for kind, text, start, end in zip(
            scanned.kinds, scanned.texts, scanned.starts, scanned.ends, strict=True
        )
    ]
    tokens.pop()
    node, error = parse_fragment(kind, tokens, Edition.E2021)
    assert error is None, f"library {name} at byte {lo}: {error.message}"
    return node
