"""The card "second factor": codes of an authenticator, besides the password."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit

from admin_console.messages import explain
from admin_console.page import Card, button, label, set_tone
from admin_console.style import SIGN_IN_PX
from admin_console.tools import Tools
from admin_console.words import translate
from printer_drivers.render.qr import qr_modules
from reception.people.sign_in import Enrolment, SecondFactor
from ui_kit.words import from_the_left

_MODULE_PX = 4


class FactorStage(StrEnum):
    """What the card shows."""

    UNKNOWN = "unknown"
    NONE = "none"
    OFFERED = "offered"
    TAKEN = "taken"
    KEPT = "kept"


@dataclass(frozen=True)
class FactorShown:
    """How the factor stands, and what goes with that."""

    stage: FactorStage
    offer: Enrolment | None = None
    codes: Sequence[str] = ()
    """For recovery; they are shown this once."""
    recovery_left: int = 0


class SecondFactorCard(Card):
    """Lets who has signed in have a second factor, and drop it."""

    grown = Signal()
    """There is more to see."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("second-factor-card", translate("Console", "Second factor"))
        self.setFixedWidth(SIGN_IN_PX)
        self._tools = tools
        self._told = label("", "second-factor-told", wraps=True)
        self._picture = QLabel()
        self._picture.setObjectName("second-factor-qr")
        self._secret = label("strong", "second-factor-secret", wraps=True)
        self._secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        code_words = translate("Console", "Six digits of the authenticator")
        password_words = translate("Console", "Present password")
        self._code_words = label("quiet", text=code_words)
        self._password_words = label("quiet", text=password_words)
        self._code, self._password = QLineEdit(), QLineEdit()
        self._code.setObjectName("second-factor-code")
        self._password.setObjectName("second-factor-password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._said = label("strong", "second-factor-said", wraps=True)
        self._go = button("", "second-factor-go")
        self._back = button(translate("Console", "Cancel"), "second-factor-back")
        self._go.clicked.connect(self._act)
        self._back.clicked.connect(self.refresh)
        self._password.returnPressed.connect(self._act)
        for caption, edit in (
            (self._code_words, self._code),
            (self._password_words, self._password),
        ):
            caption.setBuddy(edit)
            edit.setAccessibleName(caption.text())
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for widget in (
            *(self._told, self._picture, self._secret, self._code_words, self._code),
            *(self._password_words, self._password, self._said, self._go, self._back),
        ):
            self.column.addWidget(widget)
        self.show_stage(FactorShown(FactorStage.UNKNOWN))

    def refresh(self) -> None:
        """Read whether there is one."""
        token = self._tools.inside.token
        if token:
            self._run(lambda: self._tools.reception.sign_in.second_factor(token), self._take_state)

    def _words(self) -> tuple[str, str]:
        """Return what is told, and what the button does."""
        match self.shown.stage:
            case FactorStage.UNKNOWN:
                return "", ""
            case FactorStage.NONE:
                told = translate(
                    "Console",
                    "Besides your password, an authenticator on your telephone can be asked for a"
                    " code. Whoever learns your password alone then does not come in here.",
                )
                return told, translate("Console", "Set it up")
            case FactorStage.OFFERED:
                told = translate(
                    "Console",
                    "Point your authenticator at this picture, or type the letters under it. Then"
                    " type the code that it shows.",
                )
                return told, translate("Console", "Begin to ask for codes")
            case FactorStage.TAKEN:
                told = translate(
                    "Console",
                    "Codes are asked for from now on. Note these recovery codes and keep them"
                    " locked away: each lets you in once without the authenticator. They are shown"
                    " only now.",
                )
                return told, translate("Console", "I have noted them")
            case FactorStage.KEPT:
                told = translate("Console", "Codes are asked for. Recovery codes left: %1")
                told = told.replace("%1", str(self.shown.recovery_left))
                return told, translate("Console", "Ask for no codes any more")

    def show_stage(self, shown: FactorShown) -> None:
        """Show how the factor stands, with nothing typed."""
        self.shown = shown
        offer = shown.offer
        offered = offer is not None
        has_password = offered or shown.stage is FactorStage.KEPT
        secret, picture = "\n".join(shown.codes), QPixmap()
        if offer:
            groups = range(0, len(offer.secret), 4)
            secret = " ".join(offer.secret[at : at + 4] for at in groups)
            picture = _picture_of(offer.uri)
        self._code.clear()
        self._password.clear()
        self._picture.setPixmap(picture)
        # A picture of which the layout cuts a strip off is read by no authenticator.
        self._picture.setFixedHeight(picture.height())
        self._secret.setText(from_the_left(secret))
        for widget, is_shown in (
            (self._picture, offered),
            (self._secret, bool(secret)),
            (self._code_words, offered),
            (self._code, offered),
            (self._password_words, has_password),
            (self._password, has_password),
            (self._go, shown.stage is not FactorStage.UNKNOWN),
            (self._back, offered),
        ):
            widget.setVisible(is_shown)
        self._say("")
        told, go = self._words()
        self._told.setText(told)
        self._go.setText(go)
        # What scrolls the page asks for no height at a width, and texts that wrap need more.
        self.setMinimumHeight(self.heightForWidth(SIGN_IN_PX))
        if secret:
            self.grown.emit()

    def _act(self) -> None:
        token, password, code = self._tools.inside.token, self._password.text(), self._code.text()
        offer, sign_in = self.shown.offer, self._tools.reception.sign_in
        if not token or not self._go.isEnabled():
            return
        match self.shown.stage:
            case FactorStage.NONE:
                self._run(
                    lambda: sign_in.offer_second_factor(token),
                    lambda made: self.show_stage(FactorShown(FactorStage.OFFERED, offer=made)),
                )
            case FactorStage.OFFERED if offer:
                self._run(
                    lambda: sign_in.take_second_factor(token, password, offer.secret, code),
                    lambda codes: self.show_stage(FactorShown(FactorStage.TAKEN, codes=codes)),
                )
            case FactorStage.KEPT:
                self._run(
                    lambda: sign_in.drop_second_factor(token, password), lambda _: self.refresh()
                )
            case _:
                self.refresh()

    def _take_state(self, state: SecondFactor) -> None:
        stage = FactorStage.KEPT if state.since else FactorStage.NONE
        self.show_stage(FactorShown(stage, recovery_left=state.recovery_left))

    def _run[Found](self, act: Callable[[], Found], done: Callable[[Found], None]) -> None:
        self._go.setEnabled(False)

        def ended(found: Found) -> None:
            self._go.setEnabled(True)
            done(found)

        def refused(error: Exception) -> None:
            self._go.setEnabled(True)
            self._say(explain(error))

        self._tools.background.run(act, ended, refused)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        set_tone(self._said, "warning" if text else "")


def _picture_of(text: str) -> QPixmap:
    # Not by its cache: the secret is kept no longer than the page shows it.
    rows = qr_modules.__wrapped__(text)
    image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            if module == "1":
                image.setPixelColor(x, y, QColor("black"))
    side = len(rows) * _MODULE_PX
    return QPixmap.fromImage(image.scaled(side, side))
