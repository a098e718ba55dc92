"""Types in items that need a parameter to outlive a lifetime: E0309, E0310, E0491.

In fields only `'static` needs a bound: `&'a T` in a field implies `T: 'a` for the whole type (RFC
2093). Signatures of functions imply what they need. The associated types of an impl imply nothing:
what they need follows from the impl's where clauses and header, or is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.implied import implied_by
from checker.borrow.terms import outlives_components
from checker.context import Tcx
from checker.names.defs import Def
from checker.names.head_span import def_span
from checker.types.fold import has_error, subst, walk
from checker.types.pretty import show
from checker.types.traits_env import param_env
from checker.types.ty import (
    REGION_CLASSES,
    STATIC,
    TY_CLASSES,
    Adt,
    Alias,
    DynTrait,
    Param,
    Predicate,
    ReBound,
    ReEarlyParam,
    Ref,
    Region,
    RegionOutlives,
    TraitRef,
    Ty,
    TypeOutlives,
)
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span


def check_field_outlives(tcx: Tcx, d: Def) -> None:
    """Report E0310 for the fields of `d`, once for each parameter and field."""
    assumed = {
        p.kind.ty
        for p in tcx.predicates_of(d)
        if isinstance(p.kind, TypeOutlives) and p.kind.region == STATIC
    }
    for variant in tcx.adt(d).variants:
        for field in variant.fields:
            node = field.def_.node
            assert isinstance(node, ast.FieldDef)
            told: set[Param] = set()
            for t, why in _must_be_static(tcx, tcx.type_of(field.def_)):
                if any(isinstance(r, ReEarlyParam) for r in outlives_components(tcx, t)):
                    _lifetime_in_field(tcx, t, node.ty.span)
                    break
                for param in walk(t):
                    if isinstance(param, Param) and param not in assumed and param not in told:
                        told.add(param)
                        _report(tcx, d, param, node.ty.span, why)


# ------------------------------------------------------------------ associated types


def check_assoc_outlives(tcx: Tcx, item: Def, header: TraitRef) -> None:
    """Report what the associated type `item`, in an impl of `header`, needs but may not assume."""
    t = tcx.type_of(item)
    if has_error(t) or not any(isinstance(part, REGION_CLASSES) for part in walk(t)):
        return
    known = Known(tcx, item, header)
    for part in walk(t):
        if isinstance(part, DynTrait) and part.names:
            return  # what a binder inside binds needs nothing of the impl
        if not isinstance(part, Ref) or isinstance(part.region, ReBound):
            continue
        missing = [
            needed
            for needed in outlives_components(tcx, part.pointee)
            if not known.holds(needed, part.region)
        ]
        if missing:  # a lifetime is told before a parameter
            missing.sort(key=lambda m: not isinstance(m, REGION_CLASSES))
            _report_assoc(tcx, item, missing[0], part)
            return


class Known:
    """What an item may assume of lifetimes: where clauses, and what the impl's header implies."""

    def __init__(self, tcx: Tcx, item: Def, header: TraitRef) -> None:
        self.tcx = tcx
        self.pairs: set[tuple[object, Region]] = set()
        for p in param_env(tcx, item).outlives:
            if isinstance(p.kind, TypeOutlives):
                self._add(p.kind.ty, p.kind.region)
            elif isinstance(p.kind, RegionOutlives):
                self._add(p.kind.longer, p.kind.shorter)
        for arg in header.args:
            if isinstance(arg, TY_CLASSES):
                for longer, shorter in implied_by(tcx, arg):
                    self._add(longer, shorter)

    def _add(self, longer: Ty | Region, shorter: Region) -> None:
        parts = outlives_components(self.tcx, longer) if isinstance(longer, TY_CLASSES) else ()
        for part in (longer, *parts):
            self.pairs.add((part, shorter))

    def holds(self, longer: object, shorter: Region) -> bool:
        if longer in (STATIC, shorter):
            return True
        reached: set[object] = {longer}
        while True:
            more = {b for a, b in self.pairs if a in reached} - reached
            if not more:
                break
            reached |= more
        if shorter in reached or STATIC in reached:
            return True
        return isinstance(longer, Alias) and self._alias(longer, shorter)

    def _alias(self, t: Alias, shorter: Region) -> bool:
        """By a bound of its declaration, or because all that it is made of does."""
        if any(isinstance(p.kind, TypeOutlives) for p in self.tcx.item_bounds(t.def_)):
            return True
        parts = [
            part
            for arg in t.args
            for part in (
                outlives_components(self.tcx, arg) if isinstance(arg, TY_CLASSES) else (arg,)
            )
        ]
        return all(self.holds(part, shorter) for part in parts)


