"""The page "services": names, documents, fee, delay, numbers, times, icon and counters."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from admin_console.forms.choices import IconField, SeveralField
from admin_console.forms.declared import field_of, rows_of, section_of
from admin_console.forms.form import FormSection
from admin_console.forms.list_page import ListPage, new_prefix
from admin_console.forms.preview import SeenRow, two_names
from admin_console.forms.times import DayHoursField, week_fields
from admin_console.tools import Tools
from admin_console.words import filled, localized, translate
from reception.domain.language import Language
from reception.domain.unit import Series, Service, ServiceGroup
from reception.unit.checks import Mistake, Wrong
from reception.unit.document import Tables
from ui_kit.staff_row import RowWords
from ui_kit.tokens import KIOSK_ROW
from ui_kit.translations import marked
from ui_kit.words import duration_text, from_its_side


def forget_counter(tables: Tables, number: int) -> None:
    """Take a counter out of the boards that name it; a board that has no other goes with it."""
    for board in tables.get("boards", ()):
        if "counters" in board:
            board["counters"] = [one for one in board["counters"] if one != number]
    if "boards" in tables:
        tables["boards"] = [one for one in tables["boards"] if one.get("counters", True)]


def counters_of(tables: Tables, service: str) -> list[int]:
    """Return the counters that give a service."""
    return [
        one["number"]
        for one in tables.get("counters", ())
        if service in one.get("services", ()) and not one.get("retired")
    ]


def give_at(tables: Tables, service: str, numbers: list[int]) -> None:
    """Let these counters give a service, and no others."""
    for counter in tables.get("counters", ()):
        if counter.get("retired"):
            continue
        given = counter.get("services", [])
        if counter["number"] in numbers and service not in given:
            counter["services"] = [*given, service]
        elif counter["number"] not in numbers:
            counter["services"] = [one for one in given if one != service]


def _lists_of_services(tables: Tables) -> Iterator[tuple[str, dict[str, Any], str]]:
    for listed, keys in (
        ("counters", ("services",)),
        ("profiles", ("services", "helps")),
        ("boards", ("services",)),
    ):
        for item in tables.get(listed, ()):
            if item.get("retired"):
                continue
            for key in keys:
                if key in item:
                    yield listed, item, key


def forget_service(tables: Tables, code: str) -> None:
    """Take a service out of the counters, profiles, boards, alerts and complaints that name it.

    A work profile that has no other service, and a board that would show every service instead of
    none, go with it.
    """
    for _, item, key in _lists_of_services(tables):
        item[key] = [one for one in item[key] if one != code]
    if tables.get("complaints_service") == code:
        del tables["complaints_service"]
    alerts = tables.get("alerts", {})
    if "services" in alerts:
        alerts["services"] = [one for one in alerts["services"] if one["service"] != code]
    for listed in ("profiles", "boards"):
        kept = [one for one in tables.get(listed, ()) if one.get("services", True)]
        if listed in tables:
            tables[listed] = kept
    for item in (*tables.get("profiles", ()), *tables.get("boards", ())):
        for key in ("helps",):
            if not item.get(key, True):
                del item[key]


_WORDS: Mapping[str, str] = {
    "document": marked("Console", "Document"),
    "family": marked("Console", "Family"),
    "birth": marked("Console", "Birth"),
    "pen": marked("Console", "Signature"),
    "copy": marked("Console", "Copies"),
    "home": marked("Console", "House"),
    "heart": marked("Console", "Heart"),
    "building": marked("Console", "Building"),
    "coins": marked("Console", "Coins"),
    "info": marked("Console", "Information"),
    "message": marked("Console", "Message"),
    "certificate": marked("Console", "Certificate"),
}
ICONS = tuple(_WORDS)


def icon_words(name: str) -> str:
    """Return what an icon shows."""
    return translate("Console", _WORDS[name])


def _kiosk_rows(item: Mapping[str, Any], *, wait: timedelta | None = None) -> Sequence[SeenRow]:
    rows = []
    for language in (Language.ARABIC, Language.FRENCH):
        name, other = two_names(item, language)
        words = RowWords(
            name=name,
            detail=other,
            state=duration_text(wait, language) if wait else "",
            sign=str(item.get("icon") or "document"),
        )
        rows.append(SeenRow(language=language, words=words, sizes=KIOSK_ROW))
    return rows


class GroupsPage(ListPage):
    """Edits the headings; one goes only when no service stands under it."""

    coded_as = "group"

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            "groups",
            tools,
            "groups",
            (
                section_of(
                    translate("Console", "What visitors read"),
                    ServiceGroup,
                    "names",
                    "icon",
                    icon={"made": IconField, "icons": ICONS, "names": icon_words},
                ),
            ),
            retires=False,
            title=translate("Console", "Groups of services"),
            add=translate("Console", "Add a group"),
        )

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return how many services stand under it."""
        under = [
            one
            for one in self.draft.get("services", ())
            if one.get("group") == item.get("code") and not one.get("retired")
        ]
        return translate("Console", "%n services", "", len(under))

    def item_icon(self, item: Mapping[str, Any]) -> str:
        """Return the group's icon."""
        return str(item.get("icon", "document"))

    def seen_of(self, item: Mapping[str, Any]) -> Sequence[SeenRow]:
        """Return the kiosk's rows of the group."""
        return _kiosk_rows(item)

    def new_item(self) -> Tables:
        """Return a group as it begins."""
        return {"code": "", "names": {}}


