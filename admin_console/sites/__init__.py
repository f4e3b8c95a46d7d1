"""The page on which a centre compares the sites that it follows."""
