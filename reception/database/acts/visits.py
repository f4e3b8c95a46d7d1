"""What happens to a visit: the server itself says how the visit stands after it.

The rule stands once, in ``reception.domain.ticket``. It is tried here with a visit of which every
value is different, so that it can be seen where each value of the visit after the step came from;
what a station says of the visit is not asked for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any, Final
from uuid import UUID

from reception.database.acts.act import ME, Act, denied, within
from reception.database.acts.sessions import LEADING
from reception.database.acts.tickets import ITS_TICKET, JOIN_LINE
from reception.database.acts.who import AT_HER_COUNTER
from reception.database.heads import CLOCKS_APART_US
from reception.database.tickets import GIVE_PLACE_BACK
from reception.database.visits import OF_EVENT, OF_LEG, QUOTED
from reception.domain.errors import WrongStateError
from reception.domain.language import Language
from reception.domain.ticket import (
    BY_TELEPHONE,
    FREES_ITS_PLACE,
    GIVE_BACK_WITHIN,
    NEW_LEGS,
    TRANSITIONS,
    Event,
    EventKind,
    Leg,
    Ticket,
    TicketState,
    Visit,
    apply,
)

_A_MINUTE_US: Final = 60 * 1_000_000
_A_DAY_US: Final = 24 * 60 * _A_MINUTE_US
_GIVE_BACK_US: Final = GIVE_BACK_WITHIN // timedelta(microseconds=1)
_BY_LEADERS: Final = f"'{EventKind.CLOSED}', '{EventKind.SERVED_ON_PAPER}'"


def _listed(kinds: Iterable[EventKind]) -> str:
    return ", ".join(f"'{one}'" for one in sorted(kinds))


_BY_TELEPHONE: Final = _listed(BY_TELEPHONE)

_CALLS: Final = 500
_BEGAN: Final = datetime(2000, 1, 1, tzinfo=UTC)
_OUTCOME: Final = "outcome of the event"
_TICKET: Final = Ticket(
    id=UUID(int=0),
    unit="",
    service_day=date(2000, 1, 1),
    series="",
    number=1,
    label="",
    language=next(iter(Language)),
    issued_at=_BEGAN,
)
_INSTANTS: Final = frozenset(
    one.name for kind in (Leg, Event) for one in fields(kind) if "datetime" in str(one.type)
)
_NUMBERS: Final = frozenset({"counter", "kept_counter"})
_MAY_BE_EMPTY: Final = frozenset(
    {
        *(f"happened.{one}" for one in {*OF_EVENT} - {"kind", "at", "outcome"}),
        *(f"was.{one}" for one in OF_LEG),
    }
    - {f"was.{one}" for one in ("service", "priority", "state", "waiting_since", "ranked_since")}
    - {"was.calls"}
)
"""Whether an outcome is said, each step tells apart by itself."""
# As a leg that began is: whatever the step says not.
_KEPT: Final = ("ticket", "unit", "service_day", "language")


def _tried(name: str, place: int) -> Any:
    """Return a value that no other column has."""
    if name in _INSTANTS:
        return _BEGAN + timedelta(days=place)
    return place if name in _NUMBERS else f"{name} {place}"


_LEG_BEFORE: Final = {name: _tried(name, 100 + at) for at, name in enumerate(OF_LEG)} | {
    "calls": _CALLS
}
_HAPPENED: Final = {name: _tried(name, 200 + at) for at, name in enumerate(OF_EVENT)} | {
    "outcome": _OUTCOME
}


def _stood(step: tuple[TicketState, EventKind], without: frozenset[str]) -> tuple[Leg, ...]:
    """Return the legs after a step; ``without`` names what is empty before it."""
    before = _LEG_BEFORE | {"state": step[0]}
    event = _HAPPENED | {"kind": step[1]}
    for source in without:
        part, _, name = source.partition(".")
        (before if part == "was" else event)[name] = None
    leg = Leg(index=1, **before)
    return apply(Visit(ticket=_TICKET, legs=(leg,)), Event(**event)).legs


def _source(value: Any, step: tuple[TicketState, EventKind]) -> str:
    """Return where a value came from, in SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, Enum):
        return f"'{value}'"
    for part, known in (("was", _LEG_BEFORE), ("happened", _HAPPENED)):
        for name, one in known.items():
            if type(one) is type(value) and one == value:
                return f"{part}.{name}"
    if isinstance(value, int):
        return "0" if value == 0 else f"was.calls + {value - _CALLS}"
    raise ValueError(f"nobody knows where {value!r} of {step} came from")


