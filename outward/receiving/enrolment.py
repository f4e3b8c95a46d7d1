"""Which sites may write, and which have asked."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from outward.receiving.parcel import BatchRefusedError
from outward.wire.batch import JoinRequest
from outward.wire.signature import code_of
from reception.domain.errors import Refusal

MOST_PENDING = 100
MOST_OF_AN_ADDRESS = 2
PENDING_FOR = timedelta(hours=1)


class UnknownCodeError(Refusal):
    """Nobody asks to be let in with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"No site asks to be let in with the code '{code}': let it ask once more, with"
            " 'nouba line join', and admit it within the hour"
        )


class NotAdmittedError(Refusal):
    """The site was not let in."""

    def __init__(self, site: str) -> None:
        super().__init__(f"The site '{site}' is not admitted here")


class AdmittedSite(Struct, frozen=True, kw_only=True):
    """A site that may write what is its own."""

    name: str
    public_key: str
    admitted_at: datetime


class PendingJoin(Struct, frozen=True, kw_only=True):
    """A site that has asked, and waits for the operator."""

    site: str
    name: str
    public_key: str
    asked_at: datetime
    address: str = ""
    """From where, so that nobody fills the list alone."""

    @property
    def code(self) -> str:
        """Return what the site shows."""
        return code_of(self.site, self.public_key)


class Enrolled(Struct, frozen=True, kw_only=True):
    """All sites that a receiver knows."""

    admitted: dict[str, AdmittedSite] = {}
    pending: list[PendingJoin] = []


type EnrolmentRule = Callable[[Enrolled], Enrolled]


def still_pending(enrolled: Enrolled, now: datetime) -> list[PendingJoin]:
    """Return who waits to be let in, and did not ask too long ago."""
    return [one for one in enrolled.pending if now - one.asked_at < PENDING_FOR]


def asking(join: JoinRequest, address: str, now: datetime) -> EnrolmentRule:
    """Return how it is noted that a site asks; who is in, with this key, need not wait.

    Raises:
        BatchRefusedError: by the rule, where others ask from the same address.
    """

    def rule(enrolled: Enrolled) -> Enrolled:
        admitted = enrolled.admitted.get(join.site)
        if admitted and admitted.public_key == join.public_key:
            return enrolled
        others = [
            one
            for one in still_pending(enrolled, now)
            if (one.site, one.public_key) != (join.site, join.public_key)
        ]
        if sum(one.address == address for one in others) >= MOST_OF_AN_ADDRESS:
            raise BatchRefusedError(
                f"{MOST_OF_AN_ADDRESS} sites ask from this address already; ask again once they are"
                " admitted, or in an hour",
                429,
            )
        new = PendingJoin(
            site=join.site,
            name=join.name,
            public_key=join.public_key,
            asked_at=now,
            address=address,
        )
        return msgspec.structs.replace(enrolled, pending=[*others, new][-MOST_PENDING:])

    return rule


def found_pending(enrolled: Enrolled, code: str, now: datetime) -> PendingJoin:
    """Return who asks with a code.

    Raises:
        UnknownCodeError: nobody does, or not within the last hour.
    """
    for one in still_pending(enrolled, now):
        if one.code == code.strip().upper():
            return one
    raise UnknownCodeError(code)


def admitting(code: str, now: datetime) -> EnrolmentRule:
    """Return how the site with a code is let in, or its key changed."""

    def rule(enrolled: Enrolled) -> Enrolled:
        asked = found_pending(enrolled, code, now)
        site = AdmittedSite(name=asked.name, public_key=asked.public_key, admitted_at=now)
        return Enrolled(
            admitted={**enrolled.admitted, asked.site: site},
            pending=[one for one in still_pending(enrolled, now) if one.site != asked.site],
        )

    return rule


def withdrawing(site: str) -> EnrolmentRule:
    """Return how a site is shut out.

    Raises:
        NotAdmittedError: by the rule, where it was not in.
    """

    def rule(enrolled: Enrolled) -> Enrolled:
        if site not in enrolled.admitted:
            raise NotAdmittedError(site)
        admitted = {code: one for code, one in enrolled.admitted.items() if code != site}
        return msgspec.structs.replace(enrolled, admitted=admitted)

    return rule
