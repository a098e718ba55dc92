"""Constants for the checker: the machine runs the body of one constant at compile time.

`evaluate_constant` is what `checker.const_eval.ConstEval` asks for. The body is generated as any
program is, but without optimisation, so that a Rust call is a Python call, with the operands of
assertions (messages tell them: "attempt to compute `200_u8 + 100_u8`") and with the site of each
line as a comment. A failure is a Python exception; its traceback gives the frames, and the comments
of their lines the places in the user's code.

Limits are rustc's: 128 frames, and about two million steps, after which a constant counts as one
that may never end (`long_running_const_eval`); steps are lines of generated code.

Source: `rustc_const_eval::const_eval::eval_queries`, the Reference, "Constant evaluation".
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any

from checker.const_eval import ConstOutcome, Evaluated, EvaluationFailed, Frame, NotEvaluated
from checker.context import Tcx
from checker.mir.assert_text import assert_text
from checker.mir.ir import AssertKind
from checker.names.defs import Def, DefKind, PrimTy
from checker.types import ty as t
from grammar.record import define, field
from grammar.span import Span

from .closed import Unsupported
from .codegen import lir
from .codegen.module import Module
from .faults import Abort, Exit, Missing, Panic, StackOverflow, UndefinedBehavior
from .machine import Machine
from .mono import Program

FRAMES = 128
STEPS = 2_000_000
HELPERS = 12
"""Python frames that the run time may need above the last Rust one."""
FILE = "<minirust>"

CONSTANTS = (DefKind.CONST, DefKind.ASSOC_CONST, DefKind.STATIC, DefKind.ANON_CONST)


def evaluate_constant(tcx: Tcx, def_: Def, args: t.Args) -> ConstOutcome:
    """The value of the constant or static `def_`; never raises for what the program does."""
    try:
        return _Evaluation(tcx, def_, args).run()
    except (Missing, Unsupported) as e:
        return NotEvaluated(str(e))


class ConstFault(BaseException):
    """An assertion failed, or the evaluation is over a limit."""

    def __init__(self, message: str, lint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.lint = lint


@define(eq=False)
class _Evaluation:
    tcx: Tcx
    def_: Def
    args: t.Args
    machine: Machine = field(init=False)
    module: Module = field(init=False)
    entry: lir.FnInstance = field(init=False)
    lines: list[str] = field(factory=list)

    def run(self) -> ConstOutcome:
        self.prepare()
        names = self.machine.module
        try:
            with limits(self.machine.generated.source):
                self.machine.constants()
                value = names[self.machine.generated.entry](*self.hidden())
        except (Panic, ConstFault, UndefinedBehavior, StackOverflow, RecursionError) as e:
            return self.failed(e)
        except (Exit, Abort) as e:
            return NotEvaluated(str(e))
        ty = self.machine.program.closed.close(self.tcx.type_of(self.entry.def_), self.entry.args)
        return Evaluated(scalar(value, ty))

    def prepare(self) -> None:
        machine = Machine(self.tcx, self.def_, (), None, ignore, ignore, 0, 8 << 20, False, False)
        self.machine = machine
        program = machine.program = Program(self.tcx, evaluating=True)
        found = program.resolve(self.def_, self.args)
        if found is None:
            raise Unsupported("this constant")
        self.entry = lir.FnInstance(*found)
        module = self.module = Module(program, optimising=False)
        module.collect([self.entry])
        machine.generated = module.emit(self.entry)
        self.lines = machine.generated.source.split("\n")
        machine.runtime = machine.new_runtime()
        machine.load(module)
        machine.module["const_assert"] = self.const_assert

    def hidden(self) -> list[int]:
        return self.machine.hidden(self.machine.generated.entry)

    def const_assert(self, kind: str, *operands: Any) -> None:
        known = [
            (int(v), t.Prim(PrimTy(name)))
            for v, name in zip(operands[::2], operands[1::2], strict=True)
        ]
        raise ConstFault(assert_text(AssertKind[kind], known))

    # -------------------------------------------------------------- failures

    def failed(self, e: BaseException) -> EvaluationFailed:
        frames = list(self.user_frames(e.__traceback__))
        first = max((i for i, (def_, _) in enumerate(frames) if def_.kind in CONSTANTS), default=0)
        owner, at = frames[first] if frames else (self.entry.def_, self.entry.def_.span)
        inner = tuple(Frame(shown(d), span) for d, span in frames[first + 1 :])
        if isinstance(e, RecursionError):
            inner = inner[-1:]
        lint = e.lint if isinstance(e, ConstFault) else None
        e.__traceback__ = None
        return EvaluationFailed(owner, message_of(e), at, inner, lint)

    def user_frames(self, tb: TracebackType | None) -> Iterator[tuple[Def, Span]]:
        """The frames of the user's functions, outermost first, each with where it is."""
        functions, sites = self.machine.generated.functions, self.machine.program.sites
        while tb is not None:
            code = tb.tb_frame.f_code
            fn = functions.get(code.co_name) if code.co_filename == FILE else None
            if fn is not None and fn.user and isinstance(fn.instance, lir.FnInstance):
                site = self.site(tb.tb_lineno)
                span = sites[site][0] if site > 0 else fn.instance.def_.span
                yield fn.instance.def_, span
            tb = tb.tb_next

    def site(self, line: int) -> int:
        """The site of a line, or of the nearest before it: loops and branches have none."""
        for text in reversed(self.lines[:line]):
            if not text.startswith(" "):
                break
            found = site_of(text)
            if found:
                return found
        return 0


def message_of(e: BaseException) -> str:
    match e:
        case ConstFault() | UndefinedBehavior():
            return e.message
        case Panic():
            return f"evaluation panicked: {e.message}"
        case _:
            return "reached the configured maximum number of stack frames"


def shown(def_: Def) -> str:
    return def_.path()


def site_of(line: str) -> int:
    _, _, number = line.rpartition("  # ")
    return int(number) if number.isdigit() else 0


def scalar(value: Any, ty: t.Ty) -> int | None:
    if isinstance(ty, t.Prim) and isinstance(value, int):
        return int(value)
    return None


def ignore(data: bytes) -> None:
    """What a panic prints: the checker reports it."""


@contextmanager
def limits(source: str) -> Iterator[None]:
    """At most so many frames; so many steps where the code could go on for long."""
    depth, frame = 0, sys._getframe()
    at: FrameType | None = frame
    while at is not None:
        depth, at = depth + 1, at.f_back
    limit, trace = sys.getrecursionlimit(), sys.gettrace()
    counts = "while True:" in source or "(sp-" in source
    sys.setrecursionlimit(depth + FRAMES + HELPERS)
    if counts:
        sys.settrace(step_counter())
    try:
        yield
    finally:
        if counts:
            sys.settrace(trace)
        sys.setrecursionlimit(limit)


def step_counter() -> Any:
    """A trace function that counts lines and frames of generated code."""
    left, depth = STEPS, 0

    def line(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal left, depth
        left -= 1
        if event == "return":
            depth -= 1
        if left < 0:
            raise ConstFault("constant evaluation is taking a long time", LONG_RUNNING)
        return line

    def call(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal depth
        if frame.f_code.co_filename != FILE:
            return None
        depth += 1
        if depth > FRAMES:
            raise RecursionError
        return line

    return call


LONG_RUNNING = "long_running_const_eval"
