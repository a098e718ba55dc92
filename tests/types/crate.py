"""A small program opened for questions about its signatures and traits."""

from __future__ import annotations

from checker.check import open_crate
from checker.context import Tcx
from checker.names.defs import Def
from checker.types.fold import erase_regions, open_sig
from checker.types.pretty import show
from checker.types.ty import Ty
from grammar.edition import Edition


class Program:
    def __init__(self, source: str, edition: Edition = Edition.E2021) -> None:
        self.tcx: Tcx = open_crate("test.rs", source, edition).tcx

    def item(self, *names: str) -> Def:
        at = self.tcx.user
        for name in names:
            at = next(c for c in at.children if c.name == name)
        return at

    def types(self, fn: str) -> tuple[Ty, ...]:
        """The parameter types of function `fn`, regions erased."""
        return erase_regions(open_sig(self.tcx.fn_sig(self.item(fn)))).inputs

    def show(self, t: object) -> str:
        return show(self.tcx, t)
