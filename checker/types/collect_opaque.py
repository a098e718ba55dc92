"""`impl Trait` in return position: a definition of its own, known by its bounds outside.

Its arguments are those of the function, then the late-bound lifetimes that it captures, which for
the opaque type are parameters like any other: those its bounds mention up to edition 2021, all in
scope from 2024, or what `use<..>` lists. The hidden type comes from checking the function's body.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import identity_args, late_bound_names, subnodes
from checker.types.lower_bounds import lower_bounds
from checker.types.lower_elision import ANONYMOUS, ElisionKind, Scope
from checker.types.ty import (
    ERROR_TY,
    Alias,
    AliasKind,
    GenericParamDef,
    Generics,
    ParamKind,
    Predicate,
    ReBound,
    ReEarlyParam,
    Region,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.edition import Edition
from grammar.record import frozen

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


@frozen(eq=False)
class _Captures:
    """`names` are captured late-bound lifetimes, `regions` what they are in the signature."""

    names: tuple[str, ...]
    regions: tuple[Region, ...]


def opaque_type(cx: Lowering, node: ast.ImplTraitType) -> Ty:
    """The opaque type that `node`, in the signature of `cx.item`, introduces."""
    d = _definition(cx.tcx, cx.item, node)
    key = ("opaque_captures", d)
    if key not in cx.tcx.trait_cache:
        cx.tcx.trait_cache[key] = _captures(cx, node)
    captures = cast(_Captures, cx.tcx.trait_cache[key])
    args = identity_args(cx.tcx.generics_of(cx.item)) + captures.regions
    return Alias(AliasKind.OPAQUE, d, args)


def _definition(tcx: Tcx, owner: Def, node: ast.ImplTraitType) -> Def:
    key = ("opaque", node)
    found = tcx.trait_cache.get(key)
    if found is None:
        found = Def(DefKind.OPAQUE_TYPE, "", owner, node, node.span, owner.is_library)
        tcx.trait_cache[key] = found
    return cast(Def, found)


def opaque_definitions(tcx: Tcx, fn: Def) -> tuple[Def, ...]:
    """The opaque types of a function's return type, in order."""
    from checker.types.collect_generics import fn_item

    item = fn_item(fn)
    if item is None or item.output is None:
        return ()
    return tuple(
        _definition(tcx, fn, node)
        for node in subnodes(item.output)
        if isinstance(node, ast.ImplTraitType)
    )


def _captures(cx: Lowering, node: ast.ImplTraitType) -> _Captures:
    late = late_bound_names(cx.item)
    mentioned = {n.name for n in subnodes(node.bounds) if isinstance(n, ast.Lifetime)}
    use = next((b for b in node.bounds if isinstance(b, ast.UseBound)), None)
    all_in_scope = use is None and cx.tcx.edition >= Edition.E2024 and not cx.item.is_library
    names: list[str] = []
    regions: list[Region] = []
    if cx.captured is not None:  # within the bounds of another one: of what that captures
        listed = {a.name for a in use.args if isinstance(a, ast.Lifetime)} if use else mentioned
        for name, region in cx.captured.items():
            elided = name == ANONYMOUS and use is None and _elides(node)
            if all_in_scope or elided or (name != ANONYMOUS and name in listed):
                names.append(name)
                regions.append(region)
        return _Captures(tuple(names), tuple(regions))
    binder = cx.scope.binder
    for i, name in enumerate(binder.names if binder is not None else late):
        anonymous = name == ANONYMOUS
        if use is not None:
            wanted = name in {a.name for a in use.args if isinstance(a, ast.Lifetime)}
        else:
            wanted = all_in_scope or (not anonymous and name in mentioned)
        if wanted or (anonymous and _elides(node) and _is_output(cx, i)):
            names.append(name)
            depth = cx.binder_depth(binder) if binder is not None else 0
            regions.append(ReBound(depth, i))
    return _Captures(tuple(names), tuple(regions))


def _elides(node: ast.ImplTraitType) -> bool:
    """Whether the bounds leave lifetimes of the function out: `impl Iterator<Item = &T>`, `'_`.

    Those of `Fn(&T)` and `fn(&T)` are of that signature.
    """
    own = {
        part
        for n in subnodes(node.bounds)
        if isinstance(n, (ast.ParenArgs, ast.FnPtrType))
        for part in subnodes(n)
    }
    for n in subnodes(node.bounds):
        if n in own:
            continue
        if isinstance(n, ast.RefType) and n.lifetime is None:
            return True
        if isinstance(n, ast.Lifetime) and n.name == ANONYMOUS:
            return True
    return False


def _is_output(cx: Lowering, index: int) -> bool:
    output = cx.scope.output
    return isinstance(output, ReBound) and output.index == index


def opaque_generics(tcx: Tcx, d: Def) -> Generics:
    assert d.parent is not None
    tcx.fn_sig(d.parent)  # finds the captures
    key = ("opaque_captures", d)
    if key not in tcx.trait_cache:  # one in the bounds of another is met where that is
        for outer in takewhile(lambda o: o is not d, opaque_definitions(tcx, d.parent)):
            tcx.item_bounds(outer)
    captures = tcx.trait_cache.get(key)
    parent = tcx.generics_of(d.parent)
    if not isinstance(captures, _Captures):
        return parent
    own = tuple(
        GenericParamDef(name, parent.count + i, ParamKind.LIFETIME, None)
        for i, name in enumerate(captures.names)
    )
    return Generics(parent, own)


def opaque_bounds(tcx: Tcx, d: Def) -> tuple[Predicate, ...]:
    """The bounds of an opaque type on itself, an implied `Sized` included."""
    from checker.types.lower_ty import Lowering

    assert d.parent is not None
    node = cast(ast.ImplTraitType, d.node)
    generics = tcx.generics_of(d)
    alias = Alias(AliasKind.OPAQUE, d, identity_args(generics))
    cx = Lowering.of_item(tcx, d.parent)
    cx.captured = {p.name: ReEarlyParam(p.index, p.name) for p in generics.own}
    output = next((ReEarlyParam(p.index, p.name) for p in generics.own), None)
    cx.scope = Scope(ElisionKind.OUTPUT, None, output if _elides(node) else None)
    cx.quiet = True
    bounds = lower_bounds(cx, alias, node.bounds)
    if not any(isinstance(b, ast.TraitBound) and b.maybe for b in node.bounds):
        sized = tcx.q_lang_items.get(tcx, None).get(LangItem.SIZED)
        if sized is not None:
            bounds.append(Predicate(TraitPredicate(TraitRef(sized, (alias,))), (), node.span))
    return tuple(bounds)


def hidden_type(tcx: Tcx, d: Def) -> Ty:
    """What an opaque type is, by checking the body of its function."""
    assert d.parent is not None
    return tcx.typeck(d.parent).hidden_types.get(d, ERROR_TY)
