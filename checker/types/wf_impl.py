"""An impl against its trait: missing items, unfit signatures (rustc: `compare_impl_item`)."""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def
from checker.names.head_span import def_span
from checker.types.collect_generics import fn_item, identity_args, late_bound_names
from checker.types.fold import erase_regions, has_error, open_sig, subst
from checker.types.fulfill import Fulfill
from checker.types.infer import InferCtxt
from checker.types.obligation import Cause, CauseKind, Obligation
from checker.types.traits_env import env_of
from checker.types.traits_select import Selector
from checker.types.ty import (
    Args,
    AssocItem,
    FnSig,
    GenericParamDef,
    ParamKind,
    Predicate,
    Ref,
    TraitPredicate,
    TraitRef,
    Ty,
)
from checker.types.wf_coherence import is_incoherent, rejected
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder, Label, error
from grammar.span import Span


def check_impl_items(tcx: Tcx, impl: Def) -> None:
    """Report E0046, E0049, E0050, E0053, E0185, E0186, E0195, E0276, E0323 to E0326."""
    trait_ref = tcx.impl_trait_ref(impl)
    if trait_ref is None or has_error(trait_ref) or impl in rejected(tcx):
        return
    node = impl.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ImplItem)
    if node.kind.negative:
        return
    if is_incoherent(tcx, trait_ref.trait):
        return
    theirs = {(i.name, i.kind): i for i in tcx.assoc_items(trait_ref.trait)}
    for item in tcx.assoc_items(impl):
        if item.trait_item is None:
            _wrong_kind(tcx, trait_ref, item)
            continue
        if item.kind == "fn":
            _Compare(tcx, impl, trait_ref, item, theirs[item.name, item.kind]).run()
        elif item.kind == "const":
            _compare_const(tcx, impl, trait_ref, item)
    _missing(tcx, impl, trait_ref)


# ------------------------------------------------------------------ E0046, E0323..E0325


def _missing(tcx: Tcx, impl: Def, trait_ref: TraitRef) -> None:
    have = {i.trait_item for i in tcx.assoc_items(impl)}
    missing = [
        i for i in tcx.assoc_items(trait_ref.trait) if not i.has_default and i.def_ not in have
    ]
    if not missing:
        return
    names = ", ".join(f"`{i.name}`" for i in missing)
    at = def_span(tcx.sources, impl)
    builder = error(
        "E0046",
        f"not all trait items implemented, missing: {names}",
        at,
        f"missing {names} in implementation",
    )
    for item in missing:
        if not item.def_.is_library:
            builder.label(def_span(tcx.sources, item.def_), f"`{item.name}` from trait")
    for item in missing:
        if item.def_.is_library:
            builder.help(f"implement the missing item: `{_stub(tcx, item)}`")
    tcx.emit(builder.build())


def _stub(tcx: Tcx, item: AssocItem) -> str:
    if item.kind == "type":
        return f"type {item.name} = /* Type */;"
    if item.kind == "const":
        from checker.types.pretty import show

        return f"const {item.name}: {show(tcx, tcx.type_of(item.def_))} = /* value */;"
    return f"{signature_text(tcx, item)} {{ todo!() }}"


def signature_text(tcx: Tcx, item: AssocItem) -> str:
    """`fn name(&self, _: A) -> B`, as in suggestions."""
    poly = tcx.fn_sig(item.def_)
    from checker.types.pretty import show

    inputs = [show(tcx, t) for t in poly.sig.inputs]
    parts = [f"_: {t}" for t in inputs]
    if item.has_self:
        parts[0] = _self_text(inputs[0])
    output = show(tcx, poly.sig.output)
    tail = "" if output == "()" else f" -> {output}"
    return f"fn {item.name}({', '.join(parts)}){tail}"


def _self_text(t: str) -> str:
    return {"Self": "self", "&Self": "&self", "&mut Self": "&mut self"}.get(t, f"self: {t}")


