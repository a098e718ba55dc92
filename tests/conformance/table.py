"""The tables of a conformance run: for the terminal and for docs/CONFORMANCE.md."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from attrs import frozen

from tests.conformance.verdict import Category, Verdict

PAGE = Path(__file__).resolve().parents[2] / "docs" / "CONFORMANCE.md"
FEATURES_SHOWN = 15
HEAD = """\
# Conformance

minirust against rustc on the examples of Rust's bundled documentation. rustc gives the truth:
verdict, error codes with lines, output, exit status. Written by
`python -m tests.conformance SUITE... --write`.

- *agree*: same verdict; same codes on the same lines if rejected; same output if run.
- *other errors*: both reject, with other codes or lines.
- *unsupported*: minirust names a feature it does not have yet and does not judge.
- *share* is that of *agree*; *first* is what it was when the suite was measured first.
"""
SHARES = ("share", "first")


@frozen
class Result:
    """One program of a suite with its verdict."""

    name: str
    verdict: Verdict


def count(results: list[Result]) -> Counter[Category]:
    """How many programs fell into each category."""
    return Counter(r.verdict.category for r in results)


def details(results: list[Result], category: Category) -> list[tuple[str, int]]:
    """The details of one category (missing features, causes of crashes), most frequent first."""
    return Counter(
        r.verdict.detail for r in results if r.verdict.category is category
    ).most_common()


def summary(suite: str, results: list[Result]) -> str:
    """The table of one suite for the terminal."""
    counts, total = count(results), len(results)
    lines = [f"{suite}: {total} programs"]
    for category in Category:
        if counts[category]:
            share = 100 * counts[category] / total
            lines.append(f"  {category.value:13} {counts[category]:5}  {share:5.1f} %")
    for category in (Category.UNSUPPORTED, Category.CRASH):
        if counts[category]:
            lines.append(f"  {category.value}:")
        lines += [f"    {number:5}  {text}" for text, number in details(results, category)]
    return "\n".join(lines)


def write(suites: dict[str, list[Result]], version: str, page: Path = PAGE) -> None:
    """Puts the rows of these suites into the page; those of other suites stay."""
    rows = _rows(page.read_text(encoding="utf-8")) if page.exists() else {}
    for suite, results in suites.items():
        counts = count(results)
        share = f"{100 * counts[Category.AGREE] / max(len(results), 1):.1f} %"
        first = rows[suite][-1] if suite in rows else share
        counted = (str(counts[c]) for c in Category)
        rows[suite] = [suite, str(len(results)), *counted, share, first]
    missing: Counter[str] = Counter()
    for results in suites.values():
        missing.update(dict(details(results, Category.UNSUPPORTED)))
    titles = ["suite", "programs", *(c.value for c in Category), *SHARES]
    table = [f"| {' | '.join(titles)} |", "| --- " + "| ---: " * (len(titles) - 1) + "|"]
    text = [HEAD, f"Truth: {version}.\n", *table]
    text += [f"| {' | '.join(cells)} |" for cells in rows.values()]
    if missing:
        text += ["", "Most frequent missing features of the last run:", ""]
        text += [f"- {name} ({n})" for name, n in missing.most_common(FEATURES_SHOWN)]
    page.write_text("\n".join(text) + "\n", encoding="utf-8")


def _rows(text: str) -> dict[str, list[str]]:
    """The cells of the table by suite."""
    rows = {}
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith(("| suite", "| ---")):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            rows[cells[0]] = cells
    return rows
