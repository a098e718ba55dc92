"""Places: which expressions denote one, and using one mutably (rustc: `place_op`).

An overloaded dereference or index is first taken through `Deref` and `Index`; when the place turns
out to be used mutably, `make_mutable` changes it and those it stands on to `DerefMut`, `IndexMut`.
A type without these keeps the shared form, and its mutation is an error of the borrow checker.
"""

from __future__ import annotations

from typing import cast

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types.coerce import mutable_derefs
from checker.types.fn_ctxt import FnCtxt
from checker.types.fulfill import Evaluation
from checker.types.tables import BorrowAdjust, Callee, DerefAdjust, PointerAdjust
from checker.types.ty import ERASED, Args, Predicate, Ref, TraitPredicate, TraitRef
from grammar import syntax as ast


def make_mutable(fcx: FnCtxt, e: ast.Expr) -> None:
    """Change the overloaded dereferences and indexings that the place `e` goes through."""
    chain: list[ast.Expr] = []
    at: ast.Expr | None = fcx.peel(e)
    while at is not None:
        chain.append(at)
        match at:
            case ast.FieldExpr(base, _, _) | ast.IndexExpr(base, _, _):
                at = fcx.peel(base)
            case ast.UnaryExpr(ast.UnOp.DEREF, operand, _):
                at = fcx.peel(operand)
            case _:
                at = None
    for place in reversed(chain):
        _fix_adjustments(fcx, place)
        if isinstance(place, ast.IndexExpr):
            _fix_overloaded(fcx, place, place.base, LangItem.INDEX, LangItem.INDEX_MUT)
        elif isinstance(place, ast.UnaryExpr) and place.op is ast.UnOp.DEREF:
            _fix_overloaded(fcx, place, place.operand, LangItem.DEREF, LangItem.DEREF_MUT)


def _fix_adjustments(fcx: FnCtxt, e: ast.Expr) -> None:
    adjustments = fcx.results.adjustments.get(e)
    if adjustments and any(isinstance(a, DerefAdjust) and a.method for a in adjustments):
        # Dereferences before a shared borrow stay: that borrow is what is used.
        last = max(i for i, a in enumerate(adjustments) if isinstance(a, DerefAdjust))
        rest = adjustments[last + 1 :]
        if any(isinstance(a, BorrowAdjust) and not a.mutable for a in rest):
            return
        fcx.results.adjustments[e] = mutable_derefs(fcx, adjustments)


def _fix_overloaded(
    fcx: FnCtxt, e: ast.Expr, base: ast.Expr, from_: LangItem, to: LangItem
) -> None:
    """The callee of `e` becomes the mutable one, the autoref of its base a mutable borrow.

    Nothing changes where the type cannot implement the mutable trait.
    """
    callee = fcx.results.callees.get(e)
    trait = fcx.lang(from_)
    if callee is None or trait is None or callee.def_.parent is not trait:
        return
    name = "index_mut" if to is LangItem.INDEX_MUT else "deref_mut"
    method = fcx.assoc_lang(to, name)
    if method is None or not may_implement(fcx, to, callee.args):
        return
    fcx.results.callees[e] = Callee(method, callee.args)
    fcx.register(method, callee.args, fcx.span(e))
    base = fcx.peel(base)
    old = fcx.results.adjustments.get(base, ())
    new = []
    for a in old:
        if isinstance(a, BorrowAdjust) and not a.raw:
            target = cast(Ref, fcx.resolve(a.target))
            a = BorrowAdjust(Ref(ERASED, target.pointee, True), True)
        elif isinstance(a, PointerAdjust):
            unsized = fcx.resolve(a.target)
            if isinstance(unsized, Ref):
                a = PointerAdjust(Ref(ERASED, unsized.pointee, True), a.cast)
        new.append(a)
    fcx.results.adjustments[base] = mutable_derefs(fcx, tuple(new))


def may_implement(fcx: FnCtxt, trait: LangItem, args: Args) -> bool:
    """Whether `args` (the self type first) may implement `trait`, as far as is known."""
    def_ = fcx.lang(trait)
    if def_ is None:
        return False
    predicate = Predicate(TraitPredicate(TraitRef(def_, args)))
    return fcx.fulfill.evaluate(predicate) is not Evaluation.NO


def is_place(fcx: FnCtxt, e: ast.Expr) -> bool:
    """Whether `e` denotes a place (rustc: `is_syntactic_place_expr`)."""
    e = fcx.peel(e)
    match e:
        case ast.FieldExpr() | ast.IndexExpr() | ast.ErrorExpr():
            return True
        case ast.UnaryExpr(op, _, _):
            return op is ast.UnOp.DEREF
        case ast.PathExpr(path, _):
            return _names_place(fcx, path)
        case _:
            return False


def _names_place(fcx: FnCtxt, path: ast.Path) -> bool:
    from checker.names.defs import ErrRes, LocalRes

    found = fcx.resolutions.paths.get(path)
    if found is None or isinstance(found.base, (LocalRes, ErrRes)):
        return True
    base = found.base
    return isinstance(base, Def) and base.kind is DefKind.STATIC and not found.unresolved
