"""Which conditions keep a method away: what is told of trait bounds that were not satisfied.

Runs when an error is told (E0599). A method of an impl is away because bounds of the impl do not
hold; one of a trait because the one impl that matches the receiver has bounds that do not hold.
What no impl matches at all is another matter: there the trait itself is missing.

Source: `rustc_hir_typeck::method::suggest::report_method_error`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types.fn_ctxt import FnCtxt
from checker.types.fold import erase_regions, open_predicate, subst
from checker.types.fulfill import Evaluation
from checker.types.method_heads import trait_head
from checker.types.method_probe import Candidate, CandidateKind
from checker.types.pretty import show, show_path, show_trait
from checker.types.report_reasons import is_derivable
from checker.types.report_words import words_for
from checker.types.traits_env import super_trait_refs
from checker.types.traits_impls import relevant_impls
from checker.types.ty import Adt, Args, Closure, Param, Predicate, Ref, TraitPredicate, TraitRef, Ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.record import NamedTuple
from grammar.span import Span

Found = list[tuple[Candidate, "Predicate | None", Ty]]
MANY = 4
"""With more bounds than these only their number is told."""


class Condition(NamedTuple):
    """`goal` does not hold; `impl` asks for it where it says `written`, because `required_by`."""

    goal: TraitRef
    impl: Def
    written: Predicate
    required_by: TraitRef | None


def conditions(fcx: FnCtxt, found: Found) -> list[Condition]:
    """The bounds that do not hold, each once, in the order of the candidates."""
    out: dict[tuple[TraitRef, TraitRef | None], Condition] = {}
    for c, predicate, _ in found:
        if predicate is None or not isinstance(predicate.kind, TraitPredicate):
            continue
        goal = fcx.resolve(predicate.kind.trait_ref)
        if c.kind is CandidateKind.TRAIT:
            for condition in _of_trait(fcx, goal):
                out.setdefault((condition.goal, condition.required_by), condition)
        else:
            written = _written(fcx, c.item.container, goal)
            out.setdefault((goal, None), Condition(goal, c.item.container, written, None))
    return list(out.values())


def _of_trait(fcx: FnCtxt, goal: TraitRef) -> list[Condition]:
    """The conditions of the one impl that matches."""
    matching = [m for impl in relevant_impls(fcx.tcx, goal) if (m := _match(fcx, impl, goal))]
    return matching[0][1] if len(matching) == 1 else []


def _match(fcx: FnCtxt, impl: Def, goal: TraitRef) -> tuple[Def, list[Condition]] | None:
    header = fcx.tcx.impl_trait_ref(impl)
    if header is None:
        return None
    with fcx.infcx.probe():
        args = fcx.fresh_args(impl, fcx.owner.span)
        if fcx.infcx.unify_args(goal.args, subst(erase_regions(header), args).args) is not None:
            return None
        return impl, list(_failing(fcx, impl, args, goal))


def _failing(fcx: FnCtxt, impl: Def, args: Args, goal: TraitRef) -> Iterator[Condition]:
    for p in fcx.tcx.predicates_of(impl):
        predicate = fcx.resolve(subst(erase_regions(p), args))
        kind = open_predicate(predicate)
        if isinstance(kind, TraitPredicate) and fcx.fulfill.evaluate(predicate) is Evaluation.NO:
            yield Condition(kind.trait_ref, impl, p, goal)


def _written(fcx: FnCtxt, impl: Def, goal: TraitRef) -> Predicate:
    """The bound of `impl` that became `goal`: of its trait, the first."""
    for p in fcx.tcx.predicates_of(impl):
        if isinstance(p.kind, TraitPredicate) and p.kind.trait_ref.trait is goal.trait:
            return p
    return Predicate(TraitPredicate(goal))


# ------------------------------------------------------------------ telling


def tell_conditions(
    fcx: FnCtxt, builder: DiagnosticBuilder, receiver: Ty, found: list[Condition], what: str
) -> None:
    """Labels, notes and helps; `what` is "method `name`" or the like."""
    _label_types(fcx, builder, receiver, found, what)
    local = [c for c in found if fcx.tcx.is_local(c.impl)]
    for impl in dict.fromkeys(c.impl for c in local):
        _note_impl(fcx, builder, impl, [c for c in local if c.impl is impl])
    lines = [line for c in found if c not in local for line in _lines(fcx, c)]
    if lines:
        builder.note("\n".join(["the following trait bounds were not satisfied:", *lines]))
    told = _suggest_where(fcx, builder, found)
    if not _suggest_derives(fcx, builder, found) and not told:
        _own_trait(fcx, builder, found, what)


def _own_trait(fcx: FnCtxt, builder: DiagnosticBuilder, found: list[Condition], what: str) -> None:
    """The trait could be implemented once more: it or the type is the program's."""
    for c in found:
        t = c.required_by
        if t is None or not (fcx.tcx.is_local(t.trait) or _is_own(fcx, t.self_ty)):
            continue
        builder.help("items from traits can only be used if the trait is implemented and in scope")
        suggest_implementing(builder, t.trait, what.rpartition(" ")[2].strip("`"))
        return


