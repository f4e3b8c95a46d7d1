"""The only SQL: one module per subject, on SQLite and PostgreSQL alike."""
