"""The macros that only a compiler can expand.

They are declared `#[rustc_builtin_macro]` in the library's `macros.rs`, so that they are found
like any macro; what they expand to is made here as syntax. `panic!` and `unreachable!` choose
among the library's own rules by edition.

Reference: `std`, "Macros"; rustc: `rustc_builtin_macros`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from checker.names.tables import Module
from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, error, unsupported
from grammar.edition import Edition
from grammar.fragments import Fragment, match_fragment, parse_fragment
from grammar.macro_match import at_end_of_arguments
from grammar.record import define
from grammar.span import Span
from grammar.tokens import Delimiter, Token, TokenStream

if TYPE_CHECKING:
    from checker.names.expand import Expander


@define(eq=False)
class Call:
    """One call of a built-in macro."""

    expander: Expander
    call: ast.MacroCall
    position: Fragment
    module: Module

    @property
    def span(self) -> Span:
        return self.call.span

    @property
    def edition(self) -> Edition:
        return self.expander.edition_of(self.call.span)

    def fail(self, diagnostic: Diagnostic) -> None:
        self.expander.t.emit(diagnostic)


def expand_builtin(
    expander: Expander, name: str, call: ast.MacroCall, position: Fragment, module: Module
) -> Any | None:
    """The syntax that built-in `name` stands for; None after an error was reported."""
    builtin = BUILTINS.get(name)
    this = Call(expander, call, position, module)
    if builtin is None:
        this.fail(unsupported(f"the macro `{name}!`", call.span))
        return None
    return builtin(this)


# ------------------------------------------------------------------ arguments


def peel(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without an invisible group around all of them."""
    while tokens and tokens[0].kind.startswith("OPEN_INVISIBLE") and _closes(tokens):
        tokens = tokens[1:-1]
    return tokens


def _closes(tokens: Sequence[Token]) -> bool:
    depth = 0
    for i, token in enumerate(tokens):
        if token.kind.startswith("OPEN_INVISIBLE"):
            depth += 1
        elif token.kind == "CLOSE_INVISIBLE":
            depth -= 1
            if depth == 0:
                return i == len(tokens) - 1
    return False


def split_expr(this: Call, tokens: Sequence[Token], at: int) -> tuple[int, Diagnostic | None]:
    """Where the expression at `at` ends."""
    end = match_fragment(Fragment.EXPR, tokens, at, Edition.E2024)
    if end is not None:
        return end, None
    if at >= len(tokens):
        where = this.call.tokens.close.shrink_to_lo()
        return at, error(
            None, "expected expression, found end of macro arguments", where, "expected expression"
        ).build()
    _, wrong = parse_fragment(Fragment.EXPR, tokens[at:], this.edition)
    if wrong is not None:
        wrong = at_end_of_arguments(wrong, this.call.tokens.close)
    return len(tokens), wrong


def parse_expr(this: Call, tokens: Sequence[Token]) -> ast.Expr | None:
    node, wrong = parse_fragment(Fragment.EXPR, tokens, this.edition)
    if wrong is not None:
        this.fail(wrong)
        return None
    expr: ast.Expr = node
    return expr


def literal_of(this: Call, expr: ast.Expr | None) -> ast.LitExpr | None:
    """The literal that an expression is, macros in it expanded eagerly."""
    while expr is not None:
        if isinstance(expr, ast.LitExpr):
            return expr
        if isinstance(expr, ast.ParenExpr) and expr.span.ctxt < 0:
            expr = expr.inner
        elif isinstance(expr, ast.MacroExpr):
            macro = this.expander.find(expr.call.path, this.module, this.expander.scope)
            if macro is None:
                return None
            expr = this.expander.call(expr.call, macro, Fragment.EXPR, this.module)
        else:
            return None
    return None


# ------------------------------------------------------------------ format_args


def _format_args(this: Call) -> ast.Expr | None:
    return format_call(this, newline=False)


def _format_args_nl(this: Call) -> ast.Expr | None:
    return format_call(this, newline=True)


