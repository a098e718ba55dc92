"""From syntax and type tables to typed, desugared expressions, with the scopes of temporaries.

Follows `rustc_mir_build::thir::cx` and, for scopes, `rustc_hir_analysis::check::region`. One walk
does both: while it descends it knows the innermost *terminating* scope (statement, condition, arm,
loop body, operand of `&&`, body; in edition 2024 also the tail of a block and `if`'s condition),
which is where temporaries die. `let` extends the life of some temporaries of its initialiser:
those are entered into `rvalue_scopes` before the initialiser is visited.

Source: the Reference, "Destructors" (drop scopes, temporary lifetime extension).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from checker.context import LangItem, Tcx
from checker.mir import ir, thir
from checker.names.defs import Def, DefKind, LocalRes, Res
from checker.types import ty
from checker.types.fold import erase_regions, liberate, subst, walk
from checker.types.tables import (
    Adjustment,
    BorrowAdjust,
    Callee,
    CaptureKind,
    DerefAdjust,
    NeverToAny,
    PointerAdjust,
)
from grammar import syntax as ast
from grammar.edition import Edition
from grammar.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def build_thir(tcx: Tcx, owner: Def) -> thir.Body:
    """The typed body of `owner`: a function, closure, constant, static or anonymous constant.

    It is kept for the next who asks, until lowering, the last, forgets it.
    """
    from checker.mir import thir_body

    found = tcx.trait_cache.get(("thir", owner))
    if found is None:
        found = tcx.trait_cache[("thir", owner)] = thir_body.build(ThirBuilder(tcx, owner))
    assert isinstance(found, thir.Body)
    return found


def forget_thir(tcx: Tcx, owner: Def) -> None:
    tcx.trait_cache.pop(("thir", owner), None)


class ThirBuilder:
    """The state of one walk: tables of the body, current scopes."""

    def __init__(self, tcx: Tcx, owner: Def) -> None:
        item = tcx.typeck_owner(owner)
        self.tcx = tcx
        self.owner = owner
        self.item = item
        self.tables = tcx.typeck(item)
        self.resolutions = tcx.resolutions(item)
        self.edition = Edition.E2021 if owner.is_library else tcx.edition
        self.temp_scope: thir.Scope | None = None
        self.var_scope = thir.Scope(owner.span)
        self.var_scopes: dict[thir.Var, thir.Scope] = {}
        self.rvalue_scopes: dict[ast.Expr, thir.Scope | None] = {}
        self.unsupported: list[tuple[str, Span]] = []
        self.has_unsafe = False

    # -------------------------------------------------------------- scopes

    @contextmanager
    def temps_in(self, scope: thir.Scope | None) -> Iterator[None]:
        saved, self.temp_scope = self.temp_scope, scope
        try:
            yield
        finally:
            self.temp_scope = saved

    @contextmanager
    def vars_in(self, scope: thir.Scope) -> Iterator[None]:
        saved, self.var_scope = self.var_scope, scope
        try:
            yield
        finally:
            self.var_scope = saved

    # -------------------------------------------------------------- expressions

    def strip(self, e: ast.Expr) -> ast.Expr:
        """Without parentheses, attributes and macro calls."""
        while True:
            if isinstance(e, (ast.ParenExpr, ast.AttributedExpr)):
                e = e.inner
            elif isinstance(e, ast.MacroExpr):
                expansion: Any = self.resolutions.expansions[e.call]
                e = expansion
            else:
                return e

    def expr(self, source: ast.Expr, terminating: bool = False) -> thir.Expr:
        """`source` with its adjustments, in its own scope; `terminating`: temporaries made within
        die at its end."""
        e = self.strip(source)
        terminating = terminating or isinstance(e, ast.ForExpr)
        scope = thir.Scope(e.span)
        saved = self.temp_scope
        if terminating:
            self.temp_scope = scope
        temp_scope = self.rvalue_scopes.get(e, self.temp_scope)
        made = self.unadjusted(e, temp_scope)
        made.span = outer_span(source, e)
        adjustments = self.tables.adjustments.get(e)
        if adjustments:
            for a in adjustments:
                made = self.adjust(e, made, a)
        self.temp_scope = saved
        if not terminating and isinstance(made.kind, _NO_SCOPE):
            return made
        return thir.Expr(thir.ScopeExpr(scope, made), made.ty, made.span, temp_scope)

    def unadjusted(self, e: ast.Expr, temp_scope: thir.Scope | None) -> thir.Expr:
        build = _builders()[type(e)]
        kind = build(self, e)
        t = self.tables.expr_types.get(e, ty.UNIT)
        return thir.Expr(kind, t, e.span, temp_scope)

    def type_of(self, e: ast.Expr) -> ty.Ty:
        """The type of `e` before adjustments."""
        return self.tables.expr_types[self.strip(e)]

    def adjust(self, source: ast.Expr, e: thir.Expr, a: Adjustment) -> thir.Expr:
        span = e.span
        kind: thir.ExprKind
        match a:
            case NeverToAny(target):
                kind = thir.NeverToAny(e)
            case PointerAdjust(target, cast):
                span = self.tail_span(source, span)
                kind = thir.Cast(cast, e)
            case BorrowAdjust(target, mutable, raw, two_phase):
                kind = self.borrow(mutable, raw, two_phase, e)
            case DerefAdjust(target, None):
                span = self.tail_span(source, span)
                kind = thir.Deref(e)
            case DerefAdjust(target, method, args, mutable):
                assert method is not None
                ref = ty.Ref(ty.ERASED, e.ty, mutable)
                borrowed = thir.Expr(self.borrow(mutable, False, False, e), ref, span, e.temp_scope)
                callee = Callee(method, args)
                return self.overloaded_place(callee, target, [borrowed], span, e.temp_scope)
        return thir.Expr(kind, target, span, e.temp_scope)

    def borrow(
        self, mutable: bool, raw: bool, two_phase: bool, e: thir.Expr
    ) -> thir.Borrow | thir.RawBorrow:
        if raw:
            return thir.RawBorrow(mutable, e)
        if not mutable:
            return thir.Borrow(ir.BorrowKind.SHARED, e)
        return thir.Borrow(ir.BorrowKind.TWO_PHASE if two_phase else ir.BorrowKind.MUT, e)

    def tail_span(self, source: ast.Expr, span: Span) -> Span:
        """A coercion of a block is one of its tail."""
        while isinstance(source, ast.BlockExpr) and source.block.tail is not None:
            source = self.strip(source.block.tail)
            span = source.span
        return span

    def overloaded_place(
        self,
        callee: Callee,
        target: ty.Ty,
        args: list[thir.Expr],
        span: Span,
        temp_scope: thir.Scope | None,
        fn_span: Span | None = None,
    ) -> thir.Expr:
        """`*method(args)`, where `method` gives a reference to `target`."""
        output = self.tcx.fn_sig(callee.def_).sig.output
        mutable = isinstance(output, ty.Ref) and output.mutable
        ref = ty.Ref(ty.ERASED, target, mutable)
        call = self.call(callee, args, ref, span, temp_scope, fn_span or span, overloaded=True)
        return thir.Expr(thir.Deref(call), target, span, temp_scope)

    def call(
        self,
        callee: Callee,
        args: list[thir.Expr],
        output: ty.Ty,
        span: Span,
        temp_scope: thir.Scope | None,
        fn_span: Span,
        overloaded: bool = False,
        func_span: Span | None = None,
    ) -> thir.Expr:
        func = self.function(callee.def_, callee.args, func_span or span)
        return thir.Expr(thir.Call(func, args, fn_span, overloaded), output, span, temp_scope)

    def function(
        self, def_: Def, args: ty.Args, span: Span, user_args: ty.Args | None = None
    ) -> thir.Expr:
        t = ty.FnDef(def_, args)
        return self.literal(ir.FnConst(t, user_args), t, span)

    def literal(self, constant: ir.Constant, t: ty.Ty, span: Span) -> thir.Expr:
        return thir.Expr(thir.Literal(constant), t, span, self.temp_scope)

    def unit(self, span: Span) -> thir.Expr:
        return thir.Expr(thir.TupleExpr([]), ty.UNIT, span, self.temp_scope)

    def here(self, kind: thir.ExprKind, t: ty.Ty, span: Span) -> thir.Expr:
        """An expression made by desugaring, its temporary in the current scope."""
        return thir.Expr(kind, t, span, self.temp_scope)

    def scoped(self, e: thir.Expr) -> thir.Expr:
        return thir.Expr(thir.ScopeExpr(thir.Scope(e.span), e), e.ty, e.span, e.temp_scope)

    # -------------------------------------------------------------- facts

    def lang(self, item: LangItem) -> Def:
        return self.tcx.lang(item)

    def lang_method(self, item: LangItem) -> Def:
        """The first method of a lang trait, or the lang item itself if it is a function."""
        d = self.lang(item)
        if d.kind is not DefKind.TRAIT:
            return d
        return next(i.def_ for i in self.tcx.assoc_items(d) if i.kind == "fn")

    def normalize(self, t: ty.Ty) -> ty.Ty:
        return self.tcx.facts.normalize(erase_regions(t), self.item)

    def field_type(self, field: ty.FieldInfo, args: ty.Args) -> ty.Ty:
        return self.normalize(subst(self.tcx.type_of(field.def_), args))

    def field_types(self, variant: ty.VariantInfo, args: ty.Args) -> tuple[ty.Ty, ...]:
        return tuple(self.field_type(f, args) for f in variant.fields)

    def res_of(self, node: object, path: ast.Path | None) -> Res:
        res = self.tables.value_res.get(node)
        if res is None:
            assert path is not None
            res = self.resolutions.paths[path].base
        return res

    def variable(self, binding: thir.Var) -> thir.Var:
        if isinstance(binding, ast.IdentPat):
            return self.resolutions.same_binding.get(binding, binding)
        return binding

    def var_ref(self, var: thir.Var) -> thir.VarRef | thir.UpvarRef:
        return thir.VarRef(var) if var in self.var_scopes else thir.UpvarRef(var)

    def new_var(self, name: str, span: Span, mutable: bool = False) -> ast.IdentPat:
        """A variable of a desugaring, in the current scope."""
        var = ast.IdentPat(False, mutable, ast.Ident(name, span), None, span)
        self.var_scopes[var] = self.var_scope
        return var

    def is_local(self, e: ast.Expr) -> bool:
        return isinstance(e, ast.PathExpr) and isinstance(self.res_of(e, e.path), LocalRes)

    def signature(self, owner: Def) -> ty.FnSig:
        return erase_regions(liberate(self.tcx.fn_sig(owner), owner))


def outer_span(source: ast.Expr, e: ast.Expr) -> Span:
    """Parentheses belong to the span of what they enclose."""
    while isinstance(source, ast.AttributedExpr):
        source = source.inner
    if isinstance(source, ast.ParenExpr) and source.span.ctxt == e.span.ctxt:
        return source.span
    return e.span


def names_regions(t: ty.Ty) -> bool:
    """Whether the user named a lifetime in `t`: else it tells the borrow checker nothing."""
    named = (ty.ReStatic, ty.ReEarlyParam, ty.ReLateParam)
    return any(isinstance(x, named) for x in walk(t))


BORROW_OF_CAPTURE = {
    CaptureKind.BY_REF: ir.BorrowKind.SHARED,
    CaptureKind.BY_UNIQUE: ir.BorrowKind.UNIQUE,
    CaptureKind.BY_MUT_REF: ir.BorrowKind.MUT,
}

_NO_SCOPE = (thir.VarRef, thir.UpvarRef, thir.Literal)
_TABLE: dict[type, Callable[[ThirBuilder, Any], thir.ExprKind]] = {}


def _builders() -> dict[type, Callable[[ThirBuilder, Any], thir.ExprKind]]:
    if not _TABLE:
        from checker.mir import thir_control, thir_expr

        _TABLE.update(thir_expr.BUILDERS)
        _TABLE.update(thir_control.BUILDERS)
    return _TABLE
