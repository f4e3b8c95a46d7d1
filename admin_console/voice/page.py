"""The page "voice": a person records a pack of clips, with one key."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QHideEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from admin_console.messages import explain
from admin_console.page import ConsolePage
from admin_console.tools import Tools
from admin_console.voice.playback import Hearing, Playback
from admin_console.voice.session import RecordingSession, note_clip, prepare, resumed
from admin_console.widgets import Card, FlowLayout, button, choice, put, row_of, tell
from admin_console.words import filled, translate
from reception.domain.errors import EnvironmentFault
from reception.domain.language import Language
from ui_kit.roles import set_tone, text_label
from ui_kit.theme import families
from ui_kit.tokens import GRID_PX, LIGHT
from ui_kit.translations import current_language
from ui_kit.voice.clip_words import clip_words
from ui_kit.voice.pack import JOINER, LETTERS, Fault, PackRefusedError, Scheme
from ui_kit.words import from_its_side, from_the_left, language_name


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """A phrase, the language it is written in, and a remark beside it."""

    text: str
    language: Language
    remark: str


def shown_phrase(language: Language, clip: str) -> PhraseRow:
    """Return what to read for a clip."""
    words = clip_words(language, clip)
    if clip in LETTERS:
        return PhraseRow(words, Language.FRENCH, translate("Console", "The letter, as you call it"))
    if clip.isdecimal():
        return PhraseRow(words, language, clip)
    if clip == JOINER:
        return PhraseRow(
            words, language, translate("Console", "Between a hundred and what follows it")
        )
    if language is Language.TAMAZIGHT:
        arabic = current_language() is Language.ARABIC
        return PhraseRow(
            words, language, clip_words(Language.ARABIC if arabic else Language.FRENCH, clip)
        )
    return PhraseRow(words, language, "")


def with_key(text: str, key: str) -> str:
    """Return the words of a button, and the key that presses it."""
    return f"{text}  ({key})"


def progress_text(done: int, clips: int) -> str:
    """Return how far the pack is."""
    return from_its_side(filled(translate("Console", "%1 of %2 recorded"), done, clips))


def minutes_left_text(minutes: int) -> str:
    """Return how long the rest takes, about."""
    return from_its_side(filled(translate("Console", "about %1 min left"), minutes))


def message_text(error: Exception) -> str:
    """Return why nothing can be kept, and what to do."""
    match error:
        case PackRefusedError():
            return translate(
                "Console",
                "This folder holds another voice, or one that cannot be read. Choose another.",
            )
        case EnvironmentFault():
            return translate(
                "Console", "Nothing can be kept in this folder. Choose another, or make room."
            )
    return explain(error)


def fault_text(fault: Fault) -> str:
    """Return what is wrong with a take, and how to say it better."""
    match fault:
        case Fault.SILENT:
            return translate("Console", "\u25b2 Nothing was heard. Is this the right microphone?")
        case Fault.QUIET:
            return translate("Console", "\u25b2 Too quiet. Come closer and say it again.")
        case Fault.LOUD:
            return translate("Console", "\u25b2 Too loud. Move away a little and say it again.")
        case Fault.SHORT:
            return translate("Console", "\u25b2 Too short. Press, say it, then press again.")
        case Fault.LONG:
            return translate("Console", "\u25b2 Too long. Say this phrase alone.")


LANGUAGES = (Language.TAMAZIGHT, Language.ARABIC, Language.FRENCH)
# What a clip takes before anybody has recorded one here.
_USUAL_S = 6.0
_MINUTE_S = 60.0


class VoicePage(ConsolePage):
    """Shows one phrase after the other, and keeps what is said."""

    def __init__(self, tools: Tools, name: str = "voice-page") -> None:
        super().__init__(name, translate("Console", "Record the voice that calls"))
        self._tools = tools
        self._folder: Path | None = None
        self._hearing = hearing = Hearing(tools.microphone, self)
        self._playback = Playback(tools.player, without="recordings are not heard", parent=self)
        self._playback.unheard.connect(self._say_unheard)
        self._session: RecordingSession | None = None
        self._records = self._is_saving = False
        self._began_s = time.monotonic()
        self._recorded = 0
        self._language = choice(
            "voice-language",
            translate("Console", "Language"),
            [(one, language_name(one)) for one in LANGUAGES],
            self._change_language,
        )
        told = (
            translate("Console", "Numbers in words, 0 to 99"),
            translate("Console", "Numbers figure by figure"),
        )
        self._scheme = choice(
            "voice-numbers",
            translate("Console", "How numbers are told"),
            zip(Scheme, told, strict=True),
            self._change_scheme,
        )
        self._place = text_label("small", "voice-folder", wraps=True)
        self._card = Card("voice-card")
        self._phrase = text_label("phrase", "voice-phrase", wraps=True)
        self._remark = text_label("quiet", "voice-remark", wraps=True)
        self._meter = LevelMeter()
        self._state = text_label("strong", "voice-state", wraps=True)
        self._progress = text_label("quiet", "voice-progress")
        self._time_left = text_label("quiet", "voice-time-left")
        self._message = text_label("warning", "voice-message", wraps=True)
        again = with_key(translate("Console", "Again"), "R")
        hear = with_key(translate("Console", "Listen"), "P")
        before = translate("Console", "Phrase before")
        after = translate("Console", "Phrase after")
        key = Qt.Key
        self._record = self._button("", "voice-record", key.Key_Space, self._record_or_stop)
        self._record.setProperty("kind", "primary")
        self._again = self._button(again, "voice-again", key.Key_R, self._record_again)
        self._hear = self._button(hear, "voice-hear", key.Key_P, self._play)
        self._before = self._button(before, "voice-before", key.Key_PageUp, lambda: self._go(-1))
        self._after = self._button(after, "voice-after", key.Key_PageDown, lambda: self._go(1))
        self._lay_out()
        hearing.levelHeard.connect(self._meter.show_level)
        hearing.readied.connect(self._show)
        hearing.kept.connect(self._save)
        hearing.faulty.connect(self._refuse)
        hearing.unwritten.connect(self._not_written)
        hearing.lost.connect(self._lose)

    def hand_over(self) -> tuple[int, Path | None, RecordingSession | None]:
        """Return which pack is recorded, and how far it is."""
        session = None if self._is_saving else self._session
        return self._language.currentIndex(), self._folder, session

    def take_up(self, draft: tuple[int, Path | None, RecordingSession | None]) -> None:
        """Go on with the same pack."""
        language, self._folder, session = draft
        self._language.setCurrentIndex(language)
        if session is None:
            self.refresh()
        else:
            self._hearing.start()
            self._take_up(session)

    def refresh(self) -> None:
        """Listen, and read how far the pack is."""
        self._hearing.start()
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let the microphone go: nobody is heard unasked."""
        self._leave()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        choose = button(
            translate("Console", "Another folder\u2026"), "voice-choose-folder", self._ask_folder
        )
        put(
            self.column,
            FlowLayout(self._language, self._scheme, choose),
            self._place,
            self._message,
        )
        for words in (self._phrase, self._remark, self._state):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._card.heading.hide()
        put(
            self._card.column,
            row_of(self._progress, None, self._time_left),
            None,
            self._phrase,
            self._remark,
            None,
            self._meter,
            self._state,
            FlowLayout(self._before, self._again, self._record, self._hear, self._after),
        )
        put(self.column, (self._card, 1))
        self._message.hide()

    def _button(self, text: str, name: str, key: Qt.Key, act: Callable[[], None]) -> QPushButton:
        made = button(text, name, act)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(made.click)
        return made

    @property
    def _tongue(self) -> Language:
        return Language(self._language.currentData())

    def _change_language(self) -> None:
        self._folder = None
        self._read()

    def _change_scheme(self) -> None:
        self._read(Scheme(self._scheme.currentData()))

    def _ask_folder(self) -> None:
        chosen = self._tools.choose_folder(self, self._folder or self._tools.voices / self._tongue)
        if chosen:
            self._folder = chosen
            self._read()

    def _read(self, scheme: Scheme | None = None) -> None:
        """Take up the pack of the chosen language where it was left."""
        self._stop_take()
        self._session = None
        language = self._tongue
        folder = self._folder or self._tools.voices / language
        self._scheme.setEnabled(language is not Language.TAMAZIGHT)

        def read() -> RecordingSession:
            prepare(folder)
            return resumed(folder, language, scheme)

        self._tools.background.run(read, self._take_up, self._fail)
        self._show()

    def _take_up(self, session: RecordingSession) -> None:
        if session.language is not self._tongue:
            return  # Another was chosen in the meantime.
        self._session = session
        self._scheme.setCurrentIndex(self._scheme.findData(session.telling.scheme))
        self._began_s, self._recorded = time.monotonic(), 0
        self._say_message("")
        self._say_state()

    def _fail(self, error: Exception) -> None:
        self._is_saving = False
        self._say_message(message_text(error))
        self._show()

    def _record_or_stop(self) -> None:
        if self._session is None or self._is_saving or not self._hearing.is_ready:
            return
        if self._records:
            self._records, self._is_saving = False, True
            self._hearing.keep(self._session.file)
        else:
            self._records = True
            self._hearing.record()
        self._say_state()

    def _record_again(self) -> None:
        if self._session is None or self._is_saving:
            return
        if not self._records:
            self._go_to_last(self._session)
        self._stop_take()
        self._record_or_stop()

    def _stop_take(self) -> None:
        if self._records:
            self._hearing.drop()
        self._records = False

    def _go(self, steps: int) -> None:
        if self._session and not self._is_saving:
            self._stop_take()
            self._session.go(steps)
            self._say_state()

    def _save(self, file: str) -> None:
        session = self._session
        if session is None or file != str(session.file):
            # Another language was chosen in the meantime.
            self._is_saving = False
            return

        def save() -> None:
            note_clip(session)

        self._tools.background.run(save, self._saved, self._fail)

    @Slot(Fault)
    def _refuse(self, fault: Fault) -> None:
        self._is_saving = False
        self._say_state(fault_text(fault), "warning")

    def _saved(self, _: None) -> None:
        self._is_saving = False
        session = self._session
        if session is None:
            return
        session.done.add(session.clip)
        session.last = session.at
        self._recorded += 1
        session.go_on()
        self._say_message("")
        self._say_state(translate("Console", "\u2713 Kept"))

    def _not_written(self, why: str) -> None:
        self._fail(EnvironmentFault(f"The take cannot be written ({why})", "make room"))

    def _lose(self) -> None:
        self._records = self._is_saving = False
        self._meter.clear()
        self._say_message(
            translate(
                "Console", "No microphone is heard. Plug one in, then open this page once more."
            )
        )
        self._show()

    def _play(self) -> None:
        if self._session is None or self._records:
            return
        self._go_to_last(self._session)
        self._say_state()
        if self._session.clip in self._session.done:
            self._playback.play(file=str(self._session.file))
        else:
            self._playback.forget()

    def _say_unheard(self) -> None:
        self._say_state(translate("Console", "No loudspeaker is heard here."), "warning")

    def _go_to_last(self, session: RecordingSession) -> None:
        # One is at the next phrase already: what is meant is the one just said.
        if session.clip not in session.done and session.last is not None:
            session.at = session.last

    def _leave(self) -> None:
        self._stop_take()
        self._is_saving = False
        self._hearing.stop()
        self._meter.clear()
        self._playback.stop()

    def _say_message(self, text: str) -> None:
        tell(self._message, text)

    def _say_state(self, text: str = "", tone: str = "") -> None:
        self._state.setText(text)
        set_tone(self._state, tone)
        self._show()

    def _show(self) -> None:
        session, ready = self._session, self._hearing.is_ready
        self._place.setText(from_the_left(str(self._folder or self._tools.voices / self._tongue)))
        stops = translate("Console", "Keep and go on")
        self._record.setText(
            with_key(
                stops if self._records else translate("Console", "Record"),
                translate("Console", "Space"),
            )
        )
        for made in (self._again, self._hear, self._before, self._after):
            made.setEnabled(session is not None and not self._is_saving)
        self._record.setEnabled(session is not None and ready and not self._is_saving)
        self._card.setVisible(session is not None)
        if session is None:
            return
        shown = shown_phrase(session.language, session.clip)
        font = self._phrase.font()
        font.setFamilies(families(shown.language))
        self._phrase.setFont(font)
        self._phrase.setText(shown.text)
        self._remark.setText(shown.remark)
        if self._records:
            self._state.setText(translate("Console", "\u25cf Recording: say it, then press again"))
        elif not session.left and not self._state.text():
            self._state.setText(translate("Console", "The whole pack is recorded."))
        self._progress.setText(progress_text(len(session.done), len(session.clips)))
        self._time_left.setText(self._left_words(session))

    def _left_words(self, session: RecordingSession) -> str:
        if not session.left:
            return ""
        pace_s = (time.monotonic() - self._began_s) / self._recorded if self._recorded else _USUAL_S
        minutes = max(round(min(pace_s, 4 * _USUAL_S) * session.left / _MINUTE_S), 1)
        return minutes_left_text(minutes)


