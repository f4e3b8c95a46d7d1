"""What stations did without the server: taken in, decided on, entered by hand."""

from reception.offline.conflicts import Parked
from reception.offline.manual_recovery import OnPaper


class Offline(Parked, OnPaper):
    """Receives what happened while stations stood alone; each act is one transaction."""
