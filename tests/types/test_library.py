"""The library obeys what the checker asks of programs: nothing is implemented twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checker.check import open_crate
from checker.context import Tcx
from checker.names.defs import Def, DefKind
from checker.types.pretty import show
from grammar.edition import Edition

LIFETIME = re.compile(r"'\w+(?:, | |)")
"""Impls for `Cow<'a, T>` and for `Cow<'_, T>` are the same."""


def twice(pairs: Iterator[tuple[str, Def]], tcx: Tcx) -> list[str]:
    """Those texts that more than one definition has, with where these stand."""
    found: dict[str, dict[Def, None]] = defaultdict(dict)
    for text, def_ in pairs:
        found[text][def_] = None
    return [
        f"{text}: {', '.join(place(tcx, d) for d in defs)}"
        for text, defs in found.items()
        if len(defs) > 1
    ]


def place(tcx: Tcx, d: Def) -> str:
    at = tcx.sources.locate(d.span)
    return f"{at.file}:{at.line}"


def methods(tcx: Tcx) -> Iterator[tuple[str, Def]]:
    library = tcx.names.library
    for head in list(library.summary.by_self):
        for impl in library.impls_by_self(head):
            self_text = show(tcx, tcx.type_of(impl), full=True)
            for child in impl.children:
                if child.kind in (DefKind.ASSOC_FN, DefKind.ASSOC_CONST):
                    yield f"{self_text}::{child.name}", child


def headers(tcx: Tcx) -> Iterator[tuple[str, Def]]:
    library = tcx.names.library
    for trait in list(library.summary.by_trait):
        for impl in library.impls_by_trait(trait, None):
            header = tcx.impl_trait_ref(impl)
            if header is not None:
                yield LIFETIME.sub("", show(tcx, header, full=True)), impl


def test_nothing_is_implemented_twice() -> None:
    tcx = open_crate("empty", "fn main() {}", Edition.E2021).tcx
    assert twice(methods(tcx), tcx) == []
    assert twice(headers(tcx), tcx) == []
