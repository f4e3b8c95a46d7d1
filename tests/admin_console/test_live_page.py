from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from admin_console.live.page import LivePage
from reception.app import Reception
from reception.domain.alerts import App
from reception.domain.errors import StorageFault
from reception.offline.model import StationOutage
from reception.queue.model import At
from reception.system.clock import Topic
from tests.support.clocks import FakeClock
from tests.support.console_hall import Console, alarmed_hall, overloaded_noon, quiet_morning
from ui_kit.background import Pool
from ui_kit.changes import ChangeBridge
from ui_kit.translations import Translations


def waiting(console: Console) -> str:
    return console.words("live-waiting-value")


def test_an_empty_hall_is_calm(console: Console) -> None:
    console.sign_in()
    assert waiting(console) == "0"
    assert console.words("no-alerts") == "Rien ne demande votre intervention."
    assert console.words("no-stations").startswith("Aucun signe de vie")
    assert not console.part(QWidget, "alert-banner").isVisible()
    assert console.words("live-longest-wait-value") == "–"
    assert console.words("nobody-waits") == "Personne n’attend."
    assert console.rows("line") == []
    assert console.rows("counter") == ["Fermé"] * 4


def test_the_page_follows_a_change(
    console: Console, hall: Reception, clock: FakeClock, qtbot: QtBot
) -> None:
    console.sign_in()
    hall.desk.issue("signature")
    clock.advance(minutes=16)
    hall.desk.issue("signature")
    console.bridge.changed.emit(frozenset({Topic.TICKETS}))
    qtbot.waitUntil(lambda: waiting(console) == "2")
    (line,) = console.rows("line")
    assert line == (
        "Légalisation de signature, Aucun guichet ne l’appelle, ▲▲ 16\u00a0min, 2 en attente"
    )
    assert console.words("live-longest-wait-remark").startswith("▲")
    assert "personne n’appelle" in console.words("live-open-counters-remark")
    hall.desk.call_next(At(3, "clerk3"))
    console.bridge.changed.emit(frozenset({Topic.TICKETS, Topic.COUNTERS}))
    qtbot.waitUntil(lambda: waiting(console) == "1")
    assert console.rows("counter")[0] == "Appelle F\u00a0001 depuis 0\u00a0min, Agent 3"
    hall.desk.start(At(3, "clerk3"))
    clock.advance(minutes=4)
    console.bridge.changed.emit(frozenset({Topic.TICKETS}))
    qtbot.waitUntil(lambda: "Sert" in console.rows("counter")[0])
    assert console.rows("counter")[0] == "Sert F\u00a0001 depuis 4\u00a0min, Agent 3"


def test_the_page_follows_another_process_by_the_feed(
    hall: Reception, translations: Translations, qtbot: QtBot
) -> None:
    work = Pool("work")
    bridge = ChangeBridge(hall.open_feed)
    console = Console(hall, translations, background=work, bridge=bridge)
    console.window.opened.connect(bridge.start)
    console.window.show()
    console.window.open_database()
    console.sign_in()
    qtbot.waitUntil(lambda: waiting(console) == "0")
    hall.desk.issue("signature")
    qtbot.waitUntil(lambda: waiting(console) == "1")
    bridge.close()
    work.close()
    console.close()


def test_an_overloaded_hall_shows_the_longest_wait_first(
    console: Console, hall: Reception, clock: FakeClock
) -> None:
    overloaded_noon(hall, clock)
    console.sign_in()
    lines = [line.split(", ") for line in console.rows("line")]
    waits = [int(line[-1].split(" ")[-3]) for line in lines]
    assert int(waiting(console)) == sum(waits) > 300
    assert lines[0][0] == "Urbanisme et autorisations"
    assert "Accueil et orientation" in console.words("quiet-services")
    assert lines[0][1] == "Aucun guichet ne l’appelle"
    assert lines[0][2] == f"▲▲ {console.words('live-longest-wait-value')}"


def test_stale_figures_say_so(console: Console) -> None:
    console.sign_in()
    message = console.part(QLabel, "live-message")
    assert not message.isVisible()
    console.bridge.staleChanged.emit(True)
    assert message.isVisible()
    console.bridge.staleChanged.emit(False)
    assert not message.isVisible()


