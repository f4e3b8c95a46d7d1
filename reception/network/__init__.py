"""The network of units: a site publishes its visits, and a centre compares sites."""
