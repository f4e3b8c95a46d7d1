"""The page "ticket": its lines, its logo and its last lines, beside the ticket as it is printed."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, qRgb
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QWidget

from admin_console.forms.choices import OrderField
from admin_console.forms.declared import section_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FormSection
from admin_console.messages import explain
from admin_console.tools import Tools
from admin_console.widgets import (
    Card,
    boxed,
    button,
    choice,
    column_of,
    offer,
    put,
    row_of,
    stand,
    tell,
)
from admin_console.words import filled, localized, translate
from printer_drivers.bitmap import Bitmap
from printer_drivers.preview import misfits, preview_ticket
from printer_drivers.render.text import TextTooLongError
from reception.domain.language import Language
from reception.domain.paper import ALWAYS_SHOWN, TicketLine, TicketTemplate
from reception.domain.unit import Unit
from reception.unit.document import LOGO_FILE, Tables, UnfitUnitError, unit_of
from reception.unit.logo import LogoRefusedError, read_logo
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX
from ui_kit.translations import current_language, marked
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
        widths = [
            (width, from_its_side(filled(translate("Console", "%1 mm"), width))) for width in _HEADS
        ]
        self._language = choice(
            "ticket-preview-language", translate("Console", "Language"), act=self.draw
        )
        self._width = choice(
            "ticket-preview-width", translate("Console", "Width of the paper"), widths, self.draw
        )
        self._service = choice(
            "ticket-preview-service", translate("Console", "Service"), act=self.draw
        )
        self._service.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._picture = QLabel()
        self._picture.setObjectName("ticket-preview-picture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._length = text_label("small", "ticket-preview-length")
        self._length.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._message = text_label("warning", "ticket-preview-message", wraps=True)
        self._check = button(
            translate("Console", "Check every ticket"), "ticket-preview-check", self._check_all
        )
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(self.draw)
        put(
            self.column,
            row_of(self._language, self._width, None),
            self._service,
            self._message,
            self._picture,
            self._length,
            self._check,
            None,
        )
        self.column.setAlignment(self._check, Qt.AlignmentFlag.AlignHCenter)
        self._message.hide()

    def show_unit(self, unit: Unit) -> None:
        """Offer the languages and services of a unit, and draw."""
        chosen = self._language.currentData() or str(current_language())
        offer(self._language, [(str(one), language_name(one)) for one in unit.languages], chosen)
        services = [(one.code, localized(one.names)) for one in unit.services]
        offer(self._service, services, self._service.currentData())
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
            act, lambda texts: self._checked(asked, texts), lambda error: self._failed(asked, error)
        )

    def _checked(self, asked: int, texts: list[str]) -> None:
        self._check.setEnabled(True)
        if asked != self._asked:
            return
        if not texts:
            self._say(translate("Console", "Every ticket fits on this paper."), "")
            return
        text = translate("Console", "Too long for this paper: %1")
        self._say(filled(text, "; ".join(texts[:_MOST_TOLD])))

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
            shown, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(scaled))
        length_mm = round(bitmap.height_px * 25.4 / _DPI)
        text = filled(translate("Console", "%1 mm long"), length_mm)
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
            self._say(filled(translate("Console", "Too long for this paper: %1"), error.text))
        else:
            self._say(explain(error))

    def _say(self, text: str, kind: str = "warning") -> None:
        self._message.setProperty("kind", kind)
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        tell(self._message, text)


type ChoosePicture = Callable[[QWidget], Path | None]


class TicketTemplatePage(SettingsPage):
    """Edits the paper ticket beside its picture."""

    def __init__(self, tools: Tools, choose: ChoosePicture | None = None) -> None:
        super().__init__("ticket-page", tools, translate("Console", "Ticket"), _sections())
        self._choose = choose or ask_picture
        self._no_logo = False
        self._logo_card = Card("ticket-logo", translate("Console", "Logo"))
        self._logo_words = text_label("", "ticket-logo-words", wraps=True)
        pick = button(
            translate("Console", "Choose a picture\u2026"), "ticket-logo-choose", self._pick_logo
        )
        self._drop = button(
            translate("Console", "Take it away"), "ticket-logo-remove", self._drop_logo
        )
        put(self._logo_card.column, self._logo_words, row_of(pick, self._drop, None))
        self._preview = TicketPreview(tools, self.edited_tables, self._logo_now)
        side = boxed(column_of(self.form, self._logo_card, None, spacing=2 * GRID_PX))
        self._both = row_of((side, 1), self._preview, spacing=2 * GRID_PX)
        self.column.insertLayout(self.column.count() - 1, self._both)
        self.form.edited.connect(self._preview.draw_soon)
        self._show_parts(shown=False)

    def show_described(self) -> None:
        """Show what was read anew."""
        super().show_described()
        self._no_logo = False
        self._show_parts(shown=True)
        self._show_logo()
        if self.unit:
            self._preview.show_unit(self.unit)

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now."""
        tables = super().edited_tables()
        if self.logo is not None:
            tables.setdefault("ticket", {})["logo"] = LOGO_FILE
        elif self._no_logo:
            ticket = deepcopy(tables.get("ticket", {}))
            ticket.pop("logo", None)
            tables["ticket"] = ticket
            if not ticket:
                del tables["ticket"]
        return tables

    def edits(self) -> Any:
        """Return what the fields say, and whether the logo goes."""
        return self._no_logo, super().edits()

    def show_edits(self, edits: Any) -> None:
        """Show what the fields said, and which logo there is."""
        self._no_logo, values = edits
        super().show_edits(values)
        self._show_logo()
        self._preview.draw()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the picture below the form where the page is narrow."""
        super().set_narrow(narrow=narrow)
        stand(self._both, narrow=narrow)

    def _show_parts(self, *, shown: bool) -> None:
        self._logo_card.setVisible(shown)
        self._preview.setVisible(shown)

    def _logo_now(self) -> bytes:
        if self.logo is not None:
            return self.logo
        if self._no_logo or self.unit is None:
            return b""
        return self.unit.ticket.logo

    def _show_logo(self) -> None:
        there = bool(self._logo_now())
        self._drop.setVisible(there)
        self._logo_words.setText(
            translate("Console", "A logo is printed on every ticket, at most 15 mm high.")
            if there
            else translate("Console", "There is no logo. A PNG picture in black on white is best.")
        )

    def _pick_logo(self) -> None:
        chosen = self._choose(self)
        if chosen is None:
            return

        def failed(error: Exception) -> None:
            if isinstance(error, LogoRefusedError):
                self._logo_words.setText(
                    translate("Console", "This picture cannot stand on a ticket.")
                )
            else:
                self._say_failed(error)

        self._background.run(lambda: read_logo(chosen), self._take_logo, failed)

    def _take_logo(self, logo: bytes) -> None:
        self.logo, self._no_logo = logo, False
        self._changed()

    def _drop_logo(self) -> None:
        self.logo, self._no_logo = None, True
        self._changed()

    def _changed(self) -> None:
        self._show_logo()
        self.tell_edited()
        self._preview.draw()


def ask_picture(parent: QWidget) -> Path | None:
    """Ask the person for a picture."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen, _ = QFileDialog.getOpenFileName(
        parent, translate("Console", "Logo"), folder, "PNG (*.png)"
    )
    return Path(chosen) if chosen else None


