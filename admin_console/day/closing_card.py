"""The card "closing": how the day stands, and the act that closes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from admin_console.asking import Asking
from admin_console.day.reading import DayReading
from admin_console.flow import Flow
from admin_console.parts import Card, label
from admin_console.words import translate


class ClosingCard(Card):
    """Asks before the day is closed: nobody takes that back."""

    closeChosen = Signal()  # noqa: N815 - signals are named as Qt names its own

    def __init__(self) -> None:
        super().__init__("closing")
        self._reading: DayReading | None = None
        self._state = label("", "day-state", wraps=True)
        self._rest = label("quiet", "day-rest", wraps=True)
        self._close = QPushButton()
        self._close.setObjectName("day-close")
        self._close.clicked.connect(self._ask)
        self.asking = Asking("day-closing")
        acts = Flow()
        acts.addWidget(self._close)
        self.column.addWidget(self._state)
        self.column.addWidget(self._rest)
        self.column.addLayout(acts)
        self.column.addWidget(self.asking)
        self.column.addStretch(1)

    def retranslate(self) -> None:
        """Write every word in the language of the app."""
        self.heading.setText(translate("Console", "Closing of the day"))
        self._close.setText(translate("Console", "Close the day\u2026"))
        self.asking.drop()
        self.asking.tell("")
        self.show_reading(self._reading)

    def show_reading(self, reading: DayReading | None) -> None:
        """Show how the day stands."""
        self._reading = reading
        self._close.setEnabled(reading is not None)
        self._state.setText(_state_words(reading) if reading else "")
        serving = reading.serving if reading else 0
        text = translate("Console", "Being served: %1. They stay with their clerk to the end.")
        self._rest.setText(text.replace("%1", str(serving)))
        self._rest.setVisible(serving > 0)

    def say_closing(self, *, closing: bool) -> None:
        """Say that the day is being closed."""
        self._close.setEnabled(not closing)
        if closing:
            self.asking.tell(translate("Console", "The day is being closed\u2026"))

    def _ask(self) -> None:
        reading = self._reading
        if reading is None:
            return
        left = translate("Console", "Open counters without a visitor are left.")
        if reading.unserved:
            question = translate(
                "Console",
                "Close the day? Counted as unserved: %1. This cannot be undone.",
            ).replace("%1", str(reading.unserved))
        else:
            question = translate("Console", "Close the day? Nobody would be counted as unserved.")
        if reading.open_counters:
            question = f"{question} {left}"
        act = translate("Console", "Close the day")
        self.asking.ask(question, act, lambda _: self.closeChosen.emit(), back_to=self._close)


def _state_words(reading: DayReading) -> str:
    if reading.is_over:
        return translate("Console", "Nobody waits, and no counter is open.")
    waits = translate("Console", "Waiting, called or set aside: %1").replace(
        "%1", str(reading.unserved)
    )
    open_now = translate("Console", "Open counters: %1").replace("%1", str(reading.open_counters))
    return f"{waits}\n{open_now}"
