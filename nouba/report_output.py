"""Writes what a command answers: to standard output, or into a file that is whole or not there."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from nouba.usage import WrongUsageError
from reception.domain.errors import EnvironmentFault
from reception.whole_file import written_whole

if TYPE_CHECKING:
    from reception.report_files.document import Document


@contextmanager
def written(out: Path | None) -> Iterator[TextIO]:
    """Give the stream for text to write to; a file is there whole or not at all."""
    if out is None:
        yield sys.stdout
        return
    with told_of(out), written_whole(out) as stream:
        yield stream


@contextmanager
def told_of(out: Path) -> Iterator[None]:
    """Say where a file was written; of one that cannot be, which one it is, and what to do.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    try:
        yield
        typer.echo(f"Written: {out}")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise EnvironmentFault(
            f"{out} cannot be written ({reason})", "name another file or make room"
        ) from error


def window_width() -> int:
    """Return how many columns the terminal has."""
    return shutil.get_terminal_size().columns


def file_for(out: Path | None, form: str) -> Path:
    """Return the file that a form needs which is no text."""
    if out is None:
        raise WrongUsageError(f"Say where the {form} file goes: --out FILE.{form}")
    return out


def save_pdf(document: "Document", path: Path) -> None:
    """Write a report as a PDF.

    Raises:
        OSError: it cannot be written.
    """
    from ui_kit.report_pages.offscreen import ensure_application  # noqa: PLC0415 - Qt only for this

    ensure_application()
    from ui_kit.report_pages.pdf import write_pdf  # noqa: PLC0415 - likewise

    write_pdf(document, path)


def save_xlsx(document: "Document", path: Path) -> None:
    """Write a report as a workbook.

    Raises:
        OSError: it cannot be written.
    """
    from reception.report_files.xlsx import write_xlsx  # noqa: PLC0415 - only this form needs it
    from ui_kit.report_pages.looks import WORKBOOK  # noqa: PLC0415 - likewise

    write_xlsx(document, path, WORKBOOK)
