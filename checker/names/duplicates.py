"""Names that are defined twice where one is allowed.

E0428 (items, variants, trait items), E0124 (fields), E0403 (generic parameters), E0201 (items of a
trait's impl), E0252, E0254, E0255, E0260 (imports).
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import Def, DefKind
from checker.names.head_span import head_span
from checker.names.tables import Binding, Import, Module, ModuleKind, NameTables, Ns
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span

NS_NAMES = {Ns.TYPE: "type", Ns.VALUE: "value", Ns.MACRO: "macro"}
CONTAINERS = {
    ModuleKind.MODULE: "module",
    ModuleKind.ENUM: "enum",
    ModuleKind.TRAIT: "trait",
    ModuleKind.BLOCK: "block",
}


def report_twice(t: NameTables, module: Module, new: Def, old: Binding, ns: Ns) -> None:
    """E0428: two items of one name in one namespace; of structs with constructors it is told of the
    type only."""
    first = old.res
    if ns is Ns.VALUE and isinstance(first, Def):
        if new.kind is DefKind.STRUCT and first.kind is DefKind.STRUCT:
            return
    container = CONTAINERS[module.kind]
    _defined_twice(t, new, old, ns, container)


def _defined_twice(t: NameTables, new: Def, old: Binding, ns: Ns, container: str) -> None:
    what = NS_NAMES[ns]
    if isinstance(old.res, Def):
        at = head_span(t.sources, old.res)
        if old.res.kind in (DefKind.TRAIT, DefKind.MOD):
            what = old.res.kind.value
    else:
        at = old.span
    builder = error(
        "E0428",
        f"the name `{new.name}` is defined multiple times",
        head_span(t.sources, new),
        f"`{new.name}` redefined here",
    )
    builder.label(at, f"previous definition of the {what} `{new.name}` here")
    builder.note(
        f"`{new.name}` must be defined only once in the {NS_NAMES[ns]} namespace of this "
        f"{container}"
    )
    t.emit(builder.build())


def check_item(t: NameTables, def_: Def, item: ast.Item) -> None:
    """Duplicates among what `item` itself declares."""
    kind = item.kind
    match kind:
        case ast.StructItem() | ast.UnionItem():
            _fields(t, kind.fields)
        case ast.EnumItem():
            _among(t, def_, "enum", (DefKind.VARIANT,))
            for variant in kind.variants:
                _fields(t, variant.fields)
        case ast.TraitItem():
            _among(t, def_, "trait", (DefKind.ASSOC_TYPE,))
            _among(t, def_, "trait", (DefKind.ASSOC_FN, DefKind.ASSOC_CONST))
        case _:
            pass


def _fields(t: NameTables, fields: tuple[ast.FieldDef, ...]) -> None:
    first: dict[str, ast.FieldDef] = {}
    for fld in fields:
        name = fld.name.name
        earlier = first.setdefault(name, fld)
        if earlier is not fld:
            builder = error(
                "E0124",
                f"field `{name}` is already declared",
                _field_span(fld),
                "field already declared",
            )
            builder.label(_field_span(earlier), f"`{name}` first declared here")
            t.emit(builder.build())


def _field_span(fld: ast.FieldDef) -> Span:
    return fld.name.span.to(fld.ty.span)


def _among(t: NameTables, def_: Def, container: str, kinds: tuple[DefKind, ...]) -> None:
    first: dict[str, Def] = {}
    for child in def_.children:
        if child.kind not in kinds:
            continue
        earlier = first.setdefault(child.name, child)
        if earlier is not child:
            is_type = child.kind in (DefKind.VARIANT, DefKind.ASSOC_TYPE)
            ns = Ns.TYPE if is_type else Ns.VALUE
            _defined_twice(t, child, Binding(earlier, None, earlier.span), ns, container)


# ------------------------------------------------------------------ imports


def check_imports(t: NameTables, imports: Sequence[Import]) -> None:
    """E0252, E0254, E0255: an import whose name is taken in a namespace it fills."""
    from checker.names.imports import resolve_import

    seen: dict[tuple[Module, Ns, str], Import] = {}
    for import_ in imports:
        if import_.name is None or import_.name.name == "_":
            continue
        for ns in Ns:
            binding = resolve_import(t, import_, ns)
            if binding is None:
                continue
            name = import_.name.name
            local = import_.module.local(ns, name)
            if local is not None:
                if local.res is binding.res and isinstance(binding.res, Def):
                    if binding.res.kind is DefKind.MACRO:
                        continue
                _import_and_item(t, import_, binding, local, ns)
                break
            earlier = seen.setdefault((import_.module, ns, name), import_)
            if earlier is not import_:
                first = resolve_import(t, earlier, ns)
                _imported_twice(t, earlier, import_, ns, first, binding)
                break


def _word(binding: Binding | None, ns: Ns) -> str:
    if binding is not None and isinstance(binding.res, Def):
        if binding.res.kind in (DefKind.TRAIT, DefKind.MOD):
            word: str = binding.res.kind.value
            return word
        if binding.res.kind is DefKind.CRATE:
            return "module"
    return NS_NAMES[ns]


def _imported_twice(
    t: NameTables,
    old: Import,
    new: Import,
    ns: Ns,
    first: Binding | None,
    second: Binding | None,
) -> None:
    assert new.name is not None
    name = new.name.name
    word = _word(first, ns)
    builder = error(
        "E0252",
        f"the name `{name}` is defined multiple times",
        new.span,
        f"`{name}` reimported here",
    )
    builder.label(old.span, f"previous import of the {word} `{name}` here")
    builder.note(
        f"`{name}` must be defined only once in the {NS_NAMES[ns]} namespace of this "
        f"{CONTAINERS[new.module.kind]}"
    )
    if first is None or second is None or second.res is not first.res:
        _suggest_rename(builder, new)
    else:
        builder.help("remove unnecessary import")
    t.emit(builder.build())


def _suggest_rename(builder: object, import_: Import) -> None:
    from grammar.diagnostic import DiagnosticBuilder

    assert isinstance(builder, DiagnosticBuilder)
    assert import_.name is not None
    name = import_.name.name
    other = f"Other{name}" if name[:1].isupper() else f"other_{name}"
    last = import_.segments[-1].span
    where = Span(last.hi, max(last.hi, import_.span.hi), last.ctxt)
    builder.suggest(
        "you can use `as` to change the binding name of the import", (where, f" as {other}")
    )


def _import_and_item(
    t: NameTables, import_: Import, source: Binding, local: Binding, ns: Ns
) -> None:
    assert import_.name is not None
    name = import_.name.name
    if isinstance(local.res, Def) and local.res.kind is DefKind.CRATE:
        builder = error(
            "E0254",
            f"the name `{name}` is defined multiple times",
            import_.span,
            f"`{name}` reimported here",
        )
        builder.label(local.span, f"previous import of the extern crate `{name}` here")
        t.emit(builder.build())
        return
    assert isinstance(local.res, Def)
    item_at = head_span(t.sources, local.res)
    note = (
        f"`{name}` must be defined only once in the {NS_NAMES[ns]} namespace of this "
        f"{CONTAINERS[import_.module.kind]}"
    )
    message = f"the name `{name}` is defined multiple times"
    if item_at.lo > import_.span.lo or item_at.ctxt != import_.span.ctxt:
        builder = error("E0255", message, item_at, f"`{name}` redefined here")
        builder.label(import_.span, f"previous import of the {_word(source, ns)} `{name}` here")
    else:
        builder = error("E0255", message, import_.span, f"`{name}` reimported here")
        builder.label(item_at, f"previous definition of the {_word(local, ns)} `{name}` here")
    builder.note(note)
    _suggest_rename(builder, import_)
    t.emit(builder.build())
