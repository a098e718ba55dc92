"""How a value was moved: by a method that takes `self`, by a `for`, by an operator, by a closure.

Source: `rustc_borrowck::diagnostics` (`explain_captures`).
"""

from __future__ import annotations

from checker.borrow.describe import (
    describe_any_place,
    is_any_lang,
    local_type,
    show_method,
    show_type,
)
from checker.borrow.session import Session
from checker.borrow.spans import (
    ClosureUse,
    DerefCall,
    FnCall,
    NormalCall,
    OperatorCall,
    PatUse,
    SelfUse,
    UseSpans,
    add_label,
    self_param,
)
from checker.context import LangItem
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.record import frozen
from grammar.span import DUMMY_SPAN, Span


@frozen
class CaptureMessage:
    """How to say it: a part was moved; the move is in a loop; by a closure; at the very place of
    the use (`loop_move`); a reborrow was suggested already; nothing reinitialises the value."""

    partial: bool = False
    loop: bool = False
    closure: bool = False
    loop_move: bool = False
    reborrowed: bool = False
    no_reinit: bool = True


def explain_captures(
    cx: Session,
    d: DiagnosticBuilder,
    span: Span,
    move_span: Span,
    uses: UseSpans,
    moved: ir.Place,
    m: CaptureMessage,
) -> None:
    """Label the move at `move_span` of `moved`, for an error at `span`."""
    match uses:
        case SelfUse(kind=kind):
            name = describe_any_place(cx, moved)
            _SelfUse(cx, d, span, move_span, uses, moved, m, name).explain(kind)
        case _:
            _plain(cx, d, span, move_span, uses, moved, m)


def _plain(
    cx: Session,
    d: DiagnosticBuilder,
    span: Span,
    move_span: Span,
    uses: UseSpans,
    moved: ir.Place,
    m: CaptureMessage,
) -> None:
    if move_span != span or m.loop:
        part = "partially " if m.partial else ""
        into = " into closure" if m.closure else ""
        loop = ", in previous iteration of loop" if m.loop else ""
        add_label(d, move_span, f"value {part}moved{into} here{loop}")
    if isinstance(uses, ClosureUse) and not m.loop:
        text = "variable moved due to use in closure"
        if m.partial:
            text = "variable partially moved due to use in closure"
        add_label(d, uses.use_span, text)
    if isinstance(local_type(cx, moved), ty.Ref) and isinstance(uses, PatUse):
        name = describe_any_place(cx, moved)
        d.suggest(
            f"borrow this binding in the pattern to avoid moving {name}",
            (span.shrink_to_lo(), "ref "),
        )


@frozen
class _SelfUse:
    cx: Session
    d: DiagnosticBuilder
    span: Span
    move_span: Span
    uses: SelfUse
    moved: ir.Place
    m: CaptureMessage
    name: str

    def explain(self, kind: object) -> None:
        match kind:
            case FnCall(trait, self_ty) if is_any_lang(self.cx, trait, LangItem.FN_ONCE):
                self.label("call")
                self.fn_once(trait, self_ty)
            case OperatorCall():
                self.label("usage in operator")
                self.operator(kind)
            case NormalCall():
                self.normal(kind)
            case FnCall() | DerefCall():
                pass

    def label(self, how: str) -> None:
        part = "partially " if self.m.partial else ""
        loop = ", in previous iteration of loop" if self.m.loop else ""
        add_label(self.d, self.uses.call_span, f"{self.name} {part}moved due to this {how}{loop}")

    def note_self(self, text: str) -> None:
        """Once per method, where its `self` is declared."""
        param = self_param(self.uses.method)
        at = param.ident.span if param is not None else DUMMY_SPAN
        if at in self.cx.self_notes:
            return
        self.cx.self_notes.add(at)
        self.d.note(text, Label(at, primary=True))

    def fn_once(self, trait: Def, self_ty: ty.Ty) -> None:
        spans = _fn_once_bounds(self.cx, trait, self_ty)
        if spans:
            labels = [
                Label(
                    s,
                    f"`{show_type(self.cx, self_ty)}` is made to be an `FnOnce` closure here",
                    True,
                )
                for s in spans
            ]
            labels.append(
                Label(
                    self.uses.call_span,
                    "this value implements `FnOnce`, which causes it to be moved when called",
                )
            )
            self.d.note("`FnOnce` closures can only be called once", *labels)
        else:
            self.d.note(
                "this value implements `FnOnce`, which causes it to be moved when called",
                Label(self.uses.var_span, primary=True),
            )

    def operator(self, kind: OperatorCall) -> None:
        unary = is_any_lang(self.cx, kind.trait, LangItem.NOT, LangItem.NEG, LangItem.DEREF)
        text = (
            "calling this operator moves the value"
            if unary
            else "calling this operator moves the left-hand side"
        )
        self.note_self(text)

    def normal(self, kind: NormalCall) -> None:
        cx = self.cx
        param = self_param(kind.method)
        at = param.ident.span if param is not None else DUMMY_SPAN
        if at not in cx.self_notes:
            func = show_method(cx, kind.method)
            self.note_self(
                f"`{func}` takes ownership of the receiver `self`, which moves {self.name}"
            )
        if self.is_option_method(kind.method) and self.m.no_reinit:
            add_label(
                self.d,
                self.uses.var_span,
                "help: consider calling `.as_ref()` or `.as_mut()` to borrow the type's contents",
            )
        if kind.for_loop:
            self.for_loop()
            return
        self.label("method call")
        from checker.borrow.suggest_clone import suggest_clone_receiver

        suggest_clone_receiver(cx, self.d, self.moved, self.move_span, kind)

    def is_option_method(self, method: Def) -> bool:
        parent = method.parent
        if parent is None or parent.kind is not DefKind.IMPL:
            return False
        t = self.cx.tcx.type_of(parent)
        return isinstance(t, ty.Adt) and is_any_lang(
            self.cx, t.def_, LangItem.OPTION, LangItem.RESULT
        )

    def for_loop(self) -> None:
        cx = self.cx
        t = local_type(cx, self.moved)
        reference = ty.Ref(ty.ERASED, t, False)
        trait = cx.tcx.lang(LangItem.INTO_ITERATOR)
        if cx.tcx.facts.implements(reference, trait, cx.u.root):
            self.d.suggest(
                f"consider iterating over a slice of the `{show_type(cx, t)}`'s content to avoid "
                "moving into the `for` loop",
                (self.move_span.shrink_to_lo(), "&"),
            )
        self.label("implicit call to `.into_iter()`")
        if isinstance(t, ty.Ref) and t.mutable and not self.m.loop_move and not self.m.reborrowed:
            from checker.borrow.suggest_move import suggest_reborrow

            suggest_reborrow(cx, self.d, self.move_span, self.moved)


def _fn_once_bounds(cx: Session, trait: Def, self_ty: ty.Ty) -> list[Span]:
    """Where `F: FnOnce()` is written for the type parameter `self_ty`."""
    if not isinstance(self_ty, ty.Param):
        return []
    return [
        p.span
        for p in cx.tcx.predicates_of(cx.u.root)
        if isinstance(p.kind, ty.TraitPredicate)
        and p.kind.trait_ref.trait is trait
        and p.kind.trait_ref.self_ty == self_ty
        and p.span != DUMMY_SPAN
    ]
