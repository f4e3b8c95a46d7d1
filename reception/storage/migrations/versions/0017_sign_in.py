"""Who is in, who has to wait after wrong passwords, PINs and second factors."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_PERSON = (["unit", "login"], ["person.unit", "person.login"])


def upgrade() -> None:
    op.create_table(
        "credential",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("must_change", sa.Integer(), nullable=False),
        sa.Column("factor_secret", sa.Text(), nullable=True),
        sa.Column("factor_since", sa.BigInteger(), nullable=True),
        sa.Column("factor_step", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("must_change IN (0, 1)", name=op.f("credential_must_change_or_not")),
        sa.CheckConstraint(
            "(factor_secret IS NULL) = (factor_since IS NULL)"
            " AND (factor_secret IS NOT NULL OR factor_step IS NULL)",
            name=op.f("credential_whole_factor"),
        ),
        sa.ForeignKeyConstraint(*_PERSON, name="credential_person_fkey"),
        sa.PrimaryKeyConstraint("unit", "login", name=op.f("credential_pkey")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(*_PERSON, name="recovery_code_person_fkey"),
        sa.PrimaryKeyConstraint("unit", "login", "code_hash", name=op.f("recovery_code_pkey")),
    )
    op.create_table(
        "unlock_pin",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=False),
        sa.Column("pepper_mark", sa.Text(), nullable=False),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(*_PERSON, name="unlock_pin_person_fkey"),
        sa.PrimaryKeyConstraint("unit", "login", "station", name=op.f("unlock_pin_pkey")),
    )
    op.create_table(
        "sign_in_try",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("wrong_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("sign_in_try_unit_unit_fkey")),
        sa.PrimaryKeyConstraint("unit", "login", "station", name=op.f("sign_in_try_pkey")),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("app", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("locked_at", sa.BigInteger(), nullable=True),
        sa.Column("wrong_pins", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.CheckConstraint("app IN ('panel', 'console')", name=op.f("sign_in_session_known_app")),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended IS NULL)", name=op.f("sign_in_session_ended_for_a_reason")
        ),
        sa.ForeignKeyConstraint(*_PERSON, name="sign_in_session_person_fkey"),
        sa.PrimaryKeyConstraint("id", name=op.f("sign_in_session_pkey")),
        sa.UniqueConstraint("token_hash", name="sign_in_session_token_once"),
    )
    op.create_index(
        "sign_in_session_once",
        "sign_in_session",
        ["unit", "login", "app"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "sign_in_session_let_in", "sign_in_session", ["unit", "login", "station", "opened_at"]
    )


def downgrade() -> None:
    for table in ("sign_in_session", "sign_in_try", "unlock_pin", "recovery_code", "credential"):
        op.drop_table(table)
