"""The index of a hash map: from key, or from hash, to the slot of an entry in its buffer.

`slots` maps a plain key to its slot, a hash to the list of its slots; `keys` has the key or hash of
every slot, so that the last entry can take the place of a removed one. A new entry takes the slot
of one that the run's seed chooses, which moves to the end: so slots are in no order that means
anything, as in the real library, but in the same one in every run with that seed.
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

    def add(self, key: Any, seed: int) -> int:
        """The slot of a new entry; what stood there is now the last."""
        keys, slots = self.keys, self.slots
        last = len(keys)
        x = (last ^ seed) * 0x9E3779B97F4A7C15
        slot = (x >> 29 & 0xFFFFFFFF) % (last + 1)
        keys.append(key)
        if slot != last:
            moved = keys[last] = keys[slot]
            keys[slot] = key
            if self.plain:
                slots[moved] = last
            else:
                found = slots[moved]
                found[found.index(slot)] = last
        if self.plain:
            slots[key] = slot
        else:
            slots.setdefault(key, []).append(slot)
        return slot

    def copy(self) -> MapIndex:
        slots = self.slots if self.plain else {k: list(v) for k, v in self.slots.items()}
        return MapIndex(self.plain, dict(slots), list(self.keys))

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


def map_copy_index(b: Any, other: Any) -> None:
    """`other` holds copies of the entries of `b`, in their slots."""
    other.index = b.index.copy() if b.index is not None else None


def buckets_for(entries: int, size: int) -> int:
    """How many buckets the real table has for so many entries of `size` bytes each."""
    if entries < 15:
        least = 14 if size <= 1 else 7 if size <= 3 else 3
        entries = max(entries, least)
        return 4 if entries < 4 else 8 if entries < 8 else 16
    return 1 << (entries * 8 // 7 - 1).bit_length()


def room_in(buckets: int) -> int:
    """How many entries go into so many buckets."""
    return buckets - 1 if buckets <= 8 else buckets // 8 * 7


def table_bytes(buckets: int, size: int) -> int:
    """The block of a table: the buckets, then a byte for each, and a group of these once more."""
    return (buckets * size + 15 & -16) + buckets + 16


def sorted_find(b: Any, key: Any, greater: bool, k: int, key_at: Callable[[Any, int], Any]) -> int:
    """How many of the sorted entries, `k` leaves each, have a key less than `key`; `greater` counts
    the equal one too."""
    d = b.d
    search = bisect_right if greater else bisect_left
    return search(range(0, len(d), k), key, key=lambda i: key_at(d, i))
