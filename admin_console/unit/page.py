"""The page "unit": names, languages, telephone numbers, addresses; and the unit as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from admin_console.forms.choices import Choices, language_choices, service_choices
from admin_console.forms.declared import caption_of, section_of
from admin_console.forms.editing_page import SettingsPage
from admin_console.forms.form import FormSection
from admin_console.forms.save_bar import SaveStage
from admin_console.forms.words import in_short
from admin_console.tools import Tools
from admin_console.unit.ticket_page import TicketPreview
from admin_console.widgets import FlowLayout, button, row_of, stand
from admin_console.words import NOTHING, filled, translate
from reception.domain.language import Language
from reception.domain.page_key import LONGEST_SITE, PhoneRules
from reception.domain.tamazight import LEAST_PERCENT, TamazightRules, TamazightShown
from reception.domain.unit import Retention, Unit
from reception.unit.changes import UnitChange
from reception.unit.document import Tables
from reception.unit.file import read_unit_file
from reception.unit.tamazight import coverage, offered_languages
from ui_kit.roles import text_label
from ui_kit.tokens import GRID_PX
from ui_kit.words import from_its_side, from_the_left


class UnitPage(SettingsPage):
    """Edits the unit itself, and takes it out and in as a file."""

    def __init__(self, tools: Tools) -> None:
        super().__init__("unit", tools, translate("Console", "Unit"), _sections(self._services))
        self._choose_file, self._choose_existing = tools.choose_file, tools.choose_existing
        self._brought: Tables | None = None
        take_out = button(
            translate("Console", "Take the unit out as a file\u2026"),
            "unit-take-out",
            lambda: self.leave(self._save_file, stays=True),
        )
        bring_in = button(
            translate("Console", "Bring a unit in from a file\u2026"),
            "unit-bring-in",
            lambda: self.leave(self._open_file, stays=True),
        )
        self.column.insertLayout(self.column.indexOf(self.form), FlowLayout(take_out, bring_in))
        self._coverage = text_label("quiet", "tamazight-coverage", wraps=True)
        self.column.insertWidget(self.column.indexOf(self.form), self._coverage)
        self._preview = TicketPreview(tools, self.edited_tables, self._logo_now)
        self._preview.hide()
        self._beside = row_of((self.form, 1), self._preview, spacing=2 * GRID_PX)
        self._beside.setAlignment(self._preview, Qt.AlignmentFlag.AlignTop)
        self.column.insertLayout(self.column.count() - 1, self._beside)
        self.form.edited.connect(self._preview.draw_soon)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the ticket below the form where the page is narrow."""
        super().set_narrow(narrow=narrow)
        stand(self._beside, narrow=narrow)

    def edited_tables(self) -> Tables:
        """Return the whole unit as the fields have it now, or as the file has it."""
        return self.form.table(self.base if self._brought is None else self._brought)

    def show_described(self) -> None:
        """Show what was read anew."""
        self._brought = None
        if self.unit:
            self._coverage.setText(_coverage_text(self.unit))
        super().show_described()
        if self.unit:
            self._preview.show()
            self._preview.show_unit(self.unit)

    def edits(self) -> Any:
        """Return what the fields say, and what a file says."""
        return self._brought, super().edits()

    def show_edits(self, edits: Any) -> None:
        """Show what the fields and a file said."""
        self._brought, values = edits
        super().show_edits(values)
        self._preview.draw()

    def _logo_now(self) -> bytes:
        return self.logo if self.logo is not None else self.unit.ticket.logo if self.unit else b""

    def _save_file(self) -> None:
        unit = self.unit
        if unit is None:
            return
        path = self._choose_file(self, f"{unit.code}.toml")
        if path is None:
            return

        def saved(_: object) -> None:
            self.enable(enabled=True)
            text = translate("Console", "The unit stands in %1.")
            self.say(SaveStage.TOLD, filled(text, from_the_left(path.name)))

        self.run_act(lambda: self._reception.office.take_out(path, asking=self.person), saved)

    def _open_file(self) -> None:
        path = self._choose_existing(self)
        if path is None:
            return
        self.run_act(lambda: self._read_file(path), self._show_brought)

    def _read_file(self, path: Path) -> tuple[Tables, bytes, tuple[UnitChange, ...]]:
        tables, logo = read_unit_file(path)
        return tables, logo, self._reception.office.compare(tables, logo=logo)

    def _show_brought(self, read: tuple[Tables, bytes, tuple[UnitChange, ...]]) -> None:
        tables, logo, changes = read
        self.enable(enabled=True)
        if not changes:
            self.say(SaveStage.TOLD, translate("Console", "The file describes the unit as it is."))
            return
        self._brought, self.logo = tables, logo
        self.form.show_table(tables)
        self._preview.draw()
        text = translate("Console", "The file would change this. Look, then save or discard.")
        self.say(SaveStage.EDITED, text, detail=in_short(changes))

    def _services(self) -> Sequence[tuple[str | None, str]]:
        return [(None, NOTHING), *service_choices(self.base)]


