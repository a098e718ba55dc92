"""Why a loan is still live where it matters: the third point of an error.

From the loan's region some chain of constraints leads to a region that is live here; the first use
(or drop) of a variable whose type has that region, found by walking forward inside the region, is
what the loan is needed for. Where there is none the loan must outlive a universal region, and the
best constraint on the way there is blamed.

Source: `rustc_borrowck::diagnostics::{explain_borrow, find_use}`.
"""

from __future__ import annotations

from collections import deque
from typing import TypeAlias, Union

from checker.borrow.blame import best_blame, error_region
from checker.borrow.describe import describe_place, local_name, show_def, show_type
from checker.borrow.loans import Loan
from checker.borrow.names import RegionName, region_name
from checker.borrow.region import Category, Where
from checker.borrow.session import Session
from checker.borrow.spans import (
    ClosureUse,
    SelfUse,
    UseSpans,
    add_label,
    borrow_spans,
    move_spans,
    var_or_use,
)
from checker.flow.liveness import Access, accesses
from checker.flow.move_paths import Location
from checker.flow.place_type import is_box
from checker.flow.solver import bits
from checker.mir import ir
from checker.types import ty
from checker.types.fold import walk
from checker.types.tables import PointerCast
from grammar.diagnostic import DiagnosticBuilder
from grammar.record import Enum, frozen
from grammar.span import Span


class LaterUse(Enum):
    """How the loan is used later: after "borrow later", and in a loop."""

    TRAIT = (
        "captured here by trait object",
        "borrow captured here by trait object, in later iteration of loop",
    )
    CLOSURE = (
        "captured here by closure",
        "borrow captured here by closure, in later iteration of loop",
    )
    CALL = ("used by call", "borrow used by call, in later iteration of loop")
    STORED = ("stored here", "borrow later stored here")
    OTHER = ("used here", "borrow used here, in later iteration of loop")


@frozen
class UsedLater:
    kind: LaterUse
    span: Span
    in_loop: bool = False


@frozen
class UsedWhenDropped:
    local: ir.Local
    at: Location
    note_order: bool


@frozen
class MustBeValidFor:
    where: Where
    name: RegionName
    place: str | None
    path: tuple[object, ...] = ()


@frozen
class Unexplained:
    pass


Explanation: TypeAlias = Union[UsedLater, UsedWhenDropped, MustBeValidFor, Unexplained]


def explain(cx: Session, at: Location, loan: Loan, dropped: ir.Place | None = None) -> Explanation:
    """Why `loan` is live at `at`. `dropped` is the place whose end of storage is in conflict."""
    region = live_region(cx, loan.region, at)
    use_at = at
    in_loop = False
    if region == loan.region:
        loop = _loop_end(cx, loan.region)
        if loop is not None:
            use_at, in_loop = loop, True
            region = live_region(cx, loan.region, use_at)
    found = _find_use(cx, region, use_at)
    if found is not None and cx.check.relevant >> found[0] & 1:
        local, where, access = found
        if access is Access.DROP:
            return _dropped(cx, local, where, dropped)
        place = ir.Place(local)
        spans = move_spans(cx, place, where)
        if not isinstance(spans, (ClosureUse, SelfUse)):
            spans = borrow_spans(cx, cx.location_span(where), where)
        kind, span = _later_use(cx, loan, spans, use_at if in_loop else where)
        return UsedLater(kind, span, in_loop)
    return _must_be_valid(cx, loan)


def _must_be_valid(cx: Session, loan: Loan) -> Explanation:
    target = error_region(cx, loan.region)
    if target is None or target == loan.region:
        return Unexplained()
    where, _ = best_blame(cx, loan.region, target)
    name = region_name(cx, target)
    if name is None:
        return Unexplained()
    return MustBeValidFor(where, name, describe_place(cx, loan.place))


def live_region(cx: Session, region: int, at: Location) -> int:
    """A region that `region` must outlive and that is live at `at`."""
    point = cx.points.number(at)
    found = cx.regions.path(region, lambda r: cx.regions.is_live_at(r, point))
    return region if found is None else found[1]


def _loop_end(cx: Session, region: int) -> Location | None:
    """A loop's own terminator inside `region`."""
    for point in bits(cx.regions.points_of(region)):
        at = cx.points.location(point)
        block = cx.body.blocks[at.block]
        if isinstance(block.terminator, ir.FalseUnwind):
            return at
    return None


