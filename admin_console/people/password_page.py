"""The page "my password": everybody here chooses an own one, and may have a second factor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit

from admin_console.messages import explain
from admin_console.page import ConsolePage
from admin_console.tools import Tools
from admin_console.widgets import Card, asked_line, button, put, tell
from admin_console.words import filled, translate
from printer_drivers.render.qr import qr_modules
from reception.domain.sign_in import SHORTEST_ADMINISTRATORS_PASSWORD, SHORTEST_PASSWORD
from reception.domain.unit import Role
from reception.people.second_factor import Enrolment, SecondFactor
from ui_kit.roles import text_label
from ui_kit.tokens import SIGN_IN_PX
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
        self._told = text_label("", "second-factor-told", wraps=True)
        self._picture = QLabel()
        self._picture.setObjectName("second-factor-qr")
        self._secret = text_label("strong", "second-factor-secret", wraps=True)
        self._secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code_words, self._code = asked_line(
            "second-factor-code", translate("Console", "Six digits of the authenticator")
        )
        self._password_words, self._password = asked_line(
            "second-factor-password", translate("Console", "Present password"), secret=True
        )
        self._said = text_label("strong", "second-factor-said", wraps=True)
        self._go = button("", "second-factor-go", self._act)
        self._back = button(translate("Console", "Cancel"), "second-factor-back", self.refresh)
        self._password.returnPressed.connect(self._act)
        for edit in (self._code, self._password):
            edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        put(
            self.column,
            self._told,
            self._picture,
            self._secret,
            self._code_words,
            self._code,
            self._password_words,
            self._password,
            self._said,
            self._go,
            self._back,
        )
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
                return translate(
                    "Console",
                    "Besides your password, an authenticator on your telephone can be asked for a"
                    " code. Whoever learns your password alone then does not come in here.",
                ), translate("Console", "Set it up")
            case FactorStage.OFFERED:
                return translate(
                    "Console",
                    "Point your authenticator at this picture, or type the letters under it. Then"
                    " type the code that it shows.",
                ), translate("Console", "Begin to ask for codes")
            case FactorStage.TAKEN:
                return translate(
                    "Console",
                    "Codes are asked for from now on. Note these recovery codes and keep them"
                    " locked away: each lets you in once without the authenticator. They are shown"
                    " only now.",
                ), translate("Console", "I have noted them")
            case FactorStage.KEPT:
                told = translate("Console", "Codes are asked for. Recovery codes left: %1")
                told = filled(told, self.shown.recovery_left)
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

    def _run[T](self, act: Callable[[], T], done: Callable[[T], None]) -> None:
        self._go.setEnabled(False)

        def ended(found: T) -> None:
            self._go.setEnabled(True)
            done(found)

        def refused(error: Exception) -> None:
            self._go.setEnabled(True)
            self._say(explain(error))

        self._tools.background.run(act, ended, refused)

    def _say(self, text: str) -> None:
        tell(self._said, text, "warning" if text else "")


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


_SHORTEST = dict.fromkeys(Role, SHORTEST_PASSWORD) | {
    Role.ADMINISTRATOR: SHORTEST_ADMINISTRATORS_PASSWORD
}


class PasswordPage(ConsolePage):
    """Changes the password of who has signed in."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("password", translate("Console", "My password"))
        self._tools = tools
        card = Card("password-card")
        card.setFixedWidth(SIGN_IN_PX)
        card.heading.hide()
        self._edits: list[QLineEdit] = []
        for name, words in (
            ("password-old", translate("Console", "Present password")),
            ("password-new", translate("Console", "New password")),
            ("password-again", translate("Console", "New password once more")),
        ):
            caption, edit = asked_line(name, words, secret=True)
            edit.returnPressed.connect(self._change)
            put(card.column, caption, edit)
            self._edits.append(edit)
        rule = translate(
            "Console", "At least %1 characters. A sentence of your own is easy to keep."
        )
        rule = filled(rule, _SHORTEST[tools.person.role])
        self._said = text_label("strong", "password-said", wraps=True)
        self._said.hide()
        self._button = button(
            translate("Console", "Change the password"),
            "password-change",
            self._change,
            kind="primary",
        )
        put(card.column, text_label("small", text=rule, wraps=True), self._said, self._button)
        self._factor = SecondFactorCard(tools)
        # Once the page knows how high it is now.
        self._factor.grown.connect(lambda: QTimer.singleShot(0, self, self._show_factor))
        put(self.column, card, self._factor, None)

    def hand_over(self) -> tuple[list[str], FactorShown]:
        """Return what was typed, and how the second factor stands."""
        return [edit.text() for edit in self._edits], self._factor.shown

    def take_up(self, draft: tuple[list[str], FactorShown]) -> None:
        """Go on typing."""
        typed, shown = draft
        for edit, text in zip(self._edits, typed, strict=True):
            edit.setText(text)
        self._factor.show_stage(shown)

    def refresh(self) -> None:
        """Read whether there is a second factor."""
        self._factor.refresh()

    def _show_factor(self) -> None:
        self.ensureWidgetVisible(self._factor)

    def _change(self) -> None:
        old, new, again = (edit.text() for edit in self._edits)
        token = self._tools.inside.token
        if not token or not self._button.isEnabled():
            return
        if new != again:
            self._say(translate("Console", "The new password is not the same twice."), "warning")
            return
        self._button.setEnabled(False)
        self._tools.background.run(
            lambda: self._tools.reception.sign_in.change_password(token, old, new),
            lambda _: self._changed(),
            self._refused,
        )

    def _changed(self) -> None:
        for edit in self._edits:
            edit.clear()
        self._button.setEnabled(True)
        self._say(translate("Console", "Your password is changed."))

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        self._say(explain(error), "warning")

    def _say(self, text: str, tone: str = "") -> None:
        tell(self._said, text, tone)
