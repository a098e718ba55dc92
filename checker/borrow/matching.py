"""One-way matching: the generic arguments that make an impl's header equal to a given term.

Types decide, regions never do: a region parameter binds to the region found, and where a pattern
demands two regions to be equal (`impl<'a> Tr<'a> for &'a T`, or `'static` in a header) the demand
is returned as a pair for the caller to turn into constraints.
"""

from __future__ import annotations

from checker.borrow.term_flags import ALIAS, BOUND, FREE_REGION, PARAM
from checker.types import ty
from checker.types.fold import children, flags
from grammar.record import define, field


@define(eq=False, repr=False)
class Match:
    """`bound` maps parameter indices to arguments; `equal` pairs regions that must be equal (the
    pattern's still in terms of its own parameters); `deferred` pairs a pattern that is an alias
    with what stands in its place."""

    bound: dict[int, ty.GenericArg] = field(factory=dict)
    equal: list[tuple[ty.Region, ty.Region]] = field(factory=list)
    deferred: list[tuple[ty.Ty, ty.Ty]] = field(factory=list)

    def args(self, pattern: ty.Args, found: ty.Args) -> bool:
        return len(pattern) == len(found) and all(
            self.term(p, f) for p, f in zip(pattern, found, strict=True)
        )

    def term(self, pattern: object, found: object) -> bool:
        """Whether `pattern` can be `found`; notes what that takes."""
        match pattern:
            case ty.Param(index, _) | ty.ConstParam(index, _):
                return self._bind(index, found)
            case ty.ReEarlyParam(index, _):
                assert isinstance(found, ty.REGION_CLASSES)
                before = self.bound.setdefault(index, found)
                if before != found:
                    self.equal.append((pattern, found))
                return True
            case ty.ReErased() | ty.ReBound():
                return True
            case ty.Alias():
                assert isinstance(found, ty.TY_CLASSES)
                self.deferred.append((pattern, found))
                return True
        if isinstance(pattern, ty.REGION_CLASSES):
            assert isinstance(found, ty.REGION_CLASSES)
            self.equal.append((pattern, found))
            return True
        return self._shape(pattern, found)

    def _bind(self, index: int, found: object) -> bool:
        assert isinstance(found, ty.TY_CLASSES + ty.CONST_CLASSES)
        before = self.bound.get(index)
        if before is None:
            self.bound[index] = found
            return True
        return before == found or self.term_again(before, found)

    def term_again(self, before: object, found: object) -> bool:
        """A parameter that occurs twice: the same type but for its regions."""
        if isinstance(before, ty.REGION_CLASSES):
            assert isinstance(found, ty.REGION_CLASSES)
            if before != found:
                self.equal.append((before, found))
            return True
        if not _same_head(before, found):
            return False
        xs, ys = tuple(children(before)), tuple(children(found))
        return len(xs) == len(ys) and all(map(self.term_again, xs, ys))

    def _shape(self, pattern: object, found: object) -> bool:
        if not flags(pattern) & (PARAM | FREE_REGION | ALIAS | BOUND):
            if not flags(found) & (FREE_REGION | BOUND):
                return pattern == found
        if not _same_head(pattern, found):
            return False
        xs, ys = tuple(children(pattern)), tuple(children(found))
        return len(xs) == len(ys) and all(map(self.term, xs, ys))


def _same_head(a: object, b: object) -> bool:
    """Equal but for their parts."""
    if a.__class__ is not b.__class__:
        return False
    match a:
        case ty.Prim() | ty.Foreign() | ty.Param() | ty.ConstValue() | ty.ConstParam():
            return a == b
        case ty.Adt(def_, _) | ty.FnDef(def_, _) | ty.ConstUnevaluated(def_, _):
            return bool(def_ is b.def_)  # type: ignore[attr-defined]
        case ty.Closure() | ty.Alias():
            return bool(a.def_ is b.def_)  # type: ignore[attr-defined]
        case ty.Ref() | ty.RawPtr():
            return bool(a.mutable == b.mutable)  # type: ignore[attr-defined]
        case ty.DynTrait() | ty.TraitRef():
            return bool(a.trait is b.trait)  # type: ignore[attr-defined]
        case _:
            return True
