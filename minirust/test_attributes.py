"""The tests of a program: their names, and what `#[ignore]` and `#[should_panic]` say."""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def
from checker.names.owners import test_functions
from grammar import syntax as ast
from grammar.literals import split_quoted, unescape
from minirust.libtest import Test


def collect_tests(tcx: Tcx) -> list[tuple[Test, Def]]:
    """All tests in libtest's order: by name."""
    found = [(_test(tcx, d), d) for d in test_functions(tcx)]
    return sorted(found, key=lambda pair: pair[0].name.encode())


def _test(tcx: Tcx, def_: Def) -> Test:
    node = def_.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.FnItem)
    at = tcx.sources.locate(node.kind.name.span)
    place = f"{at.file}:{at.line}:{at.column}"
    return Test(def_.path(), _said(node, "ignore"), _said(node, "should_panic"), place)


def _said(node: ast.Item, name: str) -> str | None:
    """The text of `#[name = ".."]` or `#[name(expected = "..")]`, "" without a text, None without
    the attribute."""
    for attr in node.attrs:
        if attr.doc is not None or attr.path.segments[-1].ident.name != name:
            continue
        if isinstance(attr.value, ast.LitExpr):
            return str(attr.value.value)
        for token in attr.args.tokens if attr.args is not None else ():
            if token.kind == "STRING":
                prefix, body, _ = split_quoted(token.text)
                return str(unescape(token.kind, prefix, body))
        return ""
    return None
