"""The book of closed days: past stays in columns, of which any figure is counted in a moment."""