_LINES: Mapping[TicketLine, str] = {
    TicketLine.LOGO: marked("Console", "Logo"),
    TicketLine.UNIT: marked("Console", "Name of the office"),
    TicketLine.SERVICE: marked("Console", "Service"),
    TicketLine.NUMBER: marked("Console", "Number"),
    TicketLine.PRIORITY: marked("Console", "Priority class"),
    TicketLine.WAITING_AREA: marked("Console", "Where to wait"),
    TicketLine.AHEAD: marked("Console", "How many are before"),
    TicketLine.EXPECTED_WAIT: marked("Console", "Expected wait"),
    TicketLine.ISSUED_AT: marked("Console", "Date and time"),
    TicketLine.DOCUMENTS: marked("Console", "Documents to bring"),
    TicketLine.CONTACTS: marked("Console", "Telephone and address for complaints"),
    TicketLine.QR: marked("Console", "QR code"),
}


def line_words(line: str) -> str:
    """Return what a line of the ticket is called."""
    return translate("Console", _LINES[TicketLine(line)])


def _sections() -> Sequence[FormSection]:
    return (
        section_of(
            translate("Console", "What is printed, from the top"),
            TicketTemplate,
            "lines",
            "documents_shown",
            "footer",
            at="ticket",
            lines={
                "made": OrderField,
                "lines": [str(one) for one in TicketLine],
                "names": line_words,
                "always": [str(one) for one in ALWAYS_SHOWN],
            },
            footer={
                "hint": translate("Console", "One to three short lines, in Arabic and in French.")
            },
        ),
    )
