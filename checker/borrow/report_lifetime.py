"""Words for values that do not live long enough: E0597, E0716, E0515, E0373, E0713, E0521.

Source: `rustc_borrowck::diagnostics::conflict_errors`.
"""

from __future__ import annotations

from checker.borrow.describe import describe_place, show_type
from checker.borrow.explain import (
    Explanation,
    LaterUse,
    MustBeValidFor,
    UsedLater,
    UsedWhenDropped,
    add_explanation,
    explain,
)
from checker.borrow.loans import Loan
from checker.borrow.names import RegionName, Source, fresh_name
from checker.borrow.region import Category
from checker.borrow.session import Session
from checker.borrow.spans import (
    ClosureUse,
    UseSpans,
    add_label,
    args_or_use,
    loan_spans,
    var_or_use,
)
from checker.context import LangItem
from checker.flow.move_paths import Location
from checker.flow.place_type import is_box, project_type
from checker.mir import ir
from checker.names.defs import DefKind
from checker.types import ty
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.span import Span


def report_not_long_enough(
    cx: Session, at: Location, loan: Loan, place: ir.Place, span: Span, kind: object | None
) -> None:
    """`place` ends at `at` (`span`) while `loan` is live. `kind` is None at the function's end."""
    issued = loan_spans(cx, loan)
    borrow_span = var_or_use(issued)
    root = ir.Place(loan.place.local)
    if (root, borrow_span) in cx.access_reported:
        return
    cx.access_reported.add((root, borrow_span))
    destructor = _destructor_on_the_way(cx, loan.place)
    if destructor is not None and not _is_prefix(loan.place, place):
        _conflicts_with_destructor(cx, at, loan, place, span, kind, destructor, borrow_span)
        return
    name = describe_place(cx, loan.place)
    dropped = place if kind is not None and name is not None else None
    why = explain(cx, at, loan, dropped)
    if _escaping_data(cx, borrow_span, name, why):
        return
    if name is None:
        _temporary(cx, loan, span, issued, why)
        return
    if isinstance(issued, ClosureUse) and _escapes(cx, issued, borrow_span, name, why):
        return
    _local(cx, loan, name, span, issued, why)


def _is_prefix(a: ir.Place, b: ir.Place) -> bool:
    return a.local == b.local and b.projection[: len(a.projection)] == a.projection


# ------------------------------------------------------------------ E0597


def _local(
    cx: Session, loan: Loan, name: str, span: Span, issued: UseSpans, why: Explanation
) -> None:
    borrow_span = var_or_use(issued)
    if isinstance(why, MustBeValidFor) and not why.where.from_closure:
        if _return_of_local(cx, loan, borrow_span, why, why.place):
            return
    d = error(
        "E0597",
        f"`{name}` does not live long enough",
        borrow_span,
        "borrowed value does not live long enough",
    )
    _label_binding(cx, d, loan)
    add_label(d, span, f"`{name}` dropped here while still borrowed")
    if isinstance(issued, ClosureUse):
        add_label(d, issued.args_span, "value captured here")
    add_explanation(cx, d, why, "", borrow_span)
    if isinstance(why, UsedLater) and not why.in_loop:
        _note_collection(cx, d, name)
    cx.emit(d.build())


def _note_collection(cx: Session, d: DiagnosticBuilder, name: str) -> None:
    """A variable of the body that is a vector of references: it may be what keeps the loan."""
    for local, decl in enumerate(cx.body.locals):
        t = decl.ty
        if not isinstance(t, ty.Adt) or not cx.tcx.is_lang(t.def_, LangItem.VEC):
            continue
        variable = describe_place(cx, ir.Place(ir.Local(local)))
        if isinstance(t.args[0], ty.Ref) and variable is not None:
            add_label(d, decl.span, f"variable `{variable}` declared here")
            d.note(
                f"`{variable}` is a collection that stores borrowed references, but `{name}` does "
                "not live long enough to be stored in it"
            )
            d.help("buffer reuse with borrowed references requires unsafe code or restructuring")
            return


def _label_binding(cx: Session, d: DiagnosticBuilder, loan: Loan) -> None:
    decl = cx.body.locals[loan.place.local]
    if decl.name is not None and decl.binding is not None:
        add_label(d, decl.span, f"binding `{decl.name}` declared here")


# ------------------------------------------------------------------ E0716


def _temporary(cx: Session, loan: Loan, span: Span, issued: UseSpans, why: Explanation) -> None:
    proper = cx.body.locals[loan.place.local].span
    if isinstance(why, MustBeValidFor) and not why.where.from_closure:
        if _return_of_local(cx, loan, proper, why, None):
            return
    d = error(
        "E0716",
        "temporary value dropped while borrowed",
        proper,
        "creates a temporary value which is freed while still in use",
    )
    add_label(d, span, "temporary value is freed at the end of this statement")
    if isinstance(why, (UsedLater, UsedWhenDropped)):
        from checker.borrow.suggest import suggest_longer_binding

        suggest_longer_binding(cx, d, loan, proper)
    add_explanation(cx, d, why)
    if isinstance(issued, ClosureUse):
        add_label(d, issued.args_span, "value captured here")
    cx.emit(d.build())


# ------------------------------------------------------------------ E0515


