"""A day at the door and at the counter, by touches and keys from outside; the database judges."""

import re
from collections import Counter
from itertools import cycle
from pathlib import Path

import pytest
from PIL import Image

from lab.printer.server import Emulator
from reception.app import Reception
from reception.domain.ticket import EventKind
from tests.outside.hands import Clerk, Hand, Mistake, happened
from tests.outside.session import Session, wait_until
from tests.printer_drivers.ticket_readers import read_text
from tests.support.clerk import COUNTER, visit_of

_NOT_OURS = re.compile(
    # The voice has no sound here; who listens asks for what has just gone.
    r"the voice ended|qt\.accessibility|Couldn't (load|resolve) pipewire|espeak-ng"
)


def unexpected(said: str) -> list[str]:
    """Return the lines of a log that tell of something wrong."""
    return [
        line
        for line in said.splitlines()
        if re.search(r"WARNING|ERROR|CRITICAL|Traceback|Error:", line)
        and not _NOT_OURS.search(line)
    ]


def numbers_on(paper: Path) -> str:
    """Return all that is read of a ticket, without what stands between letters and figures."""
    with Image.open(paper) as picture:
        return re.sub(r"\W", "", "".join(read_text(picture, "fra", page_mode=6)))


@pytest.mark.parametrize(
    "visitors",
    [
        pytest.param(3, marks=pytest.mark.deep),
        pytest.param(20, marks=[pytest.mark.soak, pytest.mark.timeout(3600)]),
    ],
)
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
    # Who was called too early and sent back was called a second time, nobody else was.
    called = happened(core, EventKind.CALLED)
    assert called == clerk.calls
    assert {one for one in called if called[one] > 1} == set(happened(core, EventKind.UNDONE))
    unread = {label for label in given if not any(label in numbers_on(one) for one in papers)}
    assert (len(papers), unread) == (len(given), set()), "a number on paper that nobody knows"
    assert {app: unexpected(one) for app, one in said.items()} == {"kiosk": [], "clerk": []}
    assert not [one for one in core.verify() if one.broken]
