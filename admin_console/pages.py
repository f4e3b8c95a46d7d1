"""The pages of the console: where each stands, who may open it, and how it is made.

A new page is one more entry of ``PLACES``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from admin_console.day.page import DayPage
from admin_console.live.alerts import AlertLogPage
from admin_console.live.page import LivePage
from admin_console.live.thresholds import ThresholdsPage
from admin_console.page import DAY, LIVE, ConsolePage, Tabs
from admin_console.people.page import PeoplePage
from admin_console.people.password_page import PasswordPage
from admin_console.people.sessions_page import SessionsPage
from admin_console.reports.question import page_title
from admin_console.rules.page import RulesPage
from admin_console.tools import Tools
from admin_console.unit.boards_page import BoardsPage
from admin_console.unit.calls_page import CallsPage
from admin_console.unit.changes_page import ChangesPage
from admin_console.unit.counters_page import CountersPage
from admin_console.unit.page import UnitPage
from admin_console.unit.services_page import GroupsPage, ServicesPage
from admin_console.unit.ticket_page import TicketTemplatePage
from admin_console.voice.page import VoicePage
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
    OFFER = "offer"
    WORK = "work"
    WHEN = "when"
    SEEN = "seen"
    MACHINES = "machines"


def section_title(section: SideBarSection) -> str:
    """Return what a heading says."""
    return {
        SideBarSection.HALL: translate("Console", "Reception"),
        SideBarSection.FIGURES: translate("Console", "Figures"),
        SideBarSection.OFFER: translate("Console", "What we offer"),
        SideBarSection.WORK: translate("Console", "Who works"),
        SideBarSection.WHEN: translate("Console", "When"),
        SideBarSection.SEEN: translate("Console", "What visitors see"),
        SideBarSection.MACHINES: translate("Console", "Machines and alerts"),
    }[section]


@dataclass(frozen=True)
class PageEntry:
    """One entry of the side bar, and the page behind it."""

    name: str
    make: Callable[[Tools], ConsolePage]
    title: str = ""
    """Its English source; of a report, the report's own words."""
    report: Report | None = None
    section: SideBarSection = SideBarSection.HALL
    right: Right | None = Right.DESCRIBE_THE_UNIT
    """None: it is everybody's own."""
    only_at_centre: bool = False
    """There is nothing behind it where no sites are followed."""
    module: str = ""
    """What takes long to load of it: it is there once the person has been in for a while."""

    def words(self) -> str:
        """Return what the page is called, in the language of the app."""
        return page_title(self.report.code) if self.report else translate("Console", self.title)


# What draws plots takes half a second to load, the holidays of all countries a fifth: the window
# does not wait for them.
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


def _staffing(tools: Tools) -> ConsolePage:
    from admin_console.reports.staffing_page import StaffingPage  # noqa: PLC0415

    return StaffingPage(tools)


def _calendar(tools: Tools) -> ConsolePage:
    from admin_console.unit.calendar_page import CalendarPage  # noqa: PLC0415

    return CalendarPage(tools)


def _voice(tools: Tools) -> ConsolePage:
    """Make the place of the voice: how it calls, for who may say that, and its recordings."""
    if not may(tools.person, Right.DESCRIBE_THE_UNIT):
        return VoicePage(tools)
    parts = (
        (translate("Console", "Calls by voice"), partial(CallsPage, tools)),
        (translate("Console", "Recordings"), partial(VoicePage, tools, "recordings-page")),
    )
    return Tabs("voice-page", translate("Console", "Voice"), parts)


_HALL = partial(PageEntry, section=SideBarSection.HALL)
_FIGURES = partial(PageEntry, section=SideBarSection.FIGURES)
_OFFER = partial(PageEntry, section=SideBarSection.OFFER)
_WORK = partial(PageEntry, section=SideBarSection.WORK)
_SEEN = partial(PageEntry, section=SideBarSection.SEEN)
PLACES = (
    _HALL(LIVE, LivePage, marked("Console", "Live view"), right=Right.SEE_THE_LIVE_VIEW),
    _HALL(DAY, DayPage, marked("Console", "Day"), right=Right.LEAD_THE_HALL),
    _HALL("alerts", AlertLogPage, marked("Console", "Alert log"), right=Right.SEE_THE_HALL),
    *(
        _FIGURES(
            report.page,
            _visits if report is VISITS else _figures(report),
            report=report,
            right=report.right,
            module="admin_console.reports.page",
        )
        for report in REPORTS
        if report.page
    ),
    _FIGURES(
        "sites", _sites, marked("Console", "Sites"), right=Right.SEE_FIGURES, only_at_centre=True
    ),
    _FIGURES("staffing", _staffing, marked("Console", "Staffing"), right=Right.SEE_FIGURES),
    _OFFER("groups", GroupsPage, marked("Console", "Groups of services")),
    _OFFER("services", ServicesPage, marked("Console", "Services")),
    _WORK("counters", CountersPage, marked("Console", "Counters")),
    _WORK("rules", RulesPage, marked("Console", "Who is called next")),
    _WORK("people", PeoplePage, marked("Console", "People"), right=Right.KEEP_PEOPLE),
    _WORK("sessions", SessionsPage, marked("Console", "Sign-ins"), right=Right.KEEP_PEOPLE),
    _WORK("changes", ChangesPage, marked("Console", "Changes"), right=Right.SEE_THE_AUDIT),
    _WORK("password", PasswordPage, marked("Console", "My password"), right=None),
    PageEntry(
        "calendar",
        _calendar,
        marked("Console", "Calendar"),
        section=SideBarSection.WHEN,
        module="admin_console.unit.calendar_page",
    ),
    _SEEN("unit", UnitPage, marked("Console", "Unit")),
    _SEEN("ticket", TicketTemplatePage, marked("Console", "Ticket")),
    _SEEN("boards", BoardsPage, marked("Console", "Boards")),
    _SEEN("voice", _voice, marked("Console", "Voice"), right=Right.SEE_THE_HALL),
    PageEntry(
        "thresholds",
        ThresholdsPage,
        marked("Console", "Alert thresholds"),
        section=SideBarSection.MACHINES,
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
