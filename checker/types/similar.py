"""Names close to a misspelt one (rustc: `find_best_match_for_name`)."""

from __future__ import annotations

from collections.abc import Sequence


def similar_name(name: str, candidates: Sequence[str], limit: int | None = None) -> str | None:
    """The candidate that differs least, if by no more than a third of the letters: the same but
    for case first, then by edit distance, then with the same words in another order."""
    upper = name.upper()
    for c in candidates:
        if c.upper() == upper and c != name:
            return c
    allowed = max(len(name), 3) // 3 if limit is None else limit
    best: tuple[int, str] | None = None
    for c in candidates:
        distance = edit_distance(name, c, allowed)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, c)
    if best is not None:
        return best[1]
    words = sorted(name.split("_"))
    for c in candidates:
        if sorted(c.split("_")) == words:
            return c
    return None


def similar_method(name: str, candidates: Sequence[str]) -> str | None:
    """As `similar_name`, but a candidate that is a part of the name, or it of it, is close too."""
    upper = name.upper()
    for c in candidates:
        if c.upper() == upper and c != name:
            return c
    allowed = max(len(name), 3) // 3
    best: tuple[int, str] | None = None
    for c in candidates:
        distance = _substring_distance(name, c, allowed)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, c)
    if best is not None:
        return best[1]
    words = sorted(name.split("_"))
    return next((c for c in candidates if sorted(c.split("_")) == words), None)


def _substring_distance(a: str, b: str, limit: int) -> int | None:
    """rustc: `edit_distance_with_substrings`."""
    n, m = len(a), len(b)
    big = n * 2 < m or m * 2 < n
    apart = abs(n - m)
    distance = edit_distance(a, b, limit + apart)
    if distance is None:
        return None
    score = distance - apart
    if big:
        score += apart
    elif score == 0 and apart > 0:
        score = 1
    else:
        score += (apart + 1) // 2
    return score if score <= limit else None


def edit_distance(a: str, b: str, limit: int) -> int | None:
    """Damerau-Levenshtein distance (adjacent letters swapped count one), None above `limit`."""
    if abs(len(a) - len(b)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y and x != y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
    return row[-1] if row[-1] <= limit else None
