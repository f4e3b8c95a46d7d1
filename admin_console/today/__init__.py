"""What the hall looks like now."""
