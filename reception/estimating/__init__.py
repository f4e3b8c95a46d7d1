"""The estimate that learns from the unit's own past, and the figures that say how good it is."""
