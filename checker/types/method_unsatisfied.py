"""Methods that are there but for a bound that does not hold, and ambiguous ones: E0599, E0034.

Source: `rustc_hir_typeck::method::suggest`.
"""

from __future__ import annotations

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types.fn_ctxt import FnCtxt
from checker.types.fulfill import Evaluation
from checker.types.method_heads import head, kind_word, label_definition
from checker.types.method_probe import (
    Ambiguity,
    Candidate,
    CandidateKind,
    NoMatch,
    Pick,
)
from checker.types.ty import (
    Adt,
    AdtKind,
    Array,
    Param,
    Predicate,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error


def report_unsatisfied(fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Ty, failure: NoMatch) -> None:
    """There is such a method, but bounds do not hold."""
    from checker.types.unsatisfied import conditions, own_words, tell_conditions

    name = e.segment.ident
    shown = fcx.show_of(e.receiver, receiver)
    found = unique(failure)
    iterator = fcx.lang(LangItem.ITERATOR)
    is_of_traits = all(c.kind is CandidateKind.TRAIT for c, _, _ in found)
    missing = conditions(fcx, found)
    # That `&mut I` is an iterator if `I` is says nothing of what is no iterator at all.
    only_iterator = all(c.goal.trait is iterator for c in missing)
    if is_of_traits and found[0][0].item.container is iterator and only_iterator:
        if _is_iterable(fcx, receiver):
            _call_into_iter(fcx, e.segment.ident, receiver, shown)
            return
        message = f"`{shown}` is not an iterator"
        builder = error("E0599", message, name.span, message)
        bounds_note(fcx, builder, receiver, found, name.name)
        fcx.emit(builder)
        return
    label = f"method cannot be called on `{shown}` due to unsatisfied trait bounds"
    if not missing:
        label = f"method not found in `{shown}`"
    if not missing or isinstance(receiver, Param):
        _trait_missing(fcx, e, receiver, found[0][0].item.container, label)
        return
    message = (
        f"the method `{name.name}` exists for {kind_word(fcx, receiver)} `{shown}`, but its trait"
        " bounds were not satisfied"
    )
    message = own_words(fcx, receiver, missing) or message
    builder = error("E0599", message, name.span, label)
    tell_conditions(fcx, builder, receiver, missing, f"method `{name.name}`")
    fcx.emit(builder)


def _is_iterable(fcx: FnCtxt, receiver: Ty) -> bool:
    """Whether `for` could go through it; of arrays rustc does not say so."""
    trait = fcx.lang(LangItem.INTO_ITERATOR)
    if trait is None or isinstance(receiver, Array):
        return False
    goal = Predicate(TraitPredicate(TraitRef(trait, (receiver,))))
    return fcx.fulfill.evaluate(goal) is not Evaluation.NO


def _call_into_iter(fcx: FnCtxt, name: ast.Ident, receiver: Ty, shown: str) -> None:
    kind = kind_word(fcx, receiver)
    message = f"no method named `{name.name}` found for {kind} `{shown}` in the current scope"
    builder = error("E0599", message, name.span, f"`{shown}` is not an iterator")
    builder.suggest("call `.into_iter()` first", (name.span.shrink_to_lo(), "into_iter()."))
    fcx.emit(builder)


def unique(failure: NoMatch) -> list[tuple[Candidate, Predicate | None, Ty]]:
    seen: set[object] = set()
    out = []
    for c, p, ty in failure.unsatisfied:
        key = (c.item.def_, None if p is None else p.kind)
        if key not in seen:
            seen.add(key)
            out.append((c, p, ty))
    return out


def _trait_missing(
    fcx: FnCtxt, e: ast.MethodCallExpr, receiver: Ty, trait: Def, label: str
) -> None:
    """A trait in scope has the method; the receiver does not implement it."""
    from checker.types.unsatisfied import suggest_implementing

    name = e.segment.ident
    shown = fcx.show(receiver)
    inner = receiver.pointee if isinstance(receiver, Ref) else receiver
    kind = kind_word(fcx, receiver)
    message = f"no method named `{name.name}` found for {kind} `{shown}` in the current scope"
    builder = error("E0599", message, name.span, label)
    label_definition(fcx, builder, receiver, name.name, "method")
    builder.help(
        "items from traits can only be used if the trait is implemented and in scope"
        if not isinstance(inner, Param)
        else "items from traits can only be used if the type parameter is bounded by the trait"
    )
    if isinstance(inner, Param):
        from checker.types.restrict_param import place_of_bound

        place = place_of_bound(fcx.tcx, fcx.owner, inner)
        if place is not None:
            builder.suggest(
                f"the following trait defines an item `{name.name}`, perhaps you need to restrict "
                f"type parameter `{inner.name}` with it:",
                (place.at, place.before + trait.name),
            )
    else:
        suggest_implementing(builder, trait, name.name)
    fcx.emit(builder)


def bounds_note(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    receiver: Ty,
    found: list[tuple[Candidate, Predicate | None, Ty]],
    name: str,
) -> None:
    inner = receiver.pointee if isinstance(receiver, Ref) else receiver
    lines: list[str] = []
    for _, p, _ in found:
        if p is None or not isinstance(p.kind, TraitPredicate):
            continue
        from checker.types.pretty import show_trait

        ref = fcx.resolve(p.kind.trait_ref)
        line = f"`{fcx.show(ref.self_ty)}: {show_trait(fcx.tcx, ref)}`"
        if line not in lines:
            lines.append(line)
    if isinstance(inner, Adt) and not inner.def_.is_library:
        kind = fcx.tcx.adt(inner.def_).kind
        what = {AdtKind.STRUCT: "struct", AdtKind.ENUM: "enum", AdtKind.UNION: "union"}[kind]
        suffix = f"method `{name}` not found for this {what} because it doesn't satisfy "
        if len(lines) == 1:
            builder.label(def_span(fcx.tcx.sources, inner.def_), suffix + lines[0])
        else:
            builder.label(
                def_span(fcx.tcx.sources, inner.def_), f"method `{name}` not found for this {what}"
            )
    if lines:
        builder.note("the following trait bounds were not satisfied:\n" + "\n".join(lines))


def report_ambiguity(fcx: FnCtxt, e: ast.MethodCallExpr, found: Ambiguity) -> None:
    name = e.segment.ident
    builder = error("E0034", "multiple applicable items in scope", name.span)
    builder.labels[0] = Label(name.span, f"multiple `{name.name}` found", True)
    note_candidates(fcx, builder, found)
    fcx.emit(builder)


def note_candidates(fcx: FnCtxt, builder: DiagnosticBuilder, found: Ambiguity) -> None:
    for i, c in enumerate(found.candidates, 1):
        container = c.item.container
        trait = fcx.tcx.impl_trait_ref(container) if container.kind is DefKind.IMPL else None
        if container.kind is DefKind.IMPL and trait is None:
            ty = fcx.show(fcx.tcx.type_of(container))
            text = f"candidate #{i} is defined in an impl for the type `{ty}`"
        elif container.kind is DefKind.TRAIT:
            text = f"candidate #{i} is defined in the trait `{container.name}`"
            impl = _impl_for(fcx, container, c)
            if impl is not None:
                self_ty = fcx.show(fcx.tcx.type_of(impl))
                item = fcx.assoc(impl, c.item.name)
                text = (
                    f"candidate #{i} is defined in an impl of the trait `{container.name}` for"
                    f" the type `{self_ty}`"
                )
                at = item.def_ if item is not None else c.item.def_
                builder.note(text, Label(head(at), "", True))
                continue
        else:
            text = f"candidate #{i} is defined in an impl"
        builder.note(text, Label(head(c.item.def_), "", True))


def _impl_for(fcx: FnCtxt, trait: Def, c: Candidate) -> Def | None:
    impls = [i for i in fcx.tcx.trait_impls(trait) if not i.is_library]
    return impls[0] if len(impls) == 1 else None


def report_object_safety(fcx: FnCtxt, e: ast.MethodCallExpr, pick: Pick) -> None:
    """Methods `where Self: Sized` cannot be called on `dyn Trait`."""
    sized = fcx.lang(LangItem.SIZED)
    for p in fcx.tcx.predicates_of(pick.item.def_):
        if not isinstance(p.kind, TraitPredicate) or p.kind.trait_ref.trait is not sized:
            continue
        self_ty = p.kind.trait_ref.self_ty
        if isinstance(self_ty, Param) and self_ty.index == 0 and self_ty.name == "Self":
            name = e.segment.ident
            builder = error(
                None,
                f"the `{name.name}` method cannot be invoked on a trait object",
                name.span,
            )
            if not pick.item.def_.is_library:
                builder.label(p.span, "this has a `Sized` requirement")
            fcx.emit(builder)
            return
