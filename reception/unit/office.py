"""New passwords for others."""

from reception.domain.rights import AuditAct, Right, login_of
from reception.domain.unit import Person
from reception.unit.describe import Describing
from reception.unit.office_base import OfficeBase


class Passwords(OfficeBase):
    """Gives new passwords; what they are good for, ``reception.people`` says."""

    def renew_password(self, login: str, *, asking: Person | None) -> str:
        """Give a person a new password, and return it: it is shown once and not kept.

        Whoever is in by the old one is in no more, and whoever comes in by the new one must choose
        one of her own first.

        Raises:
            NotAllowedError: the person who asks may not.
            UnknownPersonError: nobody here has this login.
        """
        self.audit.demand(asking, Right.KEEP_PEOPLE, AuditAct.RENEW_PASSWORD)
        unit = self.unit()
        unit.person(login)
        word = self._new_password()
        entry = self.audit.entry(login_of(asking), AuditAct.RENEW_PASSWORD, login)
        self._store.give_password_hash(unit.code, login, self._hasher.hash(word), noting=entry)
        return word


class Office(Describing, Passwords):
    """Carries out the verbs of the administrator."""
