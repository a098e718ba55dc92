"""What a rule that checks an expression tells the report of a mismatch: why a type was expected.

Apart from the report itself, which a program without errors never loads.
"""

from __future__ import annotations

from checker.names.defs import Def
from checker.types.infer import TypeMismatch
from checker.types.ty import Ty
from grammar import syntax as ast
from grammar.record import Enum, define, field, frozen
from grammar.span import Span


class ReasonKind(Enum):
    NONE = "nothing to say"
    LET_TYPE = "expected due to this"
    ASSIGN = "of what is assigned to"
    RETURN = "returned"
    BLOCK_TAIL = "the tail of a block"
    STATEMENT = "a statement without a semicolon"
    OPERAND = "the right side of an operator"


@frozen(eq=False)
class Reason:
    """Why a type was expected; `at` is the place to label."""

    kind: ReasonKind = ReasonKind.NONE
    at: Span | None = None
    let: ast.LetStmt | None = None
    assign: ast.AssignExpr | None = None
    block: ast.Block | None = None
    lhs: ast.Expr | None = None


NO_REASON = Reason()


@define(eq=False)
class ArgumentErrors:
    """A call with arguments that do not fit."""

    call: ast.CallExpr | ast.MethodCallExpr
    formals: tuple[Ty, ...]
    args: tuple[ast.Expr, ...]
    def_: Def | None
    overloaded: bool
    variadic: bool
    found: list[Ty | None] = field(factory=list)
    mismatches: dict[int, TypeMismatch] = field(factory=dict)
    hints: dict[int, Ty] = field(factory=dict)
    """What was expected of each argument that does not fit, in view of the call's own type."""
