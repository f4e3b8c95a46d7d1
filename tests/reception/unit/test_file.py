"""The ready unit is complete, and every mistake in a unit's file is told in a sentence."""

import re
from collections import Counter as Tally
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from importlib import resources
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.domain.alerts import AlertCounts, AlertRules, AlertSpans
from reception.domain.calendar import Period, opening
from reception.domain.errors import TemplateError
from reception.domain.fields import Limits, ShownAt, shown_at
from reception.domain.language import Language
from reception.domain.unit import Role, Unit, VoiceRules
from reception.unit.file import load_template, load_unit, with_always_open
from tests.support.every_case import every_case
from tests.support.examples import examples_of
from tests.support.offices import prefecture

TEMPLATE = (resources.files("reception.unit") / "templates" / "commune.toml").read_text("utf-8")
LINES = TEMPLATE.splitlines()
CASABLANCA = ZoneInfo("Africa/Casablanca")


def loaded(folder: Path, text: str | bytes) -> Unit:
    path = folder / "unit.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_unit(path)


def refusal(folder: Path, text: str | bytes) -> str:
    with pytest.raises(TemplateError) as refused:
        loaded(folder, text)
    return str(refused.value)


def changed(old: str, new: str) -> str:
    assert old in TEMPLATE
    return TEMPLATE.replace(old, new, 1)


CHECKED = {
    "Loi n° 36-21 relative à l’état civil": "drarga.collectivites-territoriales.gov.ma",
    "Décret n° 2-17-410": "copies alone: medias24.com, 1 November 2017",
    "Décret n° 2-17-265": "Bulletin officiel 6582",
    "Loi n° 57-11 relative aux listes électorales générales": "Bulletin officiel 6066",
    "Loi n° 72-18": "makes both registers: yabiladi.com/articles/details/122779",
    "Loi n° 12-90 relative à l’urbanisme": "articles 40 to 54: textes.matnuhpv.gov.ma",
    "Dahir du 25 août 1914 sur les établissements insalubres, incommodes ou dangereux": (
        "third class to be declared: Bulletin officiel 1101"
    ),
    "Dahir n° 1-58-376 réglementant le droit d’association": "article 5: adala.justice.gov.ma",
    "Dahir n° 1-58-377 relatif aux rassemblements publics": "Bulletin officiel 2404 bis",
    "Loi-cadre n° 97-13": "with decree 2.22.1075: medias24.com",
}
"""The legal bases that may stand on a page, and where it was read that they are some."""


@pytest.mark.parametrize("unit", [load_template("commune"), prefecture()])
def test_a_legal_basis_is_told_only_where_its_source_was_checked(unit: Unit) -> None:
    told = {one.code: one.legal_basis.get(Language.FRENCH, "") for one in unit.services}
    assert {one for one in told.values() if one} <= CHECKED.keys()
    # It fixes the certification of copies; what is signed was left to another text.
    copies = [one for one, basis in told.items() if "2-17-410" in basis]
    assert copies in (["certified-copy"], ["copy"])


def test_the_commune_is_complete() -> None:
    unit = load_template("commune")
    assert unit.languages == (
        Language.ARABIC,
        Language.TAMAZIGHT,
        Language.FRENCH,
        Language.ENGLISH,
    )
    assert len(unit.groups) == 5
    assert 10 <= len(unit.services) <= 14
    assert [counter.number for counter in unit.counters] == [1, 2, 3, 4]
    assert {outcome.code for outcome in unit.outcomes} == {
        "served",
        "incomplete-file",
        "wrong-office",
        "referred",
    }
    assert {person.role for person in unit.people} == set(Role) - {Role.LIVE_VIEW}
    assert Language.TAMAZIGHT in next(p for p in unit.people if p.login == "clerk2").languages
    assert unit.priority("ordinary").rate == 1.0
    assert (unit.hotline, unit.hotline_long) == ("3737", "0802003737")
    assert unit.hotline_abroad == "+212 537 679 906"


