"""What rustc says about the programs in `programs/`, and what minirust's name passes say.

    python tests/names/names_oracle.py        write `programs/*.expected.json` anew

Compared are message, code, and every labelled span within the program, of the errors that names and
macros are responsible for.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from checker.context import Tcx
from checker.names.owners import body_owners
from checker.names.provide import install
from checker.names.tables import CrateOptions
from checker.names.tree import build_crate
from grammar.edition import Edition
from grammar.parse import parse_crate
from grammar.span import SourceFile, SourceMap, Span

PROGRAMS = Path(__file__).parent / "programs"
OTHERS = frozenset(
    [
        "E0023",
        "E0026",
        "E0027",
        "E0046",
        "E0061",
        "E0106",
        "E0107",
        "E0119",
        "E0277",
        "E0282",
        "E0308",
        "E0392",
        "E0533",
        "E0560",
        "E0592",
        "E0599",
        "E0610",
        "E0618",
        "E0753",
        "E0191",
        "E0195",
        "E0782",
        "E0040",
        "E0063",
        "E0070",
        "E0223",
        "E0425x",
    ]
)
LINTS = frozenset(["ill_formed_attribute_input"])


def expected_of(program: Path) -> list[list[Any]]:
    """rustc's errors: [code, message, [[line, column, end line, end column, primary,
    label]...]]."""
    command = ["rustc", program.name, "--edition", "2021", "--error-format=json", "--emit=metadata"]
    with tempfile.TemporaryDirectory() as folder:
        command += ["--out-dir", folder]
        run = subprocess.run(
            command, cwd=program.parent, capture_output=True, text=True, check=False
        )
    found = []
    for line in run.stderr.splitlines():
        message = json.loads(line)
        code = (message["code"] or {}).get("code")
        if message["level"] != "error" or not message["spans"] or code in OTHERS | LINTS:
            continue
        spans = [
            [
                s["line_start"],
                s["column_start"],
                s["line_end"],
                s["column_end"],
                s["is_primary"],
                s["label"] or "",
            ]
            for s in message["spans"]
            if s["file_name"] == program.name
        ]
        found.append([code, message["message"], sorted(spans)])
    return sorted(found, key=str)


def ours_of(program: Path) -> list[list[Any]]:
    """The same from minirust: the diagnostics of parsing, macros and names."""
    sources = SourceMap()
    file = SourceFile.of(program.name, program.read_text(encoding="utf-8"))
    crate, wrong = parse_crate(file, sources.add_file(file), Edition.E2021)
    tables = build_crate(crate, sources, CrateOptions(file_name=program.name))
    tcx = Tcx(sources, Edition.E2021, tables.user, tables.library.root)
    install(tcx, tables)
    body_owners(tcx)
    found: list[list[Any]] = []
    for diagnostic in wrong + tables.diagnostics:
        spans = []
        for label in diagnostic.labels:
            span = sources.user_span(label.span)
            if not sources.is_library(span):
                spans.append([*_place(sources, span), label.primary, label.text])
        found.append([diagnostic.code, diagnostic.message, sorted(spans)])
    return sorted(found, key=str)


def _place(sources: SourceMap, span: Span) -> list[int]:
    start = sources.locate(span)
    end = sources.locate_byte(sources.contexts[span.ctxt].file, span.hi)
    return [start.line, start.column, end.line, end.column]


def main() -> None:
    for program in sorted(PROGRAMS.glob("*.rs")):
        text = json.dumps(expected_of(program), indent=0, ensure_ascii=False)
        program.with_suffix(".expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
