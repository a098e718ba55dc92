"""Actions for blocks, statements and block-like expressions."""

from __future__ import annotations

from typing import Any

from grammar.actions import action
from grammar.build_attrs import inherited, start_after
from grammar.build_exprs import claim_lets
from grammar.build_items import interp_item
from grammar.build_patterns import refuse_alternatives
from grammar.diagnostic import DiagnosticBuilder
from grammar.messages import match_arm_without_body, unexpected_comma
from grammar.parse_context import ParseContext
from grammar.span import Span
from grammar.syntax import (
    Attribute,
    AttributedExpr,
    Block,
    BlockExpr,
    BlockKind,
    EmptyStmt,
    ErrorExpr,
    Expr,
    ExprStmt,
    ForExpr,
    IfExpr,
    Item,
    ItemKind,
    ItemStmt,
    LetStmt,
    Lifetime,
    LoopExpr,
    MacroExpr,
    MacroStmt,
    MatchArm,
    MatchExpr,
    Pat,
    Stmt,
    Type,
    UnstableExpr,
    Visibility,
    WhileExpr,
)

Attrs = list[Attribute] | None


@action
def block(
    p: ParseContext,
    lo: int,
    hi: int,
    inner: Attrs,
    stmts: list[Stmt] | None,
    tail: Expr | None,
) -> Block:
    made = make_block(p, stmts, tail, p.span(lo, hi))
    if inner:
        p.inner_attrs[id(made)] = tuple(inner)
    return made


@action
def snippet(
    p: ParseContext,
    lo: int,
    hi: int,
    inner: Attrs,
    stmts: list[Stmt] | None,
    tail: Expr | None,
) -> tuple[tuple[Attribute, ...], Block]:
    return tuple(inner or ()), make_block(p, stmts, tail, p.span(lo, hi))


@action
def frag_stmts(
    p: ParseContext, lo: int, hi: int, stmts: list[Stmt] | None, tail: Expr | None
) -> Block:
    return make_block(p, stmts, tail, p.span(lo, hi))


def make_block(p: ParseContext, stmts: list[Stmt] | None, tail: Expr | None, span: Span) -> Block:
    """A block-like expression that stands last is the tail, as far as it has no semicolon."""
    given = stmts or []
    if p.saw_empty_stmt:
        given = _attach_semicolons(given)
    if tail is None and given:
        last = given[-1]
        if isinstance(last, ExprStmt) and not last.semi:
            given = given[:-1]
            tail = _attributed(last.attrs, last.expr)
    return Block(tuple(given), tail, span)


def _attach_semicolons(stmts: list[Stmt]) -> list[Stmt]:
    """The grammar reads `match x {};` as an expression and an empty statement: join them."""
    out: list[Stmt] = []
    for stmt in stmts:
        last = out[-1] if out else None
        if isinstance(stmt, EmptyStmt) and isinstance(last, (ExprStmt, MacroStmt)):
            if not last.semi:
                span = last.span.to(stmt.span)
                if isinstance(last, ExprStmt):
                    out[-1] = ExprStmt(last.expr, True, last.attrs, span)
                else:
                    out[-1] = MacroStmt(last.call, True, last.attrs, span)
                continue
        out.append(stmt)
    return out


def _attributed(attrs: tuple[Attribute, ...], expr: Expr) -> Expr:
    if not attrs:
        return expr
    return AttributedExpr(attrs, expr, attrs[0].span.to(expr.span))


@action
def tail(p: ParseContext, lo: int, hi: int, attrs: Attrs, expr: Expr) -> Expr:
    return _attributed(tuple(attrs or ()), expr)


# ------------------------------------------------------------------ statements


@action
def let_core(
    p: ParseContext,
    lo: int,
    hi: int,
    super_: int | None,
    let: int,
    pat: Pat,
    ty: Type | None,
    init: Expr | None,
    orelse: Block | None,
) -> LetStmt:
    if super_ is not None:
        p.gate("`super let` is", p.at(super_))
    refuse_alternatives(p, "`let` bindings", let + 1, pat)
    return LetStmt((), pat, ty, init, orelse, p.span(lo, hi))


