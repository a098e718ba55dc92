"""Suggestions that go with errors about mutability.

Source: `rustc_borrowck::diagnostics::mutability_errors`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.describe import show_type
from checker.borrow.search import (
    Binding,
    find_binding,
    find_expr,
    parent_expr,
)
from checker.borrow.session import Session
from checker.borrow.spans import add_label, closure_head
from checker.context import LangItem
from checker.flow.move_paths import Location
from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.span import Span


def suggest_make_local_mut(
    cx: Session, d: DiagnosticBuilder, local: ir.Local, sigil: str, what: str
) -> None:
    """`local` is a shared reference that could have been a mutable one."""
    decl = cx.body.locals[local]
    if isinstance(decl.binding, ast.SelfParam):
        _suggest_self(d, decl.binding, what)
        return
    binding = find_binding(cx, decl)
    source = _first_assignment(cx, local)
    looped = None if decl.by_ref_binding else _loop_of(cx, source, binding)
    if looped is not None:
        _explain_loop(cx, d, looped, sigil, what)
        return
    if decl.by_ref_binding:
        if binding is not None and binding.pat.by_ref:
            at = Span(binding.pat.span.lo + 4, binding.pat.span.lo + 4, binding.pat.span.ctxt)
            d.suggest(f"consider changing this to be a mutable {what}", (at, "mut "))
        return
    written = _written_type(cx, decl, binding)
    borrowed = _borrow_expr(cx, source)
    message = f"consider changing this to be a mutable {what}"
    if isinstance(borrowed, ast.BorrowExpr) and not borrowed.mutable:
        at = Span(borrowed.span.lo + 1, borrowed.span.lo + 1, borrowed.span.ctxt)
        parts = [(at, "mut ")]
        if isinstance(written, ast.RefType):
            parts.append((_after_lifetime(written), _mut_text(written)))
            message += " and changing the binding's type"
        d.suggest(message, *parts)
        return
    if isinstance(written, ast.RefType):
        d.suggest(message, (_after_lifetime(written), _mut_text(written)))
        return
    _suggest_annotation(cx, d, decl, binding)


def _suggest_self(d: DiagnosticBuilder, param: ast.SelfParam, what: str) -> None:
    at = Span(param.ident.span.lo, param.ident.span.lo, param.span.ctxt)
    if isinstance(param.ty, ast.RefType):
        at = _after_lifetime(param.ty)
    d.suggest(f"consider changing this to be a mutable {what}", (at, "mut "))


def _after_lifetime(t: ast.RefType) -> Span:
    if t.lifetime is not None:
        return t.lifetime.span.shrink_to_hi()
    return Span(t.span.lo + 1, t.span.lo + 1, t.span.ctxt)


def _mut_text(t: ast.RefType) -> str:
    return " mut" if t.lifetime is not None else "mut "


def _written_type(cx: Session, decl: ir.LocalDecl, binding: Binding | None) -> object | None:
    if binding is None or binding.matched:
        return None
    if binding.let is not None:
        return binding.let.ty
    from checker.borrow.search import syntax_index

    for up in syntax_index(cx).parents(binding.pat):
        if isinstance(up, (ast.Param, ast.ClosureParam)):
            return up.ty
    return None


def _first_assignment(cx: Session, local: ir.Local) -> Location | None:
    for n in cx.moves.inits_of.get(local, ()):
        at = cx.moves.inits[n].at
        if at is not None:
            return at
    return None


def _borrow_expr(cx: Session, at: Location | None) -> object | None:
    return None if at is None else find_expr(cx, cx.location_span(at))


def _loop_of(cx: Session, at: Location | None, binding: Binding | None) -> ast.ForExpr | None:
    """The `for` whose iterator yields the reference."""
    if binding is None or not binding.in_for or at is None:
        return None
    from checker.borrow.search import syntax_index

    for up in syntax_index(cx).parents(binding.pat):
        if isinstance(up, ast.ForExpr):
            return up
    return None


def _explain_loop(
    cx: Session, d: DiagnosticBuilder, loop: ast.ForExpr, sigil: str, what: str
) -> None:
    _suggest_mut_iterator(cx, d, loop)
    add_label(d, loop.iterable.span, f"this iterator yields `{sigil}` {what}s")


def _suggest_mut_iterator(cx: Session, d: DiagnosticBuilder, loop: ast.ForExpr) -> None:
    match loop.iterable:
        case ast.MethodCallExpr() as call:
            callee = cx.tcx.typeck(cx.u.root).callees.get(call)
            parent = callee.def_.parent if callee is not None else None
            if parent is None:
                return
            name = call.segment.ident.name
            better = [c.name for c in parent.children if c.name.startswith(name) and c.name != name]
            if better:
                at = call.span._replace(lo=call.segment.span.lo)
                d.label(at, f"help: use mutable method: `{better[0]}()`")
        case ast.BorrowExpr() as r if not r.mutable:
            at = r.operand.span.shrink_to_lo()
            d.suggest("use a mutable iterator instead", (at, "mut "))
        case _:
            pass


def _suggest_annotation(
    cx: Session, d: DiagnosticBuilder, decl: ir.LocalDecl, binding: Binding | None
) -> None:
    if not isinstance(decl.ty, ty.Ref):
        return
    text = f"&mut {show_type(cx, decl.ty.pointee)}"
    if binding is None or binding.let is None or binding.matched:
        add_label(d, decl.span, f"consider changing this binding's type to be: `{text}`")
        return
    at = binding.let.pat.span.shrink_to_hi()
    d.suggest("consider specifying this binding's type", (at, f": {text}"))


def explain_mut_of_mut(cx: Session, d: DiagnosticBuilder, at: Location, decl: ir.LocalDecl) -> None:
    """`&mut x` where `x` is an immutable binding of a `&mut`."""
    block = cx.body.blocks[at.block]
    s = block.statements[at.statement] if at.statement < len(block.statements) else None
    match s:
        case ir.Assign(_, ir.Borrow(ir.BorrowKind.MUT, _), span):
            written = _written_type(cx, decl, find_binding(cx, decl))
            at_type = getattr(written, "span", decl.span)
            d.note("the binding is already a mutable borrow", Label(at_type, primary=True))
            if not isinstance(decl.binding, ast.SelfParam):
                d.suggest(
                    "consider making the binding mutable if you need to reborrow multiple times",
                    (decl.span.shrink_to_lo(), "mut "),
                )
            node = find_expr(cx, span)
            if isinstance(node, ast.BorrowExpr) and node.mutable:
                lead = Span(span.lo, node.operand.span.lo, span.ctxt)
                d.suggest("if there is only one mutable reborrow, remove the `&mut`", (lead, ""))
            else:
                d.help(
                    "if there is only one mutable reborrow, remove the `&mut`",
                    Label(span, primary=True),
                )
        case _ if isinstance(decl.binding, ast.SelfParam) and decl.binding.ty is None:
            d.note("as `Self` may be unsized, this call attempts to take `&mut &mut self`")
            d.note(
                "however, `&mut self` expands to `self: &mut Self`, therefore `self` cannot be "
                "borrowed mutably"
            )
        case _:
            d.suggest("consider making the binding mutable", (decl.span.shrink_to_lo(), "mut "))


def expected_fn_found_fn_mut(cx: Session, d: DiagnosticBuilder) -> None:
    """A closure that mutates its captures where the callee wants `Fn`."""
    _label_captured(cx, d)
    closure = cx.body.def_.node
    assert isinstance(closure, ast.ClosureExpr)
    call = parent_expr(cx, closure)
    callee = _callee(cx, call)
    if callee is None:
        return
    def_, span, args, has_self = callee
    node = def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    if def_.is_library or not isinstance(item, ast.FnItem):
        return
    position = next((n for n, a in enumerate(args) if a is closure), None)
    target = item.name.span
    if position is not None and position < len(item.params):
        del has_self
        target = item.params[position].ty.span
    add_label(d, target, "change this to accept `FnMut` instead of `Fn`")
    add_label(d, span, "expects `Fn` instead of `FnMut`")
    add_label(d, closure_head(cx.body.def_), "in this closure")


def _label_captured(cx: Session, d: DiagnosticBuilder) -> None:
    from checker.borrow.names import upvar_span

    for n, capture in enumerate(cx.body.captures):
        from checker.borrow.describe import capture_name

        if f"`{capture_name(capture)}`" in d.message:
            add_label(
                d,
                upvar_span(cx, n),
                f"`{capture_name(capture)}` declared here, outside the closure",
            )
            return


def _callee(cx: Session, call: object) -> tuple[Def, Span, tuple[object, ...], bool] | None:
    tables = cx.tcx.typeck(cx.u.root)
    match call:
        case ast.MethodCallExpr():
            found = tables.callees.get(call)
            return None if found is None else (found.def_, call.segment.span, call.args, True)
        case ast.CallExpr():
            t = tables.expr_types.get(call.callee)
            return (t.def_, call.callee.span, call.args, False) if isinstance(t, ty.FnDef) else None
        case _:
            return None


def suggest_map_index(cx: Session, d: DiagnosticBuilder, t: ty.Ty, span: Span) -> None:
    """`map[k] = v` has no `IndexMut`; maps have other ways."""
    maps = (LangItem.HASH_MAP, LangItem.BTREE_MAP)
    if not isinstance(t, ty.Adt) or not any(cx.tcx.is_lang(t.def_, m) for m in maps):
        return
    shown = show_type(cx, t)
    node = find_expr(cx, span)
    within = node if isinstance(node, ast.AssignExpr) else parent_expr(cx, node) if node else None
    match within:
        case ast.AssignExpr(lhs=ast.IndexExpr(), rhs=ast.MacroExpr()):
            pass
        case ast.AssignExpr(lhs=ast.IndexExpr() as indexed):
            message = (
                f"use `.insert()` to insert a value into a `{shown}`, `.get_mut()` to modify it, "
                "or the entry API for more flexibility"
            )
            d.suggest_one_of(message, *_map_assignments(indexed, within.rhs.span))
        case ast.MethodCallExpr(receiver=ast.IndexExpr() as indexed):
            message = f"to modify a `{shown}` use `.get_mut()`"
            d.suggest(message, *_through_get_mut(indexed, "val", within.span))
        case _:
            d.help(f"to modify a `{shown}`, use `.get_mut()`, `.insert()` or the entry API")


def _map_assignments(e: ast.IndexExpr, value: Span) -> Iterator[tuple[tuple[Span, str], ...]]:
    """What `map[key] = value` may be instead."""
    before = Span(e.base.span.hi, e.index.span.lo, value.ctxt)
    between = Span(e.index.span.hi, value.lo, value.ctxt)
    end = value.shrink_to_hi()
    yield (before, ".insert("), (between, ", "), (end, ")")
    yield _through_get_mut(e, "*val", value)
    start = e.base.span.shrink_to_lo()
    entry = (before, ".entry("), (between, ").or_insert("), (end, ")")
    yield (start, "let val = "), *entry


def _through_get_mut(e: ast.IndexExpr, value: str, whole: Span) -> tuple[tuple[Span, str], ...]:
    """`if let Some(val) = map.get_mut(key) { .. }` around what ends where `whole` ends."""
    before = Span(e.base.span.hi, e.index.span.lo, whole.ctxt)
    close = Span(e.index.span.hi, e.span.hi, whole.ctxt)
    return (
        (e.base.span.shrink_to_lo(), "if let Some(val) = "),
        (before, ".get_mut("),
        (close, f") {{ {value}"),
        (whole.shrink_to_hi(), "; }"),
    )