def _find_use(
    cx: Session, region: int, start: Location
) -> tuple[ir.Local, Location, Access] | None:
    """The first use or drop, in breadth-first order, of a local with `region` in its type."""
    having = {
        i
        for i, t in enumerate(cx.check.locals)
        if any(isinstance(r, ty.ReVar) and r.id == region for r in walk(t))
    }
    if not having:
        return None
    queue = deque([start])
    seen: set[Location] = set()
    while queue:
        at = queue.popleft()
        if at in seen or not cx.regions.contains(region, cx.points.number(at)):
            continue
        seen.add(at)
        hit = _def_use(cx, at, having)
        if hit is not None:
            if hit[1] is Access.DEF:
                continue
            return hit[0], at, hit[1]
        block = cx.body.blocks[at.block]
        if at.statement < len(block.statements):
            queue.append(Location(at.block, at.statement + 1))
        else:
            queue.extend(Location(b, 0) for b in _normal_successors(block.terminator))
    return None


def _def_use(cx: Session, at: Location, having: set[int]) -> tuple[ir.Local, Access] | None:
    """What counts when several locals of interest occur: an assignment's value before its place,
    a call's destination before its arguments."""
    hits = [h for h in accesses(cx.body, at.block, at.statement) if h[0] in having]
    if not hits:
        return None
    is_statement = at.statement < len(cx.body.blocks[at.block].statements)
    uses = [h for h in hits if h[1] is not Access.DEF]
    if is_statement and uses:
        return uses[-1]
    return hits[-1]


def _normal_successors(t: ir.Terminator) -> tuple[int, ...]:
    unwind = getattr(t, "unwind", None)
    cleanup = unwind.block if isinstance(unwind, ir.UnwindCleanup) else None
    return tuple(b for b in ir.successors(t) if b != cleanup)


def _dropped(
    cx: Session, local: ir.Local, at: Location, dropped: ir.Place | None
) -> UsedWhenDropped:
    note = False
    if local_name(cx, local) is not None and dropped is not None and not dropped.projection:
        note = local_name(cx, dropped.local) is not None and local != dropped.local
    return UsedWhenDropped(local, at, note)


def _later_use(cx: Session, loan: Loan, u: UseSpans, at: Location) -> tuple[LaterUse, Span]:
    if isinstance(u, ClosureUse):
        return LaterUse.CLOSURE, u.use_span
    span = u.var_span if isinstance(u, SelfUse) else var_or_use(u)
    block = cx.body.blocks[at.block]
    if at.statement < len(block.statements):
        s = block.statements[at.statement]
        if isinstance(s, ir.FakeRead) and s.cause is ir.FakeReadCause.FOR_LET:
            return LaterUse.STORED, span
        if _captured_by_trait_object(cx, loan):
            return LaterUse.TRAIT, span
        return LaterUse.OTHER, span
    if _captured_by_trait_object(cx, loan):
        return LaterUse.TRAIT, span
    t = block.terminator
    if isinstance(t, ir.Call) and not t.overloaded:
        return LaterUse.CALL, _callee_span(cx, t, span)
    return LaterUse.OTHER, span


def _callee_span(cx: Session, t: ir.Call, span: Span) -> Span:
    """Just the function, so that spans do not overlap."""
    if isinstance(t.func, ir.Const):
        return t.func.span
    place = t.func.place
    if not place.projection and local_name(cx, place.local) is None:
        return cx.body.locals[place.local].span
    return span


def _captured_by_trait_object(cx: Session, loan: Loan) -> bool:
    """Whether the reference, followed forward, is unsized to a trait object."""
    if loan.assigned.projection:
        return False
    target = loan.assigned.local
    block, index = loan.at
    for _ in range(len(cx.body.blocks)):
        data = cx.body.blocks[block]
        for s in data.statements[index:]:
            match s:
                case ir.Assign(into, ir.Use(ir.Move(source) | ir.Copy(source))):
                    if source == ir.Place(target) and len(into.projection) == 0:
                        target = into.local
                case ir.Assign(
                    _, ir.Cast(PointerCast.UNSIZE, ir.Move(source) | ir.Copy(source), t)
                ):
                    return source == ir.Place(target) and _is_trait_object(cx, t)
                case _:
                    pass
        t2 = data.terminator
        if not isinstance(t2, ir.Call) or t2.target is None or t2.destination.projection:
            return False
        if not any(isinstance(a, ir.Move) and a.place == ir.Place(target) for a in t2.args):
            return False
        target, block, index = t2.destination.local, t2.target, 0
    return False


