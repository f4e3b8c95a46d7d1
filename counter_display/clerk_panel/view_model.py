"""The clerk's acts: keys and answered sheets become verbs, one at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from counter_display.clerk_panel.acts import MOVES, Act, legal_acts, main_act
from counter_display.clerk_panel.answer import NOTHING_ASKED, SIGN_OUT, Answer, Place, carry_out
from counter_display.clerk_panel.core import Core
from counter_display.clerk_panel.doing import Doing, stands
from counter_display.clerk_panel.last_act import LastAct, last_act
from counter_display.clerk_panel.outage import Outage, is_cut_by
from counter_display.clerk_panel.reading import Reading
from counter_display.clerk_panel.session import Page, Session
from counter_display.clerk_panel.settling import SETTLE_MS, Settling
from counter_display.clerk_panel.sheets.candidates import READING, Candidates, read_candidates
from counter_display.clerk_panel.sheets.question import Question
from counter_display.clerk_panel.sheets.questions import ASKING, question_of
from counter_display.clerk_panel.words import kept_text, moved_text, translate, undone_text
from reception.domain.calling import calls_needed
from reception.domain.errors import NothingWaitingError, Refusal, TooFewCallsError
from reception.domain.sign_in import Where
from reception.domain.ticket import HELD_STATES, TicketState, Visit
from reception.ports import Ids
from ui_kit.background import Background


class ClerkViewModel(Session):
    """Turns keys into verbs; each act is locked until its answer has come."""

    sheetChanged = Signal()
    """A sheet asks something, or is answered."""
    acted = Signal(str)
    """An act was done, by its name."""

    def __init__(
        self,
        core: Callable[[], Core],
        background: Background,
        ids: Ids,
        outage: Outage,
        *,
        where: Callable[[], Where],
        aside: Background | None = None,
        settle_ms: int = SETTLE_MS,
        parent: QObject | None = None,
    ) -> None:
        """Work as a session does; see there."""
        super().__init__(core, background, ids, outage, where=where, aside=aside, parent=parent)
        self.settling = Settling(settle_ms)
        self.sheet: Callable[[], Question] | None = None
        """Makes what is asked now, in the present language."""
        self.is_opening = False
        """Whether what a sheet asks about is being read."""
        self._asked: tuple[Act, str | None] | None = None
        self._stood: tuple[object, ...] = ()
        self._last: LastAct | None = None
        self.pageChanged.connect(self._forget)
        self.readingChanged.connect(self._drop_illegal)
        self.readingChanged.connect(self._settle)

    @property
    def is_ready(self) -> bool:
        """Return whether an act would be carried out now."""
        return not self._is_busy and self.settling.lets_act

    @property
    def legal_acts(self) -> frozenset[Act]:
        """Return what can be done now."""
        if self.page is not Page.PANEL or self.reading is None:
            return frozenset()
        if self.link.is_cut:
            return legal_acts(self.reading) & self.link.outage.acts if self.held else frozenset()
        undo = {Act.UNDO} if self.last_act and not self.reading.on_break else set()
        return legal_acts(self.reading) | undo

    @property
    def main_act(self) -> Act:
        """Return what the space bar does now."""
        main = main_act(self.reading) if self.reading else Act.CALL_NEXT
        if self.link.is_cut and main is Act.FINISH_AND_CALL:
            return Act.FINISH
        return main

    @property
    def last_act(self) -> LastAct | None:
        """Return what would be taken back now."""
        return last_act(self._last, self.reading) if self.reading else None

    def do_main_act(self) -> None:
        """Do what the space bar means now, once that could be seen."""
        if self.settling.press_main():
            self.do(self.main_act)

    def press(self, act: Act) -> None:
        """Do an act, or open the sheet that asks what it needs to know."""
        if act is Act.NO_SHOW and act not in self.legal_acts:
            self._say_too_few_calls()
        elif act is Act.CLOSE and self.held:
            self.leave_counter()  # the desk refuses, and says whom she holds
        elif act in ASKING:
            self.ask(act)
        else:
            self.do(act)

    def ask(self, act: Act) -> None:
        """Open the sheet of an act, if it is legal now."""
        if act not in self.legal_acts or self._is_busy:
            return
        if act not in READING:
            self._open_sheet(act, ())
            return
        self.is_opening = True
        self.lock_and_run(
            lambda: read_candidates(self.core().hall),
            lambda found: self._open_sheet(act, found),
            self._fail_to_open,
        )

    def answer(self, question: Question, answer: Answer) -> None:
        """Take a sheet's answer: ask what follows from it, or do the act."""
        then = question.then
        if then is not None:
            self._show_sheet(lambda: then(answer))
        elif question.act is Act.CLOSE:
            self.close_sheet()
            (self.sign_out if answer == SIGN_OUT else self.leave_counter)()
        else:
            self.do(question.act, answer)

    def close_sheet(self) -> None:
        """Ask nothing any more, and do nothing."""
        if self.sheet:
            self._show_sheet(None)

    def do(self, act: Act, answer: Answer = NOTHING_ASKED) -> None:
        """Carry out an act, once; what is not legal now or comes too early is not done."""
        if act not in self.legal_acts or not self.is_ready:
            return
        self.settling.act()
        held = self.held
        operation = self._unanswered.operation((act, answer, held.ticket.id if held else None))
        doing = Doing(act, answer, self._here(), held, operation, undoes=self.last_act)
        self._stood = stands(self.reading)
        if self.link.is_cut:
            self._keep(doing)
            return

        def carry() -> tuple[Visit | None, datetime]:
            core = self.core()
            return carry_out(core.desk, act, answer, doing.here, operation), core.clock.now()

        self.lock_and_run(carry, partial(self._end, doing), partial(self._fail, doing))

    def _end(self, doing: Doing, result: tuple[Visit | None, datetime]) -> None:
        visit, at = result
        self._unanswered.answered()
        self.notices.drop()
        self.close_sheet()
        if doing.act is not Act.CANCEL:  # the visitor's wish, which no clerk takes back
            self._remember(doing.act, visit, at)
        if visit:
            self._hold(visit, doing.here.clerk)
        self._say_done(doing.act, visit, doing.undoes)
        self.acted.emit(doing.act)
        self.refresh()

    def _fail(self, doing: Doing, error: Exception) -> None:
        if not is_cut_by(error):
            self._hear_refused(doing.act, error)
            return
        self._last = None  # perhaps it was done: the visitor in hand will tell
        self._hear_failed(error)
        if doing.held and doing.act in self.link.outage.acts:
            self._keep(doing)
        else:
            self.refresh()

    def _keep(self, doing: Doing) -> None:
        """Do it without the database, which is told later."""
        held = doing.held
        if held is None:
            return

        def kept(result: tuple[Visit, datetime]) -> None:
            self._end(doing, result)
            self.notices.say(lambda: kept_text(doing.act, held.ticket.label))

        self.lock_and_run(
            lambda: self.link.outage.carry_out(
                doing.act, doing.answer, doing.here, held, doing.operation
            ),
            kept,
            self.notices.tell,
            self.link.aside,
        )

    def _hear_refused(self, act: Act, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._unanswered.answered()
        else:
            self._last = None  # perhaps it was done: the visitor in hand will tell
        if act is Act.FINISH_AND_CALL and isinstance(error, NothingWaitingError):
            # A colleague has called the last one meanwhile: this one is finished alone.
            self.settling.go_on()
            if self.reading:
                self.reading = replace(self.reading, next_visit=None, why_next=None)
            self.do(Act.FINISH)
            return
        self.notices.tell(error)
        if isinstance(error, Refusal):
            self.refresh()

    def _open_sheet(self, act: Act, found: Candidates) -> None:
        self.is_opening = False
        reading = self.reading
        if reading is not None and act in self.legal_acts:
            here = self._here()
            self._asked = (act, here.label)
            self._show_sheet(lambda: question_of(act, reading, here, found))

    def _fail_to_open(self, error: Exception) -> None:
        self.is_opening = False
        self.notices.tell(error)

    @Slot()
    def _settle(self) -> None:
        """Have the main key wait if it means something else now."""
        self.settling.see(self.reading)

    @Slot()
    def _drop_illegal(self) -> None:
        """Close a sheet whose act has become impossible meanwhile, or is about somebody else."""
        if self.sheet and self._asked:
            act, label = self._asked
            if act not in self.legal_acts or label != self._here().label:
                self.close_sheet()

    def _take_reading(self, reading: Reading) -> None:
        """See whether an act without an answer was done: the key that repeats it means another."""
        if self._unanswered and stands(reading) != self._stood:
            self._unanswered.answered()
            self.settling.surprise()
            super()._take_reading(reading)
            self.close_sheet()
            self.notices.tell_of(
                lambda: translate("Clerk", "It was done after all. Go on from here.")
            )
            return
        super()._take_reading(reading)

    def _here(self) -> Place:
        label = self.held.ticket.label if self.held else None
        return Place(counter=self.counter or 0, clerk=self._login(), label=label)

    def _say_too_few_calls(self) -> None:
        held = self.held
        if held and held.state is TicketState.CALLED and self.reading:
            needed = calls_needed(self.reading.unit.calling)
            self.notices.tell(TooFewCallsError(held.ticket.label, held.leg.calls, needed))

    def _show_sheet(self, sheet: Callable[[], Question] | None) -> None:
        self.sheet = sheet
        self.sheetChanged.emit()

    def _remember(self, act: Act, visit: Visit | None, at: datetime) -> None:
        if visit:
            self._last = LastAct(act=act, label=visit.ticket.label, at=at)

    def _hold(self, visit: Visit, clerk: str) -> None:
        if self.reading is None:
            return
        mine = visit.state in HELD_STATES and visit.leg.clerk == clerk
        reading = self.reading
        if mine:
            reading = replace(reading, held=visit)
        elif reading.held and reading.held.ticket.id == visit.ticket.id:
            reading = replace(reading, held=None)
        if reading.next_visit and reading.next_visit.ticket.id == visit.ticket.id:
            reading = replace(reading, next_visit=None, why_next=None)
        self.reading = reading
        self.readingChanged.emit()

    def _say_done(self, act: Act, visit: Visit | None, undone: LastAct | None) -> None:
        """Say what cannot be seen from the ticket in hand."""
        if act is Act.FINISH and self.reading and not self.reading.somebody_waits:
            self.notices.say(lambda: translate("Clerk", "Finished. Nobody is waiting."))
        elif act is Act.UNDO and undone:
            self.notices.say(lambda: undone_text(undone.act, undone.label))
        elif visit and act in MOVES:
            self.notices.say(lambda: moved_text(act, visit.ticket.label))

    @Slot()
    def _forget(self) -> None:
        """Forget what was done and asked at another counter."""
        self._last = None
        self.close_sheet()
