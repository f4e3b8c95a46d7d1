"""Sheets of paper that tests want, begin and look at, in a reception of their own."""

from reception.app import Reception
from reception.domain.paper import PrintJob, PrintState
from tests.support.databases import dump


def wanted(reception: Reception, station: str = "kiosk-1") -> PrintJob:
    visit = reception.desk.issue("signature", printer_station=station)
    sheet = reception.prints.original(visit.ticket.id)
    assert sheet
    return sheet


def sending(reception: Reception, sheet: PrintJob) -> PrintJob:
    assert reception.prints.begin(sheet, attempt=reception.ids.new())
    return sheet


def known(reception: Reception, sheet: PrintJob) -> PrintState:
    job = reception.prints.job(sheet.ticket, sheet.sheet)
    assert job
    return job.state


def sheets(database_url: str) -> list[tuple[int, str]]:
    """Return the number and the state of every sheet of paper."""
    return [(row[1], row[3]) for row in dump(database_url)["print_job"]]
