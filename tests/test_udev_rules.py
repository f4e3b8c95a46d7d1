"""The rule that spares administrators root."""

import re
from pathlib import Path

from printer_drivers.transport.files import UDEV_HINT
from printer_drivers.transport.usb import VENDORS
from tests.support.every_case import every_case

ROOT = Path(__file__).parents[1]
RULES = ROOT / "deploy" / "udev" / "60-nouba-printers.rules"

_PART = re.compile(r'(?P<key>[A-Z_]+(?:\{\w+\})?)(?P<operator>==|!=|\+=|=)"(?P<value>[^"]*)"')


def _rules() -> list[dict[str, str]]:
    """Return every rule as its parts, the operator with the key."""
    rules = []
    for line in RULES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        parts = line.split(", ")
        found = [_PART.fullmatch(part) for part in parts]
        assert all(found), f"not a rule: {line}"
        rules.append({one["key"] + one["operator"]: one["value"] for one in found if one})
    return rules


def _given_to(group: str) -> list[dict[str, str]]:
    given = [rule for rule in _rules() if rule.get("GROUP=") == group]
    assert all(rule["MODE="] == "0660" and rule["TAG+="] == "uaccess" for rule in given)
    return given


def test_every_known_maker_is_in_the_rule_and_no_other() -> None:
    named = [rule.get("ATTR{idVendor}==") for rule in _given_to("lp")]
    assert sorted(vendor for vendor in named if vendor) == [
        f"{vendor:04x}" for vendor in sorted(VENDORS)
    ]


@every_case(
    ("group", "part", "value"),
    [
        ("lp", "ENV{ID_USB_INTERFACES}==", "*:0701??:*"),
        ("lp", "KERNEL==", "lp[0-9]*"),
        ("dialout", "KERNEL==", "ttyS[0-9]*|ttyUSB[0-9]*|ttyACM[0-9]*"),
    ],
)
def test_every_kind_of_line_is_in_the_rule(group: str, part: str, value: str) -> None:
    assert [rule for rule in _given_to(group) if rule.get(part) == value]


def test_it_comes_before_the_seat_gets_its_devices() -> None:
    assert RULES.name < "73-seat-late.rules"
    assert all(rule["SUBSYSTEM=="] for rule in _rules() if "GROUP=" in rule)


def test_faults_and_guide_name_the_file_as_it_is() -> None:
    path = str(RULES.relative_to(ROOT))
    assert path in UDEV_HINT
    assert path in (ROOT / "docs" / "administrators.md").read_text(encoding="utf-8")
