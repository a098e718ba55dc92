"""The driver and its compact tables do what stock Lark does with the same grammar."""

from __future__ import annotations

import random

import pytest

from tests.conformance.extract import docs_root, examples
from tests.grammar.blessed import cases
from tests.grammar.lark_driver import by_driver, by_lark, folded_kinds

MUTANTS = 400


def sources() -> list[str]:
    found = list(cases().values())
    if docs_root() is not None:
        every = [one.compiled for book in ("book", "reference") for one in examples(book)]
        found += random.Random(1).sample(every, 250)
    return found


def test_same_trees_and_same_errors() -> None:
    for text in sources():
        kinds = folded_kinds(text)
        if kinds is not None:
            assert by_driver(kinds) == by_lark(kinds), text


@pytest.mark.parametrize("seed", range(4))
def test_same_on_mutants(seed: int) -> None:
    """One token dropped, doubled, swapped with the next, or put elsewhere."""
    rng = random.Random(seed)
    kept = [kinds for text in sources() if (kinds := folded_kinds(text)) and len(kinds) > 4]
    for _ in range(MUTANTS // 4):
        kinds = mutated(rng, list(rng.choice(kept)))
        assert by_driver(kinds) == by_lark(kinds), kinds


def mutated(rng: random.Random, kinds: list[str]) -> list[str]:
    at = rng.randrange(len(kinds) - 2)
    match rng.randrange(4):
        case 0:
            del kinds[at]
        case 1:
            kinds.insert(at, kinds[at])
        case 2:
            kinds[at], kinds[at + 1] = kinds[at + 1], kinds[at]
        case _:
            kinds.insert(at, kinds[rng.randrange(len(kinds) - 1)])
    return kinds
