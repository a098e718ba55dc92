"""What the passes of `checker.names` share: modules, bindings, imports, and the session.

A *module* is whatever has named items: a module, an enum, a trait, or a block with items in it.
Each has three tables, one per namespace. Imports are resolved on demand (`checker.names.imports`),
so the library's modules, whose tables come from its index, cost nothing until something in them is
named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING

from checker.names.defs import Def, DefKind, Res
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic
from grammar.edition import Edition
from grammar.record import Enum, NamedTuple, define, field
from grammar.span import SourceMap, Span

if TYPE_CHECKING:
    from checker.names.library import Library
    from checker.names.tree import CrateBuilder


class Ns(IntEnum):
    """A namespace; also an index into a module's tables."""

    TYPE = 0
    VALUE = 1
    MACRO = 2


class ModuleKind(Enum):
    MODULE = "module"
    ENUM = "enum"
    TRAIT = "trait"
    BLOCK = "block"


class Binding(NamedTuple):
    """A name in a module. `vis` is the module within which it may be named, None for everywhere."""

    res: Res
    vis: Def | None
    span: Span
    import_: Import | None = None
    is_glob: bool = False
    conflict: Binding | None = None
    """Another glob brings something else under this name."""
    source: Binding | None = None
    """What the import leads to, if that is an import too."""

    def is_accessible(self, from_module: Def) -> bool:
        return self.vis is None or is_within(from_module, self.vis)


@define(eq=False, repr=False)
class Import:
    """One leaf of a `use`: `path as name`, or `path::*` when `name` is None; `_` binds nothing.

    `segments` are the identifiers from the crate-relative start on; `is_global` for a leading `::`.
    """

    module: Module
    segments: tuple[ast.Ident, ...]
    name: ast.Ident | None
    is_global: bool
    vis: Def | None
    span: Span
    """The leaf, as messages point at it."""
    path_span: Span
    used: bool = False
    macros: MacroScope | None = None
    """The macros in textual scope at the `use`."""
    results: dict[Ns, Binding | None] = field(factory=dict)
    item: ast.Item | None = None
    """The whole `use` of the user's."""


@define(eq=False, repr=False)
class Module:
    """`parent` is the module around it in the text: for a block the enclosing block or module."""

    def_: Def
    parent: Module | None
    kind: ModuleKind
    tables: tuple[dict[str, Binding], dict[str, Binding], dict[str, Binding]] = field(
        factory=lambda: ({}, {}, {})
    )
    imports: dict[str, list[Import]] = field(factory=dict)
    globs: list[Import] = field(factory=list)
    unnamed: list[Import] = field(factory=list)
    """Imports `as _`."""
    memo: dict[tuple[Ns, str], Binding | None] = field(factory=dict)
    poisoned: bool = False
    """A glob import leads nowhere: names that are not found may have come from it."""
    unloaded: bool = False
    """The file of the module is missing: anything may have been in it."""

    def local(self, ns: Ns, name: str) -> Binding | None:
        """The item of that name, imports not counted."""
        return self.tables[ns].get(name)

    def local_names(self, ns: Ns) -> Iterator[str]:
        yield from self.tables[ns]

    @property
    def normal(self) -> Module:
        """The nearest `mod` or crate around."""
        at = self
        while at.kind is not ModuleKind.MODULE:
            assert at.parent is not None
            at = at.parent
        return at


class MacroScope(NamedTuple):
    """Textual scope of `macro_rules!`: the macros defined before, innermost last."""

    parent: MacroScope | None
    name: str
    macro: Def


Loader = Callable[[str], "tuple[str, str] | None"]
"""From a candidate file name to (shown name, text), None if there is no such file. What is not
UTF-8 stands in the text as surrogates (`is_text` tells)."""


def is_text(loaded: str) -> bool:
    """Was all of a loaded file UTF-8?"""
    return loaded.isascii() or not any("\udc80" <= c <= "\udcff" for c in loaded)


@define(eq=False)
class CrateOptions:
    """How a crate is opened.

    - `loader` finds the files of `mod x;`
    - `test` keeps `#[test]` items, `features` are what `cfg(feature = "..")` knows
    - `name` is the crate's own, "" for one after its file
    - `externs` are the crates that it may name, checked before
    - `env` is what `env!` reads, None where there is no environment
    """

    edition: Edition = Edition.E2021
    loader: Loader | None = None
    file_name: str = "<anon>"
    test: bool = False
    name: str = ""
    features: frozenset[str] = frozenset()
    externs: tuple[Extern, ...] = ()
    env: Mapping[str, str] | None = None

    @property
    def crate_name(self) -> str:
        """As given, or as rustc derives it from the name of the file."""
        if self.name:
            return self.name
        stem = self.file_name.replace("\\", "/").rpartition("/")[2].partition(".")[0]
        name = stem.replace("-", "_")
        return name if name.isidentifier() else "main"


