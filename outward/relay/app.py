"""The relay on the web: takes batches, serves pages; nothing is ever done by GET."""

import gzip
import logging
import re
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from outward.receiving.limits import UnknownLimit, network_of
from outward.receiving.parcel import NOBODY_KNOWN, BatchRefusedError
from outward.receiving.requests import (
    AS_JSON,
    HEALTH,
    address_of,
    body_of,
    joining_of,
    only_by,
    packed_of,
    refusal,
)
from outward.relay.intake import Intake
from outward.relay.page import ASKED_FIRST, Pages, content_policy, tag_of, unknown_page
from outward.relay.record import HallRecord, with_word, word_id
from outward.relay.store import RelayStore, SiteHall
from outward.relay.view import PageKind, PageView, hour_of, view_of
from outward.wire.batch import ENCODER, JOIN_PATH, PATH, VisitorWord, WordKind
from outward.wire.hall import TicketFacts
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from reception.domain.page_key import LETTERS, key_hash
from reception.system.clock import Clock

UPDATED = "Nouba-Updated"
"""The header with the hour at which a page was last true; a 304 has it too."""
_KEY = re.compile(rf"/[A-Z2-7]{{{LETTERS}}}")
_TOO_MANY = 429
_LONGEST_FORM_BYTES = 1024
_UNKNOWN_LANGUAGES = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)
_AGAIN = {"Cache-Control": "no-store", "Refresh": "30"}
"""So that a telephone without scripts does not stay at a fault."""
_FACES = {str(one): one for one in range(1, 6)}
_OWN = "same-origin"

_log = logging.getLogger("nouba.relay")


class Asked(NamedTuple):
    """A ticket that somebody asks for, and what its page says."""

    held: SiteHall
    key: str
    view: PageView


