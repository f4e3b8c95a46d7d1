"""The figures above everything else, with those of the period before."""

from collections.abc import Mapping, Sequence

from admin_console.figures.found import Found
from admin_console.figures.shown import ShownTile
from admin_console.figures.writing import Value, title, values_of, written
from admin_console.words import translate
from reception.domain.metrics import LEAST_FOR_P90

_UP, _DOWN, _SAME = "\u2197", "\u2198", "\u2192"


def tiles(found: Found, names: Sequence[str]) -> list[ShownTile]:
    """Return a tile for each figure of the page's main answer."""
    now = values_of(found.main.total)
    past = values_of(found.main_past.total) if found.main_past else {}
    return [
        ShownTile(
            name=name,
            caption=title(name),
            value=written(name, now[name]),
            remark=_remark(name, now, past),
        )
        for name in names
    ]


def _remark(name: str, now: Mapping[str, Value], past: Mapping[str, Value]) -> str:
    remarks = [_base(name, now)]
    before, value = past.get(name), now[name]
    if before is not None and value is not None:
        said = translate("Console", "%1 before: %2")
        sign = _UP if value > before else _DOWN if value < before else _SAME
        remarks.append(said.replace("%1", sign).replace("%2", written(name, before)))
    return "\n".join(one for one in remarks if one)


def _base(name: str, now: Mapping[str, Value]) -> str:
    """Return of how many a share was counted, or why a figure is missing."""
    match name:
        case "service_level_pct" if now["judged"]:
            return _of(now["within_target"], now["judged"])
        case "quote_inside_pct" if now["quoted"]:
            return _of(now["quote_inside"], now["quoted"])
        case "wait_p90_s" if now[name] is None and now["wait_n"]:
            few = translate("Console", "fewer than %1 calls")
            return few.replace("%1", str(LEAST_FOR_P90))
        case _:
            return ""


def _of(part: Value, whole: Value) -> str:
    said = translate("Console", "%1 of %2")
    return said.replace("%1", written("n", part)).replace("%2", written("n", whole))
