"""The real console on a real accessibility bus: its tree from the door to a report."""

from pathlib import Path

import pytest

from reception.app import Reception
from reception.domain.language import Language
from tests.outside.session import Node, Session, wait_until
from tests.outside.sound import is_sound, told
from tests.support.databases import PASSWORD
from ui_kit.translations import speech
from ui_kit.words import language_name

pytestmark = pytest.mark.deep
_PLACES = (
    ("Reception", "Live view"),
    ("What we offer", "Services"),
    ("Who works", "Counters"),
    ("What visitors see", "Ticket"),
)


def headed(session: Session, title: str) -> list[Node]:
    """Return the tree once its page has this heading; it is sound."""
    tree = session.reader.headed(title)
    is_sound(tree)
    return tree


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_console_is_walked_and_a_refusal_is_heard(
    session: Session, core: Reception, office_url: str, tmp_path: Path, language: Language
) -> None:
    say, reader = speech(language).say, session.reader
    session.start("admin", tmp_path, NOUBA_DATABASE=office_url, NOUBA_STATION="desk-1")
    session.reader.headed("Se connecter")
    session.take_keys()
    session.press_by_key(language_name(language))
    headed(session, say("SignIn", "Sign in"))

    reader.does("write", say("SignIn", "Login"), "admin")
    reader.does("write", say("SignIn", "Password"), "no password of hers")
    reader.does("press", say("SignIn", "Sign in"))
    wait_until(lambda: reader.heard)
    refused = reader.heard[0][1]
    for asked in ("Login", "Password"):
        assert reader.find(say("SignIn", asked), "text").description == refused
    is_sound(reader.tree())

    reader.does("write", say("SignIn", "Password"), PASSWORD)
    reader.does("press", say("SignIn", "Sign in"))
    for section, place in _PLACES:
        entry = say("Console", place)
        session.press_by_key(say("Console", section))
        session.press_by_key(entry)
        tree = headed(session, entry)
        here = [one.name for one in tree if one.role == "radio button" and one.is_checked]
        assert entry in here, told(tree)

    session.press_by_key(say("Console", "Figures"))
    # What else stood there is folded away: what is to be chosen is a report.
    report = reader.until(
        lambda tree: next(
            (one.name for one in tree if one.role == "radio button" and not one.is_checked), ""
        )
    )
    session.press_by_key(report)
    headed(session, report)
    assert "Traceback" not in session.end("admin")
