"""The part "opening hours": each day of the week, the last ticket, and when numbers start again."""

from admin_console.forms.declared import field_of
from admin_console.forms.form import Section
from admin_console.forms.settings_page import SettingsPage
from admin_console.house.time_fields import StretchesField
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.calendar import Calendar
from reception.unit_wording import DAYS
from ui_kit.wording import weekday_text


class HoursPage(SettingsPage):
    """Edits when tickets are given."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "hours",
            tools,
            lambda: translate("Console", "Opening hours"),
            (
                Section(
                    title=lambda: translate("Console", "Days of the week"),
                    rows=[(field,) for field in week_fields("calendar.hours")],
                ),
                Section(
                    title=lambda: translate("Console", "Tickets"),
                    rows=(
                        (
                            field_of(
                                Calendar,
                                "last_ticket_before_closing",
                                at="calendar",
                                hint=lambda: translate(
                                    "Console", "So that nobody is left waiting."
                                ),
                            ),
                            field_of(Calendar, "day_starts", at="calendar"),
                        ),
                        (field_of(Calendar, "always_open", at="calendar"),),
                    ),
                ),
            ),
        )


def week_fields(path: str) -> list[StretchesField]:
    """Return a field for each day of the week."""
    return [
        StretchesField(f"{path}.{name}", lambda at=at: weekday_text(at + 1))  # type: ignore[misc] # mypy cannot type the default
        for at, name in enumerate(DAYS)
    ]
