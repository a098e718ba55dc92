"""What the surroundings of an expression want of its type (rustc's `Expectation`).

An expectation is a hint that guides inference inside the expression; it is never a constraint:
whoever has one coerces the result to it afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.names.defs import DefKind
from checker.types.fold import erase_regions, subst
from checker.types.ty import STR, Adt, Dynamic, GenericArg, Infer, InferKind, Slice, Ty
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


def _tail(fcx: FnCtxt, ty: Ty) -> Ty:
    """What decides whether `ty` is sized: the last field of structs, as far down as it goes."""
    ty = fcx.infcx.shallow(ty)
    for _ in range(_DEEPEST):
        if not isinstance(ty, Adt) or ty.def_.kind is not DefKind.STRUCT:
            break
        if not any(_may_be_unsized(fcx, a) for a in ty.args):
            break  # most types: their fields need not be known
        fields = fcx.tcx.adt(ty.def_).variants[0].fields
        if not fields:
            break
        ty = fcx.infcx.shallow(subst(erase_regions(fcx.tcx.type_of(fields[-1].def_)), ty.args))
    return ty


_DEEPEST = 16


def _may_be_unsized(fcx: FnCtxt, arg: GenericArg) -> bool:
    """Whether an argument is unsized, or a type that has such an argument."""
    if isinstance(arg, Infer):
        arg = fcx.infcx.shallow(arg)
    if isinstance(arg, Adt):
        return any(_may_be_unsized(fcx, a) for a in arg.args)
    return _is_unsized(arg)


def _is_unsized(t: object) -> bool:
    return isinstance(t, (Slice, Dynamic)) or t == STR


def rvalue_hint(fcx: FnCtxt, ty: Ty) -> Expectation:
    """`ty` is what is behind a pointer: an unsized type cannot be the type of a value, but says
    what the elements may be."""
    tail = _tail(fcx, ty)
    if _is_unsized(tail):
        return Expectation(ExpectKind.RVALUE_LIKE, ty)
    return has_type(ty)
