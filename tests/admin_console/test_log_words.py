"""What the log says of its lines."""

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from admin_console.unit.changes_page import subject_words
from reception.domain.rights import AuditAct, AuditEntry


def _said(act: AuditAct, subject: str) -> str:
    at = datetime(2026, 11, 25, 9, tzinfo=UTC)
    return subject_words(AuditEntry(at=at, who="admin", act=act, subject=subject))


def test_a_station_that_is_called_like_a_field_keeps_its_name(qtbot: QtBot) -> None:
    assert _said(AuditAct.SIGN_IN, "console office") == "console office"
    assert _said(AuditAct.DESCRIBE, "office") != "office"
