"""The printers that are known by name, and what an address may change about them."""

import json
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reception.domain.errors import PrinterFault

_MM_PER_INCH = 25.4
_MOST_UNITS_AN_INCH = 255


class Confirm(StrEnum):
    """How a printer is asked whether a ticket came out, by the name of the command."""

    PROCESS_ID = "gsh"
    """GS ( H, and GS r for those that do not know it."""
    IN_ORDER = "gsr"
    """GS r only: for copies that print what they do not understand."""
    NOT = "none"


class Cut(StrEnum):
    """How a ticket is parted from the roll."""

    FEED_PARTIAL = "feed-partial"
    """GS V 66: the printer feeds to the cutter by itself, and leaves a bridge."""
    FEED_FULL = "feed-full"
    """GS V 65: as before, cut through."""
    PARTIAL = "partial"
    """GS V 1: cuts where the paper stands, so the gap to the cutter is fed first."""
    FULL = "full"
    """GS V 0: as before, cut through."""
    TOTAL = "total"
    """ESC i: the cut of kiosk printers whose GS V does not reach the cutter."""
    PRESENT = "present"
    """FS P: cut and hold out, on kiosk printers with a presenter."""
    TEAR = "tear"
    """By hand, at a bar the paper is fed to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """A head, a cutter and their pace; the paces are on the slow side, for deadlines."""

    width_px: int = 576
    dpi: int = 203
    cut: Cut = Cut.FEED_PARTIAL
    gap_mm: float = 20.0
    """From the head to the cutter or the tear bar."""
    paper_mm_s: float = 50.0
    line_bytes_s: float = 100_000.0
    crop: bool = False
    """Whether left margins and doubled dots are known to work: GS L, GS v 0 with m above 0."""
    asb: bool = True
    """Whether it reports changes by itself when asked with GS a."""
    confirm: Confirm = Confirm.PROCESS_ID

    @property
    def dots_a_unit(self) -> int:
        """Return how many dots it moves for one unit: GS P counts to 255 an inch only."""
        return next(
            dots
            for dots in (1, 2, 4, 8)
            if self.dpi % dots == 0 and self.dpi // dots <= _MOST_UNITS_AN_INCH
        )

    @property
    def gap_rows(self) -> int:
        """Return the rows from the head to the cutter or the tear bar."""
        return round(self.gap_mm * self.dpi / _MM_PER_INCH)


_WIDTHS_PX = range(128, 1281, 8)
_DPIS = (180, 200, 203, 240, 300, 600)
_PACES_MM_S = range(10, 501)
_YES_NO = {"yes": True, "no": False}
# Its ESC/POS is the reference: GS L, doubled dots and GS ( H are what its manuals say.
_REFERENCE_MAKER = "Epson"


def load_profile(
    name: str | None = None,
    *,
    width_px: int | None = None,
    dpi: int | None = None,
    paper_mm_s: float | None = None,
    crop: bool | str | None = None,
    confirm: str | None = None,
) -> Profile:
    """Return the profile of a model, or of an ordinary 80 mm printer when no name is given.

    What is given besides (``crop`` as "yes" or "no", too) wins over what the model is known for.

    Raises:
        PrinterFault: the model is not known, cannot print pictures, or a value is not possible.
    """
    changes: dict[str, Any] = {}
    if width_px is not None:
        changes["width_px"] = _checked(
            width_px, _WIDTHS_PX, "dots of a printer's head", "a multiple of 8 from 128 to 1280"
        )
    if dpi is not None:
        changes["dpi"] = _checked(dpi, _DPIS, "dots an inch", ", ".join(map(str, _DPIS)))
    if paper_mm_s is not None:
        _checked(round(paper_mm_s), _PACES_MM_S, "millimetres of paper a second", "10 to 500")
        changes["paper_mm_s"] = float(paper_mm_s)
    if isinstance(crop, str):
        crop = _YES_NO[_checked(crop, _YES_NO, "answer to 'crop'", ", ".join(_YES_NO))]
    if crop is not None:
        changes["crop"] = crop
    if confirm is not None:
        _checked(confirm, set(Confirm), "way to confirm a ticket", ", ".join(Confirm))
        changes["confirm"] = Confirm(confirm)
    return replace(_model(name) if name else Profile(), **changes)


def profile_names() -> list[str]:
    """Return the names of all printers that can print tickets."""
    models = _escpos_models()
    pictures = {name for name in models if models[name]["features"].get("bitImageRaster")}
    return sorted(pictures | set(_own_models()), key=str.casefold)


def _checked[Value](value: Value, allowed: Any, what: str, choice: str) -> Value:
    if value not in allowed:
        raise PrinterFault(f"'{value}' is not a possible {what}", f"choose from: {choice}")
    return value


def _model(name: str) -> Profile:
    if name in _own_models():
        return _own_profile(_own_models()[name])
    models = _escpos_models()
    if name not in models:
        raise PrinterFault(
            f"There is no printer profile '{name}'",
            f"leave it out or choose one of: {', '.join(profile_names())}",
        )
    if not models[name]["features"].get("bitImageRaster"):
        raise PrinterFault(
            f"A printer of profile '{name}' cannot print pictures", "use a thermal printer"
        )
    return _escpos_profile(models[name])


def _own_profile(model: dict[str, Any]) -> Profile:
    figures = {key: value for key, value in model.items() if key not in {"name", "source"}}
    return Profile(**figures | {"cut": Cut(model["cut"]), "confirm": Confirm(model["confirm"])})


def _escpos_profile(model: dict[str, Any]) -> Profile:
    width, dpi = model["media"]["width"].get("pixels"), model["media"].get("dpi")
    cut = Cut.TEAR
    if model["features"].get("paperPartCut"):
        cut = Cut.FEED_PARTIAL
    elif model["features"].get("paperFullCut"):
        cut = Cut.FEED_FULL
    is_reference = model.get("vendor") == _REFERENCE_MAKER
    return Profile(
        width_px=width // 8 * 8 if isinstance(width, int) else Profile().width_px,
        dpi=dpi if dpi in _DPIS else Profile().dpi,
        cut=cut,
        crop=is_reference,
        confirm=Confirm.PROCESS_ID if is_reference else Confirm.IN_ORDER,
    )


@lru_cache(maxsize=1)
def _own_models() -> dict[str, Any]:
    """Return the models of our own file."""
    return tomllib.loads(Path(__file__).with_name("profiles.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _escpos_models() -> dict[str, Any]:
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
