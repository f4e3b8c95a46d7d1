"""One step for each change of the schema since 0.2.0."""
