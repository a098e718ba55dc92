"""Paths as values: what they name in the end, with which generic arguments, of which type.

Names resolution gives the definition for plain paths; what is left of `Type::name` is looked up
here among the items of the type (`method_probe` in path mode). rustc: `instantiate_value_path`.
"""

from __future__ import annotations

from typing import cast

from checker.names.defs import (
    Def,
    DefKind,
    ErrRes,
    LocalRes,
    Res,
    SelfCtor,
)
from checker.types.annotate import lower_type, lower_value_prefix, prefix_type
from checker.types.expectation import Expectation
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions, subst
from checker.types.generic_args import segment_args
from checker.types.ty import (
    ERROR_TY,
    Adt,
    Args,
    CtorKind,
    ErrorTy,
    FnDef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.record import frozen
from grammar.span import Span


@frozen
class ValuePath:
    """What a path names: its definition, arguments and type. `res` is `ErrRes` after an error.

    `user_args` are the arguments as written, with lifetimes; None where none is written.
    """

    res: Res
    args: Args
    ty: Ty
    user_args: Args | None = None


ERROR_PATH = ValuePath(ErrRes(), (), ERROR_TY)


def check_path(fcx: FnCtxt, e: ast.PathExpr, expected: Expectation) -> Ty:
    value = resolve_value(fcx, e, e.path, e.span)
    return value.ty


def resolve_value(fcx: FnCtxt, node: object, path: ast.Path, span: Span) -> ValuePath:
    """Resolve and instantiate the value path `path` of `node`, and write it to the tables."""
    value = _resolve(fcx, node, path, span)
    if isinstance(value.res, ErrRes):
        fcx.results.tainted = True
    results = fcx.results
    results.value_res[node] = value.res
    if value.args:
        results.node_args[node] = value.args
    if value.user_args is not None:
        results.user_args[node] = value.user_args
    return value


def _resolve(fcx: FnCtxt, node: object, path: ast.Path, span: Span) -> ValuePath:
    found = fcx.resolutions.paths.get(path)
    if found is None:
        return ERROR_PATH
    if found.unresolved == 0 or _is_trait(found.base):
        return _of_res(fcx, found.base, path, span)
    return _associated(fcx, node, path, span)


def _is_trait(base: Res) -> bool:
    return isinstance(base, Def) and base.kind is DefKind.TRAIT


def _of_res(fcx: FnCtxt, res: Res, path: ast.Path, span: Span) -> ValuePath:
    match res:
        case LocalRes(binding):
            ty = fcx.results.local_types.get(binding)
            if ty is None:
                fcx.results.tainted = True
                return ERROR_PATH
            return ValuePath(res, (), ty)
        case SelfCtor(impl):
            return _self_ctor(fcx, impl, span)
        case Def():
            return _of_def(fcx, res, path, span)
        case _:
            return ERROR_PATH


def _self_ctor(fcx: FnCtxt, impl: Def, span: Span) -> ValuePath:
    ty = fcx.normalize(erase_regions(fcx.tcx.type_of(impl)), span)
    if not isinstance(ty, Adt):
        fcx.error("E0423", "the `Self` constructor must be used with unit or tuple structs", span)
        return ERROR_PATH
    return constructor(fcx, ty.def_, ty.args, span)


def constructor(
    fcx: FnCtxt, def_: Def, args: Args, span: Span, user_args: Args | None = None
) -> ValuePath:
    """The constructor of a struct or variant as a value; `args` are those of its type."""
    adt, index = variant_of(fcx, def_)
    variant = fcx.tcx.adt(adt).variants[index]
    match variant.ctor:
        case CtorKind.TUPLE:
            ty: Ty = FnDef(def_, args)
        case CtorKind.UNIT:
            ty = Adt(adt, args)
        case CtorKind.NAMED:
            _report_named(fcx, def_, variant.def_, span)
            return ERROR_PATH
    fcx.register(adt, args, span)
    return ValuePath(def_, args, ty, user_args)


def variant_of(fcx: FnCtxt, def_: Def) -> tuple[Def, int]:
    """The type of a struct or variant, and the variant's number."""
    if def_.kind is not DefKind.VARIANT:
        return def_, 0
    adt = cast(Def, def_.parent)
    for i, v in enumerate(fcx.tcx.adt(adt).variants):
        if v.def_ is def_:
            return adt, i
    raise AssertionError(def_)


def _report_named(fcx: FnCtxt, def_: Def, variant: Def, span: Span) -> None:
    is_variant = def_.kind is DefKind.VARIANT
    what = "struct variant" if is_variant else "struct"
    name = def_.path() if is_variant else def_.name
    builder = error("E0533", f"expected value, found {what} `{name}`", span, "not a value")
    fcx.emit(builder)


def _of_def(fcx: FnCtxt, def_: Def, path: ast.Path, span: Span) -> ValuePath:
    match def_.kind:
        case DefKind.FN:
            args, user = segment_args(fcx, def_, (), path.segments[-1], span)
            fcx.register(def_, args, span)
            return ValuePath(def_, args, FnDef(def_, args), user)
        case DefKind.STRUCT:
            args, user = segment_args(fcx, def_, (), path.segments[-1], span)
            return constructor(fcx, def_, args, span, user)
        case DefKind.VARIANT:
            return _variant(fcx, def_, path, span)
        case DefKind.CONST | DefKind.STATIC:
            return ValuePath(def_, (), fcx.type_of(def_, (), span))
        case DefKind.CONST_PARAM:
            return ValuePath(def_, (), erase_regions(fcx.tcx.type_of(def_)))
        case DefKind.ASSOC_FN | DefKind.ASSOC_CONST:
            return _of_assoc(fcx, def_, path, span)
        case DefKind.TRAIT:
            return _trait_item(fcx, def_, path, span)
        case _:
            return ERROR_PATH


def _variant(fcx: FnCtxt, def_: Def, path: ast.Path, span: Span) -> ValuePath:
    """Arguments stand on the variant's segment or on the enum's."""
    adt = cast(Def, def_.parent)
    segments = path.segments
    segment = segments[-1]
    if segment.args is None and len(segments) > 1 and segments[-2].args is not None:
        segment = segments[-2]
    args, user = segment_args(fcx, adt, (), segment, span)
    return constructor(fcx, def_, args, span, user)


def _trait_item(fcx: FnCtxt, trait: Def, path: ast.Path, span: Span) -> ValuePath:
    item = fcx.assoc(trait, path.segments[-1].ident.name)
    if item is None:
        name = path.segments[-1].ident
        fcx.error(
            "E0576",
            f"cannot find method or associated constant `{name.name}` in trait `{trait.name}`",
            name.span,
            f"not found in `{trait.name}`",
        )
        return ERROR_PATH
    return _of_assoc(fcx, item.def_, path, span)


def _of_assoc(fcx: FnCtxt, def_: Def, path: ast.Path, span: Span) -> ValuePath:
    """`Trait::method` and `<T as Trait>::method`: the self type is `T`, or to be inferred."""
    trait = cast(Def, def_.parent)
    self_ty = fcx.fresh(span) if path.qself is None else lower_type(fcx, path.qself.ty)
    segment = path.segments[-2] if len(path.segments) > 1 else None
    parent, _ = segment_args(fcx, trait, (self_ty,), segment, span)
    return instantiate_assoc(fcx, def_, parent, path.segments[-1], span)


def instantiate_assoc(
    fcx: FnCtxt, def_: Def, parent: Args, segment: ast.PathSegment | None, span: Span
) -> ValuePath:
    """An associated function or constant, given the arguments of its trait or impl."""
    args, user = segment_args(fcx, def_, parent, segment, span)
    fcx.register(def_, args, span)
    if def_.kind is DefKind.ASSOC_FN:
        return ValuePath(def_, args, FnDef(def_, args), user)
    return ValuePath(def_, args, fcx.type_of(def_, args, span), user)


# ------------------------------------------------------------------ Type::name


def _associated(fcx: FnCtxt, node: object, path: ast.Path, span: Span) -> ValuePath:
    self_ty = prefix_type(fcx, path)
    self_ty = fcx.try_structural(fcx.normalize(self_ty, span))
    if isinstance(self_ty, ErrorTy):
        return ERROR_PATH
    return resolve_associated(fcx, node, self_ty, path, span)


def resolve_associated(
    fcx: FnCtxt, node: object, self_ty: Ty, path: ast.Path, span: Span
) -> ValuePath:
    """The item that the last segment of `path` names in `self_ty`."""
    from checker.types.method_probe import Pick, probe_path

    segment = path.segments[-1]
    variant = _enum_variant(fcx, self_ty, segment.ident.name)
    if variant is not None and isinstance(self_ty, Adt):
        fcx.register(self_ty.def_, self_ty.args, span)
        return constructor(fcx, variant, self_ty.args, span, _user_args(fcx, path))
    name = segment.ident.name
    traits = fcx.traits_at(node, name) or fcx.traits_at(path, name)
    pick = probe_path(fcx, self_ty, name, traits, span)
    if not isinstance(pick, Pick):
        from checker.types.assoc_report import report_missing_assoc

        report_missing_assoc(fcx, self_ty, path, pick)
        return ERROR_PATH
    parent = pick.parent_args(fcx, span)
    impl = pick.item.container
    if impl.kind is DefKind.IMPL and fcx.tcx.impl_trait_ref(impl) is None:
        impl_ty = fcx.normalize(subst(erase_regions(fcx.tcx.type_of(impl)), parent), span)
        fcx.infcx.unify(impl_ty, self_ty)
    else:
        fcx.infcx.unify(cast(Ty, parent[0]), self_ty)
    return instantiate_assoc(fcx, pick.item.def_, parent, segment, span)


def _user_args(fcx: FnCtxt, path: ast.Path) -> Args | None:
    return None


def _enum_variant(fcx: FnCtxt, ty: Ty, name: str) -> Def | None:
    if not isinstance(ty, Adt) or ty.def_.kind is not DefKind.ENUM:
        return None
    for v in fcx.tcx.adt(ty.def_).variants:
        if v.name == name:
            return v.def_
    return None


# ------------------------------------------------------------------ struct paths


@frozen
class VariantPath:
    """What `Path { .. }` names: a type with its arguments and the number of the variant."""

    ty: Adt
    index: int


def resolve_variant(fcx: FnCtxt, node: object, path: ast.Path, span: Span) -> VariantPath | None:
    """The struct, union or variant that a struct expression or pattern names; reports errors."""
    found = fcx.resolutions.paths.get(path)
    if found is None or isinstance(found.base, ErrRes):
        fcx.results.tainted = True
        return None
    result = _variant_path(fcx, path, span)
    if result is None:
        return None
    variant = fcx.tcx.adt(result.ty.def_).variants[result.index]
    fcx.results.value_res[node] = variant.def_
    if result.ty.args:
        fcx.results.node_args[node] = result.ty.args
    return result


def _variant_path(fcx: FnCtxt, path: ast.Path, span: Span) -> VariantPath | None:
    found = fcx.resolutions.paths[path]
    base = found.base
    if found.unresolved == 0 and isinstance(base, Def) and base.kind is DefKind.VARIANT:
        adt, index = variant_of(fcx, base)
        segments = path.segments
        segment = segments[-1]
        if segment.args is None and len(segments) > 1 and segments[-2].args is not None:
            segment = segments[-2]
        args, _ = segment_args(fcx, adt, (), segment, span)
        return VariantPath(Adt(adt, args), index)
    if found.unresolved:
        ty = fcx.try_structural(prefix_type(fcx, path))
        name = path.segments[-1].ident
        variant = _enum_variant(fcx, ty, name.name)
        if variant is not None and isinstance(ty, Adt):
            return VariantPath(ty, variant_of(fcx, variant)[1])
        if isinstance(ty, Adt) and ty.def_.kind is DefKind.ENUM:
            _report_no_variant(fcx, ty, name)
            return None
    ty = fcx.try_structural(lower_value_prefix(fcx, path))
    if isinstance(ty, Adt) and ty.def_.kind in (DefKind.STRUCT, DefKind.UNION):
        return VariantPath(ty, 0)
    if not isinstance(ty, ErrorTy):
        what = "enum" if isinstance(ty, Adt) else "type"
        fcx.error(
            "E0071",
            f"expected struct, variant or union type, found {what} `{fcx.show(ty)}`"
            if what == "enum"
            else f"expected struct, variant or union type, found `{fcx.show(ty)}`",
            span,
            "not a struct",
        )
    fcx.results.tainted = True
    return None


def _report_no_variant(fcx: FnCtxt, ty: Adt, name: ast.Ident) -> None:
    from checker.types.assoc_report import report_no_variant

    report_no_variant(fcx, ty, name)
