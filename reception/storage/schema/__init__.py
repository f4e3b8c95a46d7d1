"""The tables, as they are stated: a file a subject."""

from reception.storage.schema.alerts import alert
from reception.storage.schema.allowed_client import allowed_client
from reception.storage.schema.audit import audit
from reception.storage.schema.base import metadata
from reception.storage.schema.chain import chain, seal
from reception.storage.schema.estimates import estimate_model
from reception.storage.schema.history import (
    forgetting,
    forgotten_day,
    past_change,
    retention_run,
    visit_import,
)
from reception.storage.schema.numbers import day_counter, day_service, number_skip, void_number
from reception.storage.schema.prints import print_job, slip_job, station_printer
from reception.storage.schema.queue import event, leg, ticket
from reception.storage.schema.ratings import rating
from reception.storage.schema.sign_in import (
    credential,
    recovery_code,
    sign_in_session,
    sign_in_try,
    unlock_pin,
)
from reception.storage.schema.stations import (
    station_account,
    station_letters,
    station_life,
    station_outage,
    taken_in,
)
from reception.storage.schema.unit import (
    counter,
    counter_service,
    person,
    priority_class,
    service,
    unit,
    unit_revision,
)
from reception.storage.schema.working import clerk_break, counter_session, service_pause

__all__ = [
    "alert",
    "allowed_client",
    "audit",
    "chain",
    "clerk_break",
    "counter",
    "counter_service",
    "counter_session",
    "credential",
    "day_counter",
    "day_service",
    "estimate_model",
    "event",
    "forgetting",
    "forgotten_day",
    "leg",
    "metadata",
    "number_skip",
    "past_change",
    "person",
    "print_job",
    "priority_class",
    "rating",
    "recovery_code",
    "retention_run",
    "seal",
    "service",
    "service_pause",
    "sign_in_session",
    "sign_in_try",
    "slip_job",
    "station_account",
    "station_letters",
    "station_life",
    "station_outage",
    "station_printer",
    "taken_in",
    "ticket",
    "unit",
    "unit_revision",
    "unlock_pin",
    "visit_import",
    "void_number",
]
