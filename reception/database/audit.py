"""The lines of the audit log, in SQLite or PostgreSQL."""

from reception.database.acts.audit import ADD_LINE, NOTE_ACT
from reception.database.run import Run, Statement, instant, moment
from reception.domain.rights import AuditAct, AuditEntry

_ADD = NOTE_ACT.on_server(ADD_LINE)
_ENTRIES = Statement("""
    SELECT at, who, act, subject, refused, os_user FROM audit
    WHERE unit = :unit
        AND (CAST(:who AS TEXT) IS NULL OR who = CAST(:who AS TEXT))
        AND (CAST(:act AS TEXT) IS NULL OR act = CAST(:act AS TEXT))
        AND (CAST(:refused AS INTEGER) IS NULL OR refused = CAST(:refused AS INTEGER))
    ORDER BY id DESC LIMIT :limit
""")


def add_entry(run: Run, unit: str, entry: AuditEntry) -> None:
    """Write one line, in whatever transaction this is."""
    run.change(
        _ADD,
        unit=unit,
        at=instant(entry.at),
        who=entry.who,
        act=entry.act.value,
        subject=entry.subject,
        refused=int(entry.refused),
        os_user=entry.os_user,
    )


def read_entries(
    run: Run, unit: str, *, who: str | None, act: AuditAct | None, refused: bool | None, limit: int
) -> tuple[AuditEntry, ...]:
    """Return lines of the audit log, the newest first."""
    return tuple(
        AuditEntry(
            at=moment(at),
            who=login,
            act=AuditAct.read(what),
            subject=subject,
            refused=bool(denied),
            os_user=os_user,
        )
        for at, login, what, subject, denied, os_user in run.rows(
            _ENTRIES,
            unit=unit,
            who=who,
            act=act.value if act else None,
            refused=None if refused is None else int(refused),
            limit=limit,
        )
    )
