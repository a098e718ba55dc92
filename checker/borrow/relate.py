"""Subtyping of types whose regions are variables: `a <: b` becomes outlives constraints.

Types of an accepted body differ only in their regions, so relating two of them walks both in
step; where two regions meet, the variance reached says which must outlive which. Entering a binder
on the side that must be more general makes fresh variables, on the other side placeholders
(`rustc_borrowck::type_check::relate_tys`).

Where the two differ in more than regions (an alias not yet normalised, an opaque type and its
hidden type), `Relate.mismatch` decides; a mismatch that nobody explains is kept in `mismatches`:
it is an internal defect, and tests look at it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.borrow.region import Origin, RegionVars, Where, vid
from checker.borrow.term_flags import ALIAS, BOUND, FREE_REGION
from checker.borrow.variance import Variance, compose, variances_of
from checker.context import Tcx
from checker.types import ty
from checker.types.fold import flags, instantiate_bound
from grammar.record import define, field

CO, CONTRA, INV, BI = (
    Variance.COVARIANT,
    Variance.CONTRAVARIANT,
    Variance.INVARIANT,
    Variance.BIVARIANT,
)


@define(eq=False, repr=False)
class Relate:
    """Relates terms of one body. `on_alias(a, b, variance, where)` handles a pair of which one is
    an alias; false means that it could not."""

    tcx: Tcx
    vars: RegionVars
    on_alias: Callable[[ty.Ty, ty.Ty, Variance, Where], bool]
    mismatches: list[tuple[object, object, Where]] = field(factory=list)
    invariant: tuple[ty.Ty, int] | None = None
    """The outermost invariant parameter that the walk is inside of."""

    # -------------------------------------------------------------- entries

    def sub(self, a: ty.Ty, b: ty.Ty, where: Where) -> None:
        """`a` is a subtype of `b`."""
        self.types(a, b, CO, where)

    def eq(self, a: ty.Ty, b: ty.Ty, where: Where) -> None:
        self.types(a, b, INV, where)

    def args_eq(self, a: ty.Args, b: ty.Args, where: Where) -> None:
        for x, y in zip(a, b, strict=False):
            self.arg(x, y, INV, where)

    # -------------------------------------------------------------- regions and arguments

    def regions(self, a: ty.Region, b: ty.Region, v: Variance, where: Where) -> None:
        """Covariant: `a: b`, as `&'a T <: &'b T` wants."""
        if isinstance(a, ty.ReBound) or isinstance(b, ty.ReBound):
            return
        if v & CO:
            self.vars.add(vid(a), vid(b), where, self.invariant)
        if v & CONTRA:
            self.vars.add(vid(b), vid(a), where, self.invariant)

    def arg(self, a: ty.GenericArg, b: ty.GenericArg, v: Variance, where: Where) -> None:
        if v is BI:
            return
        if isinstance(a, ty.TY_CLASSES):
            assert isinstance(b, ty.TY_CLASSES)
            self.types(a, b, v, where)
        elif isinstance(a, ty.REGION_CLASSES):
            assert isinstance(b, ty.REGION_CLASSES)
            self.regions(a, b, v, where)

    # -------------------------------------------------------------- types

    def types(self, a: ty.Ty, b: ty.Ty, v: Variance, where: Where) -> None:
        if a is b or not (flags(a) | flags(b)) & (FREE_REGION | ALIAS | BOUND):
            return
        match a, b:
            case ty.Ref(), ty.Ref():
                self.regions(a.region, b.region, v, where)
                if b.mutable:
                    self.invariantly(a, 0, a.pointee, b.pointee, v, where)
                else:
                    self.types(a.pointee, b.pointee, v, where)
            case ty.Adt(), ty.Adt() if a.def_ is b.def_:
                variances = variances_of(self.tcx, a.def_)
                for i, (x, y) in enumerate(zip(a.args, b.args, strict=False)):
                    if variances[i] is INV:
                        self.invariantly(a, i, x, y, v, where)
                    else:
                        self.arg(x, y, compose(v, variances[i]), where)
            case ty.Tuple(xs), ty.Tuple(ys) if len(xs) == len(ys):
                for x, y in zip(xs, ys, strict=True):
                    self.types(x, y, v, where)
            case (ty.Array(x, _), ty.Array(y, _)) | (ty.Slice(x), ty.Slice(y)):
                self.types(x, y, v, where)
            case ty.RawPtr(x, _), ty.RawPtr(y, mutable):
                self.types(x, y, compose(v, INV) if mutable else v, where)
            case _:
                self._rare(a, b, v, where)

    def invariantly(
        self, t: ty.Ty, i: int, a: ty.GenericArg, b: ty.GenericArg, v: Variance, where: Where
    ) -> None:
        """Relate argument `i` of `t`, in which `t` is invariant."""
        outer = self.invariant
        if outer is None:
            self.invariant = (t, i)
        self.arg(a, b, compose(v, INV), where)
        self.invariant = outer

    def _rare(self, a: ty.Ty, b: ty.Ty, v: Variance, where: Where) -> None:
        match a, b:
            case ty.FnPtr(x), ty.FnPtr(y):
                self.binders(x, y, v, where)
            case ty.FnDef(), ty.FnDef() if a.def_ is b.def_:
                for p, q in zip(a.args, b.args, strict=True):
                    self.arg(p, q, INV, where)
            case ty.Closure(), ty.Closure() if a.def_ is b.def_:
                self.closures(a, b, where)
            case ty.Dynamic(), ty.Dynamic():
                self.dynamics(a, b, v, where)
            case ty.Alias(), ty.Alias() if a.def_ is b.def_ and a.kind is b.kind:
                self.args_eq(a.args, b.args, where)
            case (ty.Alias(), _) | (_, ty.Alias()):
                if not self.on_alias(a, b, v, where):
                    self.mismatches.append((a, b, where))
            case (ty.ErrorTy() | ty.Never() | ty.Infer(), _) | (_, ty.ErrorTy() | ty.Infer()):
                pass
            case _:
                self.mismatches.append((a, b, where))

    def closures(self, a: ty.Closure, b: ty.Closure, where: Where) -> None:
        self.args_eq(a.args, b.args, where)
        self.signature(a.sig.sig, b.sig.sig, INV, where)
        self.types(a.upvars, b.upvars, INV, where)

    def dynamics(self, a: ty.Dynamic, b: ty.Dynamic, v: Variance, where: Where) -> None:
        self.regions(a.region, b.region, v, where)
        mine = {x.trait: x for x in a.bounds}
        for y in b.bounds:
            x = mine.get(y.trait)
            if x is None:
                continue
            left, right = self.open_dyn(x, y)
            self.args_eq(left.args, right.args, where)
            terms = dict(left.projections)
            for item, term in right.projections:
                if item in terms:
                    self.types(terms[item], term, INV, where)

    def open_dyn(self, x: ty.DynTrait, y: ty.DynTrait) -> tuple[ty.DynTrait, ty.DynTrait]:
        """Both without their binders: `x` with fresh regions, `y` with placeholders."""
        if not x.names and not y.names:
            return x, y
        to = self.placeholders(y.names)
        of = [self.vars.fresh() for _ in x.names]
        return _open_bound(x, of), _open_bound(y, to)

    # -------------------------------------------------------------- signatures

    def binders(self, a: ty.PolyFnSig, b: ty.PolyFnSig, v: Variance, where: Where) -> None:
        """`a` is at least as general as `b` (covariant); both ways when invariant."""
        if not a.names and not b.names:
            self.signature(a.sig, b.sig, v, where)
            return
        if v & CO:
            self.more_general(a, b, CO, where)
        if v & CONTRA:
            self.more_general(b, a, CO, where)

    def more_general(self, a: ty.PolyFnSig, b: ty.PolyFnSig, v: Variance, where: Where) -> None:
        to = self.placeholders(b.names)
        of = [self.vars.fresh() for _ in a.names]
        left = instantiate_bound(a.sig, of)
        right = instantiate_bound(b.sig, to)
        self.signature(left, right, v, where)

    def signature(self, a: ty.FnSig, b: ty.FnSig, v: Variance, where: Where) -> None:
        for x, y in zip(a.inputs, b.inputs, strict=False):
            self.types(x, y, compose(v, CONTRA), where)
        self.types(a.output, b.output, v, where)

    def placeholders(self, names: tuple[str, ...]) -> list[ty.Region]:
        """Enter a binder: a placeholder per name, in a universe of its own."""
        if names:
            self.vars.universe += 1
        return [self.vars.fresh(Origin.PLACEHOLDER, n) for n in names]


def _open_bound(x: ty.DynTrait, regions: Sequence[ty.Region]) -> ty.DynTrait:
    """The inside of the binder that a `DynTrait` is."""
    terms = tuple((d, instantiate_bound(t, regions)) for d, t in x.projections)
    return ty.DynTrait(x.trait, instantiate_bound(x.args, regions), terms)
