"""Making the library's index: a file's syntax tree to `Entry` tuples.

Runs only when a file of the library changed. Item macros are expanded to text (`_Expander`), which
is parsed like a file of its own; since the library is one crate, `$crate` becomes `crate`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.library.index import Entry, ImplRef, Member, Summary
from checker.names.attrs_of import attributes
from checker.names.heads import head_of
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic
from grammar.edition import Edition
from grammar.macro_rules import MacroRules, expand, parse_macro_rules
from grammar.parse import parse_crate
from grammar.record import define, field
from grammar.span import SourceFile
from grammar.tokens import Token

KINDS: dict[type, str] = {
    ast.FnItem: "FN",
    ast.StructItem: "STRUCT",
    ast.EnumItem: "ENUM",
    ast.UnionItem: "UNION",
    ast.TraitItem: "TRAIT",
    ast.ImplItem: "IMPL",
    ast.ConstItem: "CONST",
    ast.StaticItem: "STATIC",
    ast.TypeAliasItem: "TYPE_ALIAS",
    ast.UseItem: "IMPORT",
    ast.ModItem: "MOD",
    ast.ExternBlockItem: "EXTERN_BLOCK",
    ast.MacroRulesItem: "MACRO",
}
MEMBER_KINDS: dict[type, str] = {
    ast.FnItem: "ASSOC_FN",
    ast.ConstItem: "ASSOC_CONST",
    ast.TypeAliasItem: "ASSOC_TYPE",
}
FOREIGN_KINDS: dict[type, str] = {
    ast.FnItem: "FN",
    ast.StaticItem: "STATIC",
    ast.TypeAliasItem: "FOREIGN_TYPE",
}


def index_file(name: str, text: str) -> tuple[tuple[Entry, ...], str]:
    """The entries of a library file and its synthetic text. Errors in the file raise
    `ValueError`."""
    indexer = _Indexer(name)
    file = SourceFile.of(f"{name}.rs", text)
    crate = _parse(file)
    indexer.data = file.data
    entries = list(indexer.items(crate.items, synthetic=False))
    base = 0
    for chunk in indexer.chunks:
        expanded = _parse(SourceFile.of(f"{name}.rs (expanded)", chunk))
        indexer.data = chunk.encode()
        for entry in indexer.items(expanded.items, synthetic=True):
            entries.append(_shift(entry, base))
        base += len(chunk.encode())
    return tuple(entries), "".join(indexer.chunks)


def _parse(file: SourceFile) -> ast.Crate:
    crate, diagnostics = parse_crate(file, 0, Edition.E2021)
    if diagnostics:
        raise ValueError(f"library file {file.name}: {diagnostics[0].message}")
    return crate


def _shift(entry: Entry, base: int) -> Entry:
    if base == 0:
        return entry
    extra = entry.extra
    if entry.kind in ("IMPL", "TRAIT", "EXTERN_BLOCK"):
        extra = tuple(
            m._replace(
                lo=m.lo + base, hi=m.hi + base, name_lo=m.name_lo + base, name_hi=m.name_hi + base
            )
            for m in extra
        )
    elif entry.kind == "MOD":
        extra = tuple(_shift(e, base) for e in extra)
    return entry._replace(
        lo=entry.lo + base,
        hi=entry.hi + base,
        name_lo=entry.name_lo + base,
        name_hi=entry.name_hi + base,
        head=entry.head + base,
        extra=extra,
    )


@define
class _Indexer:
    """`macros` are those that the file defined so far; `chunks` the texts of expansions; `data` is
    the text that is being indexed.
    """

    file: str
    data: bytes = b""
    macros: dict[str, MacroRules] = field(factory=dict)
    chunks: list[str] = field(factory=list)

    def items(self, items: Sequence[ast.Item], synthetic: bool) -> list[Entry]:
        entries: list[Entry] = []
        for item in items:
            if isinstance(item.kind, ast.MacroItem):
                self._expand(item.kind.call)
                continue
            if isinstance(item.kind, ast.MacroRulesItem):
                self._define(item.kind)
            if isinstance(item.kind, ast.ImplItem | ast.TraitItem) and any(
                isinstance(member.kind, ast.MacroItem) for member in item.kind.items
            ):
                self._expand_members(item)
                continue
            entries.append(self._entry(item, synthetic))
        return entries

    def _define(self, macro: ast.MacroRulesItem) -> None:
        rules, diagnostics = parse_macro_rules(macro.name.name, macro.name.span, macro.body)
        if diagnostics:
            raise ValueError(f"macro {macro.name.name} of {self.file}: {diagnostics[0].message}")
        self.macros[macro.name.name] = rules

    def _expand(self, call: ast.MacroCall) -> None:
        self.chunks.append(self._expansion(call) + "\n")

    def _expansion(self, call: ast.MacroCall) -> str:
        name = call.path.segments[-1].ident.name
        tokens = expand(self.macros[name], call.tokens, call.span, lambda ctxt: ctxt, Edition.E2021)
        if isinstance(tokens, Diagnostic):
            raise ValueError(f"macro call {name}! in {self.file}: {tokens.message}")
        return text_of(tokens)

    def _expand_members(self, item: ast.Item) -> None:
        """An impl or trait with macro calls among its items becomes synthetic as a whole."""
        kind = item.kind
        assert isinstance(kind, ast.ImplItem | ast.TraitItem)
        head = kind.head_span.hi if isinstance(kind, ast.ImplItem) else _trait_head_end(kind)
        parts = [self.data[item.span.lo : head].decode(), " {"]
        for member in kind.items:
            if isinstance(member.kind, ast.MacroItem):
                parts.append(self._expansion(member.kind.call))
            else:
                parts.append(self.data[member.span.lo : member.span.hi].decode())
        self.chunks.append("\n".join(parts) + "\n}\n")

    def _entry(self, item: ast.Item, synthetic: bool) -> Entry:
        kind = item.kind
        name = getattr(kind, "name", None)
        name_span = name.span if isinstance(name, ast.Ident) else item.span
        head, trait_name, self_head = 0, "", ""
        extra: tuple[Any, ...] = ()
        match kind:
            case ast.ImplItem():
                extra = _members(kind.items, MEMBER_KINDS)
                head = kind.head_span.hi
                name_span = kind.head_span
                trait_name = kind.trait.segments[-1].ident.name if kind.trait else ""
                self_head = head_of(kind.self_ty, kind.generics)
            case ast.TraitItem():
                extra = _members(kind.items, MEMBER_KINDS)
                head = _trait_head_end(kind)
            case ast.ExternBlockItem():
                extra = _members(kind.items, FOREIGN_KINDS)
            case ast.ModItem(items=items) if items is not None:
                extra = tuple(self.items(items, synthetic))
            case ast.ModItem():
                head = -1
            case ast.UseItem():
                extra = tuple(_imports(kind.tree, ()))
            case _:
                pass
        return Entry(
            KINDS[type(kind)],
            name.name if isinstance(name, ast.Ident) else "",
            _visibility(item.vis),
            synthetic,
            item.span.lo,
            item.span.hi,
            name_span.lo,
            name_span.hi,
            attributes(item.attrs),
            head,
            extra,
            trait_name,
            self_head,
        )


def _trait_head_end(trait: ast.TraitItem) -> int:
    """Where the head of a trait ends: nothing of it stands after the last of its parts."""
    ends = [trait.name.span.hi, trait.generics.span.hi, trait.generics.where_span.hi]
    ends.extend(bound.span.hi for bound in trait.supertraits)
    return max(ends)


def _members(items: Sequence[ast.Item], kinds: dict[type, str]) -> tuple[Member, ...]:
    return tuple(
        Member(
            kinds[type(item.kind)],
            item.kind.name.name,  # type: ignore[union-attr]
            _visibility(item.vis),
            item.span.lo,
            item.span.hi,
            item.kind.name.span.lo,  # type: ignore[union-attr]
            item.kind.name.span.hi,  # type: ignore[union-attr]
            attributes(item.attrs),
            isinstance(item.kind, ast.FnItem) and item.kind.self_param is not None,
            _has_body(item.kind),
        )
        for item in items
    )


def _has_body(kind: ast.ItemKind) -> bool:
    match kind:
        case ast.FnItem():
            return kind.body is not None
        case ast.ConstItem() | ast.StaticItem():
            return kind.value is not None
        case ast.TypeAliasItem():
            return kind.ty is not None
        case _:
            return False


def _visibility(vis: ast.Visibility) -> str:
    if vis.kind is ast.VisibilityKind.PUBLIC:
        return "pub"
    if vis.kind is ast.VisibilityKind.INHERITED:
        return ""
    assert vis.path is not None
    return "super" if vis.path.segments[0].ident.name == "super" else "crate"


def _imports(
    tree: ast.UseTree, prefix: tuple[str, ...]
) -> list[tuple[tuple[str, ...], str | None]]:
    """(path, name) of each leaf; name None for `*`, "_" for `as _`."""
    path = prefix + tuple(s.ident.name for s in tree.prefix.segments)
    if tree.kind is ast.UseKind.GLOB:
        return [(path, None)]
    if tree.kind is ast.UseKind.NESTED:
        return [leaf for child in tree.children for leaf in _imports(child, path)]
    if path[-1] == "self":
        path = path[:-1]
    return [(path, tree.rename.name if tree.rename else path[-1])]


def summarise(files: Mapping[str, Sequence[Entry]]) -> Summary:
    """Where the impls (derived ones too), the language items and the traits of all files stand."""
    found = _Summariser()
    for name, entries in files.items():
        found.visit(name, entries, ())
    return Summary(found.by_trait, found.by_self, found.lang, frozenset(found.traits))


@define(eq=False)
class _Summariser:
    by_trait: dict[str, list[ImplRef]] = field(factory=dict)
    by_self: dict[str, list[ImplRef]] = field(factory=dict)
    lang: dict[str, tuple[str, tuple[int, ...], str | None]] = field(factory=dict)
    traits: set[str] = field(factory=set)

    def visit(self, file: str, entries: Sequence[Entry], prefix: tuple[int, ...]) -> None:
        for i, entry in enumerate(entries):
            path = (*prefix, i)
            if entry.kind == "IMPL":
                table = self.by_trait if entry.trait_name else self.by_self
                ref = (file, path, entry.self_head, "")
                table.setdefault(entry.trait_name or entry.self_head, []).append(ref)
            elif entry.kind == "MOD":
                self.visit(file, entry.extra, path)
            elif entry.kind == "TRAIT":
                self.traits.add(entry.name)
            elif entry.kind == "IMPORT":
                self.traits.update(name for way, name in entry.extra if name and name != way[-1])
            self._attributes(file, entry, path)

    def _attributes(self, file: str, entry: Entry, path: tuple[int, ...]) -> None:
        derived = entry.attrs.get("derive", ())
        if isinstance(derived, tuple):
            for trait in derived:
                ref = (file, path, entry.name, str(trait))
                self.by_trait.setdefault(str(trait), []).append(ref)
        name = entry.attrs.get("lang")
        if isinstance(name, str):
            self.lang[name] = (file, path, None)
        if entry.kind in ("IMPL", "TRAIT", "EXTERN_BLOCK"):
            for values in entry.extra:
                member = Member(*values)
                name = member.attrs.get("lang")
                if isinstance(name, str):
                    self.lang[name] = (file, path, member.name)


def text_of(tokens: Sequence[Token]) -> str:
    """Expanded tokens as text that lexes to them again; `$crate` is `crate`."""
    parts: list[str] = []
    last: Token | None = None
    groups: list[bool] = []
    for token in tokens:
        if token.kind.startswith("OPEN_INVISIBLE"):
            groups.append(token.kind.endswith(":EXPR"))
            text = "(" if groups[-1] else ""
        elif token.kind == "CLOSE_INVISIBLE":
            text = ")" if groups.pop() else ""
        else:
            text = "crate" if token.kind == "DOLLAR_CRATE" else token.text
        adjacent = (
            last is not None
            and last.span.ctxt == token.span.ctxt
            and last.span.hi == token.span.lo
            and last.text[-1:] in "<>"
        )
        if not adjacent:
            parts.append(" ")
        parts.append(text)
        if token.text == ";" or token.text == "}":
            parts.append("\n")
        last = token
    return "".join(parts)
