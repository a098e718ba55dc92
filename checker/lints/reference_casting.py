"""invalid_reference_casting: a place of `&T` changed or borrowed mutably through a raw pointer.

What is dereferenced is followed back through casts, through the library's functions that keep the
address (`#[keeps_address]`), and through `let`s of names that are never assigned, to its beginning:
if that is a shared reference, whatever the pointer's type says, writing there is undefined.

Source: `rustc_lint::reference_casting`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import Tcx
from checker.lints.known import INVALID_REFERENCE_CASTING
from checker.lints.session import Finding
from checker.mir.const_qualif import is_freeze
from checker.mir.unsafety import unsafe_owners
from checker.names.attrs_of import has_attr
from checker.names.defs import Def, LocalRes
from checker.types import ty
from checker.types.syntax_walk import walk
from checker.types.tables import TypeckResults
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label, warning

BOOK = "<https://doc.rust-lang.org/book/ch15-05-interior-mutability.html>"
_STEPS = 64


def casting_findings(tcx: Tcx) -> Iterator[Finding]:
    """Of the user's bodies that do something unsafe."""
    for owner in unsafe_owners(tcx):
        node: Any = owner.node
        root = node.kind if isinstance(node, ast.Item) else node
        yield from _Body(tcx, owner).findings(root)


class _Body:
    def __init__(self, tcx: Tcx, owner: Def) -> None:
        self.tcx = tcx
        self.owner = owner
        self.resolutions = tcx.resolutions(owner)
        self.results: TypeckResults = tcx.typeck(owner)
        self.inits: dict[object, ast.Expr] = {}
        """What names that are never assigned begin with."""

    def findings(self, root: object) -> Iterator[Finding]:
        for node in walk(self.resolutions, root):
            if isinstance(node, ast.LetStmt) and isinstance(node.pat, ast.IdentPat):
                if node.init is not None and not node.pat.mutable and not node.pat.by_ref:
                    self.inits[node.pat] = node.init
            found = self.changed(node)
            if found is not None:
                yield from self.check(node, *found)

    def changed(self, node: object) -> tuple[ast.Expr, bool] | None:
        """The pointer whose place `node` changes, and whether it does so by an assignment."""
        if isinstance(node, ast.BorrowExpr) and node.mutable and not node.raw:
            inner = self.peel(node.operand)
            if isinstance(inner, ast.UnaryExpr) and inner.op is ast.UnOp.DEREF:
                return inner.operand, False
        elif isinstance(node, (ast.AssignExpr, ast.AssignOpExpr)):
            inner = self.peel(node.lhs)
            if isinstance(inner, ast.UnaryExpr) and inner.op is ast.UnOp.DEREF:
                return inner.operand, True
        elif isinstance(node, ast.CallExpr) and node.args:
            called = self.called(node)
            if called is not None and has_attr(self.tcx, called, "writes_through"):
                return node.args[0], True
        return None

    def check(self, node: Any, pointer: ast.Expr, assigns: bool) -> Iterator[Finding]:
        pointer = self.peel(pointer)
        begun = self.init_of(pointer)
        t = self.results.expr_types.get(begun)
        if not isinstance(t, ty.RawPtr) or not t.mutable:
            return
        source, through_cell = self.origin(begun)
        start = self.results.expr_types.get(source)
        if not isinstance(start, ty.Ref) or start.mutable:
            return
        is_cell = not is_freeze(self.tcx, start.pointee, self.owner)
        opaque = isinstance(start.pointee, (ty.Param, ty.Alias, ty.Infer, ty.ErrorTy))
        if through_cell and is_cell and not opaque:
            return
        made = begun if begun is not pointer else None
        yield Finding(INVALID_REFERENCE_CASTING, self.report(node, assigns, is_cell, made))

    def report(
        self, node: Any, assigns: bool, is_cell: bool, made: ast.Expr | None
    ) -> DiagnosticBuilder:
        if assigns:
            text = "assigning to `&T` is undefined behavior, consider using an `UnsafeCell`"
        else:
            text = (
                "casting `&T` to `&mut T` is undefined behavior, even if the reference is unused, "
                "consider instead using an `UnsafeCell`"
            )
        builder = warning(None, text, node.span)
        if made is not None:
            builder.labels.insert(0, Label(made.span, "casting happened here"))
        builder.note(f"for more information, visit {BOOK}")
        if is_cell:
            builder.note(
                "even for types with interior mutability, the only legal way to obtain a mutable "
                "pointer from a shared reference is through `UnsafeCell::get`"
            )
        return builder

    # -------------------------------------------------------------- back to the beginning

    def origin(self, e: ast.Expr) -> tuple[ast.Expr, bool]:
        """Where the address comes from, and whether by way of `UnsafeCell::raw_get`."""
        through_cell = False
        for _ in range(_STEPS):
            e = self.peel(e)
            if isinstance(e, ast.CastExpr):
                e = e.operand
                continue
            called = self.called(e)
            if called is not None and has_attr(self.tcx, called, "keeps_address"):
                through_cell |= has_attr(self.tcx, called, "of_cell")
                e = e.receiver if isinstance(e, ast.MethodCallExpr) else e.args[0]  # type: ignore[union-attr]
                continue
            before = self.init_of(e)
            if before is e:
                break
            e = before
        return e, through_cell

    def init_of(self, e: ast.Expr) -> ast.Expr:
        """What the variable `e` was initialised with, as far back as that goes; else `e`."""
        for _ in range(_STEPS):
            res = self.resolutions.paths.get(e.path) if isinstance(e, ast.PathExpr) else None
            base = None if res is None or res.unresolved else res.base
            init = self.inits.get(base.binding) if isinstance(base, LocalRes) else None
            if init is None:
                return e
            e = self.peel(init)
        return e

    def called(self, e: ast.Expr) -> Def | None:
        if isinstance(e, ast.MethodCallExpr):
            callee = self.results.callees.get(e)
            return None if callee is None else callee.def_
        if isinstance(e, ast.CallExpr) and isinstance(e.callee, ast.PathExpr) and e.args:
            found = self.results.value_res.get(e.callee)
            return found if isinstance(found, Def) else None
        return None

    def peel(self, e: ast.Expr) -> ast.Expr:
        """`e` out of parentheses, and out of blocks of one expression."""
        while True:
            if isinstance(e, ast.ParenExpr):
                e = e.inner
            elif isinstance(e, ast.BlockExpr) and not e.block.stmts and e.block.tail is not None:
                e = e.block.tail
            else:
                return e
