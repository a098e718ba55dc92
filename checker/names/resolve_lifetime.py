"""Lifetimes: which parameter a name means, and E0261, E0262, E0263, E0496."""

from __future__ import annotations

from collections.abc import Sequence

from checker.names.defs import Def, DefKind, LifetimeRes, LifetimeResKind
from checker.names.scope import Resolver
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span

STATIC = LifetimeRes(LifetimeResKind.STATIC)
INFER = LifetimeRes(LifetimeResKind.INFER)
ELIDED = LifetimeRes(LifetimeResKind.ELIDED)
ERROR = LifetimeRes(LifetimeResKind.ERROR)


def resolve_lifetime(r: Resolver, lifetime: ast.Lifetime) -> None:
    """Enter what `lifetime` means into `Resolutions.lifetimes`."""
    r.out.lifetimes[lifetime] = _meaning(r, lifetime)


def _meaning(r: Resolver, lifetime: ast.Lifetime) -> LifetimeRes:
    name = lifetime.name
    if name == "'static":
        return STATIC
    if name == "'_":
        if r.in_body:
            return INFER
        return STATIC if r.static_elision else ELIDED
    for rib in reversed(r.lifetimes):
        param = rib.get(name)
        if param is not None:
            if _is_outer(r, param):
                _report_outer(r, lifetime, param)
                return ERROR
            return LifetimeRes(LifetimeResKind.PARAM, param)
    _report_undeclared(r, lifetime)
    return ERROR


def _is_outer(r: Resolver, param: Def) -> bool:
    """Does the parameter belong to a function around this item's block?"""
    holder = param.parent
    if holder is r.owner or holder is r.owner.parent or holder is r.closure:
        return holder is r.owner.parent and r.owner in r.t.scope_of
    return (
        holder is not None
        and holder.kind
        in (
            DefKind.FN,
            DefKind.ASSOC_FN,
            DefKind.IMPL,
            DefKind.TRAIT,
        )
        and _around_block(r, holder)
    )


def _around_block(r: Resolver, holder: Def) -> bool:
    at: Def | None = r.owner
    while at is not None and at is not holder:
        at = at.parent
    container = r.owner.parent
    return at is holder and (r.owner in r.t.scope_of or container in r.t.scope_of)


def _report_outer(r: Resolver, lifetime: ast.Lifetime, param: Def) -> None:
    builder = error(
        "E0401",
        "can't use generic parameters from outer item",
        lifetime.span,
        "use of generic parameter from outer item",
    )
    builder.label(param.span, "lifetime parameter from outer item")
    _introduce(r, builder, lifetime.name, "consider introducing lifetime")
    r.emit(builder.build())


def _report_undeclared(r: Resolver, lifetime: ast.Lifetime) -> None:
    builder = error(
        "E0261",
        f"use of undeclared lifetime name `{lifetime.name}`",
        lifetime.span,
        "undeclared lifetime",
    )
    _introduce(r, builder, lifetime.name, "consider introducing lifetime")
    r.emit(builder.build())


def _introduce(r: Resolver, builder: object, name: str, words: str) -> None:
    from grammar.diagnostic import DiagnosticBuilder

    assert isinstance(builder, DiagnosticBuilder)
    node = r.owner.node
    generics = getattr(node.kind, "generics", None) if isinstance(node, ast.Item) else None
    if not isinstance(generics, ast.Generics):
        return
    if r.owner.is_library or r.t.sources.is_library(generics.span):
        return
    if generics.params:
        first = generics.params[0].span
        builder.suggest(f"{words} `{name}` here", (first.shrink_to_lo(), f"{name}, "))
    else:
        builder.suggest(f"{words} `{name}` here", (generics.span.shrink_to_lo(), f"<{name}>"))


def declare_binder(r: Resolver, params: Sequence[ast.GenericParam]) -> None:
    """Enter the lifetimes of a `for<..>`; pops are the caller's (`r.lifetimes.pop()`)."""
    rib: dict[str, Def] = {}
    for param in params:
        if not isinstance(param, ast.LifetimeParam):
            continue
        name = param.lifetime.name
        check_lifetime_name(r, param.lifetime)
        check_shadowing(r, param.lifetime)
        def_ = Def(
            DefKind.LIFETIME_PARAM,
            name,
            r.parent,
            param,
            param.lifetime.span,
            r.owner.is_library,
        )
        r.t.binder_params[param] = def_
        rib[name] = def_
    r.lifetimes.append(rib)


def check_lifetime_name(r: Resolver, lifetime: ast.Lifetime) -> None:
    """E0262: `'static` and `'_` cannot be declared."""
    if lifetime.name == "'static":
        r.emit(
            error(
                "E0262",
                "invalid lifetime parameter name: `'static`",
                lifetime.span,
                "'static is a reserved lifetime name",
            ).build()
        )
    elif lifetime.name == "'_":
        r.emit(
            error(
                "E0637",
                "`'_` cannot be used here",
                lifetime.span,
                "`'_` is a reserved lifetime name",
            ).build()
        )


def check_shadowing(r: Resolver, lifetime: ast.Lifetime, skip: int = 0) -> None:
    """E0496: a lifetime of the same name is in scope already."""
    ribs = r.lifetimes[: len(r.lifetimes) - skip] if skip else r.lifetimes
    for rib in reversed(ribs):
        earlier = rib.get(lifetime.name)
        if earlier is not None and not _is_outer(r, earlier):
            report_shadowing(r, lifetime.name, lifetime.span, earlier.span)
            return


def report_shadowing(r: Resolver, name: str, at: Span, earlier: Span) -> None:
    r.emit(
        error(
            "E0496",
            f"lifetime name `{name}` shadows a lifetime name that is already in scope",
            at,
            f"lifetime `{name}` already in scope",
        )
        .label(earlier, "first declared here")
        .build()
    )
