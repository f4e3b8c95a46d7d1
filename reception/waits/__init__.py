"""Waits foretold by running the hall forward from its present state."""
