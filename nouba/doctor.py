"""``nouba doctor``: what is wrong with this station, and what to do."""

from collections.abc import Callable, Iterator
from dataclasses import asdict

import typer

from nouba.checks import (
    CheckHealth,
    CheckResult,
    backup_checks,
    disk_checks,
    failure,
    file_checks,
    font_checks,
    line_checks,
    service_checks,
    zone_checks,
)
from nouba.database_checks import database_checks
from nouba.device_checks import (
    board_checks,
    call_box_checks,
    journal_checks,
    led_checks,
    printer_checks,
    sound_checks,
    ticket_checks,
    voice_checks,
)
from nouba.options import AsJson, Db
from nouba.output import show
from nouba.station import ENVIRONMENT_FAILED, settings_with
from reception.domain.errors import EnvironmentFault, Refusal
from reception.system.settings import Settings


def doctor(db: Db = None, as_json: AsJson = False) -> None:
    """Look at database, backups, printer, sound and the rest; exit code 3 when one is broken."""
    settings = settings_with(db)
    checks: tuple[tuple[str, Callable[[Settings], Iterator[CheckResult]]], ...] = (
        ("zone", zone_checks),
        ("database", database_checks),
        ("fonts", font_checks),
        ("printer", printer_checks),
        ("ticket", ticket_checks),
        ("journal", journal_checks),
        ("sound", sound_checks),
        ("board", board_checks),
        ("led", led_checks),
        ("call-box", call_box_checks),
        ("voice", voice_checks),
        ("backup", backup_checks),
        ("disk", disk_checks),
        ("files", file_checks),
        ("units", service_checks),
        ("line", line_checks),
    )
    found = [result for code, check in checks for result in _carried_out(code, check, settings)]
    broken = any(one.health is CheckHealth.BROKEN for one in found)
    lines = (
        f"{one.health:<8} {one.code:<9} {one.says}{f' -> {one.hint}' if one.hint else ''}"
        for one in found
    )
    answer = {"healthy": not broken, "checks": [asdict(one) for one in found]}
    show(answer, lines, as_json=as_json)
    if broken:
        raise typer.Exit(ENVIRONMENT_FAILED)


def _carried_out(
    code: str, check: Callable[[Settings], Iterator[CheckResult]], settings: Settings
) -> Iterator[CheckResult]:
    try:
        yield from check(settings)
    except EnvironmentFault as fault:
        yield failure(code, fault.what, fault.hint)
    except Refusal as refusal:
        yield failure(code, str(refusal))
