"""A connection on which no answer is waited for without end.

Time-outs of the system notice a cable that is cut. They do not notice a box on the way that
acknowledges every byte and passes none on.
"""

import select
import time
from collections.abc import Mapping
from typing import Any, Self

import psycopg
from psycopg.conninfo import make_conninfo


class PatientConnection(psycopg.Connection[Any]):
    """A connection that ends when an answer takes longer than its patience."""

    patience_s = float("inf")
    is_given_up = False
    """Whether it ended so."""

    @classmethod
    def open(cls, parameters: Mapping[str, str | int], patience_s: float) -> Self:
        """Connect; from then on every answer is waited for so long."""
        connection = cls.connect(make_conninfo("", **parameters), autocommit=True)
        connection.patience_s = patience_s
        return connection

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for the server, which the driver does here and nowhere else."""
        if timeout is not None:  # whoever asked is content with no answer
            return super().wait(gen, interval, timeout)
        until_s = time.monotonic() + self.patience_s
        try:
            return super().wait(gen, interval, self.patience_s)
        except psycopg.OperationalError as error:
            if time.monotonic() < until_s:
                raise
            # What is still to come would be taken for the answer to the next question.
            self.is_given_up = True
            self.pgconn.finish()
            raise psycopg.OperationalError(f"no answer in {self.patience_s:g} seconds") from error

    def is_stale(self) -> bool:
        """Return whether it was ended, by the server or on the way, while it rested."""
        if self.closed:
            return True
        look = select.poll()
        look.register(self.pgconn.socket, select.POLLIN)
        # Nobody has asked anything: the only thing to read is that it is over.
        return bool(look.poll(0))
