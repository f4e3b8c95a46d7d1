"""What each page of figures shows of its answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from admin_console.figures import plots
from admin_console.figures.cautions import cautions, empty_words
from admin_console.figures.found import Found, Part
from admin_console.figures.meanings import meanings
from admin_console.figures.names import dimension_words
from admin_console.figures.shown import Shown, ShownCard, ShownTile
from admin_console.figures.subject import Subject
from admin_console.figures.tables import (
    COUNTERS,
    QUOTES,
    SERVICES,
    WAITS,
    figures_table,
    outcomes_table,
    rows_left_out,
)
from admin_console.figures.tiles import tiles
from admin_console.words import translate
from reception.reports.counters import CountersReport
from reception.reports.quotes import QuotesReport
from reception.reports.waits import WaitsReport
from ui_kit.plots.content import BarsContent, Content

# An announced range is made so that so many of the waits fall into it.
_PROMISED_PCT = 80.0
_TILES: Mapping[Subject, Sequence[str]] = {
    Subject.WAITS: (
        *("wait_median_s", "wait_p90_s", "wait_mean_s", "wait_max_s", "service_level_pct"),
        *("arrived", "served", "no_show"),
    ),
    Subject.SERVICES: (
        *("arrived", "served", "wait_median_s", "service_level_pct"),
        *("service_median_s", "service_p90_s"),
    ),
    Subject.COUNTERS: ("open_s", "occupancy_pct", "served", "served_per_open_hour"),
    Subject.PEOPLE: ("open_s", "occupancy_pct", "served", "served_per_open_hour"),
    Subject.CLASSES: ("arrived", "wait_median_s", "wait_p90_s", "service_level_pct"),
    Subject.HOURS: ("arrived", "wait_median_s", "wait_p90_s", "service_level_pct"),
    Subject.PROMISES: (
        *("quote_inside_pct", "quoted", "quote_longer"),
        *("quote_mean_absolute_error_s", "quote_mean_width_s"),
    ),
}


def shown(found: Found) -> Shown:
    """Return what a page says, in the language of the app."""
    subject = found.inquiry.subject
    names = _TILES[subject]
    empty = empty_words(found)
    cards = [] if empty else [one for one in _CARDS[subject](found) if one is not None]
    return Shown(
        tiles=_tiles(found) if not empty else (),
        cards=cards,
        cautions=cautions(found),
        empty=empty,
        meanings=meanings(subject, names),
    )


def _tiles(found: Found) -> list[ShownTile]:
    return tiles(found, _TILES[found.inquiry.subject])


def _waits(found: Found) -> Iterator[ShownCard | None]:
    report, target = found.waits(), plots.the_target(found)
    yield _card(
        "trend-card",
        translate("Console", "From time to time"),
        plots.trend(
            found,
            Part.TREND,
            "wait_median_s",
            "wait_p90_s",
            target=target.total_seconds() if target else None,
        ),
    )
    yield _card(
        "spread-card",
        translate("Console", "How the waits are spread"),
        plots.spread(found),
    )
    if found.first != found.last:
        yield _heat(found, "wait_median_s")
    yield _groups(found, report, "wait_median_s", "wait_p90_s")
    yield ShownCard(
        name="waits-card",
        heading=_by(translate("Console", "How long they waited, by %1"), report),
        table=figures_table("waits-table", found, report, WAITS, bars=True),
        note=_key_words(report),
    )
    yield _outcomes(found, report)


def _services(found: Found) -> Iterator[ShownCard | None]:
    report = found.waits()
    yield _groups(found, report, "wait_median_s", "wait_p90_s")
    yield ShownCard(
        name="waits-card",
        heading=_by(translate("Console", "How long they waited, by %1"), report),
        table=figures_table("waits-table", found, report, WAITS),
        note=_rest_words(report),
    )
    yield _card(
        "service-times-plot",
        _by(translate("Console", "How long the service took, by %1"), report),
        plots.bars(
            found, report, found.past.get(Part.WAITS), "service_median_s", upper="service_p90_s"
        ),
    )
    yield ShownCard(
        name="service-times-card",
        heading=_by(translate("Console", "How long the service took, by %1"), report),
        table=figures_table("service-times-table", found, report, SERVICES),
    )
    yield _outcomes(found, report)


def _counters(found: Found) -> Iterator[ShownCard | None]:
    report, past = found.main, found.main_past
    for name, heading in (
        ("occupancy_pct", translate("Console", "How much of the open time went into service")),
        ("served_per_open_hour", translate("Console", "Served in an hour of open time")),
    ):
        yield _card(f"{name}-card", heading, plots.bars(found, report, past, name))
    yield _card(
        "cross-card",
        translate("Console", "How much of the open time went into service"),
        plots.cross(found, report, "occupancy_pct"),
    )
    yield from _at_counters(found)


def _people(found: Found) -> Iterator[ShownCard | None]:
    yield from _at_counters(found)


def _at_counters(found: Found) -> Iterator[ShownCard | None]:
    report, waits = found.main, found.waits()
    yield ShownCard(
        name="counters-card",
        heading=_by(translate("Console", "Time and work, by %1"), report),
        table=figures_table("counters-table", found, report, COUNTERS),
        note=_people_words(found) or _rest_words(report),
    )
    yield ShownCard(
        name="service-times-card",
        heading=_by(translate("Console", "How long the service took, by %1"), waits),
        table=figures_table("service-times-table", found, waits, SERVICES),
    )


def _classes(found: Found) -> Iterator[ShownCard | None]:
    for part, name in ((Part.WAITS, "priorities"), (Part.LANGUAGES, "languages")):
        report = found.waits(part)
        heading = _by(translate("Console", "How long they waited, by %1"), report)
        yield ShownCard(
            name=f"{name}-card",
            heading=heading,
            plot=plots.bars(
                found, report, found.past.get(part), "wait_median_s", upper="wait_p90_s"
            ),
            table=figures_table(f"{name}-table", found, report, WAITS),
        )


def _hours(found: Found) -> Iterator[ShownCard | None]:
    report = found.waits()
    past = found.past.get(Part.WAITS)
    heading = translate("Console", "When they came")
    yield _card("arrivals-card", heading, plots.bars(found, report, past, "arrived"))
    yield _card("cross-card", heading, plots.cross(found, report, "arrived"))
    heading = translate("Console", "When they waited")
    yield _card(
        "waits-by-hour-card",
        heading,
        plots.bars(found, report, past, "wait_median_s", upper="wait_p90_s"),
    )
    if found.first != found.last:
        yield _heat(found, "arrived")
        yield _heat(found, "wait_median_s")
    yield ShownCard(
        name="waits-card",
        heading=_by(translate("Console", "How long they waited, by %1"), report),
        table=figures_table("waits-table", found, report, WAITS),
        note=_rest_words(report),
    )


def _promises(found: Found) -> Iterator[ShownCard | None]:
    report = found.main
    yield _card(
        "trend-card",
        translate("Console", "From time to time"),
        plots.trend(found, Part.QUOTES_TREND, "quote_inside_pct", target=_PROMISED_PCT),
    )
    yield _card(
        "quotes-plot",
        _by(translate("Console", "How many waits lay inside the announced range, by %1"), report),
        plots.bars(found, report, found.main_past, "quote_inside_pct"),
    )
    yield _card(
        "cross-card",
        _by(translate("Console", "How many waits lay inside the announced range, by %1"), report),
        plots.cross(found, report, "quote_inside_pct"),
    )
    yield ShownCard(
        name="quotes-card",
        heading=_by(translate("Console", "What was announced and what came, by %1"), report),
        table=figures_table("quotes-table", found, report, QUOTES),
        note=_rest_words(report),
    )


_CARDS: Mapping[Subject, Callable[[Found], Iterator[ShownCard | None]]] = {
    Subject.WAITS: _waits,
    Subject.SERVICES: _services,
    Subject.COUNTERS: _counters,
    Subject.PEOPLE: _people,
    Subject.CLASSES: _classes,
    Subject.HOURS: _hours,
    Subject.PROMISES: _promises,
}


def _groups(found: Found, report: WaitsReport, name: str, upper: str) -> ShownCard | None:
    """Return the groups as bars, or two dimensions as a map."""
    heading = _by(translate("Console", "How long they waited, by %1"), report)
    plot = plots.bars(found, report, found.past.get(Part.WAITS), name, upper=upper)
    return _card("groups-card", heading, plot) or _card(
        "cross-card", heading, plots.cross(found, report, name)
    )


def _heat(found: Found, name: str) -> ShownCard | None:
    heading = {
        "arrived": translate("Console", "When they came, by weekday and hour"),
        "wait_median_s": translate("Console", "When they waited, by weekday and hour"),
    }[name]
    return _card(f"heat-{name}-card", heading, plots.heat(found, name, found.waits(Part.GRID)))


def _outcomes(found: Found, report: WaitsReport) -> ShownCard:
    return ShownCard(
        name="outcomes-card",
        heading=_by(translate("Console", "What became of them, by %1"), report),
        table=outcomes_table(found, report),
    )


def _card(name: str, heading: str, plot: Content | None) -> ShownCard | None:
    if plot is None:
        return None
    standing = isinstance(plot, BarsContent) and any(
        plot.group == dimension_words(one) for one in plots.OF_TIME
    )
    return ShownCard(name=name, heading=heading, plot=plot, standing=standing)


def _by(text: str, report: WaitsReport | CountersReport | QuotesReport) -> str:
    names = " \u00d7 ".join(dimension_words(one).lower() for one in report.by)
    return text.replace("%1", names)


def _key_words(report: WaitsReport) -> str:
    key = translate(
        "Console",
        "Bar: the full part ends at the median, the pale part at the 90th percentile.",
    )
    rest = _rest_words(report)
    return f"{key} {rest}".strip()


def _rest_words(report: WaitsReport | CountersReport | QuotesReport) -> str:
    left = rows_left_out(report)
    if not left:
        return ""
    return translate("Console", "%n more rows are in the saved file.", "", left)


def _people_words(found: Found) -> str:
    if found.inquiry.subject is not Subject.PEOPLE:
        return ""
    return translate(
        "Console",
        "In the order of the unit's list. These figures show how work is spread; services differ,"
        " and they do not say who works well.",
    )
