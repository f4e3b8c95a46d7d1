"""What each kind of station may do in PostgreSQL: rights of tables, rules of rows, accounts."""
