"""Syntax errors: the words and places of rustc, for typical mistakes."""

from __future__ import annotations

import pytest

from grammar.diagnostic import Diagnostic
from grammar.edition import Edition
from grammar.parse import parse_crate
from grammar.span import SourceFile, SourceMap
from tests.grammar.blessed import EDITION, Brief, cases, expected

PROGRAMS = cases()
EXPECTED = expected()

DIFFERENT = frozenset(
    [
        "accepted_12",
        "an_inner_attribute_is_not_permitted_in_this_01",
        "expected_identifier_found_24",
        "expected_identifier_found_keyword_03",
        "expected_parameter_name_found_05",
        "missing_parameters_for_function_definition_03",
        "missing_parameters_for_function_definition_04",
        "unexpected_keyword_01",
        "unexpected_token_in_list_07",
        "unexpected_token_in_list_37",
        "unexpected_token_in_list_43",
        "unexpected_token_in_list_76",
        "visibility_is_not_followed_by_an_item_01",
        "visibility_is_not_followed_by_an_item_03",
    ]
)
"""Where rustc lists other tokens, or reports more, than we do."""


def errors_of(text: str) -> list[Brief]:
    """What our parser says, in the form of `expected.json`."""
    file = SourceFile.of("x.rs", text)
    source_map = SourceMap()
    ctxt = source_map.add_file(file)
    _crate, diagnostics = parse_crate(file, ctxt, Edition(EDITION))
    return [_brief(source_map, diagnostic) for diagnostic in diagnostics]


def _brief(source_map: SourceMap, diagnostic: Diagnostic) -> Brief:
    assert diagnostic.primary is not None
    place = source_map.locate(diagnostic.primary)
    return [diagnostic.code, diagnostic.message, place.line, place.column]


@pytest.mark.parametrize("name", sorted(set(PROGRAMS) - DIFFERENT))
def test_says_what_rustc_says(name: str) -> None:
    assert errors_of(PROGRAMS[name]) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(DIFFERENT))
def test_rejects_what_rustc_rejects(name: str) -> None:
    """Were they equal, the name would have to leave `DIFFERENT`."""
    assert errors_of(PROGRAMS[name]) != EXPECTED[name]


def test_every_program_is_blessed() -> None:
    assert set(PROGRAMS) == set(EXPECTED)
