"""The state of checking one body, and the small services that all its rules use.

A body (function, constant, static, anonymous constant, with the closures inside) has one `FnCtxt`:
its inference tables, its pending obligations and the side tables under construction
(`TypeckResults`, whose types may hold inference variables until `writeback`). The rules are
functions in modules of their own (`expr`, `call`, `coerce`, `pat`, ...) that take it as `fcx`.
rustc: `rustc_hir_typeck::fn_ctxt`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar, cast

from checker.context import LangItem, Tcx
from checker.names.defs import Def, DefKind, PrimTy, Resolutions
from checker.types.fold import erase_regions, has_error
from checker.types.fulfill import Fulfill
from checker.types.infer import InferCtxt, TypeMismatch
from checker.types.obligation import MISC, Cause, FulfillError, FulfillErrorKind
from checker.types.tables import Adjustment, BorrowAdjust, DerefAdjust, NeverToAny, TypeckResults
from checker.types.ty import (
    ERASED,
    ERROR_TY,
    Adt,
    Args,
    AssocItem,
    Closure,
    ClosureKind,
    ErrorTy,
    Infer,
    InferKind,
    ParamKind,
    Prim,
    Ref,
    Ty,
)
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder, error, unsupported
from grammar.edition import Edition
from grammar.record import define, field, frozen
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.cast import CastCheck
    from checker.types.coerce import CoerceMany

T = TypeVar("T")


@define(eq=False)
class Breakable:
    """A loop or labelled block that is being checked. `coerce` collects the values of `break`
    (None where it can have none: `while`, `for`); `may_break` when some `break` was seen."""

    coerce: CoerceMany | None
    may_break: bool = False


@frozen(eq=False)
class DeferredCall:
    """A call of a closure met before its kind was known; `derefs` lead from the callee to it."""

    expr: ast.CallExpr
    closure: Closure
    derefs: tuple[Adjustment, ...]


@define(eq=False)
class FnCtxt:
    tcx: Tcx
    owner: Def
    resolutions: Resolutions
    infcx: InferCtxt
    fulfill: Fulfill
    results: TypeckResults
    identity_args: Args

    return_ty: Ty | None = None
    """Of the function or closure that is being checked; None where `return` is not allowed."""
    return_coercion: CoerceMany | None = None
    return_span: Span | None = None
    """The written return type of the function around, for "expected because of return type"."""
    enclosing_closure: ast.ClosureExpr | None = None
    diverges: bool = False
    breakables: dict[object, Breakable] = field(factory=dict)
    spans: dict[ast.Expr, Span] = field(factory=dict)
    """Of expressions in parentheses: with the parentheses."""
    deferred_casts: list[CastCheck] = field(factory=list)
    deferred_calls: dict[Def, list[DeferredCall]] = field(factory=dict)
    deferred_sized: list[tuple[Ty, Span, Cause]] = field(factory=list)
    negated: list[tuple[Ty, Span]] = field(factory=list)
    """Integers of a type that is not known yet, which must turn out to have a sign."""
    unmet: list[FulfillError] = field(factory=list)
    """The obligations that failed so far."""
    unsized_calls: set[Ty] = field(factory=set)
    """Unsized types that functions called here take or return."""
    diverging: list[Infer] = field(factory=list)
    """Variables that stand for the type of code that never gets a value."""
    closure_tys: dict[ast.ClosureExpr, Ty] = field(factory=dict)
    finished_closures: list[tuple[ast.ClosureExpr, Closure]] = field(factory=list)
    """In the order in which their bodies ended: inner ones before those around."""
    closure_calls: dict[ast.Expr, ast.CallExpr | ast.MethodCallExpr] = field(factory=dict)
    """For closures that are arguments: the call."""
    local_annotations: dict[ast.Pat, ast.LetStmt] = field(factory=dict)
    let_origins: dict[object, tuple[Span, str]] = field(factory=dict)
    """For each local the span to blame its type on, and rustc's words for it."""
    own_trait: tuple[Def | None] | None = None
    """The trait whose impl is around, once it was asked for."""

    # -------------------------------------------------------------- definitions

    @property
    def edition_2024(self) -> bool:
        return not self.owner.is_library and self.tcx.edition is Edition.E2024

    def lang(self, item: LangItem) -> Def | None:
        """The definition, if the library has it."""
        return self.tcx.q_lang_items.get(self.tcx, None).get(item)

    def is_box(self, ty: Ty) -> bool:
        return isinstance(ty, Adt) and self.tcx.is_lang(ty.def_, LangItem.OWNED_BOX)

    def assoc(self, container: Def, name: str) -> AssocItem | None:
        return assoc_by_name(self.tcx, container).get(name)

    def assoc_lang(self, trait: LangItem, name: str) -> Def | None:
        """The item `name` of the trait `trait`."""
        container = self.lang(trait)
        item = None if container is None else self.assoc(container, name)
        return None if item is None else item.def_

    def traits_at(self, node: object, name: str) -> tuple[Def, ...]:
        """The traits with an item `name` that are in scope at `node`: those that are named there,
        and the one that the impl around implements."""
        named = self.resolutions.traits_in_scope.get(node, ())
        own = self._own_trait()
        if own is None or own in named or self.assoc(own, name) is None:
            return named
        return (*named, own)

    def _own_trait(self) -> Def | None:
        if self.own_trait is None:
            impl = self.owner.ancestor(DefKind.IMPL)
            trait = None
            if impl is not None:
                from checker.types.collect_impls import trait_of_impl

                trait = trait_of_impl(self.tcx, impl)
            self.own_trait = (trait,)
        return self.own_trait[0]

    def module(self) -> Def:
        found = self.owner.ancestor(DefKind.MOD, DefKind.CRATE)
        assert found is not None
        return found

    # -------------------------------------------------------------- types

    def shallow(self, ty: Ty) -> Ty:
        return self.infcx.shallow(ty)

    def resolve(self, t: T) -> T:
        return self.infcx.resolve(t)

    def try_structural(self, ty: Ty) -> Ty:
        """`ty` with its head known if pending obligations can tell it."""
        ty = self.infcx.shallow(ty)
        if ty.__class__ is Infer:
            self.select()
            ty = self.infcx.shallow(ty)
        return ty

    def structural(self, ty: Ty, span: Span) -> Ty:
        """`ty` with a known head (an integer or float variable counts); else E0282."""
        ty = self.try_structural(ty)
        if isinstance(ty, Infer) and ty.kind is InferKind.GENERAL:
            if not self.results.tainted:
                from checker.types.ambiguity import report_ambiguous

                report_ambiguous(self, ty, span)
            self.infcx.unify(ty, ERROR_TY)
            return ERROR_TY
        return ty

    def fresh(self, span: Span) -> Infer:
        return self.infcx.fresh(InferKind.GENERAL, span)

    def normalize(self, t: T, span: Span) -> T:
        return self.fulfill.normalize(t, span)

    def type_of(self, def_: Def, args: Args, span: Span) -> Ty:
        """The type of `def_` with `args`, regions erased, projections normalised."""
        from checker.types.fold import subst

        return self.normalize(subst(erase_regions(self.tcx.type_of(def_)), args), span)

    def fresh_args(self, def_: Def, span: Span, parent: Args = ()) -> Args:
        return self.infcx.fresh_args(self.tcx.generics_of(def_), parent, span)

    def show(self, t: object) -> str:
        from checker.types.pretty import show

        return show(self.tcx, self.infcx.resolve(t))

    def show_of(self, e: ast.Expr, ty: Ty) -> str:
        """The type of `e` as text: of a string literal with its lifetime, as rustc has it."""
        inner = self.peel(e)
        if isinstance(inner, ast.LitExpr) and isinstance(self.shallow(ty), Ref):
            return self.show(ty).replace("&", "&'static ", 1)
        return self.show(ty)

    def unify(self, expected: Ty, found: Ty) -> TypeMismatch | None:
        return self.infcx.unify(expected, found)

    # -------------------------------------------------------------- obligations

    def register(self, def_: Def, args: Args, span: Span, cause: Cause = MISC) -> None:
        """All where clauses of `def_` (and what is around it) must hold for `args`."""
        self.fulfill.register_predicates(def_, args, span, cause)

    def register_bound(self, ty: Ty, trait: LangItem, span: Span, cause: Cause = MISC) -> None:
        def_ = self.lang(trait)
        if def_ is not None:
            self.fulfill.register_bound(ty, def_, span, cause)

    def require_sized(self, ty: Ty, span: Span, cause: Cause = MISC) -> None:
        """`ty: Sized`, asked now where it is plain and when all is known otherwise."""
        ty = self.infcx.shallow(ty)
        if isinstance(ty, (Prim, Ref)) and ty != STR_TY:
            return
        self.deferred_sized.append((ty, span, cause))

    def select(self) -> None:
        """Solve what can be solved now; report what cannot hold."""
        self.report_fulfill(self.fulfill.select_where_possible())

    def report_final(self) -> None:
        """At the end everything must hold; what is still open is ambiguous."""
        errors = self.fulfill.select_all_or_error()
        definite = [e for e in errors if e.kind is not FulfillErrorKind.AMBIGUOUS]
        if definite or self.results.tainted:
            self.report_fulfill(definite)
        elif errors:
            from checker.types.ambiguity import report_pending

            report_pending(self, errors)

    def report_fulfill(self, errors: Sequence[FulfillError]) -> None:
        if not errors:
            return
        from checker.types.blame import blame_argument, implied, with_call
        from checker.types.fulfill import report_fulfill_error

        self.unmet.extend(errors)
        for e in errors:
            if has_error(self.resolve(e.obligation.predicate)) or implied(self, e, self.unmet):
                self.results.tainted = True
                continue
            e, callee = blame_argument(self, e)
            report = report_fulfill_error(self.tcx, self.infcx, e)
            self.emit(report if callee is None else with_call(report, callee))

    @contextmanager
    def probe(self) -> Iterator[None]:
        """Whatever is inferred or registered inside is undone."""
        pending = self.fulfill.save()
        try:
            with self.infcx.probe():
                yield
        finally:
            self.fulfill.restore(pending)

    # -------------------------------------------------------------- errors

    def emit(self, diagnostic: Diagnostic | DiagnosticBuilder | None) -> None:
        self.results.tainted = True
        if diagnostic is None:
            return
        if isinstance(diagnostic, DiagnosticBuilder):
            diagnostic = diagnostic.build()
        self.tcx.emit(diagnostic)

    def error(self, code: str | None, message: str, at: Span, label: str = "") -> None:
        self.emit(error(code, message, at, label))

    def late(self, code: str, message: str, at: Span, label: str = "") -> None:
        """An error that is told only if there is no other in the program."""
        self.results.late.append(error(code, message, at, label).build())

    def unsupported(self, feature: str, at: Span) -> Ty:
        self.emit(unsupported(feature, at))
        return ERROR_TY

    # -------------------------------------------------------------- syntax

    def peel(self, e: ast.Expr) -> ast.Expr:
        """`e` without parentheses, attributes, and with macro calls expanded."""
        cls = e.__class__
        if cls not in _WRAPPERS:
            return e
        span = e.span
        while True:
            if isinstance(e, ast.ParenExpr):
                inner = e.inner
                if inner.span.ctxt == span.ctxt:
                    self.spans.setdefault(inner, span)
            elif isinstance(e, ast.AttributedExpr):
                inner = e.inner
            elif isinstance(e, ast.MacroExpr):
                expansion = self.resolutions.expansions.get(e.call)
                if expansion is None:
                    expansion = self.resolutions.expansions[e.call] = ast.ErrorExpr(e.span)
                inner = cast(ast.Expr, expansion)
                span = inner.span
            else:
                return e
            e = inner

    def span(self, e: ast.Expr) -> Span:
        return self.spans.get(e, e.span)

    # -------------------------------------------------------------- tables

    def write_ty(self, e: ast.Expr, ty: Ty) -> None:
        self.results.expr_types[e] = ty

    def expr_ty(self, e: ast.Expr) -> Ty:
        """Before adjustments."""
        return self.resolve(self.results.expr_types[self.peel(e)])

    def expr_ty_adjusted(self, e: ast.Expr) -> Ty:
        e = self.peel(e)
        adjustments = self.results.adjustments.get(e)
        return self.resolve(adjustments[-1].target if adjustments else self.results.expr_types[e])

    def adjust(self, e: ast.Expr, adjustments: tuple[Adjustment, ...]) -> None:
        """Append adjustments to those that `e` has. A reborrow over a reborrow is one."""
        if not adjustments:
            return
        for a in adjustments:
            if isinstance(a, NeverToAny):
                target = self.infcx.shallow(a.target)
                if isinstance(target, Infer):
                    self.diverging.append(target)
        if isinstance(e, ast.Block):
            self._adjust_block(e, adjustments)
            return
        e = self.peel(e)
        table = self.results.adjustments
        old = table.get(e)
        if not old:
            table[e] = adjustments
        elif len(old) == 1 and isinstance(old[0], NeverToAny):
            table[e] = (NeverToAny(adjustments[-1].target),)
        elif len(old) == 2 and _is_reborrow(old) and isinstance(adjustments[0], DerefAdjust):
            # A reborrow has no effect before a dereference.
            table[e] = adjustments
        else:
            table[e] = old + adjustments

    def _adjust_block(self, block: ast.Block, adjustments: tuple[Adjustment, ...]) -> None:
        """A block that is a branch has no expression of its own: its tail is adjusted."""
        from checker.types.stmt import parts

        tail = parts(self, block)[1]
        if tail is not None and not isinstance(adjustments[0], NeverToAny):
            self.adjust(tail, adjustments)
            self.results.block_types[block] = adjustments[-1].target


