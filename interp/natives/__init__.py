"""Natives: the functions that the library declares without a body."""


def load() -> None:
    """Fills the table."""
    from . import buffers, chars, floats, formatting, ints, maps, memory, misc, strings, threads

    assert all((buffers, chars, floats, formatting, ints, maps, memory, misc, strings, threads))
