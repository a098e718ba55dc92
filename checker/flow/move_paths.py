"""Move paths: the places of a body that are moved out of or initialised on their own.

The move paths of a body form a forest: the root paths are the locals, a child adds one projection
(`x`, `x.0`, `(x as Some).0`, `*b` of a box, `a[2]` of an array). A place that is never moved or
assigned alone has no path of its own: it shares the state of its nearest ancestor. With the paths
come the *moves* out of them and the *initialisations* of them, each with its location; dataflow
over initialisation is a bitset of paths (`checker.flow.initialisation`).

A move out of what cannot be moved out of (a reference, a slice, an indexed array, a field of a
type with a destructor) makes no path but an `IllegalMove`, which the borrow checker reports.

Source: `rustc_mir_dataflow::move_paths`.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TypeAlias, Union

from checker.context import Tcx
from checker.flow.place_type import is_box, project_type
from checker.mir import ir
from checker.types import ty
from grammar.record import Enum, NamedTuple, define, field, frozen


class Location(NamedTuple):
    """Statement number `statement` of block `block`; its terminator when that is their number."""

    block: int
    statement: int


@define(eq=False, repr=False)
class MovePath:
    place: ir.Place
    parent: int | None
    children: list[int] = field(factory=list)


@frozen
class MoveOut:
    path: int
    at: Location


class InitKind(Enum):
    DEEP = "the whole value"
    NON_PANIC = "the whole value, unless the call unwinds"


@frozen
class Init:
    """`at` is None for an argument, initialised on entry."""

    path: int
    at: Location | None
    kind: InitKind


@frozen
class BorrowedContent:
    """Behind the reference, raw pointer or trait object that `target` dereferences."""

    target: ir.Place


@frozen
class InteriorOfDestructor:
    """A field of `container`, whose type has a destructor."""

    container: ty.Ty


@frozen
class InteriorOfSlice:
    """An element of an array by a run-time index (`by_index`), or of a slice."""

    container: ty.Ty
    by_index: bool


IllegalOrigin: TypeAlias = Union[BorrowedContent, InteriorOfDestructor, InteriorOfSlice]


@frozen
class IllegalMove:
    place: ir.Place
    at: Location
    origin: IllegalOrigin


@frozen
class Found:
    """Where a place's state stands: its own path (`exact`), or its nearest ancestor's."""

    path: int
    exact: bool


@define(eq=False, repr=False)
class MoveData:
    """The move paths of one body. `moves_at` and `inits_at` list indices into `moves` and
    `inits` by location; `moves_of` and `inits_of` by path. Path number `l` is local `l`'s."""

    paths: list[MovePath] = field(factory=list)
    moves: list[MoveOut] = field(factory=list)
    inits: list[Init] = field(factory=list)
    moves_at: dict[Location, list[int]] = field(factory=dict)
    inits_at: dict[Location, list[int]] = field(factory=dict)
    moves_of: dict[int, list[int]] = field(factory=dict)
    inits_of: dict[int, list[int]] = field(factory=dict)
    illegal: list[IllegalMove] = field(factory=list)
    by_projection: dict[tuple[int, object], int] = field(factory=dict)

    def find(self, place: ir.Place) -> Found:
        """The path of `place`, or of the longest prefix that has one."""
        path = int(place.local)
        for elem in place.projection:
            child = self.by_projection.get((path, _key(elem)))
            if child is None:
                return Found(path, exact=False)
            path = child
        return Found(path, exact=True)

    def subtree(self, path: int) -> list[int]:
        """`path` and all its descendants, parents first."""
        out = [path]
        for p in out:
            out.extend(self.paths[p].children)
        return out

    def ancestors(self, path: int) -> list[int]:
        """`path`, its parent, and so on up to the local's."""
        out = [path]
        while (up := self.paths[out[-1]].parent) is not None:
            out.append(up)
        return out

    def base_local(self, path: int) -> ir.Local:
        return self.paths[path].place.local


