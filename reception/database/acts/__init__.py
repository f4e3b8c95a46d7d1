"""What a PostgreSQL server does itself for stations, which write no table (docs/decisions/0036)."""
