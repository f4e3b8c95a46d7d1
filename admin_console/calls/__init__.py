"""How calls are heard."""
