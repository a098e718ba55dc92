"""Generic parameters: provider of `q_generics`, and which lifetimes of a function are late-bound.

A lifetime parameter of a function is *late-bound* (chosen at each call, by a binder in the
signature) unless a bound or where clause mentions it, or it occurs in the output but in no input;
then it is *early-bound*, a generic argument like a type parameter (rustc: `resolve_bound_vars`).

Lifetimes left out in an impl's header are parameters too; they come after the written ones, so that
these have their indices before the header is lowered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types.fold import walk
from checker.types.ty import (
    ERROR_TY,
    Args,
    Const,
    ConstParam,
    GenericArg,
    GenericParamDef,
    Generics,
    Param,
    ParamKind,
    ReEarlyParam,
    Ty,
)
from grammar import syntax as ast

_INSIDE = frozenset((DefKind.VARIANT, DefKind.FIELD, DefKind.CLOSURE, DefKind.ANON_CONST))
_ASSOC = frozenset((DefKind.ASSOC_FN, DefKind.ASSOC_TYPE, DefKind.ASSOC_CONST))
EMPTY = Generics(None, ())


def provide_generics(tcx: Tcx, d: Def) -> Generics:
    """The generics of `d`; closures, constants and fields have those of what is around them."""
    if d.kind in _INSIDE:
        assert d.parent is not None
        return tcx.generics_of(d.parent)
    if d.kind is DefKind.OPAQUE_TYPE:
        from checker.types.collect_opaque import opaque_generics

        return opaque_generics(tcx, d)
    explicit = explicit_generics(tcx, d)
    if d.kind is DefKind.IMPL:
        from checker.types.collect_impls import impl_header

        count = impl_header(tcx, d).anonymous
        anonymous = tuple(
            GenericParamDef("'_", explicit.count + i, ParamKind.LIFETIME, None)
            for i in range(count)
        )
        return Generics(None, explicit.own + anonymous) if anonymous else explicit
    return explicit


def explicit_generics(tcx: Tcx, d: Def) -> Generics:
    """The generics that are written, `Self` of a trait and `impl Trait` arguments included."""
    d = generics_owner(d)
    key = ("explicit_generics", d)
    found = tcx.trait_cache.get(key)
    if found is None:
        found = _explicit(tcx, d)
        tcx.trait_cache[key] = found
    return cast(Generics, found)


def generics_owner(d: Def) -> Def:
    """The item whose parameters may be named at `d`."""
    while d.kind in _INSIDE:
        assert d.parent is not None
        d = d.parent
    return d


def _explicit(tcx: Tcx, d: Def) -> Generics:
    syntax = ast_generics(d)
    parent = None
    if d.kind in _ASSOC and d.parent is not None and d.parent.kind in (DefKind.IMPL, DefKind.TRAIT):
        parent = tcx.generics_of(d.parent)
    own: list[GenericParamDef] = []
    start = parent.count if parent is not None else 0

    def add(
        name: str, kind: ParamKind, def_: Def | None, default: bool, synthetic: bool = False
    ) -> None:
        own.append(GenericParamDef(name, start + len(own), kind, def_, default, synthetic))

    if d.kind is DefKind.TRAIT:
        add("Self", ParamKind.TYPE, None, False)
    if syntax is None:
        return Generics(parent, tuple(own)) if own or parent else EMPTY
    late = late_bound_names(d)
    for p in syntax.params:
        if isinstance(p, ast.LifetimeParam) and p.lifetime.name not in late:
            add(p.lifetime.name, ParamKind.LIFETIME, _param_def(d, p.lifetime.name), False)
    for p in syntax.params:
        if isinstance(p, ast.TypeParam):
            add(p.name.name, ParamKind.TYPE, _param_def(d, p.name.name), p.default is not None)
        elif isinstance(p, ast.ConstParam):
            add(p.name.name, ParamKind.CONST, _param_def(d, p.name.name), p.default is not None)
    for node in impl_trait_params(d):
        add(tcx.sources.snippet(node.span), ParamKind.TYPE, None, False, synthetic=True)
    return Generics(parent, tuple(own))


def _param_def(d: Def, name: str) -> Def | None:
    for child in d.children:
        if child.name == name and child.kind in _PARAM_KINDS:
            return child
    return None


_PARAM_KINDS = frozenset((DefKind.TYPE_PARAM, DefKind.CONST_PARAM, DefKind.LIFETIME_PARAM))


def ast_generics(d: Def) -> ast.Generics | None:
    """The written generics of an item."""
    node = d.node
    kind = node.kind if isinstance(node, ast.Item) else node
    return getattr(kind, "generics", None)


def identity_args(generics: Generics) -> Args:
    """Each parameter as the argument for itself."""
    return tuple(param_arg(p) for p in generics.all())


def param_arg(p: GenericParamDef) -> GenericArg:
    match p.kind:
        case ParamKind.LIFETIME:
            return ReEarlyParam(p.index, p.name)
        case ParamKind.TYPE:
            return Param(p.index, p.name)
        case ParamKind.CONST:
            return ConstParam(p.index, p.name)


def param_default(tcx: Tcx, p: GenericParamDef) -> Ty | Const | None:
    """The default of a type or constant parameter, in terms of the parameters before it."""
    if not p.has_default or p.def_ is None:
        return None
    key = ("param_default", p.def_)
    if key not in tcx.trait_cache:
        default = _default(tcx, p.def_)
        if any(isinstance(t, Param) and t.index >= p.index for t in walk(default)):
            default = ERROR_TY  # E0128
        tcx.trait_cache[key] = default
    return cast("Ty | Const | None", tcx.trait_cache[key])


def _default(tcx: Tcx, param: Def) -> Ty | Const | None:
    from checker.types.lower_ty import Lowering

    assert param.parent is not None
    syntax = ast_generics(param.parent)
    assert syntax is not None
    lowering = Lowering.of_item(tcx, param.parent)
    for p in syntax.params:
        if isinstance(p, ast.TypeParam) and p.name.name == param.name and p.default is not None:
            return lowering.ty(p.default)
        if isinstance(p, ast.ConstParam) and p.name.name == param.name and p.default is not None:
            return lowering.const(p.default, lowering.ty(p.ty))
    return None


# ------------------------------------------------------------------ impl Trait arguments


def impl_trait_params(d: Def) -> tuple[ast.ImplTraitType, ...]:
    """The `impl Trait` types in a function's parameters, in order: each is a type parameter."""
    fn = fn_item(d)
    if fn is None:
        return ()
    return tuple(
        node
        for param in fn.params
        for node in subnodes(param.ty)
        if isinstance(node, ast.ImplTraitType)
    )