def test_the_commune_guides_visitors() -> None:
    unit = load_template("commune")
    assert unit.service(unit.complaints_service or "").group == "reception"
    assert [one.code for one in unit.priorities if one.offered] == [
        "reduced-mobility",
        "elderly",
        "pregnant",
        "infant",
    ]
    assert all(one.rule for one in unit.priorities if one.code != "ordinary")
    assert 5 <= len(unit.rating_reasons) <= 8
    for service in unit.services:
        assert {Language.ARABIC, Language.FRENCH} <= set(service.keywords)
        assert service.daily_quota is None
    # Only what is published; the office adds its own numbers.
    assert [one.telephone for one in unit.directory if one.telephone] == ["3737"]
    assert "https://www.chikaya.ma" in [one.website for one in unit.directory]


@every_case(
    "site",
    [
        *("https://t.example.ma", "https://T.Example.ma/", "https://t.example.ma:8443"),
        *("http://192.168.1.5:8000", "http://10.0.0.1", "http://172.31.0.9", "http://127.0.0.1:1"),
        *("http://localhost:8000", "http://accueil.lan", "http://accueil.local/"),
        f"https://{61 * 'a'}",
    ],
)
def test_pages_of_tickets_stand_at_an_address_of_their_own(tmp_path: Path, site: str) -> None:
    text = changed('hotline = "3737"', f'hotline = "3737"\nticket_page_url = "{site}"')
    assert loaded(tmp_path, text).ticket_page_url == site


def test_what_guides_visitors_may_be_left_out(tmp_path: Path) -> None:
    without = re.sub(r"(?ms)^keywords\.\w+ = \[.*?\]\n", "", TEMPLATE)
    without = re.sub(r"(?m)^(complaints_service|offered|rule\.\w+|hotline_\w+) = .*\n", "", without)
    without = re.sub(r"(?ms)^\[\[(directory|rating_reasons)\]\].*?(?=^\[\[|^# )", "", without)
    unit, whole = loaded(tmp_path, without), load_template("commune")
    assert (unit.directory, unit.rating_reasons) == ((), ())
    assert unit.voice == VoiceRules()
    assert unit.complaints_service is None
    assert not any(service.keywords for service in unit.services)
    assert not any(priority.offered or priority.rule for priority in unit.priorities)
    assert (unit.hotline_long, unit.hotline_abroad) == (whole.hotline_long, whole.hotline_abroad)


def test_a_service_may_have_thresholds_of_its_own(tmp_path: Path) -> None:
    own = (
        '[[alerts.services]]\nservice = "signature"\nwait_warning_minutes = 4\nqueue_critical = 9\n'
    )
    unit = loaded(tmp_path, TEMPLATE.replace("[[people]]", f"{own}\n[[people]]", 1))
    assert load_template("commune").alerts == AlertRules()
    # What is half written is doubled or halved.
    assert unit.alerts.wait_for("signature", timedelta(minutes=15)) == AlertSpans(
        warning=timedelta(minutes=4), critical=timedelta(minutes=8)
    )
    assert unit.alerts.queue_for("signature") == AlertCounts(warning=5, critical=9)
    assert msgspec.json.decode(msgspec.json.encode(unit), type=Unit) == unit


def test_a_unit_that_was_stored_before_still_loads() -> None:
    stored = msgspec.json.decode(msgspec.json.encode(load_template("commune")))
    later = ("directory", "rating_reasons", "complaints_service", "hotline_long", "hotline_abroad")
    for key in (*later, "voice", "alerts"):
        del stored[key]
    for service in stored["services"]:
        del service["keywords"], service["daily_quota"]
    for priority in stored["priorities"]:
        del priority["offered"], priority["rule"]
    unit = msgspec.json.decode(msgspec.json.encode(stored), type=Unit)
    assert (unit.directory, unit.rating_reasons) == ((), ())
    assert (unit.voice, unit.alerts) == (VoiceRules(), AlertRules())
    assert unit.complaints_service is None
    assert unit.service("residence").keywords == {}
    assert unit.service("residence").daily_quota is None
    assert not unit.priority("elderly").offered


def test_what_guides_visitors_is_stored_whole() -> None:
    unit = load_template("commune")
    assert msgspec.json.decode(msgspec.json.encode(unit), type=Unit) == unit


