"""Tickets, each stay in a queue, and what happened to them."""

from sqlalchemy import BigInteger, CheckConstraint, Integer, Text, UniqueConstraint

from reception.database.schema.base import counted, index, keys, named, needed, of, optional, table

ticket = table(
    "ticket",
    *keys(Text, "id"),
    of("unit"),
    *needed(Text, "service_day series"),
    *needed(Integer, "number"),
    *needed(Text, "label language"),
    *needed(BigInteger, "issued_at"),
    *optional(BigInteger, "appointment_at"),
    # The station at which its visitor took it, as a server knows it: there alone it is given back.
    *optional(Text, "kiosk"),
    UniqueConstraint("unit", "service_day", "series", "number", name="ticket_number_once"),
)

leg = table(
    "leg",
    of("ticket", key=True),
    *keys(Integer, "leg"),
    *needed(Text, "unit service_day"),
    # The ticket's, so that who waits can be found by it.
    *needed(Text, "language"),
    *needed(Text, "service priority state"),
    *needed(BigInteger, "waiting_since"),
    # From when the calling rule counts.
    *needed(BigInteger, "ranked_since"),
    *optional(Integer, "kept_counter"),
    *optional(Text, "kept_clerk"),
    *optional(BigInteger, "parked_at"),
    *needed(Integer, "calls"),
    *optional(BigInteger, "first_called_at last_called_at started_at ended_at"),
    *optional(Integer, "counter"),
    *optional(Text, "clerk outcome note"),
    # The wait that was announced at the touch.
    *optional(BigInteger, "quoted_low_us quoted_high_us"),
    # Of a ticket that wants paper: from when on it is called although nobody knows of its paper;
    # NULL once the paper is known to be out.
    *optional(BigInteger, "callable_from"),
    named("service", "service"),
    named("priority_class", "priority", "leg_priority_class_fkey"),
    named("counter", "counter", "leg_counter_fkey"),
    named("person", "clerk", "leg_clerk_fkey"),
    named("counter", "kept_counter", "leg_kept_counter_fkey"),
    named("person", "kept_clerk", "leg_kept_clerk_fkey"),
    CheckConstraint(
        "state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show', 'continued',"
        " 'cancelled', 'unserved', 'given_back')",
        name="known_state",
    ),
    CheckConstraint(
        "(state IN ('waiting', 'called', 'serving', 'parked')) = (ended_at IS NULL)",
        name="ended_when_over",
    ),
    CheckConstraint(
        "(calls > 0) = (first_called_at IS NOT NULL)"
        " AND (first_called_at IS NULL) = (last_called_at IS NULL)"
        " AND (counter IS NULL) = (clerk IS NULL)"
        " AND (counter IS NULL) = (first_called_at IS NULL AND started_at IS NULL)",
        name="called_by_somebody",
    ),
    CheckConstraint(
        "state IN ('waiting', 'parked', 'cancelled', 'unserved', 'given_back') OR calls > 0"
        " OR started_at IS NOT NULL",
        name="called_before_served",
    ),
    CheckConstraint(
        "state NOT IN ('serving', 'served') OR started_at IS NOT NULL", name="served_when_started"
    ),
    CheckConstraint("state <> 'parked' OR parked_at IS NOT NULL", name="parked_when_parked"),
    # The head of each (service, class) is the first row of its stretch of this index, which alone
    # tells who was left to one counter or person.
    index(
        "leg_waiting",
        "unit service_day service priority ranked_since ticket kept_counter kept_clerk",
        where="state = 'waiting'",
    ),
    # Since when the first of each line waits.
    index("leg_oldest", "unit service_day service waiting_since", where="state = 'waiting'"),
    # Who of all stands lower than somebody: of who has just come, few. A server's planner takes it
    # for nothing else, such as the first of one line: who asks says that it is above 0, too.
    index(
        "leg_ranked",
        "unit service_day ranked_since service priority ticket",
        where="state = 'waiting' AND ranked_since > 0",
    ),
    index(
        "leg_waiting_language",
        "unit service_day language service priority ranked_since ticket kept_counter kept_clerk",
        where="state = 'waiting'",
    ),
    index(
        "leg_kept",
        "unit service_day",
        where="state = 'waiting' AND (kept_counter IS NOT NULL OR kept_clerk IS NOT NULL)",
    ),
    index("leg_parked", "unit service_day parked_at", where="state = 'parked'"),
    index("leg_served_by", "unit service_day clerk", where="state = 'served'"),
    # A clerk holds one ticket.
    index("leg_held_once", "unit clerk", unique=True, where="state IN ('called', 'serving')"),
    # To a counter is called one visitor.
    index(
        "leg_at_counter_once", "unit counter", unique=True, where="state IN ('called', 'serving')"
    ),
    index("leg_called", "unit service_day last_called_at", where="calls > 0"),
    # Who may still be taken up again.
    index("leg_missed", "unit service_day ended_at", where="state = 'no_show'"),
    # Who lost patience: the estimate counts them.
    index("leg_cancelled", "unit service_day ended_at", where="state = 'cancelled'"),
    # Who was served uncalled, as straight on: a counter is taken all the same.
    index(
        "leg_uncalled", "unit service_day started_at", where="calls = 0 AND started_at IS NOT NULL"
    ),
)

