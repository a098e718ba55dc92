"""What a parse in progress knows: its tokens, and what actions leave for one another.

The driver and the actions speak of tokens by index. `FileTokens` holds the tokens of a file as
parallel lists and makes spans when asked; `MacroTokens` holds tokens that each bring their own
span. Token trees and invisible groups are one token each here (see `token_trees`); the tokens
inside come from the unfolded lists.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from grammar.diagnostic import Diagnostic, DiagnosticBuilder, error
from grammar.edition import Edition
from grammar.lexer import Scan
from grammar.record import define, field
from grammar.span import Span
from grammar.syntax import Attribute, Ident, LetExpr
from grammar.token_trees import Folded
from grammar.tokens import Delimiter, Token, TokenStream

MAX_DEPTH = 200
"""How deep syntax may nest; passes that recurse over the tree count on it."""

MAX_OPERANDS = 3000
"""How many operands a chain `a + a + ...` may have: such a tree leans left that deep."""

DELIMITERS = {"(": Delimiter.PAREN, "[": Delimiter.BRACKET, "{": Delimiter.BRACE}
_new_span = tuple.__new__


class TokenSource(Protocol):
    """Where the tokens of a parse come from: what of them is not the grammar's."""

    def span(self, lo: int, hi: int) -> Span:
        """From token `lo` to token `hi`; after the token before where there is none."""
        ...

    def raw_tokens(self, lo: int, hi: int) -> tuple[Token, ...]:
        """The unfolded tokens from `lo` up to `hi`."""
        ...

    def raw_span(self, index: int) -> Span:
        """The span of an unfolded token."""
        ...

    def lines_between(self, lo: int, hi: int) -> int:
        """How many lines token `hi` begins below the end of token `lo`."""
        ...

    def move_spans(self, at: int, remove: int, insert: int) -> None:
        """Keep the spans in step with `ParseContext.edit`."""
        ...


@define(eq=False, repr=False)
class ParseContext:
    """What actions keep for one another is keyed by the id of a node, which lives as long.

    `inner_attrs`: inner attributes, until the owner of the node they stand in takes them;
    `lets`: the `let` conditions that no condition has claimed yet; `anonymous`: parameters without
    a name, with the error they are in most places; `depths`: see `deepen`.
    """

    edition: Edition
    kinds: list[str]
    texts: list[str]
    groups: dict[int, tuple[int, int]]
    source: TokenSource
    diagnostics: list[Diagnostic] = field(factory=list)
    inner_attrs: dict[int, tuple[Attribute, ...]] = field(factory=dict)
    lets: dict[int, LetExpr] = field(factory=dict)
    depths: dict[int, int] = field(factory=dict)
    anonymous: dict[int, DiagnosticBuilder] = field(factory=dict)
    saw_empty_stmt: bool = False
    is_sound: bool = True
    """What errors there are were mended, so that the tree is what the program says."""
    span: Callable[[int, int], Span] = field(init=False)
    """That of `source`: every action asks for it."""

    def __attrs_post_init__(self) -> None:
        self.span = self.source.span

    def closer(self, opener: int) -> int:
        """The token that closes what `opener` opens."""
        from grammar.token_trees import match_openers

        balanced = match_openers(self.kinds)
        assert balanced is not None
        return balanced[0][opener]

    def edit(self, at: int, remove: int, insert: tuple[tuple[str, str], ...]) -> None:
        """Replace tokens that the parse has not shifted yet (recovery from an error)."""
        self.kinds[at : at + remove] = [kind for kind, _text in insert]
        self.texts[at : at + remove] = [text for _kind, text in insert]
        self.source.move_spans(at, remove, len(insert))
        moved = len(insert) - remove
        kept = {one: group for one, group in self.groups.items() if one < at}
        rest = {one + moved: group for one, group in self.groups.items() if one >= at + remove}
        self.groups.clear()
        self.groups.update(kept | rest)

    def at(self, index: int) -> Span:
        return self.span(index, index)

    def ident(self, index: int) -> Ident:
        text = self.texts[index]
        return Ident(text[2:] if text.startswith("r#") else text, self.span(index, index))

    def stream(self, index: int) -> TokenStream:
        """The token tree that the token `index` stands for."""
        lo, hi = self.groups[index]
        return TokenStream(
            DELIMITERS[self.texts[index]],
            self.source.raw_tokens(lo + 1, hi),
            self.source.raw_span(lo),
            self.source.raw_span(hi),
        )

    def group_tokens(self, index: int) -> tuple[Token, ...]:
        """The tokens within the invisible group `index`."""
        lo, hi = self.groups[index]
        return self.source.raw_tokens(lo + 1, hi)

    def report(self, builder: DiagnosticBuilder, sound: bool = False) -> None:
        """An error; `sound` when what is put into the tree leads to no further ones."""
        self.diagnostics.append(builder.build())
        self.is_sound &= sound

    def gate(self, what: str, at: Span) -> None:
        """Syntax that is unstable: an error as rustc's, and parsing goes on."""
        self.report(error("E0658", f"{what} experimental", at))

    def deepen(self, outer: object, inner: object, at: Span) -> None:
        """Count `outer` as one level above `inner` in a chain that no delimiter delimits."""
        depth = self.depths.get(id(inner), 0) + 1
        self.depths[id(outer)] = depth
        if depth == MAX_DEPTH:
            self.report(too_deep(at))


