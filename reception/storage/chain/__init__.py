"""Chains of seals: what has happened cannot be changed afterwards without being found out."""
