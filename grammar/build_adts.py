"""Actions for structs, enums and unions."""

from __future__ import annotations

from grammar.actions import action
from grammar.build_attrs import inherited, start_after
from grammar.build_generics import Where, with_where
from grammar.diagnostic import error
from grammar.parse_context import ParseContext
from grammar.syntax import (
    AnonConst,
    Attribute,
    EnumItem,
    Expr,
    FieldDef,
    Generics,
    Ident,
    StructItem,
    Type,
    UnionItem,
    Variant,
    VariantKind,
    Visibility,
)

Attrs = list[Attribute] | None


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
