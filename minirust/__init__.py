"""minirust: Rust's ownership, borrow checker and memory in pure Python.

>>> import minirust
>>> minirust.check('let a = String::new(); let b = a; drop(a);').ok
False
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from minirust.version import VERSION as __version__

if TYPE_CHECKING:
    from grammar.diagnostic import Diagnostic
    from interp.limits import Limits
    from interp.outcome import Outcome
    from minirust.api import CheckResult, check, parse, run

__all__ = [
    "CheckResult",
    "Diagnostic",
    "Limits",
    "Outcome",
    "__version__",
    "check",
    "parse",
    "run",
]

_HOMES = {
    "check": "minirust.api",
    "run": "minirust.api",
    "parse": "minirust.api",
    "CheckResult": "minirust.api",
    "Diagnostic": "grammar.diagnostic",
    "Limits": "interp.limits",
    "Outcome": "interp.outcome",
}


def __getattr__(name: str) -> Any:
    """The API is imported when it is first used: `minirust --version` does not pay for it."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'minirust' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(home), name)
