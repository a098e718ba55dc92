"""Printers of expressions, blocks and statements."""

from __future__ import annotations

from typing import Any

from grammar.precedence import ASSIGN, CAST, COMPARE, LAZY_AND, LEVELS
from grammar.precedence import RANGE as RANGE_LEVEL
from grammar.printing import (
    Parts,
    braced,
    mutability,
    optional,
    outer,
    printer,
    separated,
    tupled,
)
from grammar.syntax import (
    ArrayExpr,
    AssignExpr,
    AssignOpExpr,
    AttributedExpr,
    AwaitExpr,
    BinaryExpr,
    Block,
    BlockExpr,
    BorrowExpr,
    BreakExpr,
    CallExpr,
    CastExpr,
    ClosureExpr,
    ClosureParam,
    ContinueExpr,
    EmptyStmt,
    ErrorExpr,
    ExprStmt,
    FieldExpr,
    FieldInit,
    ForExpr,
    IfExpr,
    IndexExpr,
    ItemStmt,
    LetExpr,
    LetStmt,
    LitExpr,
    LoopExpr,
    MacroExpr,
    MacroStmt,
    MatchArm,
    MatchExpr,
    MethodCallExpr,
    ParenArgs,
    ParenExpr,
    PathExpr,
    RangeExpr,
    RepeatExpr,
    ReturnExpr,
    StructExpr,
    TryExpr,
    TupleExpr,
    UnaryExpr,
    UnderscoreExpr,
    UnstableExpr,
    WhileExpr,
)
from grammar.tokens import Delimiter

PREFIX, POSTFIX = CAST + 1, CAST + 2
OPEN_ENDED = (ReturnExpr, BreakExpr, ClosureExpr)
BLOCK_LIKE = (BlockExpr, IfExpr, MatchExpr, LoopExpr, WhileExpr, ForExpr)


def level(node: Any) -> int:
    """How tightly the outermost operator binds; open-ended prefixes bind least."""
    if isinstance(node, BinaryExpr):
        return LEVELS[node.op.value]
    if isinstance(node, (AssignExpr, AssignOpExpr)):
        return ASSIGN
    if isinstance(node, RangeExpr):
        return RANGE_LEVEL
    if isinstance(node, UnstableExpr) and node.feature == "use":
        return POSTFIX
    if isinstance(node, CastExpr):
        return CAST
    if isinstance(node, (UnaryExpr, BorrowExpr, AttributedExpr)):
        return PREFIX
    if isinstance(node, LetExpr):
        return LAZY_AND
    if isinstance(node, OPEN_ENDED):
        return 0
    return POSTFIX


def _left(node: Any, minimum: int) -> Parts:
    """An operand with something after it."""
    return [node] if level(node) >= minimum else ["(", node, ")"]


def _right(node: Any, minimum: int) -> Parts:
    """An operand with nothing after it: what is open-ended may stand bare."""
    bare = level(node) >= minimum or isinstance(node, (*OPEN_ENDED, LetExpr))
    bare = bare or (isinstance(node, RangeExpr) and node.lo is None)
    return [node] if bare else ["(", node, ")"]


# ------------------------------------------------------------------ operators


@printer(BinaryExpr)
def _binary(node: BinaryExpr) -> Parts:
    own = LEVELS[node.op.value]
    left = own + 1 if own == COMPARE else own
    return [*_left(node.lhs, left), f" {node.op.value} ", *_right(node.rhs, own + 1)]


@printer(AssignExpr)
def _assign(node: AssignExpr) -> Parts:
    return [*_left(node.lhs, ASSIGN + 1), " = ", *_right(node.rhs, ASSIGN)]


@printer(AssignOpExpr)
def _assign_op(node: AssignOpExpr) -> Parts:
    return [*_left(node.lhs, ASSIGN + 1), f" {node.op.value}= ", *_right(node.rhs, ASSIGN)]


@printer(CastExpr)
def _cast(node: CastExpr) -> Parts:
    return [*_left(node.operand, CAST), " as ", node.ty]


@printer(UnaryExpr)
def _unary(node: UnaryExpr) -> Parts:
    return [node.op.value, *_right(node.operand, PREFIX)]


