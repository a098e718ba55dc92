"""Matching a macro call against the left sides of its rules.

A rule's left side is a list of locations; several *threads* walk it at once, one token of the call
at a time (an NFA without backtracking, as in `rustc_expand::mbe::macro_parser`). Where exactly one
thread stands at a fragment and no thread wants a plain token, the parser takes over and parses the
longest fragment; if it fails, the call fails for good. What a metavariable captured is a tuple of
tokens; under a repetition, linked cells `(rest, last)`, so that threads share what they have in
common.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, Union

from grammar.diagnostic import Diagnostic, Label, error
from grammar.edition import Edition
from grammar.macro_rules import (
    CLOSE,
    OPEN,
    Location,
    MacroRules,
    RepeatOp,
    Rule,
    Step,
    is_word,
    matching_close,
    tree_end,
)
from grammar.record import NamedTuple, define
from grammar.span import Span
from grammar.tokens import Token, TokenStream

Captured: TypeAlias = Union[tuple[Token, ...], "list[Captured]"]
"""A metavariable's tokens, or a list of what each round of a repetition captured."""

Matches: TypeAlias = tuple[object, ...]
Thread: TypeAlias = tuple[int, Matches]


class MatchFailure(NamedTuple):
    diagnostic: Diagnostic


@define
class _Best:
    """The failure that got farthest, and the last location that was tried."""

    position: int = -1
    wanted: Location | None = None
    tried: Location | None = None

    def note(self, at: int) -> None:
        if at > self.position:
            self.position, self.wanted = at, self.tried


def find_rule(
    macro: MacroRules, call: TokenStream, call_span: Span, edition: Edition
) -> tuple[Rule, dict[str, Captured]] | MatchFailure:
    """The first rule that matches, with what its metavariables captured."""
    best = _Best()
    for rule in macro.rules:
        result = _match(macro, rule, call, edition, best)
        if isinstance(result, MatchFailure):
            return result
        if result is not None:
            values = [_plain(value) for value in result]
            return rule, dict(zip(rule.names, values, strict=True))
    return MatchFailure(_no_rule(macro, call, call_span, best))


def _match(
    macro: MacroRules, rule: Rule, call: TokenStream, edition: Edition, best: _Best
) -> Matches | MatchFailure | None:
    """What the metavariables captured; None if this rule does not match."""
    locations, tokens = rule.locations, call.tokens
    at, end = 0, len(tokens)
    threads: list[Thread] = [(0, (None,) * len(rule.names))]
    while True:
        token = tokens[at] if at < end else None
        onward: list[Thread] = []
        waiting: list[Thread] = []
        ended: list[Thread] = []
        while threads:
            thread = threads.pop()
            location = locations[thread[0]]
            if best.tried is None or (not threads and location.step is not Step.END):
                best.tried = location
            if location.slurp and not (threads or onward or waiting):
                slurped = _slurp(location, thread[1], tokens, at)
                if slurped is not None:
                    return slurped
            _advance(location, thread, token, edition, threads, onward, waiting, ended)
        if token is None:
            if len(ended) == 1:
                return ended[0][1]
            if not ended:
                best.note(at)
                return None
        if waiting and (onward or len(waiting) > 1):
            return MatchFailure(_ambiguous(macro, locations, onward, waiting, call, at))
        if onward:
            threads = onward
            at += 1
        elif waiting:
            parsed = _capture(waiting[0], locations, tokens, at, call, edition)
            if isinstance(parsed, Diagnostic):
                return MatchFailure(parsed)
            thread, at = parsed
            threads = [thread]
        else:
            best.note(at)
            return None


def _advance(
    location: Location,
    thread: Thread,
    token: Token | None,
    edition: Edition,
    threads: list[Thread],
    onward: list[Thread],
    waiting: list[Thread],
    ended: list[Thread],
) -> None:
    index, matches = thread
    step = location.step
    if step is Step.TOKEN:
        if token is not None and same_token(token, location.token):
            onward.append((index + 1, matches))
    elif step is Step.VARIABLE:
        if token is not None and can_begin(location.fragment, token, edition):
            waiting.append(thread)
    elif step is Step.SEQUENCE:
        opened = list(matches)
        for variable in location.variables:
            opened[variable] = _open_round(opened[variable], location.depth)
        if location.op is not RepeatOp.PLUS:
            threads.append((location.target, tuple(opened)))
        threads.append((index + 1, tuple(opened)))
    elif step is Step.AGAIN:
        threads.append((index + 1, matches))
        if location.op is not RepeatOp.QUESTION:
            threads.append((location.target, matches))
    elif step is Step.SEPARATOR:
        threads.append((index + 2, matches))
        if token is not None and same_token(token, location.token):
            onward.append((index + 1, matches))
    elif step is Step.AGAIN_AFTER_SEPARATOR:
        threads.append((location.target, matches))
    elif token is None:
        ended.append(thread)


