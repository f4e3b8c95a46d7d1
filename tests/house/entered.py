"""Which files of the product are entered: one of them counts when a function of it is called.

As a program it calls ``main`` of a module and writes their names when that ends:
``python -m tests.house.entered FILE MODULE [ARGUMENTS...]``.
"""

import importlib
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType

from tests.house.product import PACKAGES, ROOT

_TOOL = sys.monitoring.PROFILER_ID


@contextmanager
def entered() -> Iterator[set[str]]:
    """Collect, as they are entered, the files below the root; by any thread of this process."""
    files: set[str] = set()

    def enter(code: CodeType, _offset: int) -> object:
        file = _product_file(code)
        if file and _is_importing():
            return None
        if file:
            files.add(file)
        return sys.monitoring.DISABLE

    starts = sys.monitoring.events.PY_START
    sys.monitoring.use_tool_id(_TOOL, "house")
    sys.monitoring.register_callback(_TOOL, starts, enter)
    sys.monitoring.restart_events()
    sys.monitoring.set_events(_TOOL, starts)
    try:
        yield files
    finally:
        sys.monitoring.set_events(_TOOL, sys.monitoring.events.NO_EVENTS)
        sys.monitoring.register_callback(_TOOL, starts, None)
        sys.monitoring.free_tool_id(_TOOL)


def _is_importing() -> bool:
    """Return whether a module is being loaded: what its body calls is no part of the trip."""
    frame = inspect.currentframe()
    while frame:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


def _product_file(code: CodeType) -> str:
    # The body of a module or class runs when it is imported: that is no call of it.
    if not code.co_flags & inspect.CO_OPTIMIZED:
        return ""
    path = Path(code.co_filename)
    if not path.is_relative_to(ROOT):
        return ""
    below = path.relative_to(ROOT)
    return str(below) if below.parts[0] in PACKAGES else ""


def main() -> None:
    """Call the module's ``main``, and write what it entered; to import it is no part of that."""
    file, module, *arguments = sys.argv[1:]
    sys.argv[1:] = arguments
    called = importlib.import_module(module).main
    with entered() as files:
        try:
            called()
        except SystemExit as ended:
            if ended.code:
                raise
    Path(file).write_text("\n".join(sorted(files)), encoding="utf-8")


if __name__ == "__main__":
    main()
