"""A batch: what has changed in a hall since another, numbered and signed."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from outward.wire.hall import HallFacts, Handle, Place, TicketFacts

FORMAT = 1
LONGEST_BYTES = 256 * 1024
"""A batch, before it is packed, is no longer."""
FRESH_FOR = timedelta(minutes=5)
"""A batch that says it was made longer ago, or so far ahead, is refused."""
SILENT_FOR = timedelta(seconds=30)
"""A site from which nothing came for so long may be spoken for by another run of a line."""
PATH, JOIN_PATH = "/v1/hall", "/v1/join"
SIGNATURE = "Nouba-Signature"
"""The header with the Ed25519 signature of the body as it is sent (base64)."""
SITE = "Nouba-Site"
"""The header with the site's code, so that a signature is judged before anything is unpacked."""

type BatchNumber = Annotated[int, Meta(ge=0, le=2**53)]
"""What every reader of JSON can hold."""
type SiteCode = Annotated[str, Meta(pattern=r"\A[a-z0-9][a-z0-9-]{0,63}\Z")]


class WordKind(StrEnum):
    """What a visitor can say by her telephone."""

    RATING = "rating"
    LEAVE = "leave"
    LET_GO_FIRST = "let-go-first"


class VisitorWord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a visitor said by her telephone; handed over until the line has heard it."""

    id: str
    key: str
    """SHA-256 of her ticket's key, as the line has sent it."""
    kind: WordKind
    since: datetime | None = None
    """When the ticket came to stand as she saw it: of another wait she said nothing."""
    face: int | None = None
    """1 (very bad) to 5 (very good), of a rating."""


class HallBatch(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What has changed since the batch ``base``; all there is where that is None."""

    format: int
    site: SiteCode
    run: Annotated[str, Meta(max_length=64)]
    """Drawn anew each time a line starts; the handles are of one run."""
    number: Annotated[int, Meta(ge=1, le=2**53)]
    base: BatchNumber | None
    made_at: datetime
    hall: HallFacts | None = None
    tickets: dict[Handle, TicketFacts | None] = {}
    """None: the relay forgets it."""
    places: dict[Handle, Place] = {}
    more: bool = False
    """Whether the next batch goes on with this: until then what it does not name stays."""
    heard: list[str] = []
    """The words of visitors that have become acts, or were refused."""


class BatchAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a receiver holds now."""

    number: int
    """The highest of this run, all before it included; 0: it holds nothing, send all there is."""
    words: list[VisitorWord] = []
    following: int = 0
    """So many tickets whose page was asked for within the last two minutes."""


class Refused(Struct, frozen=True, kw_only=True):
    """Why a batch was refused, in one sentence; nothing was changed."""

    reason: str


class JoinRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A site asks to be let in, signed as batches are; both show the code of its key."""

    site: SiteCode
    name: Annotated[str, Meta(max_length=200)]
    public_key: Annotated[str, Meta(pattern=r"\A[A-Za-z0-9+/]{43}=\Z")]


ENCODER = msgspec.json.Encoder()