def test_every_text_of_the_commune_is_there_in_arabic_and_french() -> None:
    unit = load_template("commune")
    for texts in (
        unit.names,
        *(group.names for group in unit.groups),
        *(service.names for service in unit.services),
        *(priority.names for priority in unit.priorities),
        *(outcome.names for outcome in unit.outcomes),
        *(season.names for season in unit.calendar.seasons),
        *(closure.names for closure in unit.calendar.closures),
    ):
        assert texts[Language.ARABIC].strip()
        assert texts[Language.FRENCH].strip()
        assert Language.TAMAZIGHT not in texts
    for service in unit.services:
        arabic = service.documents.get(Language.ARABIC, ())
        assert len(arabic) == len(service.documents.get(Language.FRENCH, ()))


def test_every_service_of_the_commune_is_given_somewhere_and_has_its_own_series() -> None:
    unit = load_template("commune")
    counters = Tally(code for counter in unit.counters for code in counter.services)
    assert set(counters) == {service.code for service in unit.services}
    assert sum(times > 1 for times in counters.values()) >= 8
    prefixes = [service.series.prefix for service in unit.services]
    assert len(set(prefixes)) == len(prefixes)
    assert not {"I", "O"} & set(prefixes)
    assert {service.group for service in unit.services} == {group.code for group in unit.groups}


@every_case(
    ("local", "is_open"),
    [
        ("2026-12-01T08:29", False),
        ("2026-12-01T08:30", True),
        ("2026-12-01T12:45", False),  # midday break
        ("2026-12-01T16:14", True),
        ("2026-12-01T16:15", False),  # the last ticket is gone
        ("2026-12-04T13:15", False),  # Friday prayer
        ("2026-12-04T13:30", True),
        ("2026-12-05T10:00", False),  # Saturday
        ("2027-01-14T10:00", False),  # Amazigh new year
        ("2027-02-10T08:45", False),  # Ramadan
        ("2027-02-10T12:45", True),
        ("2027-02-10T15:00", False),
        ("2027-03-10T10:00", False),  # Aïd Al Fitr
        ("2027-03-11T16:00", True),
    ],
)
def test_the_commune_opens_as_its_hours_say(local: str, is_open: bool) -> None:
    calendar = load_template("commune").calendar
    at = datetime.fromisoformat(local).replace(tzinfo=CASABLANCA)
    assert opening(calendar, at, CASABLANCA).is_open is is_open


def test_values_arrive_in_the_units_of_the_domain() -> None:
    unit = load_template("commune")
    assert unit.service("birth-extract").usual_service == timedelta(minutes=4)
    assert unit.service("birth-extract").target_wait == timedelta(minutes=15)
    assert unit.service("planning").series.last == 499
    assert unit.priority("reduced-mobility").head_start == timedelta(minutes=15)
    assert unit.calendar.hours[5] == (
        Period(opens=time(8, 30), closes=time(12)),
        Period(opens=time(13, 30), closes=time(16, 30)),
    )
    assert unit.calendar.last_ticket_before_closing == timedelta(minutes=15)
    assert unit.calendar.closures[0].first == unit.calendar.closures[0].last == date(2026, 10, 31)
    assert [c.names[Language.FRENCH] for c in unit.calendar.closures if c.estimated] == [
        "Aïd Al Fitr",
        "Aïd Al Adha",
        "Premier Moharram",
        "Aïd Al Mawlid",
    ]


def test_always_open_changes_nothing_else() -> None:
    unit = load_template("commune")
    open_unit = with_always_open(unit)
    sunday_night = datetime(2026, 12, 6, 23, tzinfo=UTC)
    assert opening(open_unit.calendar, sunday_night, CASABLANCA).is_open
    assert not unit.calendar.always_open
    assert open_unit.services == unit.services
    assert open_unit.calendar.closures == unit.calendar.closures


def test_a_template_that_does_not_exist_lists_the_known_ones() -> None:
    with pytest.raises(TemplateError, match=r'no template "comune"; choose one of: commune'):
        load_template("comune")


def test_a_changed_copy_is_another_unit(tmp_path: Path) -> None:
    mine = changed('hotline = "3737"', 'hotline = "0537 000000"')
    assert loaded(tmp_path, mine).hotline == "0537 000000"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + TEMPLATE.replace("\n", "\r\n").encode()
    assert loaded(tmp_path, content) == load_template("commune")


BIRTH = 'service "birth-extract"'


