"""`python -m minirust`, and the console script.

The process lives for one command: its garbage is not collected while it checks (`interp` programs
run with the collector on, see `minirust.execute`), and at the end its memory is left to the system
instead of being taken apart object by object.
"""

import gc
import os
import sys

gc.disable()


def main() -> None:
    from minirust.cli import main as run

    status = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(status)
    os._exit(status)


if __name__ == "__main__":
    main()
