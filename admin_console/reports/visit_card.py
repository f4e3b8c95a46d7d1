"""Single visits in words: a row for each leg of a list, and all that happened in one visit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from admin_console.reports.answer import Request
from admin_console.reports.question import PageQuestion, namer
from admin_console.reports.view import LEAST_TILE_PX
from admin_console.table import Cell, FigureTable, TableColumn, WideTable
from admin_console.widgets import Card, FigureTile, TileGrid, put
from admin_console.words import NOTHING, duration_words, filled, translate
from printer_drivers.render.words import hours_words
from reception.app import Reception
from reception.domain.expected_wait import ExpectedWait, turn_hours
from reception.domain.figures import Measured
from reception.domain.paper import PrintJob, PrintState
from reception.domain.ticket import Event, EventKind, Leg, TicketState
from reception.domain.unit import Person, Unit
from reception.reports.answers import LegOfReport, LegsPage, Story
from reception.reports.question import Dimension, Key
from reception.system.clock import unit_zone
from ui_kit.late import late_text
from ui_kit.roles import text_label
from ui_kit.translations import current_language
from ui_kit.words import date_text, from_its_side, from_the_left, label_text, time_text

PAGE_ROWS = 50


@dataclass(frozen=True, kw_only=True)
class LegsListed:
    """What the page of single visits shows."""

    asked: PageQuestion
    unit: Unit
    today: date
    first: date
    last: date
    at: datetime
    """In the unit's zone."""
    page: LegsPage | None
    """None when one visit is told."""
    story: Story | None

    @property
    def listed(self) -> Sequence[LegOfReport]:
        """Return the legs of the page."""
        return self.page.legs if self.page else ()


def list_visits(
    reception: Reception, asked: PageQuestion, person: Person, request: Request
) -> LegsListed:
    """Ask for a page of visits, or for one visit.

    Raises:
        PeriodError: the period ends before it begins, or begins after today.
        UnknownVisitError: there is no such visit any more.
        NotAllowedError: the person's role does not include it.
        AnswerStoppedError: nobody wants the answer any more.
    """
    unit, today = reception.hall.unit(), reception.hall.today()
    question = asked.question(today)
    page = story = None
    if asked.visit:
        story = reception.reports.story(asked.visit, asking=person)
    else:
        page = reception.reports.visits(
            question,
            order=asked.order,
            after=asked.after[-1] if asked.after else None,
            limit=PAGE_ROWS,
            asking=person,
            watch=request.part(0, 1),
        )
    return LegsListed(
        asked=asked,
        unit=unit,
        today=today,
        first=question.first or today,
        last=question.last or today,
        at=reception.hall.now().astimezone(unit_zone(unit.zone)),
        page=page,
        story=story,
    )


_TILES = ("wait", "service", "legs", "class", "language")


class StoryCard(Card):
    """Tells one visit in words."""

    def __init__(self) -> None:
        super().__init__("story-card")
        self._aside = text_label("quiet", "story-day")
        self._tiles = {name: FigureTile(f"story-{name}") for name in _TILES}
        tiles = TileGrid(least_px=LEAST_TILE_PX)
        tiles.show_tiles([*self._tiles.values()])
        self._legs_title, self._events_title = text_label("strong"), text_label("strong")
        self._legs, self._events = FigureTable("story-legs"), FigureTable("story-events")
        put(
            self.column,
            self._aside,
            tiles,
            self._legs_title,
            WideTable(self._legs),
            self._events_title,
            WideTable(self._events),
        )

    def show_story(self, listed: LegsListed) -> None:
        """Tell this visit."""
        story = listed.story
        if story is None:
            return
        ticket = story.visit.ticket
        named = filled(translate("Console", "Visit %1"), label_text(ticket.label))
        self.heading.setText(from_its_side(named))
        self._aside.setText(date_text(ticket.service_day, weekday=True))
        self._show_tiles(story, listed)
        self._legs_title.setText(translate("Console", "In which queues"))
        self._events_title.setText(translate("Console", "What happened"))
        self._show_legs(story, listed)
        self._show_events(story, listed)

    def _show_tiles(self, story: Story, listed: LegsListed) -> None:
        unit, leg = listed.unit, story.visit.legs[0]
        services = [one.service for one in story.measured if one.service is not None]
        served = sum(services, timedelta(0)) if services else None
        said = told_text(leg.quoted, leg.waiting_since, unit) if leg.quoted else ""
        show = {name: tile.show_figure for name, tile in self._tiles.items()}
        show["wait"](translate("Console", "Waited"), duration_words(story.wait), said)
        show["service"](translate("Console", "At the counter"), duration_words(served))
        show["legs"](translate("Console", "Queues"), str(len(story.visit.legs)))
        show["class"](
            translate("Console", "Priority"), namer(Dimension.PRIORITY, unit)(leg.priority)
        )
        language = namer(Dimension.LANGUAGE, unit)(story.visit.ticket.language.value)
        show["language"](translate("Console", "Language"), language)

    def _show_legs(self, story: Story, listed: LegsListed) -> None:
        unit = listed.unit
        service = namer(Dimension.SERVICE, unit)
        rows = []
        for leg, measured in zip(story.visit.legs, story.measured, strict=True):
            rows.append(
                [
                    Cell(instant_text(leg.waiting_since, unit, dated=False)),
                    Cell(service(leg.service)),
                    Cell(str(leg.counter) if leg.counter is not None else NOTHING),
                    wait_cell(measured),
                    Cell(duration_words(measured.walking)),
                    Cell(duration_words(measured.service)),
                    Cell(outcome_text(leg, unit)),
                ]
            )
        self._legs.show_leading(
            [
                TableColumn(title=translate("Console", "Joined")),
                TableColumn(title=translate("Console", "Service"), stretches=True),
                TableColumn(title=translate("Console", "Counter"), figures=True),
                TableColumn(title=translate("Console", "Wait"), figures=True),
                TableColumn(
                    title=translate("Console", "Way there").replace(" ", "\n"), figures=True
                ),
                TableColumn(
                    title=translate("Console", "Service time").replace(" ", "\n"), figures=True
                ),
                TableColumn(title=translate("Console", "Outcome")),
            ],
            rows,
            (),
        )

    def _show_events(self, story: Story, listed: LegsListed) -> None:
        unit, day = listed.unit, story.visit.ticket.service_day
        told: list[tuple[datetime, str]] = [
            (one.event.at, event_text(one.event, unit)) for one in story.events
        ]
        told += [(one.changed_at, paper_text(one)) for one in story.papers]
        told.sort(key=lambda one: one[0])
        dated = any(at.date() != day for at, _ in told)
        self._events.show_leading(
            [
                TableColumn(title=translate("Console", "Time")),
                TableColumn(title=translate("Console", "What happened"), stretches=True),
            ],
            [
                [Cell(instant_text(at, unit, dated=dated, seconds=True)), Cell(text)]
                for at, text in told
            ],
            (),
        )


