"""The network of units: a site tells the days that are over, and a centre compares sites."""
