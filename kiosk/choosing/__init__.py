"""What a visitor may choose from, and what is to be known of it before."""
