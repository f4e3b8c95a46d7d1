"""Who is set aside, and for whom: the first few, and how many more there are."""

from counter_display.clerk_panel.reading import Parked, Reading
from counter_display.clerk_panel.words import translate
from ui_kit.wording import duration_text, from_its_side, label_text


def parked_text(reading: Reading, at_most: int) -> str:
    """Return a line for each visitor whom this clerk may call back; empty when there is none."""
    mine = [one for one in reading.parked if one.is_mine]
    if not mine:
        return ""
    shown = [_line(one, reading) for one in mine[:at_most]]
    more = f" (+{len(mine) - len(shown)})" if len(mine) > len(shown) else ""
    aside = translate("Clerk", "Put aside")
    shown[0] = f"{aside}{more} · {shown[0]}"
    return "\n".join(from_its_side(line) for line in shown)


def _line(parked: Parked, reading: Reading) -> str:
    leg, here = parked.visit.leg, reading.here
    hers = here is not None and leg.kept_clerk == here.clerk
    whose = translate("Clerk", "for me") if hers else translate("Clerk", "for anyone")
    since = duration_text(reading.at - leg.parked_at) if leg.parked_at else ""
    parts = (label_text(parked.visit.ticket.label), whose, since, leg.note or "")
    return " · ".join(part for part in parts if part)
