"""Types that a signature mentions must be well-formed: bounds of their parameters hold (E0277).

Every named type within a written type is looked at as syntax, so that the error points at the part
that is wrong: `Wr<NC>` within `Vec<Wr<NC>>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind
from checker.types.collect_generics import ast_generics, fn_item, identity_args, subnodes
from checker.types.fold import erase_regions, has_error, has_params, open_predicate, open_sig, subst
from checker.types.fulfill import Fulfill, report_fulfill_error
from checker.types.infer import InferCtxt
from checker.types.lower_assoc import direct_supertraits
from checker.types.lower_elision import ElisionKind, Scope
from checker.types.lower_ty import Lowering
from checker.types.obligation import MISC, Cause, CauseKind, FulfillErrorKind, Obligation
from checker.types.ty import (
    Adt,
    Dynamic,
    Predicate,
    ProjectionPredicate,
    TraitPredicate,
    TraitRef,
    Ty,
    TypeOutlives,
)
from grammar import syntax as ast
from grammar.diagnostic import Label, error
from grammar.span import Span


def check_signature(tcx: Tcx, d: Def) -> None:
    """A function: the types of its parameters and result, and its where clauses."""
    fn = fn_item(d)
    assert fn is not None
    _check_const(tcx, d, fn)
    sig = tcx.fn_sig(d)
    nodes = [p.ty for p in fn.params] + ([fn.output] if fn.output is not None else [])
    wf = WfCheck(tcx, d)
    wf.nodes(nodes)
    if fn.output is not None and fn.body is not None and not has_error(sig):
        output = erase_regions(open_sig(sig).output)
        if not isinstance(output, Dynamic):  # E0746, told with the body
            wf.sized(output, fn.output.span, CauseKind.SIZED_RETURN)
    wf.bounds(d)
    wf.report()
    if fn.self_param is not None and fn.self_param.kind is ast.SelfKind.TYPED:
        from checker.types.wf_receiver import check_receiver

        check_receiver(tcx, d)


def _check_const(tcx: Tcx, d: Def, fn: ast.FnItem) -> None:
    """E0379: functions of traits and their impls cannot be `const`."""
    if not fn.header.is_const or d.parent is None:
        return
    in_trait = d.parent.kind is DefKind.TRAIT
    if in_trait or (d.parent.kind is DefKind.IMPL and tcx.impl_trait_ref(d.parent) is not None):
        where = "traits" if in_trait else "trait impls"
        at = Span(fn.header.span.lo, fn.header.span.lo + len("const"), fn.header.span.ctxt)
        builder = error(
            "E0379",
            f"functions in {where} cannot be declared const",
            at,
            f"functions in {where} cannot be const",
        )
        builder.suggest("remove the `const`", (Span(at.lo, at.hi + 1, at.ctxt), ""))
        tcx.emit(builder.build())


def check_field_types(tcx: Tcx, d: Def) -> None:
    """Fields of a struct, enum or union: well-formed, and sized but for a struct's last."""
    wf = WfCheck(tcx, d)
    info = tcx.adt(d)
    for variant in info.variants:
        last = len(variant.fields) - 1
        for i, field in enumerate(variant.fields):
            node = field.def_.node
            assert isinstance(node, ast.FieldDef)
            wf.nodes([node.ty])
            if d.kind is DefKind.STRUCT and i == last:
                continue
            kind = CauseKind.SIZED_FIELD
            if d.kind is not DefKind.STRUCT:
                kind = CauseKind.SIZED_FIELD_OTHER
            wf.sized(erase_regions(tcx.type_of(field.def_)), node.ty.span, kind)
    wf.bounds(d)
    wf.report()


