"""One PostgreSQL account for each station, and what each kind of station may do."""
