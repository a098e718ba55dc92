"""What rustc calls the things that names mean."""

from __future__ import annotations

from checker.names.defs import (
    Def,
    DefKind,
    LocalRes,
    PrimTy,
    Res,
    SelfCtor,
    SelfTyAlias,
    SelfTyParam,
)
from grammar import syntax as ast


def describe_res(res: Res | object, as_value: bool = True) -> str:
    """ "struct", "unit variant", "local variable"... `as_value`: constructors by their kind."""
    if isinstance(res, Def):
        return _describe_def(res, as_value)
    if isinstance(res, PrimTy):
        return "builtin type"
    if isinstance(res, LocalRes):
        return "local variable"
    if isinstance(res, SelfTyAlias | SelfTyParam):
        return "self type"
    if isinstance(res, SelfCtor):
        return "self constructor"
    return "unresolved item"


def _describe_def(def_: Def, as_value: bool) -> str:
    kind = _shape(def_)
    if def_.kind is DefKind.STRUCT:
        return f"{kind} struct" if as_value and kind else "struct"
    if def_.kind is DefKind.VARIANT:
        return f"{kind} variant" if as_value and kind else "variant"
    if def_.kind is DefKind.ASSOC_FN:
        node = def_.node
        if isinstance(node, ast.Item) and isinstance(node.kind, ast.FnItem):
            if node.kind.self_param is not None:
                return "method"
    word: str = def_.kind.value
    return word


def _shape(def_: Def) -> str:
    node = def_.node
    kind = node.kind if isinstance(node, ast.Variant) else None
    if isinstance(node, ast.Item) and isinstance(node.kind, ast.StructItem):
        kind = node.kind.kind
    if kind is ast.VariantKind.UNIT:
        return "unit"
    return "tuple" if kind is ast.VariantKind.TUPLE else ""


def article(word: str) -> str:
    return "an" if word[0] in "aeiou" and not word.startswith("uni") else "a"
