"""non_snake_case, non_camel_case_types, non_upper_case_globals: how names are written.

Source: `rustc_lint::nonstandard_style`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.context import Tcx
from checker.lints.known import NON_CAMEL_CASE_TYPES, NON_SNAKE_CASE, NON_UPPER_CASE_GLOBALS
from checker.lints.report_unused import add_suggestion
from checker.lints.session import Finding
from checker.names.defs import Def, DefKind
from checker.names.owners import has_body, items
from checker.types.syntax_walk import walk
from grammar import syntax as ast
from grammar.diagnostic import Child, Label, Level, Suggestion, warning
from grammar.span import Span


def camel_case_findings(tcx: Tcx) -> Iterator[Finding]:
    """Types, traits, variants and type parameters that are not in camel case."""
    for item in items(tcx):
        word = _TYPE_WORDS.get(item.kind)
        if word is not None and not _has_c_repr(tcx, item) and not _of_trait_impl(tcx, item):
            yield from _camel(tcx, word, item)
        for child in item.children:
            if child.kind is DefKind.VARIANT:
                yield from _camel(tcx, "variant", child)
            elif child.kind is DefKind.TYPE_PARAM and isinstance(child.node, ast.TypeParam):
                yield from _camel(tcx, "type parameter", child)


_TYPE_WORDS = {
    DefKind.STRUCT: "type",
    DefKind.ENUM: "type",
    DefKind.UNION: "type",
    DefKind.TYPE_ALIAS: "type",
    DefKind.TRAIT: "trait",
    DefKind.ASSOC_TYPE: "associated type",
}


def _has_c_repr(tcx: Tcx, item: Def) -> bool:
    if item.kind in (DefKind.STRUCT, DefKind.ENUM, DefKind.UNION):
        return "C" in tcx.adt(item).repr
    return False


def _of_trait_impl(tcx: Tcx, item: Def) -> bool:
    parent = item.parent
    return (
        parent is not None
        and parent.kind is DefKind.IMPL
        and tcx.impl_trait_ref(parent) is not None
    )


def _camel(tcx: Tcx, word: str, def_: Def) -> Iterator[Finding]:
    name = def_.name
    if is_camel_case(name) or _is_made(tcx, def_.span):
        return
    d = warning(None, f"{word} `{name}` should have an upper camel case name", def_.span)
    better = to_camel_case(name)
    if better != name:
        add_suggestion(d, "convert the identifier to upper camel case", (def_.span, better))
    else:
        d.labels[0] = Label(def_.span, "should have an UpperCamelCase name", True)
    yield Finding(NON_CAMEL_CASE_TYPES, d)


def is_camel_case(name: str) -> bool:
    """Starts with a capital; no underscore twice, nor beside a letter that has case."""
    name = name.strip("_")
    if not name:
        return True
    if name[0].islower() or "__" in name:
        return False
    return not any(
        c == "_" and (_cased(name[i - 1]) or _cased(name[i + 1])) for i, c in enumerate(name)
    )


def _cased(c: str) -> bool:
    return c.lower() != c.upper()


def to_camel_case(name: str) -> str:
    """rustc's proposal: words are joined, with `_` kept between digits."""
    words: list[str] = []
    for part in name.strip("_").split("_"):
        if part:
            words += _humps(part)
    out = ""
    for word in words:
        if out and out[-1].isdigit() and word[0].isdigit():
            out += "_"
        out += word
    return out


def _humps(part: str) -> list[str]:
    """`part` cut before each capital after a small letter, each piece with one capital."""
    pieces: list[str] = []
    piece = ""
    was_lower = False
    for c in part:
        if c.isupper() and was_lower:
            pieces.append(piece)
            piece = ""
        was_lower = c.islower()
        piece += c
    pieces.append(piece)
    return [p[0].upper() + p[1:].lower() for p in pieces if p]


# ------------------------------------------------------------------ snake case


def snake_case_findings(tcx: Tcx) -> Iterator[Finding]:
    """Functions, modules, fields, lifetimes and variables that are not in snake case; constants
    and statics that are not in upper case."""
    stack = [tcx.user]
    while stack:
        def_ = stack.pop()
        for child in def_.children:
            if child.kind is DefKind.MOD:
                yield from _snake(tcx, "module", child.name, child.span)
                stack.append(child)
    for item in items(tcx):
        if _is_made(tcx, item.span):
            continue
        yield from _item(tcx, item)


