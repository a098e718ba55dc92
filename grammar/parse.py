"""Text to syntax tree: lex, check the delimiters, fold token trees, run the tables."""

from __future__ import annotations

from typing import Any

from grammar.build_exprs import refuse_lets
from grammar.diagnostic import Diagnostic
from grammar.driver import Accepted, run, tables
from grammar.edition import Edition
from grammar.lexer import Scan, scan
from grammar.parse_context import MAX_DEPTH, ParseContext, file_context, too_deep
from grammar.record import NamedTuple
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
    MacroItem,
    Visibility,
    VisibilityKind,
)
from grammar.token_trees import Folded, deepest_opener, fold, match_openers
from grammar.tokens import Delimiter, Token

STATEMENTS = frozenset(["LET", "FOR", "WHILE", "LOOP", "IF", "MATCH", "RETURN"])


class Parsed(NamedTuple):
    """`is_sound` when what errors there are were mended as rustc mends them."""

    crate: Crate
    diagnostics: list[Diagnostic]
    is_sound: bool

    @property
    def crate_and_errors(self) -> tuple[Crate, list[Diagnostic]]:
        return self.crate, self.diagnostics


def parse_crate(file: SourceFile, ctxt: int, edition: Edition) -> tuple[Crate, list[Diagnostic]]:
    """The items of a file and what is wrong with them."""
    scanned = scan(file, ctxt, edition)
    return _whole(scanned).crate_and_errors


def _whole(scanned: Scan) -> Parsed:
    value, p = _parse(scanned, "crate")
    if value is None:
        value, p.is_sound = Crate((), (), p.span(0, len(p.kinds) - 1)), False
    sound = p.is_sound and not scanned.diagnostics
    return Parsed(value, scanned.diagnostics + p.diagnostics, sound)


def parse_snippet(file: SourceFile, ctxt: int, edition: Edition) -> tuple[Crate, list[Diagnostic]]:
    """As `parse_crate`; or, if the file has no `main` and reads as statements, a `main` of them.

    The wrapper adds no text, so that lines and offsets stay. Where neither reading fits, the errors
    are those of the likelier one.
    """
    return parse_program(file, ctxt, edition).crate_and_errors


def parse_program(file: SourceFile, ctxt: int, edition: Edition) -> Parsed:
    """As `parse_snippet`, and whether names and types are worth a look despite the errors."""
    scanned = scan(file, ctxt, edition)
    if _has_main(scanned.kinds, scanned.texts):
        return _whole(scanned)
    value, p = _parse(scanned, "crate")
    if not p.diagnostics and not _calls_macros(value):
        return Parsed(value, scanned.diagnostics, not scanned.diagnostics)
    wrapped, q = _parse(scanned, "snippet")
    if (wrapped is None or q.diagnostics) and not _looks_like_statements(scanned.kinds):
        crate = value if value is not None else Crate((), (), p.span(0, len(p.kinds) - 1))
        return Parsed(crate, scanned.diagnostics + p.diagnostics, False)
    if wrapped is None:
        crate = Crate((), (), q.span(0, len(q.kinds) - 1))
        return Parsed(crate, scanned.diagnostics + q.diagnostics, False)
    attrs, block = wrapped
    sound = q.is_sound and not scanned.diagnostics
    return Parsed(_main_around(attrs, block, q), scanned.diagnostics + q.diagnostics, sound)


def tokens_of(
    file: SourceFile, ctxt: int, edition: Edition
) -> tuple[list[Token], list[Diagnostic]]:
    """The tokens of a file as those of a macro's input, and what is wrong with them."""
    scanned = scan(file, ctxt, edition)
    spans = zip(scanned.starts, scanned.ends, strict=True)
    found = zip(scanned.kinds, scanned.texts, spans, strict=True)
    tokens = [Token(kind, text, Span(*at, ctxt)) for kind, text, at in found]
    unbalanced = scanned.is_fatal or match_openers(scanned.kinds) is None
    wrong = _unbalanced(scanned, True).diagnostics if unbalanced else scanned.diagnostics
    return tokens[:-1], wrong


def _has_main(kinds: list[str], texts: list[str]) -> bool:
    """Whether `fn main` stands outside of all braces."""
    depth = 0
    for at, kind in enumerate(kinds):
        if kind == "LBRACE":
            depth += 1
        elif kind == "RBRACE":
            depth -= 1
        elif kind == "FN" and depth == 0 and texts[at + 1] == "main":
            return True
    return False


def _calls_macros(crate: Crate) -> bool:
    """Whether `println!(..);` or the like stands among the items."""
    return any(
        isinstance(item.kind, MacroItem) and item.kind.call.tokens.delimiter is not Delimiter.BRACE
        for item in crate.items
    )


def _looks_like_statements(kinds: list[str]) -> bool:
    """Whether anything outside of braces could only be a statement."""
    depth = 0
    for at, kind in enumerate(kinds):
        if depth == 0 and kind in STATEMENTS:
            return True
        starts = at == 0 or kinds[at - 1] in ("SEMI", "RBRACE")
        if depth == 0 and starts and kind == "IDENT" and kinds[at + 1] not in ("IDENT", "LBRACE"):
            return True
        depth += (kind == "LBRACE") - (kind == "RBRACE")
    return False


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
    main = FnItem(header, Ident("main", start), generics, None, (), False, None, block, start)
    vis = Visibility(VisibilityKind.INHERITED, None, start)
    whole: Span = block.span
    return Crate(attrs, (Item((), vis, main, whole),), whole)
