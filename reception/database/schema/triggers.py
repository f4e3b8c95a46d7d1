"""The guards that no table can state: history is only added to, and a server seals it by itself.

SQLite has no SHA-256: there whoever writes seals (``seals.py``).
"""

from collections.abc import Iterator
from enum import IntEnum

from sqlalchemy import Connection, text

from reception.database.heads import CLOCKS_APART_US
from reception.database.run import Statement
from reception.database.seals import FORMS, OFFICE, STATES, SealForm, StateForm


class Alone(IntEnum):
    """What one transaction does at a time on a server, as the number of its lock there."""

    PAST = 1314213442
    """Bringing visits in, which numbers them; forgetting; correcting."""
    TAKE_IN = 1314213443


# SQLite has one writer anyway.
ALONE = Statement("", postgresql=f"SELECT stand_alone({Alone.PAST:d})")

_FORGETTING = "EXISTS (SELECT 1 FROM forgetting)"
# A ticket is given the label of its paper, once the number it had is noted as void.
_RELABELLED = """(NEW.id = OLD.id AND NEW.unit = OLD.unit
    AND NEW.service_day = OLD.service_day AND NEW.language = OLD.language
    AND NEW.issued_at = OLD.issued_at
    AND coalesce(NEW.appointment_at, 0) = coalesce(OLD.appointment_at, 0)
    AND coalesce(NEW.kiosk, '') = coalesce(OLD.kiosk, '')
    AND EXISTS (
        SELECT 1 FROM void_number WHERE void_number.ticket = OLD.id
            AND void_number.unit = OLD.unit AND void_number.service_day = OLD.service_day
            AND void_number.series = OLD.series AND void_number.number = OLD.number
    ))"""
_KEEPS_ITS_LABEL = f"NOT {_FORGETTING} AND NOT {_RELABELLED}"

# How a row stood before can be tried out no more, once it has another seal.
_FORGETS_A_STATE = """(OLD.key IS NOT NULL AND OLD.people IS NOT NULL
    AND NEW.key IS NOT NULL AND NEW.people IS NOT NULL AND NEW.salt IS NULL
    AND NEW.kind = OLD.kind AND NEW.key = OLD.key AND NEW.ref = OLD.ref
    AND NEW.chain = OLD.chain AND NEW.position = OLD.position
    AND NEW.seal = OLD.seal AND NEW.people = OLD.people)"""
_KEEPS_ITS_SEAL = f"NOT {_FORGETTING} AND NOT {_FORGETS_A_STATE}"

# Whoever writes an earlier time than others of the day says so.
_HIDES_THAT_IT_IS_LATE = f"NEW.is_late IS NULL AND NEW.at < {{latest}} - {CLOCKS_APART_US}"
_SAY_SO = "an event with an earlier time says so"

_ITS_LINE = "unit = {row}.unit AND service_day = {row}.service_day AND service = {row}.service"
_ITS_OLDEST = f"""(SELECT waiting_since FROM leg WHERE {_ITS_LINE} AND state = 'waiting'
        ORDER BY waiting_since LIMIT 1)"""
_ONE_LESS = f"""
    UPDATE day_line SET waiting = waiting - 1, oldest = {_ITS_OLDEST.format(row="OLD")}
        WHERE {_ITS_LINE.format(row="OLD")};"""
_ONE_MORE = f"""
    INSERT INTO day_line (unit, service_day, service, waiting, oldest)
        VALUES (NEW.unit, NEW.service_day, NEW.service, 1, {_ITS_OLDEST.format(row="NEW")})
        ON CONFLICT (unit, service_day, service)
        DO UPDATE SET waiting = day_line.waiting + 1, oldest = excluded.oldest;"""
_COUNTED = "unit, service_day, service, state, waiting_since"

_FOR_EVER = ("audit", "unit_revision")
_UNTIL_FORGOTTEN = ("event", "rating", "ticket")


def create_triggers(connection: Connection) -> None:
    """Make the triggers of a database whose tables were just made."""
    if connection.dialect.name == "postgresql":
        schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
        statements = _postgresql(schema)
    else:
        statements = _sqlite()
    for one in statements:
        connection.execute(text(one))


