"""What the grammar takes and the language does not, of single items.

E0449 (visibility where there is none to choose), E0130 and E0642 (patterns as parameters of
functions without bodies), E0517, E0552 and E0565 (what `#[repr]` says and where it stands).

Source: `rustc_ast_passes::ast_validation`, `rustc_passes::check_attr`.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.names.head_span import whole_span
from checker.names.item_bodies import check_item_body
from grammar import syntax as ast
from grammar.diagnostic import error
from grammar.span import Span


def validate(tcx: Tcx, item: Def) -> None:
    """Report what is wrong with the form of `item`."""
    node = item.node
    if not isinstance(node, ast.Item):
        return
    _visibility(tcx, item, node)
    check_item_body(tcx, item, node)
    if isinstance(node.kind, ast.FnItem) and node.kind.body is None:
        _parameters(tcx, item, node.kind)
    for attr in node.attrs:
        if attr.path.segments[-1].ident.name == "repr":
            _repr(tcx, item, attr)


# ------------------------------------------------------------------ visibility


_TRAIT_NOTE = "trait items always share the visibility of their trait"


def _visibility(tcx: Tcx, item: Def, node: ast.Item) -> None:
    note = _no_choice(item)
    if note is None or node.vis.kind is ast.VisibilityKind.INHERITED:
        return
    builder = error("E0449", "visibility qualifiers are not permitted here", node.vis.span)
    builder.note(note)
    builder.suggest("remove the qualifier", (node.vis.span, ""))
    tcx.emit(builder.build())


def _no_choice(item: Def) -> str | None:
    """Why `item` has no visibility of its own; None if it has."""
    parent = item.parent
    if item.kind is DefKind.IMPL:
        return (
            _TRAIT_NOTE if _of_trait(item) else "place qualifiers on individual impl items instead"
        )
    if parent is None:
        return None
    if parent.kind is DefKind.TRAIT or (parent.kind is DefKind.IMPL and _of_trait(parent)):
        return _TRAIT_NOTE
    return None


def _of_trait(impl: Def) -> bool:
    node = impl.node
    assert isinstance(node, ast.Item)
    assert isinstance(node.kind, ast.ImplItem)
    return node.kind.trait is not None


# ------------------------------------------------------------------ parameters


def _parameters(tcx: Tcx, item: Def, fn: ast.FnItem) -> None:
    foreign = item.parent is not None and item.parent.kind is DefKind.EXTERN_BLOCK
    for param in fn.params:
        pat = param.pat
        if isinstance(pat, ast.WildPat | ast.ErrorPat):
            continue
        if isinstance(pat, ast.IdentPat) and not pat.by_ref and pat.sub is None:
            if not (pat.mutable and foreign):
                continue
        if foreign:
            message = "patterns aren't allowed in foreign function declarations"
            label = "pattern not allowed in foreign function"
            tcx.emit(error("E0130", message, pat.span, label).build())
        else:
            message = "patterns aren't allowed in functions without bodies"
            label = "pattern not allowed in function without body"
            tcx.emit(error("E0642", message, pat.span, label).build())


# ------------------------------------------------------------------ repr


INTEGERS = frozenset(
    ["i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "i128", "u128", "isize", "usize"]
)
_STRUCT_LIKE = (DefKind.STRUCT, DefKind.UNION)
_TYPES = (DefKind.STRUCT, DefKind.ENUM, DefKind.UNION)


def _repr(tcx: Tcx, item: Def, attr: ast.Attribute) -> None:
    depth = 0
    for token in attr.args.tokens if attr.args is not None else ():
        if token.text in "([{":
            depth += 1
        elif token.text in ")]}":
            depth -= 1
        elif depth == 0 and token.text != ",":
            _hint(tcx, item, attr, token.text, token.span)


def _hint(tcx: Tcx, item: Def, attr: ast.Attribute, word: str, at: Span) -> None:
    if word.startswith('"') or word[:1].isdigit():
        message = "meta item in `repr` must be an identifier"
        tcx.emit(error("E0565", message, attr.span).build())
    elif word in INTEGERS:
        _only(tcx, item, at, (DefKind.ENUM,), "an enum")
    elif word == "packed":
        _only(tcx, item, at, _STRUCT_LIKE, "a struct or union")
    elif word in ("C", "align", "transparent", "Rust"):
        _only(tcx, item, at, _TYPES, "a struct, enum, or union")
    elif word.isidentifier() and word != "simd":
        builder = error("E0552", "unrecognized representation hint", at)
        names = "`i8`, `u8`, `i16`, `u16`, `i32`, `u32`, `i64`, `u64`, `i128`, `u128`, `isize`"
        builder.help(
            "valid reprs are `Rust` (default), `C`, `align`, `packed`, `transparent`, `simd`, "
            f"{names}, `usize`"
        )
        tcx.emit(builder.build())


def _only(tcx: Tcx, item: Def, at: Span, kinds: tuple[DefKind, ...], what: str) -> None:
    if item.kind not in kinds:
        builder = error("E0517", f"attribute should be applied to {what}", at)
        builder.label(whole_span(tcx.sources, item), f"not {what}")
        tcx.emit(builder.build())
