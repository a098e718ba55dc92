"""Which impls may matter: by the names they are written with, before anything is resolved.

The answers are candidates: complete, but a name may belong to another trait or type; the caller
compares definitions. Impls in bodies, of macros and of derives are among them.
"""

from __future__ import annotations

from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.names.heads import ANY, head_of
from checker.names.tables import NameTables
from grammar import syntax as ast


def candidate_trait_impls(tcx: Tcx, trait: Def, head: str | None = None) -> list[Def]:
    """Impls of traits called as `trait` is (or imported under another name).

    With `head` (`checker.names.heads`), only impls whose self type has that head or may have any:
    the library's others are then not even parsed.
    """
    t = tcx.names
    found = [
        impl
        for impl in t.user_impls
        if _may_be_trait(t, impl, trait.name) and _may_have_head(t, impl, head)
    ]
    return found + t.library.impls_by_trait(trait.name, head)


def candidate_inherent_impls(tcx: Tcx, head_name: str) -> list[Def]:
    """Inherent impls for types whose head (`checker.names.heads`) is `head_name`."""
    t = tcx.names
    found = [
        impl
        for impl in t.user_impls
        if impl_syntax(impl).trait is None and _may_have_head(t, impl, head_name)
    ]
    return found + t.library.impls_by_self(head_name)


def impl_syntax(impl: Def) -> ast.ImplItem:
    item = impl.node
    assert isinstance(item, ast.Item)
    assert isinstance(item.kind, ast.ImplItem)
    return item.kind


def _may_be_trait(t: NameTables, impl: Def, name: str) -> bool:
    trait = impl_syntax(impl).trait
    if trait is None:
        return False
    written = trait.segments[-1].ident.name
    return written == name or written in renames(t)


def _may_have_head(t: NameTables, impl: Def, head: str | None) -> bool:
    if head is None:
        return True
    syntax = impl_syntax(impl)
    own = head_of(syntax.self_ty, syntax.generics)
    return own in (head, ANY, "Self") or own in renames(t)


def renames(t: NameTables) -> frozenset[str]:
    """Names of the user's crate that may stand for something called otherwise."""
    if t.renames is None:
        names = {
            i.name.name for i in t.imports if i.name is not None and i.name is not i.segments[-1]
        }
        pending = [t.user, *t.extern_crates.values()]
        while pending:
            at = pending.pop()
            for child in at.children if not at.is_library else ():
                if child.kind is DefKind.TYPE_ALIAS:
                    names.add(child.name)
                elif child.kind in (DefKind.MOD, DefKind.FN, DefKind.IMPL, DefKind.ASSOC_FN):
                    pending.append(child)
        t.renames = frozenset(names)
    return t.renames
