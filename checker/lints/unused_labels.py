"""unused_labels: labels that no `break` or `continue` names; and labels that hide others, of which
rustc warns without a lint.

Source: `rustc_resolve::late` (`diag_metadata.unused_labels`).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.context import Tcx
from checker.lints.known import UNUSED_LABELS
from checker.lints.session import Finding
from checker.names.owners import items
from grammar.diagnostic import Diagnostic, Label, warning


def unused_labels(tcx: Tcx) -> Iterator[Finding]:
    """Of all bodies of the user's crate."""
    for item in items(tcx):
        tables = tcx.resolutions(item)
        if not tables.labelled:
            continue
        named = {to for jump, to in tables.labels.items() if jump.label is not None}
        for node in tables.labelled:
            label = node.label
            if label is None or node in named or label.name.startswith("'_"):
                continue
            if not tcx.sources.is_library(label.span):
                yield Finding(UNUSED_LABELS, warning(None, "unused label", label.span))


def shadowed_labels(tcx: Tcx) -> Iterator[Diagnostic]:
    """A label within the reach of another of its name."""
    for item in items(tcx):
        for label, outer in tcx.resolutions(item).shadowed_labels:
            message = f"label name `{label.name}` shadows a label name that is already in scope"
            d = warning(None, message, label.span, f"label `{label.name}` already in scope")
            d.labels.insert(0, Label(outer.span, "first declared here"))
            yield d.build()
