"""Words for lifetimes that do not hold: "lifetime may not live long enough", E0521, E0621, E0310.

Source: `rustc_borrowck::diagnostics::region_errors`.
"""

from __future__ import annotations

from checker.borrow.blame import best_blame, error_region
from checker.borrow.describe import capture_variable, local_name, show_type
from checker.borrow.names import (
    RegionName,
    Source,
    argument_type,
    region_name,
    show_with,
    upvar_span,
)
from checker.borrow.region import STATIC_VID, Category, Member, Origin, Outlives, TypeTest, Where
from checker.borrow.session import Session
from checker.borrow.spans import add_label
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import walk
from checker.types.pretty import show
from grammar import syntax as ast
from grammar.diagnostic import DiagnosticBuilder, error
from grammar.record import define
from grammar.span import Span


def report_regions(
    cx: Session,
    errors: list[tuple[int, int]],
    type_errors: list[TypeTest],
    placeholder_errors: list[tuple[int, int]],
    hidden: list[Member],
) -> None:
    """All of a body's region errors, and one suggestion of bounds for all."""
    bounds = _Bounds(cx)
    seen: set[tuple[str, int]] = set()
    for t in type_errors:
        key = (show_type(cx, t.generic), t.where.span.lo)
        if key not in seen:
            seen.add(key)
            _type_error(cx, t)
    for placeholder, other in placeholder_errors[:1]:
        _placeholder_error(cx, placeholder, other)
    for longer, shorter in errors:
        _region_error(cx, longer, shorter, bounds)
    bounds.emit()
    spans: set[Span] = set()
    for m in hidden:
        if m.where.span not in spans:
            spans.add(m.where.span)
            _hidden_error(cx, m)


@define(eq=False, repr=False)
class _Error:
    longer: int
    shorter: int
    where: Where
    path: list[Outlives]

    @property
    def category(self) -> Category:
        return self.where.category


def _region_error(cx: Session, longer: int, shorter: int, bounds: _Bounds) -> None:
    where, path = best_blame(cx, longer, shorter)
    e = _Error(longer, shorter, where, path)
    if _named_anonymous(cx, e):
        return
    local = cx.u.is_local(longer) if cx.u.closure is not None else longer != STATIC_VID
    other = cx.u.is_local(shorter) if cx.u.closure is not None else shorter != STATIC_VID
    escaping = (Category.ASSIGNMENT, Category.CALL_ARGUMENT)
    if e.category is Category.RETURN and local and not other and _is_fn_mut_env(cx, longer):
        d = _fn_mut_error(cx, e)
    elif e.category in escaping and local and not other:
        d = _escaping_error(cx, e)
        bounds.add(d, e)
    else:
        d = _general_error(cx, e, local, other)
        bounds.add(d, e)
    _note_variance(cx, d, e)
    _suggest_named_lifetime(cx, d, e)
    cx.emit(d.build())


# ------------------------------------------------------------------ lifetime may not live long


def _general_error(cx: Session, e: _Error, local: bool, other: bool) -> DiagnosticBuilder:
    d = error(None, "lifetime may not live long enough", e.where.span)
    longer, shorter = _name(cx, e.longer), _name(cx, e.shorter)
    longer.highlight(d)
    shorter.highlight(d)
    if e.category is Category.RETURN and other:
        add_label(
            d,
            e.where.span,
            f"{_kind_name(cx)} was supposed to return data with lifetime `{shorter.name}` but it "
            f"is returning data with lifetime `{longer.name}`",
        )
    else:
        add_label(
            d,
            e.where.span,
            f"{e.category.description}requires that `{longer.name}` must outlive `{shorter.name}`",
        )
    del local
    _suggest_capture(cx, d, e, longer)
    return d


def _name(cx: Session, vid: int) -> RegionName:
    target = error_region(cx, vid)
    found = region_name(cx, vid if target is None else target)
    return found if found is not None else RegionName("'_", Source.STATIC)


def _kind_name(cx: Session) -> str:
    d = cx.body.def_
    match d.kind:
        case DefKind.CLOSURE:
            return "closure"
        case DefKind.ASSOC_FN:
            node = d.node
            item = node.kind if isinstance(node, ast.Item) else node
            has_self = isinstance(item, ast.FnItem) and item.self_param is not None
            return "method" if has_self else "associated function"
        case _:
            return str(d.kind.value)


