"""unused_must_use, path_statements: statements whose value is thrown away though it matters.

Of each expression statement with `;`: a path that does nothing; a value whose type is
`#[must_use]`, or a call of a function that is; an operator without effect.

Source: `rustc_lint::unused` (`UnusedResults`, `PathStatements`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.context import LangItem, Tcx
from checker.lints.known import PATH_STATEMENTS, UNUSED_MUST_USE
from checker.lints.report_unused import add_suggestion
from checker.lints.session import Finding
from checker.names.attrs_of import attrs_of
from checker.names.defs import Def, DefKind
from checker.names.owners import has_body, items
from checker.types import ty
from checker.types.syntax_walk import walk
from checker.types.tables import TypeckResults
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, warning
from grammar.record import NamedTuple
from grammar.span import Span


def statement_findings(tcx: Tcx) -> Iterator[Finding]:
    """Of all bodies of the user's crate."""
    for item in items(tcx):
        node: Any = item.node
        if not has_body(item) or tcx.sources.contexts[item.span.ctxt].derived:
            continue
        results = tcx.typeck(item)
        made: dict[object, Span] = {}
        for found in walk(tcx.resolutions(item), node.kind):
            if isinstance(found, ast.MacroStmt):
                expanded = tcx.names.expansions.get(found.call, ())
                assert isinstance(expanded, tuple)
                made.update((s, found.call.span) for s in expanded)
            elif isinstance(found, ast.ExprStmt) and found.semi:
                yield from _Statement(tcx, item, results).check(found, made.get(found))


class _Must(NamedTuple):
    """What must be used: the words for it, the reason its attribute gives, the label, and whether
    `let _ =` is offered."""

    what: str
    reason: str | None = None
    label: str = ""
    offered: bool = True


class _Statement:
    def __init__(self, tcx: Tcx, owner: Def, results: TypeckResults) -> None:
        self.tcx = tcx
        self.owner = owner
        self.results = results

    def check(self, s: ast.ExprStmt, call: Span | None) -> Iterator[Finding]:
        """`call` is the macro call that the statement was made by."""
        e, at, in_block = self.bare(s.expr)
        at = call or at
        if isinstance(e, ast.PathExpr) and not in_block:
            yield from self.path(s, e)
        t = self.results.expr_types.get(e)
        must = self.of_type(t) if t is not None else None
        must = must or self.of_call(e) or self.of_operator(e)
        if must is not None:
            yield Finding(UNUSED_MUST_USE, self.report(at, must, in_block))

    def bare(self, e: ast.Expr) -> tuple[ast.Expr, Span, bool]:
        """The expression whose value is thrown away, where it stands, and whether that is within a
        block: the statement's, out of attributes, blocks, and macros that are one expression."""
        expansions = self.tcx.names.expansions
        at, in_block = e.span, False
        while True:
            if isinstance(e, ast.AttributedExpr):
                e = e.inner
                at = e.span
            elif isinstance(e, ast.ParenExpr):
                e = e.inner
            elif isinstance(e, ast.BlockExpr) and e.block.tail is not None:
                if e.kind not in (ast.BlockKind.PLAIN, ast.BlockKind.UNSAFE):
                    return e, at, in_block
                e, in_block = e.block.tail, True
                at = e.span
            elif isinstance(e, ast.MacroExpr):
                inner = expansions.get(e.call)
                if not isinstance(inner, _EXPR_TYPES):
                    return e, at, in_block
                e = inner
            else:
                return e, at, in_block

    def path(self, s: ast.ExprStmt, e: ast.PathExpr) -> Iterator[Finding]:
        t = self.results.expr_types.get(e)
        if t is not None and self.tcx.facts.needs_drop(t, self.owner):
            text = self.tcx.sources.snippet(e.span)
            d = warning(None, "path statement drops value", s.span)
            add_suggestion(d, "use `drop` to clarify the intent", (s.span, f"drop({text});"))
        else:
            d = warning(None, "path statement with no effect", s.span)
        yield Finding(PATH_STATEMENTS, d)

    # -------------------------------------------------------------- types

    def of_type(self, t: ty.Ty) -> _Must | None:
        match t:
            case ty.Adt(def_):
                return self.of_adt(t, def_)
            case ty.Alias(kind=ty.AliasKind.OPAQUE):
                return self.of_opaque(t)
            case ty.Closure():
                why = "closures are lazy and do nothing unless called"
                return _Must("closure", why, offered=False)
            case ty.Tuple(elements):
                for i, element in enumerate(elements):
                    must = self.of_type(element)
                    if must is not None:
                        return must._replace(
                            what=f"{must.what} in tuple element {i}", offered=False
                        )
                return None
            case ty.Array(element):
                must = self.of_type(element)
                return must and must._replace(what=f"array of {must.what}", offered=False)
            case _:
                return None

    def of_opaque(self, t: ty.Alias) -> _Must | None:
        for p in self.tcx.item_bounds(t.def_):
            if isinstance(p.kind, ty.TraitPredicate):
                trait = p.kind.trait_ref.trait
                found = self.attribute(trait)
                if found is not None:
                    return _Must(f"implementer of `{trait.name}`", found[0], offered=False)
        return None

    def of_adt(self, t: ty.Adt, def_: Def) -> _Must | None:
        if self.tcx.adt(def_).lang == LangItem.OWNED_BOX.value:
            boxed: Any = t.args[0]
            must = self.of_type(boxed)
            return must and must._replace(what=f"boxed {must.what}", offered=False)
        found = self.attribute(def_)
        if found is None or self.is_infallible(t, def_):
            return None
        return _Must(f"`{_shown(self.tcx, def_)}`", found[0])

    def is_infallible(self, t: ty.Adt, def_: Def) -> bool:
        """`Result<(), !>` and the like cannot fail."""
        if self.tcx.adt(def_).lang != LangItem.RESULT.value or len(t.args) != 2:
            return False
        ok, err = t.args
        return ok == ty.UNIT and isinstance(err, ty.Adt | ty.Never) and _is_empty(self.tcx, err)

    # -------------------------------------------------------------- calls and operators

    def of_call(self, e: ast.Expr) -> _Must | None:
        def_: Def | None = None
        if isinstance(e, ast.MethodCallExpr):
            callee = self.results.callees.get(e)
            def_ = callee.def_ if callee is not None else None
        elif isinstance(e, ast.CallExpr):
            function: ast.Expr = e.callee
            while isinstance(function, ast.ParenExpr):
                function = function.inner
            if isinstance(function, ast.PathExpr):
                t = self.results.expr_types.get(function)
                def_ = t.def_ if isinstance(t, ty.FnDef) else None
        if def_ is None or def_.kind not in (DefKind.FN, DefKind.ASSOC_FN):
            return None
        if def_.is_library:
            known = library_functions().get(library_key(self.tcx, def_) or "")
            if known is not None:
                return _Must(f"return value of `{known[0]}`", known[1])
        found = self.attribute(def_)
        if found is None:
            return None
        return _Must(f"return value of `{_shown_function(self.tcx, def_)}`", found[0])

    def of_operator(self, e: ast.Expr) -> _Must | None:
        what = None
        if isinstance(e, ast.BinaryExpr):
            what = _BINARY.get(e.op, "arithmetic operation")
        elif isinstance(e, ast.UnaryExpr):
            what = "unary operation"
        elif isinstance(e, ast.BorrowExpr):
            what = "borrow"
        if what is None:
            return None
        return _Must(what, None, f"the {what} produces a value")

    def attribute(self, def_: Def) -> tuple[str | None] | None:
        """The reason of `#[must_use]`, if there is the attribute."""
        found = attrs_of(self.tcx, def_).get("must_use")
        if found is None:
            return None
        if isinstance(found, str):
            return (found,)
        if isinstance(found, bool):
            return (None,)
        return (None,)

    # -------------------------------------------------------------- words

    def report(self, at: Span, must: _Must, in_block: bool) -> DiagnosticBuilder:
        d = warning(None, f"unused {must.what} that must be used", at, must.label)
        if must.reason is not None:
            d.note(must.reason)
        if must.offered:
            place = self.tcx.sources.outermost_call(at)
            end = ((place.shrink_to_hi(), ";"),) if in_block else ()
            text = "use `let _ = ...` to ignore the resulting value"
            d.suggest(text, (place.shrink_to_lo(), "let _ = "), *end)
        return d


