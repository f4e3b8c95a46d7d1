"""What visitors say of their visit, counted once and tied to nobody."""
