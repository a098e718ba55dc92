"""The intermediate forms as text: tokens, AST, MIR, borrow facts, generated Python."""

from __future__ import annotations

from grammar.tokens import Token
from minirust.compile import Compilation


def dump(compilation: Compilation, form: str) -> str:
    """The form named `form` of the user's program; deterministic."""
    match form:
        case "tokens":
            from grammar.dump import dump_tokens

            return dump_tokens(lex_file(compilation))
        case "ast":
            from grammar.dump import dump as dump_ast

            return dump_ast(compilation.crate.syntax)
        case "mir" | "mir-built":
            return _mir(compilation, built=form == "mir-built")
        case "facts":
            from checker.borrow.dump import dump as dump_facts

            bodies = compilation.crate.bodies()
            return "".join(dump_facts(compilation.crate.tcx, owner) for owner in bodies)
        case _:
            from interp.machine import generate

            main = compilation.crate.main
            return generate(compilation.crate.tcx, main) if main is not None else ""


def lex_file(compilation: Compilation) -> list[Token]:
    """The tokens of the program, comments left out."""
    from grammar.lexer import lex

    return lex(compilation.crate.file, 0)[0]


def _mir(compilation: Compilation, built: bool) -> str:
    from checker.mir.pretty import pretty_body

    tcx = compilation.crate.tcx
    query = tcx.mir_built if built else tcx.mir
    bodies = (query(owner) for owner in compilation.crate.bodies())
    return "\n".join(pretty_body(tcx, body) for body in bodies if body is not None)
