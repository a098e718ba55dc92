"""Write `checker/library/must_use.txt`: which functions of the standard library are `#[must_use]`.

rustc is asked: a program calls each function of our library in a statement of its own, with
arguments that are never made; what it warns of is `#[must_use]` in the real library, and the
warning has the function's name in rustc's words and the reason. Functions that cannot be called
without knowing more (closures as arguments) are left out: then nothing is said of them.

    python tests/make_must_use.py

One line per function, parts separated by tabs: our name for it, rustc's, and the reason if any.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from checker.check import open_crate  # noqa: E402
from checker.context import Tcx  # noqa: E402
from checker.lints.must_use import library_key  # noqa: E402
from checker.names.defs import Def, DefKind  # noqa: E402
from checker.types import ty  # noqa: E402
from grammar import syntax as ast  # noqa: E402
from grammar.edition import Edition  # noqa: E402

OUT = ROOT / "checker" / "library" / "must_use.txt"
FILLERS = ("i32", "std::string::String", "std::ops::Range<i32>", "fn(&i32) -> bool")
EXPLICIT = (
    ("std::vec::Vec<i32>",),
    ("i32", "fn(i32) -> i32"),
    ("fn(i32) -> i32",),
    ("fn(&i32) -> i32",),
    ("i32", "i32", "fn(i32) -> i32"),
)
"""Arguments for the type parameters of methods, tried in turn."""
SELF_TYPES = ("i32", "std::string::String", "std::ops::Range<i32>", "std::vec::Vec<i32>", "&str")

RANGE = SELF_TYPES.index("std::ops::Range<i32>")


def main() -> None:
    crate = open_crate("empty", "fn main() {}", Edition.E2021)
    tcx = crate.tcx
    functions = dict(all_functions(tcx, tcx.library))
    found: dict[str, tuple[str, str]] = {}
    unknown = set(functions)
    for attempt in range(len(SELF_TYPES) + len(EXPLICIT)):
        asked = {
            key: text
            for key in sorted(unknown)
            if (text := call(tcx, functions[key], attempt)) is not None
        }
        accepted, warned = ask(asked)
        found |= warned
        unknown -= accepted
    rows = ["\t".join((key, *found[key])).rstrip() for key in sorted(found)]
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(found)} of {len(functions)} must be used; {len(unknown)} could not be asked")


def all_functions(tcx: Tcx, def_: Def) -> Iterator[tuple[str, Def]]:
    for child in def_.children:
        if child.kind in (DefKind.FN, DefKind.ASSOC_FN):
            key = library_key(tcx, child)
            if key is not None:
                yield key, child
        if child.kind in (DefKind.MOD, DefKind.IMPL, DefKind.TRAIT):
            yield from all_functions(tcx, child)


def call(tcx: Tcx, function: Def, attempt: int) -> str | None:
    """A call of `function`, its type parameters filled in."""
    node: Any = function.node
    item = node.kind
    assert isinstance(item, ast.FnItem)
    count = len(item.params) + (item.self_param is not None)
    last = attempt == len(SELF_TYPES) - 1
    args = ", ".join("0" if last and i else "panic!()" for i in range(count))
    parent = function.parent
    assert parent is not None
    explicit = ""
    if attempt >= len(SELF_TYPES):
        chosen = EXPLICIT[attempt - len(SELF_TYPES)]
        if len([p for p in item.generics.params if isinstance(p, ast.TypeParam)]) != len(chosen):
            return None
        explicit = f"::<{', '.join(chosen)}>"
        attempt = RANGE if parent.kind is DefKind.TRAIT else 0
    if function.kind is DefKind.FN:
        params = len([p for p in item.generics.params if isinstance(p, ast.TypeParam)])
        filler = FILLERS[attempt % len(FILLERS)]
        generic = f"::<{', '.join([filler] * params)}>" if params else ""
        return f"std::{function.path()}{generic}({args})"
    if parent.kind is DefKind.TRAIT:
        trait_params = len(tcx.generics_of(parent).own) - 1
        generic = f"<{', '.join(['_'] * trait_params)}>" if trait_params else ""
        trait = f"std::{parent.path()}{generic}"
        return f"<{SELF_TYPES[attempt]} as {trait}>::{function.name}{explicit}({args})"
    self_ty = written(tcx.type_of(parent), FILLERS[attempt % len(FILLERS)])
    return None if self_ty is None else f"<{self_ty}>::{function.name}{explicit}({args})"


def written(t: object, filler: str) -> str | None:
    """A type as Rust that the program can say."""
    match t:
        case ty.Adt(def_, args):
            parts = [written(a, filler) for a in args]
            if None in parts:
                return None
            return f"std::{def_.path()}" + (f"<{', '.join(map(str, parts))}>" if parts else "")
        case ty.Prim(kind):
            return str(kind.value)
        case ty.Slice(element):
            return f"[{written(element, filler)}]"
        case ty.Array(element):
            return f"[{written(element, filler)}; 3]"
        case ty.Ref(_, pointee, mutable):
            return f"&{'mut ' if mutable else ''}{written(pointee, filler)}"
        case ty.RawPtr(pointee, mutable):
            return f"*{'mut' if mutable else 'const'} {written(pointee, filler)}"
        case ty.Param():
            return filler
        case ty.ReEarlyParam() | ty.ReStatic() | ty.ReErased():
            return "'static"
        case _:
            return None


def ask(calls: dict[str, str]) -> tuple[set[str], dict[str, tuple[str, str]]]:
    """Which calls rustc accepts, and of which it warns."""
    keys = list(calls)
    while keys:
        messages = compile_calls([calls[key] for key in keys])
        wrong = {
            span["line_start"] - 2
            for m in messages
            if m["level"] == "error"
            for span in m["spans"]
            if span["file_name"].endswith("probe.rs")
        }
        if wrong:
            keys = [key for i, key in enumerate(keys) if i not in wrong]
            continue
        if any(m["level"] == "error" for m in messages):
            raise SystemExit(messages[0]["rendered"])
        return set(keys), dict(warnings(keys, messages))
    return set(), {}


def compile_calls(calls: list[str]) -> list[dict[str, Any]]:
    lines = ["#![allow(unused)] #![warn(unused_must_use)]"]
    lines += [f"unsafe fn f{i}() {{ {text}; }}" for i, text in enumerate(calls)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "probe.rs"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = ["rustc", "--crate-type=lib", "--edition=2021", "--emit=metadata"]
        command += ["--error-format=json", "-o", str(path.with_suffix(".rmeta")), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]


def warnings(
    keys: list[str], messages: list[dict[str, Any]]
) -> Iterator[tuple[str, tuple[str, str]]]:
    for m in messages:
        if m["code"] is None or not m["message"].startswith("unused return value of `"):
            continue
        notes = [c["message"] for c in m["children"] if c["level"] == "note" and not c["spans"]]
        reason = next((n for n in notes if "lint level" not in n and "#[warn" not in n), "")
        name = m["message"].split("`")[1]
        yield keys[m["spans"][0]["line_start"] - 2], (name, reason)


if __name__ == "__main__":
    main()