def format_call(this: Call, newline: bool) -> ast.Expr | None:
    from grammar.format_string import parse_format_args

    tokens = this.call.tokens.tokens
    outer = this.expander.t.sources.user_span(this.span)
    if not tokens:
        this.fail(error(None, "requires at least a format string argument", outer).build())
        return None
    end, wrong = split_expr(this, tokens, 0)
    if wrong is not None:
        this.fail(wrong)
        return None
    literal = _format_literal(this, tokens[:end], end == len(tokens))
    arguments = _format_arguments(this, tokens, end)
    if literal is None or arguments is None:
        return None
    result, wrong_format = parse_format_args(literal, arguments, this.span, newline)
    for diagnostic in wrong_format:
        this.fail(diagnostic)
    return result


def _format_literal(this: Call, tokens: Sequence[Token], alone: bool) -> Any | None:
    from grammar.format_pieces import FormatLiteral, literal_spans

    inner = peel(tokens)
    expr = parse_expr(this, inner)
    if expr is None:
        return None
    literal = literal_of(this, expr)
    span = inner[0].span.to(inner[-1].span)
    if literal is None or literal.kind is not ast.LitKind.STR:
        builder = error(None, "format argument must be a string literal", span)
        if not isinstance(expr, ast.MacroExpr):
            text = '"{}"' if alone and this.span.ctxt < 0 else '"{}", '
            builder.suggest(
                "you might be missing a string literal to format with",
                (span.shrink_to_lo(), text),
            )
        this.fail(builder.build())
        return None
    value = str(literal.value)
    direct = expr is literal
    if not direct:
        return FormatLiteral(value, span, lambda _lo, _hi: span, False)
    span_of = literal_spans(literal.text, literal.span, value)
    return FormatLiteral(value, literal.span, span_of, True)


def _format_arguments(this: Call, tokens: Sequence[Token], at: int) -> list[Any] | None:
    from grammar.format_string import FormatArgument

    found: list[FormatArgument] = []
    named: FormatArgument | None = None
    while at < len(tokens):
        if tokens[at].text != ",":
            self_token = tokens[at]
            if self_token.text == "->":
                from grammar.syntax_error_operators import arrow_for_dot

                this.fail(arrow_for_dot(self_token.span).build())
                return None
            this.fail(
                error(
                    None,
                    f"expected `,`, found `{self_token.text}`",
                    self_token.span,
                    "expected `,`",
                ).build()
            )
            return None
        at += 1
        if at == len(tokens):
            break
        name = None
        if at + 1 < len(tokens) and tokens[at + 1].text == "=" and tokens[at].text.isidentifier():
            name = ast.Ident(tokens[at].text, tokens[at].span)
            at += 2
        end, wrong = split_expr(this, tokens, at)
        expr = None if wrong is not None else parse_expr(this, tokens[at:end])
        if wrong is not None:
            this.fail(wrong)
        if expr is None:
            return None
        argument = FormatArgument(name, expr)
        if name is None and named is not None:
            assert named.name is not None
            this.fail(_positional_after_named(expr, found))
            return None
        named = argument if name is not None else named
        found.append(argument)
        at = end
    return found


def _positional_after_named(expr: ast.Expr, found: Sequence[Any]) -> Diagnostic:
    builder = error(
        None,
        "positional arguments cannot follow named arguments",
        expr.span,
        "positional arguments must be before named arguments",
    )
    for argument in found:
        if argument.name is not None:
            builder.label(argument.name.span.to(argument.expr.span), "named argument")
    return builder.build()


# ------------------------------------------------------------------ text


def _literal(
    this: Call, kind: ast.LitKind, value: int | str | bool, text: str, suffix: str | None = None
) -> ast.LitExpr:
    return ast.LitExpr(kind, value, suffix, text, this.span)