def check_value_type(tcx: Tcx, d: Def) -> None:
    """A constant or static; a static must be `Sync`."""
    node = d.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, (ast.ConstItem, ast.StaticItem))
    t = erase_regions(tcx.type_of(d))
    if node.kind.ty is None or has_error(t):
        return
    wf = WfCheck(tcx, d)
    wf.nodes([node.kind.ty])
    if node.kind.value is not None:
        wf.sized(t, _sized_span(tcx, d, node.kind.ty), CauseKind.SIZED_CONST)
    if isinstance(node.kind, ast.StaticItem) and not node.kind.mutable and node.kind.value:
        wf.bound(t, LangItem.SYNC, node.kind.ty.span, Cause(CauseKind.STATIC_SYNC))
    wf.report()


def _sized_span(tcx: Tcx, d: Def, written: ast.Type) -> Span:
    """Where rustc says that a constant has no size: a free one's type, the head of any other."""
    if d.kind is DefKind.CONST:
        return written.span
    from checker.names.head_span import def_span

    return def_span(tcx.sources, d)


def check_impl_header(tcx: Tcx, d: Def) -> None:
    """An impl: its self type is well-formed, and the trait's own bounds hold for it."""
    node = d.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ImplItem)
    wf = WfCheck(tcx, d)
    wf.nodes([node.kind.self_ty])
    trait_ref = tcx.impl_trait_ref(d)
    if trait_ref is not None and not has_error(trait_ref) and not node.kind.negative:
        wf.trait_header(erase_regions(trait_ref), node.kind.self_ty.span)
        if any(isinstance(p.kind, TypeOutlives) for p in tcx.super_predicates(trait_ref.trait)):
            from checker.types.wf_impl_outlives import check_header_outlives

            check_header_outlives(tcx, d, trait_ref)
    wf.bounds(d)
    wf.report()


def check_assoc_type(tcx: Tcx, d: Def) -> None:
    """An associated type in an impl: meets the bounds that the trait declares."""
    node = d.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.TypeAliasItem)
    tcx.item_bounds(d)
    if node.kind.ty is not None and d.parent is not None and d.parent.kind is DefKind.TRAIT:
        builder = error("E0658", "associated type defaults are unstable", node.span)
        builder.note(
            "see issue #29661 <https://github.com/rust-lang/rust/issues/29661> for more information"
        )
        tcx.emit(builder.build())
    if node.kind.ty is None or d.parent is None or d.parent.kind is not DefKind.IMPL:
        return
    wf = WfCheck(tcx, d)
    wf.nodes([node.kind.ty])
    trait_ref = tcx.impl_trait_ref(d.parent)
    if trait_ref is not None:
        from checker.types.wf_outlives import check_assoc_outlives
        from checker.types.wf_privacy import check_no_leak

        check_no_leak(tcx, d, trait_ref)
        check_assoc_outlives(tcx, d, trait_ref)
    item = next((i for i in tcx.assoc_items(d.parent) if i.def_ is d), None)
    if trait_ref is None or item is None or item.trait_item is None:
        wf.report()
        return
    wf.declared_bounds(item.trait_item, d, trait_ref, node.kind.ty.span)
    if _asks_for_lifetimes(tcx, item.trait_item):
        from checker.types.wf_impl_outlives import check_item_outlives

        own = identity_args(tcx.generics_of(d))[tcx.generics_of(d).parent_count :]
        check_item_outlives(tcx, d, item.trait_item, trait_ref, trait_ref.args + own)
    wf.report()


def _asks_for_lifetimes(tcx: Tcx, declared: Def) -> bool:
    for p in tcx.item_bounds(declared):
        if isinstance(p.kind, TypeOutlives):
            return True
        if isinstance(p.kind, TraitPredicate) and not p.kind.trait_ref.trait.is_library:
            return True
    return False


def check_trait(tcx: Tcx, d: Def) -> None:
    """A trait: not above itself, and bounds that its where clauses mention are well-formed."""
    _check_circle(tcx, d)
    wf = WfCheck(tcx, d)
    wf.bounds(d)
    wf.report()


