"""unused_unsafe: blocks that nothing in them needs, or that stand in one that is used.

What is needed is found by the check of unsafety (`checker.mir.unsafety`).

Source: `rustc_mir_build::check_unsafety` (`warn_unused_unsafe`).
"""

from __future__ import annotations

from checker.lints.known import UNUSED_UNSAFE
from checker.lints.session import LintSession
from checker.mir import thir
from checker.mir.unsafety import needless_blocks
from checker.names.defs import Def
from grammar.diagnostic import warning
from grammar.span import Span


def check_unused_unsafe(session: LintSession, owner: Def) -> None:
    """Report the needless blocks of the body of `owner`, closures included."""
    found_blocks = needless_blocks(session.tcx, owner)
    for found in sorted(found_blocks, key=lambda b: b.block.span):
        at = _keyword(session, found.block)
        if at is None:
            continue
        d = warning(None, "unnecessary `unsafe` block", at, "unnecessary `unsafe` block")
        around = None if found.around is None else _keyword(session, found.around.block)
        if around is not None:
            d.label(around, "because it's nested under this `unsafe` block")
        session.emit(UNUSED_UNSAFE, d)


def _keyword(session: LintSession, block: thir.Block) -> Span | None:
    """The `unsafe` before a block; None in the library's macros."""
    span = block.source.span if block.source is not None else block.span
    if session.tcx.sources.is_library(span):
        return None
    data = session.tcx.sources.context(span).file.data
    start = data.rfind(b"unsafe", 0, span.lo)
    return Span(start, start + len(b"unsafe"), span.ctxt)
