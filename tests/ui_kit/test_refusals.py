import inspect
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from admin_console import messages
from reception.domain import errors
from reception.domain.calendar import ClosedReason
from reception.domain.errors import (
    CounterTakenError,
    DeadlockFault,
    DeniedFault,
    EnvironmentFault,
    NoTicketNowError,
    NotNextNumberError,
    NumberInUseError,
    PrefixesUsedUpError,
    QuotaReachedError,
    Refusal,
    SeriesExhaustedError,
    ServicePausedError,
    StorageFault,
    TooEarlyError,
    UnitClosedError,
    WrongStateError,
)
from reception.domain.language import Language
from tests.support.every_case import every_case
from ui_kit import refusals
from ui_kit.refusals import SENTENCES, sentence
from ui_kit.translations import speech

CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, (Refusal, EnvironmentFault)) and not kind.__name__.startswith("_")
]
TWO = datetime(2026, 11, 25, 14, tzinfo=UTC)


@pytest.fixture(autouse=True)
def app(qapp: QGuiApplication) -> None:
    """Translators need an application."""


@every_case("kind", CLASSES)
def test_every_refusal_has_its_sentence(kind: type[Exception]) -> None:
    only_administrators = messages.SENTENCES
    # Who is told of a deadlock is told of the database, and of a denial of what is not allowed; a
    # closed unit says when it opens.
    worded = {UnitClosedError, DeadlockFault, DeniedFault}
    # No window declares numbers void or gives a station its letters.
    at_the_command = {PrefixesUsedUpError, NotNextNumberError, NumberInUseError}
    assert kind in {
        *SENTENCES,
        *refusals.NO_TICKET_SENTENCES,
        *only_administrators,
        *worded,
        *at_the_command,
    }


@every_case(
    ("context", "text"),
    [("Refusals", text) for text in SENTENCES.values()]
    + [(refusals.CONTEXT, text) for text in refusals.NO_TICKET_SENTENCES.values()],
)
@every_case("language", [Language.ARABIC, Language.FRENCH, Language.TAMAZIGHT])
def test_every_sentence_is_translated(language: Language, context: str, text: str) -> None:
    assert speech(language).say(context, text) != text


def test_the_ticket_and_the_counter_are_named() -> None:
    assert "B\u00a0014" in sentence(WrongStateError("B014", "served", "called"), Language.FRENCH)
    assert "3" in sentence(CounterTakenError(3, "amina"), Language.ARABIC)


def test_who_is_too_early_for_an_appointment_is_told_when_to_come() -> None:
    at = datetime(2026, 11, 30, 10, tzinfo=UTC)
    error = TooEarlyError(at, at - timedelta(minutes=30))
    assert sentence(error, Language.FRENCH).endswith("à partir de 09:30.")
    assert "09:30" in sentence(error, Language.ARABIC)


def test_a_closed_unit_says_when_it_opens() -> None:
    error = UnitClosedError(datetime(2026, 11, 30, 8, 30, tzinfo=UTC))
    assert sentence(error, Language.FRENCH).endswith("lundi\u00a030\u00a0novembre à\u00a008:30.")


@pytest.mark.parametrize(
    "error", [QuotaReachedError("signature", 20), SeriesExhaustedError("F", 999)]
)
def test_a_full_service_says_when_there_are_tickets_again(error: NoTicketNowError) -> None:
    error.again_at = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    assert "tomorrow" not in sentence(error, Language.ENGLISH)
    assert sentence(error, Language.ENGLISH).endswith("Monday\u00a030\u00a0November at 08:30.")
    # The time does not stand on a line of its own.
    assert sentence(error, Language.FRENCH).endswith("lundi\u00a030\u00a0novembre à\u00a008:30.")
    # The sentence is French for readers of Tamazight, and so is its date.
    assert sentence(error, Language.TAMAZIGHT) == sentence(error, Language.FRENCH)
    assert "الاثنين\u00a030\u00a0نونبر" in sentence(error, Language.ARABIC)
    assert "08:30" in sentence(error, Language.ARABIC)


def test_who_meets_a_pause_without_an_end_is_sent_to_the_reception() -> None:
    assert sentence(ServicePausedError("signature"), Language.ENGLISH) == (
        "This service is paused for the moment. Please choose another, or ask at the reception."
    )


def test_today_is_said_rather_than_its_date() -> None:
    full = QuotaReachedError("signature", 20)
    full.again_at = TWO
    said = sentence(full, Language.ENGLISH, today=TWO.date())
    assert said == "This service is full for today. Tickets again today at 14:00."
    assert "Wednesday\u00a025\u00a0November" in sentence(full, Language.ENGLISH)
    closed = UnitClosedError(TWO, ClosedReason.BEFORE_OPENING)
    assert sentence(closed, Language.ENGLISH, today=TWO.date()).endswith("We open today at 14:00.")
    yesterday = TWO.date().replace(day=24)
    assert "Wednesday\u00a025\u00a0November" in sentence(closed, Language.ENGLISH, today=yesterday)


def test_who_comes_during_a_break_is_told_of_the_break() -> None:
    error = UnitClosedError(TWO, ClosedReason.BREAK)
    said = sentence(error, Language.FRENCH, today=TWO.date())
    assert said == "Nous sommes en pause. Nous reprenons aujourd’hui à\u00a014:00."
    assert "استراحة" in sentence(error, Language.ARABIC)


def test_after_the_last_ticket_nobody_is_told_that_the_doors_are_closed() -> None:
    error = UnitClosedError(datetime(2026, 11, 30, 8, 30, tzinfo=UTC), ClosedReason.LAST_TICKET)
    said = sentence(error, Language.FRENCH)
    assert "fermé" not in said
    assert "08:30" in said
    assert sentence(error, Language.ARABIC) != sentence(error, Language.ENGLISH)


def test_a_fault_says_what_to_do_and_a_bug_whom_to_call() -> None:
    assert "réseau" in sentence(StorageFault("timeout", "wait"), Language.FRENCH)
    assert "responsable" in sentence(ZeroDivisionError(), Language.FRENCH)


def test_a_refusal_of_another_module_is_said_in_general() -> None:
    class LaterError(Refusal):
        """A refusal that has no sentence yet."""

    assert sentence(LaterError(), Language.ENGLISH) == "This is not possible now."
