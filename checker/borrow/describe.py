"""How places, and what is behind pointers, are called in messages.

Source: `rustc_borrowck::diagnostics`.
"""

from __future__ import annotations

from checker.borrow.session import Session
from checker.context import LangItem
from checker.flow.place_type import is_box, place_type
from checker.mir import ir
from checker.names.attrs_of import has_attr
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.pretty import show, show_path
from checker.types.tables import Capture, CaptureKind
from grammar import syntax as ast
from grammar.record import Enum, frozen


def show_type(cx: Session, t: ty.Ty) -> str:
    return show(cx.tcx, t)


def local_type(cx: Session, place: ir.Place) -> ty.Ty:
    """The type of `place`, regions erased."""
    return place_type(cx.tcx, cx.body, place)


# ------------------------------------------------------------------ places


def describe_place(
    cx: Session, place: ir.Place, *, downcast: bool = False, tuple_field: bool = True
) -> str | None:
    """`a.b[..]`, or None for what the user has no name for. With `downcast` a place inside a
    variant has no name; without `tuple_field` tuple structs' fields are left out."""
    name = local_name(cx, place.local)
    text, named = name or "", name is not None
    autoderef: int | None = None
    for n, elem in enumerate(place.projection):
        prefix = ir.Place(place.local, place.projection[: n + 1])
        base = ir.Place(place.local, place.projection[:n])
        match elem:
            case ir.Deref():
                if n == 0 and cx.body.locals[place.local].kind is ir.LocalKind.GUARD_REF:
                    continue
                static = static_behind(cx, place.local) if n == 0 else None
                if static is not None:
                    text, named = text + static.name, True
                    continue
                upvar = cx.upvar_number(prefix)
                if upvar is not None:
                    text, named = capture_name(cx.body.captures[upvar]), True
                    if not cx.upvar_by_ref(upvar):
                        text = "*" + text
                    continue
                if autoderef is None:
                    autoderef = _last_named_step(place) + 1
                if n >= autoderef:
                    text = "*" + text
            case ir.Downcast():
                if downcast:
                    return None
            case ir.Field(index, _):
                upvar = cx.upvar_number(prefix)
                if upvar is not None:
                    text, named = capture_name(cx.body.captures[upvar]), True
                elif (field := describe_field(cx, base, index, tuple_field)) is not None:
                    text += "." + field
            case ir.Index(local):
                text += f"[{local_name(cx, local) or '_'}]"
            case ir.ConstantIndex() | ir.Subslice():
                text += "[..]"
    return text if named else None


def _last_named_step(place: ir.Place) -> int:
    for n in range(len(place.projection) - 1, -1, -1):
        if not isinstance(place.projection[n], (ir.Deref, ir.Downcast)):
            return n
    return -1


def describe_any_place(cx: Session, place: ir.Place) -> str:
    name = describe_place(cx, place)
    return "value" if name is None else f"`{name}`"


def local_name(cx: Session, local: ir.Local) -> str | None:
    decl = cx.body.locals[local]
    return decl.name if decl.binding is not None or decl.kind is ir.LocalKind.VAR else None


def describe_field(cx: Session, base: ir.Place, index: int, tuple_field: bool) -> str | None:
    """The name of field `index` of `base`."""
    variant = 0
    if base.projection and isinstance(last := base.projection[-1], ir.Downcast):
        variant = last.variant
    return _field_of(cx, local_type(cx, base), variant, index, tuple_field)


def _field_of(cx: Session, t: ty.Ty, variant: int, index: int, tuple_field: bool) -> str | None:
    if is_box(cx.tcx, t):
        assert isinstance(t, ty.Adt)
        inner = t.args[0]
        assert isinstance(inner, ty.TY_CLASSES)
        return _field_of(cx, inner, variant, index, tuple_field)
    match t:
        case ty.Adt(def_, _):
            info = cx.tcx.adt(def_).variants[variant]
            if not tuple_field and info.ctor is ty.CtorKind.TUPLE:
                return None
            return info.fields[index].name
        case ty.Tuple():
            return str(index)
        case ty.Ref(_, inner, _) | ty.RawPtr(inner, _) | ty.Array(inner, _) | ty.Slice(inner):
            return _field_of(cx, inner, variant, index, tuple_field)
        case ty.Closure(def_):
            body = cx.tcx.mir_built(def_)
            return capture_variable(body.captures[index]) if body is not None else None
        case _:
            return None


# ------------------------------------------------------------------ captures


def capture_variable(c: Capture) -> str:
    """The name of the captured variable itself."""
    v = c.variable
    return v.ident.name if isinstance(v, ast.SelfParam) else v.name.name


def capture_name(c: Capture) -> str:
    """The captured place, as `a.b` or `*a` (`place_to_string_for_capture`)."""
    text = capture_variable(c)
    for step in c.projections:
        if step.is_deref:
            text = f"*{text}"
        else:
            text = f"{text}.{_step_name(step)}"
    return text


def _step_name(step: object) -> str:
    name = getattr(step, "name", None)
    return name if isinstance(name, str) and name else str(step.index)  # type: ignore[attr-defined]


# ------------------------------------------------------------------ what locals hold


