"""`?Sized`, the only bound that takes something away: where it may stand, and how often.

Only what is `Sized` without saying so can be relaxed: type parameters, on the item that declares
them, associated types and `impl Trait`.

Source: `rustc_hir_analysis::hir_ty_lowering::bounds`, `rustc_ast_lowering` (relaxed bounds).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.context import LangItem
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


def relaxes_sized(cx: Lowering, bounds: Iterable[ast.Bound]) -> bool:
    """Whether `bounds`, all those of one type, hold `?Sized`; E0203 if they do so twice."""
    spans = []
    for bound in relaxed(bounds):
        res = cx.resolutions.paths.get(bound.path)
        trait = res.base if res is not None else None
        if trait is not None and trait is cx.tcx.q_lang_items.get(cx.tcx, None).get(LangItem.SIZED):
            spans.append(bound.span)
        else:
            cx.emit(error(None, "bound modifier `?` can only be applied to `Sized`", bound.span))
    if len(spans) > 1:
        builder = error("E0203", "duplicate relaxed `Sized` bounds", spans[0])
        for span in spans[1:]:
            builder.primary(span)
        cx.emit(builder)
    return bool(spans)


def relaxed(bounds: Iterable[ast.Bound]) -> list[ast.TraitBound]:
    """Those with a `?`."""
    return [b for b in bounds if isinstance(b, ast.TraitBound) and b.maybe]


def none_to_relax(cx: Lowering, what: str, owners: str, span: Span) -> None:
    """A `?Sized` among `what`: `owners` have no implicit bound."""
    builder = error(None, f"relaxed bounds are not permitted in {what}", span)
    builder.note(f"{owners} are not implicitly bounded by `Sized`, so there is nothing to relax")
    cx.emit(builder)


def relaxed_elsewhere(cx: Lowering, span: Span) -> None:
    """A `?Sized` in a where clause on what the item does not declare."""
    builder = error(None, "this relaxed bound is not permitted here", span)
    builder.note(
        "in this context, relaxed bounds are only allowed on type parameters defined on the "
        "closest item"
    )
    cx.emit(builder)
