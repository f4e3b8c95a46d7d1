"""Ready reasons for what is out of the ordinary; one's own words may go with them."""

from dataclasses import replace

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.answer import Answer
from counter_display.clerk_panel.sheets.question import Choice, Group, Line, Question
from counter_display.clerk_panel.words import translate


def ask_break() -> Question:
    """Ask why the clerk calls nobody for a while."""
    return Question(
        act=Act.BREAK,
        title=translate("Clerk", "Take a break"),
        groups=(
            _ready(
                Answer(),
                translate("Clerk", "Prayer"),
                translate("Clerk", "Meal"),
                translate("Clerk", "Short rest"),
                translate("Clerk", "Meeting"),
                translate("Clerk", "Training"),
            ),
        ),
        line=Line.REASON,
    )


def ask_why_out_of_turn(label: Answer) -> Question:
    """Ask why this visitor is called before others."""
    return Question(
        act=Act.CALL_NUMBER,
        title=translate("Clerk", "Why out of turn?"),
        groups=(
            _ready(
                label,
                translate("Clerk", "Cannot wait"),
                translate("Clerk", "Comes back with a missing document"),
                translate("Clerk", "Was sent here by mistake"),
                translate("Clerk", "At the manager’s request"),
            ),
        ),
        line=Line.REASON,
    )


def with_words(answer: Answer, written: str) -> Answer:
    """Return the answer with what was written besides, or instead."""
    words = " ".join(written.split())
    if not words:
        return answer
    return replace(answer, note=f"{answer.note} · {words}" if answer.note else words)


def _ready(answer: Answer, *reasons: str) -> Group:
    ready = tuple(Choice(name=one, answer=replace(answer, note=one)) for one in reasons)
    other = Choice(name=translate("Clerk", "Other: write it below"), answer=answer)
    return Group(name="", choices=(*ready, other))
