"""What a clerk's verbs do to a visit has a word of its own in the visit's story."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from admin_console.reports.visit_card import event_text
from printer_drivers.render.words import turn_words
from reception.domain.expected_wait import ExpectedWait
from reception.domain.language import Language
from reception.domain.ticket import Event, EventKind
from reception.queue.verbs import VERBS
from reception.system.clock import unit_zone
from tests.support.databases import COMMUNE
from tests.support.papers import plain_paper
from ui_kit.translations import Translations

AT = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH, Language.ENGLISH])
def test_every_verbs_event_has_a_word_in_each_language(
    qapp: QApplication, language: Language
) -> None:
    translations = Translations(qapp)
    kinds = {one.event for one in VERBS if one.event}
    translations.use(Language.ENGLISH)
    english = {kind: event_text(Event(kind=kind, at=AT), COMMUNE) for kind in kinds}
    translations.use(language)
    said = {kind: event_text(Event(kind=kind, at=AT), COMMUNE) for kind in kinds}
    translations.close()
    qapp.setProperty("language", None)
    assert len(set(said.values())) == len(kinds)
    if language is not Language.ENGLISH:
        assert not {kind for kind in kinds if said[kind] == english[kind]}


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH, Language.ENGLISH])
@pytest.mark.parametrize(("low", "high"), [(15, 30), (0, 5), (30, 65)])
def test_a_told_wait_is_told_in_the_hours_of_the_ticket(
    qapp: QApplication, language: Language, low: int, high: int
) -> None:
    wait = ExpectedWait(low=timedelta(minutes=low), high=timedelta(minutes=high))
    issued_at = AT.astimezone(unit_zone(COMMUNE.zone))
    paper = plain_paper(issued_at=issued_at, expected_wait=wait)
    translations = Translations(qapp)
    translations.use(language)
    said = event_text(Event(kind=EventKind.ISSUED, at=AT, quoted=wait), COMMUNE)
    translations.close()
    qapp.setProperty("language", None)
    assert turn_words(paper, language).text in said