@printer(BorrowExpr)
def _borrow(node: BorrowExpr) -> Parts:
    how = mutability(node.mutable)
    if node.raw:
        how = "raw mut " if node.mutable else "raw const "
    return ["&", how, *_right(node.operand, PREFIX)]


@printer(RangeExpr)
def _range(node: RangeExpr) -> Parts:
    lo = [] if node.lo is None else _left(node.lo, RANGE_LEVEL + 1)
    hi = [] if node.hi is None else _right(node.hi, RANGE_LEVEL + 1)
    return [*lo, "..=" if node.closed else "..", *hi]


@printer(LetExpr)
def _let_expr(node: LetExpr) -> Parts:
    return ["let ", node.pat, " = ", node.scrutinee]


@printer(AttributedExpr)
def _attributed(node: AttributedExpr) -> Parts:
    return [*outer(node.attrs), node.inner]


# ------------------------------------------------------------------ primary and postfix


@printer(LitExpr)
def _lit(node: LitExpr) -> Parts:
    return [node.text]


@printer(PathExpr)
def _path(node: PathExpr) -> Parts:
    """In an expression `Fn(A)` would be a call: `Fn::(A)` is how its arguments are written."""
    if node.path.qself is not None:
        return [node.path]
    parts: Parts = ["::" if node.path.is_global else ""]
    for at, segment in enumerate(node.path.segments):
        parts.append("::" if at else "")
        if isinstance(segment.args, ParenArgs):
            parts += [segment.ident, "::", segment.args]
        else:
            parts.append(segment)
    return parts


@printer(CallExpr)
def _call(node: CallExpr) -> Parts:
    callee = ["(", node.callee, ")"] if isinstance(node.callee, FieldExpr) else None
    return [*(callee or _left(node.callee, POSTFIX)), "(", *separated(node.args), ")"]


@printer(MethodCallExpr)
def _method(node: MethodCallExpr) -> Parts:
    return [*_left(node.receiver, POSTFIX), ".", node.segment, "(", *separated(node.args), ")"]


@printer(FieldExpr)
def _field(node: FieldExpr) -> Parts:
    return [*_left(node.base, POSTFIX), ".", node.name]


@printer(IndexExpr)
def _index(node: IndexExpr) -> Parts:
    return [*_left(node.base, POSTFIX), "[", node.index, "]"]


@printer(TryExpr)
def _try(node: TryExpr) -> Parts:
    return [*_left(node.operand, POSTFIX), "?"]


@printer(AwaitExpr)
def _await(node: AwaitExpr) -> Parts:
    return [*_left(node.operand, POSTFIX), ".await"]


@printer(TupleExpr)
def _tuple(node: TupleExpr) -> Parts:
    return tupled(node.elements)


@printer(ParenExpr)
def _paren(node: ParenExpr) -> Parts:
    return ["(", node.inner, ")"]


@printer(ArrayExpr)
def _array(node: ArrayExpr) -> Parts:
    return ["[", *separated(node.elements), "]"]


@printer(RepeatExpr)
def _repeat(node: RepeatExpr) -> Parts:
    return ["[", node.element, "; ", node.length, "]"]


@printer(FieldInit)
def _field_init(node: FieldInit) -> Parts:
    if node.shorthand:
        return [*outer(node.attrs), node.name]
    return [*outer(node.attrs), node.name, ": ", node.value]


@printer(StructExpr)
def _struct(node: StructExpr) -> Parts:
    fields = separated(node.fields)
    if node.rest or node.base is not None:
        fields += [", " if fields else "", "..", *optional("", node.base)]
    return [node.path, " { ", *fields, " }"]


@printer(UnderscoreExpr, ErrorExpr)
def _underscore(_node: UnderscoreExpr) -> Parts:
    return ["_"]


@printer(MacroExpr)
def _macro(node: MacroExpr) -> Parts:
    return [node.call]


@printer(UnstableExpr)
def _unstable(node: UnstableExpr) -> Parts:
    if node.feature == "use":
        return [*_left(node.operand, POSTFIX), ".use"]
    if node.feature.endswith("closures"):
        return _unstable_closure(node)
    return [node.feature, *optional(" ", node.operand)]


