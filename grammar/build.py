"""Semantic actions: what the rules of `rust.lark` make.

Importing this module registers all of them; they stand in the `build_*` modules by subject. Here
are the lists, the start symbols, and the fragments of macro expansions.
"""

from __future__ import annotations

from typing import Any

from grammar import (
    build_adts,
    build_attrs,
    build_exprs,
    build_fns,
    build_generics,
    build_items,
    build_mods,
    build_paths,
    build_patterns,
    build_postfix,
    build_stmts,
    build_types,
)
from grammar.actions import ACTIONS, action
from grammar.parse_context import ParseContext
from grammar.syntax import Attribute, Crate, Item

__all__ = [
    "ACTIONS",
    "build_adts",
    "build_attrs",
    "build_exprs",
    "build_fns",
    "build_generics",
    "build_items",
    "build_mods",
    "build_paths",
    "build_patterns",
    "build_postfix",
    "build_stmts",
    "build_types",
]


@action
def crate(
    p: ParseContext, lo: int, hi: int, attrs: list[Attribute] | None, items: list[Item] | None
) -> Crate:
    return Crate(tuple(attrs or ()), tuple(items or ()), p.span(lo, hi))


@action
def list_one(p: ParseContext, lo: int, hi: int, first: Any) -> list[Any]:
    return [first]


@action
def list_two(p: ParseContext, lo: int, hi: int, first: Any, second: Any) -> list[Any]:
    return [first, second]


@action
def list_more(p: ParseContext, lo: int, hi: int, items: list[Any], item: Any) -> list[Any]:
    items.append(item)
    return items


@action
def list_or_empty(p: ParseContext, lo: int, hi: int, items: list[Any] | None) -> tuple[Any, ...]:
    return tuple(items or ())
