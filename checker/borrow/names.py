"""Names for regions in messages: the user's own, or `'1`, `'2` with a label where they are.

Source: `rustc_borrowck::diagnostics::region_name`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.borrow.describe import capture_variable
from checker.borrow.region import STATIC_VID, Origin
from checker.borrow.session import Session
from checker.borrow.spans import add_label, closure_head
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import walk
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder
from grammar.record import Enum, frozen
from grammar.span import Span


class Source(Enum):
    NAMED = "lifetime `{name}` defined here"
    STATIC = ""
    CLOSURE_BODY = "lifetime `{name}` represents this closure's body"
    REFERENCE = "let's call the lifetime of this reference `{name}`"
    SEGMENT = "let's call this `{name}`"
    HAS_TYPE = "has type `{detail}`"
    RETURN_TYPE = "return type is {detail}"
    CLOSURE_RETURN = "return type of closure is {detail}"
    UPVAR = "lifetime `{name}` appears in the type of `{detail}`"
    OCCLUDED = "lifetime `{name}` appears in the type {detail}"
    IMPL = "lifetime `{name}` appears in the `impl`'s {detail}"


@frozen
class RegionName:
    """`name` is with its tick; `span` is where the label goes."""

    name: str
    source: Source
    span: Span | None = None
    detail: str = ""

    def highlight(self, d: DiagnosticBuilder) -> None:
        """Label what the name stands for."""
        if self.span is not None and self.source is not Source.STATIC:
            text = self.source.value.format(name=self.name, detail=self.detail)
            add_label(d, self.span, text)
        if self.source is Source.CLOSURE_BODY:
            d.note(
                f"closure implements `{self.detail}`, so references to captured variables can't "
                "escape the closure"
            )

    @property
    def was_named(self) -> bool:
        return self.source in (Source.NAMED, Source.STATIC)


def region_name(cx: Session, vid: int) -> RegionName | None:
    """The name of a universal region, once chosen always the same."""
    known = cx.region_names.get(vid)
    if known is None:
        known = _choose(cx, vid)
        cx.region_names[vid] = known
    assert known is None or isinstance(known, RegionName)
    return known


def _choose(cx: Session, vid: int) -> RegionName | None:
    d = cx.check.vars.defs[vid]
    if vid == STATIC_VID:
        return RegionName("'static", Source.STATIC)
    if d.name is not None:
        owner = cx.u.root
        if isinstance(d.region, ty.ReLateParam):
            owner = d.region.scope
        return RegionName(d.name, Source.NAMED, _declared(owner, d.name))
    if d.origin is Origin.BODY:
        return None
    return (
        _closure_body(cx, vid)
        or _in_arguments(cx, vid)
        or _in_upvars(cx, vid)
        or _in_output(cx, vid)
        or _in_impl(cx, vid)
    )


def fresh_name(cx: Session) -> str:
    name = f"'{cx.name_counter}"
    cx.name_counter += 1
    return name


def _declared(owner: Def, name: str) -> Span | None:
    """Where the lifetime parameter `name` of `owner`, or of what is around it, is declared."""
    at: Def | None = owner
    while at is not None:
        for p in _params(at):
            if isinstance(p, ast.LifetimeParam) and _lifetime_name(p.lifetime) == name:
                return p.lifetime.span
        at = at.parent
    return None


def _params(d: Def) -> tuple[object, ...]:
    node = d.node if d.kind not in (DefKind.CRATE, DefKind.MOD) else None
    item = node.kind if isinstance(node, ast.Item) else node
    if isinstance(item, ast.ClosureExpr):
        return item.lifetimes
    generics = getattr(item, "generics", None)
    return generics.params if generics is not None else ()


def _lifetime_name(lifetime: ast.Lifetime) -> str:
    return "'" + lifetime.name.removeprefix("'")


# ------------------------------------------------------------------ anonymous ones


def mentions(t: ty.Ty, vid: int) -> bool:
    """Whether `t` has the region in it."""
    return any(isinstance(r, ty.ReVar) and r.id == vid for r in walk(t))


def _closure_body(cx: Session, vid: int) -> RegionName | None:
    """The lifetime of a closure's borrow of itself."""
    if cx.u.closure is None:
        return None
    env = cx.u.inputs[0]
    if not isinstance(env, ty.Ref) or env.region != ty.ReVar(vid):
        return None
    kind = cx.u.closure.kind
    assert kind is not None
    span = closure_head(cx.body.def_)
    return RegionName(fresh_name(cx), Source.CLOSURE_BODY, span, kind.value)


def _in_arguments(cx: Session, vid: int) -> RegionName | None:
    first = 1 if cx.u.closure is not None else 0
    for n, t in enumerate(cx.u.inputs):
        if n < first or not mentions(t, vid):
            continue
        syntax = argument_type(cx, n)
        if syntax is not None:
            found = _match(cx, syntax, t, vid)
            if found is not None:
                return found
        name = fresh_name(cx)
        shown = show_with(cx, t, vid, name)
        return RegionName(name, Source.HAS_TYPE, _argument_span(cx, n), shown)
    return None


def argument_type(cx: Session, n: int) -> object | None:
    """The written type of parameter `n`; a `SelfParam` for `&self`."""
    node = cx.body.def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    if isinstance(item, ast.ClosureExpr):
        return item.params[n - 1].ty if n - 1 < len(item.params) else None
    if not isinstance(item, ast.FnItem):
        return None
    if item.self_param is not None:
        if n == 0:
            return item.self_param.ty or item.self_param
        n -= 1
    return item.params[n].ty if n < len(item.params) else None