def _report_assoc(tcx: Tcx, item: Def, needed: object, at: Ref) -> None:
    span = def_span(tcx.sources, item)._replace(hi=item.span.hi)
    shown = show(tcx, at)
    if isinstance(needed, REGION_CLASSES):
        tcx.emit(
            error(
                "E0491",
                f"in type `{shown}`, reference has a longer lifetime than the data it references",
                span,
            ).build()
        )
        return
    what = "parameter" if isinstance(needed, Param) else "associated"
    subject = f"the {what} type `{show(tcx, needed)}`"
    reason = f"...so that the reference type `{shown}` does not outlive the data it points at"
    if at.region == STATIC:
        first = f"{subject} must be valid for the static lifetime..."
        builder = error("E0310", f"{subject} may not live long enough", span, first)
        builder.primary(span, reason)
    else:
        builder = error("E0309", f"{subject} may not live long enough", span, reason)
        own = _lifetime_param(tcx, item, at.region)
        if own is not None:
            region = show(tcx, at.region)
            builder.label(
                own.span, f"{subject} must be valid for the lifetime `{region}` as defined here..."
            )
    tcx.emit(builder.build())


def _lifetime_param(tcx: Tcx, item: Def, region: Region) -> Def | None:
    for p in tcx.generics_of(item).all():
        if isinstance(region, ReEarlyParam) and p.index == region.index:
            return p.def_
    return None


# ------------------------------------------------------------------ fields


def _must_be_static(tcx: Tcx, t: Ty) -> Iterator[tuple[Ty, str]]:
    """The types within `t` that must live for `'static`, and rustc's words for why."""
    for part in walk(t):
        match part:
            case Ref() if part.region == STATIC:
                shown = show(tcx, part)
                yield (
                    part.pointee,
                    f"...so that the reference type `{shown}` does not outlive the data it points "
                    "at",
                )
            case Adt(def_, args):
                for p in tcx.predicates_of(def_):
                    found = _static_bound(p)
                    if found is not None:
                        inner = subst(found, args)
                        yield (
                            inner,
                            f"...so that the type `{show(tcx, inner)}` will meet its required "
                            "lifetime bounds...",
                        )
            case _:
                pass


def _lifetime_in_field(tcx: Tcx, t: Ty, at: Span) -> None:
    message = f"the type `{show(tcx, t)}` does not fulfill the required lifetime"
    builder = error("E0477", message, at)
    builder.note("type must satisfy the static lifetime as required by this binding")
    tcx.emit(builder.build())


def _static_bound(p: Predicate) -> Ty | None:
    if isinstance(p.kind, TypeOutlives) and p.kind.region == STATIC:
        return p.kind.ty
    return None


def _report(tcx: Tcx, d: Def, param: Param, at: Span, why: str) -> None:
    builder = error(
        "E0310",
        f"the parameter type `{param.name}` may not live long enough",
        at,
        f"the parameter type `{param.name}` must be valid for the static lifetime...",
    )
    builder.primary(at, why)
    own = next((p for p in tcx.generics_of(d).own if p.index == param.index), None)
    if own is not None and own.def_ is not None and isinstance(own.def_.node, ast.TypeParam):
        node = own.def_.node
        text = " + 'static" if node.bounds else ": 'static"
        builder.suggest(
            "consider adding an explicit lifetime bound", (node.span.shrink_to_hi(), text)
        )
    tcx.emit(builder.build())
