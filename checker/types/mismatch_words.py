"""What a message says of two types that are not the same: "expected `A`, found `B`".

`compare` shows two types with what they share left out (`_`); `sort` and `prefix` name kinds of
types.

Source: `rustc_trait_selection::error_reporting::infer`, `note_and_explain`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.names.defs import Def, DefKind
from checker.types.infer import TypeMismatch
from checker.types.ty import (
    TY_CLASSES,
    Adt,
    AdtKind,
    Alias,
    AliasKind,
    Array,
    Closure,
    ConstValue,
    Dynamic,
    FnDef,
    FnPtr,
    Foreign,
    GenericArg,
    Infer,
    InferKind,
    Param,
    PolyFnSig,
    Prim,
    RawPtr,
    Ref,
    Slice,
    TraitRef,
    Tuple,
    Ty,
)

if TYPE_CHECKING:
    from checker.types.fn_ctxt import FnCtxt


def describe(
    fcx: FnCtxt, expected: Ty, found: Ty, mismatch: TypeMismatch | None
) -> tuple[str, bool]:
    """How the types differ in words, and whether the note must follow."""
    if mismatch is not None:
        a, b = fcx.resolve(mismatch.expected), fcx.resolve(mismatch.found)
        if mismatch.cyclic:
            return "cyclic type of infinite size", False
        special = _special(a, b)
        if special is not None:
            return special
        if {type(a), type(b)} & {ConstValue}:
            inner = _array_sizes(fcx, expected, found)
            if inner is not None:
                return inner, False
    special = _special(expected, found)
    if special is not None:
        return special
    left, right = sort(fcx, expected), sort(fcx, found)
    if left == right:
        return f"expected {left}, found a different {right}", False
    return f"expected {left}, found {right}", False


def _special(a: object, b: object) -> tuple[str, bool] | None:
    match a, b:
        case (Tuple(x), Tuple(y)) if len(x) != len(y) and x and y:
            n, m = len(x), len(y)
            text = f"expected a tuple with {n} element{plural(n)}, "
            text += f"found one with {m} element{plural(m)}"
            return text, True
        case (Array(_, ConstValue(_, n)), Array(_, ConstValue(_, m))) if n != m:
            return f"expected an array with a size of {n}, found one with a size of {m}", False
        case (Ref(_, _, True), Ref(_, _, False)) | (RawPtr(_, True), RawPtr(_, False)):
            return "types differ in mutability", True
        case (Ref(_, _, False), Ref(_, _, True)) | (RawPtr(_, False), RawPtr(_, True)):
            return "types differ in mutability", True
        case (FnPtr(x), FnPtr(y)):
            n, m = len(x.sig.inputs), len(y.sig.inputs)
            if n != m:
                return "incorrect number of function parameters", True
            if x.sig.is_unsafe != y.sig.is_unsafe:
                words = ("unsafe fn", "safe fn") if x.sig.is_unsafe else ("safe fn", "unsafe fn")
                return f"expected {words[0]}, found {words[1]}", False
    return None


def _array_sizes(fcx: FnCtxt, expected: Ty, found: Ty) -> str | None:
    a, b = expected, found
    while isinstance(a, Ref) and isinstance(b, Ref):
        a, b = fcx.resolve(a.pointee), fcx.resolve(b.pointee)
    special = _special(a, b)
    return None if special is None else special[0]


def sort(fcx: FnCtxt, t: Ty) -> str:
    """A type in a label (rustc: `sort_string`)."""
    match t:
        case FnDef(def_, _):
            return _fn_word(def_)
        case FnPtr():
            return "fn pointer"
        case Closure():
            return "closure"
        case Infer(_, InferKind.INT):
            return "integer"
        case Infer(_, InferKind.FLOAT):
            return "floating-point number"
        case Dynamic(bounds, _) if bounds:
            from checker.types.pretty import show_path

            return f"`dyn {show_path(fcx.tcx, bounds[0].trait)}`"
        case Param(_, name):
            return f"type parameter `{name}`"
        case Alias(AliasKind.PROJECTION, _, _):
            return "associated type"
        case Alias(AliasKind.OPAQUE, _, _):
            return "opaque type"
        case _:
            return f"`{fcx.show(t)}`"


def _fn_word(def_: Def) -> str:
    match def_.kind:
        case DefKind.STRUCT:
            return "struct constructor"
        case DefKind.VARIANT:
            return "enum constructor"
        case _:
            return "fn item"


def prefix(fcx: FnCtxt, t: GenericArg | TraitRef | PolyFnSig) -> str:
    """The kind of a type in the note (rustc: `prefix_string`)."""
    match t:
        case Tuple(()):
            return "unit type"
        case Adt(def_, _):
            return {AdtKind.STRUCT: "struct", AdtKind.ENUM: "enum", AdtKind.UNION: "union"}[
                fcx.tcx.adt(def_).kind
            ]
        case Ref():
            return "mutable reference" if t.mutable else "reference"
        case FnDef(def_, _):
            return _fn_word(def_)
        case Alias(kind, _, _):
            return "opaque type" if kind is AliasKind.OPAQUE else "associated type"
        case _:
            return _PREFIXES.get(type(t), "type")


_PREFIXES: dict[type, str] = {
    Foreign: "extern type",
    Array: "array",
    Slice: "slice",
    RawPtr: "raw pointer",
    FnPtr: "fn pointer",
    Dynamic: "trait object",
    Closure: "closure",
    Tuple: "tuple",
    Param: "type parameter",
}


def is_simple(fcx: FnCtxt, t: Ty) -> bool:
    """Whether the label alone tells the type (rustc: `is_simple_text`)."""
    match t:
        case Adt(_, args):
            from checker.types.ty import REGION_CLASSES

            return all(isinstance(a, REGION_CLASSES) for a in args)
        case Ref(_, pointee, _):
            return is_simple(fcx, fcx.resolve(pointee))
        case Prim():
            return True
        case Infer(_, kind):
            return kind is not InferKind.GENERAL
        case Array(element, _) | Slice(element):
            return _is_simple_ty(fcx.resolve(element))
        case Tuple(elements):
            return not elements
        case _:
            return False


def _is_simple_ty(t: Ty) -> bool:
    match t:
        case Prim():
            return True
        case Infer(_, kind):
            return kind is not InferKind.GENERAL
        case Ref(_, pointee, _):
            return _is_simple_ty(pointee)
        case Tuple(elements):
            return not elements
        case _:
            return False


def expected_found(fcx: FnCtxt, expected: Ty, found: Ty) -> str:
    """`expected enum `A`` over `found struct `B``, the types aligned, equal parts as `_`."""
    a, b = prefix(fcx, expected), prefix(fcx, found)
    left, right = compare(fcx, expected, found)
    first, second = f"expected {a}", f"found {b}"
    if len(first) > len(second):
        second = " " * (len(first) - len(second)) + second
    else:
        first = " " * (len(second) - len(first)) + first
    return f"{first} `{left}`\n{second} `{right}`"


def compare(fcx: FnCtxt, a: Ty, b: Ty) -> tuple[str, str]:
    """Both types printed, arguments that are equal left out as `_` (rustc: `TypeErrCtxt::cmp`)."""
    a, b = fcx.resolve(a), fcx.resolve(b)
    if isinstance(a, Ref) and isinstance(b, Ref):
        left, right = _compare_inner(fcx, a.pointee, b.pointee)
        return ("&mut " if a.mutable else "&") + left, ("&mut " if b.mutable else "&") + right
    if isinstance(a, Adt) and isinstance(b, Adt) and a.def_ is b.def_ and a.args:
        return _compare_adt(fcx, a, b)
    if isinstance(b, Ref) and fcx.resolve(b.pointee) == a:
        shown = _elided(fcx, a)
        return shown, ("&mut " if b.mutable else "&") + shown
    if isinstance(a, Ref) and fcx.resolve(a.pointee) == b:
        shown = _elided(fcx, b)
        return ("&mut " if a.mutable else "&") + shown, shown
    left, right = fcx.show(a), fcx.show(b)
    if isinstance(a, (FnPtr, FnDef)) and isinstance(b, (FnPtr, FnDef)):
        left, right = _with_output(left, right), _with_output(right, left)
    return left, right


def _elided(fcx: FnCtxt, t: Ty) -> str:
    """A type with its arguments as `_`: they are not what differs."""
    if not isinstance(t, Adt):
        return "_"
    from checker.types.ty import REGION_CLASSES

    count = sum(1 for a in t.args if not isinstance(a, REGION_CLASSES))
    name = fcx.show(t).split("<")[0]
    return f"{name}<{', '.join('_' for _ in range(count))}>" if count else name


def _with_output(text: str, other: str) -> str:
    """A function's type with its unit result, where the other has one."""
    if ") ->" in text or ") ->" not in other:
        return text
    head, brace, name = text.partition(" {")
    return f"{head} -> (){brace}{name}"


def _compare_inner(fcx: FnCtxt, a: Ty, b: Ty) -> tuple[str, str]:
    a, b = fcx.resolve(a), fcx.resolve(b)
    return ("_", "_") if a == b else compare(fcx, a, b)


def _compare_adt(fcx: FnCtxt, a: Adt, b: Adt) -> tuple[str, str]:
    from checker.types.ty import REGION_CLASSES

    lefts, rights = [], []
    for x, y in zip(a.args, b.args, strict=True):
        if isinstance(x, REGION_CLASSES):
            continue
        if isinstance(x, TY_CLASSES) and isinstance(y, TY_CLASSES):
            left, right = _compare_inner(fcx, x, y)
        else:
            left, right = fcx.show(x), fcx.show(y)
        lefts.append(left)
        rights.append(right)
    if lefts == rights:
        return fcx.show(a), fcx.show(b)
    name = fcx.show(a).split("<")[0]
    return f"{name}<{', '.join(lefts)}>", f"{name}<{', '.join(rights)}>"


def plural(count: int) -> str:
    return "" if count == 1 else "s"
