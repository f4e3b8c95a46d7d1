"""The verbs of the day, on the visits of a unit and the counters of its clerks."""

from reception.desk.calling import Calling
from reception.desk.closing import Closing, DayClosing
from reception.desk.moving import Moving
from reception.desk.pausing import Pausing
from reception.desk.serving import Serving
from reception.desk.undoing import Undoing

__all__ = ["DayClosing", "Desk"]


class Desk(Calling, Serving, Moving, Undoing, Pausing, Closing):
    """Carries out the verbs of the day; each is one transaction and may safely be repeated.

    A verb that takes an operation id changes nothing when it is repeated with the same one, and
    gives the same answer. Taking or leaving a counter, a break or a work profile sets a state: to
    set it again is harmless by nature, and needs no id.
    """