def leg_columns() -> list[TableColumn]:
    """Return the columns of a list of legs."""
    return [
        TableColumn(title=translate("Console", "Joined")),
        TableColumn(title=translate("Console", "Ticket")),
        TableColumn(title=translate("Console", "Service"), stretches=True),
        TableColumn(title=translate("Console", "Counter"), figures=True),
        TableColumn(title=translate("Console", "Wait"), figures=True),
        TableColumn(title=translate("Console", "Service time").replace(" ", "\n"), figures=True),
        TableColumn(title=translate("Console", "Outcome")),
    ]


def leg_rows(listed: LegsListed) -> list[list[Cell]]:
    """Return a row for each leg of a list."""
    several_days = listed.first != listed.last
    service = namer(Dimension.SERVICE, listed.unit)
    return [_row(one, listed.unit, service, dated=several_days) for one in listed.listed]


def _row(one: LegOfReport, unit: Unit, service: Callable[[Key], str], *, dated: bool) -> list[Cell]:
    leg, measured = one.leg, one.measured
    return [
        Cell(instant_text(leg.waiting_since, unit, dated=dated)),
        Cell(label_text(one.ticket.label), strong=True),
        Cell(service(leg.service)),
        Cell(str(leg.counter) if leg.counter is not None else NOTHING),
        wait_cell(measured),
        Cell(duration_words(measured.service)),
        Cell(outcome_text(leg, unit)),
    ]


def wait_cell(measured: Measured) -> Cell:
    """Return how long a visitor waited, or waits up to now; marked when it was too long."""
    wait = measured.wait if measured.wait is not None else measured.open_wait
    if wait is None or measured.met_target is not False:
        return Cell(duration_words(wait))
    return Cell(late_text(duration_words(wait)), "danger", strong=True)


def outcome_text(leg: Leg, unit: Unit) -> str:
    """Return what became of a leg: the unit's own word for it, else where it stands."""
    if leg.outcome in {EventKind.LEFT, *(one.code for one in unit.outcomes)}:
        return namer(Dimension.OUTCOME, unit)(leg.outcome)
    return state_text(leg.state)


def state_text(state: TicketState) -> str:
    """Return where a leg stands, or how it ended."""
    return {
        TicketState.WAITING: translate("Console", "Waits"),
        TicketState.CALLED: translate("Console", "Is called"),
        TicketState.SERVING: translate("Console", "At the counter now"),
        TicketState.PARKED: translate("Console", "Set aside"),
        TicketState.SERVED: translate("Console", "Served well"),
        TicketState.NO_SHOW: translate("Console", "Did not come"),
        TicketState.CONTINUED: translate("Console", "Went on"),
        TicketState.CANCELLED: translate("Console", "Cancelled"),
        TicketState.UNSERVED: translate("Console", "Not received"),
        TicketState.GIVEN_BACK: translate("Console", "Given back at the kiosk"),
    }[state]


