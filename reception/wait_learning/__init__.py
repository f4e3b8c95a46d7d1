"""The expected wait: the formula, what is learned from the past, and how good both are."""
