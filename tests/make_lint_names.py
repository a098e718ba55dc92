"""Write `checker/lints/names.txt`: the lints and groups that rustc knows, asked of rustc.

python tests/make_lint_names.py
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "checker/lints/names.txt"
LINT = re.compile(r"\s+([a-z0-9-]+)\s+(?:allow|warn|deny|forbid)\s")
GROUP = re.compile(r"\s+([a-z0-9-]+)\s+(?:all lints|[a-z0-9-]+(?:, [a-z0-9-]+)*)\s*$")


def main() -> None:
    listing = subprocess.run(
        ["rustc", "-W", "help"], capture_output=True, text=True, check=True
    ).stdout
    names = {
        found[1].replace("-", "_")
        for line in listing.splitlines()
        for found in [LINT.match(line) or GROUP.match(line)]
        if found is not None
    }
    TARGET.write_text("\n".join(sorted(names)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