def suggest_implementing(builder: DiagnosticBuilder, trait: Def, name: str) -> None:
    if trait.is_library:
        builder.note(
            f"the following trait defines an item `{name}`, perhaps you need to implement it:\n"
            f"candidate #1: `{trait.name}`"
        )
    else:
        builder.note(
            f"`{trait.name}` defines an item `{name}`, perhaps you need to implement it",
            Label(trait_head(trait), "", True),
        )


def _is_own(fcx: FnCtxt, t: Ty) -> bool:
    return isinstance(t, Adt) and fcx.tcx.is_local(t.def_)


def own_words(fcx: FnCtxt, receiver: Ty, found: list[Condition]) -> str | None:
    """What the author of the one missing trait says of types without it."""
    traits = {c.goal.trait for c in found}
    goal = found[0].goal
    if len(traits) > 1 or goal.self_ty != receiver:
        return None
    if any(isinstance(c.goal.self_ty, (Param, Closure)) for c in found):
        return None
    arg = show(fcx.tcx, goal.args[1]) if len(goal.args) > 1 else ""
    words = words_for(
        goal.trait.path(), show(fcx.tcx, receiver), arg, show_path(fcx.tcx, goal.trait)
    )
    return words.message if words is not None else None


def bound(fcx: FnCtxt, t: TraitRef) -> str:
    return f"`{show(fcx.tcx, t.self_ty)}: {show_trait(fcx.tcx, t)}`"


def _lines(fcx: FnCtxt, c: Condition) -> Iterator[str]:
    yield bound(fcx, c.goal)
    if c.required_by is not None:
        yield f"which is required by {bound(fcx, c.required_by)}"


def _label_types(
    fcx: FnCtxt, builder: DiagnosticBuilder, receiver: Ty, found: list[Condition], what: str
) -> None:
    """What a local type lacks, at its definition."""
    inner = receiver.pointee if isinstance(receiver, Ref) else receiver
    own = inner.def_ if isinstance(inner, Adt) and fcx.tcx.is_local(inner.def_) else None
    lacks: dict[Def, list[str]] = {own: []} if own is not None else {}
    for c in found:
        for t in (c.goal, c.required_by):
            if t is None or not isinstance(t.self_ty, Adt) or not fcx.tcx.is_local(t.self_ty.def_):
                continue
            texts = lacks.setdefault(t.self_ty.def_, [])
            if bound(fcx, t) not in texts:
                texts.append(bound(fcx, t))
    for def_, texts in lacks.items():
        text = _lacking(sorted(texts))
        if def_ is own:
            missing = f"{what} not found for this {fcx.tcx.adt(def_).kind.value}"
            text = f"{missing} because it {text}" if 0 < len(texts) <= MANY else text or missing
        builder.label(def_span(fcx.tcx.sources, def_), text)


def _lacking(texts: list[str]) -> str:
    if not texts:
        return ""
    if len(texts) > MANY:
        return f"doesn't satisfy {len(texts)} bounds"
    *others, last = texts
    return "doesn't satisfy " + (f"{', '.join(others)} or {last}" if others else last)


