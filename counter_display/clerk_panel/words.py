"""The panel's words; they are collected for translation where ``translate`` is called."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from counter_display.clerk_panel.acts import Act
from reception.ports import UnsurePaper
from ui_kit.promptness import Promptness
from ui_kit.wording import from_its_side, label_text

translate = QCoreApplication.translate


def act_name(act: Act) -> str:
    """Return what an act's button says."""
    match act:
        case Act.CALL_NEXT:
            return translate("Clerk", "Call next")
        case Act.START:
            return translate("Clerk", "Start service")
        case Act.FINISH_AND_CALL:
            return translate("Clerk", "Finish and call next")
        case Act.FINISH:
            return translate("Clerk", "Finish")
        case Act.RECALL:
            return translate("Clerk", "Recall")
        case Act.NO_SHOW:
            return translate("Clerk", "No-show")


def perhaps_without_paper(unsure: UnsurePaper) -> str:
    """Return that the visitor with a ticket perhaps holds no paper, and if nobody can print it."""
    if unsure.print_at is None:
        text = translate("Clerk", "%1: perhaps without paper; no open station can print it")
    else:
        text = translate("Clerk", "%1: perhaps without paper")
    return from_its_side(text.replace("%1", label_text(unsure.label)))


def printed_again(unsure: UnsurePaper) -> str:
    """Return that a station prints one more sheet of a ticket."""
    text = translate("Clerk", "%1 is printed again at %2.")
    said = text.replace("%1", label_text(unsure.label)).replace("%2", unsure.print_at or "")
    return from_its_side(said)


def promptness_name(promptness: Promptness) -> str:
    """Return how a service stands against its target, in a word or two."""
    match promptness:
        case Promptness.EMPTY:
            return ""
        case Promptness.WITHIN:
            return translate("Clerk", "On time")
        case Promptness.NEAR:
            return translate("Clerk", "Soon late")
        case Promptness.BEYOND:
            return translate("Clerk", "Late")


def running_text(duration: timedelta) -> str:
    """Return a duration that counts on, to the second: ``2:40``, ``1:02:40``."""
    minutes, seconds = divmod(max(0, int(duration.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
