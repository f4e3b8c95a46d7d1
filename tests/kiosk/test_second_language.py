"""A reader of Tamazight says once in which language she reads what is missing in hers."""

from dataclasses import replace

import pytest

from kiosk.window import KioskWindow
from reception.domain.tamazight import TamazightRules
from tests.kiosk.conftest import Opens
from tests.support.fakes import FakeReception
from tests.support.qml import find, seen, texts, touch


@pytest.fixture
def kiosk(open_kiosk: Opens) -> KioskWindow:
    return open_kiosk(size=(1080, 1920))


def words(view: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in texts(view)}


def to_the_question(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-zgh", answers=False)
    assert seen(kiosk, "page-second")


@pytest.mark.parametrize(("second", "name"), [("ar", "شهادات"), ("fr", "Certificats")])
def test_what_is_missing_stands_whole_in_the_language_that_she_chose(
    kiosk: KioskWindow, second: str, name: str
) -> None:
    to_the_question(kiosk)
    touch(kiosk, f"second-{second}")
    assert kiosk.view_model.property("language") == "zgh"
    shown = words(kiosk)
    assert "ⴰⵔⵎ ⴷⴰⵖ" not in shown
    assert any("\u2d30" <= sign <= "\u2d7f" for text in shown for sign in text)
    group = kiosk.view_model.sections.offer.now
    assert group is not None
    titles = {one.names[code] for one in group.unit.groups for code in one.names if code == second}
    assert titles & shown


def test_she_is_asked_once_and_the_next_visitor_anew(kiosk: KioskWindow) -> None:
    to_the_question(kiosk)
    touch(kiosk, "second-ar")
    touch(kiosk, "language-fr")
    touch(kiosk, "language-zgh", answers=False)
    assert find(kiosk, "page-second") is None
    kiosk.view_model.welcome()
    to_the_question(kiosk)


def test_who_takes_another_language_instead_goes_on(kiosk: KioskWindow) -> None:
    to_the_question(kiosk)
    touch(kiosk, "language-fr")
    assert seen(kiosk, "page-groups")
    assert kiosk.view_model.property("language") == "fr"


def test_who_is_asked_on_the_way_comes_back_to_where_she_was(kiosk: KioskWindow) -> None:
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    to_the_question(kiosk)
    touch(kiosk, "second-ar")
    assert seen(kiosk, "page-services")


def test_a_ticket_is_never_left_for_the_question(kiosk: KioskWindow) -> None:
    for name in ("language-fr", "group-papers", "service-signature"):
        touch(kiosk, name)
    touch(kiosk, "language-zgh", answers=False)
    assert kiosk.view_model.sections.flow.property("page") == "ticket"
    assert "ⵓⵟⵟⵓⵏ ⵏⵏⵓⵏ" in words(kiosk)


def test_what_is_not_enough_is_not_offered(open_kiosk: Opens, core: FakeReception) -> None:
    unit = replace(core.hall.shown, tamazight=TamazightRules())
    core.hall.shown = core.desk.unit = unit
    kiosk = open_kiosk()
    assert seen(kiosk, "language-fr")
    assert find(kiosk, "language-zgh") is None
    assert "ⴰⵏⵙⵓⴼ" in words(kiosk)


def test_a_sentence_with_a_name_is_in_one_language(kiosk: KioskWindow) -> None:
    to_the_question(kiosk)
    touch(kiosk, "second-ar")
    priority = kiosk.view_model.sections.priority
    classes = priority.property("rows")
    roles = {bytes(name.data()): role for role, name in classes.roleNames().items()}
    priority.choose(str(classes.data(classes.index(0, 0), roles[b"code"])))
    said = str(priority.property("chosenText"))
    assert said.startswith("الأولوية")
    assert not any("\u2d30" <= sign <= "\u2d7f" for sign in said)
