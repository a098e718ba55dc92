"""A method of an impl that asks more of lifetimes than the trait's, in words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.region import Origin, RegionDef
from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.names.head_span import def_span
from checker.types import ty
from checker.types.collect_generics import fn_item
from checker.types.fold import erase_regions
from checker.types.pretty import Printer, show
from checker.types.wf_impl_regions import Conflict
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span

_NO_MATCH = (
    "the lifetime requirements from the `impl` do not correspond to the requirements in the `trait`"
)


def conflict_report(tcx: Tcx, mine: Def, theirs: Def, c: Conflict) -> DiagnosticBuilder:
    """E0308 if a lifetime itself is too short, E0803 if the impl's types want it, else without
    code: no lifetime fits what the impl's signature ties together."""
    if c.implied:
        return _no_lifetime_fits(tcx, mine, c)
    if len(c.path) == 1:
        return _too_short(tcx, mine, theirs, c)
    return _tied(tcx, mine, theirs, c)


# ------------------------------------------------------------------ no lifetime fits


def _tied(tcx: Tcx, mine: Def, theirs: Def, c: Conflict) -> DiagnosticBuilder:
    expected, found = _numbered(tcx, c.theirs, c), _numbered(tcx, c.mine, c)
    builder = error(
        None,
        "`impl` item signature doesn't match `trait` item signature",
        def_span(tcx.sources, mine),
        f"found `{found}`",
    )
    if not theirs.is_library:
        builder.label(def_span(tcx.sources, theirs), f"expected `{expected}`")
    builder.note(f"expected signature `{expected}`\n   found signature `{found}`")
    spans = [] if theirs.is_library else list(_parameter_types(tcx, theirs))
    if not spans:
        builder.help(_NO_MATCH)
        builder.help(
            "verify the lifetime relationships in the `trait` and `impl` between the `self` "
            "argument, the other inputs and its output"
        )
        return builder
    text = "consider borrowing this type parameter in the trait"
    builder.help(_NO_MATCH, *(Label(s, text, True) for s in spans))
    return builder


def _numbered(tcx: Tcx, sig: ty.FnSig, c: Conflict) -> str:
    """With `'1`, `'2`.. for the lifetimes that the trait or the impl did not name."""
    names: dict[int, str] = {}

    def name(r: ty.Region) -> str | None:
        if not isinstance(r, ty.ReVar):
            return None
        d = c.defs[r.id]
        if d.origin is not Origin.EXISTENTIAL and d.name is not None:
            return d.name
        return names.setdefault(r.id, f"'{len(names) + 1}")

    return Printer(tcx, False, name).term(ty.PolyFnSig(sig, ()))


def _parameter_types(tcx: Tcx, theirs: Def) -> Iterator[Span]:
    """The trait's type parameters that stand in the signature outside of references."""
    fn = fn_item(theirs)
    assert fn is not None
    res = tcx.resolutions(theirs)
    stack: list[object] = [*(p.ty for p in fn.params), fn.output]
    while stack:
        node = stack.pop(0)
        if isinstance(node, ast.RefType) and isinstance(node.inner, ast.PathType):
            continue
        if isinstance(node, ast.PathType):
            found = res.paths.get(node.path)
            base = None if found is None else found.base
            if isinstance(base, Def) and base.kind is DefKind.TYPE_PARAM:
                yield node.span


# ------------------------------------------------------------------ E0308


def _too_short(tcx: Tcx, mine: Def, theirs: Def, c: Conflict) -> DiagnosticBuilder:
    at = def_span(tcx.sources, mine)
    builder = error("E0308", "method not compatible with trait", at, "lifetime mismatch")
    builder.note(
        f"expected signature `{_differences(tcx, c.theirs, c.mine, c)}`\n"
        f"   found signature `{_differences(tcx, c.mine, c.theirs, c)}`"
    )
    _tell(tcx, builder, c, c.longer, (mine, theirs), "...")
    _tell(tcx, builder, c, c.shorter, (mine, theirs), "", "...does not necessarily outlive ")
    return builder


def _differences(tcx: Tcx, sig: ty.FnSig, other: ty.FnSig, c: Conflict) -> str:
    """The signature with `_` for what is the same in both."""
    inputs = [_differing(tcx, a, b, c) for a, b in zip(sig.inputs, other.inputs, strict=True)]
    unit = sig.output == ty.UNIT
    output = "" if unit else f" -> {_differing(tcx, sig.output, other.output, c)}"
    return f"fn({', '.join(inputs)}){output}"


def _differing(tcx: Tcx, a: ty.Ty, b: ty.Ty, c: Conflict) -> str:
    match a, b:
        case ty.Ref(mine, pointee, mutable), ty.Ref(theirs, other, _):
            mark = "mut " if mutable else ""
            name = _early_name(mine, c) if mine != theirs else ""
            return f"&{name}{mark}{_differing(tcx, pointee, other, c)}"
        case ty.Adt(), ty.Adt() if a.args:
            return show(tcx, erase_regions(a))
        case ty.Adt(), ty.Adt():
            return show(tcx, a)
    return "_"


def _early_name(r: ty.Region, c: Conflict) -> str:
    d = c.defs[r.id] if isinstance(r, ty.ReVar) else None
    if d is None or d.name is None or d.origin is Origin.EXISTENTIAL:
        return ""
    return f"{d.name} "


def _tell(
    tcx: Tcx,
    builder: DiagnosticBuilder,
    c: Conflict,
    d: RegionDef,
    owners: tuple[Def, Def],
    after: str,
    before: str = "",
) -> None:
    if d.origin is Origin.STATIC:
        builder.note(f"{before}the static lifetime{after}")
        return
    late = d.origin is Origin.LATE
    at = _late_span(tcx, c, d, owners[1]) if late else _early_span(tcx, d, owners[0])
    if d.name is not None:
        text = f"{before}the lifetime `{d.name}` as defined here{after}"
    else:
        text = f"{before}the anonymous lifetime defined here{after}"
    if at is None:
        builder.note(text)
    else:
        builder.note(text, Label(at, "", True))


def _early_span(tcx: Tcx, d: RegionDef, owner: Def) -> Span | None:
    for p in tcx.generics_of(owner).all():
        if isinstance(d.region, ty.ReEarlyParam) and p.index == d.region.index:
            return None if p.def_ is None else p.def_.span
    return None


def _late_span(tcx: Tcx, c: Conflict, d: RegionDef, owner: Def) -> Span | None:
    """Where the lifetime is declared; for one without name, the parameter's type that has it."""
    fn = fn_item(owner)
    if owner.is_library or fn is None:
        return None
    for p in fn.generics.params:
        if isinstance(p, ast.LifetimeParam) and p.lifetime.name == d.name:
            return p.lifetime.span
    index = [x for x in c.defs if x.origin is Origin.LATE].index(d)
    own = [] if fn.self_param is None else [fn.self_param.span]
    spans = own + [p.ty.span for p in fn.params]
    for t, span in zip(tcx.fn_sig(owner).sig.inputs, spans, strict=True):
        if isinstance(t, ty.Ref) and t.region == ty.ReBound(0, index):
            return span
    return None


# ------------------------------------------------------------------ E0803


def _no_lifetime_fits(tcx: Tcx, mine: Def, c: Conflict) -> DiagnosticBuilder:
    between = c.defs[c.path[0].sub]
    name = between.name or "'_"
    return error(
        "E0803",
        f"cannot infer an appropriate lifetime for lifetime parameter {name} in generic type due "
        "to conflicting requirements",
        def_span(tcx.sources, mine),
    )
