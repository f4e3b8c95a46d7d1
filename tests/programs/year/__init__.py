"""Generated years of a unit: visits, sessions and breaks, from a seed."""
