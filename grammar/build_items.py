"""Actions for items: traits, impls, constants, aliases, macros."""

from __future__ import annotations

from typing import TypeVar

from grammar.actions import action
from grammar.build_attrs import inherited, start_after
from grammar.build_fns import allow_anonymous
from grammar.build_generics import Where, with_where
from grammar.diagnostic import error
from grammar.edition import Edition
from grammar.messages import inherent_impl
from grammar.parse_context import ParseContext
from grammar.record import NamedTuple
from grammar.span import Span
from grammar.syntax import (
    Attribute,
    Bound,
    ConstItem,
    ErrorItem,
    Expr,
    ExternBlockItem,
    Generics,
    Ident,
    ImplItem,
    Item,
    ItemKind,
    MacroCall,
    MacroItem,
    MacroRulesItem,
    Path,
    PathType,
    StaticItem,
    TraitItem,
    Type,
    TypeAliasItem,
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
    return keep_inner(p, made, inner)


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
    return keep_inner(p, made, inner)


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


def keep_inner(p: ParseContext, made: _Kind, inner: Attrs) -> _Kind:
    """Leave inner attributes for the item that `made` becomes."""
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
