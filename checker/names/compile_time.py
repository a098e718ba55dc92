"""What is read while compiling: `include_str!` and its kin, `env!`, `option_env!`.

Runs when such a call is expanded (`checker.names.builtin_macros`). Files stand relative to the file
of the call, and are found by the crate's loader; the environment is the one its options give. A
snippet has neither: then the macro is outside the subset.

Reference: `std`, "Macros"; rustc: `rustc_builtin_macros::source_util`, `env`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.names.builtin_macros import Call, literal_of, parse_expr, split_expr, string
from checker.names.tables import is_text
from grammar import syntax as ast
from grammar.diagnostic import error, unsupported
from grammar.fragments import Fragment, parse_fragment
from grammar.span import SourceFile

if TYPE_CHECKING:
    from collections.abc import Mapping


def include_str(this: Call) -> ast.Expr | None:
    found = _text(this, "include_str")
    return None if found is None else string(this, found[1])


def include_bytes(this: Call) -> ast.Expr | None:
    """As in rustc a reference to an array."""
    found = _file(this, "include_bytes")
    if found is None:
        return None
    data = found[1].encode("utf-8", "surrogateescape")
    return ast.LitExpr(ast.LitKind.BYTE_STR, data, None, repr(data), this.span)


def include(this: Call) -> Any | None:
    """The file as items, or as one expression."""
    found = _text(this, "include")
    if found is None:
        return None
    from grammar.parse import tokens_of

    t = this.expander.t
    file = SourceFile.of(*found)
    tokens, wrong = tokens_of(file, t.sources.add_file(file), this.edition)
    for diagnostic in wrong:
        this.fail(diagnostic)
    if wrong:
        return None
    position = this.position if this.position is Fragment.ITEMS else Fragment.EXPR
    node, problem = parse_fragment(position, tokens, this.edition)
    if problem is not None:
        this.fail(problem)
        return None
    return node


def _text(this: Call, name: str) -> tuple[str, str] | None:
    found = _file(this, name)
    if found is not None and not is_text(found[1]):
        # rustc labels the bytes, which are in no source of ours.
        this.fail(error(None, f"`{found[0]}` wasn't a utf-8 file", this.span).build())
        return None
    return found


def _file(this: Call, name: str) -> tuple[str, str] | None:
    """The shown name and the text of the file that the call names."""
    t = this.expander.t
    path = _argument(this)
    if path is None or t.options.loader is None:
        this.fail(unsupported(f"the macro `{name}!` without a file", this.span))
        return None
    here = t.sources.locate(t.sources.outermost_call(this.span)).file.replace("\\", "/")
    folder = here.rpartition("/")[0]
    full = f"{folder}/{path}" if folder and not path.startswith("/") else path
    found = t.options.loader(full)
    if found is None:
        message = f"couldn't read `{full}`: No such file or directory (os error 2)"
        this.fail(error(None, message, this.span).build())
    return found


def _argument(this: Call) -> str | None:
    """The first argument, if it is a string after expansion."""
    tokens = this.call.tokens.tokens
    end, wrong = split_expr(this, tokens, 0)
    literal = literal_of(this, parse_expr(this, tokens[:end])) if wrong is None else None
    return str(literal.value) if literal and literal.kind is ast.LitKind.STR else None


# ------------------------------------------------------------------ the environment


def env(this: Call) -> ast.Expr | None:
    name, variables = _argument(this), this.expander.t.options.env
    if name is None or variables is None:
        this.fail(unsupported("the macro `env!` without an environment", this.span))
        return None
    value = variables.get(name)
    if value is not None:
        return string(this, value)
    this.fail(_undefined(this, name, variables))
    return None


def _undefined(this: Call, name: str, variables: Mapping[str, str]) -> Any:
    tokens = this.call.tokens.tokens
    end, _ = split_expr(this, tokens, 0)
    own = literal_of(this, parse_expr(this, tokens[end + 1 :])) if end + 1 < len(tokens) else None
    if own is not None:
        return error(None, str(own.value), this.span).build()
    builder = error(None, f"environment variable `{name}` not defined at compile time", this.span)
    return builder.help(f'use `std::env::var("{name}")` to read the variable at run time').build()


def option_env(this: Call) -> ast.Expr | None:
    t = this.expander.t
    name, variables = _argument(this), t.options.env
    if name is None or variables is None:
        this.fail(unsupported("the macro `option_env!` without an environment", this.span))
        return None
    value = variables.get(name)
    macro = t.library.macro("option_env_none" if value is None else "option_env_some")
    assert macro is not None
    expanded: ast.Expr | None = this.expander.by_rules(this.call, macro, this.position)
    return expanded
