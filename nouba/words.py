"""The commands all together: what is said of a wrong word does not steer the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperGroup

from reception.one_line import one_line


class Words(TyperGroup):
    """Reads the words of a command line, and quotes wrong ones without their control signs."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the words up to the command's own."""
        with _quoted_harmlessly():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        """Read the command's own words, and carry it out."""
        with _quoted_harmlessly():
            return super().invoke(ctx)


@contextmanager
def _quoted_harmlessly() -> Iterator[None]:
    try:
        yield
    except typer.TyperException as wrong:
        wrong.message = one_line(wrong.message)
        raise