class RelayApp:
    """Answers one request after the other; several may wait for a store at once."""

    def __init__(
        self,
        store: RelayStore,
        clock: Clock,
        *,
        limit: UnknownLimit | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self.store, self.clock = store, clock
        self.intake = Intake(store, clock)
        self.pages = self.unchanged = self.unknown = 0
        self._limit = limit or UnknownLimit()
        self._monotonic_s = monotonic_s
        self._drawn = Pages()
        self._headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "no-store",
            "Content-Security-Policy": content_policy(),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex, nofollow",
            "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
            "Vary": "Accept-Encoding",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request (ASGI)."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        try:
            response = await self._answer(request)
        except ClientDisconnect:
            return
        except EnvironmentFault as fault:
            _log.error("%s", fault)
            response = Response("", 503, {"Retry-After": "5"} | _AGAIN)
        except Exception:  # noqa: BLE001 - one visitor's bad luck is no other's
            # The trace names no address and no key: neither stands in the text of an error here.
            _log.exception("a request failed")
            response = Response("", 500, _AGAIN)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        path = request.scope["path"]
        if path == PATH:
            return await self._batch(request)
        if path == JOIN_PATH:
            return await self._join(request)
        if path == HEALTH:
            return await self._health(request)
        if path == "/robots.txt":
            return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")
        if request.method in {"GET", "HEAD"}:
            return await self._page(request)
        if request.method == "POST":
            return await self._word(request)
        return only_by("GET", "HEAD", "POST")

    async def _batch(self, request: Request) -> Response:
        if request.method != "POST":
            return only_by("POST")
        try:
            packed = await packed_of(request)
        except BatchRefusedError as refused:
            self.intake.refuse(NOBODY_KNOWN, refused)
            return refusal(refused)
        try:
            answer = await self.intake.take(*packed)
        except BatchRefusedError as refused:
            return refusal(refused)
        return Response(ENCODER.encode(answer), 200, AS_JSON)

    async def _join(self, request: Request) -> Response:
        if request.method != "POST":
            return only_by("POST")
        try:
            asked = await joining_of(request, self._limit, self._monotonic_s)
            await self.intake.join(*asked, network_of(address_of(request)))
        except BatchRefusedError as refused:
            return refusal(refused)
        return Response("{}", 202, AS_JSON)

    async def _health(self, request: Request) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return only_by("GET", "HEAD")
        await self.store.enrolled()
        return Response('{"status":"ok"}', 200, AS_JSON)

    async def _asked(self, request: Request) -> Asked | None:
        path = request.scope["path"]
        if not _KEY.fullmatch(path):
            return None
        key = key_hash(path[1:])
        held = await self.store.find(key)
        if held is None:
            return None
        language = _chosen(request)
        view = view_of(held, key, language, self.clock.now())
        return None if view is None else Asked(held, key, view)

    async def _page(self, request: Request) -> Response:
        self.pages += 1
        asked = await self._asked(request)
        if asked is None:
            return self._unknown(request)
        held, key, view = asked
        await self.store.note_follower(held.site, key, self.clock.now())
        kind = _kind_asked(request, view)
        is_own = kind == view.kind
        updated = hour_of(held.record.heard_at, held.record.hall)
        own = {"ETag": tag_of(view), UPDATED: updated}
        if is_own and own["ETag"] == request.headers.get("if-none-match"):
            self.unchanged += 1
            return Response(None, 304, own | {"Cache-Control": "no-store"})
        drawn = self._drawn.ticket(view, held.record.hall, updated, kind=kind)
        return self._drawn_response(request, drawn, 200, own)

    def _unknown(self, request: Request) -> Response:
        self.unknown += 1
        lets_pass = self._lets_pass(request)
        status, more = (404, {}) if lets_pass else (_TOO_MANY, {"Retry-After": "60"})
        return self._drawn_response(request, unknown_page(_language_asked(request)), status, more)

    def _lets_pass(self, request: Request) -> bool:
        return self._limit.lets_pass(address_of(request), self._monotonic_s())

    def _drawn_response(
        self, request: Request, packed: bytes, status: int, more: Mapping[str, str]
    ) -> Response:
        headers = {**self._headers, **more}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(packed, status, {**headers, "Content-Encoding": "gzip"})
        return Response(gzip.decompress(packed), status, headers)

    async def _word(self, request: Request) -> Response:
        # No page of another site sends what a visitor never meant, even if it knew her key.
        if request.headers.get("sec-fetch-site", _OWN) not in {_OWN, "none"}:
            return Response("", 403, {"Cache-Control": "no-store"})
        try:
            body = await body_of(request, _LONGEST_FORM_BYTES)
        except BatchRefusedError:
            return Response("", 413, {"Cache-Control": "no-store"})
        asked = await self._asked(request)
        if asked is None:
            return self._unknown(request)
        if (word := _word_in(body, asked.held.tickets[asked.key][0])) is not None:
            await self._say(asked, word)
        # What was said is shown by the page, which can be loaded again without saying it twice.
        chosen = _chosen(request)
        back = request.scope["path"] + (f"?l={chosen}" if chosen else "")
        return Response("", 303, {"Location": back, "Cache-Control": "no-store"})

    async def _say(self, asked: Asked, word: VisitorWord) -> None:
        now = self.clock.now()

        def rule(record: HallRecord | None) -> HallRecord | None:
            if record is None or record.is_past(now):
                return record
            return with_word(record, word, now)

        if rule(asked.held.record) is not asked.held.record:
            await self.store.change(asked.held.site, rule)


def _word_in(body: bytes, ticket: TicketFacts) -> VisitorWord | None:
    """Return what a form says; None where it says nothing that a visitor can say."""
    try:
        said = parse_qs(body.decode("ascii"), max_num_fields=8)
    except ValueError:
        return None
    face = _FACES.get(said.get("face", [""])[0])
    meant = (kind for kind, name in ASKED_FIRST.items() if said.get(name) == ["yes"])
    kind = WordKind.RATING if face else next(meant, None)
    if kind is None:
        return None
    return VisitorWord(
        id=word_id(ticket, kind), key=ticket.key, kind=kind, since=ticket.since, face=face
    )


def _chosen(request: Request) -> Language | None:
    """Return the language that the visitor chose on the page."""
    query = request.scope["query_string"]
    if not query:
        return None
    try:
        return Language(dict(parse_qsl(query.decode("latin-1"), max_num_fields=8)).get("l", ""))
    except ValueError:
        return None


def _kind_asked(request: Request, view: PageView) -> str:
    """Return which page a link of hers leads to: the view's, one that asks, or one that closes."""
    query = request.scope["query_string"]
    for kind, name in ASKED_FIRST.items():
        if kind in view.may_say and f"do={name}".encode() in query.split(b"&"):
            return name
    return PageKind.OVER if view.kind is PageKind.RATE and b"do=close" in query else view.kind


def _language_asked(request: Request) -> Language:
    """Return the language of a page that no ticket chooses: the visitor's, or her telephone's."""
    if chosen := _chosen(request):
        return chosen
    for one in request.headers.get("accept-language", "").split(","):
        code = one.strip()[:2].lower()
        if code in _UNKNOWN_LANGUAGES:
            return Language(code)
    return Language.ARABIC