def string(this: Call, value: str) -> ast.LitExpr:
    """`value` as a literal in place of the call."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return _literal(this, ast.LitKind.STR, value, f'"{escaped}"')


def _stringify(this: Call) -> ast.Expr:
    from checker.names.token_text import tokens_to_text

    return string(this, tokens_to_text(this.call.tokens.tokens))


def _concat(this: Call) -> ast.Expr | None:
    tokens = this.call.tokens.tokens
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        end, wrong = split_expr(this, tokens, at)
        if wrong is not None:
            this.fail(wrong)
            return None
        part = _concat_part(this, tokens[at:end])
        if part is None:
            return None
        parts.append(part)
        at = end + 1
    return string(this, "".join(parts))


def _concat_part(this: Call, tokens: Sequence[Token]) -> str | None:
    inner = peel(tokens)
    negative = bool(inner) and inner[0].text == "-"
    expr = parse_expr(this, inner[1:] if negative else inner)
    if expr is None:
        return None
    literal = literal_of(this, expr)
    if literal is None or literal.kind in (ast.LitKind.BYTE, ast.LitKind.BYTE_STR):
        builder = error(None, "expected a literal", inner[0].span.to(inner[-1].span)).note(
            'only literals (like `"foo"`, `-42` and `3.14`) can be passed to `concat!()`'
        )
        this.fail(builder.build())
        return None
    text = concat_text(literal)
    return f"-{text}" if negative else text


def concat_text(literal: ast.LitExpr) -> str:
    if literal.kind is ast.LitKind.BOOL:
        return "true" if literal.value else "false"
    if literal.kind is ast.LitKind.FLOAT:
        return literal.text.removesuffix(literal.suffix or "").replace("_", "")
    return str(literal.value)


def _line(this: Call) -> ast.Expr:
    sources = this.expander.t.sources
    line = sources.locate(sources.outermost_call(this.span)).line
    return _literal(this, ast.LitKind.INT, line, f"{line}u32", "u32")


def _column(this: Call) -> ast.Expr:
    sources = this.expander.t.sources
    column = sources.locate(sources.outermost_call(this.span)).column
    return _literal(this, ast.LitKind.INT, column, f"{column}u32", "u32")


def _file(this: Call) -> ast.Expr:
    sources = this.expander.t.sources
    return string(this, sources.locate(sources.outermost_call(this.span)).file)


def _module_path(this: Call) -> ast.Expr:
    module = this.module.normal.def_
    path = module.path()
    crate = "std" if module.is_library else this.expander.t.name_of(module.crate)
    return string(this, f"{crate}::{path}" if path else crate)


def _cfg(this: Call) -> ast.Expr:
    from checker.names.cfg import eval_cfg_tokens

    value = eval_cfg_tokens(this.call.tokens.tokens, this.expander.t)
    return _literal(this, ast.LitKind.BOOL, value, "true" if value else "false")


def _compile_error(this: Call) -> None:
    tokens = [t for t in this.call.tokens.tokens if t.text != ","]
    literal = literal_of(this, parse_expr(this, tokens)) if tokens else None
    if literal is None or literal.kind is not ast.LitKind.STR:
        this.fail(error(None, "argument must be a string literal", this.span).build())
        return
    this.fail(error(None, str(literal.value), this.span).build())


def _at_compile_time(name: str) -> Callable[[Call], Any | None]:
    def expand(this: Call) -> Any | None:
        from checker.names import compile_time

        return getattr(compile_time, name)(this)

    return expand


# ------------------------------------------------------------------ panics


def _by_edition(name: str) -> Callable[[Call], Any | None]:
    def choose(this: Call) -> Any | None:
        t = this.expander.t
        span = this.span
        while span.ctxt in t.marks and (call := t.sources.contexts[span.ctxt].call_site):
            if not t.sources.is_library(span):
                break
            span = call
        edition = this.expander.edition_of(span)
        suffix = "2021" if edition >= Edition.E2021 else "2015"
        macro = t.library.macro(f"{name}_{suffix}")
        assert macro is not None
        return this.expander.by_rules(this.call, macro, this.position)

    return choose


def _assert(this: Call) -> ast.Expr | None:
    """`if !cond { panic }`, with the condition's source in the message."""
    from checker.names.token_text import tokens_to_text

    tokens = this.call.tokens.tokens
    if not tokens:
        this.fail(
            error(
                None,
                "macro requires a boolean expression as an argument",
                this.span,
                "boolean expression required",
            ).build()
        )
        return None
    end, wrong = split_expr(this, tokens, 0)
    cond = None if wrong is not None else parse_expr(this, tokens[:end])
    if wrong is not None:
        this.fail(wrong)
    if cond is None:
        return None
    rest = tokens[end:]
    if rest and rest[0].text != ",":
        this.fail(
            error(
                None, f"expected `,`, found `{rest[0].text}`", rest[0].span, "expected `,`"
            ).build()
        )
        return None
    if len(rest) > 1:
        panic = _panic_with(this, tuple(rest[1:]))
    else:
        panic = _panic_call(this, f"assertion failed: {tokens_to_text(tokens[:end])}")
    then = ast.Block((ast.ExprStmt(panic, True, (), this.span),), None, this.span)
    negated = ast.UnaryExpr(ast.UnOp.NOT, cond, cond.span)
    return ast.IfExpr(negated, then, None, this.span)


