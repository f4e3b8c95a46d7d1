"""Connections, transactions, change notices and the rows that several subjects read."""
