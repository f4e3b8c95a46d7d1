"""An office that speaks to a relay, for the tests: its key, its hall, its batches."""

import gzip
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.receiving.enrolment import AdmittedSite, Enrolled, EnrolmentRule
from outward.wire.batch import FORMAT, HallBatch, JoinRequest
from outward.wire.hall import (
    CounterFacts,
    HallFacts,
    Handle,
    Place,
    ServiceFacts,
    TicketFacts,
    VisitState,
)
from outward.wire.signature import code_of, public_text, signed
from reception.domain.language import Language
from reception.domain.page_key import key_hash
from tests.support.clocks import FakeClock

AR, FR, EN = Language.ARABIC, Language.FRENCH, Language.ENGLISH

HALL = HallFacts(
    names={AR: "جماعة أكدال", FR: "Commune d’Agdal"},
    zone="Africa/Casablanca",
    hotline="3737",
    complaints_site="chikaya.ma",
    waiting_area={AR: "قاعة الانتظار، الطابق الأرضي", FR: "Salle d’attente, rez-de-chaussée"},
    languages=[AR, FR, EN],
    services={
        "birth": ServiceFacts(
            names={AR: "نسخة موجزة من رسم الولادة", FR: "Extrait d’acte de naissance"},
            documents={FR: ["Carte nationale", "Livret de famille"], AR: ["البطاقة الوطنية"]},
        ),
        "legal": ServiceFacts(names={AR: "تصحيح الإمضاء", FR: "Légalisation de signature"}),
    },
    counters={3: CounterFacts(place={AR: "على يسار المدخل", FR: "À gauche de l’entrée"})},
    readmit_minutes=20,
)
KEY = "7XQ2M4ABCDEFGHIJKLMN"
"""The key of the first ticket."""


def key_of(number: int) -> str:
    """Return the key of a ticket."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    return KEY if number == 1 else f"{'A' * 18}{letters[number // 32 % 32]}{letters[number % 32]}"


def ticket(clock: FakeClock, number: int = 1, **told: Any) -> TicketFacts:
    """Return a ticket that waits, or what is told of it."""
    facts: dict[str, Any] = {
        "key": key_hash(key_of(number)),
        "label": f"A {number:03}",
        "language": FR,
        "service": "birth",
        "state": VisitState.WAITING,
        "since": clock.now(),
    }
    waits = (facts | told)["state"] is VisitState.WAITING
    facts |= dict.fromkeys(("may_leave", "may_let_go_first"), waits)
    return TicketFacts(**(facts | told))


def place(clock: FakeClock, ahead: int, minutes: int = 40) -> Place:
    """Return a place whose turn comes in so many minutes, or a quarter of an hour later."""
    after = clock.now() + timedelta(minutes=minutes)
    return Place(ahead=ahead, after=after, before=after + timedelta(minutes=15))


class SpeakingOffice:
    """A site: what it has sent, and what it says next."""

    def __init__(self, clock: FakeClock, site: str = "agdal", run: str = "r1") -> None:
        self.clock, self.site, self.run = clock, site, run
        self.key = Ed25519PrivateKey.from_private_bytes(site.encode().ljust(32, b"."))
        self.number = 0

    def join(self, **told: Any) -> tuple[bytes, str]:
        """Return its request to be let in, or what is told of it, and the signature."""
        join = JoinRequest(site=self.site, name=self.site, public_key=public_text(self.key))
        body = msgspec.json.encode(msgspec.to_builtins(join) | told)
        return body, signed(body, self.key)

    def new_key(self) -> str:
        """Take another key, and return its code."""
        self.key = Ed25519PrivateKey.generate()
        return code_of(self.site, public_text(self.key))

    def rule(self) -> EnrolmentRule:
        """Return how it is let in."""
        admitted = AdmittedSite(
            name=self.site, public_key=public_text(self.key), admitted_at=self.clock.now()
        )

        def let_in(enrolled: Enrolled) -> Enrolled:
            return msgspec.structs.replace(
                enrolled, admitted={**enrolled.admitted, self.site: admitted}
            )

        return let_in

    def whole(
        self,
        tickets: Mapping[Handle, TicketFacts],
        places: Mapping[Handle, Place] | None = None,
        **told: Any,
    ) -> HallBatch:
        """Return the next batch, with all there is."""
        return self.next(
            base=None, hall=told.pop("hall", HALL), tickets=tickets, places=places or {}, **told
        )

    def next(self, **told: Any) -> HallBatch:
        """Return the next batch, which follows the last one."""
        before, self.number = self.number, self.number + 1
        batch: dict[str, Any] = {
            "format": FORMAT,
            "site": self.site,
            "run": self.run,
            "number": self.number,
            "base": before,
            "made_at": self.clock.now(),
        }
        return HallBatch(**(batch | told))

    def packed(self, batch: HallBatch) -> tuple[bytes, str]:
        """Return a batch as it is sent, and its signature."""
        return self.sealed(msgspec.json.encode(batch))

    def sealed(self, text: bytes) -> tuple[bytes, str]:
        """Return any text, packed and signed."""
        body = gzip.compress(text, mtime=0)
        return body, signed(body, self.key)


def made_at(batch: HallBatch, at: datetime) -> HallBatch:
    """Return a batch that says it was made at another instant."""
    return msgspec.structs.replace(batch, made_at=at)
