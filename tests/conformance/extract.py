"""The code examples of Rust's bundled documentation.

The HTML that comes with a toolchain (`$(rustc --print sysroot)/share/doc/rust/html`) holds
thousands of programs. `examples("book")` yields those of one book in the order of pages and of
blocks on a page:

- books made by mdBook (`book`, `rust-by-example`, `nomicon`, `error_codes`, `reference`, ...):
  every `<code class="language-rust ...">`. mdBook has already put in what rustdoc adds (`fn main`,
  `# lines`) as `<span class="boring">`: `compiled` has it, `shown` has not;
- `std`, `core`, `alloc`: every `<div class="example-wrap">` of rustdoc. The hidden lines stand in
  the link to the playground, where there is one.

Nothing is copied into the repository: where the documentation is absent, `docs_root()` is None.
"""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from attrs import frozen

BOOKS = ("book", "rust-by-example", "nomicon", "error_codes", "reference", "edition-guide")
RUSTDOC = ("std", "core", "alloc")
FLAGS = ("compile_fail", "should_panic", "no_run", "ignore", "test_harness")

CODE = re.compile(r'<code class="(language-[Rr]ust[^"]*)">(.*?)</code>', re.DOTALL)
WRAP = re.compile(
    r'<div class="example-wrap([^"]*)">.*?<pre class="rust rust-example-rendered"><code>(.*?)'
    r"</code></pre>(.*?)</div>",
    re.DOTALL,
)
LINK = re.compile(r'<a class="test-arrow"[^>]*href="([^"]*)"')
BORING = re.compile(r'<span class="boring">.*?</span>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
ERROR_CODE = re.compile(r"\bE[0-9]{4}\b")
EDITION = re.compile(r"\bedition(20[0-9]{2})\b")


@frozen
class Example:
    """One code block.

    `name` is `page#n`, the same for every run of one toolchain: the n-th Rust block of a page.
    `flags` are those of `FLAGS` that the block carries; `codes` the error codes it promises.
    `edition` is 2015 where the block names none, as for rustdoc.
    """

    name: str
    shown: str
    compiled: str
    edition: int
    flags: frozenset[str]
    codes: tuple[str, ...]


def examples(book: str) -> Iterator[Example]:
    """The examples of one book (a folder of the documentation), none if it is absent."""
    root = docs_root()
    if root is None:
        return
    for page in sorted((root / book).rglob("*.html")):
        if page.name == "print.html":
            continue
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(root).with_suffix("").as_posix()
        yield from _of_rustdoc(name, text) if book in RUSTDOC else _of_mdbook(name, text)


@cache
def docs_root() -> Path | None:
    """The folder of the bundled documentation, if rustc and the documentation are here."""
    try:
        sysroot = subprocess.run(
            ["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None
    root = Path(sysroot) / "share/doc/rust/html"
    return root if root.is_dir() else None


def _of_mdbook(page: str, text: str) -> Iterator[Example]:
    for number, match in enumerate(CODE.finditer(text), 1):
        classes, body = match.groups()
        yield _example(
            f"{page}#{number}", classes, _plain(BORING.sub("", body)), _plain(body), None
        )


def _of_rustdoc(page: str, text: str) -> Iterator[Example]:
    for number, match in enumerate(WRAP.finditer(text), 1):
        classes, body, after = match.groups()
        shown = _plain(body)
        compiled, edition = shown, 2024
        link = LINK.search(after)
        if link is not None:
            query = parse_qs(urlsplit(html.unescape(link[1])).query, keep_blank_values=True)
            compiled = query["code"][0]
            edition = int(query.get("edition", ["2015"])[0])
        yield _example(f"{page}#{number}", classes, shown, compiled, edition)


def _example(name: str, classes: str, shown: str, compiled: str, edition: int | None) -> Example:
    named = EDITION.search(classes)
    if edition is None:
        edition = int(named[1]) if named is not None else 2015
    flags = frozenset(flag for flag in FLAGS if re.search(rf"\b{flag}\b", classes))
    return Example(name, shown, compiled, edition, flags, tuple(ERROR_CODE.findall(classes)))


def _plain(markup: str) -> str:
    return html.unescape(TAG.sub("", markup))
