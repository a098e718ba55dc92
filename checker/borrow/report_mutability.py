"""Words for mutation of what is not mutable: E0384, E0594, E0596.

Source: `rustc_borrowck::diagnostics::mutability_errors`.
"""

from __future__ import annotations

from checker.borrow.describe import (
    ContentKind,
    ContentSource,
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
from checker.borrow.session import Session
from checker.borrow.spans import ClosureUse, UseSpans, add_label, args_or_use, borrow_spans
from checker.flow.move_paths import Location
from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, DiagnosticBuilder, Label, error
from grammar.record import evolve, frozen
from grammar.span import Span

# ------------------------------------------------------------------ E0384


def report_reassignment(cx: Session, place: ir.Place, span: Span, init: int) -> None:
    """The immutable local `place` is assigned at `span`, after initialisation number `init`."""
    decl = cx.body.locals[place.local]
    is_arg = decl.kind is ir.LocalKind.ARG
    name = describe_any_place(cx, place)
    what = (
        "cannot assign to immutable argument"
        if is_arg
        else "cannot assign twice to immutable variable"
    )
    d = error("E0384", f"{what} {name}", span, what)
    first = first_assignment_span(cx, place.local, init)
    if span != first and not is_arg:
        d.labels.insert(0, Label(first, f"first assignment to {name}"))
    if can_be_made_mutable(decl):
        _suggest_mut_binding(cx, d, decl, is_arg)
    cx.emit(d.build())


def first_assignment_span(cx: Session, local: ir.Local, init: int) -> Span:
    """Of a variable declared by a pattern its binding; else where it was assigned."""
    from checker.borrow.search import find_binding

    decl = cx.body.locals[local]
    found = find_binding(cx, decl)
    if found is not None and found.matched:
        return decl.span
    at = cx.moves.inits[init].at
    if at is None:
        return decl.span
    if found is not None and found.let is not None and found.let.init is not None:
        return decl.span
    return cx.location_span(at)


def can_be_made_mutable(decl: ir.LocalDecl) -> bool:
    """A binding by value that a `mut` could stand before."""
    if decl.name is None or decl.mutable or decl.by_ref_binding:
        return False
    if isinstance(decl.binding, ast.SelfParam):
        return decl.binding.kind is not ast.SelfKind.REF
    return decl.binding is not None


def _suggest_mut_binding(
    cx: Session, d: DiagnosticBuilder, decl: ir.LocalDecl, is_arg: bool
) -> None:
    from checker.borrow.search import find_binding

    found = find_binding(cx, decl)
    in_for = found is not None and found.in_for
    text = f"(mut {decl.name}) " if in_for else "mut "
    at = decl.span.shrink_to_lo()
    d.suggest("consider making this binding mutable", (at, text))
    if not is_arg and not in_for and found is not None and found.matched_place:
        d.suggest("to modify the original value, take a borrow instead", (at, "ref mut "))


# ------------------------------------------------------------------ E0594, E0596


@frozen
class _Failure:
    """`place` is mutated at `span`; `blocked`, a prefix of it, forbids that."""

    cx: Session
    place: ir.Place
    span: Span
    blocked: ir.Place
    borrows: bool
    at: Location
    source: ContentSource | None = None

    @property
    def act(self) -> str:
        return "borrow as mutable" if self.borrows else "assign"

    @property
    def acted_on(self) -> str:
        return "borrowed as mutable" if self.borrows else "written to"


def report_immutable(
    cx: Session, place: ir.Place, span: Span, blocked: ir.Place, borrows: bool, at: Location
) -> None:
    """`place` may not be mutated because of `blocked`."""
    f = _Failure(cx, place, span, blocked, borrows, at)
    head = _head(f)
    if head is None:
        return
    item, reason, source = head
    uses: UseSpans | None = borrow_spans(cx, span, at) if borrows else None
    if uses is not None:
        span = args_or_use(uses)
        d = error("E0596", f"cannot borrow {item} as mutable{reason}", span)
    else:
        d = error("E0594", f"cannot assign to {item}{reason}", span)
    f = evolve(f, span=span, source=source)
    if isinstance(uses, ClosureUse):
        name = describe_any_place(cx, place)
        add_label(d, uses.use_span, f"mutable borrow occurs due to use of {name} in closure")
    again = _again(f) if borrows else None
    if again is not None:
        return
    _explain(f, d)
    _emit(f, d)


def _emit(f: _Failure, d: DiagnosticBuilder) -> None:
    """Repeated mutable borrows of one immutable binding are one error."""
    decl = f.cx.body.locals[f.blocked.local]
    if f.borrows and not f.blocked.projection and can_be_made_mutable(decl):
        f.cx.mut_errors[decl.span] = (len(f.cx.buffer), 1)
    f.cx.emit(d.build())


def _again(f: _Failure) -> bool | None:
    """Add to the error that an earlier borrow of the same binding made."""
    decl = f.cx.body.locals[f.blocked.local]
    if f.blocked.projection or decl.span not in f.cx.mut_errors:
        return None
    index, count = f.cx.mut_errors[decl.span]
    old = f.cx.buffer[index]
    count += 1
    labels = list(old.labels)
    if count == 2:
        first = next(label for label in labels if label.primary)
        labels = [Label(label.span, label.text) if label is first else label for label in labels]
        labels.append(Label(decl.span, "not mutable", primary=True))
    if count < 10:
        labels.append(Label(f.span, f"cannot {f.act}"))
    f.cx.mut_errors[decl.span] = (index, count)
    f.cx.buffer[index] = Diagnostic(old.level, old.code, old.message, tuple(labels), old.children)
    return True


def _head(f: _Failure) -> tuple[str, str, ContentSource | None] | None:
    """What cannot be mutated, and why; None where no error is due."""
    cx, blocked = f.cx, f.blocked
    item = describe_any_place(cx, f.place)
    if not blocked.projection:
        if not f.place.projection:
            return item, ", as it is not declared as mutable", None
        name = local_name(cx, blocked.local)
        return item, f", as `{name}` is not declared as mutable", None
    if isinstance(blocked.projection[-1], ir.Field):
        return _upvar_head(f, item)
    base = ir.Place(blocked.local, blocked.projection[:-1])
    if not base.projection:
        if cx.body.locals[base.local].kind is ir.LocalKind.GUARD_REF:
            return item, ", as it is immutable for the pattern guard", None
        static = static_behind(cx, base.local)
        if static is not None:
            if len(f.place.projection) == 1:
                return f"immutable static item {item}", "", None
            return item, f", as `{static.name}` is an immutable static item", None
        if cx.u.closure is not None and base.local == 1:
            if cx.upvar_number(f.place) is not None:
                return item, ", as it is a captured variable in a `Fn` closure", None
            return item, ", as `Fn` closures cannot mutate their captured variables", None
    source = content_source(cx, base)
    pointer = source.immutable(cx)
    name = describe_place(cx, f.place)
    if name is None:
        return f"data in {pointer}", "", source
    verb = ", as it is behind" if f.borrows else ", which is behind"
    return f"`{name}`", f"{verb} {pointer}", source


def _upvar_head(f: _Failure, item: str) -> tuple[str, str, ContentSource | None] | None:
    upvar = f.cx.upvar_number(f.blocked)
    assert upvar is not None
    if _derefs_shared(f.cx, upvar):
        return None
    if f.cx.upvar_number(f.place) is not None:
        return item, ", as it is not declared as mutable", None
    name = capture_name(f.cx.body.captures[upvar])
    return item, f", as `{name}` is not declared as mutable", None


def _derefs_shared(cx: Session, upvar: int) -> bool:
    """Whether the captured place goes through a shared reference."""
    at = cx.capture_base(upvar)
    for step in cx.body.captures[upvar].projections:
        if step.is_deref and isinstance(at, ty.Ref) and not at.mutable:
            return True
        if step.ty is not None:
            at = step.ty
    return False


# ------------------------------------------------------------------ labels and helps


def _explain(f: _Failure, d: DiagnosticBuilder) -> None:
    cx, blocked = f.cx, f.blocked
    steps = blocked.projection
    decl = cx.body.locals[blocked.local]
    match steps:
        case (*_, ir.Deref(), ir.Field(index, _), ir.Deref()):
            add_label(d, f.span, f"cannot {f.act}")
            _suggest_field(f, d, ir.Place(blocked.local, steps[:-3]), index)
        case () if _is_mut_ref_binding(cx, blocked.local):
            _explain_mut_of_mut(f, d, decl)
        case () if can_be_made_mutable(decl):
            add_label(d, f.span, f"cannot {f.act}")
            _suggest_let_mut(f, d, decl)
            _show_mutated_upvar(cx, d, f.blocked)
        case (*_, ir.Field(_, _)):
            add_label(d, f.span, f"cannot {f.act}")
            _suggest_upvar_mut(f, d)
        case (ir.Deref(),) if decl.kind is ir.LocalKind.GUARD_REF:
            add_label(d, f.span, f"cannot {f.act}")
            d.note("variables bound in patterns are immutable until the end of the pattern guard")
        case (ir.Deref(),) if decl.name is not None and decl.kind in _USER:
            _explain_reference(f, d, decl)
        case (ir.Deref(),) if cx.u.closure is not None and blocked.local == 1:
            from checker.borrow.suggest_mut import expected_fn_found_fn_mut

            add_label(d, f.span, f"cannot {f.act}")
            expected_fn_found_fn_mut(cx, d)
        case (*_, ir.Deref()):
            add_label(d, f.span, f"cannot {f.act}")
            _explain_overloaded(f, d)
            static = static_behind(cx, blocked.local) if len(steps) == 1 else None
            if static is not None:
                _label_static(d, static)
        case _:
            add_label(d, f.span, f"cannot {f.act}")


_USER = (ir.LocalKind.VAR, ir.LocalKind.ARG)


def _label_static(d: DiagnosticBuilder, static: Def) -> None:
    if not static.is_library:
        node = static.node
        span = node.span if isinstance(node, ast.Item) else static.span
        add_label(d, _static_head(span, static), "this `static` cannot be written to")


def _static_head(span: Span, static: Def) -> Span:
    del static
    return span


def _suggest_field(f: _Failure, d: DiagnosticBuilder, base: ir.Place, index: int) -> None:
    """`struct S<'a> { field: &'a T }`: the field could be `&'a mut T`."""
    t = local_type(f.cx, base)
    t = t.pointee if isinstance(t, ty.Ref) else t
    if not isinstance(t, ty.Adt):
        return
    info = f.cx.tcx.adt(t.def_)
    if info.kind is ty.AdtKind.ENUM or t.def_.is_library:
        return
    node = info.variants[0].fields[index].def_.node
    written = getattr(node, "ty", None)
    if isinstance(written, ast.RefType) and written.lifetime is not None:
        span = Span(written.lifetime.span.hi, written.inner.span.lo, written.span.ctxt)
        d.suggest("consider changing this to be mutable", (span, " mut "))


def _is_mut_ref_binding(cx: Session, local: ir.Local) -> bool:
    """A `&mut` in an immutable binding, or `&mut self`."""
    decl = cx.body.locals[local]
    if decl.binding is None or decl.mutable or decl.by_ref_binding:
        return False
    return isinstance(decl.ty, ty.Ref) and decl.ty.mutable


def _explain_mut_of_mut(f: _Failure, d: DiagnosticBuilder, decl: ir.LocalDecl) -> None:
    """`&mut x` of an `x: &mut T`."""
    from checker.borrow.suggest_mut import explain_mut_of_mut

    add_label(d, f.span, f"cannot {f.act}")
    explain_mut_of_mut(f.cx, d, f.at, decl)


def _suggest_let_mut(f: _Failure, d: DiagnosticBuilder, decl: ir.LocalDecl) -> None:
    d.suggest("consider changing this to be mutable", (decl.span.shrink_to_lo(), "mut "))


def _show_mutated_upvar(cx: Session, d: DiagnosticBuilder, place: ir.Place) -> None:
    """A closure that must be mutable to be called: what it mutates."""
    t = local_type(cx, place)
    t = t.pointee if isinstance(t, ty.Ref) else t
    if not isinstance(t, ty.Closure):
        return
    body = cx.tcx.mir_built(t.def_)
    name = describe_place(cx, place)
    if body is None or name is None:
        return
    used = cx.closure_used_mut(t.def_)
    for n, capture in enumerate(body.captures):
        if n in used:
            mutates = "possible mutation" if _is_by_value(capture) else "mutable borrow"
            add_label(
                d,
                capture.use_span,
                f"calling `{name}` requires mutable binding due to {mutates} of "
                f"`{capture_name(capture)}`",
            )
            return


def _is_by_value(capture: object) -> bool:
    from checker.types.tables import CaptureKind

    return getattr(capture, "kind", None) is CaptureKind.BY_VALUE


def _suggest_upvar_mut(f: _Failure, d: DiagnosticBuilder) -> None:
    upvar = f.cx.upvar_number(f.blocked)
    assert upvar is not None
    variable = f.cx.body.captures[upvar].variable
    if isinstance(variable, ast.IdentPat) and not variable.by_ref:
        at = upvar_span(f.cx, upvar).shrink_to_lo()
        d.suggest("consider changing this to be mutable", (at, "mut "))
    _show_mutated_upvar(f.cx, d, f.blocked)


def _explain_reference(f: _Failure, d: DiagnosticBuilder, decl: ir.LocalDecl) -> None:
    """A variable that is a shared reference."""
    from checker.borrow.suggest_mut import suggest_make_local_mut

    sigil, what = ("&", "reference") if isinstance(decl.ty, ty.Ref) else ("*const", "pointer")
    text = f"`{decl.name}` is a `{sigil}` {what}, so it cannot be {f.acted_on}"
    add_label(d, f.span, text)
    suggest_make_local_mut(f.cx, d, f.blocked.local, sigil, what)


def _explain_overloaded(f: _Failure, d: DiagnosticBuilder) -> None:
    if f.source is None or f.source.ty is None:
        return
    shown = show_type(f.cx, f.source.ty)
    if f.source.kind is ContentKind.DEREF:
        d.help(
            "trait `DerefMut` is required to modify through a dereference, but it is not "
            f"implemented for `{shown}`"
        )
    elif f.source.kind is ContentKind.INDEX:
        d.help(
            "trait `IndexMut` is required to modify indexed content, but it is not implemented "
            f"for `{shown}`"
        )
        from checker.borrow.suggest_mut import suggest_map_index

        suggest_map_index(f.cx, d, f.source.ty, f.span)
