"""The items of a trait or an impl: provider of `q_assoc_items`."""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types.ty import AssocItem
from grammar import syntax as ast

_KINDS = {DefKind.ASSOC_FN: "fn", DefKind.ASSOC_TYPE: "type", DefKind.ASSOC_CONST: "const"}


def provide_assoc_items(tcx: Tcx, container: Def) -> tuple[AssocItem, ...]:
    """In order of declaration; an impl's are linked to the trait's of the same name and kind."""
    links: dict[tuple[str, str], Def] = {}
    if container.kind is DefKind.IMPL:
        from checker.types.collect_impls import trait_of_impl

        trait = trait_of_impl(tcx, container)
        if trait is not None:
            links = {(i.name, i.kind): i.def_ for i in tcx.assoc_items(trait)}
    return tuple(
        _item(tcx, child, container, links.get((child.name, _KINDS[child.kind])))
        for child in container.children
        if child.kind in _KINDS
    )


def _item(tcx: Tcx, d: Def, container: Def, trait_item: Def | None) -> AssocItem:
    member = tcx.names.library.members.get(d)
    if member is not None:  # the library's index knows: nothing is parsed
        has_default = member.has_body or "native" in member.attrs
        return AssocItem(
            d, d.name, _KINDS[d.kind], member.has_self, has_default, container, trait_item
        )
    has_self, has_default = False, False
    node = d.node
    if isinstance(node, ast.Item):
        match node.kind:
            case ast.FnItem() as fn:
                has_self = fn.self_param is not None
                has_default = fn.body is not None or _is_native(node)
            case ast.TypeAliasItem() as alias:
                has_default = alias.ty is not None
            case ast.ConstItem() as const:
                has_default = const.value is not None
            case _:
                pass
    return AssocItem(d, d.name, _KINDS[d.kind], has_self, has_default, container, trait_item)


def _is_native(node: ast.Item) -> bool:
    return any(a.path.segments[-1].ident.name == "native" for a in node.attrs)
