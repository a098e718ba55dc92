"""How a run ends other than by returning: Python exceptions of the machine.

Only `Panic` runs cleanup code; the others derive from `BaseException` so that no handler of
generated code sees them.
"""

from __future__ import annotations

from typing import Any

from grammar.record import NamedTuple


class Panic(Exception):
    """A Rust panic on its way up. `message` has been printed. `kind` is that of the payload: 0 a
    `&'static str`, 1 a `String`, 2 the box `payload`."""

    def __init__(self, message: str, site: int, kind: int = 0, payload: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.site = site
        self.kind = kind
        self.payload = payload


class Exit(BaseException):
    """`process::exit`."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Abort(BaseException):
    """`process::abort`, a panic in a destructor during unwinding, failed allocation."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class StackOverflow(BaseException):
    """The simulated stack is used up in function number `function`."""

    def __init__(self, function: int, left: int, need: int) -> None:
        super().__init__(function)
        self.function = function
        self.left = left
        self.need = need


class UndefinedBehavior(BaseException):
    """The program did what Rust does not define."""

    def __init__(self, kind: str, message: str, site: int, allocation: Any = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.site = site
        self.allocation = allocation
        self.earlier = 0
        """Where the access was that a data race is with."""


class Missing(BaseException):
    """The program reached what the machine does not have; `feature` is a noun phrase."""

    def __init__(self, feature: str) -> None:
        super().__init__(f"minirust does not support {feature} yet")


class FilesRefused(Missing):
    """The program uses files of this machine, which were not given to it."""

    def __init__(self) -> None:
        BaseException.__init__(
            self, "the program uses files: `--allow-fs` gives it those of this machine"
        )


class Wait(NamedTuple):
    """Thread `thread` waits at `site` for `what`, which thread `holder` took at `taken` (0 and "":
    nobody in particular has it)."""

    thread: str
    what: str
    site: int
    holder: str = ""
    taken: int = 0


class Deadlock(BaseException):
    """No thread can go on: each waits for another, or for itself."""

    def __init__(self, site: int, waits: tuple[Wait, ...]) -> None:
        super().__init__(site)
        self.site = site
        self.waits = waits


class LimitReached(BaseException):
    """A limit of `limits` was reached."""


class Elsewhere(BaseException):
    """In the main thread: another thread met `error`, which ends the run."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(error)
        self.error = error