def _shown_choices() -> list[tuple[Any, str]]:
    return [
        (
            TamazightShown.REVIEWED.value,
            translate("Console", "Only what a native reader has passed"),
        ),
        (TamazightShown.DRAFT.value, translate("Console", "The draft as well, which you accept")),
        (TamazightShown.OFF.value, translate("Console", "Nothing")),
    ]


def _coverage_text(unit: Unit) -> str:
    """Return how much of each page set visitors may read in Tamazight, and what comes of it."""
    parts = [f"{one.percent:.0f}" for one in coverage(unit)]
    told = translate("Console", "In Tamazight: kiosk %1 %, boards %2 %, paper %3 %.")
    offered = (
        translate("Console", "The kiosk offers the language.")
        if Language.TAMAZIGHT in offered_languages(unit)
        else translate("Console", "The kiosk offers the language from %1 % of each on.")
    )
    return from_its_side(f"{filled(told, *parts)} {filled(offered, LEAST_PERCENT)}")


def _sections(services: Choices) -> Sequence[FormSection]:
    telephone = {"expects": translate("Console", "A telephone number of digits and spaces.")}
    address = {"expects": translate("Console", "A web address that begins with https://.")}
    site = translate("Console", "An address such as %1, without a path, of at most %2 characters.")
    site_known = {"expects": filled(site, "https://t.example.ma", LONGEST_SITE)}
    return (
        section_of(
            translate("Console", "What visitors read"),
            Unit,
            "names",
            "waiting_area",
            "languages",
            languages={"choices": language_choices},
        ),
        section_of(
            "ⵜⴰⵎⴰⵣⵉⵖⵜ",
            TamazightRules,
            "shown",
            at="tamazight",
            remark=translate(
                "Console",
                "No native speaker has written the draft: its sources stand beside it. What a"
                " reader has passed comes in by: nouba translations import.",
            ),
            shown={"choices": _shown_choices},
        ),
        section_of(
            translate("Console", "Telephone and addresses"),
            Unit,
            "hotline hotline_long hotline_abroad",
            "complaints_url complaints_service",
            "ticket_page_url zone",
            hotline=telephone,
            hotline_long=telephone,
            hotline_abroad=telephone,
            complaints_url=address,
            ticket_page_url=site_known,
            complaints_service={"choices": services},
            remark=translate(
                "Console",
                "Without an address on the ticket no ticket has a page for telephones: the code on"
                " paper leads to complaints, and the kiosk shows none.",
            ),
        ),
        section_of(
            caption_of(Unit, "phone"),
            PhoneRules,
            "leave let_go_first",
            at="phone",
            remark=translate(
                "Console",
                "On the page of the ticket, where tickets have one; it asks once more. The history"
                " of the visit and the reports tell it apart.",
            ),
        ),
        section_of(
            translate("Console", "How long visits are kept"),
            Retention,
            "people_months tickets_months",
            at="retention",
            remark=translate(
                "Console",
                "What is older is forgotten for good, once a night, where that is set up. The"
                " figures of the unit stay; those by person and by priority class do not.",
            ),
        ),
    )