def _passed(where: str, text: str, said: str) -> str:
    """Return a text that a reader has passed, as it stands in a unit's file."""
    return (
        f'station_lost_critical_minutes = 10\n[[tamazight.reviewed]]\nwhere = "{where}"\n'
        f'text = "{text}"\nsaid = ["{said}"]\nby = "Tuda"\nday = 2026-11-30\n'
    )


# What somebody writes instead, and the sentence that answers.
MISTAKES = [
    # Syntax
    ('code = "commune"', "code = commune", "unit.toml, line 24: this is not well-formed TOML"),
    ('zone = "Africa', "zone = Africa", "line 25"),
    ('hotline = "3737"', 'hotline = "3737"\nhotline = "3737"', "line 28"),
    # Missing
    ('code = "commune"', "", "unit.toml: code: this is missing; write a code of small letters"),
    (
        'names.ar = "نسخة موجزة من رسم الولادة"',
        "",
        f"{BIRTH} > names.ar: this is missing; write the Arabic text",
    ),
    ('names.fr = "État civil"', "", 'group "civil-status" > names.fr: this is missing'),
    ('code = "birth-extract"', "", "services[1] > code: this is missing"),
    ('series = { prefix = "A" }', "", f"{BIRTH} > series: this is missing; write a table such as"),
    ("number = 1\n", "", "counters[1] > number: this is missing; write a whole number"),
    ("first = 2027-01-01", "", 'closure "Nouvel an" > first: this is missing; write a date'),
    # Unknown or of another kind
    ("fee.ar", "fees.ar", f'{BIRTH} > fees: this key is not known here; did you mean "fee"?'),
    ("hours.monday", "hours.mondey", 'hours.mondey: this key is not known here; did you mean "mon'),
    ('icon = "family"', 'icon = "people"', 'icon: "people" does not fit; write one of: document'),
    ('prefix = "A"', 'prefix = "ABC"', f'{BIRTH} > series.prefix: "ABC" does not fit; write one'),
    ('prefix = "A"', 'prefix = "أ"', "one or two capital letters from A to Z"),
    ('prefix = "A"', 'prefix = "A", first = 0', "series.first: 0 does not fit; write a whole"),
    ('prefix = "A"', 'prefix = "A", last = 1.5', "series.last: 1.5 does not fit"),
    ("number = 1\n", 'number = "1"\n', 'counter "1" > number: "1" does not fit; write a whole'),
    ("rate = 1.5", "rate = 0", 'priority "elderly" > rate: 0 does not fit; write a number above 0'),
    ("rate = 1.5", "rate = -1", "so that nobody is overtaken for ever"),
    ("rate = 1.5", "rate = inf", "rate: inf does not fit"),
    ("rate = 1.5", "rate = true", "rate: true does not fit"),
    ("last_ticket_minutes = 15", "last_ticket_minutes = -1", "minutes: -1 does not fit; write a n"),
    ("usual_service_minutes = 4", "usual_service_minutes = 0", "write a number of minutes above 0"),
    ('day_starts = "04:00"', 'day_starts = "4h"', 'calendar.day_starts: "4h" does not fit'),
    ('"08:30-12:30"', '"8:30-12:30"', 'calendar.hours.monday[1]: "8:30-12:30" does not'),
    ('"08:30-12:30"', '"08:30-24:30"', 'write a list of opening times such as ["08:30-12:30"'),
    ('"08:30-12:30"', '"٠8:30-12:30"', "does not fit; write a list of opening times"),
    ("first = 2027-01-01", 'first = "2027-01-01"', "write a date such as 2027-03-09, without quot"),
    (
        "03-08\nestimated = true",
        '03-08\nestimated = "yes"',
        "true or false, without quotation marks",
    ),
    ('"https://www.chikaya.ma"', '"www.chikaya.ma"', "begins with http:// or https://"),
    ('hotline = "3737"', "hotline = 3737", "a telephone number in quotation marks"),
    ('hotline = "3737"', 'hotline = ""', 'hotline: "" does not fit'),
    ('names.fr = "Unité d’accueil · Commune"', 'names.fr = "  "', "names.fr: "),
    ("Unité d’accueil", "Unité\\u0000 d’accueil", "the French text, up to 200 characters on one"),
    ('["ar", "zgh", "fr", "en"]', '["ar", "de"]', 'languages[2]: "de" does not fit; write a l'),
    ('["ar", "zgh", "fr", "en"]', "[]", "languages: an empty list does not fit"),
    ('role = "manager"', 'role = "boss"', 'person "manager" > role: "boss" does not fit; write on'),
    ('languages = ["ar", "fr"]', 'languages = "ar"', 'person "clerk1" > languages: "ar" does not'),
    ("[calendar.hours]", "[calendar.week]", "calendar.hours: this is missing"),
    # What guides visitors
    ('"3737"  ', '"37-37"  ', 'hotline: "37-37" does not fit; write a telephone number'),
    (
        '"+212 537',
        '"00 (212) 537',
        'hotline_abroad: "00 (212) 537 679 906" does not fit; write a tel',
    ),
    ('"0802003737"', '"0"', 'hotline_long: "0" does not fit; write a telephone number'),
    (
        "keywords.ar",
        "keyword.ar",
        f'{BIRTH} > keyword: this key is not known here; did you mean "ke',
    ),
    (
        'keywords.en = ["birth certificate", "proof of birth"]',
        "keywords.en = 5",
        f"{BIRTH} > keywords.en: 5 does not fit; write a list of",
    ),
    (
        '"لاكت"',
        '""',
        f'{BIRTH} > keywords.ar[5]: "" does not fit; write a list of at most 40 words',
    ),
    ('"لاكت"', f'"{"ل" * 61}"', "keywords.ar[5]: "),
    ('"acte de naissance", "c', '"a", "a", "c', f'{BIRTH} > keywords.fr: "a" is written 2 times'),
    ('prefix = "A" }', 'prefix = "A" }\ndaily_quota = 0', f"{BIRTH} > daily_quota: 0 does not fit"),
    ('prefix = "A" }', 'prefix = "A" }\ndaily_quota = "9"', "write a whole number of tickets from"),
    (
        'prefix = "A" }',
        'prefix = "A", first = 100, last = 199 }\ndaily_quota = 101',
        f"{BIRTH} > daily_quota: 101 tickets are more than the 100 numbers of its series; write a",
    ),
    (
        "offered = true",
        "offered = 1",
        'priority "reduced-mobility" > offered: 1 does not fit; write t',
    ),
    ('rule.ar = "لكل امرأة', '# "', 'priority "pregnant" > rule.ar: this is missing'),
    (
        "head_start_minutes = 20",
        "head_start_minutes = 20\nofered = true",
        'priority "appointment" > ofered: this key is not known here; did you mean "offered"?',
    ),
    (
        "rate = 1.0",
        "rate = 1.0\noffered = true",
        'priority "ordinary" > offered: everybody has this class unasked; remove the key',
    ),
    (
        'code = "appointment"',
        """code = "vip"
names = { ar = "مهم", fr = "Important" }
offered = true
[[priorities]]
code = "appointment\"""",
        'priority "vip" > rule: this is missing; a class that visitors may ask for says whom it is',
    ),
    (
        'complaints_service = "complaints"',
        'complaints_service = "complaint"',
        'complaints_service: there is no service "complaint"; choose one of: birth-extract',
    ),
    (
        'complaints_service = "complaints"',
        'complaints_service = "Complaints"',
        'complaints_service: "Complaints" does not fit; write the code of the service that takes',
    ),
    *(
        (
            'hotline = "3737"',
            f'hotline = "3737"\nticket_page_url = "{site}"',
            f'ticket_page_url: "{site}" does not fit; write an address such as "https://t.exampl',
        )
        for site in (
            *("t.example.ma", "https://t.example.ma/suivi", "https://t.example.ma?a=1", "https://"),
            *("http://t.example.ma", "http://8.8.8.8", "https://t.example.ma#b", "https://a b.ma"),
            *("https://user@t.example.ma", "https://[::1]", "https://é.ma", "ftp://t.example.ma"),
        )
    ),
    (
        'hotline = "3737"',
        f'hotline = "3737"\nticket_page_url = "https://{62 * "a"}"',
        "without a path and of at most 69 characters; http:// inside the office alone",
    ),
    (
        'code = "waiting"',
        'code = "courtesy"',
        'rating_reasons > code: "courtesy" is written 2 times',
    ),
    (
        'names.fr = "Accueil"\nnames.en = "Reception"',
        'names.en = "Reception"',
        'rating reason "courtesy" > names.fr: this is missing',
    ),
    (
        "[[directory]]\n",
        "".join(
            f'[[rating_reasons]]\ncode = "r{n}"\nnames = {{ar = "a", fr = "b"}}\n' for n in range(3)
        )
        + "[[directory]]\n",
        "rating_reasons: a list does not fit; write a [[rating_reasons]] table for each reason",
    ),
    (
        'telephone = "3737"',
        'telephone = "3737 (gratuit)"',
        'contact "Renseignements administratifs par téléph..." > telephone: "3737 (gratuit)" does',
    ),
    (
        'email = ""',
        'email = "accueil"',
        'email: "accueil" does not fit; write an e-mail address suc',
    ),
    ('email = ""', 'email = "accueil@commune"', '"accueil@commune" does not fit'),
    ('email = ""', 'emial = ""', 'emial: this key is not known here; did you mean "email"?'),
    (
        'email = ""',
        "boards = []",
        "boards: this key is not known here; it stands in the wrong table",
    ),
    (
        'website = "https://www.chikaya.ma"',
        'website = "chikaya.ma"',
        'chikaya.ma" > website: "chikaya.ma" does not fit; write a web address that begins with',
    ),
    (
        "Bureau d’état civil",
        "Accueil de la commune",
        'directory > names.fr: "Accueil de la commune" is written 2 times; each may stand once',
    ),
    # Contradictions
    ('group = "civil-status"', 'group = "civil"', f'{BIRTH} > group: there is no group "civil"; c'),
    ('    "orientation",', '    "guidance",', 'counter 3 > services: there is no service "guidan'),
    ('    "complaints",\n', "", 'service "complaints": no counter gives this service'),
    ('prefix = "B"', 'prefix = "A"', 'services > series.prefix: "A" is written 2 times; each may'),
    ('prefix = "A"', 'prefix = "A", first = 9, last = 3', "first (9) is after last (3)"),
    ('code = "birth-full-copy"', 'code = "birth-extract"', 'services > code: "birth-extract" is'),
    ('code = "legalisation"', 'code = "civil-status"', 'groups > code: "civil-status" is written'),
    ("number = 2\n", "number = 1\n", 'counters > number: "1" is written 2 times'),
    ('login = "clerk2"', 'login = "clerk1"', 'people > login: "clerk1" is written 2 times'),
    ('code = "ordinary"', 'code = "usual"', 'priorities: the class "ordinary" is missing'),
    ('code = "elderly"', 'code = "pregnant"', 'priorities > code: "pregnant" is written 2 times'),
    ('code = "served"', 'code = "done"', 'outcomes: the outcome "served" is missing'),
    ("Africa/Casablanca", "Africa/Rabat", 'zone: "Africa/Rabat" is not a known time zone; write'),
    ("Africa/Casablanca", "../etc/passwd", "is not a known time zone"),
    ('["ar", "zgh", "fr", "en"]', '["ar", "fr", "ar"]', 'languages: "ar" is written 2 times'),
    ('"08:30-12:30"', '"12:30-08:30"', "calendar.hours.monday: 12:30-08:30 closes before it opens"),
    ('"08:30-12:30"', '"08:30-13:30"', "13:00-16:30 begins before 08:30-13:30 ends"),
    (
        'hours.friday = ["09:00-15:00"]',
        'hours.friday = ["09:00-09:10"]',
        'season "Horaire du mois de Ramadan" > hours.friday: 09:00-09:10 is not longer than',
    ),
    (
        "last = 2027-03-10",
        "last = 2027-03-01",
        'closure "Aïd Al Fitr": first (2027-03-09) is after',
    ),
    (
        "last = 2027-03-08",
        "last = 2026-03-08",
        'season "Horaire du mois de Ramadan": first (2027-0',
    ),
    # The voice
    ("times = 2", "times = 0", "voice.times: 0 does not fit; write a whole number from 1 to 3"),
    (
        "percent = 100",
        "percent = 101",
        "voice.percent: 101 does not fit; write a whole number from",
    ),
    ("spoken = true", "spokn = true", 'voice.spokn: this key is not known here; did you mean "spo'),
    ("percent = 100", "hours = 3\n", "voice.hours: 3 does not fit; write a [[voice.hours]] table"),
    (
        "percent = 100",
        'percent = 100\nhours = [{ from = "12h", to = "13:30", percent = 0 }]\n',
        'voice.hours[1] > from: "12h" does not fit; write an hour such as "12:30"',
    ),
    (
        "percent = 100",
        'percent = 100\nhours = [{ from = "12:30", percent = 0 }]\n',
        'voice.hours[1] > to: this is missing; write an hour such as "12:30"',
    ),
    (
        "percent = 100",
        'percent = 100\nhours = [{ from = "12:30", to = "12:30", percent = 0 }]\n',
        "voice.hours[1]: from and to are the same hour",
    ),
    (
        "percent = 100",
        (
            'percent = 100\nhours = [{ from = "22:00", to = "06:00", percent = 0 },'
            ' { from = "05:00", to = "07:00", percent = 9 }]\n'
        ),
        "voice.hours[2]: 05:00-07:00 overlaps with the hours before",
    ),
    # The alerts
    (
        "queue_warning = 20",
        "queue_warning = 50",
        "alerts > queue_critical: critical is below warning",
    ),
    (
        "wait_warning_percent = 100",
        "wait_warning_percent = 5",
        "alerts.wait_warning_percent: 5 does not fit; write a whole number from 10 to 1000",
    ),
    (
        "station_lost_critical_minutes = 10",
        'station_lost_critical_minutes = 10\n[[alerts.services]]\nservice = "nobody"\n',
        'alerts > service "nobody": there is no service "nobody"; choose one of: ',
    ),
    (
        "station_lost_critical_minutes = 10",
        "station_lost_critical_minutes = 10\n" + 2 * '[[alerts.services]]\nservice = "signature"\n',
        'alerts.services > service: "signature" is written 2 times; each may stand once',
    ),
    (
        "station_lost_critical_minutes = 10",
        (
            'station_lost_critical_minutes = 10\n[[alerts.services]]\nservice = "signature"\n'
            "queue_critical = 0\n"
        ),
        'alerts.service "signature" > queue_critical: 0 does not fit; write a whole number of peop',
    ),
    # What a reader has passed in Tamazight
    (
        "station_lost_critical_minutes = 10",
        _passed("greeting", "Welcome", "ⴰ"),
        'tamazight.reviewed[1].where: "greeting" is no place; write page and text, such as',
    ),
    (
        "station_lost_critical_minutes = 10",
        _passed("ticket/turn_between", "between {after} and {before}", "ⴰ {x}"),
        "tamazight.reviewed[1].said: what is filled in differs from the English text; keep {after}",
    ),
    (
        "station_lost_critical_minutes = 10",
        _passed("ticket/closing", "Complaints, questions: %", "ⴰ"),
        "differs from the English text; keep %",
    ),
    (
        "station_lost_critical_minutes = 10",
        _passed("ticket/turn", "Your turn", "ⴰ {"),
        "differs from the English text; keep no %, { or }",
    ),
]


