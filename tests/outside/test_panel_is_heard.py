"""The real panel on a real accessibility bus: its tree, and what is heard of a call."""

from pathlib import Path

import pytest

from reception.app import Reception
from reception.domain.language import Language
from reception.domain.ticket import TicketState
from tests.outside.session import Session, wait_until
from tests.outside.sound import is_sound
from tests.support.clerk import CLERK, COUNTER, SERVICE, visit_of
from tests.support.databases import PASSWORD
from ui_kit.translations import speech
from ui_kit.words import label_text

pytestmark = pytest.mark.deep


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_panel_is_walked_and_worked_and_what_happens_is_heard(
    session: Session, core: Reception, office_url: str, tmp_path: Path, language: Language
) -> None:
    say = speech(language).say
    state = tmp_path / "clerk" / "nouba"
    state.mkdir(parents=True)
    (state / "clerk-window.ini").write_text(f"[General]\nlanguage={language}\n", "utf-8")
    label, second = (core.desk.issue(SERVICE).ticket.label for _ in range(2))
    reader = session.reader
    session.start("clerk", tmp_path, NOUBA_DATABASE=office_url, NOUBA_STATION="desk-1")

    reader.does("write", say("SignIn", "Login"), CLERK)
    reader.does("write", say("SignIn", "Password"), "no password of hers")
    reader.does("press", say("SignIn", "Sign in"))
    # Refused: it is heard, and belongs to its fields.
    refused = wait_until(lambda: next((text for _, text in reader.heard if text.strip()), ""))
    login = reader.find(say("SignIn", "Login"), "text")
    assert login.description
    assert login.description in refused or refused in login.description
    is_sound(reader.tree())

    reader.does("write", say("SignIn", "Password"), PASSWORD)
    reader.does("press", say("SignIn", "Sign in"))
    counter = say("Clerk", "Counter %1").replace("%1", str(COUNTER.number))
    reader.does("press", f"{counter} · {say('Clerk', 'Free')}")
    call = say("Clerk", "Call %1").replace("%1", label_text(label))
    reader.find(call)
    tree = reader.tree()
    is_sound(tree)
    assert any(one.role == "table" for one in tree)
    service = say("Clerk", "Service")
    assert any(one.name == service and "header" in one.role for one in tree)

    reader.does_until(lambda: visit_of(core, label).state is TicketState.CALLED, "press", call)
    told = say("Clerk", "%1 is called: %2").replace("%1", label_text(label)).split("%2")[0]
    late_s = reader.until_heard(told) - called_at(core, label)
    print(f"the call of {label} was heard after {late_s * 1000:.0f} ms")  # noqa: T201
    after = reader.tree()
    is_sound(after)
    assert any(label_text(second) in one.name for one in after), "who is next"
    assert "Traceback" not in session.end("clerk")


def called_at(core: Reception, label: str) -> float:
    """Return when the call was entered, in seconds of the computer's clock."""
    at = visit_of(core, label).leg.first_called_at
    assert at
    return at.timestamp()
