"""`Type::name` that is not there: E0599 of paths.

Source: `rustc_hir_typeck::method::suggest`.
"""

from __future__ import annotations

from checker.names.defs import DefKind
from checker.names.head_span import def_span
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import has_error
from checker.types.method_heads import kind_word, trait_head
from checker.types.method_probe import (
    Ambiguity,
    CandidateKind,
    NoMatch,
    ProbeResult,
)
from checker.types.method_report import report_private
from checker.types.method_unsatisfied import note_candidates, unique
from checker.types.similar import similar_name
from checker.types.simplify import simplify
from checker.types.std_gap import inherent_gap, std_gap
from checker.types.ty import (
    Adt,
    Infer,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import Label, error


def report_missing_assoc(fcx: FnCtxt, self_ty: Ty, path: ast.Path, found: ProbeResult) -> None:
    """`Type::name` names nothing."""
    self_ty = fcx.resolve(self_ty)
    fcx.results.tainted = True
    name = path.segments[-1].ident
    if has_error(self_ty):
        return
    if isinstance(found, Ambiguity):
        builder = error(
            "E0034",
            "multiple applicable items in scope",
            name.span,
            f"multiple `{name.name}` found",
        )
        note_candidates(fcx, builder, found)
        fcx.emit(builder)
        return
    assert isinstance(found, NoMatch)
    if found.bad_type is not None:
        from checker.types.ambiguity import report_ambiguous

        if isinstance(found.bad_type, Infer):
            report_ambiguous(fcx, found.bad_type, path.span)
        return
    if found.private is not None:
        report_private(fcx, name, found)
        return
    find_gap = inherent_gap if found.unsatisfied else std_gap
    is_there = any(c.kind is CandidateKind.INHERENT for c, _, _ in found.unsatisfied)
    gap = None if is_there else find_gap(fcx, [self_ty], name.name)
    if gap is not None:
        fcx.unsupported(gap, name.span)
        return
    if isinstance(self_ty, Adt) and self_ty.def_.kind is DefKind.ENUM:
        if not found.unsatisfied:
            report_no_variant(fcx, self_ty, name, True)
            return
    shown = fcx.show(self_ty)
    kind = kind_word(fcx, self_ty)
    if found.unsatisfied:
        _unsatisfied_assoc(fcx, self_ty, name, found)
        return
    what = "function or associated item" if name.name[:1].islower() else "associated item"
    builder = error(
        "E0599",
        f"no {what} named `{name.name}` found for {kind} `{shown}` in the current scope",
        name.span,
    )
    close = _similar_assoc(fcx, self_ty, name.name)
    if close is not None:
        builder.suggest(
            f"there is an associated function `{close}` with a similar name", (name.span, close)
        )
    else:
        builder.labels[0] = Label(name.span, f"{what} not found in `{shown}`", True)
    if isinstance(self_ty, Adt) and not self_ty.def_.is_library:
        word = fcx.tcx.adt(self_ty.def_).kind.value
        builder.label(
            def_span(fcx.tcx.sources, self_ty.def_),
            f"{what} `{name.name}` not found for this {word}",
        )
    fcx.emit(builder)


def _unsatisfied_assoc(fcx: FnCtxt, self_ty: Ty, name: ast.Ident, found: NoMatch) -> None:
    from checker.types.unsatisfied import conditions, tell_conditions

    shown = fcx.show(self_ty)
    kind = kind_word(fcx, self_ty)
    candidates = unique(found)
    missing = conditions(fcx, candidates)
    if not missing:
        what = "function or associated item"
        builder = error(
            "E0599",
            f"no {what} named `{name.name}` found for {kind} `{shown}` in the current scope",
            name.span,
            f"{what} not found in `{shown}`",
        )
        if isinstance(self_ty, Adt) and not self_ty.def_.is_library:
            word = fcx.tcx.adt(self_ty.def_).kind.value
            builder.label(
                def_span(fcx.tcx.sources, self_ty.def_),
                f"{what} `{name.name}` not found for this {word}",
            )
        trait = candidates[0][0].item.container
        builder.help("items from traits can only be used if the trait is implemented and in scope")
        builder.note(
            f"`{trait.name}` defines an item `{name.name}`, perhaps you need to implement it",
            Label(trait_head(trait), "", True),
        )
        fcx.emit(builder)
        return
    builder = error(
        "E0599",
        f"the function or associated item `{name.name}` exists for {kind} `{shown}`, but its"
        " trait bounds were not satisfied",
        name.span,
        f"function or associated item cannot be called on `{shown}` due to unsatisfied trait"
        " bounds",
    )
    what = f"function or associated item `{name.name}`"
    tell_conditions(fcx, builder, self_ty, missing, what)
    fcx.emit(builder)


def _similar_assoc(fcx: FnCtxt, ty: Ty, name: str) -> str | None:
    key = simplify(ty)
    if key is None:
        return None
    names = [i.name for impl in fcx.tcx.inherent_impls(key) for i in fcx.tcx.assoc_items(impl)]
    return similar_name(name, names)


def report_no_variant(fcx: FnCtxt, ty: Adt, name: ast.Ident, or_assoc: bool = False) -> None:
    """An enum has no variant (and no associated item) of that name."""
    shown = fcx.show(ty)
    what = "variant or associated item" if or_assoc else "variant"
    tail = " in the current scope" if or_assoc else ""
    message = f"no {what} named `{name.name}` found for enum `{shown}`{tail}"
    builder = error("E0599", message, name.span)
    variants = [v.name for v in fcx.tcx.adt(ty.def_).variants]
    close = similar_name(name.name, variants)
    if close is not None:
        builder.suggest("there is a variant with a similar name", (name.span, close))
    else:
        text = f"{what} not found in `{shown}`" if or_assoc else f"variant not found in `{shown}`"
        builder.labels[0] = Label(name.span, text, True)
    if not ty.def_.is_library:
        builder.label(
            ty.def_.span,
            f"{what} `{name.name}` not found for this enum"
            if or_assoc
            else f"variant `{name.name}` not found here",
        )
    fcx.emit(builder)