def _is_trait_object(cx: Session, t: ty.Ty) -> bool:
    match t:
        case ty.Ref(_, ty.Dynamic(), _) | ty.Dynamic():
            return True
        case ty.Adt(_, args) if is_box(cx.tcx, t):
            return isinstance(args[0], ty.Dynamic)
        case _:
            return False


# ------------------------------------------------------------------ wording


def add_explanation(
    cx: Session,
    d: DiagnosticBuilder,
    e: Explanation,
    which: str = "",
    borrow_span: Span | None = None,
    both: tuple[Span, Span] | None = None,
) -> None:
    """Label why the loan is live. `which` is "first ", "mutable "...; nothing is said at
    `borrow_span` itself; `both` are the spans of two loans in conflict."""
    match e:
        case UsedLater(kind, span, False):
            if borrow_span is None or not overlaps(borrow_span, span):
                add_label(d, span, f"{which}borrow later {kind.value[0]}")
        case UsedLater(kind, span, True):
            add_label(d, span, f"{which}{kind.value[1]}")
        case UsedWhenDropped():
            _explain_drop(cx, d, e, which, both)
        case MustBeValidFor():
            _explain_universal(d, e, which)
        case Unexplained():
            pass


def overlaps(a: Span, b: Span) -> bool:
    return a.ctxt == b.ctxt and a.lo < b.hi and b.lo < a.hi


def _explain_drop(
    cx: Session,
    d: DiagnosticBuilder,
    e: UsedWhenDropped,
    which: str,
    both: tuple[Span, Span] | None,
) -> None:
    decl = cx.body.locals[e.local]
    code, of_type = _destructor(cx, decl.ty)
    at = cx.location_span(e.at)
    name = local_name(cx, e.local)
    if name is not None:
        add_label(
            d,
            at,
            f"{which}borrow might be used here, when `{name}` is dropped and runs the {code} "
            f"for {of_type}",
        )
        if e.note_order:
            d.note("values in a scope are dropped in the opposite order they are defined")
        return
    add_label(d, decl.span, f"a temporary with access to the {which}borrow is created here ...")
    add_label(
        d,
        at,
        f"... and the {which}borrow might be used here, when that temporary is dropped and runs "
        f"the {code} for {of_type}",
    )
    if decl.block_tail is not None:
        _explain_tail(cx, d, decl, both)


def _explain_tail(
    cx: Session, d: DiagnosticBuilder, decl: ir.LocalDecl, both: tuple[Span, Span] | None
) -> None:
    """The temporary lives to the end of the block, as part of its tail expression."""
    tail = decl.block_tail
    assert tail is not None
    if cx.tail_is_ignored(tail):
        if both is None or not _inside(both[0].to(tail.shrink_to_hi()), both[1]):
            d.suggest(
                "consider adding semicolon after the expression so its temporaries are dropped "
                "sooner, before the local variables declared by the block are dropped",
                (tail.shrink_to_hi(), ";"),
            )
        return
    d.note(
        "the temporary is part of an expression at the end of a block;\nconsider forcing this "
        "temporary to be dropped sooner, before the block's local variables are dropped"
    )
    d.suggest(
        "for example, you could save the expression's value in a new local variable `x` and then "
        "make `x` be the expression at the end of the block",
        (tail.shrink_to_lo(), "let x = "),
        (tail.shrink_to_hi(), "; x"),
    )


def _inside(outer: Span, inner: Span) -> bool:
    return outer.ctxt == inner.ctxt and outer.lo <= inner.lo and inner.hi <= outer.hi


def _destructor(cx: Session, t: ty.Ty) -> tuple[str, str]:
    match t:
        case ty.Adt(def_, _) if not is_box(cx.tcx, t) and cx.tcx.facts.drop_impl(def_) is not None:
            return "`Drop` code", f"type `{show_def(cx, def_)}`"
        case ty.Closure():
            return "destructor", "closure"
        case _:
            return "destructor", f"type `{show_type(cx, t)}`"


def _explain_universal(d: DiagnosticBuilder, e: MustBeValidFor, which: str) -> None:
    e.name.highlight(d)
    category = e.where.category
    if e.place is not None:
        text = f"{category.description}requires that `{e.place}` is borrowed for `{e.name.name}`"
    else:
        text = f"{category.description}requires that {which}borrow lasts for `{e.name.name}`"
    add_label(d, e.where.span, text)
    if category is Category.OPAQUE:
        bound = e.name.name if e.name.was_named else "'_"
        d.suggest(
            f"you can add a bound to the {category.description}to make it last less than "
            f"`'static` and match `{e.name.name}`",
            (e.where.span.shrink_to_hi(), f" + {bound}"),
        )
