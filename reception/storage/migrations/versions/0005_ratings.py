"""What visitors say of their visits."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rating",
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("service_day", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("ticket", sa.Text(), nullable=True),
        sa.Column("service", sa.Text(), nullable=True),
        sa.Column("station", sa.Text(), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("rating_known_score")),
        sa.CheckConstraint(
            "(ticket IS NULL) = (service IS NULL)", name=op.f("rating_service_of_ticket")
        ),
        sa.ForeignKeyConstraint(["unit"], ["unit.code"], name=op.f("rating_unit_unit_fkey")),
        sa.ForeignKeyConstraint(["ticket"], ["ticket.id"], name=op.f("rating_ticket_ticket_fkey")),
        sa.ForeignKeyConstraint(
            ["unit", "service"], ["service.unit", "service.code"], name="rating_service_fkey"
        ),
        sa.PrimaryKeyConstraint("operation", name=op.f("rating_pkey")),
        sa.UniqueConstraint("ticket", name="rating_ticket_once"),
    )
    op.create_index("rating_of_day", "rating", ["unit", "service_day"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER rating_append_only BEFORE UPDATE OR DELETE ON rating"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    else:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER rating_no_{act.lower()} BEFORE {act} ON rating"
                " BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END"
            )


def downgrade() -> None:
    op.drop_table("rating")