_QUIETEST_DB = -54.0
# Where a voice should be: under the first it is too quiet, over the second it is nearly cut.
_GOOD_DB = -30.0
_LOUD_DB = -3.0
# So much of the last level stays at the next: a bar that falls slowly can be read.
_STAYS = 0.8


class LevelMeter(QWidget):
    """A bar that grows in reading direction; its words say beside it what its colour says."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("voice-level")
        self.setFixedHeight(2 * GRID_PX)
        self._share = 0.0
        self._level_db = _QUIETEST_DB

    @property
    def share(self) -> float:
        """Return how far the bar reaches, 0 to 1."""
        return self._share

    def show_level(self, level: float) -> None:
        """Show the loudest sample of a moment, 0 to 1."""
        self._level_db = 20 * math.log10(level) if level > 0 else _QUIETEST_DB
        reached = min(max(1 - self._level_db / _QUIETEST_DB, 0.0), 1.0)
        self._share = max(reached, self._share * _STAYS)
        self.update()

    def clear(self) -> None:
        """Show silence."""
        self._share, self._level_db = 0.0, _QUIETEST_DB
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar, and the marks between which a voice should be."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(QColor(LIGHT.line))
        painter.drawRoundedRect(whole, radius, radius)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(whole.width(), 0)
            painter.scale(-1, 1)
        is_good = _GOOD_DB <= self._level_db <= _LOUD_DB
        painter.setBrush(QColor(LIGHT.primary if is_good else LIGHT.warning))
        width = max(whole.width() * self._share, whole.height() if self._share else 0.0)
        painter.drawRoundedRect(QRectF(0, 0, width, whole.height()), radius, radius)
        painter.setBrush(QColor(LIGHT.ink))
        for mark_db in (_GOOD_DB, _LOUD_DB):
            at = whole.width() * (1 - mark_db / _QUIETEST_DB)
            painter.drawRect(QRectF(at, 0, GRID_PX / 4, whole.height()))
