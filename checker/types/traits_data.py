"""What trait selection speaks in: candidates, conditions, answers."""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.names.defs import Def
from checker.types.ty import Closure, ClosureKind, FnSig, Predicate, TraitRef, Ty
from grammar.record import Enum, frozen

RECURSION_LIMIT = 128


class Evaluation(Enum):
    HOLDS = "holds"
    AMBIGUOUS = "not known yet"
    NO = "does not hold"


class Ambiguous(Enum):
    """The answer of a selection that needs more inference first."""

    AMBIGUOUS = "ambiguous"


AMBIGUOUS = Ambiguous.AMBIGUOUS


class TraitOverflow(Exception):
    """A goal needs itself without end (E0275)."""

    def __init__(self, trait_ref: TraitRef) -> None:
        super().__init__(trait_ref)
        self.trait_ref = trait_ref


@frozen
class ParamCandidate:
    """A where clause, lifetimes of its binder erased."""

    trait_ref: TraitRef


@frozen
class BoundCandidate:
    """A bound on the associated or opaque type that is the self type."""

    trait_ref: TraitRef


@frozen
class ObjectCandidate:
    """A bound of the `dyn` type, or above it, with the `dyn` type as self."""

    trait_ref: TraitRef


@frozen
class ImplCandidate:
    impl: Def


@frozen
class BuiltinCandidate:
    """Holds by the language if all of `nested` do."""

    nested: tuple[Predicate, ...] = ()


@frozen
class FnCandidate:
    """A function or closure of signature `sig`. `closure` is set while its kind is unknown and the
    goal is more than `FnOnce`: then the goal waits for the kind."""

    sig: FnSig
    wanted: ClosureKind
    closure: Closure | None = None


Candidate: TypeAlias = Union[
    ParamCandidate, BoundCandidate, ObjectCandidate, ImplCandidate, BuiltinCandidate, FnCandidate
]


@frozen
class Nested:
    """A condition of a candidate; `item` is the impl whose where clause it is."""

    predicate: Predicate
    item: Def | None = None


@frozen
class Projected:
    """What a projection is (itself, if rigid), and the conditions of that."""

    ty: Ty
    nested: list[Nested]
