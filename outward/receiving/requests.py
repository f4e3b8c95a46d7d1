"""What every receiver of a line does with a request, before it knows what it says."""

from collections.abc import Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from outward.receiving.limits import UnknownLimit
from outward.receiving.parcel import BatchRefusedError
from outward.wire.batch import LONGEST_BYTES, SIGNATURE, SITE, Refused

HEALTH = "/health"
AS_JSON = {"Content-Type": "application/json", "Cache-Control": "no-store"}
_LONGEST_JOIN_BYTES = 4096
_TOO_MANY = 429


def address_of(request: Request) -> str:
    """Return from where somebody asks; empty where the server does not say."""
    return request.client.host if request.client else ""


async def body_of(request: Request, longest: int) -> bytes:
    """Return what was sent, and read no further than it may be long.

    Raises:
        BatchRefusedError: it is longer.
    """
    parts, length = list[bytes](), 0
    async for part in request.stream():
        length += len(part)
        if length > longest:
            raise BatchRefusedError(f"It is longer than {longest} bytes", 413)
        parts.append(part)
    return b"".join(parts)


async def packed_of(request: Request) -> tuple[bytes, str, str]:
    """Return a packed batch as it came, which site says that it sent it, and the signature.

    Raises:
        BatchRefusedError: it is longer than a batch, or does not say that it is packed.
    """
    if request.headers.get("content-encoding", "").lower() != "gzip":
        raise BatchRefusedError("A batch is packed with gzip, and says so", 415)
    body = await body_of(request, LONGEST_BYTES)
    return body, request.headers.get(SITE, ""), request.headers.get(SIGNATURE, "")


async def joining_of(
    request: Request, limit: UnknownLimit, monotonic_s: Callable[[], float]
) -> tuple[bytes, str]:
    """Return a request to be let in, and its signature; an address may try only so often.

    Raises:
        BatchRefusedError: it is too long, or too many come from there.
    """
    if not limit.lets_pass(address_of(request), monotonic_s()):
        raise BatchRefusedError("Too many requests come from this address", _TOO_MANY)
    return await body_of(request, _LONGEST_JOIN_BYTES), request.headers.get(SIGNATURE, "")


def refusal(refused: BatchRefusedError) -> Response:
    """Return the answer to what is not taken."""
    return Response(msgspec.json.encode(Refused(reason=str(refused))), refused.status, AS_JSON)


def only_by(*methods: str) -> Response:
    """Return the answer to a request by another method."""
    return Response("", 405, {"Allow": ", ".join(methods)})
