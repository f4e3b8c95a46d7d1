"""Visitors who touch a real kiosk, and a clerk at the keys of a real panel."""

import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from counter_display.clerk_panel.buttons import button_of, key_of
from counter_display.clerk_panel.keys import PLACES, USUAL_PACE
from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import EventKind, TicketState
from reception.queue import verbs
from reception.queue.verbs import Verb
from tests.outside.session import Node, Session, wait_until
from tests.support.clerk import CLERK, COUNTER, visit_of
from tests.support.databases import COMMUNE, PASSWORD, database_of
from ui_kit.translations import speech, text_for

SAY = speech(Language.FRENCH).say
_SETTLED_S = 0.8
"""A person reads a page for longer; a touch that comes sooner may be the second of a double one."""
_DEAD_S = USUAL_PACE.dead_ms / 1000 + 0.2


class Mistake(StrEnum):
    """What a visitor does beside what she came for."""

    NONE = "none"
    BESIDE = "beside the row"
    PAPERS = "the papers first"
    WHILE_IT_CHANGES = "while the page changes"
    WRONG_SERVICE = "the wrong service, given back"
    UNDER_DONE = "under what was there"
    TWICE = "twice"


class Hand:
    """Touches a kiosk where its controls are told to be."""

    def __init__(self, session: Session, core: Reception) -> None:
        self._session = session
        self._core = core
        self.asked: Counter[str] = Counter()
        """Services that somebody came for and has a ticket of."""
        self.given_back = 0

    def page(self, heading: str) -> list[Node]:
        """Return what stands there, once a page with this heading does."""
        tree = self._session.reader.headed(heading)
        time.sleep(_SETTLED_S)
        return tree

    def touch(self, *names: str, times: int = 1) -> tuple[int, int]:
        """Touch what has one of these names once it can be touched; return where."""

        def found(tree: list[Node]) -> Node | None:
            nodes = (one for one in tree if one.name in names)
            return next((one for one in nodes if one.is_focusable and one.is_enabled), None)

        at = self._session.reader.until(found).middle
        self._session.click(at, times)
        return at

    def visit(self, service: str, mistake: Mistake) -> None:
        """Come for a service, take the ticket and go."""
        asked = COMMUNE.service(service)
        heading = next(one for one in COMMUNE.groups if one.code == asked.group)
        group = text_for(heading.names, Language.FRENCH)
        wanted = text_for(asked.names, Language.FRENCH)
        tree = self.page("Bienvenue")
        if mistake is Mistake.BESIDE:
            row = next(one for one in tree if one.name == group)
            left, top, width, height = row.place
            self._session.click((left + width // 2, top + height + 2))
            self._session.click((2, top + height // 2))
        self.touch(group, times=2 if mistake is Mistake.TWICE else 1)
        self.page(group)
        if mistake is Mistake.PAPERS:
            self.touch(next(one.name for one in self.page(group) if _is_papers(one, wanted)))
            self.page(wanted)
            self.touch(SAY("Kiosk", "Back"))
            self.page(group)
        if mistake is Mistake.WRONG_SERVICE:
            others = (one for one in COMMUNE.services if one.group == asked.group)
            other = next(one for one in others if one is not asked)
            self._take(text_for(other.names, Language.FRENCH))
            asked_for = ("Not the right service?", "Cancel the ticket")
            self.touch(*(SAY("GiveBack", one) for one in asked_for))
            self.given_back += 1
            self.touch(SAY("GiveBack", "Choose another service"))
            self.page(SAY("Kiosk", "Which service do you need?"))
            self.touch(group)
            self.page(group)
        self._take(wanted, 3 if mistake is Mistake.WHILE_IT_CHANGES else 1)
        self.asked[service] += 1
        at = self.touch(SAY("Kiosk", "Done"))
        if mistake is Mistake.UNDER_DONE:
            self._session.click(at, 2)
        self.page("Bienvenue")

    def _take(self, service: str, times: int = 1) -> None:
        before = len(happened(self._core, EventKind.ISSUED))
        self.touch(service, times=times)
        wait_until(lambda: len(happened(self._core, EventKind.ISSUED)) > before)


def _is_papers(node: Node, service: str) -> bool:
    return node.is_focusable and node.name.endswith(f": {service}")


def _heads(node: Node, heading: str) -> bool:
    return node.role == "heading" and node.name.startswith(heading)


def happened(core: Reception, kind: EventKind | None = None) -> Counter[str]:
    """Return how often this happened to each number, as the database has it; None: anything."""
    with closing(sqlite3.connect(str(database_of(core).url.database))) as read:
        rows = read.execute(
            "SELECT t.label, e.kind FROM event e JOIN ticket t ON e.ticket = t.id"
        ).fetchall()
    return Counter(label for label, of_kind in rows if kind in {None, of_kind})


@dataclass
class Clerk:
    """Works by keys alone, each pressed once the panel offers what it does."""

    session: Session
    core: Reception
    calls: Counter[str] = field(default_factory=Counter)
    """How often she has called each number for the first time or anew."""
    ended: Counter[TicketState] = field(default_factory=Counter)
    """Where she has left how many visitors."""

    def sit_down(self) -> None:
        """Sign in, and take the counter."""
        self.session.take_keys()
        for asked, text in ((SAY("SignIn", "Login"), CLERK), (SAY("SignIn", "Password"), PASSWORD)):
            self._until_shown(partial(_is_written_on, asked))
            self.session.run("xdotool", "type", "--delay", "40", text)
            self.session.keys("Return")
        counter = SAY("Clerk", "Counter %1").replace("%1", str(COUNTER.number))
        self._offered(counter)
        # By where it is on every keyboard.
        self.session.keys("10")
        wait_until(lambda: any(one.clerk for one in self.core.hall.counters()))

    def call(self) -> str:
        """Call who is next, and return her number."""
        self._do(verbs.CALL_NEXT)
        held = wait_until(lambda: self.core.hall.held_by(CLERK))
        self.calls[held.ticket.label] += 1
        return held.ticket.label

    def serve(self) -> None:
        """Call, call again, serve and finish."""
        label = self.call()
        self._do(verbs.RECALL)
        wait_until(lambda: happened(self.core, EventKind.RECALLED)[label])
        self._do(verbs.START)
        self._until(label, TicketState.SERVING)
        self._do(verbs.FINISH)
        self._leave(label, TicketState.SERVED)

    def miss(self) -> None:
        """Call twice whoever does not come."""
        label = self.call()
        self._do(verbs.RECALL)
        wait_until(lambda: happened(self.core, EventKind.RECALLED)[label])
        self._do(verbs.NO_SHOW)
        self._leave(label, TicketState.NO_SHOW)

    def undo(self) -> None:
        """Call too early, take it back, and serve her then."""
        label = self.call()
        self._do(verbs.UNDO)
        self._until(label, TicketState.WAITING)
        self.serve()

    def send_on(self) -> None:
        """Serve, and send to another service by the sheets."""
        label = self.call()
        self._do(verbs.START)
        self._until(label, TicketState.SERVING)
        self._do(verbs.TRANSFER)
        for title in button_of(verbs.TRANSFER).titles:
            said = SAY("Clerk", title)
            self._until_shown(partial(_begins, said))
            time.sleep(_DEAD_S)
            self.session.keys("Return")
        wait_until(lambda: happened(self.core, EventKind.TRANSFERRED)[label])
        self.ended[TicketState.WAITING] += 1

    def rest(self) -> None:
        """Take a break and come back, then serve."""
        self._do(verbs.BREAK)
        (title,) = button_of(verbs.BREAK).titles
        self._until_shown(partial(_begins, SAY("Clerk", title)))
        time.sleep(_DEAD_S)
        self.session.keys("Return")
        wait_until(lambda: any(one.on_break for one in self.core.hall.counters()))
        self._do(verbs.END_BREAK)
        wait_until(lambda: not any(one.on_break for one in self.core.hall.counters()))
        self.serve()

    def _leave(self, label: str, state: TicketState) -> None:
        self._until(label, state)
        self.ended[state] += 1

    def _until(self, label: str, state: TicketState) -> None:
        wait_until(lambda: visit_of(self.core, label).state is state)

    def _do(self, verb: Verb) -> None:
        button = button_of(verb)
        names = (button.name, button.named) if button.named else (button.name,)
        self._offered(*(SAY("Clerk", one).split("%1")[0] for one in names))
        key = key_of(verb)
        self.session.keys(key if key in PLACES else key.lower())

    def _offered(self, *names: str) -> None:
        self._until_shown(
            lambda one: one.is_focusable and one.is_enabled and one.name.startswith(names)
        )
        # What has just changed hears no key for a while.
        time.sleep(_DEAD_S)

    def _until_shown(self, is_it: Callable[[Node], bool]) -> None:
        self.session.reader.until(lambda tree: any(map(is_it, tree)))


def _is_written_on(name: str, node: Node) -> bool:
    return node.name == name and node.is_focused


def _begins(text: str, node: Node) -> bool:
    return node.name.startswith(text)
