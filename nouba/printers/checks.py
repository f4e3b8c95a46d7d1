"""What ``nouba doctor`` looks at around paper: the printer, and whether every ticket fits it."""

from collections.abc import Iterator

from lab.printer.address import real_address
from nouba.checked import Checked, Health
from nouba.station import open_reception_of
from reception.domain.errors import EnvironmentFault, PrinterFault
from reception.domain.printer import PrinterState
from reception.domain.unit import Unit
from reception.ports import StationPrinter
from reception.settings import Settings

_USUAL_DPI = 203
_USUAL_PAPER = ((80, 576), (58, 384))
"""Millimetres of paper, and the dots that its printers have."""
_HELD_BY_NOBODY = {"file", "emu"}
"""Printers that several programs may use at once: that one is free says nothing."""


def printer_checks(settings: Settings) -> Iterator[Checked]:
    """Yield how this station's printer is."""
    if not settings.printer:
        yield Checked(
            "printer",
            Health.WARNING,
            "no printer is named: this station gives paperless tickets",
            "set NOUBA_PRINTER, such as tcp://192.168.1.50:9100",
        )
        return
    from nouba.printers.condition import CONFIRMS, condition  # noqa: PLC0415
    from printer_drivers.driver.probing import Confirmation  # noqa: PLC0415
    from printer_drivers.transport.owner import PrinterTakenFault  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    printer = open_printer(real_address(settings.printer))
    try:
        found = printer.probe()
    except PrinterTakenFault as fault:
        yield _as_its_kiosk_says(settings, fault)
        return
    finally:
        printer.close()
    what, hint = condition(found.status)
    says = f"{what} ({settings.printer}); {CONFIRMS[found.confirmation]}"
    yield from _namesakes(settings)
    if not found.status.state.prints:
        yield Checked("printer", Health.BROKEN, says, hint)
    elif hint or found.confirmation is Confirmation.NONE:
        yield Checked("printer", Health.WARNING, says, hint)
    else:
        yield Checked("printer", Health.OK, says)


def ticket_checks(settings: Settings) -> Iterator[Checked]:
    """Yield the texts that would keep a ticket from being printed at this station."""
    if not (settings.printer and settings.database):
        return
    from printer_drivers.preview import misfits  # noqa: PLC0415
    from printer_drivers.render import ensure_qt  # noqa: PLC0415
    from printer_drivers.worker import open_printer  # noqa: PLC0415

    ensure_qt()
    profile = open_printer(real_address(settings.printer)).profile
    with open_reception_of(settings) as reception:
        unit = reception.hall.unit()
    refused = misfits(unit, width_px=profile.width_px, dpi=profile.dpi)
    for one in refused:
        yield Checked("ticket", Health.BROKEN, one.what, one.hint)
    if not refused:
        yield Checked(
            "ticket", Health.OK, f"every ticket fits the paper, {profile.width_px} dots wide"
        )


def paper_warnings(unit: Unit) -> Iterator[str]:
    """Yield a sentence for each text of a unit that would keep a ticket from usual paper."""
    # Only who loads a unit waits for Qt; a server that no screen was ever at may not have it all.
    try:
        from printer_drivers.preview import misfits  # noqa: PLC0415
        from printer_drivers.render import ensure_qt  # noqa: PLC0415

        ensure_qt()
        for paper_mm, width_px in _USUAL_PAPER:
            for one in misfits(unit, width_px=width_px, dpi=_USUAL_DPI):
                yield f"On paper of {paper_mm} mm a ticket would not be printed: {one}"
    except (ImportError, EnvironmentFault) as error:
        yield f"Nobody knows whether every ticket fits its paper ({error}): run 'nouba doctor'"


def _as_its_kiosk_says(settings: Settings, fault: PrinterFault) -> Checked:
    """Return how the printer is by the word of the kiosk that holds it."""
    told = _told_by_kiosk(settings)
    if told is None:
        return Checked("printer", Health.WARNING, fault.what, "end that program to ask the printer")
    health = Health.OK if told.state.prints else Health.BROKEN
    if told.state is PrinterState.NEAR_END:
        health = Health.WARNING
    state = told.state.replace("_", " ")
    return Checked("printer", health, f"the kiosk of this station holds it and says: {state}")


def _namesakes(settings: Settings) -> Iterator[Checked]:
    """Yield that somebody prints under this station's name, while nobody holds its printer."""
    told = _told_by_kiosk(settings)
    if told and settings.printer and settings.printer.partition(":")[0] not in _HELD_BY_NOBODY:
        yield Checked(
            "station",
            Health.WARNING,
            f"another program serves prints as {settings.station}, at another printer",
            "if it is no kiosk that ended a minute ago or runs here as another user,"
            " give every station a name of its own in NOUBA_STATION",
        )


def _told_by_kiosk(settings: Settings) -> StationPrinter | None:
    if not settings.database:
        return None
    with open_reception_of(settings) as reception:
        printers = reception.prints.printers()
    heard = (one for one in printers if not one.silent)
    return next((one for one in heard if one.station == settings.station), None)
