"""Sizes of stack frames in a debug build of rustc."""
