"""What the surroundings of an expression want of its type (rustc's `Expectation`).

An expectation is a hint that guides inference inside the expression; it is never a constraint:
whoever has one coerces the result to it afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.names.defs import PrimTy
from checker.types.ty import Dynamic, Infer, InferKind, Prim, Slice, Ty
from grammar.record import Enum, frozen

if TYPE_CHECKING:
    from checker.types.fn_ctxt import FnCtxt


class ExpectKind(Enum):
    NONE = "nothing is known"
    HAS_TYPE = "the expression must have this type, up to coercion"
    CASTABLE = "the expression will be cast to this type"
    RVALUE_LIKE = "a value behind a pointer to this unsized type"


@frozen
class Expectation:
    kind: ExpectKind
    ty: Ty | None = None

    def to_option(self, fcx: FnCtxt) -> Ty | None:
        """The type, if there is any hint."""
        return None if self.ty is None else fcx.infcx.resolve(self.ty)

    def only_has_type(self, fcx: FnCtxt) -> Ty | None:
        if self.kind is ExpectKind.HAS_TYPE and self.ty is not None:
            return fcx.infcx.resolve(self.ty)
        return None

    def coercion_target(self, fcx: FnCtxt) -> Ty:
        """The expected type, or a new variable."""
        ty = self.only_has_type(fcx)
        return fcx.infcx.fresh() if ty is None else ty

    def for_branches(self, fcx: FnCtxt) -> Expectation:
        """For the arms of `if` and `match`: an unknown type is no hint, so that the arms can
        still be coerced to a common type."""
        match self.kind:
            case ExpectKind.HAS_TYPE:
                assert self.ty is not None
                ty = fcx.infcx.shallow(self.ty)
                if isinstance(ty, Infer) and ty.kind is InferKind.GENERAL:
                    return NO_EXPECTATION
                return Expectation(ExpectKind.HAS_TYPE, ty)
            case ExpectKind.RVALUE_LIKE:
                return self
            case ExpectKind.NONE | ExpectKind.CASTABLE:
                return NO_EXPECTATION


NO_EXPECTATION = Expectation(ExpectKind.NONE)


def has_type(ty: Ty) -> Expectation:
    return Expectation(ExpectKind.HAS_TYPE, ty)


def castable(ty: Ty) -> Expectation:
    return Expectation(ExpectKind.CASTABLE, ty)


def rvalue_hint(fcx: FnCtxt, ty: Ty) -> Expectation:
    """`ty` is what is behind a pointer: an unsized type cannot be the type of a value, but says
    what the elements may be."""
    tail = fcx.infcx.shallow(ty)
    if isinstance(tail, (Slice, Dynamic)) or (isinstance(tail, Prim) and tail.kind is PrimTy.STR):
        return Expectation(ExpectKind.RVALUE_LIKE, ty)
    return has_type(ty)
