"""Parts that the pages of the house rules share."""