def _is_fn_mut_env(cx: Session, vid: int) -> bool:
    """The lifetime of an `FnMut` closure's borrow of itself."""
    if cx.u.closure is None or cx.u.closure.kind is not ty.ClosureKind.FN_MUT:
        return False
    env = cx.u.inputs[0]
    return isinstance(env, ty.Ref) and env.region == ty.ReVar(vid)


def _fn_mut_error(cx: Session, e: _Error) -> DiagnosticBuilder:
    d = error(None, "captured variable cannot escape `FnMut` closure body", e.where.span)
    is_closure = isinstance(cx.u.output, ty.Closure)
    what = "closure that contains a reference" if is_closure else "reference"
    tail = ", which then escapes" if is_closure else " which escapes"
    add_label(d, e.where.span, f"returns a {what} to a captured variable{tail} the closure body")
    if e.where.upvar is not None:
        add_label(d, upvar_span(cx, e.where.upvar), "variable defined here")
        add_label(d, cx.body.captures[e.where.upvar].use_span, "variable captured here")
    name = region_name(cx, e.shorter)
    if name is not None and name.span is not None:
        add_label(d, name.span, "inferred to be a `FnMut` closure")
    d.note(
        "`FnMut` closures only have access to their captured variables while they are executing..."
    )
    d.note("...therefore, they cannot allow references to captured variables to escape")
    return d


# ------------------------------------------------------------------ E0521


def _escaping_error(cx: Session, e: _Error) -> DiagnosticBuilder:
    mine, theirs = _variable_of(cx, e.longer), _variable_of(cx, e.shorter)
    is_fn = cx.u.closure is None
    if (
        (mine is None and theirs is None)
        or (e.category is Category.ASSIGNMENT and is_fn)
        or cx.body.def_.kind not in (DefKind.FN, DefKind.ASSOC_FN, DefKind.CLOSURE)
    ):
        return _general_error(cx, e, True, False)
    what = _kind_name(cx)
    d = error("E0521", f"borrowed data escapes outside of {what}", e.where.span)
    if theirs is not None and theirs[0] is not None:
        add_label(d, theirs[1], f"`{theirs[0]}` declared here, outside of the {what} body")
    if mine is not None and mine[0] is not None:
        add_label(d, mine[1], f"`{mine[0]}` is a reference that is only valid in the {what} body")
        add_label(d, e.where.span, f"`{mine[0]}` escapes the {what} body here")
    if _has_error_region(cx, e.longer) and _has_error_region(cx, e.shorter):
        longer, shorter = _name(cx, e.longer), _name(cx, e.shorter)
        longer.highlight(d)
        shorter.highlight(d)
        add_label(
            d,
            e.where.span,
            f"{e.category.description}requires that `{longer.name}` must outlive `{shorter.name}`",
        )
    return d


def _has_error_region(cx: Session, vid: int) -> bool:
    """Known outside of the body by a name or a place in the signature (`to_error_region`)."""
    if vid == STATIC_VID:
        return True
    d = cx.check.vars.defs[vid]
    return (
        d.region is not None and d.origin in (Origin.EARLY, Origin.LATE) and (cx.u.closure is None)
    )


def _variable_of(cx: Session, vid: int) -> tuple[str | None, Span] | None:
    """The captured variable or parameter whose type has the region
    (`get_var_name_and_span_for_region`)."""
    if cx.u.closure is not None and isinstance(cx.u.closure.upvars, ty.Tuple):
        for n, t in enumerate(cx.u.closure.upvars.elements):
            if _mentions(t, vid):
                return capture_variable(cx.body.captures[n]), upvar_span(cx, n)
    first = 1 if cx.u.closure is not None else 0
    for n, t in enumerate(cx.u.inputs):
        if n >= first and _mentions(t, vid):
            local = ir.Local(n + 1)
            return local_name(cx, local), cx.body.locals[local].span
    return None


def _mentions(t: ty.Ty, vid: int) -> bool:
    return any(isinstance(r, ty.ReVar) and r.id == vid for r in walk(t))


# ------------------------------------------------------------------ E0621


def _named_anonymous(cx: Session, e: _Error) -> bool:
    """One region is named, the other an anonymous one of a parameter: name it
    (`NamedAnonConflict`)."""
    if cx.u.closure is not None or _of_trait_impl(cx):
        return False
    for named, anonymous in ((e.longer, e.shorter), (e.shorter, e.longer)):
        if _is_named(cx, named) and _is_anonymous(cx, anonymous):
            found = _anonymous_param(cx, anonymous)
            if found is None:
                continue
            _e0621(cx, e, named, anonymous, *found)
            return True
    return False


