"""Which kind of station may do what with which table: all that is not written here is denied.

A right is ``read``, ``add``, ``change`` or ``remove``; ``change state, at`` names the columns that
may be changed, ``read login`` those that may be read. Which rows it may be done with stands in
``statements.py``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class StationKind(StrEnum):
    """What a station is for: its rights follow from it."""

    KIOSK = "kiosk"
    """Gives tickets and prints them."""
    BOARD = "board"
    """Shows calls: boards, signs over counters, LED displays."""
    DESK = "desk"
    """A clerk's panel."""
    CONSOLE = "console"
    """The office of managers and administrators."""
    JOBS = "jobs"
    """What runs by the clock: alerts, reports, learning, forgetting."""


_KIOSK, _BOARD, _DESK = StationKind.KIOSK, StationKind.BOARD, StationKind.DESK
_CONSOLE, _JOBS = StationKind.CONSOLE, StationKind.JOBS

type Rights = Mapping[StationKind, tuple[str, ...]]

_READ: Final = ("read",)
_ALL_READ: Final[Rights] = dict.fromkeys(StationKind, _READ)
_OFFICE_READS: Final[Rights] = {_CONSOLE: _READ, _JOBS: _READ}


def _also(rights: Rights, **more: tuple[str, ...]) -> Rights:
    return {**rights, **{StationKind(kind): (*_READ, *also) for kind, also in more.items()}}


