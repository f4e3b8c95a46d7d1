"""What stands on sheets that are no tickets, from the unit's description alone."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec

from reception.database.connection import Database
from reception.database.run import Value, moment, span
from reception.database.server import PaperTime
from reception.domain.errors import OperationReusedError
from reception.domain.fields import Declared, ShownAt, grouped, shown_at
from reception.domain.language import Language, Texts, ticket_words, unbroken
from reception.domain.paper import FRESH, DaySheet, PrintState, SlipJob, SlipPaper, SlipSection
from reception.domain.tamazight import TamazightRules
from reception.domain.unit import Service, Unit
from reception.paper import sql
from reception.system.clock import Clock, Ids, Topic, unit_zone
from reception.system.decode import decoded
from reception.unit.current import UnitReader
from reception.unit.names import names_of
from reception.unit.tamazight import paper_tamazight, with_tamazight

_USUAL = TamazightRules()
_VOICES = ("complaint", "suggestion", "observation")
# Keeps a telephone number's figures in their order among Arabic, and on one line.
_LEFT_TO_RIGHT_MARK = "\u200e"


def documents_slip(unit: Unit, service: str, language: Language, at: datetime) -> SlipPaper:
    """Return what to bring for a service, and what it costs, in full.

    Raises:
        UnknownServiceError: the unit does not offer it.
    """
    offered = unit.service(service)
    return SlipPaper(
        language=language,
        unit_names=unit.names,
        about=slip_words("what_to_bring", unit.tamazight),
        title=offered.names,
        sections=_sections_of(offered, unit.tamazight),
        printed_at=at.astimezone(unit_zone(unit.zone)),
        hotline=unit.hotline,
        complaints_site=unit.complaints_site,
        tamazight=paper_tamazight(unit.tamazight) if language is Language.TAMAZIGHT else {},
    )


def complaints_slip(unit: Unit, language: Language, at: datetime) -> SlipPaper:
    """Return what a complaint, a suggestion and an observation are, and where each is heard."""
    return SlipPaper(
        language=language,
        unit_names=unit.names,
        title=slip_words("voice", unit.tamazight),
        sections=(*voice_sections(unit.tamazight), where_section(unit)),
        printed_at=at.astimezone(unit_zone(unit.zone)),
        qr_text=unit.complaints_url,
        hotline=unit.hotline,
        complaints_site=unit.complaints_site,
        tamazight=paper_tamazight(unit.tamazight) if language is Language.TAMAZIGHT else {},
    )


def voice_sections(rules: TamazightRules) -> tuple[SlipSection, ...]:
    """Return what a complaint, a suggestion and an observation are."""
    return tuple(
        SlipSection(
            heading=slip_words(voice, rules), lines=_lines(slip_words(f"{voice}_means", rules))
        )
        for voice in _VOICES
    )


def where_section(unit: Unit) -> SlipSection:
    """Return where each of the three is heard."""
    ways = [
        (unit.complaints_site, "by_site"),
        (unit.hotline, "by_telephone_or" if unit.hotline_long else "by_telephone"),
        (unit.hotline_abroad, "from_abroad"),
        ("always", "no_court"),
    ]
    figures = {
        "site": unit.complaints_site,
        "hotline": telephone(unit.hotline),
        "hotline_long": telephone(unit.hotline_long),
        "hotline_abroad": telephone(unit.hotline_abroad),
    }
    told = [slip_words(name, unit.tamazight) for known, name in ways if known]
    return SlipSection(
        heading=slip_words("where", unit.tamazight),
        lines={
            language: tuple(words[language].format(**figures) for words in told)
            for language in told[0]
            # Whole in a language, or not in it.
            if all(language in words for words in told)
        },
    )


def telephone(number: str) -> str:
    """Return a number that is read from the left and stays together, whatever is around it."""
    return _LEFT_TO_RIGHT_MARK + unbroken(grouped(number))


def slip_words(name: str, rules: TamazightRules = _USUAL) -> Texts:
    """Return a sentence of slips in every language, in Tamazight as a unit's rules have it."""
    return with_tamazight(_words_of(name), f"ticket/{name}", rules)


@lru_cache
def _words_of(name: str) -> Texts:
    return {language: words[name] for language, words in ticket_words().items() if name in words}


