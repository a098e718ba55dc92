"""Printers of items."""

from __future__ import annotations

from typing import Any

from grammar.printing import (
    BREAK,
    Parts,
    braced,
    inner,
    mutability,
    optional,
    outer,
    printer,
    separated,
    stream,
)
from grammar.syntax import (
    Attribute,
    ConstItem,
    Crate,
    EnumItem,
    ErrorItem,
    ExternBlockItem,
    ExternCrateItem,
    FieldDef,
    FnHeader,
    FnItem,
    ImplItem,
    Item,
    MacroItem,
    MacroRulesItem,
    ModItem,
    Param,
    SelfKind,
    SelfParam,
    StaticItem,
    StructItem,
    TraitItem,
    TypeAliasItem,
    UnionItem,
    UseItem,
    UseKind,
    UseTree,
    Variant,
    VariantKind,
    Visibility,
    VisibilityKind,
)
from grammar.tokens import Delimiter
from grammar.unparse_exprs import block_lines
from grammar.unparse_types import abi, bounds, where_clause


@printer(Crate)
def _crate(node: Crate) -> Parts:
    parts: Parts = []
    for part in (*node.attrs, *node.items):
        parts += [part, BREAK]
    return parts


@printer(Item)
def _item(node: Item) -> Parts:
    head = [*outer(node.attrs), node.vis]
    body = node.kind
    within = inner(node.attrs)
    if isinstance(body, FnItem):
        return [*head, *_fn(body, node.attrs)]
    if isinstance(body, (TraitItem, ImplItem, ExternBlockItem)):
        return [*head, *_HEADS[type(body)](body), *_members(body.items, within)]
    return [*head, body]


def _members(items: tuple[Item, ...], first: list[Parts]) -> Parts:
    lines = [*first, *[[item] for item in items]]
    return braced(lines) if lines else ["{}"]


@printer(Visibility)
def _visibility(node: Visibility) -> Parts:
    if node.kind is VisibilityKind.INHERITED:
        return []
    if node.path is None:
        return ["pub "]
    names = [segment.ident.name for segment in node.path.segments]
    short = len(names) == 1 and names[0] in ("crate", "self", "super")
    return ["pub(" if short else "pub(in ", node.path, ") "]


# ------------------------------------------------------------------ functions


@printer(FnItem)
def _fn_alone(node: FnItem) -> Parts:
    return _fn(node, ())


def _fn(node: FnItem, attrs: tuple[Attribute, ...]) -> Parts:
    params: list[Any] = [*([node.self_param] if node.self_param else []), *node.params]
    if node.variadic:
        params.append("...")
    signature = [
        node.header,
        "fn ",
        node.name,
        node.generics,
        "(",
        *separated(params),
        ")",
        *optional(" -> ", node.output),
        *where_clause(node.generics),
    ]
    if node.body is None:
        return [*signature, ";"]
    return [*signature, " ", *block_lines(node.body, inner(attrs))]


@printer(FnHeader)
def _header(node: FnHeader) -> Parts:
    return [
        "const " if node.is_const else "",
        "async " if node.is_async else "",
        "unsafe " if node.is_unsafe else "",
        "safe " if node.is_safe else "",
        abi(node.abi),
    ]


@printer(SelfParam)
def _self(node: SelfParam) -> Parts:
    head = outer(node.attrs)
    if node.kind is SelfKind.REF:
        return [
            *head, "&", *optional("", node.lifetime, " "), mutability(node.mutable), "self"
        ]  # fmt: skip
    return [*head, mutability(node.mutable), "self", *optional(": ", node.ty)]


@printer(Param)
def _param(node: Param) -> Parts:
    return [*outer(node.attrs), node.pat, ": ", node.ty]


# ------------------------------------------------------------------ structs, enums, unions


def _fields(kind: VariantKind, fields: tuple[FieldDef, ...]) -> Parts:
    if kind is VariantKind.UNIT:
        return []
    if kind is VariantKind.NAMED:
        return [" ", *braced([[field, ","] for field in fields])]
    plain: list[Any] = []
    for field in fields:
        plain += [", " if plain else "", *outer(field.attrs), field.vis, field.ty]
    return ["(", *plain, ")"]


@printer(StructItem)
def _struct(node: StructItem) -> Parts:
    where = where_clause(node.generics)
    head = ["struct ", node.name, node.generics]
    if node.kind is VariantKind.NAMED:
        return [*head, *where, *_fields(node.kind, node.fields)]
    return [*head, *_fields(node.kind, node.fields), *where, ";"]


