"""The page "unit": what the reception is called, and whom visitors may turn to."""
