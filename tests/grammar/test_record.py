"""`grammar.record` against what it stands for: attrs, `typing.NamedTuple`, `enum.Enum`."""

from __future__ import annotations

import copy
import enum
import pickle
import typing
from typing import Any

import attrs
import pytest

from grammar import record

ROUNDS = 12
"""More instances than a class has before it gets a constructor of its own."""


def point(library: Any) -> type:
    @library.frozen
    class Point:
        x: int
        y: int = 3
        tags: list[str] = library.field(factory=list)
        label: str = library.field(default="p", kw_only=True)

    return Point


def counter(library: Any) -> type:
    @library.define(eq=False)
    class Counter:
        start: int
        _step: int = 1
        seen: list[int] = library.field(factory=list, init=False)
        total: int = library.field(default=0, init=False)

        def __attrs_post_init__(self) -> None:
            self.total = self.start + self._step

    return Counter


CALLS: list[tuple[tuple[object, ...], dict[str, object]]] = [
    ((1,), {}),
    ((1, 2), {}),
    ((), {"x": 1}),
    ((1,), {"label": "q"}),
    ((1, 2, ["t"]), {"label": "q"}),
    ((), {}),
    ((1, 2, [], "too many"), {}),
    ((1,), {"x": 2}),
    ((1,), {"z": 2}),
]


def values(made: type, args: tuple[object, ...], named: dict[str, object]) -> object:
    try:
        instance = made(*args, **named)
    except TypeError:
        return TypeError
    return [getattr(instance, f.name) for f in made.__attrs_attrs__]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("args", "named"), CALLS)
def test_constructors_agree_with_attrs(args: tuple[object, ...], named: dict[str, object]) -> None:
    ours, theirs = point(record), point(attrs)
    for _ in range(ROUNDS):
        assert values(ours, args, named) == values(theirs, args, named)


def test_every_instance_has_its_own_default() -> None:
    ours = point(record)
    made = [ours(1) for _ in range(ROUNDS)]
    assert len({id(p.tags) for p in made}) == ROUNDS


def test_private_names_and_post_init() -> None:
    ours = counter(record)
    for _ in range(ROUNDS):
        made = ours(2, step=5)
        assert (made.total, made._step, made.seen) == (7, 5, [])
        assert made != ours(2, step=5)


def test_equality_hash_and_repr() -> None:
    @record.frozen
    class Pair:
        a: int
        b: str

    assert Pair(1, "x") == Pair(1, "x") != Pair(2, "x")
    assert hash(Pair(1, "x")) == hash(Pair(1, "x"))
    assert repr(Pair(1, "x")) == "Pair(a=1, b='x')"
    assert record.evolve(Pair(1, "x"), b="y") == Pair(1, "y")
    match Pair(1, "x"):
        case Pair(a, b):
            assert (a, b) == (1, "x")


def test_the_tests_run_guarded() -> None:
    made = point(record)(1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.x = 2
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del made.x


class Ours(record.NamedTuple):
    a: int
    b: str = "b"


class Theirs(typing.NamedTuple):
    a: int
    b: str = "b"


def test_named_tuples() -> None:
    assert Ours(1) == Theirs(1) == (1, "b")
    assert repr(Ours(1)) == repr(Theirs(1)).replace("Theirs", "Ours")
    assert Ours(a=1, b="c")._replace(b="d").b == "d"
    assert Ours._fields == Theirs._fields
    assert pickle.loads(pickle.dumps(Ours(1))) == Ours(1)
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="unexpected"):
        Ours(1)._replace(c=1)  # type: ignore[call-arg]


class Colour(record.Enum):
    """A docstring is no member."""

    RED = "red"
    GREEN = "green"
    ROUGE = "red"

    def loud(self) -> str:
        return self.value.upper()


class TheirColour(enum.Enum):
    RED = "red"
    GREEN = "green"
    ROUGE = "red"  # noqa: PIE796


def test_enumerations() -> None:
    assert [c.name for c in Colour] == [c.name for c in TheirColour]
    assert list(Colour.__members__) == list(TheirColour.__members__)
    assert Colour.ROUGE is Colour.RED is Colour("red") is Colour["RED"]
    assert str(Colour.RED) == "Colour.RED"
    assert repr(Colour.RED) == "<Colour.RED: 'red'>"
    assert Colour.GREEN.loud() == "GREEN"
    assert copy.deepcopy(Colour.RED) is pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED
    assert len(Colour) == 2
    assert Colour.RED in Colour
    with pytest.raises(ValueError, match="not a valid"):
        Colour("blue")