def _argument_span(cx: Session, n: int) -> Span:
    return cx.body.locals[n + 1].span


def _match(cx: Session, syntax: object, t: ty.Ty, vid: int) -> RegionName | None:
    """Where region `vid` of `t` stands in the type as written."""
    stack: list[tuple[object, ty.Ty]] = [(syntax, t)]
    while stack:
        node, at = stack.pop(0)
        match node, at:
            case ast.SelfParam(), ty.Ref():
                if at.region == ty.ReVar(vid):
                    span = Span(node.span.lo, node.span.lo + 1, node.span.ctxt)
                    return RegionName(fresh_name(cx), Source.REFERENCE, span)
            case ast.RefType(), ty.Ref():
                if at.region == ty.ReVar(vid):
                    span = Span(node.span.lo, node.span.lo + 1, node.span.ctxt)
                    return RegionName(fresh_name(cx), Source.REFERENCE, span)
                stack.append((node.inner, at.pointee))
            case ast.PathType(), ty.Adt():
                found = _match_path(cx, node, at, vid, stack)
                if found is not None:
                    return found
            case ast.SliceType(), ty.Slice(element):
                stack.append((node.element, element))
            case ast.ArrayType(), ty.Array(element, _):
                stack.append((node.element, element))
            case ast.TupleType(), ty.Tuple(elements):
                stack.extend(zip(node.elements, elements, strict=False))
            case ast.PtrType(), ty.RawPtr(pointee, _):
                stack.append((node.inner, pointee))
            case ast.ParenType(), _:
                stack.append((node.inner, at))
            case _:
                pass
    return None


def _match_path(
    cx: Session,
    node: ast.PathType,
    at: ty.Adt,
    vid: int,
    stack: list[tuple[object, ty.Ty]],
) -> RegionName | None:
    segment = node.path.segments[-1]
    written = getattr(segment.args, "args", ()) if segment.args is not None else ()
    lifetimes = [a for a in written if isinstance(a, ast.Lifetime)]
    regions = [a for a in at.args if isinstance(a, ty.REGION_CLASSES)]
    for lifetime, region in zip(lifetimes, regions, strict=False):
        if region == ty.ReVar(vid):
            if _lifetime_name(lifetime) == "'_":
                return RegionName(fresh_name(cx), Source.SEGMENT, lifetime.span)
            return None
    types = [a for a in at.args if isinstance(a, ty.TY_CLASSES)]
    syntaxes = [a for a in (_generic_type(a) for a in written) if a is not None]
    stack.extend(zip(syntaxes, types, strict=False))
    return None


def _generic_type(a: object) -> object | None:
    if isinstance(a, ast.Lifetime):
        return None
    return getattr(a, "ty", a)


def _in_upvars(cx: Session, vid: int) -> RegionName | None:
    if cx.u.closure is None or not isinstance(cx.u.closure.upvars, ty.Tuple):
        return None
    for n, t in enumerate(cx.u.closure.upvars.elements):
        if mentions(t, vid):
            capture = cx.body.captures[n]
            return RegionName(
                fresh_name(cx), Source.UPVAR, upvar_span(cx, n), capture_variable(capture)
            )
    return None


def upvar_span(cx: Session, n: int) -> Span:
    """Where the captured variable is declared."""
    v = cx.body.captures[n].variable
    return v.ident.span if isinstance(v, ast.SelfParam) else v.span


def _in_output(cx: Session, vid: int) -> RegionName | None:
    if not mentions(cx.u.output, vid):
        return None
    node = cx.body.def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    output = getattr(item, "output", None)
    if output is not None:
        found = _match(cx, output, cx.u.output, vid)
        if found is not None:
            return found
    name = fresh_name(cx)
    shown = show_with(cx, cx.u.output, vid, name)
    if isinstance(item, ast.ClosureExpr):
        head = item.head_span
        end = Span(max(head.lo, head.hi - 1), head.hi, head.ctxt)
        span = item.output.span if item.output is not None else end
        return RegionName(name, Source.CLOSURE_RETURN, span, shown)
    span = output.span if output is not None else cx.body.span
    return RegionName(name, Source.RETURN_TYPE, span, shown)


def _in_impl(cx: Session, vid: int) -> RegionName | None:
    """`impl Trait for Type<'_>`."""
    parent = cx.u.root.parent
    region = cx.check.vars.defs[vid].region
    if parent is None or parent.kind is not DefKind.IMPL or not isinstance(region, ty.ReEarlyParam):
        return None
    self_ty = cx.tcx.type_of(parent)
    where = "self type" if any(r == region for r in walk(self_ty)) else "header"
    return RegionName(fresh_name(cx), Source.IMPL, parent.span, where)


# ------------------------------------------------------------------ types with names in


def show_with(cx: Session, t: ty.Ty, vid: int, name: str) -> str:
    """`t` with region `vid` shown as `name`, others only where they have names."""

    def region(r: ty.Region) -> str | None:
        if isinstance(r, ty.ReVar):
            if r.id == vid:
                return name
            return _plain_name(cx, r.id)
        return None

    return show_regions(cx, t, region)


def _plain_name(cx: Session, vid: int) -> str | None:
    d = cx.check.vars.defs[vid]
    return d.name if cx.check.vars.is_universal(vid) else None


def show_regions(cx: Session, t: ty.Ty, region: Callable[[ty.Region], str | None]) -> str:
    from checker.types.pretty import show

    return show(cx.tcx, t, region=region)


def named_regions(cx: Session) -> Iterator[int]:
    for vid, d in enumerate(cx.check.vars.defs[: cx.u.count]):
        if d.name is not None:
            yield vid
