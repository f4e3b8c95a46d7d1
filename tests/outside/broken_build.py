"""Nouba with a broken panel, as ``python -m tests.outside.broken_build``: proof for judges."""

import os
import time
from collections.abc import Mapping
from typing import Never

from counter_display.clerk_panel.view_model import ClerkViewModel
from nouba.main import main
from reception.queue.desk import Desk

BROKEN = "NOUBA_TESTS_BROKEN"
RAISES, HANGS, ENDS = "raises", "hangs", "ends"
_HANGS_S = 60


def _raise(*_told: object, **_more: object) -> Never:
    raise RuntimeError("broken on purpose")


def _hang(*_told: object, **_more: object) -> None:
    time.sleep(_HANGS_S)


def _end(*_told: object, **_more: object) -> Never:
    os._exit(1)


def break_build(how: str) -> None:
    """Break the panel in this process: a verb raises, its window hangs, or it ends."""
    builds: Mapping[str, tuple[type, str, object]] = {
        RAISES: (Desk, "start", _raise),
        HANGS: (ClerkViewModel, "press_place", _hang),
        ENDS: (ClerkViewModel, "press_place", _end),
    }
    owner, name, broken = builds[how]
    setattr(owner, name, broken)


if __name__ == "__main__":
    break_build(os.environ[BROKEN])
    main()