def _sqlite() -> Iterator[str]:
    while_kept = f"NOT {_FORGETTING}"
    for table in _FOR_EVER:
        yield from _refused(table, ("UPDATE", "DELETE"))
    for table in ("event", "rating"):
        yield from _refused(table, ("UPDATE", "DELETE"), while_kept)
    for table in ("ticket", "chain", "seal"):
        yield from _refused(table, ("DELETE",), while_kept)
    yield from _refused("ticket", ("UPDATE",), _KEEPS_ITS_LABEL)
    yield from _refused("seal", ("UPDATE",), _KEEPS_ITS_SEAL)
    latest = """(SELECT latest FROM ticket JOIN chain ON chain.unit = ticket.unit
        AND chain.label = ticket.service_day WHERE ticket.id = NEW.ticket)"""
    yield (
        "CREATE TRIGGER event_in_order BEFORE INSERT ON event"
        f" WHEN {_HIDES_THAT_IT_IS_LATE.format(latest=latest)}"
        f" BEGIN SELECT RAISE(ABORT, '{_SAY_SO}'); END"
    )
    for name, act, row, counting in (
        ("joins", "INSERT", "NEW", _ONE_MORE),
        ("joins_again", f"UPDATE OF {_COUNTED}", "NEW", _ONE_MORE),
        ("is_called", f"UPDATE OF {_COUNTED}", "OLD", _ONE_LESS),
        ("is_gone", "DELETE", "OLD", _ONE_LESS),
    ):
        yield (
            f"CREATE TRIGGER leg_{name} AFTER {act} ON leg WHEN {row}.state = 'waiting'"
            f" BEGIN {counting} END"
        )


