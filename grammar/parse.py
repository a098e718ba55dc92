"""Text to syntax tree: lex, check the delimiters, fold token trees, run the tables."""

from __future__ import annotations

from typing import Any

from grammar.build_exprs import refuse_lets
from grammar.diagnostic import Diagnostic
from grammar.driver import Accepted, run, tables
from grammar.edition import Edition
from grammar.lexer import Scan, scan
from grammar.parse_context import MAX_DEPTH, ParseContext, file_context, too_deep
from grammar.span import SourceFile, Span
from grammar.syntax import (
    Attribute,
    Block,
    Crate,
    FnHeader,
    FnItem,
    Generics,
    Ident,
    Item,
    Visibility,
    VisibilityKind,
)
from grammar.token_trees import Folded, deepest_opener, fold, match_openers


def parse_crate(
    file: SourceFile, ctxt: int, edition: Edition
) -> tuple[Crate, list[Diagnostic]]:
    """The items of a file and what is wrong with them."""
    scanned = scan(file, ctxt, edition)
    value, p = _parse(scanned, "crate")
    diagnostics = scanned.diagnostics + p.diagnostics
    return value if value is not None else Crate((), (), p.span(0, len(p.kinds) - 1)), diagnostics


def parse_snippet(
    file: SourceFile, ctxt: int, edition: Edition
) -> tuple[Crate, list[Diagnostic]]:
    """As `parse_crate`, or bare statements as the body of `main`, whichever the file is."""
    scanned = scan(file, ctxt, edition)
    value, p = _parse(scanned, "crate")
    if value is not None:
        return value, scanned.diagnostics + p.diagnostics
    wrapped, q = _parse(scanned, "snippet")
    if wrapped is not None:
        attrs, block = wrapped
        return _main_around(attrs, block, q), scanned.diagnostics + q.diagnostics
    return Crate((), (), p.span(0, len(p.kinds) - 1)), scanned.diagnostics + p.diagnostics


def _parse(scanned: Scan, start: str) -> tuple[Any, ParseContext]:
    """The value of the start symbol, None if the tokens are not worth a tree, and the errors."""
    balanced = match_openers(scanned.kinds)
    if balanced is None or balanced[1] > MAX_DEPTH or scanned.is_fatal:
        return None, _unbalanced(scanned, balanced is None)
    p = file_context(scanned, fold(scanned.kinds, scanned.texts, balanced[0]))
    result = run(tables(), start, p.kinds, p)
    if isinstance(result, Accepted):
        value = result.value
    else:
        from grammar.recovery import recover

        value = recover(p, tables(), start, result)
    refuse_lets(p)
    for wrong in p.anonymous.values():
        p.report(wrong)
    return value, p


def _unbalanced(scanned: Scan, is_unbalanced: bool) -> ParseContext:
    p = file_context(scanned, Folded(scanned.kinds, scanned.texts))
    if scanned.is_fatal:
        return p
    if is_unbalanced:
        from grammar.delimiters import delimiter_errors

        p.diagnostics += delimiter_errors(scanned)
    else:
        deepest = deepest_opener(scanned.kinds, MAX_DEPTH)
        p.report(too_deep(p.at(deepest)))
    return p


def _main_around(attrs: tuple[Attribute, ...], block: Block, p: ParseContext) -> Crate:
    """`fn main() { block }`, though nothing of the function is in the text."""
    start = p.span(0, -1)
    header = FnHeader(False, False, False, False, None, start)
    generics = Generics((), (), start, start)
    main = FnItem(
        header, Ident("main", start), generics, None, (), False, None, block, start
    )
    vis = Visibility(VisibilityKind.INHERITED, None, start)
    whole: Span = block.span
    return Crate(attrs, (Item((), vis, main, whole),), whole)