@every_case(("old", "new", "sentence"), MISTAKES)
def test_a_mistake_is_told_in_one_clear_sentence(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    told = refusal(tmp_path, changed(old, new))
    assert sentence in told
    assert all(line.startswith("unit.toml") for line in told.splitlines())


def test_several_mistakes_are_all_told_one_on_each_line(tmp_path: Path) -> None:
    text = changed('prefix = "A"', 'prefix = "a"').replace("rate = 2.0", "rate = 0")
    text = text.replace('role = "manager"', 'role = "boss"')
    told = refusal(tmp_path, text).splitlines()
    assert [line.split(": ")[1] for line in told] == [
        'service "birth-extract" > series.prefix',
        'priority "reduced-mobility" > rate',
        'person "manager" > role',
    ]


def test_a_flood_of_mistakes_is_cut_short(tmp_path: Path) -> None:
    told = refusal(tmp_path, "".join(f"key{number} = 1\n" for number in range(500))).splitlines()
    assert len(told) == 51
    assert "mistakes more" in told[-1]


def test_a_long_wrong_value_is_shown_in_part(tmp_path: Path) -> None:
    told = refusal(tmp_path, changed('icon = "family"', f'icon = "{"x" * 5000}"'))
    assert f'"{"x" * 40}..."' in told


@every_case(
    ("content", "sentence"),
    [
        (b"", "the file is empty"),
        (b"\n  \n", "the file is empty"),
        ("names.fr = 'Unité'".encode("latin-1"), "line 1: the text is not in UTF-8"),
        (b"code = 1\n\xff", "line 2: the text is not in UTF-8"),
        (TEMPLATE.encode("utf-16"), "the text is not in UTF-8"),
        (b"# " + b"x" * 1_000_000, "larger than 1 MB"),
        (b"\x00\x01\x02", "line 1: this is not well-formed TOML"),
        (b"a = " + b"[" * 100_000, "nests too deeply"),
        (b"a = " + b"9" * 10_000, "too long a number"),
        (b'code = "commune', "line 1: this is not well-formed TOML"),
        (b"a = 2027-02-30", "line 1: this is not well-formed TOML"),
    ],
)
def test_a_file_that_is_no_text_of_ours_is_told_so(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    told = refusal(tmp_path, content)
    assert sentence in told
    assert "\n" not in told


def test_a_folder_or_a_missing_file_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="this is a folder"):
        load_unit(tmp_path)
    with pytest.raises(TemplateError, match=r"absent\.toml: there is no such file"):
        load_unit(tmp_path / "absent.toml")
    with pytest.raises(TemplateError, match="not an ordinary file"):
        load_unit(Path("/dev/null"))
    with pytest.raises(TemplateError, match="cannot be read"):
        load_unit(tmp_path / ("x" * 300 + ".toml"))
    with pytest.raises(TemplateError, match="cannot be read"):
        load_unit(tmp_path / "a\0b.toml")


VALUES = st.sampled_from(
    ["0", "-1", "1.5", "nan", "inf", "true", '""', '"x"', '"Z"', "[]", "[[]]", "[1]", "{}",
     "{ ar = 1 }", "1979-05-27", "1979-05-27T07:32:00Z", "07:32:00", '"\\u0000"', '"25:00-26:00"',
     '["08:30-08:30"]', '["ar", "ar"]', "9" * 30, "1e400", "[{}]", "[{ code = [] }]", "'''\n'''"]
)  # fmt: skip
NUMBERS = st.integers(0, len(LINES) - 1)
CHANGES = st.one_of(
    st.tuples(st.just("remove"), NUMBERS, st.just("")),
    st.tuples(st.just("repeat"), NUMBERS, st.just("")),
    st.tuples(st.just("value"), NUMBERS, VALUES),
    st.tuples(st.just("insert"), NUMBERS, st.text(max_size=20)),
    st.tuples(st.just("cut"), NUMBERS, st.just("")),
)


def mutated(changes: list[tuple[str, int, str]]) -> str:
    lines = list(LINES)
    for kind, number, text in changes:
        at = number % len(lines)
        if kind == "remove":
            lines[at : at + 1] = [""]
        elif kind == "repeat":
            lines[at:at] = [lines[at]]
        elif kind == "value":
            lines[at] = f"{lines[at].split('=')[0]}= {text}"
        elif kind == "insert":
            lines[at] = lines[at][: len(lines[at]) // 2] + text + lines[at][len(lines[at]) // 2 :]
        else:
            lines = lines[: max(at, 1)]
    return "\n".join(lines)


@settings(
    max_examples=examples_of(300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_whatever_is_changed_the_answer_is_a_unit_or_sentences(
    tmp_path: Path, changes: list[tuple[str, int, str]]
) -> None:
    content = mutated(changes).encode("utf-8", "surrogatepass")
    try:
        told = f"a unit of {len(loaded(tmp_path, content).services)} services"
    except TemplateError as error:
        told = str(error)
    assert told.startswith(("a unit of", "unit.toml"))


@dataclass(frozen=True)
class Shown:
    copies: Annotated[int, Limits(least=1, shown=frozenset({ShownAt.SLIP}))] = 1


def test_what_visitors_are_shown_is_a_text_in_languages() -> None:
    assert shown_at(Shown, ShownAt.KIOSK) == ()
    with pytest.raises(TypeError, match="copies"):
        shown_at(Shown, ShownAt.SLIP)
