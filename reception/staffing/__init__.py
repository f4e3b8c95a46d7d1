"""How many counters at which hour, for a target and by the unit's own past."""
