"""Running a checked program: the machine with the compilation's names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from interp.limits import Limits
from interp.machine import run
from interp.outcome import Outcome
from interp.state import Host
from minirust.compile import Compilation

Sink = Callable[[bytes], None]


def collect_garbage() -> None:
    """From here on, where `minirust.__main__` put it off; what the checks made is not looked at."""
    import gc

    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def execute(
    compilation: Compilation,
    *,
    args: Sequence[str],
    stdin: BinaryIO,
    stdout: Sink,
    stderr: Sink,
    seed: int = 0,
    stack_size: int = 8 << 20,
    leak_check: bool = True,
    memory_map: bool = False,
    host: Host = Host.NOTHING,
    limits: Limits | None = None,
) -> Outcome:
    """The outcome, with the timings of the earlier stages."""
    from grammar.record import evolve

    main = compilation.crate.main
    assert main is not None, "a program without `main` is rejected before"
    collect_garbage()
    outcome = run(
        compilation.crate.tcx,
        main,
        args=args,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        seed=seed,
        stack_size=stack_size,
        leak_check=leak_check,
        memory_map=memory_map,
        host=host,
        limits=limits,
    )
    return evolve(outcome, timings={**compilation.seconds, **outcome.timings})
