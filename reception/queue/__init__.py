"""The queue of the day: what clerks and visitors do with its tickets."""
