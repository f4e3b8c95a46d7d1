"""What a clerk's verbs do to a visit has a word of its own in the visit's story."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from admin_console.reports.visit_card import event_text
from reception.domain.language import Language
from reception.domain.ticket import Event
from reception.queue.verbs import VERBS
from tests.support.databases import COMMUNE
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
