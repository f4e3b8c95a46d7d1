"""What a reader must know before believing a figure, and what is said when there is none."""

from admin_console.figures.found import Found
from admin_console.figures.writing import written
from admin_console.words import translate
from reception.reports.counters import CountersReport
from reception.reports.quotes import QuotesReport
from reception.reports.waits import WaitsReport


def empty_words(found: Found) -> str:
    """Return what is said of a period in which nothing was; empty when something was."""
    match found.main:
        case WaitsReport() as report if not report.total.arrived:
            return translate("Console", "Nobody took a ticket in this period.")
        case CountersReport() as report if not report.total.open and not report.total.served:
            return translate("Console", "No counter was open in this period.")
        case QuotesReport() as report if not report.total.n:
            return translate("Console", "No wait was announced in this period.")
        case _:
            return ""


def cautions(found: Found) -> list[str]:
    """Say who waits longer than anybody who was called: such figures look better than it is."""
    if not isinstance(found.main, WaitsReport):
        return []
    total = found.main.total
    waits_on = total.open_wait_max
    if waits_on is None or (total.wait.max is not None and waits_on <= total.wait.max):
        return []
    text = translate(
        "Console",
        "\u25b2 Somebody has waited %1 and is not called yet: the waits below do not count it.",
    )
    return [text.replace("%1", written("open_wait_max_s", waits_on.total_seconds()))]
