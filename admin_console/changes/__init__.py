"""The page "changes": who changed what and when, taking it back, and the audit log."""
