"""E0643: a method has `impl Trait` where its trait has a type parameter, or the other way round."""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def
from checker.types.collect_generics import fn_item, impl_trait_params
from checker.types.ty import AssocItem, GenericParamDef
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span


def unlike_parameters(
    tcx: Tcx, mine: Def, theirs: AssocItem, a: GenericParamDef, b: GenericParamDef
) -> DiagnosticBuilder:
    """`a` is a parameter of `mine`, `b` the one in its place in the trait."""
    what = ("generic parameter", "`impl Trait`")
    builder = error(
        "E0643",
        f"method `{theirs.name}` has incompatible signature for trait",
        _span(tcx, mine, a),
        f"expected {what[b.synthetic]}, found {what[a.synthetic]}",
    )
    if not theirs.def_.is_library:
        builder.label(_span(tcx, theirs.def_, b), "declaration in trait here")
    return builder


def _span(tcx: Tcx, d: Def, p: GenericParamDef) -> Span:
    if p.def_ is not None and not p.synthetic:
        return p.def_.span
    for node in impl_trait_params(d):
        if tcx.sources.snippet(node.span) == p.name:
            return node.span
    fn = fn_item(d)
    assert fn is not None
    return fn.sig_span
