"""What doctor looks at of a station's equipment, its board, its voices and its journal."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing

from counter_display.board.station import station_of
from counter_display.call_box import opened
from counter_display.led import protocols as displays
from counter_display.led.driver import HEALTH, each_display
from counter_display.led.settings import LedFault, LedSetting, LineTakenFault, led_settings
from kiosk.access.speech import PROGRAM, speech_program
from lab.printer.address import real_address
from nouba.checks import CheckHealth, CheckResult, failure, ok, warning
from nouba.printing import CONFIRMS, condition
from nouba.station import database_url, open_reception_of
from printer_drivers.driver.handshake import Confirmation
from printer_drivers.preview import misfits
from printer_drivers.render.fonts import ensure_qt
from printer_drivers.transport.files import PrinterTakenFault
from printer_drivers.worker import open_printer
from reception.app import open_reception
from reception.domain.errors import EnvironmentFault, PrinterFault, Refusal
from reception.domain.printer import PrinterState
from reception.offline.file import JournalFile, journal_path
from reception.offline.log import Journal
from reception.paper.model import StationPrinter
from reception.system.clock import SystemClock, clock_named
from reception.system.ids import TimeOrderedIds
from reception.system.settings import Settings, journal_folder, state_folder
from ui_kit.voice.check import checked_pack
from ui_kit.voice.pack import (
    MANIFEST,
    PackRefusedError,
    own_packs,
    packs_in,
    read_pack,
    shipped_folder,
)
from ui_kit.voice.process import is_muted, own_folder, sound_available


def journal_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield what is to be said; nothing where no kiosk was ever started.

    Raises:
        JournalFault: it is of no use.
    """
    path = journal_path(journal_folder(settings), settings.station)
    if not path.exists():
        return
    with JournalFile(path, TimeOrderedIds(SystemClock())) as file:
        journal = Journal(file)
        prefix, kept = journal.prefix, journal.kept()
    if prefix is None:
        yield warning(
            "journal",
            "this station has no letters of its own yet",
            "start its kiosk once while the database answers",
        )
    elif kept.conflicts:
        yield warning(
            "journal",
            f"{kept.conflicts} tickets were refused and wait for a decision",
            "see 'nouba journal show', then decide with 'nouba journal retry' or 'nouba journal"
            " void'",
        )
    else:
        waiting = f", {kept.waiting} tickets to hand over" if kept.waiting else ""
        yield ok("journal", f"letters {prefix}{waiting}")


def call_box_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield whether the number pad that calls can be opened; nothing where there is none."""
    if not settings.call_box:
        return
    with opened(settings.call_box) as pad:
        says = f"the call box {settings.call_box} is a number pad ({pad.name})"
    yield ok("call-box", says)


_ONE_WAY = (
    "look whether it shows its counter's number after 'nouba led test': a line may be wired one way"
)


def led_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield how the displays at this station's lines are; nothing where it has none."""
    if not settings.led:
        return
    lines = led_settings(settings.led)
    yield from _unknown_counters(settings, lines)
    for line in lines:
        try:
            yield from _displays(line)
        except LineTakenFault as fault:
            yield warning("led", fault.what, "end 'nouba led' to ask the displays")
        except LedFault as fault:
            yield failure("led", fault.what, fault.hint)


def _displays(line: LedSetting) -> Iterator[CheckResult]:
    for placed, display in each_display(line):
        health = display.health()
        says = f"the display {placed.place} ({line.name}, address {placed.address}): "
        if health is displays.LedHealth.SILENT:
            yield warning("led", f"{says}{HEALTH[health]}", _ONE_WAY)
        else:
            yield ok("led", f"{says}{HEALTH[health]}")


def _unknown_counters(settings: Settings, lines: tuple[LedSetting, ...]) -> Iterator[CheckResult]:
    if not settings.database:
        return
    try:
        with open_reception_of(settings) as reception:
            known = {counter.number for counter in reception.hall.unit().counters}
    except (EnvironmentFault, Refusal):
        return  # The check of the database tells, and the lines are looked at all the same.
    named = {one.counter for line in lines for one in line.displays if one.counter is not None}
    for number in sorted(named - known):
        yield warning(
            "led",
            f"a display hangs over counter {number}, and this unit has no such counter",
            "correct NOUBA_LED, or describe the counter in the unit",
        )


_HELD_BY_NOBODY = {"file", "emu"}
"""Printers that several programs may use at once: that one is free says nothing."""


def printer_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield how this station's printer is."""
    if not settings.printer:
        yield warning(
            "printer",
            "no printer is named: this station gives paperless tickets",
            "set NOUBA_PRINTER, such as tcp://192.168.1.50:9100",
        )
        return
    try:
        with closing(open_printer(real_address(settings.printer))) as printer:
            found = printer.probe()
    except PrinterTakenFault as fault:
        yield _as_its_kiosk_says(settings, fault)
        return
    what, hint = condition(found.status)
    says = f"{what} ({settings.printer}); {CONFIRMS[found.confirmation]}"
    yield from _duplicate_stations(settings)
    if not found.status.state.prints:
        yield failure("printer", says, hint)
    elif hint or found.confirmation is Confirmation.NONE:
        yield warning("printer", says, hint)
    else:
        yield ok("printer", says)


