"""A site asks a receiver to be let in; who runs that compares the code that both show."""

import asyncio
from dataclasses import dataclass

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.call import RelayAnswer, called, open_client
from outward.line.folder import LineFolder, receiver_address
from outward.wire.batch import ENCODER, JOIN_PATH, SIGNATURE, JoinRequest
from outward.wire.signature import code_of, key_for, public_text, signed
from outward.wire.visits import JoinAnswer, ReceiverKind
from reception.domain.errors import EnvironmentFault, Refusal
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.system.decode import decoded

_LONGEST_NAME = 200
_ACCEPTED = 202


@dataclass(frozen=True, kw_only=True, slots=True)
class JoinAsked:
    """What a site has asked of a receiver."""

    address: str
    code: str
    """Both sides show it; at another receiver it is another."""
    fault: str = ""
    """Why it could not be asked."""

    @property
    def is_open(self) -> bool:
        """Return whether what is sent may be read on the way."""
        return self.address.startswith("http:")


def site_codes(folder: LineFolder) -> dict[str, str]:
    """Return the site's code at each receiver, by address; none where it has no key."""
    key, joined = folder.key(), folder.joined()
    return {one: _code(key, joined.site, one) for one in joined.addresses} if key else {}


def ask_to_join(
    folder: LineFolder,
    url: str,
    unit: Unit,
    *,
    new_key: bool = False,
    kind: ReceiverKind = ReceiverKind.RELAY,
) -> list[JoinAsked]:
    """Ask a receiver to let the site in, send to it from now on, and return whom it has asked.

    With a ``new_key`` all others are asked after it, for they know the old one; who could not be
    is told of with the fault, and must be asked again.

    Raises:
        Refusal: it is no address, the receiver says no, or it is of another kind than is said.
        EnvironmentFault: it is not reached, or the key cannot be kept; nothing is joined.
    """
    address = receiver_address(url)
    kept = folder.key() if not new_key else None
    # The old one stays until somebody has been asked by the new one.
    key = kept or Ed25519PrivateKey.generate()
    asyncio.run(_ask(address, key, unit, kind))
    if kept is None:
        folder.keep_key(key)
    folder.join(unit.code, address, kind)
    centres = folder.joined().centres
    faults = {address: ""}
    for other in folder.joined().addresses if new_key else ():
        if other != address:
            try:
                of = ReceiverKind.CENTRE if other in centres else ReceiverKind.RELAY
                asyncio.run(_ask(other, key, unit, of))
                faults[other] = ""
            except (EnvironmentFault, Refusal) as fault:
                faults[other] = str(fault)
    return [
        JoinAsked(address=one, code=_code(key, unit.code, one), fault=fault)
        for one, fault in faults.items()
    ]


def _code(key: Ed25519PrivateKey, site: str, address: str) -> str:
    return code_of(site, public_text(key_for(key, address)))


async def _ask(address: str, site_key: Ed25519PrivateKey, unit: Unit, kind: ReceiverKind) -> None:
    name, key = text_in(unit.names, Language.FRENCH)[:_LONGEST_NAME], key_for(site_key, address)
    body = ENCODER.encode(JoinRequest(site=unit.code, name=name, public_key=public_text(key)))
    async with open_client() as client:
        answer = await called(client, address + JOIN_PATH, body, {SIGNATURE: signed(body, key)})
    if answer.status == _ACCEPTED:
        # What may leave is decided here, whatever a receiver calls itself.
        if kind is not (found := _kind(answer)):
            how = "leave --centre out" if found is ReceiverKind.RELAY else "write --centre"
            raise Refusal(
                f"{address} is a {found}, which is sent something else than a {kind}: if that is"
                f" meant, {how}"
            )
        return
    if answer.status >= 500:  # noqa: PLR2004 - HTTP's own
        raise EnvironmentFault(
            f"{address} cannot let anybody in now ({answer.reason})", "try later"
        )
    raise Refusal(f"{address} does not let this site in: {answer.reason}")


def _kind(answer: RelayAnswer) -> ReceiverKind:
    try:
        return decoded(answer.body, JoinAnswer).kind
    except (msgspec.DecodeError, RecursionError):
        return ReceiverKind.RELAY
