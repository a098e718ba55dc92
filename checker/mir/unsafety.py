"""E0133: what needs `unsafe` stands in an `unsafe` block or function.

Unsafe are: calls of unsafe functions, dereferences of raw pointers, uses of `static mut` and of
foreign statics, reads of union fields. In an `unsafe fn`, the body counts as unsafe; from edition
2024 on that is linted (`unsafe_op_in_unsafe_fn`). A closure is in the context of its creator.

Source: `rustc_mir_build::check_unsafety`.
"""

from __future__ import annotations

from typing import Any

from checker.context import Tcx
from checker.mir import ir, thir
from checker.mir.static_mut_refs import check_static_mut_refs
from checker.mir.thir_build import build_thir
from checker.mir.thir_visit import children
from checker.names.defs import Def, DefKind, PrimTy
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import Label, error, warning
from grammar.edition import Edition
from grammar.record import Enum, define, field
from grammar.span import Span

GUIDE = "https://doc.rust-lang.org/edition-guide/rust-2024/unsafe-op-in-unsafe-fn.html"


class UnsafeOp(Enum):
    """What needs `unsafe`: in the message, as the label, and why."""

    CALL = (
        "call to unsafe function",
        "consult the function's documentation for information on how to avoid undefined behavior",
    )
    DEREF = (
        "dereference of raw pointer",
        "raw pointers may be null, dangling or unaligned; they can violate aliasing rules and "
        "cause data races: all of these are undefined behavior",
    )
    MUTABLE_STATIC = (
        "use of mutable static",
        "mutable statics can be mutated by multiple threads: aliasing violations or data races "
        "will cause undefined behavior",
    )
    EXTERN_STATIC = (
        "use of extern static",
        "extern statics are not controlled by the Rust type system: invalid data, aliasing "
        "violations or data races will cause undefined behavior",
    )
    UNION_FIELD = (
        "access to union field",
        "the field may not be properly initialized: using uninitialized data will cause undefined "
        "behavior",
    )


class Context(Enum):
    SAFE = "safe"
    UNSAFE_FN = "body of an unsafe function"
    UNSAFE_BLOCK = "unsafe block"


def check_unsafety(tcx: Tcx, owner: Def) -> None:
    """Report what is unsafe outside `unsafe` in the body of `owner`, closures included."""
    from checker.mir.lower import has_body

    if owner.kind is DefKind.CLOSURE or not has_body(owner) or tcx.typeck(owner).tainted:
        return
    body = build_thir(tcx, owner)
    node: Any = owner.node
    item = node.kind if isinstance(node, ast.Item) else node
    is_unsafe = isinstance(item, ast.FnItem) and item.header.is_unsafe
    checker = _Checker(tcx, owner, Context.UNSAFE_FN if is_unsafe else Context.SAFE)
    checker.body(body)
    if checker.unused:
        tcx.memo(check_unsafety)[owner] = checker.unused
    check_static_mut_refs(tcx, owner, body)


@define(eq=False, repr=False)
class UnsafeBlock:
    """An `unsafe` block: whether something in it needs it, and the used ones in it. `around` is the
    used block that makes it needless."""

    block: thir.Block
    used: bool = False
    inner: list[UnsafeBlock] = field(factory=list)
    around: UnsafeBlock | None = None


def needless_blocks(tcx: Tcx, owner: Def) -> list[UnsafeBlock]:
    """The `unsafe` blocks of a checked body that nothing needs, in order of their ends."""
    found: list[UnsafeBlock] = tcx.memo(check_unsafety).get(owner, [])
    return found


def unsafe_owners(tcx: Tcx) -> dict[Def, bool]:
    """The owners of checked bodies that do something unsafe, closures with those around."""
    found: dict[Def, bool] = tcx.memo(unsafe_owners)
    return found


