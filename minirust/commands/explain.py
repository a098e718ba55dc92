"""`minirust explain CODE`: the section of `explanations.md`."""

from __future__ import annotations

import sys
from importlib.resources import files

from minirust.status import Status


def explain_command(code: str) -> int:
    """Prints the explanation, or what went wrong."""
    wanted = code.upper() if code[:1] in "eE" and code[1:].isdigit() else code
    found = explanations().get(wanted)
    if found is None:
        print(f"error: no explanation of `{code}`", file=sys.stderr)
        return Status.USAGE
    print(found)
    return Status.OK


def explanations() -> dict[str, str]:
    """The text of each code: a title line, then paragraphs."""
    text = files("minirust").joinpath("explanations.md").read_text(encoding="utf-8")
    sections = text.split("\n## ")[1:]
    return {s.split(" ", 1)[0]: s.replace(" ", ": ", 1).strip() for s in sections}