_KIND_WORDS = {"const": ("E0323", "const"), "fn": ("E0324", "method"), "type": ("E0325", "type")}


def _wrong_kind(tcx: Tcx, trait_ref: TraitRef, item: AssocItem) -> None:
    """A name that the trait has for another kind of item; names it lacks were told before."""
    theirs = next((i for i in tcx.assoc_items(trait_ref.trait) if i.name == item.name), None)
    if theirs is None:
        return
    code, word = _KIND_WORDS[item.kind]
    from checker.types.pretty import show_path

    trait = show_path(tcx, trait_ref.trait)
    builder = error(
        code,
        f"item `{item.name}` is an associated {word}, which doesn't match its trait `{trait}`",
        def_span(tcx.sources, item.def_),
        "does not match trait",
    )
    if not theirs.def_.is_library:
        builder.label(def_span(tcx.sources, theirs.def_), "item in trait")
    tcx.emit(builder.build())


def _compare_const(tcx: Tcx, impl: Def, trait_ref: TraitRef, item: AssocItem) -> None:
    """E0326: an associated constant of another type."""
    assert item.trait_item is not None
    infcx = InferCtxt(tcx, impl)
    fulfill = Fulfill(infcx)
    wanted = erase_regions(subst(tcx.type_of(item.trait_item), trait_ref.args))
    have = erase_regions(tcx.type_of(item.def_))
    wanted, have = (
        fulfill.normalize(wanted, item.def_.span),
        fulfill.normalize(have, item.def_.span),
    )
    fulfill.select_where_possible()
    if infcx.unify(wanted, have) is None:
        return
    node = item.def_.node
    assert isinstance(node, ast.Item)
    at = node.kind.ty.span if isinstance(node.kind, ast.ConstItem) and node.kind.ty else node.span
    from checker.types.pretty import show

    builder = error(
        "E0326",
        f"implemented const `{item.name}` has an incompatible type for trait",
        at,
        f"expected `{show(tcx, wanted)}`, found `{show(tcx, have)}`",
    )
    theirs = item.trait_item.node
    if isinstance(theirs, ast.Item) and isinstance(theirs.kind, ast.ConstItem) and theirs.kind.ty:
        builder.note("type in trait", Label(theirs.kind.ty.span, "", True))
    tcx.emit(builder.build())


# ------------------------------------------------------------------ methods


def unlike_trait(tcx: Tcx) -> list[Diagnostic]:
    """What was told of methods that are not as their trait wants them. Such a signature is sound
    in itself: the method's body is looked at as any other."""
    found = tcx.trait_cache.setdefault("unlike_trait", [])
    assert isinstance(found, list)
    return found