TABLES: Final[Mapping[str, Rights]] = {
    "alembic_version": _ALL_READ,
    # A first revision and the next ones are written by one statement.
    "unit": _also(_ALL_READ, console=("add", "change revision")),
    "unit_revision": _also(_ALL_READ, console=("add",)),
    # Only who owns the tables puts a backup back, or lets an older client work.
    "number_skip": _also(_ALL_READ, jobs=("remove",)),
    "allowed_client": _ALL_READ,
    "service": _also(_ALL_READ, console=("add",)),
    # A clerk's panel locks the row of the counter where somebody sits down; it changes none.
    "counter": _also(
        _ALL_READ,
        desk=("change number",),
        console=("add", "change number"),
        jobs=("change number",),
    ),
    "counter_service": _also(_ALL_READ, console=("add", "remove")),
    "priority_class": _also(
        _ALL_READ, console=("add", "change head_start_us, rate"), jobs=("add",)
    ),
    "person": {
        # One statement keeps a new hash of one's own, whether or not there was one.
        _DESK: ("read", "add", "change password_hash"),
        _CONSOLE: ("read", "add", "change password_hash"),
        _JOBS: ("read unit, login", "add"),
    },
    "audit": {
        **dict.fromkeys((_DESK, _JOBS, _KIOSK, _BOARD), ("add",)),
        _CONSOLE: ("read", "add"),
    },
    "day_counter": _also(
        _ALL_READ,
        kiosk=("add", "change last"),
        desk=("add", "change last"),
        console=("add", "change last"),
        jobs=("remove",),
    ),
    "day_service": _also(
        _ALL_READ,
        kiosk=("add", "change taken, quota"),
        desk=("add", "change taken, quota"),
        console=("add", "change taken, quota"),
        jobs=("remove",),
    ),
    # A ticket takes the label of its paper, once its former number is void.
    "ticket": _also(
        _ALL_READ,
        kiosk=("add", "change series, number, label"),
        desk=("add",),
        console=("add", "change series, number, label"),
        jobs=("remove",),
    ),
    "station_letters": _also(
        _ALL_READ,
        kiosk=("add", "change install, station, given_at"),
        console=("add", "change install, station, given_at"),
    ),
    "void_number": _also(
        _ALL_READ, kiosk=("add", "remove"), console=("add", "remove"), jobs=("remove",)
    ),
    "taken_in": _also(
        _ALL_READ,
        kiosk=("add", "change outcome, why, service_day, void_label, decided_by"),
        console=("add", "change outcome, why, service_day, void_label, decided_by"),
        jobs=("remove",),
    ),
    "leg": _also(
        _ALL_READ,
        kiosk=("add", "change callable_from"),
        desk=("add", "change", "remove"),
        console=("add", "change"),
        jobs=("change", "remove"),
    ),
    "event": _also(
        _ALL_READ,
        kiosk=("add",),
        desk=("add",),
        console=("add",),
        jobs=("add", "change clerk, kept_clerk, note", "remove"),
    ),
    # Events are sealed by the server itself; the seals of a reduced day begin anew.
    "chain": _also(_OFFICE_READS, jobs=("change base, base_length",)),
    "seal": _also(_OFFICE_READS, jobs=("change salt", "remove")),
    "past_change": {_CONSOLE: ("read", "add"), _JOBS: ("read", "add")},
    "print_job": _also(
        {_DESK: _READ, _KIOSK: _READ, _CONSOLE: _READ, _JOBS: _READ},
        kiosk=("add", "change state, changed_at, attempt, answers"),
        desk=("add", "change state, changed_at, attempt, answers"),
        console=("add", "change state, changed_at, attempt, answers"),
        jobs=("remove",),
    ),
    "slip_job": {
        _KIOSK: ("read", "change state, changed_at"),
        _CONSOLE: ("read", "add", "remove"),
    },
    "station_printer": _also(
        dict.fromkeys((_KIOSK, _DESK, _CONSOLE, _JOBS), _READ),
        kiosk=("add", "change state, answers, since, heard_at", "remove"),
        desk=("add", "change state, answers, since, heard_at", "remove"),
        console=("add", "change state, answers, since, heard_at", "remove"),
    ),
    "counter_session": _also(
        _ALL_READ,
        desk=("add", "change closed_at, profile"),
        console=("add", "change closed_at, profile"),
        jobs=("change closed_at, profile, clerk", "remove"),
    ),
    "clerk_break": _also(
        _ALL_READ,
        desk=("add", "change ended_at"),
        console=("add", "change ended_at"),
        jobs=("change ended_at, reason, clerk", "remove"),
    ),
    "service_pause": _also(
        _ALL_READ,
        desk=("add", "change reason, resumed_at, resumed_by, until"),
        console=("add", "change reason, resumed_at, resumed_by, until"),
        jobs=("change paused_by, resumed_by, reason", "remove"),
    ),
    "rating": _also(
        {_KIOSK: _READ, _CONSOLE: _READ, _JOBS: _READ},
        kiosk=("add",),
        jobs=("change operation, ticket, at",),
    ),
    "visit_import": _also(_OFFICE_READS, console=("add", "change")),
    "retention_run": _also(_OFFICE_READS, jobs=("add", "change")),
    "forgotten_day": _also(_OFFICE_READS, console=("remove",), jobs=("add",)),
    # Events are changed or removed by those alone who may open this door.
    "forgetting": {_JOBS: ("read", "add", "remove")},
    "estimate_model": _also(_ALL_READ, console=("add", "change"), jobs=("add", "change")),
    "alert": _also(
        {_BOARD: (), _DESK: _READ, _CONSOLE: _READ, _JOBS: _READ},
        console=("add", "change"),
        jobs=("add", "change"),
    ),
    "station_life": dict.fromkeys(StationKind, ("read", "add", "change since, heard_at", "remove")),
    # A panel asks for no second factor, and so need not see what makes its codes.
    "credential": {
        _DESK: ("read unit, login, must_change", "add", "change must_change"),
        _CONSOLE: ("read", "add", "change"),
    },
    "recovery_code": {_CONSOLE: ("read", "add", "change used_at", "remove")},
    "unlock_pin": {
        _DESK: ("read", "add", "change pin_hash, pepper_mark, set_at"),
        _CONSOLE: ("read", "add", "change pin_hash, pepper_mark, set_at", "remove"),
    },
    "sign_in_try": dict.fromkeys(
        (_DESK, _CONSOLE), ("read", "add", "change wrong, wrong_at", "remove")
    ),
    # Whoever closes the day signs the panels out.
    "sign_in_session": {
        **dict.fromkeys(
            (_DESK, _CONSOLE),
            ("read", "add", "change seen_at, locked_at, wrong_pins, ended_at, ended", "remove"),
        ),
        _JOBS: ("read", "change ended_at, ended"),
    },
    "station_outage": {
        _KIOSK: ("read", "add", "change ended_at, tickets, waiting, aside"),
        _CONSOLE: _READ,
        _JOBS: _READ,
    },
    # Who each station is, the server alone says: by functions that look at the login.
    "station_account": {},
}
