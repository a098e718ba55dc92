"""Words for accesses that conflict with a loan: E0499, E0502, E0503, E0505, E0506, E0510, E0500,
E0501, E0524.

Source: `rustc_borrowck::diagnostics::conflict_errors`.
"""

from __future__ import annotations

from checker.borrow.access import (
    Activation,
    Read,
    ReadOrWrite,
    Reservation,
    Write,
    WriteKind,
)
from checker.borrow.describe import describe_any_place, local_type, show_type
from checker.borrow.explain import LaterUse, Unexplained, UsedLater, add_explanation, explain
from checker.borrow.loans import Loan
from checker.borrow.report_lifetime import report_not_long_enough
from checker.borrow.session import Session
from checker.borrow.spans import (
    ClosureUse,
    DerefCall,
    UseSpans,
    add_label,
    args_or_use,
    borrow_spans,
    call_kind,
    loan_spans,
    move_spans,
    self_call,
    var_or_use,
)
from checker.borrow.suggest import suggest_cloning_borrow, suggest_slice_methods
from checker.flow.move_paths import Location
from checker.mir import ir
from checker.types import ty
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span


def report_conflict(
    cx: Session, at: Location, place: ir.Place, span: Span, rw: ReadOrWrite, loan: Loan
) -> None:
    """The error for an access at `at` that `loan` forbids."""
    match rw:
        case Read(None):
            _use_while_mutably_borrowed(cx, at, place, loan)
        case Read(kind):
            assert kind is not None
            _conflicting_borrow(cx, at, place, span, kind, loan)
        case Reservation(kind):
            _conflicting_borrow(cx, at, place, span, kind, loan)
        case Activation(mine):
            _conflicting_borrow(cx, at, place, span, mine.kind, loan)
        case Write(WriteKind.MUTABLE_BORROW, kind):
            assert kind is not None
            _conflicting_borrow(cx, at, place, span, kind, loan)
        case Write(WriteKind.STORAGE_DEAD_OR_DROP):
            report_not_long_enough(cx, at, loan, place, span, WriteKind.STORAGE_DEAD_OR_DROP)
        case Write(WriteKind.MOVE):
            _move_while_borrowed(cx, at, place, loan)
        case Write():
            _assign_to_borrowed(cx, at, place, span, loan)


# ------------------------------------------------------------------ E0503, E0505, E0506


def _use_while_mutably_borrowed(cx: Session, at: Location, place: ir.Place, loan: Loan) -> None:
    issued = loan_spans(cx, loan)
    span = var_or_use(move_spans(cx, place, at))
    borrowed = describe_any_place(cx, loan.place)
    d = error(
        "E0503",
        f"cannot use {describe_any_place(cx, place)} because it was mutably borrowed",
        span,
        f"use of borrowed {borrowed}",
    )
    add_label(d, args_or_use(issued), f"{borrowed} is borrowed here")
    _label_closure(cx, d, issued, loan.kind, f"borrow occurs due to use of {borrowed} in closure")
    add_explanation(cx, d, explain(cx, at, loan))
    cx.emit(d.build())


def _move_while_borrowed(cx: Session, at: Location, place: ir.Place, loan: Loan) -> None:
    issued = loan_spans(cx, loan)
    borrow_span = args_or_use(issued)
    moves = move_spans(cx, place, at)
    value = describe_any_place(cx, place)
    borrowed = describe_any_place(cx, loan.place)
    d = error("E0505", f"cannot move out of {value} because it is borrowed", args_or_use(moves), "")
    _label_declaration(cx, d, loan.place)
    add_label(d, borrow_span, f"borrow of {borrowed} occurs here")
    add_label(d, args_or_use(moves), f"move out of {value} occurs here")
    if isinstance(issued, ClosureUse):
        add_label(d, issued.use_span, "borrow occurs due to use in closure")
    if isinstance(moves, ClosureUse):
        add_label(d, moves.use_span, "move occurs due to use in closure")
    add_explanation(cx, d, explain(cx, at, loan), "", borrow_span)
    suggest_cloning_borrow(cx, d, loan, borrow_span)
    cx.emit(d.build())


def _label_declaration(cx: Session, d: DiagnosticBuilder, place: ir.Place) -> None:
    """ "binding `x` declared here", where the borrowed place starts at a variable of the user's."""
    decl = cx.body.locals[place.local]
    if decl.name is None or decl.binding is None:
        return
    d.label(decl.span, f"binding `{decl.name}` declared here")


def _assign_to_borrowed(cx: Session, at: Location, place: ir.Place, span: Span, loan: Loan) -> None:
    issued = loan_spans(cx, loan)
    loan_span = args_or_use(issued)
    name = describe_any_place(cx, place)
    section = immutable_section(cx, loan) if loan.kind is ir.BorrowKind.FAKE else None
    if section is not None:
        d = in_immutable_section(span, loan_span, name, section, "assign")
        cx.emit(d.build())
        return
    d = error(
        "E0506",
        f"cannot assign to {name} because it is borrowed",
        span,
        f"{name} is assigned to here but it was already borrowed",
    )
    add_label(d, loan_span, f"{name} is borrowed here")
    _label_closure(cx, d, issued, loan.kind, "borrow occurs due to use in closure")
    add_explanation(cx, d, explain(cx, at, loan))
    _note_deref(cx, d, loan)
    cx.emit(d.build())