def _check_circle(tcx: Tcx, d: Def) -> None:
    """E0391: a trait among its own supertraits; told at the first of the circle."""
    path = _circle(tcx, d)
    if path is None or min(path, key=lambda t: t.span) is not d:
        return
    node = d.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.TraitItem)
    what = "computing the super predicates of"
    builder = error("E0391", f"cycle detected when {what} `{d.name}`", _bound_on(tcx, d, path))
    for t in path[1:]:
        at = _bound_on(tcx, t, path)
        builder.note(f"...which requires {what} `{t.name}`...", Label(at, "", True))
    again = "immediately requires" if len(path) == 1 else "again requires"
    builder.note(f"...which {again} {what} `{d.name}`, completing the cycle")
    tcx.emit(builder.build())


def _circle(tcx: Tcx, d: Def) -> list[Def] | None:
    queue: list[list[Def]] = [[d]]
    seen = {d}
    for path in queue:
        for above in direct_supertraits(tcx, path[-1]):
            if above is d:
                return path
            if above not in seen:
                seen.add(above)
                queue.append([*path, above])
    return None


def _bound_on(tcx: Tcx, d: Def, path: list[Def]) -> Span:
    """Where `d` names the next trait of the circle."""
    node = d.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.TraitItem)
    following = path[(path.index(d) + 1) % len(path)]
    for bound in node.kind.supertraits:
        if isinstance(bound, ast.TraitBound):
            res = tcx.resolutions(d).paths.get(bound.path)
            if res is not None and res.base is following:
                return bound.path.span
    return d.span