def _of_trait_impl(cx: Session) -> bool:
    """There the trait says what lifetimes parameters have."""
    impl = cx.body.def_.parent
    if impl is None or impl.kind is not DefKind.IMPL:
        return False
    return cx.tcx.impl_trait_ref(impl) is not None


def _is_named(cx: Session, vid: int) -> bool:
    return vid != STATIC_VID and cx.check.vars.defs[vid].name is not None


def _is_anonymous(cx: Session, vid: int) -> bool:
    d = cx.check.vars.defs[vid]
    return d.name is None and d.origin in (Origin.EARLY, Origin.LATE) and vid != cx.u.body


def _anonymous_param(cx: Session, vid: int) -> tuple[int, ty.Ty] | None:
    """The parameter whose type has the region; none if it is `self` or in the output too."""
    if _mentions(cx.u.output, vid):
        return None
    for n, t in enumerate(cx.u.inputs):
        if _mentions(t, vid):
            if isinstance(argument_type(cx, n), ast.SelfParam):
                return None
            binding = cx.body.locals[n + 1].binding
            return None if isinstance(binding, ast.SelfParam) else (n, t)
    return None


def _e0621(cx: Session, e: _Error, named: int, anonymous: int, n: int, t: ty.Ty) -> None:
    name = cx.check.vars.defs[named].name
    assert name is not None
    variable = local_name(cx, ir.Local(n + 1))
    new = show_with(cx, t, anonymous, name)
    written = argument_type(cx, n)
    what = f"the type of `{variable}`" if variable is not None else "parameter type"
    d = error(
        "E0621",
        f"explicit lifetime required in {what}",
        e.where.span,
        f"lifetime `{name}` required",
    )
    at = getattr(written, "span", cx.body.locals[n + 1].span)
    d.suggest(
        f"add explicit lifetime `{name}` to {what if variable is not None else 'type'}",
        (at, new),
    )
    cx.emit(d.build())


# ------------------------------------------------------------------ notes


def _note_variance(cx: Session, d: DiagnosticBuilder, e: _Error) -> None:
    """An invariant parameter that turned "longer" into "equal" on the way
    (`VarianceDiagInfo::Invariant`)."""
    info = e.where.invariant
    if info is None:
        return
    t, index = info
    match t:
        case ty.Ref():
            desc = f"a mutable reference to `{show_type(cx, t.pointee)}`"
            note = "mutable references are invariant over their type parameter"
        case ty.RawPtr():
            desc = f"a mutable pointer to `{show_type(cx, t.pointee)}`"
            note = "mutable pointers are invariant over their type parameter"
        case ty.Adt(def_, args):
            param = cx.tcx.generics_of(def_).all()[index]
            kind = cx.tcx.adt(def_).kind.value
            arg = args[index]
            if isinstance(arg, ty.REGION_CLASSES):
                desc = f"the type `{show_type(cx, t)}`"
            else:
                desc = (
                    f"the type `{show_type(cx, t)}`, which makes the generic argument "
                    f"`{show_type(cx, arg)}` invariant"  # type: ignore[arg-type]
                )
            shown = f"{def_.name}<{', '.join(p.name for p in cx.tcx.generics_of(def_).all())}>"
            note = f"the {kind} `{shown}` is invariant over the parameter `{param.name}`"
        case _:
            return
    d.note(f"requirement occurs because of {desc}")
    d.note(note)
    d.help(
        "see <https://doc.rust-lang.org/nomicon/subtyping.html> for more information about variance"
    )


def _suggest_capture(cx: Session, d: DiagnosticBuilder, e: _Error, longer: RegionName) -> None:
    """A returned trait object that is `'static` by default could say `+ '_`
    (`add_static_impl_trait_suggestion`, `suggest_new_region_bound`)."""
    if e.shorter != STATIC_VID or cx.u.closure is not None:
        return
    node = cx.body.def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    output = getattr(item, "output", None)
    if output is None:
        return
    bound = longer.name if longer.was_named else "'_"
    for obj in _trait_objects(output):
        variable = _variable_of(cx, e.longer)
        captures = (
            f"data from argument `{variable[0]}`"
            if variable is not None and variable[0] is not None
            else "its data"
        )
        d.suggest(
            f"to declare that the trait object captures {captures}, you can add an explicit "
            f"`{bound}` lifetime bound",
            (obj.span.shrink_to_hi(), f" + {bound}"),
        )
        return


