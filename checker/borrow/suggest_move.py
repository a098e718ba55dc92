"""Suggestions that go with moves: borrow, clone, reborrow, bound with `Copy`.

Source: `rustc_borrowck::diagnostics::{conflict_errors, move_errors}`.
"""

from __future__ import annotations

from checker.borrow.describe import describe_place, is_any_lang, local_type
from checker.borrow.search import (
    contains,
    find_expr,
    find_pat,
    parent_expr,
    syntax_index,
)
from checker.borrow.session import Session
from checker.borrow.spans import (
    ClosureUse,
    FnCall,
    NormalCall,
    SelfUse,
    UseSpans,
    add_label,
    args_or_use,
)
from checker.borrow.suggest_clone import (
    is_deref,
    may_clone,
    node_span,
    suggest_clone_expr,
    type_of_expr,
)
from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.span import Span

# ------------------------------------------------------------------ E0382


def suggest_ref_or_clone(
    cx: Session,
    d: DiagnosticBuilder,
    path: int,
    uses: UseSpans,
    moved: ir.Place,
    invoked_closure: bool,
) -> bool:
    """What could be done instead of the move; whether a reborrow was suggested
    (`suggest_ref_or_clone`)."""
    span = uses.use_span if isinstance(uses, ClosureUse) else args_or_use(uses)
    place = cx.moves.paths[path].place
    node = find_expr(cx, span)
    if node is not None and not place.projection:
        return _at_expr(cx, d, node, uses, moved, place, invoked_closure)
    pat = find_pat(cx, span) if node is None else None
    if isinstance(pat, ast.IdentPat) and not pat.by_ref:
        d.suggest(
            "borrow this binding in the pattern to avoid moving the value",
            (pat.span.shrink_to_lo(), "ref "),
        )
    return False


def _at_expr(
    cx: Session,
    d: DiagnosticBuilder,
    node: object,
    uses: UseSpans,
    moved: ir.Place,
    place: ir.Place,
    invoked_closure: bool,
) -> bool:
    declared = cx.body.locals[place.local].span
    for up in syntax_index(cx).parents(node):
        span = getattr(up, "span", None)
        if span is not None and contains(span, declared):
            break
        if isinstance(up, (ast.ForExpr, ast.WhileExpr, ast.LoopExpr)):
            if not _in_iterable(up, node):
                add_label(d, _loop_head(up), "inside of this loop")
    t = local_type(cx, place)
    parent = parent_expr(cx, node)
    call = _called(cx, parent)
    can_clone = True
    if call is not None:
        callee, args, offset = call
        position = next((n for n, a in enumerate(args) if _same_expr(a, node)), None)
        if position is not None:
            generic = _generic_param(cx, callee, position + offset)
            if isinstance(t, ty.Ref) and t.mutable and generic is not None:
                suggest_reborrow(cx, d, getattr(node, "span"), moved)  # noqa: B009
                return True
            borrowed = (
                None
                if generic is None
                else _suggest_borrow_generic(cx, d, parent, callee, generic, t, node)
            )
            if borrowed is not None:
                can_clone = borrowed
            else:
                _note_parameter(cx, d, callee, position + offset)
    if _is_for_iterable(node, cx) or invoked_closure:
        return False
    if isinstance(uses, SelfUse):
        if isinstance(uses.kind, NormalCall):
            return False
        if isinstance(uses.kind, FnCall) and uses.kind.self_ty == t:
            return False
    _suggest_hoisting(cx, d, node)
    if can_clone:
        _suggest_clone_moved(cx, d, t, node, uses, place)
    return False


def _in_iterable(loop: object, node: object) -> bool:
    if not isinstance(loop, ast.ForExpr):
        return False
    return contains(loop.iterable.span, getattr(node, "span"))  # noqa: B009


def _loop_head(loop: ast.ForExpr | ast.WhileExpr | ast.LoopExpr) -> Span:
    """`for x in xs`, `while cond`, `loop`."""
    start = loop.span
    match loop:
        case ast.ForExpr():
            return Span(start.lo, loop.iterable.span.hi, start.ctxt)
        case ast.WhileExpr():
            return Span(start.lo, loop.cond.span.hi, start.ctxt)
        case ast.LoopExpr():
            lead = loop.label.span.hi - start.lo + 2 if loop.label is not None else 0
            return Span(start.lo, start.lo + lead + 4, start.ctxt)