@action
def let_stmt(p: ParseContext, lo: int, hi: int, attrs: Attrs, let: LetStmt) -> LetStmt:
    span = p.span(lo, hi)
    return LetStmt(tuple(attrs or ()), let.pat, let.ty, let.init, let.orelse, span)


@action
def frag_let(p: ParseContext, lo: int, hi: int, attrs: Attrs, let: LetStmt) -> LetStmt:
    return let_stmt(p, lo, hi, attrs, let)


@action
def expr_stmt(p: ParseContext, lo: int, hi: int, attrs: Attrs, expr: Expr) -> Stmt:
    if isinstance(expr, MacroExpr):
        return MacroStmt(expr.call, True, tuple(attrs or ()), p.span(lo, hi))
    return ExprStmt(expr, True, tuple(attrs or ()), p.span(lo, hi))


@action
def block_stmt(p: ParseContext, lo: int, hi: int, attrs: Attrs, expr: Expr) -> Stmt:
    if isinstance(expr, MacroExpr):
        return MacroStmt(expr.call, False, tuple(attrs or ()), p.span(lo, hi))
    return ExprStmt(expr, False, tuple(attrs or ()), p.span(lo, hi))


@action
def frag_expr_stmt(p: ParseContext, lo: int, hi: int, attrs: Attrs, expr: Expr) -> Stmt:
    return block_stmt(p, lo, hi, attrs, expr)


@action
def empty_stmt(p: ParseContext, lo: int, hi: int) -> EmptyStmt:
    p.saw_empty_stmt = True
    return EmptyStmt(p.span(lo, hi))


@action
def item_stmt(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, vis: Visibility | None, kind: ItemKind
) -> ItemStmt:
    inner = p.inner_attrs.pop(id(kind), ())
    vis = vis or inherited(start_after(p, lo, attrs))
    span = p.span(lo, hi)
    return ItemStmt(Item((*(attrs or ()), *inner), vis, kind, span), span)


@action
def frag_item_stmt(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, vis: Visibility | None, kind: ItemKind
) -> ItemStmt:
    return item_stmt(p, lo, hi, attrs, vis, kind)


@action
def interp_item_stmt(p: ParseContext, lo: int, hi: int, attrs: Attrs, group: int) -> ItemStmt:
    item = interp_item(p, lo, hi, attrs, group)
    return ItemStmt(item, item.span)


@action
def interp_stmt(p: ParseContext, lo: int, hi: int, group: int, semi: int | None) -> Stmt:
    stmt = frag_interp_stmt(p, lo, hi, group)
    if semi is not None and isinstance(stmt, ExprStmt):
        return ExprStmt(stmt.expr, True, stmt.attrs, stmt.span)
    if semi is not None and isinstance(stmt, MacroStmt):
        return MacroStmt(stmt.call, True, stmt.attrs, stmt.span)
    return stmt


@action
def frag_interp_stmt(p: ParseContext, lo: int, hi: int, group: int) -> Stmt:
    from grammar.fragments import interpolated

    stmt: Stmt = interpolated(p, "STMT", group)
    return stmt


# ------------------------------------------------------------------ block-like expressions


def _block_expr(p: ParseContext, kind: BlockKind, block: Block, span: Span) -> Expr:
    return BlockExpr(kind, None, block, span)


@action
def block_expr(p: ParseContext, lo: int, hi: int, block: Block) -> Expr:
    return _block_expr(p, BlockKind.PLAIN, block, block.span)


@action
def unsafe_block(p: ParseContext, lo: int, hi: int, unsafe: int, block: Block) -> Expr:
    return _block_expr(p, BlockKind.UNSAFE, block, p.span(lo, hi))


@action
def async_block(
    p: ParseContext, lo: int, hi: int, keyword: int, move: int | None, block: Block
) -> Expr:
    kind = BlockKind.ASYNC if move is None else BlockKind.ASYNC_MOVE
    return _block_expr(p, kind, block, p.span(lo, hi))


@action
def const_block(p: ParseContext, lo: int, hi: int, block: Block) -> Expr:
    return _block_expr(p, BlockKind.CONST, block, p.span(lo, hi))


