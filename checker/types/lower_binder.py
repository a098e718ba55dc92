"""Lifetimes of a binder that only the output mentions: E0581, E0582."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.types.fold import Folder, fold
from checker.types.ty import PolyFnSig, ReBound, Region
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


class _Bound(Folder):
    """Collects the variables of the binder right outside."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[int] = set()

    def region(self, r: Region) -> Region:
        if isinstance(r, ReBound) and r.depth == self.depth:
            self.found.add(r.index)
        return r


def bound_in(t: object) -> set[int]:
    """Which variables of the binder around `t` it mentions."""
    folder = _Bound()
    fold(folder, t)
    return folder.found


def check_constrained(cx: Lowering, sig: PolyFnSig, at: Span, what: str) -> None:
    """Each named lifetime in the output must be in an input."""
    inputs = bound_in(sig.sig.inputs)
    for i in sorted(bound_in(sig.sig.output) - inputs):
        name = sig.names[i]
        if name == "'_":
            continue
        if what == "return type":
            cx.error(
                "E0581",
                f"return type references lifetime `{name}`, which is not constrained by the fn "
                "input types",
                at,
            )
        else:
            cx.error(
                "E0582",
                f"binding for associated type `{what}` references lifetime `{name}`, which does "
                "not appear in the trait input types",
                at,
            )