def _same_expr(a: object, node: object) -> bool:
    while isinstance(a, ast.ParenExpr):
        a = a.inner
    return a is node


def _called(cx: Session, parent: object | None) -> tuple[Def, tuple[ast.Expr, ...], int] | None:
    """The function that `parent` calls, its arguments, and how many the receiver adds."""
    tables = cx.tcx.typeck(cx.u.root)
    match parent:
        case ast.MethodCallExpr():
            found = tables.callees.get(parent)
            return None if found is None else (found.def_, parent.args, 1)
        case ast.CallExpr():
            t = tables.expr_types.get(parent.callee)
            return (t.def_, parent.args, 0) if isinstance(t, ty.FnDef) else None
        case _:
            return None


def _generic_param(cx: Session, callee: Def, position: int) -> ty.Param | None:
    """The type parameter that argument number `position` of `callee` has as its type."""
    if callee.kind not in (DefKind.FN, DefKind.ASSOC_FN):
        return None
    inputs = cx.tcx.fn_sig(callee).sig.inputs
    t = inputs[position] if position < len(inputs) else None
    return t if isinstance(t, ty.Param) else None


def suggest_reborrow(cx: Session, d: DiagnosticBuilder, span: Span, moved: ir.Place) -> None:
    name = describe_place(cx, moved)
    what = f"`{name}`" if name is not None else "the mutable reference"
    d.suggest(f"consider creating a fresh reborrow of {what} here", (span.shrink_to_lo(), "&mut *"))


def _suggest_borrow_generic(
    cx: Session,
    d: DiagnosticBuilder,
    parent: object,
    callee: Def,
    param: ty.Param,
    t: ty.Ty,
    node: object,
) -> bool | None:
    """Borrow the argument, if a reference satisfies the callee's bounds too; whether cloning is
    still worth a suggestion. None where borrowing is of no use."""
    bounds = [
        p.kind.trait_ref.trait
        for p in cx.tcx.predicates_of(callee)
        if isinstance(p.kind, ty.TraitPredicate) and p.kind.trait_ref.self_ty == param
    ]
    if not any(_has_methods(cx, b) for b in bounds):
        return None
    for mutable in (False, True):
        reference = ty.Ref(ty.ERASED, t, mutable)
        if all(
            cx.tcx.facts.implements(reference, b, cx.u.root)
            for b in bounds
            if len(cx.tcx.generics_of(b).all()) == 1
        ) and not any(len(cx.tcx.generics_of(b).all()) > 1 for b in bounds):
            name = describe_place(cx, ir.Place(_local_of(cx, node)))
            what = f"`{name}`" if name is not None else "the value"
            borrow = "&mut " if mutable else "&"
            how = "mutably borrowing" if mutable else "borrowing"
            d.suggest(f"consider {how} {what}", (node_span(node).shrink_to_lo(), borrow))
            return mutable
    return None


def _local_of(cx: Session, node: object) -> ir.Local:
    text = cx.tcx.sources.snippet(node_span(node))
    for i, decl in enumerate(cx.body.locals):
        if decl.name == text:
            return ir.Local(i)
    return ir.RETURN


def _has_methods(cx: Session, trait: Def) -> bool:
    from checker.types.traits_env import super_trait_refs

    args = tuple(
        ty.ERASED if p.kind is ty.ParamKind.LIFETIME else ty.Param(p.index, p.name)
        for p in cx.tcx.generics_of(trait).all()
    )
    return any(
        item.has_self
        for above in super_trait_refs(cx.tcx, ty.TraitRef(trait, args))
        for item in cx.tcx.assoc_items(above.trait)
    )