@printer(UnionItem)
def _union(node: UnionItem) -> Parts:
    where = where_clause(node.generics)
    return ["union ", node.name, node.generics, *where, *_fields(VariantKind.NAMED, node.fields)]


@printer(EnumItem)
def _enum(node: EnumItem) -> Parts:
    lines = [[variant, ","] for variant in node.variants]
    return ["enum ", node.name, node.generics, *where_clause(node.generics), " ", *braced(lines)]


@printer(Variant)
def _variant(node: Variant) -> Parts:
    fields = _fields(node.kind, node.fields)
    return [*outer(node.attrs), node.name, *fields, *optional(" = ", node.discriminant)]


@printer(FieldDef)
def _field(node: FieldDef) -> Parts:
    return [*outer(node.attrs), node.vis, node.name, ": ", node.ty]


# ------------------------------------------------------------------ traits, impls, extern blocks


def _trait_head(node: TraitItem) -> Parts:
    return [
        "unsafe " if node.is_unsafe else "",
        "auto " if node.is_auto else "",
        "trait ",
        node.name,
        node.generics,
        *bounds(node.supertraits),
        *where_clause(node.generics),
        " ",
    ]


def _impl_head(node: ImplItem) -> Parts:
    trait = optional("!" if node.negative else "", node.trait, " for ")
    return [
        "unsafe " if node.is_unsafe else "",
        "impl",
        node.generics,
        " ",
        *trait,
        node.self_ty,
        *where_clause(node.generics),
        " ",
    ]


def _extern_head(node: ExternBlockItem) -> Parts:
    return ["unsafe " if node.is_unsafe else "", abi(node.abi)]


_HEADS: dict[type, Any] = {
    TraitItem: _trait_head,
    ImplItem: _impl_head,
    ExternBlockItem: _extern_head,
}


@printer(TraitItem, ImplItem, ExternBlockItem)
def _with_members(node: TraitItem | ImplItem | ExternBlockItem) -> Parts:
    return [*_HEADS[type(node)](node), *_members(node.items, [])]


# ------------------------------------------------------------------ the rest


@printer(ConstItem)
def _const(node: ConstItem) -> Parts:
    return [
        "const ",
        node.name,
        node.generics,
        *optional(": ", node.ty),
        *optional(" = ", node.value),
        *where_clause(node.generics),
        ";",
    ]


@printer(StaticItem)
def _static(node: StaticItem) -> Parts:
    unsafe = "unsafe " if node.is_unsafe else ""
    head = [unsafe, "static ", mutability(node.mutable), node.name, ": ", node.ty]
    return [*head, *optional(" = ", node.value), ";"]


@printer(TypeAliasItem)
def _alias(node: TypeAliasItem) -> Parts:
    return [
        "type ",
        node.name,
        node.generics,
        *bounds(node.bounds),
        *optional(" = ", node.ty),
        *where_clause(node.generics),
        ";",
    ]


@printer(UseItem)
def _use(node: UseItem) -> Parts:
    return ["use ", node.tree, ";"]


@printer(UseTree)
def _use_tree(node: UseTree) -> Parts:
    prefix: Parts = [node.prefix]
    if node.kind is UseKind.SIMPLE:
        return [*prefix, *optional(" as ", node.rename)]
    if node.prefix.segments:
        prefix.append("::")
    if node.kind is UseKind.GLOB:
        return [*prefix, "*"]
    return [*prefix, "{", *separated(node.children), "}"]


@printer(ModItem)
def _mod(node: ModItem) -> Parts:
    head = ["unsafe " if node.is_unsafe else "", "mod ", node.name]
    if node.items is None:
        return [*head, ";"]
    return [*head, " ", *_members(node.items, inner(node.inner_attrs))]


@printer(ExternCrateItem)
def _extern_crate(node: ExternCrateItem) -> Parts:
    name = "self" if node.name.name == "self" else node.name
    return ["extern crate ", name, *optional(" as ", node.rename), ";"]


@printer(MacroRulesItem)
def _macro_rules(node: MacroRulesItem) -> Parts:
    end = "" if node.body.delimiter is Delimiter.BRACE else ";"
    return ["macro_rules! ", node.name, " ", stream(node.body), end]


@printer(MacroItem)
def _macro(node: MacroItem) -> Parts:
    end = "" if node.call.tokens.delimiter is Delimiter.BRACE else ";"
    return [node.call, end]


@printer(ErrorItem)
def _error(_node: ErrorItem) -> Parts:
    return ["/* error */"]
