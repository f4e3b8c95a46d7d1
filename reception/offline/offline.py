"""What stations did without the server: taken in, decided on, entered by hand."""

from reception.offline.conflicts import Conflicts
from reception.offline.manual_recovery import ManualRecovery


class Offline(Conflicts, ManualRecovery):
    """Receives what happened while stations stood alone; each act is one transaction."""
