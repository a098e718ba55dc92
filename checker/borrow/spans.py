"""Where the user used a place: the spans that a message points at.

MIR uses a temporary where the source passes an argument, calls a method or captures a variable;
`UseSpans` finds the source's reason from the MIR around the location.

Source: `rustc_borrowck::diagnostics::{UseSpans, call_kind}`.
"""

from __future__ import annotations

from typing import TypeAlias, Union

from checker.borrow.describe import is_any_lang, trait_of_method
from checker.borrow.loans import Loan
from checker.borrow.session import Session
from checker.context import LangItem
from checker.flow.move_paths import Location
from checker.mir import ir
from checker.names.defs import Def
from checker.types import ty
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, Label
from grammar.record import frozen
from grammar.span import Span


@frozen
class NormalCall:
    """`x.method()`, or a call that a desugaring makes (`for_loop`)."""

    method: Def
    args: ty.Args
    for_loop: bool


@frozen
class OperatorCall:
    trait: Def
    method: Def


@frozen
class FnCall:
    """A call of a value that implements `Fn`, `FnMut` or `FnOnce` (`trait`)."""

    trait: Def
    self_ty: ty.Ty


@frozen
class DerefCall:
    target: ty.Ty
    target_span: Span | None


CallKind: TypeAlias = Union[NormalCall, OperatorCall, FnCall, DerefCall]


@frozen
class ClosureUse:
    """A capture: of closure `def_` whose head is `args_span`, for its use at `use_span`."""

    def_: Def
    args_span: Span
    use_span: Span


@frozen
class SelfUse:
    """As the receiver of a method that takes `self`."""

    var_span: Span
    call_span: Span
    method: Def
    kind: CallKind


@frozen
class PatUse:
    span: Span


@frozen
class OtherUse:
    span: Span


UseSpans: TypeAlias = Union[ClosureUse, SelfUse, PatUse, OtherUse]


def args_or_use(u: UseSpans) -> Span:
    match u:
        case ClosureUse():
            return u.args_span
        case _:
            return var_or_use(u)


def var_or_use(u: UseSpans) -> Span:
    match u:
        case ClosureUse():
            return u.use_span
        case SelfUse(kind=DerefCall()):
            return u.call_span
        case SelfUse():
            return u.var_span
        case PatUse(span) | OtherUse(span):
            return span


def move_spans(cx: Session, place: ir.Place, at: Location) -> UseSpans:
    """Of the move of `place` at `at`."""
    block = cx.body.blocks[at.block]
    if at.statement >= len(block.statements):
        return OtherUse(block.terminator.span)
    s = block.statements[at.statement]
    match s:
        case ir.Assign(_, ir.Aggregate(ir.AggregateClosure(def_, _), operands)):
            found = closure_use(cx, def_, place, operands)
            if found is not None:
                return found
        case _:
            pass
    through_pattern = any(isinstance(p, ir.Downcast) for p in place.projection)
    normal: UseSpans = PatUse(s.span) if through_pattern else OtherUse(s.span)
    if not isinstance(s, ir.Assign) or s.place.projection:
        return normal
    call = block.terminator
    if not isinstance(call, ir.Call):
        return normal
    method = self_call(cx, s.place.local, at.block)
    if method is None:
        return normal
    return SelfUse(s.span, call.fn_span, method[0], call_kind(cx, call, *method))


def borrow_spans(cx: Session, span: Span, at: Location) -> UseSpans:
    """Of the borrow at `at`: the closure that captures by it, if one does."""
    block = cx.body.blocks[at.block]
    if at.statement >= len(block.statements):
        return OtherUse(span)
    s = block.statements[at.statement]
    if not isinstance(s, ir.Assign) or s.place.projection:
        return OtherUse(span)
    if cx.body.locals[s.place.local].kind is not ir.LocalKind.TEMP:
        return OtherUse(span)
    rest = block.statements[at.statement + 1 :]
    if isinstance(block.terminator, ir.Drop):
        rest = rest + cx.body.blocks[block.terminator.target].statements[:1]
    for later in rest:
        match later:
            case ir.Assign(_, ir.Aggregate(ir.AggregateClosure(def_, _), operands)):
                return closure_use(cx, def_, s.place, operands) or OtherUse(span)
            case _:
                if later.span != span:
                    break
    return OtherUse(span)


def loan_spans(cx: Session, loan: Loan) -> UseSpans:
    return borrow_spans(cx, cx.location_span(loan.at), loan.at)


def closure_use(
    cx: Session, closure: Def, place: ir.Place, operands: tuple[ir.Operand, ...]
) -> ClosureUse | None:
    body = cx.tcx.mir_built(closure)
    if body is None:
        return None
    for capture, o in zip(body.captures, operands, strict=False):
        if not isinstance(o, ir.Const) and o.place == place:
            return ClosureUse(closure, closure_head(closure), capture.use_span)
    return None


