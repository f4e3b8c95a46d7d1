"""What whoever leads the hall was told of."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from reception.storage.schema.base import metadata, only_where, sequence

_LEVELS = "('warning', 'critical')"

alert = Table(
    "alert",
    metadata,
    Column("id", sequence, primary_key=True, autoincrement=True),
    Column("unit", Text, ForeignKey("unit.code"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("worst", Text, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("level_since", BigInteger, nullable=False),
    Column("measured", BigInteger),
    Column("detail", Text, nullable=False),
    Column("easing_since", BigInteger),
    Column("ended_at", BigInteger),
    Column("acknowledged_by", Text),
    Column("acknowledged_at", BigInteger),
    Column("acknowledged_level", Text),
    # Whoever changes it names the state she saw: of several who watch, one does.
    Column("changes", Integer, nullable=False),
    CheckConstraint(f"level IN {_LEVELS}", name="known_level"),
    CheckConstraint(f"worst IN {_LEVELS}", name="known_worst"),
    CheckConstraint(f"acknowledged_level IN {_LEVELS}", name="known_acknowledged_level"),
    CheckConstraint(
        "(acknowledged_by IS NULL) = (acknowledged_at IS NULL)"
        " AND (acknowledged_by IS NULL) = (acknowledged_level IS NULL)",
        name="acknowledged_by_somebody",
    ),
    Index(
        "alert_open_once",
        "unit",
        "kind",
        "subject",
        unique=True,
        **only_where("ended_at IS NULL"),
    ),
    Index("alert_began", "unit", "began_at"),
)