def _refused(table: str, acts: tuple[str, ...], when: str = "") -> Iterator[str]:
    for act in acts:
        yield (
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
            f"{when and f' WHEN {when}'}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _postgresql(schema: str) -> Iterator[str]:
    # Whoever calls them may not see these tables, or has others of these names.
    definer = f"SECURITY DEFINER SET search_path = {schema}, pg_temp"
    yield from _append_only(definer)
    yield """
        CREATE FUNCTION sealed_field(name text, value text) RETURNS text LANGUAGE sql IMMUTABLE
        AS $$ SELECT coalesce(name || '=' || length(value) || ':' || value || ';', '') $$
    """
    yield _stand_alone(definer)
    yield _begin_chain(definer)
    yield _add_seal(definer)
    for form in FORMS:
        yield _seal_row(form, definer)
        # At the end of the transaction: the head of a chain is the last row that it locks.
        yield (
            f"CREATE CONSTRAINT TRIGGER {form.table}_sealed AFTER INSERT ON {form.table}"
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_{form.table}()"
        )
    for one in STATES:
        yield _seal_state(one, definer)
        yield from _when_changed(one)
    yield from _counting_lines(definer)
    for function in (
        "add_seal(text, text, text, bigint, text, text, text, bigint)",
        "begin_chain(text, text)",
        "stand_alone(integer)",
    ):
        yield f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC"


def _counting_lines(definer: str) -> Iterator[str]:
    # At the end of the transaction, and behind the head of its day's chain, which everybody locks
    # there anyway: clerks of one line do not wait for each other before, and never in a circle.
    yield f"""
        CREATE FUNCTION count_waiting() RETURNS trigger LANGUAGE plpgsql
        {definer} AS $$
        DECLARE
            present leg := coalesce(NEW, OLD);
        BEGIN
            -- Whoever waited for another to begin it has no lock of it yet.
            FOR attempt IN 1..2 LOOP
                PERFORM FROM chain WHERE unit = present.unit AND label = present.service_day
                    FOR UPDATE;
                EXIT WHEN FOUND;
                PERFORM begin_chain(present.unit, present.service_day);
            END LOOP;
            IF OLD.state = 'waiting' THEN {_ONE_LESS} END IF;
            IF NEW.state = 'waiting' THEN {_ONE_MORE} END IF;
            RETURN NULL;
        END $$
    """
    for name, act, when in (
        ("joins", "INSERT", "NEW.state = 'waiting'"),
        ("is_called", f"UPDATE OF {_COUNTED}", "OLD.state = 'waiting' OR NEW.state = 'waiting'"),
        ("is_gone", "DELETE", "OLD.state = 'waiting'"),
    ):
        yield (
            f"CREATE CONSTRAINT TRIGGER leg_{name} AFTER {act} ON leg"
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ({when})"
            " EXECUTE FUNCTION count_waiting()"
        )


def _append_only(definer: str) -> Iterator[str]:
    forgotten = ", ".join(f"'{table}'" for table in _UNTIL_FORGOTTEN)
    yield _refusing("refuse_change", f"TG_TABLE_NAME IN ({forgotten}) AND {_FORGETTING}")
    yield _refusing("refuse_change_of_seals", _FORGETTING)
    for function, kept in (
        ("refuse_relabelling", _KEEPS_ITS_LABEL),
        ("refuse_resealing", _KEEPS_ITS_SEAL),
    ):
        yield f"""
            CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql {definer} AS $$
            BEGIN
                IF {kept} THEN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
                END IF;
                RETURN NEW;
            END $$
        """
    for table, acts, function in (
        *(
            (table, "UPDATE OR DELETE", "refuse_change")
            for table in (*_FOR_EVER, "event", "rating")
        ),
        ("ticket", "DELETE", "refuse_change"),
        ("seal", "DELETE", "refuse_change_of_seals"),
        ("chain", "DELETE", "refuse_change_of_seals"),
    ):
        yield (
            f"CREATE TRIGGER {table}_append_only BEFORE {acts} ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
    for trigger, table, function in (
        ("ticket_keeps_its_label", "ticket", "refuse_relabelling"),
        ("seal_is_kept", "seal", "refuse_resealing"),
    ):
        yield (
            f"CREATE TRIGGER {trigger} BEFORE UPDATE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {function}()"
        )


def _refusing(function: str, unless: str) -> str:
    return f"""
        CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {unless} THEN
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
        END $$
    """


def _stand_alone(definer: str) -> str:
    # No station locks what it likes.
    known = ", ".join(f"{one:d}" for one in Alone)
    return f"""
        CREATE FUNCTION stand_alone(what integer) RETURNS void LANGUAGE plpgsql {definer} AS $$
        BEGIN
            IF what NOT IN ({known}) THEN
                RAISE EXCEPTION 'nobody stands alone at %', what USING ERRCODE = '42501';
            END IF;
            PERFORM pg_advisory_xact_lock(what);
        END $$
    """


def _begin_chain(definer: str) -> str:
    # Whoever begins a chain is alone, so that each follows the one before.
    return f"""
        CREATE FUNCTION begin_chain(of_unit text, named text) RETURNS void LANGUAGE plpgsql
        {definer} AS $$
        DECLARE
            former record;
            office record;
            begins bytea;
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtext('nouba chain'), hashtext(of_unit));
            IF EXISTS (SELECT 1 FROM chain WHERE unit = of_unit AND label = named) THEN
                RETURN;
            END IF;
            SELECT id, length, seal INTO former FROM chain
                WHERE unit = of_unit AND label <> '{OFFICE}' AND named <> '{OFFICE}'
                ORDER BY id DESC LIMIT 1;
            SELECT length, seal INTO office FROM chain
                WHERE unit = of_unit AND label = '{OFFICE}' AND named <> '{OFFICE}';
            begins := sha256(convert_to(
                sealed_field('unit', of_unit) || sealed_field('chain', named)
                    || sealed_field('former', former.id::text)
                    || sealed_field('former_length', former.length::text)
                    || sealed_field('former_seal', encode(former.seal, 'hex'))
                    || sealed_field('office_length', office.length::text)
                    || sealed_field('office_seal', encode(office.seal, 'hex')),
                'UTF8'));
            INSERT INTO chain (unit, label, base, base_length, length, seal,
                former, former_length, former_seal, office_length, office_seal)
            VALUES (of_unit, named, begins, 0, 0, begins,
                former.id, former.length, former.seal, office.length, office.seal);
        END $$
    """


def _add_seal(definer: str) -> str:
    return f"""
        CREATE FUNCTION add_seal(of_unit text, named text, of_kind text, of_ref bigint,
            of_key text, body text, said text, happened bigint) RETURNS bigint LANGUAGE plpgsql
        {definer} AS $$
        DECLARE
            grains bytea;
            hidden bytea;
            head record;
        BEGIN
            IF said <> '' THEN
                grains := uuid_send(gen_random_uuid());
                hidden := sha256(grains || convert_to(said, 'UTF8'));
                body := body || sealed_field('people', encode(hidden, 'hex'));
            END IF;
            FOR attempt IN 1..2 LOOP
                UPDATE chain SET length = length + 1,
                    seal = sha256(chain.seal || convert_to(body, 'UTF8')),
                    latest = greatest(latest, happened)
                WHERE unit = of_unit AND label = named
                RETURNING id, length, chain.seal, latest INTO head;
                EXIT WHEN FOUND;
                PERFORM begin_chain(of_unit, named);
            END LOOP;
            IF of_key IS NOT NULL THEN
                UPDATE seal SET salt = NULL WHERE kind = of_kind AND key = of_key
                    AND chain = head.id AND salt IS NOT NULL;
            END IF;
            INSERT INTO seal (chain, position, kind, ref, key, seal, people, salt)
            VALUES (head.id, head.length, of_kind, coalesce(of_ref, head.length), of_key,
                head.seal, hidden, grains);
            RETURN head.latest;
        END $$
    """


def _seal_row(form: SealForm, definer: str) -> str:
    """Return the function that seals a new row of a form, as ``seals.py`` reads it."""
    of_visit = "ticket" in form.joined
    whose = "visit.unit, visit.service_day" if of_visit else f"NEW.unit, '{OFFICE}'"
    read = "SELECT * INTO visit FROM ticket WHERE id = NEW.ticket;" if of_visit else ""
    # One that is taken in stands behind that it was: several may come at once. Where a later time
    # was committed since the mark was judged, nobody hides anything: the act is tried again.
    in_order = f"""IF {_HIDES_THAT_IT_IS_LATE.format(latest="latest")}
                AND visit.series NOT LIKE '~%' AND NOT EXISTS (SELECT 1 FROM event
                    WHERE ticket = NEW.ticket AND kind = 'taken_in') THEN
                RAISE EXCEPTION '{_SAY_SO}' USING ERRCODE = '40001';
            END IF;"""
    return f"""
        CREATE FUNCTION seal_{form.table}() RETURNS trigger LANGUAGE plpgsql
        {definer} AS $$
        DECLARE
            visit record;
            latest bigint;
        BEGIN
            {read}
            latest := add_seal({whose}, '{form.kind}', NEW.{form.ref.partition(".")[2]}, NULL,
                {_fields(form, form.body)}, {_fields(form, form.people)},
                {"NEW.at" if of_visit else "NULL"});
            {in_order if of_visit else ""}
            RETURN NULL;
        END $$
    """


def _fields(form: SealForm, named: tuple[tuple[str, str], ...]) -> str:
    return " || ".join(
        f"sealed_field('{name}',"
        f" {'NEW' if column.startswith(f'{form.table}.') else 'visit'}.{name}::text)"
        for name, column in named
    )


def _seal_state(form: StateForm, definer: str) -> str:
    """Return the function that seals how a row stands, as ``seals.py`` reads it."""
    before, now = (f"({form.key_in(row)})::text" for row in ("OLD", "NEW"))
    said = " || ".join(f"sealed_field('{one}', NEW.{one}::text)" for one in form.columns)

    def sealed(row: str, key: str, state: str) -> str:
        body = f"sealed_field('kind', '{form.table}') || sealed_field('key', {key})"
        return (
            f"PERFORM add_seal({row}.unit, '{OFFICE}', '{form.table}', NULL,"
            f" {key}, {body}, {state}, NULL)"
        )

    return f"""
        CREATE FUNCTION seal_{form.table}() RETURNS trigger LANGUAGE plpgsql
        {definer} AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                {sealed("OLD", before, "''")};
                RETURN NULL;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF {before} <> {now} THEN
                    {sealed("OLD", before, "''")};
                END IF;
            END IF;
            {sealed("NEW", now, said)};
            RETURN NULL;
        END $$
    """


def _when_changed(form: StateForm) -> Iterator[str]:
    changed = " OR ".join(f"NEW.{one} IS DISTINCT FROM OLD.{one}" for one in form.columns)
    for name, acts, when in (
        ("sealed", "INSERT OR DELETE", ""),
        ("change_sealed", "UPDATE", f"WHEN ({changed})"),
    ):
        yield (
            f"CREATE CONSTRAINT TRIGGER {form.table}_{name} AFTER {acts} ON {form.table}"
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {when}"
            f" EXECUTE FUNCTION seal_{form.table}()"
        )
