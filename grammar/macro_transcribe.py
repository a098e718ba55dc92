"""Writing out the right side of a macro's rule.

Tokens of the definition get the context of the expansion; captured tokens keep theirs. Repetitions
run in lockstep over the metavariables in them. rustc: `rustc_expand::mbe::transcribe`.
"""

from __future__ import annotations

from collections.abc import Sequence

from grammar.diagnostic import Diagnostic, error
from grammar.macro_match import Captured
from grammar.macro_rules import Marker, Output, Repeat, RepeatOp, Rule, Variable
from grammar.record import define
from grammar.span import Span
from grammar.tokens import Token


def transcribe(rule: Rule, bindings: dict[str, Captured], mark: Marker) -> list[Token] | Diagnostic:
    """The expansion of `rule`'s right side, or rustc's error."""
    writer = _Writer(rule, mark, [])
    try:
        writer.write(rule.output, bindings)
    except _Failed as failed:
        return failed.diagnostic
    return writer.out


class _Failed(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


@define
class _Writer:
    rule: Rule
    mark: Marker
    out: list[Token]

    def write(self, outputs: Sequence[Output], bindings: dict[str, Captured]) -> None:
        out, mark = self.out, self.mark
        for output in outputs:
            if isinstance(output, Token):
                kind, text, (lo, hi, ctxt) = output
                out.append(Token(kind, text, Span(lo, hi, mark(ctxt))))
            elif isinstance(output, Variable):
                self._variable(output, bindings)
            else:
                self._repeat(output, bindings)

    def _variable(self, variable: Variable, bindings: dict[str, Captured]) -> None:
        value = bindings.get(variable.name)
        if value is None:
            self.write(variable.tokens, bindings)
        elif isinstance(value, list):
            message = f"variable `{variable.name}` is still repeating at this depth"
            dollar, name = variable.tokens
            raise _Failed(error(None, message, dollar.span.to(name.span)).build())
        else:
            self.out.extend(value)

    def _repeat(self, repeat: Repeat, bindings: dict[str, Captured]) -> None:
        lists = {
            name: value for name in repeat.names if isinstance(value := bindings.get(name), list)
        }
        if not lists:
            raise _Failed(self._nothing_repeats(repeat))
        count = self._rounds(repeat, lists)
        if count == 0 and repeat.op is RepeatOp.PLUS:
            raise _Failed(error(None, "this must repeat at least once", repeat.span).build())
        for i in range(count):
            if i and repeat.separator:
                self.write(repeat.separator, bindings)
            inner = dict(bindings)
            for name, values in lists.items():
                inner[name] = values[i]
            self.write(repeat.inner, inner)

    def _nothing_repeats(self, repeat: Repeat) -> Diagnostic:
        builder = error(
            None,
            "attempted to repeat an expression containing no syntax variables matched as repeating "
            "at this depth",
            repeat.span,
        )
        for output in repeat.inner:
            if not isinstance(output, Variable) or output.name not in self.rule.fragments:
                continue
            builder.label(output.tokens[1].span, "argument not found")
            for location in self.rule.locations:
                if location.name == output.name:
                    lo, _, ctxt = location.token.span
                    name = Span(lo + 1, lo + 1 + len(output.name.encode()), ctxt)
                    builder.label(name, "this similarly named macro metavariable is unrepeatable")
        return builder.build()

    def _rounds(self, repeat: Repeat, lists: dict[str, list[Captured]]) -> int:
        (first, values), *others = lists.items()
        for name, other in others:
            if len(other) != len(values):
                raise _Failed(
                    error(
                        None,
                        f"meta-variable `{first}` repeats {_times(values)}, but `{name}` repeats "
                        f"{_times(other)}",
                        repeat.span,
                    ).build()
                )
        return len(values)


def _times(values: Sequence[object]) -> str:
    return f"{len(values)} time" if len(values) == 1 else f"{len(values)} times"
