"""Plots with data of every kind, in the language of their reader."""

from collections.abc import Sequence

from reception.domain.language import Language
from ui_kit.plots.content import (
    Bar,
    BarsContent,
    Bin,
    Content,
    ContentKind,
    DistributionContent,
    HeatContent,
    Landmark,
    PlotMeasure,
    PlotPoint,
    Stroke,
    TrendContent,
    TrendLine,
)

SERVICES = ("تصحيح الإمضاء", "État civil", "=SUM(A1)")
_WORDS = {
    Language.ARABIC: ("وسيط الانتظار", "المئين 90", "الفترة السابقة", "الوافدون", "الخدمة"),
    Language.FRENCH: ("Attente médiane", "90e centile", "Période précédente", "Arrivés", "Service"),
}
_DAYS = range(1, 6)


def minutes(value: float) -> str:
    """Write seconds as minutes."""
    return f"{value / 60:.0f}\u00a0min"


def contents(language: Language) -> Sequence[tuple[Content, bool]]:
    """Return a plot of each kind, and whether its bars stand."""
    median, p90, before, arrived, service = _WORDS[language]
    waits = PlotMeasure(title=median, kind=ContentKind.SECONDS, write=minutes)
    counts = PlotMeasure(title=arrived, kind=ContentKind.COUNT, write=lambda value: f"{value:.0f}")
    days = [PlotPoint(name=f"{day} novembre 2026", short=f"{day} nov.", key=day) for day in _DAYS]
    hours = [PlotPoint(name=f"{hour}:00", key=hour) for hour in range(8, 12)]
    trend = TrendContent(
        title=median,
        measure=waits,
        places=days,
        lines=[
            TrendLine(name=median, values=[300, 420, None, 360, 900]),
            TrendLine(name=p90, values=[600, 800, None, 700, 1500], stroke=Stroke.SECOND),
            TrendLine(name=before, values=[200, 300, 250, 260, 700], stroke=Stroke.BEFORE),
        ],
        target=1200,
    )
    lying = BarsContent(
        title=median,
        measure=waits,
        group=service,
        bars=[
            Bar(place=PlotPoint(name=name, key=name), value=60 * at, upper=120 * at, before=90.0)
            for at, name in enumerate(SERVICES, 1)
        ],
        upper_name=p90,
        before_name=before,
    )
    standing = BarsContent(
        title=arrived,
        measure=counts,
        group=service,
        bars=[Bar(place=hour, value=12.0) for hour in hours],
    )
    spread = DistributionContent(
        title=median,
        measure=waits,
        count=counts,
        bins=[
            Bin(low=0, high=60, count=4),
            Bin(low=60, high=120, count=9),
            Bin(low=120, high=None, count=1),
        ],
        landmarks=[
            Landmark(name=median, value=70),
            Landmark(name=p90, value=119),
            Landmark(name="Objectif", value=1200, is_target=True),
        ],
    )
    heat = HeatContent(
        title=median,
        measure=waits,
        rows=[PlotPoint(name="lundi", key=1), PlotPoint(name="mardi", key=2)],
        columns=hours,
        values=[[300.0, None, 600.0, 900.0], [60.0, 120.0, 180.0, 240.0]],
    )
    return [(trend, False), (lying, False), (standing, True), (spread, False), (heat, False)]
