"""The page "day": closing it, its slip, and what an outage has left to decide."""
