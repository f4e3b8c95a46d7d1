"""The server's own lines of the audit log: it says when, and who could have done it there."""

from collections.abc import Iterable
from typing import Final

from reception.database.acts.act import ME, Act, denied, within
from reception.database.run import Statement, row_of
from reception.database.schema.unit import audit
from reception.domain.rights import AuditAct

ADD_LINE: Final = Statement(row_of(audit, "id"))
"""The writing of a line, which SQLite runs by itself."""

NOTED_AT: Final = {
    "kiosk": frozenset({AuditAct.TYPE}),
    # What changes people or passwords, the functions that do it note themselves.
    "desk": frozenset(
        {
            *(AuditAct.SEE_PEOPLE, AuditAct.SERVED_ON_PAPER, AuditAct.CLOSE_DAY),
            *(AuditAct.PAUSE_SERVICE, AuditAct.RESUME_SERVICE, AuditAct.TYPE),
        }
    ),
    "console": frozenset(AuditAct)
    - {
        *(AuditAct.SIGN_IN, AuditAct.UNLOCK, AuditAct.CHOOSE_PIN, AuditAct.CHANGE_PASSWORD),
        *(AuditAct.RENEW_PASSWORD, AuditAct.SECOND_FACTOR, AuditAct.END_SESSION),
        *(AuditAct.LIFT_PAUSE, AuditAct.PUT_BACK),
    },
    "jobs": frozenset(
        {
            *(AuditAct.FORGET_VISITS, AuditAct.TAKE_OUT_FIGURES, AuditAct.TAKE_OUT_VISITS),
            *(AuditAct.CLOSE_DAY, AuditAct.TYPE),
        }
    ),
}
"""What a line may say that a kind of station has written; any may say what was refused there."""


def _named(acts: Iterable[AuditAct]) -> str:
    return ", ".join("'{}'".format(one.replace("'", "''")) for one in sorted(acts))


def _may(kind: str, acts: frozenset[AuditAct]) -> str:
    return f"me.kind = '{kind}' AND a_act IN ({_named(acts)})"


# By whom: who is in at this station, or who was refused there after a try; or nobody by name.
NOTE_ACT = Act(
    name="note_act",
    takes="unit TEXT, at BIGINT, who TEXT, act TEXT, subject TEXT, refused INTEGER, os_user TEXT",
    gives="VOID",
    declares=ME,
    on_file=ADD_LINE,
    does=lambda: (
        f"""
    IF me.kind IS NOT NULL THEN
        IF a_refused IS NULL OR a_act IS NULL OR a_act NOT IN ({_named(AuditAct)}) THEN
            {denied("there is no such line")}
        END IF;
        IF NOT (a_refused = 1 OR {" OR ".join(f"({_may(*one)})" for one in NOTED_AT.items())}) THEN
            {denied("no station of this kind writes such a line")}
        END IF;
        IF a_who IS NOT NULL AND NOT is_in(me.unit, me.station, a_who) AND NOT (a_refused = 1
            AND EXISTS (SELECT 1 FROM sign_in_try WHERE unit = me.unit AND login = a_who
                AND station = me.station)) THEN
            {denied("nobody of this name is signed in here")}
        END IF;
        a_subject := left(a_subject, 200);
        a_os_user := me.station;
    END IF;
    a_unit := me.unit;
    a_at := act_time(me.kind, a_at);
    {within(ADD_LINE)};"""
    ),
)
