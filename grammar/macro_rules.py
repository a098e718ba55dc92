"""Macros by example: from a definition's tokens to rules, and from a call to its expansion.

A definition is parsed once into `Rule`s. The left side of a rule is flattened into *locations* as
in `rustc_expand::mbe::macro_parser`, because matching keeps a set of positions in it
(`macro_match`); the right side is a small tree that `macro_transcribe` writes out. Tokens that the
definition wrote get the context of the expansion, tokens from the call keep theirs: that is all
there is to hygiene here. Captured fragments are written between invisible delimiters, so that they
stay one operand.

Reference: "Macros By Example"; rustc: `rustc_expand::mbe`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, Union

from grammar.diagnostic import Diagnostic, error
from grammar.edition import Edition
from grammar.record import Enum, NamedTuple, define, field
from grammar.span import Span
from grammar.tokens import Token, TokenStream

RECURSION_LIMIT = 128
FRAGMENTS = [
    "ident",
    "block",
    "stmt",
    "expr",
    "pat",
    "ty",
    "lifetime",
    "literal",
    "path",
    "meta",
    "tt",
    "item",
    "vis",
    "expr_2021",
    "pat_param",
]
SPECIFIERS_HELP = (
    "valid fragment specifiers are `ident`, `block`, `stmt`, `expr`, `pat`, `ty`, `lifetime`, "
    "`literal`, `path`, `meta`, `tt`, `item` and `vis`, along with `expr_2021` and `pat_param` for "
    "edition compatibility"
)
OPEN = {"(": ")", "[": "]", "{": "}"}
CLOSE = frozenset(OPEN.values())
GLUED = {"GT_SHR": 2, "GT_GE": 2, "GT_SHREQ": 3, "LT_SHL": 2, "LT_ARROW": 2}
"""First tokens of operators that the lexer splits, and how many tokens the operator has."""


class RepeatOp(Enum):
    STAR = "*"
    PLUS = "+"
    QUESTION = "?"


# ------------------------------------------------------------------ left sides


class Step(Enum):
    """What a location of a flattened left side asks for."""

    TOKEN = "token"
    SEQUENCE = "sequence"
    AGAIN = "again"
    SEPARATOR = "separator"
    AGAIN_AFTER_SEPARATOR = "again after separator"
    VARIABLE = "variable"
    END = "end"


class Location(NamedTuple):
    """One location. For `SEQUENCE`: `target` is the first location after the sequence, `variables`
    the numbers of the metavariables in it. For `AGAIN*`: `target` is the sequence's first location.
    For `VARIABLE`: `name`, `fragment`, its number `variable`. `depth` counts the sequences around.
    """

    step: Step
    token: Token
    op: RepeatOp = RepeatOp.STAR
    target: int = 0
    variables: range = range(0)
    variable: int = 0
    name: str = ""
    fragment: str = ""
    depth: int = 0
    slurp: bool = False
    """A sequence `$($x:tt)*` that ends the left side: it takes all that is left."""


# ------------------------------------------------------------------ right sides


class Variable(NamedTuple):
    """`$name`: its captured tokens, or the two tokens themselves where nothing is captured."""

    name: str
    tokens: tuple[Token, Token]


class Repeat(NamedTuple):
    """`$( inner ) separator op`."""

    inner: tuple[Output, ...]
    separator: tuple[Token, ...]
    op: RepeatOp
    span: Span
    names: tuple[str, ...]


Output: TypeAlias = Union[Token, Variable, Repeat]


class Rule(NamedTuple):
    """`left => right`. `names[i]`, `fragments[i]` are those of metavariable `i`."""

    locations: tuple[Location, ...]
    names: tuple[str, ...]
    fragments: dict[str, str]
    output: tuple[Output, ...]
    span: Span


class MacroRules(NamedTuple):
    """`span` is that of `macro_rules! name`; `is_local` for those of the user's crate."""

    name: str
    rules: tuple[Rule, ...]
    span: Span
    is_local: bool = True