def static_behind(cx: Session, local: ir.Local) -> Def | None:
    """The static whose address temporary `local` holds."""
    if cx.body.locals[local].kind is not ir.LocalKind.TEMP:
        return None
    for n in cx.moves.inits_of.get(local, ()):
        at = cx.moves.inits[n].at
        if at is None:
            continue
        block = cx.body.blocks[at.block]
        if at.statement < len(block.statements):
            s = block.statements[at.statement]
            match s:
                case ir.Assign(_, ir.Use(ir.Const(ir.StaticRef(def_, _)))):
                    return def_
                case _:
                    pass
    return None


class ContentKind(Enum):
    RAW = "raw pointer"
    MUT_REF = "mutable reference"
    SHARED_REF = "shared reference"
    DEREF = "overloaded dereference"
    INDEX = "overloaded index"


@frozen
class ContentSource:
    """What borrowed content is reached through; `ty` is the overloaded operator's self type."""

    kind: ContentKind
    ty: ty.Ty | None = None

    def unnamed(self, cx: Session) -> str:
        """For content without a name: "a shared reference"."""
        if self.kind is ContentKind.DEREF:
            return self._pointer(cx) or f"dereference of `{self._show(cx)}`"
        if self.kind is ContentKind.INDEX:
            return f"index of `{self._show(cx)}`"
        return f"a {self.kind.value}"

    def named(self) -> str | None:
        """For content with a name: "shared reference"."""
        plain = (ContentKind.RAW, ContentKind.MUT_REF, ContentKind.SHARED_REF)
        return self.kind.value if self.kind in plain else None

    def immutable(self, cx: Session) -> str:
        """In "cannot borrow .. which is behind ..."."""
        match self.kind:
            case ContentKind.RAW:
                return "a `*const` pointer"
            case ContentKind.DEREF:
                return self._pointer(cx) or f"dereference of `{self._show(cx)}`"
            case ContentKind.INDEX:
                return f"an index of `{self._show(cx)}`"
            case _:
                return "a `&` reference"

    def _pointer(self, cx: Session) -> str | None:
        if isinstance(self.ty, ty.Adt):
            for item in (LangItem.RC, LangItem.ARC):
                if cx.tcx.is_lang(self.ty.def_, item):
                    return f"an `{self.ty.def_.name}`"
        return None

    def _show(self, cx: Session) -> str:
        assert self.ty is not None
        return show_type(cx, self.ty)


def content_source(cx: Session, base: ir.Place) -> ContentSource:
    """How `*base` gets at its content: through an overloaded operator's result, or a pointer."""
    path = cx.moves.find(base).path
    for n in cx.moves.inits_of.get(path, ()):
        at = cx.moves.inits[n].at
        if at is None or at.statement < len(cx.body.blocks[at.block].statements):
            continue
        t = cx.body.blocks[at.block].terminator
        if isinstance(t, ir.Call) and t.overloaded:
            source = _from_call(cx, t)
            if source is not None:
                return source
    match local_type(cx, base):
        case ty.RawPtr():
            return ContentSource(ContentKind.RAW)
        case ty.Ref(mutable=True):
            return ContentSource(ContentKind.MUT_REF)
        case _:
            return ContentSource(ContentKind.SHARED_REF)


def _from_call(cx: Session, t: ir.Call) -> ContentSource | None:
    match t.func:
        case ir.Const(ir.FnConst(ty.FnDef(def_, args))):
            trait = trait_of_method(cx, def_)
            self_ty = args[0] if args else None
            if trait is None or not isinstance(self_ty, ty.TY_CLASSES):
                return None
            if is_any_lang(cx, trait, LangItem.DEREF, LangItem.DEREF_MUT):
                return ContentSource(ContentKind.DEREF, self_ty)
            if is_any_lang(cx, trait, LangItem.INDEX, LangItem.INDEX_MUT):
                return ContentSource(ContentKind.INDEX, self_ty)
    return None


def is_any_lang(cx: Session, d: Def, *items: LangItem) -> bool:
    return any(cx.tcx.is_lang(d, i) for i in items)


def trait_of_method(cx: Session, method: Def) -> Def | None:
    """The trait that `method` is declared in, or that its impl implements."""
    parent = method.parent
    if parent is None or parent.kind is DefKind.TRAIT:
        return parent
    if parent.kind is DefKind.IMPL:
        header = cx.tcx.impl_trait_ref(parent)
        return header.trait if header is not None else None
    return None


def show_def(cx: Session, d: Def) -> str:
    return show_path(cx.tcx, d)


def show_method(cx: Session, method: Def) -> str:
    """`Type::<T>::name`, `Trait::name`, or just the name of a method of the library's traits."""
    parent = method.parent
    if parent is None or parent.kind not in (DefKind.IMPL, DefKind.TRAIT):
        return show_path(cx.tcx, method)
    trait = trait_of_method(cx, method)
    if trait is not None:
        return method.name if trait.is_library else f"{show_path(cx.tcx, trait)}::{method.name}"
    t = cx.tcx.type_of(parent)
    if not isinstance(t, ty.Adt):
        return f"<{show_type(cx, t)}>::{method.name}"
    args = [show(cx.tcx, a) for a in t.args if not isinstance(a, ty.REGION_CLASSES)]
    if t.def_.is_library and has_attr(cx.tcx, t.def_, "allocator_parameter"):
        args.append("A")
    generic = f"::<{', '.join(args)}>" if args else ""
    return f"{show_path(cx.tcx, t.def_)}{generic}::{method.name}"


def is_by_value(c: Capture) -> bool:
    return c.kind is CaptureKind.BY_VALUE
