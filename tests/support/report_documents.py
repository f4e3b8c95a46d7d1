"""A report as files have it, with everything that is hard to lay out."""

from datetime import UTC, date, datetime, timedelta

from reception.domain.language import Language
from reception.reports.document import (
    Definition,
    Document,
    Fact,
    KeyFigure,
    Plot,
    PlotKind,
    ReportColumn,
    ReportRow,
    ReportSection,
    ReportValue,
    ValueKind,
)
from reception.reports.xlsx import CellFormats

LOOKS = CellFormats(
    header="#0B5D46",
    on_header="#FFFFFF",
    total="#E7F0EC",
    series=("#0B5D46", "#C98A1B"),
    grid="#DAD7CF",
    low="#FFFFFF",
    high="#C98A1B",
)
_MINUTE = timedelta(minutes=1)

# What a malicious or careless text may look like; it must stay a text in every kind of file.
FORMULA = '=HYPERLINK("http://example.org","A")'

_WORDS: dict[Language, dict[str, str]] = {
    Language.ARABIC: {
        "title": "مدد الانتظار",
        "unit": "الملحقة الإدارية السادسة، يعقوب المنصور",
        "service": "الخدمة",
        "long": "المصادقة على الإمضاءات ومطابقة نسخ الوثائق لأصولها وتسليم شهادات الإقامة والسكنى",
        "by_service": "حسب الخدمة",
        "by_day": "حسب الأيام",
        "heat": "حسب أيام الأسبوع والساعات",
        "spread": "توزيع مدد الانتظار",
        "arrived": "الوافدون",
        "served": "أُنجزت خدمتهم",
        "median": "الوسيط",
        "p90": "المئين 90",
        "level": "نسبة احترام الأجل",
        "total": "المجموع",
        "caution": "هناك من ينتظر منذ 3 س 05 د ولم يُناد عليه بعد: لا تدخل مدته في الأرقام أدناه.",
        "meaning": "من دخول الصف إلى النداء الأول، لكل من تم نداؤهم؛ إعادة النداء لا تغيرها.",
    },
    Language.FRENCH: {
        "title": "Temps d’attente",
        "unit": "Sixième annexe administrative, Yacoub El Mansour",
        "service": "Service",
        "long": "Légalisation des signatures, certification conforme des copies et délivrance"
        " des certificats de résidence",
        "by_service": "Par service",
        "by_day": "Par jour",
        "heat": "Par jour de semaine et heure",
        "spread": "Répartition des attentes",
        "arrived": "Arrivés",
        "served": "Servis",
        "median": "Attente\nmédiane",
        "p90": "Attente\n90e centile",
        "level": "Taux dans l’objectif",
        "total": "Total",
        "caution": "Quelqu’un attend depuis 3 h 05 sans avoir été appelé.",
        "meaning": "De l’entrée dans la file au premier appel, même des absents.",
    },
}


