"""The pages of the console: where each stands, who may open it, and how it is made.

A new page is one more entry of ``PLACES``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from admin_console.day.page import DayPage
from admin_console.live.alerts_page import AlertLogPage
from admin_console.live.page import LivePage
from admin_console.live.thresholds import ThresholdsPage
from admin_console.page import DAY, LIVE, ConsolePage
from admin_console.people.page import PeoplePage
from admin_console.people.password_page import PasswordPage
from admin_console.people.sessions_page import SessionsPage
from admin_console.reports.words import page_title
from admin_console.rules.classes_page import RulesPage
from admin_console.tools import Tools
from admin_console.unit.boards_page import BoardsPage
from admin_console.unit.calendar_page import CalendarPage
from admin_console.unit.calls_page import CallsPage
from admin_console.unit.changes_page import ChangesPage
from admin_console.unit.counters_page import CountersPage
from admin_console.unit.page import UnitPage
from admin_console.unit.services_page import GroupsPage, ServicesPage
from admin_console.unit.ticket_page import TicketTemplatePage
from admin_console.words import translate
from reception.domain.rights import Right, may
from reception.domain.unit import Person
from reception.reports.build import Report
from reception.reports.report_list import REPORTS, VISITS
from ui_kit.translations import marked


class SideBarSection(StrEnum):
    """A heading of the side bar."""

    HALL = "hall"
    FIGURES = "figures"
    UNIT = "unit"


def section_title(section: SideBarSection) -> str:
    """Return what a heading says."""
    match section:
        case SideBarSection.HALL:
            return translate("Console", "Reception")
        case SideBarSection.FIGURES:
            return translate("Console", "Figures")
        case SideBarSection.UNIT:
            return translate("Console", "Settings")


@dataclass(frozen=True)
class PageEntry:
    """One entry of the side bar, and the page behind it."""

    name: str
    make: Callable[[Tools], ConsolePage]
    title: str = ""
    """Its English source; of a report, the report's own words."""
    report: Report | None = None
    section: SideBarSection = SideBarSection.UNIT
    right: Right | None = Right.DESCRIBE_THE_UNIT
    """None: it is everybody's own."""
    only_at_centre: bool = False
    """There is nothing behind it where no sites are followed."""

    def words(self) -> str:
        """Return what the page is called, in the language of the app."""
        return page_title(self.report.code) if self.report else translate("Console", self.title)


# What draws plots, and what hears voices, takes half a second to load: the window does not wait
# for it.
def _figures(report: Report) -> Callable[[Tools], ConsolePage]:
    def make(tools: Tools) -> ConsolePage:
        from admin_console.reports.page import FiguresPage  # noqa: PLC0415

        return FiguresPage(report, tools)

    return make


def _visits(tools: Tools) -> ConsolePage:
    from admin_console.reports.visits_page import VisitsPage  # noqa: PLC0415

    return VisitsPage(tools)


def _sites(tools: Tools) -> ConsolePage:
    from admin_console.reports.sites_page import SitesPage  # noqa: PLC0415

    return SitesPage(tools)


def _voice(tools: Tools) -> ConsolePage:
    from admin_console.voice.page import VoicePage  # noqa: PLC0415

    return VoicePage(tools)


PLACES = (
    PageEntry(
        LIVE,
        LivePage,
        title=marked("Console", "Live view"),
        section=SideBarSection.HALL,
        right=Right.SEE_THE_HALL,
    ),
    PageEntry(
        DAY,
        DayPage,
        title=marked("Console", "Day"),
        section=SideBarSection.HALL,
        right=Right.LEAD_THE_HALL,
    ),
    PageEntry(
        "alerts",
        AlertLogPage,
        title=marked("Console", "Alert log"),
        section=SideBarSection.HALL,
        right=Right.SEE_THE_HALL,
    ),
    *(
        PageEntry(
            report.page,
            _visits if report is VISITS else _figures(report),
            report=report,
            section=SideBarSection.FIGURES,
            right=report.right,
        )
        for report in REPORTS
        if report.page
    ),
    PageEntry(
        "sites",
        _sites,
        title=marked("Console", "Sites"),
        section=SideBarSection.FIGURES,
        right=Right.SEE_FIGURES,
        only_at_centre=True,
    ),
    PageEntry(
        "unit",
        UnitPage,
        title=marked("Console", "Unit"),
    ),
    PageEntry(
        "groups",
        GroupsPage,
        title=marked("Console", "Groups of services"),
    ),
    PageEntry(
        "services",
        ServicesPage,
        title=marked("Console", "Services"),
    ),
    PageEntry(
        "counters",
        CountersPage,
        title=marked("Console", "Counters"),
    ),
    PageEntry(
        "rules",
        RulesPage,
        title=marked("Console", "Who is called next"),
    ),
    PageEntry(
        "thresholds",
        ThresholdsPage,
        title=marked("Console", "Alert thresholds"),
    ),
    PageEntry(
        "calendar",
        CalendarPage,
        title=marked("Console", "Calendar"),
    ),
    PageEntry(
        "ticket",
        TicketTemplatePage,
        title=marked("Console", "Ticket"),
    ),
    PageEntry(
        "boards",
        BoardsPage,
        title=marked("Console", "Boards"),
    ),
    PageEntry(
        "calls",
        CallsPage,
        title=marked("Console", "Calls by voice"),
    ),
    PageEntry(
        "people",
        PeoplePage,
        title=marked("Console", "People"),
        right=Right.KEEP_PEOPLE,
    ),
    PageEntry(
        "sessions",
        SessionsPage,
        title=marked("Console", "Sign-ins"),
        right=Right.KEEP_PEOPLE,
    ),
    PageEntry(
        "changes",
        ChangesPage,
        title=marked("Console", "Changes"),
        right=Right.SEE_THE_AUDIT,
    ),
    PageEntry(
        "voice",
        _voice,
        title=marked("Console", "Voice"),
        right=Right.SEE_THE_HALL,
    ),
    PageEntry(
        "password",
        PasswordPage,
        title=marked("Console", "My password"),
        right=None,
    ),
)


def places_of(person: Person, *, at_centre: bool = False) -> tuple[PageEntry, ...]:
    """Return where a person may go; the first is where she begins."""
    return tuple(
        place
        for place in PLACES
        if (place.right is None or may(person, place.right))
        and (at_centre or not place.only_at_centre)
    )
