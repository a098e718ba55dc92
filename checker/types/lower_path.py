"""Paths as types: named types with their arguments, and associated types (`T::Item`)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.names.defs import (
    Def,
    DefKind,
    ErrRes,
    PathRes,
    PrimTy,
    Res,
    SelfTyAlias,
    SelfTyParam,
)
from checker.types.collect_generics import explicit_generics, late_bound_names, param_default
from checker.types.fold import subst, walk
from checker.types.lower_assoc import lower_assoc_type
from checker.types.lower_elision import ElisionKind, Missing
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    STATIC,
    USIZE,
    Adt,
    Alias,
    AliasKind,
    Args,
    ConstError,
    Dynamic,
    Foreign,
    GenericArg,
    GenericParamDef,
    Generics,
    Param,
    ParamKind,
    Prim,
    Ty,
)
from grammar import syntax as ast
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering

_ADTS = frozenset((DefKind.STRUCT, DefKind.ENUM, DefKind.UNION))


def lower_path_type(cx: Lowering, path: ast.Path, span: Span) -> Ty:
    """The type that a path names."""
    res = cx.resolutions.paths.get(path)
    if res is None or isinstance(res.base, ErrRes):
        return _unresolved_qself(cx, path) if res is None and path.qself else ERROR_TY
    if path.qself is not None:
        return _qualified(cx, path, res)
    if isinstance(res.base, Def) and res.base.kind is DefKind.ASSOC_TYPE:
        from checker.types.lower_assoc_report import of_no_type

        return of_no_type(cx, path, res.base)
    count = len(path.segments) - res.unresolved
    base = lower_base(cx, path, res.base, path.segments[count - 1], path.segments[: count - 1])
    for segment in path.segments[count:]:
        base = lower_assoc_type(cx, base, path, res.base, segment)
    return base


def _unresolved_qself(cx: Lowering, path: ast.Path) -> Ty:
    """`<T>::Item`."""
    assert path.qself is not None
    base = _written_self(cx, path.qself.ty)
    for segment in path.segments:
        base = lower_assoc_type(cx, base, path, None, segment)
    return base


def _written_self(cx: Lowering, node: ast.Type) -> Ty:
    """The type in `<T>::Name`; no parameter and no opaque type stands there."""
    if isinstance(node, ast.ImplTraitType):
        from checker.types.lower_bounds import impl_trait_misplaced

        return impl_trait_misplaced(cx, node, "paths")
    return cx.ty(node)


def _qualified(cx: Lowering, path: ast.Path, res: PathRes) -> Ty:
    """`<T as Trait>::Item`; segments left over are associated types of that."""
    assert path.qself is not None
    position = path.qself.position
    if position == 0:
        return _unresolved_qself(cx, path)
    self_ty = _written_self(cx, path.qself.ty)
    trait_segment = path.segments[position - 1]
    base = res.base
    count = len(path.segments) - res.unresolved
    if not isinstance(base, Def):
        return ERROR_TY
    if base.kind is DefKind.TRAIT:
        args = lower_args(cx, base, trait_segment, (self_ty,))
        out: Ty = ERROR_TY
        for segment in path.segments[count:]:
            out = _item_of(cx, base, args, segment) if out is ERROR_TY else out
        return out
    if base.kind is not DefKind.ASSOC_TYPE or base.parent is None:
        return ERROR_TY
    trait_args = lower_args(cx, base.parent, trait_segment, (self_ty,))
    args = lower_args(cx, base, path.segments[position], trait_args)
    result: Ty = Alias(AliasKind.PROJECTION, base, args)
    for segment in path.segments[position + 1 :]:
        result = lower_assoc_type(cx, result, path, None, segment)
    return result


def _item_of(cx: Lowering, trait: Def, args: Args, segment: ast.PathSegment) -> Ty:
    for item in cx.tcx.assoc_items(trait):
        if item.name == segment.ident.name and item.kind == "type":
            own = lower_args(cx, item.def_, segment, args)
            return Alias(AliasKind.PROJECTION, item.def_, own)
    return ERROR_TY


def lower_base(
    cx: Lowering,
    path: ast.Path,
    base: Res,
    segment: ast.PathSegment,
    before: tuple[ast.PathSegment, ...] = (),
) -> Ty:
    """The type that `base`, named by `segment`, is."""
    match base:
        case PrimTy():
            return _without_args(cx, segment, Prim(base), f"builtin type `{base.value}`")
        case SelfTyParam():
            return _without_args(cx, segment, Param(0, "Self"), "self type")
        case SelfTyAlias(impl):
            _no_constraints(cx, segment)
            return _without_args(cx, segment, self_of_impl(cx, impl), "self type")
        case Def():
            return _named(cx, base, segment)
        case _:
            return ERROR_TY


def self_of_impl(cx: Lowering, impl: Def) -> Ty:
    from checker.types.collect_impls import self_while_lowering

    if impl.kind is not DefKind.IMPL:
        return cx.tcx.type_of(impl)
    early = self_while_lowering(cx.tcx, impl)
    return cx.tcx.type_of(impl) if early is None else early


def _without_args(cx: Lowering, segment: ast.PathSegment, t: Ty, what: str) -> Ty:
    args = segment.args
    if isinstance(args, ast.AngleArgs) and args.args:
        at = args.args[0].span
        from grammar.diagnostic import error

        kind = _argument_word(args.args[0])
        cx.emit(
            error(
                "E0109",
                f"{kind} arguments are not allowed on {what}",
                at,
                f"{kind} argument not allowed",
            ).label(segment.ident.span, f"not allowed on {what}")
        )
    return t


def _argument_word(arg: ast.Lifetime | ast.Type | ast.AnonConst) -> str:
    if isinstance(arg, ast.Lifetime):
        return "lifetime"
    return "const" if isinstance(arg, ast.AnonConst) else "type"


def _no_constraints(cx: Lowering, segment: ast.PathSegment) -> None:
    """E0229: `Item = T` belongs to traits."""
    args = segment.args
    for constraint in args.constraints if isinstance(args, ast.AngleArgs) else ():
        cx.error(
            "E0229",
            "associated item constraints are not allowed here",
            constraint.span,
            "associated item constraint not allowed here",
        )


def _named(cx: Lowering, d: Def, segment: ast.PathSegment) -> Ty:
    if d.kind is not DefKind.TRAIT:
        _no_constraints(cx, segment)
    if d.kind in _ADTS:
        return Adt(d, lower_args(cx, d, segment))
    match d.kind:
        case DefKind.TYPE_PARAM:
            return _without_args(cx, segment, type_param(cx, d), f"type parameter `{d.name}`")
        case DefKind.TYPE_ALIAS:
            return _alias(cx, d, segment)
        case DefKind.FOREIGN_TYPE:
            return Foreign(d)
        case DefKind.TRAIT:
            from checker.types.lower_bounds import lower_bare_trait

            return lower_bare_trait(cx, d, segment)
        case DefKind.ASSOC_TYPE:
            return ERROR_TY
        case _:
            return ERROR_TY


def _alias(cx: Lowering, d: Def, segment: ast.PathSegment) -> Ty:
    """What the alias stands for; whether a trait in it may be a `dyn` is asked where it is used."""
    t = cx.tcx.type_of(d)
    if not d.is_library:
        for part in walk(t):
            if isinstance(part, Dynamic) and part.bounds:
                from checker.types.lower_bounds import check_object

                check_object(cx, part.bounds[0].trait, segment.span)
    return subst(t, lower_args(cx, d, segment))


def type_param(cx: Lowering, param: Def) -> Ty:
    for p in reversed(explicit_generics(cx.tcx, cx.item).all()):
        if p.name == param.name and p.kind is ParamKind.TYPE:
            return Param(p.index, p.name)
    return ERROR_TY


# ------------------------------------------------------------------ generic arguments


def lower_args(cx: Lowering, d: Def, segment: ast.PathSegment, parent: Args = ()) -> Args:
    """The flat arguments of `d`: `parent`'s, then those that `segment` gives, defaults filled in.

    Arguments left out are inference variables in bodies, elsewhere E0107.
    """
    generics = cx.tcx.generics_of(d) if d.kind is not DefKind.TRAIT else _trait_generics(cx, d)
    params = generics.all()[len(parent) :]
    if not params and (segment.args is None or not _has_args(segment.args)):
        return parent
    return _Args(cx, d, generics, params, segment, list(parent)).lower()


def _has_args(args: ast.GenericArgs) -> bool:
    return isinstance(args, ast.AngleArgs) and bool(args.args)


def _trait_generics(cx: Lowering, d: Def) -> Generics:
    return explicit_generics(cx.tcx, d)


class _Args:
    """Lowers one segment's arguments."""

    def __init__(
        self,
        cx: Lowering,
        d: Def,
        generics: Generics,
        params: tuple[GenericParamDef, ...],
        segment: ast.PathSegment,
        out: list[GenericArg],
    ) -> None:
        self.cx, self.d, self.generics, self.segment, self.out = cx, d, generics, segment, out
        self.params = params
        angle = segment.args if isinstance(segment.args, ast.AngleArgs) else None
        given = angle.args if angle is not None else ()
        self.lifetimes = [a for a in given if isinstance(a, ast.Lifetime)]
        self.types = [a for a in given if not isinstance(a, ast.Lifetime)]
        self.late = self._late_bound()

    def _late_bound(self) -> bool:
        return bool(late_bound_names(self.d))

    def lower(self) -> Args:
        if not self._in_order():
            return tuple(self.out) + tuple(_error_arg(p) for p in self.params)
        self._check_counts()
        self._lower_lifetimes([p for p in self.params if p.kind is ParamKind.LIFETIME])
        rest = [p for p in self.params if p.kind is not ParamKind.LIFETIME]
        for i, param in enumerate(rest):
            if param.index != len(self.out):
                # Anonymous lifetimes of an impl stand last; they are never named by a path.
                continue
            given = self.types[i] if i < len(self.types) else None
            self.out.append(self._missing(param) if given is None else self._given(param, given))
        return tuple(self.out)

    def _in_order(self) -> bool:
        """E0747: lifetimes come first."""
        angle = self.segment.args
        given = angle.args if isinstance(angle, ast.AngleArgs) else ()
        for first, second in pairwise(given):
            if isinstance(second, ast.Lifetime) and not isinstance(first, ast.Lifetime):
                what = "constant" if isinstance(first, ast.AnonConst) else "type"
                message = f"{what} provided when a lifetime was expected"
                self.cx.error("E0747", message, first.span)
                return False
        return True

    def _lower_lifetimes(self, params: list[GenericParamDef]) -> None:
        from checker.types.lower_elision import elided_region, named_region

        if len(self.lifetimes) == len(params):
            self.out.extend(named_region(self.cx, lt) for lt in self.lifetimes)
            return
        missing = Missing(
            self.segment.ident.span if self.segment.args is None else self.segment.span,
            False,
            len(params),
            has_angles=isinstance(self.segment.args, ast.AngleArgs),
        )
        for i, _ in enumerate(params):
            if self.lifetimes and i < len(self.lifetimes):
                self.out.append(named_region(self.cx, self.lifetimes[i]))
            elif i == 0 or self.cx.scope.kind is not ElisionKind.ERROR:
                self.out.append(elided_region(self.cx, missing))
            else:
                self.out.append(self.out[-1])

    def _given(self, param: GenericParamDef, node: ast.Type | ast.AnonConst) -> GenericArg:
        cx = self.cx
        if param.kind is ParamKind.CONST:
            return self._const(param, node)
        if isinstance(node, ast.AnonConst):
            cx.error("E0747", "constant provided when a type was expected", node.span)
            return ERROR_TY
        if isinstance(node, ast.InferType) and cx.infer is None and param.has_default:
            return cx.ty(node)
        with cx.within(objects=None if cx.infer is not None else STATIC):
            return cx.ty(node)

    def _const(self, param: GenericParamDef, node: ast.Type | ast.AnonConst) -> GenericArg:
        from checker.types.lower_const import lower_const_path, type_for_constant

        cx = self.cx
        ty = USIZE if param.def_ is None else cx.tcx.type_of(param.def_)
        if isinstance(node, ast.AnonConst):
            return cx.const(node, ty)
        while isinstance(node, ast.ParenType):
            node = node.inner
        if isinstance(node, ast.InferType) and cx.infer is not None:
            return cx.infer.fresh_const()
        if isinstance(node, ast.PathType) and not cx.names_type(node.path):
            return lower_const_path(cx, node.path, ty)
        type_for_constant(cx, node, param.name, ty)
        return ConstError()

    def _missing(self, param: GenericParamDef) -> GenericArg:
        """In paths to values a default counts only where some arguments are given: `Vec` alone
        infers."""
        cx = self.cx
        default = None
        if self.types or not self._may_omit():
            default = self._default(param)
        if default is not None:
            return default
        if cx.infer is not None and self._may_omit():
            if param.kind is ParamKind.CONST:
                return cx.infer.fresh_const()
            return cx.infer.fresh(origin=self.segment.span)
        return ConstError() if param.kind is ParamKind.CONST else ERROR_TY

    def _may_omit(self) -> bool:
        """Whether the segment is of a path to a value, whose arguments are inferred."""
        path = self.cx.value_path
        return path is not None and any(s is self.segment for s in path.segments)

    def _default(self, param: GenericParamDef) -> GenericArg | None:
        default = param_default(self.cx.tcx, param)
        if default is None:
            return None
        if len(self.out) < param.index:
            return None
        return subst(default, tuple(self.out))

    def _check_counts(self) -> None:
        lifetimes = [p for p in self.params if p.kind is ParamKind.LIFETIME]
        if self.lifetimes and len(self.lifetimes) != len(lifetimes) and not self.late:
            self._wrong_count(lifetimes, len(self.lifetimes), True)
        rest = [p for p in self.params if p.kind is not ParamKind.LIFETIME and not p.synthetic]
        least = sum(1 for p in rest if not p.has_default)
        inferred = not self.types and self._may_omit()
        if len(self.types) > len(rest) or (len(self.types) < least and not inferred):
            if isinstance(self.segment.args, ast.ParenArgs):
                return
            self._wrong_count(rest, len(self.types), False)

    def _wrong_count(self, params: list[GenericParamDef], given: int, lifetimes: bool) -> None:
        from checker.types.lower_errors import wrong_count

        wrong_count(self.cx, self.d, self.segment, params, given, lifetimes)


def _error_arg(p: GenericParamDef) -> GenericArg:
    match p.kind:
        case ParamKind.LIFETIME:
            return ERASED
        case ParamKind.TYPE:
            return ERROR_TY
        case ParamKind.CONST:
            return ConstError()
