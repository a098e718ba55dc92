"""Patterns that can match nothing, or by no rule: E0030 and E0579 (ranges that are empty), NaN,
constants whose type does not derive `PartialEq`.

Source: `rustc_mir_build::thir::pattern` (`lower_pattern_range`), `const_to_pat`.
"""

from __future__ import annotations

import math

from checker.context import LangItem, Tcx
from checker.mir.const_value import ConstKey
from checker.names.defs import Def
from checker.names.head_span import head_span
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span

TRAIT = "https://doc.rust-lang.org/stable/std/marker/trait.StructuralPartialEq.html"


def check_range(tcx: Tcx, p: ast.RangePat, lo: float | None, hi: float | None) -> None:
    """Report a range that is empty."""
    if lo is None or hi is None or tcx.sources.is_library(p.span):
        return
    bound = "lower bound for range pattern must be less than"
    if p.end is ast.RangeEnd.HALF_OPEN:
        if lo >= hi:
            tcx.emit(error("E0579", f"{bound} upper bound", p.span).build())
    elif lo > hi:
        label = "lower bound larger than upper bound"
        tcx.emit(error("E0030", f"{bound} or equal to upper bound", p.span, label).build())


def check_constant(tcx: Tcx, constant: Def, value: ConstKey, t: ty.Ty, at: Span) -> None:
    """Report a constant that cannot be taken apart to compare with."""
    if isinstance(value, float) and math.isnan(value):
        d = error(None, "cannot use NaN in patterns", at, _NAN)
        _defined(tcx, d, constant)
        d.note(_NEVER)
        tcx.emit(d.help("try using the `is_nan` method instead").build())
        return
    odd = _without_derive(tcx, t, 0)
    if odd is not None:
        _report(tcx, odd, constant, at)


_NAN = "evaluates to `NaN`, which is not allowed in patterns"
_NEVER = "NaNs compare inequal to everything, even themselves, so this pattern would never match"


def _defined(tcx: Tcx, d: DiagnosticBuilder, constant: Def) -> None:
    if not constant.is_library:
        d.labels.append(Label(head_span(tcx.sources, constant), "constant defined here"))


def _without_derive(tcx: Tcx, t: ty.Ty, depth: int) -> ty.Adt | None:
    """A type of the program among those of a value of type `t` that does not derive the trait."""
    while isinstance(t, ty.Ref):
        t = t.pointee
    if not isinstance(t, ty.Adt) or t.def_.is_library or depth > 8:
        return None
    impl = _impl(tcx, t)
    if impl is None or not tcx.sources.context(impl.span).derived:
        return t
    info = tcx.adt(t.def_)
    if info.kind is not ty.AdtKind.STRUCT:
        return None
    inside = (tcx.type_of(f.def_) for v in info.variants for f in v.fields)
    found = (_without_derive(tcx, f, depth + 1) for f in inside)
    return next((odd for odd in found if odd is not None), None)


def _impl(tcx: Tcx, t: ty.Adt) -> Def | None:
    for impl in tcx.names.user_impls:
        ref = tcx.impl_trait_ref(impl)
        if ref is None or not tcx.is_lang(ref.trait, LangItem.PARTIAL_EQ):
            continue
        of, other = tcx.type_of(impl), ref.args[-1]
        if isinstance(of, ty.Adt) and of.def_ is t.def_:
            if isinstance(other, ty.Adt) and other.def_ is t.def_:
                return impl
    return None


def _report(tcx: Tcx, odd: ty.Adt, constant: Def, at: Span) -> None:
    from checker.types.pretty import show

    name = show(tcx, odd)
    message = f"constant of non-structural type `{name}` in a pattern"
    d = error(None, message, at, "constant of non-structural type")
    need = f"`{name}` must be annotated with `#[derive(PartialEq)]` to be usable in patterns"
    d.labels.insert(0, Label(head_span(tcx.sources, odd.def_), need))
    _defined(tcx, d, constant)
    impl = _impl(tcx, odd)
    if impl is None:
        d.note(f"see {TRAIT} for details")
    else:
        manual = "the `PartialEq` trait must be derived, manual `impl`s are not sufficient; see "
        where = Label(head_span(tcx.sources, impl), "", primary=True)
        d.note(f"{manual}{TRAIT} for details", where)
    tcx.emit(d.build())
