from kiosk.choices import (
    MOST_DIRECT,
    MOST_SERVICES,
    direct_choices,
    group_choices,
    needs_groups,
    service_choices,
    stands_direct,
)
from kiosk.tickets import HallNow
from tests.support.fakes import ARABIC, FRENCH, TAMAZIGHT, a_reception


def hall(services: int = 9) -> HallNow:
    core = a_reception(services)
    return HallNow(
        unit=core.hall.unit(), opening=core.hall.opening(), services=core.hall.services()
    )


def test_groups_are_for_more_than_eight_services() -> None:
    assert not needs_groups(hall(MOST_SERVICES))
    assert needs_groups(hall(MOST_SERVICES + 1))


def test_a_group_counts_who_waits_in_all_its_services() -> None:
    rows = {one["key"]: one for one in group_choices(hall(), FRENCH)}
    assert rows["group-papers"]["detail"] == "11\u00a0personnes"
    # As long as the longest of them.
    assert rows["group-papers"]["fact"] == "25\u00a0min"


def test_the_second_name_is_french_or_arabic_beside_french() -> None:
    tamazight = service_choices(hall(), TAMAZIGHT)[0]
    # Without a Tamazight name the French one is seen, and then Arabic beside it.
    assert (tamazight["nameLanguage"], tamazight["secondLanguage"]) == (FRENCH, ARABIC)
    arabic = service_choices(hall(), ARABIC)[0]
    assert (arabic["nameLanguage"], arabic["secondLanguage"]) == (ARABIC, FRENCH)


def test_every_row_tells_one_bound_and_nobody_waiting_has_one_too() -> None:
    found = {one["key"]: one for one in service_choices(hall(), FRENCH)}
    nobody = found["service-residence"]
    assert (nobody["fact"], nobody["detail"]) == ("5\u00a0min", "0\u00a0personne")
    # Where nobody knows how long, how many stands there: no row says nothing.
    unknown = found["service-booklet"]
    assert (unknown["fact"], unknown["detail"]) == ("1\u00a0personne", "")


def test_a_wait_and_its_head_never_contradict_each_other() -> None:
    core = a_reception(9)
    core.hall.busy = True
    now = HallNow(unit=core.hall.unit(), opening=core.hall.opening(), services=core.hall.services())
    rows = [(one["word"], one["fact"], one["detail"]) for one in service_choices(now, FRENCH)]
    assert rows[3] == ("Attente, au plus", "25\u00a0min", "3\u00a0personnes")
    assert rows[8] == ("Attente, au plus", "1\u00a0h\u00a030", "8\u00a0personnes")


def test_the_first_page_says_seven_things_in_both_languages() -> None:
    seven = hall(MOST_DIRECT)
    assert stands_direct(seven)
    assert not stands_direct(hall(MOST_DIRECT + 1))
    rows = direct_choices(seven)
    assert [row["fr"]["nameLanguage"] for row in rows] == [FRENCH] * MOST_DIRECT
    assert [row["ar"]["nameLanguage"] for row in rows] == [ARABIC] * MOST_DIRECT
    # Of nine services their three groups stand there.
    assert [row["key"].partition("-")[0] for row in direct_choices(hall(9))] == [
        "group",
        "group",
        "service",
    ]
