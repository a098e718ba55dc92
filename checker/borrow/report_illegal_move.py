"""Words for moves out of what cannot be moved out of: E0507, E0508, E0509.

Several bindings of one pattern that move out of the same place are one error.

Source: `rustc_borrowck::diagnostics::move_errors`.
"""

from __future__ import annotations

from checker.borrow.captures import CaptureMessage, explain_captures
from checker.borrow.describe import (
    capture_name,
    content_source,
    describe_any_place,
    describe_place,
    local_name,
    local_type,
    show_type,
    static_behind,
)
from checker.borrow.names import upvar_span
from checker.borrow.search import Binding, find_binding, syntax_index
from checker.borrow.session import Session
from checker.borrow.spans import (
    UseSpans,
    add_label,
    args_or_use,
    closure_head,
    move_spans,
    var_or_use,
)
from checker.context import LangItem
from checker.flow.move_paths import (
    BorrowedContent,
    IllegalMove,
    IllegalOrigin,
    InteriorOfDestructor,
    InteriorOfSlice,
)
from checker.mir import ir
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.record import define
from grammar.span import Span


@define(eq=False, repr=False)
class _Group:
    """One error. `binds` are the variables that a pattern at `span` (of the value matched on)
    moves into; `uses` tells how, where there is no pattern. `from_value`: what is matched on could
    be moved, a part of it cannot."""

    place: ir.Place
    origin: IllegalOrigin
    span: Span
    binds: list[ir.Local]
    uses: UseSpans | None = None
    from_value: bool = False
    parent: int = -1


def report_illegal_moves(cx: Session) -> None:
    groups: list[_Group] = []
    for m in dict.fromkeys(cx.illegal):
        _append(cx, groups, m)
    for g in groups:
        _report(cx, g)


def _append(cx: Session, groups: list[_Group], m: IllegalMove) -> None:
    block = cx.body.blocks[m.at.block]
    s = block.statements[m.at.statement] if m.at.statement < len(block.statements) else None
    match s:
        case ir.Assign(ir.Place(local, ()), ir.Use(ir.Move(source)), span):
            binding = find_binding(cx, cx.body.locals[local])
            if binding is not None and _is_pattern_binding(binding):
                _append_binding(cx, groups, m, source, local, binding, span)
                return
        case _:
            pass
    uses = move_spans(cx, m.place, m.at)
    groups.append(_Group(m.place, m.origin, args_or_use(uses), [], uses))


def _is_pattern_binding(binding: Binding) -> bool:
    """Bound by a `let` or by a pattern that is matched on (`opt_match_place`)."""
    return binding.let is not None or binding.matched


def _append_binding(
    cx: Session,
    groups: list[_Group],
    m: IllegalMove,
    source: ir.Place,
    local: ir.Local,
    binding: Binding,
    span: Span,
) -> None:
    simple = binding.let is not None and not binding.matched
    scrutinee = span if simple else _scrutinee_span(cx, binding) or span
    matched = None if simple else cx.matched_place(scrutinee)
    found = cx.moves.find(matched if matched is not None else source)
    if not found.exact or _is_illegal(cx, matched if matched is not None else source):
        for g in groups:
            if not g.from_value and g.uses is None and g.span == scrutinee:
                if g.binds:
                    g.binds.append(local)
                return
        binds = [] if simple else [local]
        groups.append(_Group(m.place, m.origin, scrutinee, binds))
        return
    parent = cx.moves.find(source).path
    for g in groups:
        if g.from_value and g.span == scrutinee and g.parent == parent:
            g.binds.append(local)
            return
    groups.append(_Group(m.place, m.origin, scrutinee, [local], from_value=True, parent=parent))


def _is_illegal(cx: Session, place: ir.Place) -> bool:
    return any(m.place == place for m in cx.moves.illegal)


def _scrutinee_span(cx: Session, binding: Binding) -> Span | None:
    from checker.borrow.search import scrutinee_of

    node = scrutinee_of(cx, binding.pat)
    return None if node is None else getattr(node, "span", None)


# ------------------------------------------------------------------ one error


def _report(cx: Session, g: _Group) -> None:
    match g.origin:
        case BorrowedContent(target):
            d = _from_borrowed(cx, g, target)
        case InteriorOfDestructor(container):
            d = error(
                "E0509",
                f"cannot move out of type `{show_type(cx, container)}`, which implements the "
                "`Drop` trait",
                g.span,
                "cannot move out of here",
            )
        case InteriorOfSlice(container, _):
            d = _non_copy(cx, g.span, container)
    _add_hints(cx, d, g)
    cx.emit(d.build())


def _non_copy(cx: Session, span: Span, container: ty.Ty) -> DiagnosticBuilder:
    what = "array" if isinstance(container, ty.Array) else "slice"
    return error(
        "E0508",
        f"cannot move out of type `{show_type(cx, container)}`, a non-copy {what}",
        span,
        "cannot move out of here",
    )


def _cannot_move(span: Span, what: str) -> DiagnosticBuilder:
    return error("E0507", f"cannot move out of {what}", span)


