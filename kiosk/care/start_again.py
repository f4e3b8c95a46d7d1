"""The program in its own place: the same words, the same process for whoever watches over it."""

import os
import sys

AGAIN = 75
"""The event loop's exit code when somebody asked for a restart."""


def start_again() -> None:
    """Become a new run of this program; it does not return."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own words
