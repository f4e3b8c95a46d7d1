"""The verbs of the day, on the visits of a unit and the counters of its clerks."""

from reception.queue.by_telephone import SayingByTelephone
from reception.queue.call import Calling
from reception.queue.close import Closing
from reception.queue.counters import Pausing
from reception.queue.move import Moving
from reception.queue.serve import Serving
from reception.queue.undo import Undoing


class Desk(Calling, Serving, Moving, Undoing, Pausing, Closing, SayingByTelephone):
    """Carries out the verbs of the day; each is one transaction and may safely be repeated.

    A verb that takes an operation id changes nothing when it is repeated with the same one, and
    gives the same answer. Taking or leaving a counter, a break or a work profile sets a state: to
    set it again is harmless by nature, and needs no id.
    """
