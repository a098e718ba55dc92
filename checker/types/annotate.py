"""Types that the user wrote inside a body, in the two forms that are needed of them.

Inference works on the erased form, where `_` and left-out arguments are fresh variables; the
borrow checker reads the same type with its lifetimes from `TypeckResults.user_types`.
"""

from __future__ import annotations

from checker.names.defs import PathRes
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions
from checker.types.ty import Const, ConstUnevaluated, Ty
from grammar import syntax as ast


def lower_user(fcx: FnCtxt, t: ast.Type) -> Ty:
    """The written type with its lifetimes, projections normalised."""
    from checker.types.lower_ty import lower_body_ty

    return fcx.normalize(lower_body_ty(fcx.tcx, fcx.owner, fcx.infcx, t), t.span)


def lower_type(fcx: FnCtxt, t: ast.Type) -> Ty:
    """The written type, lifetimes erased."""
    return erase_regions(lower_user(fcx, t))


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
    return lower_type(fcx, ast.PathType(shorter, shorter.span))