def _library_path(this: Call, *names: str) -> ast.Path:
    """`$crate::names` in a context of the library."""
    t = this.expander.t
    macros = t.library.macro("assert")
    assert macros is not None
    ctxt = this.expander.marker(this.span, macros)(macros.span.ctxt)
    span = Span(macros.span.lo, macros.span.hi, ctxt)
    segments = tuple(
        ast.PathSegment(ast.Ident(name, span), None, span) for name in ("$crate", *names)
    )
    return ast.Path(segments, False, None, span)


def _panic_call(this: Call, message: str) -> ast.Expr:
    path = _library_path(this, "panicking", "panic")
    return ast.CallExpr(ast.PathExpr(path, path.span), (string(this, message),), this.span)


def _panic_with(this: Call, tokens: tuple[Token, ...]) -> ast.Expr:
    stream = TokenStream(Delimiter.PAREN, tokens, this.call.tokens.open, this.call.tokens.close)
    path = _library_path(this, "panic")
    return ast.MacroExpr(ast.MacroCall(path, stream, this.span), this.span)


# ------------------------------------------------------------------ offset_of


def _offset_of(this: Call) -> ast.Expr | None:
    tokens = this.call.tokens.tokens
    end = match_fragment(Fragment.TYPE, tokens, 0, this.edition)
    if end is None or end >= len(tokens) or tokens[end].text != ",":
        this.fail(unsupported("this form of `offset_of!`", this.span))
        return None
    ty, wrong = parse_fragment(Fragment.TYPE, tokens[:end], this.edition)
    if wrong is not None:
        this.fail(wrong)
        return None
    fields = tuple(
        ast.PathExpr(
            ast.Path(
                (ast.PathSegment(ast.Ident(t.text, t.span), None, t.span),), False, None, t.span
            ),
            t.span,
        )
        for t in tokens[end + 1 :]
        if t.text not in (".", ",")
    )
    return ast.BuiltinExpr("offset_of", fields, (ty,), this.span)


BUILTINS: dict[str, Callable[[Call], Any | None]] = {
    "format_args": _format_args,
    "format_args_nl": _format_args_nl,
    "concat": _concat,
    "stringify": _stringify,
    "line": _line,
    "column": _column,
    "file": _file,
    "module_path": _module_path,
    "cfg": _cfg,
    "compile_error": _compile_error,
    "assert": _assert,
    "panic": _by_edition("panic"),
    "unreachable": _by_edition("unreachable"),
    "offset_of": _offset_of,
    "include_str": _at_compile_time("include_str"),
    "include_bytes": _at_compile_time("include_bytes"),
    "include": _at_compile_time("include"),
    "env": _at_compile_time("env"),
    "option_env": _at_compile_time("option_env"),
}