def _from_borrowed(cx: Session, g: _Group, target: ir.Place) -> DiagnosticBuilder:
    base = ir.Place(target.local, target.projection[:-1])
    if not base.projection:
        if cx.body.locals[base.local].kind is ir.LocalKind.GUARD_REF:
            d = _cannot_move(g.span, f"`{local_name(cx, base.local)}` in pattern guard")
            d.note(
                "variables bound in patterns cannot be moved from until after the end of the "
                "pattern guard"
            )
            return d
        if static_behind(cx, base.local) is not None:
            return _cannot_move(g.span, _static_text(cx, g.place))
    t = local_type(cx, target)
    upvar = _upvar_around(cx, g.place)
    if isinstance(t, (ty.Array, ty.Slice)):
        d = _non_copy(cx, g.span, t)
    elif isinstance(t, ty.Closure) and upvar is not None and t.def_ is cx.body.def_:
        d = _from_capture(cx, g, t, upvar)
    else:
        d = _from_pointer(cx, g, base)
    _explain(cx, d, g)
    return d


def _static_text(cx: Session, place: ir.Place) -> str:
    name = describe_any_place(cx, place)
    if len(place.projection) == 1:
        return f"static item {name}"
    static = describe_any_place(cx, ir.Place(place.local, (ir.Deref(),)))
    return f"{name} as {static} is a static item"


def _upvar_around(cx: Session, place: ir.Place) -> int | None:
    for n in range(len(place.projection), -1, -1):
        upvar = cx.upvar_number(ir.Place(place.local, place.projection[:n]))
        if upvar is not None:
            return upvar
    return None


def _from_capture(cx: Session, g: _Group, t: ty.Closure, upvar: int) -> DiagnosticBuilder:
    kind = t.kind.value if t.kind is not None else "Fn"
    variable = f"captured variable in an `{kind}` closure"
    name = describe_any_place(cx, g.place)
    if cx.upvar_number(g.place) is not None:
        what = f"{name}, a {variable}"
    else:
        what = f"{name}, as `{capture_name(cx.body.captures[upvar])}` is a {variable}"
    d = _cannot_move(g.span, what)
    add_label(d, upvar_span(cx, upvar), "captured outer variable")
    add_label(d, closure_head(cx.body.def_), f"captured by this `{kind}` closure")
    from checker.borrow.suggest_move import suggest_fn_bound

    suggest_fn_bound(cx, d)
    return d


def _from_pointer(cx: Session, g: _Group, base: ir.Place) -> DiagnosticBuilder:
    source = content_source(cx, base)
    name, behind = describe_place(cx, g.place, tuple_field=False), source.named()
    if name is not None and behind is not None:
        variant = next((p.name for p in g.place.projection if isinstance(p, ir.Downcast)), None)
        as_variant = f" as enum variant `{variant}`" if variant is not None else ""
        return _cannot_move(g.span, f"`{name}`{as_variant} which is behind a {behind}")
    return _cannot_move(g.span, source.unnamed(cx))


def _explain(cx: Session, d: DiagnosticBuilder, g: _Group) -> None:
    """How the value is moved; for `Option` and `Result`, that their content can be borrowed."""
    if g.uses is None:
        return
    explain_captures(cx, d, g.span, g.span, g.uses, g.place, CaptureMessage())


def is_option(cx: Session, t: ty.Ty) -> bool:
    return isinstance(t, ty.Adt) and any(
        cx.tcx.is_lang(t.def_, i) for i in (LangItem.OPTION, LangItem.RESULT)
    )


# ------------------------------------------------------------------ hints


def _add_hints(cx: Session, d: DiagnosticBuilder, g: _Group) -> None:
    from checker.borrow.suggest_move import (
        suggest_borrow_or_remove_deref,
        suggest_clone_at,
        suggest_pattern_borrow,
    )

    if g.uses is not None:
        span = var_or_use(g.uses)
        t = local_type(cx, g.place)
        name = describe_any_place(cx, g.place)
        borrowed = suggest_clone_at(cx, d, g, t)
        del borrowed
        captured = _captured_init(cx, g)
        note_type(cx, d, name, t, span if captured is None else captured)
        if captured is not None:
            add_label(d, g.span, f"{name} is moved here")
        return
    if not g.from_value:
        suggest_borrow_or_remove_deref(cx, d, g)
    if not g.binds:
        t = local_type(cx, g.place)
        note_type(cx, d, describe_any_place(cx, g.place), t, g.span)
        from checker.borrow.suggest_clone import suggest_clone_expr

        suggest_clone_expr(cx, d, t, g.span)
        return
    if g.from_value:
        suggest_pattern_borrow(cx, d, g.binds)
    _label_bindings(cx, d, g)


def _captured_init(cx: Session, g: _Group) -> Span | None:
    """Where the captured variable that is moved out of got its value."""
    upvar = _upvar_around(cx, g.place)
    if upvar is None:
        return None
    variable = cx.body.captures[upvar].variable
    for up in syntax_index(cx).parents(variable):
        if isinstance(up, ast.LetStmt):
            return up.init.span if up.init is not None else None
    return None


def _label_bindings(cx: Session, d: DiagnosticBuilder, g: _Group) -> None:
    binds = sorted(set(g.binds))
    for n, local in enumerate(binds):
        decl = cx.body.locals[local]
        add_label(d, decl.span, "data moved here" if n == 0 else "...and here")
        if len(binds) == 1:
            note_type(cx, d, f"`{decl.name}`", decl.ty, decl.span)
    if len(binds) > 1:
        d.note(
            "move occurs because these variables have types that don't implement the `Copy` trait"
        )


def note_type(cx: Session, d: DiagnosticBuilder, name: str, t: ty.Ty, span: Span) -> None:
    name = "value" if name == "value" else name
    add_label_again(
        d,
        span,
        f"move occurs because {name} has type `{show_type(cx, t)}`, which does not implement the "
        "`Copy` trait",
    )


def add_label_again(d: DiagnosticBuilder, span: Span, text: str) -> None:
    """A label on a span that may have one already."""
    add_label(d, span, text)