# ------------------------------------------------------------------ captures
# Under repetition, a value is a chain of cells (rest, last) that ends in (); `_EMPTY` is that end.

_EMPTY: tuple[()] = ()


def _open_round(value: object, depth: int) -> object:
    """Begin an empty list at nesting `depth`."""
    return _append(value, depth, _EMPTY)


def _append(value: object, depth: int, item: object) -> object:
    if depth == 0:
        return item
    if depth == 1:
        return (value, item)
    assert isinstance(value, tuple)
    return (value[0], _append(value[1], depth - 1, item))


class _Leaf(tuple[Token, ...]):
    """Captured tokens; told from a chain by its class."""

    __slots__ = ()


def _plain(value: object) -> Captured:
    """Chains to lists."""
    if isinstance(value, _Leaf):
        return value
    items: list[Captured] = []
    while value:
        assert isinstance(value, tuple)
        items.append(_plain(value[1]))
        value = value[0]
    items.reverse()
    return items


def _slurp(
    location: Location, matches: Matches, tokens: Sequence[Token], at: int
) -> Matches | None:
    """`$($x:tt)*` at the end of a rule takes every tree that is left."""
    chain: object = _EMPTY
    end = len(tokens)
    if at == end and location.op is RepeatOp.PLUS:
        return None
    while at < end:
        after = tree_end(tokens, at)
        chain = (chain, _Leaf(tokens[at:after]))
        at = after
    variable = location.variables[0]
    return (*matches[:variable], chain, *matches[variable + 1 :])


def _capture(
    thread: Thread,
    locations: Sequence[Location],
    tokens: Sequence[Token],
    at: int,
    call: TokenStream,
    edition: Edition,
) -> tuple[Thread, int] | Diagnostic:
    """Parse the fragment that `thread` stands at."""
    index, matches = thread
    location = locations[index]
    captured = parse_capture(location.fragment, tokens, at, call, edition)
    if isinstance(captured, Diagnostic):
        label = Label(
            location.token.span,
            f"while parsing argument for this `{location.fragment}` macro fragment",
        )
        return Diagnostic(
            captured.level,
            captured.code,
            captured.message,
            (*captured.labels, label),
            captured.children,
        )
    leaf, after = captured
    values = list(matches)
    values[location.variable] = _append(values[location.variable], location.depth, leaf)
    return (index + 1, tuple(values)), after


FRAGMENT_KINDS = {
    "expr": "EXPR",
    "expr_2021": "EXPR",
    "ty": "TYPE",
    "pat": "PAT",
    "pat_param": "PAT_PARAM",
    "stmt": "STMT",
    "block": "BLOCK",
    "item": "ITEM",
    "path": "PATH",
    "literal": "LITERAL",
    "vis": "VIS",
    "meta": "META",
}
_TYPE_GOES_ON = frozenset(["::", "<", "!", "+", "("])
STRING_LIKE = frozenset(["STRING", "CHAR", "BYTE", "BYTE_STRING", "C_STRING", "INT", "FLOAT"])


def parse_capture(
    fragment: str, tokens: Sequence[Token], at: int, call: TokenStream, edition: Edition
) -> tuple[_Leaf, int] | Diagnostic:
    """The tokens of the longest `fragment` at `at`, between invisible delimiters, and its end."""
    if fragment == "tt":
        after = tree_end(tokens, at)
        return _Leaf(tokens[at:after]), after
    if fragment in ("ident", "lifetime"):
        return _Leaf(tokens[at : at + 1]), at + 1
    kind = FRAGMENT_KINDS[fragment]
    if at < len(tokens) and tokens[at].kind.startswith("OPEN_INVISIBLE"):
        after = matching_close(tokens, at) + 1
        if _whole_group(fragment, tokens, at, after):
            return _Leaf(tokens[at:after]), after
    after_or_error = _fragment_end(fragment, kind, tokens, at, call, edition)
    if isinstance(after_or_error, Diagnostic):
        return after_or_error
    after = after_or_error
    if after == at:
        return _Leaf(()), at
    body = tokens[at:after]
    opener = Token(f"OPEN_INVISIBLE:{kind}", "", body[0].span.shrink_to_lo())
    closer = Token("CLOSE_INVISIBLE", "", body[-1].span.shrink_to_hi())
    return _Leaf((opener, *body, closer)), after


