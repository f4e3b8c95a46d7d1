"""The ticket as a printer would print it, drawn by the printer's own renderer in the worker."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, qRgb
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from admin_console.messages import explain
from admin_console.page import Card, button, label
from admin_console.tools import Tools
from admin_console.words import translate
from printer_drivers.bitmap import Bitmap
from printer_drivers.preview import misfits, preview_ticket
from printer_drivers.render.text import TextTooLongError
from reception.domain.language import Language, text_in
from reception.domain.unit import Unit
from reception.unit.document import Tables, UnfitUnitError, unit_of
from ui_kit.translations import current_language
from ui_kit.words import from_its_side, language_name

_DPI = 203
# What a head prints of a roll so wide, in dots.
_HEADS = {80: 576, 58: 384}
_SHOWN_PX = {80: 320, 58: 232}
# So long nothing is typed before it is drawn.
_PATIENCE_MS = 150
_MOST_TOLD = 5


class TicketPreview(Card):
    """Shows a ticket of the unit as it is being changed."""

    def __init__(
        self, tools: Tools, tables: Callable[[], Tables], logo: Callable[[], bytes]
    ) -> None:
        super().__init__("ticket-preview", translate("Console", "As it is printed"))
        self._tools, self._tables, self._logo = tools, tables, logo
        self._asked = 0
        self._language = self._choice("ticket-preview-language", translate("Console", "Language"))
        self._width = self._choice(
            "ticket-preview-width", translate("Console", "Width of the paper")
        )
        self._service = self._choice("ticket-preview-service", translate("Console", "Service"))
        self._service.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._picture = QLabel()
        self._picture.setObjectName("ticket-preview-picture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._length = label("small", "ticket-preview-length")
        self._length.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._message = label("warning", "ticket-preview-trouble", wraps=True)
        self._check = button(translate("Console", "Check every ticket"), "ticket-preview-check")
        self._check.clicked.connect(self._check_all)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(self.draw)
        row = QHBoxLayout()
        row.addWidget(self._language)
        row.addWidget(self._width)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self._service)
        self.column.addWidget(self._message)
        self.column.addWidget(self._picture)
        self.column.addWidget(self._length)
        self.column.addWidget(self._check, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)
        for width in _HEADS:
            text = translate("Console", "%1 mm").replace("%1", str(width))
            self._width.addItem(from_its_side(text), width)
        self._message.hide()

    def show_unit(self, unit: Unit) -> None:
        """Offer the languages and services of a unit, and draw."""
        chosen = self._language.currentData() or str(current_language())
        with QSignalBlocker(self._language):
            self._language.clear()
            for one in unit.languages:
                self._language.addItem(language_name(one), str(one))
            self._language.setCurrentIndex(max(self._language.findData(chosen), 0))
        service = self._service.currentData()
        with QSignalBlocker(self._service):
            self._service.clear()
            for offered in unit.services:
                name = text_in(offered.names, current_language())
                self._service.addItem(name, offered.code)
            self._service.setCurrentIndex(max(self._service.findData(service), 0))
        self.draw()

    def draw_soon(self) -> None:
        """Draw once nobody types for a moment."""
        self._timer.start()

    def draw(self) -> None:
        """Draw the ticket anew, in the worker."""
        self._timer.stop()
        language, width = self._language.currentData(), self._width.currentData()
        if language is None:
            return
        service, tables, logo = self._service.currentData(), self._tables(), self._logo()
        self._asked += 1
        asked = self._asked

        def act() -> Bitmap:
            return preview_ticket(
                unit_of(tables, logo),
                language=Language(language),
                issued_at=self._tools.reception.hall.now(),
                service=service,
                width_px=_HEADS[width],
                dpi=_DPI,
            )

        self._tools.background.run(
            act,
            lambda bitmap: self._drawn(asked, width, bitmap),
            lambda error: self._failed(asked, error),
        )

    def _draw_chosen(self, _place: int) -> None:
        self.draw()

    def _check_all(self) -> None:
        width, tables, logo = self._width.currentData(), self._tables(), self._logo()
        self._asked += 1
        asked = self._asked
        self._check.setEnabled(False)
        self._say(translate("Console", "Every ticket is drawn once\u2026"), "")

        def act() -> list[str]:
            found = misfits(unit_of(tables, logo), width_px=_HEADS[width], dpi=_DPI)
            return [one.text for one in found]

        self._tools.background.run(
            act,
            lambda texts: self._checked(asked, texts),
            lambda error: self._failed(asked, error),
        )

    def _checked(self, asked: int, texts: list[str]) -> None:
        self._check.setEnabled(True)
        if asked != self._asked:
            return
        if not texts:
            self._say(translate("Console", "Every ticket fits on this paper."), "")
            return
        text = translate("Console", "Too long for this paper: %1")
        self._say(text.replace("%1", "; ".join(texts[:_MOST_TOLD])))

    def _drawn(self, asked: int, width: int, bitmap: Bitmap) -> None:
        if asked != self._asked:
            return
        self._say("")
        stride = (bitmap.width_px + 7) // 8
        image = QImage(
            bitmap.rows, bitmap.width_px, bitmap.height_px, stride, QImage.Format.Format_Mono
        )
        image.setColorTable([qRgb(255, 255, 255), qRgb(0, 0, 0)])
        ratio = self.devicePixelRatioF()
        shown = QSize(
            round(_SHOWN_PX[width] * ratio),
            round(_SHOWN_PX[width] * ratio * bitmap.height_px / bitmap.width_px),
        )
        # A copy: the bytes belong to the bitmap, which goes.
        scaled = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
            shown,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(scaled))
        length_mm = round(bitmap.height_px * 25.4 / _DPI)
        text = translate("Console", "%1 mm long").replace("%1", str(length_mm))
        text = from_its_side(text)
        self._length.setText(text)
        self._picture.setAccessibleName(text)

    def _failed(self, asked: int, error: Exception) -> None:
        self._check.setEnabled(True)
        if asked != self._asked:
            return
        if isinstance(error, UnfitUnitError):
            self._say(translate("Console", "It is drawn once everything agrees."))
        elif isinstance(error, TextTooLongError):
            text = translate("Console", "Too long for this paper: %1")
            self._say(text.replace("%1", error.text))
        else:
            self._say(explain(error))

    def _say(self, text: str, kind: str = "warning") -> None:
        self._message.setProperty("kind", kind)
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _choice(self, name: str, words: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.activated.connect(self._draw_chosen)
        return box
