"""Fields whose types need a parameter to live for `'static`: E0310.

Other lifetimes need no bound: `&'a T` in a field implies `T: 'a` for the whole type (RFC 2093).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.names.defs import Def
from checker.types.fold import subst, walk
from checker.types.pretty import show
from checker.types.ty import STATIC, Adt, Param, Predicate, Ref, Ty, TypeOutlives
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
                for param in walk(t):
                    if isinstance(param, Param) and param not in assumed and param not in told:
                        told.add(param)
                        _report(tcx, d, param, node.ty.span, why)


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
