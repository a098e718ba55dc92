"""What is wrong with `T::Name` that means no associated type, or several: E0220, E0221, E0223."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.names.defs import Def, DefKind
from checker.types.ty import ERROR_TY, Alias, Args, Param, TraitRef, Ty
from grammar import syntax as ast
from grammar.diagnostic import error

if TYPE_CHECKING:
    from checker.types.lower_ty import Lowering


def several_found(cx: Lowering, base: Ty, path: ast.Path, found: list[tuple[Def, Args]]) -> Ty:
    """E0221: more than one bound declares the name. In a body rustc takes the bounds in order."""
    from checker.types.pretty import show, show_trait

    name, shown = found[0][0].name, show(cx.tcx, base)
    message = f"ambiguous associated type `{name}` in bounds of `{shown}`"
    builder = error("E0221", message, path.span, f"ambiguous associated type `{name}`")
    for assoc, args in found if cx.infer is None else reversed(found):
        assert assoc.parent is not None
        trait = show_trait(cx.tcx, TraitRef(assoc.parent, args))
        if assoc.is_library:
            builder.note(f"associated type `{name}` could derive from `{trait}`")
            continue
        builder.label(assoc.span, f"ambiguous `{name}` from `{trait}`")
        text = f"<{shown} as {trait}>::{name}"
        builder.suggest("use fully-qualified syntax to disambiguate", (path.span, text))
    cx.emit(builder)
    return ERROR_TY


def not_found(cx: Lowering, base: Ty, path: ast.Path, segment: ast.PathSegment) -> Ty:
    from checker.types.pretty import show

    name = segment.ident.name
    if isinstance(base, Param):
        shown = show(cx.tcx, base)
        return cx.error(
            "E0220",
            f"associated type `{name}` not found for `{shown}`",
            segment.ident.span,
            f"associated type `{name}` not found",
        )
    return _ambiguous(cx, base, path, segment)


def _ambiguous(cx: Lowering, base: Ty, path: ast.Path, segment: ast.PathSegment) -> Ty:
    from checker.types.pretty import show, show_path

    name = segment.ident.name
    shown = show(cx.tcx, base)
    builder = error("E0223", "ambiguous associated type", path.span)
    traits = [] if isinstance(base, Alias) else list(_traits_with(cx, name))
    if len(traits) == 1:
        builder.suggest(
            "use fully-qualified syntax",
            (path.span, f"<{shown} as {show_path(cx.tcx, traits[0])}>::{name}"),
        )
    else:
        builder.suggest(
            f"if there were a trait named `Example` with associated type `{name}` implemented for "
            f"`{shown}`, you could use the fully-qualified path",
            (path.span, f"<{shown} as Example>::{name}"),
        )
    cx.emit(builder)
    return ERROR_TY


def of_no_type(cx: Lowering, path: ast.Path, item: Def) -> Ty:
    """`Trait::Item` names the associated type of no type: E0223."""
    from checker.types.pretty import show, show_path

    trait = item.parent
    assert trait is not None
    name, shown = item.name, show_path(cx.tcx, trait)
    builder = error("E0223", "ambiguous associated type", path.span)
    impls = [i for i in cx.tcx.trait_impls(trait) if not i.is_library]
    for impl in impls:
        header = cx.tcx.impl_trait_ref(impl)
        if header is not None:
            text = f"<{show(cx.tcx, header.self_ty)} as {shown}>::{name}"
            builder.suggest("use fully-qualified syntax", (path.span, text))
    if not impls and not trait.is_library:
        builder.suggest(
            f"if there were a type named `Example` that implemented `{shown}`, you could use the "
            "fully-qualified path",
            (path.span, f"<Example as {shown}>::{name}"),
        )
    cx.emit(builder)
    return ERROR_TY


def _traits_with(cx: Lowering, name: str) -> Iterator[Def]:
    stack = [cx.tcx.user]
    while stack:
        at = stack.pop()
        for child in at.children:
            if child.kind is DefKind.TRAIT:
                if any(c.name == name and c.kind is DefKind.ASSOC_TYPE for c in child.children):
                    yield child
            elif child.kind in (DefKind.MOD, DefKind.FN):
                stack.append(child)
