"""The sheet that asks how the clerk leaves her counter, and says who waits for her alone."""

from counter_display.clerk_panel.acts import Act
from counter_display.clerk_panel.answer import SIGN_OUT, Answer, Place
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.sheets.question import Choice, Group, Question
from counter_display.clerk_panel.words import translate


def ask_close(reading: Reading, here: Place) -> Question:
    """Ask whether the clerk works at another counter, or is done for today."""
    left = reading.only_here
    return Question(
        act=Act.CLOSE,
        title=translate("Clerk", "Close counter %1").replace("%1", str(here.counter)),
        warning=translate("Clerk", "%n wait for what nobody else gives now", "", left)
        if left
        else "",
        groups=(
            Group(
                name="",
                choices=(
                    Choice(name=translate("Clerk", "Close and sign out"), answer=SIGN_OUT),
                    Choice(name=translate("Clerk", "Change counter"), answer=Answer()),
                ),
            ),
        ),
    )