def assoc_by_name(tcx: Tcx, container: Def) -> dict[str, AssocItem]:
    """The items of a trait or impl by name (functions and constants before types)."""
    key = ("assoc_by_name", container)
    found = tcx.trait_cache.get(key)
    if found is None:
        items: dict[str, AssocItem] = {}
        for item in tcx.assoc_items(container):
            if item.kind != "type":
                items.setdefault(item.name, item)
        found = tcx.trait_cache[key] = items
    return cast("dict[str, AssocItem]", found)


def identity_args(tcx: Tcx, owner: Def) -> Args:
    """The generic parameters of `owner` as arguments, lifetimes erased."""
    from checker.types.ty import ConstParam, Param

    args: list[object] = []
    for p in tcx.generics_of(owner).all():
        match p.kind:
            case ParamKind.LIFETIME:
                args.append(ERASED)
            case ParamKind.TYPE:
                args.append(Param(p.index, p.name))
            case ParamKind.CONST:
                args.append(ConstParam(p.index, p.name))
    return cast(Args, tuple(args))


def _is_reborrow(a: tuple[Adjustment, ...]) -> bool:
    return isinstance(a[0], DerefAdjust) and isinstance(a[1], BorrowAdjust)


def is_error(ty: Ty) -> bool:
    return ty.__class__ is ErrorTy


STR_TY = Prim(PrimTy.STR)
_WRAPPERS = frozenset({ast.ParenExpr, ast.AttributedExpr, ast.MacroExpr})

__all__ = ["Breakable", "ClosureKind", "FnCtxt", "assoc_by_name", "identity_args", "is_error"]