def _value(
    step: tuple[TicketState, EventKind], place: int, name: str, without: frozenset[str]
) -> str:
    """Return a column after a step; where its source may be empty, also what it gives way to."""
    sources: list[str] = []
    while True:
        found = _source(getattr(_stood(step, without)[place], name), step)
        sources.append(found)
        if found in without or found not in _MAY_BE_EMPTY:
            break
        without |= {found}
    said = [one for one in sources if one != "NULL"]
    return f"coalesce({', '.join(said)})" if len(said) > 1 else (*said, "NULL")[0]


def _became(step: tuple[TicketState, EventKind], *, says_outcome: bool) -> str | None:
    """Return how a visit changes by a step, as assignments; None when it is not legal."""
    without = frozenset[str]() if says_outcome else frozenset({"happened.outcome"})
    try:
        legs = _stood(step, without)
    except WrongStateError:
        return None
    became = [f"present.{one} := {_value(step, 0, one, without)};" for one in OF_LEG]
    became = [one for one in became if one not in _SAME]
    if len(legs) > 1:
        became.append("is_new := true;")
        became += [f"begun.{one} := {_value(step, 1, one, without)};" for one in OF_LEG]
    return " ".join(became)


def _steps() -> Iterator[tuple[str, str]]:
    """Yield when a step is legal, and what it does."""
    for state, kind in (*TRANSITIONS, *NEW_LEGS):
        happens = f"was.state = '{state}' AND happened.kind = '{kind}'"
        told, untold = (_became((state, kind), says_outcome=one) for one in (True, False))
        if told is not None and told == untold:
            yield happens, told
            continue
        if told is not None:
            yield f"{happens} AND happened.outcome IS NOT NULL", told
        if untold is not None:
            yield f"{happens} AND happened.outcome IS NULL", untold


_SAME: Final = frozenset(f"present.{one} := was.{one};" for one in OF_LEG)

VISIT_AFTER = Act(
    name="visit_after",
    takes="legs leg[], happened event",
    gives="leg[]",
    is_inner=True,
    declares="""last INTEGER := cardinality(a_legs); was leg := a_legs[last]; present leg := was;
    begun leg; happened event := a_happened; is_new BOOLEAN := false;""",
    does=lambda: (
        f"""
    {chr(10).join(_branches())}
    ELSE RETURN NULL; END IF;
    a_legs[last] := present;
    IF is_new THEN
        {" ".join(f"begun.{one} := was.{one};" for one in _KEPT)}
        begun.leg := was.leg + 1;
        a_legs[last + 1] := begun;
    END IF;
    RETURN a_legs;"""
    ),
)


def _branches() -> Iterator[str]:
    for at, (when, does) in enumerate(_steps()):
        yield f"    {'ELSIF' if at else 'IF'} {when} THEN {does}"


_WRITTEN: Final = (
    *(one for one in OF_LEG if one not in {"service", "priority", "parked_at"}),
    *QUOTED,
)
_WRITE_LAST: Final = f"""
    UPDATE leg SET ({", ".join(_WRITTEN)}) = ({", ".join(f"stood.{one}" for one in _WRITTEN)})
        WHERE ticket = a_ticket AND leg = stood.leg;"""
_LEGS: Final = """
    legs := ARRAY(SELECT stay FROM leg AS stay WHERE stay.ticket = a_ticket ORDER BY stay.leg);"""
_BEGAN_EVENT: Final = """
    happened.ticket := a_ticket; happened.kind := a_kind; happened.at := a_at;
    happened.counter := a_counter; happened.clerk := a_clerk; happened.operation := a_operation;
    happened.step := a_step;"""

LEADS_HERE = Act(
    name="leads_here",
    takes="unit TEXT, station TEXT, login TEXT",
    gives="BOOLEAN STABLE",
    is_inner=True,
    does=lambda: (
        f"""
    RETURN EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit AND station = a_station
        AND ended_at IS NULL AND login = coalesce(a_login, login)
        AND person_role(a_unit, login) IN ({LEADING}));"""
    ),
)
# A person acts at the station where she is in, at its counters: one who was in when it happened,
# where a desk without the server tells it later.
REQUIRE_AUTHOR = Act(
    name="require_author",
    takes="kind TEXT, unit TEXT, station TEXT, clerk TEXT, counter INTEGER, at BIGINT",
    gives="VOID",
    is_inner=True,
    does=lambda: (
        f"""
    IF a_kind IS NULL THEN RETURN; END IF;
    IF a_clerk IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sign_in_session WHERE unit = a_unit
        AND login = a_clerk AND station = a_station AND opened_at <= a_at + {_A_MINUTE_US}
        AND (ended_at IS NULL OR ended_at >= a_at)) THEN
        {denied("nobody of this name is signed in here")}
    END IF;
    IF a_counter IS NOT NULL AND NOT nouba_own_counter(a_counter) THEN
        {denied("the counter is not this station''s")}
    END IF;"""
    ),
)