def _return_of_local(
    cx: Session, loan: Loan, borrow_span: Span, why: MustBeValidFor, name: str | None
) -> bool:
    """ "cannot return reference to local variable `x`", if that is what the program does."""
    if why.where.category is not Category.RETURN:
        return False
    span = why.where.span
    what = "reference to" if span == cx.location_span(loan.at) else "value referencing"
    place, note = _returned_place(cx, loan, name)
    d = error(
        "E0515",
        f"cannot return {what} {place}",
        span,
        f"returns a {what} data owned by the current function",
    )
    if span != borrow_span:
        add_label(d, borrow_span, note)
        from checker.borrow.suggest import suggest_collect

        suggest_collect(cx, d)
    cx.emit(d.build())
    return True


def _returned_place(cx: Session, loan: Loan, name: str | None) -> tuple[str, str]:
    local = loan.place.local
    kind = cx.body.locals[local].kind
    if name is not None:
        if loan.place.projection:
            which = "local data "
        elif kind is ir.LocalKind.ARG:
            captured = cx.u.closure is not None and local == 1
            which = "variable captured by `move` " if captured else "function parameter "
        else:
            which = "local variable "
        return f"{which}`{name}`", f"`{name}` is borrowed here"
    if kind is ir.LocalKind.ARG:
        return "function parameter", "function parameter borrowed here"
    if kind is ir.LocalKind.VAR:
        return "local binding", "local binding introduced here"
    return "temporary value", "temporary value created here"


# ------------------------------------------------------------------ E0373, E0521


def _escapes(
    cx: Session, issued: ClosureUse, borrow_span: Span, name: str, why: Explanation
) -> bool:
    """A closure that borrows `name` outlives it."""
    match why:
        case UsedLater(LaterUse.CLOSURE, span, False):
            region = RegionName(fresh_name(cx), Source.STATIC)
            _escaping_closure(
                cx, issued, borrow_span, region, Category.CALL_ARGUMENT, span, name, "block"
            )
            return True
        case MustBeValidFor(where, region):
            escaping = (Category.RETURN, Category.CALL_ARGUMENT, Category.OPAQUE)
            if where.category in escaping and not where.from_closure:
                _escaping_closure(
                    cx, issued, borrow_span, region, where.category, where.span, name, "function"
                )
                return True
    return False


def _escaping_closure(
    cx: Session,
    issued: ClosureUse,
    var_span: Span,
    region: RegionName,
    category: Category,
    span: Span,
    name: str,
    scope: str,
) -> None:
    d = error(
        "E0373",
        f"closure may outlive the current {scope}, but it borrows `{name}`, which is owned by the "
        f"current {scope}",
        issued.args_span,
        f"may outlive borrowed value `{name}`",
    )
    add_label(d, var_span, f"`{name}` is borrowed here")
    if category is Category.CALL_ARGUMENT:
        region.highlight(d)
        d.note(
            f"{scope} requires argument type to outlive `{region.name}`", Label(span, primary=True)
        )
    else:
        d.note("closure is returned here", Label(span, primary=True))
    d.suggest(
        f"to force the closure to take ownership of `{name}` (and any other referenced variables), "
        "use the `move` keyword",
        (issued.args_span.shrink_to_lo(), "move "),
    )
    cx.emit(d.build())


def _escaping_data(cx: Session, borrow_span: Span, name: str | None, why: Explanation) -> bool:
    """A reference to `name` is stored in a captured variable."""
    if not isinstance(why, MustBeValidFor) or why.where.from_closure:
        return False
    if why.where.category is not Category.ASSIGNMENT or why.name.source is not Source.UPVAR:
        return False
    what = "closure" if cx.body.def_.kind is DefKind.CLOSURE else "function"
    of = f"reference to `{name}`" if name is not None else "reference"
    d = error(
        "E0521",
        f"borrowed data escapes outside of {what}",
        why.where.span,
        f"{of} escapes the {what} body here",
    )
    assert why.name.span is not None
    add_label(d, why.name.span, f"`{why.name.detail}` declared here, outside of the {what} body")
    add_label(d, borrow_span, f"borrow is only valid in the {what} body")
    cx.emit(d.build())
    return True


# ------------------------------------------------------------------ E0713


def _destructor_on_the_way(cx: Session, place: ir.Place) -> ty.Ty | None:
    """The outermost type with a destructor that `place` is a part of."""
    t = cx.body.locals[place.local].ty
    for elem in place.projection:
        if isinstance(elem, (ir.Field, ir.Downcast)) and isinstance(t, ty.Adt):
            if not is_box(cx.tcx, t) and cx.tcx.facts.drop_impl(t.def_) is not None:
                return t
        t = project_type(cx.tcx, t, elem)
    return None


def _conflicts_with_destructor(
    cx: Session,
    at: Location,
    loan: Loan,
    place: ir.Place,
    span: Span,
    kind: object | None,
    dropped: ty.Ty,
    borrow_span: Span,
) -> None:
    d = error(
        "E0713",
        "borrow may still be in use when destructor runs",
        args_or_use(loan_spans(cx, loan)),
    )
    name = describe_place(cx, place)
    what = f"`{name}`" if name is not None else "temporary value"
    shown = show_type(cx, dropped)
    borrowed = describe_place(cx, loan.place)
    if borrowed is not None:
        text = (
            f"here, drop of {what} needs exclusive access to `{borrowed}`, because the type "
            f"`{shown}` implements the `Drop` trait"
        )
    else:
        text = f"here is drop of {what}; whose type `{shown}` implements the `Drop` trait"
    add_label(d, span, text)
    why = explain(cx, at, loan, place if kind is not None else None)
    if isinstance(why, (UsedLater, UsedWhenDropped)):
        d.note("consider using a `let` binding to create a longer lived value")
    add_explanation(cx, d, why)
    del borrow_span
    cx.emit(d.build())