def parse_macro_rules(
    name: str,
    span: Span,
    body: TokenStream,
    is_local: bool = True,
    edition: Edition = Edition.E2021,
) -> tuple[MacroRules, list[Diagnostic]]:
    """The rules of `macro_rules! name { body }`; a rule with errors is left out.

    `span` runs from `macro_rules!` to the name. Errors are rustc's, without codes; those of
    follow sets are looked for in the user's macros only.
    """
    parser = _DefinitionParser(body.tokens, span.to(body.close))
    rules = parser.rules(body)
    if is_local:
        from grammar.macro_follow import check_follow

        for rule in rules:
            parser.diagnostics.extend(check_follow(rule.locations, edition))
    return MacroRules(name, tuple(rules), span, is_local), parser.diagnostics


def matching_close(tokens: Sequence[Token], at: int) -> int:
    """The index of the closer of the opener at `at`; invisible delimiters count."""
    depth = 0
    for i in range(at, len(tokens)):
        kind, text, _ = tokens[i]
        if text in OPEN or kind.startswith("OPEN_INVISIBLE"):
            depth += 1
        elif text in CLOSE or kind == "CLOSE_INVISIBLE":
            depth -= 1
            if depth == 0:
                return i
    return len(tokens) - 1


def tree_end(tokens: Sequence[Token], at: int) -> int:
    """The index after the token tree at `at`: a token (operators glued) or a delimited group."""
    kind, text, _ = tokens[at]
    if text in OPEN or kind.startswith("OPEN_INVISIBLE"):
        return matching_close(tokens, at) + 1
    return at + glued_length(tokens, at)