class _Checker:
    def __init__(self, tcx: Tcx, owner: Def, context: Context) -> None:
        self.tcx = tcx
        self.owner = owner
        self.context = context
        self.assigned: ty.Ty | None = None
        self.in_union = False
        self.explained = False
        self.open: list[UnsafeBlock] = []
        self.unused: list[UnsafeBlock] = []

    def body(self, body: thir.Body) -> None:
        for p in body.params:
            if p.pat is not None:
                self.pat(p.pat)
        self.expr(body.value)

    # -------------------------------------------------------------- expressions

    def expr(self, e: thir.Expr) -> None:
        kind = e.kind
        if not isinstance(kind, (thir.ScopeExpr, thir.Field, thir.Index)) and self.assigned:
            self.assigned = None
        match kind:
            case thir.Deref(arg):
                self.deref(e, arg)
            case thir.Call(func):
                self.call(e, func)
            case thir.Field(lhs):
                if is_union(self.tcx, lhs.ty) and self.assigned is None:
                    self.require(UnsafeOp.UNION_FIELD, e.span)
            case thir.Index(_, index):
                saved, self.assigned = self.assigned, None
                self.expr(index)
                self.assigned = saved
                self.expr(kind.lhs)
                return
            case thir.RawBorrow(_, arg):
                self.raw_borrow(arg)
                return
            case thir.Assign(lhs, rhs):
                self.assigned = lhs.ty
                self.expr(lhs)
                self.assigned = None
                self.expr(rhs)
                return
            case thir.BlockExpr(block):
                self.block(block)
                return
            case thir.Match(scrutinee, arms):
                self.expr(scrutinee)
                for arm in arms:
                    self.pat(arm.pat)
                    if arm.guard is not None:
                        self.expr(arm.guard)
                    self.expr(arm.body)
                return
            case thir.Let(pat, value):
                self.pat(pat)
                self.expr(value)
                return
            case thir.ClosureExpr(def_):
                self.body(build_thir(self.tcx, def_))
                return
            case _:
                pass
        for child in children(e):
            self.expr(child)

    def block(self, block: thir.Block) -> None:
        saved = self.context
        if block.is_unsafe:
            self.context = Context.UNSAFE_BLOCK
            self.open.append(UnsafeBlock(block))
        for s in block.stmts:
            if isinstance(s, thir.ExprStmt):
                self.expr(s.expr)
                continue
            if s.init is not None:
                self.expr(s.init)
            self.pat(s.pat)
            if s.orelse is not None:
                self.block(s.orelse)
        if block.tail is not None:
            self.expr(block.tail)
        self.context = saved
        if block.is_unsafe:
            self.close(self.open.pop())

    def close(self, done: UnsafeBlock) -> None:
        """A used block makes those in it needless; an unused one leaves them to the one around."""
        around = self.open[-1] if self.open else None
        if not done.used:
            self.unused.append(done)
            if around is not None:
                around.inner += done.inner
            return
        for inner in done.inner:
            inner.around = done
            self.unused.append(inner)
        if around is not None:
            around.inner.append(done)

    def deref(self, e: thir.Expr, arg: thir.Expr) -> None:
        if isinstance(arg.kind, thir.Literal) and isinstance(arg.kind.constant, ir.StaticRef):
            self.static(arg.kind.constant, e.span)
        elif isinstance(arg.ty, ty.RawPtr):
            self.require(UnsafeOp.DEREF, e.span)

    def static(self, constant: ir.StaticRef, span: Span) -> None:
        node: Any = constant.def_.node
        item = node.kind if isinstance(node, ast.Item) else node
        if isinstance(item, ast.StaticItem) and item.mutable:
            self.require(UnsafeOp.MUTABLE_STATIC, span)
            return
        parent = constant.def_.parent
        if parent is not None and parent.kind is DefKind.EXTERN_BLOCK:
            self.require(UnsafeOp.EXTERN_STATIC, span)

    def call(self, e: thir.Expr, func: thir.Expr) -> None:
        match func.ty:
            case ty.FnDef(def_):
                if self.tcx.fn_sig(def_).sig.is_unsafe:
                    name = f" `{function_path(self.tcx, def_)}`"
                    self.require(UnsafeOp.CALL, e.span, name)
            case ty.FnPtr(sig):
                if sig.sig.is_unsafe:
                    self.require(UnsafeOp.CALL, e.span)
            case _:
                pass

    def raw_borrow(self, arg: thir.Expr) -> None:
        """The address of a place is safe to take, of a dereferenced pointer or static too."""
        inner = peel(arg)
        if isinstance(inner.kind, thir.Deref):
            for child in children(inner):
                for grandchild in children(child):
                    self.expr(grandchild)
                if isinstance(child.kind, thir.Deref):
                    self.expr(child)
            return
        while isinstance(inner.kind, thir.Field) and is_union(self.tcx, inner.kind.lhs.ty):
            inner = peel(inner.kind.lhs)
        for child in children(inner):
            self.expr(child)

    # -------------------------------------------------------------- patterns

    def pat(self, p: thir.Pat) -> None:
        kind = p.kind
        if self.in_union and not isinstance(kind, (thir.WildPat, thir.OrPat, thir.ErrorPat)):
            self.require(UnsafeOp.UNION_FIELD, p.span)
            return
        match kind:
            case thir.BindingPat(sub=sub):
                if sub is not None:
                    self.pat(sub)
            case thir.LeafPat(fields):
                saved, self.in_union = self.in_union, is_union(self.tcx, p.ty)
                for _, sub_pat in fields:
                    self.pat(sub_pat)
                self.in_union = saved
            case thir.VariantPat(fields=fields):
                for _, sub_pat in fields:
                    self.pat(sub_pat)
            case thir.DerefPat(inner):
                self.pat(inner)
            case thir.SlicePat(prefix, rest, suffix):
                for sub_pat in (*prefix, *((rest,) if rest is not None else ()), *suffix):
                    self.pat(sub_pat)
            case thir.OrPat(alternatives):
                for sub_pat in alternatives:
                    self.pat(sub_pat)
            case _:
                pass

    # -------------------------------------------------------------- reporting

    def require(self, op: UnsafeOp, span: Span, name: str = "") -> None:
        self.tcx.memo(unsafe_owners)[self.owner] = True
        if self.context is Context.UNSAFE_BLOCK:
            self.open[-1].used = True
            return
        what, why = op.value
        linted = self.tcx.edition >= Edition.E2024
        where = "unsafe block" if linted else "unsafe function or block"
        message = f"{what}{name} is unsafe and requires {where}"
        if self.context is Context.SAFE:
            self.tcx.emit(error("E0133", message, span, what).note(why).build())
        elif linted:
            self.lint(message, what, why, span)

    def lint(self, message: str, what: str, why: str, span: Span) -> None:
        """`unsafe_op_in_unsafe_fn`; the function is pointed at once."""
        built = warning("E0133", message, span, what).note(why)
        node: Any = self.owner.node
        item: Any = node.kind if isinstance(node, ast.Item) else node
        if not self.explained:
            built.note(
                "an unsafe function restricts its caller, but its body is safe by default",
                Label(item.sig_span, "", primary=True),
            )
        built.note(f"for more information, see <{GUIDE}>")
        if not self.explained:
            built.note(
                "`#[warn(unsafe_op_in_unsafe_fn)]` (part of `#[warn(rust_2024_compatibility)]`) "
                "on by default"
            )
            body: Span = item.body.span
            start = Span(body.lo + 1, body.lo + 1, body.ctxt)
            end = Span(body.hi - 1, body.hi - 1, body.ctxt)
            built.suggest(
                "consider wrapping the function body in an unsafe block",
                (start, "{ unsafe "),
                (end, "}"),
            )
        self.explained = True
        self.tcx.emit(built.build())


