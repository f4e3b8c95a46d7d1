"""What the pages of figures are about, and how they may be told apart."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from admin_console.words import translate
from reception.dimensions import Dimension


class Subject(StrEnum):
    """One question of managers; the value is the name of its page."""

    WAITS = "waits"
    SERVICES = "by-service"
    COUNTERS = "by-counter"
    PEOPLE = "by-clerk"
    CLASSES = "by-class"
    HOURS = "by-hour"
    PROMISES = "promises"
    VISITS = "visits"


FIRST: Mapping[Subject, Dimension | None] = {
    Subject.WAITS: None,
    Subject.SERVICES: Dimension.SERVICE,
    Subject.COUNTERS: Dimension.COUNTER,
    Subject.PEOPLE: Dimension.CLERK,
    Subject.CLASSES: Dimension.PRIORITY,
    Subject.HOURS: Dimension.HOUR,
    Subject.PROMISES: None,
    Subject.VISITS: None,
}
"""By what a page always tells apart; None: by what the manager chooses."""

_ALL = (
    *(Dimension.SERVICE, Dimension.DAY, Dimension.WEEK, Dimension.MONTH, Dimension.WEEKDAY),
    *(Dimension.HOUR, Dimension.COUNTER, Dimension.PRIORITY, Dimension.LANGUAGE, Dimension.OUTCOME),
)
_OF_TIME = (*(Dimension.DAY, Dimension.WEEK, Dimension.MONTH, Dimension.WEEKDAY, Dimension.HOUR),)
CHOICES: Mapping[Subject, Sequence[Dimension]] = {
    Subject.WAITS: _ALL,
    Subject.SERVICES: _ALL,
    Subject.COUNTERS: _OF_TIME,
    Subject.PEOPLE: _OF_TIME,
    Subject.CLASSES: (),
    Subject.HOURS: tuple(one for one in _ALL if one is not Dimension.HOUR),
    Subject.PROMISES: _ALL,
    Subject.VISITS: (),
}
"""By what the manager may tell apart on a page."""

AT_COUNTERS = frozenset({Subject.COUNTERS, Subject.PEOPLE})
"""Their figures are of time at counters, which is of no single visit."""
STAYS_AT_SITES = frozenset({Subject.VISITS, Subject.PEOPLE})
"""What a centre is not told of a site."""


def subject_title(subject: Subject) -> str:
    """Return what a page is called."""
    return {
        Subject.WAITS: translate("Console", "Waiting times"),
        Subject.SERVICES: translate("Console", "By service"),
        Subject.COUNTERS: translate("Console", "By counter"),
        Subject.PEOPLE: translate("Console", "By person"),
        Subject.CLASSES: translate("Console", "Priorities, languages"),
        Subject.HOURS: translate("Console", "Hours of crowds"),
        Subject.PROMISES: translate("Console", "Announced waits"),
        Subject.VISITS: translate("Console", "Single visits"),
    }[subject]


def subject_question(subject: Subject) -> str:
    """Return the question that a page answers."""
    return {
        Subject.WAITS: translate("Console", "How long do people wait?"),
        Subject.SERVICES: translate("Console", "Which services make people wait?"),
        Subject.COUNTERS: translate("Console", "How are the counters used?"),
        Subject.PEOPLE: translate("Console", "How is the work spread?"),
        Subject.CLASSES: translate("Console", "Does everybody wait alike?"),
        Subject.HOURS: translate("Console", "When do people come, and when do they wait?"),
        Subject.PROMISES: translate("Console", "Do the announced waits hold?"),
        Subject.VISITS: translate("Console", "What happened in each visit?"),
    }[subject]
