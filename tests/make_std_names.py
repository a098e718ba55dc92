"""Write `checker/library/std_names.txt`: what the real standard library has, by name.

The library of minirust is a part of the real one. A program that names something of the real one
that is not in ours is outside the subset (`unsupported`), not wrong; this list tells the two
apart. It is read off the documentation that comes with rustc, names only:

    python tests/make_std_names.py

One line per module, item or primitive type: its path below `std`, a letter for its kind, then its
methods, associated items and variants. A `~` stands after what is unstable.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

OUT = Path(__file__).parent.parent / "checker" / "library" / "std_names.txt"
KINDS = {
    "struct": "s",
    "enum": "e",
    "union": "u",
    "trait": "t",
    "fn": "f",
    "constant": "c",
    "static": "v",
    "type": "a",
    "macro": "m",
    "primitive": "p",
    "keyword": "",
    "derive": "",
    "attr": "",
}
MEMBER = re.compile(r'id="(?:ty)?(?:method|associatedconstant|associatedtype|variant)\.(\w+)"')
UNSTABLE = 'class="stab unstable"'
END = re.compile(
    r'id="(?:(?:trait|synthetic|blanket)-implementations|foreign-impls|(?:synthetic-)?implementors)"'
)


def main() -> None:
    sysroot = subprocess.check_output(["rustc", "--print", "sysroot"], text=True).strip()
    root = Path(sysroot) / "share" / "doc" / "rust" / "html" / "std"
    lines = [line for page in sorted(root.rglob("*.html")) for line in page_line(root, page)]
    OUT.write_text("\n".join(sorted(set(lines))) + "\n", encoding="utf-8")


def page_line(root: Path, page: Path) -> list[str]:
    relative = page.relative_to(root)
    module = "::".join(relative.parts[:-1])
    if page.name == "index.html":
        return [f"{module} M"] if module else []
    kind, _, rest = page.name.partition(".")
    letter = KINDS.get(kind, "")
    name = rest.removesuffix(".html")
    if not letter or not name or name.endswith("!"):
        return []
    path = f"{module}::{name}" if module else name
    text = page.read_text(encoding="utf-8")
    if 'http-equiv="refresh"' in text:
        return []
    end = END.search(text)
    own = text[: end.start()] if end else text
    is_open = UNSTABLE in own.partition('class="docblock"')[0]
    return [" ".join([path, letter + "~" * is_open, *sorted(members(own))])]


def members(text: str) -> set[str]:
    """The names, those that are unstable wherever they stand with a `~`."""
    found = list(MEMBER.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    parts = [(m[1], UNSTABLE in text[m.end() : end]) for m, end in zip(found, ends, strict=False)]
    stable = {name for name, is_open in parts if not is_open}
    return stable | {f"{name}~" for name, _ in parts if name not in stable}


if __name__ == "__main__":
    main()
