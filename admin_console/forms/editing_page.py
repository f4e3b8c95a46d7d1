"""A page on which the unit's description is edited: read, changed, saved, undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from admin_console.forms.form import Form, FormSection
from admin_console.forms.save_bar import SaveBar, SaveStage
from admin_console.forms.words import clash_words, elsewhere, in_short, needed_words, password_words
from admin_console.messages import MessageLine, explain
from admin_console.page import ConsolePage
from admin_console.tools import Tools
from admin_console.widgets import put
from admin_console.words import filled, localized, translate
from reception.domain.unit import Unit
from reception.system.clock import Topic
from reception.unit.changes import joined
from reception.unit.checks import Mistake
from reception.unit.document import Tables, UnfitUnitError, tables_of
from reception.unit.office import ChangedMeanwhileError, Described, Saved, StillInUseError


@dataclass(frozen=True, kw_only=True)
class Draft:
    """How a page stood when it was left for one in another language."""

    described: Described
    edits: Any
    """What its fields said; None where all of it is saved."""
    logo: bytes | None
    why: str
    stage: SaveStage
    passwords: Mapping[str, str]
    """New passwords, which are shown this once."""
    then: Callable[[], None] | None
    """What waits elsewhere until it is decided what becomes of the edits."""


class EditingPage(ConsolePage):
    """Keeps what was read, what is edited, and the bar that saves it.

    A heir shows ``self.unit`` and ``self.base`` in ``show_described``, gives what its fields say in
    ``edited_tables``, and calls ``tell_edited`` when somebody edits.
    """

    def __init__(self, name: str, tools: Tools, title: str = "") -> None:
        super().__init__(name, title)
        self._reception = tools.reception
        self._background = tools.background
        self.person = tools.person
        self._described: Described | None = None
        self.base: Tables = {}
        """What was read, in the shape of the unit's file."""
        self.logo: bytes | None = None
        """The ticket's logo to save; None keeps the present one."""
        self._then: Callable[[], None] | None = None
        self._then_stays = False
        self._meanwhile: ChangedMeanwhileError | None = None
        self._passwords: Mapping[str, str] = {}
        self._message = MessageLine(name)
        self.column.addWidget(self._message)
        self.bar = SaveBar()
        self.bar.setParent(self)
        self.bar.hide()
        self.bar.saveChosen.connect(self.save)
        self.bar.discardChosen.connect(self._discard)
        self.bar.stayChosen.connect(self._stay)
        self.bar.undoChosen.connect(self._undo)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.activated.connect(self.save)

    # --- what a heir brings ---

    def show_described(self) -> None:
        """Show what was read anew, in ``base`` and ``unit``."""
        raise NotImplementedError

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        raise NotImplementedError

    def say_mistakes(self, mistakes: Sequence[Mistake]) -> Sequence[Mistake]:
        """Say mistakes beside their fields; return those that have none here."""
        raise NotImplementedError

    def edits(self) -> Any:
        """Return what the fields say, whether it agrees or not."""
        raise NotImplementedError

    def show_edits(self, edits: Any) -> None:
        """Show what the fields of the page in another language said."""
        raise NotImplementedError

    def enable(self, *, enabled: bool) -> None:
        """Let fields be edited, or not while something is being saved."""
        content = self.widget()
        if content:
            content.setEnabled(enabled)

    # --- what the window asks ---

    @property
    def unit(self) -> Unit | None:
        """Return the unit that was read; None before."""
        return self._described.unit if self._described else None

    @property
    def is_edited(self) -> bool:
        """Return whether something is not saved yet."""
        if self._described is None:
            return False
        return self.logo is not None or self.edited_tables() != self.base

    def leave(self, then: Callable[[], None], *, stays: bool = False) -> None:
        """Do ``then`` at once, or once it is decided what becomes of what is not saved."""
        if not self.is_edited or self.bar.stage is SaveStage.SAVING:
            self._close_bar()
            then()
            return
        self._then, self._then_stays = then, stays
        self.say(SaveStage.LEAVING, tone="warning")

    def hand_over(self) -> Any:
        """Return what was read and what is not saved yet."""
        if self._described is None:
            return None
        return Draft(
            described=self._described,
            edits=self.edits() if self.is_edited else None,
            logo=self.logo,
            why=self.bar.why,
            stage=self.bar.stage,
            passwords=self._passwords,
            then=None if self._then_stays else self._then,
        )

    def take_up(self, draft: Draft | None) -> None:
        """Show what was read and what is not saved yet."""
        if draft is None:
            return
        self._take(draft.described)
        if draft.edits is not None:
            self.logo = draft.logo
            self.show_edits(draft.edits)
            self.tell_edited()
            self.bar.write_why(draft.why)
            if draft.then:
                self.leave(draft.then)
        elif draft.passwords and draft.stage is not SaveStage.SAVING:
            self.say_passwords(draft.stage, draft.passwords)
        if draft.stage is SaveStage.SAVING:
            # It comes after what is being saved, which nobody hears of any more.
            self._read_anew()

    def refresh(self) -> None:
        """Read the description anew, unless somebody edits it here."""
        if self.is_edited or self.bar.stage is SaveStage.SAVING:
            return
        self._read_anew()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Take in that the unit was changed."""
        if Topic.UNIT in topics:
            self.refresh()

    def say_stale(self, *, stale: bool, since: str) -> None:
        """Say that the database does not answer; what is read once it does takes it back."""
        self._message.say_stale(stale=stale, since=since)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the bar at the foot of the page."""
        super().resizeEvent(event)
        self.place_bar()

    # --- editing ---

    def tell_edited(self) -> None:
        """Show that something is not saved yet, or that nothing is left to save."""
        if self.bar.stage is SaveStage.SAVING:
            return
        if self.is_edited:
            if self.bar.stage is not SaveStage.EDITED:
                self.bar.show_stage(SaveStage.EDITED)
        elif self.bar.stage in {SaveStage.EDITED, SaveStage.LEAVING, SaveStage.CLASH}:
            self.bar.show_stage(SaveStage.NOTHING)
        self.place_bar()

    def save(self) -> None:
        """Save what is edited, in the worker."""
        described = self._described
        if described is None or self.bar.stage is SaveStage.SAVING or not self.is_edited:
            return
        tables, since, why = self.edited_tables(), described.revision, self.bar.why
        if self._meanwhile:
            theirs = self._meanwhile
            tables, _ = joined(self.base, tables, tables_of(theirs.unit))
            since = theirs.revision
        self._describe(tables, since=since, why=why, logo=self.logo)

    def save_tables(self, tables: Tables) -> None:
        """Save a change that is made by one press, such as retiring, on what was read."""
        if self._described and self.bar.stage is not SaveStage.SAVING:
            self._describe(tables, since=self._described.revision)

    def _describe(
        self, tables: Tables, *, since: int, why: str | None = None, logo: bytes | None = None
    ) -> None:
        office = self._reception.office
        self.run_act(
            lambda: office.describe(tables, since=since, asking=self.person, why=why, logo=logo),
            self._saved,
        )

    def run_act[Answer](self, act: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        """Carry out an act of the office in the worker; what is refused is said in the bar."""
        self.say(SaveStage.SAVING)
        self.enable(enabled=False)
        self._background.run(act, done, self._refused)

    def say(self, stage: SaveStage, text: str = "", *, detail: str = "", tone: str = "") -> None:
        """Say in the bar how it stands."""
        self.bar.show_stage(stage, text, detail=detail, tone=tone)
        self.place_bar()

    def say_passwords(self, stage: SaveStage, passwords: Mapping[str, str]) -> None:
        """Show new passwords, this once: first ones of who was saved, or another of one person."""
        self._passwords = passwords
        text, detail = "", password_words(passwords)
        if stage is SaveStage.TOLD:
            ((login, detail),) = passwords.items()
            text = translate("Console", "New password of %1, shown only now:")
            text = filled(text, login)
        self.say(stage, text, detail=detail)

    def _read_anew(self) -> None:
        self._background.run(self._reception.office.described, self._read, self._message.say_unread)

    def _read(self, described: Described) -> None:
        self._message.take_back()
        if self.bar.stage is SaveStage.SAVING:
            return
        if self.is_edited and self.edited_tables() != described.tables():
            return
        if self._described and self._described.revision == described.revision:
            return
        self._take(described)
        self.tell_edited()

    def _take(self, described: Described) -> None:
        self._described, self._meanwhile, self._passwords = described, None, {}
        self.base, self.logo = described.tables(), None
        self.show_described()

    def _saved(self, saved: Saved) -> None:
        self.enable(enabled=True)
        self._take(saved.described)
        then, self._then = self._then, None
        if then and not saved.first_passwords:
            self._close_bar()
            then()
            return
        if not saved.changes:
            self.say(SaveStage.TOLD, translate("Console", "Nothing was changed."))
        else:
            self.say_passwords(SaveStage.SAVED, saved.first_passwords)

    def _undo(self) -> None:
        described = self._described
        if described is None:
            return
        self.run_act(
            lambda: self._reception.office.undo(since=described.revision, asking=self.person),
            self._undone,
        )

    def _undone(self, saved: Saved) -> None:
        self.enable(enabled=True)
        self._take(saved.described)
        self.say(SaveStage.TOLD, translate("Console", "Undone: it is as it was before."))

    def _refused(self, error: Exception) -> None:
        self.enable(enabled=True)
        self._then = None
        if isinstance(error, UnfitUnitError):
            self._say_unfit(error.mistakes)
        elif isinstance(error, ChangedMeanwhileError):
            self._say_changed(error)
        else:
            stage = SaveStage.EDITED if self.is_edited else SaveStage.TOLD
            text = explain(error)
            if isinstance(error, StillInUseError):
                text = text.replace(error.key, needed_words(error, self.unit))
            self.say(stage, text, tone="warning")

    def _say_unfit(self, mistakes: Sequence[Mistake]) -> None:
        left = self.say_mistakes(mistakes)
        here = len(mistakes) - len(left)
        text = translate("Console", "%n fields need another look.", "", here) if here else ""
        if left and not here:
            text = translate("Console", "It would not agree with the rest of the description.")
        detail = "\n".join(dict.fromkeys(elsewhere(one) for one in left[:5]))
        stage = SaveStage.EDITED if self.is_edited else SaveStage.TOLD
        self.say(stage, text, detail=detail, tone="warning")

    def _say_changed(self, error: ChangedMeanwhileError) -> None:
        if not self.is_edited:
            # What was to be undone is not the last change any more.
            self._described = None
            self.refresh()
            self.say(
                SaveStage.TOLD,
                self._who_changed(error),
                detail=in_short(error.changes),
                tone="warning",
            )
            return
        self._meanwhile = error
        _, clashes = joined(self.base, self.edited_tables(), tables_of(error.unit))
        detail = in_short(error.changes)
        if clashes:
            detail += "\n" + filled(
                translate("Console", "Both changed: %1. Yours would stay."),
                ", ".join(dict.fromkeys(clash_words(one, self.base) for one in clashes)),
            )
        self.say(SaveStage.CLASH, self._who_changed(error), detail=detail, tone="warning")

    def _who_changed(self, error: ChangedMeanwhileError) -> str:
        who = localized(error.unit.person_names(error.by))
        return filled(translate("Console", "%1 has saved changes meanwhile."), who)

    def _discard(self) -> None:
        then, self._then = self._then, None
        meanwhile, described = self._meanwhile, self._described
        self._close_bar()
        if meanwhile:
            self._described = self._meanwhile = None
            self.base, self.logo = {}, None
            self.refresh()
        elif described:
            self._take(described)
        if then:
            then()

    def _stay(self) -> None:
        self._then = None
        self.say(SaveStage.EDITED)

    def _say_failed(self, error: Exception) -> None:
        self.say(SaveStage.TOLD, explain(error), tone="warning")

    def _close_bar(self) -> None:
        self.say(SaveStage.NOTHING)

    def place_bar(self) -> None:
        """Give the bar the room that it needs at the foot of the page."""
        height = 0
        if self.bar.stage is not SaveStage.NOTHING:
            height = max(self.bar.sizeHint().height(), self.bar.heightForWidth(self.width()))
        self.setViewportMargins(0, 0, 0, height)
        self.bar.setGeometry(0, self.height() - height, self.width(), height)
        self.bar.raise_()


class SettingsPage(EditingPage):
    """Edits keys of the unit's own table; the paths of the fields begin there."""

    def __init__(
        self, name: str, tools: Tools, title: str, sections: Sequence[FormSection]
    ) -> None:
        super().__init__(name, tools, title)
        self.form = Form(f"{name}-form", sections)
        self.form.edited.connect(self.tell_edited)
        self.form.hide()
        put(self.column, self.form, None)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let fields take more lines where the page is narrow."""
        self.form.set_narrow(narrow=narrow)

    def show_described(self) -> None:
        """Show what was read anew."""
        self.form.show_table(self.base)
        self.form.show()

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        return self.form.table(self.base)

    def say_mistakes(self, mistakes: Sequence[Mistake]) -> Sequence[Mistake]:
        """Say mistakes beside their fields; return those that have none here."""
        return self.form.say_mistakes((one.at, one) for one in mistakes)

    def edits(self) -> Any:
        """Return what the fields say, whether it agrees or not."""
        return self.form.values()

    def show_edits(self, edits: Any) -> None:
        """Show what the fields of the page in another language said."""
        self.form.show_values(edits)
