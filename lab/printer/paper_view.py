"""The emulated printer in a window: its paper as it comes out, and what a person can do to it."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from lab.printer.model import PrinterFaults
from lab.printer.server import Emulator, obey_printer
from ui_kit.app import make_app
from ui_kit.tokens import DARK, GRID_PX, LIGHT

_LOOK_MS = 33
_BODY_PX = 12 * GRID_PX
_SLOT_PX = GRID_PX
_SHADOW_PX = 6
_STRIP_PX = 56 * GRID_PX
_HEIGHT_PX = 90 * GRID_PX
_PANEL_PX = 40 * GRID_PX
_USUAL_MM = 140
_MM_AN_INCH = 25.4

_STATES: tuple[tuple[str, str], ...] = (
    ("powered_off", "Switched off"),
    ("vanished", "Cable pulled out"),
    ("fatal", "Broken"),
    ("cover_open", "Cover open"),
    ("paper_out", "Out of paper"),
    ("cutter_error", "Cutter blocked"),
    ("overheated", "Head too hot"),
    ("recoverable", "Error"),
    ("offline", "Off line"),
    ("stalled", "Takes nothing more"),
    ("mute", "Prints, says nothing"),
    ("near_end", "Paper nearly used up"),
)
# Each button: a fault, the words that bring it about and end it, and what stands on the button.
_BUTTONS: tuple[tuple[str, str, str, str, str], ...] = (
    ("paper_out", "paper out", "paper ok", "Take the paper out", "Put in a new roll"),
    ("near_end", "paper low", "paper ok", "Let the roll end soon", "Put in a new roll"),
    ("cover_open", "cover open", "cover close", "Open the cover", "Close the cover"),
    ("cutter_jam", "cutter jam", "cutter ok", "Block the cutter", "Free the cutter"),
    ("overheated", "head hot", "head ok", "Overheat the head", "Let the head cool"),
    ("powered_off", "power off", "power on", "Switch off", "Switch on"),
)


class PaperStrip(Widget):
    """The printer from the front: the paper grows out of its slot, first row on top."""

    def __init__(self, width_px: int, dpi: int) -> None:
        super().__init__()
        self._width_px = width_px
        self._usual_rows = _USUAL_MM * dpi / _MM_AN_INCH
        self._rows = b""
        self._cut_off: QImage | None = None
        self._lamp = DARK.primary
        self.setMinimumSize(_STRIP_PX, _HEIGHT_PX // 2)

    def show_paper(self, rows: bytes, lamp: str) -> None:
        """Show the rows that hang out, and a lamp in a colour."""
        if (rows, lamp) != (self._rows, self._lamp):
            self._rows, self._lamp = rows, lamp
            self.update()

    def show_cut(self, picture: QImage) -> None:
        """Show a piece that was cut off, until the next one comes."""
        self._cut_off = picture
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it would like."""
        return QSize(_STRIP_PX, _HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Draw the paper, then the printer in front of it."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        slot = self.height() - _BODY_PX
        if self._rows:
            self._draw_paper(painter, self._hanging(), slot + _SLOT_PX // 2)
        elif self._cut_off is not None:
            self._draw_paper(painter, self._cut_off, slot - 2 * GRID_PX)
        self._draw_printer(painter, slot)
        painter.end()

    def _hanging(self) -> QImage:
        stride = self._width_px // 8
        picture = QImage(
            self._rows, self._width_px, len(self._rows) // stride, stride, QImage.Format.Format_Mono
        )
        picture.setColorTable([QColor(LIGHT.surface).rgb(), QColor(LIGHT.ink).rgb()])
        return picture

    def _draw_paper(self, painter: QPainter, picture: QImage, bottom: int) -> None:
        margin = GRID_PX
        # So small that a usual ticket is seen as a whole.
        scale = min(
            1.0,
            (self.width() - 8 * GRID_PX) / (picture.width() + 2 * margin),
            (self.height() - _BODY_PX - 4 * GRID_PX) / self._usual_rows,
        )
        width, height = (picture.width() + 2 * margin) * scale, picture.height() * scale
        sheet = QRectF((self.width() - width) / 2, bottom - height, width, height)
        shadow = QColor(LIGHT.ink)
        shadow.setAlphaF(0.04)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(_SHADOW_PX):
            painter.setBrush(shadow)
            painter.drawRoundedRect(sheet.adjusted(-spread, 1 - spread, spread, spread), 3, 3)
        painter.fillRect(sheet, QColor(LIGHT.surface))
        dots = sheet.adjusted(margin * scale, 0, -margin * scale, 0)
        painter.drawImage(dots, picture)

    def _draw_printer(self, painter: QPainter, slot: int) -> None:
        body = QRectF(2 * GRID_PX, slot, self.width() - 4 * GRID_PX, _BODY_PX + 2 * GRID_PX)
        shape = QPainterPath()
        shape.addRoundedRect(body, 2 * GRID_PX, 2 * GRID_PX)
        painter.fillPath(shape, QColor(LIGHT.ink))
        painter.setPen(QPen(QColor(LIGHT.quiet_ink), 2))
        painter.drawLine(
            int(body.left()) + 2 * GRID_PX,
            slot + _SLOT_PX,
            int(body.right()) - 2 * GRID_PX,
            slot + _SLOT_PX,
        )
        painter.setPen(QColor(LIGHT.paper))
        words = body.adjusted(3 * GRID_PX, 2 * GRID_PX, -3 * GRID_PX, -2 * GRID_PX)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(side), "NOUBA  emulated receipt printer")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._lamp))
        lamp = QRectF(0, 0, 1.5 * GRID_PX, 1.5 * GRID_PX)
        lamp.moveCenter(words.center())
        lamp.moveRight(words.right())
        painter.drawEllipse(lamp)


