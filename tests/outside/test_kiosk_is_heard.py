"""The real kiosk on a real accessibility bus: every page's tree, and what is heard of a touch."""

from pathlib import Path

import pytest

from reception.app import Reception
from reception.domain.language import Language
from tests.outside.session import Node, Session, wait_until
from tests.outside.sound import controls, is_sound, repeated, told
from tests.support.databases import COMMUNE
from ui_kit.translations import speech, text_for

pytestmark = pytest.mark.deep
GROUP, SERVICE = COMMUNE.groups[0], COMMUNE.services[0]


def press(session: Session, name: str) -> None:
    session.reader.does("press", name)


def page(session: Session, heading: str) -> list[Node]:
    """Return the tree once its page has this heading; it is sound."""
    tree = session.reader.headed(heading)
    is_sound(tree)
    assert not repeated(tree)
    return tree


def names(tree: list[Node]) -> list[str]:
    return [one.name for one in controls(tree)]


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_kiosk_is_walked_and_worked_and_what_comes_is_heard(
    upright: Session, core: Reception, office_url: str, tmp_path: Path, language: Language
) -> None:
    say = speech(language).say
    group, service = (text_for(one.names, language) for one in (GROUP, SERVICE))
    reader = upright.reader
    upright.start("kiosk", tmp_path, NOUBA_DATABASE=office_url, NOUBA_STATION="kiosk-1")

    # At once in both languages of the house: every group twice, in its own words.
    first = page(upright, "Bienvenue")
    offered = {text_for(one.names, each) for one in COMMUNE.groups for each in BOTH}
    assert offered <= {*names(first)}, told(first)
    press(upright, group)

    services = page(upright, group)
    for one in (each for each in COMMUNE.services if each.group == GROUP.code):
        row = next(node for node in services if node.name == text_for(one.names, language))
        assert row.description, "how many wait is told with the name"
    spoken = [
        one.name for one in services if one.role == "radio button" and "checked" in one.states
    ]
    assert spoken == [SPOKEN[language]], "the language that is spoken is told"
    reader.until_heard(group)
    other = next(one for one in BOTH if one is not language)
    press(upright, SPOKEN[other])
    page(upright, text_for(GROUP.names, other))
    press(upright, SPOKEN[language])
    page(upright, group)

    press(upright, say("Kiosk", "Search"))
    search = page(upright, say("Guide", "Search for a service"))
    written = next(one for one in search if one.role in {"text", "entry"})
    assert written.name
    for letter in WRITTEN[language]:
        press(upright, letter)
    wait_until(lambda: any(one.name == service for one in controls(reader.tree())))
    is_sound(reader.tree())
    assert reader.until_heard(WRITTEN[language])
    press(upright, say("Kiosk", "Back"))

    page(upright, group)
    press(upright, service)
    made = wait_until(lambda: core.hall.queue().tickets)
    label = made[0].visit.ticket.label
    heard_at = wait_until(
        lambda: next((at for at, text in reader.heard if label[0] in text and label[1:] in text), 0)
    )
    issued_at = made[0].visit.ticket.issued_at.timestamp()
    print(f"{label} was heard {(heard_at - issued_at) * 1000:.0f} ms after it was given")  # noqa: T201
    ticket = reader.tree()
    is_sound(ticket)
    # Where the button has one line it is called by what becomes of the ticket.
    named = {say("GiveBack", one) for one in ("Not the right service?", "Cancel the ticket")}
    back = next((one.name for one in ticket if one.name in named), "")
    assert back, told(ticket)
    press(upright, back)
    wait_until(lambda: not core.hall.queue().tickets)
    is_sound(reader.tree())
    assert "Traceback" not in upright.end("kiosk")


BOTH = (Language.ARABIC, Language.FRENCH)
SPOKEN = {Language.ARABIC: "العربية", Language.FRENCH: "Français"}
WRITTEN = {Language.ARABIC: "ولادة", Language.FRENCH: "naiss"}
