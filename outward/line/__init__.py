"""The site's side: what leaves, and how it gets there."""