def glued_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the operator at `at` is made of."""
    count = GLUED.get(tokens[at].kind, 1)
    if count == 1:
        return 1
    end = min(at + count, len(tokens))
    length = 1
    while at + length < end and tokens[at + length].span.lo == tokens[at + length - 1].span.hi:
        length += 1
    return length


@define
class _DefinitionParser:
    """Parses the tokens of one definition. Positions are indices into `tokens`."""

    tokens: Sequence[Token]
    whole: Span
    diagnostics: list[Diagnostic] = field(factory=list)

    def rules(self, body: TokenStream) -> list[Rule]:
        rules: list[Rule] = []
        at, end = 0, len(self.tokens)
        while at < end:
            before = len(self.diagnostics)
            left = self._delimited(at)
            if left is None:
                return rules
            at = left[1] + 1
            if at >= end or self.tokens[at].text != "=>":
                self._expected("`=>`", at, body)
                return rules
            at += 1
            if at >= end:
                self._expected("right-hand side of macro rule", at, body)
                return rules
            right = self._delimited(at)
            if right is None:
                return rules
            rule = self._rule(left, right)
            if len(self.diagnostics) == before:
                rules.append(rule)
            at = right[1] + 1
            if at < end and self.tokens[at].text != ";":
                self._expected("`;`", at, body)
                return rules
            at += 1
        if not rules and not self.diagnostics:
            self.diagnostics.append(
                error(None, "macros must contain at least one rule", self.whole).build()
            )
        return rules

    def _delimited(self, at: int) -> tuple[int, int] | None:
        token = self.tokens[at]
        if token.text in OPEN:
            return at, matching_close(self.tokens, at)
        is_left = at == 0 or self.tokens[at - 1].text != "=>"
        message = "invalid macro matcher; matchers must be contained in balanced delimiters"
        if not is_left:
            message = "macro rhs must be delimited"
        self.diagnostics.append(error(None, message, token.span).build())
        return None

    def _expected(self, what: str, at: int, body: TokenStream) -> None:
        label = f"expected {what}"
        if at < len(self.tokens):
            token = self.tokens[at]
            found = error(None, f"{label}, found `{token.text}`", token.span, label)
        else:
            end = self.tokens[-1].span.shrink_to_hi() if self.tokens else body.close
            found = error(None, "macro definition ended unexpectedly", end, label)
        self.diagnostics.append(found.build())

    def _rule(self, left: tuple[int, int], right: tuple[int, int]) -> Rule:
        compiler = _LeftCompiler(self.tokens, self.diagnostics)
        compiler.compile(left[0] + 1, left[1])
        closer = self.tokens[left[1]]
        compiler.add(Location(Step.END, closer))
        compiler.mark_slurps()
        output = self._outputs(right[0] + 1, right[1])
        span = self.tokens[left[0]].span.to(closer.span)
        fragments = {
            loc.name: loc.fragment for loc in compiler.locations if loc.step is Step.VARIABLE
        }
        return Rule(
            tuple(compiler.locations), tuple(compiler.names), fragments, tuple(output), span
        )

    def _outputs(self, at: int, end: int) -> list[Output]:
        tokens = self.tokens
        out: list[Output] = []
        while at < end:
            token = tokens[at]
            if token.text != "$" or at + 1 >= end:
                out.append(token)
                at += 1
                continue
            following = tokens[at + 1]
            if following.text == "(":
                repeat, at = self._repeat(at, end)
                out.append(repeat)
            elif following.text == "crate":
                span = token.span.to(following.span)
                out.append(Token("DOLLAR_CRATE", "$crate", span))
                at += 2
            elif is_word(following):
                name = following.text.removeprefix("r#")
                out.append(Variable(name, (token, following)))
                at += 2
            elif following.text == "{":
                close = matching_close(tokens, at + 1)
                self.diagnostics.append(
                    error(
                        "E0658",
                        "meta-variable expressions are unstable",
                        following.span.to(tokens[close].span),
                    ).build()
                )
                at = close + 1
            else:
                out.append(token)
                at += 2 if following.text == "$" else 1
        return out

    def _repeat(self, at: int, end: int) -> tuple[Repeat, int]:
        tokens = self.tokens
        close = matching_close(tokens, at + 1)
        inner = tuple(self._outputs(at + 2, close))
        span = tokens[at + 1].span.to(tokens[close].span)
        separator, op, after = read_repeat_op(tokens, close + 1, end, self.diagnostics, span)
        return Repeat(inner, separator, op, span, tuple(dict.fromkeys(_names(inner)))), after


def _names(outputs: Sequence[Output]) -> list[str]:
    names: list[str] = []
    for output in outputs:
        if isinstance(output, Variable):
            names.append(output.name)
        elif isinstance(output, Repeat):
            names.extend(output.names)
    return names


def read_repeat_op(
    tokens: Sequence[Token], at: int, end: int, diagnostics: list[Diagnostic], group: Span
) -> tuple[tuple[Token, ...], RepeatOp, int]:
    """After `$(..)`, which is at `group`: the separator, the operator, the index after it."""
    ops = {op.value: op for op in RepeatOp}
    if at < end and tokens[at].text in ops:
        return (), ops[tokens[at].text], at + 1
    if at < end:
        after = at + glued_length(tokens, at)
        if after < end and tokens[after].text in ops:
            op = ops[tokens[after].text]
            if op is RepeatOp.QUESTION:
                diagnostics.append(
                    error(
                        None,
                        "the `?` macro repetition operator does not take a separator",
                        tokens[at].span,
                    ).build()
                )
            return tuple(tokens[at:after]), op, after + 1
    where = tokens[min(at, len(tokens) - 1)].span if at < end else group
    diagnostics.append(error(None, "expected one of: `*`, `+`, or `?`", where).build())
    return (), RepeatOp.STAR, min(at + 1, end)


def is_word(token: Token) -> bool:
    """Identifiers, keywords, raw identifiers."""
    return token.text.isidentifier() or (token.text.startswith("r#") and token.kind == "IDENT")


@define
class _LeftCompiler:
    """Flattens the left side of a rule."""

    tokens: Sequence[Token]
    diagnostics: list[Diagnostic]
    locations: list[Location] = field(factory=list)
    names: list[str] = field(factory=list)
    spans: dict[str, Span] = field(factory=dict)

    def add(self, location: Location) -> None:
        self.locations.append(location)

    def compile(self, at: int, end: int, depth: int = 0) -> None:
        tokens = self.tokens
        while at < end:
            token = tokens[at]
            if token.kind in ("DOC_OUTER", "DOC_INNER"):
                at += 1
            elif token.text == "$" and at + 1 < end:
                at = self._dollar(at, end, depth)
            else:
                self.add(Location(Step.TOKEN, token, depth=depth))
                at += 1

    def _dollar(self, at: int, end: int, depth: int) -> int:
        following = self.tokens[at + 1]
        if following.text == "(":
            return self._sequence(at, end, depth)
        if following.text == "crate":
            span = self.tokens[at].span.to(following.span)
            self.add(Location(Step.TOKEN, Token("DOLLAR_CRATE", "$crate", span), depth=depth))
            return at + 2
        if not is_word(following):
            self._error(f"expected identifier, found `{following.text}`", following.span)
            return at + 2
        return self._variable(at, end, depth)

    def _variable(self, at: int, end: int, depth: int) -> int:
        tokens = self.tokens
        name = tokens[at + 1]
        if at + 3 >= end or tokens[at + 2].text != ":" or not is_word(tokens[at + 3]):
            span = tokens[at].span.to(name.span)
            self.diagnostics.append(
                error(None, "missing fragment specifier", span)
                .note("fragment specifiers must be provided")
                .help(SPECIFIERS_HELP)
                .suggest("try adding a specifier here", (span.shrink_to_hi(), ":spec"))
                .build()
            )
            return at + 2
        span = tokens[at].span.to(tokens[at + 3].span)
        fragment = tokens[at + 3].text
        if fragment not in FRAGMENTS:
            self.diagnostics.append(
                error(None, f"invalid fragment specifier `{fragment}`", span)
                .help(SPECIFIERS_HELP)
                .build()
            )
            fragment = "tt"
        self._declare(name.text, fragment, span, depth)
        return at + 4

    def _declare(self, name: str, fragment: str, span: Span, depth: int) -> None:
        name = name.removeprefix("r#")
        if name in self.spans:
            self.diagnostics.append(
                error(None, "duplicate matcher binding", span, "duplicate binding")
                .label(self.spans[name], "previous binding")
                .build()
            )
        self.spans[name] = span
        token = Token("IDENT", f"${name}:{fragment}", span)
        number = len(self.names)
        self.names.append(name)
        self.add(
            Location(
                Step.VARIABLE, token, variable=number, name=name, fragment=fragment, depth=depth
            )
        )

    def _sequence(self, at: int, end: int, depth: int) -> int:
        tokens = self.tokens
        close = matching_close(tokens, at + 1)
        span = tokens[at + 1].span.to(tokens[close].span)
        separator, op, after = read_repeat_op(tokens, close + 1, end, self.diagnostics, span)
        head, first_name = len(self.locations), len(self.names)
        self.add(Location(Step.SEQUENCE, tokens[at]))
        self.compile(at + 2, close, depth + 1)
        if len(self.locations) == head + 1:
            span = tokens[at + 1].span.to(tokens[close].span)
            self._error("repetition matches empty token tree", span)
        if op is RepeatOp.QUESTION or not separator:
            self.add(Location(Step.AGAIN, tokens[close], op, head + 1, depth=depth))
        else:
            self.add(Location(Step.SEPARATOR, separator[0], op, depth=depth))
            self.add(Location(Step.AGAIN_AFTER_SEPARATOR, tokens[close], op, head + 1))
        self.locations[head] = Location(
            Step.SEQUENCE,
            tokens[at],
            op,
            len(self.locations),
            range(first_name, len(self.names)),
            depth=depth,
        )
        return after

    def mark_slurps(self) -> None:
        """`$($x:tt)*` or `+` at the very end: SEQUENCE, VARIABLE, AGAIN, END."""
        if len(self.locations) < 4:
            return
        sequence, variable, again, _ = self.locations[-4:]
        if (
            sequence.step is Step.SEQUENCE
            and variable.step is Step.VARIABLE
            and variable.fragment == "tt"
            and again.step is Step.AGAIN
            and sequence.op is not RepeatOp.QUESTION
            and sequence.depth == 0
        ):
            self.locations[-4] = Location(
                Step.SEQUENCE,
                sequence.token,
                sequence.op,
                sequence.target,
                sequence.variables,
                slurp=True,
            )

    def _error(self, message: str, at: Span) -> None:
        self.diagnostics.append(error(None, message, at).build())


Marker: TypeAlias = Callable[[int], int]
"""From the context of a token of the definition to that of the same token in this expansion."""


def expand(
    macro: MacroRules, call: TokenStream, call_span: Span, mark: Marker, edition: Edition
) -> list[Token] | Diagnostic:
    """The tokens of `macro` called with `call`, or rustc's error.

    `call_span` is the whole call. Raises nothing.
    """
    from grammar.macro_match import MatchFailure, find_rule
    from grammar.macro_transcribe import transcribe

    found = find_rule(macro, call, call_span, edition)
    if isinstance(found, MatchFailure):
        return found.diagnostic
    rule, bindings = found
    return transcribe(rule, bindings, mark)
