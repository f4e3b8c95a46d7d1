"""The pages of the console: where each stands, who may open it, and how it is made.

A new page is one more entry of ``PLACES``. Its module is loaded when somebody first opens it, so
that the window stands before plots and forms are there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from admin_console.page import DAY, LIVE, Page
from admin_console.reports.words import page_title
from admin_console.tools import Tools
from admin_console.words import translate
from reception.domain.rights import Right, may
from reception.domain.unit import Person
from reception.reports.definitions import REPORTS, VISITS, Report


class Section(StrEnum):
    """A heading of the side bar."""

    HALL = "hall"
    FIGURES = "figures"
    UNIT = "unit"


def section_title(section: Section) -> str:
    """Return what a heading says."""
    match section:
        case Section.HALL:
            return translate("Console", "Reception")
        case Section.FIGURES:
            return translate("Console", "Figures")
        case Section.UNIT:
            return translate("Console", "Settings")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One entry of the side bar, and the page behind it."""

    name: str
    section: Section
    title: Callable[[], str]
    right: Right | None
    """None: it is everybody's own."""
    make: Callable[[Tools], Page]
    only_at_centre: bool = False
    """There is nothing behind it where no sites are followed."""


def _live(tools: Tools) -> Page:
    from admin_console.live.page import LivePage  # noqa: PLC0415
    from ui_kit.paper import PaperWatch  # noqa: PLC0415

    paper = PaperWatch(tools.reception, tools.background)
    return LivePage(tools.watch, tools.chime, tools.background, paper)


def _day(tools: Tools) -> Page:
    from admin_console.day.page import DayPage  # noqa: PLC0415

    return DayPage(tools)


def _alert_log(tools: Tools) -> Page:
    from admin_console.live.alerts_page import AlertLogPage  # noqa: PLC0415

    return AlertLogPage(tools.reception, tools.background)


def _figures(report: Report) -> Callable[[Tools], Page]:
    def make(tools: Tools) -> Page:
        from admin_console.reports.page import FiguresPage  # noqa: PLC0415

        return FiguresPage(report, tools)

    return make


def _visits(tools: Tools) -> Page:
    from admin_console.reports.visits_page import VisitsPage  # noqa: PLC0415

    return VisitsPage(tools)


def _sites(tools: Tools) -> Page:
    from admin_console.reports.sites_page import SitesPage  # noqa: PLC0415

    return SitesPage(tools)


def _voice(tools: Tools) -> Page:
    from admin_console.voice.page import VoicePage  # noqa: PLC0415
    from admin_console.voice.playback import Hearing  # noqa: PLC0415

    hearing = Hearing(tools.microphone)
    return VoicePage(tools.background, tools.voices, hearing, tools.player, tools.choose_folder)


def _unit(tools: Tools) -> Page:
    from admin_console.unit.page import UnitPage  # noqa: PLC0415

    return UnitPage(tools)


def _services(tools: Tools) -> Page:
    from admin_console.unit.services_page import ServicesPage  # noqa: PLC0415

    return ServicesPage(tools)


def _rules(tools: Tools) -> Page:
    from admin_console.rules.page import RulesPage  # noqa: PLC0415

    return RulesPage(tools)


def _thresholds(tools: Tools) -> Page:
    from admin_console.live.thresholds import ThresholdsPage  # noqa: PLC0415

    return ThresholdsPage(tools)


def _calendar(tools: Tools) -> Page:
    from admin_console.unit.calendar_page import CalendarPage  # noqa: PLC0415

    return CalendarPage(tools)


def _ticket(tools: Tools) -> Page:
    from admin_console.unit.ticket_page import TicketPage  # noqa: PLC0415

    return TicketPage(tools)


def _boards(tools: Tools) -> Page:
    from admin_console.unit.boards_page import BoardsPage  # noqa: PLC0415

    return BoardsPage(tools)


def _calls(tools: Tools) -> Page:
    from admin_console.unit.calls_page import CallsPage  # noqa: PLC0415

    return CallsPage(tools)


def _groups(tools: Tools) -> Page:
    from admin_console.unit.services_page import GroupsPage  # noqa: PLC0415

    return GroupsPage(tools)


def _counters(tools: Tools) -> Page:
    from admin_console.unit.counters_page import CountersPage  # noqa: PLC0415

    return CountersPage(tools)


