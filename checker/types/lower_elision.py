"""Lifetimes in types: what a written, elided or left-out lifetime means where it stands.

A `Scope` says what left-out lifetimes become: fresh bound lifetimes in the inputs of a function,
that of the one input in its output, `'static` in constants, parameters in an impl's header, erased
in bodies, and elsewhere E0106. A `Binder` collects the lifetimes that one `for<..>` or signature
binds; binders that are open stand in `Lowering.binders`, the innermost last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.names.defs import LifetimeResKind
from checker.types.collect_generics import explicit_generics, late_bound_names
from checker.types.ty import (
    ERASED,
    STATIC,
    ParamKind,
    ReBound,
    ReEarlyParam,
    Region,
    ReLateParam,
)
from grammar import syntax as ast
from grammar.record import Enum, define, field
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering

ANONYMOUS = "'_"


class ElisionKind(Enum):
    FRESH = "a new lifetime of the binder"
    OUTPUT = "the lifetime of the inputs"
    STATIC = "'static"
    ERASED = "inferred"
    IMPL_HEADER = "a new parameter of the impl"
    ERROR = "must be written"


@define(eq=False)
class Binder:
    """The lifetimes that one binder binds, by name; `'_` for those nobody named."""

    names: list[str] = field(factory=list)

    def add(self, name: str = ANONYMOUS) -> int:
        self.names.append(name)
        return len(self.names) - 1


@define(eq=False)
class Missing:
    """One place where a lifetime was left out and none can be given: for E0106."""

    span: Span
    is_ref: bool
    """`&` (else `'_`, or a path without its lifetimes)."""
    count: int = 1
    path: ast.Path | None = None
    has_angles: bool = False
    named_underscore: bool = False


@define(eq=False)
class Scope:
    """What left-out lifetimes become. `binder` for FRESH; `output` for OUTPUT, as seen right
    inside `binder`."""

    kind: ElisionKind
    binder: Binder | None = None
    output: Region | None = None
    missing: list[Missing] = field(factory=list)
    seen: list[Region] = field(factory=list)
    """In inputs: every lifetime met, as seen right inside the binder."""
    anonymous: int = 0


def named_region(cx: Lowering, lifetime: ast.Lifetime) -> Region:
    """The region of a written lifetime, `'_` included."""
    if lifetime.name == "'static":
        return STATIC
    if lifetime.name == ANONYMOUS:
        return elided_region(cx, Missing(lifetime.span, False, named_underscore=True))
    region = _lookup(cx, lifetime.name)
    if region is None:
        res = cx.resolutions.lifetimes.get(lifetime)
        if res is not None and res.kind is LifetimeResKind.STATIC:
            return STATIC
        return ERASED  # reported by name resolution
    _see(cx, region)
    return region


def _lookup(cx: Lowering, name: str) -> Region | None:
    for depth, binder in enumerate(reversed(cx.binders)):
        if name in binder.names:
            return ReBound(depth, binder.names.index(name))
    for param in explicit_generics(cx.tcx, cx.item).all():
        if param.kind is ParamKind.LIFETIME and param.name == name:
            return ReEarlyParam(param.index, name)
    if cx.captured is not None and name in cx.captured:
        return cx.captured[name]
    if name in late_bound_names(cx.item):
        return ReLateParam(cx.item, name)
    return None


def elided_region(cx: Lowering, missing: Missing) -> Region:
    """The region of a lifetime that was left out at `missing`."""
    scope = cx.scope
    match scope.kind:
        case ElisionKind.ERASED:
            return ERASED
        case ElisionKind.STATIC:
            return STATIC
        case ElisionKind.IMPL_HEADER:
            scope.anonymous += 1
            count = explicit_generics(cx.tcx, cx.item).count
            return ReEarlyParam(count + scope.anonymous - 1, ANONYMOUS)
        case ElisionKind.FRESH:
            assert scope.binder is not None
            region = ReBound(cx.binder_depth(scope.binder), scope.binder.add())
            _see(cx, region)
            return region
        case ElisionKind.OUTPUT:
            if scope.output is None:
                scope.missing.append(missing)
                return ERASED
            return _carried(cx, scope, scope.output)
        case ElisionKind.ERROR:
            scope.missing.append(missing)
            return ERASED


def _carried(cx: Lowering, scope: Scope, region: Region) -> Region:
    """`region`, known right inside the scope's binder, as seen from here."""
    if isinstance(region, ReBound) and scope.binder is not None:
        return ReBound(region.depth + cx.binder_depth(scope.binder), region.index)
    return region


def _see(cx: Lowering, region: Region) -> None:
    scope = cx.scope
    if scope.kind is not ElisionKind.FRESH or scope.binder is None:
        return
    if isinstance(region, ReBound):
        depth = region.depth - cx.binder_depth(scope.binder)
        if depth < 0:
            return
        region = ReBound(depth, region.index)
    if region not in scope.seen:
        scope.seen.append(region)
