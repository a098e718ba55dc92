"""unreachable_patterns: arms, and alternatives, that earlier arms leave nothing to match.

A pattern is useful if it matches some value that no row before it matches; the question is asked
of the same matrix that finds uncovered values (`checker.types.usefulness`), with the pattern as one
more row. What covers a useless pattern are the useful rows before it that share a value with it.

Source: `rustc_mir_build::thir::pattern::check_match` (`report_unreachable_pattern`).
"""

from __future__ import annotations

from checker.lints.known import UNREACHABLE_PATTERNS
from checker.lints.session import LintSession
from checker.mir import thir
from checker.names.defs import Def
from checker.types.exhaustive import matches_of
from checker.types.usefulness import (
    WILD,
    Column,
    Ctor,
    Deconstructed,
    IntRange,
    Matrix,
    Opaque,
    Row,
    Slice,
    Value,
    covers,
    expand_or,
    spread,
)
from grammar.diagnostic import Label, warning
from grammar.record import NamedTuple
from grammar.span import Span


def check_patterns(session: LintSession, owner: Def) -> None:
    """Report the unreachable patterns of every `match` in the body of `owner`."""
    checker = _Checker(session, Matrix(session.tcx, session.tcx.typeck_owner(owner)))
    for found in matches_of(session.tcx, owner):
        checker.match(found)


class _Known(NamedTuple):
    """A useful pattern without guard."""

    pattern: Deconstructed
    span: Span


class _Checker:
    def __init__(self, session: LintSession, matrix: Matrix) -> None:
        self.session = session
        self.matrix = matrix

    def match(self, kind: thir.Match) -> None:
        column: Column = (kind.scrutinee.ty, True)
        known: list[_Known] = []
        for arm in kind.arms:
            pattern = self.matrix.deconstruct(arm.pat)
            rows: list[Row] = [(k.pattern,) for k in known]
            if not self.useful(rows, (pattern,), (column,)):
                self.report(arm.pat.span, pattern, known)
                continue
            if isinstance(arm.pat.kind, thir.OrPat):
                self.alternatives(arm.pat.kind, known, column)
            if arm.guard is None:
                known.append(_Known(pattern, arm.pat.span))

    def alternatives(self, kind: thir.OrPat, known: list[_Known], column: Column) -> None:
        before = list(known)
        for p in kind.alternatives:
            pattern = self.matrix.deconstruct(p)
            if self.useful([(k.pattern,) for k in before], (pattern,), (column,)):
                before.append(_Known(pattern, p.span))
            else:
                self.report(p.span, pattern, before)

    # -------------------------------------------------------------- usefulness

    def useful(self, rows: list[Row], q: Row, columns: tuple[Column, ...]) -> bool:
        """Whether `q` matches something that none of `rows` does."""
        if not columns:
            return not rows
        if q[0].alternatives:
            return any(self.useful(rows, x, columns) for x in expand_or(q))
        rows = [r for row in rows for r in expand_or(row)]
        t, valid = columns[0]
        head = q[0].ctor
        if isinstance(head, Opaque):
            return True
        present = [c for c in (*(row[0].ctor for row in rows), head) if c is not None]
        ctors: list[Ctor] = self.matrix.split(t, present, valid)
        ctors += dict.fromkeys(c for c in present if isinstance(c, Value))
        return any(self.useful_for(rows, q, columns, c) for c in ctors if covers(head, c))

    def useful_for(self, rows: list[Row], q: Row, columns: tuple[Column, ...], c: Ctor) -> bool:
        t, valid = columns[0]
        fields = self.matrix.fields(t, c, valid)
        count = len(fields)
        inner = [_specialise(row, count) for row in rows if covers(row[0].ctor, c)]
        return self.useful(inner, _specialise(q, count), fields + columns[1:])

    # -------------------------------------------------------------- words

    def report(self, span: Span, pattern: Deconstructed, known: list[_Known]) -> None:
        if self.session.tcx.sources.is_library(span):
            return
        cover = [k for k in known if share(k.pattern, pattern)]
        d = warning(None, "unreachable pattern", span, "no value can reach this")
        if len(cover) == 1:
            wild = cover[0].pattern.ctor is None and not cover[0].pattern.alternatives
            what = "matches any value" if wild else "matches all the relevant values"
            d.label(cover[0].span, what)
        elif cover:
            some = "matches some of the same values"
            labels = [Label(k.span, some) for k in cover[:MOST]]
            if len(cover) > MOST:
                others = len(cover) - MOST
                text = f"...and {others} other patterns collectively make this unreachable"
            else:
                text = "collectively making this unreachable"
            labels.append(Label(span, text, primary=True))
            d.note("multiple earlier patterns match some of the same values", *labels)
        self.session.emit(UNREACHABLE_PATTERNS, d)


MOST = 4
"""More patterns that cover one are only counted."""


def _specialise(row: Row, count: int) -> Row:
    head = row[0]
    return ((WILD,) * count if head.ctor is None else spread(head, count)) + row[1:]


def share(a: Deconstructed, b: Deconstructed) -> bool:
    """Whether some value is matched by both."""
    if a.alternatives:
        return any(share(x, b) for x in a.alternatives)
    if b.alternatives:
        return any(share(a, x) for x in b.alternatives)
    match a.ctor, b.ctor:
        case (None, _) | (_, None):
            return True
        case IntRange(lo, hi), IntRange(x, y):
            return lo <= y and x <= hi
        case Slice(n, open_a), Slice(m, open_b):
            if (not open_a and n < m) or (not open_b and m < n) or (n != m and not open_a | open_b):
                return False
            count = max(n, m)
            return all(map(share, spread(a, count), spread(b, count)))
        case _:
            return a.ctor == b.ctor and all(map(share, a.fields, b.fields))