# Said over the line alone, where the unit lets visitors; who lets others go first goes back, once.
REQUIRE_TELEPHONE = Act(
    name="require_telephone",
    takes="kind TEXT, stood leg, said TEXT, ranked_since BIGINT, at BIGINT",
    gives="VOID",
    is_inner=True,
    does=lambda: (
        f"""
    IF a_kind <> 'jobs' OR (described(a_stood.unit) -> 'phone' ->> CASE a_said
        WHEN '{EventKind.LEFT}' THEN 'leave' ELSE 'let_go_first' END) IS DISTINCT FROM 'true' THEN
        {denied("no visitor says this here by telephone")}
    END IF;
    IF a_said = '{EventKind.LET_GO_FIRST}' AND ((a_ranked_since BETWEEN a_stood.ranked_since + 1
        AND a_at + 2 * {_A_DAY_US}) IS NOT TRUE OR EXISTS (SELECT 1 FROM event
        WHERE ticket = a_stood.ticket AND kind = '{EventKind.LET_GO_FIRST}')) THEN
        {denied("nobody lets others go first twice, or comes forward by it")}
    END IF;"""
    ),
)

# Those that a desk may tell later; all else happens now, by the server's clock.
_TOLD_LATER: Final = _listed(
    (EventKind.STARTED, EventKind.FINISHED, EventKind.NOTED, EventKind.MISSED)
)
HAPPEN = Act(
    name="happen",
    takes="ticket TEXT, kind TEXT, at BIGINT, counter INTEGER, clerk TEXT, service TEXT,"
    " priority TEXT, outcome TEXT, ranked_since BIGINT, kept_counter INTEGER, kept_clerk TEXT,"
    " note TEXT, operation TEXT, step INTEGER",
    gives="BIGINT",
    declares=f"""{ME} legs leg[]; stood leg; happened event; before INTEGER; now_us BIGINT;
    a_unit TEXT; a_day TEXT;""",
    does=lambda: (
        f"""
    {ITS_TICKET}
    PERFORM 1 FROM leg WHERE ticket = a_ticket ORDER BY leg FOR UPDATE;{_LEGS}
    IF me.kind IS NOT NULL THEN
        IF a_kind = '{EventKind.GIVEN_BACK}' THEN
            {denied("a kiosk gives back what it gave, by an act of its own")}
        END IF;
        now_us := server_now();
        IF (a_kind IN ({_TOLD_LATER}) AND a_at BETWEEN now_us - {_A_DAY_US}
            AND now_us - {_A_MINUTE_US}) IS NOT TRUE THEN
            a_at := now_us;
        END IF;
        a_at := greatest(a_at, (SELECT max(at) FROM event WHERE ticket = a_ticket));
        PERFORM require_author(me.kind, me.unit, me.station, a_clerk, a_counter, a_at);
        PERFORM require_ids(a_ticket, a_operation);
        stood := legs[cardinality(legs)];
        IF a_kind NOT IN ({_BY_LEADERS}) AND (me.kind = 'desk' AND a_clerk IS NULL
            OR me.kind <> 'jobs' AND stood.state IN ('called', 'serving')
            AND stood.clerk IS DISTINCT FROM a_clerk
            AND NOT leads_here(me.unit, me.station, NULL)) THEN
            {denied("a colleague has her before her")}
        END IF;
        IF stood.state = '{TicketState.WAITING}' AND a_counter IS NOT NULL
            AND NOT {AT_HER_COUNTER} THEN
            {denied("she works elsewhere")}
        END IF;
        a_note := left(a_note, 200);
        IF a_kind IN ({_BY_LEADERS}) AND me.kind <> 'jobs'
            AND NOT leads_here(me.unit, me.station, NULL) OR me.kind = 'jobs'
            AND (a_kind IN ('{EventKind.CLOSED}', {_BY_TELEPHONE})) IS NOT TRUE THEN
            {denied("nobody who leads the hall is signed in here")}
        END IF;
        IF a_kind IN ({_BY_TELEPHONE}) THEN
            PERFORM require_telephone(me.kind, stood, a_kind, a_ranked_since, a_at);
            a_service := NULL; a_priority := NULL; a_outcome := NULL; a_note := NULL;
            a_kept_counter := NULL; a_kept_clerk := NULL;
            IF a_kind = '{EventKind.LEFT}' THEN a_ranked_since := NULL; END IF;
        ELSIF a_ranked_since NOT BETWEEN a_at - {_A_DAY_US} AND a_at
            AND a_ranked_since NOT IN (SELECT ranked_since FROM leg WHERE ticket = a_ticket)
            AND a_ranked_since IS DISTINCT FROM
                (SELECT appointment_at FROM ticket WHERE id = a_ticket) THEN
            {denied("nobody waits since another time")}
        END IF;
    END IF;
    a_unit := (legs[1]).unit;
    IF a_service IS NOT NULL THEN {JOIN_LINE} END IF;
    {_BEGAN_EVENT}
    happened.service := a_service; happened.priority := a_priority; happened.outcome := a_outcome;
    happened.ranked_since := a_ranked_since; happened.kept_counter := a_kept_counter;
    happened.kept_clerk := a_kept_clerk; happened.note := a_note;
    before := cardinality(legs);
    legs := visit_after(legs, happened);
    IF legs IS NULL THEN {denied("this may not happen to the visit now")} END IF;
    {_written_event()}
    stood := legs[before];
    IF a_kind = '{EventKind.LET_GO_FIRST}' THEN
        stood.quoted_low_us := NULL; stood.quoted_high_us := NULL;
    END IF;{_WRITE_LAST}
    IF cardinality(legs) > before THEN INSERT INTO leg SELECT (legs[before + 1]).*; END IF;
    IF a_kind IN ({_listed(FREES_ITS_PLACE)})
        AND (a_kind <> '{EventKind.LEFT}' OR before = 1) THEN
        a_day := stood.service_day; a_service := (legs[1]).service;
        {within(GIVE_PLACE_BACK)};
    END IF;
    RETURN a_at;"""
    ),
)

