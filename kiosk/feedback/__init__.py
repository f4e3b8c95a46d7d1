"""What visitors have to say of the office."""