def _trait_objects(node: object) -> list[ast.TraitObjectType]:
    found: list[ast.TraitObjectType] = []
    stack = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, ast.TraitObjectType):
            if not any(isinstance(b, ast.Lifetime) for b in at.bounds):
                found.append(at)
            continue
        if isinstance(at, tuple):
            stack.extend(x for x in at if not isinstance(x, (str, int)))
            continue
        for f in getattr(type(at), "__attrs_attrs__", ()):
            child = getattr(at, f.name)
            if hasattr(type(child), "__attrs_attrs__") or (
                isinstance(child, tuple) and not isinstance(child, Span)
            ):
                stack.append(child)
    return found


def _suggest_named_lifetime(cx: Session, d: DiagnosticBuilder, e: _Error) -> None:
    """Two anonymous lifetimes of the signature: give both one name
    (`add_lifetime_param_suggestion`)."""
    if cx.u.closure is not None or STATIC_VID in (e.longer, e.shorter):
        return
    from checker.borrow.suggest_lifetime import suggest_lifetime_param

    suggest_lifetime_param(cx, d, e.longer, e.shorter)


@define(eq=False, repr=False)
class _Bounds:
    """Bounds between named lifetimes that would make the errors go away: one is suggested with
    its error, several at the end (`OutlivesSuggestionBuilder`)."""

    cx: Session
    wanted: dict[str, list[str]] = None  # type: ignore[assignment]

    def __attrs_post_init__(self) -> None:
        self.wanted = {}

    def add(self, d: DiagnosticBuilder, e: _Error) -> None:
        longer, shorter = region_name(self.cx, e.longer), region_name(self.cx, e.shorter)
        if longer is None or shorter is None:
            return
        if longer.source is not Source.NAMED:
            return
        if shorter.source is Source.STATIC:
            pass
        elif shorter.source is not Source.NAMED:
            return
        if shorter.source is Source.NAMED:
            d.help(f"consider adding the following bound: `{longer.name}: {shorter.name}`")
        self.wanted.setdefault(longer.name, []).append(shorter.name)

    def emit(self) -> None:
        pass


# ------------------------------------------------------------------ E0310, E0309


def _type_error(cx: Session, t: TypeTest) -> None:
    kind = "parameter type" if isinstance(t.generic, ty.Param) else "associated type"
    name = f"the {kind} `{show_type(cx, t.generic)}`"
    target = _test_region(cx, t)
    if target == STATIC_VID:
        d = error("E0310", f"{name} may not live long enough", t.where.span)
        add_label(d, t.where.span, f"{name} must be valid for the static lifetime...")
        bound = "'static"
    else:
        named = region_name(cx, target)
        bound = named.name if named is not None else "'_"
        d = error("E0309", f"{name} may not live long enough", t.where.span)
        if named is not None and named.span is not None:
            add_label(
                d,
                named.span,
                f"{name} must be valid for the lifetime `{bound}` as defined here...",
            )
    add_label(
        d,
        t.where.span,
        f"...so that the type `{show_type(cx, t.generic)}` will meet its required lifetime bounds",
    )
    if target == STATIC_VID and t.where.category in (Category.RETURN, Category.COERCION):
        for obj in _trait_objects(_output_syntax(cx)):
            add_label(d, obj.span, "this `dyn Trait` has an implicit `'static` lifetime bound")
    _suggest_type_bound(cx, d, t.generic, bound)
    cx.emit(d.build())


def _output_syntax(cx: Session) -> object:
    node = cx.body.def_.node
    item = node.kind if isinstance(node, ast.Item) else node
    return getattr(item, "output", None)


def _test_region(cx: Session, t: TypeTest) -> int:
    for end in cx.regions.ends(t.lower):
        if end != cx.u.body and end < cx.u.count:
            return end
    return STATIC_VID


def _suggest_type_bound(cx: Session, d: DiagnosticBuilder, t: ty.Ty, bound: str) -> None:
    if not isinstance(t, ty.Param):
        return
    for p in cx.tcx.generics_of(cx.u.root).all():
        if p.index == t.index and p.def_ is not None and isinstance(p.def_.node, ast.TypeParam):
            node = p.def_.node
            if node.bounds:
                at, text = node.bounds[-1].span.shrink_to_hi(), f" + {bound}"
            else:
                at, text = node.name.span.shrink_to_hi(), f": {bound}"
            d.suggest("consider adding an explicit lifetime bound", (at, text))


# ------------------------------------------------------------------ E0700


