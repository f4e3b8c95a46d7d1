"""A site asks a receiver to be let in; who runs that compares the code that both show."""

import asyncio
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.call import called, open_client
from outward.line.folder import LineFolder, receiver_address
from outward.wire.batch import ENCODER, JOIN_PATH, JoinRequest
from outward.wire.signature import code_of, public_text
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit

_LONGEST_NAME = 200
_ACCEPTED = 202


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinAsked:
    """What a site has asked of a receiver."""

    address: str
    code: str
    """Both sides show it."""
    is_open: bool
    """Whether what is sent may be read on the way."""


def site_code(folder: LineFolder) -> str | None:
    """Return the code of the site's key; None where it has none."""
    key = folder.key()
    return code_of(public_text(key)) if key else None


def ask_to_join(folder: LineFolder, url: str, unit: Unit, *, new_key: bool = False) -> JoinAsked:
    """Ask a receiver to let the site in, and send to it from now on.

    With a ``new_key`` every other receiver is asked as well: they know the old one.

    Raises:
        Refusal: it is no address, or the receiver says no.
        EnvironmentFault: it is not reached, or the key cannot be kept; nothing is joined.
    """
    address = receiver_address(url)
    key = folder.key() if not new_key else None
    # The old one stays until somebody has been asked by the new one.
    asked = key or Ed25519PrivateKey.generate()
    asyncio.run(_ask(address, asked, unit))
    if key is None:
        folder.keep_key(asked)
    folder.join(unit.code, address)
    for other in folder.joined().addresses if new_key else ():
        if other != address:
            asyncio.run(_ask(other, asked, unit))
    code = code_of(public_text(asked))
    return JoinAsked(address=address, code=code, is_open=address.startswith("http:"))


async def _ask(address: str, key: Ed25519PrivateKey, unit: Unit) -> None:
    name = text_in(unit.names, Language.FRENCH)[:_LONGEST_NAME]
    request = JoinRequest(site=unit.code, name=name, public_key=public_text(key))
    async with open_client() as client:
        answer = await called(client, address + JOIN_PATH, ENCODER.encode(request), {})
    if answer.status == _ACCEPTED:
        return
    if answer.status >= 500:  # noqa: PLR2004 - HTTP's own
        raise EnvironmentFault(
            f"{address} cannot let anybody in now ({answer.reason})", "try later"
        )
    raise Refusal(f"{address} does not let this site in: {answer.reason}")
