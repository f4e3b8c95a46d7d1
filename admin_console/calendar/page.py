"""The page "calendar": when the office is open, through the week and through the year."""

from admin_console.calendar.days_pages import DaysOffPage, SeasonsPage
from admin_console.calendar.hours_page import HoursPage
from admin_console.calendar.year_page import YearPage
from admin_console.house.tabs import Tabs
from admin_console.tools import Tools
from admin_console.words import translate


class CalendarPage(Tabs):
    """Edits the unit's calendar."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "calendar-page",
            lambda: translate("Console", "Calendar"),
            (
                (lambda: translate("Console", "The year"), YearPage(tools)),
                (lambda: translate("Console", "Opening hours"), HoursPage(tools)),
                (lambda: translate("Console", "Days off"), DaysOffPage(tools)),
                (lambda: translate("Console", "Ramadan and seasons"), SeasonsPage(tools)),
            ),
        )
