"""The card "second factor": codes of an authenticator, besides the password."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from admin_console.messages import explain
from admin_console.page import Card, label, set_tone
from admin_console.style import SIGN_IN_PX
from admin_console.tools import Tools
from admin_console.words import translate
from printer_drivers.render.qr import qr_modules
from reception.people.second_factor import Enrolment, SecondFactor
from ui_kit.words import from_the_left

_MODULE_PX = 4


class FactorStage(StrEnum):
    """What the card shows."""

    UNKNOWN = "unknown"
    NONE = "none"
    OFFERED = "offered"
    TAKEN = "taken"
    KEPT = "kept"


class SecondFactorCard(Card):
    """Lets who has signed in have a second factor, and drop it."""

    grown = Signal()
    """There is more to see."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("second-factor-card")
        self.setFixedWidth(SIGN_IN_PX)
        self._reception, self._background = tools.reception, tools.background
        self._inside = tools.inside
        self._stage = FactorStage.UNKNOWN
        self._offer: Enrolment | None = None
        self._state = SecondFactor(since=None, recovery_left=0)
        self._told = label("", "second-factor-told", wraps=True)
        self._picture = QLabel()
        self._picture.setObjectName("second-factor-qr")
        self._secret = label("strong", "second-factor-secret", wraps=True)
        self._secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code_words, self._password_words = label("quiet"), label("quiet")
        self._code, self._password = QLineEdit(), QLineEdit()
        self._code.setObjectName("second-factor-code")
        self._password.setObjectName("second-factor-password")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._said = label("strong", "second-factor-said", wraps=True)
        self._go, self._back = QPushButton(), QPushButton()
        self._go.setObjectName("second-factor-go")
        self._back.setObjectName("second-factor-back")
        self._go.clicked.connect(self._act)
        self._back.clicked.connect(self.refresh)
        self._password.returnPressed.connect(self._act)
        for caption, edit in (
            (self._code_words, self._code),
            (self._password_words, self._password),
        ):
            caption.setBuddy(edit)
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for widget in (
            *(self._told, self._picture, self._secret, self._code_words, self._code),
            *(self._password_words, self._password, self._said, self._go, self._back),
        ):
            self.column.addWidget(widget)
        self.forget()

    def forget(self) -> None:
        """Drop what was shown and typed."""
        self._show(FactorStage.UNKNOWN)

    def refresh(self) -> None:
        """Read whether there is one."""
        token = self._inside.token
        if token:
            self._run(lambda: self._reception().sign_in.second_factor(token), self._take_state)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.heading.setText(translate("Console", "Second factor"))
        self._code_words.setText(translate("Console", "Six digits of the authenticator"))
        self._password_words.setText(translate("Console", "Present password"))
        self._code.setAccessibleName(self._code_words.text())
        self._password.setAccessibleName(self._password_words.text())
        self._back.setText(translate("Console", "Cancel"))
        match self._stage:
            case FactorStage.UNKNOWN:
                told, go = "", ""
            case FactorStage.NONE:
                told = translate(
                    "Console",
                    "Besides your password, an authenticator on your telephone can be asked for a"
                    " code. Whoever learns your password alone then does not come in here.",
                )
                go = translate("Console", "Set it up")
            case FactorStage.OFFERED:
                told = translate(
                    "Console",
                    "Point your authenticator at this picture, or type the letters under it. Then"
                    " type the code that it shows.",
                )
                go = translate("Console", "Begin to ask for codes")
            case FactorStage.TAKEN:
                told = translate(
                    "Console",
                    "Codes are asked for from now on. Note these recovery codes and keep them"
                    " locked away: each lets you in once without the authenticator. They are shown"
                    " only now.",
                )
                go = translate("Console", "I have noted them")
            case FactorStage.KEPT:
                told = translate("Console", "Codes are asked for. Recovery codes left: %1")
                told = told.replace("%1", str(self._state.recovery_left))
                go = translate("Console", "Ask for no codes any more")
        self._told.setText(told)
        self._go.setText(go)

    def _show(
        self, stage: FactorStage, *, secret: str = "", picture: QPixmap | None = None
    ) -> None:
        self._stage = stage
        offered = stage is FactorStage.OFFERED
        self._offer = self._offer if offered else None
        self._code.clear()
        self._password.clear()
        self._picture.setPixmap(picture or QPixmap())
        # A picture of which the layout cuts a strip off is read by no authenticator.
        self._picture.setFixedHeight(picture.height() if picture else 0)
        self._secret.setText(from_the_left(secret))
        for widget, is_shown in (
            (self._picture, picture is not None),
            (self._secret, bool(secret)),
            (self._code_words, offered),
            (self._code, offered),
            (self._password_words, offered or stage is FactorStage.KEPT),
            (self._password, offered or stage is FactorStage.KEPT),
            (self._go, stage is not FactorStage.UNKNOWN),
            (self._back, offered),
        ):
            widget.setVisible(is_shown)
        self._say("")
        self.retranslate()
        # What scrolls the page asks for no height at a width, and texts that wrap need more.
        self.setMinimumHeight(self.heightForWidth(SIGN_IN_PX))
        if offered or stage is FactorStage.TAKEN:
            self.grown.emit()

    def _act(self) -> None:
        token, password, code = self._inside.token, self._password.text(), self._code.text()
        offer = self._offer
        if not token or not self._go.isEnabled():
            return
        match self._stage:
            case FactorStage.NONE:
                self._run(
                    lambda: self._reception().sign_in.offer_second_factor(token), self._show_offer
                )
            case FactorStage.OFFERED if offer:
                self._run(
                    lambda: self._reception().sign_in.take_second_factor(
                        token, password, offer.secret, code
                    ),
                    lambda codes: self._show(FactorStage.TAKEN, secret="\n".join(codes)),
                )
            case FactorStage.KEPT:
                self._run(
                    lambda: self._reception().sign_in.drop_second_factor(token, password),
                    lambda _: self.refresh(),
                )
            case _:
                self.refresh()

    def _take_state(self, state: SecondFactor) -> None:
        self._state = state
        self._show(FactorStage.KEPT if state.since else FactorStage.NONE)

    def _show_offer(self, offer: Enrolment) -> None:
        self._offer = offer
        groups = " ".join(offer.secret[at : at + 4] for at in range(0, len(offer.secret), 4))
        self._show(FactorStage.OFFERED, secret=groups, picture=_picture_of(offer.uri))

    def _run[Found](self, act: Callable[[], Found], done: Callable[[Found], None]) -> None:
        self._go.setEnabled(False)

        def ended(found: Found) -> None:
            self._go.setEnabled(True)
            done(found)

        def refused(error: Exception) -> None:
            self._go.setEnabled(True)
            self._say(explain(error))

        self._background.run(act, ended, refused)

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
