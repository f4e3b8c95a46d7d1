"""The administrator's verbs and everybody's sign-in: the unit, its people, its past, the log."""

from reception.office.audit import Audit
from reception.office.describing import Described, Describing, Saved, SetUp, Step
from reception.office.ground import PASSWORD_HASHER
from reception.office.passwords import SHORTEST_PASSWORD, Passwords, WeakPasswordError
from reception.office.reader import UnitReader
from reception.office.refusals import (
    ChangedMeanwhileError,
    LastAdministratorError,
    NothingBeforeError,
    OtherUnitError,
    StillInUseError,
    UnknownRevisionError,
)

__all__ = [
    "PASSWORD_HASHER",
    "SHORTEST_PASSWORD",
    "Audit",
    "ChangedMeanwhileError",
    "Described",
    "LastAdministratorError",
    "NothingBeforeError",
    "Office",
    "OtherUnitError",
    "Passwords",
    "Saved",
    "SetUp",
    "Step",
    "StillInUseError",
    "UnitReader",
    "UnknownRevisionError",
    "WeakPasswordError",
]


class Office(Describing, Passwords):
    """Carries out the verbs of the administrator."""