def _whole_group(fragment: str, tokens: Sequence[Token], at: int, after: int) -> bool:
    """Is the invisible group at `at` such a fragment, and nothing of the fragment follows it?"""
    kind = tokens[at].kind.removeprefix("OPEN_INVISIBLE:")
    if kind != FRAGMENT_KINDS[fragment]:
        return fragment == "literal" and kind == "EXPR"
    return after == len(tokens) or tokens[after].text in (",", ";", "=>")


def _fragment_end(
    fragment: str,
    kind: str,
    tokens: Sequence[Token],
    at: int,
    call: TokenStream,
    edition: Edition,
) -> int | Diagnostic:
    """Where the longest such fragment ends."""
    if kind == "EXPR":
        alone = at + 1 == len(tokens) or tokens[at + 1].text in (",", ";", "=>")
        if alone and (tokens[at].kind in STRING_LIKE or tokens[at].kind == "IDENT"):
            return at + 1
    elif kind == "TYPE" and tokens[at].kind == "IDENT" and tokens[at].text != "dyn":
        if at + 1 == len(tokens) or tokens[at + 1].text not in _TYPE_GOES_ON:
            return at + 1
    from grammar.fragments import Fragment, match_fragment, parse_fragment

    wanted = Fragment.EXPR_2021 if fragment == "expr_2021" else Fragment[kind]
    end = match_fragment(wanted, tokens, at, edition)
    if end is not None:
        return end
    _, wrong = parse_fragment(wanted, tokens[at:], edition)
    if wrong is None:
        return error(None, f"expected {fragment}", call.close).build()
    return at_end_of_arguments(wrong, call.close)


def at_end_of_arguments(wrong: Diagnostic, close: Span) -> Diagnostic:
    """A parse error at the end of a macro's tokens, in the words for that."""
    if "found `<eof>`" not in wrong.message:
        return wrong
    message = wrong.message.replace("found `<eof>`", "found end of macro arguments")
    labels = tuple(
        Label(close.shrink_to_lo(), label.text, True) if label.primary else label
        for label in wrong.labels
    )
    return Diagnostic(wrong.level, wrong.code, message, labels, wrong.children)


# ------------------------------------------------------------------ what tokens may begin


def same_token(token: Token, wanted: Token) -> bool:
    """Does `token` match a plain token of a left side?"""
    return token.text == wanted.text and token.text != ""


EXPR_WORDS = frozenset(
    [
        "async",
        "do",
        "box",
        "break",
        "const",
        "continue",
        "false",
        "for",
        "gen",
        "if",
        "let",
        "loop",
        "match",
        "move",
        "return",
        "true",
        "try",
        "unsafe",
        "while",
        "yield",
        "static",
        "become",
        "self",
        "Self",
        "super",
        "crate",
    ]
)
NOT_EXPR_WORDS = frozenset(
    [
        "as",
        "dyn",
        "else",
        "enum",
        "extern",
        "fn",
        "impl",
        "in",
        "mod",
        "mut",
        "pub",
        "ref",
        "struct",
        "trait",
        "type",
        "use",
        "where",
        "await",
        "abstract",
        "final",
        "macro",
        "override",
        "priv",
        "typeof",
        "unsized",
        "virtual",
    ]
)
TYPE_WORDS = frozenset(
    [
        "_",
        "for",
        "impl",
        "fn",
        "unsafe",
        "extern",
        "typeof",
        "dyn",
        "self",
        "Self",
        "super",
        "crate",
    ]
)
EXPR_MARKS = frozenset(["!", "-", "*", "|", "||", "&", "&&", "..", "...", "..=", "<", "::", "#"])
TYPE_MARKS = frozenset(["(", "[", "!", "*", "&", "&&", "?", "<", "::"])
PAT_MARKS = frozenset(["(", "[", "&", "&&", "-", "..", "..=", "...", "<", "::"])
EXPR_GROUPS = frozenset(["EXPR", "LITERAL", "PATH", "BLOCK", "TYPE"])


def can_begin(fragment: str, token: Token, edition: Edition) -> bool:
    """May `token` be the first of such a fragment? As `Parser::nonterminal_may_be...` of rustc."""
    kind, text, _ = token
    if text in CLOSE or kind == "CLOSE_INVISIBLE":
        return False
    if fragment in ("tt", "item", "stmt"):
        return True
    if fragment == "vis":
        return _begins_or_follows_vis(token)
    if kind.startswith("OPEN_INVISIBLE"):
        return _group_may_begin(fragment, kind.removeprefix("OPEN_INVISIBLE:"))
    if fragment == "ident":
        return is_word(token) and text != "_"
    if fragment == "lifetime":
        return kind == "LIFETIME"
    if fragment == "literal":
        return kind in STRING_LIKE or text in ("-", "true", "false")
    if fragment == "block":
        return text == "{"
    if fragment in ("path", "meta"):
        return text == "::" or text == "<" or kind == "DOLLAR_CRATE" or is_word(token)
    if fragment in ("expr", "expr_2021"):
        return _begins_expr(token, fragment == "expr" and edition >= Edition.E2024)
    if fragment == "ty":
        return (
            text in TYPE_MARKS
            or kind in ("LIFETIME", "DOLLAR_CRATE")
            or (is_word(token) and (kind == "IDENT" or text in TYPE_WORDS))
        )
    return _begins_pat(token, fragment == "pat")


