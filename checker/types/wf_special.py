"""Impls of `Copy` and `Drop`, which the language restricts: E0204, E0184, E0120, E0366, E0367."""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types.collect_impls import impl_item
from checker.types.fold import erase_regions, has_error, subst
from checker.types.infer import InferCtxt
from checker.types.pretty import show
from checker.types.traits_data import Evaluation
from checker.types.traits_env import ParamEnv, env_of
from checker.types.traits_select import Selector
from checker.types.ty import (
    Adt,
    ConstParam,
    GenericArg,
    Param,
    Predicate,
    ReEarlyParam,
    TraitPredicate,
)
from grammar import syntax as ast
from grammar.diagnostic import Label, error
from grammar.span import Span


def check_special_impl(tcx: Tcx, impl: Def) -> None:
    """Report what is wrong with an impl of `Copy` or `Drop`."""
    trait_ref = tcx.impl_trait_ref(impl)
    if trait_ref is None or has_error(trait_ref):
        return
    item = impl_item(impl)
    if item.negative:
        return
    if tcx.is_lang(trait_ref.trait, LangItem.COPY):
        _check_copy(tcx, impl, item)
    elif tcx.is_lang(trait_ref.trait, LangItem.DROP):
        _check_drop(tcx, impl, item)


# ------------------------------------------------------------------ Copy


def _check_copy(tcx: Tcx, impl: Def, item: ast.ImplItem) -> None:
    self_ty = tcx.type_of(impl)
    at = _copy_span(tcx, impl, item)
    if not isinstance(self_ty, Adt):
        builder = error(
            "E0206",
            "the trait `Copy` cannot be implemented for this type",
            at,
            "type is not a structure or enumeration",
        )
        tcx.emit(builder.build())
        return
    bad = [
        field.def_
        for variant in tcx.adt(self_ty.def_).variants
        for field in variant.fields
        if not _is_copy(tcx, impl, field.def_, self_ty)
    ]
    if bad:
        builder = error("E0204", "the trait `Copy` cannot be implemented for this type", at)
        for field in bad:
            node = field.node
            assert isinstance(node, ast.FieldDef)
            builder.label(_field_span(node), "this field does not implement `Copy`")
        tcx.emit(builder.build())
        return
    drop = tcx.facts.drop_impl(self_ty.def_)
    if drop is not None:
        builder = error(
            "E0184",
            "the trait `Copy` cannot be implemented for this type; the type has a destructor",
            at,
            "`Copy` not allowed on types with destructors",
        )
        builder.note("destructor declared here", Label(def_span(tcx.sources, drop), "", True))
        tcx.emit(builder.build())


def _copy_span(tcx: Tcx, impl: Def, item: ast.ImplItem) -> Span:
    """The self type; for a derived impl the name of the type."""
    self_ty = tcx.type_of(impl)
    if is_derived(tcx, impl) and isinstance(self_ty, Adt):
        return self_ty.def_.span
    return item.self_ty.span


def is_derived(tcx: Tcx, impl: Def) -> bool:
    """Whether a macro wrote the impl."""
    node = impl.node
    return isinstance(node, ast.Item) and tcx.sources.context(node.span).call_site is not None


def _field_span(node: ast.FieldDef) -> Span:
    return node.span if not node.name.name.isdigit() else node.ty.span


def _is_copy(tcx: Tcx, impl: Def, field: Def, self_ty: Adt) -> bool:
    t = subst(tcx.type_of(field), self_ty.args)
    if has_error(t):
        return True
    return tcx.facts.is_copy(tcx.facts.normalize(erase_regions(t), impl), impl)


# ------------------------------------------------------------------ Drop


def _check_drop(tcx: Tcx, impl: Def, item: ast.ImplItem) -> None:
    self_ty = tcx.type_of(impl)
    if not isinstance(self_ty, Adt) or self_ty.def_.is_library:
        builder = error(
            "E0120",
            "the `Drop` trait may only be implemented for local structs, enums, and unions",
            item.self_ty.span,
            "must be a struct, enum, or union in the current crate",
        )
        tcx.emit(builder.build())
        return
    if _check_not_specialized(tcx, impl, self_ty):
        _check_same_bounds(tcx, impl, self_ty)


def _check_not_specialized(tcx: Tcx, impl: Def, self_ty: Adt) -> bool:
    """The arguments must be distinct parameters."""
    seen: set[GenericArg] = set()
    for arg in self_ty.args:
        if isinstance(arg, (Param, ConstParam, ReEarlyParam)) and arg not in seen:
            seen.add(arg)
            continue
        builder = error("E0366", "`Drop` impls cannot be specialized", def_span(tcx.sources, impl))
        if arg in seen:
            builder.note(f"`{show(tcx, arg)}` is mentioned multiple times")
        else:
            builder.note(f"`{show(tcx, arg)}` is not a generic parameter")
        builder.note(
            "use the same sequence of generic lifetime, type and const parameters as the "
            f"{self_ty.def_.kind.value} definition",
            Label(def_span(tcx.sources, self_ty.def_), "", True),
        )
        tcx.emit(builder.build())
        return False
    return True


def _check_same_bounds(tcx: Tcx, impl: Def, self_ty: Adt) -> None:
    """The impl may ask for nothing that the type does not."""
    assumed = [subst(p, self_ty.args) for p in tcx.predicates_of(self_ty.def_)]
    env: ParamEnv = env_of(tcx, assumed)
    selector = Selector(InferCtxt(tcx, None), env)
    for p in tcx.predicates_of(impl):
        if not isinstance(p.kind, TraitPredicate) or _holds(selector, p):
            continue
        kind = self_ty.def_.kind
        word = kind.value if kind is not DefKind.STRUCT else "struct"
        builder = error(
            "E0367",
            f"`Drop` impl requires `{show(tcx, p.kind)}` but the {word} it is implemented for does "
            "not",
            p.span,
        )
        builder.note(
            "the implementor must specify the same requirement",
            Label(def_span(tcx.sources, self_ty.def_), "", True),
        )
        tcx.emit(builder.build())
        return


def _holds(selector: Selector, p: Predicate) -> bool:
    return selector.evaluate(erase_regions(p)) is Evaluation.HOLDS
