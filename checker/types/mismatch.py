"""E0308 and its relatives: what was expected, what was found, why, and what may help.

The label says how the types differ (rustc's `TypeError::to_string`), the note shows both where the
label alone is not enough (`note_type_err`). Reasons ("expected due to this") come from the rule
that checked the expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from checker.context import LangItem
from checker.names.defs import Def, DefKind
from checker.types.fold import has_error
from checker.types.infer import TypeMismatch
from checker.types.reason import NO_REASON, Reason, ReasonKind
from checker.types.ty import (
    NEVER,
    TY_CLASSES,
    UNIT,
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
    Never,
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
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.span import Span

if TYPE_CHECKING:
    from checker.types.fn_ctxt import FnCtxt


# ------------------------------------------------------------------ the error


def report_mismatch(
    fcx: FnCtxt,
    e: ast.Expr,
    wanted: GenericArg | TraitRef,
    found: Ty,
    mismatch: TypeMismatch,
    reason: Reason = NO_REASON,
) -> None:
    """`e` has type `found` where the type `wanted` is needed."""
    expected, found = cast(Ty, fcx.resolve(wanted)), fcx.resolve(found)
    fcx.results.tainted = True
    if has_error(expected) or has_error(found):
        return
    e = _blame(fcx, e)
    builder = mismatch_builder(fcx, fcx.span(e), expected, found, mismatch)
    _add_reason(fcx, builder, e, expected, found, reason)
    from checker.types.suggest import suggest

    suggest(fcx, builder, e, expected, found, reason)
    fcx.emit(builder)


def report_question_mark(
    fcx: FnCtxt, e: ast.TryExpr, wanted: Ty, found: Ty, mismatch: TypeMismatch
) -> None:
    """What `?` takes out of the operand is not of the type `wanted`."""
    from checker.types.suggest import suggest

    expected, found = fcx.resolve(wanted), fcx.resolve(found)
    fcx.results.tainted = True
    if has_error(expected) or has_error(found):
        return
    message = "`?` operator has incompatible types"
    builder = mismatch_builder(fcx, fcx.span(e), expected, found, mismatch, message=message)
    shown = f"`{fcx.show(found)}` to `{fcx.show(expected)}`"
    builder.note(f"`?` operator cannot convert from {shown}")
    suggest(fcx, builder, e, expected, found, NO_REASON)
    fcx.emit(builder)


def _blame(fcx: FnCtxt, e: ast.Expr) -> ast.Expr:
    """The innermost tail that gives the value."""
    while True:
        inner = fcx.peel(e)
        if isinstance(inner, ast.Block):
            if inner.tail is None:
                return inner
            e = inner.tail
        elif isinstance(inner, ast.BlockExpr) and inner.block.tail is not None:
            e = inner.block.tail
        else:
            return inner if isinstance(e, ast.Block) else e


def mismatch_builder(
    fcx: FnCtxt,
    span: Span,
    expected: Ty,
    found: Ty,
    mismatch: TypeMismatch | None,
    code: str = "E0308",
    message: str = "mismatched types",
) -> DiagnosticBuilder:
    """The error with its label and its note about both types."""
    text, must_note = describe(fcx, expected, found, mismatch)
    builder = error(code, message, span, text)
    _label_params(fcx, builder, expected, found)
    if must_note or not (is_simple(fcx, expected) and is_simple(fcx, found)):
        builder.note(expected_found(fcx, expected, found))
    return builder


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
            text = f"expected a tuple with {n} element{_s(n)}, found one with {m} element{_s(m)}"
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
    from checker.types.ty import REGION_CLASSES, TY_CLASSES

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


def _label_params(fcx: FnCtxt, builder: DiagnosticBuilder, expected: Ty, found: Ty) -> None:
    """Type parameters are pointed at where they are declared."""
    spans: list[tuple[Span, str]] = []
    for t, word in ((expected, "expected"), (found, "found")):
        if isinstance(t, Param):
            span = param_span(fcx, t)
            if span is not None:
                spans.append((span, f"{word} this type parameter"))
    for span, text in spans:
        builder.label(span, text)


def param_span(fcx: FnCtxt, t: Param) -> Span | None:
    for p in fcx.tcx.generics_of(fcx.owner).all():
        if p.index == t.index and p.def_ is not None and t.name != "Self":
            return p.def_.span
    return None


# ------------------------------------------------------------------ reasons


def _add_reason(
    fcx: FnCtxt,
    builder: DiagnosticBuilder,
    e: ast.Expr,
    expected: Ty,
    found: Ty,
    reason: Reason,
) -> None:
    match reason.kind:
        case ReasonKind.LET_TYPE:
            if reason.at is not None:
                builder.label(reason.at, "expected due to this")
        case ReasonKind.ASSIGN:
            assert reason.assign is not None
            _assign_reason(fcx, builder, reason.assign)
        case ReasonKind.RETURN | ReasonKind.BLOCK_TAIL:
            _return_reason(fcx, builder, expected, found, reason)
        case ReasonKind.OPERAND:
            assert reason.lhs is not None
            if fcx.expr_ty_adjusted(reason.lhs) == expected:
                shown = fcx.show(expected)
                builder.label(fcx.span(reason.lhs), f"expected because this is `{shown}`")
        case ReasonKind.STATEMENT | ReasonKind.NONE:
            pass


def _assign_reason(fcx: FnCtxt, builder: DiagnosticBuilder, e: ast.AssignExpr) -> None:
    from checker.names.defs import LocalRes

    lhs = fcx.peel(e.lhs)
    if not isinstance(lhs, ast.PathExpr):
        builder.label(fcx.span(lhs), "expected due to the type of this binding")
        return
    if isinstance(fcx.resolve(fcx.results.expr_types[lhs]), Array):
        return
    found = fcx.resolutions.paths.get(lhs.path)
    if found is not None and isinstance(found.base, LocalRes):
        origin = fcx.let_origins.get(found.base.binding)
        if origin is not None:
            builder.label(*origin)


def _return_reason(
    fcx: FnCtxt, builder: DiagnosticBuilder, expected: Ty, found: Ty, reason: Reason
) -> None:
    """`expected `T` because of return type`, where the value is the function's."""
    if fcx.return_ty is None:
        return
    closure = fcx.enclosing_closure
    if closure is not None:
        if closure.output is not None and fcx.resolve(fcx.return_ty) == expected:
            shown = fcx.show(expected)
            builder.label(closure.output.span, f"expected `{shown}` because of return type")
        return
    if reason.kind is ReasonKind.BLOCK_TAIL and not _is_body_tail(fcx, reason.block):
        return
    if fcx.return_span is None:
        if fcx.resolve(fcx.return_ty) == UNIT:
            _suggest_return_type(fcx, builder, found)
        return
    if fcx.resolve(fcx.return_ty) != expected:
        return
    shown = fcx.show(expected)
    builder.label(fcx.return_span, f"expected `{shown}` because of return type")