class PaperView(Widget):
    """The window."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__()
        self.setWindowTitle("Nouba · emulated printer")
        self._emulator = emulator
        self._faults: PrinterFaults | None = None
        self._shown = 0
        self._strip = PaperStrip(emulator.hardware.width_px, emulator.hardware.dpi)
        self._state = _label("title")
        self._figures = _label("quiet")
        self._buttons: list[tuple[str, QPushButton, str, str]] = []
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 3 * GRID_PX, 0)
        columns.setSpacing(GRID_PX)
        columns.addWidget(self._strip, 1)
        columns.addWidget(self._panel())
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def _panel(self) -> QFrame:
        panel = QFrame()
        panel.setProperty("kind", "card")
        panel.setFixedWidth(_PANEL_PX)
        rows = QVBoxLayout(panel)
        rows.setContentsMargins(*[3 * GRID_PX] * 4)
        rows.setSpacing(2 * GRID_PX)
        rows.addWidget(self._state)
        rows.addWidget(self._figures)
        grid = QGridLayout()
        grid.setSpacing(GRID_PX)
        for place, (fault, begin, end, *texts) in enumerate(_BUTTONS):
            button = QPushButton(texts[0])
            button.setCheckable(True)
            button.clicked.connect(self._obeyed(begin, end))
            self._buttons.append((fault, button, texts[0], texts[1]))
            grid.addWidget(button, place, 0)
        rows.addLayout(grid)
        tear = QPushButton("Tear off what hangs out")
        tear.clicked.connect(lambda: obey_printer(self._emulator, "paper tear"))
        rows.addWidget(tear)
        rows.addStretch(1)
        address = _label("quiet", f"Listening at\n{self._emulator.uri}")
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        rows.addWidget(address)
        frame = QFrame()
        around = QVBoxLayout(frame)
        around.setContentsMargins(0, 3 * GRID_PX, 0, 3 * GRID_PX)
        around.addWidget(panel)
        return frame

    def look(self) -> None:
        """Show how the printer is now."""
        emulator, faults = self._emulator, self._emulator.faults
        text, lamp = _state(faults)
        self._strip.show_paper(emulator.hanging, lamp)
        tickets = emulator.tickets
        if len(tickets) != self._shown:
            self._shown = len(tickets)
            self._strip.show_cut(QImage(str(tickets[-1])))
        length_mm = emulator.hanging_rows * _MM_AN_INCH / emulator.hardware.dpi
        unknown = len(emulator.unknown)
        self._figures.setText(
            f"{self._shown} cut off\n{length_mm:.0f} mm hang out\n{unknown} unknown commands"
        )
        if faults != self._faults:
            self._faults = faults
            self._state.setText(text)
            for name, button, begin, end in self._buttons:
                broken = bool(getattr(faults, name))
                button.setChecked(broken)
                button.setText(end if broken else begin)

    def _obeyed(self, begin: str, end: str) -> Callable[[bool], None]:
        def act(broken: bool, /) -> None:
            obey_printer(self._emulator, begin if broken else end)
            self.look()

        return act


def _state(faults: PrinterFaults) -> tuple[str, str]:
    """Return the state in words, and the colour of the lamp."""
    for name, words in _STATES:
        if getattr(faults, name):
            return words, DARK.danger if faults.stopped or faults.vanished else DARK.accent
    return "Ready", DARK.primary


def _label(kind: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label


def show_paper(emulator: Emulator, *, attend: Callable[[PaperView], object] | None = None) -> None:
    """Show a running printer until its window is closed.

    Raises:
        EnvironmentFault: there is no screen to draw on.
    """
    app = make_app(sys.argv[:1], visitors=False)
    view = PaperView(emulator)
    attending = attend(view) if attend else None
    view.show()
    app.exec()
    del attending
    view.close()
