"""bindings_with_variant_name (E0170): a pattern that binds a name, where a variant has that name.

Source: `rustc_mir_build::thir::pattern::check_match` (`check_for_bindings_named_same_as_variants`).
"""

from __future__ import annotations

from checker.lints.known import BINDINGS_WITH_VARIANT_NAME
from checker.lints.report_unused import add_suggestion
from checker.lints.session import LintSession
from checker.mir.lower_bind import Bound, bindings
from checker.names.defs import Def
from checker.types import ty
from checker.types.exhaustive import matches_of
from checker.types.tables import BindMode
from grammar.diagnostic import error


def check_variant_names(session: LintSession, owner: Def) -> None:
    """Report such bindings in the arms of the matches of a body."""
    for found in matches_of(session.tcx, owner):
        for arm in found.arms:
            for bound in bindings(arm.pat):
                _check(session, bound)


def _check(session: LintSession, bound: Bound) -> None:
    kind = bound.kind
    t = kind.var_ty
    while isinstance(t, ty.Ref):
        t = t.pointee
    if kind.mode is not BindMode.MOVE or kind.sub is not None or not isinstance(t, ty.Adt):
        return
    info = session.tcx.adt(t.def_)
    if info.kind is not ty.AdtKind.ENUM:
        return
    if not any(v.name == kind.name and v.ctor is ty.CtorKind.UNIT for v in info.variants):
        return
    from checker.types.pretty import show_path

    path = show_path(session.tcx, t.def_)
    d = error(
        BINDINGS_WITH_VARIANT_NAME.name,
        f"pattern binding `{kind.name}` is named the same as one of the variants of the type "
        f"`{path}`",
        bound.span,
    )
    text = "to match on the variant, qualify the path"
    add_suggestion(d, text, (bound.span, f"{path}::{kind.name}"))
    session.emit(BINDINGS_WITH_VARIANT_NAME, d)