def _suggest_return_type(fcx: FnCtxt, builder: DiagnosticBuilder, found: Ty) -> None:
    """A function without a return type that returns something."""
    node = _fn_item(fcx)
    if node is None or node.name.name == "main":
        return
    at = node.sig_span.shrink_to_hi()
    found = _suggestable(found)
    if isinstance(found, (Infer, Closure, FnDef)):
        builder.suggest("a return type might be missing here", (at, " -> _"))
        return
    builder.suggest("try adding a return type", (at, f" -> {fcx.show(found)}"))


def _suggestable(t: Ty) -> Ty:
    """Integers that no one has decided on would be `i32`."""
    from checker.types.ty import F64, I32

    if isinstance(t, Infer) and t.kind is InferKind.INT:
        return I32
    if isinstance(t, Infer) and t.kind is InferKind.FLOAT:
        return F64
    return t


def _fn_item(fcx: FnCtxt) -> ast.FnItem | None:
    node = fcx.owner.node
    kind = node.kind if isinstance(node, ast.Item) else None
    return kind if isinstance(kind, ast.FnItem) else None


def _is_body_tail(fcx: FnCtxt, block: ast.Block | None) -> bool:
    """Whether the tail of `block` is what the function returns."""
    node = _fn_item(fcx)
    if node is None or node.body is None or block is None:
        return False
    at: ast.Block = node.body
    while at is not block:
        tail = at.tail
        if tail is None:
            return False
        nested = _blocks_of(fcx.peel(tail))
        inside = [b for b in nested if _contains(b.span, block.span)]
        if not inside:
            return False
        at = inside[0]
    return True


