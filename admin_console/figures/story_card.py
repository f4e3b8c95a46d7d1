"""One visit: its facts, its stays in queues, and everything that happened, in order."""

from datetime import datetime

from admin_console.figures.event_words import event_text, paper_text
from admin_console.figures.listing import Listed
from admin_console.figures.names import namer
from admin_console.figures.stays_table import instant_text, outcome_text, wait_cell
from admin_console.figures.table import FigureTable, WideTable
from admin_console.figures.tile_grid import TileGrid
from admin_console.figures.writing import written
from admin_console.parts import Card, FigureTile, label
from admin_console.table import Cell, Column
from admin_console.words import NOTHING, duration_words, translate
from reception.dimensions import Dimension
from reception.reports.visits import Story
from ui_kit.wording import date_text, from_its_side, label_text, wait_text

_TILES = ("wait", "service", "stays", "class", "language")


class StoryCard(Card):
    """Tells one visit in words."""

    def __init__(self) -> None:
        super().__init__("story-card")
        self._aside = label("quiet", "story-day")
        self._tiles = {name: FigureTile(f"story-{name}") for name in _TILES}
        tiles = TileGrid()
        tiles.show_tiles([*self._tiles.values()])
        self._stays_title, self._events_title = label("strong"), label("strong")
        self._stays, self._events = FigureTable("story-stays"), FigureTable("story-events")
        for widget in (
            *(self._aside, tiles, self._stays_title, WideTable(self._stays)),
            *(self._events_title, WideTable(self._events)),
        ):
            self.column.addWidget(widget)

    def show_story(self, listed: Listed) -> None:
        """Tell this visit."""
        story = listed.story
        if story is None:
            return
        ticket = story.visit.ticket
        named = translate("Console", "Visit %1").replace("%1", label_text(ticket.label))
        self.heading.setText(from_its_side(named))
        self._aside.setText(date_text(ticket.service_day, weekday=True))
        self._show_tiles(story, listed)
        self._stays_title.setText(translate("Console", "In which queues"))
        self._events_title.setText(translate("Console", "What happened"))
        self._show_stays(story, listed)
        self._show_events(story, listed)

    def _show_tiles(self, story: Story, listed: Listed) -> None:
        unit, leg = listed.unit, story.visit.legs[0]
        services = [one.service for one in story.stays if one.service is not None]
        served = sum((one.total_seconds() for one in services), 0.0) if services else None
        promised = wait_text(leg.quoted) if leg.quoted else ""
        said = translate("Console", "announced: %1").replace("%1", promised) if promised else ""
        show = {name: tile.show_figure for name, tile in self._tiles.items()}
        show["wait"](translate("Console", "Waited"), duration_words(story.wait), said)
        show["service"](translate("Console", "At the counter"), written("service_s", served))
        show["stays"](translate("Console", "Queues"), str(len(story.visit.legs)))
        show["class"](
            translate("Console", "Priority"), namer(Dimension.PRIORITY, unit)(leg.priority)
        )
        language = namer(Dimension.LANGUAGE, unit)(story.visit.ticket.language.value)
        show["language"](translate("Console", "Language"), language)

    def _show_stays(self, story: Story, listed: Listed) -> None:
        unit = listed.unit
        service = namer(Dimension.SERVICE, unit)
        rows = []
        for leg, measured in zip(story.visit.legs, story.stays, strict=True):
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
        self._stays.show_leading(
            [
                Column(title=translate("Console", "Joined")),
                Column(title=translate("Console", "Service"), stretches=True),
                Column(title=translate("Console", "Counter"), figures=True),
                Column(title=translate("Console", "Wait"), figures=True),
                Column(title=translate("Console", "Way there").replace(" ", "\n"), figures=True),
                Column(title=translate("Console", "Service time").replace(" ", "\n"), figures=True),
                Column(title=translate("Console", "Outcome")),
            ],
            rows,
            (),
        )

    def _show_events(self, story: Story, listed: Listed) -> None:
        unit, day = listed.unit, story.visit.ticket.service_day
        told: list[tuple[datetime, str]] = [
            (one.event.at, event_text(one.event, unit)) for one in story.events
        ]
        told += [(one.changed_at, paper_text(one)) for one in story.papers]
        told.sort(key=lambda one: one[0])
        dated = any(at.date() != day for at, _ in told)
        self._events.show_leading(
            [
                Column(title=translate("Console", "Time")),
                Column(title=translate("Console", "What happened"), stretches=True),
            ],
            [
                [Cell(instant_text(at, unit, dated=dated, seconds=True)), Cell(text)]
                for at, text in told
            ],
            (),
        )
