"""``nouba printer preview``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nouba.options import Db, path_option
from nouba.station import open_station
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.domain.unit import ORDINARY

if TYPE_CHECKING:
    from printer_drivers.bitmap import Bitmap


def preview(
    out: Annotated[
        Path, typer.Option(parser=path_option, metavar="FILE.png", help="Where the picture goes.")
    ],
    language: Annotated[Language, typer.Option(help="The visitor's.")] = Language.ARABIC,
    service: Annotated[
        str | None, typer.Option(metavar="CODE", help="Else the unit's first.")
    ] = None,
    priority: Annotated[
        str, typer.Option(metavar="CODE", help="Code of the priority class.")
    ] = ORDINARY,
    duplicate: Annotated[bool, typer.Option("--duplicate", help="Marked as a duplicate.")] = False,
    profile: Annotated[
        str | None, typer.Option(metavar="NAME", help="A printer's model; else 80 mm at 203 dpi.")
    ] = None,
    width: Annotated[
        int | None, typer.Option(metavar="DOTS", help="Of the printer's head.")
    ] = None,
    dpi: Annotated[int | None, typer.Option(metavar="N", help="Dots an inch.")] = None,
    db: Db = None,
) -> None:
    """Draw the unit's ticket as a picture, as a printer would print it."""
    from printer_drivers.encode import load_profile  # noqa: PLC0415
    from printer_drivers.preview import misfits, preview_ticket  # noqa: PLC0415
    from printer_drivers.render import ensure_qt  # noqa: PLC0415

    head = load_profile(profile, width_px=width, dpi=dpi)
    with open_station(db) as reception:
        unit, now = reception.hall.unit(), reception.hall.now()
    ensure_qt()
    bitmap = preview_ticket(
        unit,
        language=language,
        issued_at=now,
        service=service,
        priority=priority,
        duplicate=duplicate,
        width_px=head.width_px,
        dpi=head.dpi,
    )
    _save(bitmap, head.dpi, out)
    length_mm = round(bitmap.height_px * 25.4 / head.dpi)
    typer.echo(f"{out}: {head.width_px} dots wide at {head.dpi} dpi, {length_mm} mm long.")
    for refused in misfits(unit, width_px=head.width_px, dpi=head.dpi):
        typer.echo(f"A ticket that would not be printed: {refused}")


def _save(bitmap: "Bitmap", dpi: int, out: Path) -> None:
    from PIL import Image  # noqa: PLC0415

    size = (bitmap.width_px, bitmap.height_px)
    picture = Image.frombytes("1", size, bitmap.rows, "raw", "1;I")
    try:
        with out.open("wb") as file:
            picture.save(file, "PNG", dpi=(dpi, dpi))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "that is no file name"
        raise EnvironmentFault(
            f"The picture cannot be written to {out} ({reason})",
            "name a file in a folder that you may write to",
        ) from error
