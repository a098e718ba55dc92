"""Casts, as far as regions go: what the operand's type and the target's demand of each other.

Unsizing changes a type's tail: `[T; N]` to `[T]`, `T` to `dyn Trait + 'r` (then `T: 'r`), `dyn A +
'a` to `dyn B + 'b`. It happens behind a pointer, or in a struct that is one (`Box`, `Rc`): there
the one parameter that changes is followed.

Source: `rustc_borrowck::type_check` (`Rvalue::Cast`), `CoerceUnsized`.
"""

from __future__ import annotations

from checker.borrow.region import Where
from checker.borrow.relate import CO, INV
from checker.borrow.term_flags import ALIAS
from checker.borrow.terms import Terms
from checker.context import Tcx
from checker.mir import ir
from checker.types import ty
from checker.types.fold import flags, instantiate_bound, subst
from checker.types.tables import PointerCast


def check_cast(
    tcx: Tcx,
    terms: Terms,
    op: ir.CastOp | PointerCast,
    source: ty.Ty,
    target: ty.Ty,
    where: Where,
) -> None:
    """Relate the regions of `source as target`."""
    match op:
        case PointerCast.UNSIZE:
            _coerce_unsized(tcx, terms, source, target, where)
        case PointerCast.REIFY_FN | PointerCast.CLOSURE_FN | PointerCast.UNSAFE_FN:
            _to_fn_pointer(tcx, terms, source, target, where)
        case PointerCast.MUT_TO_CONST | ir.CastOp.PTR_TO_PTR:
            _pointers(terms, source, target, where)
        case PointerCast.ARRAY_TO_POINTER:
            if isinstance(source, ty.RawPtr) and isinstance(source.pointee, ty.Array):
                _pointers(terms, ty.RawPtr(source.pointee.element, source.mutable), target, where)
        case ir.CastOp.TRANSMUTE:
            pass
        case _:
            pass


def _pointers(terms: Terms, source: ty.Ty, target: ty.Ty, where: Where) -> None:
    """Pointers to the same type keep its regions; to another type they are free."""
    match source, target:
        case ((ty.RawPtr(x, _) | ty.Ref(_, x, _)), ty.RawPtr(y, mutable)):
            if _comparable(x, y):
                terms.relate.types(x, y, INV if mutable else CO, where)


def _comparable(x: ty.Ty, y: ty.Ty) -> bool:
    from checker.types.fold import erase_regions

    return erase_regions(x) == erase_regions(y)


def _to_fn_pointer(tcx: Tcx, terms: Terms, source: ty.Ty, target: ty.Ty, where: Where) -> None:
    if not isinstance(target, ty.FnPtr):
        return
    match source:
        case ty.FnDef(def_, args):
            poly = subst(tcx.fn_sig(def_), args)
        case ty.Closure(sig=poly) | ty.FnPtr(sig=poly):
            pass
        case _:
            return
    poly = ty.PolyFnSig(_normal_sig(terms, poly.sig, where), poly.names)
    terms.relate.binders(poly, target.sig, CO, where)


def _normal_sig(terms: Terms, sig: ty.FnSig, where: Where) -> ty.FnSig:
    sig = terms.renumber(sig)
    if not flags(sig) & ALIAS:
        return sig
    inputs = tuple(terms.normalize(i, where) for i in sig.inputs)
    output = terms.normalize(sig.output, where)
    return ty.FnSig(inputs, output, sig.is_unsafe, sig.abi, sig.variadic)


def _coerce_unsized(tcx: Tcx, terms: Terms, source: ty.Ty, target: ty.Ty, where: Where) -> None:
    """`source: CoerceUnsized<target>`."""
    match source, target:
        case ty.Ref(a, x, _), ty.Ref(b, y, _):
            terms.relate.regions(a, b, CO, where)
            _unsize(tcx, terms, x, y, where)
        case ((ty.RawPtr(x, _) | ty.Ref(_, x, _)), ty.RawPtr(y, _)):
            _unsize(tcx, terms, x, y, where)
        case ty.Adt(d, xs), ty.Adt(e, ys) if d is e:
            for p, q in zip(xs, ys, strict=True):
                if isinstance(p, ty.TY_CLASSES) and isinstance(q, ty.TY_CLASSES):
                    if not _comparable(p, q):
                        _unsize_or_coerce(tcx, terms, p, q, where)
                        continue
                terms.relate.arg(p, q, CO, where)
        case _:
            pass


def _unsize_or_coerce(tcx: Tcx, terms: Terms, x: ty.Ty, y: ty.Ty, where: Where) -> None:
    """The parameter of a smart pointer that changes: what it points to, or itself a pointer
    (`Pin<Box<T>>`)."""
    match x, y:
        case (ty.Ref(), ty.Ref()) | (ty.RawPtr(), ty.RawPtr()):
            _coerce_unsized(tcx, terms, x, y, where)
        case ty.Adt(), ty.Adt() if x.def_ is y.def_:
            _coerce_unsized(tcx, terms, x, y, where)
        case _:
            _unsize(tcx, terms, x, y, where)


def _unsize(tcx: Tcx, terms: Terms, x: ty.Ty, y: ty.Ty, where: Where) -> None:
    """`x: Unsize<y>`."""
    match x, y:
        case ty.Array(a, _), ty.Slice(b):
            terms.relate.types(a, b, INV, where)
        case ty.Dynamic(), ty.Dynamic():
            _upcast(terms, x, y, where)
        case _, ty.Dynamic():
            _to_dyn(terms, x, y, where)
        case ty.Adt(d, xs), ty.Adt(e, ys) if d is e:
            for p, q in zip(xs, ys, strict=True):
                if isinstance(p, ty.TY_CLASSES) and isinstance(q, ty.TY_CLASSES):
                    if not _comparable(p, q):
                        _unsize(tcx, terms, p, q, where)
                        continue
                terms.relate.arg(p, q, INV, where)
        case _:
            terms.relate.types(x, y, CO, where)


def _upcast(terms: Terms, x: ty.Dynamic, y: ty.Dynamic, where: Where) -> None:
    """To a supertrait, or dropping auto traits: the lifetime may shrink."""
    terms.relate.regions(x.region, y.region, CO, where)
    mine = {b.trait for b in x.bounds}
    for bound in y.bounds:
        if bound.trait in mine:
            terms.relate.dynamics(
                ty.Dynamic(x.bounds, y.region), ty.Dynamic((bound,), y.region), INV, where
            )
        else:
            _prove_bound(terms, x, bound, where)


def _to_dyn(terms: Terms, x: ty.Ty, y: ty.Dynamic, where: Where) -> None:
    for bound in y.bounds:
        _prove_bound(terms, x, bound, where)
    terms.type_outlives(x, y.region, where)


def _prove_bound(terms: Terms, x: ty.Ty, bound: ty.DynTrait, where: Where) -> None:
    """`x` implements the bound, for all the lifetimes it binds."""
    regions = terms.relate.placeholders(bound.names)
    args = instantiate_bound(bound.args, regions)
    terms.prove_trait(ty.TraitRef(bound.trait, (x, *args)), where)
    for item, term in bound.projections:
        trait = item.parent
        assert trait is not None
        count = terms.tcx.generics_of(trait).count
        item_args = (x, *args) if count == len(args) + 1 else (x,)
        alias = ty.Alias(ty.AliasKind.PROJECTION, item, item_args)
        value = terms.normalize(alias, where)
        terms.relate.eq(value, instantiate_bound(term, regions), where)
