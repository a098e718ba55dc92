"""Loop labels: where `break` and `continue` go.

E0426 undeclared label, E0767 label beyond a closure, E0267 and E0268 `break` in a closure or
outside of loops, E0695 and E0696 for labelled blocks.
"""

from __future__ import annotations

from checker.names.defs import Loop
from checker.names.scope import LabelRib, Resolver
from checker.names.similar import best_match
from grammar import syntax as ast
from grammar.diagnostic import error


def declare_label(r: Resolver, label: ast.Lifetime | None, node: Loop) -> LabelRib:
    """A loop or labelled block in scope."""
    if label is not None:
        r.out.labelled.append(node)
        for rib in r.labels:
            if rib.key == (label.name, label.span.ctxt) and rib.label is not None:
                r.out.shadowed_labels.append((label, rib.label))
                break
    key = (label.name, label.span.ctxt) if label is not None else None
    return LabelRib(key, node, label)


def closure_border(closure: ast.ClosureExpr) -> LabelRib:
    return LabelRib(None, closure, None, "closure")


def resolve_break(r: Resolver, expr: ast.BreakExpr) -> None:
    _jump(r, expr, "break", expr.label)


def resolve_continue(r: Resolver, expr: ast.ContinueExpr) -> None:
    target = _jump(r, expr, "continue", expr.label)
    if isinstance(target, ast.BlockExpr):
        r.emit(
            error(
                "E0696",
                "`continue` pointing to a labeled block",
                expr.span,
                "labeled blocks cannot be `continue`'d",
            )
            .label(target.span, "labeled block the `continue` points to")
            .build()
        )


def _jump(
    r: Resolver,
    expr: ast.BreakExpr | ast.ContinueExpr,
    word: str,
    label: ast.Lifetime | None,
) -> Loop | None:
    if label is not None:
        target = _labelled(r, expr, word, label)
    else:
        target = _unlabelled(r, expr, word)
    if target is not None:
        r.out.labels[expr] = target
    return target


def _labelled(
    r: Resolver, expr: ast.BreakExpr | ast.ContinueExpr, word: str, label: ast.Lifetime
) -> Loop | None:
    border: LabelRib | None = None
    ctxt = label.span.ctxt
    keys = {(label.name, ctxt)}
    while ctxt in r.t.marks and r.t.marks[ctxt][1].parent is r.owner:
        ctxt = r.t.marks[ctxt][0]
        keys.add((label.name, ctxt))
    for rib in reversed(r.labels):
        if rib.border:
            border = border or rib
        elif rib.key in keys:
            if border is not None:
                _unreachable(r, label, rib)
                _in_closure(r, expr, word, border)
                return None
            assert not isinstance(rib.node, ast.ClosureExpr)
            return rib.node
    _undeclared(r, label)
    if not r.labels or r.labels[-1].border:
        _unlabelled(r, expr, word)
    return None


def _unreachable(r: Resolver, label: ast.Lifetime, rib: LabelRib) -> None:
    assert rib.label is not None
    r.emit(
        error(
            "E0767",
            f"use of unreachable label `{label.name}`",
            label.span,
            f"unreachable label `{label.name}`",
        )
        .label(rib.label.span, "unreachable label defined here")
        .note("labels are unreachable through functions, closures, async blocks and modules")
        .build()
    )


def _undeclared(r: Resolver, label: ast.Lifetime) -> None:
    names = {rib.label.name[1:]: rib.label for rib in r.labels if rib.label is not None}
    similar = best_match(names, label.name[1:])
    what = f"use of undeclared label `{label.name}`"
    if similar is None:
        builder = error("E0426", what, label.span, f"undeclared label `{label.name}`")
    else:
        builder = error("E0426", what, label.span, f"undeclared label `{label.name}`")
        builder.label(names[similar].span, "a label with a similar name is reachable")
        builder.suggest("try using similarly named label", (label.span, f"'{similar}"))
    r.emit(builder.build())


def _unlabelled(r: Resolver, expr: ast.BreakExpr | ast.ContinueExpr, word: str) -> Loop | None:
    for rib in reversed(r.labels):
        if rib.border:
            _in_closure(r, expr, word, rib)
            return None
        if isinstance(rib.node, ast.BlockExpr):
            _in_labelled_block(r, expr, word, rib.node)
            return None
        assert not isinstance(rib.node, ast.ClosureExpr)
        return rib.node
    label = f"cannot `{word}` outside of a loop"
    if word == "break":
        label += " or labeled block"
        builder = error("E0268", "`break` outside of a loop or labeled block", expr.span, label)
    else:
        builder = error("E0268", "`continue` outside of a loop", expr.span, label)
    r.emit(builder.build())
    return None


def _in_closure(
    r: Resolver, expr: ast.BreakExpr | ast.ContinueExpr, word: str, rib: LabelRib
) -> None:
    node = rib.node
    assert node is not None
    what = "a closure" if rib.border == "closure" else "an `async` block"
    enclosing = "enclosing closure" if rib.border == "closure" else "enclosing `async` block"
    span = node.head_span if isinstance(node, ast.ClosureExpr) else node.span
    r.emit(
        error("E0267", f"`{word}` inside of {what}", expr.span, f"cannot `{word}` inside of {what}")
        .label(span, enclosing)
        .build()
    )


def _in_labelled_block(
    r: Resolver, expr: ast.BreakExpr | ast.ContinueExpr, word: str, block: ast.BlockExpr
) -> None:
    r.emit(
        error(
            "E0695",
            f"unlabeled `{word}` inside of a labeled block",
            expr.span,
            f"`{word}` statements that would diverge to or through a labeled block need to bear a "
            "label",
        ).build()
    )
