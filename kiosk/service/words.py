"""Every sentence of the service menu."""

from collections.abc import Mapping

from kiosk.ticket.printing import Paper, paper_after
from reception.domain.paper import PrintState
from ui_kit.translations import marked

CONTEXT = "Service"
WORDS: Mapping[str, str] = {
    "title": marked("Service", "Service menu"),
    "enterPin": marked("Service", "Enter the PIN"),
    "erase": marked("Service", "Erase"),
    "shut": marked("Service", "Back to visitors"),
    "reprint": marked("Service", "Print the last ticket again"),
    "testPage": marked("Service", "Print a test page"),
    "sound": marked("Service", "Try the sound"),
    "volume": marked("Service", "Volume"),
    "quieter": marked("Service", "Quieter"),
    "louder": marked("Service", "Louder"),
    "handOver": marked("Service", "Hand over again"),
    "giveUp": marked("Service", "Give up this ticket"),
    "restart": marked("Service", "Restart the kiosk"),
    "close": marked("Service", "Close the kiosk"),
}
PRINTER = marked("Service", "Printer")
DATABASE = marked("Service", "Database")
STATION = marked("Service", "Station")
VERSION = marked("Service", "Version")
LAST_TICKET = marked("Service", "Last ticket")

NO_PRINTER = marked("Service", "None: tickets stay on the screen")
NOT_HEARD = marked("Service", "Nothing heard from it yet")
ANSWERS = marked("Service", "Answers")
AWAY = marked("Service", "Does not answer: no tickets can be given")
ALONE = marked("Service", "Away since %1: the kiosk gives numbers of its own")
GONE = marked("Service", "It is gone: have a backup put back, and nothing set up anew")
BRINGING_IN = marked("Service", "Answers again: the kiosk's own numbers are being handed over")
JOURNAL = marked("Service", "Journal")
NOTHING_WAITS = marked("Service", "Nothing to hand over")
WAITING = marked("Service", "%1 tickets to hand over")
ASIDE = marked("Service", "%1 was refused: decide what becomes of it")
NO_JOURNAL = marked("Service", "Cannot be written: without the database there are no tickets")
NO_TICKET = marked("Service", "None today")

WRONG_PIN = marked("Service", "Wrong PIN")
PAUSED = marked("Service", "Too many wrong PINs: wait %1 s")
NOT_AGAIN = marked("Service", "The ticket cannot be printed again now")
ASKED = marked("Service", "The ticket is being printed again")
TESTING = marked("Service", "The test page is being printed")
HANDED_OVER = marked("Service", "%1 is handed over again")
GIVE_UP_TWICE = marked("Service", "Touch once more to give %1 up: its visitor is not called")
GIVEN_UP = marked("Service", "%1 is given up")
CLOSE_TWICE = marked("Service", "Touch once more to close the kiosk")
SOUND = marked("Service", "This is how the kiosk sounds.")
LISTEN = marked("Service", "Listen in the headset; its own wheel makes it louder")
NO_SOUND = marked(
    "Service", "The sound does not work: is a headset plugged in, is espeak-ng installed?"
)
_AGAIN = {
    Paper.READY: marked("Service", "%1 is printed once more, marked as a duplicate"),
    Paper.PERHAPS: marked("Service", "Look whether %1 came out once more"),
    Paper.WITHOUT: marked("Service", "%1 did not come out once more"),
}
_TESTED = {
    Paper.READY: marked("Service", "The test page is printed"),
    Paper.PERHAPS: marked("Service", "Look whether the test page came out whole"),
    Paper.WITHOUT: marked("Service", "The test page did not come out"),
}


def tested(state: PrintState) -> str:
    """Return what is said of a test page; staff look, where a printer never answers."""
    return _TESTED[paper_after(state, answers=True)]


def again(state: PrintState) -> str:
    """Return what is said of the last ticket's duplicate, ``%1`` standing for its label."""
    return _AGAIN[paper_after(state, answers=True)]
