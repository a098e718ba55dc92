"""Traits used as `dyn` must be dyn compatible (E0038)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.types.collect_generics import (
    ast_generics,
    fn_item,
    generics_owner,
    impl_trait_params,
)
from checker.types.fold import walk
from checker.types.lower_assoc import is_self_path
from checker.types.lower_bounds import all_supertraits
from checker.types.ty import (
    Alias,
    AliasKind,
    AssocItem,
    Param,
    TraitPredicate,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import Label, error
from grammar.record import frozen
from grammar.span import DUMMY_SPAN, Span

_LINK = (
    "for a trait to be dyn compatible it needs to allow building a vtable\n"
    "for more information, visit "
    "<https://doc.rust-lang.org/reference/items/traits.html#dyn-compatibility>"
)


@frozen
class Violation:
    """Why a trait is not dyn compatible: the words after `...`, and where."""

    text: str
    at: Span
    trait: Def
    item: str | None = None


def check_objects(tcx: Tcx) -> None:
    """Report each `dyn Trait` met while signatures and bodies were lowered."""
    checks = tcx.trait_cache.get("object_checks", [])
    told: set[object] = set()
    for trait, span, once_in in cast("list[tuple[Def, Span, Def | None]]", checks):
        key = None if once_in is None else (trait, once_in)
        if span in told or key in told:
            continue
        found = violations(tcx, trait)
        if found:
            told |= {span} if key is None else {span, key}
            _report(tcx, trait, span, found)


def is_dyn_compatible(tcx: Tcx, trait: Def) -> bool:
    return not violations(tcx, trait)


def violations(tcx: Tcx, trait: Def) -> list[Violation]:
    """Everything that keeps `trait` from being a `dyn` type."""
    key = ("object_violations", trait)
    if key not in tcx.trait_cache:
        tcx.trait_cache[key] = [v for t in all_supertraits(tcx, trait) for v in _of(tcx, t)]
    return cast("list[Violation]", tcx.trait_cache[key])


def _of(tcx: Tcx, trait: Def) -> Iterator[Violation]:
    sized = tcx.q_lang_items.get(tcx, None).get(LangItem.SIZED)
    for p in tcx.super_predicates(trait):
        if isinstance(p.kind, TraitPredicate) and p.kind.trait_ref.trait is sized:
            yield Violation("it requires `Self: Sized`", p.span, trait)
        elif isinstance(p.kind, TraitPredicate) and _names_self(p.kind.trait_ref.args[1:]):
            yield Violation("it uses `Self` as a type parameter", p.span, trait)
    for item in tcx.assoc_items(trait):
        yield from _of_item(tcx, trait, item)


def _of_item(tcx: Tcx, trait: Def, item: AssocItem) -> Iterator[Violation]:
    if _needs_sized(tcx, item.def_):
        return
    if item.kind == "const":
        yield Violation(
            f"it contains associated const `{item.name}`", item.def_.span, trait, item.name
        )
    elif item.kind == "type":
        generics = ast_generics(item.def_)
        if generics is not None and generics.params:
            yield Violation(
                f"it contains the generic associated type `{item.name}`",
                item.def_.span,
                trait,
                item.name,
            )
    else:
        yield from _of_method(tcx, trait, item)


def _needs_sized(tcx: Tcx, d: Def) -> bool:
    """`where Self: Sized` takes an item out of the vtable."""
    generics = ast_generics(d)
    clauses = () if generics is None else generics.where
    paths = tcx.resolutions(generics_owner(d)).paths
    bounds = [
        bound.path
        for clause in clauses
        if isinstance(clause, ast.TypePredicate) and is_self_path(clause.bounded)
        for bound in clause.bounds
        if isinstance(bound, ast.TraitBound) and not bound.maybe
    ]
    found = (paths.get(path) for path in bounds)
    return any(
        res is not None and isinstance(res.base, Def) and tcx.is_lang(res.base, LangItem.SIZED)
        for res in found
    )


def _of_method(tcx: Tcx, trait: Def, item: AssocItem) -> Iterator[Violation]:
    fn = fn_item(item.def_)
    assert fn is not None
    if not item.has_self:
        yield Violation(
            f"associated function `{item.name}` has no `self` parameter",
            fn.name.span,
            trait,
            item.name,
        )
        return
    sig = tcx.fn_sig(item.def_).sig
    for param, t in zip(fn.params, sig.inputs[1:], strict=True):
        if _mentions_self(tcx, trait, t):
            yield Violation(
                f"method `{item.name}` references the `Self` type in this parameter",
                param.ty.span,
                trait,
                item.name,
            )
            return
    if fn.output is not None and _mentions_self(tcx, trait, sig.output):
        yield Violation(
            f"method `{item.name}` references the `Self` type in its return type",
            fn.output.span,
            trait,
            item.name,
        )
        return
    if any(not isinstance(p, ast.LifetimeParam) for p in fn.generics.params) or impl_trait_params(
        item.def_
    ):
        yield Violation(
            f"method `{item.name}` has generic type parameters", fn.name.span, trait, item.name
        )


def _mentions_self(tcx: Tcx, trait: Def, t: Ty) -> bool:
    """`Self` outside of projections on the trait itself and those above it."""
    from checker.types.fold import children

    above = set(all_supertraits(tcx, trait))
    stack: list[object] = [t]
    while stack:
        at = stack.pop()
        if isinstance(at, Param) and at.index == 0 and at.name == "Self":
            return True
        if isinstance(at, Alias) and at.kind is AliasKind.PROJECTION and at.def_.parent in above:
            stack.extend(at.args[1:])
            continue
        stack.extend(children(at))
    return False


def _names_self(args: object) -> bool:
    return any(isinstance(t, Param) and t.index == 0 and t.name == "Self" for t in walk(args))


def _report(tcx: Tcx, trait: Def, span: Span, found: list[Violation]) -> None:
    from checker.types.pretty import show_path

    name = show_path(tcx, trait)
    builder = error(
        "E0038",
        f"the trait `{name}` is not dyn compatible",
        span,
        f"`{name}` is not dyn compatible",
    )
    here = [v for v in found if not v.trait.is_library and v.at is not DUMMY_SPAN]
    if here:
        labels = [Label(trait.span, "this trait is not dyn compatible...")]
        labels += [Label(v.at, f"...because {v.text}", True) for v in here]
        builder.note(_LINK, *labels)
    else:
        builder.note(f"the trait is not dyn compatible because {found[0].text}")
        builder.note(_LINK)
    for v in here:
        if v.item is not None and "no `self`" not in v.text:
            builder.help(f"consider moving `{v.item}` to another trait")
    tcx.emit(builder.build())
