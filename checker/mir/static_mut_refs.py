"""The lint `static_mut_refs`: references to a `static mut`; an error from edition 2024 on.

Linted are `&S` and `&mut S` (through fields), methods called on `S` that borrow it, `let ref` of
`S`, and formatting `S`; raw borrows, indexing and operators are not.

Source: `rustc_lint::static_mut_refs`.
"""

from __future__ import annotations

from typing import Any

from checker.context import LangItem, Tcx
from checker.mir import ir, thir
from checker.mir.thir_visit import children
from checker.names.defs import Def
from checker.types import ty
from checker.types.tables import BindMode
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, warning
from grammar.span import Span

LINT = "static_mut_refs"
GUIDE = "https://doc.rust-lang.org/edition-guide/rust-2024/static-mut-references.html"
WHY = {
    False: "shared references to mutable statics are dangerous; it's undefined behavior if the "
    "static is mutated or if a mutable reference is created for it while the shared reference "
    "lives",
    True: "mutable references to mutable statics are dangerous; it's undefined behavior if any "
    "other pointer to the static is used or if any other reference is created for the static "
    "while the mutable reference lives",
}


def check_static_mut_refs(tcx: Tcx, owner: Def, body: thir.Body) -> None:
    """Keep what is found in `body` with the findings of its types (`TypeckResults.findings`)."""
    lint = _Lint(tcx)
    lint.expr(body.value)
    tcx.typeck(tcx.typeck_owner(owner)).findings.extend((LINT, d) for d in lint.found)


class _Lint:
    def __init__(self, tcx: Tcx) -> None:
        self.tcx = tcx
        self.found: list[DiagnosticBuilder] = []

    def expr(self, e: thir.Expr) -> None:
        match e.kind:
            case thir.Borrow(kind, arg) if e.span != arg.span and is_static_mut(arg):
                self.report(kind is not ir.BorrowKind.SHARED, e.span, arg.span)
            case thir.Call():
                self.call(e, e.kind)
            case thir.BlockExpr(block):
                self.lets(block)
            case _:
                pass
        for child in children(e):
            self.expr(child)

    def call(self, e: thir.Expr, call: thir.Call) -> None:
        """A receiver that is borrowed implicitly has the borrow's span."""
        if call.overloaded or not call.args:
            return
        receiver = unwrapped(call.args[0])
        if not isinstance(receiver.kind, thir.Borrow):
            return
        arg = receiver.kind.arg
        if receiver.span != arg.span or not is_static_mut(arg):
            return
        formats = isinstance(call.func.ty, ty.FnDef) and self.tcx.is_lang(
            call.func.ty.def_, LangItem.FORMAT_ARGUMENT_NEW
        )
        span = receiver.span if formats else e.span
        self.report(receiver.kind.kind is not ir.BorrowKind.SHARED, span, None)

    def lets(self, block: thir.Block) -> None:
        for s in block.stmts:
            if not isinstance(s, thir.LetStmt) or s.init is None:
                continue
            kind = s.pat.kind
            source = s.pat.source
            by_ref = isinstance(source, ast.IdentPat) and source.by_ref
            if by_ref and isinstance(kind, thir.BindingPat) and is_static_mut(s.init):
                self.report(kind.mode is BindMode.REF_MUT, s.init.span, None)

    def report(self, mutable: bool, span: Span, operand: Span | None) -> None:
        what = f"{'mutable' if mutable else 'shared'} reference to mutable static"
        d = warning(LINT, f"creating a {what}", span, what).note(WHY[mutable])
        d.note(f"for more information, see <{GUIDE}>")
        if operand is not None and operand.ctxt == span.ctxt:
            raw = "&raw mut" if mutable else "&raw const"
            start = Span(span.lo, operand.lo, span.ctxt)
            d.suggest(f"use `{raw}` instead to create a raw pointer", (start, f"{raw} "))
        self.found.append(d)


def unwrapped(e: thir.Expr) -> thir.Expr:
    """Without scopes and the unsizing that follows a borrow."""
    while True:
        match e.kind:
            case thir.ScopeExpr(_, inner) | thir.Cast(_, inner):
                e = inner
            case _:
                return e


def is_static_mut(e: thir.Expr) -> bool:
    """A mutable static, or a field of one."""
    while isinstance(e.kind, (thir.ScopeExpr, thir.Field)):
        e = e.kind.value if isinstance(e.kind, thir.ScopeExpr) else e.kind.lhs
    if not isinstance(e.kind, thir.Deref):
        return False
    literal = e.kind.arg.kind
    if not isinstance(literal, thir.Literal) or not isinstance(literal.constant, ir.StaticRef):
        return False
    node: Any = literal.constant.def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    return isinstance(item, ast.StaticItem) and item.mutable
