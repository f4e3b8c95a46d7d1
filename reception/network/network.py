"""The network of units, joined to one database: a site publishes, a centre follows sites."""

from typing import Self

from reception.database.connection import PATIENT_S, Database
from reception.domain.rights import noting_by
from reception.network.publish_sql import SqlPublicationStore
from reception.network.sql import SqlCentre
from reception.system.clock import Clock, SystemClock


class Network:
    """The verbs of a network of units, joined to one database; a context manager."""

    def __init__(self, database: Database, clock: Clock, os_user: str | None = None) -> None:
        noting = noting_by(os_user, clock.now)
        self._database = database
        self.publishing = SqlPublicationStore(database, noting)
        self.centre = SqlCentre(database, clock, noting)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()


def open_network(
    database_url: str, *, clock: Clock | None = None, os_user: str | None = None
) -> Network:
    """Open the verbs of a network on a database, which may be empty still.

    Args:
        database_url: its address.
        clock: of the centre; else the system's.
        os_user: who types the command; the audit log says so.

    Raises:
        StorageFault: its address is none.
    """
    database = Database(database_url, patience_s=PATIENT_S)
    return Network(database, clock or SystemClock(), os_user)
