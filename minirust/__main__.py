"""`python -m minirust`, and the console script."""

import sys

from minirust.cli import main as _main


def main() -> None:
    sys.exit(_main())


if __name__ == "__main__":
    main()
