"""``nouba report ... --by unit``: sites side by side; ``--only unit=A``: one of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nouba.usage import WrongUsageError
from reception.domain.errors import Refusal
from reception.domain.language import Language, text_in

if TYPE_CHECKING:
    from reception.bootstrap import Reception
    from reception.network.comparing import Comparing
    from reception.network.comparison import Comparison, CountersCompared
    from reception.report_files.definitions import Report
    from reception.report_files.document import Section
    from reception.reports import Question

UNIT = "unit"
"""The word for the site, where reports are told apart by it."""


class NoSitesError(Refusal):
    """Sites are asked for in a database that follows none."""

    def __init__(self) -> None:
        super().__init__("This database is no centre's: it knows one unit, and no sites")


def without_sites(
    by: str | None, only: Sequence[str] | None
) -> tuple[bool, Sequence[str], str | None, list[str] | None]:
    """Return whether sites stand side by side, which count alone, and the rest of the words."""
    names = [one.strip() for one in (by or "").split(",")]
    rest = ",".join(one for one in names if one != UNIT)
    wanted: list[str] = []
    others: list[str] = []
    for one in only or ():
        name, equals, keys = one.partition("=")
        if name.strip() == UNIT and equals and keys:
            wanted += [key.strip() for key in keys.split(",")]
        else:
            others.append(one)
    compared = UNIT in names
    if len(wanted) > 1 and not compared:
        raise WrongUsageError("Several sites are named: add --by unit to see them side by side")
    return compared, wanted, (rest if compared else by), (others if only is not None else None)


def comparing(reception: "Reception") -> "Comparing":
    """Return what compares sites.

    Raises:
        NoSitesError: this database follows none.
    """
    if reception.comparing is None:
        raise NoSitesError
    return reception.comparing


def compared(
    reception: "Reception", report: "Report", question: "Question", sites: Sequence[str]
) -> "Comparison | CountersCompared":
    """Return the sites side by side.

    Raises:
        WrongUsageError: they are not compared by such a report.
    """
    from reception.report_files.sections import AnswerKind  # noqa: PLC0415

    if report.about is AnswerKind.QUOTES or not report.at_sites:
        raise WrongUsageError(
            f"Sites are not compared by {report.code}; ask for one: --only unit=CODE"
        )
    centre = comparing(reception)
    if report.about is AnswerKind.COUNTERS:
        return centre.counters(question, sites=sites)
    return centre.waits(question, sites=sites)


def sites_section(
    answer: "Comparison | CountersCompared", title: str, language: Language
) -> "Section":
    """Return the sites as a table: a row a site, or a group of its days."""
    from reception.network.comparison import Comparison  # noqa: PLC0415
    from reception.report_files.document import Column, Row, Section  # noqa: PLC0415
    from reception.report_files.sections import COUNTERS, WAITS  # noqa: PLC0415
    from reception.report_files.words import ReportWords, figure_value  # noqa: PLC0415

    words = ReportWords(language, answer.head)
    rows = (
        [(one.unit, one.keys, one.figures) for one in answer.rows]
        if isinstance(answer, Comparison)
        else answer.rows
    )
    names = WAITS if isinstance(answer, Comparison) else COUNTERS
    namers = [words.namer(one) for one in answer.by]
    total = answer.total
    return Section(
        title=title,
        columns=[
            Column(title=words.of("unit")),
            *(Column(title=words.dimension(one)) for one in answer.by),
            *words.columns(names),
        ],
        rows=[
            Row(
                cells=(
                    text_in(answer.units[unit].names, language),
                    *(name(key) for name, key in zip(namers, keys, strict=True)),
                    *(figure_value(figures, one) for one in names),
                )
            )
            for unit, keys, figures in rows
        ],
        total=(
            words.of("in_all"),
            *(None for _ in answer.by),
            *(figure_value(total, one) for one in names),
        )
        if total
        else None,
    )
