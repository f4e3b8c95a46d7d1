"""The page "people": who works here, in which role."""