def _note_deref(cx: Session, d: DiagnosticBuilder, loan: Loan) -> None:
    t = cx.body.blocks[loan.at.block].terminator
    if loan.assigned.projection or not isinstance(t, ir.Call):
        return
    method = self_call(cx, loan.assigned.local, loan.at.block)
    if method is None:
        return
    kind = call_kind(cx, t, *method)
    if isinstance(kind, DerefCall):
        d.note(f"borrow occurs due to deref coercion to `{show_type(cx, kind.target)}`")
        if kind.target_span is not None:
            d.note("deref defined here", Label(kind.target_span, primary=True))


def immutable_section(cx: Session, loan: Loan) -> str | None:
    """What a fake borrow guards (`classify_immutable_section`)."""
    for block in cx.body.blocks:
        for s in block.statements:
            if isinstance(s, ir.FakeRead) and s.place == loan.assigned:
                if s.cause is ir.FakeReadCause.FOR_MATCH_GUARD:
                    return "match guard"
                if s.cause is ir.FakeReadCause.FOR_INDEX:
                    return "indexing expression"
    return None


def in_immutable_section(
    span: Span, immutable: Span, place: str, section: str, action: str
) -> DiagnosticBuilder:
    d = error("E0510", f"cannot {action} {place} in {section}", span, f"cannot {action}")
    add_label(d, immutable, f"value is immutable in {section}")
    return d


def _label_closure(
    cx: Session, d: DiagnosticBuilder, u: UseSpans, kind: ir.BorrowKind, text: str
) -> None:
    if isinstance(u, ClosureUse):
        add_label(d, u.use_span, text)


# ------------------------------------------------------------------ E0499, E0502 and closures'

_MUT = (ir.BorrowKind.MUT, ir.BorrowKind.TWO_PHASE)


def _conflicting_borrow(
    cx: Session, at: Location, place: ir.Place, span: Span, kind: ir.BorrowKind, loan: Loan
) -> None:
    issued = loan_spans(cx, loan)
    issued_span = args_or_use(issued)
    mine = borrow_spans(cx, span, at)
    span = args_or_use(mine)
    place_text, new_via, old_via, union = _union_parts(cx, place, loan.place)
    why = explain(cx, at, loan)
    second = "" if isinstance(why, Unexplained) else "second "
    section = immutable_section(cx, loan) if loan.kind is ir.BorrowKind.FAKE else None
    if section is not None:
        d = in_immutable_section(span, issued_span, place_text, section, "mutably borrow")
        if isinstance(mine, ClosureUse):
            add_label(d, mine.use_span, f"borrow occurs due to use of {place_text} in closure")
        cx.emit(d.build())
        return
    d, first = _conflict_head(
        kind, loan.kind, place_text, new_via, old_via, span, issued_span, second
    )
    if (kind in _MUT and loan.kind is not ir.BorrowKind.UNIQUE) or loan.kind in _MUT:
        suggest_slice_methods(cx, d, place, loan.place, span, issued_span)
    _label_uses(cx, d, place_text, mine, issued, loan)
    if union:
        d.note(f"{new_via} is a field of the union `{union}`, so it overlaps the field {old_via}")
    add_explanation(cx, d, why, first, None, (issued_span, span))
    _suggest_local(cx, d, at, loan, why)
    cx.emit(d.build())


def _conflict_head(
    new: ir.BorrowKind,
    old: ir.BorrowKind,
    place: str,
    new_via: str,
    old_via: str,
    span: Span,
    old_span: Span,
    second: str,
) -> tuple[DiagnosticBuilder, str]:
    """The message with its two labels; how the old loan is called in the explanation."""
    unique = ir.BorrowKind.UNIQUE
    if new is unique and old is unique:
        return _two_closures(place, span, old_span), "first "
    if new is unique:
        d = error(
            "E0500",
            f"closure requires unique access to {place} but it is already borrowed",
            span,
            "closure construction occurs here",
        )
        add_label(d, old_span, "borrow occurs here")
        return d, "first "
    if old is unique:
        how = "mutable" if new in _MUT else "immutable"
        d = error(
            "E0501",
            f"cannot borrow {place} as {how} because previous closure requires unique access",
            span,
            f"{second}borrow occurs here",
        )
        add_label(d, old_span, "closure construction occurs here")
        return d, "first "
    if new in _MUT and old in _MUT:
        return _twice_mutable(place, new_via, old_via, span, old_span), "first "
    new_how, old_how = ("mutable", "immutable") if new in _MUT else ("immutable", "mutable")
    d = _reborrow(place, new_via, old_via, span, old_span, new_how, old_how)
    return d, f"{old_how} "