def test_a_database_that_does_not_answer_is_told(
    console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    console.sign_in()

    def away() -> None:
        raise StorageFault("The database is away", "look at the cable")

    with monkeypatch.context() as patch:
        patch.setattr(hall.hall, "counters", away)
        console.bridge.changed.emit(frozenset({Topic.COUNTERS}))
        qtbot.waitUntil(console.part(QLabel, "live-message").isVisible)
    assert waiting(console) == "0"
    console.bridge.changed.emit(frozenset({Topic.COUNTERS}))
    qtbot.waitUntil(lambda: not console.part(QLabel, "live-message").isVisible())


def test_many_changes_are_read_once(
    console: Console, hall: Reception, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    console.sign_in()
    read: list[bool] = []
    counters = hall.hall.counters

    def counted() -> object:
        read.append(True)
        return counters()

    monkeypatch.setattr(hall.hall, "counters", counted)
    for _ in range(50):
        console.bridge.changed.emit(frozenset({Topic.TICKETS}))
    qtbot.waitUntil(lambda: len(read) == 1)
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(
            lambda: len(read) > 1, timeout=timedelta(seconds=0.6) // timedelta(milliseconds=1)
        )


def test_durations_go_on_without_a_reading(
    console: Console, hall: Reception, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.desk.open_counter(At(3, "clerk3"))
    hall.desk.issue("signature")
    clock.advance(minutes=2)
    console.sign_in()
    monkeypatch.setattr(hall.watch, "look", lambda: pytest.fail("the hall was read"))
    clock.advance(minutes=3)
    console.part(LivePage, "live-page")._tick.timeout.emit()
    assert "5\u00a0min" in console.rows("line")[0].split(", ")
    assert console.rows("counter")[0] == "Libre depuis 5\u00a0min, Agent 3"


def test_what_each_counter_does(console: Console, hall: Reception, clock: FakeClock) -> None:
    alarmed_hall(hall, clock)
    console.sign_in()
    said = console.rows("counter")
    assert said[0] == "Aucune action, Agent 1 · des usagers attendent, ▲ 13\u00a0min"
    assert said[2] == "En pause depuis 9\u00a0h\u00a010\u00a0: Déjeuner, Agent 3"
    assert said[3] == "Fermé"


def test_open_counters_stand_first(console: Console, hall: Reception) -> None:
    hall.desk.open_counter(At(3, "clerk3"))
    hall.desk.open_counter(At(2, "clerk2"))
    console.sign_in()
    said = console.rows("counter")
    assert [one.split(", ")[-1] for one in said] == ["Agent 2", "Agent 3", "Fermé", "Fermé"]


def test_a_lost_station_comes_first(console: Console, hall: Reception, clock: FakeClock) -> None:
    alarmed_hall(hall, clock)
    console.sign_in()
    rows = console.table("stations-table")[1:]
    assert [row[0] for row in rows] == [
        "Écran d’appel hall\ndesk",
        "Borne\nkiosk-2",
        "Poste d’agent\ndesk",
        "Borne\nkiosk-1",
    ]
    assert (
        rows[0][1]
        == "▲▲ Aucun signe de vie depuis 9\u00a0h\u00a010\u00a0: vérifiez qu’il fonctionne"
    )
    assert rows[3][1] == "En marche depuis 9\u00a0h\u00a010"


@pytest.mark.parametrize(
    ("is_over", "said"),
    [
        (False, ("Sans base de données depuis 8\u00a0h\u00a040", "à transmettre\u00a0: 9")),
        (
            True,
            (
                "de 8\u00a0h\u00a040 à\u00a09\u00a0h\u00a000",
                "tickets donnés seul\u00a0: 12",
                "à décider au poste\u00a0: 2",
            ),
        ),
    ],
)
def test_a_station_says_that_it_was_without_the_database(
    console: Console, hall: Reception, clock: FakeClock, is_over: bool, said: tuple[str, ...]
) -> None:
    hall.stations.beat("kiosk-1", App.KIOSK, starts=True)
    hall.offline.tell_outage(
        StationOutage(
            id=UUID(int=1),
            station="kiosk-1",
            began_at=clock.now() - timedelta(minutes=20),
            ended_at=clock.now() if is_over else None,
            tickets=12,
            waiting=9,
            aside=2,
        )
    )
    console.sign_in()
    (row,) = console.table("stations-table")[1:]
    assert all(words in row[1] for words in said), row[1]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "Pages à jour à\u00a09\u00a0h\u00a000"),
        (10, "▲▲ Pages non à jour depuis 9\u00a0h\u00a000\u00a0: voir nouba line status"),
    ],
)
def test_visitors_pages_are_told_of_wherever_the_line_runs(
    console: Console, hall: Reception, clock: FakeClock, minutes: int, said: str
) -> None:
    hall.stations.beat("line", App.LINE, part="t.example.ma", starts=True)
    clock.advance(minutes=minutes)
    console.sign_in()
    assert console.table("stations-table")[1:] == [["Téléphones t.example.ma\nline", said]]


def test_the_day_so_far_agrees_with_the_hall(
    console: Console, hall: Reception, qtbot: QtBot
) -> None:
    """Nobody is seen at a counter, or waiting, of whom the day does not know."""
    seen: list[tuple[str, str]] = []
    console.sign_in()
    console.window._watch.changed.connect(
        lambda: seen.append((waiting(console), console.words("live-served-remark")))
    )

    def has_seen(number: int) -> bool:
        return len(seen) == number

    for number in (1, 2):
        hall.desk.issue("signature")
        console.bridge.changed.emit(frozenset({Topic.TICKETS}))
        qtbot.waitUntil(partial(has_seen, number))
    assert seen == [("1", "sur 1 arrivé"), ("2", "sur 2 arrivés")]


def test_the_day_so_far(console: Console, hall: Reception, clock: FakeClock) -> None:
    quiet_morning(hall, clock)
    console.sign_in()
    figures = hall.reports.waits().total
    assert console.words("live-served-value") == str(figures.served)
    assert console.words("live-served-remark") == f"sur {figures.arrived} arrivés"
    assert figures.service_level_pct is not None
    assert console.words("live-service-level-value") == f"{figures.service_level_pct:.0f}\u00a0%"
