"""The way back between the pages."""

from kiosk.flow import PageWay


def test_back_leads_through_the_pages_that_were_passed() -> None:
    way = PageWay()
    way.begin("welcome")
    for page in ("groups", "services", "details", "help"):
        way.go(page)
    assert [way.back() for _ in range(4)] == ["details", "services", "groups", None]


def test_who_comes_to_a_page_again_goes_back_from_where_it_was() -> None:
    way = PageWay()
    way.begin("welcome")
    for page in ("groups", "help", "search", "help"):
        way.go(page)
    assert way.back() == "groups"


def test_no_way_leads_back_to_a_page_before_which_nobody_stands() -> None:
    way = PageWay()
    way.begin("closed")
    way.go("help")
    assert way.back() is None


def test_a_new_visitor_begins_without_a_past() -> None:
    way = PageWay()
    way.go("groups")
    way.go("services")
    way.begin("welcome")
    assert way.back() is None
