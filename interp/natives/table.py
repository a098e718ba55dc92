"""What the library declares and Python does.

A native is registered under its name with a function that, given the call (`Ctx`), gives the leaves
of its result as expressions, or emits statements of its own. Natives are leaves of the call graph:
they never run the user's code. Those that may panic or allocate say so (`site`): they get the place
of the innermost call in the user's code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from checker.types import ty as t
from grammar.record import define, field, frozen
from interp.codegen import lir
from interp.codegen.expr import Expr, compound, lit, name

if TYPE_CHECKING:
    from interp.codegen.emit import FnEmitter
    from interp.mono import Program

Result = list[Expr] | None
Emit = Callable[["Ctx"], Result]
Constant = Callable[["Program", list[t.Ty]], int]
"""The value, integer or `bool`, of a native that depends on its type arguments alone."""


@frozen
class Native:
    """`emit` gives the result's leaves (pure, or reading memory), or None if it has emitted the
    call itself. `site` when it uses `Ctx.site`."""

    name: str
    emit: Emit
    site: bool = False
    callees: Callable[[Program, lir.Native], Iterable[lir.Instance]] | None = None
    calls_pointer: bool = False
    constant: Constant | None = None
    starts_threads: bool = False


TABLE: dict[str, Native] = {}
NOT_THROUGH = (
    "buf_new",
    "buf_with_capacity",
    "buf_into_box",
    "buf_from_box",
    "buf_from_raw_parts",
)


def native(
    *names: str,
    site: bool = False,
    calls_pointer: bool = False,
) -> Callable[[Emit], Emit]:
    """Registers an emitter."""

    def register(emit: Emit) -> Emit:
        for n in names:
            TABLE[n] = Native(n, emit, site, None, calls_pointer)
        return emit

    return register


def constant(*names: str) -> Callable[[Constant], Constant]:
    """Registers a native that is known when code is generated."""

    def register(value: Constant) -> Constant:
        def emit(c: Ctx) -> Result:
            known = value(c.em.program, c.types)
            return [name(str(bool(known))) if c.callee.output == t.BOOL else lit(known)]

        for n in names:
            TABLE[n] = Native(n, emit, constant=value)
        return value

    return register


def type_arguments(callee: lir.Native) -> list[t.Ty]:
    """The closed type arguments, lifetimes and constants left out; of a native without any, what
    its first parameter tells."""
    found = [a for a in callee.args if isinstance(a, t.TY_CLASSES)]
    if found or not callee.inputs:
        return found
    first = callee.inputs[0]
    if isinstance(first, t.Ref) and isinstance(first.pointee, t.Adt):
        return [a for a in first.pointee.args if isinstance(a, t.TY_CLASSES)]
    return [first]


def runtime(
    native_name: str,
    function: str = "",
    units: tuple[int, ...] = (),
    site: bool = False,
    pure: bool = False,
    reads: bool = False,
) -> None:
    """Registers a native that is one call of a run-time function `function` with the leaves of the
    arguments, the `Unit`s of type arguments `units`, and the site. `pure` without any effect;
    `reads` when the result depends on memory."""
    target = function or native_name

    def emit(c: Ctx) -> Result:
        extra = [c.unit(i) for i in units]
        if site:
            extra.append(c.site)
        return c.run(target, extra, pure or reads, reads)

    TABLE[native_name] = Native(native_name, emit, site)


@define(eq=False)
class Ctx:
    """One call of a native: its arguments' leaves, its types."""

    em: FnEmitter
    call: lir.Call
    callee: lir.Native
    args: list[list[Expr]]

    @property
    def types(self) -> list[t.Ty]:
        return type_arguments(self.callee)

    def ty(self, i: int = 0) -> t.Ty:
        return self.types[i]

    def unit(self, i: int = 0) -> str:
        return self.em.module.element(self.ty(i))

    @property
    def site(self) -> str:
        return self.em.site(self.call.site)

    @property
    def checked(self) -> bool:
        return self.em.module.checked

    def count(self, i: int = 0) -> int:
        """Leaves of type argument `i`."""
        return self.em.shape(self.ty(i)).count

    def flat(self) -> list[Expr]:
        return [e for a in self.args for e in a]

    def line(self, text: str) -> None:
        self.em.line(text, self.call.unwind)

    def write(self) -> None:
        """Memory is about to change."""
        self.em.write_barrier(self.call.unwind)

    def read(self, pointer: list[Expr], ty: t.Ty, unaligned: bool = False) -> list[Expr]:
        """The leaves of the `ty` that `pointer` points to."""
        from interp.codegen.emit import Loc

        loc = Loc(ty, pointer[1], alloc=pointer[0], derefs=True, unaligned=unaligned)
        return self.em.read(loc, self.em.shape(ty).count, self.call.site)

    def store(
        self, pointer: list[Expr], ty: t.Ty, leaves: list[Expr], unaligned: bool = False
    ) -> None:
        from interp.codegen.emit import Loc

        loc = Loc(ty, pointer[1], alloc=pointer[0], derefs=True, unaligned=unaligned)
        self.em.store_memory(loc, leaves, self.call.site)

    def run(
        self,
        function: str,
        extra: Iterable[str] = (),
        pure: bool = False,
        reads: bool = False,
        args: list[Expr] | None = None,
    ) -> Result:
        """Calls `function` with all leaves and `extra`."""
        given = self.flat() if args is None else args
        text = f"{function}({', '.join([*(e.plain() for e in given), *extra])})"
        shape = self.em.shape(self.callee.output)
        if pure and shape.count == 1:
            return [compound(text, *given, mem=reads, atom=True)]
        self.em.assign_call(self.call, text)
        return None


