"""Makes `corpus` importable from test modules, and skips the tests that `known_gaps.txt` lists.

Lines `test NODEID: reason` there name tests of other folders that do not pass yet; the corpus tests
read their own lines (`check`, `run`).

Every test runs with immutable data guarded (see `grammar.record`), set before anything is imported.
Hypothesis judges no example by its time: machines differ.
"""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["MINIRUST_GUARDED"] = "1"
settings.register_profile(
    "any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any_machine")

for folder in (Path(__file__).parent, Path(__file__).parent / "names"):
    sys.path.insert(0, str(folder))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    from corpus import known_gaps

    gaps = known_gaps("test")
    for item in items:
        name = item.nodeid.replace("\\", "/").removeprefix("tests/")
        reason = gaps.get(name)
        if reason is not None:
            item.add_marker(pytest.mark.skip(reason=f"known gap: {reason}"))