def _unstable_closure(node: UnstableExpr) -> Parts:
    """`const |x| ..` or `use |x| ..`: the closure's own marks stand around the unstable one."""
    assert isinstance(node.operand, ClosureExpr)
    mark = node.feature.removesuffix("closures")
    return _closure(node.operand, mark)


# ------------------------------------------------------------------ control flow


def _label(node: Any) -> Parts:
    return optional("", node.label, ": ")


@printer(BlockExpr)
def _block_expr(node: BlockExpr) -> Parts:
    kind = f"{node.kind.value} " if node.kind.value else ""
    return [*_label(node), kind, node.block]


@printer(IfExpr)
def _if(node: IfExpr) -> Parts:
    return ["if ", node.cond, " ", node.then, *optional(" else ", node.orelse)]


@printer(WhileExpr)
def _while(node: WhileExpr) -> Parts:
    return [*_label(node), "while ", node.cond, " ", node.body]


@printer(LoopExpr)
def _loop(node: LoopExpr) -> Parts:
    return [*_label(node), "loop ", node.body]


@printer(ForExpr)
def _for(node: ForExpr) -> Parts:
    return [*_label(node), "for ", node.pat, " in ", node.iterable, " ", node.body]


@printer(MatchExpr)
def _match(node: MatchExpr) -> Parts:
    return ["match ", node.scrutinee, " ", *braced([[arm] for arm in node.arms])]


@printer(MatchArm)
def _arm(node: MatchArm) -> Parts:
    guard = optional(" if ", node.guard)
    return [*outer(node.attrs), node.pat, *guard, " => ", node.body, ","]


@printer(ClosureExpr)
def _closure(node: ClosureExpr, unstable: str = "") -> Parts:
    binder = ["for<", *separated(node.lifetimes), "> "] if node.lifetimes else []
    marks = [
        unstable if unstable.startswith("const") else "",
        "static " if node.is_static else "",
        "async " if node.is_async else "",
        "move " if node.is_move else "",
        unstable if unstable.startswith("use") else "",
    ]
    output = optional(" -> ", node.output)
    return [*binder, *marks, "|", *separated(node.params), "|", *output, " ", node.body]


@printer(ClosureParam)
def _closure_param(node: ClosureParam) -> Parts:
    return [*outer(node.attrs), node.pat, *optional(": ", node.ty)]


@printer(ReturnExpr)
def _return(node: ReturnExpr) -> Parts:
    return ["return", *optional(" ", node.value)]


@printer(BreakExpr)
def _break(node: BreakExpr) -> Parts:
    return ["break", *optional(" ", node.label), *optional(" ", node.value)]


@printer(ContinueExpr)
def _continue(node: ContinueExpr) -> Parts:
    return ["continue", *optional(" ", node.label)]


# ------------------------------------------------------------------ statements


@printer(Block)
def _block(node: Block) -> Parts:
    return block_lines(node, [])


def block_lines(node: Block, first: list[Parts]) -> Parts:
    """A block whose first lines are given (the inner attributes of a function)."""
    lines = [*first, *[[stmt] for stmt in node.stmts]]
    if node.tail is not None:
        lines.append([node.tail])
    return braced(lines) if lines else ["{}"]


@printer(LetStmt)
def _let(node: LetStmt) -> Parts:
    init = optional(" = ", node.init)
    orelse = optional(" else ", node.orelse)
    return [*outer(node.attrs), "let ", node.pat, *optional(": ", node.ty), *init, *orelse, ";"]


@printer(ExprStmt)
def _expr_stmt(node: ExprStmt) -> Parts:
    return [*outer(node.attrs), node.expr, ";" if node.semi else ""]


@printer(ItemStmt)
def _item_stmt(node: ItemStmt) -> Parts:
    return [node.item]


@printer(MacroStmt)
def _macro_stmt(node: MacroStmt) -> Parts:
    needs = node.semi or node.call.tokens.delimiter is not Delimiter.BRACE
    return [*outer(node.attrs), node.call, ";" if needs else ""]


@printer(EmptyStmt)
def _empty(_node: EmptyStmt) -> Parts:
    return [";"]
