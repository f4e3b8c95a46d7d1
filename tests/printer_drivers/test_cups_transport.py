"""CUPS as its command ``lp`` shows it: a script of that name, first on the path."""

import logging
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from printer_drivers.deadline import Deadline
from printer_drivers.transport.open import open_transport
from printer_drivers.transport.port import Transport
from reception.domain.errors import PrinterFault
from tests.printer_drivers.printer_lines import held_by_another_process

_SOON = timedelta(milliseconds=300)
_PATIENT = timedelta(seconds=20)
_JOB = bytes(range(256)) * 700

_ACCEPTS = 'echo "$@" >"$HERE/words"; cat >"$HERE/job"; echo "request id is kiosk-12 (1 file(s))"'

pytestmark = pytest.mark.timeout(600)

type FakeLp = Callable[[str], None]


@pytest.fixture
def lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeLp:
    def install(script: str) -> None:
        command = tmp_path / "lp"
        command.write_text(f"#!/bin/sh\nHERE='{tmp_path}'\n{script}\n", encoding="utf-8")
        command.chmod(0o755)

    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    # Queues of the same name in tests that run beside this one are others.
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    install(_ACCEPTS)
    return install


def _with_a_job(queue: str = "Kiosk_1") -> Transport:
    transport = open_transport(f"cups://{queue}?width=576")
    for half in (_JOB[:1000], _JOB[1000:]):
        assert transport.write(half, Deadline.after(_PATIENT)) == len(half)
    return transport


def test_a_job_is_handed_over_whole_by_the_flush(
    lp: FakeLp, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    transport = _with_a_job()
    assert not (tmp_path / "job").exists()
    with caplog.at_level(logging.INFO):
        assert transport.flush(Deadline.after(_PATIENT))
    assert (tmp_path / "job").read_bytes() == _JOB
    assert "-d Kiosk_1 -o raw" in (tmp_path / "words").read_text(encoding="utf-8")
    assert "kiosk-12" in caplog.text
    transport.close()


def test_a_job_is_handed_over_once(lp: FakeLp, tmp_path: Path) -> None:
    transport = _with_a_job()
    assert transport.flush(Deadline.after(_PATIENT))
    (tmp_path / "job").unlink()
    assert transport.flush(Deadline.after(_PATIENT))
    assert not (tmp_path / "job").exists()
    transport.close()


def test_a_job_that_was_given_up_never_comes_out(lp: FakeLp, tmp_path: Path) -> None:
    transport = _with_a_job()
    transport.close()
    assert not (tmp_path / "job").exists()
    # Neither does it precede the next one.
    transport = _with_a_job()
    assert transport.flush(Deadline.after(_PATIENT))
    assert (tmp_path / "job").read_bytes() == _JOB
    transport.close()


def test_nothing_ever_comes_back(lp: FakeLp) -> None:
    transport = _with_a_job()
    assert not transport.answers
    assert transport.fileno() is None
    assert transport.line_bytes_s is None
    assert transport.read(Deadline.after(_PATIENT)) == b""
    transport.close()


def test_a_service_that_hangs_before_the_ticket_is_ended_and_told(lp: FakeLp) -> None:
    lp("sleep 1000")
    transport = _with_a_job()
    with pytest.raises(PrinterFault, match="in time"):
        transport.flush(Deadline.after(_SOON))
    transport.close()


def test_a_service_that_hangs_after_the_ticket_leaves_it_open(lp: FakeLp, tmp_path: Path) -> None:
    """It may be printed: nobody can tell."""
    heard = tmp_path / "heard"
    os.mkfifo(heard)
    lp('cat >"$HERE/job"; echo yes >"$HERE/heard"; sleep 1000')
    transport = _with_a_job()

    class OverOnceItIsRead(Deadline):
        @property
        def left_s(self) -> float:
            assert heard.read_text(encoding="utf-8") == "yes\n"
            return 0.0

    assert transport.flush(OverOnceItIsRead(0)) is False
    assert (tmp_path / "job").read_bytes() == _JOB
    transport.close()


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo 'lp: The printer or class does not exist.' >&2; exit 1", "Kiosk_1 does not exist"),
        ("echo 'lp: No default destination.' >&2; exit 1", "No default destination"),
        ("exit 1", "no reason"),
        ("kill -9 $$", "no reason"),
    ],
)
def test_a_queue_that_refuses_is_told(lp: FakeLp, script: str, told: str) -> None:
    lp(script)
    transport = _with_a_job()
    with pytest.raises(PrinterFault, match=told) as refused:
        transport.flush(Deadline.after(_PATIENT))
    assert "lpstat" in refused.value.hint
    transport.close()


def test_a_computer_without_cups_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrinterFault, match="'lp' is missing"):
        open_transport("cups://kiosk")


@pytest.mark.parametrize("uri", ["cups://", "cups:///kiosk", "cups://host/printers/kiosk"])
def test_an_address_without_a_queue_is_refused(lp: FakeLp, uri: str) -> None:
    with pytest.raises(PrinterFault, match="names no queue"):
        open_transport(uri)


def test_a_queue_has_one_owner(lp: FakeLp) -> None:
    with held_by_another_process("cups://Kiosk_1") as other:
        with pytest.raises(PrinterFault, match="Another program uses the printer"):
            _with_a_job()
        _with_a_job("Kiosk_2").close()
        other.kill()
        other.wait()
    _with_a_job().close()
