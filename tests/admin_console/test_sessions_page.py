"""The page "sign-ins": who is in, who waits after wrong passwords, and what ends both."""

from contextlib import suppress

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from reception.app import Reception
from reception.domain.errors import Refusal
from reception.domain.rights import AuditAct
from reception.domain.unit import Role
from reception.system.clock import Topic
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console
from tests.support.databases import behind_its_back, database_of
from tests.support.sign_in import HERE, let_in


@pytest.fixture
def admin(console: Console, hall: Reception) -> Console:
    let_in(hall.sign_in, "clerk1")
    console.sign_in("admin")
    console.press("page-sessions")
    return console


def try_wrongly(hall: Reception, login: str = "clerk2") -> None:
    for _ in range(5):
        with suppress(Refusal):
            hall.sign_in.enter(login, "wrong", HERE)


def is_there(console: Console, name: str) -> bool:
    return console.window.findChild(QObject, name) is not None


def test_who_is_in_stands_there_and_the_own_window_is_named(admin: Console) -> None:
    assert "Agent 1" in admin.words("session-label-clerk1-panel")
    assert admin.words("session-reason-clerk1-panel") == "Poste d’agent · counter-1"
    assert (
        admin.words("session-facts-clerk1-panel")
        == "Depuis 9\u00a0h\u00a000 · dernier geste 9\u00a0h\u00a000"
    )
    assert admin.words("session-reason-admin-console").endswith("cette fenêtre")
    assert not admin.part(QPushButton, "session-end-admin-console").isVisible()


def test_somebody_is_signed_out_after_a_question(admin: Console, hall: Reception) -> None:
    admin.press("session-end-clerk1-panel")
    assert len(hall.sign_in.sessions(asking=None)) == 2
    admin.press("sessions-end-yes")
    assert [one.login for one in hall.sign_in.sessions(asking=None)] == ["admin"]
    assert admin.words("sessions-end-told").endswith("n’est plus connecté.")
    assert not is_there(admin, "session-label-clerk1-panel")
    (line,) = hall.office.audit.entries(asking=None, act=AuditAct.END_SESSION)
    assert (line.who, line.subject) == ("admin", "clerk1 panel counter-1")


def test_a_session_that_nouba_did_not_write_is_shown_as_such_and_ended(
    admin: Console, hall: Reception
) -> None:
    with behind_its_back(str(database_of(hall).url)) as connection:
        connection.execute("UPDATE sign_in_session SET id = 'odd' WHERE login = 'clerk1'")
    admin.bridge.changed.emit(frozenset({Topic.SESSIONS}))
    assert "Nouba" in admin.words("session-facts-clerk1-panel")
    admin.press("session-end-clerk1-panel")
    admin.press("sessions-end-yes")
    assert [one.login for one in hall.sign_in.sessions(asking=None)] == ["admin"]


def test_who_left_meanwhile_is_said(admin: Console, hall: Reception) -> None:
    admin.press("session-end-clerk1-panel")
    (session,) = (one for one in hall.sign_in.sessions(asking=None) if one.login == "clerk1")
    hall.sign_in.end(session.id, asking=None)
    admin.press("sessions-end-yes")
    assert admin.words("sessions-end-told") == "Cette session est déjà terminée."


def test_nobody_waits_and_then_somebody_does_and_may_try_again(
    admin: Console, hall: Reception, clock: FakeClock
) -> None:
    assert admin.words("sessions-no-pause").startswith("Personne ne doit attendre.")
    try_wrongly(hall)
    admin.bridge.changed.emit(frozenset({Topic.SESSIONS}))
    assert not admin.part(QWidget, "sessions-no-pause").isVisible()
    assert admin.words("pause-label-clerk2") == "Agent 2, au poste counter-1"
    assert admin.words("pause-facts-clerk2").endswith(
        "nouvel essai possible à\u00a09\u00a0h\u00a001"
    )
    admin.press("pause-lift-clerk2")
    assert admin.words("sessions-lift-told").endswith("peut réessayer tout de suite.")
    assert not hall.sign_in.pauses(asking=None)
    (line,) = hall.office.audit.entries(asking=None, act=AuditAct.LIFT_PAUSE)
    assert line.who == "admin"


def test_a_pause_that_is_over_goes(admin: Console, hall: Reception, clock: FakeClock) -> None:
    try_wrongly(hall)
    admin.bridge.changed.emit(frozenset({Topic.SESSIONS}))
    clock.advance(minutes=2)
    admin.bridge.changed.emit(frozenset({Topic.SESSIONS}))
    assert admin.part(QWidget, "sessions-no-pause").isVisible()


def test_only_administrators_see_it(console: Console, hall: Reception) -> None:
    console.sign_in("manager")
    assert hall.office.unit().person("manager").role is Role.MANAGER
    console.press("section-work")
    assert not console.part(QPushButton, "page-sessions").isVisible()