@define(eq=False, repr=False)
class FileTokens:
    scan: Scan
    starts: list[int]
    ends: list[int]
    ctxt: int

    def span(self, lo: int, hi: int) -> Span:
        if hi >= lo:
            return _new_span(Span, (self.starts[lo], self.ends[hi], self.ctxt))
        end = self.ends[hi] if hi >= 0 else 0
        return Span(end, end, self.ctxt)

    def raw_tokens(self, lo: int, hi: int) -> tuple[Token, ...]:
        scan, ctxt = self.scan, self.ctxt
        return tuple(
            [
                Token(scan.kinds[i], scan.texts[i], Span(scan.starts[i], scan.ends[i], ctxt))
                for i in range(lo, hi)
            ]
        )

    def raw_span(self, index: int) -> Span:
        return Span(self.scan.starts[index], self.scan.ends[index], self.ctxt)

    def lines_between(self, lo: int, hi: int) -> int:
        data = self.scan.text.encode("utf-8", "surrogatepass")
        return data.count(b"\n", self.ends[lo], self.starts[hi])

    def move_spans(self, at: int, remove: int, insert: int) -> None:
        here = self.ends[at - 1] if at else 0
        start, end = (self.starts[at], self.ends[at + remove - 1]) if remove else (here, here)
        self.starts[at : at + remove] = [start] * insert
        self.ends[at : at + remove] = [end] * insert


@define(eq=False, repr=False)
class MacroTokens:
    tokens: Sequence[Token]
    spans: list[Span]
    end_spans: list[Span]
    """Where a token ends, if it was folded: the span of its last token."""

    def span(self, lo: int, hi: int) -> Span:
        if hi >= lo:
            return self.spans[lo].to(self.end_spans[hi])
        if hi >= 0:
            return self.end_spans[hi].shrink_to_hi()
        return self.spans[0].shrink_to_lo()

    def raw_tokens(self, lo: int, hi: int) -> tuple[Token, ...]:
        return tuple(self.tokens[lo:hi])

    def lines_between(self, lo: int, hi: int) -> int:
        """Not told of tokens that each have their own context."""
        return 0

    def raw_span(self, index: int) -> Span:
        return self.tokens[index].span

    def move_spans(self, at: int, remove: int, insert: int) -> None:
        here = self.span(at, at - 1)
        start, end = (self.spans[at], self.end_spans[at + remove - 1]) if remove else (here, here)
        self.spans[at : at + remove] = [start] * insert
        self.end_spans[at : at + remove] = [end] * insert


def file_context(scan: Scan, folded: Folded) -> ParseContext:
    starts, ends = folded.pick_first(scan.starts), folded.pick_last(scan.ends)
    source = FileTokens(scan, starts, ends, scan.ctxt)
    return ParseContext(scan.edition, folded.kinds, folded.texts, folded.groups, source)


def macro_context(tokens: Sequence[Token], folded: Folded, edition: Edition) -> ParseContext:
    """`tokens` has an end marker that `folded` has seen too."""
    spans = [token.span for token in tokens]
    source = MacroTokens(tokens, folded.pick_first(spans), folded.pick_last(spans))
    return ParseContext(edition, folded.kinds, folded.texts, folded.groups, source)


def too_deep(at: Span) -> DiagnosticBuilder:
    return error(None, f"nesting is deeper than minirust's limit of {MAX_DEPTH} levels", at)
