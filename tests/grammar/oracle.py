"""rustc's parser as the oracle, its verdicts kept in a cache outside of the repository."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

CACHE = Path(
    os.environ.get("MINIRUST_ORACLE_CACHE", Path(tempfile.gettempdir()) / "minirust-oracle")
)


def verdicts(programs: Iterable[tuple[str, int]]) -> list[list[dict[str, Any]]]:
    """rustc's errors (in its JSON) from parsing each (source, edition), and nothing more."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(lambda program: verdict(*program), programs))


def verdict(source: str, edition: int) -> list[dict[str, Any]]:
    key = hashlib.blake2b(f"{rustc_version()}\0{edition}\0{source}".encode()).hexdigest()[:40]
    kept = CACHE / key[:2] / key
    if kept.exists():
        found: list[dict[str, Any]] = json.loads(kept.read_text())
        return found
    errors = _ask(source, edition)
    kept.parent.mkdir(parents=True, exist_ok=True)
    new = kept.with_suffix(f".{os.getpid()}.tmp")
    new.write_text(json.dumps(errors))
    new.replace(kept)
    return errors


def is_cached(source: str, edition: int) -> bool:
    key = hashlib.blake2b(f"{rustc_version()}\0{edition}\0{source}".encode()).hexdigest()[:40]
    return (CACHE / key[:2] / key).exists()


@cache
def rustc_version() -> str | None:
    if shutil.which("rustc") is None:
        return None
    return subprocess.run(["rustc", "-V"], capture_output=True, text=True, check=True).stdout


def _ask(source: str, edition: int) -> list[dict[str, Any]]:
    command = ["rustc", "--edition", str(edition), "-Zparse-crate-root-only"]
    result = subprocess.run(
        [*command, "--error-format=json", "-"],
        input=source.encode(),
        env={**os.environ, "RUSTC_BOOTSTRAP": "1"},
        capture_output=True,
        check=False,
    )
    found = []
    for line in result.stderr.decode("utf-8", "replace").splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("level") == "error" and not message["message"].startswith("aborting"):
            del message["rendered"]
            found.append(message)
    return found
