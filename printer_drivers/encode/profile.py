"""What a model of printer can do."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reception.domain.errors import PrinterFault

_MM_PER_INCH = 25.4


class Confirm(StrEnum):
    """How a printer is asked whether a ticket came out, by the name of the command."""

    PROCESS_ID = "gsh"
    """GS ( H, and GS r for those that do not know it."""
    IN_ORDER = "gsr"
    """GS r only: for copies that print what they do not understand."""
    NOT = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """A head, a cutter and their pace; the paces are on the slow side, for deadlines."""

    width_px: int = 576
    dpi: int = 203
    partial_cut: bool = True
    full_cut: bool = True
    paper_mm_s: float = 100.0
    line_bytes_s: float = 100_000.0
    confirm: Confirm = Confirm.PROCESS_ID

    def time_for(self, byte_count: int, rows: int) -> timedelta:
        """Return how long a sound printer may take for a job, with two seconds of grace."""
        feeding_s = rows * _MM_PER_INCH / self.dpi / self.paper_mm_s
        cutting_s, grace_s = 0.5, 2.0
        return timedelta(seconds=byte_count / self.line_bytes_s + feeding_s + cutting_s + grace_s)


@lru_cache(maxsize=1)
def _known_models() -> dict[str, Any]:
    """Return the models that python-escpos describes.

    Its data file is read where it lies: importing the package takes a fifth of a second and
    leaves a temporary folder behind in every process.
    """
    package = find_spec("escpos")
    for folder in (package.submodule_search_locations or ()) if package else ():
        text = Path(folder, "capabilities.json").read_text(encoding="utf-8")
        models: dict[str, Any] = json.loads(text)["profiles"]
        return models
    raise PrinterFault("The list of printer models is missing", "install Nouba again")


def load_profile(
    name: str | None = None, *, width_px: int | None = None, confirm: str | None = None
) -> Profile:
    """Return the profile of a model, or of an ordinary 80 mm printer when no name is given.

    Args:
        name: a model as python-escpos calls it, such as "TM-T20II".
        width_px: dots of the head, where the model does not say or says wrong.
        confirm: one of the values of ``Confirm``.

    Raises:
        PrinterFault: the model is not known, or cannot print pictures.
    """
    model = _model(name) if name else Profile()
    if width_px and width_px % 8:
        raise PrinterFault(
            f"A printer's head is never {width_px} dots wide", "write a multiple of 8"
        )
    if confirm and confirm not in set(Confirm):
        raise PrinterFault(
            f"'{confirm}' is no way to confirm a ticket", f"choose from: {', '.join(Confirm)}"
        )
    return replace(
        model,
        width_px=width_px or model.width_px,
        confirm=Confirm(confirm) if confirm else model.confirm,
    )


def _model(name: str) -> Profile:
    models = _known_models()
    if name not in models:
        raise PrinterFault(
            f"There is no printer profile '{name}'",
            f"leave it out or choose one of: {', '.join(sorted(models))}",
        )
    media, features = models[name]["media"], models[name]["features"]
    if not features.get("bitImageRaster"):
        raise PrinterFault(
            f"A printer of profile '{name}' cannot print pictures", "use a thermal printer"
        )
    width = media["width"].get("pixels")
    dpi = media.get("dpi")
    return Profile(
        width_px=width // 8 * 8 if isinstance(width, int) else Profile().width_px,
        dpi=dpi if isinstance(dpi, int) else Profile().dpi,
        partial_cut=bool(features.get("paperPartCut")),
        full_cut=bool(features.get("paperFullCut")),
    )
