"""parse(unparse(parse(x))) is parse(x), and the spans of a tree nest."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings

from grammar.dump import dump
from grammar.edition import Edition
from grammar.span import Span
from grammar.syntax import LifetimePredicate, TypePredicate
from grammar.unparse import unparse
from tests.conformance.extract import examples
from tests.grammar.parsing import parse
from tests.grammar.rust_text import CRATES

FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


@FEW
@given(CRATES)
def test_unparse_gives_the_same_tree(text: str) -> None:
    crate, diagnostics = parse(text, Edition.E2024)
    assert not [one for one in diagnostics if one.code != "E0658"], text
    printed = unparse(crate)
    again, _gates = parse(printed, Edition.E2024)
    assert dump(again) == dump(crate)


@FEW
@given(CRATES)
def test_spans_nest_in_made_up_crates(text: str) -> None:
    check_spans(parse(text, Edition.E2024)[0])


def test_spans_nest_in_the_book() -> None:
    for one in examples("book"):
        crate, diagnostics = parse(one.compiled, Edition(one.edition))
        if not diagnostics:
            check_spans(crate)


def check_spans(node: Any) -> None:
    """Every node lies within the node it is a part of."""
    for child in children(node):
        outer, inner = getattr(node, "span", None), getattr(child, "span", None)
        if isinstance(child, (LifetimePredicate, TypePredicate)):
            outer = node.where_span
        if isinstance(outer, Span) and isinstance(inner, Span):
            assert outer.lo <= inner.lo, (node, child)
            assert inner.hi <= outer.hi, (node, child)
        check_spans(child)


def children(node: Any) -> list[Any]:
    found: list[Any] = []
    for field in attrs.fields(type(node)):
        value = getattr(node, field.name)
        parts = value if type(value) is tuple else (value,)
        found += [part for part in parts if attrs.has(type(part))]
    return found
