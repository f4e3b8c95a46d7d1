"""One call of a receiver: with a deadline, followed nowhere else, and read as far as it fits."""

import asyncio
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import msgspec

from outward.wire.batch import LONGEST_BYTES, Refused
from reception.domain.errors import EnvironmentFault
from reception.system.decode import decoded
from reception.system.files import one_line

DEADLINE_S = 10.0
_LONGEST_REASON = 200
_HINT = "look at the receiver's address and at this computer's way to the Internet"


@dataclass(frozen=True, slots=True)
class RelayAnswer:
    """What a receiver answered."""

    status: int
    body: bytes
    date: datetime | None
    """By its clock."""

    @property
    def reason(self) -> str:
        """Return why it refuses, in one line; what it says of itself is not believed further."""
        if httpx.codes.is_redirect(self.status):
            return "it sends elsewhere, and is not followed"
        try:
            said = decoded(self.body, Refused).reason
        except (msgspec.DecodeError, RecursionError):
            return f"it answers with status {self.status}"
        return one_line(said[:_LONGEST_REASON])


class ReceiverFault(EnvironmentFault):
    """A receiver was not reached, or did not answer in time: nobody knows what it took."""


def open_client() -> httpx.AsyncClient:
    """Return what keeps one connection to a receiver, whose certificate is checked."""
    one = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=120)
    plain = {"User-Agent": "Nouba", "Accept": "application/json", "Accept-Encoding": "identity"}
    return httpx.AsyncClient(limits=one, headers=plain, follow_redirects=False)


async def called(
    client: httpx.AsyncClient,
    url: str,
    body: bytes,
    headers: dict[str, str],
    deadline_s: float = DEADLINE_S,
) -> RelayAnswer:
    """Return what a receiver answers to what it is sent.

    Raises:
        ReceiverFault: nothing that could be read to its end in time.
    """
    sent = {"Content-Type": "application/json", **headers}
    try:
        async with (
            asyncio.timeout(deadline_s),
            client.stream("POST", url, content=body, headers=sent, timeout=deadline_s) as answer,
        ):
            content = bytearray()
            async for piece in answer.aiter_raw():
                content += piece
                if len(content) > LONGEST_BYTES:
                    raise ReceiverFault(f"{url} answers without end", _HINT)
            return RelayAnswer(answer.status_code, bytes(content), _date(answer.headers))
    except TimeoutError:
        raise ReceiverFault(f"{url} does not answer in {deadline_s:.0f} s", _HINT) from None
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, UnicodeError) as error:
        why = one_line(str(error)[:_LONGEST_REASON]) or type(error).__name__
        raise ReceiverFault(f"{url} is not reached ({why})", _HINT) from error


def _date(headers: httpx.Headers) -> datetime | None:
    try:
        return parsedate_to_datetime(headers["Date"]).astimezone(UTC)
    except (KeyError, ValueError, OverflowError):
        return None
