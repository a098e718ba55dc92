"""Words for uses of what was moved (E0382) or never initialised (E0381).

Source: `rustc_borrowck::diagnostics::conflict_errors` (`report_use_of_moved_or_uninitialized`).
"""

from __future__ import annotations

from checker.borrow.access import Action
from checker.borrow.captures import CaptureMessage, explain_captures
from checker.borrow.describe import describe_place, local_type, show_type
from checker.borrow.session import Session
from checker.borrow.spans import (
    ClosureUse,
    DerefCall,
    SelfUse,
    UseSpans,
    add_label,
    args_or_use,
    borrow_spans,
    move_spans,
)
from checker.context import LangItem
from checker.flow.move_paths import Location
from checker.flow.place_type import is_box
from checker.mir import ir
from checker.types import ty
from grammar.diagnostic import DiagnosticBuilder, Label, error
from grammar.record import frozen
from grammar.span import Span


@frozen
class _MoveSite:
    move: int
    back_edge: bool


def report_use_of_moved_or_uninitialised(
    cx: Session,
    at: Location,
    action: Action,
    moved: ir.Place,
    used: ir.Place,
    span: Span,
    path: int,
) -> None:
    """`used` needs a value at `at`, but `moved` (move path `path`) may have none."""
    uses = move_spans(cx, moved, at)
    if not isinstance(uses, (ClosureUse, SelfUse)):
        uses = borrow_spans(cx, span, at)
    span = args_or_use(uses)
    sites, reinits = _moves_before(cx, at, path)
    if not sites:
        if used.local not in cx.uninit_reported:
            cx.uninit_reported.add(used.local)
            from checker.borrow.report_uninit import report_uninitialised

            report_uninitialised(cx, path, used, moved, action, span, uses)
        return
    moves = tuple(s.move for s in sites)
    reported = _has_move_error(cx, moves)
    if reported is not None and _is_prefix(used, reported):
        return
    _moved(cx, at, action, moved, used, span, path, uses, sites, reinits)


def _has_move_error(cx: Session, moves: tuple[int, ...]) -> ir.Place | None:
    found = cx.move_errors.get(moves)
    return None if found is None else found[0]


def _is_prefix(a: ir.Place, b: ir.Place) -> bool:
    return a.local == b.local and b.projection[: len(a.projection)] == a.projection


def _moved(
    cx: Session,
    at: Location,
    action: Action,
    moved: ir.Place,
    used: ir.Place,
    span: Span,
    path: int,
    uses: UseSpans,
    sites: list[_MoveSite],
    reinits: list[Location],
) -> None:
    partial = any(_is_partial(cx, s, used) for s in sites)
    name = describe_place(cx, moved, downcast=True)
    shown = f": `{name}`" if name is not None else ""
    adverb = "partially " if partial else ""
    d = error("E0382", f"{action.value[0]} of {adverb}moved value{shown}", span)
    _label_reinits(cx, d, path, reinits)
    closure = _label_closure_call(cx, d, at, used)
    in_loop = _label_sites(cx, d, at, span, path, sites, partial, closure, not reinits)
    if isinstance(uses, ClosureUse):
        add_label(d, uses.use_span, closure_text(action))
    if not in_loop:
        after = "partial " if partial else ""
        add_label(d, span, f"value {action.value[1]} here after {after}move")
    _note_type(cx, d, used, sites, partial, span)
    if isinstance(uses, SelfUse) and isinstance(uses.kind, DerefCall):
        target = show_type(cx, uses.kind.target)
        d.note(f"{action.value[0]} occurs due to deref coercion to `{target}`")
        if uses.kind.target_span is not None:
            d.note("deref defined here", Label(uses.kind.target_span, primary=True))
    cx.emit_move_error(tuple(s.move for s in sites), used, d.build())


