"""unnameable_test_items: tests within functions, which nothing can run.

Source: `rustc_lint::builtin::UnnameableTestItems`.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.lints.known import UNNAMEABLE_TEST_ITEMS
from checker.lints.session import Finding
from checker.names.attrs_of import has_attr
from checker.names.defs import DefKind
from checker.names.owners import is_nameable, items
from checker.types.wf_test import test_attribute
from grammar.diagnostic import warning


def unnameable_tests(tcx: Tcx) -> Iterator[Finding]:
    """Of a crate that was opened for its tests."""
    for item in items(tcx):
        if item.kind is DefKind.FN and has_attr(tcx, item, "test") and not is_nameable(item):
            at = test_attribute(item)
            yield Finding(UNNAMEABLE_TEST_ITEMS, warning(None, "cannot test inner items", at))
