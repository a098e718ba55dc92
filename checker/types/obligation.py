"""What must hold, and why: obligations and their causes, as errors later tell them."""

from __future__ import annotations

from checker.names.defs import Def
from checker.types.infer import TypeMismatch
from checker.types.ty import Predicate
from grammar.record import Enum, frozen
from grammar.span import DUMMY_SPAN, Span


class CauseKind(Enum):
    """What in the program needs an obligation; the value is rustc's note for it, if it has one."""

    MISC = ""
    BOUND = "required by a bound in `{}`"
    """A where clause of `Cause.item`, written at `Cause.at`."""
    IMPL = "required for `{}` to implement `{}`"
    """A where clause of the impl `Cause.item` (None: built in), needed by `Cause.parent`."""
    SIZED_LOCAL = "all local variables must have a statically known size"
    SIZED_ARGUMENT = "all function arguments must have a statically known size"
    SIZED_RETURN = "the return type of a function must have a statically known size"
    SIZED_FIELD = "only the last field of a struct may have a dynamically sized type"
    SIZED_FIELD_OTHER = "no field of an enum variant may have a dynamically sized type"
    SIZED_ELEMENT = "slice and array elements must have `Sized` type"
    SIZED_TUPLE = "only the last element of a tuple may have a dynamically sized type"
    SIZED_STRUCT_EXPR = "structs must have a statically known size to be initialized"
    SIZED_CONST = "statics and constants must have a statically known size"
    SIZED_TAIL = "required to be sized"
    STATIC_SYNC = "shared static variables must have a type that implements `Sync`"
    COPY_REPEAT = "the `Copy` trait is required because this value will be copied for each element"
    UNSIZE = "required for the cast from `{}` to `{}`"
    """`Cause.types` are the two."""
    QUESTION_MARK = "the question mark operation (`?`) implicitly performs a conversion"
    BIN_OP = "binary operation"
    FORMAT = "format argument"
    FOR_LOOP = "for loop"
    INDEX = "index"
    AWAIT = "await"
    CAPTURED = "required because it's used within this closure"
    RETURN = "return type"
    METHOD = "method call"


@frozen
class Cause:
    """Why an obligation exists. `parent` is the obligation that it was derived from."""

    kind: CauseKind = CauseKind.MISC
    item: Def | None = None
    at: Span = DUMMY_SPAN
    parent: Obligation | None = None
    types: tuple[object, ...] = ()


MISC = Cause()


@frozen(eq=False)
class Obligation:
    """`predicate` must hold; `span` is the expression or type to point at."""

    predicate: Predicate
    span: Span
    cause: Cause = MISC
    depth: int = 0

    def root(self) -> Obligation:
        at = self
        while at.cause.parent is not None:
            at = at.cause.parent
        return at


class FulfillErrorKind(Enum):
    UNIMPLEMENTED = "E0277"
    MISMATCH = "E0271"
    AMBIGUOUS = "E0283"
    OVERFLOW = "E0275"


@frozen(eq=False)
class FulfillError:
    """`obligation` is the one that failed, at the end of its chain of causes."""

    kind: FulfillErrorKind
    obligation: Obligation
    mismatch: TypeMismatch | None = None
