"""The office as it is described: its services, counters, classes and people."""

from sqlalchemy import BigInteger, CheckConstraint, Double, Integer, Text, UniqueConstraint

from reception.database.schema.base import counted, index, keys, named, needed, of, optional, table

unit = table("unit", *keys(Text, "code"), *needed(Integer, "revision"))

unit_revision = table(
    "unit_revision",
    of("unit", key=True),
    *keys(Integer, "revision"),
    *needed(BigInteger, "made_at"),
    *needed(Text, "made_by document"),
    *optional(Text, "why"),
    *optional(Integer, "brings_back"),
)

# What a server must know of it to give a ticket; nothing of those that are retired.
service = table(
    "service",
    of("unit", key=True),
    *keys(Text, "code"),
    *optional(Text, "series"),
    *optional(Integer, "series_first series_last quota"),
)

counter = table("counter", of("unit", key=True), *keys(Integer, "number"))

priority_class = table(
    "priority_class",
    of("unit", key=True),
    *keys(Text, "code"),
    *needed(BigInteger, "head_start_us"),
    *needed(Double, "rate"),
    CheckConstraint("head_start_us >= 0", name="head_start_not_negative"),
    CheckConstraint("rate > 0", name="nobody_overtaken_for_ever"),
)

person = table("person", of("unit", key=True), *keys(Text, "login"), *needed(Text, "password_hash"))

# The schema versions that programs may be made for which work on this schema.
allowed_client = table("allowed_client", *keys(Text, "schema version"))

# Who did what in the office: written once, never changed.
audit = table(
    "audit",
    counted("id"),
    of("unit"),
    *needed(BigInteger, "at"),
    *optional(Text, "who"),
    *needed(Text, "act subject"),
    *needed(Integer, "refused"),
    # Of the computer at which a command was typed.
    *optional(Text, "os_user"),
    CheckConstraint("refused IN (0, 1)", name="refused_or_not"),
)

# Beside the password: who must change it, and the second factor. No row: nothing of that.
credential = table(
    "credential",
    *keys(Text, "unit login"),
    *needed(Integer, "must_change"),
    *optional(Text, "factor_secret"),
    *optional(BigInteger, "factor_since"),
    # The last thirty seconds whose code was taken: none is taken twice.
    *optional(BigInteger, "factor_step"),
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
    *keys(Text, "unit login code_hash"),
    *optional(BigInteger, "used_at"),
    named("person", "login", "recovery_code_person_fkey"),
)

# A PIN unlocks at one station only, whose own file holds what the hash was made with besides.
unlock_pin = table(
    "unlock_pin",
    *keys(Text, "unit login station"),
    *needed(Text, "pin_hash pepper_mark"),
    *needed(BigInteger, "set_at"),
    named("person", "login", "unlock_pin_person_fkey"),
)

# Wrong passwords that count: of a login at a station, of a login anywhere, of a whole station. The
# login of nobody here is not kept, only one of 256 heaps that it falls on.
sign_in_try = table(
    "sign_in_try",
    of("unit", key=True),
    *keys(Text, "login station"),
    *needed(Integer, "wrong"),
    *needed(BigInteger, "wrong_at"),
)

# What a station of a server made of a password, kept from when it is counted until it is known
# whether it was right (docs/decisions/0036); a file compares at once, and keeps none.
sign_in_attempt = table(
    "sign_in_attempt",
    *keys(Text, "id"),
    of("unit"),
    # The proof is SHA-256 of the password's hash, as ``password_hash`` ends.
    *needed(Text, "login station proof"),
    *optional(Text, "code"),
    *needed(BigInteger, "at"),
    *needed(Text, "begun_in"),
    *needed(Integer, "is_settled"),
    # When somebody was wrong last before it: at the station, with the login, with both.
    *needed(BigInteger, "before_station"),
    *optional(BigInteger, "before_anywhere"),
    *needed(BigInteger, "before_here"),
)

# Of it a server makes the salts of logins that nobody has.
decoy_key = table("decoy_key", of("unit", key=True), *needed(Text, "key"))

sign_in_session = table(
    "sign_in_session",
    *keys(Text, "id"),
    *needed(Text, "unit login app station"),
    # Of the token, which whoever reads this table cannot use.
    *needed(Text, "token_hash"),
    *needed(Text, "service_day"),
    *needed(BigInteger, "opened_at seen_at"),
    *optional(BigInteger, "locked_at"),
    *needed(Integer, "wrong_pins"),
    *optional(BigInteger, "ended_at"),
    *optional(Text, "ended"),
    named("person", "login", "sign_in_session_person_fkey"),
    CheckConstraint("app IN ('panel', 'console')", name="known_app"),
    CheckConstraint("(ended_at IS NULL) = (ended IS NULL)", name="ended_for_a_reason"),
    UniqueConstraint("token_hash", name="sign_in_session_token_once"),
    index("sign_in_session_once", "unit login app", unique=True, where="ended_at IS NULL"),
    # Whether a station let somebody in lately.
    index("sign_in_session_let_in", "unit login station opened_at"),
)
