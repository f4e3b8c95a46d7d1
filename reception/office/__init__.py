"""The administrator's verbs and everybody's sign-in: the unit, its people, its past, the log."""

from reception.office.audit import Audit
from reception.office.describing import Described, Describing, Saved, SetUp, Step
from reception.office.ground import PASSWORD_HASHER
from reception.office.passwords import Passwords
from reception.office.reader import UnitReader
from reception.office.refusals import ChangedMeanwhileError

__all__ = [
    "PASSWORD_HASHER",
    "Audit",
    "ChangedMeanwhileError",
    "Described",
    "Office",
    "Passwords",
    "Saved",
    "SetUp",
    "Step",
    "UnitReader",
]


class Office(Describing, Passwords):
    """Carries out the verbs of the administrator."""
