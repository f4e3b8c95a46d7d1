"""How a visitor sees, hears and reaches the kiosk."""