def gather_moves(tcx: Tcx, body: ir.Body) -> MoveData:
    """The move data of `body` as built (false edges and conditional drops still there)."""
    builder = _Builder(tcx, body, MoveData())
    for i in range(len(body.locals)):
        builder.data.paths.append(MovePath(ir.Place(ir.Local(i)), None))
    for i in range(1, body.arg_count + 1):
        builder.add_init(i, None, InitKind.DEEP)
    for b, block in enumerate(body.blocks):
        for i, statement in enumerate(block.statements):
            builder.statement(Location(b, i), statement)
        builder.terminator(Location(b, len(block.statements)), block.terminator)
    return builder.data


class _Illegal(Exception):
    def __init__(self, origin: IllegalOrigin) -> None:
        self.origin = origin


def _key(elem: ir.Projection) -> object:
    """Projections that name the same path: a field's type does not count, all run-time indices
    are one."""
    match elem:
        case ir.Field(index, _):
            return index
        case ir.Index():
            return ir.Index
        case ir.Downcast(variant, _):
            return (ir.Downcast, variant)
        case ir.Deref():
            return ir.Deref
        case _:
            return elem


@define(eq=False, repr=False)
class _Builder:
    tcx: Tcx
    body: ir.Body
    data: MoveData

    # -------------------------------------------------------------- where things happen

    def statement(self, at: Location, s: ir.Statement) -> None:
        match s:
            case ir.Assign(place, rvalue, _):
                self.make_path(place)
                self.rvalue(at, rvalue)
                self.init(place, at, InitKind.DEEP)
            case ir.StorageDead(local, _):
                self.move_out(ir.Place(local), at)
            case _:
                pass

    def terminator(self, at: Location, t: ir.Terminator) -> None:
        match t:
            case ir.Call():
                self.operand(at, t.func)
                for arg in t.args:
                    self.operand(at, arg)
                self.make_path(t.destination)
                self.init(t.destination, at, InitKind.NON_PANIC)
            case ir.Drop():
                self.move_out(t.place, at)
            case ir.SwitchInt():
                self.operand(at, t.operand)
            case ir.Assert():
                self.operand(at, t.cond)
                for arg in t.operands:
                    self.operand(at, arg)
            case _:
                pass

    def rvalue(self, at: Location, r: ir.Rvalue) -> None:
        match r:
            case ir.Use(o) | ir.Repeat(o, _) | ir.Cast(_, o, _) | ir.Unary(_, o):
                self.operand(at, o)
            case ir.Binary(_, lhs, rhs):
                self.operand(at, lhs)
                self.operand(at, rhs)
            case ir.Aggregate():
                for o in r.operands:
                    self.operand(at, o)
            case ir.Borrow() | ir.RawBorrow() | ir.Discriminant() | ir.Len():
                pass

    def operand(self, at: Location, o: ir.Operand) -> None:
        if isinstance(o, ir.Move):
            self.move_out(o.place, at)

    # -------------------------------------------------------------- moves and initialisations

    def move_out(self, place: ir.Place, at: Location) -> None:
        if place.projection and isinstance(last := place.projection[-1], ir.Subslice):
            self.move_subslice(place, last, at)
            return
        try:
            path = self.path_of(place)
        except _Illegal as e:
            self.data.illegal.append(IllegalMove(place, at, e.origin))
            return
        self.record_move(path, at)

    def move_subslice(self, place: ir.Place, elem: ir.Subslice, at: Location) -> None:
        """Out of an array: one move per element."""
        base = ir.Place(place.local, place.projection[:-1])
        try:
            base_path = self.path_of(base)
            base_ty = self.type_of(base)
            if not isinstance(base_ty, ty.Array):
                raise _Illegal(InteriorOfSlice(base_ty, by_index=False))
        except _Illegal as e:
            self.data.illegal.append(IllegalMove(place, at, e.origin))
            return
        assert isinstance(base_ty.length, ty.ConstValue)
        length = base_ty.length.value
        end = length - elem.end if elem.from_end else elem.end
        for i in range(elem.start, end):
            step = ir.ConstantIndex(i, length, from_end=False)
            self.record_move(self.child(base_path, base, step), at)

    def record_move(self, path: int, at: Location) -> None:
        number = len(self.data.moves)
        self.data.moves.append(MoveOut(path, at))
        self.data.moves_at.setdefault(at, []).append(number)
        self.data.moves_of.setdefault(path, []).append(number)

    def init(self, place: ir.Place, at: Location, kind: InitKind) -> None:
        """`place` is initialised; assigning a field of a union initialises the union."""
        if place.projection and isinstance(place.projection[-1], ir.Field):
            base = ir.Place(place.local, place.projection[:-1])
            if self.is_union(self.type_of(base)):
                place = base
        found = self.data.find(place)
        if found.exact:
            self.add_init(found.path, at, kind)

    def add_init(self, path: int, at: Location | None, kind: InitKind) -> None:
        number = len(self.data.inits)
        self.data.inits.append(Init(path, at, kind))
        if at is not None:
            self.data.inits_at.setdefault(at, []).append(number)
        self.data.inits_of.setdefault(path, []).append(number)

    # -------------------------------------------------------------- paths

    def make_path(self, place: ir.Place) -> None:
        """A path for a place that is assigned to, if it can have one."""
        if place.projection:
            with suppress(_Illegal):
                self.path_of(place)

    def path_of(self, place: ir.Place) -> int:
        """The path of `place`, made if need be; the union's for what is inside a union."""
        path = int(place.local)
        t = self.body.locals[place.local].ty
        for i, elem in enumerate(place.projection):
            base = ir.Place(place.local, place.projection[:i])
            elem = self.check_step(t, base, elem)
            if isinstance(elem, ir.Field) and self.is_union(t):
                return path
            path = self.child(path, base, elem)
            t = project_type(self.tcx, t, elem)
        return path

    def check_step(self, t: ty.Ty, base: ir.Place, elem: ir.Projection) -> ir.Projection:
        """Raise unless a place of type `t` can be moved out of through `elem`. An element of an
        array counted from its end is counted from its start."""
        match elem:
            case ir.Deref():
                if not is_box(self.tcx, t):
                    raise _Illegal(BorrowedContent(base.project(elem)))
            case ir.Field() | ir.Downcast():
                self.check_field(t)
            case ir.Index():
                raise _Illegal(InteriorOfSlice(t, by_index=True))
            case ir.ConstantIndex() | ir.Subslice():
                if not isinstance(t, ty.Array):
                    raise _Illegal(InteriorOfSlice(t, by_index=False))
                if isinstance(elem, ir.ConstantIndex) and elem.from_end:
                    assert isinstance(t.length, ty.ConstValue)
                    length = t.length.value
                    return ir.ConstantIndex(length - elem.offset, length, from_end=False)
        return elem

    def check_field(self, t: ty.Ty) -> None:
        if isinstance(t, ty.Adt) and not is_box(self.tcx, t):
            if self.tcx.facts.drop_impl(t.def_) is not None:
                raise _Illegal(InteriorOfDestructor(t))

    def child(self, parent: int, base: ir.Place, elem: ir.Projection) -> int:
        key = (parent, _key(elem))
        path = self.data.by_projection.get(key)
        if path is None:
            path = len(self.data.paths)
            self.data.paths.append(MovePath(base.project(elem), parent))
            self.data.paths[parent].children.append(path)
            self.data.by_projection[key] = path
        return path

    def type_of(self, place: ir.Place) -> ty.Ty:
        t = self.body.locals[place.local].ty
        for elem in place.projection:
            t = project_type(self.tcx, t, elem)
        return t

    def is_union(self, t: ty.Ty) -> bool:
        return isinstance(t, ty.Adt) and self.tcx.adt(t.def_).kind is ty.AdtKind.UNION
