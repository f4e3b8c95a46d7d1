"""The network of units: what a site publishes, and the centre that follows it (decision 0032)."""
