"""Actions for modules, imports and `extern`."""

from __future__ import annotations

from grammar.actions import action
from grammar.build_fns import abi_name
from grammar.build_items import keep_inner
from grammar.parse_context import ParseContext
from grammar.syntax import (
    Attribute,
    ExternBlockItem,
    ExternCrateItem,
    Item,
    ModItem,
    Path,
    UseItem,
    UseKind,
    UseTree,
)

Attrs = list[Attribute] | None


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
    return keep_inner(p, made, inner)


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
