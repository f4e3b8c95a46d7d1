"""What a site keeps of its line: for nobody else, whole, and said in a sentence where it is not."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.folder import LineFolder, LineState, LineStatus, ReceiverStatus, receiver_address
from reception.domain.errors import EnvironmentFault, Refusal
from reception.system.clock import SystemClock
from tests.support.every_case import every_case


@pytest.fixture
def folder(tmp_path: Path) -> LineFolder:
    return LineFolder(tmp_path / "line")


def test_a_key_is_its_owners_alone(folder: LineFolder) -> None:
    assert folder.key() is None
    key = Ed25519PrivateKey.generate()
    folder.keep_key(key)
    kept = folder.key()
    assert kept
    assert kept.private_bytes_raw() == key.private_bytes_raw()
    assert folder.path.stat().st_mode & 0o777 == 0o700
    for file in folder.path.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"no key", b"\xff\x00"])
def test_what_is_no_key_is_said(folder: LineFolder, content: bytes) -> None:
    folder.keep_key(Ed25519PrivateKey.generate())
    (folder.path / "site.pem").write_bytes(content)
    with pytest.raises(EnvironmentFault, match="holds no key"):
        folder.key()


def test_a_key_of_another_kind_is_said(folder: LineFolder) -> None:
    folder.keep_key(Ed25519PrivateKey.generate())
    other = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder.path / "site.pem").write_bytes(other)
    with pytest.raises(EnvironmentFault, match="of another kind"):
        folder.key()


def test_receivers_are_joined_and_withdrawn(folder: LineFolder) -> None:
    seen = folder.changed_ns()
    folder.join("agdal", "https://b.example.ma")
    folder.join("agdal", "https://a.example.ma")
    folder.join("agdal", "https://a.example.ma")
    assert folder.joined().site == "agdal"
    assert folder.joined().addresses == ["https://a.example.ma", "https://b.example.ma"]
    assert folder.changed_ns() != seen
    folder.withdraw("https://b.example.ma")
    assert folder.joined().addresses == ["https://a.example.ma"]
    with pytest.raises(Refusal, match=r"it has https://a\.example\.ma"):
        folder.withdraw("https://b.example.ma")


def test_another_owner_or_mode_is_a_change(folder: LineFolder) -> None:
    folder.join("agdal", "https://a.example.ma")
    seen = folder.changed_ns()
    (folder.path / "receivers.json").chmod(0o400)
    assert folder.changed_ns() != seen


def test_a_torn_list_of_receivers_is_said(folder: LineFolder) -> None:
    folder.join("agdal", "https://a.example.ma")
    (folder.path / "receivers.json").write_text('{"addresses": [7')
    with pytest.raises(EnvironmentFault, match="names no receivers"):
        folder.joined()


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentFault, match="cannot be used"):
        LineFolder(tmp_path / "file").join("agdal", "https://a.example.ma")


def test_a_status_is_read_back_and_a_torn_one_is_none(folder: LineFolder) -> None:
    now = SystemClock().now()
    status = LineStatus(
        at=now,
        receivers=[ReceiverStatus(address="http://a", state=LineState.UP, since=now, following=2)],
    )
    folder.note(status)
    assert folder.status() == status
    (folder.path / "status.json").write_text("{")
    assert folder.status() is None


@every_case(
    ("written", "kept"),
    [
        ("https://t.example.ma", "https://t.example.ma"),
        ("https://t.example.ma/", "https://t.example.ma"),
        (" HTTP://T.Example.ma:8080/hall/ ", "http://t.example.ma:8080/hall"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_addresses_are_kept_in_one_form(written: str, kept: str) -> None:
    assert receiver_address(written) == kept


@every_case(
    "written",
    [
        "",
        "t.example.ma",
        "ftp://t.example.ma",
        "file:///etc/passwd",
        "https://",
        "https://t.example.ma:99999",
        "https://[::1",
        "https://user:word@t.example.ma",
        "https://t.example.ma/?a=1",
        "https://t.example.ma/#a",
        f"https://{'t' * 300}.ma",
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(Refusal):
        receiver_address(written)
