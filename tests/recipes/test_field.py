"""The recipe of a field of the unit: four files, and it stands in file, form, log, kiosk and paper.

It is followed on a scratch copy of the product, in a process of its own.
"""

from pathlib import Path

import pytest

from tests.recipes.scratch import follow, run

FLOOR = """\
    floor: Annotated[
        Texts,
        Limits(longest=40, group="visitors", icon="home", shown=frozenset(ShownAt)),
    ] = field(default_factory=dict)
"""
RECIPE = {
    "reception/domain/unit.py": {"    target_wait: Annotated[SomeMinutes, _TIMES]": FLOOR},
    "assets/translations/fields.toml": {
        "\n[Series]\n": 'floor = { ar = "الطابق", fr = "Étage", en = "Floor" }\n'
    },
    "reception/unit/templates/commune.toml": {
        'code = "birth-extract"\n': 'floor = { ar = "الأول", fr = "Premier" }\n'
    },
    "docs/administrators.md": {
        "| `keywords` of a service |": "| `floor` of a service | where it is |\n"
    },
}
PROOF = """
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from admin_console.forms.choices import IconField
from admin_console.forms.words import change_words
from admin_console.forms.declared import rows_of
from admin_console.unit.services_page import ICONS, icon_words
from kiosk.offer import details_of
from printer_drivers.render.ticket import render_ticket
from reception.domain.language import Language
from reception.domain.unit import Service
from reception.paper.slips import documents_slip
from reception.paper.model import ticket_paper
from reception.unit.fields import read_unit
from reception.unit.changes import changes_between
from reception.unit.document import UnfitUnitError, unit_of
from reception.unit.document import tables_of
from reception.unit.file import load_template

app = QApplication([])
unit, french, now = load_template("commune"), Language.FRENCH, datetime(2026, 12, 1, 9, tzinfo=UTC)
first = unit.services[0]
tables = tables_of(unit)
assert unit_of(tables) == unit
fact = {"icon": "home", "label": "Étage", "minor": False, "value": "Premier"}
assert fact in details_of(first, french)["facts"]
slip = documents_slip(unit, first.code, french, now)
sections = {one.heading[french]: one.lines[french] for one in slip.sections}
assert sections["Étage"] == ("Premier",)
paper = ticket_paper(unit, label="A001", language=french, service=first.code,
                     issued_at=now, ahead=0, expected_wait=None)
assert [(one.names[french], one.value[french]) for one in paper.facts] == [("Étage", "Premier")]
without = render_ticket(replace(paper, facts=()), 576)
assert render_ticket(paper, 576).height_px > without.height_px
icons = {"made": IconField, "icons": ICONS, "names": icon_words}
form = rows_of(Service, "visitors", group={"choices": list}, icon=icons)
assert ["floor"] in [[*field.path] for row in form for field in row]
tables["services"][0]["floor"] = {"ar": "b", "fr": "x" * 41}
try:
    unit_of(tables)
except UnfitUnitError as refused:
    (mistake,) = refused.mistakes
    assert mistake.place == 'service "birth-extract" > floor.fr', mistake
else:
    raise AssertionError("it is too long")
tables["services"][0]["floor"] = {"ar": "b", "fr": "Deuxième"}
(change,) = changes_between(unit, unit_of(tables))
assert change_words(change).endswith("Étage"), change_words(change)
"""


@pytest.mark.deep
def test_a_field_of_a_service_takes_four_files(tmp_path: Path) -> None:
    follow("A field", RECIPE, tmp_path)
    assert len(RECIPE) == 4
    run(tmp_path, "-c", PROOF)