class _Compare:
    """One method of an impl with the trait's. Stops at the first thing that is wrong."""

    def __init__(
        self, tcx: Tcx, impl: Def, trait_ref: TraitRef, mine: AssocItem, theirs: AssocItem
    ) -> None:
        self.tcx, self.impl, self.trait_ref = tcx, impl, trait_ref
        self.mine, self.theirs = mine, theirs
        a, b = fn_item(mine.def_), fn_item(theirs.def_)
        assert a is not None
        assert b is not None
        self.fn, self.their_fn = a, b

    def run(self) -> None:
        checks = (
            self.self_kind,
            self.generics_count,
            self.lifetimes,
            self.impl_trait_params,
            self.parameter_count,
            self.bounds,
            self.types,
            self.regions,
        )
        for check in checks:
            if not check():
                return

    def emit(self, builder: DiagnosticBuilder) -> bool:
        diagnostic = builder.build()
        unlike_trait(self.tcx).append(diagnostic)
        self.tcx.emit(diagnostic)
        return False

    def theirs_span(self) -> Span | None:
        return None if self.theirs.def_.is_library else def_span(self.tcx.sources, self.theirs.def_)

    # -------------------------------------------------------------- E0185, E0186

    def self_kind(self) -> bool:
        if self.mine.has_self == self.theirs.has_self:
            return True
        name = self.mine.name
        at = def_span(self.tcx.sources, self.mine.def_)
        there = self.theirs_span()
        if self.mine.has_self:
            text = self.self_text(self.fn)
            builder = error(
                "E0185",
                f"method `{name}` has a `{text}` declaration in the impl, but not in the trait",
                at,
                f"`{text}` used in impl",
            )
            if there is not None:
                builder.label(there, f"trait method declared without `{text}`")
            return self.emit(builder)
        text = self.self_text(self.their_fn)
        builder = error(
            "E0186",
            f"method `{name}` has a `{text}` declaration in the trait, but not in the impl",
            at,
            f"expected `{text}` in impl",
        )
        if there is not None:
            builder.label(there, f"`{text}` used in trait")
        return self.emit(builder)

    def self_text(self, fn: ast.FnItem) -> str:
        param = fn.self_param
        assert param is not None
        if param.kind is ast.SelfKind.REF:
            return "&mut self" if param.mutable else "&self"
        if param.kind is ast.SelfKind.VALUE:
            return "self"
        return "self: _"

    # -------------------------------------------------------------- E0049, E0195

    def generics_count(self) -> bool:
        for kind, word in ((ParamKind.TYPE, "type"), (ParamKind.CONST, "const")):
            mine, theirs = self.params(self.mine.def_, kind), self.params(self.theirs.def_, kind)
            if len(mine) != len(theirs):
                return self.wrong_generics(word, mine, theirs)
        return True

    def params(self, d: Def, kind: ParamKind) -> list[GenericParamDef]:
        return [p for p in self.tcx.generics_of(d).own if p.kind is kind]

    def wrong_generics(
        self, word: str, mine: list[GenericParamDef], theirs: list[GenericParamDef]
    ) -> bool:
        def many(n: int) -> str:
            return f"{n} {word} parameter{'' if n == 1 else 's'}"

        what = "method" if self.mine.has_self else "associated function"
        spans = [p.def_.span for p in mine if p.def_ is not None]
        at = spans or [self.fn.generics.span]
        builder = error(
            "E0049",
            f"{what} `{self.mine.name}` has {many(len(mine))} but its trait declaration has "
            f"{many(len(theirs))}",
            at[0],
            f"found {many(len(mine))}",
        )
        for extra in at[1:]:
            builder.primary(extra)
        there = [p.def_.span for p in theirs if p.def_ is not None]
        if not self.theirs.def_.is_library:
            first = there or [self.their_fn.generics.span]
            builder.label(first[0], f"expected {many(len(theirs))}")
            for extra in first[1:]:
                builder.label(extra, "")
        return self.emit(builder)

    def lifetimes(self) -> bool:
        """Early-bound lifetimes must correspond."""
        mine = self.params(self.mine.def_, ParamKind.LIFETIME)
        theirs = self.params(self.theirs.def_, ParamKind.LIFETIME)
        if len(mine) == len(theirs):
            return True
        spans = [p.span for p in self.fn.generics.params if isinstance(p, ast.LifetimeParam)]
        at = spans or [self.fn.generics.span]
        builder = error("E0195", "lifetime parameters do not match the trait definition", at[0])
        for extra in at[1:]:
            builder.primary(extra)
        if late_bound_names(self.mine.def_) or late_bound_names(self.theirs.def_):
            builder.note("lifetime parameters differ in whether they are early- or late-bound")
        return self.emit(builder)

    def impl_trait_params(self) -> bool:
        """E0643: `impl Trait` is implemented by `impl Trait`, a named parameter by a named one."""
        mine = self.params(self.mine.def_, ParamKind.TYPE)
        theirs = self.params(self.theirs.def_, ParamKind.TYPE)
        for a, b in zip(mine, theirs, strict=True):
            if a.synthetic != b.synthetic:
                from checker.types.wf_impl_synthetic import unlike_parameters

                return self.emit(unlike_parameters(self.tcx, self.mine.def_, self.theirs, a, b))
        return True

    # -------------------------------------------------------------- E0050

    def parameter_count(self) -> bool:
        mine = self.tcx.fn_sig(self.mine.def_).sig.inputs
        theirs = self.tcx.fn_sig(self.theirs.def_).sig.inputs
        if len(mine) == len(theirs):
            return True

        def many(n: int) -> str:
            return f"{n} parameter{'' if n == 1 else 's'}"

        what = "method" if self.mine.has_self else "associated function"
        trait = self.trait_path()
        builder = error(
            "E0050",
            f"{what} `{self.mine.name}` has {many(len(mine))} but the declaration in trait "
            f"`{trait}::{self.mine.name}` has {len(theirs)}",
            self.params_span(self.fn, len(theirs)),
            f"expected {many(len(theirs))}, found {len(mine)}",
        )
        if not self.theirs.def_.is_library:
            at = self.params_span(self.their_fn, len(mine))
            builder.label(at, f"trait requires {many(len(theirs))}")
        else:
            from checker.types.pretty import show

            sig = show(self.tcx, self.tcx.fn_sig(self.theirs.def_))
            builder.note(f"`{self.mine.name}` from trait: `{sig}`")
        return self.emit(builder)

    def trait_path(self) -> str:
        from checker.types.pretty import show_path

        return show_path(self.tcx, self.trait_ref.trait, full=True)

    def params_span(self, fn: ast.FnItem, other: int) -> Span:
        spans = self.param_spans(fn)
        if not spans:
            return fn.sig_span
        return spans[0].to(spans[-1])

    def param_spans(self, fn: ast.FnItem) -> list[Span]:
        own = [fn.self_param.span] if fn.self_param is not None else []
        return own + [p.span for p in fn.params]

    # -------------------------------------------------------------- E0276

    def trait_args(self) -> Args:
        """The trait method's arguments in terms of the impl method's parameters."""
        mine = self.tcx.generics_of(self.mine.def_)
        own = identity_args(mine)[mine.parent_count :]
        return self.trait_ref.args + own

    def assumed(self) -> list[Predicate]:
        """What the impl's method may assume: the impl's clauses and those of the trait's method."""
        out = list(self.tcx.predicates_of(self.impl))
        theirs = self.tcx.predicates_of(self.theirs.def_)
        skip = len(self.tcx.predicates_of(self.trait_ref.trait))
        out.extend(subst(p, self.trait_args()) for p in theirs[skip:])
        return out

    def bounds(self) -> bool:
        skip = len(self.tcx.predicates_of(self.impl))
        own = self.tcx.predicates_of(self.mine.def_)[skip:]
        if not own:
            return True
        infcx = InferCtxt(self.tcx, None)
        fulfill = Fulfill(infcx)
        fulfill.selector = Selector(infcx, env_of(self.tcx, self.assumed()))
        for p in own:
            cause = Cause(CauseKind.MISC, None, p.span)
            fulfill.register(Obligation(erase_regions(p), p.span, cause))
        errors = fulfill.select_all_or_error()
        if not errors:
            return True
        root = errors[0].obligation.root()
        kind = root.predicate.kind
        from checker.types.pretty import show

        text = show(self.tcx, kind)
        if isinstance(kind, TraitPredicate):
            at = root.span
            builder = error(
                "E0276",
                "impl has stricter requirements than trait",
                at,
                f"impl has extra requirement `{text}`",
            )
            there = self.theirs_span()
            if there is not None:
                builder.label(there, f"definition of `{self.mine.name}` from trait")
            return self.emit(builder)
        return True

    # -------------------------------------------------------------- E0053

    def types(self) -> bool:
        infcx = InferCtxt(self.tcx, None)
        fulfill = Fulfill(infcx)
        fulfill.selector = Selector(infcx, env_of(self.tcx, self.assumed()))
        mine = self.normal(fulfill, open_sig(self.tcx.fn_sig(self.mine.def_)))
        theirs = subst(
            erase_regions(open_sig(self.tcx.fn_sig(self.theirs.def_))), self.trait_args()
        )
        theirs = self.normal(fulfill, theirs)
        if has_error(mine) or has_error(theirs):
            return True
        spans = self.param_spans(self.fn)
        for i, (a, b) in enumerate(zip(theirs.inputs, mine.inputs, strict=True)):
            if infcx.unify(a, b) is not None:
                return self.wrong_type(theirs, mine, i, spans[i], a, b)
        if infcx.unify(theirs.output, mine.output) is not None:
            at = self.fn.output.span if self.fn.output is not None else self.fn.sig_span
            return self.wrong_type(theirs, mine, None, at, theirs.output, mine.output)
        if theirs.is_unsafe != mine.is_unsafe and not theirs.is_unsafe:
            return self.wrong_type(theirs, mine, None, self.fn.sig_span, None, None)
        return True

    def regions(self) -> bool:
        from checker.types.wf_impl_regions import region_conflict

        mine, theirs = self.mine.def_, self.theirs.def_
        conflict = region_conflict(self.tcx, mine, theirs, self.trait_args())
        if conflict is None:
            return True
        from checker.types.wf_impl_region_report import conflict_report

        return self.emit(conflict_report(self.tcx, mine, theirs, conflict))

    def normal(self, fulfill: Fulfill, sig: FnSig) -> FnSig:
        clean = fulfill.normalize(erase_regions(sig), self.mine.def_.span)
        fulfill.select_where_possible()
        return fulfill.infcx.resolve(clean)

    def wrong_type(
        self, theirs: FnSig, mine: FnSig, index: int | None, at: Span, a: Ty | None, b: Ty | None
    ) -> bool:
        tcx = self.tcx
        label = "expected safe fn, found unsafe fn"
        if a is not None and b is not None:
            from checker.types.pretty import show

            label = f"expected `{show(tcx, a)}`, found `{show(tcx, b)}`"
            if _differ_in_mutability(a, b):
                label = "types differ in mutability"
        if index is not None and not (index == 0 and self.mine.has_self):
            at = self.fn.params[index - self.mine.has_self].ty.span
        builder = error(
            "E0053",
            f"method `{self.mine.name}` has an incompatible type for trait",
            at,
            label,
        )
        there = self.their_part(index)
        if there is not None:
            builder.note("type in trait", Label(there, "", True))
        builder.note(
            f"expected signature `{_elided(tcx, theirs, mine)}`\n"
            f"   found signature `{_elided(tcx, mine, theirs)}`"
        )
        return self.emit(builder)

    def their_part(self, index: int | None) -> Span | None:
        if self.theirs.def_.is_library:
            return None
        if index is None:
            return self.their_fn.output.span if self.their_fn.output is not None else None
        if index == 0 and self.theirs.has_self:
            return self.param_spans(self.their_fn)[0]
        return self.their_fn.params[index - self.theirs.has_self].ty.span


def _differ_in_mutability(a: Ty, b: Ty) -> bool:
    return isinstance(a, Ref) and isinstance(b, Ref) and a.mutable != b.mutable


def _elided(tcx: Tcx, a: FnSig, b: FnSig) -> str:
    """A signature with `_` for what is the same in both."""
    from checker.types.pretty import show

    inputs = [
        "_" if x == y and not isinstance(x, Ref) else show(tcx, x)
        for x, y in zip(a.inputs, b.inputs, strict=True)
    ]
    head = "unsafe fn" if a.is_unsafe else "fn"
    if a.output == b.output:
        output = "" if show(tcx, a.output) == "()" else " -> _"
    else:
        output = f" -> {show(tcx, a.output)}"
    return f"{head}({', '.join(inputs)}){output}"