# Not a key of the file: the counters hold it, and it is edited where one thinks of it.
_GIVEN_AT = "given_at"


class ServicesPage(ListPage):
    """Edits what the unit offers."""

    coded_as = "service"

    def __init__(self, tools: Tools) -> None:
        self._counters = SeveralField(
            _GIVEN_AT, translate("Console", "Counters that give it"), self._counter_choices
        )
        super().__init__(
            "services",
            tools,
            "services",
            self._sections(),
            title=translate("Console", "Services"),
            add=translate("Console", "Add a service"),
        )

    def item_detail(self, item: Mapping[str, Any]) -> str:
        """Return the letters of its tickets, and its group."""
        prefix = str(item.get("series", {}).get("prefix", ""))
        group = next((name for code, name in self._groups() if code == item.get("group")), "")
        return from_its_side(f"{prefix} \u00b7 {group}" if prefix else group)

    def item_icon(self, item: Mapping[str, Any]) -> str:
        """Return the service's icon."""
        return str(item.get("icon", "document"))

    def seen_of(self, item: Mapping[str, Any]) -> Sequence[SeenRow]:
        """Return the kiosk's rows of the service, with a wait such as it may have."""
        return _kiosk_rows(item, wait=timedelta(minutes=15))

    def new_item(self) -> Tables:
        """Return a service as it begins: in the first group, with letters of its own."""
        taken = {str(one.get("series", {}).get("prefix")) for one in self.items(self.draft)}
        groups = self._groups()
        return {
            "code": "",
            "names": {},
            "group": groups[0][0] if groups else "",
            "series": {"prefix": new_prefix(taken)},
        }

    def show_form(self, item: Mapping[str, Any], *, new: bool) -> None:
        """Show a service, and which counters give it."""
        given = counters_of(self.draft, str(item["code"])) if not new else []
        self.form.show_table({**item, _GIVEN_AT: given})

    def edited_tables(self) -> Tables:
        """Return the whole unit; a service that only counters changed of changes them."""
        tables = super().edited_tables()
        for item in self.items(tables):
            if _GIVEN_AT in item:
                self.finish(tables, item)
        return tables

    def finish(self, tables: Tables, item: Tables) -> None:
        """Give a new service its code, and tell the counters."""
        given = item.pop(_GIVEN_AT, None) or []
        super().finish(tables, item)
        if set(given) != set(counters_of(tables, item["code"])):
            give_at(tables, item["code"], given)

    def take_out(self, tables: Tables, item: Tables) -> None:
        """Let no counter give it any more."""
        forget_service(tables, str(item["code"]))

    def steps_here(self, mistake: Mistake) -> Sequence[str | int] | None:
        """Return the steps to a mistake; who gives it is asked among the fields of the service."""
        steps = super().steps_here(mistake)
        return (_GIVEN_AT,) if steps == () and mistake.kind is Wrong.NOT_GIVEN else steps

    def _groups(self) -> list[tuple[str, str]]:
        return [(str(one["code"]), localized(one["names"])) for one in self.draft.get("groups", ())]

    def _counter_choices(self) -> Sequence[tuple[Any, str]]:
        return [
            (one["number"], _counter_words(one))
            for one in self.draft.get("counters", ())
            if not one.get("retired")
        ]

    def _sections(self) -> Sequence[FormSection]:
        week = week_fields("hours", DayHoursField)
        return (
            FormSection(
                title=translate("Console", "What visitors read"),
                rows=rows_of(
                    Service,
                    "visitors",
                    group={"choices": self._groups},
                    icon={"made": IconField, "icons": ICONS, "names": icon_words},
                    documents={"hint": translate("Console", "One document on each line.")},
                    keywords={
                        "hint": translate(
                            "Console",
                            "What visitors call it; one word or short phrase on each line.",
                        )
                    },
                ),
            ),
            FormSection(
                title=translate("Console", "Tickets and times"),
                rows=(
                    (
                        field_of(
                            Series,
                            "prefix",
                            at="series",
                            expects=translate("Console", "One or two letters from A to Z."),
                        ),
                        field_of(Service, "daily_quota", none=translate("Console", "no limit")),
                    ),
                    tuple(field_of(Series, name, at="series") for name in ("first", "last")),
                    *rows_of(
                        Service,
                        "times",
                        in_a_row=2,
                        target_wait={
                            "hint": translate(
                                "Console", "Reports count who waited no longer than this."
                            )
                        },
                        usual_service={
                            "hint": translate(
                                "Console", "For the expected wait, until enough was measured."
                            )
                        },
                    ),
                    (self._counters,),
                ),
            ),
            FormSection(
                title=translate("Console", "Own hours"),
                rows=(week[0:2], week[2:4], week[4:6], week[6:]),
                remark=translate(
                    "Console",
                    "Only where they are narrower than the unit\u2019s; leave all days empty else.",
                ),
            ),
        )


def _counter_words(counter: Mapping[str, Any]) -> str:
    number = filled(translate("Console", "Counter %1"), counter["number"])
    place = localized(counter.get("place", {}))
    return from_its_side(f"{number} \u00b7 {place}" if place else number)
