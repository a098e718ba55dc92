"""`match`, `if let`, `let` with a pattern: from candidates to tests and bindings.

The candidates (one per arm) are tried in order. As long as the first still has something to test,
its first match pair decides the next test; all following candidates that the test says something
about are sorted by its outcomes, and each outcome is lowered on its own. Or-patterns are expanded
into sub-candidates when nothing else is left to test. So that the borrow checker does not depend on
the order of tests chosen here, each candidate has a false edge to the next, and guarded matches
borrow what they have looked at (fake borrows) until the guard is through.

Source: `rustc_mir_build::builder::matches`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from checker.mir import ir, lower_bind, lower_cond, lower_into, lower_place, thir
from checker.mir.builder import Builder
from checker.mir.lower_place import PlaceBuilder
from checker.mir.match_pairs import (
    Binding,
    Candidate,
    MatchPair,
    OrCase,
    candidate,
    copy_pairs,
    flatten,
)
from checker.types import ty
from checker.types.tables import BindMode
from grammar.record import define
from grammar.span import Span

if TYPE_CHECKING:
    from checker.mir.match_test import Branch

FakeBorrow: TypeAlias = tuple[ir.Place, ir.Local, Span]
"""A place that must not change while guards run, the temporary that borrows it, the scrutinee."""


@define(eq=False)
class SubBranch:
    """One way through a pattern: where its tests have passed, where the next candidate begins."""

    success: ir.Block
    otherwise: ir.Block
    next_start: ir.Block | None
    bindings: list[Binding]


@define(eq=False)
class MatchTree:
    branches: list[list[SubBranch]]
    otherwise: ir.Block
    fake_borrows: list[FakeBorrow]


def match_into(
    b: Builder, dest: ir.Place, block: ir.Block, kind: thir.Match, span: Span
) -> ir.Block:
    """A `match` whose value goes into `dest`."""
    block, scrutinee = lower_scrutinee(b, block, kind.scrutinee)
    patterns = [(arm.pat, arm.guard is not None) for arm in kind.arms]
    tree = match_tree(b, block, scrutinee, patterns, False, kind.scrutinee.span)
    depth = len(b.scopes.stack)
    ends = []
    for arm, branch in zip(kind.arms, tree.branches, strict=True):
        b.scopes.push(arm.scope)
        lower_bind.declare(b, arm.pat, has_guard=arm.guard is not None)
        guard = (arm.guard, depth) if arm.guard is not None else None
        start = bind_pattern(b, branch, tree.fake_borrows, guard, arm.span)
        end = lower_into.into(b, dest, start, arm.body)
        ends.append(b.scopes.pop(arm.scope, end))
    join = b.new_block()
    for end in ends:
        b.goto(end, join, span)
    return join


def lower_scrutinee(b: Builder, block: ir.Block, e: thir.Expr) -> tuple[ir.Block, PlaceBuilder]:
    block, place = lower_place.as_place_builder(b, block, e)
    found = lower_place.try_to_place(b, place)
    if found is not None:
        b.push(block, ir.PlaceMention(found, e.span))
    return block, place


def bind_irrefutable(
    b: Builder, block: ir.Block, pat: thir.Pat, scrutinee: PlaceBuilder
) -> ir.Block:
    """Bind what `pat`, which always matches, takes from `scrutinee`."""
    tree = match_tree(b, block, scrutinee, [(pat, False)], False, pat.span)
    return bind_pattern(b, tree.branches[0], [], None, pat.span)


# ------------------------------------------------------------------ the tree


def match_tree(
    b: Builder,
    block: ir.Block,
    scrutinee: PlaceBuilder,
    patterns: list[tuple[thir.Pat, bool]],
    refutable: bool,
    span: Span,
) -> MatchTree:
    """Blocks that test `scrutinee` for each pattern (with or without a guard) in turn."""
    candidates = [candidate(flatten(b, scrutinee, p), guard) for p, guard in patterns]
    fakes = fake_borrows(b, candidates, span)
    otherwise = match_candidates(b, candidates, block, span)
    leaves = [leaf for c in candidates for leaf in c.leaves()]
    for leaf, following in pairwise(leaves):
        leaf.next_start = following.start
    if refutable:
        leaves[-1].next_start = otherwise
    else:
        place = lower_place.try_to_place(b, scrutinee)
        if place is not None:
            cause = ir.FakeReadCause.FOR_MATCHED_PLACE
            b.push(otherwise, ir.FakeRead(cause, place, span))
        b.terminate(otherwise, ir.Unreachable(span))
    branches = [sub_branches(b, c, [], span) for c in candidates]
    return MatchTree(branches, otherwise, fakes)


def sub_branches(b: Builder, c: Candidate, outer: list[Binding], span: Span) -> list[SubBranch]:
    bindings = outer + c.bindings
    if c.subs:
        return [s for sub in c.subs for s in sub_branches(b, sub, bindings, span)]
    assert c.pre_binding is not None
    assert c.otherwise is not None
    success = c.pre_binding
    if c.next_start is not None:
        success = b.new_block()
        b.terminate(c.pre_binding, ir.FalseEdge(success, c.next_start, span))
    return [SubBranch(success, c.otherwise, c.next_start, bindings)]


def match_candidates(
    b: Builder, candidates: list[Candidate], start: ir.Block, span: Span
) -> ir.Block:
    """Test `candidates` from block `start` on; gives the block where none has matched."""
    rest = candidates
    while rest:
        first = rest[0]
        if first.start is None:
            first.start = start
        if not first.pairs:
            first.pre_binding = start
            first.otherwise = start = b.new_block()
            rest = rest[1:]
        elif any(c.starts_with_or for c in rest):
            start, rest = expand_or(b, rest, start, span)
        else:
            start, rest = test_candidates(b, rest, start, span)
    return start


def test_candidates(
    b: Builder, candidates: list[Candidate], start: ir.Block, span: Span
) -> tuple[ir.Block, list[Candidate]]:
    """One test, chosen by the first candidate; those it says nothing about remain."""
    pair = candidates[0].pairs[0]
    from checker.mir.match_test import make_test

    test = make_test(pair)
    sorted_: dict[Branch, list[Candidate]] = {}
    taken = 0
    for c in candidates:
        from checker.mir.match_test import sort_candidate

        branch = sort_candidate(pair.place, test, c, sorted_)
        if branch is None:
            break
        sorted_.setdefault(branch, []).append(c)
        taken += 1
    assert taken > 0
    remainder = b.new_block()
    targets: dict[Branch, ir.Block] = {}
    for branch, group in sorted_.items():
        targets[branch] = first_block = b.new_block()
        failed = match_candidates(b, group, first_block, span)
        b.goto(failed, remainder, span)
    from checker.mir.match_test import perform

    perform(b, start, remainder, pair.place, test, targets, pair.span)
    return remainder, candidates[taken:]


# ------------------------------------------------------------------ or-patterns


def expand_or(
    b: Builder, candidates: list[Candidate], start: ir.Block, span: Span
) -> tuple[ir.Block, list[Candidate]]:
    """Expand leading or-patterns; a candidate with more to test after it ends the round."""
    until = len(candidates)
    for i, c in enumerate(candidates):
        if len(c.pairs) > 1 and c.starts_with_or:
            until = i + 1
            break
    expanded: list[Candidate] = []
    for c in candidates[:until]:
        if c.starts_with_or:
            make_subcandidates(c, c.pairs.pop(0))
            expanded.extend(c.subs)
        else:
            expanded.append(c)
    remainder = match_candidates(b, expanded, start, span)
    for c in candidates[:until]:
        if c.subs:
            merge_trivial(b, c, span)
    test_after_or(b, candidates[until - 1], span)
    return remainder, candidates[until:]


def make_subcandidates(c: Candidate, pair: MatchPair) -> None:
    assert isinstance(pair.case, OrCase)
    c.subs = [candidate(flat, c.has_guard) for flat in pair.case.alternatives]
    c.subs[0].start = c.start


def merge_trivial(b: Builder, c: Candidate, span: Span) -> None:
    """Alternatives that bind nothing come together in one block, unless a guard follows (which
    must be tried for each alternative)."""
    if c.has_guard or any(s.subs or s.bindings for s in c.subs):
        return
    shared = b.new_block()
    if c.start is None:
        c.start = c.subs[0].start
    for sub in c.subs:
        assert sub.pre_binding is not None
        b.goto(sub.pre_binding, shared, span)
        c.otherwise = sub.otherwise
    c.pre_binding = shared
    c.subs = []


def test_after_or(b: Builder, c: Candidate, span: Span) -> None:
    """Test what stands after an or-pattern, in each of its alternatives."""
    if not c.pairs or (not c.subs and c.pre_binding is None):
        return
    remaining, c.pairs = c.pairs, []
    leaves = c.leaves()
    last_otherwise = leaves[-1].otherwise
    for leaf in leaves:
        leaf.pairs = copy_pairs(remaining)
        start, next_one = leaf.pre_binding, leaf.otherwise
        assert start is not None
        failed = match_candidates(b, [leaf], start, span)
        target = next_one if leaf.has_guard else last_otherwise
        assert target is not None
        b.goto(failed, target, span)


# ------------------------------------------------------------------ fake borrows


def fake_borrows(b: Builder, candidates: list[Candidate], span: Span) -> list[FakeBorrow]:
    """The places that a match with guards looks at, each with a temporary for its borrow."""
    if not any(c.has_guard for c in candidates):
        return []
    found: dict[ir.Place, None] = {}
    for c in candidates:
        _fake_pairs(b, c.pairs, found)
        for binding in c.bindings:
            place = lower_place.try_to_place(b, binding.source)
            if place is not None:
                _fake_prefixes(place, found)
    out = []
    for place in found:
        ref = ty.Ref(ty.ERASED, b.place_ty(place), False)
        out.append((place, b.local(ref, span), span))
    return out


def _fake_pairs(b: Builder, pairs: list[MatchPair], found: dict[ir.Place, None]) -> None:
    for pair in pairs:
        if isinstance(pair.case, OrCase):
            for flat in pair.case.alternatives:
                _fake_pairs(b, flat.pairs, found)
            continue
        place = lower_place.try_to_place(b, pair.place)
        if place is not None and place not in found:
            found[place] = None
            _fake_prefixes(place, found)
        _fake_pairs(b, pair.sub, found)


def _fake_prefixes(place: ir.Place, found: dict[ir.Place, None]) -> None:
    """The pointers that `place` goes through must not change either."""
    for i in range(len(place.projection) - 1, -1, -1):
        if isinstance(place.projection[i], ir.Deref):
            found.setdefault(ir.Place(place.local, place.projection[:i]))


# ------------------------------------------------------------------ bindings and guards


def bind_pattern(
    b: Builder,
    branch: list[SubBranch],
    fakes: list[FakeBorrow],
    guard: tuple[thir.Expr, int] | None,
    span: Span,
) -> ir.Block:
    """Bind the variables of each way through a pattern and test its guard, if any; all ways come
    together in the block returned. Drops are scheduled once, by the last."""
    if len(branch) == 1:
        return bind_and_guard(b, branch[0], fakes, guard, True, span)
    target = b.new_block()
    for i, sub in enumerate(branch):
        last = i == len(branch) - 1
        end = bind_and_guard(b, sub, fakes, guard, last, span)
        b.goto(end, target, span)
    return target


def bind_and_guard(
    b: Builder,
    sub: SubBranch,
    fakes: list[FakeBorrow],
    guard: tuple[thir.Expr, int] | None,
    schedule: bool,
    span: Span,
) -> ir.Block:
    block = sub.success
    if guard is None:
        bind_for_arm(b, block, sub.bindings, schedule)
        return block
    bind_for_guard(b, block, sub.bindings, schedule=True)
    block = test_guard(b, block, sub, fakes, guard)
    by_value = [x for x in sub.bindings if x.mode is BindMode.MOVE]
    for binding in by_value:
        place = ir.Place(b.var_local(binding.var, for_guard=True))
        cause = ir.FakeReadCause.FOR_GUARD_BINDING
        b.push(block, ir.FakeRead(cause, place, guard[0].span))
    if not schedule:
        for binding in sub.bindings:
            b.scopes.unschedule(b.var_local(binding.var, for_guard=True))
            b.scopes.unschedule(b.var_local(binding.var))
    bind_for_arm(b, block, by_value, schedule)
    return block


def test_guard(
    b: Builder,
    block: ir.Block,
    sub: SubBranch,
    fakes: list[FakeBorrow],
    guard: tuple[thir.Expr, int],
) -> ir.Block:
    """The guard sees the variables through references, and must not change what was matched."""
    expr, depth = guard
    b.guards.append({x.var for x in sub.bindings})
    for place, temp, span in fakes:
        borrow = ir.Borrow(ir.BorrowKind.FAKE, place)
        b.assign(block, ir.Place(temp), borrow, span)
    declare_lets(b, expr)
    held, failed = b.scopes.in_if_then(
        depth,
        expr.span,
        lambda: lower_cond.then_else_break(b, block, expr, None, declare=False),
    )
    b.guards.pop()
    for _, temp, _ in fakes:
        cause = ir.FakeReadCause.FOR_MATCH_GUARD
        b.push(held, ir.FakeRead(cause, ir.Place(temp), expr.span))
    if sub.next_start is not None and sub.next_start != sub.otherwise:
        b.terminate(failed, ir.FalseEdge(sub.otherwise, sub.next_start, expr.span))
    else:
        b.goto(failed, sub.otherwise, expr.span)
    return held


def declare_lets(b: Builder, e: thir.Expr) -> None:
    """Declare the variables of the `let`s of a guard, once for all ways through the pattern."""
    match e.kind:
        case thir.Let(pat, _):
            for bound in lower_bind.bindings(pat):
                if bound.var in b.vars:
                    return
            lower_bind.declare(b, pat)
        case thir.ScopeExpr(_, value):
            declare_lets(b, value)
        case thir.Logical(True, lhs, rhs):
            declare_lets(b, lhs)
            declare_lets(b, rhs)
        case _:
            pass


def bind_for_guard(b: Builder, block: ir.Block, bindings: list[Binding], schedule: bool) -> None:
    for x in bindings:
        source = lower_place.to_place(b, x.source, x.span)
        if x.mode is BindMode.MOVE:
            ref = lower_bind.storage_live(b, block, x.var, x.span, True, schedule)
            shared = ir.Borrow(ir.BorrowKind.SHARED, source)
            b.assign(block, ir.Place(ref), shared, x.span)
            continue
        ref = lower_bind.storage_live(b, block, x.var, x.span, True, schedule)
        value = ir.Place(lower_bind.storage_live(b, block, x.var, x.span, False, schedule))
        b.assign(block, value, borrow_for(x, source), x.span)
        b.assign(block, ir.Place(ref), ir.Borrow(ir.BorrowKind.SHARED, value), x.span)


def bind_for_arm(
    b: Builder,
    block: ir.Block,
    bindings: list[Binding],
    schedule: bool,
) -> None:
    for x in bindings:
        local = lower_bind.storage_live(b, block, x.var, x.span, False, schedule)
        if schedule:
            lower_bind.schedule_drop(b, x.var, x.span)
        source = lower_place.to_place(b, x.source, x.span)
        value: ir.Rvalue
        if x.mode is BindMode.MOVE:
            value = ir.Use(b.consume(source))
        else:
            value = borrow_for(x, source)
        b.assign(block, ir.Place(local), value, x.span)


def borrow_for(x: Binding, source: ir.Place) -> ir.Borrow:
    mutable = x.mode is BindMode.REF_MUT
    return ir.Borrow(ir.BorrowKind.MUT if mutable else ir.BorrowKind.SHARED, source)