def _item(tcx: Tcx, item: Def) -> Iterator[Finding]:
    in_impl = _of_trait_impl(tcx, item)
    match item.kind:
        case DefKind.FN:
            node: Any = item.node
            if not _is_exported(node):
                yield from _snake(tcx, "function", item.name, item.span)
        case DefKind.ASSOC_FN if not in_impl:
            in_trait = item.parent is not None and item.parent.kind is DefKind.TRAIT
            word = "trait method" if in_trait else "method"
            yield from _snake(tcx, word, item.name, item.span)
        case DefKind.STRUCT | DefKind.UNION:
            yield from _fields(tcx, item)
        case DefKind.CONST | DefKind.ASSOC_CONST if not in_impl:
            word = "constant" if item.kind is DefKind.CONST else "associated constant"
            yield from _upper(tcx, word, item)
        case DefKind.STATIC:
            yield from _upper(tcx, "static variable", item)
        case _:
            pass
    for child in item.children:
        if child.kind is DefKind.LIFETIME_PARAM:
            yield from _snake(tcx, "lifetime", child.name, child.span)
        elif child.kind is DefKind.CONST_PARAM:
            yield from _upper(tcx, "const parameter", child)
    if has_body(item):
        yield from _variables(tcx, item)


def _is_exported(node: Any) -> bool:
    return isinstance(node, ast.Item) and any(
        a.path.segments[0].ident.name in ("no_mangle", "export_name") for a in node.attrs
    )


def _fields(tcx: Tcx, item: Def) -> Iterator[Finding]:
    for child in item.children:
        if child.kind is DefKind.FIELD and not child.name.isdigit():
            yield from _snake(tcx, "structure field", child.name, child.span)


def _variables(tcx: Tcx, item: Def) -> Iterator[Finding]:
    tables = tcx.resolutions(item)
    node: Any = item.node
    shorthand: set[ast.Pat] = set()
    for found in walk(tables, node.kind if isinstance(node, ast.Item) else node):
        if isinstance(found, ast.FieldPat) and found.shorthand:
            shorthand.add(found.pat)
        elif isinstance(found, ast.IdentPat) and found not in tables.ident_pats:
            if found not in shorthand and found not in tables.same_binding:
                if not _is_made(tcx, found.name.span):
                    yield from _snake(tcx, "variable", found.name.name, found.name.span)


def _is_made(tcx: Tcx, span: Span) -> bool:
    """Whether the name was written by the library, or by a derive."""
    context = tcx.sources.contexts[span.ctxt]
    return context.derived or context.file.is_library


def _snake(tcx: Tcx, word: str, name: str, span: Span) -> Iterator[Finding]:
    if is_snake_case(name):
        return
    d = warning(None, f"{word} `{name}` should have a snake case name", span)
    better = to_snake_case(name)
    if better == name or not better:
        d.labels[0] = Label(span, "should have a snake_case name", True)
    else:
        add_suggestion(d, "convert the identifier to snake case", (span, better))
    yield Finding(NON_SNAKE_CASE, d)


def is_snake_case(name: str) -> bool:
    name = name.lstrip("'").strip("_")
    return "__" not in name and not any(c.isupper() for c in name)


def to_snake_case(name: str) -> str:
    """rustc's proposal: a new word before each capital that follows something else."""
    text = name.lstrip("_")
    words = [""] * (len(name) - len(text))
    for part in text.split("_"):
        piece, last_upper = "", False
        for c in part:
            if piece not in ("", "'") and c.isupper() and not last_upper:
                words.append(piece)
                piece = ""
            last_upper = c.isupper()
            piece += c.lower()
        if piece:
            words.append(piece)
    return "_".join(words)


def _upper(tcx: Tcx, word: str, def_: Def) -> Iterator[Finding]:
    name = def_.name
    if not any(c.islower() for c in name) or _is_made(tcx, def_.span):
        return
    d = warning(None, f"{word} `{name}` should have an upper case name", def_.span)
    better = to_snake_case(name).upper()
    message = "convert the identifier to upper case"
    used = list(_uses(tcx, def_))
    if not used:
        add_suggestion(d, message, (def_.span, better))
    else:
        d.suggest(message, (def_.span, better))
    for span in used:
        d.children.append(
            Child(Level.HELP, message, (), Suggestion(((span, better),), hidden=True))
        )
    yield Finding(NON_UPPER_CASE_GLOBALS, d)


def _uses(tcx: Tcx, def_: Def) -> Iterator[Span]:
    """Where a constant or static is named."""
    if def_.kind not in (DefKind.CONST, DefKind.STATIC):
        return
    for item in items(tcx):
        for path, res in tcx.resolutions(item).paths.items():
            if res.base is def_ and not res.unresolved:
                yield path.segments[-1].ident.span
