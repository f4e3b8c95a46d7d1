"""The list of reports: what each is about, and what stands in it, in order.

The screen, paper, workbooks, CSV and the command line show what stands here; its title and its
question are worded in ``report_words.toml``.
"""

from dataclasses import replace

from reception.domain.rights import Right
from reception.reports.build import CHOICES, KEY_FIGURES, KEY_WAITS, OF_DAYS, AnswerKind, Report
from reception.reports.question import Dimension
from reception.reports.sections import GroupsSection, HeatSection, SpreadSection, TrendSection

WAITS = (
    *("arrived", "called", "wait_mean_s", "wait_median_s", "wait_p90_s", "wait_max_s"),
    "service_level_pct",
)
SERVICES = ("served", "service_mean_s", "service_median_s", "service_p90_s", "service_max_s")
COUNTERS = ("open_s", "break_s", "serving_s", "served", "occupancy_pct", "served_per_open_hour")

_OF_COUNTERS = ("open_s", "occupancy_pct", "served", "served_per_open_hour")
_TREND = ("arrived", "wait_median_s", "wait_p90_s", "service_level_pct")
# An announced range is made so that so many of the waits fall into it.
_PROMISED_PCT = 80.0

_WAITS = GroupsSection(
    name="waits",
    title="waits_by",
    figures=WAITS,
    drawn=("wait_median_s", "wait_p90_s"),
    where_any=("uncalled",),
    worst_first=True,
)
_OUTCOMES = GroupsSection(
    name="outcomes",
    title="outcomes_by",
    figures=("arrived", "served", "no_show", "cancelled", "unserved", "continued"),
    # Only a day that still runs has such legs; and not everywhere are numbers given back.
    where_any=("still_waiting", "being_called", "being_served", "parked", "given_back"),
    worst_first=True,
)
_SERVICES = GroupsSection(
    name="service-times",
    title="services_by",
    figures=SERVICES,
    drawn=("service_median_s", "service_p90_s"),
    # Who was never called has no part in this.
    counted=("served", "service_n"),
    without_rows="no_service",
    worst_first=True,
)
_COUNTERS = GroupsSection(
    name="counters",
    title="counters_by",
    kind=AnswerKind.COUNTERS,
    figures=COUNTERS,
    drawn=("occupancy_pct",),
    without_rows="no_counter",
)
_QUOTES = GroupsSection(
    name="quotes",
    title="quotes_by",
    kind=AnswerKind.QUOTES,
    figures=(
        *("quoted", "quote_inside", "quote_shorter", "quote_longer", "quote_inside_pct"),
        *("quote_mean_absolute_error_s", "quote_mean_width_s"),
    ),
    drawn=("quote_inside_pct",),
    counted=("quoted",),
    without_rows="not_announced",
)
_WAITS_TREND = TrendSection(title="trend", figures=_TREND, drawn=("wait_median_s", "wait_p90_s"))
_HEAT_OF_WAITS = HeatSection(title="heat_waits", figure="wait_median_s")
_HEAT_OF_ARRIVALS = HeatSection(title="heat_arrivals", figure="arrived")
_SPREAD = SpreadSection(title="distribution")
_SERVED_AN_HOUR = replace(
    _COUNTERS,
    name="served-an-hour",
    title="served_an_hour",
    figures=("served_per_open_hour",),
    drawn=("served_per_open_hour",),
    says_all=True,
)


def _alone(part: GroupsSection, by: Dimension, name: str) -> GroupsSection:
    """Return groups of one dimension, whatever is asked, without the period before."""
    return replace(part, by=(by,), name=name, compares=False)