def _via(text: str) -> str:
    return f" (via {text})" if text else ""


def _reborrow(
    place: str, new_via: str, old_via: str, span: Span, old_span: Span, new: str, old: str
) -> DiagnosticBuilder:
    message = (
        f"cannot borrow {place}{_via(new_via)} as {new} because it is also borrowed as "
        f"{old}{_via(old_via)}"
    )
    if new_via:
        mine = f"{new} borrow of {new_via} -- which overlaps with {old_via} -- occurs here"
        theirs = f"{old} borrow occurs here{_via(old_via)}"
    else:
        mine, theirs = f"{new} borrow occurs here", f"{old} borrow occurs here"
    d = error("E0502", message, span, mine)
    if span != old_span:
        add_label(d, old_span, theirs)
    return d


def _twice_mutable(
    place: str, new_via: str, old_via: str, span: Span, old_span: Span
) -> DiagnosticBuilder:
    message = f"cannot borrow {place}{_via(new_via)} as mutable more than once at a time"
    if span == old_span:
        return error(
            "E0499",
            message,
            span,
            f"{place}{_via(new_via)} was mutably borrowed here in the previous iteration of the "
            "loop",
        )
    d = error("E0499", message, span, f"second mutable borrow occurs here{_via(new_via)}")
    add_label(d, old_span, f"first mutable borrow occurs here{_via(old_via)}")
    return d


def _two_closures(place: str, span: Span, old_span: Span) -> DiagnosticBuilder:
    message = f"two closures require unique access to {place} at the same time"
    if span == old_span:
        return error(
            "E0524", message, span, "closures are constructed here in different iterations of loop"
        )
    d = error("E0524", message, span, "second closure is constructed here")
    add_label(d, old_span, "first closure is constructed here")
    return d


def _label_uses(
    cx: Session,
    d: DiagnosticBuilder,
    place: str,
    mine: UseSpans,
    issued: UseSpans,
    loan: Loan,
) -> None:
    if mine == issued:
        if isinstance(mine, ClosureUse):
            add_label(d, mine.use_span, f"borrows occur due to use of {place} in closure")
        return
    if isinstance(issued, ClosureUse):
        borrowed = describe_any_place(cx, loan.place)
        add_label(d, issued.use_span, f"first borrow occurs due to use of {borrowed} in closure")
    if isinstance(mine, ClosureUse):
        add_label(d, mine.use_span, f"second borrow occurs due to use of {place} in closure")


def _union_parts(cx: Session, new: ir.Place, old: ir.Place) -> tuple[str, str, str, str]:
    """(place, via, the other's via, the union's type) where two fields of a union conflict."""
    if new != old:
        for n, base, field in _union_fields(cx, new):
            for m, other, other_field in _union_fields(cx, old):
                if field != other_field and base == other:
                    return (
                        describe_any_place(cx, base),
                        describe_any_place(cx, new),
                        describe_any_place(cx, old),
                        show_type(cx, local_type(cx, base)),
                    )
                del m
            del n
            break
    return describe_any_place(cx, new), "", "", ""


def _union_fields(cx: Session, place: ir.Place) -> list[tuple[int, ir.Place, int]]:
    out = []
    for n in range(len(place.projection) - 1, -1, -1):
        elem = place.projection[n]
        base = ir.Place(place.local, place.projection[:n])
        if isinstance(elem, ir.Field):
            t = local_type(cx, base)
            if isinstance(t, ty.Adt) and cx.tcx.adt(t.def_).kind is ty.AdtKind.UNION:
                out.append((n, base, elem.index))
    return out


def _suggest_local(
    cx: Session, d: DiagnosticBuilder, at: Location, loan: Loan, why: object
) -> None:
    """`v.push(v.len())`-like nesting: a local for the inner call's result
    (`suggest_using_local_if_applicable`)."""
    if not isinstance(why, UsedLater) or why.in_loop:
        return
    if why.kind not in (LaterUse.CALL, LaterUse.OTHER):
        return
    other = why.span if why.kind is LaterUse.OTHER else None
    block = cx.body.blocks[at.block]
    if at.statement >= len(block.statements):
        return
    s = block.statements[at.statement]
    if not isinstance(s, ir.Assign):
        return
    inner = _call_that_takes(cx, s.place)
    if inner is None:
        return
    outer = other or cx.location_span(loan.activated or loan.at)
    if outer == inner or not (
        outer.ctxt == inner.ctxt and outer.lo <= inner.lo and inner.hi <= outer.hi
    ):
        return
    argument = "" if other is not None else " argument"
    d.help(f"try adding a local storing this{argument}...", Label(inner, primary=True))
    use = "here" if other is not None else "as the argument to this call"
    d.help(f"...and then using that local {use}", Label(outer, primary=True))


def _call_that_takes(cx: Session, place: ir.Place) -> Span | None:
    for block in cx.body.blocks:
        t = block.terminator
        if isinstance(t, ir.Call) and ir.Move(place) in t.args:
            return t.span
    return None
