"""Name resolution of one item: the provider of `Tcx.q_resolutions`.

Runs when somebody asks for the names of an item; nested items are not entered, they are owners of
their own. By then the user's macros are expanded; those of a library item are expanded here first.

Reference: "Names"; rustc: `rustc_resolve::late`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def, DefKind, Resolutions
from checker.names.resolve_body import resolve_block, resolve_expr, resolve_param
from checker.names.resolve_generics import resolve_bounds, resolve_generics
from checker.names.resolve_path import Source, resolve_path
from checker.names.resolve_type import resolve_anon_const, resolve_type
from checker.names.scope import Resolver, Rib, RibKind, enter_owner
from checker.names.tables import NameTables
from grammar import syntax as ast

INNER = (DefKind.ANON_CONST, DefKind.CLOSURE)
"""What is resolved with the item around it."""


def resolutions(tcx: Tcx, owner: Def) -> Resolutions:
    """What the names in `owner` (an item or associated item) mean. Errors go to the tables."""
    while owner.kind in INNER and owner.parent is not None:
        owner = owner.parent
        if owner.kind not in INNER:
            return tcx.resolutions(owner)
    t = tcx.names
    assert isinstance(t, NameTables)
    return resolve_owner(t, owner)


def resolve_owner(t: NameTables, owner: Def) -> Resolutions:
    if owner.is_library:
        t.builder.collect_library(owner)
    out = Resolutions(expansions=t.expansions)
    r = Resolver(t, owner, out, t.scope_module(owner))
    node = owner.node
    if isinstance(node, ast.Item):
        enter_owner(r)
        _item(r, node)
    return out


def _item(r: Resolver, item: ast.Item) -> None:
    kind = item.kind
    if isinstance(kind, ast.FnItem):
        _fn(r, kind)
        return
    generics = getattr(kind, "generics", None)
    if isinstance(generics, ast.Generics):
        resolve_generics(r, generics)
    match kind:
        case ast.StructItem() | ast.UnionItem():
            _fields(r, kind.fields)
        case ast.EnumItem():
            for variant in kind.variants:
                _fields(r, variant.fields)
                if variant.discriminant is not None:
                    resolve_anon_const(r, variant.discriminant)
        case ast.TraitItem():
            resolve_bounds(r, kind.supertraits)
        case ast.ImplItem():
            _impl(r, kind)
        case ast.ConstItem() | ast.StaticItem():
            _constant(r, kind)
        case ast.TypeAliasItem():
            resolve_bounds(r, kind.bounds)
            if kind.ty is not None:
                resolve_type(r, kind.ty)
        case _:
            pass


def _fields(r: Resolver, fields: tuple[ast.FieldDef, ...]) -> None:
    for fld in fields:
        resolve_type(r, fld.ty)


def _constant(r: Resolver, kind: ast.ConstItem | ast.StaticItem) -> None:
    if kind.ty is not None:
        r.static_elision = True
        resolve_type(r, kind.ty)
        r.static_elision = False
    if kind.value is not None:
        r.in_body = True
        r.ribs.append(Rib(RibKind.NORMAL))
        resolve_expr(r, kind.value)
        r.ribs.pop()


def _fn(r: Resolver, fn: ast.FnItem) -> None:
    resolve_generics(r, fn.generics)
    if fn.self_param is not None:
        if fn.self_param.ty is not None:
            resolve_type(r, fn.self_param.ty)
        if fn.self_param.lifetime is not None:
            from checker.names.resolve_lifetime import resolve_lifetime

            resolve_lifetime(r, fn.self_param.lifetime)
    for param in fn.params:
        resolve_type(r, param.ty)
    if fn.output is not None:
        resolve_type(r, fn.output)
    r.in_body = True
    rib = Rib(RibKind.NORMAL)
    r.ribs.append(rib)
    if fn.self_param is not None:
        from checker.names.defs import LocalRes

        ident = fn.self_param.ident
        rib.locals["self", ident.span.ctxt] = LocalRes(fn.self_param)
    bound: dict[tuple[str, int], ast.IdentPat] = {}
    r.pattern_source = "function parameter"
    for param in fn.params:
        resolve_param(r, param.pat, bound)
    if fn.body is not None:
        resolve_block(r, fn.body)
    r.ribs.pop()


def _impl(r: Resolver, impl: ast.ImplItem) -> None:
    resolve_type(r, impl.self_ty)
    if impl.trait is None:
        return
    resolved = resolve_path(r, impl.trait, Source.TRAIT)
    trait = resolved.base if resolved is not None else None
    if isinstance(trait, Def) and trait.kind is DefKind.TRAIT and not r.owner.is_library:
        from checker.names.impl_items import check_members

        check_members(r, trait)
