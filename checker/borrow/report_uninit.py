"""Words for uses of what was never initialised: E0381.

The labels tell which branches leave the variable unset, from the syntax: every assignment is found,
and each condition between the declaration and the use whose other branch assigns nothing.

Source: `rustc_borrowck::diagnostics::conflict_errors` (`report_use_of_uninitialized`).
"""

from __future__ import annotations

from checker.borrow.access import Action
from checker.borrow.describe import capture_name, describe_place
from checker.borrow.search import contains, syntax_index
from checker.borrow.session import Session
from checker.borrow.spans import ClosureUse, UseSpans, add_label
from checker.mir import ir
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.record import define, field
from grammar.span import Span


def report_uninitialised(
    cx: Session,
    path: int,
    used: ir.Place,
    moved: ir.Place,
    action: Action,
    span: Span,
    uses: UseSpans,
) -> None:
    """`used` needs a value at `span`; its local was never (or not always) given one."""
    name, desc = _names(cx, used, moved)
    inits = _init_spans(cx, path, span)
    decl = cx.body.locals[used.local]
    conditions = _Conditions(cx, name or "", inits, span, decl.span)
    conditions.run()
    isnt = _isnt(action, bool(conditions.errors or conditions.always or inits))
    subject = f" `{desc}`" if desc is not None else ""
    general = action.value[2]
    d = error("E0381", f"{general} binding{subject} {isnt}", span)
    pronoun = f"`{desc}`" if desc is not None else "value"
    _label(d, conditions, span, f"{pronoun} {general} here but it {isnt}")
    if isinstance(uses, ClosureUse):
        from checker.borrow.report_move import closure_text

        add_label(d, uses.use_span, closure_text(action))
    add_label(d, decl.span, "binding declared here but left uninitialized")
    if action is Action.PARTIAL_ASSIGNMENT:
        d.help(
            "partial initialization isn't supported, fully initialize the binding with a default "
            "value and mutate it, or use `std::mem::MaybeUninit`"
        )
    elif not conditions.errors and not inits:
        _suggest_value(cx, d, decl)
    cx.emit(d.build())


def _names(cx: Session, used: ir.Place, moved: ir.Place) -> tuple[str | None, str | None]:
    upvar = cx.upvar_number(used)
    if upvar is not None:
        captured = capture_name(cx.body.captures[upvar])
        return captured, captured
    place = describe_place(cx, used, downcast=True) or describe_place(cx, moved, downcast=True)
    return cx.body.locals[used.local].name, place


def _isnt(action: Action, conditional: bool) -> str:
    if action is Action.PARTIAL_ASSIGNMENT:
        return "isn't fully initialized"
    return "is possibly-uninitialized" if conditional else "isn't initialized"


def _init_spans(cx: Session, path: int, span: Span) -> list[Span]:
    """Where the variable is assigned (`inits_of` the path and what is below)."""
    del span
    out = []
    for p in cx.moves.subtree(path):
        for n in cx.moves.inits_of.get(p, ()):
            at = cx.moves.inits[n].at
            if at is not None:
                out.append(cx.location_span(at))
    return list(dict.fromkeys(out))


def _label(d: DiagnosticBuilder, c: _Conditions, span: Span, text: str) -> None:
    """The conditions that skip an assignment; else the assignments that are conditional."""
    add_label(d, span, text)
    shown = False
    for where, label in c.errors:
        add_label(d, where, label)
        shown = True
    if not shown:
        for at in c.inits:
            if at.lo < span.lo and not contains(at, span):
                if c.is_conditional(at):
                    add_label(d, at, "binding initialized here in some conditions")


def _suggest_value(cx: Session, d: DiagnosticBuilder, decl: ir.LocalDecl) -> None:
    """`let x: i32;` could be `let x: i32 = 42;`."""
    from checker.borrow.search import find_binding

    binding = find_binding(cx, decl)
    if binding is None or binding.let is None or binding.let.init is not None:
        return
    value = _default_value(cx, decl.ty)
    if value is None:
        return
    after = binding.let.ty.span if binding.let.ty is not None else binding.let.pat.span
    d.suggest("consider assigning a value", (after.shrink_to_hi(), f" = {value}"))


def _default_value(cx: Session, t: ty.Ty) -> str | None:
    """`ty_kind_suggestion`: a value of the type that a message may propose."""
    from checker.context import LangItem

    match t:
        case _ if ty.is_integral(t):
            return "42"
        case _ if ty.is_float(t):
            return "3.14159"
        case ty.Prim(kind) if kind.value == "bool":
            return "true"
        case ty.Prim(kind) if kind.value == "char":
            return "'a'"
        case ty.Ref(_, ty.Prim(kind), False) if kind.value == "str":
            return '""'
        case ty.Ref(_, inner, mutable):
            value = _default_value(cx, inner)
            mut = "mut " if mutable else ""
            return None if value is None else f"&{mut}{value}"
        case ty.Adt(def_, _) if cx.tcx.is_lang(def_, LangItem.VEC):
            return "vec![]"
        case ty.Adt(def_, _) if cx.tcx.is_lang(def_, LangItem.OPTION):
            return "None"
        case ty.Adt(_, args) if cx.tcx.is_lang(t.def_, LangItem.OWNED_BOX):
            content = args[0]
            assert isinstance(content, ty.TY_CLASSES)
            value = _default_value(cx, content)
            return None if value is None else f"Box::new({value})"
        case ty.Tuple(elements):
            values = [v for v in (_default_value(cx, e) for e in elements) if v is not None]
            if len(values) < len(elements):
                return None
            tail = "," if len(values) == 1 else ""
            return f"({', '.join(values)}{tail})"
        case _:
            return _by_default(cx, t)


