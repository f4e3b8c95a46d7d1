"""Carries a station's print jobs to its printer, and what became of them to the database."""
