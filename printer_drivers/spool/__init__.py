"""Carries a station's print jobs to its printer, and what became of them to the database."""

from printer_drivers.spool.put_on_paper import put_on_paper
from printer_drivers.spool.spool import Outcome, Spool

__all__ = ["Outcome", "Spool", "put_on_paper"]