_EXPR_TYPES = ast.Expr.__args__  # type: ignore[attr-defined]
_LAZY = "logical operation"
_BINARY = {
    ast.BinOp.EQ: "comparison",
    ast.BinOp.NE: "comparison",
    ast.BinOp.LT: "comparison",
    ast.BinOp.LE: "comparison",
    ast.BinOp.GT: "comparison",
    ast.BinOp.GE: "comparison",
    ast.BinOp.AND: _LAZY,
    ast.BinOp.OR: _LAZY,
    ast.BinOp.BIT_XOR: "bitwise operation",
    ast.BinOp.BIT_AND: "bitwise operation",
    ast.BinOp.BIT_OR: "bitwise operation",
    ast.BinOp.SHL: "bitwise operation",
    ast.BinOp.SHR: "bitwise operation",
}


def _is_empty(tcx: Tcx, t: ty.Ty) -> bool:
    if isinstance(t, ty.Never):
        return True
    if not isinstance(t, ty.Adt):
        return False
    info = tcx.adt(t.def_)
    return info.kind is ty.AdtKind.ENUM and not info.variants


def _shown(tcx: Tcx, def_: Def) -> str:
    from checker.types.pretty import show_path

    return show_path(tcx, def_)


def _shown_function(tcx: Tcx, def_: Def) -> str:
    """A function by its name alone where no other item has that name."""
    if def_.is_library:
        return def_.name
    known = items(tcx) if tcx.is_local(def_) else [*items(tcx), *items(tcx, def_.crate)]
    if def_.kind is DefKind.FN and sum(i.name == def_.name for i in known) == 1:
        return def_.name
    return _shown(tcx, def_)


# ------------------------------------------------------------------ the library


def library_key(tcx: Tcx, def_: Def) -> str | None:
    """The name by which `must_use.txt` knows a function: by its type's, trait's or own path."""
    parent = def_.parent
    if parent is None or parent.kind is not DefKind.IMPL:
        return def_.path()
    if tcx.impl_trait_ref(parent) is not None:
        return None
    match tcx.type_of(parent):
        case ty.Adt(of):
            return f"{of.path()}::{def_.name}"
        case ty.Prim(kind):
            return f"{kind.value}::{def_.name}"
        case ty.RawPtr(mutable=mutable):
            return f"{'mut_ptr' if mutable else 'const_ptr'}::{def_.name}"
        case t:
            return f"{type(t).__name__.lower()}::{def_.name}"


@cache
def library_functions() -> dict[str, tuple[str, str | None]]:
    """Of each function of the library that must be used, rustc's name for it and the reason."""
    from pathlib import Path

    import checker.library

    path = Path(checker.library.__path__[0]) / "must_use.txt"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return {row[0]: (row[1], row[2] if len(row) > 2 else None) for row in rows}
