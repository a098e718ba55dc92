"""Types as `std::any::type_name` shows them: paths from the crate on, lifetimes left out.

Source: `rustc_const_eval::util::type_name`. A method's path has the type of its impl, a closure's
that of what it is in. The library here is one crate with a flatter tree than the real one;
`REAL_PATHS` says where its modules really are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types import ty as t
from checker.types.fold import subst

if TYPE_CHECKING:
    from checker.context import Tcx

CORE = (
    *("any", "cell", "cmp", "convert", "fmt", "iter", "marker", "mem", "num", "ops"),
    *("option", "ptr", "result", "slice", "time", "clone", "default", "hash", "str", "char"),
    *("array", "error", "pin"),
)
ALLOC = ("borrow", "boxed", "rc", "string", "sync", "vec")
REAL_PATHS = {
    **{name: f"core::{name}" for name in CORE},
    **{name: f"alloc::{name}" for name in ALLOC},
    **{f"ops::{name}": f"core::ops::function::{name}" for name in ("Fn", "FnMut", "FnOnce")},
    "ops::Range": "core::ops::range::Range",
    "ops::RangeFrom": "core::ops::range::RangeFrom",
    "ops::RangeFull": "core::ops::range::RangeFull",
    "ops::RangeInclusive": "core::ops::range::RangeInclusive",
    "ops::RangeTo": "core::ops::range::RangeTo",
    "ops::RangeToInclusive": "core::ops::range::RangeToInclusive",
    "ops::ControlFlow": "core::ops::control_flow::ControlFlow",
    "collections::hash_map": "std::collections::hash::map",
    "collections::hash_set": "std::collections::hash::set",
    "collections::btree_map": "alloc::collections::btree::map",
    "collections::btree_set": "alloc::collections::btree::set",
    "collections::vec_deque": "alloc::collections::vec_deque",
    "collections::binary_heap": "alloc::collections::binary_heap",
    "collections::linked_list": "alloc::collections::linked_list",
}

FN_TRAITS = (LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE)


def type_name(tcx: Tcx, ty: t.Ty) -> str:
    """The type's name; `_` for what no value can have."""
    return _Names(tcx).type(ty)


class _Names:
    def __init__(self, tcx: Tcx) -> None:
        self.tcx = tcx

    def type(self, ty: t.Ty) -> str:
        match ty:
            case t.Prim(kind):
                return kind.value
            case t.Adt(def_, args):
                return self.path(def_) + self.arguments(def_, args)
            case t.Ref(_, pointee, mutable):
                return f"&{'mut ' if mutable else ''}{self.pointee(pointee)}"
            case t.RawPtr(pointee, mutable):
                return f"*{'mut' if mutable else 'const'} {self.pointee(pointee)}"
            case t.Tuple(elements):
                inner = ", ".join(map(self.type, elements))
                return f"({inner},)" if len(elements) == 1 else f"({inner})"
            case t.Slice(element):
                return f"[{self.type(element)}]"
            case t.Array(element, length):
                n = length.value if isinstance(length, t.ConstValue) else "_"
                return f"[{self.type(element)}; {n}]"
            case t.Dynamic(bounds):
                return "dyn " + " + ".join(map(self.bound, bounds))
            case t.Never():
                return "!"
            case t.FnPtr(sig):
                inputs = ", ".join(map(self.type, sig.sig.inputs))
                return f"fn({inputs}){self.output(sig.sig.output)}"
            case t.FnDef(def_, args):
                return self.path(def_, args) + self.arguments(def_, args)
            case t.Closure(def_):
                return self.path(def_)
            case _:
                return "_"

    def pointee(self, ty: t.Ty) -> str:
        """A `dyn` with several bounds stands in parentheses behind a pointer."""
        text = self.type(ty)
        return f"({text})" if isinstance(ty, t.Dynamic) and len(ty.bounds) > 1 else text

    def output(self, ty: t.Ty) -> str:
        return "" if ty == t.UNIT else f" -> {self.type(ty)}"

    def bound(self, bound: t.DynTrait) -> str:
        path = self.path(bound.trait)
        types = [a for a in bound.args if isinstance(a, t.TY_CLASSES)]
        fixed = bound.projections
        if types and any(self.tcx.is_lang(bound.trait, f) for f in FN_TRAITS):
            inputs = types[0].elements if isinstance(types[0], t.Tuple) else ()
            result = self.output(fixed[0][1]) if fixed else ""
            return f"{path}({', '.join(map(self.type, inputs))}){result}"
        shown = [*map(self.type, types), *(f"{d.name} = {self.type(ty)}" for d, ty in fixed)]
        return path + (f"<{', '.join(shown)}>" if shown else "")

    def arguments(self, def_: Def, args: t.Args) -> str:
        from checker.types.pretty import Printer

        parent = self.tcx.generics_of(def_).parent_count
        kept = Printer(self.tcx, True, None).without_defaults(def_, args)[parent:]
        shown = [self.argument(a) for a in kept if not isinstance(a, t.REGION_CLASSES)]
        return f"<{', '.join(shown)}>" if shown else ""

    def argument(self, a: t.GenericArg) -> str:
        if isinstance(a, t.TY_CLASSES):
            return self.type(a)
        return str(a.value) if isinstance(a, t.ConstValue) else "_"

    def path(self, def_: Def, args: t.Args = ()) -> str:
        if def_.kind is DefKind.CRATE:
            return self.tcx.names.name_of(def_) if hasattr(self.tcx, "names") else "main"
        assert def_.parent is not None
        if def_.kind is DefKind.IMPL:
            return self.impl(def_, args)
        if def_.kind is DefKind.TRAIT and args and isinstance(args[0], t.TY_CLASSES):
            return f"<{self.type(args[0])} as {self.path(def_)}>"
        inside = def_.ancestor(DefKind.IMPL, DefKind.TRAIT) if args else None
        inside = inside or def_.ancestor(DefKind.IMPL)
        if def_.is_library and inside in (None, def_):
            return self.library_path(def_.path())
        own = def_.name or f"{{{{{def_.kind.value}}}}}"
        return f"{self.path(def_.parent, args)}::{own}"

    def impl(self, impl: Def, args: t.Args) -> str:
        """An impl's path is its type's, if they stand in one module; a trait's says both."""
        ty = self.tcx.type_of(impl)
        text = self.type(subst(ty, args) if args else ty)
        trait = self.tcx.impl_trait_ref(impl)
        if trait is not None:
            return f"<{text} as {self.path(trait.trait)}>"
        assert impl.parent is not None
        if impl.is_library or (isinstance(ty, t.Adt) and ty.def_.parent is impl.parent):
            return text
        return f"{self.path(impl.parent)}::<impl {text}>"

    def library_path(self, path: str) -> str:
        parts = path.split("::")
        for n in range(len(parts), 0, -1):
            real = REAL_PATHS.get("::".join(parts[:n]))
            if real is not None:
                return "::".join([real, *parts[n:]])
        return f"std::{path}"
