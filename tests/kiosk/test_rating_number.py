"""An answer is tied to a ticket by its number, typed or scanned, or to nothing."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.window import KioskWindow
from reception.domain.errors import AlreadyRatedError, TicketNotFoundError, WrongStateError
from reception.domain.ticket import TicketState
from tests.kiosk.rating import answers, to_rating, told, type_number
from tests.support.fakes import FakeReception, Rated
from tests.support.keys import scan
from tests.support.qml import find, items, middle, seen, touch

KEY = "7XQ2M4ABCDEFGHIJKLMN"
TICKET = UUID("0199a4c2-b7d1-7c3e-8000-000000000042")
OTHER = UUID("0199a4c2-b7d1-7c3e-8000-000000000043")


def test_a_typed_number_ties_the_answer_to_its_ticket(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_rating(kiosk)
    type_number(kiosk, "D14")
    assert seen(kiosk, "add-number").property("text") == "Ticket D\u00a0014"
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason")
    assert answers(core)[0].label == "D014"


def test_a_number_may_be_removed_again(kiosk: KioskWindow, core: FakeReception) -> None:
    to_rating(kiosk)
    type_number(kiosk, "D14")
    touch(kiosk, "drop-number")
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason")
    assert answers(core)[0].label is None


def test_a_number_that_no_service_gives_is_not_taken(kiosk: KioskWindow) -> None:
    to_rating(kiosk)
    type_number(kiosk, "14")
    assert seen(kiosk, "take-number")
    assert kiosk.view_model.sections.flow.property("page") == "rating"
    for sign in ("A", "erase", "B", "7"):
        touch(kiosk, f"sign-{sign}")
    assert seen(kiosk, "typed-number").property("text") == "B\u00a07"
    touch(kiosk, "take-number")
    assert seen(kiosk, "add-number").property("text") == "Ticket B\u00a0007"


def test_letters_stand_before_figures(kiosk: KioskWindow) -> None:
    to_rating(kiosk)
    touch(kiosk, "add-number")
    for sign in "D1A4":
        touch(kiosk, f"sign-{sign}")
    assert seen(kiosk, "typed-number").property("text") == "D\u00a014"


def test_a_scanned_label_is_taken_and_its_enter_presses_nothing(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_rating(kiosk)
    QTest.keyClick(kiosk, Qt.Key.Key_Tab)
    scan(kiosk, "D014")
    assert seen(kiosk, "add-number").property("text") == "Ticket D\u00a0014"
    assert answers(core) == []


def test_a_key_before_enter_is_no_scan(kiosk: KioskWindow) -> None:
    to_rating(kiosk)
    QTest.keyClick(kiosk, Qt.Key.Key_Tab)
    focused = kiosk.activeFocusItem().objectName()
    assert focused.startswith("face-")
    QTest.keyClick(kiosk, Qt.Key.Key_Asterisk)
    QTest.keyClick(kiosk, Qt.Key.Key_Return)
    assert find(kiosk, focused) is None, "the face was chosen"
    assert seen(kiosk, "no-reason")


def test_a_scanned_code_is_taken(kiosk: KioskWindow, core: FakeReception) -> None:
    ticket = core.desk.issue("signature", operation=TICKET).ticket
    core.hall.pages[KEY] = ticket.label
    to_rating(kiosk)
    scan(kiosk, f"HTTPS://T.EXAMPLE.MA/{KEY}")
    touch(kiosk, "face-4")
    touch(kiosk, "no-reason")
    assert answers(core)[0].label == ticket.label


def test_a_code_of_another_day_or_of_nothing_here_is_not_taken(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    others = core.desk.issue("signature", operation=OTHER)
    core.hall.pages[KEY] = others.ticket.label
    to_rating(kiosk)
    for text in (f"HTTPS://T.EXAMPLE.MA/{KEY[::-1]}", "https://www.chikaya.ma"):
        scan(kiosk, text)
        assert seen(kiosk, "typed-number")
        touch(kiosk, "back")
        assert seen(kiosk, "add-number").property("text") == "Ajouter le numéro de mon ticket"


def test_on_other_pages_nothing_is_scanned(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    scan(kiosk, "D014")
    to_ask = kiosk.view_model
    to_ask.ask("rating")
    assert seen(kiosk, "add-number").property("text") == "Ajouter le numéro de mon ticket"


def test_an_unknown_ticket_is_told_and_the_answer_is_not_lost(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    core.ratings.failures = [TicketNotFoundError("D014", "2026-11-25")]
    to_rating(kiosk)
    type_number(kiosk, "D14")
    touch(kiosk, "face-2")
    touch(kiosk, "reason-wait")
    assert "D\u00a0014" in told(kiosk)
    touch(kiosk, "without-number")
    assert answers(core) == [Rated(score=2, reason="wait", label=None, station="kiosk-1")]


def test_an_unknown_number_may_be_corrected(kiosk: KioskWindow, core: FakeReception) -> None:
    core.ratings.failures = [TicketNotFoundError("D014", "2026-11-25")]
    to_rating(kiosk)
    type_number(kiosk, "D14")
    touch(kiosk, "face-2")
    touch(kiosk, "no-reason")
    # To leave without an answer is none of the first touch.
    assert seen(kiosk, "other-number").metaObject().className().startswith("PrimaryButton")
    touch(kiosk, "other-number")
    for sign in "D15":
        touch(kiosk, f"sign-{sign}")
    touch(kiosk, "take-number")
    assert [one.label for one in answers(core)] == ["D015"]


def test_a_ticket_that_was_not_called_yet_is_told_so(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    core.ratings.failures = [WrongStateError("D014", TicketState.WAITING, "rate")]
    to_rating(kiosk)
    type_number(kiosk, "D14")
    touch(kiosk, "face-2")
    touch(kiosk, "no-reason")
    assert told(kiosk).startswith("Ce numéro n’a pas encore été appelé.")
    assert seen(kiosk, "without-number")


def test_a_ticket_is_rated_once(kiosk: KioskWindow, core: FakeReception) -> None:
    core.ratings.failures = [AlreadyRatedError("D014")]
    to_rating(kiosk)
    type_number(kiosk, "D14")
    touch(kiosk, "face-2")
    touch(kiosk, "no-reason")
    assert told(kiosk)
    assert find(kiosk, "without-number") is None
    touch(kiosk, "rating-done")
    assert seen(kiosk, "page-welcome")


def test_the_sign_of_her_number_stands_where_arabic_begins(kiosk: KioskWindow) -> None:
    to_rating(kiosk, "ar")
    touch(kiosk, "add-number")
    touch(kiosk, "sign-D")
    take = seen(kiosk, "take-number")
    sign, said = (
        next(one for one in items(kiosk) if one.property(name) == value and _within(one, take))
        for name, value in (("name", "check"), ("text", "هذا رقمي"))
    )
    assert middle(sign).x() > middle(said).x()
    # Figures keep their places.
    assert middle(seen(kiosk, "sign-1")).x() < middle(seen(kiosk, "sign-3")).x()


def _within(item: QQuickItem, other: QQuickItem) -> bool:
    above = item.parentItem()
    return above is not None and (above == other or _within(above, other))
