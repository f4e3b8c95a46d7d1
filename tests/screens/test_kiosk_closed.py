"""The kiosk of a commune outside its hours: every reason, as a visitor reads it then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.window import KioskWindow
from reception.domain.calendar import ClosedReason, opening
from reception.unit.file import load_template
from tests.screens.kiosk_looks import SHAPES, look_at
from tests.screens.kiosk_ways import speak
from tests.support.calendars import CASABLANCA, local
from tests.support.fakes import a_reception
from tests.support.qml import find, seen, texts

COMMUNE = load_template("commune")
THURSDAY = "الخميس\u00a026\u00a0نونبر"
MONDAY = "الاثنين\u00a030\u00a0نونبر"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("at", "reason", "said"),
    [
        pytest.param(
            local(2026, 11, 25, 7, 50),
            ClosedReason.BEFORE_OPENING,
            ("نفتح اليوم على الساعة 08:30.",),
            id="early",
        ),
        pytest.param(
            local(2026, 11, 27, 12, 10),
            ClosedReason.BREAK,
            ("نستأنف اليوم على الساعة 13:30."),
            id="friday",
        ),
        pytest.param(
            local(2026, 11, 25, 16, 20), ClosedReason.LAST_TICKET, (THURSDAY,), id="last-ticket"
        ),
        pytest.param(
            local(2026, 11, 25, 19), ClosedReason.AFTER_CLOSING, (THURSDAY,), id="evening"
        ),
        pytest.param(local(2026, 11, 28, 10), ClosedReason.DAY_OFF, (MONDAY,), id="saturday"),
        pytest.param(
            local(2026, 11, 18, 10), ClosedReason.CLOSURE, ("عيد الاستقلال",), id="holiday"
        ),
        pytest.param(
            local(2027, 2, 8, 16), ClosedReason.AFTER_CLOSING, ("توقيت شهر رمضان",), id="ramadan"
        ),
    ],
)
def test_a_closed_kiosk(
    shape: str,
    at: datetime,
    reason: ClosedReason,
    said: tuple[str, ...],
    open_kiosk: Callable[..., KioskWindow],
    qtbot: QtBot,
    folder: Path,
    request: pytest.FixtureRequest,
) -> None:
    core = a_reception()
    core.hall.shown = replace(
        core.hall.shown, calendar=COMMUNE.calendar, languages=COMMUNE.languages
    )
    core.hall.hours = opening(COMMUNE.calendar, at, CASABLANCA)
    assert core.hall.hours.reason is reason
    kiosk = open_kiosk(core, shape, at)
    look_at(kiosk, qtbot, folder / f"closed-{request.node.callspec.id}.png")
    shown = " | ".join(str(item.property("text")) for item in texts(kiosk))
    for words in said:
        assert words in shown


def test_no_priority_is_asked_while_no_tickets_are_given(
    open_kiosk: Callable[..., KioskWindow],
) -> None:
    core = a_reception()
    kiosk = open_kiosk(core, "upright")
    speak(kiosk, "fr")
    assert seen(kiosk, "ask-priority")
    core.hall.hours = opening(COMMUNE.calendar, local(2026, 11, 28, 10), CASABLANCA)
    shut = open_kiosk(core, "upright")
    assert seen(shut, "ask-search")
    assert find(shut, "ask-priority") is None
