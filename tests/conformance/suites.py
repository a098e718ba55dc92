"""What a suite's name stands for: programs of the bundled documentation, as rustdoc compiles them.

A suite is a book (`book`, `rust-by-example`, `nomicon`, `error-index`, `reference`) or `std:NAME`,
the examples on the page of one type, trait, primitive or module of the standard library.
Translations are left out, and so are the repeats of an example within a suite: a method of `slice`
stands on the page of `Vec` too.

Blocks marked `ignore` are kept. rustdoc does not test them because they fail on purpose or need a
crate that is not there; here rustc is asked anyway, and an error it finds is one to agree with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from tests.conformance.extract import Example, _of_rustdoc, docs_root, examples

BOOKS = {
    "book": "book",
    "rust-by-example": "rust-by-example",
    "nomicon": "nomicon",
    "error-index": "error_codes",
    "reference": "reference",
}
STD_PREFIX = "std:"
STD_NAMES = (
    *(
        "Option",
        "Result",
        "Vec",
        "slice",
        "str",
        "String",
        "char",
        "i32",
        "u8",
        "u32",
        "f64",
        "Iterator",
    ),
    *("HashMap", "BTreeMap", "VecDeque", "Rc", "RefCell", "Cell", "Box", "mem"),
)
STD_SUITES = tuple(STD_PREFIX + name for name in STD_NAMES)
ALL_SUITES = (*BOOKS, *STD_SUITES)

TRANSLATION = re.compile(r"^rust-by-example/(?:es|ja|ko|zh)/")
ITEM_KINDS = ("struct", "enum", "trait", "union", "macro", "fn")
MAIN = re.compile(r"^\s*(?:pub\s+|async\s+|unsafe\s+)*fn\s+main\s*\(", re.MULTILINE)
INNER_ATTRIBUTE = re.compile(r"\s*#!\[[^\n]*\]")
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)


class UnknownSuite(Exception):
    """There is no such suite, or its page is not in the documentation."""


@frozen
class Program:
    """One example as rustc gets it.

    `runs`: it has a `main` that may be run (not `no_run`, not a test harness).
    """

    name: str
    source: str
    edition: int
    runs: bool
    ignored: bool


def programs(suite: str) -> list[Program]:
    """The programs of a suite in the order of the documentation; raises `UnknownSuite`."""
    found = list(_examples(suite))
    edition = _usual_edition(found)
    seen: set[tuple[str, int]] = set()
    result = []
    for example in found:
        program = _program(example, edition)
        key = (program.source, program.edition)
        if key not in seen and not TRANSLATION.match(program.name):
            seen.add(key)
            result.append(program)
    return result


def with_main(source: str) -> str:
    """The source, put into a `main` if it has none; no line is added before its first."""
    if MAIN.search(COMMENT.sub("", source)):
        return source
    start = 0
    while (attribute := INNER_ATTRIBUTE.match(source, start)) is not None:
        start = attribute.end()
    head, body = source[:start], source[start:]
    if head and body.startswith("\n"):
        return f"{head}\nfn main() {{ {body[1:]}\n}}\n"
    return f"{head}fn main() {{ {body}\n}}\n"


def _examples(suite: str) -> Iterator[Example]:
    if suite in BOOKS:
        yield from examples(BOOKS[suite])
        return
    root = docs_root()
    if root is None:
        return
    for page in _std_pages(root, suite):
        name = page.relative_to(root).with_suffix("").as_posix()
        yield from _of_rustdoc(name, page.read_text(encoding="utf-8"))


def _std_pages(root: Path, suite: str) -> list[Path]:
    """The page of a primitive or an item, or all pages of a module."""
    name = suite.removeprefix(STD_PREFIX)
    if not suite.startswith(STD_PREFIX) or not name.isidentifier():
        raise UnknownSuite(f"no suite {suite!r}; there are {', '.join(ALL_SUITES)}, std:NAME")
    primitive = root / "std" / f"primitive.{name}.html"
    if primitive.exists():
        return [primitive]
    module = root / "std" / name
    if module.is_dir():
        return sorted(module.glob("*.html"))
    pages = [p for kind in ITEM_KINDS for p in (root / "std").rglob(f"{kind}.{name}.html")]
    if not pages:
        raise UnknownSuite(f"the documentation of std has no page for {name!r}")
    return [min(pages, key=lambda p: (len(p.parts), p))]


def _usual_edition(found: list[Example]) -> int:
    """The edition most examples name: mdBook does not write it on those it ignores."""
    named = Counter(e.edition for e in found if "ignore" not in e.flags)
    return named.most_common(1)[0][0] if named else 2021


def _program(example: Example, usual_edition: int) -> Program:
    ignored = "ignore" in example.flags
    if ignored and example.edition == 2015:
        example = evolve(example, edition=usual_edition)
    harness = "test_harness" in example.flags
    source = example.compiled if harness else with_main(example.compiled)
    runs = not harness and "no_run" not in example.flags
    return Program(example.name, source, example.edition, runs, ignored)