def _by_default(cx: Session, t: ty.Ty) -> str | None:
    from checker.context import LangItem

    has_default = cx.tcx.facts.implements(t, cx.tcx.lang(LangItem.DEFAULT), cx.u.root)
    return "Default::default()" if has_default else "/* value */"


# ------------------------------------------------------------------ conditions


@define(eq=False, repr=False)
class _Conditions:
    """Walks the syntax between declaration and use (`ConditionVisitor`)."""

    cx: Session
    name: str
    inits: list[Span]
    use: Span
    declared: Span
    errors: list[tuple[Span, str]] = field(factory=list)
    always: bool = False
    statements: list[Span] = field(factory=list)

    def run(self) -> None:
        if not self.inits:
            return
        self.statements = [
            n.expr.span
            for n in syntax_index(self.cx).nodes
            if isinstance(n, ast.ExprStmt) and n.semi and n.expr.span in self.inits
        ]
        for node in syntax_index(self.cx).nodes:
            self.visit(node)

    def has(self, node: object) -> bool:
        """Whether some statement in `node` assigns the variable (`ReferencedStatementsVisitor`)."""
        span = getattr(node, "span", None)
        return span is not None and any(contains(span, i) for i in self.statements)

    def is_conditional(self, at: Span) -> bool:
        return True

    def visit(self, node: object) -> None:
        span = getattr(node, "span", None)
        if span is None or contains(span, self.declared) or contains(span, self.use):
            if not isinstance(node, (ast.WhileExpr, ast.ForExpr, ast.IfExpr)):
                return
        match node:
            case ast.IfExpr():
                self.visit_if(node)
            case ast.WhileExpr() if self.has(node.body) and self.ends_before(node):
                cond = node.cond
                self.errors.append(
                    (
                        cond.span,
                        f"if this condition isn't met and the `while` loop runs 0 times, "
                        f"`{self.name}` is not initialized",
                    )
                )
            case ast.ForExpr() if self.has(node.body) and self.ends_before(node):
                self.errors.append(
                    (
                        node.iterable.span,
                        f"if the `for` loop runs 0 times, `{self.name}` is not initialized",
                    )
                )
            case ast.MatchExpr() if self.has(node):
                self.visit_match(node)
            case _:
                pass

    def ends_before(self, node: object) -> bool:
        span = getattr(node, "span", None)
        return span is not None and span.hi <= self.use.lo

    def visit_if(self, node: ast.IfExpr) -> None:
        if not self.ends_before(node) or node.span.lo < self.declared.lo:
            return
        then, otherwise = self.has(node.then), node.orelse is not None and self.has(node.orelse)
        if then and node.orelse is None:
            self.errors.append(
                (
                    node.cond.span,
                    f"if this `if` condition is `false`, `{self.name}` is not initialized",
                )
            )
            self.errors.append(
                (
                    node.span.shrink_to_hi(),
                    f"an `else` arm might be missing here, initializing `{self.name}`",
                )
            )
        elif then and not otherwise:
            assert node.orelse is not None
            between = Span(node.then.span.hi, node.orelse.span.lo, node.span.ctxt)
            self.errors.append(
                (
                    between,
                    "if the `if` condition is `false` and this `else` arm is executed, "
                    f"`{self.name}` is not initialized",
                )
            )
        elif otherwise and not then:
            self.errors.append(
                (
                    node.cond.span,
                    f"if this condition is `true`, `{self.name}` is not initialized",
                )
            )

    def visit_match(self, node: ast.MatchExpr) -> None:
        if not self.ends_before(node):
            return
        having = [self.has(a.body) for a in node.arms]
        if all(having) or not any(having):
            return
        if len(node.arms) - sum(having) <= 0:
            return
        for arm, has in zip(node.arms, having, strict=True):
            if not has and self.falls_through(arm):
                guarded = arm.guard is not None
                what = "pattern and condition are" if guarded else "pattern is"
                span = arm.pat.span.to(arm.guard.span) if arm.guard is not None else arm.pat.span
                self.errors.append(
                    (span, f"if this {what} matched, `{self.name}` is not initialized")
                )

    def falls_through(self, arm: ast.MatchArm) -> bool:
        return not isinstance(arm.body, ast.ReturnExpr)
