"""Every example of Rust's bundled documentation parses exactly if rustc's parser takes it.

rustc's verdicts are kept in a cache outside of the repository. What is not in the cache yet is
sampled, so that a first run stays short; `MINIRUST_ALL_DOCS=1` asks for all. Examples of the
standard library's pages are asked for only then.
"""

from __future__ import annotations

import os
import random

import pytest

from grammar.diagnostic import Diagnostic
from grammar.dump import dump
from grammar.edition import Edition
from grammar.parse import parse_crate
from grammar.span import SourceFile
from grammar.unparse import unparse
from tests.conformance.extract import BOOKS, RUSTDOC, Example, docs_root, examples
from tests.grammar.oracle import is_cached, rustc_version, verdicts

ALL = bool(os.environ.get("MINIRUST_ALL_DOCS"))
FRESH_SAMPLE = 150

AFTER_PARSING = (
    "`..` can only be used once",
    "`match` arm with no body",
    "binary float literal is not supported",
    "integer literal is too large",
    "invalid ABI",
    "invalid suffix",
    "invalid width",
    "patterns aren't allowed in function pointer types",
    "suffixes on byte",
    "suffixes on char",
    "suffixes on string",
    "visibility qualifiers are not permitted here",
)
"""Errors that our parser reports and rustc only after its parser."""

pytestmark = pytest.mark.skipif(
    docs_root() is None or rustc_version() is None, reason="rustc or its documentation is absent"
)


def chosen(book: str) -> list[Example]:
    """The examples whose verdict is known, and a sample of the others."""
    every = list(examples(book))
    if ALL:
        return every
    known = [one for one in every if is_cached(one.compiled, one.edition)]
    others = [one for one in every if not is_cached(one.compiled, one.edition)]
    return known + random.Random(book).sample(others, min(FRESH_SAMPLE, len(others)))


def syntax_errors(example: Example) -> list[Diagnostic]:
    file = SourceFile.of(example.name, example.compiled)
    _crate, diagnostics = parse_crate(file, 0, Edition(example.edition))
    return [
        one
        for one in diagnostics
        if one.code != "E0658" and not one.message.startswith(AFTER_PARSING)
    ]


@pytest.mark.parametrize("book", [*BOOKS, *(RUSTDOC if ALL else ())])
def test_agrees_with_rustc(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    sample = chosen(book)
    answers = verdicts([(one.compiled, one.edition) for one in sample])
    wrong = [
        one.name
        for one, errors in zip(sample, answers, strict=True)
        if bool(errors) != bool(syntax_errors(one))
    ]
    with capsys.disabled():
        print(f"\n{book}: {len(sample) - len(wrong)} of {len(sample)} agree with rustc's parser")
    assert not wrong


@pytest.mark.parametrize("book", BOOKS)
def test_unparse_gives_the_same_tree(book: str) -> None:
    for one in examples(book):
        edition = Edition(one.edition)
        crate, diagnostics = parse_crate(SourceFile.of(one.name, one.compiled), 0, edition)
        if diagnostics:
            continue
        again, errors = parse_crate(SourceFile.of(one.name, unparse(crate)), 0, edition)
        assert not errors, one.name
        assert dump(again) == dump(crate), one.name
