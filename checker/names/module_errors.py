"""Errors of `mod name;`: there is no such file (E0583), or it stands in a block."""

from __future__ import annotations

from collections.abc import Sequence

from grammar import syntax as ast
from grammar.diagnostic import Diagnostic, Label, error


def missing_file(item: ast.Item, name: str, names: Sequence[str]) -> Diagnostic:
    """None of the files in which the module may be is there."""
    builder = error("E0583", f"file not found for module `{name}`", item.span)
    places = " or ".join(f'"{n}"' for n in names)
    builder.help(f"to create the module `{name}`, create file {places}")
    return builder.note(
        "if there is a `mod " + name + "` elsewhere in the crate already, import it with `use "
        "crate::...` instead"
    ).build()


def file_module_in_block(item: ast.Item, name: str) -> Diagnostic:
    """A block has no folder in which the module's file could be."""
    return (
        error(
            None,
            "cannot declare a file module inside a block unless it has a path attribute",
            item.span,
        )
        .note("file modules are usually placed outside of blocks, at the top level of the file")
        .help(
            f"maybe `use` the module `{name}` instead of redeclaring it", Label(item.span, "", True)
        )
        .build()
    )