def _label_sites(
    cx: Session,
    d: DiagnosticBuilder,
    at: Location,
    span: Span,
    path: int,
    sites: list[_MoveSite],
    partial: bool,
    closure: bool,
    no_reinit: bool,
) -> bool:
    """Where the value was moved, each place once; whether one of them is the use itself."""
    from checker.borrow.suggest_move import suggest_ref_or_clone

    in_loop = False
    seen: set[Span] = set()
    for site in sites:
        source = cx.moves.moves[site.move].at
        in_loop = in_loop or at == source
        place = cx.moves.paths[cx.moves.moves[site.move].path].place
        spans = move_spans(cx, place, source)
        where = args_or_use(spans)
        if where in seen:
            continue
        seen.add(where)
        reborrowed = suggest_ref_or_clone(cx, d, path, spans, place, closure)
        explain_captures(
            cx,
            d,
            span,
            where,
            spans,
            place,
            CaptureMessage(
                partial=partial,
                loop=at == source or site.back_edge,
                closure=isinstance(spans, ClosureUse),
                loop_move=in_loop,
                reborrowed=reborrowed,
                no_reinit=no_reinit,
            ),
        )
    return in_loop


def closure_text(action: Action) -> str:
    match action:
        case Action.BORROW:
            return "borrow occurs due to use in closure"
        case Action.MATCH_ON | Action.USE:
            return "use occurs due to use in closure"
        case Action.ASSIGNMENT:
            return "assign occurs due to use in closure"
        case Action.PARTIAL_ASSIGNMENT:
            return "assign to part occurs due to use in closure"


def _is_partial(cx: Session, site: _MoveSite, used: ir.Place) -> bool:
    place = cx.moves.paths[cx.moves.moves[site.move].path].place
    out_of_box = place.projection == (ir.Deref(),) and is_box(
        cx.tcx, cx.body.locals[place.local].ty
    )
    return not out_of_box and used != place and _is_prefix(used, place)


def _label_reinits(cx: Session, d: DiagnosticBuilder, path: int, reinits: list[Location]) -> None:
    place = cx.moves.paths[path].place
    spans = [args_or_use(move_spans(cx, place, at)) for at in reinits[:3]]
    count = len(reinits)
    if count == 1:
        add_label(d, spans[0], "this reinitialization might get skipped")
    elif count > 1:
        if count <= 3:
            text = f"these {count} reinitializations might get skipped"
        else:
            others = "other" if count == 4 else "others"
            text = f"these 3 reinitializations and {count - 3} {others} might get skipped"
        d.note(text, *(Label(s, primary=True) for s in spans))


def _label_closure_call(cx: Session, d: DiagnosticBuilder, at: Location, used: ir.Place) -> bool:
    """The value is a closure that can be called or moved once only: say why
    (`add_moved_or_invoked_closure_note`)."""
    local = _closure_local(cx, at, used)
    if local is None:
        return False
    t = cx.body.locals[local].ty
    if not isinstance(t, ty.Closure):
        return False
    body = cx.tcx.mir_built(t.def_)
    if body is None or t.kind is not ty.ClosureKind.FN_ONCE:
        return False
    for n, capture in enumerate(body.captures):
        del n
        from checker.borrow.describe import capture_name

        invoked = local != used.local or _is_called(cx, at)
        verb = (
            "cannot be invoked more than once because"
            if invoked
            else "cannot be moved more than once as it is not `Copy` due to"
        )
        tail = " it moves the variable" if invoked else " moving the variable"
        d.note(
            f"closure {verb}{tail} `{capture_name(capture)}` out of its environment",
            Label(capture.use_span, primary=True),
        )
        return True
    return False


def _closure_local(cx: Session, at: Location, used: ir.Place) -> int | None:
    del at
    return int(used.local) if not used.projection else None


def _is_called(cx: Session, at: Location) -> bool:
    block = cx.body.blocks[at.block]
    t = block.terminator
    match t:
        case ir.Call(func=ir.Const(ir.FnConst(ty.FnDef(def_, _)))):
            return def_.parent is not None and cx.tcx.is_lang(def_.parent, LangItem.FN_ONCE)
    return False