# The kiosk's own alone, and the server says when: nobody takes away what another has in hand, nor
# what the hall has heard. What is too late for it is no attack, and stays as it is.
GIVE_BACK = Act(
    name="give_back",
    takes="ticket TEXT, at BIGINT, operation TEXT",
    gives="BIGINT",
    declares=f"""{ME} legs leg[]; stood leg; happened event; a_unit TEXT; a_day TEXT;
    a_service TEXT;""",
    does=lambda: (
        f"""
    {ITS_TICKET}
    PERFORM 1 FROM leg WHERE ticket = a_ticket ORDER BY leg FOR UPDATE;{_LEGS}
    IF me.kind IS NOT NULL THEN
        a_at := greatest(server_now(), (SELECT max(at) FROM event WHERE ticket = a_ticket));
        PERFORM require_ids(a_ticket, a_operation);
        IF NOT EXISTS (SELECT 1 FROM ticket WHERE id = a_ticket AND kiosk = me.station) THEN
            {denied("the ticket is not its own")}
        END IF;
        IF EXISTS (SELECT 1 FROM event WHERE ticket = a_ticket
            AND kind = '{EventKind.TAKEN_IN}') THEN
            {denied("the kiosk gave it alone")}
        END IF;
    END IF;
    happened.ticket := a_ticket; happened.kind := '{EventKind.GIVEN_BACK}'; happened.at := a_at;
    happened.operation := a_operation; happened.step := 0;
    stood := legs[1];
    a_unit := stood.unit; a_day := stood.service_day; a_service := stood.service;
    IF cardinality(legs) = 1 THEN legs := visit_after(legs, happened); ELSE legs := NULL; END IF;
    IF legs IS NULL THEN {denied("this may not happen to the visit now")} END IF;
    IF EXISTS (SELECT 1 FROM ticket WHERE id = a_ticket AND issued_at < a_at - {_GIVE_BACK_US})
        OR EXISTS (SELECT 1 FROM event WHERE ticket = a_ticket AND kind = '{EventKind.CALLED}')
    THEN RETURN NULL; END IF;
    {_written_event()}
    stood := legs[1];{_WRITE_LAST}
    {within(GIVE_PLACE_BACK)};
    RETURN a_at;"""
    ),
)


def first_leg(issued: str) -> str:
    """Return how ``stood`` begins with the event of this name."""
    return f"""stood.service := {issued}.service; stood.priority := {issued}.priority;
    stood.calls := 0; stood.state := '{TicketState.WAITING}'; stood.waiting_since := {issued}.at;
    stood.ranked_since := coalesce({issued}.ranked_since, {issued}.at);"""


