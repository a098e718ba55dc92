"""Errors of method and associated item lookup: E0599, E0034, E0624, E0689, E0282 (rustc:
`method::suggest`)."""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import has_error
from checker.types.method_heads import head, kind_word, label_definition, trait_head
from checker.types.method_probe import (
    Candidate,
    CandidateKind,
    NoMatch,
    Pick,
)
from checker.types.method_unsatisfied import report_unsatisfied
from checker.types.similar import similar_method
from checker.types.simplify import simplify
from checker.types.std_gap import inherent_gap, std_gap
from checker.types.ty import (
    ERROR_TY,
    Adt,
    Infer,
    InferKind,
    Param,
    Predicate,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span


def report_no_method(fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Ty, failure: NoMatch) -> None:
    """`receiver` has no method of that name that applies."""
    receiver = fcx.resolve(receiver)
    fcx.results.tainted = True
    if has_error(receiver):
        return
    name = e.segment.ident
    if failure.bad_type is not None:
        bad = failure.bad_type
        if isinstance(bad, Infer):
            from checker.types.ambiguity import report_ambiguous

            report_ambiguous(fcx, bad, fcx.span(e.receiver))
        return
    if failure.private is not None:
        report_private(fcx, name, failure, e, receiver)
        return
    if isinstance(receiver, Infer) and receiver.kind is not InferKind.GENERAL:
        if _numeric_method(fcx, name.name, receiver):
            _ambiguous_number(fcx, e, receiver)
            return
    types = [s.ty for s in failure.steps]
    find_gap = inherent_gap if failure.unsatisfied else std_gap
    is_there = any(c.kind is CandidateKind.INHERENT for c, _, _ in failure.unsatisfied)
    gap = None if is_there else find_gap(fcx, types, name.name)
    if failure.unsatisfied and gap is None:
        report_unsatisfied(fcx, e, receiver, failure)
        return
    if gap is not None:
        fcx.unsupported(gap, name.span)
        return
    kind = kind_word(fcx, receiver)
    shown = fcx.show_of(e.receiver, receiver)
    general = _general(fcx, receiver, failure, shown)
    builder = error(
        "E0599",
        f"no method named `{name.name}` found for {kind} `{general}` in the current scope",
        name.span,
    )
    _label_method(fcx, builder, e, receiver, failure, shown)
    label_definition(fcx, builder, receiver, name.name, "method")
    _inner_method(fcx, builder, e, receiver)
    _suggest_traits(fcx, builder, name, receiver)
    fcx.emit(builder)


def _general(fcx: FnCtxt, ty: Ty, failure: NoMatch, shown: str) -> str:
    """A generic type with its parameters, where no instance of it has the method either."""
    steps = {s.derefs for s in failure.steps}
    if isinstance(ty, Adt) and len(steps) == 1 and not failure.static and ty.args:
        return fcx.show(fcx.tcx.type_of(ty.def_))
    return shown


def _inner_method(fcx: FnCtxt, builder: DiagnosticBuilder, e: ast.MethodCallExpr, ty: Ty) -> None:
    """What is inside an `Option` or `Result` may have the method."""
    from checker.types.method_probe import probe_method

    if not isinstance(ty, Adt) or not ty.args:
        return
    if fcx.tcx.is_lang(ty.def_, LangItem.OPTION):
        name, other, article = "Option", "None", "an"
    elif fcx.tcx.is_lang(ty.def_, LangItem.RESULT):
        name, other, article = "Result", "Err", "a"
    else:
        return
    inner = cast(Ty, ty.args[0])
    method = e.segment.ident
    traits = fcx.traits_at(e, method.name)
    with fcx.probe():
        found = probe_method(fcx, inner, method.name, traits, method.span)
    if not isinstance(found, Pick):
        return
    shown = fcx.show(inner)
    builder.note(
        f"the method `{method.name}` exists on the type `{shown}`",
        Label(head(found.item.def_), "", True),
    )
    builder.suggest(
        f"consider using `{name}::expect` to unwrap the `{shown}` value, panicking if the value is"
        f" {article} `{name}::{other}`",
        (fcx.span(e.receiver).shrink_to_hi(), '.expect("REASON")'),
    )


def report_private(
    fcx: FnCtxt,
    name: ast.Ident,
    failure: NoMatch,
    call: ast.MethodCallExpr | None = None,
    receiver: Ty = ERROR_TY,
) -> None:
    item = failure.private
    assert item is not None
    kind = "method" if item.has_self else "associated function"
    if item.kind == "const":
        kind = "associated constant"
    builder = error("E0624", f"{kind} `{name.name}` is private", name.span, f"private {kind}")
    builder.label(head(item.def_), f"private {kind} defined here")
    if call is not None:
        _inner_method(fcx, builder, call, receiver)
    fcx.emit(builder)


def _numeric_method(fcx: FnCtxt, name: str, receiver: Infer) -> bool:
    from checker.names.defs import PrimTy
    from checker.names.std_names import std_trait_has

    key = PrimTy.I32 if receiver.kind is InferKind.INT else PrimTy.F32
    if any(fcx.assoc(impl, name) is not None for impl in fcx.tcx.inherent_impls(key)):
        return True
    return any(fcx.assoc(t, name) is not None for t in _user_traits(fcx)) or std_trait_has(name)


def _ambiguous_number(fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Infer) -> None:
    name = e.segment.ident
    builder = error(
        "E0689",
        f"can't call method `{name.name}` on ambiguous numeric type `{fcx.show(receiver)}`",
        name.span,
    )
    inner = fcx.peel(e.receiver)
    concrete = "i32" if receiver.kind is InferKind.INT else "f32"
    if isinstance(inner, ast.LitExpr):
        builder.suggest(
            f"you must specify a concrete type for this numeric value, like `{concrete}`",
            (inner.span, f"{inner.text.rstrip('.')}_{concrete}"),
        )
    elif isinstance(inner, ast.PathExpr):
        from checker.names.defs import LocalRes

        found = fcx.resolutions.paths.get(inner.path)
        if found is not None and isinstance(found.base, LocalRes):
            binding = found.base.binding
            if isinstance(binding, ast.IdentPat):
                builder.suggest(
                    f"you must specify a type for this binding, like `{concrete}`",
                    (binding.name.span.shrink_to_hi(), f": {concrete}"),
                )
    fcx.emit(builder)


def _label_method(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    e: ast.MethodCallExpr,
    receiver: Ty,
    failure: NoMatch,
    shown: str,
) -> None:
    """The label at the name: a field of that name, a similar method, or nothing."""
    name = e.segment.ident
    if _is_field(fcx, receiver, name.name):
        builder.labels[0] = Label(name.span, "field, not a method", True)
        if not e.args:
            at = name.span.shrink_to_hi()._replace(hi=e.span.hi)
            builder.suggest("remove the arguments", (at, ""))
        return
    if failure.static:
        _static(fcx, builder, e, failure.static[0], receiver, shown)
        return
    close = _similar_method(fcx, name.name, failure)
    kind = kind_word(fcx, receiver)
    if close is not None:
        builder.suggest(f"there is a method `{close}` with a similar name", (name.span, close))
        return
    builder.labels[0] = Label(name.span, f"method not found in `{shown}`", True)
    _ = kind


def _static(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    e: ast.MethodCallExpr,
    candidate: Candidate,
    receiver: Ty,
    shown: str,
) -> None:
    name = e.segment.ident
    builder.labels[0] = Label(name.span, "this is an associated function, not a method", True)
    builder.note(
        "found the following associated functions; to be used as methods, functions must have a"
        " `self` parameter"
    )
    container = candidate.item.container
    ty = fcx.show(fcx.tcx.type_of(container)) if container.kind is DefKind.IMPL else shown
    builder.note(
        f"the candidate is defined in an impl for the type `{ty}`",
        Label(head(candidate.item.def_), "", True),
    )
    whole = fcx.span(e.receiver).to(name.span)
    builder.suggest(
        "use associated function syntax instead", (whole, f"{ty.split('<')[0]}::{name.name}")
    )


def _is_field(fcx: FnCtxt, ty: Ty, name: str) -> bool:
    inner = ty.pointee if isinstance(ty, Ref) else ty
    if not isinstance(inner, Adt) or inner.def_.kind is not DefKind.STRUCT:
        return False
    return fcx.tcx.adt(inner.def_).variants[0].field_index(name) is not None


def _similar_method(fcx: FnCtxt, name: str, failure: NoMatch) -> str | None:
    names: list[str] = []
    for step in failure.steps:
        key = simplify(step.ty)
        if key is None:
            continue
        for impl in fcx.tcx.inherent_impls(key):
            names += [i.name for i in fcx.tcx.assoc_items(impl) if i.kind == "fn" and i.has_self]
    return similar_method(name, names)


def _suggest_traits(fcx: FnCtxt, builder: DiagnosticBuilder, name: ast.Ident, receiver: Ty) -> None:
    """Traits of the user's that have such a method: implement or restrict."""
    traits = [t for t in _user_traits(fcx) if fcx.assoc(t, name.name) is not None]
    if not traits:
        return
    hidden = [t for t in traits if _implements(fcx, receiver, t)]
    if hidden:
        builder.help("items from traits can only be used if the trait is in scope")
        builder.suggest(
            f"trait `{hidden[0].name}` which provides `{name.name}` is implemented but not in"
            " scope; perhaps you want to import it",
            (_use_place(fcx), f"use {_path_from(fcx, hidden[0])};\n"),
        )
        return
    if isinstance(receiver, Param):
        from checker.types.restrict_param import place_of_bound

        place = place_of_bound(fcx.tcx, fcx.owner, receiver)
        builder.help(
            "items from traits can only be used if the type parameter is bounded by the trait"
        )
        if place is not None and len(traits) == 1:
            builder.suggest(
                f"the following trait defines an item `{name.name}`, perhaps you need to restrict "
                f"type parameter `{receiver.name}` with it:",
                (place.at, place.before + traits[0].name),
            )
        return
    builder.help("items from traits can only be used if the trait is implemented and in scope")
    if len(traits) == 1:
        builder.note(
            f"`{traits[0].name}` defines an item `{name.name}`, perhaps you need to implement it",
            Label(trait_head(traits[0]), "", True),
        )


def _implements(fcx: FnCtxt, receiver: Ty, trait: Def) -> bool:
    """Whether the receiver, or what it refers to, implements a trait."""
    from checker.types.fulfill import Evaluation

    at = receiver
    while True:
        args = fcx.fresh_args(trait, fcx.owner.span, (at,))
        predicate = Predicate(TraitPredicate(TraitRef(trait, args)))
        if fcx.fulfill.evaluate(predicate) is Evaluation.HOLDS:
            return True
        if not isinstance(at, Ref):
            return False
        at = fcx.resolve(at.pointee)


def _path_from(fcx: FnCtxt, def_: Def) -> str:
    return f"crate::{def_.path()}"


def _use_place(fcx: FnCtxt) -> Span:
    """Before the first item of the module."""
    module = fcx.module()
    spans = [c.node.span for c in module.children if isinstance(c.node, ast.Item)]
    return min(spans, key=lambda s: s.lo).shrink_to_lo() if spans else fcx.owner.span


def _user_traits(fcx: FnCtxt) -> list[Def]:
    found: list[Def] = []
    stack = [fcx.tcx.user]
    while stack:
        at = stack.pop()
        if at.kind is DefKind.TRAIT:
            found.append(at)
        elif at.kind in (DefKind.MOD, DefKind.CRATE):
            stack.extend(reversed(at.children))
    return found


# ------------------------------------------------------------------ Type::name