def _people(tools: Tools) -> Page:
    from admin_console.people.page import PeoplePage  # noqa: PLC0415

    return PeoplePage(tools)


def _sessions(tools: Tools) -> Page:
    from admin_console.people.sessions_page import SessionsPage  # noqa: PLC0415

    return SessionsPage(tools)


def _changes(tools: Tools) -> Page:
    from admin_console.unit.changes_page import ChangesPage  # noqa: PLC0415

    return ChangesPage(tools)


def _password(tools: Tools) -> Page:
    from admin_console.people.password_page import PasswordPage  # noqa: PLC0415

    return PasswordPage(tools)


PLACES = (
    Place(
        name=LIVE,
        section=Section.HALL,
        title=lambda: translate("Console", "Live view"),
        right=Right.SEE_THE_HALL,
        make=_live,
    ),
    Place(
        name=DAY,
        section=Section.HALL,
        title=lambda: translate("Console", "Day"),
        right=Right.LEAD_THE_HALL,
        make=_day,
    ),
    Place(
        name="alerts",
        section=Section.HALL,
        title=lambda: translate("Console", "Alert log"),
        right=Right.SEE_THE_HALL,
        make=_alert_log,
    ),
    *(
        Place(
            name=report.page,
            section=Section.FIGURES,
            title=partial(page_title, report.code),
            right=report.right,
            make=_visits if report is VISITS else _figures(report),
        )
        for report in REPORTS
        if report.page
    ),
    Place(
        name="sites",
        section=Section.FIGURES,
        title=lambda: translate("Console", "Sites"),
        right=Right.SEE_FIGURES,
        make=_sites,
        only_at_centre=True,
    ),
    Place(
        name="unit",
        section=Section.UNIT,
        title=lambda: translate("Console", "Unit"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_unit,
    ),
    Place(
        name="groups",
        section=Section.UNIT,
        title=lambda: translate("Console", "Groups of services"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_groups,
    ),
    Place(
        name="services",
        section=Section.UNIT,
        title=lambda: translate("Console", "Services"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_services,
    ),
    Place(
        name="counters",
        section=Section.UNIT,
        title=lambda: translate("Console", "Counters"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_counters,
    ),
    Place(
        name="rules",
        section=Section.UNIT,
        title=lambda: translate("Console", "Who is called next"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_rules,
    ),
    Place(
        name="thresholds",
        section=Section.UNIT,
        title=lambda: translate("Console", "Alert thresholds"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_thresholds,
    ),
    Place(
        name="calendar",
        section=Section.UNIT,
        title=lambda: translate("Console", "Calendar"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_calendar,
    ),
    Place(
        name="ticket",
        section=Section.UNIT,
        title=lambda: translate("Console", "Ticket"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_ticket,
    ),
    Place(
        name="boards",
        section=Section.UNIT,
        title=lambda: translate("Console", "Boards"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_boards,
    ),
    Place(
        name="calls",
        section=Section.UNIT,
        title=lambda: translate("Console", "Calls by voice"),
        right=Right.DESCRIBE_THE_UNIT,
        make=_calls,
    ),
    Place(
        name="people",
        section=Section.UNIT,
        title=lambda: translate("Console", "People"),
        right=Right.KEEP_PEOPLE,
        make=_people,
    ),
    Place(
        name="sessions",
        section=Section.UNIT,
        title=lambda: translate("Console", "Sign-ins"),
        right=Right.KEEP_PEOPLE,
        make=_sessions,
    ),
    Place(
        name="changes",
        section=Section.UNIT,
        title=lambda: translate("Console", "Changes"),
        right=Right.SEE_THE_AUDIT,
        make=_changes,
    ),
    Place(
        name="voice",
        section=Section.UNIT,
        title=lambda: translate("Console", "Voice"),
        right=Right.SEE_THE_HALL,
        make=_voice,
    ),
    Place(
        name="password",
        section=Section.UNIT,
        title=lambda: translate("Console", "My password"),
        right=None,
        make=_password,
    ),
)


def places_of(person: Person, *, at_centre: bool = False) -> tuple[Place, ...]:
    """Return where a person may go; the first is where she begins."""
    return tuple(
        place
        for place in PLACES
        if (place.right is None or may(person, place.right))
        and (at_centre or not place.only_at_centre)
    )
