"""Predicted frames against those of rustc's debug binary, function by function.

`frames/*.json` holds what `rustc -Zemit-stack-sizes` says, with the return address;
`python tests/interp/test_frames.py` writes them anew. Depth of recursion depends on these sizes,
and most must be exact; functions that call what the library implements in another way may differ.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

import pytest

from grammar.edition import Edition
from interp.codegen import lir
from interp.codegen.module import Module
from interp.mono import Program
from minirust.compile import compile_source
from minirust.source import Source

FOLDER = Path(__file__).parent / "frames"
EXACT = 0.65
"""Least part of the functions whose frame is exactly rustc's."""
CLOSE = 0.8
"""Least part of those whose frame is within 15 % of rustc's."""
NEAR = 0.15
RETURN_ADDRESS = 8


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.rs")), ids=lambda p: p.stem)
def test_frames_are_those_of_the_debug_binary(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = predicted(path)
    off = {
        name: (found[name], size)
        for name, size in wanted.items()
        if name in found and found[name] != size
    }
    far = {name for name, (a, b) in off.items() if abs(a - b) > NEAR * max(a, b)}
    assert len(off) <= (1 - EXACT) * len(wanted), off
    assert len(far) <= (1 - CLOSE) * len(wanted), far


def predicted(path: Path) -> dict[str, int]:
    """The frames of the free functions of a program."""
    source = Source(path.name, path.read_text(encoding="utf-8"), None)
    crate = compile_source(source, Edition.E2021).crate
    main = crate.main
    assert main is not None
    module = Module(Program(crate.tcx))
    module.collect([module.entry_instance(main)])
    return {
        instance.def_.name: fn.frame
        for instance, fn in module.functions.items()
        if isinstance(instance, lir.FnInstance) and fn.user and instance.def_.name != "main"
    }


def measured(path: Path) -> dict[str, int]:
    """What rustc says."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "program.o"
        command = ["rustc", "-Zemit-stack-sizes", "-Awarnings", "-Ccodegen-units=1", "--emit=obj"]
        command += ["--edition=2021", "--crate-name=program", f"-o{out}", str(path)]
        subprocess.run(command, check=True, env={**os.environ, "RUSTC_BOOTSTRAP": "1"})
        listing = subprocess.run(
            ["llvm-readobj", "--stack-sizes", "--demangle", str(out)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    entries = re.findall(r"Functions: \[program::(\w+)\]\s+Size: (0x[0-9A-F]+)", listing)
    entries = [(name, size) for name, size in entries if name != "main"]
    return {name: int(size, 16) + RETURN_ADDRESS for name, size in sorted(entries)}


if __name__ == "__main__":
    for program in FOLDER.glob("*.rs"):
        text = json.dumps(measured(program), indent=2) + "\n"
        program.with_suffix(".json").write_text(text, encoding="utf-8")
