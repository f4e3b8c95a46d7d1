"""A monkey at real windows: it touches and presses what there is, and comes back as people do."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import ClassVar

from PIL import ImageGrab

from counter_display.clerk_panel.buttons import key_of
from counter_display.clerk_panel.keys import PLACES, SIZE, alt_keys
from counter_display.clerk_panel.window_memory import PANEL_LANGUAGES
from kiosk.words import message_of
from reception.app import Reception
from reception.domain.language import Language
from reception.queue import verbs
from reception.queue.verbs import Present, Verb, legal_verbs
from tests.outside.session import Node, Session
from tests.outside.sound import controls
from tests.outside.traces import done_by_verb, unexpected
from tests.support.clerk import CLERK, COUNTER
from tests.support.databases import PASSWORD
from ui_kit.refusals import sentence
from ui_kit.translations import speech

LEADER = "manager"
_RESTS_S = 1.7
"""What a place of the panel means is dead for less: who presses later presses what she has read."""
_KNOCKS_EVERY_S = 8
"""Who guesses at a door oftener is kept waiting."""
_PUTS_RIGHT_EVERY_S = 20
LONGEST_HANG_S = 15
"""After which a service manager takes a window for dead."""
_FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))
_MOVES = ("Return", "Escape", "Tab", "shift+Tab", "space", "Up", "Down", "Left", "Right")
_KEYS = (
    *(*_FUNCTION_KEYS, *_MOVES),
    *(f"alt+{letter}" for letter in "bcefgijloprstuvxnd"),
    *(f"ctrl+{digit}" for digit in range(1, 8)),
    *("KP_Enter", "KP_Add", "KP_Subtract", "BackSpace", "Home", "End", "Menu"),
    *(*"1234567890aqwz", "eacute"),
)
_TEXTS = ("n e u 1", "clerk1", "12", "naissance", "aaaa", "0", "31/12/2026", "10:40")


def _said(context: str, *texts: str) -> tuple[str, ...]:
    """Return how some texts read in every language of the staff."""
    return tuple(
        speech(language).say(context, text) for language in PANEL_LANGUAGES for text in texts
    )


_SIGN_IN = _said("SignIn", "Sign in")
_LOCKED = _said("SignIn", "Locked")
_OTHER_WAY = _said("SignIn", "Type the password instead")
_COUNTERS = _said("Clerk", "Choose your counter")
_ENLARGE = _said("Clerk", "Enlarge")
_SHEET = _said("Clerk", "Go back")
_BACK = _said("Kiosk", "Back")
_STAYS = 6
"""So many touches on one page, and a visitor has seen enough of it."""
_WAYS_OUT = (
    *(*_said("Clerk", "Sign out"), *_said("Clerk", "Lock")),
    *(*_said("Console", "Sign out"), *_said("Console", "Lock")),
)
_BUGS = frozenset(
    {
        *_said("Console", "Something went wrong. Please sign in again."),
        *(message_of(RuntimeError(), language) for language in Language),
        *(sentence(RuntimeError(), language) for language in PANEL_LANGUAGES),
    }
)


_ON = (verbs.CALL_NEXT, verbs.START, verbs.FINISH_AND_CALL, verbs.END_BREAK)


class Player:
    """Does random things to one window."""

    app: ClassVar[str]
    rests_s: ClassVar[float] = 0

    def __init__(self, session: Session, chance: random.Random) -> None:
        self._session, self._chance = session, chance
        self.did: Counter[str] = Counter()
        """How often what was done."""
        self.seen: Counter[str] = Counter()
        """How often each page stood there, by its heading."""
        self.changes = 0
        """How often something else stood there than before."""
        self.slowest_s = 0.0
        """The longest time that the window let whoever asks it wait."""
        self._before: Hashable = None
        self._bugs = frozenset[str]()
        self._acts_from_s = self._knocks_from_s = 0.0

    @property
    def rests(self) -> bool:
        """Return whether it is too early for another act."""
        return time.monotonic() < self._acts_from_s

    def act(self) -> None:
        """Do one thing."""
        done = self._come_back(self._look()) or self._play()
        self.did[done] += 1
        self.slowest_s = max(self.slowest_s, self._session.reader.pulse_s())
        self._acts_from_s = time.monotonic() + self.rests_s

    def complaints(self) -> list[str]:
        """Return what has gone wrong here; nothing where all is well."""
        app, found = self.app, list[str]()
        if (code := self._session.running[app].poll()) is not None:
            found.append(f"it ended by itself with {code}")
        if self.slowest_s > LONGEST_HANG_S:
            found.append(f"it answered nobody for {self.slowest_s:.0f} s")
        found += [f"it shows '{one}'" for one in sorted(self._bugs)]
        found += unexpected(self._session.said(app))
        return [f"{app}: {one}" for one in found]

    def ways(self) -> tuple[tuple[int, str, Callable[[], object]], ...]:
        """Return what may be done: how often, what it is called, and how it is done."""
        raise NotImplementedError

    def _come_back(self, _tree: list[Node]) -> str:
        """Do what leads back to where there is something to try, and return what it was."""
        return ""

    def _play(self) -> str:
        weights, names, ways = zip(*self.ways(), strict=True)
        (at,) = self._chance.choices(range(len(ways)), weights)
        ways[at]()
        return str(names[at])

    def _look(self) -> list[Node]:
        program = self._session.running[self.app]
        self.tree = tree = self._session.reader.tree(lambda: program.poll() is not None)
        shown = self._shown()
        self.changes += shown != self._before
        self._before = shown
        heading = next((one.name for one in tree if one.role == "heading"), "")
        # A heading with a number in it is the same page as one with another.
        self.seen[re.sub(r"\d+", "0", heading)] += 1
        self._bugs |= _BUGS.intersection(one.name for one in tree)
        return tree

    def _shown(self) -> Hashable:
        """Return what is the same as long as nothing else is shown."""
        return tuple(one.name for one in self.tree)

    def touch_a_control(self) -> None:
        """Touch what is told to be there to be touched; seldom what leads away."""
        width, height = self._session.size
        nodes = [
            one
            for one in controls(self.tree)
            if one.is_enabled
            and one.place
            and 0 <= one.middle[0] < width
            and 0 <= one.middle[1] < height
            and (not one.name.startswith(_WAYS_OUT) or self._chance.random() < 1 / 10)
        ]
        if nodes:
            # Of each kind alike: else a long table would be all that is touched.
            role = self._chance.choice(sorted({one.role for one in nodes}))
            of_role = [one for one in nodes if one.role == role]
            self._session.click(self._chance.choice(of_role).middle)

    def touch(self, times: int = 1) -> None:
        """Touch anywhere."""
        self._session.click(self._anywhere(), times)

    def drag(self) -> None:
        """Draw from somewhere to somewhere."""
        left, top = map(str, self._anywhere())
        to_left, to_top = map(str, self._anywhere())
        ways = ("mousedown", "1", "mousemove", to_left, to_top, "mouseup", "1")
        self._session.run("xdotool", "mousemove", left, top, *ways)

    def press(self, keys: Iterable[str] = _KEYS) -> None:
        """Press one to three keys."""
        self._session.keep_keys()
        self._session.keys(*self._chance.choices(tuple(keys), k=self._chance.randrange(1, 4)))

    def write(self, text: str = "") -> None:
        """Type a text; without one, whichever."""
        self._session.keep_keys()
        self._session.type(text or self._chance.choice(_TEXTS))

    def _fill(self, fields: Iterable[Node], *texts: str) -> None:
        """Write into fields from outside, as whoever sees them does, and press Return."""
        self._session.keep_keys()
        for field, text in zip(fields, texts, strict=False):
            self._session.click(field.middle)
            self._session.keys("ctrl+a")
            self._session.type(text)
        self._session.keys("Return")

    def _enter(self, tree: list[Node], login: str) -> str:
        """Sign in, or unlock, where that is asked; return what was done."""
        heading = next((one.name for one in tree if one.role == "heading"), "")
        fields = [one for one in tree if one.role == "text"]
        is_locked = any(one.name in _LOCKED for one in tree)
        if not is_locked and not (len(fields) > 1 and heading.startswith(_SIGN_IN)):
            return ""
        if time.monotonic() < self._knocks_from_s:
            return "waits at the door"
        self._knocks_from_s = time.monotonic() + _KNOCKS_EVERY_S
        other = next((one for one in tree if one.name in _OTHER_WAY), None)
        if other:
            self._session.click(other.middle)
        elif is_locked:
            self._fill(fields, PASSWORD)
        else:
            self._fill(fields, login, PASSWORD)
        return "unlocks" if is_locked else "signs in"

    def _anywhere(self) -> tuple[int, int]:
        width, height = self._session.size
        return self._chance.randrange(width), self._chance.randrange(height)


class AtKiosk(Player):
    """Visitors of every kind."""

    app = "kiosk"

    def __init__(self, session: Session, chance: random.Random) -> None:
        super().__init__(session, chance)
        self._here: list[str] = []

    def _come_back(self, tree: list[Node]) -> str:
        """Leave a page with many keys, as whoever finds nothing there does."""
        heading = next((one.name for one in tree if one.role == "heading"), "")
        self._here = [*(self._here if heading in self._here else ()), heading]
        back = next((one for one in tree if one.name in _BACK and one.place), None)
        if back is None or len(self._here) < _STAYS or self._chance.random() < 1 / 2:
            return ""
        self._session.click(back.middle)
        return "goes back"

    def ways(self) -> tuple[tuple[int, str, Callable[[], object]], ...]:
        """Return what visitors do."""
        return (
            (30, "a control", self.touch_a_control),
            (15, "anywhere", self.touch),
            (6, "twice", lambda: self.touch(2)),
            (4, "many times", lambda: self.touch(6)),
            (4, "a drag", self.drag),
            (6, "keys", self.press),
        )


class AtBoard(Player):
    """Whoever gets at the screen of the hall, where nothing is to be touched."""

    app = "board"

    def ways(self) -> tuple[tuple[int, str, Callable[[], object]], ...]:
        """Return what can be tried there."""
        return (
            (3, "looks", lambda: None),
            (1, "anywhere", lambda: self.touch(self._chance.randrange(1, 4))),
            (1, "keys", self.press),
        )

    def _shown(self) -> Hashable:
        # A wall display tells nothing to assistive technology. Above the calls runs the clock.
        with ImageGrab.grab(xdisplay=self._session.environment["DISPLAY"]) as screen:
            width, height = screen.size
            return screen.crop((0, height // 9, width, height)).tobytes()


class AtPanel(Player):
    """A clerk who tries every verb, and a child at her keyboard."""

    app = "clerk"
    rests_s = _RESTS_S

    def __init__(self, session: Session, chance: random.Random, core: Reception) -> None:
        super().__init__(session, chance)
        self._core = core
        # What cannot be done now stands back after a few tries.
        self._tried: Counter[str] = Counter()

    def ways(self) -> tuple[tuple[int, str, Callable[[], object]], ...]:
        """Return what is done there."""
        return (
            (75, "a verb", self._do),
            (8, "keys", self.press),
            (5, "anywhere", self.touch),
            (8, "a control", self.touch_a_control),
            (1, "a drag", self.drag),
            (3, "text", self.write),
        )

    def _come_back(self, tree: list[Node]) -> str:
        if done := self._enter(tree, CLERK):
            return done
        if any(one.name in _COUNTERS for one in tree):
            self._session.keep_keys()
            # By where it is on every keyboard.
            self._session.keys(str(self._chance.choice((10, 10, 10, 11, 12, 13))))
            return "takes a counter"
        if any(one.name.startswith(_ENLARGE) for one in tree) and self._chance.random() < 1 / 4:
            self._session.keep_keys()
            self._session.keys(alt_keys(SIZE)[0].lower())
            return "enlarges"
        if any(one.name.startswith(_SHEET) for one in tree) and self._chance.random() < 4 / 5:
            return self._answer(tree)
        return ""

    def _do(self) -> None:
        """Press the key of a verb that can be done: mostly of the one that was done least."""
        held, done = self._core.hall.held_by(CLERK), done_by_verb(self._core)
        own = (one for one in self._core.hall.counters() if one.clerk == CLERK)
        unit, now = self._core.hall.unit(), self._core.clock.now()
        present = Present(
            unit=unit,
            at=now,
            held=held,
            on_break=any(one.on_break for one in own),
            anybody_waits=True,
            anybody_parked=done[verbs.PARK.code] > done[verbs.RESUME.code],
            anybody_missed=done[verbs.NO_SHOW.code] > done[verbs.READMIT.code],
            can_undo=True,
        )
        legal = sorted(legal_verbs(present), key=lambda one: one.code)
        match self._chance.choice(("on", "any", "least", "least")):
            case "on":
                # As the day goes: else there would be nobody to try anything on.
                verb = next((one for one in legal if one in _ON), verbs.CALL_NEXT)
            case "any":
                verb = self._chance.choice(legal)
            case _:
                verb = min(legal, key=lambda one: done[one.code] + self._tried[one.code] / 4)
        self._tried[verb.code] += 1
        self._press(verb)

    def _press(self, verb: Verb) -> None:
        self._session.keep_keys()
        key = key_of(verb)
        self._session.keys({"Esc": "Escape"}.get(key, key if key in PLACES else key.lower()))

    def _answer(self, tree: list[Node]) -> str:
        self._session.keep_keys()
        if self._chance.random() < 1 / 8:
            self._session.keys("Escape")
            return "leaves a sheet"
        lines = [one for one in tree if one.role == "text"]
        if lines:
            # What was typed there before chooses nobody who waits.
            self._session.click(lines[0].middle)
            self._session.keys("ctrl+a", "BackSpace")
        if lines and self._chance.random() < 1 / 3:
            self.write()
        self._session.keys(*self._chance.randrange(4) * ["Down"], "Return")
        return "answers a sheet"


class AtConsole(Player):
    """Somebody who leads the hall and tries whatever the console has."""

    app = "admin"

    def ways(self) -> tuple[tuple[int, str, Callable[[], object]], ...]:
        """Return what is done there."""
        return (
            (60, "a control", self.touch_a_control),
            (8, "anywhere", self.touch),
            (3, "twice", lambda: self.touch(2)),
            (2, "a drag", self.drag),
            (10, "keys", lambda: self.press((*_FUNCTION_KEYS, *_MOVES, "Home", "End"))),
            (8, "text", self.write),
        )

    def _come_back(self, tree: list[Node]) -> str:
        if done := self._enter(tree, LEADER):
            return done
        if any(one.role in {"dialog", "file chooser"} for one in tree):
            # Of files there is nothing to try here: they are this computer's.
            self._session.keys("Escape")
            return "leaves a dialog"
        return ""


class Monkey:
    """Plays at all windows of one office, so that each is tried all the time."""

    def __init__(
        self, core: Reception, chance: random.Random, players: Iterable[tuple[int, Player]]
    ) -> None:
        self._core, self._chance = core, chance
        self._shares = tuple(players)
        self._puts_right_from_s = 0.0
        self.elsewhere = 0
        """Tickets that came from another place than the kiosk."""

    @property
    def players(self) -> tuple[Player, ...]:
        """Return who plays at which window."""
        return tuple(one for _, one in self._shares)

    def act(self) -> None:
        """Do one thing at one of the windows."""
        if self._chance.random() < 1 / 25:
            # Who comes by the page of the unit: somebody always waits.
            self._core.desk.issue(self._chance.choice(COUNTER.services))
            self.elsewhere += 1
        self._put_right()
        weights, players = zip(
            *((share, one) for share, one in self._shares if not one.rests), strict=True
        )
        self._chance.choices(players, weights)[0].act()

    def complaints(self) -> list[str]:
        """Return what has gone wrong at any window."""
        return [said for one in self.players for said in one.complaints()]

    def _put_right(self) -> None:
        """Let services give tickets again that were paused at the console."""
        if time.monotonic() < self._puts_right_from_s:
            return
        self._puts_right_from_s = time.monotonic() + _PUTS_RIGHT_EVERY_S
        for pause in self._core.hall.pauses():
            self._core.desk.resume_service(pause.service, LEADER)