def _blocks_of(e: ast.Expr) -> list[ast.Block]:
    match e:
        case ast.BlockExpr():
            return [e.block]
        case ast.IfExpr():
            return [e.then, *(_blocks_of(e.orelse) if e.orelse is not None else [])]
        case ast.MatchExpr():
            return [b for arm in e.arms for b in _blocks_of(arm.body)]
        case _:
            return []


def _contains(a: Span, b: Span) -> bool:
    return a.ctxt == b.ctxt and a.lo <= b.lo and b.hi <= a.hi


# ------------------------------------------------------------------ particular places


def report_missing_tail(
    fcx: FnCtxt, block: ast.Block, stmts: list[ast.Stmt], mismatch: TypeMismatch, is_body: bool
) -> None:
    """A block without tail where a value is expected."""
    expected = fcx.resolve(mismatch.expected)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or has_error(expected):
        return
    if isinstance(expected, Never):
        _report_let_else(fcx, block)
        return
    if is_body and fcx.return_span is not None and fcx.enclosing_closure is None:
        builder = mismatch_builder(fcx, fcx.return_span, expected, UNIT, None)
        node = _fn_item(fcx)
        if node is not None:
            builder.label(
                node.name.span,
                "implicitly returns `()` as its body has no tail or `return` expression",
            )
    else:
        builder = mismatch_builder(fcx, block.span, expected, UNIT, None)
    _suggest_semicolon(fcx, builder, stmts, expected)
    fcx.emit(builder)


def _report_let_else(fcx: FnCtxt, block: ast.Block) -> None:
    message = "`else` clause of `let...else` does not diverge"
    builder = mismatch_builder(fcx, block.span, NEVER, UNIT, None, message=message)
    builder.help("try adding a diverging expression, such as `return` or `panic!(..)`")
    builder.help("...or use `match` instead of `let...else`")
    fcx.emit(builder)


def _suggest_semicolon(
    fcx: FnCtxt, builder: DiagnosticBuilder, stmts: list[ast.Stmt], expected: Ty
) -> None:
    """`remove this semicolon`, if the last expression has the type."""
    from checker.types.coerce import can_coerce

    if not stmts:
        return
    last = stmts[-1]
    if not isinstance(last, ast.ExprStmt) or not last.semi:
        return
    ty = fcx.results.expr_types.get(fcx.peel(last.expr))
    if ty is None or has_error(fcx.resolve(ty)) or not can_coerce(fcx, ty, expected):
        return
    if isinstance(fcx.resolve(ty), Infer) and fcx.resolve(ty) == expected:
        return
    at = last.span._replace(lo=last.span.hi - 1)
    builder.suggest("remove this semicolon to return this value", (at, ""))


