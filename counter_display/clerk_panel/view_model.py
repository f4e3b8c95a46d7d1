"""Keys and answered sheets become verbs, one at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot

from counter_display.clerk_panel.buttons import (
    ButtonRow,
    LastVerb,
    button_of,
    done_text,
    heard_text,
    in_row,
    key_name,
    last_verb,
    main_verb,
    place_of,
    undone_text,
    verb_name,
    verbs_of_the_moment,
)
from counter_display.clerk_panel.keys import (
    PLACES,
    USUAL_PACE,
    KeyDebounce,
    KeyPace,
    KeySet,
    PlacePress,
)
from counter_display.clerk_panel.model import PanelReading
from counter_display.clerk_panel.offline import KeptVerbs, is_cut_by
from counter_display.clerk_panel.questions import (
    Asking,
    Candidates,
    SheetDraft,
    SheetQuestion,
    question_of,
    read_candidates,
    reads_waiting,
)
from counter_display.clerk_panel.session import PanelPageName, PanelSession
from counter_display.clerk_panel.words import about_verb, filled, spoken, translate
from reception.app import Reception
from reception.domain.calling_rule import absent_from
from reception.domain.errors import NothingWaitingError, Refusal, TooFewCallsError
from reception.domain.sign_in import Where
from reception.domain.ticket import HELD_STATES, TicketState, Visit
from reception.domain.unit import SERVED
from reception.queue import verbs
from reception.queue.model import At
from reception.queue.verbs import NOTHING_SAID, Said, Verb, legal_verbs
from ui_kit.background import Background


@dataclass(frozen=True, slots=True)
class Pending:
    """A verb on its way to the desk: by whom, and to whom."""

    verb: Verb
    said: Said
    here: At
    held: Visit | None
    operation: UUID
    undoes: LastVerb | None
    """What an undo would take back."""


# What ends the service in hand, and writes down how.
_ENDS = frozenset({verbs.FINISH, verbs.FINISH_AND_CALL, verbs.FOLLOW})


class ClerkViewModel(PanelSession):
    """Turns keys into verbs; each act is locked until its answer has come."""

    sheetChanged = Signal()
    """A sheet asks something, or is answered."""
    acted = Signal(str)
    """An act was done, by its name."""
    touched = Signal()
    """A key was pressed that does an act: the window's handle sees nothing of it."""
    keysChanged = Signal()
    """Other keys act from now on."""
    happened = Signal(str)
    """Something was done that can be seen: in words for who listens."""
    outcomeWanted = Signal()
    """How the service ended is to be chosen where it stands in view."""

    def __init__(
        self,
        core: Reception,
        background: Background,
        *,
        where: Callable[[], Where],
        kept: KeptVerbs | None = None,
        aside: Background | None = None,
        pace: KeyPace = USUAL_PACE,
    ) -> None:
        """Work as a session does; see there."""
        super().__init__(core, background, where=where, kept=kept, aside=aside)
        self.debounce = KeyDebounce(pace)
        self.key_set = KeySet.SAFE
        """Which keys act for who is in."""
        self.has_call_box = False
        self.sheet: Callable[[], SheetQuestion] | None = None
        """Makes what is asked now, in the present language."""
        self.draft = SheetDraft()
        """What was chosen and written there so far."""
        self.is_opening = False
        """Whether what a sheet asks about is being read."""
        self.shows_outcomes = False
        """Whether every way to end a service is in view; else its key goes from one to the next."""
        self._outcome: tuple[tuple[UUID, int], str] | None = None
        self._asked: tuple[Verb, str | None] | None = None
        self._stood: tuple[object, ...] = ()
        self._tried: Verb | None = None
        self._last: LastVerb | None = None
        self._locked = timedelta(0)
        """So long nothing could be taken back since the last act."""
        self._absent = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._absent.timeout.connect(self.readingChanged)
        self.pageChanged.connect(self._reset)
        self.readingChanged.connect(self._follow_reading)

    @property
    def is_ready(self) -> bool:
        """Return whether an act would be carried out now."""
        return not self._is_busy and self.debounce.lets_act

    @property
    def legal_verbs(self) -> frozenset[Verb]:
        """Return what can be done now."""
        if self.page is not PanelPageName.PANEL or self.reading is None:
            return frozenset()
        can_undo = self.last_verb is not None and not self.reading.on_break
        legal = legal_verbs(self.reading.present(can_undo=can_undo, at=self.core.clock.now()))
        return legal & self.link.verbs if self.link.is_cut else legal

    @property
    def main_verb(self) -> Verb:
        """Return what the first of the six places does now."""
        main = main_verb(self.reading) if self.reading else verbs.CALL_NEXT
        if self.link.is_cut and main is verbs.FINISH_AND_CALL:
            return verbs.FINISH
        return main

    @property
    def last_verb(self) -> LastVerb | None:
        """Return what would be taken back now."""
        return last_verb(self._last, self.reading, self._locked) if self.reading else None

    @property
    def absent_in(self) -> tuple[timedelta, timedelta] | None:
        """Return how long until the called visitor may count as absent, and of how long.

        None: she may, or nobody is called.
        """
        held, reading = self.held, self.reading
        if reading is None or held is None or held.state is not TicketState.CALLED:
            return None
        left = absent_from(held.leg, reading.unit.calling) - self.core.clock.now()
        return (left, reading.unit.calling.absent_after) if left > timedelta(0) else None

    @property
    def outcome(self) -> str | None:
        """Return how the service in hand ended, as was chosen; None: as services do."""
        chosen = self._outcome
        return chosen[1] if chosen and chosen[0] == self._leg_in_hand() else None

    def choose_outcome(self, outcome: str) -> None:
        """Have this written down when the service in hand is ended."""
        if leg := self._leg_in_hand():
            self._outcome = (leg, outcome)

    def outcome_text(self) -> str:
        """Return how the service in hand ended, in words; empty where it is not told."""
        outcomes = self.reading.unit.outcomes if self.reading else ()
        name = next((spoken(one.names) for one in outcomes if one.code == self.outcome), "")
        (told,) = button_of(verbs.OUTCOME).titles
        return filled(translate("Clerk", told), name) if name else ""

    def _turn_outcome(self) -> None:
        """Have it chosen where all are in view, or take the next one."""
        reading = self.reading
        if reading is None or verbs.OUTCOME not in self.legal_verbs:
            return
        if self.shows_outcomes:
            self.outcomeWanted.emit()
            return
        codes = [one.code for one in reading.unit.outcomes] or [SERVED]
        chosen = self.outcome or SERVED
        at = codes.index(chosen) if chosen in codes else -1
        self.choose_outcome(codes[(at + 1) % len(codes)])
        self.readingChanged.emit()
        self.happened.emit(self.outcome_text())

    def _leg_in_hand(self) -> tuple[UUID, int] | None:
        return (self.held.ticket.id, self.held.leg.index) if self.held else None

    def verb_at(self, place: int) -> Verb | None:
        """Return what one of the six places does now; None: nothing is there."""
        if place == 0:
            return self.main_verb
        shown = verbs_of_the_moment(self.reading) if self.reading else in_row(ButtonRow.FREE)
        return next((one for one in shown if place_of(one) == place), None)

    def press_place(self, place: int) -> None:
        """Do what a place means now, once that could be seen."""
        verb, heard = self.verb_at(place), self.debounce.press(place)
        if heard is PlacePress.CHATTER:
            return
        if self._is_busy:
            self.hear_meanwhile(verb)
        elif heard is PlacePress.DEAD and verb in self.legal_verbs:
            text = translate("Clerk", "This button has just changed: “%1”. Please press again.")
            self.refuse_key(filled(text, verb_name(verb)))
        elif verb:
            self.press(verb)

    def press_any(self, verb: Verb) -> None:
        """Press the place of an act, if it is there now, or the act that has no place."""
        place = place_of(verb)
        if place is None:
            self.press(verb)
        elif self.verb_at(place) is verb:
            self.press_place(place)
        elif self._is_busy:
            self.hear_meanwhile(verb)

    def use_keys(self, key_set: KeySet) -> None:
        """Have these keys act from now on."""
        if key_set is not self.key_set:
            self.key_set = key_set
            self.keysChanged.emit()
            self.readingChanged.emit()

    def key_hint(self, verb: Verb) -> str:
        """Return the key of an act as its button shows it; empty where no key acts."""
        return "" if self.key_set is KeySet.NONE else key_name(verb)

    def note_lock(self, locked: timedelta) -> None:
        """Note that the window was locked for so long: nothing could be taken back meanwhile."""
        self._locked += locked
        self.readingChanged.emit()

    def press(self, verb: Verb) -> None:
        """Do an act, or open the sheet that asks what it needs to know."""
        if verb is verbs.NO_SHOW and verb not in self.legal_verbs:
            self._say_too_few_calls()
        elif verb is verbs.CLOSE and self.held:
            self.leave_counter()  # the desk refuses, and says whom she holds
        elif verb is verbs.OUTCOME:
            self._turn_outcome()
        elif verb.asks:
            self.ask(verb)
        else:
            self.do(verb)

    def ask(self, verb: Verb, label: str = "") -> None:
        """Open the sheet of an act, if it is legal now; whom it is about may be known already."""
        if self._is_busy:
            self.hear_meanwhile(verb)
            return
        if verb not in self.legal_verbs:
            return
        if label:
            self._open_sheet(verb, (), Said(ticket=label))
            return
        if not reads_waiting(verb):
            self._open_sheet(verb, ())
            return
        self.is_opening = True
        self.lock_and_run(
            lambda: read_candidates(self.core.hall),
            lambda found: self._open_sheet(verb, found),
            self._fail_to_open,
            name=verb,
        )

    def answer(self, question: SheetQuestion, said: Said) -> None:
        """Take a sheet's answer: ask what follows from it, or do the act."""
        then = question.then
        if then is not None:
            self._show_sheet(lambda: then(said))
        elif question.verb is verbs.CLOSE:
            self.close_sheet()
            (self.sign_out if said.done_for_today else self.leave_counter)()
        else:
            self.do(question.verb, said)

    def close_sheet(self) -> None:
        """Ask nothing any more, and do nothing."""
        if self.sheet:
            self._show_sheet(None)

    def do(self, verb: Verb, said: Said = NOTHING_SAID) -> None:
        """Carry out an act, once; what is not legal now or comes too early is not done."""
        if self._is_busy:
            self.hear_meanwhile(verb)
            return
        if verb not in self.legal_verbs:
            return
        if verb is verbs.UNDO:
            said = replace(said, locked=self._locked)
            self.debounce.go_on()  # the wrong key is taken back at once
        if verb in _ENDS and said.outcome is None:
            said = replace(said, outcome=self.outcome)
        if not self.debounce.lets_act:
            self._hear_too_soon(verb)
            return
        self.debounce.act()
        self._tried = verb
        held = self.held
        operation = self._pending.operation((verb, said, held.ticket.id if held else None))
        pending = Pending(verb, said, self._here(), held, operation, undoes=self.last_verb)
        self._stood = _stands(self.reading)
        if self.link.is_cut:
            self._keep(pending)
            return

        def carry() -> tuple[Visit | None, datetime]:
            core = self.core
            return verb.do(core.desk, pending.here, said, operation), core.clock.now()

        done, failed = partial(self._end, pending), partial(self._fail, pending)
        self.lock_and_run(carry, done, failed, name=verb)

    def _hear_too_soon(self, verb: Verb) -> None:
        """Say so of another act; the same one again is the same press, by a finger that bounces."""
        told = self.notices.current
        if verb is not self._tried and (told is None or told.passes):
            self.hear_meanwhile(verb)

    def _end(self, pending: Pending, result: tuple[Visit | None, datetime]) -> None:
        visit, at = result
        self._pending.answered()
        self.notices.drop()
        self.close_sheet()
        if visit:
            if pending.verb is not verbs.CANCEL:  # the visitor's wish, which no clerk takes back
                self._last = LastVerb(verb=pending.verb, label=visit.ticket.label, at=at)
                self._locked = timedelta(0)
            self._hold(visit, pending.here.clerk)
        self._say_done(pending.verb, visit, pending.undoes)
        self.acted.emit(pending.verb.code)
        self.refresh()

    def _fail(self, pending: Pending, error: Exception) -> None:
        if not is_cut_by(error):
            self._handle_refusal(pending.verb, error)
            return
        self._last = None  # perhaps it was done: the visitor in hand will tell
        self._handle_failure(error)
        if pending.held and pending.verb in self.link.verbs:
            self._keep(pending)
        else:
            self.refresh()

    def _keep(self, pending: Pending) -> None:
        """Do it without the database, which is told later."""
        held = pending.held
        if held is None:
            return

        def kept(result: tuple[Visit, datetime]) -> None:
            self._end(pending, result)
            text = translate(
                "Clerk", "%1 · %2: kept here, and entered when the connection is back."
            )
            self.notices.show(about_verb(text, pending.verb, held.ticket.label))

        self.lock_and_run(
            lambda: self.link.carry_out(
                pending.verb, pending.said, pending.here, held, pending.operation
            ),
            kept,
            self.notices.report,
            self.link.aside,
            name=pending.verb,
        )

    def _handle_refusal(self, verb: Verb, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._pending.answered()
        else:
            self._last = None  # perhaps it was done: the visitor in hand will tell
        if verb is verbs.FINISH_AND_CALL and isinstance(error, NothingWaitingError):
            # A colleague has called the last one meanwhile: this one is finished alone.
            self.debounce.go_on()
            if self.reading:
                self.reading = replace(self.reading, waiting_visits=(), explanation=None)
            self.do(verbs.FINISH)
            return
        self.notices.report(error)
        if isinstance(error, Refusal):
            self.refresh()

    def _open_sheet(self, verb: Verb, found: Candidates, about: Said = NOTHING_SAID) -> None:
        self.is_opening = False
        reading = self.reading
        if reading is not None and verb in self.legal_verbs:
            here = self._here()
            self._asked = (verb, here.label)
            step = 0 if about is NOTHING_SAID else 1
            asking = Asking(
                verb=verb, reading=reading, here=here, found=found, said=about, step=step
            )
            self._show_sheet(lambda: question_of(asking))

    def _fail_to_open(self, error: Exception) -> None:
        self.is_opening = False
        self.notices.report(error)

    @Slot()
    def _follow_reading(self) -> None:
        """Close a sheet whose act is impossible now, or about another; let places wait."""
        if self.sheet and self._asked:
            verb, label = self._asked
            if verb not in self.legal_verbs or label != self._here().label:
                self.close_sheet()
        label = self._here_label()
        self.debounce.see([(self.verb_at(place), label) for place in range(len(PLACES))])
        if wait := self.absent_in:
            # A clock that was set back is asked again within the minute.
            self._absent.start(min(-(-wait[0] // timedelta(milliseconds=1)), 60_000))
        else:
            self._absent.stop()

    def _take_reading(self, reading: PanelReading) -> None:
        """See whether an act without an answer was done: the key that repeats it means another."""
        was_done = self._pending and _stands(reading) != self._stood
        if was_done:
            self._pending.answered()
            self.debounce.surprise()
        super()._take_reading(reading)
        if was_done:
            self.close_sheet()
            self.notices.inform(translate("Clerk", "It was done after all. Go on from here."))

    def _here(self) -> At:
        return At(self.counter, self._login(), self._here_label())

    def _here_label(self) -> str | None:
        return self.held.ticket.label if self.held else None

    def say_unsettled(self) -> None:
        """Say why a key did nothing that was pressed as the window came to the front."""
        text = translate("Clerk", "The window has just come to the front. Please press again.")
        self.notices.show(text)

    def _say_too_few_calls(self) -> None:
        wait, label = self.absent_in, self._here_label()
        if wait and label:
            self.notices.report(TooFewCallsError(label, wait[0]))

    def _show_sheet(self, sheet: Callable[[], SheetQuestion] | None) -> None:
        self.sheet, self.draft = sheet, SheetDraft()
        self.sheetChanged.emit()

    def _hold(self, visit: Visit, clerk: str) -> None:
        reading = self.reading
        if reading is None:
            return
        if visit.state in HELD_STATES and visit.leg.clerk == clerk:
            reading = replace(reading, held=visit)
        elif reading.held and reading.held.ticket.id == visit.ticket.id:
            reading = replace(reading, held=None)
        self.reading = reading.without(visit)
        self.readingChanged.emit()

    def _say_done(self, verb: Verb, visit: Visit | None, undone: LastVerb | None) -> None:
        """Say what cannot be seen from the ticket in hand."""
        if verb is verbs.FINISH and self.reading and not self.reading.somebody_waits:
            self.notices.show(translate("Clerk", "Finished. Nobody is waiting."))
        elif verb is verbs.UNDO and undone:
            self.notices.show(undone_text(undone.verb, undone.label))
        elif visit and (done := done_text(verb, visit.ticket.label)):
            self.notices.show(done)
        else:
            read = self.reading
            names = read.unit.service_names(visit.leg.service) if read and visit else {}
            label = visit.ticket.label if visit else ""
            self.happened.emit(heard_text(verb, label, spoken(names)))

    @Slot()
    def _reset(self) -> None:
        """Forget what was done and asked at another counter."""
        self._last, self._locked = None, timedelta(0)
        self.close_sheet()


def _stands(reading: PanelReading | None) -> tuple[object, ...]:
    """Return what of the visitor in hand a verb changes."""
    held = reading.held if reading else None
    return (
        (held.ticket.id, held.state, held.leg.calls, held.leg.index, held.leg.note) if held else ()
    )