def _note_parameter(cx: Session, d: DiagnosticBuilder, callee: Def, position: int) -> None:
    """The callee is the user's own: its parameter could be a reference."""
    if callee.is_library:
        return
    node = callee.node
    item = node.kind if isinstance(node, ast.Item) else node
    if not isinstance(item, ast.FnItem):
        return
    if item.self_param is not None:
        position -= 1
    if not 0 <= position < len(item.params):
        return
    in_impl = callee.parent is not None and callee.parent.kind in (DefKind.IMPL, DefKind.TRAIT)
    what = "method" if in_impl else "function"
    d.note(
        f"consider changing this parameter type in {what} `{item.name.name}` to borrow instead if "
        "owning the value isn't necessary",
        Label(item.params[position].ty.span, "this parameter takes ownership of the value", True),
        Label(item.name.span, f"in this {what}"),
    )


def _is_for_iterable(node: object, cx: Session) -> bool:
    from checker.borrow.search import find_for_iterable

    return find_for_iterable(cx, node_span(node)) is not None


def _suggest_hoisting(cx: Session, d: DiagnosticBuilder, node: object) -> None:
    """A call in a loop that ends by a condition or a `break`: it may belong before the loop
    (`suggest_hoisting_call_outside_loop`)."""
    outermost: ast.ForExpr | ast.WhileExpr | ast.LoopExpr | None = None
    for up in syntax_index(cx).parents(node):
        if _declared_inside(cx, node, up):
            break
        if isinstance(up, (ast.ForExpr, ast.WhileExpr, ast.LoopExpr)):
            outermost = None if _in_iterable(up, node) else up
    if outermost is None:
        return
    _note_loops(cx, d, node, outermost)
    parent = parent_expr(cx, node)
    if not isinstance(parent, (ast.CallExpr, ast.MethodCallExpr)):
        return
    if isinstance(outermost, ast.WhileExpr) or _has_break(cx, outermost):
        _hoist(cx, d, parent, outermost)


def _note_loops(cx: Session, d: DiagnosticBuilder, node: object, outermost: object) -> None:
    """In nested loops, which `break` or `continue` goes where."""
    loops = [
        up
        for up in syntax_index(cx).parents(node)
        if isinstance(up, (ast.ForExpr, ast.WhileExpr, ast.LoopExpr))
    ]
    labels_of = cx.tcx.resolutions(cx.u.root).labels
    jumps = [
        n
        for n in syntax_index(cx).nodes
        if isinstance(n, (ast.BreakExpr, ast.ContinueExpr))
        and contains(node_span(outermost), n.span)
    ]
    if len(loops) < 2 or not jumps:
        return
    lines = {cx.tcx.sources.locate(node_span(loop)).line for loop in loops}
    labels = []
    for jump in sorted(jumps, key=lambda j: isinstance(j, ast.ContinueExpr)):
        target = labels_of.get(jump)
        what = "`break` exits" if isinstance(jump, ast.BreakExpr) else "`continue` advances"
        if target is not None and len(lines) == len(loops):
            line = cx.tcx.sources.locate(node_span(target)).line
            labels.append(Label(jump.span, f"this {what} the loop at line {line}", True))
    labels += [Label(_loop_head(loop), "") for loop in loops]
    d.note("verify that your loop breaking logic is correct", *labels)


def _declared_inside(cx: Session, node: object, loop: object) -> bool:
    text = cx.tcx.sources.snippet(node_span(node))
    span = node_span(loop)
    return any(decl.name == text and contains(span, decl.span) for decl in cx.body.locals)


def _has_break(cx: Session, loop: object) -> bool:
    span = node_span(loop)
    return any(
        isinstance(n, ast.BreakExpr) and contains(span, n.span) for n in syntax_index(cx).nodes
    )


def _hoist(cx: Session, d: DiagnosticBuilder, call: object, loop: object) -> None:
    at = node_span(loop).shrink_to_lo()
    indent = " " * (cx.tcx.sources.locate(at).column - 1)
    text = cx.tcx.sources.snippet(node_span(call))
    d.suggest(
        "consider moving the expression out of the loop so it is only moved once",
        (at, f"let mut value = {text};\n{indent}"),
        (node_span(call), "value"),
    )


def _suggest_clone_moved(
    cx: Session, d: DiagnosticBuilder, t: ty.Ty, node: object, uses: UseSpans, place: ir.Place
) -> None:
    if isinstance(uses, ClosureUse):
        _suggest_clone_before_closure(cx, d, t, node, uses)
        return
    suggest_clone_expr(cx, d, t, node_span(node), note_bound=True)
    del place