def closure_head(closure: Def) -> Span:
    node = closure.node
    assert isinstance(node, ast.ClosureExpr), node
    return node.head_span


# ------------------------------------------------------------------ calls


def self_call(cx: Session, local: ir.Local, block: int) -> tuple[Def, ty.Args] | None:
    """The method that `block` ends by calling with `local` as its receiver."""
    data = cx.body.blocks[block]
    t = data.terminator
    if not isinstance(t, ir.Call) or not t.args or isinstance(t.args[0], ir.Const):
        return None
    match t.func:
        case ir.Const(ir.FnConst(ty.FnDef(def_, args))) if takes_self(def_):
            receiver = t.args[0].place
        case _:
            return None
    if receiver.projection:
        return None
    if receiver.local == local:
        return def_, args
    for s in data.statements:
        match s:
            case ir.Assign(place, ir.Borrow(_, source)) if place == receiver:
                if source == ir.Place(local, (ir.Deref(),)):
                    return def_, args
            case _:
                pass
    return None


def self_param(def_: Def) -> ast.SelfParam | None:
    """The `self` parameter of a method."""
    node = def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    return item.self_param if isinstance(item, ast.FnItem) else None


def takes_self(def_: Def) -> bool:
    return self_param(def_) is not None


_OPERATORS = (
    LangItem.ADD,
    LangItem.SUB,
    LangItem.MUL,
    LangItem.DIV,
    LangItem.REM,
    LangItem.NEG,
    LangItem.NOT,
    LangItem.BITAND,
    LangItem.BITOR,
    LangItem.BITXOR,
    LangItem.SHL,
    LangItem.SHR,
    LangItem.ADD_ASSIGN,
    LangItem.SUB_ASSIGN,
    LangItem.MUL_ASSIGN,
    LangItem.DIV_ASSIGN,
    LangItem.REM_ASSIGN,
    LangItem.BITAND_ASSIGN,
    LangItem.BITOR_ASSIGN,
    LangItem.BITXOR_ASSIGN,
    LangItem.SHL_ASSIGN,
    LangItem.SHR_ASSIGN,
    LangItem.INDEX,
    LangItem.INDEX_MUT,
    LangItem.PARTIAL_EQ,
    LangItem.PARTIAL_ORD,
)


def call_kind(cx: Session, t: ir.Call, method: Def, args: ty.Args) -> CallKind:
    trait = trait_of_method(cx, method)
    if trait is not None:
        if is_any_lang(cx, trait, LangItem.FN, LangItem.FN_MUT, LangItem.FN_ONCE):
            self_ty = args[0]
            assert isinstance(self_ty, ty.TY_CLASSES)
            return FnCall(trait, self_ty)
        if is_any_lang(cx, trait, *_OPERATORS):
            return OperatorCall(trait, method)
        if t.overloaded and is_any_lang(cx, trait, LangItem.DEREF, LangItem.DEREF_MUT):
            return _deref_call(cx, args)
    return NormalCall(method, args, _is_for_loop(cx, t, method))


def _deref_call(cx: Session, args: ty.Args) -> DerefCall:
    """`Deref::Target` of the receiver, and where it is defined."""
    target_def = cx.tcx.lang(LangItem.DEREF_TARGET)
    alias = ty.Alias(ty.AliasKind.PROJECTION, target_def, args[:1])
    return DerefCall(cx.tcx.facts.normalize(alias, cx.u.root), _target_span(cx, args[:1]))


def _target_span(cx: Session, args: ty.Args) -> Span | None:
    """Where the impl of `Deref` for the receiver says what `Target` is."""
    from checker.types.traits_impls import relevant_impls

    target_def = cx.tcx.lang(LangItem.DEREF_TARGET)
    for impl in relevant_impls(cx.tcx, ty.TraitRef(cx.tcx.lang(LangItem.DEREF), args)):
        for item in cx.tcx.assoc_items(impl):
            if item.trait_item is target_def:
                return item.def_.span
    return None


def _is_for_loop(cx: Session, t: ir.Call, method: Def) -> bool:
    """Whether the call is the one that a `for` makes of its iterable."""
    if not cx.tcx.is_lang(method, LangItem.INTO_ITER):
        return False
    from checker.borrow.search import find_for_iterable

    return find_for_iterable(cx, t.span) is not None


# ------------------------------------------------------------------ labels of captures


def label_capture(
    d: DiagnosticBuilder, u: UseSpans, text: str, kind: ir.BorrowKind | None = None
) -> None:
    """Label the use in a closure for which a variable was captured."""
    if isinstance(u, ClosureUse):
        add_label(d, u.use_span, text)


def add_label(d: DiagnosticBuilder, span: Span, text: str) -> None:
    """Label `span`: the primary span keeps being primary."""
    for i, label in enumerate(d.labels):
        if label.primary and label.span == span and not label.text:
            d.labels[i] = Label(span, text, primary=True)
            return
    primary = any(label.primary and label.span == span for label in d.labels)
    d.labels.append(Label(span, text, primary))