def ticket_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield the texts that would keep a ticket from being printed at this station."""
    if not (settings.printer and settings.database):
        return
    ensure_qt()
    profile = open_printer(real_address(settings.printer)).profile
    with open_reception_of(settings) as reception:
        unit = reception.hall.unit()
    refused = misfits(unit, width_px=profile.width_px, dpi=profile.dpi)
    for one in refused:
        yield failure("ticket", one.what, one.hint)
    if not refused:
        yield ok("ticket", f"every ticket fits the paper, {profile.width_px} dots wide")


def _as_its_kiosk_says(settings: Settings, fault: PrinterFault) -> CheckResult:
    """Return how the printer is by the word of the kiosk that holds it."""
    told = _told_by_kiosk(settings)
    if told is None:
        return warning("printer", fault.what, "end that program to ask the printer")
    health = CheckHealth.OK if told.state.prints else CheckHealth.BROKEN
    if told.state is PrinterState.NEAR_END:
        health = CheckHealth.WARNING
    state = told.state.replace("_", " ")
    return CheckResult("printer", health, f"the kiosk of this station holds it and says: {state}")


def _duplicate_stations(settings: Settings) -> Iterator[CheckResult]:
    """Yield that somebody prints under this station's name, while nobody holds its printer."""
    told = _told_by_kiosk(settings)
    if told and settings.printer and settings.printer.partition(":")[0] not in _HELD_BY_NOBODY:
        yield warning(
            "station",
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


_MOST_NAMED = 8
_SPEAKER = "espeak-ng"


def board_checks(settings: Settings) -> Iterator[CheckResult]:
    """Yield whether this station's board can be shown; nothing where none is named."""
    if not (settings.board or settings.board_counter or settings.media):
        return
    station = station_of(settings)
    if station.media and not station.media.is_dir():
        yield warning(
            "board",
            f"NOUBA_MEDIA names {station.media}, which is no folder: calls have the whole screen",
            "make the folder, or name another",
        )
    if not settings.database or not (station.board or station.counter):
        return
    with open_reception(database_url(settings), clock=clock_named(settings.clock)) as reception:
        unit = reception.hall.unit()
    if station.counter is not None:
        unit.counter(station.counter)
        yield ok("board", f"this screen hangs over counter {station.counter}")
    else:
        yield ok("board", f"this screen shows {unit.board(station.board).code}")


def sound_checks(_settings: Settings) -> Iterator[CheckResult]:
    """Yield whether anything is heard, of calls and of pages read aloud."""
    heard = sound_available()
    if heard:
        yield ok("sound", "there is a sound output for the board or the kiosk")
    else:
        yield warning(
            "sound",
            "there is no sound output: the board calls on the screen alone,"
            " and the kiosk reads nothing aloud",
            "plug in a loudspeaker if this station runs the board, a headset if it is a kiosk",
        )
    yield _speech(heard=heard)


def _speech(*, heard: bool) -> CheckResult:
    if not speech_program():
        return warning(
            "speech",
            f"{PROGRAM} is not installed: the kiosk cannot read its pages to those who do not see",
            f"install the system package {PROGRAM} if this station is a kiosk",
        )
    if not heard:
        return warning(
            "speech",
            f"{PROGRAM} is installed, and nobody hears it: there is no sound output",
            "plug in a headset if this station is a kiosk",
        )
    return ok("speech", f"{PROGRAM} reads the kiosk's pages aloud")


def voice_checks(settings: Settings) -> Iterator[CheckResult]:
    """Tell which packs of clips call, and what a station's own ones lack; none needs espeak-ng."""
    own = own_folder(settings.voice)
    if settings.voice and not os.path.isdir(own):  # noqa: PTH112 - it never raises
        yield warning(
            "voice",
            f"NOUBA_VOICE names {own}, and there is no such folder",
            "make it, name another one, or unset NOUBA_VOICE",
        )
    for folder in own_packs(own):
        try:
            pack = read_pack(folder)
        except PackRefusedError as error:
            yield warning("voice", str(error), "correct it or take it away")
            continue
        if pack.language != folder.name:
            yield warning(
                "voice",
                f"{folder} does not speak: its {MANIFEST} says that it is of '{pack.language}'",
                "correct the language there, or the folder's name",
            )
        elif missing := pack.missing:
            yield warning(
                "voice",
                f"{folder} does not speak yet: {len(missing)} clips are missing ({_some(missing)})",
                "record them in the console",
            )
        elif faults := [clip for clip, _ in checked_pack(folder).faults]:
            yield warning(
                "voice",
                f"{folder} has {len(faults)} clips that cannot be heard well ({_some(faults)})",
                f"see 'nouba voice check {folder}', and record them again",
            )
    packs = packs_in((own, shipped_folder()))
    spoken = ", ".join(
        f"{language} ({'own' if pack.folder.parent == own else 'shipped'},"
        f" {len(pack.telling.clips())} clips)"
        for language, pack in packs.items()
    )
    if is_muted(state_folder()):
        yield warning(
            "voice",
            "this station is muted: nothing is heard of calls and numbers",
            "to hear it again: nouba voice unmute",
        )
    yield ok("voice", f"calls are spoken in {spoken}; this needs no {_SPEAKER}")


def _some(names: Sequence[str]) -> str:
    more = ", ..." if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"
