"""Every code that an example gives is explained."""

from __future__ import annotations

from minirust.commands.explain import explanations


def test_the_ownership_codes_are_explained() -> None:
    found = explanations()
    wanted = (
        "E0106 E0133 E0373 E0381 E0382 E0384 E0499 E0502 E0505 E0506 E0507 E0515 E0594 E0596 "
        "E0597 E0716"
    )
    assert not set(wanted.split()) - set(found)
    assert all(text.count("\n") >= 2 for text in found.values())
