"""What a form says belongs in a field is what the unit's classes declare."""

import pytest
from pytestqt.qtbot import QtBot

from admin_console.forms.declared import field_of
from admin_console.unit.services_page import ICONS
from reception.domain.fields import peeled
from reception.domain.paper import TicketTemplate
from reception.domain.unit import Icon, Service, VoiceRules
from reception.unit.wording import LONGEST_TEXT


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        (Service, "keywords", "At most 40 lines of up to 60 characters in each language."),
        (TicketTemplate, "footer", "At most 3 lines of up to 80 characters in each language."),
        (VoiceRules, "percent", "A figure from 0 to 100 belongs here."),
        (Service, "target_wait", "A figure from 0.1 to 480 belongs here."),
        (Service, "names", f"up to {LONGEST_TEXT} characters"),
    ],
)
def test_a_form_says_how_much_fits(kind: type, name: str, said: str, qtbot: QtBot) -> None:
    field = field_of(kind, name)
    qtbot.addWidget(field)
    assert said in field.expected()


def test_every_icon_of_a_service_has_a_word() -> None:
    assert peeled(Icon)[1].one_of == ICONS
