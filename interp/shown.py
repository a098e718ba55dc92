"""Types as reports show them: as the user wrote them, not as the library is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.types import ty as t
from checker.types.pretty import show_trimmed

from .closed import attribute_text
from .memory.heap import Block, Buffer

if TYPE_CHECKING:
    from checker.context import Tcx


def show_type(tcx: Tcx, ty: t.Ty) -> str:
    """`Vec<i32>`, `&str`..."""
    return show_trimmed(tcx, ty)


def show_block(tcx: Tcx, block: Block) -> str:
    """What a heap block holds: `[u8]` for a buffer, `Rc<List>` for a value with its counters."""
    ty = block.t.ty
    if isinstance(block, Buffer):
        return f"[{show_trimmed(tcx, ty)}]"
    owner = counted_by(tcx, ty)
    if owner is not None:
        assert isinstance(ty, t.Adt)
        return f"{owner}<{', '.join(show_trimmed(tcx, a) for a in ty.args)}>"
    return show_trimmed(tcx, ty)


def counted_by(tcx: Tcx, ty: t.Ty) -> str | None:
    """The pointer whose block, counters first, has this type (`#[counts_for = "Rc"]`)."""
    if not isinstance(ty, t.Adt) or not ty.def_.is_library:
        return None
    return attribute_text(tcx, ty.def_, "counts_for")