def _note_impl(fcx: FnCtxt, builder: DiagnosticBuilder, impl: Def, found: list[Condition]) -> None:
    """Where an impl of the program asks for what does not hold."""
    if len(found) == 1:
        text = f"trait bound {bound(fcx, found[0].goal)} was not satisfied"
    else:
        lines = [bound(fcx, c.goal) for c in found]
        text = "\n".join(["the following trait bounds were not satisfied:", *lines])
    node = impl.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ImplItem)
    if node.span.ctxt in fcx.tcx.names.derive_contexts:
        _note_derive(fcx, builder, text, node.span, found)
        return
    labels = [Label(c.written.span, "unsatisfied trait bound introduced here", True) for c in found]
    labels += [Label(node.kind.trait.span, "")] if node.kind.trait is not None else []
    builder.note(text, *labels, Label(node.kind.self_ty.span, ""))


def _note_derive(
    fcx: FnCtxt, builder: DiagnosticBuilder, text: str, at: Span, found: list[Condition]
) -> None:
    labels = []
    call = fcx.tcx.sources.contexts[at.ctxt].call_site
    if call is not None:
        labels.append(Label(call, "in this derive macro expansion"))
    for c in found:
        place = _type_parameter(c)
        if place is not None:
            needs = f"type parameter would need to implement `{c.goal.trait.name}`"
            labels.append(Label(place, needs, True))
    builder.note(text, *labels)
    builder.help("consider manually implementing the trait to avoid undesired bounds")


def _type_parameter(c: Condition) -> Span | None:
    """The parameter of the type that the derived impl asks it of."""
    kind = c.written.kind
    param = kind.trait_ref.self_ty if isinstance(kind, TraitPredicate) else None
    self_ty = c.required_by.self_ty if c.required_by is not None else None
    if not isinstance(param, Param) or not isinstance(self_ty, Adt):
        return None
    children = self_ty.def_.children
    found = [d for d in children if d.kind is DefKind.TYPE_PARAM and d.name == param.name]
    return found[0].span if found else None


def _suggest_where(fcx: FnCtxt, builder: DiagnosticBuilder, found: list[Condition]) -> bool:
    """Bounds for the parameters of the function in work, if it has some that lack them."""
    from checker.types.restrict_param import end_of_where

    wanted = []
    for c in found:
        if isinstance(c.goal.self_ty, Param) and c.goal.self_ty.name != "Self":
            text = f"{c.goal.self_ty.name}: {show_trait(fcx.tcx, c.goal)}"
            wanted += [text] if text not in wanted else []
    place = end_of_where(fcx.owner) if wanted else None
    if place is not None:
        at, before = place
        s = "s" if len(wanted) > 1 else ""
        builder.suggest(
            f"consider restricting the type parameter{s} to satisfy the trait bound{s}",
            (at, before + ", ".join(wanted)),
        )
    return bool(wanted)


def _suggest_derives(fcx: FnCtxt, builder: DiagnosticBuilder, found: list[Condition]) -> bool:
    """Traits that a type of the program lacks: to derive (then it is true), else to implement."""
    derives: dict[Def, list[str]] = {}
    others: list[Def] = []
    for c in found:
        if not isinstance(c.goal.self_ty, Adt) or not fcx.tcx.is_local(c.goal.self_ty.def_):
            continue
        if is_derivable(fcx.tcx, c.goal):
            above = [t for t in super_trait_refs(fcx.tcx, c.goal) if is_derivable(fcx.tcx, t)]
            derives.setdefault(c.goal.self_ty.def_, []).extend(t.trait.name for t in above)
        elif c.goal.trait not in others:
            others.append(c.goal.trait)
    if others:
        _note_traits(fcx, builder, others)
    for def_, names in derives.items():
        text = ", ".join(sorted(set(names)))
        at = def_span(fcx.tcx.sources, def_).shrink_to_lo()
        builder.suggest(
            f"consider annotating `{def_.name}` with `#[derive({text})]`",
            (at, f"#[derive({text})]\n"),
        )
    return bool(derives)


def _note_traits(fcx: FnCtxt, builder: DiagnosticBuilder, traits: list[Def]) -> None:
    labels = [Label(def_span(fcx.tcx.sources, t), "", True) for t in traits if not t.is_library]
    if len(traits) == 1:
        text = f"the trait `{show_path(fcx.tcx, traits[0])}` must be implemented"
    else:
        text = "the following traits must be implemented"
    builder.note(text, *labels)
