"""Types that the user wrote inside a body, in the two forms that are needed of them.

Inference works on the erased form, where `_` and left-out arguments are fresh variables; the
borrow checker reads the same type with its lifetimes from `TypeckResults.user_types`.
"""

from __future__ import annotations

from checker.context import LangItem
from checker.names.defs import PathRes
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import Flag, erase_regions, flags, has_error, subst, walk
from checker.types.obligation import Cause, CauseKind
from checker.types.ty import (
    STR,
    Adt,
    Const,
    ConstUnevaluated,
    Dynamic,
    Infer,
    Prim,
    Slice,
    TraitPredicate,
    Ty,
)
from grammar import syntax as ast
from grammar.span import Span


def lower_user(fcx: FnCtxt, t: ast.Type, value_path: ast.Path | None = None) -> Ty:
    """The written type with its lifetimes, projections normalised. It must be well-formed."""
    from checker.types.lower_ty import lower_body_ty

    lowered = lower_body_ty(fcx.tcx, fcx.owner, fcx.infcx, t, value_path)
    _require_well_formed(fcx, lowered, t.span)
    return fcx.normalize(lowered, t.span)


def _require_well_formed(fcx: FnCtxt, t: Ty, span: Span) -> None:
    """The bounds on the parameters of each type within `t` hold."""
    if has_error(t):
        fcx.results.tainted = True
    if isinstance(t, Prim) or has_error(t) or fcx.owner.is_library:
        return
    for part in walk(t):
        if not isinstance(part, Adt) or not part.args:
            continue
        for predicate in fcx.tcx.predicates_of(part.def_):
            if not isinstance(predicate.kind, TraitPredicate):
                continue
            goal = subst(predicate.kind.trait_ref, part.args)
            if isinstance(goal.self_ty, Infer) or flags(goal) & Flag.BOUND:
                continue
            if fcx.tcx.is_lang(goal.trait, LangItem.SIZED) and not _may_be_unsized(goal.self_ty):
                continue
            cause = Cause(CauseKind.BOUND, part.def_, predicate.span)
            fcx.fulfill.register_trait(goal, span, cause)


def _may_be_unsized(t: Ty) -> bool:
    return isinstance(t, (Dynamic, Slice)) or t == STR


def lower_type(fcx: FnCtxt, t: ast.Type) -> Ty:
    """The written type, lifetimes erased."""
    return erase_regions(lower_user(fcx, t))


def lower_value_prefix(fcx: FnCtxt, path: ast.Path) -> Ty:
    """The type that begins a path to a value, or names what a struct literal makes."""
    return erase_regions(lower_user(fcx, ast.PathType(path, path.span), path))


def lower_annotation(fcx: FnCtxt, t: ast.Type, node: object) -> Ty:
    """As `lower_type`; the form with lifetimes is kept for `node`."""
    user = lower_user(fcx, t)
    fcx.results.user_types[node] = user
    return erase_regions(user)


def lower_const(fcx: FnCtxt, c: ast.AnonConst, ty: Ty) -> Const:
    from checker.types.lower_ty import lower_body_const

    found = lower_body_const(fcx.tcx, fcx.owner, fcx.infcx, c, ty)
    return fcx.normalize(found, c.span) if isinstance(found, ConstUnevaluated) else found


def prefix_type(fcx: FnCtxt, path: ast.Path) -> Ty:
    """The type that all but the last segment of `path` name: `Vec<i32>` of `Vec::<i32>::new`."""
    rest = path.segments[:-1]
    qself = path.qself
    if qself is not None and qself.position >= len(path.segments) - 1 and not rest:
        return lower_type(fcx, qself.ty)
    if qself is not None and not rest:
        return lower_type(fcx, qself.ty)
    resolution = fcx.resolutions.paths[path]
    shorter = ast.Path(
        rest, path.is_global, qself, path.span.to(rest[-1].span)._replace(hi=rest[-1].span.hi)
    )
    unresolved = max(resolution.unresolved - 1, 0)
    fcx.resolutions.paths[shorter] = PathRes(resolution.base, unresolved)
    return lower_value_prefix(fcx, shorter)
