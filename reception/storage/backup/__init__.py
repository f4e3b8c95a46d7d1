"""Backups of both databases, made while they work, and put back (docs/decisions/0031)."""
