"""What a site keeps of its line: its key, whom it sends to, and how it stands with each."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct

from outward.wire.visits import ReceiverKind
from reception.domain.errors import EnvironmentFault, Refusal
from reception.system.decode import decoded
from reception.system.files import begin_private, private_folder, put_in_place, put_whole
from reception.system.settings import state_folder

_KEY = "site.pem"
_RECEIVERS = "receivers.json"
_STATUS = "status.json"
_ANEW = "run 'nouba line join URL --new-key', and let the relay admit the new code"
_LONGEST = 200


class LineState(StrEnum):
    """How a line stands with a receiver."""

    NEW = "new"
    """Nothing was sent yet."""
    UP = "up"
    """It has acknowledged what was sent last."""
    AWAY = "away"
    """It does not answer, or says that it cannot now."""
    NOT_ADMITTED = "not admitted"
    ELSEWHERE = "elsewhere"
    """Another computer speaks for this site."""
    REFUSED = "refused"
    """It takes nothing of what is sent, and says why."""
    UNREAD = "unread"
    """Something that is to be sent cannot be read here."""


class ReceiverStatus(Struct, frozen=True, kw_only=True):
    """How the line stands with one receiver."""

    address: str
    state: LineState
    since: datetime
    says: str = ""
    """Why it is not up."""
    acknowledged_at: datetime | None = None
    """When it last acknowledged something."""
    following: int = 0
    until: date | None = None
    """The last day that a centre has; None: it has none, or is a relay."""
    behind: int | None = None
    """How many days a centre has not; None: it is not known, or it is a relay."""
    clock_ahead_s: float | None = None
    """How far this computer's clock is ahead of the receiver's; None: it has not told."""


class LineStatus(Struct, frozen=True, kw_only=True):
    """How a line that runs stands, as of an instant."""

    at: datetime
    says: str = ""
    """Why the hall is not read, so that nobody is sent anything; empty where it is."""
    receivers: list[ReceiverStatus]


class JoinedReceivers(Struct, frozen=True, kw_only=True):
    """To whom a site sends."""

    site: str = ""
    """The unit's code."""
    addresses: list[str] = []
    centres: list[str] = []
    """Those of them that are sent the days that are over, and nothing of the hall."""


def receiver_address(text: str) -> str:
    """Return the address of a receiver as it is kept.

    Raises:
        Refusal: it is none.
    """
    try:
        parts = urlsplit(text.strip())
        port, host = parts.port, parts.hostname
    except ValueError:
        host = port = None
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not host:
        raise Refusal(f"'{text}' is no address of a relay: write it as https://t.example.ma")
    if parts.username is not None or parts.query or parts.fragment or len(text) > _LONGEST:
        raise Refusal("The address of a relay has neither a name and password nor a question in it")
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


class LineFolder:
    """Files of the line, which nobody else may open."""

    def __init__(self, path: Path | None = None) -> None:
        """Keep them here; else in this user's state folder."""
        self.path = path or state_folder() / "line"

    def key(self) -> Ed25519PrivateKey | None:
        """Return the site's key; None where it has none yet.

        Raises:
            EnvironmentFault: there is something else in its place.
        """
        file = self.path / _KEY
        with _reached(file, _ANEW):
            if not file.exists():
                return None
            try:
                key = serialization.load_pem_private_key(file.read_bytes(), None)
            except (ValueError, TypeError) as error:
                raise EnvironmentFault(f"{file} holds no key of a site", _ANEW) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise EnvironmentFault(f"{file} holds a key of another kind", _ANEW)
        return key

    def keep_key(self, key: Ed25519PrivateKey) -> None:
        """Keep a key in place of the one there is."""
        form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        self._keep(_KEY, key.private_bytes(*form, serialization.NoEncryption()))

    def joined(self) -> JoinedReceivers:
        """Return to whom the site sends.

        Raises:
            EnvironmentFault: they cannot be read.
        """
        file = self.path / _RECEIVERS
        hint = "put it right, or remove it and join again: 'nouba line join URL'"
        with _reached(file, hint):
            if not file.exists():
                return JoinedReceivers()
            try:
                return decoded(file.read_bytes(), JoinedReceivers)
            except msgspec.DecodeError as error:
                raise EnvironmentFault(f"{file} names no receivers ({error})", hint) from error

    def join(self, site: str, address: str, kind: ReceiverKind = ReceiverKind.RELAY) -> None:
        """Send to an address from now on what is for a receiver of its kind."""
        joined = self.joined()
        centres = {*joined.centres} - {address}
        if kind is ReceiverKind.CENTRE:
            centres.add(address)
        self._send_to(site, {*joined.addresses, address}, centres)

    def withdraw(self, address: str) -> None:
        """Send to an address no more.

        Raises:
            Refusal: nothing was sent there.
        """
        joined = self.joined()
        if address not in joined.addresses:
            named = f"it has {', '.join(joined.addresses)}" if joined.addresses else "it has none"
            raise Refusal(f"This site has not joined {address}; {named}")
        self._send_to(joined.site, {*joined.addresses} - {address}, {*joined.centres} - {address})

    def changed_ns(self) -> tuple[int, ...]:
        """Return what is another value once key or receivers, or who may read them, changed."""
        return tuple(_written_ns(self.path / one) for one in (_KEY, _RECEIVERS))

    def status(self) -> LineStatus | None:
        """Return how the line stood when it last said so; None where none has run."""
        try:
            return decoded((self.path / _STATUS).read_bytes(), LineStatus)
        except (OSError, msgspec.DecodeError):
            return None

    def note(self, status: LineStatus) -> None:
        """Write down how the line stands.

        Raises:
            OSError: it cannot be written.
        """
        private_folder(self.path)
        with put_whole(self.path / _STATUS) as draft:
            begin_private(draft)
            draft.write_bytes(msgspec.json.encode(status))

    def _send_to(self, site: str, addresses: set[str], centres: set[str]) -> None:
        joined = JoinedReceivers(site=site, addresses=sorted(addresses), centres=sorted(centres))
        self._keep(_RECEIVERS, msgspec.json.encode(joined))

    def _keep(self, name: str, content: bytes) -> None:
        """Write a file for good, or leave the one there is."""
        with _reached(self.path / name, "make room, or give the folder to the line's user"):
            private_folder(self.path)
            draft = self.path / f".{name}.part"
            begin_private(draft)
            draft.write_bytes(content)
            put_in_place(draft, self.path / name)


def _written_ns(file: Path) -> int:
    try:
        return file.stat().st_ctime_ns
    except OSError:
        return 0


@contextmanager
def _reached(file: Path, hint: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentFault(f"{file} cannot be used ({error.strerror})", hint) from error
