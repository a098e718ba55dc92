"""Syntax to definitions: the `Def` of an item with all that is directly within it.

Modules are not entered here (`checker.names.tree` does), bodies neither. Duplicates among what one
item declares (generic parameters, fields, variants, associated items) are found in `duplicates`.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import Def, DefKind
from grammar import syntax as ast
from grammar.span import Span

ITEM_KINDS: dict[type, DefKind] = {
    ast.FnItem: DefKind.FN,
    ast.StructItem: DefKind.STRUCT,
    ast.EnumItem: DefKind.ENUM,
    ast.UnionItem: DefKind.UNION,
    ast.TraitItem: DefKind.TRAIT,
    ast.ImplItem: DefKind.IMPL,
    ast.ConstItem: DefKind.CONST,
    ast.StaticItem: DefKind.STATIC,
    ast.TypeAliasItem: DefKind.TYPE_ALIAS,
    ast.ModItem: DefKind.MOD,
    ast.ExternBlockItem: DefKind.EXTERN_BLOCK,
    ast.MacroRulesItem: DefKind.MACRO,
}
ASSOC_KINDS: dict[type, DefKind] = {
    ast.FnItem: DefKind.ASSOC_FN,
    ast.ConstItem: DefKind.ASSOC_CONST,
    ast.TypeAliasItem: DefKind.ASSOC_TYPE,
}
FOREIGN_KINDS: dict[type, DefKind] = {
    ast.FnItem: DefKind.FN,
    ast.StaticItem: DefKind.STATIC,
    ast.TypeAliasItem: DefKind.FOREIGN_TYPE,
}
PARAM_KINDS: dict[type, DefKind] = {
    ast.LifetimeParam: DefKind.LIFETIME_PARAM,
    ast.TypeParam: DefKind.TYPE_PARAM,
    ast.ConstParam: DefKind.CONST_PARAM,
}


def define_item(item: ast.Item, parent: Def, is_library: bool = False) -> Def | None:
    """The definition of `item`; None for what defines nothing (`use`, macro calls, errors)."""
    kind = ITEM_KINDS.get(type(item.kind))
    if kind is None:
        return None
    def_ = Def(kind, name_of(item.kind), parent, item, span_of(item), is_library)
    add_children(def_, item)
    return def_


def add_children(def_: Def, item: ast.Item) -> None:
    """Generic parameters, fields, variants, associated and foreign items of `item`."""
    kind = item.kind
    generics = getattr(kind, "generics", None)
    if generics is not None:
        add_params(def_, generics.params)
    match kind:
        case ast.StructItem(fields=fields) | ast.UnionItem(fields=fields):
            add_fields(def_, fields)
        case ast.EnumItem(variants=variants):
            add_variants(def_, variants)
        case ast.TraitItem(items=items) | ast.ImplItem(items=items):
            add_members(def_, items, ASSOC_KINDS)
        case ast.ExternBlockItem(items=items):
            add_members(def_, items, FOREIGN_KINDS)
        case _:
            pass


def add_params(def_: Def, params: Sequence[ast.GenericParam]) -> None:
    for param in params:
        ident = param.lifetime if isinstance(param, ast.LifetimeParam) else param.name
        child = Def(PARAM_KINDS[type(param)], ident.name, def_, param, ident.span, def_.is_library)
        def_.children.append(child)


def add_fields(def_: Def, fields: Sequence[ast.FieldDef]) -> None:
    for fld in fields:
        def_.children.append(
            Def(DefKind.FIELD, fld.name.name, def_, fld, fld.name.span, def_.is_library)
        )


def add_variants(def_: Def, variants: Sequence[ast.Variant]) -> None:
    for variant in variants:
        name = variant.name
        child = Def(DefKind.VARIANT, name.name, def_, variant, name.span, def_.is_library)
        add_fields(child, variant.fields)
        def_.children.append(child)


def add_members(def_: Def, items: Sequence[ast.Item], kinds: dict[type, DefKind]) -> None:
    for item in items:
        kind = kinds.get(type(item.kind))
        if kind is None:
            continue
        child = Def(kind, name_of(item.kind), def_, item, span_of(item), def_.is_library)
        add_params(child, getattr(item.kind, "generics", _NO_GENERICS).params)
        def_.children.append(child)


_NO_GENERICS = ast.Generics((), (), Span(0, 0, -1), Span(0, 0, -1))


def name_of(kind: ast.ItemKind) -> str:
    name = getattr(kind, "name", None)
    return name.name if isinstance(name, ast.Ident) else ""


def span_of(item: ast.Item) -> Span:
    """The name, or the head of an impl."""
    name = getattr(item.kind, "name", None)
    if isinstance(name, ast.Ident):
        return name.span
    return item.kind.head_span if isinstance(item.kind, ast.ImplItem) else item.span


def has_constructor(def_: Def) -> bool:
    """Is this struct or variant a value too: a unit or tuple one?"""
    node = def_.node
    if isinstance(node, ast.Variant):
        return node.kind is not ast.VariantKind.NAMED
    return (
        isinstance(node, ast.Item)
        and isinstance(node.kind, ast.StructItem)
        and node.kind.kind is not ast.VariantKind.NAMED
    )