def _sections_of(service: Service, rules: TamazightRules) -> tuple[SlipSection, ...]:
    sections = (
        _section(one, getattr(service, one.name), rules) for one in shown_at(Service, ShownAt.SLIP)
    )
    return tuple(section for section in sections if any(section.lines.values()))


def _section(one: Declared, value: Any, rules: TamazightRules) -> SlipSection:
    heading = with_tamazight(names_of(Service, one.name), f"fields/{one.name}", rules)
    if one.hint is Texts:
        return SlipSection(heading=heading, lines=_lines(value))
    return SlipSection(heading=heading, lines=value, ticked=True)


def _lines(texts: Texts) -> Mapping[Language, tuple[str, ...]]:
    return {language: (text,) for language, text in texts.items() if text}


class SlipJobs:
    """Keeps sheets until the station has printed them; what is begun is never begun again."""

    def __init__(self, database: Database, units: UnitReader, clock: Clock, ids: Ids) -> None:
        self._database = database
        self._time = PaperTime(database, clock)
        self._units = units
        self._ids = ids

    def want(self, slip: SlipPaper, *, station: str, request: UUID | None = None) -> SlipJob:
        """Ask a station for a sheet; the same request asks once.

        Raises:
            OperationReusedError: the request asked at another station.
        """
        request = request or self._ids.new()
        values = {"id": str(request), **self._at(station)}
        with self._database.write(Topic.PRINTS) as run:
            if not run.is_postgresql:
                run.change(sql.DROP_OLD_SLIPS, **values)
            run.change(sql.WANT_SLIP, **values, document=msgspec.json.encode(slip).decode())
            row = run.row(sql.LOOK_AT_SLIP, id=str(request))
        if row is None:
            raise RuntimeError("a sheet that was written is not there")
        if row[0] != station:
            raise OperationReusedError(str(request))
        return SlipJob(id=request, station=station, state=PrintState(row[1]))

    def job(self, job: UUID) -> SlipJob | None:
        """Return a sheet as it is known now."""
        with self._database.read() as run:
            row = run.row(sql.LOOK_AT_SLIP, id=str(job))
        return SlipJob(id=job, station=row[0], state=PrintState(row[1])) if row else None

    def take(self, station: str) -> tuple[tuple[SlipJob, SlipPaper], ...]:
        """Return what a station is to print, oldest first; from now on it counts as begun."""
        values = self._at(station)
        with self._database.read() as run:
            queued = run.rows(sql.QUEUED_SLIPS, **values)
        if not queued:
            return ()
        taken: list[tuple[SlipJob, SlipPaper]] = []
        with self._database.write(Topic.PRINTS) as run:
            for job, document, waited in queued:
                is_fresh = span(waited) <= FRESH
                state = PrintState.SENDING if is_fresh else PrintState.EXPIRED
                if run.change(sql.TAKE_SLIP, id=job, state=state, now=values["now"]) and is_fresh:
                    slip = decoded(document, SlipPaper)
                    taken.append((SlipJob(id=UUID(job), station=station, state=state), slip))
        return tuple(taken)

    def note(self, job: SlipJob, state: PrintState) -> None:
        """Note what became of a sheet that was begun."""
        with self._database.write(Topic.PRINTS) as run:
            run.change(sql.RECORD_SLIP, id=str(job.id), state=state, now=self._time.now())

    def settle_begun(self, station: str) -> None:
        """Settle what an earlier run of a station has begun: nobody knows what came out."""
        with self._database.write(Topic.PRINTS) as run:
            run.change(sql.SETTLE_BEGUN_SLIPS, **self._at(station))

    def last_of_day(self, day: date) -> DaySheet | None:
        """Return the latest sheet of what a day came to; None where none was asked for lately."""
        unit = self._units.current()[1].code
        with self._database.read() as run:
            rows = run.rows(sql.SLIPS_OF_UNIT, unit=unit, now=self._time.now())
        for document, station, state, changed_at, waited in rows:
            slip = decoded(document, SlipPaper)
            if slip.day == day and slip.is_for_staff:
                # Nobody will write it: a station that runs takes what waits within a second.
                is_late = state == PrintState.QUEUED and span(waited) > FRESH
                return DaySheet(
                    day=day,
                    station=station,
                    state=PrintState.EXPIRED if is_late else PrintState(state),
                    known_at=moment(changed_at),
                )
        return None

    def _at(self, station: str) -> dict[str, Value]:
        unit = self._units.current()[1].code
        return {"unit": unit, "station": station, "now": self._time.now()}