OVERVIEW = Report(
    code="overview",
    help="Report everything that a manager reads once a month, as a PDF or workbook.",
    choices=(),
    sections=(
        _WAITS,
        _OUTCOMES,
        replace(_SERVICES, compares=False),
        _WAITS_TREND,
        replace(_WAITS_TREND, title="arrivals_trend", name="arrivals-trend", drawn=("arrived",)),
        _HEAT_OF_WAITS,
        _HEAT_OF_ARRIVALS,
        _SPREAD,
        _alone(_COUNTERS, Dimension.COUNTER, "counters"),
        _alone(_WAITS, Dimension.PRIORITY, "priorities"),
        _alone(_WAITS, Dimension.LANGUAGE, "languages"),
        replace(_QUOTES, optional=True, compares=False),
        _alone(replace(_COUNTERS, drawn=()), Dimension.CLERK, "people"),
        _alone(replace(_WAITS, drawn=()), Dimension.CLERK, "waits-by-clerk"),
    ),
)
WAITING = Report(
    code="waits",
    help="Report how long people waited; by default today, by service.",
    page="waits",
    key_figures=(*KEY_FIGURES, "wait_mean_s", "wait_max_s"),
    sections=(
        replace(_WAITS, bars=True),
        _WAITS_TREND,
        _SPREAD,
        _HEAT_OF_WAITS,
        _OUTCOMES,
        replace(_QUOTES, optional=True, compares=False),
    ),
)
BY_SERVICE = Report(
    code="services",
    help="Report what became of the visitors of each service, and how long it took.",
    page="by-service",
    keeps_by=True,
    key_figures=(*KEY_FIGURES, "service_p90_s"),
    sections=(_WAITS, _SERVICES, _OUTCOMES),
)
BY_COUNTER = Report(
    code="counters",
    help="Report how long counters were open, and what was done there.",
    page="by-counter",
    by=(Dimension.COUNTER,),
    keeps_by=True,
    choices=OF_DAYS,
    about=AnswerKind.COUNTERS,
    key_figures=(*_OF_COUNTERS, "arrived", *KEY_WAITS),
    sections=(_COUNTERS, _SERVED_AN_HOUR, _SERVICES, _WAITS, _OUTCOMES),
)
BY_CLERK = Report(
    code="people",
    help="Report the same by clerk; for who answers for them, never for a public screen.",
    page="by-clerk",
    by=(Dimension.CLERK,),
    keeps_by=True,
    choices=OF_DAYS,
    about=AnswerKind.COUNTERS,
    key_figures=BY_COUNTER.key_figures,
    # Nobody is ranked: no plot, and no order but that of the unit's own list.
    sections=(
        replace(_COUNTERS, drawn=(), note="people_spread"),
        replace(_SERVICES, drawn=()),
        replace(_WAITS, drawn=()),
        _OUTCOMES,
    ),
    right=Right.SEE_FIGURES_BY_CLERK,
    at_sites=False,
)
BY_CLASS = Report(
    code="priorities",
    help="Report how long each priority class waited.",
    page="by-class",
    by=(Dimension.PRIORITY,),
    keeps_by=True,
    choices=(),
    sections=(
        _WAITS,
        replace(_WAITS, by=(Dimension.LANGUAGE,), name="languages"),
        _OUTCOMES,
        _SERVICES,
    ),
)
BY_LANGUAGE = Report(
    code="languages",
    help="Report which languages visitors chose, and how long they waited.",
    by=(Dimension.LANGUAGE,),
    keeps_by=True,
    sections=(_WAITS, _OUTCOMES, _SERVICES),
)
BY_HOUR = Report(
    code="hours",
    help="Report at which hours people came, and how long they waited.",
    page="by-hour",
    by=(Dimension.HOUR,),
    keeps_by=True,
    choices=tuple(one for one in CHOICES if one is not Dimension.HOUR),
    sections=(
        GroupsSection(
            name="arrivals",
            title="arrivals_by",
            figures=("arrived",),
            drawn=("arrived",),
            says_all=True,
        ),
        _WAITS,
        _HEAT_OF_ARRIVALS,
        _HEAT_OF_WAITS,
    ),
)
PROMISES = Report(
    code="promises",
    help="Report how the waits that visitors were told held.",
    page="promises",
    about=AnswerKind.QUOTES,
    key_figures=(
        *("quote_inside_pct", "quoted", "quote_longer"),
        *("quote_mean_absolute_error_s", "quote_mean_width_s"),
        *("arrived", *KEY_WAITS),
    ),
    sections=(
        _QUOTES,
        TrendSection(
            title="quotes_trend",
            kind=AnswerKind.QUOTES,
            figures=("quoted", "quote_inside_pct"),
            drawn=("quote_inside_pct",),
            target_pct=_PROMISED_PCT,
        ),
        _WAITS,
    ),
)
VISITS = Report(
    code="visits",
    help="",
    page="visits",
    choices=(),
    sections=(),
    right=Right.SEE_VISITS,
    at_sites=False,
)
"""Single visits: a list that its page and ``visits export`` show, without figures."""

REPORTS = (
    *(OVERVIEW, WAITING, BY_SERVICE, BY_COUNTER, BY_CLERK, BY_CLASS, BY_LANGUAGE, BY_HOUR),
    *(PROMISES, VISITS),
)
"""Every report, in the order in which its page and its word stand."""
