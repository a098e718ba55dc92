"""Parameters that nothing uses: of types (E0392) and of impls (E0207)."""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def
from checker.types.collect_generics import ast_generics, subnodes
from checker.types.fold import has_error, walk
from checker.types.ty import (
    Adt,
    Alias,
    AliasKind,
    ConstParam,
    GenericParamDef,
    Param,
    ParamKind,
    ProjectionPredicate,
    ReEarlyParam,
)
from grammar import syntax as ast
from grammar.diagnostic import error


def check_adt_params(tcx: Tcx, d: Def) -> None:
    """E0392: a type or lifetime parameter must occur in a field, not only in `d` itself."""
    generics = tcx.generics_of(d)
    if not generics.own:
        return
    fields = [tcx.type_of(f.def_) for v in tcx.adt(d).variants for f in v.fields]
    if any(has_error(t) for t in fields) or tcx.resolutions(d).had_error:
        return
    used = {i for t in fields for i in _used(tcx, t, d)}
    for param in generics.own:
        if param.index not in used and param.kind is not ParamKind.CONST:
            _unused(tcx, d, param)


def _used(tcx: Tcx, t: object, d: Def) -> Iterator[int]:
    """Indices of parameters in `t`, arguments of `d` itself left out."""
    stack = [t]
    while stack:
        at = stack.pop()
        if isinstance(at, (Param, ConstParam, ReEarlyParam)):
            yield at.index
        elif not (isinstance(at, Adt) and at.def_ is d):
            from checker.types.fold import children

            stack.extend(children(at))


def _unused(tcx: Tcx, d: Def, param: GenericParamDef) -> None:
    at = param.def_.span if param.def_ is not None else d.span
    what = "lifetime" if param.kind is ParamKind.LIFETIME else "type"
    name = param.name
    builder = error(
        "E0392", f"{what} parameter `{name}` is never used", at, f"unused {what} parameter"
    )
    builder.help(
        f"consider removing `{name}`, referring to it in a field, or using a marker such as "
        "`PhantomData`"
    )
    bounded = any(_mentions(p.kind, param.index) for p in tcx.predicates_of(d)[1:])
    if param.kind is ParamKind.TYPE and not bounded:
        builder.help(
            f"if you intended `{name}` to be a const parameter, use `const {name}: /* Type */` "
            "instead"
        )
    tcx.emit(builder.build())


def _mentions(kind: object, index: int) -> bool:
    return any(isinstance(t, Param) and t.index == index for t in walk(kind))


def check_alias_params(tcx: Tcx, d: Def) -> None:
    """E0091: a parameter of a type alias that the aliased type does not mention."""
    t = tcx.type_of(d)
    if has_error(t):
        return
    used = set(_used(tcx, t, d))
    for param in tcx.generics_of(d).own:
        if param.index in used or param.kind is ParamKind.CONST or param.def_ is None:
            continue
        what, name = param.kind.value, param.name
        builder = error(
            "E0091",
            f"{what} parameter `{name}` is never used",
            param.def_.span,
            f"unused {what} parameter",
        )
        builder.help(f"consider removing `{name}` or referring to it in the body of the type alias")
        if param.kind is ParamKind.TYPE:
            builder.help(
                f"if you intended `{name}` to be a const parameter, use `const {name}: /* Type */` "
                "instead"
            )
        tcx.emit(builder.build())


def check_defaults(tcx: Tcx, d: Def) -> None:
    """E0128: a parameter's default may only mention parameters before it."""
    syntax = ast_generics(d)
    if syntax is None:
        return
    later = [p for p in syntax.params if not isinstance(p, ast.LifetimeParam)]
    for i, param in enumerate(later):
        names = {p.name.name for p in later[i:]}
        for node in subnodes(param.default):
            if isinstance(node, ast.Path) and len(node.segments) == 1 and node.qself is None:
                name = node.segments[0].ident.name
                if name in names:
                    tcx.emit(
                        error(
                            "E0128",
                            "generic parameter defaults cannot reference parameters before they "
                            "are declared",
                            node.span,
                            f"cannot reference `{name}` before it is declared",
                        ).build()
                    )


def check_impl_params(tcx: Tcx, impl: Def) -> None:
    """E0207: a parameter must occur in the trait, the self type, or be fixed by a projection."""
    generics = tcx.generics_of(impl)
    if not generics.own:
        return
    trait_ref = tcx.impl_trait_ref(impl)
    header: list[object] = [tcx.type_of(impl)]
    if trait_ref is not None:
        header.append(trait_ref.args)
    if has_error(header[0]):
        return
    known = {i for t in header for i in _constrained(t)}
    _close(tcx, impl, known)
    for param in generics.own:
        if param.index in known or param.def_ is None:
            continue
        if param.kind is ParamKind.LIFETIME and not _in_assoc_types(tcx, impl, param.index):
            continue
        what = {"type": "type", "const": "const", "lifetime": "lifetime"}[param.kind.value]
        tcx.emit(
            error(
                "E0207",
                f"the {what} parameter `{param.name}` is not constrained by the impl trait, self "
                "type, or predicates",
                param.def_.span,
                f"unconstrained {what} parameter",
            ).build()
        )


def _constrained(t: object) -> Iterator[int]:
    """Parameters that `t` determines: those in arguments of projections are not."""
    from checker.types.fold import children

    stack = [t]
    while stack:
        at = stack.pop()
        if isinstance(at, tuple):
            stack.extend(at)
        elif isinstance(at, (Param, ConstParam, ReEarlyParam)):
            yield at.index
        elif not (isinstance(at, Alias) and at.kind is AliasKind.PROJECTION):
            stack.extend(children(at))


def _close(tcx: Tcx, impl: Def, known: set[int]) -> None:
    """`<T as Tr>::Item == U` fixes `U` once `T` is known."""
    before = -1
    while before != len(known):
        before = len(known)
        for p in tcx.predicates_of(impl):
            if isinstance(p.kind, ProjectionPredicate):
                needed = {i for t in p.kind.projection.args for i in _constrained(t)}
                if needed <= known:
                    known.update(_constrained(p.kind.term))


def _in_assoc_types(tcx: Tcx, impl: Def, index: int) -> bool:
    return any(
        item.kind == "type"
        and any(
            isinstance(r, ReEarlyParam) and r.index == index for r in walk(tcx.type_of(item.def_))
        )
        for item in tcx.assoc_items(impl)
    )
