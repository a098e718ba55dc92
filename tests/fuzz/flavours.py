"""The flavours of generated code, forced: each must print what the others print.

Which flavour a program gets is decided by what it holds: code without `unsafe` is optimised, code
with it checks every access, and a trace notes every step.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.context import Tcx
from checker.names.defs import Def
from grammar.edition import Edition
from grammar.record import define
from interp.codegen.module import Module
from interp.machine import STACK_SIZE, Machine, run_machine
from interp.outcome import Outcome
from interp.trace import trace
from minirust.compile import compile_source
from minirust.source import Source


@define(eq=False)
class _Unoptimised(Machine):
    def new_module(self) -> Module:
        return Module(self.program, optimising=False)


@define(eq=False)
class _Checked(Machine):
    def new_module(self) -> Module:
        self.program.has_user_unsafe = True
        return Module(self.program)


def _with(machine: type[Machine]) -> Callable[[Tcx, Def], Outcome]:
    def run(tcx: Tcx, main: Def) -> Outcome:
        return run_machine(machine(tcx, main, (), None, None, None, 0, STACK_SIZE, True, False))

    return run


FLAVOURS: dict[str, Callable[[Tcx, Def], Outcome]] = {
    "optimised": _with(Machine),
    "unoptimised": _with(_Unoptimised),
    "checked": _with(_Checked),
    "traced": lambda tcx, main: trace(tcx, main).outcome,
}


def outcomes(source: str) -> dict[str, Outcome]:
    """The outcome of an accepted program in every flavour, each from its own compilation."""
    found = {}
    for name, run in FLAVOURS.items():
        compilation = compile_source(Source("<snippet>", source, None), Edition.E2021, True)
        main = compilation.crate.main
        assert main is not None, source
        found[name] = run(compilation.crate.tcx, main)
    return found
