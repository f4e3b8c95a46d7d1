"""``NOUBA_LED``: what is understood, and the sentence for what is not."""

import pytest

from counter_display.led.settings import Idle, LedFault, LedSetting, PlacedDisplay, led_settings
from tests.support.every_case import every_case

ALPHA = "serial:///dev/ttyUSB0?protocol=alpha"


def test_a_line_and_its_displays_are_read() -> None:
    first, second = led_settings(
        f"{ALPHA}&displays=1:01,12:0b,hall:0A&baud=19200&framing=7e1&idle=blank&blink=off"
        "  tcp://192.168.1.60:4001?protocol=am03127&displays=3:00"
    )
    assert (first.scheme, first.path, first.name) == ("serial", "/dev/ttyUSB0", "/dev/ttyUSB0")
    assert first.displays == (
        PlacedDisplay(1, "01"),
        PlacedDisplay(12, "0B"),
        PlacedDisplay(None, "0A"),
    )
    assert (first.protocol, first.baud, first.framing) == ("alpha", 19200, "7e1")
    assert (first.idle, first.blinks) == (Idle.BLANK, False)
    assert (second.host, second.port, second.name) == ("192.168.1.60", 4001, "192.168.1.60:4001")
    assert (second.idle, second.blinks, second.baud) == (Idle.NUMBER, True, 9600)


@every_case(
    ("text", "words"),
    [
        ("", "No LED display is named"),
        ("/dev/ttyUSB0", "is no address of LED displays"),
        ("usb:///dev/ttyUSB0?protocol=alpha&displays=1:01", "begins: serial://, tcp://"),
        ("serial://?protocol=alpha&displays=1:01", "names no line"),
        ("serial://dev/ttyUSB0?protocol=alpha&displays=1:01", "names no line"),
        ("tcp://10.0.0.5?protocol=alpha&displays=1:01", "names no line"),
        ("tcp://10.0.0.5:4001/x?protocol=alpha&displays=1:01", "names no line"),
        ("tcp://me:secret@10.0.0.5:4001?protocol=alpha&displays=1:01", "names no line"),
        ("tcp://10.0.0.5:99999?protocol=alpha&displays=1:01", "is no address of LED displays"),
        ("tcp://10.0.0.5:4001?protocol=alpha&displays=1:01&baud=9600", "set it at the converter"),
        ("serial:///dev/ttyUSB0?displays=1:01", "does not say 'protocol='"),
        (ALPHA, "does not say 'displays='"),
        (f"{ALPHA}&displays=", "does not say 'displays='"),
        ("serial:///dev/ttyUSB0?protocol=morse&displays=1:01", "choose from: alpha, am03127"),
        (f"{ALPHA}&displays=1:01&colour=red", "'colour' is no option of LED displays"),
        (f"{ALPHA}&displays=1:01&baud=9601", "'baud=9601' is not understood"),
        (f"{ALPHA}&displays=1:01&displays=2:02", "'displays' stands 2 times"),
        (f"{ALPHA}&displays=1", "'1' in 'displays=' is no display"),
        (f"{ALPHA}&displays=0:01", "'0:01' in 'displays=' is no display"),
        (f"{ALPHA}&displays=1:01,", "'' in 'displays=' is no display"),
        (f"{ALPHA}&displays=1:0G", "'1:0G' in 'displays=' is no display"),
        (f"{ALPHA}&displays=1:01,2:01", "2 displays have the address 01"),
        (f"{ALPHA}&displays=1:0a,2:0A", "2 displays have the address 0A"),
        (f"{ALPHA}&displays=1:01,hall:00", "00 is heard by every display of a line"),
        (f"{ALPHA}&displays=1:01#2", "names no line"),
        (f"{ALPHA}&displays=1:01%00", "holds a character that nobody can read"),
        (f"{ALPHA}&displays=1:01 {ALPHA}&displays=2:02", "names the line /dev/ttyUSB0 2 times"),
    ],
)
def test_what_is_not_understood_is_told_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(LedFault) as told:
        led_settings(text)
    assert words in str(told.value)
    assert "secret" not in str(told.value) or "me:" in text
    assert len(str(told.value).splitlines()) == 1


def test_a_counter_may_have_two_displays_and_one_alone_may_hear_everything() -> None:
    assert len(LedSetting.parse(f"{ALPHA}&displays=1:01,1:02,hall:03,hall:04").displays) == 4
    assert LedSetting.parse(f"{ALPHA}&displays=hall:00").displays == (PlacedDisplay(None, "00"),)
