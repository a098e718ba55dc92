"""Exhaustiveness before lowering: once per body, for the user's code only."""

from __future__ import annotations

from checker.context import Tcx
from checker.mir import thir
from checker.names.defs import Def


def check_match(tcx: Tcx, owner: Def, body: thir.Body) -> bool:
    """Report patterns that do not cover everything; False if there are any."""
    if owner.is_library:
        return True
    try:
        from checker.types.exhaustive import check_body
    except ImportError:
        return True
    return check_body(tcx, body)
