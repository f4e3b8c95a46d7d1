"""The pages of the console: where each stands, who may open it, and how it is made.

A new page is one more entry of ``PLACES``. Its module is loaded when somebody first opens it, so
that the window stands before plots and forms are there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from admin_console.page import DAY, LIVE, ConsolePage
from admin_console.reports.words import page_title
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.rights import Right, may
from reception.domain.unit import Person
from reception.reports.definitions import REPORTS, VISITS, Report


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


@dataclass(frozen=True, kw_only=True)
class PageEntry:
    """One entry of the side bar, and the page behind it."""

    name: str
    section: SideBarSection
    title: Callable[[], str]
    right: Right | None
    """None: it is everybody's own."""
    make: Callable[[Tools], ConsolePage]
    only_at_centre: bool = False
    """There is nothing behind it where no sites are followed."""


def _live(tools: Tools) -> ConsolePage:
    from admin_console.live.page import LivePage  # noqa: PLC0415
    from ui_kit.paper import PaperWatch  # noqa: PLC0415

    paper = PaperWatch(tools.reception(), tools.background)
    return LivePage(tools.watch, tools.chime, tools.background, paper)


def _day(tools: Tools) -> ConsolePage:
    from admin_console.day.page import DayPage  # noqa: PLC0415

    return DayPage(tools)


def _alert_log(tools: Tools) -> ConsolePage:
    from admin_console.live.alerts_page import AlertLogPage  # noqa: PLC0415

    return AlertLogPage(tools.reception, tools.background)


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
    from admin_console.voice.playback import Hearing  # noqa: PLC0415

    hearing = Hearing(tools.microphone)
    return VoicePage(tools.background, tools.voices, hearing, tools.player, tools.choose_folder)


def _unit(tools: Tools) -> ConsolePage:
    from admin_console.unit.page import UnitPage  # noqa: PLC0415

    return UnitPage(tools)


def _services(tools: Tools) -> ConsolePage:
    from admin_console.unit.services_page import ServicesPage  # noqa: PLC0415

    return ServicesPage(tools)


def _rules(tools: Tools) -> ConsolePage:
    from admin_console.rules.page import RulesPage  # noqa: PLC0415

    return RulesPage(tools)


def _thresholds(tools: Tools) -> ConsolePage:
    from admin_console.live.thresholds import ThresholdsPage  # noqa: PLC0415

    return ThresholdsPage(tools)


def _calendar(tools: Tools) -> ConsolePage:
    from admin_console.unit.calendar_page import CalendarPage  # noqa: PLC0415

    return CalendarPage(tools)


def _ticket(tools: Tools) -> ConsolePage:
    from admin_console.unit.ticket_page import TicketTemplatePage  # noqa: PLC0415

    return TicketTemplatePage(tools)


def _boards(tools: Tools) -> ConsolePage:
    from admin_console.unit.boards_page import BoardsPage  # noqa: PLC0415

    return BoardsPage(tools)


def _calls(tools: Tools) -> ConsolePage:
    from admin_console.unit.calls_page import CallsPage  # noqa: PLC0415

    return CallsPage(tools)


def _groups(tools: Tools) -> ConsolePage:
    from admin_console.unit.services_page import GroupsPage  # noqa: PLC0415

    return GroupsPage(tools)


def _counters(tools: Tools) -> ConsolePage:
    from admin_console.unit.counters_page import CountersPage  # noqa: PLC0415

    return CountersPage(tools)


def _people(tools: Tools) -> ConsolePage:
    from admin_console.people.page import PeoplePage  # noqa: PLC0415

    return PeoplePage(tools)


def _sessions(tools: Tools) -> ConsolePage:
    from admin_console.people.sessions_page import SessionsPage  # noqa: PLC0415

    return SessionsPage(tools)


def _changes(tools: Tools) -> ConsolePage:
    from admin_console.unit.changes_page import ChangesPage  # noqa: PLC0415

    return ChangesPage(tools)


def _password(tools: Tools) -> ConsolePage:
    from admin_console.people.password_page import PasswordPage  # noqa: PLC0415

    return PasswordPage(tools)


PLACES = (
    PageEntry(
        name=LIVE,
        section=SideBarSection.HALL,
        title=lambda: translate("Console", "Live view"),
        right=Right.SEE_THE_HALL,
        make=_live,
    ),
    PageEntry(
        name=DAY,
        section=SideBarSection.HALL,
        title=lambda: translate("Console", "Day"),
        right=Right.LEAD_THE_HALL,
        make=_day,
    ),
    PageEntry(
        name="alerts",
        section=SideBarSection.HALL,
        title=lambda: translate("Console", "Alert log"),
        right=Right.SEE_THE_HALL,
        make=_alert_log,
    ),
    *(
        PageEntry(
            name=report.page,
            section=SideBarSection.FIGURES,
            title=partial(page_title, report.code),
            right=report.right,
            make=_visits if report is VISITS else _figures(report),
        )
        for report in REPORTS
        if report.page
    ),
    PageEntry(
        name="sites",
        section=SideBarSection.FIGURES,
        title=lambda: translate("Console", "Sites"),
        right=Right.SEE_FIGURES,
        make=_sites,
        only_at_centre=True,
    ),
    PageEntry(
        name="unit",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Unit"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_unit,
    ),
    PageEntry(
        name="groups",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Groups of services"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_groups,
    ),
    PageEntry(
        name="services",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Services"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_services,
    ),
    PageEntry(
        name="counters",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Counters"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_counters,
    ),
    PageEntry(
        name="rules",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Who is called next"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_rules,
    ),
    PageEntry(
        name="thresholds",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Alert thresholds"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_thresholds,
    ),
    PageEntry(
        name="calendar",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Calendar"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_calendar,
    ),
    PageEntry(
        name="ticket",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Ticket"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_ticket,
    ),
    PageEntry(
        name="boards",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Boards"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_boards,
    ),
    PageEntry(
        name="calls",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Calls by voice"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_calls,
    ),
    PageEntry(
        name="people",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "People"),
        right=Right.KEEP_PEOPLE,
        make=_people,
    ),
    PageEntry(
        name="sessions",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Sign-ins"),
        right=Right.KEEP_PEOPLE,
        make=_sessions,
    ),
    PageEntry(
        name="changes",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Changes"),
        right=Right.SEE_THE_AUDIT,
        make=_changes,
    ),
    PageEntry(
        name="voice",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "Voice"),
        right=Right.SEE_THE_HALL,
        make=_voice,
    ),
    PageEntry(
        name="password",
        section=SideBarSection.UNIT,
        title=lambda: translate("Console", "My password"),
        right=None,
        make=_password,
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