def sample(language: Language, *, services: int = 12, days: int = 31) -> Document:
    """Return a month's report: long names, a text like a formula, tables over several pages."""
    words = _WORDS[language]
    first = date(2026, 10, 1)
    figures = (
        ReportColumn(title=words["service"]),
        ReportColumn(title=words["arrived"], kind=ValueKind.COUNT),
        ReportColumn(title=words["served"], kind=ValueKind.COUNT),
        ReportColumn(title=words["median"], kind=ValueKind.DURATION),
        ReportColumn(title=words["p90"], kind=ValueKind.DURATION),
        ReportColumn(title=words["level"], kind=ValueKind.PERCENT),
    )

    def values(number: int) -> tuple[ReportValue, ...]:
        return (
            1000 + 37 * number,
            950 + 31 * number,
            (4 + number % 23) * _MINUTE,
            (14 + 3 * number % 77) * _MINUTE + timedelta(seconds=number),
            None if number == 3 else 97.25 - number,
        )

    names = [
        f"{words['long']} {number}" if number % 3 == 0 else f"{words['service']} {number}"
        for number in range(services)
    ]
    if names:
        names[-1] = FORMULA
    hours = [f"\u200e{hour:02d}:00\u2013{hour + 1:02d}:00" for hour in range(8, 17)]
    return Document(
        language=language,
        title=words["title"],
        unit=words["unit"],
        first=first,
        last=date(2026, 10, 31),
        compared=(date(2026, 9, 1), date(2026, 9, 30)),
        compared_until=None,
        made_at=datetime(2026, 11, 1, 6, 0, tzinfo=UTC),
        made_by="Nouba 0.1.0",
        facts=(Fact(title=words["service"], value=words["long"]),),
        key_figures=(
            KeyFigure(
                name="arrived",
                title=words["arrived"],
                value=12345,
                kind=ValueKind.COUNT,
                before=11870,
            ),
            KeyFigure(
                name="served",
                title=words["served"],
                value=11011,
                kind=ValueKind.COUNT,
                before=10800,
            ),
            KeyFigure(
                name="median",
                title=words["median"].replace("\n", " "),
                value=12 * _MINUTE + timedelta(seconds=5),
                kind=ValueKind.DURATION,
                before=13 * _MINUTE,
            ),
            KeyFigure(
                name="p90",
                title=words["p90"].replace("\n", " "),
                value=95 * _MINUTE,
                kind=ValueKind.DURATION,
                before=None,
            ),
            KeyFigure(
                name="level", title=words["level"], value=87.5, kind=ValueKind.PERCENT, before=80.0
            ),
        ),
        sections=(
            ReportSection(
                title=words["by_service"],
                columns=figures,
                rows=[
                    ReportRow(cells=(name, *values(number))) for number, name in enumerate(names)
                ],
                total=(words["total"], *values(5)),
                plot=Plot(kind=PlotKind.BARS, columns=(3, 4), title=words["median"]),
            ),
            ReportSection(
                title=words["by_day"],
                columns=figures,
                rows=[
                    ReportRow(cells=(first + timedelta(days=day), *values(day)))
                    for day in range(days)
                ],
                total=(words["total"], *values(5)),
                plot=Plot(kind=PlotKind.LINES, columns=(3, 4), title=words["median"]),
            ),
            ReportSection(
                title=words["heat"],
                columns=(
                    ReportColumn(title=words["by_day"]),
                    *(ReportColumn(title=hour, kind=ValueKind.DURATION) for hour in hours),
                ),
                rows=[
                    ReportRow(
                        cells=(
                            f"{words['by_day']} {day}",
                            *(
                                None if (hour, day) == (0, 4) else (hour * day % 29) * _MINUTE
                                for hour in range(len(hours))
                            ),
                        )
                    )
                    for day in range(1, 6)
                ],
                plot=Plot(
                    kind=PlotKind.HEAT,
                    columns=tuple(range(1, 10)),
                    title=words["median"],
                    says_all=True,
                ),
            ),
            ReportSection(
                title=words["spread"],
                columns=(
                    ReportColumn(title=words["median"], kind=ValueKind.DURATION),
                    ReportColumn(title=words["median"], kind=ValueKind.DURATION),
                    ReportColumn(title=words["arrived"], kind=ValueKind.COUNT),
                ),
                rows=[
                    ReportRow(
                        cells=(3 * part * _MINUTE, 3 * (part + 1) * _MINUTE, (part * 7919) % 400)
                    )
                    for part in range(20)
                ],
                plot=Plot(
                    kind=PlotKind.DISTRIBUTION,
                    columns=(2,),
                    title=words["arrived"],
                    landmarks=((words["median"], 12 * _MINUTE),),
                    says_all=True,
                ),
            ),
        ),
        definitions=[
            Definition(term=words[term], text=words["meaning"])
            for term in ("arrived", "served", "median", "p90", "level")
        ],
        cautions=(words["caution"],),
    )