def fn_item(d: Def) -> ast.FnItem | None:
    node = d.node
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.FnItem):
        return node.kind
    return None


def subnodes(root: object) -> Iterator[object]:
    """All syntax nodes within `root`, itself included, in source order."""
    if isinstance(root, tuple):
        for item in root:
            yield from subnodes(item)
    elif hasattr(root, "__attrs_attrs__"):
        yield root
        for name in _field_names(type(root)):
            yield from subnodes(getattr(root, name))


_FIELD_NAMES: dict[type, tuple[str, ...]] = {}


def _field_names(cls: type) -> tuple[str, ...]:
    """The fields of a class of syntax that may hold more syntax."""
    names = _FIELD_NAMES.get(cls)
    if names is None:
        attributes = getattr(cls, "__attrs_attrs__", ())
        names = tuple(a.name for a in attributes if a.name != "span")
        _FIELD_NAMES[cls] = names
    return names


# ------------------------------------------------------------------ late-bound lifetimes


def late_bound_names(d: Def) -> tuple[str, ...]:
    """The names of a function's late-bound lifetime parameters, in order; () for what is none."""
    fn = fn_item(d)
    if fn is None or not fn.generics.params:
        return ()
    declared = [p for p in fn.generics.params if isinstance(p, ast.LifetimeParam)]
    if not declared:
        return ()
    bounded = _names_in(fn.generics.where)
    for p in fn.generics.params:
        if isinstance(p, ast.TypeParam):
            bounded |= _names_in(p.bounds)
        elif isinstance(p, ast.LifetimeParam) and p.bounds:
            bounded |= _names_in(p.bounds) | {p.lifetime.name}
    for node in subnodes(tuple(p.ty for p in fn.params)):
        if isinstance(node, ast.ImplTraitType):  # the bounds of a parameter without a name
            bounded |= _names_in(node.bounds)
    inputs = _names_in(tuple(p.ty for p in fn.params), constrained=True)
    if fn.self_param is not None:
        inputs |= _names_in((fn.self_param.lifetime, fn.self_param.ty), constrained=True)
    output = _names_in((fn.output,))
    return tuple(
        p.lifetime.name
        for p in declared
        if p.lifetime.name not in bounded
        and (p.lifetime.name in inputs or p.lifetime.name not in output)
    )


def _names_in(nodes: object, constrained: bool = False) -> set[str]:
    """Lifetimes named in syntax; `constrained`: not those only in arguments of projections."""
    out: set[str] = set()
    for node in _constraining(nodes) if constrained else subnodes(nodes):
        if isinstance(node, ast.Lifetime):
            out.add(node.name)
    return out


def _constraining(root: object) -> Iterable[object]:
    if isinstance(root, tuple):
        for item in root:
            yield from _constraining(item)
    elif isinstance(root, ast.Path):
        if root.qself is None:
            yield from _constraining(root.segments[-1].args)
    elif hasattr(root, "__attrs_attrs__"):
        yield root
        for name in _field_names(type(root)):
            yield from _constraining(getattr(root, name))
