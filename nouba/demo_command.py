"""``nouba demo``."""

from pathlib import Path
from typing import Annotated

import typer

from nouba.options import path_option


def demo(
    minutes: Annotated[
        int | None,
        typer.Option(min=1, max=600, help="Minutes of the day; else 90, or 45 with a screen."),
    ] = None,
    speed: Annotated[
        float | None,
        typer.Option(min=1, max=240, help="Times real time; else 60, or 12 with a screen."),
    ] = None,
    out: Annotated[Path, typer.Option(parser=path_option, metavar="DIR")] = Path("demo-output"),
    seed: Annotated[int, typer.Option(help="The same seed is the same day.")] = 3,
) -> None:
    """Run the whole hall on this computer: kiosk, printer, board, clerks, console, report."""
    from nouba.demo.run import run_demo  # noqa: PLC0415

    raise typer.Exit(run_demo(minutes=minutes, speed=speed, out=out, seed=seed))
