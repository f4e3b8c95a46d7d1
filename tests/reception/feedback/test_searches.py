"""What visitors do not find is counted by kind, and nothing of it is kept."""

from datetime import date

import pytest

from reception.app import Reception
from reception.domain.errors import NotAllowedError, PeriodError
from reception.domain.language import Language
from reception.domain.missed import MissedSearch, SearchLength, SearchScript, missed_search
from tests.support.clocks import FakeClock
from tests.support.databases import dump
from tests.support.every_case import every_case

NEAR = MissedSearch(
    language=Language.FRENCH,
    script=SearchScript.LATIN,
    length=SearchLength.LONG,
    nearest="civil-status",
)
FAR = MissedSearch(
    language=Language.ARABIC, script=SearchScript.ARABIC, length=SearchLength.SHORT, nearest=""
)


@every_case(
    ("text", "script", "length"),
    [
        ("ضضظ", SearchScript.ARABIC, SearchLength.SHORT),
        ("ⵣⵥⵣ", SearchScript.TIFINAGH, SearchLength.SHORT),
        ("wx wx wx", SearchScript.LATIN, SearchLength.LONG),
        ("je cherche un papier", SearchScript.LATIN, SearchLength.SENTENCE),
        ("06 12 34 56 78", SearchScript.OTHER, SearchLength.LONG),
        ("wx ضض", SearchScript.OTHER, SearchLength.SHORT),
    ],
)
def test_a_text_is_known_by_script_and_length(
    text: str, script: SearchScript, length: SearchLength
) -> None:
    missed = missed_search(text, Language.FRENCH, "")
    assert missed == MissedSearch(
        language=Language.FRENCH, script=script, length=length, nearest=""
    )


@every_case("text", ["", " ", "wx", "w x"])
def test_what_is_hardly_begun_is_no_search(text: str) -> None:
    assert missed_search(text, Language.FRENCH, "") is None


def test_searches_are_counted_by_kind_and_day(
    reception: Reception, clock: FakeClock, database_url: str
) -> None:
    first = reception.hall.today()
    for missed in (NEAR, NEAR, FAR):
        reception.searches.count(missed)
    clock.advance(days=1)
    reception.searches.count(NEAR)
    assert reception.searches.summary().total == 1
    summary = reception.searches.summary(first)
    assert (summary.total, summary.by("nearest")) == (4, {"civil-status": 3, "": 1})
    assert summary.by("script") == {"latin": 3, "arabic": 1}
    assert not [one for one in reception.verify() if one.broken]
    # A row a kind and a day, however many searched.
    assert len(dump(database_url)["missed_search"]) == 3


def test_the_manager_reads_them_and_clerks_do_not(reception: Reception) -> None:
    unit = reception.hall.unit()
    reception.searches.summary(asking=unit.person("manager"))
    with pytest.raises(NotAllowedError):
        reception.searches.summary(asking=unit.person("clerk1"))
    with pytest.raises(PeriodError):
        reception.searches.summary(date(2031, 1, 1))


def test_the_services_asked_for_lately_are_told_most_for_the_first(
    reception: Reception, clock: FakeClock
) -> None:
    for service in ("residence", "signature", "signature", "birth-extract", "signature"):
        reception.desk.issue(service)
    reception.desk.issue("residence")
    assert reception.hall.most_asked() == ("signature", "residence", "birth-extract")
    clock.advance(days=29)
    assert reception.hall.most_asked() == ()
