"""The office as it is described: its services, counters, classes and people."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)

from reception.database.schema.base import index, named, sequence, table

unit = table(
    "unit",
    Column("code", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
)

unit_revision = table(
    "unit_revision",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("why", Text),
    Column("brings_back", Integer),
)

service = table(
    "service",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("code", Text, primary_key=True),
)

counter = table(
    "counter",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
)

counter_service = table(
    "counter_service",
    Column("unit", Text, primary_key=True),
    Column("counter", Integer, primary_key=True),
    Column("service", Text, primary_key=True),
    named("counter", "counter"),
    named("service", "service", "counter_service_service_fkey"),
)

priority_class = table(
    "priority_class",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("head_start_us", BigInteger, nullable=False),
    Column("rate", Double, nullable=False),
    CheckConstraint("head_start_us >= 0", name="head_start_not_negative"),
    CheckConstraint("rate > 0", name="nobody_overtaken_for_ever"),
)

person = table(
    "person",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("login", Text, primary_key=True),
    Column("password_hash", Text, nullable=False),
)


# The schema versions that programs may be made for which work on this schema.
allowed_client = table(
    "allowed_client",
    Column("schema", Text, primary_key=True),
    Column("version", Text, primary_key=True),
)


# Who did what in the office: written once, never changed.
audit = table(
    "audit",
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("refused", Integer, nullable=False),
    CheckConstraint("refused IN (0, 1)", name="refused_or_not"),
)


# Beside the password: who must change it, and the second factor. No row: nothing of that.
credential = table(
    "credential",
    Column("unit", Text, primary_key=True),
    Column("login", Text, primary_key=True),
    Column("must_change", Integer, nullable=False),
    Column("factor_secret", Text),
    Column("factor_since", BigInteger),
    # The last thirty seconds whose code was taken: none is taken twice.
    Column("factor_step", BigInteger),
    named("person", "login", "credential_person_fkey"),
    CheckConstraint("must_change IN (0, 1)", name="must_change_or_not"),
    CheckConstraint(
        "(factor_secret IS NULL) = (factor_since IS NULL)"
        " AND (factor_secret IS NOT NULL OR factor_step IS NULL)",
        name="whole_factor",
    ),
)

recovery_code = table(
    "recovery_code",
    Column("unit", Text, primary_key=True),
    Column("login", Text, primary_key=True),
    Column("code_hash", Text, primary_key=True),
    Column("used_at", BigInteger),
    named("person", "login", "recovery_code_person_fkey"),
)

# A PIN unlocks at one station only, whose own file holds what the hash was made with besides.
unlock_pin = table(
    "unlock_pin",
    Column("unit", Text, primary_key=True),
    Column("login", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("pin_hash", Text, nullable=False),
    Column("pepper_mark", Text, nullable=False),
    Column("set_at", BigInteger, nullable=False),
    named("person", "login", "unlock_pin_person_fkey"),
)

# Wrong passwords that count: of a login at a station, of a login anywhere, of a whole station. The
# login of nobody here is not kept, only one of 256 heaps that it falls on.
sign_in_try = table(
    "sign_in_try",
    Column("unit", Text, ForeignKey("unit.code"), primary_key=True),
    Column("login", Text, primary_key=True),
    Column("station", Text, primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("wrong_at", BigInteger, nullable=False),
)

sign_in_session = table(
    "sign_in_session",
    Column("id", Text, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("login", Text, nullable=False),
    Column("app", Text, nullable=False),
    Column("station", Text, nullable=False),
    # Of the token, which whoever reads this table cannot use.
    Column("token_hash", Text, nullable=False),
    Column("service_day", Text, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("locked_at", BigInteger),
    Column("wrong_pins", Integer, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended", Text),
    named("person", "login", "sign_in_session_person_fkey"),
    CheckConstraint("app IN ('panel', 'console')", name="known_app"),
    CheckConstraint("(ended_at IS NULL) = (ended IS NULL)", name="ended_for_a_reason"),
    UniqueConstraint("token_hash", name="sign_in_session_token_once"),
    index("sign_in_session_once", "unit login app", unique=True, where="ended_at IS NULL"),
    # Whether a station let somebody in lately.
    index("sign_in_session_let_in", "unit login station opened_at"),
)
