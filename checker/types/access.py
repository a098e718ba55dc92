"""Whether what is private may be used in a body (rustc: `Visibility::is_accessible_from`)."""

from __future__ import annotations

from checker.names.defs import Def
from checker.types.fn_ctxt import FnCtxt


def accessible(fcx: FnCtxt, def_: Def) -> bool:
    """Whether the field or associated item `def_` is visible in the body of `fcx`."""
    from checker.names.access import is_accessible

    return is_accessible(fcx.tcx.names, def_, fcx.owner)