class WfCheck:
    """Collects the obligations of one item and reports those that fail."""

    def __init__(self, tcx: Tcx, d: Def) -> None:
        self.tcx, self.d = tcx, d
        self.infcx = InferCtxt(tcx, d)
        self.fulfill = Fulfill(self.infcx)
        self.lowering = Lowering.of_item(tcx, d)
        self.lowering.scope = Scope(ElisionKind.ERASED)
        self.lowering.quiet = True

    def nodes(self, nodes: Iterable[ast.Type]) -> None:
        """All types within the written `nodes`."""
        for root in nodes:
            for node in subnodes(root):
                if isinstance(node, ast.PathType):
                    self._path(node)
                elif isinstance(node, (ast.SliceType, ast.ArrayType)):
                    self._element(node.element, CauseKind.SIZED_ELEMENT)
                elif isinstance(node, ast.TupleType):
                    for element in node.elements[:-1]:
                        self._element(element, CauseKind.SIZED_TUPLE)

    def _path(self, node: ast.PathType) -> None:
        if not any(_may_have_bounds(s) for s in node.path.segments) and node.path.qself is None:
            return
        t = self._lower(node)
        if isinstance(t, Adt):
            self.predicates(t.def_, t, node.span)

    def _element(self, node: ast.Type, kind: CauseKind) -> None:
        t = self._lower(node)
        if t is not None:
            self.sized(t, node.span, kind)

    def _lower(self, node: ast.Type) -> Ty | None:
        """A part of a type by itself; None where a binder around would be needed."""
        t = self.lowering.ty(node)
        return None if has_error(t) else t

    def predicates(self, d: Def, t: Adt, span: Span) -> None:
        for predicate in self.tcx.predicates_of(d):
            cause = Cause(CauseKind.BOUND, d, predicate.span)
            self.fulfill.register(Obligation(subst(predicate, t.args), span, cause))

    def sized(self, t: Ty, span: Span, kind: CauseKind) -> None:
        if not has_error(t):
            self.bound(t, LangItem.SIZED, span, Cause(kind))

    def bound(self, t: Ty, item: LangItem, span: Span, cause: Cause = MISC) -> None:
        trait = self.tcx.q_lang_items.get(self.tcx, None).get(item)
        if trait is not None:
            self.fulfill.register_bound(t, trait, span, cause)

    def trait_header(self, trait_ref: TraitRef, span: Span) -> None:
        """Supertraits and where clauses of the trait that an impl is of."""
        for predicate in self._of_trait(trait_ref):
            cause = Cause(CauseKind.BOUND, trait_ref.trait, predicate.span)
            clean = erase_regions(subst(predicate, trait_ref.args))
            self.fulfill.register(Obligation(clean, span, cause))

    def _of_trait(self, trait_ref: TraitRef) -> Iterator[Predicate]:
        yield from self.tcx.super_predicates(trait_ref.trait)
        for predicate in self.tcx.predicates_of(trait_ref.trait):
            kind = predicate.kind
            if not (isinstance(kind, TraitPredicate) and kind.trait_ref.trait is trait_ref.trait):
                yield predicate

    def declared_bounds(self, item: Def, own: Def, trait_ref: TraitRef, span: Span) -> None:
        """Bounds of the trait's associated type `item` on the impl's `own`."""
        generics = self.tcx.generics_of(own)
        assert generics.parent is not None
        args = trait_ref.args + identity_args(generics)[generics.parent.count :]
        t = erase_regions(self.tcx.type_of(own))
        if has_error(t):
            return
        for predicate in self.tcx.item_bounds(item):
            kind = erase_regions(subst(open_predicate(predicate), args))
            cause = Cause(CauseKind.BOUND, item, predicate.span)
            if isinstance(kind, TraitPredicate):
                fixed = TraitRef(kind.trait_ref.trait, (t, *kind.trait_ref.args[1:]))
                clean = Predicate(TraitPredicate(fixed), (), predicate.span)
                self.fulfill.register(Obligation(clean, span, cause))
            elif isinstance(kind, ProjectionPredicate):
                clean = Predicate(kind, (), predicate.span)
                self.fulfill.register(Obligation(clean, span, cause))

    def bounds(self, d: Def) -> None:
        """Where clauses without parameters must hold by themselves; types in them as elsewhere.

        Those with parameters are assumed; that impls cannot prove them without end is checked."""
        syntax = ast_generics(d)
        if syntax is None:
            return
        for clause in syntax.where:
            if isinstance(clause, ast.TypePredicate) and not clause.lifetimes:
                self.nodes([clause.bounded])
        count = len(self.tcx.predicates_of(d.parent)) if self._inherits(d) and d.parent else 0
        for predicate in self.tcx.predicates_of(d)[count:]:
            if not isinstance(predicate.kind, TraitPredicate) or has_error(predicate.kind):
                continue
            if has_params(predicate.kind):
                self._finite(predicate)
            elif d.kind is not DefKind.TRAIT:
                self._trivial(predicate)

    def _inherits(self, d: Def) -> bool:
        return d.parent is not None and d.parent.kind in (DefKind.IMPL, DefKind.TRAIT)

    def _finite(self, predicate: Predicate) -> None:
        """E0275: an assumed clause is still looked for among the impls, which must come to an
        end."""
        fulfill = Fulfill(self.infcx)
        fulfill.register(Obligation(erase_regions(predicate), predicate.span))
        for e in fulfill.select_where_possible():
            if e.kind is FulfillErrorKind.OVERFLOW:
                self.tcx.emit(report_fulfill_error(self.tcx, self.infcx, e))

    def _trivial(self, predicate: Predicate) -> None:
        """A clause such as `String: Copy`, which does not depend on any parameter."""
        fulfill = Fulfill(InferCtxt(self.tcx, None))
        fulfill.register(Obligation(erase_regions(predicate), predicate.span))
        for e in fulfill.select_all_or_error():
            self.tcx.emit(report_fulfill_error(self.tcx, fulfill.infcx, e))

    def report(self) -> None:
        for e in self.fulfill.select_all_or_error():
            if not has_error(e.obligation.predicate):
                self.tcx.emit(report_fulfill_error(self.tcx, self.infcx, e))


def _may_have_bounds(segment: ast.PathSegment) -> bool:
    return isinstance(segment.args, ast.AngleArgs)
