"""What the pages of the service menu read, by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Property, Signal

from kiosk.care import service_words as say
from kiosk.care.outage_acts import OutageActs
from kiosk.care.paper_acts import PaperActs
from kiosk.care.pin_entry import PinEntry
from kiosk.care.site import Site
from kiosk.care.sound_acts import LEVELS, SoundActs
from kiosk.part import Part
from reception.domain.language import Language
from reception.domain.link import LinkState
from reception.domain.printer import PrinterStatus
from ui_kit.printer_news import printer_sentence
from ui_kit.translations import speech
from ui_kit.wording import label_text, time_text


class Stage(StrEnum):
    """What is seen of the menu."""

    SHUT = "shut"
    PIN = "pin"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True, slots=True)
class ServicePace:
    """How patient the menu is, in milliseconds."""

    hold_ms: int = 3_000
    """So long the corner is held."""
    idle_ms: int = 30_000
    close_ms: int = 8_000
    """So long the first touch on "close" waits for the second."""


@cache
def nouba_version() -> str:
    """Return which Nouba this is."""
    from importlib.metadata import version  # noqa: PLC0415 - not before the first frame

    return version("nouba")


class ServiceShown(Part):
    """The properties of the menu, which keeps and changes what stands behind them."""

    CONTEXT = say.CONTEXT
    WORDS = say.WORDS

    changed = Signal()

    _site: Site
    _pace: ServicePace
    _stage: Stage
    _notice: tuple[str, str]
    _database_away: bool
    _printer: PrinterStatus | None
    _pin: PinEntry
    _paper: PaperActs
    _sound: SoundActs
    _outage: OutageActs
    _local: Callable[[datetime], datetime]

    def speak(self, language: Language) -> None:
        """Say everything in another language."""
        super().speak(language)
        self.changed.emit()

    def _said(self, source: str) -> str:
        return speech(self._language).say(self.CONTEXT, source) if source else ""

    def _facts(self) -> list[dict[str, str]]:
        rows = (
            ("printer", say.PRINTER, self._printer_text()),
            ("info", say.DATABASE, self._database_text()),
            *([("clock", say.JOURNAL, self._journal_text())] if self._outage.possible else []),
            ("ticket", say.LAST_TICKET, self._paper.last_label or self._said(say.NO_TICKET)),
            ("building", say.STATION, self._site.station),
            ("gear", say.VERSION, nouba_version()),
        )
        return [
            {"icon": icon, "label": self._said(label), "value": value}
            for icon, label, value in rows
        ]

    def _database_text(self) -> str:
        standing = self._outage.standing
        if standing.away_since and standing.state is LinkState.OFFLINE:
            since = self._local(standing.away_since)
            return self._said(say.ALONE).replace("%1", time_text(since))
        if standing.state is LinkState.DRAINING:
            return self._said(say.BRINGING_IN)
        return self._said(say.AWAY if self._database_away else say.ANSWERS)

    def _journal_text(self) -> str:
        standing, aside = self._outage.standing, self._outage.aside
        if standing.fault:
            return self._said(say.NO_JOURNAL)
        if aside:
            return self._said(say.ASIDE).replace("%1", label_text(aside.label))
        if standing.waiting:
            return self._said(say.WAITING).replace("%1", str(standing.waiting))
        return self._said(say.NOTHING_WAITS)

    def _printer_text(self) -> str:
        if not self._paper.possible:
            return self._said(say.NO_PRINTER)
        if self._printer is None:
            return self._said(say.NOT_HEARD)
        return printer_sentence(self._printer, self._language)

    def _notice_text(self) -> str:
        source, value = self._pin.notice if self._stage is Stage.PIN else self._notice
        return self._said(source).replace("%1", value)

    stage = Property(str, lambda self: str(self._stage), notify=changed)
    digits = Property(int, lambda self: self._pin.count, notify=changed)
    busy = Property(bool, lambda self: self._pin.busy, notify=changed)
    paused = Property(bool, lambda self: self._pin.paused, notify=changed)
    notice = Property(str, _notice_text, notify=changed)
    facts = Property("QVariantList", _facts, notify=changed)  # type: ignore[arg-type] # see Part
    printsTest = Property(bool, lambda self: self._paper.test_possible, notify=changed)
    printsAgain = Property(bool, lambda self: self._paper.again_possible, notify=changed)
    aside = Property(bool, lambda self: self._outage.aside is not None, notify=changed)
    sounds = Property(bool, lambda self: self._sound.available, constant=True)
    volume = Property(int, lambda self: self._sound.level, notify=changed)
    volumes = Property(int, lambda _: LEVELS, constant=True)
    holdMs = Property(int, lambda self: self._pace.hold_ms, constant=True)
