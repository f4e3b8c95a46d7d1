"""The page "ticket": which lines it has, in which order, its logo and its last lines."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from admin_console.forms.declared import field_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FormSection
from admin_console.forms.rows import OrderField
from admin_console.page import Card, button, label
from admin_console.style import SIDE_BY_SIDE_PX
from admin_console.tools import Tools
from admin_console.unit.ticket_preview import TicketPreview
from admin_console.words import translate
from reception.domain.paper import ALWAYS_SHOWN, TicketLine, TicketTemplate
from reception.unit.document import LOGO_FILE, Tables
from reception.unit.logo import LogoRefusedError, read_logo
from ui_kit.tokens import GRID_PX
from ui_kit.translations import marked

type ChoosePicture = Callable[[QWidget], Path | None]


class TicketTemplatePage(SettingsPage):
    """Edits the paper ticket beside its picture."""

    def __init__(self, tools: Tools, choose: ChoosePicture | None = None) -> None:
        super().__init__("ticket-page", tools, translate("Console", "Ticket"), _sections())
        self._choose = choose or ask_picture
        self._no_logo = False
        self._logo_card = Card("ticket-logo", translate("Console", "Logo"))
        self._logo_words = label("", "ticket-logo-words", wraps=True)
        pick = button(translate("Console", "Choose a picture\u2026"), "ticket-logo-choose")
        pick.clicked.connect(self._pick_logo)
        self._drop = button(translate("Console", "Take it away"), "ticket-logo-remove")
        self._drop.clicked.connect(self._drop_logo)
        row = QHBoxLayout()
        row.addWidget(pick)
        row.addWidget(self._drop)
        row.addStretch()
        self._logo_card.column.addWidget(self._logo_words)
        self._logo_card.column.addLayout(row)
        self._preview = TicketPreview(tools, self.edited_tables, self._logo_now)
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(2 * GRID_PX)
        left.addWidget(self.form)
        left.addWidget(self._logo_card)
        left.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(2 * GRID_PX)
        self._both.addWidget(side, 1)
        self._both.addWidget(self._preview)
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the picture below the form where the page is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE_PX
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

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


def _sections() -> tuple[FormSection, ...]:
    return (
        FormSection(
            title=translate("Console", "What is printed, from the top"),
            rows=(
                (
                    field_of(
                        TicketTemplate,
                        "lines",
                        at="ticket",
                        made=OrderField,
                        lines=[str(one) for one in TicketLine],
                        names=line_words,
                        always=[str(one) for one in ALWAYS_SHOWN],
                    ),
                ),
                (field_of(TicketTemplate, "documents_shown", at="ticket"),),
                (
                    field_of(
                        TicketTemplate,
                        "footer",
                        at="ticket",
                        hint=translate(
                            "Console", "One to three short lines, in Arabic and in French."
                        ),
                        expects=translate(
                            "Console", "One to three lines of up to 80 characters in each language."
                        ),
                    ),
                ),
            ),
        ),
    )