@define(eq=False)
class Natives:
    """Emits calls of natives; loads the table when first asked."""

    loaded: bool = field(default=False)

    def table(self) -> dict[str, Native]:
        if not self.loaded:
            from interp.natives import load

            load()
            self.loaded = True
        return TABLE

    def emit(self, em: FnEmitter, call: lir.Call, callee: lir.Native) -> None:
        found = self.table().get(callee.name)
        args = [em.argument(a) for a in call.args]
        if found is None:
            em.flush()
            em.line(f"missing({_described(callee.name)!r})")
            names = em.names(call.dest.local) if em.is_leaf(call.dest.local) else []
            em.kill(call.dest.local)
            if names and not call.dest.projection:
                em.line(f"{' = '.join(names)} = None")
            return
        result = found.emit(Ctx(em, call, callee, args))
        if result is None or not call.returns:
            return
        shape = em.shape(em.place_type(call.dest))
        if shape.bulk:
            em.store_bulk(call.dest, result[0], call.site)
        elif shape.count:
            em.store(call.dest, result, call.site)

    def wants_site(self, native_name: str) -> bool:
        found = self.table().get(native_name)
        return found is not None and found.site

    def place_params(self, native_name: str) -> tuple[int, ...]:
        """Parameters, references, that the native only looks through at one `RawBuf`."""
        if not native_name.startswith("buf_") or native_name in NOT_THROUGH:
            return ()
        return {"buf_append": (0, 1), "buf_splice": (0, 2)}.get(native_name, (0,))

    def constant(self, program: Program, callee: lir.Native) -> int | None:
        """The value of a call of a native that depends on types alone."""
        found = self.table().get(callee.name)
        if found is None or found.constant is None:
            return None
        return int(found.constant(program, type_arguments(callee)))

    def calls_pointer(self, native_name: str) -> bool:
        found = self.table().get(native_name)
        return found is not None and found.calls_pointer

    def discover(self, program: Program, callee: lir.Native) -> None:
        """What the program is known to do because it calls `callee`."""
        found = self.table().get(callee.name)
        if found is not None and found.starts_threads:
            program.has_threads = True

    def callees(self, program: Program, call: lir.Call) -> Iterable[lir.Instance]:
        return ()


__all__ = ["Ctx", "Native", "Natives", "Result", "constant", "lit", "name", "native", "runtime"]


def _described(native: str) -> str:
    """What a native is to the user that we do not have."""
    name = native.removeprefix("extern ")
    return f"the foreign function `{name}`" if name != native else f"the native `{name}`"
