"""The displays of a line are kept as they are wanted, whatever happens to the line."""

import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter_display.led.driver import LineKeeper, WantedText
from counter_display.led.serial_link import SerialLink, open_line
from counter_display.led.settings import LedFault, LedSetting, LineTakenFault
from lab.led.emulator import PROTOCOLS, LedEmulator
from lab.led.model import LedFaults
from tests.support.led_lines import EmulatedLine

QUIET = {"01": WantedText("1"), "0A": WantedText("")}
CALLED = {"01": WantedText("A042", blinking=True), "0A": WantedText("A042  1", blinking=True)}


class Table:
    """A keeper without its thread, whose time the test holds."""

    def __init__(self, protocol: str, displays: str = "1:01,hall:0A") -> None:
        self.now_s = 100.0
        self.line = EmulatedLine(PROTOCOLS[protocol], ["01", "0A"])
        self.opens: list[LedFault | None] = []
        setting = LedSetting.parse(f"serial:///dev/x?protocol={protocol}&displays={displays}")
        self.keeper = LineKeeper(setting, open_it=self._open, clock=lambda: self.now_s)

    def _open(self, _: LedSetting) -> SerialLink:
        fault = self.opens.pop(0) if self.opens else None
        if fault:
            raise fault
        return self.line

    def after(self, seconds: float) -> bytes:
        """Let time pass; return what was sent meanwhile."""
        before = len(self.line.sent)
        end_s = self.now_s + seconds
        while self.now_s < end_s:
            self.now_s += min(max(self.keeper.turn(), 0.01), end_s - self.now_s)
        self.keeper.turn()
        return self.line.sent[before:]

    def shows(self) -> list[str]:
        return [self.line.signs[address].text.strip() for address in ("01", "0A")]


def test_two_quick_calls_leave_the_later_one_and_nothing_of_before() -> None:
    table = Table("alpha")
    table.keeper.want(QUIET)
    table.after(0)
    assert table.shows() == ["1", ""]
    table.keeper.want(CALLED)
    table.keeper.want(CALLED | {"01": WantedText("A043", blinking=True)})
    table.after(0.6)
    assert table.shows() == ["A043", "A042  1"]


def test_one_display_is_not_written_to_again_at_once() -> None:
    table = Table("alpha")
    table.keeper.want(QUIET)
    table.after(0)
    table.keeper.want(CALLED)
    assert table.after(0.3) == b""
    assert table.after(0.3).count(b"\x04") == 2


def test_what_no_sign_confirms_is_sent_again_now_and_then() -> None:
    table = Table("alpha")
    table.line.faults = LedFaults(refuses=True)
    table.keeper.want(CALLED)
    table.after(0)
    assert table.shows() == ["", ""]
    table.line.faults = LedFaults()
    table.after(2.5)
    assert table.shows() == ["A042", "A042  1"]
    # After two and ten seconds, then every minute, at each of the two.
    assert table.after(300).count(b"\x04") == 2 * 5


def test_a_confirmed_text_is_sent_once_and_wears_no_memory() -> None:
    table = Table("am03127")
    table.keeper.want(CALLED)
    table.after(0)
    assert table.shows() == ["A042", "A042  1"]
    assert table.after(3600) == b""


def test_a_display_that_does_not_answer_is_told_once_and_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    table = Table("am03127")
    table.line.faults = LedFaults(refuses=True)
    table.keeper.want(CALLED)
    with caplog.at_level(logging.INFO):
        table.after(40)
        told = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
        assert told == [
            "the display at counter 1 (address 01) does not answer; it is tried again and again",
            "the display in the hall (address 0A) does not answer; it is tried again and again",
        ]
        table.line.faults = LedFaults()
        table.after(15)
    assert table.shows() == ["A042", "A042  1"]
    assert "answers again" in caplog.text
    caplog.clear()


def test_a_line_that_is_not_there_is_waited_for_and_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    table = Table("alpha")
    table.opens = [LedFault("There is no line", "plug it in")] * 4
    table.keeper.want(CALLED)
    table.after(8)
    assert table.shows() == ["A042", "A042  1"]
    assert caplog.messages == ["There is no line: plug it in"]
    caplog.clear()


def test_a_line_that_comes_and_goes_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    table = Table("alpha")
    table.keeper.want(QUIET)
    for _ in range(20):
        table.after(1)
        table.line.fault = LedFault("The line is gone", "see its cable")
        table.after(1)
        table.line.fault = None
    assert caplog.messages == ["The line is gone: see its cable"]
    table.after(10)
    assert table.shows() == ["1", ""]
    caplog.clear()


def test_a_call_does_not_wait_for_all_who_do_not_answer() -> None:
    table = Table("am03127", displays="2:02,3:03,4:04,1:01,hall:0A")
    nobody = {"02": WantedText("2"), "03": WantedText("3"), "04": WantedText("4")}
    with _unheard_displays():
        table.keeper.want(nobody | QUIET)
        table.after(1)
        table.line.sent = b""
        # Three displays that are not there have news as well, and are asked one a turn.
        table.keeper.want({address: WantedText("X") for address in nobody} | CALLED)
        table.after(0.6)
    addresses = re.findall(rb"<ID(..)><L1>", table.line.sent)
    assert addresses[:2] == [b"01", b"0A"]


class _Happened(NamedTuple):
    wanted: str
    lasts_s: float
    faults: LedFaults
    plugged: bool


