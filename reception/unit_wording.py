"""How a unit's file is spoken of: what each key may hold, and what the items of a list are."""

from collections.abc import Mapping

from reception.domain.ticket_template import TicketLine

_MINUTES = "a number of minutes from 0 to 480"
_SOME_MINUTES = "a number of minutes above 0, up to 480"
_STRETCHES = 'a list of opening times such as ["08:30-12:30", "13:00-16:30"]'
_TEXTS = "a text in Arabic (ar) and in French (fr)"
_TELEPHONE = "a telephone number in quotation marks, of digits and spaces"
_PEOPLE = "a whole number of people from 1 to 9999"
_PERCENT_OF_TARGET = "a whole number from 10 to 1000: percent of the target wait"
_PLACES = "one of: arrival, first, last"
_WEB_ADDRESS = "a web address that begins with http:// or https://"

# What the file may hold, by key: every sentence about a wrong or missing value ends with this.
EXPECTED: Mapping[str, str] = {
    "address": _TEXTS,
    "alerts": "an [alerts] table with the thresholds of the live view, or leave it out",
    "always_open": "true or false, without quotation marks; true is for trials",
    "ar": "the Arabic text, up to 200 characters on one line",
    "fr": "the French text, up to 200 characters on one line",
    "zgh": "the Tamazight text, or leave the key out",
    "en": "the English text, or leave the key out",
    "boards": "a [[boards]] table for each kind of screen, at most 40",
    "calendar": "a [calendar] table with the opening hours",
    "calling": "a [calling] table with the house rules of calling, or leave it out",
    "closures": "a [[calendar.closures]] table for each closure",
    "code": "a code of small letters, digits and hyphens, at most 40, that begins with a letter",
    "complaints_service": "the code of the service that takes complaints",
    "complaints_url": _WEB_ADDRESS,
    "counters": "a [[counters]] table for each counter, at least one",
    "daily_quota": "a whole number of tickets from 1 to 9999, or leave the key out",
    "day_starts": 'an hour such as "04:00"',
    "delay": _TEXTS,
    "directory": "a [[directory]] table for each contact, at most 40",
    "documents": "a list of texts in Arabic (ar) and in French (fr)",
    "documents_shown": "a whole number from 1 to 12",
    **dict.fromkeys(
        (
            "early_minutes",
            "help_after_minutes",
            "language_head_start_minutes",
            "late_minutes",
            "readmit_within_minutes",
            "undo_within_minutes",
        ),
        _MINUTES,
    ),
    **dict.fromkeys(
        (
            "nobody_calls_critical_minutes",
            "nobody_calls_warning_minutes",
            "station_lost_critical_minutes",
            "station_lost_warning_minutes",
            "unattended_critical_minutes",
            "unattended_warning_minutes",
            "wait_critical_minutes",
            "wait_warning_minutes",
        ),
        _SOME_MINUTES,
    ),
    **dict.fromkeys(("queue_critical", "queue_warning"), _PEOPLE),
    **dict.fromkeys(("wait_critical_percent", "wait_warning_percent"), _PERCENT_OF_TARGET),
    "email": 'an e-mail address such as "accueil@commune.ma"',
    "estimated": "true or false, without quotation marks",
    "fee": _TEXTS,
    "footer": "lists of short lines in Arabic (ar) and in French (fr)",
    "first": "a whole number from 1 to 9999",
    "group": "the code of one of the groups",
    "groups": "a [[groups]] table for each group, at least one",
    "head_start_minutes": _MINUTES,
    **dict.fromkeys(("hotline", "hotline_abroad", "hotline_long", "telephone"), _TELEPHONE),
    "hours": 'a table of days, such as monday = ["08:30-16:30"]',
    "helps": "a list of codes of services, or leave it out",
    "icon": "one of: document, family, birth, pen, copy, home, heart, building, coins, info, "
    "message, certificate",
    "kept_at_most_minutes": _SOME_MINUTES,
    "keywords": 'lists of words by language, such as keywords.fr = ["acte de naissance"]',
    "lock_after_minutes": "a whole number of minutes from 1 to 60",
    "languages": "a list of languages out of: ar, zgh, fr, en",
    "languages_first": "a list of languages out of: ar, zgh, fr, en; or leave it out",
    "last": "a whole number from 1 to 9999",
    "last_ticket_minutes": _MINUTES,
    "legal_basis": _TEXTS,
    "lines": f"a list of lines out of: {', '.join(TicketLine)}",
    "login": "a login of small letters, digits, points and hyphens that begins with a letter",
    "logo": 'the file name of a PNG picture beside this file, such as "logo.png"',
    "messages": "a [[boards.messages]] table for each message, at most 20",
    "name": "the person's name as colleagues know it",
    "names": _TEXTS,
    "number": "a whole number from 1 to 999",
    "offered": "true or false, without quotation marks",
    "official": "the code of one of the state's days, such as throne-day, or leave it out",
    "open_hours": 'a list of stretches such as ["08:30-12:00"], or leave it out',
    "outcomes": "an [[outcomes]] table for each outcome, at least one",
    "passed_over_at_most_minutes": _SOME_MINUTES,
    "people": "a [[people]] table for each person, at least one",
    "percent": "a whole number from 0 to 100",
    "place": _TEXTS,
    "prefix": "one or two capital letters from A to Z",
    "priorities": "a [[priorities]] table for each class, at least one",
    "profiles": "a [[profiles]] table for each work profile, at most 12",
    **dict.fromkeys(("put_back", "readmitted", "resumed", "transferred"), _PLACES),
    "rate": "a number above 0, up to 100, so that nobody is overtaken for ever",
    "rating_reasons": "a [[rating_reasons]] table for each reason, at most 8",
    "retention": "a [retention] table with how long the past is kept, or leave it out",
    **dict.fromkeys(("people_months", "tickets_months"), "a whole number of months from 1 to 120"),
    "recalls_before_no_show": "a whole number from 0 to 9",
    "retired": "true or false, without quotation marks",
    "role": "one of: clerk, manager, administrator",
    "rule": _TEXTS,
    "sign_in": "a [sign_in] table with when windows are locked, or leave it out",
    "spoken": "true or false, without quotation marks",
    "seasons": "a [[calendar.seasons]] table for each season",
    "service": "the code of one of the services",
    "series": 'a table such as { prefix = "A", first = 1, last = 999 }',
    "services": "services with their codes, at least one",
    "target_wait_minutes": _SOME_MINUTES,
    **dict.fromkeys(("from", "to"), 'an hour such as "12:30"'),
    "template": "one of: calls, media",
    "times": "a whole number from 1 to 3",
    "ticket": "a [ticket] table, or leave it out",
    "ticket_page_url": _WEB_ADDRESS,
    "usual_service_minutes": _SOME_MINUTES,
    "voice": "a [voice] table with the rules of the voice that calls, or leave it out",
    "waiting": "true or false, without quotation marks",
    "waiting_area": _TEXTS,
    "website": _WEB_ADDRESS,
    "zone": 'a time zone such as "Africa/Casablanca"',
    **dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), _STRETCHES
    ),
}

# How one item of a list is spoken of, and the key that tells it from its neighbours.
ITEMS: Mapping[str, tuple[str, str]] = {
    "groups": ("group", "code"),
    "services": ("service", "code"),
    "counters": ("counter", "number"),
    "priorities": ("priority", "code"),
    "outcomes": ("outcome", "code"),
    "people": ("person", "login"),
    "rating_reasons": ("rating reason", "code"),
    "profiles": ("profile", "code"),
    "boards": ("board", "code"),
    "directory": ("contact", "names"),
    "seasons": ("season", "names"),
    "closures": ("closure", "names"),
}
