"""The manager's and administrator's window."""
