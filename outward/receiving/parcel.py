"""What a site sends, judged from the cheapest to the dearest before anybody acts on it."""

import zlib
from datetime import datetime

import msgspec

from outward.wire.batch import FRESH_FOR, LONGEST_BYTES, JoinRequest
from outward.wire.signature import is_signed
from reception.domain.errors import Refusal
from reception.system.decode import decoded

_GZIP = 31
NOBODY_KNOWN = "a site that nobody knows"
"""So the log calls whoever did not get as far as to say who it is."""


class BatchRefusedError(Refusal):
    """A batch, or a visitor's word, is not taken; nothing was changed."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.status = status


def unpacked(body: bytes) -> bytes:
    """Return what was packed with gzip, and stop where it grows beyond what a batch may be.

    Raises:
        BatchRefusedError: it is too long, torn, or no gzip.
    """
    if len(body) > LONGEST_BYTES:
        raise BatchRefusedError(f"It is longer than {LONGEST_BYTES} bytes", 413)
    machine = zlib.decompressobj(wbits=_GZIP)
    try:
        text = machine.decompress(body, LONGEST_BYTES + 1)
    except zlib.error:
        raise BatchRefusedError("It is not packed with gzip, or torn", 400) from None
    if len(text) > LONGEST_BYTES:
        raise BatchRefusedError(f"It is longer than {LONGEST_BYTES} bytes", 413)
    if not machine.eof or machine.unused_data:
        raise BatchRefusedError("It is torn, or something stands behind it", 400)
    return text


def read_as[Read](text: bytes, of: type[Read]) -> Read:
    """Return what a text says.

    Raises:
        BatchRefusedError: it has not the form.
    """
    try:
        return decoded(text, of)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise BatchRefusedError(
            f"It has not the form of a batch: {str(error)[:200]}", 400
        ) from None


def require_signed(body: bytes, site: str, signature: str, public_key: str | None) -> None:
    """Judge the body as it came: of whoever only says that it is a site nothing is unpacked.

    Raises:
        BatchRefusedError: the site is not in, or has not signed it.
    """
    if public_key is None:
        raise BatchRefusedError(f"The site {site[:64]!a} is not admitted", 403)
    if not is_signed(body, signature, public_key):
        raise BatchRefusedError("It is not signed with the site's key", 403)


def require_same(site: str, named: str) -> None:
    """Refuse what names another site than it came from.

    Raises:
        BatchRefusedError: it does.
    """
    if site != named:
        raise BatchRefusedError("It is of another site than its header names", 403)


def require_format(found: int, read: int) -> None:
    """Refuse what another version writes.

    Raises:
        BatchRefusedError: it has another format.
    """
    if found != read:
        raise BatchRefusedError(f"It has format {found}, and here format {read} is read", 400)


def require_fresh(made_at: datetime, now: datetime) -> None:
    """Refuse what was made long ago, or by a clock that is far off.

    Raises:
        BatchRefusedError: it was.
    """
    if made_at.tzinfo is None or abs(made_at - now) > FRESH_FOR:
        raise BatchRefusedError(
            f"It was made at {made_at.isoformat(timespec='seconds')} by the site's clock, and"
            f" here it is {now.isoformat(timespec='seconds')}: set the site's clock",
            400,
        )


def join_in(body: bytes, signature: str) -> JoinRequest:
    """Return who asks to be let in.

    Raises:
        BatchRefusedError: it has no form, or is not signed with the key that it names.
    """
    join = read_as(body, JoinRequest)
    if not is_signed(body, signature, join.public_key):
        raise BatchRefusedError("It is not signed with the key that it names", 403)
    return join
