"""The pages of guidance as visitors reach them, for the screens of the kiosk."""

from dataclasses import replace

from kiosk.window import KioskWindow
from reception.domain.unit import Counter
from tests.screens.kiosk_ways import Page, reach, speak
from tests.support.fakes import FakePrinter, FakeReception
from tests.support.qml import touch

# What a reader of each language writes, and what nothing answers.
_WRITTEN = {"ar": "شهادة", "zgh": "certif", "fr": "certif", "en": "certif"}
_UNKNOWN = {"ar": "ضضظظ", "zgh": "ⵣⵥⵣⵥ", "fr": "wxwx", "en": "wxwx"}


def _ask(kiosk: KioskWindow, page: str, language: str) -> None:
    speak(kiosk, language)
    kiosk.view_model.ask(page)


def _write(kiosk: KioskWindow, letters: str) -> None:
    for letter in letters:
        touch(kiosk, f"key-{letter}")


def _choose(kiosk: KioskWindow, core: FakeReception, reached: str) -> None:
    """Touch the first contact that is reached in this way."""
    contacts = core.hall.shown.directory
    at = next(index for index, one in enumerate(contacts) if getattr(one, reached))
    reach(kiosk, f"contact-{at}", "contacts")
    touch(kiosk, f"contact-{at}")


def guidance(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    _ask(kiosk, "help", language)


def search(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    _ask(kiosk, "search", language)


def search_typed(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    _ask(kiosk, "search", language)
    if language == "zgh":
        touch(kiosk, "script-latin")
    _write(kiosk, _WRITTEN[language])


def search_full(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    known = dict.fromkeys(core.hall.shown.languages, ("zz ظظ",))
    services = tuple(replace(one, keywords=known) for one in core.hall.shown.services)
    core.hall.shown = replace(core.hall.shown, services=services)
    kiosk.view_model.refresh()
    _ask(kiosk, "search", language)
    if language == "zgh":
        touch(kiosk, "script-latin")
    _write(kiosk, "ظظ" if language == "ar" else "zz")


def search_nothing(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    _ask(kiosk, "search", language)
    _write(kiosk, _UNKNOWN[language])


def search_elsewhere(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    _ask(kiosk, "search", language)
    if language == "zgh":
        touch(kiosk, "script-latin")
    _write(kiosk, "عدلي" if language == "ar" else "casier")


def places(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    _ask(kiosk, "places", language)


def places_many(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    unit = core.hall.shown
    given = tuple(one.code for one in unit.services)
    first = unit.counters[-1].place
    numbers = range(unit.counters[-1].number + 1, 24)
    more = tuple(Counter(number=at, services=given[: at % 7], place=first) for at in numbers)
    core.hall.shown = replace(unit, counters=unit.counters + more)
    kiosk.view_model.refresh()
    _ask(kiosk, "places", language)


def places_last(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    places_many(kiosk, core, printer, language)
    reach(kiosk, f"place-counter-{core.hall.shown.counters[-1].number}", "places")


def directory(kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str) -> None:
    _ask(kiosk, "directory", language)


def directory_hotline(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    _ask(kiosk, "directory", language)
    _choose(kiosk, core, "telephone")


def directory_many(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter, language: str
) -> None:
    unit = core.hall.shown
    core.hall.shown = replace(unit, directory=unit.directory * 4)
    kiosk.view_model.refresh()
    _ask(kiosk, "directory", language)
    _choose(kiosk, core, "website")


GUIDANCE: dict[str, Page] = {
    page.__name__: page
    for page in (
        *(guidance, search, search_typed, search_full, search_nothing, search_elsewhere),
        *(places, places_many, places_last, directory, directory_hotline, directory_many),
    )
}
