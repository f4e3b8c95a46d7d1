"""What a site does for the network: it publishes, and looks who follows."""

from reception.network.model import Publication
from reception.network.publish_sql import SqlPublicationStore


class Publishing:
    """Publishes a site's visits."""

    def __init__(self, store: SqlPublicationStore) -> None:
        self._store = store

    def publish(self, *, reader: str | None = None) -> bool:
        """Publish what the network needs, and nothing of people; return whether it was not so.

        Args:
            reader: the role of the server by which the centre reads.

        Raises:
            StorageFault: the server is not set up for it; the hint says how it must be.
        """
        return self._store.publish(reader)

    def unpublish(self) -> bool:
        """Publish nothing any more, and keep nothing for readers; return whether it was so."""
        return self._store.unpublish()

    def publication(self) -> Publication:
        """Return what is published, and who follows."""
        return self._store.publication()
