"""The page "counters": the desks, and what each gives."""