_FOR_GOOD: Final = _listed(
    (
        *(EventKind.ISSUED, EventKind.IMPORTED, EventKind.CANCELLED, EventKind.CLOSED),
        *(EventKind.SERVED_ON_PAPER, EventKind.GIVEN_BACK, *BY_TELEPHONE),
    )
)
# What is left when the last act is taken back is the fold of what stood before it.
TAKE_BACK = Act(
    name="take_back",
    takes="ticket TEXT, kind TEXT, at BIGINT, counter INTEGER, clerk TEXT, operation TEXT,"
    " step INTEGER",
    gives="BIGINT",
    declares=f"""{ME} legs leg[]; stood leg; happened event; one event; standing event[];""",
    does=lambda: (
        f"""
    {ITS_TICKET}
    PERFORM 1 FROM leg WHERE ticket = a_ticket ORDER BY leg FOR UPDATE;{_LEGS}
    IF me.kind IS NOT NULL THEN
        a_at := greatest(server_now(), (SELECT max(at) FROM event WHERE ticket = a_ticket));
        PERFORM require_author(me.kind, me.unit, me.station, a_clerk, a_counter, a_at);
        PERFORM require_ids(a_ticket, a_operation);
        IF me.kind = 'desk' AND a_clerk IS NULL THEN
            {denied("this is not hers to take back")}
        END IF;
    END IF;
    FOR one IN SELECT * FROM event WHERE ticket = a_ticket
        AND kind <> '{EventKind.TAKEN_IN}' ORDER BY seq
    LOOP
        IF one.kind = '{EventKind.UNDONE}' THEN
            standing := trim_array(standing, 1);
        ELSE
            standing := standing || one;
        END IF;
    END LOOP;
    one := standing[cardinality(standing)];
    IF one.kind IN ({_FOR_GOOD}) OR one.clerk IS DISTINCT FROM a_clerk
        OR a_kind IS DISTINCT FROM '{EventKind.UNDONE}' THEN
        {denied("this is not hers to take back")}
    END IF;
    standing := trim_array(standing, 1);
    stood := legs[1]; one := standing[1];
    {" ".join(f"stood.{name} := NULL;" for name in OF_LEG)}
    {first_leg("one")}
    legs := ARRAY[stood];
    FOR place IN 2 .. cardinality(standing) LOOP
        legs := visit_after(legs, standing[place]);
    END LOOP;
    IF legs IS NULL THEN {denied("this may not happen to the visit now")} END IF;
    {_BEGAN_EVENT}
    {_written_event()}
    stood := legs[cardinality(legs)];
    DELETE FROM leg WHERE ticket = a_ticket AND leg > stood.leg;{_WRITE_LAST}
    RETURN a_at;"""
    ),
)


def _written_event() -> str:
    names = ("ticket", "operation", "step", *OF_EVENT, "is_late")
    said = ", ".join(f"happened.{one}" for one in names)
    return f"""
    happened.is_late := CASE WHEN happened.at < (SELECT latest FROM chain
        WHERE unit = (legs[1]).unit AND label = (legs[1]).service_day) - {CLOCKS_APART_US}
        THEN 1 END;
    INSERT INTO event ({", ".join(names)}) VALUES ({said});"""


# Whoever claims her first has her; another clerk's transaction is waited for in turn only.
CLAIM = Act(
    name="claim",
    takes="ticket TEXT, in_turn INTEGER",
    gives="SETOF TEXT",
    declares=ME,
    does=lambda: (
        f"""
    {ITS_TICKET}
    IF a_in_turn = 1 THEN
        RETURN QUERY SELECT ticket FROM leg WHERE ticket = a_ticket AND state = 'waiting'
            FOR UPDATE;
    ELSE
        RETURN QUERY SELECT ticket FROM leg WHERE ticket = a_ticket AND state = 'waiting'
            FOR UPDATE SKIP LOCKED;
    END IF;"""
    ),
)
HOLD_DAY = Act(
    name="hold_day",
    takes="unit TEXT, day TEXT",
    gives="VOID",
    declares=ME,
    does=lambda: (
        f"""
    IF me.kind IN ('desk', 'console') AND NOT leads_here(me.unit, me.station, NULL) THEN
        {denied("nobody who leads the hall is signed in here")}
    END IF;
    PERFORM 1 FROM leg WHERE ticket IN (SELECT ticket FROM leg WHERE unit = a_unit
            AND service_day = a_day AND state IN ('waiting', 'called', 'parked'))
        ORDER BY ticket, leg FOR UPDATE;"""
    ),
)
