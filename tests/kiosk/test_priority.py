"""The house rules of priority, and who asks for one."""

from dataclasses import replace

from kiosk.window import KioskWindow
from tests.kiosk.conftest import Opens
from tests.support.fakes import PRIORITIES, FakeReception
from tests.support.qml import find, seen, texts, touch


def words(view: KioskWindow) -> set[str]:
    return {str(item.property("text")) for item in texts(view)}


def to_priorities(view: KioskWindow) -> None:
    touch(view, "language-fr")
    touch(view, "group-papers")
    touch(view, "ask-priority")


def test_a_class_is_asked_for_with_its_rule_in_view(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_priorities(kiosk)
    assert {"Personnes âgées", "À partir de 65 ans"} <= words(kiosk)
    touch(kiosk, "priority-elderly")
    assert "Priorité\u00a0: Personnes âgées" in words(kiosk)
    touch(kiosk, "service-copy")
    assert core.desk.priorities == ["elderly"]


def test_the_next_visitor_is_an_ordinary_one(kiosk: KioskWindow, core: FakeReception) -> None:
    to_priorities(kiosk)
    touch(kiosk, "priority-elderly")
    touch(kiosk, "service-copy")
    touch(kiosk, "done")
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    touch(kiosk, "service-copy")
    assert core.desk.priorities == ["elderly", "ordinary"]


def test_a_wish_can_be_taken_back(kiosk: KioskWindow, core: FakeReception) -> None:
    to_priorities(kiosk)
    touch(kiosk, "priority-elderly")
    touch(kiosk, "ask-priority")
    touch(kiosk, "no-priority")
    touch(kiosk, "service-copy")
    assert core.desk.priorities == ["ordinary"]


def test_what_staff_give_is_not_offered(open_kiosk: Opens, core: FakeReception) -> None:
    given = tuple(replace(one, offered=False) for one in PRIORITIES)
    core.hall.shown = core.desk.unit = replace(core.hall.shown, priorities=given)
    kiosk = open_kiosk()
    touch(kiosk, "language-fr")
    touch(kiosk, "group-papers")
    assert find(kiosk, "ask-priority") is None
    assert seen(kiosk, "ask-search")


def test_a_rule_that_was_changed_meanwhile_is_not_asked_for(
    kiosk: KioskWindow, core: FakeReception
) -> None:
    to_priorities(kiosk)
    touch(kiosk, "priority-elderly")
    core.hall.shown = core.desk.unit = replace(core.hall.shown, priorities=PRIORITIES[:1])
    kiosk.view_model.refresh()
    touch(kiosk, "service-copy")
    assert core.desk.priorities == ["ordinary"]