event = table(
    "event",
    counted("seq"),
    of("ticket"),
    *needed(Text, "kind"),
    *needed(BigInteger, "at"),
    *optional(Integer, "counter"),
    *optional(Text, "clerk service priority outcome"),
    *needed(Text, "operation"),
    *needed(Integer, "step"),
    *optional(BigInteger, "ranked_since"),
    *optional(Integer, "kept_counter"),
    *optional(Text, "kept_clerk note"),
    *optional(BigInteger, "quoted_low_us quoted_high_us"),
    # 1 where later times of its day were known when it came: told later, taken in, or by a clock
    # that was set back. Else nothing.
    *optional(Integer, "is_late"),
    UniqueConstraint("operation", "step", name="event_operation_once"),
    index("event_ticket", "ticket seq"),
    # What a person did last.
    index("event_clerk", "clerk seq", where="clerk IS NOT NULL"),
)

day_counter = table(
    "day_counter",
    of("unit", key=True),
    *keys(Text, "service_day series"),
    *needed(Integer, "first last"),
)

# Numbers of a day that are given to nobody: a part of the database that was lost may have given
# them.
number_skip = table(
    "number_skip",
    of("unit", key=True),
    *keys(Text, "service_day series"),
    *keys(Integer, "first"),
    *needed(Integer, "last"),
    *needed(BigInteger, "made_at"),
    CheckConstraint("last >= first", name="some_number"),
)

# The places of a service that are taken on a day: its tickets, less the cancelled ones.
day_service = table(
    "day_service",
    *keys(Text, "unit service_day service"),
    *needed(Integer, "taken"),
    # As it was when the last place was taken; by it the database itself refuses one more.
    *optional(Integer, "quota"),
    named("service", "service", "day_service_service_fkey"),
    CheckConstraint("taken >= 0", name="taken_not_negative"),
    CheckConstraint("quota IS NULL OR taken <= quota", name="within_quota"),
)

# How many wait in each line of a day, and since when the first of them: with every act
# (``triggers.py``).
day_line = table(
    "day_line",
    *keys(Text, "unit service_day service"),
    *needed(Integer, "waiting"),
    *optional(BigInteger, "oldest"),
    named("service", "service", "day_line_service_fkey"),
)

# Numbers that no ticket has, and why.
void_number = table(
    "void_number",
    of("unit", key=True),
    *keys(Text, "service_day series"),
    *keys(Integer, "number"),
    *needed(Text, "label"),
    *needed(BigInteger, "at"),
    *needed(Text, "reason"),
    # The one that had it before, and its last event under this label: by it they are sealed.
    of("ticket", optional=True),
    *optional(BigInteger, "until_seq"),
    # None where the desk itself has declared it void.
    *optional(Text, "made_by"),
    *needed(Text, "operation"),
    UniqueConstraint("ticket", name="void_number_ticket_once"),
)

rating = table(
    "rating",
    *keys(Text, "operation"),
    of("unit"),
    *needed(Text, "service_day"),
    *needed(BigInteger, "at"),
    *needed(Integer, "score"),
    *optional(Text, "reason"),
    of("ticket", optional=True),
    *optional(Text, "service"),
    *needed(Text, "station"),
    named("service", "service", "rating_service_fkey"),
    CheckConstraint("score BETWEEN 1 AND 5", name="known_score"),
    # After a while it is no longer known which ticket it was.
    CheckConstraint("ticket IS NULL OR service IS NOT NULL", name="service_of_ticket"),
    UniqueConstraint("ticket", name="rating_ticket_once"),
    index("rating_of_day", "unit service_day"),
)

# How often a search at the kiosk found nothing, by kind: nobody's words, and nobody.
missed_search = table(
    "missed_search",
    of("unit", key=True),
    *keys(Text, "service_day language script length nearest"),
    *needed(Integer, "times"),
    CheckConstraint("times > 0", name="some_times"),
)

counter_session = table(
    "counter_session",
    counted("id"),
    *needed(Text, "unit clerk"),
    *needed(Integer, "counter"),
    *needed(BigInteger, "opened_at"),
    *optional(BigInteger, "closed_at"),
    *optional(Text, "profile"),
    # 1 where the day's close signed her out, or a later day; else nothing.
    *optional(Integer, "forgotten"),
    named("counter", "counter", "counter_session_counter_fkey"),
    named("person", "clerk", "counter_session_clerk_fkey"),
    index("counter_session_clerk_once", "unit clerk", unique=True, where="closed_at IS NULL"),
    index("counter_session_counter_once", "unit counter", unique=True, where="closed_at IS NULL"),
)

clerk_break = table(
    "clerk_break",
    counted("id"),
    *needed(Text, "unit clerk"),
    *needed(Integer, "counter"),
    *needed(Text, "reason"),
    *needed(BigInteger, "began_at"),
    *optional(BigInteger, "ended_at"),
    named("person", "clerk", "clerk_break_clerk_fkey"),
    named("counter", "counter", "clerk_break_counter_fkey"),
    index("clerk_break_once", "unit clerk", unique=True, where="ended_at IS NULL"),
    # When somebody came back last.
    index("clerk_break_ended", "unit clerk ended_at"),
)

service_pause = table(
    "service_pause",
    counted("id"),
    *needed(Text, "unit service"),
    *needed(BigInteger, "paused_at"),
    *needed(Text, "paused_by"),
    *optional(Text, "reason"),
    *optional(BigInteger, "resumed_at"),
    *optional(Text, "resumed_by"),
    *optional(BigInteger, "until"),
    named("service", "service", "service_pause_service_fkey"),
    named("person", "paused_by", "service_pause_paused_by_fkey"),
    named("person", "resumed_by", "service_pause_resumed_by_fkey"),
    CheckConstraint("(resumed_at IS NULL) = (resumed_by IS NULL)", name="resumed_by_somebody"),
    CheckConstraint("until > paused_at", name="until_later"),
    index("service_pause_once", "unit service", unique=True, where="resumed_at IS NULL"),
)
