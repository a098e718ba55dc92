"""irrefutable_let_patterns: `if let`, `while let`, guards and `let .. else` that always match.

Chains of conditions are left alone: a pattern that always matches is of use there.

Source: `rustc_mir_build::thir::pattern::check_match` (`report_irrefutable_let_patterns`).
"""

from __future__ import annotations

from checker.lints.known import IRREFUTABLE_LET_PATTERNS
from checker.lints.session import LintSession
from checker.mir import thir
from checker.names.defs import Def
from checker.types.exhaustive import Choice, LetPlace, choices_of
from checker.types.usefulness import Matrix
from grammar.diagnostic import warning

_WORDS = {
    LetPlace.IF: ("so the `if let` is useless", "replacing the `if let` with a `let`"),
    LetPlace.WHILE: (
        "so the loop will never exit",
        "instead using a `loop { ... }` with a `let` inside it",
    ),
    LetPlace.GUARD: (
        "so the guard is useless",
        "removing the guard and adding a `let` inside the match arm",
    ),
    LetPlace.ELSE: ("so the `else` clause is useless", "removing the `else` clause"),
}


def check_irrefutable(session: LintSession, owner: Def) -> None:
    """Report the patterns in the body of `owner` that need not be tested."""
    matrix = Matrix(session.tcx, session.tcx.typeck_owner(owner))
    for choice in sorted(choices_of(session.tcx, owner), key=lambda c: c.span):
        if _always_matches(matrix, choice.pat):
            _report(session, choice)


def _always_matches(matrix: Matrix, pat: thir.Pat) -> bool:
    row = (matrix.deconstruct(pat),)
    return not list(matrix.uncovered([row], ((pat.ty, True),)))


def _report(session: LintSession, choice: Choice) -> None:
    consequence, instead = _WORDS[choice.place]
    d = warning(None, f"irrefutable {choice.place.value} pattern", choice.span)
    d.note(f"this pattern will always match, {consequence}")
    d.help(f"consider {instead}")
    session.emit(IRREFUTABLE_LET_PATTERNS, d)