def _hidden_error(cx: Session, m: Member) -> None:
    """A hidden type names a lifetime that its opaque type does not capture."""
    target = _equal_universal(cx, m.region)
    d = error(
        "E0700",
        f"hidden type for `{_show_named(cx, m.opaque)}` captures lifetime that does not appear in "
        "bounds",
        _returned_span(cx, m),
    )
    add_label(d, m.opaque.def_.span, "opaque type defined here")
    if target is None:
        d.note(f"hidden type `{_show_hidden(cx, m, chr(39) + '_')}` captures lifetime `'_`")
        cx.emit(d.build())
        return
    name = region_name(cx, target)
    if name is not None and name.was_named:
        bound = name.name
        what = f"the lifetime `{bound}` as defined here"
        at = name.span or cx.body.span
    else:
        bound = "'_"
        what = "the anonymous lifetime defined here"
        at = _anonymous_at(cx, target)
    add_label(d, at, f"hidden type `{_show_hidden(cx, m, bound)}` captures {what}")
    _suggest_use(cx, d, m, bound)
    cx.emit(d.build())


def _show_named(cx: Session, t: ty.Ty) -> str:
    """`t` with the lifetimes that have names."""

    def region(r: ty.Region) -> str | None:
        return cx.check.vars.defs[r.id].name if isinstance(r, ty.ReVar) else None

    return show(cx.tcx, t, region=region)


def _equal_universal(cx: Session, region: int) -> int | None:
    for u in range(1, cx.u.count):
        if u != cx.u.body and cx.regions.outlives(u, region) and cx.regions.outlives(region, u):
            return u
    return None


def _anonymous_at(cx: Session, vid: int) -> Span:
    """The written type of the parameter that has the anonymous lifetime."""
    for n, t in enumerate(cx.u.inputs):
        if _mentions(t, vid):
            return getattr(argument_type(cx, n), "span", cx.body.locals[n + 1].span)
    return cx.body.span


def _suggest_use(cx: Session, d: DiagnosticBuilder, m: Member, bound: str) -> None:
    """`+ use<'_, T>`: precise capturing."""
    node = m.opaque.def_.node
    if not isinstance(node, ast.ImplTraitType):
        return
    if any(isinstance(b, ast.UseBound) for b in node.bounds):
        return
    names = [n for c in m.choices[1:] if (n := cx.check.vars.defs[c].name) is not None]
    names.append(bound)
    names += [
        p.name
        for p in cx.tcx.generics_of(cx.u.root).all()
        if p.kind is not ty.ParamKind.LIFETIME and not p.synthetic
    ]
    d.suggest(
        f"add a `use<...>` bound to explicitly capture `{bound}`",
        (node.span.shrink_to_hi(), f" + use<{', '.join(names)}>"),
    )


def _show_hidden(cx: Session, m: Member, name: str) -> str:
    ends = set(cx.regions.ends(m.region))

    def region(r: ty.Region) -> str | None:
        if isinstance(r, ty.ReVar) and (
            r == ty.ReVar(m.region) or ends & set(cx.regions.ends(r.id))
        ):
            return name
        return None

    return show(cx.tcx, m.hidden, region=region)


def _returned_span(cx: Session, m: Member) -> Span:
    """The expression that is returned."""
    for b, block in enumerate(cx.body.blocks):
        del b
        for s in block.statements:
            if isinstance(s, ir.Assign) and s.place == ir.Place(ir.RETURN):
                return s.span
        t = block.terminator
        if isinstance(t, ir.Call) and t.destination == ir.Place(ir.RETURN):
            return t.span
    return m.where.span


# ------------------------------------------------------------------ placeholders


def _placeholder_error(cx: Session, placeholder: int, other: int) -> None:
    """A bound lifetime had to equal something outside its binder."""
    target = other if other >= 0 else STATIC_VID
    where, path = best_blame(cx, placeholder, target, from_placeholder=True)
    trait = _general_trait(cx, where)
    if trait is not None and not _by_projection(path):
        d = error(None, f"implementation of `{trait.name}` is not general enough", where.span)
        add_label(d, where.span, f"implementation of `{trait.name}` is not general enough")
    else:
        d = error(
            "E0308", "mismatched types", where.span, "one type is more general than the other"
        )
    cx.emit(d.build())


def _by_projection(path: list[Outlives]) -> bool:
    """Whether an associated type's value was not general enough."""
    return any(c.where.projection for c in path)


def _general_trait(cx: Session, where: Where) -> Def | None:
    callee = where.callee
    if not isinstance(callee, ty.FnDef):
        return None
    for p in cx.tcx.predicates_of(callee.def_):
        if p.names and isinstance(p.kind, ty.TraitPredicate):
            return p.kind.trait_ref.trait
    return None
