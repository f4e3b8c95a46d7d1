"""The parts "days off" and "Ramadan and seasons": each stretch of days with its dates and hours."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from admin_console.forms.declared import section_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FormSection
from admin_console.forms.list_page import ListPage
from admin_console.forms.times import DateField, StretchesField, week_fields
from admin_console.page import Tabs
from admin_console.tools import Tools
from admin_console.unit.year_page import DatingPage, YearPage, span_words
from admin_console.words import translate
from reception.domain.calendar import Calendar, Closure, Season
from reception.unit.document import Tables
from ui_kit.words import from_its_side


class HoursPage(SettingsPage):
    """Edits when tickets are given."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "hours",
            tools,
            translate("Console", "Opening hours"),
            (
                FormSection(
                    title=translate("Console", "Days of the week"),
                    rows=[(field,) for field in week_fields("calendar.hours", StretchesField)],
                ),
                section_of(
                    translate("Console", "Tickets"),
                    Calendar,
                    "last_ticket_before_closing day_starts",
                    "always_open",
                    at="calendar",
                    last_ticket_before_closing={
                        "hint": translate("Console", "So that nobody is left waiting.")
                    },
                ),
            ),
        )


_DAY = timedelta(days=1)
_DATE = {"made": DateField}
_WORKING_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


class DatedPage(DatingPage, ListPage):
    """Edits stretches of days, in order of their dates."""

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return the dates, and that they may yet move."""
        dates = span_words(dict(item))
        if item.get("estimated"):
            return from_its_side(" \u00b7 ".join((translate("Console", "estimated"), dates)))
        return dates

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:
        """Show the days; a last day that is left out is the first."""
        super().show_form({**item, "last": item.get("last", item["first"])}, new=new)

    def _key(self, item: Mapping[str, Any]) -> Any:
        return (item.get("official"), str(item.get("names")), item.get("first"))


class DaysOffPage(DatedPage):
    """Edits holidays and the office's own days off."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "days-off",
            tools,
            "calendar.closures",
            _closure_sections(),
            retires=False,
            title=translate("Console", "Days off"),
            add=translate("Console", "Add a day off"),
        )

    def new_item(self) -> Tables:
        """Return a day off as it begins: tomorrow."""
        return {"names": {}, "first": self.today + _DAY}

    def finish(self, tables: Tables, item: Tables) -> None:  # noqa: ARG002 - as every page
        """Leave out a last day that is the first."""
        if item.get("last") == item["first"]:
            del item["last"]


class SeasonsPage(DatedPage):
    """Edits stretches of days with hours of their own, such as Ramadan."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "seasons",
            tools,
            "calendar.seasons",
            _season_sections(),
            retires=False,
            title=translate("Console", "Ramadan and seasons"),
            add=translate("Console", "Add a season"),
        )

    def new_item(self) -> Tables:
        """Return a season as it begins: a month from tomorrow, in the hours of Ramadan."""
        first = self.today + _DAY
        return {
            "names": {},
            "first": first,
            "last": first + 29 * _DAY,
            "hours": {day: ["09:00-15:00"] for day in _WORKING_DAYS},
        }

    def finish(self, tables: Tables, item: Tables) -> None:  # noqa: ARG002 - as every page
        """Keep the table of hours, even with no day in it."""
        item.setdefault("hours", {})


def _closure_sections() -> Sequence[FormSection]:
    return (
        section_of(
            translate("Console", "Days off"),
            Closure,
            "names",
            "first last",
            "open_hours",
            "estimated",
            first=_DATE,
            last=_DATE,
            open_hours={
                "made": StretchesField,
                "hint": translate("Console", "For half days; else it is closed."),
            },
        ),
    )


def _season_sections() -> Sequence[FormSection]:
    return (
        section_of(
            translate("Console", "Season"),
            Season,
            "names",
            "first last",
            "estimated",
            first=_DATE,
            last=_DATE,
        ),
        FormSection(
            title=translate("Console", "Hours in this season"),
            rows=[(field,) for field in week_fields("hours", StretchesField)],
        ),
    )


class CalendarPage(Tabs):
    """Edits the unit's calendar."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "calendar-page",
            translate("Console", "Calendar"),
            (
                (translate("Console", "The year"), partial(YearPage, tools)),
                (translate("Console", "Opening hours"), partial(HoursPage, tools)),
                (translate("Console", "Days off"), partial(DaysOffPage, tools)),
                (translate("Console", "Ramadan and seasons"), partial(SeasonsPage, tools)),
            ),
        )
