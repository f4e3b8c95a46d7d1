"""``nouba report searches``."""

from reception.app import open_reception
from reception.domain.language import Language
from reception.domain.missed import missed_search
from tests.support.commands import Nouba


def test_it_counts_what_was_not_found_by_kind(nouba: Nouba, database_url: str) -> None:
    with open_reception(database_url) as reception:
        for text, nearest in (("wxwx", ""), ("nxixxance", "civil-status"), ("ضضظظ", "")):
            missed = missed_search(text, Language.ARABIC, nearest)
            assert missed
            reception.searches.count(missed)
        day = reception.hall.today().isoformat()
    found = nouba("report", "searches", "--from", day, "--json").json
    assert found["not_found"] == 3
    assert found["by_nearest"] == {"": 2, "civil-status": 1}
    assert found["by_script"] == {"latin": 2, "arabic": 1}
    assert set(found["definitions"]) == {name for name in found if name.startswith(("by", "not"))}
    said = nouba("report", "searches", "--from", day).out
    assert "3 searches found nothing" in said
    assert "near civil-status, Civil status: 1" in said
    assert "wxwx" not in said


def test_a_day_without_any_says_so(nouba: Nouba) -> None:
    assert nouba("report", "searches").out.strip().endswith("0 searches found nothing")
