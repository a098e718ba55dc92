"""Finding syntax by span, for suggestions: what expression a piece of MIR came from.

Walks the owner's syntax once, macro expansions included, and keeps every expression, pattern and
statement with what is around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from checker.borrow.session import Session
from grammar import syntax as ast
from grammar.record import define, field
from grammar.span import Span


@define(eq=False, repr=False)
class SyntaxIndex:
    """`by_span` in preorder; `parent` of each node."""

    by_span: dict[Span, list[object]] = field(factory=dict)
    parent: dict[int, object] = field(factory=dict)
    nodes: list[object] = field(factory=list)

    def parents(self, node: object) -> Iterator[object]:
        at = self.parent.get(id(node))
        while at is not None:
            yield at
            at = self.parent.get(id(at))


_CACHE: WeakKeyDictionary[Session, SyntaxIndex] = WeakKeyDictionary()


def syntax_index(cx: Session) -> SyntaxIndex:
    """Of the item that owns the body (closures have their creator's)."""
    found = _CACHE.get(cx)
    if found is None:
        found = SyntaxIndex()
        resolutions = cx.tcx.resolutions(cx.u.root)
        _visit(found, resolutions.expansions, cx.u.root.node, None)
        _CACHE[cx] = found
    return found


def _visit(
    index: SyntaxIndex, expansions: dict[ast.MacroCall, object], root: object, up: object
) -> None:
    stack: list[tuple[object, object]] = [(root, up)]
    while stack:
        node, parent = stack.pop()
        if isinstance(node, tuple) and not isinstance(node, Span):
            stack.extend((child, parent) for child in reversed(node))
            continue
        fields = getattr(type(node), "__attrs_attrs__", None)
        if fields is None or isinstance(node, (ast.Path, ast.Ident, ast.Attribute)):
            continue
        span = getattr(node, "span", None)
        if span is not None:
            index.by_span.setdefault(span, []).append(node)
            index.parent[id(node)] = parent
            index.nodes.append(node)
        if isinstance(node, ast.MacroCall) and node in expansions:
            stack.append((expansions[node], node))
            continue
        for f in reversed(fields):
            child = getattr(node, f.name)
            if isinstance(child, tuple) or hasattr(type(child), "__attrs_attrs__"):
                if not isinstance(child, Span):
                    stack.append((child, node if span is not None else parent))


EXPRS: tuple[type, ...] = tuple(getattr(ast.Expr, "__args__", ()))
PATS: tuple[type, ...] = tuple(getattr(ast.Pat, "__args__", ()))
STMTS: tuple[type, ...] = tuple(getattr(ast.Stmt, "__args__", ()))


def find_expr(cx: Session, span: Span) -> object | None:
    """The outermost expression at exactly `span`."""
    for node in syntax_index(cx).by_span.get(span, ()):
        if isinstance(node, EXPRS) and not isinstance(node, (ast.ParenExpr, ast.MacroExpr)):
            return node
    return None


def find_pat(cx: Session, span: Span) -> object | None:
    for node in syntax_index(cx).by_span.get(span, ()):
        if isinstance(node, PATS):
            return node
    return None


def find_for_iterable(cx: Session, span: Span) -> ast.ForExpr | None:
    """The `for` whose iterable stands at `span`."""
    index = syntax_index(cx)
    for node in index.by_span.get(span, ()):
        for up in index.parents(node):
            if isinstance(up, ast.ForExpr):
                if up.iterable.span == span:
                    return up
                break
    return None


@define(eq=False, repr=False)
class Binding:
    """Where a variable is declared: by the pattern of `let`, or of a match arm, `for`, parameter.

    `matched`: its pattern is more than its name, or is matched on; `matched_place`: matched
    against a place rather than a temporary.
    """

    pat: ast.IdentPat
    let: ast.LetStmt | None = None
    in_for: bool = False
    matched: bool = False
    matched_place: bool = False


def find_binding(cx: Session, decl: object) -> Binding | None:
    """How the local `decl` is bound."""
    pat = getattr(decl, "binding", None)
    if not isinstance(pat, ast.IdentPat):
        return None
    found = Binding(pat)
    below: object = pat
    for up in syntax_index(cx).parents(pat):
        if isinstance(up, PATS):
            found.matched = True
        elif isinstance(up, ast.LetStmt):
            found.let = up
            found.matched_place = found.matched
            return found
        elif isinstance(up, ast.ForExpr):
            found.in_for = found.matched = True
            return found
        elif isinstance(up, (ast.MatchArm, ast.LetExpr)):
            found.matched = True
            found.matched_place = isinstance(up, ast.MatchArm) or True
            return found
        elif isinstance(up, (ast.Param, ast.ClosureParam)):
            return found
        below = up
    del below
    return found


def parent_expr(cx: Session, node: object) -> object | None:
    """The expression right around `node`, parentheses left out."""
    for up in syntax_index(cx).parents(node):
        if isinstance(up, EXPRS) and not isinstance(up, ast.ParenExpr):
            return up
        if isinstance(up, STMTS):
            return None
    return None


def enclosing_stmt(cx: Session, node: object) -> object | None:
    for up in syntax_index(cx).parents(node):
        if isinstance(up, STMTS):
            return up
    return None


def tail_is_statement(cx: Session, node: object) -> bool:
    """Whether `node` is the tail of a block that is a statement by itself."""
    for up in syntax_index(cx).parents(node):
        if isinstance(up, ast.ExprStmt):
            return True
        if not isinstance(up, (ast.Block, ast.BlockExpr)):
            return False
    return False


def contains(outer: Span, inner: Span) -> bool:
    return outer.ctxt == inner.ctxt and outer.lo <= inner.lo and inner.hi <= outer.hi


def scrutinee_of(cx: Session, pat: object) -> object | None:
    """What the pattern around `pat` is matched on."""
    index = syntax_index(cx)
    for up in index.parents(pat):
        match up:
            case ast.LetStmt():
                return up.init
            case ast.LetExpr():
                return up.scrutinee
            case ast.ForExpr():
                return up.iterable
            case ast.MatchArm():
                outer = index.parent.get(id(up))
                return outer.scrutinee if isinstance(outer, ast.MatchExpr) else None
            case _ if isinstance(up, EXPRS):
                return None
    return None
