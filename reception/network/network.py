"""The network of units, joined to one database: a site publishes, a centre follows sites."""

from typing import Self

from reception.database.connection import PATIENT_S, Database
from reception.network.publish_sql import SqlPublicationStore
from reception.network.sql import SqlCentre
from reception.system.clock import Clock, SystemClock


class Network:
    """The verbs of a network of units, joined to one database; a context manager."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.publishing = SqlPublicationStore(database)
        self.centre = SqlCentre(database, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()


def open_network(database_url: str, *, clock: Clock | None = None) -> Network:
    """Open the verbs of a network on a database, which may be empty still.

    Raises:
        StorageFault: its address is none.
    """
    return Network(Database(database_url, patience_s=PATIENT_S), clock or SystemClock())
