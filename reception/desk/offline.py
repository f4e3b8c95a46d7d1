"""What stations did without the server: taken in, decided on, entered by hand."""

from reception.desk.on_paper import OnPaper
from reception.desk.parked import Parked


class Offline(Parked, OnPaper):
    """Receives what happened while stations stood alone; each act is one transaction."""
