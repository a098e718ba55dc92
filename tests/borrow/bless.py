"""Write what rustc says about `programs/`: `python -m tests.borrow.bless`.

One file, `expected.json`: by the program's name the list of its errors, in the form of
`tests/bless.py`. Programs are only checked, never run.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import bless  # noqa: E402


def main() -> None:
    expected = {}
    for path in sorted((HERE / "programs").glob("*.rs")):
        program = bless.read_program(path)
        with tempfile.TemporaryDirectory() as folder:
            messages, text = bless.compile_program(program, Path(folder))
            errors = [m for m in messages if m["level"] == "error" and m["spans"]]
            expected[path.stem] = [bless.diagnostic(m, text) for m in errors]
    text = json.dumps(expected, indent=1, ensure_ascii=False)
    (HERE / "expected.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
