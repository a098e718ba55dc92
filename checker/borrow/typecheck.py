"""The type check of MIR: every statement's types, with regions, become outlives constraints.

Types have already been checked without regions, so nothing here can fail: where rustc's type
checker says "must be a subtype", this one relates the two types and leaves the regions to
inference. Each local gets its type with fresh region variables; parameters and the return place
have the signature's regions.

Source: `rustc_borrowck::{renumber, type_check}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.borrow.implied import Bound, implied_by
from checker.borrow.region import (
    STATIC_VID,
    Category,
    Outlives,
    RegionVars,
    Requirement,
    Where,
    vid,
)
from checker.borrow.results import closure_results
from checker.borrow.term_flags import ALIAS, FREE_REGION, PARAM
from checker.borrow.terms import Terms
from checker.borrow.universal import UniversalRegions, number_closure
from checker.borrow.unsize import check_cast
from checker.borrow.variance import Variance
from checker.context import Tcx
from checker.flow.liveness import Liveness
from checker.flow.move_paths import Location
from checker.flow.place_type import deref_type, project_type
from checker.mir import ir
from checker.names.defs import Def, DefKind
from checker.types import ty
from checker.types.fold import (
    erase_regions,
    flags,
    instantiate_bound,
    map_regions,
    subst,
    walk,
)
from checker.types.tables import PointerCast
from grammar.record import define, evolve, field
from grammar.span import DUMMY_SPAN, Span

_STATIC = ty.ReVar(STATIC_VID)
START = Location(0, 0)
_MAYBE_UNSIZED = (ty.Dynamic, ty.Slice, ty.Param, ty.Alias)


@define(eq=False, repr=False)
class TypeCheck:
    """`locals` are the locals' types with regions, `loans` the region of each `&` by location,
    `mentioned` the regions that a location names (they are live there)."""

    tcx: Tcx
    body: ir.Body
    u: UniversalRegions
    vars: RegionVars
    terms: Terms
    locals: list[ty.Ty] = field(factory=list)
    loans: dict[Location, int] = field(factory=dict)
    mentioned: dict[Location, set[int]] = field(factory=dict)
    fields: dict[object, ty.Ty] = field(factory=dict)
    generic_bounds: list[Bound] = field(factory=list)
    """What is known about type parameters: `T: 'a`."""
    liveness: Liveness | None = None
    relevant: int = 0
    """The locals that liveness is computed for: those with a region that inference decides."""
    unsized: list[ir.LocalDecl] = field(factory=list)
    """Temporaries without a size: what is moved into them cannot be (E0161)."""
    aggregate_temps: frozenset[int] = frozenset()
    """Temporaries that become parts of a struct, tuple or array."""
    at: Location = START
    span: Span = DUMMY_SPAN

    # -------------------------------------------------------------- the body

    def run(self) -> None:
        self.number_locals()
        self.aggregate_temps = frozenset(_aggregate_temps(self.body))
        for b, block in enumerate(self.body.blocks):
            for i, s in enumerate(block.statements):
                self.at, self.span = Location(b, i), s.span
                self.statement(s)
            self.at = Location(b, len(block.statements))
            self.span = block.terminator.span
            self.terminator(block.terminator)

    def number_locals(self) -> None:
        """Parameters and return place take the signature's types; the others get fresh regions."""
        for i, decl in enumerate(self.body.locals):
            self.locals.append(self.signature_type(i, decl))
            if decl.kind is ir.LocalKind.TEMP and isinstance(decl.ty, _MAYBE_UNSIZED):
                self.temporary_has_size(decl)

    def temporary_has_size(self, decl: ir.LocalDecl) -> None:
        """Type checking asks it of variables and arguments; only calls move something else."""
        if not self.tcx.facts.is_sized(decl.ty, self.body.def_):
            self.unsized.append(decl)

    def signature_type(self, i: int, decl: ir.LocalDecl) -> ty.Ty:
        where = Where(decl.span, Category.BORING_NO_LOCATION)
        if i == ir.RETURN:
            given = self.u.output
        elif i <= self.body.arg_count and i <= len(self.u.inputs):
            given = self.u.inputs[i - 1]
        else:
            return self.terms.normalize(self.terms.renumber(decl.ty), where)
        given = self.terms.normalize(given, where)
        if erase_regions(given) == erase_regions(decl.ty):
            return given
        mine = self.terms.normalize(self.terms.renumber(decl.ty), where)
        self.terms.relate.types(
            mine, given, Variance.COVARIANT, evolve(where, category=Category.OPAQUE)
        )
        return mine

    def where(self, category: Category) -> Where:
        return Where(self.span, category, self.at)

    def is_user_variable(self, local: ir.Local) -> bool:
        decl = self.body.locals[local]
        return decl.name is not None and decl.kind in (ir.LocalKind.VAR, ir.LocalKind.ARG)

    # -------------------------------------------------------------- places

    def place(self, place: ir.Place) -> ty.Ty:
        """The type of `place`, with regions."""
        t = self.locals[place.local]
        variant = 0
        for elem in place.projection:
            if isinstance(elem, ir.Downcast):
                variant = elem.variant
            elif isinstance(elem, ir.Field):
                t = self.field(t, variant, elem)
                variant = 0
            elif isinstance(elem, ir.Deref):
                t = self.normal(deref_type(self.tcx, t))
            else:
                t = project_type(self.tcx, t, elem)
        return t

    def normal(self, t: ty.Ty) -> ty.Ty:
        return self.terms.normalize(t, self.where(Category.BORING))

    def field(self, base: ty.Ty, variant: int, elem: ir.Field) -> ty.Ty:
        match base:
            case ty.Tuple(elements):
                return elements[elem.index]
            case ty.Closure(upvars=ty.Tuple(elements)):
                return elements[elem.index]
            case ty.Adt(def_, args):
                return self.adt_field(def_, args, variant, elem.index)
            case _:
                return self.terms.renumber(elem.ty)

    def adt_field(self, adt: Def, args: ty.Args, variant: int, index: int) -> ty.Ty:
        key = (adt, args, variant, index)
        found = self.fields.get(key)
        if found is None:
            declared = self.tcx.type_of(self.tcx.adt(adt).variants[variant].fields[index].def_)
            found = self.normal(self.terms.renumber(subst(declared, args)))
            self.fields[key] = found
        return found

    # -------------------------------------------------------------- operands

    def operand(self, o: ir.Operand) -> ty.Ty:
        if isinstance(o, ir.Const):
            return self.constant(o.constant, o.span)
        return self.place(o.place)

    def constant(self, c: ir.Constant, span: Span) -> ty.Ty:
        match c:
            case ir.FnConst():
                return self.fn_const(c, span)
            case ir.StrConst() | ir.BytesConst():
                return map_regions(c.ty, lambda r: r if isinstance(r, ty.ReBound) else _STATIC)
            case ir.StaticRef(def_, t):
                return self.static_ref(def_, t)
            case ir.NamedConst(def_, args, t) if def_ is not None and _declares_type(def_):
                numbered = self.terms.renumber_args(args)
                declared = subst(self.tcx.type_of(def_), numbered)
                return self.normal(map_regions(declared, self.u.number))
            case _ if flags(c.ty) & PARAM or _has_regions(c.ty):
                return self.mention(self.terms.renumber(c.ty))
            case _:
                return c.ty

    def static_ref(self, def_: Def, t: ty.Ty) -> ty.Ty:
        declared = map_regions(self.tcx.type_of(def_), self.u.number)
        if isinstance(t, ty.RawPtr):
            return ty.RawPtr(declared, t.mutable)
        assert isinstance(t, ty.Ref)
        return ty.Ref(_STATIC, declared, t.mutable)

    def fn_const(self, c: ir.FnConst, span: Span) -> ty.Ty:
        """A function's own value: its generic arguments are inferred here, its where clauses hold
        (`TypeVerifier::visit_const_operand`)."""
        assert isinstance(c.ty, ty.FnDef), c.ty
        numbered = self.renumber_fn_args(c.ty)
        where = evolve(self.where(Category.BORING), span=span)
        if c.user_args is not None:
            user = map_regions(c.user_args, self.terms._number)
            given = evolve(where, category=Category.GENERIC_ARG)
            self.terms.relate.args_eq(numbered, user, given)
        t = ty.FnDef(c.ty.def_, numbered)
        self.mention(t)
        self.prove_where_clauses(t, span)
        return t

    def renumber_fn_args(self, t: ty.FnDef) -> ty.Args:
        return tuple(
            self.terms.normalize(a, self.where(Category.BORING))
            if isinstance(a, ty.TY_CLASSES)
            else a
            for a in self.terms.renumber_args(t.args)
        )

    def prove_where_clauses(self, t: ty.FnDef, span: Span) -> None:
        owner = _generics_owner(t.def_)
        for p in self.tcx.predicates_of(owner):
            where = Where(span, Category.PREDICATE, self.at, t, predicate_span=p.span)
            self.terms.prove(subst(p, t.args), where)

    def mention(self, t: ty.Ty) -> ty.Ty:
        """Note that the regions in `t` are live here."""
        if flags(t) & FREE_REGION:
            here = self.mentioned.setdefault(self.at, set())
            here.update(r.id for r in walk(t) if isinstance(r, ty.ReVar))
        return t

    # -------------------------------------------------------------- statements

    def statement(self, s: ir.Statement) -> None:
        match s:
            case ir.Assign(place, rvalue, _):
                self.assign(place, rvalue)
            case ir.AscribeUserType(place, t, covariant, _):
                self.ascribe(place, t, covariant)
            case _:
                pass

    def assign(self, place: ir.Place, rvalue: ir.Rvalue) -> None:
        value = self.rvalue(rvalue)
        if value is not None:
            self.terms.relate.sub(value, self.place(place), self.where(self.assignment(place)))

    def assignment(self, place: ir.Place) -> Category:
        """Why a value that goes to `place` must fit."""
        if place.projection:
            return Category.ASSIGNMENT
        if place.local == ir.RETURN:
            return self.return_category()
        if place.local in self.aggregate_temps:
            return Category.USAGE
        if not self.is_user_variable(place.local):
            return Category.BORING
        return Category.ASSIGNMENT

    def return_category(self) -> Category:
        if self.body.def_.kind is DefKind.STATIC:
            return Category.USE_AS_STATIC
        if self.body.def_.kind in (DefKind.CONST, DefKind.ASSOC_CONST, DefKind.ANON_CONST):
            return Category.USE_AS_CONST
        return Category.RETURN

    def ascribe(self, place: ir.Place, annotation: ty.Ty, covariant: bool) -> None:
        """`place: annotation` (`relate_type_and_user_type`)."""
        where = self.where(Category.TYPE_ANNOTATION)
        t = self.terms.normalize(self.terms.renumber(annotation), where)
        self.mention(t)
        self.terms.relate.types(
            self.place(place), t, Variance.COVARIANT if covariant else Variance.INVARIANT, where
        )

    # -------------------------------------------------------------- rvalues

    def rvalue(self, r: ir.Rvalue) -> ty.Ty | None:
        """The type of the value; None where it has no regions."""
        match r:
            case ir.Use(o):
                return self.operand(o)
            case ir.Borrow(_, place):
                return self.borrow(r, place)
            case ir.Aggregate():
                return self.aggregate(r)
            case ir.Cast(op, o, t):
                target = self.mention(self.normal(self.terms.renumber(t)))
                where = self.where(Category.COERCION)
                if op is PointerCast.UNSIZE and isinstance(target, ty.Adt):
                    if any(isinstance(a, ty.Dynamic) for a in target.args):
                        where = evolve(where, to_object=True)
                check_cast(self.tcx, self.terms, op, self.operand(o), target, where)
                return target
            case ir.RawBorrow(mutable, place):
                return ty.RawPtr(self.place(place), mutable)
            case ir.Repeat(o, t):
                assert isinstance(t, ty.Array)
                return ty.Array(self.operand(o), t.length)
            case ir.Binary(ir.BinOp.OFFSET, lhs, _):
                return self.operand(lhs)
            case ir.Binary(_, lhs, rhs):
                self.operand(lhs)
                self.operand(rhs)
            case ir.Unary(_, o):
                self.operand(o)
            case ir.Discriminant() | ir.Len():
                pass
        return None

    def borrow(self, r: ir.Borrow, place: ir.Place) -> ty.Ty:
        region = self.vars.fresh()
        self.loans[self.at] = region.id
        self.mentioned.setdefault(self.at, set()).add(region.id)
        self.reborrow(region.id, place)
        mutable = r.kind not in (ir.BorrowKind.SHARED, ir.BorrowKind.FAKE)
        return ty.Ref(region, self.place(place), mutable)

    def reborrow(self, region: int, place: ir.Place) -> None:
        """What `place` is reached through must outlive the new borrow, up to the first shared
        reference (`add_reborrow_constraint`; RFC 2094, "Reborrow constraints")."""
        upvar = self.upvar_number(place)
        where = self.where(Category.BORING if upvar is None else Category.CLOSURE_UPVAR)
        where = where if upvar is None else evolve(where, upvar=upvar)
        for n in range(len(place.projection) - 1, -1, -1):
            if not isinstance(place.projection[n], ir.Deref):
                continue
            base = self.place(ir.Place(place.local, place.projection[:n]))
            match base:
                case ty.Ref(outer, _, mutable):
                    self.vars.outlives.append(Outlives(vid(outer), region, where))
                    if not mutable:
                        return
                case ty.RawPtr():
                    return
                case _:
                    pass

    def upvar_number(self, place: ir.Place) -> int | None:
        """The capture that `place` is, if it is one: `(*_1).n`, `_1.n`, or behind the reference
        that captures it."""
        if self.u.closure is None or place.local != 1:
            return None
        steps = list(place.projection)
        if steps and isinstance(steps[-1], ir.Deref) and len(steps) > 1:
            last = steps[-2]
            if isinstance(last, ir.Field) and self.body.captures[last.index].ty != (
                self.body.captures[last.index].place_ty
            ):
                steps.pop()
        if steps and isinstance(steps[0], ir.Deref):
            steps.pop(0)
        if len(steps) == 1 and isinstance(steps[0], ir.Field):
            return steps[0].index
        return None

    # -------------------------------------------------------------- aggregates

    def aggregate(self, r: ir.Aggregate) -> ty.Ty:
        operands = [self.operand(o) for o in r.operands]
        where = self.where(Category.BORING)
        match r.kind:
            case ir.AggregateTuple():
                return ty.Tuple(tuple(operands))
            case ir.AggregateArray(element):
                t = self.normal(self.terms.renumber(element))
                for o in operands:
                    self.terms.relate.sub(o, t, where)
                assert isinstance(r.ty, ty.Array)
                return self.mention(ty.Array(t, r.ty.length))
            case ir.AggregateAdt():
                return self.aggregate_adt(r.kind, operands)
            case ir.AggregateClosure(def_, t):
                return self.aggregate_closure(def_, t, operands)

    def aggregate_adt(self, kind: ir.AggregateAdt, operands: list[ty.Ty]) -> ty.Ty:
        args = self.terms.renumber_args(kind.args)
        where = self.where(Category.BORING)
        if kind.user_args is not None:
            user = map_regions(kind.user_args, self.terms._number)
            self.terms.relate.args_eq(args, user, self.where(Category.GENERIC_ARG))
        t = ty.Adt(kind.def_, args)
        self.mention(t)
        for i, o in enumerate(operands):
            index = i if kind.field is None else kind.field
            declared = self.adt_field(kind.def_, args, kind.variant, index)
            self.terms.relate.sub(o, declared, where)
        self.terms.prove_predicates(kind.def_, args, where)
        return t

    def aggregate_closure(self, def_: Def, t: ty.Ty, operands: list[ty.Ty]) -> ty.Ty:
        """The closure's captures fit its fields, and what its body requires of the regions around
        it holds here (`prove_closure_bounds`)."""
        assert isinstance(t, ty.Closure), t
        regions: list[int] = []

        def own(_: ty.Region) -> ty.Region:
            fresh = self.vars.fresh()
            regions.append(fresh.id)
            return fresh

        closure = number_closure(self.tcx, t, self.u.number, own)
        self.mention(closure)
        where = self.where(Category.BORING)
        assert isinstance(closure.upvars, ty.Tuple)
        for o, upvar in zip(operands, closure.upvars.elements, strict=True):
            self.terms.relate.sub(o, upvar, where)
        self.prove_relations_around(where)
        result = closure_results(self.tcx, def_)
        self.apply_requirements(result.requirements, [*range(self.u.shared), *regions])
        return closure

    def prove_relations_around(self, where: Where) -> None:
        """A closure has the where clauses of the item around, and they are proven here."""
        for p in self.terms.param_env.outlives:
            if isinstance(p.kind, ty.RegionOutlives) and not p.names:
                longer = self.u.number(p.kind.longer)
                self.vars.add(vid(longer), vid(self.u.number(p.kind.shorter)), where)

    def apply_requirements(self, reqs: tuple[Requirement, ...], regions: list[int]) -> None:
        for q in reqs:
            where = Where(q.span, q.category, self.at, from_closure=True)
            outlived = ty.ReVar(regions[q.outlived])
            if isinstance(q.subject, int):
                self.vars.add(regions[q.subject], outlived.id, where)
            else:
                subject = map_regions(
                    q.subject, lambda r: ty.ReVar(regions[r.id]) if isinstance(r, ty.ReVar) else r
                )
                self.terms.type_outlives(subject, outlived, where)

    # -------------------------------------------------------------- terminators

    def terminator(self, t: ir.Terminator) -> None:
        match t:
            case ir.Call():
                self.call(t)
            case ir.SwitchInt(operand):
                self.operand(operand)
            case _:
                pass

    def call(self, t: ir.Call) -> None:
        callee = self.operand(t.func)
        args = [self.operand(a) for a in t.args]
        sig = self.call_signature(callee)
        if sig is None:
            return
        category = Category.BORING if t.overloaded else Category.CALL_ARGUMENT
        where = Where(self.span, category, self.at, erase_regions(callee))
        for given, wanted in zip(args, sig.inputs, strict=False):
            self.terms.relate.sub(given, wanted, where)
        if t.target is not None:
            self.call_destination(t, sig)

    def call_signature(self, callee: ty.Ty) -> ty.FnSig | None:
        """The callee's signature: late-bound lifetimes are fresh and live at the call."""
        match callee:
            case ty.FnDef(def_, args):
                poly = subst(self.tcx.fn_sig(def_), args)
            case ty.FnPtr(poly):
                pass
            case _:
                return None
        fresh: list[ty.Region] = [self.vars.fresh() for _ in poly.names]
        self.mentioned.setdefault(self.at, set()).update(vid(r) for r in fresh)
        sig = instantiate_bound(poly.sig, fresh)
        sig = map_regions(sig, self.u.number)
        where = self.where(Category.BORING)
        self.well_formed((*sig.inputs, sig.output), where)
        inputs = tuple(self.terms.normalize(i, where) for i in sig.inputs)
        return ty.FnSig(inputs, self.terms.normalize(sig.output, where))

    def well_formed(self, types: tuple[ty.Ty, ...], where: Where) -> None:
        """What the types of a signature imply must hold at its calls. A predicate of a type may
        name `'static` itself, which is not among the regions of the signature."""
        for t in types:
            for longer, named in implied_by(self.tcx, t):
                shorter = self.u.number(named)
                if isinstance(longer, ty.TY_CLASSES):
                    if flags(longer) & (FREE_REGION | PARAM | ALIAS):
                        longer = self.terms.normalize(map_regions(longer, self.u.number), where)
                        self.terms.type_outlives(longer, shorter, where)
                else:
                    self.vars.add(vid(self.u.number(longer)), vid(shorter), where)

    def call_destination(self, t: ir.Call, sig: ty.FnSig) -> None:
        place = t.destination
        if place.projection or self.is_user_variable(place.local):
            category = Category.ASSIGNMENT
        elif place.local == ir.RETURN:
            category = self.return_category()
        else:
            category = Category.BORING
        self.terms.relate.sub(sig.output, self.place(place), self.where(category))


def _declares_type(def_: Def) -> bool:
    return def_.kind in (DefKind.CONST, DefKind.ASSOC_CONST, DefKind.STATIC)


def _generics_owner(def_: Def) -> Def:
    """Whose where clauses a constructor has."""
    return def_.parent if def_.kind is DefKind.VARIANT and def_.parent is not None else def_


def _has_regions(t: ty.Ty) -> bool:
    return any(isinstance(part, ty.REGION_CLASSES) for part in walk(t))


def _aggregate_temps(body: ir.Body) -> Iterator[int]:
    for block in body.blocks:
        for s in block.statements:
            if not isinstance(s, ir.Assign) or not isinstance(s.rvalue, ir.Aggregate):
                continue
            if isinstance(s.rvalue.kind, ir.AggregateClosure):
                continue
            for o in s.rvalue.operands:
                if not isinstance(o, ir.Const) and not o.place.projection:
                    if body.locals[o.place.local].kind is ir.LocalKind.TEMP:
                        yield o.place.local
