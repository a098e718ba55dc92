"""minirust's answer held against rustc's: one category per program.

The categories are ordered by weight: a wrong accept is worse than a wrong reject, that worse than
an honest "unsupported".
"""

from __future__ import annotations

from collections import Counter
from enum import Enum

from attrs import frozen

from tests.conformance.truth import ABORTED, Error, Truth
from tests.conformance.worker import Answer, Ending

UNSUPPORTED_OUTCOMES = ("unsupported", "limit")


class Category(Enum):
    AGREE = "agree"
    WRONG_ACCEPT = "wrong accept"
    WRONG_REJECT = "wrong reject"
    OTHER_ERRORS = "other errors"
    UNSUPPORTED = "unsupported"
    WRONG_OUTPUT = "wrong output"
    CRASH = "crash"
    TIMEOUT = "timeout"


@frozen
class Verdict:
    """`detail` says what was wanted and what came, or names the feature that is not supported."""

    category: Category
    detail: str = ""


def verdict_of(truth: Truth, answer: Answer) -> Verdict:
    """The category of a program that rustc has judged."""
    if answer.ending is Ending.TIMEOUT:
        return Verdict(Category.TIMEOUT)
    if answer.ending is Ending.CRASH:
        return Verdict(Category.CRASH, answer.message)
    if answer.unsupported and not answer.errors:
        return Verdict(Category.UNSUPPORTED, answer.unsupported[0])
    if truth.accepted and not answer.accepted:
        return Verdict(Category.WRONG_REJECT, _shown(answer.errors))
    if not truth.accepted and answer.accepted:
        return Verdict(Category.WRONG_ACCEPT, "rustc: " + _shown(truth.errors))
    if not truth.accepted:
        return _compare_errors(truth, answer)
    return _compare_runs(truth, answer)


def _compare_errors(truth: Truth, answer: Answer) -> Verdict:
    """Codes and lines must be the same, each as often; words are compared by other tests."""
    wanted = Counter((e.code, e.line) for e in truth.errors)
    found = Counter((e.code, e.line) for e in answer.errors)
    if wanted == found:
        return Verdict(Category.AGREE)
    detail = f"rustc: {_shown(truth.errors)}\nminirust: {_shown(answer.errors)}"
    return Verdict(Category.OTHER_ERRORS, detail)


def _compare_runs(truth: Truth, answer: Answer) -> Verdict:
    if truth.run is None or answer.outcome is None:
        return Verdict(Category.AGREE)
    if answer.outcome == "internal-error":
        return Verdict(Category.CRASH, answer.message)
    if answer.outcome in UNSUPPORTED_OUTCOMES:
        return Verdict(Category.UNSUPPORTED, answer.message.splitlines()[0])
    if answer.outcome == "undefined-behavior" and truth.run.exit_status == ABORTED:
        return Verdict(Category.AGREE)  # the binary checks some preconditions itself, and aborts
    if answer.exit_status != truth.run.exit_status:
        detail = f"exit status {answer.exit_status} ({answer.outcome}: {answer.message}), "
        return Verdict(Category.WRONG_OUTPUT, detail + f"not {truth.run.exit_status}")
    if truth.run.stdout is not None and answer.stdout != truth.run.stdout:
        return Verdict(Category.WRONG_OUTPUT, _first_difference(truth.run.stdout, answer.stdout))
    return Verdict(Category.AGREE)


def _first_difference(wanted: str, found: str) -> str:
    pairs = zip(wanted.splitlines(), found.splitlines(), strict=False)
    for number, (want, got) in enumerate(pairs, 1):
        if want != got:
            return f"line {number} of the output: {got!r}, not {want!r}"
    return f"{len(found.splitlines())} lines of output, not {len(wanted.splitlines())}"


def _shown(errors: tuple[Error, ...]) -> str:
    return "; ".join(f"{e.code or 'error'} line {e.line}: {e.message}" for e in errors)