@action
def unstable_block(p: ParseContext, lo: int, hi: int, keyword: int, block: Block) -> Expr:
    inner = _block_expr(p, BlockKind.PLAIN, block, block.span)
    return UnstableExpr(p.texts[keyword], inner, p.span(lo, hi))


@action
def labelled_loop(p: ParseContext, lo: int, hi: int, label: Lifetime, loop: Any) -> Expr:
    span = p.span(lo, hi)
    if isinstance(loop, ForExpr):
        return ForExpr(label, loop.pat, loop.iterable, loop.body, span)
    if isinstance(loop, WhileExpr):
        return WhileExpr(label, loop.cond, loop.body, span)
    return LoopExpr(label, loop.body, span)


@action
def labelled_block(p: ParseContext, lo: int, hi: int, label: Lifetime, block: Block) -> Expr:
    return BlockExpr(BlockKind.PLAIN, label, block, p.span(lo, hi))


@action
def if_expr(
    p: ParseContext, lo: int, hi: int, cond: Expr, then: Block, orelse: Block | IfExpr | None
) -> IfExpr:
    claim_lets(p, cond)
    if isinstance(orelse, Block):
        orelse_expr: Expr | None = BlockExpr(BlockKind.PLAIN, None, orelse, orelse.span)
    else:
        orelse_expr = orelse
    made = IfExpr(cond, then, orelse_expr, p.span(lo, hi))
    if isinstance(orelse, IfExpr):
        p.deepen(made, orelse, cond.span)
    return made


@action
def while_expr(p: ParseContext, lo: int, hi: int, cond: Expr, body: Block) -> WhileExpr:
    claim_lets(p, cond)
    return WhileExpr(None, cond, body, p.span(lo, hi))


@action
def loop_expr(p: ParseContext, lo: int, hi: int, body: Block) -> LoopExpr:
    return LoopExpr(None, body, p.span(lo, hi))


@action
def for_expr(
    p: ParseContext, lo: int, hi: int, keyword: int, pat: Pat, iterable: Expr, body: Block
) -> ForExpr:
    return ForExpr(None, pat, iterable, body, p.span(lo, hi))


@action
def match_expr(
    p: ParseContext,
    lo: int,
    hi: int,
    scrutinee: Expr,
    inner: Attrs,
    arms: list[MatchArm] | None,
    last: MatchArm | None,
) -> MatchExpr:
    given = arms or []
    if last is not None:
        given.append(last)
    return MatchExpr(scrutinee, tuple(given), p.span(lo, hi))


ArmHead = tuple[tuple[Attribute, ...], Pat, Expr | None]


@action
def arm_head(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, pat: Pat, guard: Expr | None
) -> ArmHead:
    if guard is not None:
        claim_lets(p, guard)
    return tuple(attrs or ()), pat, guard


@action
def bare_arm(
    p: ParseContext, lo: int, hi: int, attrs: Attrs, pat: Pat, guard: Expr | None
) -> MatchArm:
    """An arm without `=>`, which only patterns of a never type may be."""
    span = p.span(lo, hi)
    p.report(_two_patterns(p, lo, hi) or match_arm_without_body(span))
    return MatchArm(pat, guard, ErrorExpr(span), tuple(attrs or ()), span)


def _two_patterns(p: ParseContext, lo: int, hi: int) -> DiagnosticBuilder | None:
    """`1, 2 => x`: a comma after a pattern, and another pattern."""
    if p.kinds[hi + 1] != "COMMA" or p.kinds[hi + 2] in ("RBRACE", "FATARROW"):
        return None
    end = hi + 2
    while p.kinds[end] not in ("COMMA", "FATARROW", "IF", "RBRACE", "$END"):
        opens = p.kinds[end] in ("LPAREN", "LBRACE", "LBRACKET")
        end = p.closer(end) + 1 if opens else end + 1
    return unexpected_comma(p.span(lo, hi), p.at(hi + 1), p.span(hi + 2, end - 1))


@action
def match_arm(p: ParseContext, lo: int, hi: int, head: ArmHead, body: Expr) -> MatchArm:
    attrs, pat, guard = head
    span = p.at(lo).to(body.span)
    return MatchArm(pat, guard, body, attrs, span)