def _note_type(
    cx: Session,
    d: DiagnosticBuilder,
    used: ir.Place,
    sites: list[_MoveSite],
    partial: bool,
    span: Span,
) -> None:
    place = cx.moves.paths[cx.moves.moves[sites[0].move].path].place
    moved_ty = local_type(cx, place)
    from checker.borrow.suggest_clone import suggest_copy_bound

    suggest_copy_bound(cx, d, moved_ty, span)
    t = local_type(cx, used)
    if isinstance(t, ty.Closure) and t.kind is not ty.ClosureKind.FN:
        return
    name = describe_place(cx, place, downcast=True)
    note = f"`{name}`" if name is not None else "value"
    which = "partial move" if partial else "move"
    text = (
        f"{which} occurs because {note} has type `{show_type(cx, moved_ty)}`, which does not "
        "implement the `Copy` trait"
    )
    if not place.projection:
        add_label(d, cx.body.locals[place.local].span, text)
    else:
        d.note(text)


# ------------------------------------------------------------------ where it was moved


def _moves_before(cx: Session, at: Location, path: int) -> tuple[list[_MoveSite], list[Location]]:
    """The moves that reach `at`, and reinitialisations on the way that some path skips
    (`get_moved_indexes`)."""
    finder = _MoveFinder(cx, at, path)
    finder.run()
    return finder.sites, finder.reachable_reinits()


class _MoveFinder:
    def __init__(self, cx: Session, at: Location, path: int) -> None:
        self.cx = cx
        self.start = at
        self.paths = set(cx.moves.ancestors(path))
        self.sites: list[_MoveSite] = []
        self.visited: set[Location] = set()
        self.moves: set[Location] = set()
        self.reinits: list[Location] = []
        self.reached_start = False

    def run(self) -> None:
        stack: list[Location] = []
        back: list[Location] = []
        self.sort_predecessors(self.start, stack, back)
        while stack:
            at = stack.pop()
            if self.visit(at, False):
                continue
            if not self.sort_predecessors(at, stack, back):
                self.reached_start = True
        is_argument = any(1 <= p <= self.cx.body.arg_count for p in self.paths)
        if (is_argument or not self.reached_start) and not self.sites:
            while back:
                at = back.pop()
                if not self.visit(at, True):
                    back.extend(self.predecessors(at))

    def predecessors(self, at: Location) -> list[Location]:
        if at.statement > 0:
            return [Location(at.block, at.statement - 1)]
        return [
            Location(b, len(self.cx.body.blocks[b].statements))
            for b in self.cx.predecessors[at.block]
        ]

    def sort_predecessors(self, at: Location, stack: list[Location], back: list[Location]) -> bool:
        found = self.predecessors(at)
        for p in found:
            is_back = self.cx.dominators.location_dominates(at, p)
            (back if is_back else stack).append(p)
        return bool(found)

    def visit(self, at: Location, back_edge: bool) -> bool:
        """Whether the search ends at `at`."""
        if at in self.visited:
            return True
        self.visited.add(at)
        data = self.cx.moves
        block = self.cx.body.blocks[at.block]
        is_dead = at.statement < len(block.statements) and isinstance(
            block.statements[at.statement], ir.StorageDead
        )
        if not is_dead:
            for m in data.moves_at.get(at, ()):
                if data.moves[m].path in self.paths:
                    self.sites.append(_MoveSite(m, back_edge))
                    self.moves.add(at)
                    return True
        if any(data.inits[i].path in self.paths for i in data.inits_at.get(at, ())):
            self.reinits.append(at)
            return True
        return False

    def reachable_reinits(self) -> list[Location]:
        return [r for r in self.reinits if self.move_reaches(r)]

    def move_reaches(self, reinit: Location) -> bool:
        seen: set[Location] = set()
        stack = [reinit]
        while stack:
            at = stack.pop()
            if at in seen:
                continue
            seen.add(at)
            if at in self.moves:
                return True
            stack.extend(self.predecessors(at))
        return False
