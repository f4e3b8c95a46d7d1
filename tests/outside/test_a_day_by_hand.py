"""A day at the door and at the counter, by touches and keys from outside; the database judges."""

from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest

from lab.printer.server import Emulator
from reception.app import Reception
from reception.domain.ticket import EventKind
from tests.outside.hands import Clerk, Hand, Mistake, happened
from tests.outside.session import Session, wait_until
from tests.outside.traces import number_on, unexpected
from tests.support.clerk import COUNTER, visit_of


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("visitors", [3, 20])
def test_every_visitor_and_every_number_is_accounted_for(
    upright: Session,
    session: Session,
    core: Reception,
    office_url: str,
    tmp_path: Path,
    visitors: int,
) -> None:
    papers: list[Path] = []
    with Emulator(
        listen=("127.0.0.1", 0), out_dir=tmp_path / "paper", on_ticket=papers.append
    ) as printer:
        upright.start(
            "kiosk",
            tmp_path,
            NOUBA_DATABASE=office_url,
            NOUBA_STATION="kiosk-1",
            NOUBA_PRINTER=printer.uri,
            NOUBA_KIOSK_TICKETS="off",
        )
        session.start("clerk", tmp_path, NOUBA_DATABASE=office_url, NOUBA_STATION="desk-1")
        hand, clerk = Hand(upright, core), Clerk(session, core)
        clerk.sit_down()
        acts = cycle((clerk.undo, clerk.miss, clerk.serve, clerk.send_on, clerk.rest))
        mistakes = cycle(reversed(Mistake))
        for _, service, mistake, act in zip(
            range(visitors), cycle(COUNTER.services), mistakes, acts, strict=False
        ):
            hand.visit(service, mistake)
            act()
        given = happened(core, EventKind.ISSUED)
        wait_until(lambda: len(papers) >= len(given))
        said = {app: one.end(app) for app, one in (("kiosk", upright), ("clerk", session))}

    back = set(happened(core, EventKind.GIVEN_BACK))
    assert len(back) == hand.given_back
    kept = [visit_of(core, label) for label in given if label not in back]
    assert Counter(one.legs[0].service for one in kept) == hand.asked
    assert Counter(one.state for one in kept) == clerk.ended
    assert len(kept) == visitors
    # Nobody was called twice but who was called too early, or sent on to where she is called anew.
    called = happened(core, EventKind.CALLED)
    assert called == clerk.calls
    again = {one for one in called if called[one] > 1}
    undone, sent_on = (
        set(happened(core, one)) for one in (EventKind.UNDONE, EventKind.TRANSFERRED)
    )
    assert undone <= again <= undone | sent_on
    assert Counter(map(number_on, papers)) == dict.fromkeys(given, 1)
    print(f"{len(given)} tickets, {len(back)} given back, {called.total()} calls, {clerk.ended}")  # noqa: T201
    assert {app: unexpected(one) for app, one in said.items()} == {"kiosk": [], "clerk": []}
    assert not [one for one in core.verify() if one.broken]
