"""Actions for items other than functions."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from grammar.actions import action
from grammar.build_attrs import inherited, start_after
from grammar.build_fns import abi_name, allow_anonymous
from grammar.build_generics import Where, with_where
from grammar.diagnostic import error
from grammar.edition import Edition
from grammar.messages import inherent_impl
from grammar.parse_context import ParseContext
from grammar.span import Span
from grammar.syntax import (
    AnonConst,
    Attribute,
    Bound,
    ConstItem,
    EnumItem,
    ErrorItem,
    Expr,
    ExternBlockItem,
    ExternCrateItem,
    FieldDef,
    Generics,
    Ident,
    ImplItem,
    Item,
    ItemKind,
    MacroCall,
    MacroItem,
    MacroRulesItem,
    ModItem,
    Path,
    PathType,
    StaticItem,
    StructItem,
    TraitItem,
    Type,
    TypeAliasItem,
    UnionItem,
    UseItem,
    UseKind,
    UseTree,
    Variant,
    VariantKind,
    Visibility,
)

Attrs = list[Attribute] | None
_Kind = TypeVar("_Kind", TraitItem, ImplItem, ExternBlockItem)


@action
def item(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, vis: Visibility | None, kind: ItemKind
) -> Item:
    outer = tuple(attrs or ())
    inner = p.inner_attrs.pop(id(kind), ()) if p.inner_attrs else ()
    if vis is None:
        vis = inherited(start_after(p, lo, attrs))
    return Item(outer + inner, vis, kind, p.span(lo, hi))


# ------------------------------------------------------------------ structs, enums, unions


@action
def struct_item(
    p: ParseContext,
    lo: int,
    hi: int,
    name: int,
    generics: Generics,
    where: Where | None,
    fields: list[FieldDef] | None,
) -> StructItem:
    generics = with_where(generics, where, generics.span)
    return StructItem(p.ident(name), generics, VariantKind.NAMED, tuple(fields or ()))


@action
def tuple_struct(
    p: ParseContext,
    lo: int,
    hi: int,
    name: int,
    generics: Generics,
    fields: list[FieldDef] | None,
    where: Where | None,
) -> StructItem:
    generics = with_where(generics, where, p.at(hi - 1))
    return StructItem(p.ident(name), generics, VariantKind.TUPLE, numbered(fields))


@action
def unit_struct(
    p: ParseContext, lo: int, hi: int, name: int, generics: Generics, where: Where | None
) -> StructItem:
    generics = with_where(generics, where, generics.span)
    return StructItem(p.ident(name), generics, VariantKind.UNIT, ())


@action
def union_item(
    p: ParseContext,
    lo: int,
    hi: int,
    keyword: int,
    name: int,
    generics: Generics,
    where: Where | None,
    fields: list[FieldDef] | None,
) -> UnionItem:
    generics = with_where(generics, where, generics.span)
    return UnionItem(p.ident(name), generics, tuple(fields or ()))


@action
def field_def(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, vis: Visibility | None, name: int, ty: Type
) -> FieldDef:
    vis = vis or inherited(start_after(p, lo, attrs))
    return FieldDef(tuple(attrs or ()), vis, p.ident(name), ty, p.span(lo, hi))


@action
def field_def_default(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: Attrs,
    vis: Visibility | None,
    name: int,
    ty: Type,
    eq: int,
    value: Expr,
) -> FieldDef:
    p.gate("default values on fields are", p.at(eq).to(value.span))
    vis = vis or inherited(start_after(p, lo, attrs))
    return FieldDef(tuple(attrs or ()), vis, p.ident(name), ty, p.span(lo, hi))


@action
def tuple_field(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, vis: Visibility | None, ty: Type
) -> FieldDef:
    """Its name is set by `numbered`."""
    span = p.span(lo, hi)
    vis = vis or inherited(start_after(p, lo, attrs))
    return FieldDef(tuple(attrs or ()), vis, Ident("", ty.span), ty, span)


def numbered(fields: list[FieldDef] | None) -> tuple[FieldDef, ...]:
    """Positional fields are named by their index."""
    return tuple(
        [
            FieldDef(field.attrs, field.vis, Ident(str(at), field.name.span), field.ty, field.span)
            for at, field in enumerate(fields or ())
        ]
    )


@action
def enum_item(
    p: ParseContext,
    lo: int,
    hi: int,
    name: int,
    generics: Generics,
    where: Where | None,
    variants: list[Variant] | None,
) -> EnumItem:
    generics = with_where(generics, where, generics.span)
    return EnumItem(p.ident(name), generics, tuple(variants or ()))


@action
def unit_variant(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: Attrs,
    vis: Visibility | None,
    name: int,
    discriminant: AnonConst | None,
) -> Variant:
    return _variant(p, lo, hi, attrs, vis, name, VariantKind.UNIT, (), discriminant)


@action
def tuple_variant(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: Attrs,
    vis: Visibility | None,
    name: int,
    fields: list[FieldDef] | None,
    discriminant: AnonConst | None,
) -> Variant:
    given = numbered(fields)
    return _variant(p, lo, hi, attrs, vis, name, VariantKind.TUPLE, given, discriminant)


@action
def named_variant(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: Attrs,
    vis: Visibility | None,
    name: int,
    fields: list[FieldDef] | None,
    discriminant: AnonConst | None,
) -> Variant:
    given = tuple(fields or ())
    return _variant(p, lo, hi, attrs, vis, name, VariantKind.NAMED, given, discriminant)


def _variant(
    p: ParseContext,
    lo: int,
    hi: int,
    attrs: Attrs,
    vis: Visibility | None,
    name: int,
    kind: VariantKind,
    fields: tuple[FieldDef, ...],
    discriminant: AnonConst | None,
) -> Variant:
    if vis is not None:
        _refuse_visibility(p, vis)
    ident = p.ident(name)
    return Variant(tuple(attrs or ()), ident, kind, fields, discriminant, p.span(lo, hi))


def _refuse_visibility(p: ParseContext, vis: Visibility) -> None:
    p.report(
        error("E0449", "visibility qualifiers are not permitted here", vis.span).note(
            "enum variants and their fields always share the visibility of the enum they are in"
        )
    )


# ------------------------------------------------------------------ traits and impls


@action
def trait_item(
    p: ParseContext,
    lo: int,
    hi: int,
    unsafe: int | None,
    auto: int | None,
    keyword: int,
    name: int,
    generics: Generics,
    bounds: tuple[Bound, ...] | None,
    where: Where | None,
    inner: Attrs,
    items: list[Item] | None,
) -> TraitItem:
    before = bounds[-1].span if bounds else generics.span
    if p.edition == Edition.E2015:
        allow_anonymous(p, items or [])
    made = TraitItem(
        unsafe is not None,
        auto is not None,
        p.ident(name),
        with_where(generics, where, before),
        bounds or (),
        tuple(items or ()),
    )
    return _keep_inner(p, made, inner)


@action
def trait_alias(
    p: ParseContext,
    lo: int,
    hi: int,
    unsafe: int | None,
    auto: int | None,
    keyword: int,
    name: int,
    generics: Generics,
    bounds: list[Bound] | None,
    where: Where | None,
) -> ErrorItem:
    p.gate("trait aliases are", p.span(lo, hi))
    return ErrorItem(p.span(lo, hi))


class ImplTarget(NamedTuple):
    negative: Span | None
    trait: Path | None
    self_ty: Type


@action
def impl_item(
    p: ParseContext,
    lo: int,
    hi: int,
    default: int | None,
    unsafe: int | None,
    generics: Generics,
    const: int | None,
    target: ImplTarget,
    where: Where | None,
    lbrace: int,
    inner: Attrs,
    items: list[Item] | None,
) -> ImplItem:
    _check_inherent(p, default, unsafe, target)
    if default is not None:
        p.gate("specialization is", p.at(default))
    if const is not None:
        p.gate("const trait impls are", p.at(const))
    made = ImplItem(
        unsafe is not None,
        with_where(generics, where, target.self_ty.span),
        target.negative is not None,
        target.trait,
        target.self_ty,
        tuple(items or ()),
        p.span(lo, lbrace - 1),
    )
    return _keep_inner(p, made, inner)


@action
def impl_inherent(p: ParseContext, lo: int, hi: int, self_ty: Type) -> ImplTarget:
    return ImplTarget(None, None, self_ty)


@action
def impl_trait(
    p: ParseContext, lo: int, hi: int, bang: int | None, trait: Type, self_ty: Type
) -> ImplTarget:
    negative = None if bang is None else p.at(bang)
    if isinstance(trait, PathType):
        return ImplTarget(negative, trait.path, self_ty)
    p.report(error(None, "expected a trait, found type", trait.span))
    return ImplTarget(negative, None, self_ty)


def _check_inherent(
    p: ParseContext, default: int | None, unsafe: int | None, target: ImplTarget
) -> None:
    """An impl of no trait takes none of the marks of trait impls."""
    if target.trait is not None:
        return
    at = target.self_ty.span
    if unsafe is not None:
        p.report(inherent_impl("E0197", "unsafe", p.at(unsafe), at))
    if default is not None:
        p.report(inherent_impl(None, "default", p.at(default), at))
    if target.negative is not None:
        p.report(inherent_impl(None, "negative", target.negative, at))


@action
def impl_negative(p: ParseContext, lo: int, hi: int, bang: int, self_ty: Type) -> ImplTarget:
    """`impl !Type {}`: reported by `_check_inherent`."""
    return ImplTarget(p.at(bang), None, self_ty)


def _keep_inner(p: ParseContext, made: _Kind, inner: Attrs) -> _Kind:
    if inner:
        p.inner_attrs[id(made)] = tuple(inner)
    return made


# ------------------------------------------------------------------ constants, statics, aliases


@action
def const_item(
    p: ParseContext,
    lo: int,
    hi: int,
    default: int | None,
    name: int,
    generics: Generics,
    ty: Type | None,
    value: Expr | None,
    where: Where | None,
) -> ConstItem:
    if default is not None:
        p.gate("specialization is", p.at(default))
    if generics.params or where is not None:
        p.gate("generic const items are", generics.span)
    ident = p.ident(name)
    if ty is None:
        _missing_type(p, "const", generics.span, ident)
    return ConstItem(ident, with_where(generics, where, generics.span), ty, value)


@action
def static_item(
    p: ParseContext,
    lo: int,
    hi: int,
    safety: int | None,
    mut: int | None,
    name: int,
    ty: Type | None,
    value: Expr | None,
) -> StaticItem:
    ident = p.ident(name)
    if ty is None:
        _missing_type(p, "static mut" if mut is not None else "static", ident.span, ident)
        ty = PathType(Path((), False, None, ident.span), ident.span)
    is_unsafe = safety is not None and p.kinds[safety] == "UNSAFE"
    return StaticItem(mut is not None, is_unsafe, ident, ty, value)


def _missing_type(p: ParseContext, what: str, before: Span, name: Ident) -> None:
    at = before.shrink_to_hi()
    p.report(
        error(None, f"missing type for `{what}` item", at).suggest(
            "provide a type for the item", (at, ": <type>")
        )
    )


class TypeValue(NamedTuple):
    ty: Type
    where: Where | None


@action
def type_value(p: ParseContext, lo: int, hi: int, ty: Type, where: Where | None) -> TypeValue:
    return TypeValue(ty, where)


@action
def type_item(
    p: ParseContext,
    lo: int,
    hi: int,
    default: int | None,
    name: int,
    generics: Generics,
    bounds: tuple[Bound, ...] | None,
    where: Where | None,
    value: TypeValue | None,
) -> TypeAliasItem:
    if default is not None:
        p.gate("specialization is", p.at(default))
    clause = where or (value.where if value is not None else None)
    generics = with_where(generics, clause, p.at(hi - 1))
    ty = value.ty if value is not None else None
    return TypeAliasItem(p.ident(name), generics, bounds or (), ty)


# ------------------------------------------------------------------ modules, imports, extern


@action
def mod_file(p: ParseContext, lo: int, hi: int, unsafe: int | None, name: int) -> ModItem:
    return ModItem(unsafe is not None, p.ident(name), None, ())


@action
def mod_inline(
    p: ParseContext,
    lo: int,
    hi: int,
    unsafe: int | None,
    name: int,
    inner: Attrs,
    items: list[Item] | None,
) -> ModItem:
    return ModItem(unsafe is not None, p.ident(name), tuple(items or ()), tuple(inner or ()))


@action
def extern_block(
    p: ParseContext,
    lo: int,
    hi: int,
    unsafe: int | None,
    abi: int | None,
    inner: Attrs,
    items: list[Item] | None,
) -> ExternBlockItem:
    made = ExternBlockItem(unsafe is not None, abi_name(p, abi), tuple(items or ()))
    return _keep_inner(p, made, inner)


@action
def extern_crate(
    p: ParseContext, lo: int, hi: int, name: int, rename: int | None
) -> ExternCrateItem:
    return ExternCrateItem(p.ident(name), None if rename is None else p.ident(rename))


@action
def use_item(p: ParseContext, lo: int, hi: int, tree: UseTree) -> UseItem:
    return UseItem(tree)


@action
def use_simple(p: ParseContext, lo: int, hi: int, path: Path) -> UseTree:
    return UseTree(path, UseKind.SIMPLE, None, (), p.span(lo, hi))


@action
def use_rename(p: ParseContext, lo: int, hi: int, path: Path, name: int) -> UseTree:
    return UseTree(path, UseKind.SIMPLE, p.ident(name), (), p.span(lo, hi))


@action
def use_glob(p: ParseContext, lo: int, hi: int, path: Path) -> UseTree:
    return UseTree(path, UseKind.GLOB, None, (), p.span(lo, hi))


@action
def use_nested(
    p: ParseContext, lo: int, hi: int, path: Path, children: list[UseTree] | None
) -> UseTree:
    return UseTree(path, UseKind.NESTED, None, tuple(children or ()), p.span(lo, hi))


@action
def use_root_glob(p: ParseContext, lo: int, hi: int, sep: int | None) -> UseTree:
    return UseTree(_root(p, lo, sep), UseKind.GLOB, None, (), p.span(lo, hi))


@action
def use_root_nested(
    p: ParseContext, lo: int, hi: int, sep: int | None, children: list[UseTree] | None
) -> UseTree:
    given = tuple(children or ())
    return UseTree(_root(p, lo, sep), UseKind.NESTED, None, given, p.span(lo, hi))


def _root(p: ParseContext, lo: int, sep: int | None) -> Path:
    span = p.at(lo) if sep is not None else p.at(lo).shrink_to_lo()
    return Path((), sep is not None, None, span)


# ------------------------------------------------------------------ macros


@action
def macro_rules(
    p: ParseContext, lo: int, hi: int, keyword: int, name: int, tree: int
) -> MacroRulesItem:
    return MacroRulesItem(p.ident(name), p.stream(tree))


@action
def macro_def(
    p: ParseContext, lo: int, hi: int, keyword: int, name: int, args: int | None, body: int
) -> ErrorItem:
    p.gate("`macro` is", p.span(lo, hi))
    return ErrorItem(p.span(lo, hi))


@action
def macro_item(p: ParseContext, lo: int, hi: int, path: Path, tree: int) -> MacroItem:
    return MacroItem(MacroCall(path, p.stream(tree), path.span.to(p.at(tree))))


@action
def interp_item(p: ParseContext, lo: int, hi: int, attrs: Attrs, group: int) -> Item:
    from grammar.fragments import interpolated

    given: Item = interpolated(p, "ITEM", group)
    return Item((*(attrs or ()), *given.attrs), given.vis, given.kind, given.span)