def instant_text(instant: datetime, unit: Unit, *, dated: bool, seconds: bool = False) -> str:
    """Return a time of day in the unit's zone, after its date where there are several days."""
    local = instant.astimezone(unit_zone(unit.zone))
    said = f"{local:%H:%M:%S}" if seconds else time_text(local)
    return from_the_left(f"{local:%d/%m} {said}" if dated else said)


def told_text(wait: ExpectedWait, told_at: datetime, unit: Unit) -> str:
    """Return the hours that a visitor was told, in the words of her ticket."""
    turn = turn_hours(told_at.astimezone(unit_zone(unit.zone)), wait)
    said = hours_words(turn, current_language()).text
    return from_its_side(filled(translate("Console", "announced: %1"), said))


def event_text(event: Event, unit: Unit) -> str:
    """Return what happened, where and by whom."""
    said = _kinds()[event.kind]
    if event.kind in _NAMES_SERVICE and event.service:
        service = namer(Dimension.SERVICE, unit)(event.service)
        said = filled(translate("Console", "%1: %2"), said, service)
    facts = [said, *_where(event, unit)]
    if event.kind is EventKind.FINISHED and event.outcome:
        facts.append(namer(Dimension.OUTCOME, unit)(event.outcome))
    if event.quoted:
        facts.append(told_text(event.quoted, event.at, unit))
    if event.kept_counter is not None:
        facts.append(filled(translate("Console", "for counter %1"), event.kept_counter))
    if event.kept_clerk:
        text = translate("Console", "for %1")
        facts.append(filled(text, namer(Dimension.CLERK, unit)(event.kept_clerk)))
    if event.note:
        facts.append(filled(translate("Console", "\u201c%1\u201d"), event.note))
    return from_its_side(" \u00b7 ".join(facts))


def paper_text(paper: PrintJob) -> str:
    """Return what became of a sheet of paper."""
    sheet = (
        translate("Console", "Duplicate of the ticket")
        if paper.duplicate
        else translate("Console", "Paper ticket")
    )
    return from_its_side(f"{sheet} \u00b7 {_paper_state(paper.state)} \u00b7 {paper.station}")


_NAMES_SERVICE = frozenset({EventKind.ISSUED, EventKind.TRANSFERRED, EventKind.FOLLOWED})


def _where(event: Event, unit: Unit) -> list[str]:
    facts = []
    if event.counter is not None:
        facts.append(filled(translate("Console", "counter %1"), event.counter))
    if event.clerk:
        facts.append(namer(Dimension.CLERK, unit)(event.clerk))
    return facts


def _kinds() -> Mapping[str, str]:
    return {
        EventKind.IMPORTED: translate("Console", "Brought in from another system"),
        EventKind.ISSUED: translate("Console", "Ticket given"),
        EventKind.CALLED: translate("Console", "Called"),
        EventKind.RECALLED: translate("Console", "Called again"),
        EventKind.STARTED: translate("Console", "Service began"),
        EventKind.FINISHED: translate("Console", "Service ended"),
        EventKind.FOLLOWED: translate("Console", "Another service began at the same counter"),
        EventKind.MISSED: translate("Console", "Did not come"),
        EventKind.READMITTED: translate("Console", "Let back into the queue"),
        EventKind.PUT_BACK: translate("Console", "Put back into the queue"),
        EventKind.PARKED: translate("Console", "Set aside"),
        EventKind.RESUMED: translate("Console", "Back from aside"),
        EventKind.NOTED: translate("Console", "Note written"),
        EventKind.TRANSFERRED: translate("Console", "Sent on to another service"),
        EventKind.CANCELLED: translate("Console", "Cancelled"),
        EventKind.LEFT: translate("Console", "Said by telephone: leaves"),
        EventKind.LET_GO_FIRST: translate("Console", "Said by telephone: others go first"),
        EventKind.GIVEN_BACK: translate("Console", "Given back at the kiosk"),
        EventKind.CLOSED: translate("Console", "Day closed before the turn came"),
        EventKind.UNDONE: translate("Console", "The last step was taken back"),
        EventKind.TAKEN_IN: translate("Console", "Handed over by a kiosk that stood alone"),
        EventKind.SERVED_ON_PAPER: translate("Console", "Called by word of mouth, in an outage"),
        EventKind.STRUCK: translate("Console", "A repair struck out something untrue"),
        EventKind.NEWER: translate("Console", "Something that a newer Nouba knows of"),
    }


def _paper_state(state: PrintState) -> str:
    match state:
        case PrintState.CONFIRMED:
            return translate("Console", "printed")
        case PrintState.FAILED:
            return translate("Console", "no whole sheet came out")
        case PrintState.EXPIRED:
            return translate("Console", "too late to print it")
        case PrintState.UNCONFIRMED:
            return translate("Console", "sent, not confirmed by the printer")
        case _:
            return translate("Console", "on its way")