def _begins_expr(token: Token, is_2024: bool) -> bool:
    kind, text, _ = token
    if is_word(token) and not text.startswith("r#"):
        if text in ("_", "const"):
            return is_2024
        return text != "let" and text not in NOT_EXPR_WORDS
    return (
        text in OPEN
        or text in EXPR_MARKS
        or kind in STRING_LIKE
        or kind in ("LIFETIME", "DOLLAR_CRATE", "IDENT")
    )


def _begins_or_follows_vis(token: Token) -> bool:
    """A visibility may be empty: then what follows it begins a type, or is a word or a comma."""
    kind, text, _ = token
    if kind.startswith("OPEN_INVISIBLE") or text == "," or is_word(token):
        return True
    return text in TYPE_MARKS or kind in ("LIFETIME", "DOLLAR_CRATE")


def _begins_pat(token: Token, alternatives: bool) -> bool:
    kind, text, _ = token
    if is_word(token):
        return True
    return (
        text in PAT_MARKS
        or kind in STRING_LIKE
        or kind == "DOLLAR_CRATE"
        or (alternatives and text == "|")
    )


def _group_may_begin(fragment: str, group: str) -> bool:
    if fragment in ("expr", "expr_2021"):
        return group in EXPR_GROUPS
    if fragment == "ty":
        return group in ("TYPE", "PATH")
    if fragment in ("pat", "pat_param"):
        return group in ("PAT", "PAT_PARAM", "EXPR", "LITERAL", "PATH", "BLOCK")
    if fragment == "path":
        return group in ("PATH", "TYPE")
    if fragment == "literal":
        return group in ("LITERAL", "EXPR")
    return group == FRAGMENT_KINDS.get(fragment)


# ------------------------------------------------------------------ errors


def _no_rule(macro: MacroRules, call: TokenStream, call_span: Span, best: _Best) -> Diagnostic:
    """No rule matches: the rule that got farthest tells what was wanted."""
    tokens, at = call.tokens, best.position
    if at >= len(tokens):
        where = call.close.shrink_to_lo() if tokens else call_span
        builder = error(
            None, "unexpected end of macro invocation", where, "missing tokens in macro arguments"
        )
    else:
        token = tokens[at]
        builder = error(
            None,
            f"no rules expected {describe(token)}",
            token.span,
            "no rules expected this token in macro call",
        )
    if macro.is_local:
        builder.label(macro.span, "when calling this macro")
    if best.wanted is not None:
        labels = (Label(best.wanted.token.span, "", True),) if macro.is_local else ()
        builder.note(f"while trying to match {_describe_location(best.wanted)}", *labels)
    return builder.build()


def _describe_location(location: Location) -> str:
    if location.step is Step.VARIABLE:
        return f"meta-variable `{location.token.text}`"
    if location.step in (Step.TOKEN, Step.SEPARATOR):
        return describe(location.token)
    return "sequence start" if location.step is Step.SEQUENCE else "sequence end"


def describe(token: Token) -> str:
    """A token in rustc's words."""
    kind, text, _ = token
    if kind.startswith("OPEN_INVISIBLE"):
        return f"`{kind.removeprefix('OPEN_INVISIBLE:').lower()}` metavariable"
    if is_word(token) and kind != "IDENT":
        return f"reserved identifier `{text}`" if text == "_" else f"keyword `{text}`"
    return f"`{text}`"


def _ambiguous(
    macro: MacroRules,
    locations: Sequence[Location],
    onward: Sequence[Thread],
    waiting: Sequence[Thread],
    call: TokenStream,
    at: int,
) -> Diagnostic:
    options = " or ".join(
        f"{locations[index].fragment} ('{locations[index].name}')" for index, _ in waiting
    )
    more = len(onward)
    if more:
        options += f" or {more} other option{'s' if more > 1 else ''}"
    where = call.tokens[at].span if at < len(call.tokens) else call.close
    return error(
        None,
        f"local ambiguity when calling macro `{macro.name}`: multiple parsing options: built-in "
        "NTs "
        f"{options}.",
        where,
    ).build()
