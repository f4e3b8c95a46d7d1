"""What whoever runs a relay or a centre types of where it listens and of a code; who asks."""

from collections.abc import Iterator
from datetime import datetime
from textwrap import wrap
from typing import Annotated, Any

import typer

from outward.receiving.enrolment import (
    AdmittedSite,
    Enrolled,
    PendingJoin,
    UnknownCodeError,
    found_pending,
    still_pending,
)
from reception.domain.errors import Refusal
from reception.system.files import one_line

LOOPBACK, LOOPBACKS = "127.0.0.1", "127.0.0.1,::1"
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; 0.0.0.0: everywhere.")]
Proxies = Annotated[
    str,
    typer.Option(
        metavar="ADDRESSES",
        help="The servers in front of it, by commas, who say from where somebody comes.",
    ),
]
Replace = Annotated[
    bool, typer.Option("--replace", help="The site is in already, and has changed its key.")
]
# As Crockford reads what was heard or written down: no code has these letters.
_READ_AS = str.maketrans("OIL", "011")
_MOST_NAMED = 5


def as_shown(code: str) -> str:
    """Return a code as sites show it, however it was heard, written down or typed."""
    return "-".join(wrap("".join(code.upper().translate(_READ_AS).replace("-", "").split()), 4))


def pending_with(enrolled: Enrolled, code: str, now: datetime, *, replace: bool) -> PendingJoin:
    """Return who asks with a code.

    Raises:
        Refusal: nobody does, and who asks; or its key would ``replace`` one, which was not said.
    """
    try:
        asked = found_pending(enrolled, code, now)
    except UnknownCodeError:
        asking = [f"{one.code} ({one.site})" for one in still_pending(enrolled, now)]
        if not asking:
            raise
        more = f" and {len(asking) - _MOST_NAMED} more" if len(asking) > _MOST_NAMED else ""
        raise Refusal(
            f"No site asks to be let in with the code '{code}'; these ask:"
            f" {', '.join(asking[-_MOST_NAMED:])}{more}. Admit what the site itself reads out"
        ) from None
    if asked.site in enrolled.admitted and not replace:
        raise Refusal(
            f"The site '{asked.site}' is in already{_instead(enrolled.admitted[asked.site])}:"
            " write --replace if it is the same office; another one needs a code of its own"
        )
    return asked


def admitted_line(asked: PendingJoin, before: AdmittedSite | None) -> str:
    """Return what is said once a site was let in, or has changed its key."""
    return f"The site '{asked.site}' ({one_line(asked.name)}) is admitted{_instead(before)}."


def asking_lines(enrolled: Enrolled, now: datetime) -> Iterator[str]:
    """Yield a line for each site that asks."""
    for one in still_pending(enrolled, now):
        instead = _instead(enrolled.admitted.get(one.site), ", which alone is believed until then")
        yield f"{one.site:<24} {one_line(one.name)}; asks to be let in: {one.code}{instead}"
    if not enrolled.admitted:
        yield "No site is in."


def asking_json(enrolled: Enrolled, now: datetime) -> list[dict[str, Any]]:
    """Return the same as JSON has it."""
    return [
        {
            "site": one.site,
            "name": one.name,
            "code": one.code,
            "replaces": one.site in enrolled.admitted,
        }
        for one in still_pending(enrolled, now)
    ]


def _instead(before: AdmittedSite | None, more: str = "") -> str:
    if before is None:
        return ""
    return f"; its key replaces the one admitted on {before.admitted_at:%Y-%m-%d %H:%M} UTC{more}"
