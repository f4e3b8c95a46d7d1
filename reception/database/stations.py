"""What stations write of themselves, and what is written of tickets that they gave alone."""

from reception.database.run import Statement, row_in_place, row_once
from reception.database.schema import queue
from reception.database.schema.stations import station_outage, taken_in
from reception.database.server import timed
from reception.domain.numbers import SET_ASIDE
from reception.domain.paper import ORIGINAL

BEAT = timed("""
    INSERT INTO station_life (unit, station, app, part, program, since, heard_at, computer)
    VALUES (:unit, :station, :app, :part, :program, {now}, {now}, :computer)
    ON CONFLICT (unit, station, app, part, program) DO UPDATE SET
        since = CASE WHEN CAST(:starts AS INTEGER) = 1
            THEN excluded.since ELSE station_life.since END,
        heard_at = excluded.heard_at
""")
# Whoever still runs beside it gives its own sign within a minute.
BEGIN_ANEW = Statement("""
    DELETE FROM station_life
    WHERE unit = :unit AND station = :station AND app = :app AND part = :part
        AND program <> :program
""")
LEAVE = Statement("""
    DELETE FROM station_life
    WHERE unit = :unit AND station = :station AND app = :app AND part = :part
        AND program = :program
""")

# Who was first, with this touch or with this ticket, stays; the other one looks which it was.
ADD_RATING = row_once(queue.rating)

COUNT_MISSED = Statement("""
    INSERT INTO missed_search (unit, service_day, language, script, length, nearest, times)
    VALUES (:unit, :service_day, :language, :script, :length, :nearest, 1)
    ON CONFLICT (unit, service_day, language, script, length, nearest) DO UPDATE SET
        times = missed_search.times + 1
""")

GIVEN_LETTERS = Statement("SELECT letters FROM station_letters WHERE unit = :unit")
GIVE_PREFIX = Statement(f"""
    INSERT INTO station_letters (unit, letters, install, station, given_at)
    VALUES (:unit, :letters, :install, :named, :at)
    ON CONFLICT (unit, letters) DO UPDATE SET install = excluded.install,
        station = excluded.station, given_at = excluded.given_at
    WHERE station_letters.install = '{SET_ASIDE}'
""")
NOTE_HANDED_OVER = row_in_place(
    taken_in, "outcome", "why", "service_day", "void_label", "decided_by"
)
COUNT_NUMBER = Statement("""
    INSERT INTO day_counter (unit, service_day, series, first, last)
    VALUES (:unit, :service_day, :series, :first, :number)
    ON CONFLICT (unit, service_day, series) DO UPDATE SET last = excluded.last
    WHERE excluded.last > day_counter.last
""")
# The visitors were let in: the table's condition holds with so many places more.
TAKE_PLACES = Statement("""
    INSERT INTO day_service (unit, service_day, service, taken, quota)
    VALUES (:unit, :service_day, :service, :places, NULL)
    ON CONFLICT (unit, service_day, service) DO UPDATE SET
        taken = day_service.taken + excluded.taken,
        quota = CASE WHEN day_service.taken + excluded.taken > day_service.quota
            THEN day_service.taken + excluded.taken ELSE day_service.quota END
""")
RELABEL = Statement("""
    UPDATE ticket SET series = :series, number = :number, label = :label WHERE id = :ticket
""")

KNOW_PAPER = timed(f"""
    INSERT INTO print_job (ticket, sheet, station, state, queued_at, changed_at, answers)
    VALUES (:ticket, {ORIGINAL}, :station, :state, {{now}}, {{now}}, :answers)
    ON CONFLICT (ticket, sheet) DO UPDATE SET state = excluded.state,
        changed_at = excluded.changed_at, answers = excluded.answers
    WHERE print_job.state IN ('queued', 'sending', 'sent')
""")
SET_CALLABLE = Statement("""
    UPDATE leg SET callable_from = :callable_from WHERE ticket = :ticket AND leg = 1
""")
VOID = Statement("""
    INSERT INTO void_number (unit, service_day, series, number, label, at, reason, ticket,
        until_seq, made_by, operation)
    SELECT :unit, :service_day, :series, CAST(:number AS INTEGER), :label, CAST(:at AS BIGINT),
        :reason, CAST(:ticket AS TEXT),
        (SELECT max(event.seq) FROM event WHERE event.ticket = CAST(:ticket AS TEXT)),
        CAST(:made_by AS TEXT), :operation
""")
# By the number that a ticket had before, its older events are sealed.
TAKE_VOID_BACK = Statement("""
    DELETE FROM void_number WHERE unit = :unit AND service_day = :service_day
        AND series = :series AND number = :number AND ticket IS NULL
""")
TELL_OUTAGE = row_in_place(station_outage, "ended_at", "tickets", "waiting", "aside")
