"""What sheets ask, one small function for each thing that a verb must be told."""