def report_no_else(fcx: FnCtxt, e: ast.IfExpr, mismatch: TypeMismatch) -> None:
    """E0317: the value of an `if` without `else` is `()`."""
    expected = fcx.resolve(mismatch.expected)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or has_error(expected):
        return
    text, _ = describe(fcx, expected, UNIT, None)
    builder = error("E0317", "`if` may be missing an `else` clause", e.span, text)
    if fcx.return_span is not None and fcx.resolve(fcx.return_ty) == expected:
        if _is_returned(fcx, e):
            shown = fcx.show(expected)
            builder.label(fcx.return_span, f"expected `{shown}` because of this return type")
        elif e.then.tail is not None:
            builder.label(e.then.tail.span, "found here")
    elif e.then.tail is not None:
        builder.label(e.then.tail.span, "found here")
    if not (is_simple(fcx, expected)):
        builder.note(expected_found(fcx, expected, UNIT))
    builder.note("`if` expressions without `else` evaluate to `()`")
    builder.help("consider adding an `else` block that evaluates to the expected type")
    fcx.emit(builder)


def _is_returned(fcx: FnCtxt, e: ast.Expr) -> bool:
    node = _fn_item(fcx)
    if node is None or node.body is None:
        return False
    at = node.body.tail
    return at is not None and fcx.peel(at) is e


def report_branches_mismatch(fcx: FnCtxt, e: ast.IfExpr, mismatch: TypeMismatch) -> None:
    """`if` and `else` have incompatible types."""
    expected, found = fcx.resolve(mismatch.expected), fcx.resolve(mismatch.found)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or not isinstance(found, TY_CLASSES):
        return
    if has_error(expected) or has_error(found):
        return
    assert e.orelse is not None
    orelse = _blame(fcx, e.orelse)
    message = "`if` and `else` have incompatible types"
    builder = mismatch_builder(fcx, fcx.span(orelse), expected, found, mismatch, message=message)
    then_tail = e.then.tail
    if "\n" in fcx.tcx.sources.snippet(e.span):
        builder.label(e.span, "`if` and `else` have incompatible types")
    if then_tail is not None:
        builder.label(then_tail.span, "expected because of this")
    elif e.then.stmts:
        builder.label(e.then.stmts[-1].span, "expected because of this")
    fcx.emit(builder)


def report_arms_mismatch(
    fcx: FnCtxt,
    e: ast.MatchExpr,
    arm: ast.MatchArm,
    prior: list[tuple[ast.MatchArm, Ty]],
    mismatch: TypeMismatch,
) -> None:
    expected, found = fcx.resolve(mismatch.expected), fcx.resolve(mismatch.found)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or not isinstance(found, TY_CLASSES):
        return
    if has_error(expected) or has_error(found):
        return
    body = _blame(fcx, arm.body)
    others = [(a, t) for a, t in prior if not _is_never(fcx, t)]
    if not others:
        builder = mismatch_builder(fcx, fcx.span(body), expected, found, mismatch)
        if fcx.return_span is not None and fcx.resolve(fcx.return_ty) == expected:
            shown = fcx.show(expected)
            builder.label(fcx.return_span, f"expected `{shown}` because of return type")
        from checker.types.suggest import suggest

        suggest(fcx, builder, body, expected, found, NO_REASON)
        fcx.emit(builder)
        return
    message = "`match` arms have incompatible types"
    builder = mismatch_builder(fcx, fcx.span(body), expected, found, mismatch, message=message)
    builder.label(_outer(e), "`match` arms have incompatible types")
    shown = fcx.show(fcx.resolve(others[-1][1]))
    arms = [fcx.span(_blame(fcx, a.body)) for a, _ in others]
    if len(arms) <= 4:
        for span in arms:
            builder.label(span, f"this is found to be of type `{shown}`")
    else:
        text = f"this and all prior arms are found to be of type `{shown}`"
        builder.label(arms[-1], text)
    fcx.emit(builder)


def _outer(e: ast.MatchExpr) -> Span:
    """`match scrutinee`."""
    return e.span.shrink_to_lo().to(e.scrutinee.span)


def _is_never(fcx: FnCtxt, t: Ty) -> bool:
    from checker.types.ty import Never

    return isinstance(fcx.resolve(t), Never)


