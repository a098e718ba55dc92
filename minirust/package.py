"""A Cargo package as crates: what its manifest says, and what Cargo finds by itself.

A package is a folder with a `Cargo.toml`. It has a library (`src/lib.rs`), binaries (`src/main.rs`,
`src/bin/NAME.rs`, `src/bin/NAME/main.rs`) and integration tests (`tests/NAME.rs`), or what `[lib]`,
`[[bin]]` and `[[test]]` name instead. All but the library may use the library by its name. What a
manifest asks for beyond that (dependencies, build scripts, procedural macros, workspaces) is
outside the subset and said at its place in the manifest.

Source: the Cargo book, "Package layout" and "The manifest format".
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

from grammar.diagnostic import Diagnostic, unsupported
from grammar.edition import Edition
from grammar.record import define, frozen
from grammar.span import SourceFile, SourceMap, Span
from minirust.source import CrateKind, CrateSettings, Source, Unreadable, read_source

MANIFEST = "Cargo.toml"
LEVELS = {"allow": "A", "warn": "W", "deny": "D", "forbid": "F"}


@frozen
class Package:
    """The crates of a package. `default_run` is the binary that runs unless another is named."""

    name: str
    library: Source | None
    binaries: tuple[Source, ...]
    tests: tuple[Source, ...]
    default_run: str | None = None


@frozen
class Refused:
    """The manifest asks for what there is not: diagnostics that point into it."""

    diagnostics: tuple[Diagnostic, ...]
    sources: SourceMap


def open_package(folder: str, for_tests: bool = False) -> Package | Unreadable | Refused:
    """Reads the manifest in `folder` and the roots of the crates.

    With `for_tests`, what only tests need (development dependencies) counts too.
    """
    import tomllib

    path = os.path.join(folder, MANIFEST)
    manifest = read_source(path)
    if isinstance(manifest, Unreadable):
        if os.path.exists(path):
            return manifest
        return Unreadable(f"`{folder}` is a directory without `{MANIFEST}`")
    try:
        data = tomllib.loads(manifest.text)
    except tomllib.TOMLDecodeError as problem:
        return Unreadable(f"couldn't read `{path}`: {problem}")
    refused = _refused(manifest.text, data, folder, for_tests)
    if refused is not None:
        return refused
    try:
        return _Reader(folder, data).package()
    except _Wrong as wrong:
        return Unreadable(f"couldn't read `{path}`: {wrong}")


class _Wrong(Exception):
    """The manifest says what it may not, or names a file that is not there."""


# ------------------------------------------------------------------ outside the subset


def _refused(text: str, data: dict[str, Any], folder: str, for_tests: bool) -> Refused | None:
    found = list(_missing_features(data, folder, for_tests))
    if not found:
        return None
    sources = SourceMap()
    file = SourceFile.of(MANIFEST, text)
    ctxt = sources.add_file(file)
    told = tuple(
        unsupported(feature, Span(*_place(text, table, key), ctxt)) for feature, table, key in found
    )
    return Refused(told, sources)


def _missing_features(
    data: dict[str, Any], folder: str, for_tests: bool
) -> Iterator[tuple[str, str, str]]:
    """What is not supported, with the table and the key that ask for it."""
    package = data.get("package")
    if not isinstance(package, dict):
        if "workspace" in data:
            yield "a workspace without a package of its own", "workspace", ""
        return
    kinds = ["dependencies", "build-dependencies"] + ["dev-dependencies"] * for_tests
    for kind in kinds:
        for name, how in _table(data, kind).items():
            if not (isinstance(how, dict) and how.get("optional")):
                yield f"the dependency `{name}`: packages of other crates", kind, name
    script = package.get("build", os.path.exists(os.path.join(folder, "build.rs")))
    if script:
        yield "a build script", "package", "build"
    if _table(data, "lib").get("proc-macro"):
        yield "a procedural macro", "lib", "proc-macro"


def _place(text: str, table: str, key: str) -> tuple[int, int]:
    """Byte offsets of a key in its table, or of the table's head, or of the manifest's start."""
    head = re.search(rf"^\[\s*{re.escape(table)}(?:\.{re.escape(key)})?\s*\]", text, re.MULTILINE)
    found = head
    if head is not None and key:
        end = re.compile(r"^\[", re.MULTILINE).search(text, head.end())
        body = text[head.end() : end.start() if end else len(text)]
        line = re.search(rf'^"?{re.escape(key)}"?(?=\s*[=.])', body, re.MULTILINE)
        if line is not None:
            start = head.end() + line.start()
            return _bytes(text, start), _bytes(text, start + len(line.group()))
    return (0, 0) if found is None else (_bytes(text, found.start()), _bytes(text, found.end()))


def _bytes(text: str, at: int) -> int:
    return len(text[:at].encode())


# ------------------------------------------------------------------ crates


@define(eq=False)
class _Reader:
    """A manifest that asks for nothing beyond the subset."""

    folder: str
    data: dict[str, Any]

    def package(self) -> Package:
        about = self.data.get("package")
        if not isinstance(about, dict) or not isinstance(about.get("name"), str):
            raise _Wrong("it has no `package.name`")
        name = about["name"]
        library = self._library(name)
        externs = () if library is None else (library,)
        binaries = tuple(self._binaries(name, externs))
        tests = tuple(self._targets("test", self._found_in("tests"), CrateKind.TEST, externs))
        if library is None and not binaries:
            raise _Wrong("there is neither `src/lib.rs` nor `src/main.rs` nor a `[[bin]]`")
        return Package(name, library, binaries, tests, about.get("default-run"))

    def _library(self, package: str) -> Source | None:
        table = _table(self.data, "lib")
        path = table.get("path", "src/lib.rs")
        if not table and not self._exists(path):
            return None
        return self._crate(table.get("name", package), path, CrateKind.LIB, ())

    def _binaries(self, package: str, externs: tuple[Source, ...]) -> Iterator[Source]:
        found = {package: "src/main.rs"} if self._exists("src/main.rs") else {}
        yield from self._targets("bin", found | self._found_in("src/bin"), CrateKind.BIN, externs)

    def _targets(
        self, kind: str, found: Mapping[str, str], is_a: CrateKind, externs: tuple[Source, ...]
    ) -> Iterator[Source]:
        """The targets that are written out, then those that Cargo finds."""
        written = self.data.get(kind, [])
        left = dict(found) if _table(self.data, "package").get(f"auto{kind}s", True) else {}
        for table in written if isinstance(written, list) else []:
            name = table.get("name")
            if not isinstance(name, str):
                raise _Wrong(f"a `[[{kind}]]` without `name`")
            path = table.get("path") or found.get(name)
            if path is None:
                raise _Wrong(f"there is no file for the `[[{kind}]]` `{name}`")
            left = {n: p for n, p in left.items() if n != name and p != path}
            yield self._crate(name, path, is_a, externs)
        for name, path in left.items():
            yield self._crate(name, path, is_a, externs)

    def _found_in(self, where: str) -> dict[str, str]:
        """Crates by file: `NAME.rs` and `NAME/main.rs`."""
        folder = os.path.join(self.folder, where)
        entries = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        found = {e[:-3]: f"{where}/{e}" for e in entries if e.endswith(".rs")}
        inner = {e: f"{where}/{e}/main.rs" for e in entries if "." not in e}
        return found | {n: p for n, p in inner.items() if self._exists(p)}

    def _crate(self, name: str, path: str, kind: CrateKind, externs: tuple[Source, ...]) -> Source:
        file = os.path.join(self.folder, path)
        source = read_source(file)
        if isinstance(source, Unreadable):
            raise _Wrong(source.message)
        settings = CrateSettings(
            name.replace("-", "_"),
            self._edition(),
            self.folder,
            kind,
            self._features(),
            externs,
            tuple(self._lints()),
            tuple(self._env(name)),
        )
        return Source(path, source.text, file, settings)

    def _edition(self) -> Edition:
        written = str(_table(self.data, "package").get("edition", "2015"))
        if not written.isdecimal() or int(written) not in set(Edition):
            raise _Wrong(f"there is no edition `{written}`")
        return Edition(int(written))

    def _features(self) -> frozenset[str]:
        """Those that are on by default, and what they bring."""
        features = _table(self.data, "features")
        found: set[str] = set()
        pending = ["default"] if "default" in features else []
        while pending:
            name = pending.pop()
            if name not in found and name in features:
                found.add(name)
                pending += features[name]
        return frozenset(found)

    def _lints(self) -> Iterator[tuple[str, str]]:
        """Levels of `[lints.rust]`, by priority as Cargo passes them."""
        table = _table(_table(self.data, "lints"), "rust")
        levels = [(how if isinstance(how, dict) else {"level": how}, n) for n, how in table.items()]
        for how, name in sorted(levels, key=lambda entry: entry[0].get("priority", 0)):
            letter = LEVELS.get(str(how.get("level")))
            if letter is None:
                raise _Wrong(f"the lint `{name}` has no level")
            yield letter, name

    def _env(self, crate: str) -> Iterator[tuple[str, str]]:
        """What `env!` finds: the commoner of Cargo's variables."""
        about = _table(self.data, "package")
        version = str(about.get("version", "0.0.0"))
        yield "CARGO_CRATE_NAME", crate.replace("-", "_")
        yield "CARGO_MANIFEST_DIR", os.path.abspath(self.folder)
        yield "CARGO_PKG_AUTHORS", ":".join(about.get("authors", []))
        for key in ("name", "description", "license", "repository", "homepage"):
            yield f"CARGO_PKG_{key.upper()}", str(about.get(key, ""))
        yield "CARGO_PKG_VERSION", version
        parts = [*version.partition("-")[0].partition("+")[0].split("."), "", ""]
        for key, part in zip(("MAJOR", "MINOR", "PATCH"), parts, strict=False):
            yield f"CARGO_PKG_VERSION_{key}", part

    def _exists(self, path: str) -> bool:
        return os.path.isfile(os.path.join(self.folder, path))


def _table(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}
