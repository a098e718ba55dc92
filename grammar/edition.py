"""The editions of Rust."""

from enum import IntEnum


class Edition(IntEnum):
    E2015 = 2015
    E2018 = 2018
    E2021 = 2021
    E2024 = 2024
