"""The part "opening hours": each day of the week, the last ticket, and when numbers start again."""

from admin_console.forms.form import Section
from admin_console.forms.plain import SwitchField, TimeField, minutes_field
from admin_console.forms.settings_page import SettingsPage
from admin_console.house.time_fields import StretchesField
from admin_console.tools import Tools
from admin_console.words import translate
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
                            minutes_field(
                                "calendar.last_ticket_minutes",
                                lambda: translate("Console", "Last ticket before closing"),
                                usual=0,
                                hint=lambda: translate(
                                    "Console", "So that nobody is left waiting."
                                ),
                            ),
                            TimeField(
                                "calendar.day_starts",
                                lambda: translate("Console", "Numbers start again at"),
                                usual="04:00",
                            ),
                        ),
                        (
                            SwitchField(
                                "calendar.always_open",
                                lambda: translate("Console", "Open day and night, for trials"),
                            ),
                        ),
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
