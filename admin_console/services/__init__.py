"""The page "services": what visitors come for."""