def _suggest_clone_before_closure(
    cx: Session, d: DiagnosticBuilder, t: ty.Ty, node: object, uses: ClosureUse
) -> None:
    """`let value = x.clone();` before the statement that makes the closure."""
    from checker.borrow.search import STMTS

    if not may_clone(cx, t):
        return
    closure = uses.def_.node
    for up in syntax_index(cx).parents(closure):
        if isinstance(up, STMTS):
            at = node_span(up).shrink_to_lo()
            indent = " " * (cx.tcx.sources.locate(at).column - 1)
            text = cx.tcx.sources.snippet(node_span(node))
            d.suggest(
                "consider cloning the value before moving it into the closure",
                (at, f"let value = {text}.clone();\n{indent}"),
                (node_span(node), "value"),
            )
            return


# ------------------------------------------------------------------ E0507


def suggest_fn_bound(cx: Session, d: DiagnosticBuilder) -> None:
    """Why the closure must be `Fn` or `FnMut`: a bound of the callee."""
    closure = cx.body.def_.node
    call = _called(cx, parent_expr(cx, closure))
    if call is None:
        return
    callee, args, offset = call
    position = next((n for n, a in enumerate(args) if _same_expr(a, closure)), None)
    if position is None or callee.is_library:
        return
    param = _generic_param(cx, callee, position + offset)
    if param is None:
        return
    for p in cx.tcx.predicates_of(callee):
        if (
            isinstance(p.kind, ty.TraitPredicate)
            and p.kind.trait_ref.self_ty == param
            and is_any_lang(cx, p.kind.trait_ref.trait, LangItem.FN, LangItem.FN_MUT)
        ):
            d.help(
                "`Fn` and `FnMut` closures require captured values to be able to be consumed "
                "multiple times, but `FnOnce` closures may consume them only once",
                Label(p.span, "", primary=True),
            )
            return


def suggest_borrow_or_remove_deref(cx: Session, d: DiagnosticBuilder, g: object) -> None:
    """Borrow what is matched on, or do not dereference it."""
    span = g.span  # type: ignore[attr-defined]
    node = find_expr(cx, span)
    if is_deref(node):
        assert isinstance(node, ast.UnaryExpr)
        t = type_of_expr(cx, node.operand)
        if isinstance(t, (ty.Ref, ty.Adt)):
            at = Span(span.lo, node.operand.span.lo, span.ctxt)
            d.suggest("consider removing the dereference here", (at, ""))
            return
    if isinstance(node, ast.BorrowExpr):
        return
    d.suggest("consider borrowing here", (span.shrink_to_lo(), "&"))


def suggest_clone_at(cx: Session, d: DiagnosticBuilder, g: object, t: ty.Ty) -> bool:
    uses = g.uses  # type: ignore[attr-defined]
    if isinstance(uses, ClosureUse) or in_move_closure(cx):
        return False
    return suggest_clone_expr(cx, d, t, args_or_use(uses), note_bound=True)


def in_move_closure(cx: Session) -> bool:
    """Cloning there is of no use: the value has been captured already."""
    at: Def | None = cx.body.def_
    while at is not None and at.kind is DefKind.CLOSURE:
        if isinstance(at.node, ast.ClosureExpr) and at.node.is_move:
            return True
        at = at.parent
    return False


def suggest_pattern_borrow(cx: Session, d: DiagnosticBuilder, binds: list[ir.Local]) -> None:
    """`&x` could be `x`, or `x` could be `ref x`, in the pattern."""
    for local in sorted(set(binds)):
        decl = cx.body.locals[local]
        pat = decl.binding
        if not isinstance(pat, ast.IdentPat):
            continue
        up = syntax_index(cx).parent.get(id(pat))
        if isinstance(up, ast.RefPat):
            lead = Span(up.span.lo, pat.span.lo, up.span.ctxt)
            what = "mutable borrow" if up.mutable else "borrow"
            d.suggest(f"consider removing the {what}", (lead, ""))
            continue
        d.suggest("consider borrowing the pattern binding", (pat.span.shrink_to_lo(), "ref "))
