"""Language, group, service: a ticket."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.paper import PrintState
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakePrinter, FakeReception, Held, a_unit
from tests.support.qml import find, items, seen, texts, touch

_LONGER_THAN_A_MOTION_MS = 400


def words(view: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in texts(view)}


def to_papers(view: KioskWindow, language: str = "fr") -> None:
    touch(view, f"language-{language}")
    touch(view, "group-papers")


def test_three_touches_give_a_ticket(
    kiosk: KioskWindow, core: FakeReception, printer: FakePrinter
) -> None:
    touch(kiosk, "language-ar")
    touch(kiosk, "group-papers")
    touch(kiosk, "service-signature")
    assert seen(kiosk, "ticket-number").property("text") == "D\u00a0014"
    assert [paper.label for paper in printer.printed] == ["D014"]
    assert core.desk.issued_with == ["kiosk-1"]


class HeardLater:
    """A background that does everything at once, and is heard when the test lets it."""

    def __init__(self) -> None:
        self._answers: list[Callable[[], None]] = []

    def run[T](
        self, act: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        del failed
        self._answers.append(partial(done, act()))

    def hear(self) -> None:
        while self._answers:
            self._answers.pop(0)()


def test_paper_begins_before_the_screen_is_told(open_kiosk: Opens, printer: FakePrinter) -> None:
    later = HeardLater()
    kiosk = open_kiosk(printer=printer, background=later)
    later.hear()
    touch(kiosk, "language-fr")
    touch(kiosk, "service-orientation")
    assert [paper.label for paper in printer.printed] == ["N014"]
    assert find(kiosk, "page-ticket") is None
    later.hear()
    assert seen(kiosk, "page-ticket")
    assert "Prenez votre ticket sous l’écran" in words(kiosk)


def test_the_next_page_is_whole_in_its_first_frame(kiosk: KioskWindow, qtbot: QtBot) -> None:
    """Who waits for a page to come up takes her touch for lost."""
    for name in ("language-fr", "group-papers", "back"):
        touch(kiosk, name)
        first = kiosk.grabWindow()
        qtbot.wait(_LONGER_THAN_A_MOTION_MS)
        assert kiosk.grabWindow() == first


def test_eight_services_need_no_groups(open_kiosk: Opens, core: FakeReception) -> None:
    core.hall.shown = core.desk.unit = a_unit(8)
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    touch(kiosk, "service-birth")
    assert seen(kiosk, "page-number")


def test_a_group_of_one_is_its_service(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    assert find(kiosk, "group-reception") is None
    touch(kiosk, "service-orientation")
    assert seen(kiosk, "page-ticket")


def test_the_ticket_says_when_and_where(kiosk: KioskWindow) -> None:
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    said = {one.replace("\u00a0", " ") for one in words(kiosk)}
    turn = "entre 09:55 et 10:10"
    assert {"9 personnes", turn, "Salle 1", "Légalisation de signature"} <= said


def test_a_tile_says_who_waits_and_for_how_long(kiosk: KioskWindow) -> None:
    to_papers(kiosk)
    assert {"9\u00a0personnes", "25\u00a0min", "0\u00a0personne"} <= words(kiosk)


def test_a_tile_has_a_second_name(kiosk: KioskWindow) -> None:
    to_papers(kiosk, "ar")
    assert "Copie conforme" in words(kiosk)
    touch(kiosk, "language-fr")
    # Where a name needs its room no row has a second one; who listens hears one language alone.
    assert "مطابقة النسخ للأصل" not in words(kiosk)
    tile = QAccessible.queryAccessibleInterface(seen(kiosk, "service-copy"))
    assert tile.text(QAccessible.Text.Name) == "Copie conforme"
    assert "مطابقة النسخ للأصل" not in tile.text(QAccessible.Text.Description)


def test_the_ticket_is_in_the_chosen_language(kiosk: KioskWindow, printer: FakePrinter) -> None:
    to_papers(kiosk, "zgh")
    touch(kiosk, "service-copy")
    assert printer.printed[0].language == "zgh"


def test_a_double_touch_gives_one_ticket(open_kiosk: Opens, core: FakeReception) -> None:
    held = Held()
    kiosk = open_kiosk(background=held)
    held.let_happen()
    to_papers(kiosk)
    touch(kiosk, "service-signature", times=3)
    held.let_happen()
    assert list(core.desk.issued_with) == [None]
    assert seen(kiosk, "page-number")


def test_other_tiles_are_locked_until_the_answer(open_kiosk: Opens, core: FakeReception) -> None:
    held = Held()
    kiosk = open_kiosk(background=held)
    held.let_happen()
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    touch(kiosk, "service-copy")
    touch(kiosk, "back")
    held.let_happen()
    assert seen(kiosk, "ticket-number").property("text") == "D\u00a0014"
    assert len(core.desk.given) == 1


def test_done_is_ready_for_the_next_visitor(kiosk: KioskWindow, core: FakeReception) -> None:
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    touch(kiosk, "done")
    assert seen(kiosk, "page-welcome")
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    assert len(core.desk.given) == 2


def test_back_leads_home_step_by_step(kiosk: KioskWindow) -> None:
    to_papers(kiosk)
    touch(kiosk, "back")
    assert seen(kiosk, "page-groups")
    touch(kiosk, "back")
    assert seen(kiosk, "page-welcome")


def test_the_keyboard_leads_to_a_ticket_too(kiosk: KioskWindow) -> None:
    for name in ("language-fr", "group-papers", "service-copy"):
        press_by_keyboard(kiosk, name)
    assert seen(kiosk, "page-ticket")
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert seen(kiosk, "page-welcome")


def press_by_keyboard(view: KioskWindow, name: str) -> None:
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        focused = view.activeFocusItem()
        if focused and focused.objectName() == name:
            QTest.keyClick(view, Qt.Key.Key_Space)
            return
    pytest.fail(f"{name} is not reached by the keyboard")


def test_every_button_has_a_name_for_those_who_do_not_see(kiosk: KioskWindow) -> None:
    to_papers(kiosk)
    tile = QAccessible.queryAccessibleInterface(seen(kiosk, "service-copy"))
    assert tile.text(QAccessible.Text.Name) == "Copie conforme"
    assert "2\u00a0personnes" in tile.text(QAccessible.Text.Description)
    assert tile.role() is QAccessible.Role.Button
    access = QAccessible.queryAccessibleInterface(seen(kiosk, "access"))
    assert access.text(QAccessible.Text.Name) == "Accessibilité"


def test_arabic_is_mirrored_and_tamazight_is_not(kiosk: KioskWindow) -> None:
    def icon_is_right_of_text() -> bool:
        tile = seen(kiosk, "service-signature")
        inside = [item for item in texts(kiosk) if tile.isAncestorOf(item)]
        signs = (item for item in items(kiosk) if tile.isAncestorOf(item))
        icon = next(
            one for one in signs if one.property("source") == QUrl("image://icon/pen/0b5d46")
        )
        left_of = inside[0].mapToScene(QPointF(0, 0)).x()
        return icon.mapToScene(QPointF(0, 0)).x() > left_of

    to_papers(kiosk, "ar")
    assert icon_is_right_of_text()
    touch(kiosk, "language-zgh")
    assert not icon_is_right_of_text()
    touch(kiosk, "language-ar")
    assert icon_is_right_of_text()


def test_more_services_than_fit_are_paged(open_kiosk: Opens, core: FakeReception) -> None:
    unit = a_unit()
    one_group = tuple(
        replace(service, code=f"{service.code}-{turn}", group="papers")
        for turn in ("first", "second")
        for service in unit.services
    )
    core.hall.shown = core.desk.unit = replace(unit, services=one_group)
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    # One heading alone is no choice.
    last = f"service-{one_group[-1].code}"
    assert find(kiosk, last) is None
    while not find(kiosk, last):
        touch(kiosk, "more-services")
    touch(kiosk, last)
    assert seen(kiosk, "page-number")


def test_what_to_bring_is_told_before_a_ticket_is_taken(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_papers(kiosk)
    assert find(kiosk, "details-service-life") is None
    touch(kiosk, "details-service-signature")
    assert seen(kiosk, "page-details")
    assert {"Document non signé", "Carte nationale d’identité"} <= words(kiosk)
    touch(kiosk, "language-ar")
    assert "الوثيقة غير موقعة" in words(kiosk)
    touch(kiosk, "back")
    assert seen(kiosk, "page-services")
    assert core.desk.given == {}
    touch(kiosk, "details-service-signature")
    touch(kiosk, "take-ticket")
    assert seen(kiosk, "ticket-number").property("text") == "D\u00a0014"
    assert len(core.desk.given) == 1


def test_a_heading_follows_the_language(kiosk: KioskWindow) -> None:
    to_papers(kiosk)
    assert "Certificats et copies" in words(kiosk)
    touch(kiosk, "language-ar")
    assert "الشهادات والمطابقة" in words(kiosk)


def test_stronger_contrast_lasts_for_one_visitor(kiosk: KioskWindow) -> None:
    to_papers(kiosk)
    touch(kiosk, "access")
    touch(kiosk, "look-contrast")
    touch(kiosk, "access-done")
    assert kiosk.color().name() == "#ffffff"
    touch(kiosk, "service-signature")
    touch(kiosk, "done")
    assert kiosk.color().name() == "#fbfaf7"


@pytest.mark.parametrize(
    ("says", "news"),
    [
        (PrintState.CONFIRMED, "ready"),
        (PrintState.CONFIRMED_WEAKLY, "ready"),
        (PrintState.UNCONFIRMED, "ready"),
        (PrintState.EXPIRED, "without"),
    ],
)
def test_the_visitor_is_told_of_the_paper(
    open_kiosk: Opens, printer: FakePrinter, says: PrintState, news: str
) -> None:
    printer.says = says
    kiosk = open_kiosk(printer=printer)
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    assert kiosk.view_model.sections.issuing.page.property("shown")["paper"] == news


def test_the_number_is_shown_before_the_paper_is_out(
    open_kiosk: Opens, printer: FakePrinter, qtbot: QtBot
) -> None:
    held = Held()
    kiosk = open_kiosk(printer=printer, paper=held)
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    assert seen(kiosk, "ticket-number")
    assert seen(kiosk, "paper-news").property("text") == "Votre ticket s’imprime"
    with qtbot.waitSignal(kiosk.view_model.sections.issuing.page.paperEnded):
        held.let_happen()
    assert seen(kiosk, "paper-news").property("text") == "Prenez votre ticket sous l’écran"


def test_the_next_visitor_is_not_told_of_the_last_paper(
    open_kiosk: Opens, printer: FakePrinter
) -> None:
    held = Held()
    kiosk = open_kiosk(printer=printer, paper=held)
    to_papers(kiosk)
    touch(kiosk, "service-signature")
    touch(kiosk, "done")
    held.let_happen()
    assert seen(kiosk, "page-welcome")
