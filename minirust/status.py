"""Exit statuses (README, "Exit statuses")."""

from enum import IntEnum


class Status(IntEnum):
    OK = 0
    REJECTED = 1
    USAGE = 2
    UNSUPPORTED = 3
    INTERNAL = 70
    PANIC = 101
    INTERRUPTED = 130
    ABORT = 134
    BROKEN_PIPE = 141
