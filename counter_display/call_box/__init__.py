"""A number pad of its own that calls visitors, whatever program has the keyboard."""
