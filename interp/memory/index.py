"""The index of a hash map: from key, or from hash, to the slot of an entry in its buffer.

`slots` maps a plain key to its slot, a hash to the list of its slots; `keys` has the key or hash of
every slot, so that the last entry can take the place of a removed one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Any

from grammar.record import define, field

USIZE_MAX = (1 << 64) - 1


@define(eq=False)
class MapIndex:
    plain: bool
    slots: dict[Any, Any] = field(factory=dict)
    keys: list[Any] = field(factory=list)

    def add(self, key: Any) -> None:
        """The entry of the next slot."""
        slot = len(self.keys)
        self.keys.append(key)
        if self.plain:
            self.slots[key] = slot
        else:
            self.slots.setdefault(key, []).append(slot)

    def take(self, slot: int) -> None:
        """Removes the entry of `slot`; the last one moves there."""
        last = len(self.keys) - 1
        self._forget(self.keys[slot], slot)
        moved = self.keys.pop()
        if slot != last:
            self.keys[slot] = moved
            if self.plain:
                self.slots[moved] = slot
            else:
                found = self.slots[moved]
                found[found.index(last)] = slot

    def _forget(self, key: Any, slot: int) -> None:
        if self.plain:
            del self.slots[key]
            return
        found = self.slots[key]
        found.remove(slot)
        if not found:
            del self.slots[key]


def map_find(b: Any, key: Any) -> int:
    """The slot of a plain key, or `USIZE_MAX`."""
    index = b.index
    found: int = index.slots.get(key, USIZE_MAX) if index is not None else USIZE_MAX
    return found


def map_candidate(b: Any, hash_: int, n: int) -> int:
    """The slot of the `n`-th entry with this hash, or `USIZE_MAX`."""
    index = b.index
    found = index.slots.get(hash_) if index is not None else None
    return found[n] if found is not None and n < len(found) else USIZE_MAX


def map_reset(b: Any) -> None:
    b.index = None


def sorted_find(b: Any, key: Any, greater: bool, k: int, key_at: Callable[[Any, int], Any]) -> int:
    """How many of the sorted entries, `k` leaves each, have a key less than `key`; `greater` counts
    the equal one too."""
    d = b.d
    search = bisect_right if greater else bisect_left
    return search(range(0, len(d), k), key, key=lambda i: key_at(d, i))
