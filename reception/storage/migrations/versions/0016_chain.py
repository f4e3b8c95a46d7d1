"""Chains of seals: each event, each revision and each line of the audit log seals the one before.

PostgreSQL seals by itself, at the end of each transaction, whoever writes; SQLite has no SHA-256,
there Nouba does it. The rows of before are sealed afterwards, in small steps (``sealing.py``), but
for those of the last day, so that what comes next follows them.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0022"
branch_labels = None
depends_on = None

# As reception/storage/chain/form.py reads them; a test compares what both make of a row.
_SEALED = {
    "event": (
        ("seq", "ticket"),
        (
            "unit",
            "service_day",
            "series",
            "number",
            "label",
            "language",
            "issued_at",
            "appointment_at",
        ),
        (
            "kind",
            "at",
            "counter",
            "service",
            "priority",
            "outcome",
            "operation",
            "step",
            "ranked_since",
            "kept_counter",
            "quoted_low_us",
            "quoted_high_us",
        ),
        ("clerk", "kept_clerk", "note"),
    ),
    "audit": (("id", "unit", "at", "act", "refused"), (), (), ("who", "subject")),
    "unit_revision": (
        ("unit", "revision", "made_at", "document", "why", "brings_back"),
        (),
        (),
        ("made_by",),
    ),
}


def upgrade() -> None:
    sequence = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "chain",
        sa.Column("id", sequence, autoincrement=True, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("base", sa.LargeBinary(), nullable=False),
        sa.Column("base_length", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("former", sa.BigInteger(), nullable=True),
        sa.Column("former_length", sa.BigInteger(), nullable=True),
        sa.Column("former_seal", sa.LargeBinary(), nullable=True),
        sa.Column("office_length", sa.BigInteger(), nullable=True),
        sa.Column("office_seal", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("chain_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("chain_pkey")),
        sa.UniqueConstraint("unit", "label", name="chain_once"),
    )
    op.create_table(
        "seal",
        sa.Column("chain", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("people", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["chain"], ["chain.id"], name=op.f("seal_chain_chain_fkey")),
        sa.PrimaryKeyConstraint("chain", "position", name=op.f("seal_pkey")),
        sa.UniqueConstraint("kind", "ref", "chain", name="seal_once"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sealing_past",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("upto", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("sealing_past_pkey")),
    )
    for kind, source, ref in (
        ("event", "event", "seq"),
        ("audit", "audit", "id"),
        ("revision", "unit_revision", "revision"),
    ):
        op.execute(
            f"INSERT INTO sealing_past (kind, done, upto)"
            f" SELECT '{kind}', 0, max({ref}) FROM {source} HAVING count(*) > 0"
        )
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in _SEALED:
            op.execute(f"DROP TRIGGER {table}_sealed ON {table}")
            op.execute(f"DROP FUNCTION seal_{table}()")
        op.execute("DROP FUNCTION add_seal(text, text, text, bigint, text, text)")
        op.execute("DROP FUNCTION begin_chain(text, text)")
        op.execute("DROP FUNCTION sealed_field(text, text)")
        op.execute("DROP FUNCTION refuse_change_of_seals() CASCADE")
    for table in ("sealing_past", "seal", "chain"):
        op.drop_table(table)


def _sqlite() -> None:
    for table, act in (("seal", "UPDATE"), ("seal", "DELETE"), ("chain", "DELETE")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
            " WHEN NOT EXISTS (SELECT 1 FROM forgetting)"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _postgresql() -> None:
    schema = op.get_bind().exec_driver_sql("SELECT quote_ident(current_schema())").scalar()
    # Whoever calls them has other tables of these names: they do not count.
    definer = f"SECURITY DEFINER SET search_path = {schema}, pg_temp"
    op.execute("""
        CREATE FUNCTION refuse_change_of_seals() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM forgetting) THEN
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END IF;
            RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
        END $$
    """)
    for table, acts in (("seal", "UPDATE OR DELETE"), ("chain", "DELETE")):
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE {acts} ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change_of_seals()"
        )
    op.execute("""
        CREATE FUNCTION sealed_field(name text, value text) RETURNS text LANGUAGE sql IMMUTABLE
        AS $$ SELECT coalesce(name || '=' || length(value) || ':' || value || ';', '') $$
    """)
    # Whoever begins a chain is alone, so that each follows the one before.
    op.execute(f"""
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
                WHERE unit = of_unit AND label <> 'office' AND named <> 'office'
                ORDER BY id DESC LIMIT 1;
            SELECT length, seal INTO office FROM chain
                WHERE unit = of_unit AND label = 'office' AND named <> 'office';
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
    """)
    op.execute(f"""
        CREATE FUNCTION add_seal(of_unit text, named text, of_kind text, of_ref bigint, body text,
            said text) RETURNS void LANGUAGE plpgsql
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
                    seal = sha256(chain.seal || convert_to(body, 'UTF8'))
                WHERE unit = of_unit AND label = named
                RETURNING id, length, chain.seal INTO head;
                EXIT WHEN FOUND;
                PERFORM begin_chain(of_unit, named);
            END LOOP;
            INSERT INTO seal (chain, position, kind, ref, seal, people, salt)
            VALUES (head.id, head.length, of_kind, of_ref, head.seal, hidden, grains);
        END $$
    """)
    for table, (leading, of_ticket, body, people) in _SEALED.items():
        sealed = (
            *(("NEW", column) for column in leading),
            *(("visit", column) for column in of_ticket),
            *(("NEW", column) for column in body),
        )
        ref = {"event": "seq", "audit": "id", "unit_revision": "revision"}[table]
        kind = "revision" if table == "unit_revision" else table
        whose = "visit.unit, visit.service_day" if of_ticket else "NEW.unit, 'office'"
        read = "SELECT * INTO visit FROM ticket WHERE id = NEW.ticket;" if of_ticket else ""
        op.execute(f"""
            CREATE FUNCTION seal_{table}() RETURNS trigger LANGUAGE plpgsql
            {definer} AS $$
            DECLARE
                visit record;
            BEGIN
                {read}
                PERFORM add_seal({whose}, '{kind}', NEW.{ref}, {_fields(sealed)},
                    {_fields([("NEW", column) for column in people])});
                RETURN NULL;
            END $$
        """)
        # At the end of the transaction: the head of a chain is the last row that it locks.
        op.execute(
            f"CREATE CONSTRAINT TRIGGER {table}_sealed AFTER INSERT ON {table}"
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION seal_{table}()"
        )
    for function in (
        "add_seal(text, text, text, bigint, text, text)",
        "begin_chain(text, text)",
    ):
        op.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")


def _fields(columns: Sequence[tuple[str, str]]) -> str:
    return " || ".join(f"sealed_field('{name}', {of}.{name}::text)" for of, name in columns)
