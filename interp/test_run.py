"""Running one test function: a machine of its own, so that nothing is left over from other tests.

As libtest does, the test runs in a thread that has its name and the stack of a spawned thread; what
it writes to either stream goes to one sink, in order.
"""

from __future__ import annotations

from checker.context import LangItem, Tcx
from checker.names.defs import Def
from checker.types import ty
from grammar.record import define, frozen

from . import outcome as oc
from . import runtime
from .faults import Panic
from .machine import Machine, Sink, run_machine
from .memory.heap import Block
from .state import Host, Runtime

TEST_STACK = 2 << 20
"""`std::thread`'s default."""


@frozen
class TestSettings:
    """What is the same for all tests of a run; `first_panic`: no test has panicked yet, so that
    the note on backtraces is due."""

    seed: int = 0
    stack_size: int = TEST_STACK
    leak_check: bool = True
    host: Host = Host.NOTHING
    first_panic: bool = True


@frozen
class TestRun:
    """What a test came to. `returned`: whether it did (it may have ended the process instead), and
    `outcome.exit_status` is then what its result reports. `panic_text`: what it panicked with, None
    if that is no string."""

    outcome: oc.Outcome
    returned: bool
    panic_text: str | None
    panicked_yet: bool


def run_test(
    tcx: Tcx, test: Def, name: str, settings: TestSettings, stdout: Sink, stderr: Sink
) -> TestRun:
    """Runs `test`, which has no parameters; never raises."""
    machine = _TestMachine(
        tcx,
        test,
        (name,),
        None,
        stdout,
        stderr,
        settings.seed,
        settings.stack_size,
        settings.leak_check,
        False,
    )
    machine.host, machine.test_name, machine.settings = settings.host, name, settings
    outcome = run_machine(machine)
    panicked = not getattr(machine, "runtime", None) or not machine.runtime.first_panic
    return TestRun(outcome, machine.returned, machine.panic_text, panicked)


@define(eq=False)
class _TestMachine(Machine):
    test_name: str = ""
    settings: TestSettings = TestSettings()
    returned: bool = False
    panic_text: str | None = None

    def new_runtime(self) -> Runtime:
        runtime = Machine.new_runtime(self)
        runtime.main_name, runtime.first_panic = self.test_name, self.settings.first_panic
        return runtime

    def write_err(self, data: bytes) -> None:
        """Captured output is in one piece: what `print!` wrote without a newline comes before."""
        self.runtime.flush_out()
        Machine.write_err(self, data)

    def call_main(self) -> int:
        try:
            status = Machine.call_main(self)
        except Panic as e:
            self.panic_text = _text(self.tcx, e)
            self.drop_payload(e)
            raise
        self.returned = True
        return status

    def drop_payload(self, panic: Panic) -> None:
        """libtest catches the panic of a test, looks at its payload and drops it."""
        if panic.payload is None:
            return
        block, start, vtable = panic.payload
        panic.payload, self.runtime.panicking_count = None, 0
        self.runtime.drop_dyn(block, start, vtable, self.runtime.stack_limit, 0)
        if isinstance(block, Block):
            self.module["free_block"](block)


def _text(tcx: Tcx, panic: Panic) -> str | None:
    """The payload as a string: of `panic!`, or a `&str` or `String` of `panic_any` and
    `resume_unwind`."""
    if panic.payload is None:
        return panic.message
    block, start, vtable = panic.payload
    found = vtable.t.ty
    if isinstance(found, ty.Ref) and found.pointee == ty.STR:
        return runtime.text(*block.d[start : start + 3])
    if isinstance(found, ty.Adt) and tcx.is_lang(found.def_, LangItem.STRING):
        return bytes(block.d[start].d).decode("utf-8", "surrogatepass")
    return None