def report_return_unit(fcx: FnCtxt, e: ast.ReturnExpr, mismatch: TypeMismatch) -> None:
    """E0069: `return;` where a value is expected."""
    expected = fcx.resolve(mismatch.expected)
    fcx.results.tainted = True
    if not isinstance(expected, TY_CLASSES) or has_error(expected):
        return
    builder = error(
        "E0069",
        "`return;` in a function whose return type is not `()`",
        e.span,
        "return type is not `()`",
    )
    if fcx.return_span is not None and fcx.enclosing_closure is None:
        shown = fcx.show(expected)
        builder.label(fcx.return_span, f"expected `{shown}` because of this return type")
    value = default_value(fcx, expected)
    if value is not None:
        builder.suggest(
            "give the `return` a value of the expected type", (e.span.shrink_to_hi(), f" {value}")
        )
    fcx.emit(builder)


def default_value(fcx: FnCtxt, t: Ty) -> str | None:
    """A value of type `t` to write in a suggestion."""
    from checker.types.ty import is_float, is_integral

    if is_integral(t):
        return "42"
    if is_float(t):
        return "3.14159"
    if isinstance(t, Prim):
        return {"bool": "true", "char": "'a'"}.get(t.kind.value)
    if isinstance(t, Tuple) and not t.elements:
        return "()"
    if isinstance(t, Adt):
        values = {
            LangItem.STRING: 'String::from("")',
            LangItem.OPTION: "None",
            LangItem.VEC: "vec![]",
        }
        return next((v for i, v in values.items() if fcx.tcx.is_lang(t.def_, i)), "value")
    if isinstance(t, Ref) and isinstance(t.pointee, Prim) and t.pointee.kind.value == "str":
        return '""'
    return "value"


def report_pat_mismatch(
    fcx: FnCtxt,
    pat: ast.Pat,
    expected: Ty,
    found: Ty,
    mismatch: TypeMismatch,
    annotation: Span | None,
    scrutinee: ast.Expr | None,
    span: Span | None = None,
    is_for: bool = False,
) -> None:
    """A pattern of type `found` where values of type `expected` are matched."""
    expected, found = fcx.resolve(expected), fcx.resolve(found)
    fcx.results.tainted = True
    if has_error(expected) or has_error(found):
        return
    whole = TypeMismatch(expected, found, mismatch.cyclic)
    if isinstance(expected, Ref) and isinstance(found, Ref):
        whole = mismatch
    builder = mismatch_builder(fcx, span or pat.span, expected, found, whole)
    if annotation is not None:
        builder.label(annotation, "expected due to this")
    elif scrutinee is not None:
        text = f"this expression has type `{fcx.show(fcx.expr_ty(scrutinee))}`"
        if is_for:
            text = f"this is an iterator with items of type `{fcx.show(expected)}`"
        builder.label(fcx.span(scrutinee), text)
    fcx.emit(builder)


def report_closure_arity(fcx: FnCtxt, e: ast.ClosureExpr, expected: PolyFnSig) -> None:
    """E0593: told at the call that wants another number of arguments."""
    n, m = len(expected.sig.inputs), len(e.params)
    args = f"{n} argument{_s(n)}"
    message = f"closure is expected to take {args}, but it takes {m} argument{_s(m)}"
    call = fcx.closure_calls.get(e)
    span = e.head_span
    if isinstance(call, ast.MethodCallExpr):
        span = call.segment.ident.span
    elif call is not None:
        span = call.span
    builder = error("E0593", message, span, f"expected closure that takes {args}")
    builder.label(e.head_span, f"takes {m} argument{_s(m)}")
    if m == 0:
        holes = ", ".join("_" for _ in range(n))
        builder.suggest(
            f"consider changing the closure to take and ignore the expected argument{_s(n)}",
            (e.head_span, f"|{holes}|"),
        )
    fcx.emit(builder)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
