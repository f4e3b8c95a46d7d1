"""The demonstration says in a line each what happens, once and in its order."""

from lab.demo.report import HallNews
from reception.app import Reception
from reception.domain.language import Language
from reception.queue.model import At
from tests.support.clocks import FakeClock


def test_a_visit_is_told_from_its_ticket_to_its_end(reception: Reception, clock: FakeClock) -> None:
    news = HallNews(reception.hall.unit())
    label = reception.desk.issue("signature", language=Language.FRENCH).ticket.label
    clock.advance(minutes=2)
    reception.desk.call_next(At(3, "clerk1"))

    first = list(news.news(reception.reports.export()))
    assert [line.partition("  ")[2] for line in first] == [
        f"{label} is given: Signature legalisation, in French",
        f"{label} is called to counter 3",
    ]
    assert list(news.news(reception.reports.export())) == []

    clock.advance(minutes=1)
    reception.desk.recall(At(3, "clerk1"))
    clock.advance(minutes=1)
    reception.desk.start(At(3, "clerk1"))
    reception.desk.finish(At(3, "clerk1"))
    then = list(news.news(reception.reports.export()))
    assert [line.partition("  ")[2] for line in then] == [
        f"{label} is called again to counter 3",
        f"{label} has been served at counter 3",
    ]


def test_who_does_not_come_is_told(reception: Reception, clock: FakeClock) -> None:
    news = HallNews(reception.hall.unit())
    label = reception.desk.issue("signature", language=Language.ARABIC).ticket.label
    reception.desk.call_next(At(3, "clerk1"))
    for _ in range(3):
        clock.advance(minutes=1)
        reception.desk.recall(At(3, "clerk1"))
    reception.desk.no_show(At(3, "clerk1"))
    last = list(news.news(reception.reports.export()))[-1]
    assert last.endswith(f"{label} did not come to counter 3")
