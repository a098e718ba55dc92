"""Items of an impl that its trait does not have: E0407, E0437, E0438; E0201 for doubles."""

from __future__ import annotations

from checker.names.defs import Def, DefKind
from checker.names.head_span import head_span
from checker.names.scope import Resolver
from grammar import syntax as ast
from grammar.diagnostic import error, unsupported
from grammar.span import Span

CODES = {
    DefKind.ASSOC_FN: ("E0407", "method"),
    DefKind.ASSOC_TYPE: ("E0437", "type"),
    DefKind.ASSOC_CONST: ("E0438", "const"),
}


def check_members(r: Resolver, trait: Def) -> None:
    """Compare the impl `r.owner` with `trait`."""
    wanted: dict[tuple[DefKind, str], Def] = {}
    for item in trait.children:
        if item.kind in CODES:
            wanted.setdefault((item.kind, item.name), item)
    names = {name for _, name in wanted}
    seen: dict[tuple[DefKind, str], Def] = {}
    for child in r.owner.children:
        if child.kind not in CODES:
            continue
        key = (child.kind, child.name)
        if key not in wanted:
            if child.name not in names:  # of another kind: E0323 to E0325, found with the types
                _not_a_member(r, child, trait)
            continue
        earlier = seen.setdefault(key, child)
        if earlier is not child:
            r.emit(
                error(
                    "E0201",
                    f"duplicate definitions with name `{child.name}`:",
                    _whole(child),
                    "duplicate definition",
                )
                .label(_whole(earlier), "previous definition here")
                .label(head_span(r.t.sources, wanted[key]), "item in trait")
                .build()
            )


def _whole(def_: Def) -> Span:
    node = def_.node
    assert isinstance(node, ast.Item)
    return node.span


def _not_a_member(r: Resolver, child: Def, trait: Def) -> None:
    code, word = CODES[child.kind]
    node = child.node
    assert isinstance(node, ast.Item)
    if trait.is_library:
        from checker.names.std_names import std_has_member

        if std_has_member(trait, child.name):
            r.emit(unsupported(f"`{trait.name}::{child.name}`", child.span))
            return
    builder = error(
        code,
        f"{word} `{child.name}` is not a member of trait `{trait.name}`",
        node.span,
        f"not a member of trait `{trait.name}`",
    )
    names = [c.name for c in trait.children if c.kind is child.kind]
    from checker.names.similar import best_match

    similar = best_match(names, child.name)
    if similar is not None:
        what = {"method": "associated function"}.get(word, f"associated {word}")
        builder.suggest(f"there is an {what} with a similar name", (child.span, similar))
    r.emit(builder.build())
