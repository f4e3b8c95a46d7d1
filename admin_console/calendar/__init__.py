"""Opening hours, days off, Ramadan, and the year at a glance."""
