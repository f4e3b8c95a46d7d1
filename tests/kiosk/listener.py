"""Hears what is logged, for what ought not to be."""

import logging

_ENVIRONMENT_WARNS = ("kiosk.", "reception.", "printer_drivers.")


class Listener(logging.Handler):
    """Keeps what ought not to be logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complaints: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # A printer or a database that is away is no fault of the kiosk's, and is noted.
        expected = record.levelno < logging.ERROR and record.name.startswith(_ENVIRONMENT_WARNS)
        if not expected:
            self.complaints.append(self.format(record))
