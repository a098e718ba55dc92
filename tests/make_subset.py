"""Write `docs/SUBSET.md`: what of Rust is supported, as far as the tests show it.

    python tests/make_subset.py

- *Language*: every construct with the number of programs of the corpus that have it in their text
  and behave as with rustc, those that run and those that are rejected. Macro arguments are not
  looked into.
- *Outside*: the programs of `tests/unsupported`, accepted by rustc, with what minirust says.
- *Errors* and *warnings*: the codes of rejected programs, and the lints, with their programs.
- *Library*: the stable names of the real library's commonest types, and which are missing.

Programs that are known gaps count nowhere.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from corpus import Example, examples, known_gaps  # noqa: E402
from subset_language import LANGUAGE, Construct  # noqa: E402
from subset_library import library_rows  # noqa: E402

import minirust  # noqa: E402
from grammar import syntax as ast  # noqa: E402

OUT = ROOT / "docs" / "SUBSET.md"
UNSUPPORTED = Path(__file__).parent / "unsupported"
MARK = "//~ unsupported: "
HEAD = """\
# What of Rust is supported

Written by `python tests/make_subset.py` from the tests; do not edit. Counts are programs of the
tests that behave as with rustc {version}: *run* means same output and exit status, *rejected* same
errors on the same lines. What is not supported is said by name at its place, with exit status 3.
"""


def main() -> None:
    OUT.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole document."""
    parts = [HEAD.format(version="1.95"), *_language(), *_outside(), *_errors(), *_lints()]
    return "\n".join([*parts, *_library()]) + "\n"


# ------------------------------------------------------------------ language


def _language() -> Iterator[str]:
    gaps = set(known_gaps("check")) | set(known_gaps("run"))
    runs: Counter[Construct] = Counter()
    rejected: Counter[Construct] = Counter()
    for example in examples():
        if example.name not in gaps:
            shown = runs if example.expected["check"]["accept"] else rejected
            shown.update(constructs(example))
    yield "## Language\n"
    for section, entries in LANGUAGE.items():
        yield f"### {section}\n\n| construct | run | rejected |\n| --- | ---: | ---: |"
        unseen = [entry.name for entry in entries if not runs[entry] and not rejected[entry]]
        for entry in entries:
            if entry.name in unseen:
                continue
            name = entry.name.replace("|", "\\|")
            yield f"| {name} | {runs[entry]} | {rejected[entry]} |"
        if unseen:
            yield f"\nParsed, but in no program of the tests: {', '.join(unseen)}."
        yield ""


BY_NODE: dict[type, list[Construct]] = {}
for _entries in LANGUAGE.values():
    for _entry in _entries:
        BY_NODE.setdefault(_entry.node, []).append(_entry)


def constructs(example: Example) -> set[Construct]:
    """What the text of a program has."""
    crate, _ = minirust.parse(example.text, edition=example.edition)
    found: set[Construct] = set()
    pending: list[Any] = [crate]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending.extend(node)
        elif type(node).__module__ == ast.__name__:
            for entry in BY_NODE.get(type(node), ()):
                if entry.test is None or entry.test(node):
                    found.add(entry)
            pending.extend(getattr(node, name) for name in _slots(type(node)))
    return found


def _slots(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in getattr(cls, "__attrs_attrs__", ()))


# ------------------------------------------------------------------ outside, errors, warnings


def outside() -> list[tuple[Path, int, str]]:
    """The programs with the line and the name of what is not supported in them."""
    found = []
    for path in sorted(UNSUPPORTED.glob("*.rs")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if MARK in line:
                found.append((path, number, line.partition(MARK)[2].strip()))
    return found


def _outside() -> Iterator[str]:
    yield "## Outside the subset\n"
    for _, _, feature in outside():
        yield f"- {feature}"
    yield ""


def _errors() -> Iterator[str]:
    gaps = known_gaps("check")
    codes: Counter[str] = Counter()
    for example in examples("samples", "tests/reject"):
        if example.name not in gaps:
            found = example.expected["check"]["diagnostics"]
            codes.update({d["code"] or "without code" for d in found if d["level"] == "error"})
    yield f"## Errors\n\n{len(codes)} codes, each with the number of programs that have it:\n"
    yield ", ".join(f"{code} {count}" for code, count in sorted(codes.items())) + "\n"


def _lints() -> Iterator[str]:
    gaps = known_gaps("lint")
    lints: Counter[str] = Counter()
    for example in examples("tests/lints"):
        if example.name not in gaps:
            lints.update({d["code"] for d in _diagnostics(example) if _is_lint(d["code"])})
    yield f"## Warnings\n\n{len(lints)} lints, each with the number of programs that have it:\n"
    yield ", ".join(f"`{name}` {count}" for name, count in sorted(lints.items())) + "\n"


def _is_lint(code: str | None) -> bool:
    return code is not None and code.islower()


def _diagnostics(example: Example) -> list[dict[str, Any]]:
    check = example.expected.get("check", example.expected)
    found: list[dict[str, Any]] = check["diagnostics"]
    return found


def _library() -> Iterator[str]:
    yield "## Library\n"
    yield "Of the stable methods, variants and constants that the real type or trait has itself:\n"
    yield "| | there | missing |\n| --- | ---: | --- |"
    for row in library_rows():
        missing = ", ".join(f"`{name}`" for name in row.missing)
        yield f"| `{row.path}` | {row.present} of {row.present + len(row.missing)} | {missing} |"


if __name__ == "__main__":
    main()
