"""What stands on the screen and on paper is called the same: one word for one idea."""

import pytest

from kiosk.window import KioskWindow
from printer_drivers.render.words import people_words, turn_words, word
from reception.domain.language import Language, text_in
from reception.domain.tamazight import TamazightRules, TamazightShown
from reception.paper.slips import slip_words
from reception.unit.tamazight import paper_tamazight
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter
from tests.support.qml import texts, touch

LANGUAGES = list(Language)
DRAFT = TamazightRules(shown=TamazightShown.DRAFT)


@pytest.fixture
def kiosk(open_kiosk: Opens, printer: FakePrinter) -> KioskWindow:
    return open_kiosk(printer=printer, size=(1080, 1920))


def words(view: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in texts(view)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_documents_has_the_headings_of_its_sheet(
    language: Language, kiosk: KioskWindow, printer: FakePrinter
) -> None:
    touch(kiosk, f"language-{language}")
    kiosk.view_model.ask("help")
    kiosk.view_model.showDetails("service-birth")
    shown = words(kiosk)
    touch(kiosk, "print-slip")
    (slip,) = printer.slips
    headings = {text_in(section.heading, language) for section in slip.sections}
    assert len(headings) > 1
    assert headings <= shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_ticket_speaks_in_the_words_of_the_paper(
    language: Language, kiosk: KioskWindow, printer: FakePrinter
) -> None:
    touch(kiosk, f"language-{language}")
    touch(kiosk, "group-papers")
    touch(kiosk, "ask-priority")
    touch(kiosk, "priority-mobility")
    touch(kiosk, "service-signature")
    own = paper_tamazight(DRAFT)
    (paper,) = printer.printed
    told = {word(key, language, own).text for key in ("ahead", "turn", "waiting_area")}
    told |= {people_words(paper.ahead, language, own).text, turn_words(paper, language, own).text}
    told |= {text_in(paper.priority_names, language), text_in(paper.waiting_area, language)}
    assert "" not in told
    assert told <= words(kiosk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_words_of_the_decree_are_written_alike(
    language: Language, kiosk: KioskWindow
) -> None:
    voice = text_in(slip_words("voice", DRAFT), language)
    touch(kiosk, f"language-{language}")
    kiosk.view_model.ask("help")
    assert voice in words(kiosk)
    kiosk.view_model.ask("voice")
    assert voice in words(kiosk)
