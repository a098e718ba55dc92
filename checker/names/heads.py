"""The head of a type as written: what an impl is filed under.

Names only, nothing is resolved: the last segment of a path (`Vec`), `&`, `[]` for slices, `[;]`
for arrays, `*`, `(2)` for tuples by length, `fn`, `dyn Trait`, `!`; `?` for a type parameter, and
for whatever only types can tell (an associated type, a macro): an impl for `?` may apply to all.
"""

from __future__ import annotations

from grammar import syntax as ast

ANY = "?"


def head_of(ty: ast.Type, generics: ast.Generics) -> str:
    """The head of `ty`, the self type of an impl with `generics`."""
    match ty:
        case ast.PathType(path=path):
            return _path_head(path, generics)
        case ast.RefType():
            return "&"
        case ast.PtrType():
            return "*"
        case ast.SliceType():
            return "[]"
        case ast.ArrayType():
            return "[;]"
        case ast.TupleType(elements=elements):
            return f"({len(elements)})"
        case ast.ParenType(inner=inner):
            return head_of(inner, generics)
        case ast.FnPtrType():
            return "fn"
        case ast.NeverType():
            return "!"
        case ast.TraitObjectType(bounds=bounds):
            for bound in bounds:
                if isinstance(bound, ast.TraitBound):
                    return f"dyn {bound.path.segments[-1].ident.name}"
            return ANY
        case _:
            return ANY


def _path_head(path: ast.Path, generics: ast.Generics) -> str:
    name = path.segments[-1].ident.name
    if path.qself is not None:
        return ANY
    if len(path.segments) == 1:
        for param in generics.params:
            if isinstance(param, ast.TypeParam) and param.name.name == name:
                return ANY
    elif any(
        isinstance(param, ast.TypeParam) and param.name.name == path.segments[0].ident.name
        for param in generics.params
    ):
        return ANY
    return name
