"""The audit log: what was done, and what was tried without the right to it."""

from datetime import datetime, timedelta

from reception.database.audit import add_entry, read_entries
from reception.database.connection import Database
from reception.domain.errors import NotAllowedError
from reception.domain.rights import AuditAct, AuditEntry, Right, demand, login_of
from reception.domain.unit import Person
from reception.system.clock import Clock
from reception.system.files import one_line
from reception.unit.current import UnitReader

_LONGEST_SUBJECT = 200
_MOST_LINES = 1000
# A page that reads itself anew, and back and forth between two, is one look.
_SEEN_AGAIN_AFTER = timedelta(minutes=15)
_MOST_SEEN = 1000


class Audit:
    """Writes the log, and shows it to who may see it."""

    def __init__(
        self, database: Database, units: UnitReader, clock: Clock, os_user: str | None = None
    ) -> None:
        self._database = database
        self._units = units
        self._clock = clock
        self._os_user = os_user
        self._seen: dict[tuple[str, AuditAct, str], datetime] = {}

    def note(
        self, asking: Person | None, act: AuditAct, subject: str = "", *, refused: bool = False
    ) -> None:
        """Write down what a person did; None is whoever rules this computer."""
        entry = self.entry(login_of(asking), act, subject, refused=refused)
        unit = self._units.current()[1].code
        with self._database.write() as run:
            add_entry(run, unit, entry)

    def note_read(self, asking: Person | None, act: AuditAct, subject: str) -> None:
        """Write down what a person saw of others; again only after a quarter of an hour.

        Whoever rules this computer reads the database itself: only what she takes out is noted.
        """
        if asking is None:
            return
        now, key = self._clock.now(), (asking.login, act, subject)
        seen = self._seen.get(key)
        if seen is not None and timedelta(0) <= now - seen < _SEEN_AGAIN_AFTER:
            return
        self.note(asking, act, subject)
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen[key] = now

    def entry(
        self, who: str | None, act: AuditAct, subject: str = "", *, refused: bool = False
    ) -> AuditEntry:
        """Return a line as of now, for who writes it together with what was done."""
        at, shown = self._clock.now(), one_line(subject)[:_LONGEST_SUBJECT]
        return AuditEntry(
            at=at, who=who, act=act, subject=shown, refused=refused, os_user=self._os_user
        )

    def demand(self, asking: Person | None, right: Right, act: AuditAct = AuditAct.OTHER) -> None:
        """Pass when the person has the right; what is refused is written down.

        What counts is her role as it is now: who signed in before it was changed, or before she
        left, keeps nothing of it.

        Raises:
            NotAllowedError: the person's role does not include it.
        """
        try:
            demand(asking and self._as_now(asking, right), right)
        except NotAllowedError:
            self.note(asking, act, right.value, refused=True)
            raise

    def _as_now(self, person: Person, right: Right) -> Person:
        people = self._units.current()[1].people
        found = next((one for one in people if one.login == person.login), None)
        if found is None:
            raise NotAllowedError(person.login, right.value)
        return found

    def entries(
        self,
        *,
        asking: Person | None,
        who: str | None = None,
        act: AuditAct | None = None,
        refused: bool | None = None,
        limit: int = 200,
    ) -> tuple[AuditEntry, ...]:
        """Return lines of the log, the newest first.

        Raises:
            NotAllowedError: the person may not see it.
        """
        self.demand(asking, Right.SEE_THE_AUDIT)
        unit = self._units.current()[1].code
        with self._database.read() as run:
            most = min(limit, _MOST_LINES)
            return read_entries(run, unit, who=who, act=act, refused=refused, limit=most)
