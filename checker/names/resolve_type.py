"""Types and generic arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from checker.names.defs import Def, DefKind
from checker.names.resolve_generics import resolve_bounds
from checker.names.resolve_lifetime import declare_binder, resolve_lifetime
from checker.names.resolve_path import Source, resolve_path
from checker.names.scope import Resolver, Rib, RibKind
from checker.names.tables import Ns
from grammar import syntax as ast


def resolve_type(r: Resolver, ty: ast.Type) -> None:
    """Resolve every name within `ty`."""
    RESOLVERS[type(ty)](r, ty)


def _path(r: Resolver, ty: ast.PathType) -> None:
    resolve_path(r, ty.path, Source.TYPE)


def _ref(r: Resolver, ty: ast.RefType) -> None:
    if ty.lifetime is not None:
        resolve_lifetime(r, ty.lifetime)
    resolve_type(r, ty.inner)


def _inner(r: Resolver, ty: ast.PtrType | ast.ParenType) -> None:
    resolve_type(r, ty.inner)


def _slice(r: Resolver, ty: ast.SliceType) -> None:
    resolve_type(r, ty.element)


def _array(r: Resolver, ty: ast.ArrayType) -> None:
    resolve_type(r, ty.element)
    resolve_anon_const(r, ty.length)


def _tuple(r: Resolver, ty: ast.TupleType) -> None:
    for element in ty.elements:
        resolve_type(r, element)


def _fn_ptr(r: Resolver, ty: ast.FnPtrType) -> None:
    declare_binder(r, ty.lifetimes)
    in_body, static = r.in_body, r.static_elision
    r.in_body = r.static_elision = False
    for param in ty.params:
        resolve_type(r, param)
    if ty.output is not None:
        resolve_type(r, ty.output)
    r.in_body, r.static_elision = in_body, static
    r.lifetimes.pop()


def _bounds(r: Resolver, ty: ast.TraitObjectType | ast.ImplTraitType) -> None:
    resolve_bounds(r, ty.bounds)


def _macro(r: Resolver, ty: ast.MacroType) -> None:
    expanded = r.t.expansions.get(ty.call)
    if expanded is None:
        r.out.had_error = True
        return
    resolve_type(r, expanded)  # type: ignore[arg-type]


def _nothing(_r: Resolver, _ty: ast.Type) -> None:
    return


def _error(r: Resolver, _ty: ast.Type) -> None:
    r.out.had_error = True


RESOLVERS: dict[type, Callable[[Resolver, Any], None]] = {
    ast.PathType: _path,
    ast.RefType: _ref,
    ast.PtrType: _inner,
    ast.SliceType: _slice,
    ast.ArrayType: _array,
    ast.TupleType: _tuple,
    ast.ParenType: _inner,
    ast.NeverType: _nothing,
    ast.InferType: _nothing,
    ast.FnPtrType: _fn_ptr,
    ast.TraitObjectType: _bounds,
    ast.ImplTraitType: _bounds,
    ast.MacroType: _macro,
    ast.ErrorType: _error,
}


# ------------------------------------------------------------------ generic arguments


def resolve_args(r: Resolver, args: ast.GenericArgs) -> None:
    """Arguments of one path segment."""
    if isinstance(args, ast.ParenArgs):
        in_body, static = r.in_body, r.static_elision
        r.in_body = r.static_elision = False
        for ty in args.inputs:
            resolve_type(r, ty)
        if args.output is not None:
            resolve_type(r, args.output)
        r.in_body, r.static_elision = in_body, static
        return
    outer, r.in_args = r.in_args, True
    for arg in args.args:
        _arg(r, arg)
    for constraint in args.constraints:
        _constraint(r, constraint)
    r.in_args = outer


def _arg(r: Resolver, arg: ast.Lifetime | ast.Type | ast.AnonConst) -> None:
    if isinstance(arg, ast.Lifetime):
        resolve_lifetime(r, arg)
    elif isinstance(arg, ast.AnonConst):
        resolve_anon_const(r, arg)
    elif isinstance(arg, ast.PathType) and _is_const(r, arg.path):
        resolve_path(r, arg.path, Source.EXPR)
    else:
        resolve_type(r, arg)


def _is_const(r: Resolver, path: ast.Path) -> bool:
    """A bare `N` parses as a type: it is a constant where only a value has that name."""
    if len(path.segments) != 1 or path.qself is not None or path.segments[0].args is not None:
        return False
    ident = path.segments[0].ident
    found = r.find(ident, Ns.TYPE)
    if found is not None:
        return isinstance(found.res, Def) and found.res.kind is DefKind.CONST_PARAM
    value = r.find(ident, Ns.VALUE)
    return value is not None and isinstance(value.res, Def)


def _constraint(r: Resolver, constraint: ast.AssocConstraint) -> None:
    if constraint.args is not None:
        resolve_args(r, constraint.args)
    if isinstance(constraint.value, ast.AnonConst):
        resolve_anon_const(r, constraint.value)
    elif constraint.value is not None:
        resolve_type(r, constraint.value)
    resolve_bounds(r, constraint.bounds)


def resolve_path_args(r: Resolver, segments: Sequence[ast.PathSegment]) -> None:
    for segment in segments:
        if segment.args is not None:
            resolve_args(r, segment.args)


def resolve_anon_const(r: Resolver, constant: ast.AnonConst, repeat: bool = False) -> None:
    """A constant expression: a definition of its own that sees no locals. `_`, which is inferred,
    has no value of its own."""
    from checker.names.resolve_body import resolve_expr

    if isinstance(constant.expr, ast.UnderscoreExpr):
        return

    if constant not in r.out.anon_consts:
        def_ = Def(DefKind.ANON_CONST, "", r.parent, constant, constant.span, r.owner.is_library)
        r.parent.children.append(def_)
        r.out.anon_consts[constant] = def_
    in_body, labels, static = r.in_body, r.labels, r.static_elision
    r.in_body, r.labels, r.static_elision = True, [], False
    border = RibKind.REPEAT_CONST if repeat else RibKind.ANON_CONST
    r.ribs.append(Rib(RibKind.CONST if is_plain_path(constant.expr) else border))
    r.ribs.append(Rib(RibKind.NORMAL))
    resolve_expr(r, constant.expr)
    del r.ribs[-2:]
    r.in_body, r.labels, r.static_elision = in_body, labels, static


def is_plain_path(e: ast.Expr) -> bool:
    """`N` and `{ N }` may name a generic parameter; in edition-independent terms: no
    computation."""
    if isinstance(e, ast.BlockExpr) and e.kind is ast.BlockKind.PLAIN:
        return not e.block.stmts and e.block.tail is not None and is_plain_path(e.block.tail)
    return isinstance(e, ast.PathExpr) and len(e.path.segments) == 1 and e.path.qself is None
