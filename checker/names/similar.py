"""Names that look alike: rustc's "a local variable with a similar name exists".

The distance is Damerau-Levenshtein restricted to adjacent swaps, with rustc's limit of a third of
the length and its two fallbacks: the same letters in another case, the same words in another order.

rustc: `rustc_span::edit_distance`.
"""

from __future__ import annotations

from collections.abc import Iterable


def edit_distance(a: str, b: str, limit: int) -> int | None:
    """The number of edits from `a` to `b`; None above `limit`."""
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if len(a) < len(b):
        a, b = b, a
    if len(a) - len(b) > limit:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
    return row[-1] if row[-1] <= limit else None


def best_match(candidates: Iterable[str], name: str) -> str | None:
    """The candidate that `name` is most likely a slip of the pen for."""
    known = sorted(set(candidates))
    upper = name.upper()
    for candidate in known:
        if candidate.upper() == upper:
            return candidate
    limit = max(len(name), 3) // 3
    best: str | None = None
    for candidate in known:
        distance = edit_distance(name, candidate, limit)
        if distance is None:
            continue
        if distance == 0:
            return candidate
        best, limit = candidate, distance - 1
    if best is not None:
        return best
    words = sorted(name.split("_"))
    for candidate in known:
        if len(words) > 1 and sorted(candidate.split("_")) == words:
            return candidate
    return None