class Extern(NamedTuple):
    """The text of another crate that a program names, and how it is opened."""

    text: str
    options: CrateOptions


@define(eq=False, repr=False)
class NameTables:
    """All that is known of names in one compilation.

    - `modules`: of each module, enum, trait; `blocks`: of blocks that have items or macros
    - `scope_of`: the module in which an item stands, where that is a block
    - `expansions`: each macro call to what it stands for (shared by all `Resolutions`)
    - `block_macros`: the macro that an `ItemStmt` defines, for hygiene
    - `marks`: from the context of an expanded token to (the context before, the macro)
    - `user_impls`: every impl of the user's crate, those in bodies and derived ones too
    """

    sources: SourceMap
    options: CrateOptions
    library: Library
    user: Def
    builder: CrateBuilder = field(default=None)
    diagnostics: list[Diagnostic] = field(factory=list)
    modules: dict[Def, Module] = field(factory=dict)
    blocks: dict[ast.Block, Module] = field(factory=dict)
    scope_of: dict[Def, Module] = field(factory=dict)
    expansions: dict[ast.MacroCall, object] = field(factory=dict)
    block_macros: dict[ast.ItemStmt, Def] = field(factory=dict)
    marks: dict[int, tuple[int, Def]] = field(factory=dict)
    depths: dict[int, int] = field(factory=dict)
    macro_scopes: dict[Def, MacroScope | None] = field(factory=dict)
    user_impls: list[Def] = field(factory=list)
    user_macros: list[Def] = field(factory=list)
    called_macros: set[Def] = field(factory=set)
    """Macros that a call, wherever it stands, has found."""
    imports: list[Import] = field(factory=list)
    checked_imports: int = 0
    expanded: set[Def] = field(factory=set)
    extern_crates: dict[str, Def] = field(factory=dict)
    renames: frozenset[str] | None = None
    preludes: dict[Edition, Module] = field(factory=dict)
    derive_contexts: set[int] = field(factory=set)
    searching: set[object] = field(factory=set)
    broken_circles: int = 0
    """Lookups in progress, and how often one came back to itself (`checker.names.imports`)."""
    complete: bool = False
    """All item macros are expanded: what is not found now does not exist."""
    binder_params: dict[ast.LifetimeParam, Def] = field(factory=dict)
    trait_scopes: dict[Module, tuple[Def, ...]] = field(factory=dict)
    traits_by_item: dict[tuple[Module, str], tuple[Def, ...]] = field(factory=dict)
    trait_items: dict[Def, frozenset[str]] = field(factory=dict)
    at_limit: bool = False
    """Macro calls were nested too deep: nothing more is looked at."""
    lost_trait: bool = False
    """A bound or an impl names a trait that is not there: what types have is not known."""

    def emit(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)

    def module(self, def_: Def) -> Module:
        """The module of a crate, `mod`, enum or trait."""
        found = self.modules.get(def_)
        if found is None:
            assert def_.is_library, def_
            found = self.modules[def_] = self.library.module(def_)
        return found

    def scope_module(self, def_: Def) -> Module:
        """The module in which the item `def_` is written: a block's or a `mod`'s."""
        if def_.parent is None:
            return self.module(def_)
        at: Def | None = def_
        while at is not None:
            if at.kind in MODULE_KINDS and at is not def_:
                return self.module(at)
            scope = self.scope_of.get(at)
            if scope is not None:
                return scope
            at = at.parent
        raise AssertionError(f"{def_!r} is in no crate")

    def name_of(self, crate: Def) -> str:
        """The name of a user's crate."""
        return self.options.crate_name if crate is self.user else crate.name

    def crate_of(self, def_: Def) -> Def:
        return self.library.root if def_.is_library else def_.crate


MODULE_KINDS = (DefKind.MOD, DefKind.CRATE)


def module_of(def_: Def) -> Def:
    """The nearest `mod` or crate around `def_` (itself, if it is one)."""
    at = def_.ancestor(*MODULE_KINDS)
    assert at is not None
    return at


def is_within(inner: Def, outer: Def) -> bool:
    """Is `inner` the module `outer`, or in it?"""
    at: Def | None = inner
    while at is not None:
        if at is outer:
            return True
        at = at.parent
    return False
