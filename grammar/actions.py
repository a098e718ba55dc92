"""The register of semantic actions: which function makes the value of which rule.

An action is named after the rule of `rust.lark` (or the rule's alias) and is called as
`action(parse, lo, hi, *children)`: the parse in progress, the indices of the first and last token
of what is reduced (`hi == lo - 1` for nothing), and the children that the rule keeps: values of
nonterminals, indices of tokens, None for what is absent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Action = Callable[..., Any]
_F = TypeVar("_F", bound=Action)

ACTIONS: dict[str, Action] = {}


def all_actions() -> dict[str, Action]:
    """Every action by name; imports the modules that define them."""
    import grammar.build

    return grammar.build.ACTIONS


def action(function: _F) -> _F:
    """Register `function` for the rule of its name."""
    name = function.__name__
    assert name not in ACTIONS, name
    ACTIONS[name] = function
    return function


def action_for(*names: str) -> Callable[[_F], _F]:
    """Register a function for several rules."""

    def register(function: _F) -> _F:
        for name in names:
            assert name not in ACTIONS, name
            ACTIONS[name] = function
        return function

    return register