def function_path(tcx: Tcx, d: Def) -> str:
    """The path of a function; that of a method of a primitive type names module and impl."""
    impl = d.parent
    if impl is not None and impl.kind is DefKind.IMPL and tcx.impl_trait_ref(impl) is None:
        home = primitive_home(tcx.type_of(impl))
        if home is not None:
            from checker.types.pretty import show

            return f"{home}::<impl {show(tcx, tcx.type_of(impl))}>::{d.name}"
    from checker.types.pretty import show_path

    return show_path(tcx, d)


def primitive_home(t: ty.Ty) -> str | None:
    """The module of the standard library where a primitive type's methods are."""
    match t:
        case ty.Slice():
            return "core::slice"
        case ty.RawPtr(mutable=mutable):
            return "core::ptr::mut_ptr" if mutable else "core::ptr::const_ptr"
        case ty.Prim(PrimTy.STR):
            return "core::str"
        case ty.Prim(PrimTy.CHAR):
            return "core::char::methods"
        case ty.Prim() if ty.is_integral(t):
            return "core::num"
        case _:
            return None


def peel(e: thir.Expr) -> thir.Expr:
    while isinstance(e.kind, thir.ScopeExpr):
        e = e.kind.value
    return e


def is_union(tcx: Tcx, t: ty.Ty) -> bool:
    return isinstance(t, ty.Adt) and tcx.adt(t.def_).kind is ty.AdtKind.UNION
