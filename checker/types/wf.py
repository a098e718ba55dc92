"""Checks of items beyond their bodies (rustc: `wfcheck`, `compare_impl_item`, coherence).

`check_item` looks at one definition of the user's program; `check_crate` at what only shows in the
whole: overlapping impls, traits used as `dyn`, `main`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import ast_generics
from grammar import syntax as ast


def check_item(tcx: Tcx, d: Def) -> None:
    """Report what is wrong with `d` itself; nested definitions are checked on their own."""
    check = _CHECKS.get(d.kind)
    if check is not None:
        if _declares_more(d):
            from checker.types.wf_generics import check_generics

            check_generics(tcx, d)
        tcx.generics_of(d)
        tcx.predicates_of(d)
        check(tcx, d)


def _declares_more(d: Def) -> bool:
    """Whether `d` has parameters that may be declared wrongly: other than lifetimes, then types."""
    generics = ast_generics(d)
    params = () if generics is None else generics.params
    after_type = False
    for p in params:
        match p:
            case ast.LifetimeParam():
                if after_type:
                    return True
            case ast.TypeParam(default=None):
                after_type = True
            case _:
                return True
    return False


def check_crate(tcx: Tcx) -> None:
    """Report what is wrong with the program as a whole: after all items and bodies."""
    if any(True for _ in user_impls(tcx.user)):
        from checker.types.wf_coherence import check_overlaps

        check_overlaps(tcx)
    if "object_checks" in tcx.trait_cache:
        from checker.types.wf_object import check_objects

        check_objects(tcx)


def check_main(tcx: Tcx) -> None:
    """Check the function that a program starts with: that there is one, and its signature."""
    from checker.types.wf_main import check_main as check

    check(tcx)


def items_to_check(root: Def) -> Iterator[Def]:
    """The definitions below `root` that `check_item` knows, in source order."""
    for child in root.children:
        if child.kind in _CHECKS:
            yield child
        yield from items_to_check(child)


def user_impls(root: Def) -> Iterator[Def]:
    """All impls of the program, also those within functions."""
    for child in root.children:
        if child.kind is DefKind.IMPL:
            yield child
        yield from user_impls(child)


def _adt(tcx: Tcx, d: Def) -> None:
    from checker.types.wf_adt import check_adt
    from checker.types.wf_params import check_adt_params, check_defaults
    from checker.types.wf_types import check_field_types

    if tcx.generics_of(d).own:
        from checker.types.wf_outlives import check_field_outlives

        check_field_outlives(tcx, d)
    check_adt(tcx, d)
    check_defaults(tcx, d)
    check_adt_params(tcx, d)
    check_field_types(tcx, d)


def _fn(tcx: Tcx, d: Def) -> None:
    from checker.types.wf_types import check_signature

    check_signature(tcx, d)


def _value(tcx: Tcx, d: Def) -> None:
    from checker.types.wf_types import check_value_type

    check_value_type(tcx, d)


def _alias(tcx: Tcx, d: Def) -> None:
    from checker.types.wf_params import check_alias_params, check_defaults

    check_defaults(tcx, d)
    check_alias_params(tcx, d)


def _assoc_type(tcx: Tcx, d: Def) -> None:
    from checker.types.wf_types import check_assoc_type

    check_assoc_type(tcx, d)


def _trait(tcx: Tcx, d: Def) -> None:
    from checker.types.wf_params import check_defaults
    from checker.types.wf_types import check_trait

    check_defaults(tcx, d)
    tcx.super_predicates(d)
    tcx.assoc_items(d)
    check_trait(tcx, d)


def _impl(tcx: Tcx, d: Def) -> None:
    from checker.types.wf_coherence import check_impl_coherence
    from checker.types.wf_impl import check_impl_items
    from checker.types.wf_params import check_impl_params
    from checker.types.wf_types import check_impl_header

    check_impl_coherence(tcx, d)
    if _is_special(tcx, d):
        from checker.types.wf_special import check_special_impl

        check_special_impl(tcx, d)
    check_impl_header(tcx, d)
    check_impl_params(tcx, d)
    check_impl_items(tcx, d)


def _is_special(tcx: Tcx, impl: Def) -> bool:
    trait_ref = tcx.impl_trait_ref(impl)
    return trait_ref is not None and (
        tcx.is_lang(trait_ref.trait, LangItem.COPY) or tcx.is_lang(trait_ref.trait, LangItem.DROP)
    )


_CHECKS: dict[DefKind, Callable[[Tcx, Def], None]] = {
    DefKind.STRUCT: _adt,
    DefKind.ENUM: _adt,
    DefKind.UNION: _adt,
    DefKind.FN: _fn,
    DefKind.ASSOC_FN: _fn,
    DefKind.CONST: _value,
    DefKind.ASSOC_CONST: _value,
    DefKind.STATIC: _value,
    DefKind.TYPE_ALIAS: _alias,
    DefKind.ASSOC_TYPE: _assoc_type,
    DefKind.TRAIT: _trait,
    DefKind.IMPL: _impl,
}
