"""Generic arguments at a path segment: those written, checked against the parameters, the rest
inferred (rustc: `lower_generic_args_of_path`, E0107)."""

from __future__ import annotations

from typing import cast

from checker.names.defs import Def, DefKind
from checker.types.annotate import lower_const, lower_user
from checker.types.collect_generics import late_bound_names
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions
from checker.types.ty import (
    CONST_CLASSES,
    ERASED,
    REGION_CLASSES,
    Args,
    GenericArg,
    GenericParamDef,
    ParamKind,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import Label, error
from grammar.span import Span


def segment_args(
    fcx: FnCtxt,
    def_: Def,
    parent: Args,
    segment: ast.PathSegment | None,
    span: Span,
    in_call: bool = False,
) -> tuple[Args, Args | None]:
    """All arguments of `def_`: `parent` first, then its own from `segment` or inferred. `in_call`:
    of a method call, where rustc only warns of lifetimes that may not be given.

    The second value are the same with the lifetimes that the user wrote, if he wrote arguments.
    """
    generics = fcx.tcx.generics_of(def_)
    params = generics.all()[len(parent) :]
    written = segment.args if segment is not None else None
    if isinstance(written, ast.ParenArgs):
        fcx.error(
            "E0214",
            "parenthesized type parameters may only be used with a `Fn` trait",
            written.span,
            "only `Fn` traits may use parentheses",
        )
        written = None
    if written is None or not written.args:
        return fcx.infcx.fresh_args(generics, parent, span), None
    assert segment is not None
    lifetimes = [a for a in written.args if isinstance(a, ast.Lifetime)]
    others = [a for a in written.args if not isinstance(a, ast.Lifetime)]
    if lifetimes:
        _check_lifetimes(fcx, def_, params, lifetimes, segment, in_call)
    if others:
        _check_count(fcx, def_, params, others, segment)
    user: list[GenericArg] = list(parent)
    for param in params:
        user.append(_argument(fcx, param, lifetimes, others, segment.ident.span))
    args = tuple(_erase(a) for a in user)
    return args, tuple(user)


def _erase(a: GenericArg) -> GenericArg:
    if isinstance(a, REGION_CLASSES):
        return ERASED
    return erase_regions(a)


def _argument(
    fcx: FnCtxt,
    param: GenericParamDef,
    lifetimes: list[ast.Lifetime],
    others: list[ast.Type | ast.AnonConst],
    span: Span,
) -> GenericArg:
    match param.kind:
        case ParamKind.LIFETIME:
            return _region(fcx, lifetimes.pop(0)) if lifetimes else ERASED
        case ParamKind.TYPE:
            if param.synthetic or not others:
                return fcx.fresh(span)
            return _type(fcx, others.pop(0))
        case ParamKind.CONST:
            return _const(fcx, param, others.pop(0)) if others else fcx.infcx.fresh_const()


def _region(fcx: FnCtxt, lifetime: ast.Lifetime) -> GenericArg:
    t = ast.RefType(lifetime, False, ast.TupleType((), lifetime.span), lifetime.span)
    return cast("object", lower_user(fcx, t)).region  # type: ignore[attr-defined, no-any-return]


def _type(fcx: FnCtxt, written: ast.Type | ast.AnonConst) -> GenericArg:
    if isinstance(written, ast.AnonConst):
        fcx.error("E0747", "constant provided when a type was expected", written.span)
        return fcx.fresh(written.span)
    return lower_user(fcx, written)


def _const(fcx: FnCtxt, param: GenericParamDef, written: ast.Type | ast.AnonConst) -> GenericArg:
    ty: Ty = erase_regions(fcx.tcx.type_of(cast(Def, param.def_)))
    while isinstance(written, ast.ParenType):
        written = written.inner
    if isinstance(written, ast.InferType):
        return fcx.infcx.fresh_const()
    if not isinstance(written, ast.AnonConst):
        from checker.types.lower_const import type_for_constant
        from checker.types.lower_ty import Lowering

        cx = Lowering.of_body(fcx.tcx, fcx.owner, fcx.infcx)
        if not isinstance(written, ast.PathType) or cx.names_type(written.path):
            type_for_constant(cx, written, param.name, ty)
            fcx.results.tainted = True
            return fcx.infcx.fresh_const()
        expr = ast.PathExpr(written.path, written.span)
        written = ast.AnonConst(expr, written.span)
    found = lower_const(fcx, written, ty)
    assert isinstance(found, CONST_CLASSES)
    return found


def _check_lifetimes(
    fcx: FnCtxt,
    def_: Def,
    params: tuple[GenericParamDef, ...],
    lifetimes: list[ast.Lifetime],
    segment: ast.PathSegment,
    in_call: bool,
) -> None:
    """E0794: late-bound lifetimes are found at each call, so none may be given; E0107."""
    wanted = [p for p in params if p.kind is ParamKind.LIFETIME]
    if len(lifetimes) == len(wanted):
        return
    is_fn = def_.kind in (DefKind.FN, DefKind.ASSOC_FN)
    if not is_fn or not fcx.tcx.fn_sig(def_).names:
        from checker.types.lower_errors import wrong_count
        from checker.types.lower_ty import Lowering

        cx = Lowering.of_body(fcx.tcx, fcx.owner, fcx.infcx)
        wrong_count(cx, def_, segment, wanted, len(lifetimes), True)
        fcx.results.tainted = True
    elif not in_call:
        _late_bound_given(fcx, def_, lifetimes[0].span)
    lifetimes.clear()


def _late_bound_given(fcx: FnCtxt, def_: Def, at: Span) -> None:
    builder = error(
        "E0794",
        "cannot specify lifetime arguments explicitly if late bound lifetime parameters are "
        "present",
        at,
    )
    late = late_bound_names(def_)
    node = def_.node
    if late and not def_.is_library and isinstance(node, ast.Item):
        assert isinstance(node.kind, ast.FnItem)
        for p in node.kind.generics.params:
            if isinstance(p, ast.LifetimeParam) and p.lifetime.name == late[0]:
                text = "the late bound lifetime parameter is introduced here"
                builder.note(text, Label(p.lifetime.span, "", True))
    fcx.emit(builder)


def _check_count(
    fcx: FnCtxt,
    def_: Def,
    params: tuple[GenericParamDef, ...],
    others: list[ast.Type | ast.AnonConst],
    segment: ast.PathSegment,
) -> None:
    wanted = [p for p in params if p.kind is not ParamKind.LIFETIME and not p.synthetic]
    least = sum(1 for p in wanted if not p.has_default)
    given = len(others)
    if least <= given <= len(wanted):
        return
    from checker.types.lower_errors import allocator_parameter, kind_words, names_allocator

    if names_allocator(fcx.tcx, def_, given - len(wanted)):
        fcx.emit(allocator_parameter(fcx.tcx, segment))
        del others[len(wanted) :]
        return
    what = kind_words(def_)
    count = len(wanted)
    message = (
        f"{what} takes {count} generic argument{_s(count)} but {given} generic"
        f" argument{_s(given)} {'was' if given == 1 else 'were'} supplied"
    )
    builder = error(
        "E0107", message, segment.ident.span, f"expected {count} generic argument{_s(count)}"
    )
    names = ", ".join(f"`{p.name}`" for p in wanted)
    if given > count:
        extra = others[count:]
        del others[count:]
        s = _s(given - count)
        text = f"remove the unnecessary generic argument{s}" if count else ""
        text = text or "remove the unnecessary generics"
    else:
        for o in others:
            builder.label(o.span, f"supplied {given} generic argument{_s(given)}")
            break
    label = f"{what} defined here, with {count} generic parameter{_s(count)}"
    spans = [Label(def_.span, "", True)]
    for p in wanted:
        if p.def_ is not None:
            spans.append(Label(p.def_.span, ""))
    if not def_.is_library:
        builder.note(f"{label}: {names}" if names else label, *spans)
    if given > count:
        at = extra[0].span.to(extra[-1].span)
        builder.suggest(text, (at, ""))
    if given < count:
        _suggest_missing(builder, wanted, others, given)
    fcx.emit(builder)


def _suggest_missing(
    builder: object,
    wanted: list[GenericParamDef],
    others: list[ast.Type | ast.AnonConst],
    given: int,
) -> None:
    names = ", ".join(p.name for p in wanted[given:])
    count = len(wanted) - given
    builder.suggest(  # type: ignore[attr-defined]
        f"add missing generic argument{_s(count)}",
        (others[-1].span.shrink_to_hi(), f", {names}"),
    )


def _s(count: int) -> str:
    return "" if count == 1 else "s"