@pytest.mark.parametrize("protocol", ["alpha", "am03127"])
@given(
    day=st.lists(
        st.builds(
            _Happened,
            wanted=st.sampled_from(["A001", "A002", "1", "-", ""]),
            lasts_s=st.sampled_from([0.0, 0.1, 1.0, 5.0, 70.0]),
            faults=st.sampled_from([LedFaults(), LedFaults(refuses=True), LedFaults(mute=True)]),
            plugged=st.sampled_from([True, True, True, False]),
        ),
        min_size=1,
        max_size=8,
    )
)
@example(day=[_Happened("A001", 1.0, LedFaults(refuses=True), plugged=True)])
def test_whatever_happens_a_minute_later_the_last_state_is_shown(
    protocol: str, day: list[_Happened]
) -> None:
    table = Table(protocol)
    last = ""
    with _unheard_displays():
        for happened in day:
            last = happened.wanted
            table.line.faults = happened.faults
            table.line.fault = None if happened.plugged else LedFault("The line is gone", "see it")
            table.keeper.want({"01": WantedText(last), "0A": WantedText("")})
            table.after(happened.lasts_s)
        table.line.faults, table.line.fault = LedFaults(), None
        table.after(75)
    assert table.shows() == [last, ""]
    assert not [one for one in table.line.signs.complaints if "checksum" not in one]


@contextmanager
def _unheard_displays() -> Iterator[None]:
    """Expect that displays and lines are missed, and that this is told."""
    log = logging.getLogger("counter_display.led.driver")
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = False


@contextmanager
def _kept(emulator: LedEmulator, *, tcp: bool = False) -> Iterator[LineKeeper]:
    how = f"protocol={emulator.protocol}&displays=1:01,hall:0A"
    place = f"serial://{emulator.serial_path}"
    if tcp and emulator.address:
        place = f"tcp://{emulator.address[0]}:{emulator.address[1]}"
    keeper = LineKeeper(LedSetting.parse(f"{place}?{how}"))
    keeper.want(QUIET)
    keeper.start()
    try:
        yield keeper
    finally:
        keeper.close()


@pytest.mark.parametrize("protocol", ["alpha", "am03127"])
@pytest.mark.parametrize("tcp", [False, True])
def test_a_cable_pulled_out_and_plugged_in_shows_what_is_called_by_then(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, protocol: str, tcp: bool
) -> None:
    listen = ("127.0.0.1", 0)
    line = tmp_path / "line"
    with LedEmulator(["01", "0A"], protocol=protocol, serial_path=line, listen=listen) as emulator:
        with _kept(emulator, tcp=tcp) as keeper:
            assert emulator.wait_for("01", "1")
            emulator.pull_out()
            emulator.lose_current()
            keeper.want(CALLED)
            if not tcp:
                emulator.plug_in()
            assert emulator.wait_for("01", "A042")
            assert emulator.wait_for("0A", "A042  1")
        # Ended in good order, no number stays behind.
        assert emulator.wait_for("01", "")
        assert not emulator.complaints
    assert all("is gone" in message for message in caplog.messages)
    caplog.clear()


def test_a_line_that_loses_bytes_still_shows_the_call(tmp_path: Path) -> None:
    with (
        LedEmulator(["01", "0A"], protocol="alpha", serial_path=tmp_path / "line") as emulator,
        _kept(emulator) as keeper,
    ):
        assert emulator.wait_for("01", "1")
        emulator.faults = LedFaults(drop_every=5)
        keeper.want(CALLED)
        assert not emulator.wait_for("01", "A042", patience_s=1.0)
        assert emulator.complaints
        emulator.faults = LedFaults()
        assert emulator.wait_for("01", "A042")
        assert emulator.wait_for("0A", "A042  1")


def test_a_line_has_one_writer(tmp_path: Path) -> None:
    with LedEmulator(["01"], serial_path=tmp_path / "line") as emulator:
        setting = LedSetting.parse(f"serial://{emulator.serial_path}?protocol=alpha&displays=1:01")
        line = open_line(setting)
        with pytest.raises(LineTakenFault, match="Another program uses"):
            open_line(setting)
        line.close()
        open_line(setting).close()


def test_what_is_no_line_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("important")
    setting = LedSetting.parse(f"serial://{notes}?protocol=alpha&displays=1:01")
    with pytest.raises(LedFault, match="is no serial line"):
        open_line(setting)
    assert notes.read_text() == "important"
    with pytest.raises(LedFault, match="There is no serial line"):
        open_line(replace(setting, path=str(tmp_path / "none")))
    with pytest.raises(LedFault, match="cannot be opened"):
        open_line(replace(setting, path="/dev/null"))
    with pytest.raises(LedFault, match="cannot be reached"):
        open_line(replace(setting, scheme="tcp", host="127.0.0.1", port=1))
    with pytest.raises(LedFault, match="no computer has such a name"):
        open_line(replace(setting, scheme="tcp", host="192.168..60", port=4001))


def test_a_keeper_ends_though_its_line_never_was(caplog: pytest.LogCaptureFixture) -> None:
    told = threading.Event()

    def refuse(_: LedSetting) -> SerialLink:
        told.set()
        raise LedFault("There is no line", "plug it in")

    setting = LedSetting.parse("serial:///dev/x?protocol=alpha&displays=1:01")
    keeper = LineKeeper(setting, open_it=refuse)
    keeper.start()
    assert told.wait(300)
    keeper.close()
    caplog.clear()
