from kiosk.offer import MOST_CHOICES, group_choices, needs_groups, service_choices
from kiosk.tickets import HallNow
from tests.support.fakes import ARABIC, FRENCH, TAMAZIGHT, a_reception


def hall(services: int = 9) -> HallNow:
    core = a_reception(services)
    return HallNow(
        unit=core.hall.unit(), opening=core.hall.opening(), services=core.hall.services()
    )


def test_groups_are_for_more_than_eight_services() -> None:
    assert not needs_groups(hall(MOST_CHOICES))
    assert needs_groups(hall(MOST_CHOICES + 1))


def test_a_group_counts_who_waits_in_all_its_services() -> None:
    waiting = {one["key"]: one["waiting"] for one in group_choices(hall(), FRENCH)}
    assert waiting["group-papers"] == "11 en attente"


def test_the_second_name_is_french_or_arabic_beside_french() -> None:
    tamazight = service_choices(hall(), TAMAZIGHT)[0]
    # Without a Tamazight name the French one is seen, and then Arabic beside it.
    assert (tamazight["nameLanguage"], tamazight["secondLanguage"]) == (FRENCH, ARABIC)
    arabic = service_choices(hall(), ARABIC)[0]
    assert (arabic["nameLanguage"], arabic["secondLanguage"]) == (ARABIC, FRENCH)


def test_nothing_is_said_of_a_wait_when_nobody_waits_or_nobody_knows() -> None:
    found = {one["key"]: one for one in service_choices(hall(), FRENCH)}
    assert found["service-residence"]["wait"] == ""
    assert found["service-booklet"]["waiting"] == "1 en attente"
    assert found["service-booklet"]["wait"] == ""
