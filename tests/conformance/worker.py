"""A process that checks and runs programs with minirust, one request a line, one answer a line.

It may hang or die of what it is given: `Worker` is the other end, which kills it after a time limit
and starts another. Requests: `{"source", "edition", "runs"}`. Answers: an `Answer` as JSON.

    python -m tests.conformance.worker      (started by `Worker`, not by hand)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, define, frozen

from grammar.record import Enum
from tests.conformance.truth import Error

if TYPE_CHECKING:
    from grammar.diagnostic import Diagnostic
    from minirust.api import CheckResult

ROOT = Path(__file__).resolve().parents[2]
MEMORY_BYTES = 3 << 30
REQUESTS_PER_PROCESS = 200


class Ending(Enum):
    ANSWERED = "answered"
    CRASH = "crash"
    TIMEOUT = "timeout"


@frozen
class Answer:
    """What minirust said and did.

    `outcome` is that of the run, None if it was not run; `message` the cause of a crash, the
    fault, panic or internal error of a run, or what a run does not support.
    """

    ending: Ending
    accepted: bool = False
    errors: tuple[Error, ...] = ()
    unsupported: tuple[str, ...] = ()
    outcome: str | None = None
    exit_status: int | None = None
    stdout: str = ""
    message: str = ""


@define
class Worker:
    """A worker process, started when it is first asked; not shared between threads."""

    seconds: float
    _process: subprocess.Popen[str] | None = None
    _answered: int = 0

    def ask(self, source: str, edition: int, runs: bool) -> Answer:
        """minirust's answer, or how it failed to give one."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(self.seconds, process.kill)
        timer.start()
        try:
            request = {"source": source, "edition": edition, "runs": runs}
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        in_time = timer.is_alive()
        timer.cancel()
        if not line.endswith("\n"):
            self.close()
            status = f"worker ended with status {process.returncode}"
            return Answer(Ending.CRASH if in_time else Ending.TIMEOUT, message=status)
        self._answered += 1
        return _read(json.loads(line))

    def close(self) -> None:
        """Ends the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._answered >= REQUESTS_PER_PROCESS:
            self.close()
            self._answered = 0
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.conformance.worker"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        return self._process


def _read(data: dict[str, Any]) -> Answer:
    return Answer(
        **data
        | {
            "ending": Ending(data["ending"]),
            "errors": tuple(Error(**e) for e in data["errors"]),
            "unsupported": tuple(data["unsupported"]),
        }
    )


def _answer(source: str, edition: int, runs: bool) -> Answer:
    import minirust
    from grammar.diagnostic import Level

    result = minirust.check(source, filename="main.rs", edition=str(edition))
    errors = [d for d in result.diagnostics if d.level is Level.ERROR]
    answer = Answer(
        Ending.ANSWERED,
        accepted=result.ok,
        errors=tuple(_error(d, result) for d in errors if d not in result.unsupported),
        unsupported=tuple(_feature(d.message) for d in result.unsupported),
    )
    if not result.ok or not runs:
        return answer
    from attrs import evolve

    outcome = minirust.run(source, filename="main.rs", edition=str(edition))
    fault = outcome.undefined_behavior
    return evolve(
        answer,
        outcome=outcome.kind.value,
        exit_status=outcome.exit_status,
        stdout=outcome.stdout,
        message=fault.message if fault else outcome.message or outcome.stderr,
    )


def _error(diagnostic: Diagnostic, result: CheckResult) -> Error:
    from minirust.json_diagnostics import as_object

    spans = as_object(diagnostic, result.sources)["spans"]
    primary = next((s for s in spans if s["is_primary"]), None)
    line = primary["line_start"] if primary else None
    return Error(diagnostic.code, line, diagnostic.message)


def _feature(message: str) -> str:
    return message.removeprefix("minirust does not support ").removesuffix(" yet")


def _serialise(_owner: Any, _attribute: Any, value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _serve() -> None:
    """Answers requests until standard input ends; nothing else may write to standard output."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        try:
            answer = _answer(**json.loads(line))
        except (Exception, SystemExit):
            answer = Answer(Ending.CRASH, message=_cause())
        answers.write(json.dumps(asdict(answer, value_serializer=_serialise)) + "\n")
        answers.flush()


def _cause() -> str:
    """The exception being handled, and where it was raised."""
    error = sys.exc_info()[1]
    assert error is not None
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = os.path.relpath(frame.filename, ROOT)
    return f"{type(error).__name__} at {place}:{frame.lineno}: {str(error)[:200]}"


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    _limit_memory()
    _serve()
